"""Town or division: which of two places of one name and one neighbourhood a mention means."""

from __future__ import annotations

from marsad.knowledge.gazetteer import GazetteerEntry
from marsad.knowledge.gazetteer.lookup import km_between
from marsad.reading.layers import Token
from marsad.reading.places.candidates import Candidate
from marsad.reading.places.lexicon import words

TOWN_KM = 60.0
"""A town this near the middle of a division of its name is its chief town."""
DIVISION_KM = 200.0


def as_called(c: Candidate, chosen: GazetteerEntry, tokens: list[Token]) -> GazetteerEntry:
    """Return the place that the words beside the name ask for: 'Homs province' a division, else the town of Homs.

    Only places of the same name, in the same part of the world as the one chosen, are exchanged.
    """
    if chosen.feature not in ("admin1", "admin2", "town", "capital") or c.shape != "known":
        return chosen
    after = tokens[c.last].lower if c.last < len(tokens) else ""
    of = c.first > 1 and tokens[c.first - 1].lower == "of"
    word = tokens[c.first - 2].lower if of else after
    lists = words()
    if word in lists["second_divisions"]:
        wanted, limit = ("admin2", "admin1"), DIVISION_KM
    elif word in lists["divisions"]:
        wanted, limit = ("admin1", "admin2"), DIVISION_KM
    elif chosen.feature in ("town", "capital"):
        return chosen
    else:
        wanted, limit = ("capital", "town"), TOWN_KM
    if chosen.feature == wanted[0]:
        return chosen
    for feature in wanted:
        for entry in c.entries:
            if entry.feature == feature and entry.country == chosen.country and km_between(entry, chosen) < limit:
                return entry
    return chosen
