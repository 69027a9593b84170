"""One name looked up with a little context, as a person does at the command line."""

from __future__ import annotations

import math

from marsad.knowledge.gazetteer.entry import GazetteerEntry
from marsad.knowledge.gazetteer.store import Gazetteer

NEAR_KM = 50.0
"""At this distance a place counts as much likelier as if ten times as many people lived there."""


def km_between(a: GazetteerEntry, b: GazetteerEntry) -> float:
    """Return the great-circle distance of two places, in km."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (a.lat, a.lon, b.lat, b.lon))
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def disambiguate(
    gazetteer: Gazetteer, name: str, *, near: str | None = None, country: str | None = None
) -> tuple[GazetteerEntry, ...]:
    """Return the places of a name, the likeliest first, given a place it is near or in, and a country (code or name).

    'Paris, Texas' is read as Paris near Texas. Places outside the country are left out; distance only orders.
    """
    found = gazetteer.find(name)
    if not found and "," in name and near is None:
        name, near = (part.strip() for part in name.split(",", 1))
        found = gazetteer.find(name)
    code = _code(gazetteer, country) if country else None
    if code is not None:
        found = tuple(entry for entry in found if entry.country == code)
    around = (gazetteer.abbreviated(near) or gazetteer.find(near)) if near else ()
    if not around:
        return found

    def likely(entry: GazetteerEntry) -> float:
        best = -math.inf
        for other in around[:20]:
            km = km_between(entry, other)
            inside = other.feature in ("country", "admin1") and entry.country == other.country
            inside = inside and (other.feature == "country" or entry.admin1 == other.admin1)
            closeness = 4.0 if inside and entry.id != other.id else -math.log10(1 + km / NEAR_KM)
            best = max(best, closeness * 2 + 0.3 * other.importance)
        return entry.importance + best

    return tuple(sorted(found, key=lambda entry: (-likely(entry), entry.id)))


def _code(gazetteer: Gazetteer, country: str) -> str:
    """Return the ISO code of a country given by code or name; the text itself in capitals where it is neither."""
    if gazetteer.country(country.upper()):
        return country.upper()
    return next((e.country for e in gazetteer.find(country) if e.feature == "country"), country.upper())
