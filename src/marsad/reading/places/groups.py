"""Names of a report in one sense each, the places they may mean, and the anchors that the others are weighed by."""

from __future__ import annotations

import math
from dataclasses import dataclass

from marsad.knowledge.gazetteer import GazetteerEntry, NameKind
from marsad.reading.places.candidates import Candidate
from marsad.reading.places.view import View


@dataclass(slots=True, eq=False)
class Group:
    """The candidates of a report that bear one name in one sense, with the places they may mean.

    `within` is the country or division that the report puts right after the name ('Paris, Texas'). `hosted`: the
    publisher's web host is called after it; such a group may have no members.
    """

    key: str
    members: list[int]
    entries: tuple[GazetteerEntry, ...]
    within: GazetteerEntry | None
    within_elsewhere: GazetteerEntry | None = None
    hosted: bool = False


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
        key = view.senses[n]
        group = groups.setdefault((key, within.id if within else ""), Group(key, [], c.entries, within))
        group.members.append(n)
        if within is not None:
            said.setdefault(key, within)
    out = list(groups.values())
    host, bearers = view.host
    if bearers and all(group.key != host for group in out):
        out.append(Group(host, [], bearers, None))
    for group in out:
        group.hosted = bool(bearers) and group.key == host
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
    return outer.admin1 == inner.admin1 and inner.feature in (
        "town",
        "capital",
        "quarter",
    )


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
