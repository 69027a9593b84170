"""What speaks for each of the places that bear a name: rows of numbers per name and place, in the report's company."""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import pairwise

import numpy as np

from marsad.knowledge.fold import fold
from marsad.knowledge.gazetteer import GazetteerEntry, NameKind
from marsad.reading.places.company import directions, distances_km
from marsad.reading.places.groups import Anchor, Group, holds
from marsad.reading.places.lexicon import words
from marsad.reading.places.view import MAX_ANCHORS, View

FEATURES = ("country", "admin1", "admin2", "capital", "town", "quarter", "site")
SMALL = frozenset({"capital", "town", "quarter", "site", "admin2", "valley", "island"})
FAR_KM = 20_000.0


def likeness(a: str, b: str) -> float:
    """Return how alike two folded names are, 0..1: the share of letter pairs they have in common."""
    pairs_a, pairs_b = ({word[k : k + 2] for word in (a, b)[n].split() for k in range(len(word) - 1)} for n in (0, 1))
    total = len(pairs_a) + len(pairs_b)
    return 2 * len(pairs_a & pairs_b) / total if total else 0.0


def rank_features(view: View, groups: list[Group], anchors: list[Anchor]) -> list[np.ndarray]:
    """Return for each group its places' features (places x features)."""
    if not groups:
        return []
    company = _Company(view, groups, anchors)
    rows = [company.own_row(g, group, k) for g, group in enumerate(groups) for k in range(len(group.entries))]
    table = np.column_stack([np.array(rows, dtype=np.float32), company.nearness()])
    out = []
    for begin, end in company.bounds:
        part = table[begin:end]
        # What counts is often not how near a place is but whether another of that name is nearer.
        best = part[:, RELATIVE] - part[:, RELATIVE].min(axis=0)
        out.append(np.column_stack([part, best]))
    return out


RELATIVE = [-8, -7, -2, -1]
"""The columns of distances, from the end: nearest, second nearest, home, next name."""


