"""The decisions: which spans are places, which place each name means, and when to say neither."""

from __future__ import annotations

from typing import Literal

import numpy as np

from marsad.knowledge.fold import fold
from marsad.knowledge.gazetteer import GazetteerEntry, NameKind
from marsad.reading.layers import Toponym
from marsad.reading.places.candidates import Candidate, name_like
from marsad.reading.places.groups import Anchor, Group, first_anchors, make_groups
from marsad.reading.places.lexicon import words
from marsad.reading.places.looks import agreement, word_vectors
from marsad.reading.places.ranking import likeness, rank_features
from marsad.reading.places.signals import span_features
from marsad.reading.places.sort import as_called
from marsad.reading.places.trees import Trees, Weights, probability
from marsad.reading.places.view import View

IS_PLACE = 0.45
"""A span at least this likely is taken for a place."""
SAID = 0.6
"""How likely a span is a place that the text itself calls a town, village or district."""
SHARED = 0.7
"""How much of what speaks for the spans that overlap it speaks for a span."""
SETTLED = 0.08
"""A place less likely than this is not given: the name stays without a position."""
SETTLED_LOOSELY = 0.5
"""The same for a place whose own name is spelt quite otherwise, less alike than UNLIKE, or found by the loose key."""
UNLIKE = 0.3


def choose_spans(view: View, likely: np.ndarray, threshold: float = IS_PLACE) -> list[int]:
    """Return the candidates taken for places, in text order.

    Of spans that overlap, the likeliest stands for all: 'Aleppo' and 'Aleppo University' may each be half likely where
    it is certain that there is a place.
    """
    candidates, taken = view.candidates, []
    cluster: list[int] = []
    end = -1
    for n in [
        *sorted(
            range(len(candidates)),
            key=lambda n: (candidates[n].start, candidates[n].end),
        ),
        -1,
    ]:
        if cluster and (n < 0 or candidates[n].start >= end):
            taken += _best_of(candidates, cluster, likely, threshold)
            cluster, end = [], -1
        if n >= 0:
            cluster.append(n)
            end = max(end, candidates[n].end)
    return sorted(taken, key=lambda n: candidates[n].start)


def _best_of(
    candidates: list[Candidate],
    cluster: list[int],
    likely: np.ndarray,
    threshold: float,
) -> list[int]:
    """Return those of a chain of overlapping spans that are taken, none of them overlapping another."""
    taken: list[int] = []
    for n in sorted(cluster, key=lambda n: (-likely[n], n)):
        c = candidates[n]
        rivals = [m for m in cluster if m != n and candidates[m].start < c.end and c.start < candidates[m].end]
        if any(m in taken for m in rivals):
            continue
        if likely[n] + sum(likely[m] for m in rivals) * SHARED >= threshold and likely[n] >= threshold / 2:
            taken.append(n)
    return taken


def anchors_of(groups: list[Group], rows: list[np.ndarray], model: Trees) -> list[Anchor]:
    """Return the place that a ranker finds likeliest for each group, with how likely."""
    return [Anchor(g, entry, sure) for g, (entry, sure) in enumerate(_best(groups, rows, model))]


def _best(groups: list[Group], rows: list[np.ndarray], model: Trees) -> list[tuple[GazetteerEntry, float]]:
    if not groups:
        return []
    likely = probability(model.score(np.concatenate(rows)))
    out, begin = [], 0
    for group, own in zip(groups, rows, strict=True):
        part = likely[begin : begin + len(own)]
        k = int(part.argmax())
        out.append((group.entries[k], float(part[k])))
        begin += len(own)
    return out


def decide(view: View, weights: Weights) -> list[Toponym]:
    """Return the report's toponyms, resolved where the evidence suffices."""
    if not view.candidates:
        return []
    looks = weights.words.score(word_vectors(view))
    signals = span_features(view, looks)
    first = probability(weights.spans.score(signals))
    likely = probability(weights.again.score(np.column_stack([signals, agreement(view, first)])))
    likely = np.maximum(likely, _as_said(view))
    kept = choose_spans(view, likely)
    groups = make_groups(view, kept)
    anchors = anchors_of(groups, rank_features(view, groups, first_anchors(groups)), weights.first)
    chosen: dict[int, tuple[GazetteerEntry, float]] = {}
    for group, best in zip(
        groups,
        _best(groups, rank_features(view, groups, anchors), weights.second),
        strict=True,
    ):
        for n in group.members:
            chosen[n] = best
    tokens = view.reading.parse.tokens
    out = []
    for n in kept:
        c, settled = view.candidates[n], chosen.get(n)
        if settled is not None:
            settled = (as_called(c, settled[0], tokens), settled[1])
        out.append(_toponym(c, settled, float(likely[n])))
    return out


def _as_said(view: View) -> np.ndarray:
    """Return how likely the words before a span alone make it a place: 'the village of X' names one, known or not."""
    tokens, kinds = view.reading.parse.tokens, words()["settlements"]
    out = np.zeros(len(view.candidates))
    for n, c in enumerate(view.candidates):
        if (
            c.first > 1
            and tokens[c.first - 1].lower == "of"
            and tokens[c.first - 2].lower in kinds
            and not view.caseless
        ):
            whole = not any(k.first == c.first and k.last > c.last for k in view.candidates[n + 1 : n + 4])
            out[n] = SAID if whole and name_like(tokens[c.first]) else 0.0
    return out


def _needed(c: Candidate, entry: GazetteerEntry) -> float:
    """Return how likely a place must be to be given: likelier where its name is only something like what is written."""
    far = entry.kind is NameKind.LOOSE or (
        entry.kind is NameKind.ALTERNATE and likeness(fold(c.called or c.name), fold(entry.name)) < UNLIKE
    )
    return SETTLED_LOOSELY if far else SETTLED


def _toponym(c: Candidate, best: tuple[GazetteerEntry, float] | None, likely: float) -> Toponym:
    inside = c.label in ("ORG", "PERSON") and c.cover[1] - c.cover[0] > c.last - c.first
    kind: Literal["place", "demonym", "part"] = "demonym" if c.demonym else "part" if inside else "place"
    if best is None or best[1] < _needed(c, best[0]):
        why = "no place of this name is known" if best is None else f"{best[0].name} is not likely enough"
        return Toponym(c.start, c.end, c.name, kind, score=likely, rule=f"{c.shape}; {why}")
    e, sure = best
    rule = f"{c.shape}; {e.feature} by {e.kind.name.lower()} name, {len(c.entries)} bear it"
    return Toponym(
        c.start, c.end, e.name, kind, e.id, e.lat, e.lon, e.country or None, e.precision, likely * sure, rule
    )  # fmt: skip
