"""What speaks for each of the places that bear one name: rows of numbers per name and place, in the report's company."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np

from marsad.knowledge.fold import fold
from marsad.knowledge.gazetteer import GazetteerEntry, NameKind
from marsad.reading.places.candidates import Candidate
from marsad.reading.places.company import directions, distances_km
from marsad.reading.places.lexicon import words
from marsad.reading.places.view import MAX_ANCHORS, View

FEATURES = ("country", "admin1", "admin2", "capital", "town", "quarter", "site")
SMALL = frozenset({"capital", "town", "quarter", "site", "admin2", "valley", "island"})
FAR_KM = 20_000.0


@dataclass(slots=True, eq=False)
class Group:
    """The candidates of a report that bear one name in one sense, with the places they may mean.

    `within` is the country or division that the report puts right after the name ('Paris, Texas').
    """

    key: str
    members: list[int]
    entries: tuple[GazetteerEntry, ...]
    within: GazetteerEntry | None
    within_elsewhere: GazetteerEntry | None = None
    beside: list[int] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Anchor:
    """A place that some other name of the report means, as far as is known, and how sure that is (0..1)."""

    group: int
    entry: GazetteerEntry
    weight: float


def make_groups(view: View, kept: list[int]) -> list[Group]:
    """Return the groups of the candidates kept (indices), one sense a name unless the report itself tells two apart."""
    groups: dict[tuple[str, str], Group] = {}
    said: dict[str, GazetteerEntry] = {}
    tokens = view.reading.parse.tokens
    for position, n in enumerate(kept):
        c = view.candidates[n]
        if not c.entries:
            continue
        within = None
        if position + 1 < len(kept):
            follower = view.candidates[kept[position + 1]]
            gap = follower.first - c.last
            if (gap == 1 and tokens[c.last].text in (",", "(")) or (gap == 2 and tokens[c.last].text in ("'s",)):
                within = holder(c, follower)
        key = view.keys[n]
        group = groups.setdefault((key, within.id if within else ""), Group(key, [], c.entries, within))
        group.members.append(n)
        if within is not None:
            said.setdefault(key, within)
    out = list(groups.values())
    for group in out:
        group.within_elsewhere = said.get(group.key)
    return out


def holder(inner: Candidate, outer: Candidate) -> GazetteerEntry | None:
    """Return the country or division of the outer name that holds some place of the inner one, or None."""
    for e in outer.entries[:8]:
        if e.feature in ("country", "admin1", "admin2") and e.kind is not NameKind.DEMONYM:
            for own in inner.entries:
                if holds(e, own):
                    return e
    return None


def holds(outer: GazetteerEntry, inner: GazetteerEntry) -> bool:
    """Whether a country or first-order division holds the place."""
    if outer.country != inner.country or inner.feature == "country" or outer.id == inner.id:
        return False
    if outer.feature == "country":
        return True
    if outer.feature == "admin1":
        return outer.admin1 == inner.admin1 and inner.feature != "admin1"
    return outer.admin1 == inner.admin1 and inner.feature in ("town", "capital", "quarter")


def first_anchors(groups: list[Group]) -> list[Anchor]:
    """Return the anchors before anything is ranked: the most important place of each name, surer the fewer bear it."""
    out = []
    for g, group in enumerate(groups):
        best = group.entries[0]
        if group.within is not None:
            best = next((e for e in group.entries if holds(group.within, e)), best)
        sure = 1.0 if group.within is not None or best.importance > 9 else 1.0 / math.sqrt(len(group.entries))
        out.append(Anchor(g, best, sure))
    return out


def rank_features(view: View, groups: list[Group], anchors: list[Anchor]) -> list[np.ndarray]:
    """Return for each group its places' features (places x features)."""
    context = _Context(view, groups, anchors)
    return [context.rows(g, group) for g, group in enumerate(groups)]


