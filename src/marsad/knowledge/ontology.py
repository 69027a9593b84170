"""What a claim is called in PLOVER, CAMEO and ACLED: one table of conditions (`data/ontology.yaml`), read row by row.

The functions take any claim that has the record's fields. They look at its type, its modality, the words of its span
and the kinds of its actors and targets; the first row that fits decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from marsad.knowledge.actors import Actors
from marsad.model import REAL, Claim, ConfigError, Mention, Modality

_KIND_OF_CODE = {
    1: "state",
    2: "rebel",
    3: "militia",
    4: "identity",
    5: "rioter",
    6: "protester",
    7: "civilian",
    8: "foreign",
}
_ARMED = frozenset({"state", "rebel", "militia", "identity", "foreign"})
_FUTURE = frozenset({Modality.PLANNED, Modality.POSSIBLE, Modality.HYPOTHETICAL})


@dataclass(frozen=True, slots=True)
class Plover:
    """A PLOVER event type with its mode, and the auxiliary modes that the claim's modality asks for."""

    type: str
    mode: str | None = None
    auxiliary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Acled:
    """An ACLED event type and sub-event type; `civilian_targeting` as in the column of that name."""

    event_type: str
    sub_event_type: str
    civilian_targeting: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    plover: str | None
    cameo: str
    acled: str | None
    modality: frozenset[str]
    words: re.Pattern[str] | None
    actor: frozenset[str]
    target: frozenset[str]
    armed: bool
    own: bool


@dataclass(frozen=True, slots=True)
class Ontology:
    """The table: rows by claim type, ACLED's event type by sub-event type, stems by kind."""

    rows: dict[str, tuple[_Row, ...]]
    event_types: dict[str, str]
    plain: dict[str, str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def load_ontology() -> Ontology:
    """Return the packaged table, read on first use.

    Raises:
        ConfigError: a row names a sub-event type that the table does not list.
    """
    text = files("marsad.knowledge").joinpath("data", "ontology.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    table = Ontology(
        rows={kind: tuple(map(_row, rows)) for kind, rows in found["types"].items()},
        event_types=found["disorder"],
        plain=found["plain"],
        kinds=tuple((kind, _stems(stems)) for kind, stems in found["kinds"].items()),
    )
    named = {row.acled for rows in table.rows.values() for row in rows if row.acled} | set(table.plain.values())
    unknown = named - set(table.event_types)
    if unknown:
        raise ConfigError("ontology-invalid", f"ontology.yaml: unknown ACLED sub-event types {sorted(unknown)}.")
    return table


def plover(claim: Claim) -> Plover | None:
    """Return the claim's PLOVER code, or None where PLOVER has none (a bare statement of position)."""
    row = _find(claim)
    if row is None or row.plover is None:
        return None
    kind, _, mode = row.plover.partition("/")
    return Plover(kind, mode or None, _auxiliary(claim, row))


def cameo_root(claim: Claim) -> str:
    """Return the claim's CAMEO root category, '01' to '20'."""
    row = _find(claim)
    return row.cameo if row is not None else "01"


def acled(claim: Claim) -> Acled | None:
    """Return the claim's ACLED types, or None where ACLED would not code it: plans, threats, talk."""
    row = _find(claim)
    if row is None or row.acled is None or claim.modality not in REAL:
        return None
    targeted = "civilian" in kinds_of(claim.targets) or "protester" in kinds_of(claim.targets)
    event_type = load_ontology().event_types[row.acled]
    violent = event_type in ("Explosions/Remote violence", "Violence against civilians", "Protests", "Riots")
    return Acled(event_type, row.acled, targeted and violent)


def plain_acled(code: Plover) -> Acled | None:
    """Return the ACLED types of a PLOVER code of which no more is known than that it happened, or None."""
    table = load_ontology()
    sub_event = table.plain.get(f"{code.type}/{code.mode}") or (
        None if code.type == "COERCE" else table.plain.get(code.type)
    )
    return Acled(table.event_types[sub_event], sub_event) if sub_event else None


def kinds_of(mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the kinds of those mentioned: by the knowledge base, else by the words of the name; 'unknown' for none."""
    return frozenset(_kind(mention.name, mention.id) for mention in mentions) or frozenset({"unknown"})


def _kind(name: str, entry: str | None) -> str:
    actor = Actors.open().by_id.get(entry) if entry else None
    if actor is not None:
        return "media" if actor.type == "media" else _KIND_OF_CODE[actor.kind]
    for kind, stems in load_ontology().kinds:
        if stems.search(name):
            return kind
    return "unknown"


def _find(claim: Claim) -> _Row | None:
    """Return the first row of the claim's type whose conditions all hold."""
    actors, targets = kinds_of(claim.actors), kinds_of(claim.targets)
    armed = bool(actors & _ARMED) and (bool(targets & _ARMED) or (len(claim.actors) > 1 and not claim.targets))
    own = bool({m.name for m in claim.actors} & {m.name for m in claim.attribution})
    for row in load_ontology().rows[claim.type]:
        fits = (
            (not row.modality or _modality(claim.modality) & row.modality)
            and (not row.actor or actors & row.actor)
            and (not row.target or targets & row.target)
            and (armed or not row.armed)
            and (own or not row.own)
            and (row.words is None or row.words.search(claim.span.text))
        )
        if fits:
            return row
    return None


def _modality(modality: Modality) -> frozenset[str]:
    if modality in REAL:
        return frozenset({"real", modality.value})
    return frozenset({"future", modality.value} if modality in _FUTURE else {modality.value})


def _auxiliary(claim: Claim, row: _Row) -> tuple[str, ...]:
    """Return PLOVER's auxiliary modes; a row chosen for its modality has that in its type already."""
    out = ["historical"] if claim.background else []
    if not row.modality:
        if claim.modality in (Modality.PLANNED, Modality.POSTPONED):
            out.append("future")
        elif claim.modality in (Modality.POSSIBLE, Modality.HYPOTHETICAL):
            out.append("hypothetical")
        elif claim.modality in (Modality.DENIED, Modality.CANCELLED):
            out.append("negation")
    return tuple(out)


def _row(found: dict[str, Any]) -> _Row:
    return _Row(
        plover=found.get("plover"),
        cameo=found["cameo"],
        acled=found.get("acled"),
        modality=_set(found.get("modality")),
        words=_stems(found["words"]) if "words" in found else None,
        actor=_set(found.get("actor")),
        target=_set(found.get("target")),
        armed=found.get("armed") == "both",
        own=bool(found.get("own")),
    )


def _set(value: str | list[str] | None) -> frozenset[str]:
    if value is None:
        return frozenset()
    return frozenset([value] if isinstance(value, str) else value)


def _stems(stems: list[str]) -> re.Pattern[str]:
    """Return a pattern that finds a word beginning with one of the stems."""
    return re.compile(r"\b(?:" + "|".join(re.escape(stem) for stem in stems) + ")", re.IGNORECASE)
