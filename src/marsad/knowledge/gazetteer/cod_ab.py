"""OCHA common operational data sets of administrative boundaries (COD-AB), as tables with names and P-codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from marsad.knowledge.gazetteer.entry import Feature, NameKind
from marsad.knowledge.gazetteer.sources import Row, point_of, shorten
from marsad.knowledge.gazetteer.store import Gazetteer

_ADMIN = re.compile(r"^adm(?:in)?(\d)_?([a-z]\w*)$", re.IGNORECASE)
_NOT_NAMES = ("ref", "type", "id", "level", "valid")
_LEVELS: tuple[Feature, ...] = ("country", "admin1", "admin2", "town", "quarter")
_POSITIONS = (
    ("lat", "lon"), ("latitude", "longitude"), ("center_lat", "center_lon"), ("y_coord", "x_coord"), ("y", "x"),
    ("Lat", "Lon"), ("Latitude", "Longitude"), ("LAT", "LON"), ("Y", "X"), ("POINT_Y", "POINT_X"),
)  # fmt: skip


def is_table(header: Iterable[str]) -> bool:
    """Whether the columns are those of such a table."""
    return any(_ADMIN.match(cell.strip()) for cell in header)


@dataclass(slots=True)
class _Division:
    """A division of a table: its names, and the positions of the rows that lie in it."""

    level: int
    country: str
    names: list[str]
    points: list[tuple[float, float]]


def read_divisions_table(table: Iterable[dict[str, str]], base: Gazetteer) -> Iterator[Row]:
    """Yield the divisions of a COD-AB table, each at the mean position of its rows.

    P-codes stay text, leading zeros and all. Where a row gives no position, the deepest of its names that the gazetteer
    knows in that country does; rows that even so have none are passed over.
    """
    found: dict[str, _Division] = {}
    for cells in table:
        levels = _levels(cells)
        if not levels:
            continue
        country = _country(levels.get(0), base)
        point = next((p for lat, lon in _POSITIONS if (p := point_of(cells.get(lat), cells.get(lon)))), None)
        point = point or _known_point(levels, country, base)
        for level, (code, names) in levels.items():
            if names and (level or code):
                key = code or f"{level}:{names[0]}"
                own = found.setdefault(key, _Division(level, country, names, []))
                if point is not None:
                    own.points.append(point)
    for key, division in found.items():
        if not division.points:
            continue
        known = [(name, NameKind.MAIN if n == 0 else NameKind.ALTERNATE) for n, name in enumerate(division.names)]
        known += [(short, NameKind.SHORT) for short in map(shorten, division.names) if short]
        lat, lon = (sum(p[k] for p in division.points) / len(division.points) for k in (0, 1))
        feature = _LEVELS[min(division.level, 4)]
        yield Row(f"pcode:{key}", division.names[0], lat, lon, division.country, "", feature, 0, known)


def _levels(cells: dict[str, str]) -> dict[int, tuple[str, list[str]]]:
    """Return for each level of a row its P-code and its names."""
    out: dict[int, tuple[str, list[str]]] = {}
    for column, value in cells.items():
        head = _ADMIN.match(column or "")
        if not head or not isinstance(value, str) or not value.strip():
            continue
        level, what = int(head.group(1)), head.group(2).lower()
        code, names = out.get(level, ("", []))
        if "pcode" in what:
            code = value.strip()
        elif not any(word in what for word in _NOT_NAMES) and value.strip() not in names:
            names = [*names, value.strip()]
        out[level] = (code, names)
    return out


def _country(top: tuple[str, list[str]] | None, base: Gazetteer) -> str:
    """Return the ISO code of the table's country, by its name, or its own code; "" where neither tells."""
    if top is None:
        return ""
    for name in top[1]:
        for entry in base.named(name):
            if entry.feature == "country":
                return entry.country
    return top[0] if base.country(top[0]) else ""


def _known_point(levels: dict[int, tuple[str, list[str]]], country: str, base: Gazetteer) -> tuple[float, float] | None:
    for level in sorted(levels, reverse=True):
        for name in levels[level][1]:
            for entry in base.find(name):
                if entry.country == country and entry.feature != "country":
                    return entry.lat, entry.lon
    return None
