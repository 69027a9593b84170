"""One place of the gazetteer."""

from __future__ import annotations

from enum import IntEnum
from typing import Literal

import msgspec

from marsad.model import PlacePrecision

Feature = Literal[
    "country", "admin1", "admin2", "capital", "town", "quarter", "continent", "region", "sea", "strait", "river",
    "lake", "island", "mountain", "desert", "valley", "site",
]  # fmt: skip

PRECISIONS: dict[str, PlacePrecision] = {
    "country": "country",
    "admin1": "admin1",
    "admin2": "admin2",
    "capital": "town",
    "town": "town",
    "quarter": "exact",
    "site": "exact",
}
"""How close the point of a place of this feature is; the others are 'region'."""


class NameKind(IntEnum):
    """How a place came by a name: its own, another one, one shortened by us, a people's name, an abbreviation."""

    MAIN = 0
    ALTERNATE = 1
    SHORT = 2
    DEMONYM = 3
    ABBREVIATION = 4
    LOOSE = 5


class GazetteerEntry(msgspec.Struct, frozen=True):
    """A place with its point (WGS84 degrees).

    `id` is 'geonames:NUMBER' for places of GeoNames, 'pcode:CODE' for those of an OCHA table, 'marsad:SLUG' for ours.
    `country` is ISO 3166-1 alpha-2 or '' for seas and regions across borders; `admin1` is GeoNames' code within the
    country. `population` is 0 where unknown. `importance` orders namesakes: about the decimal logarithm of how many
    people a place stands for. `names` says how the place came by the name that was asked for.
    """

    id: str
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    feature: Feature
    population: int
    importance: float
    kind: NameKind = NameKind.MAIN

    @property
    def precision(self) -> PlacePrecision:
        """How close the point is to what the name means."""
        return PRECISIONS.get(self.feature, "region")
