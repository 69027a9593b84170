"""The step itself: candidates, which of them are places, and which place each is."""

from __future__ import annotations

from marsad.knowledge.gazetteer import Gazetteer
from marsad.reading.layers import Reading, Toponym
from marsad.reading.places.candidates import PLACE_LABELS, Candidate, CandidateFinder
from marsad.reading.places.resolve import resolve

_BEFORE = frozenset(
    ["in", "at", "near", "from", "to", "of", "around", "outside", "inside", "into", "toward", "towards", "through", "across", "throughout", "between", "via", "over", "on", "against", "northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern", "southwestern", "north", "south", "east", "west"]
)
_GENERIC = frozenset(
    ["province", "governorate", "county", "city", "town", "village", "district", "region", "state", "parish", "countryside", "suburb", "neighborhood", "neighbourhood", "area", "airport", "oblast", "front", "camp"]
)


class FindPlaces:
    """Fill `toponyms`."""

    name = "places"
    requires: tuple[str, ...] = ("blocks", "parse")
    gives: tuple[str, ...] = ("toponyms",)

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self.gazetteer = gazetteer or Gazetteer.open()
        self.candidates = CandidateFinder(self.gazetteer)

    def __call__(self, reading: Reading) -> None:
        """Fill `toponyms`."""
        capitals = sum(token.text[0].isupper() for token in reading.parse.tokens)
        caseless = capitals * 50 < len(reading.parse.tokens)
        found = [c for c in self.candidates(reading.text, reading.parse, caseless) if _is_place(c, reading, caseless)]
        chosen = resolve(found, reading)
        reading.toponyms = [_toponym(c, e) for c, e in zip(found, chosen, strict=True)]


def _is_place(c: Candidate, reading: Reading, caseless: bool) -> bool:
    """Decide by rule whether a candidate is a place name."""
    tokens = reading.parse.tokens
    before = tokens[c.first - 1].lower if c.first else ""
    after = tokens[c.last].lower if c.last < len(tokens) else ""
    cue = before in _BEFORE or after in _GENERIC
    importance = c.entries[0].importance if c.entries else 0.0
    if c.demonym:
        return not caseless or importance > 9
    if c.label == "PERSON" and c.cover != (c.first, c.last):
        return False
    if c.label in PLACE_LABELS:
        return True
    if caseless:
        return importance > 7 or (cue and importance > 5)
    if c.label in (
        "DATE",
        "TIME",
        "PERCENT",
        "MONEY",
        "CARDINAL",
        "ORDINAL",
        "QUANTITY",
        "LANGUAGE",
        "WORK_OF_ART",
        "EVENT",
        "LAW",
    ):
        return cue and importance > 5
    if not c.entries:
        return False
    if c.label in ("ORG", "PERSON"):
        return importance > 6 or (cue and c.cover == (c.first, c.last))
    return importance > 6 or cue


def _toponym(c: Candidate, entry: object) -> Toponym:
    from marsad.knowledge.gazetteer import GazetteerEntry

    part = c.label in ("ORG", "PERSON", "FAC") and c.cover[1] - c.cover[0] > c.last - c.first
    kind = "demonym" if c.demonym else "part" if part else "place"
    if not isinstance(entry, GazetteerEntry):
        return Toponym(c.start, c.end, c.name, kind, rule="not in the gazetteer")  # type: ignore[arg-type]
    return Toponym(
        c.start,
        c.end,
        entry.name,
        kind,
        entry.id,
        entry.lat,
        entry.lon,
        entry.country or None,
        entry.precision,
        0.5,
        "first version",  # type: ignore[arg-type]
    )