class _Context:
    """The company that the places of one report are weighed in."""

    def __init__(self, view: View, groups: list[Group], anchors: list[Anchor]) -> None:
        self.view, self.groups = view, groups
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.states: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.by_group: dict[int, list[Anchor]] = {}
        for anchor in anchors:
            self.by_group.setdefault(anchor.group, []).append(anchor)
            mentions = math.sqrt(len(groups[anchor.group].members)) * anchor.weight
            if anchor.entry.country:
                self.countries[anchor.entry.country] += mentions
                if anchor.entry.admin1:
                    self.states[anchor.entry.country, anchor.entry.admin1] += mentions
        small = [a for a in anchors if a.entry.feature in SMALL]
        small.sort(key=lambda a: -len(groups[a.group].members))
        self.small = small[:MAX_ANCHORS]
        self.at = directions([a.entry for a in self.small])
        self.weights = np.array([a.weight for a in self.small])
        self.owners = np.array([a.group for a in self.small])
        self.keys = [groups[a.group].key for a in self.small]
        self.home_at = directions([view.home] if view.home else [])
        self.neighbours = self._neighbours()

    def _neighbours(self) -> dict[int, list[GazetteerEntry]]:
        """Return for each group the anchors of the names that stand just before and after its members."""
        order = sorted((n, g) for g, group in enumerate(self.groups) for n in group.members)
        out: dict[int, list[GazetteerEntry]] = {}
        candidates = self.view.candidates
        for k, (n, g) in enumerate(order):
            for other in (k - 1, k + 1):
                if 0 <= other < len(order):
                    m, h = order[other]
                    if h != g and abs(candidates[m].first - candidates[n].first) < 30:
                        out.setdefault(g, []).extend(a.entry for a in self.by_group.get(h, ()))
        return out

    def rows(self, g: int, group: Group) -> np.ndarray:
        """Return the features of a group's places."""
        entries = list(group.entries)
        at = directions(entries)
        near = self._nearness(g, group, at)
        home = distances_km(at, self.home_at).min(axis=1, initial=FAR_KM)
        beside = directions([e for e in self.neighbours.get(g, ())[:40] if e.feature in SMALL])
        next_km = distances_km(at, beside).min(axis=1, initial=FAR_KM)
        shared = self._shared(group)
        own_country, own_states = self._without(g)
        total = sum(own_country.values()) or 1.0
        rows = []
        for k, e in enumerate(entries):
            state = own_states[e.country, e.admin1] if e.admin1 else 0.0
            rows.append(
                [
                    e.importance,
                    math.log1p(e.population),
                    entries[0].importance - e.importance,
                    float(k),
                    *(float(e.feature == feature) for feature in FEATURES),
                    *(float(e.kind is kind) for kind in NameKind),
                    float(fold(e.name) == group.key),
                    float(group.within is not None and holds(group.within, e)),
                    float(group.within_elsewhere is not None and holds(group.within_elsewhere, e)),
                    own_country[e.country] / total,
                    math.log1p(own_country[e.country]),
                    state / total,
                    math.log1p(state),
                    *near[k],
                    math.log1p(home[k]),
                    math.log1p(next_km[k]),
                    float(self.view.home is not None and self.view.home.country == e.country),
                    float(
                        self.view.home is not None
                        and bool(e.admin1)
                        and self.view.home.country == e.country
                        and self.view.home.admin1 == e.admin1
                    ),
                    float(self.view.home is not None and self.view.home.id == e.id),
                    *shared,
                ]
            )
        out = np.array(rows, dtype=np.float32)
        # What counts is often not how near a place is but whether another of that name is nearer.
        for column in (-len(shared) - 5, -len(shared) - 4, -len(shared) - 5 - 5):
            out = np.column_stack([out, out[:, column] - out[:, column].min()])
        return out

    def _without(self, g: int) -> tuple[defaultdict[str, float], defaultdict[tuple[str, str], float]]:
        """Return the counts of countries and divisions without the group's own share."""
        countries, states = self.countries.copy(), self.states.copy()
        for anchor in self.by_group.get(g, ()):
            mentions = math.sqrt(len(self.groups[g].members)) * anchor.weight
            country, state = anchor.entry.country, (anchor.entry.country, anchor.entry.admin1)
            countries[country] = max(0.0, countries[country] - mentions)
            states[state] = max(0.0, states[state] - mentions)
        return countries, states

    def _nearness(self, g: int, group: Group, at: np.ndarray) -> np.ndarray:
        """Return how near other names' places are: nearest, second nearest, and how many within 50, 150 and 500 km."""
        others = np.array(
            [owner != g and key != group.key for owner, key in zip(self.owners, self.keys, strict=True)], dtype=bool
        )
        if not others.any():
            return np.tile(np.array([math.log1p(FAR_KM)] * 2 + [0.0] * 4), (len(at), 1))
        km = distances_km(at, self.at[others])
        weights = self.weights[others]
        ordered = np.sort(km + 500 * (1 - weights), axis=1)
        second = ordered[:, 1] if ordered.shape[1] > 1 else np.full(len(at), FAR_KM)
        counts = [np.log1p((weights * (km < limit)).sum(axis=1)) for limit in (50, 150, 500)]
        share = (weights * np.exp(-km / 200)).sum(axis=1) / weights.sum()
        return np.column_stack([np.log1p(ordered[:, 0]), np.log1p(second), *counts, share])

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
            settlement += kind in lists["settlements"] or before in ("downtown", "central")
            label_gpe += c.label == "GPE"
            demonym += c.label == "NORP"
        count = min(len(group.members), 20)
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
        ]
