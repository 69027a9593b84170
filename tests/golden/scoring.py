"""Compare what the reader claims with what people say it should claim: counts only, no view on what is enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from marsad.model import FAMILY_OF, REAL, Claim, Modality, Report
from marsad.reading.reader import Reader

PHYSICAL = frozenset(["violence", "territory", "toll"])
"""Families that a map shows: a false one puts a blast where there was none."""
PUBLISHED = "2024-12-06"
ARTICLES = frozenset(["the", "a", "an", "of", "and", "al", "its", "their", "his", "her"])


def rows_of(path: Path, fields: int) -> list[list[str]]:
    """Return the lines of a golden file, each split at its bars into so many fields; comments left out."""
    lines = (line.strip() for line in path.read_text(encoding="utf8").splitlines())
    rows = [
        [part.strip() for part in line.split("|", fields - 1)] for line in lines if line and not line.startswith("#")
    ]
    broken = [row for row in rows if len(row) != fields or not all(row)]
    if broken:
        raise ValueError(f"{path.name}: not {fields} fields: {broken[0]}")
    return rows


def claims_of(reader: Reader, sentences: Iterable[str]) -> list[list[Claim]]:
    """Return the claims of each sentence, read as a report of its own."""
    reports = [Report(id=f"s{n}", text=text, published=PUBLISHED) for n, text in enumerate(sentences)]
    return [reading.claims for reading in reader.read(reports)]


def false_events(claims: Sequence[Claim], least: float) -> list[Claim]:
    """Return the claims that put something physical on the map as fact, at that confidence or more."""
    return [c for c in claims if c.modality in REAL and FAMILY_OF[c.type] in PHYSICAL and c.confidence >= least]


@dataclass(slots=True)
class Kinds:
    """How many cases of each kind went wrong, with the sentences."""

    cases: dict[str, int] = field(default_factory=dict)
    wrong: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, failure: str | None) -> None:
        """Count one case; `failure` says what went wrong with it."""
        self.cases[kind] = self.cases.get(kind, 0) + 1
        if failure is not None:
            self.wrong.setdefault(kind, []).append(failure)

    @property
    def share(self) -> float:
        """The share of all cases that went wrong."""
        return sum(map(len, self.wrong.values())) / max(1, sum(self.cases.values()))

    def worst(self, most: int = 8, each: int = 3) -> str:
        """Return the kinds with the most failures and a few of each, to be read by a person."""
        ranked = sorted(self.wrong.items(), key=lambda item: -len(item[1]))[:most]
        return "\n".join(
            "\n".join([f"{kind}: {len(failures)} of {self.cases[kind]}", *(f"    {f}" for f in failures[:each])])
            for kind, failures in ranked
        )


def claim_at(claims: Sequence[Claim], kind: str, start: int, end: int) -> Claim | None:
    """Return the claim of the words start:end: of the type asked for where there is one, and of the fewest words.

    Where none covers the words (they may stand in the governing clause: 'has delayed its elections'), the only claim
    of the type.
    """
    covering = [c for c in claims if c.span.start < end and start < c.span.end]
    typed = [c for c in covering if c.type == kind] or [c for c in claims if c.type == kind][:1]
    return min(typed or covering, key=lambda c: c.span.end - c.span.start, default=None)


def is_real(modality: str) -> bool:
    """Tell whether the modality presents the thing as fact."""
    return Modality(modality) in REAL


@dataclass(slots=True)
class Hits:
    """How many of `of` were right."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Count one."""
        self.right += right
        self.of += 1

    @property
    def share(self) -> float:
        """The share that was right; 1 where there was nothing to get wrong."""
        return self.right / self.of if self.of else 1.0


@dataclass(slots=True)
class Score:
    """Detection by type and overlapping words, and the slots of what was found, over all reports given."""

    gold: int = 0
    claimed: int = 0
    found: int = 0
    slots: dict[str, Hits] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.found / max(1, self.gold + self.claimed)

    def share(self, slot: str) -> float:
        """The share of the claims found, whose gold fills the slot, where the slot is right."""
        return self.slots[slot].share

    def table(self) -> str:
        """Return all figures on one line."""
        slots = ", ".join(f"{name} {hits.share:.2f} ({hits.right}/{hits.of})" for name, hits in self.slots.items())
        return f"F1 {self.f1:.3f} ({self.found} found, {self.gold} gold, {self.claimed} claimed); {slots}"


def score(golds: Iterable[dict[str, Any]], claims: Iterable[Sequence[Claim]]) -> Score:
    """Return how well the claims of each report agree with the labelled report at the same position."""
    total = Score(slots={name: Hits() for name in ("origin", "time", "place", "actor", "real")})
    for report, found in zip(golds, claims, strict=True):
        labels = report["claims"]
        pairs = dict(_pairs(labels, found))
        total.gold += len(labels)
        total.claimed += len(found)
        total.found += len(pairs)
        for number, label in enumerate(labels):
            if number in pairs:
                _score_slots(total.slots, label, found[pairs[number]])
            else:
                total.missed.append(f"{report['id']}: {label['type']}: {label['text']}")
    return total


def _pairs(labels: Sequence[dict[str, Any]], claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of one type whose words share half of the shorter ones, the closest first, each used once."""
    close = []
    for i, label in enumerate(labels):
        for j, claim in enumerate(claims):
            shared = min(label["end"], claim.span.end) - max(label["start"], claim.span.start)
            shorter = min(label["end"] - label["start"], claim.span.end - claim.span.start)
            if label["type"] == claim.type and 2 * shared >= shorter > 0:
                away = abs(label["start"] - claim.span.start) + abs(label["end"] - claim.span.end)
                close.append((away, i, j))
    labels_used, claims_used = set(), set()
    for _, i, j in sorted(close):
        if i not in labels_used and j not in claims_used:
            labels_used.add(i)
            claims_used.add(j)
            yield i, j


def _score_slots(slots: dict[str, Hits], label: dict[str, Any], claim: Claim) -> None:
    origin, said = label["attribution"][:1], [m.name for m in claim.attribution[:1]]
    slots["origin"].add(same_name(origin[0], said[0]) if origin and said else origin == said)
    for slot, names, mentions in (("place", "places", claim.places), ("actor", "actors", claim.actors)):
        if label[names]:
            slots[slot].add(any(same_name(gold, m.name) for gold in label[names] for m in mentions))
    if label["time"] is not None:
        slots["time"].add(claim.time is not None and same_period(label["time"], claim.time.start, claim.time.end))
    slots["real"].add(is_real(label["modality"]) == is_real(claim.modality))


def same_name(one: str, other: str) -> bool:
    """Tell whether one name holds all words of the other, articles and plural endings aside."""
    words, others = _words(one), _words(other)
    return bool(words and others) and (words <= others or others <= words)


def _words(name: str) -> set[str]:
    plain = "".join(c if c.isalnum() else " " for c in name.casefold().replace("'", "").replace("’", ""))
    return {w[:-1] if len(w) > 3 and w.endswith("s") else w for w in plain.split()} - ARTICLES


def same_period(label: dict[str, str], start: str | None, end: str | None) -> bool:
    """Tell whether the periods share at least half of the longer one; days are inclusive."""
    if start is None or end is None:
        return False
    a, b, c, d = (date.fromisoformat(day) for day in (label["start"], label["end"], start, end))
    shared = (min(b, d) - max(a, c)).days + 1
    return 2 * shared >= max((b - a).days, (d - c).days) + 1