class _Company:
    """The company that the places of one report are weighed in."""

    def __init__(self, view: View, groups: list[Group], anchors: list[Anchor]) -> None:
        self.view, self.groups = view, groups
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.states: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.by_group: dict[int, list[Anchor]] = {}
        for anchor in anchors:
            self.by_group.setdefault(anchor.group, []).append(anchor)
            self._count(anchor, 1.0)
        small = [a for a in anchors if a.entry.feature in SMALL]
        small.sort(key=lambda a: -len(groups[a.group].members))
        self.small = small[:MAX_ANCHORS]
        ends = np.cumsum([len(group.entries) for group in groups])
        self.bounds = [(int(end) - len(group.entries), int(end)) for end, group in zip(ends, groups, strict=True)]
        self.at = directions([entry for group in groups for entry in group.entries])
        self.shared = [self._shared(group) for group in groups]
        self.company = [self._without(g) for g in range(len(groups))]

    def _count(self, anchor: Anchor, sign: float) -> None:
        entry, mentions = (
            anchor.entry,
            math.sqrt(max(1, len(self.groups[anchor.group].members))) * anchor.weight,
        )
        if entry.country:
            self.countries[entry.country] += sign * mentions
            if entry.admin1:
                self.states[entry.country, entry.admin1] += sign * mentions

    def _without(self, g: int) -> tuple[dict[str, float], dict[tuple[str, str], float], float]:
        """Return the counts of countries and divisions of the other names, and their sum."""
        for anchor in self.by_group.get(g, ()):
            self._count(anchor, -1.0)
        own = self.groups[g].entries
        countries = {e.country: max(0.0, self.countries.get(e.country, 0.0)) for e in own}
        states = {(e.country, e.admin1): max(0.0, self.states.get((e.country, e.admin1), 0.0)) for e in own}
        total = sum(self.countries.values())
        for anchor in self.by_group.get(g, ()):
            self._count(anchor, 1.0)
        return countries, states, max(total, 0.5)

    def own_row(self, g: int, group: Group, k: int) -> list[float]:
        """Return what is known of one place of a name without distances."""
        e, home = group.entries[k], self.view.home
        countries, states, total = self.company[g]
        state = states[e.country, e.admin1] if e.admin1 else 0.0
        name = fold(e.name)
        at_home = home is not None and home.country == e.country
        return [
            e.importance,
            math.log1p(e.population),
            group.entries[0].importance - e.importance,
            float(k),
            *(float(e.feature == feature) for feature in FEATURES),
            *(float(e.kind is kind) for kind in NameKind),
            float(name == group.key),
            likeness(group.key, name),
            float(group.within is not None and holds(group.within, e)),
            float(group.within_elsewhere is not None and holds(group.within_elsewhere, e)),
            countries[e.country] / total,
            math.log1p(countries[e.country]),
            state / total,
            math.log1p(state),
            float(at_home),
            float(at_home and home is not None and bool(e.admin1) and home.admin1 == e.admin1),
            float(home is not None and home.id == e.id),
            *self.shared[g],
        ]

    def nearness(self) -> np.ndarray:
        """Return, for every place of every name, how near the places of other names are.

        Columns: nearest, second nearest (log km, surer anchors first), weight of those within 50, 150 and 500 km, share
        of all that are near, the publisher's home, the names just before and after.
        """
        count = len(self.at)
        far = math.log1p(FAR_KM)
        out = np.tile(np.array([far, far, 0, 0, 0, 0, far, far], dtype=np.float32), (count, 1))
        if self.view.home is not None:
            out[:, 6] = np.log1p(distances_km(self.at, directions([self.view.home]))[:, 0])
        beside = self._beside()
        for (begin, end), entries in zip(self.bounds, beside, strict=True):
            if entries:
                out[begin:end, 7] = np.log1p(distances_km(self.at[begin:end], directions(entries)).min(axis=1))
        if not self.small:
            return out
        km = distances_km(self.at, directions([a.entry for a in self.small]))
        keys = np.array([self.groups[a.group].key for a in self.small])
        weights = np.array([a.weight for a in self.small], dtype=np.float32)
        for (begin, end), group in zip(self.bounds, self.groups, strict=True):
            km[begin:end, keys == group.key] = np.inf
        known = np.where(np.isinf(km), 0, weights)
        unsure = np.minimum(km + 500 * (1 - weights), FAR_KM)
        if unsure.shape[1] > 1:
            nearest = np.partition(unsure, 1, axis=1)[:, :2]
            out[:, :2] = np.log1p(nearest)
        else:
            out[:, 0] = np.log1p(unsure[:, 0])
        for column, limit in ((2, 50), (3, 150), (4, 500)):
            out[:, column] = np.log1p((known * (km < limit)).sum(axis=1))
        out[:, 5] = (known * np.exp(-np.minimum(km, FAR_KM) / 200)).sum(axis=1) / np.maximum(known.sum(axis=1), 1e-6)
        return out

    def _beside(self) -> list[list[GazetteerEntry]]:
        """Return for each group the anchors of the names that stand just before and after its members."""
        order = sorted((n, g) for g, group in enumerate(self.groups) for n in group.members)
        out: list[list[GazetteerEntry]] = [[] for _ in self.groups]
        candidates = self.view.candidates
        for (m, h), (n, g) in pairwise(order):
            if h != g and candidates[n].first - candidates[m].first < 30:
                for one, other in ((g, h), (h, g)):
                    if len(out[one]) < 40:
                        out[one] += [a.entry for a in self.by_group.get(other, ()) if a.entry.feature in SMALL]
        return out

    def _shared(self, group: Group) -> list[float]:
        """Return what all places of the name share: how many they are, and the words around the name."""
        lists, tokens = words(), self.view.reading.parse.tokens
        division = settlement = label_gpe = demonym = 0
        for n in group.members[:20]:
            c = self.view.candidates[n]
            after = tokens[c.last].lower if c.last < len(tokens) else ""
            before = tokens[c.first - 1].lower if c.first else ""
            second = tokens[c.first - 2].lower if c.first > 1 else ""
            kind = second if before == "of" else after
            division += kind in lists["divisions"]
            settlement += kind in lists["settlements"] or before in (
                "downtown",
                "central",
            )
            label_gpe += c.label == "GPE"
            demonym += c.label == "NORP"
        count = max(1, min(len(group.members), 20))
        partial = sum(self.view.candidates[n].shape != "known" for n in group.members[:20])
        return [
            math.log1p(len(group.entries)),
            math.log1p(len(group.members)),
            division / count,
            settlement / count,
            label_gpe / count,
            demonym / count,
            math.log1p(len(self.groups)),
            float(self.view.home is not None),
            float(group.within is not None),
            float(group.hosted),
            float(bool(self.view.host[1])),
            partial / count,
        ]
