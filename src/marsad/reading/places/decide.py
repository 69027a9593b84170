"""The decisions: which spans are places, which place each name means, and when to say neither."""

from __future__ import annotations

from typing import Literal

import numpy as np

from marsad.knowledge.gazetteer import GazetteerEntry
from marsad.reading.layers import Toponym
from marsad.reading.places.candidates import Candidate
from marsad.reading.places.ranking import Anchor, Group, first_anchors, make_groups, rank_features
from marsad.reading.places.signals import span_features, word_vectors
from marsad.reading.places.trees import Trees, Weights, probability
from marsad.reading.places.view import View

IS_PLACE = 0.45
"""A span at least this likely is taken for a place."""
SETTLED = 0.12
"""A place less likely than this is not given: the name stays without a position."""


def choose_spans(view: View, likely: np.ndarray, threshold: float = IS_PLACE) -> list[int]:
    """Return the candidates taken for places, in text order, the likelier of two that overlap."""
    taken: list[int] = []
    used: set[int] = set()
    for n in sorted(range(len(view.candidates)), key=lambda n: (-likely[n], n)):
        if likely[n] < threshold:
            break
        c = view.candidates[n]
        letters = range(c.start, c.end)
        if used.isdisjoint((letters[0], letters[-1])) and used.isdisjoint(letters):
            taken.append(n)
            used.update(letters)
    return sorted(taken)


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
    words = weights.words.score(word_vectors(view))
    likely = probability(weights.spans.score(span_features(view, words)))
    kept = choose_spans(view, likely)
    groups = make_groups(view, kept)
    anchors = anchors_of(groups, rank_features(view, groups, first_anchors(groups)), weights.first)
    chosen: dict[int, tuple[GazetteerEntry, float]] = {}
    for group, best in zip(groups, _best(groups, rank_features(view, groups, anchors), weights.second), strict=True):
        for n in group.members:
            chosen[n] = best
    return [_toponym(view.candidates[n], chosen.get(n), float(likely[n])) for n in kept]


def _toponym(c: Candidate, best: tuple[GazetteerEntry, float] | None, likely: float) -> Toponym:
    inside = c.label in ("ORG", "PERSON") and c.cover[1] - c.cover[0] > c.last - c.first
    kind: Literal["place", "demonym", "part"] = "demonym" if c.demonym else "part" if inside else "place"
    if best is None or best[1] < SETTLED:
        why = "no place of this name is known" if best is None else f"{best[0].name} is not likely enough"
        return Toponym(c.start, c.end, c.name, kind, score=likely, rule=f"{c.shape}; {why}")
    e, sure = best
    rule = f"{c.shape}; {e.feature} by {e.kind.name.lower()} name, {len(c.entries)} bear it"
    return Toponym(
        c.start, c.end, e.name, kind, e.id, e.lat, e.lon, e.country or None, e.precision, likely * sure, rule
    )  # fmt: skip
