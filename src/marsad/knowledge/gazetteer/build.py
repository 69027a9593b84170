"""The gazetteer's file: rows written once into a SQLite database that opens at once."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable
from pathlib import Path

from marsad.knowledge.fold import fold, loosen
from marsad.knowledge.gazetteer.entry import NameKind
from marsad.knowledge.gazetteer.sources import Row, read_words

SCHEMA = 4
"""Raised when the file's layout changes; older files are built anew."""

_LAYOUT = """
CREATE TABLE facts(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE places(
    place INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    country TEXT NOT NULL, admin1 TEXT NOT NULL, feature TEXT NOT NULL, population INTEGER NOT NULL,
    importance REAL NOT NULL);
CREATE TABLE names(
    key TEXT NOT NULL, place INTEGER NOT NULL, kind INTEGER NOT NULL, PRIMARY KEY(key, place)) WITHOUT ROWID;
CREATE INDEX countries ON places(country) WHERE feature = 'country';
CREATE INDEX abbreviations ON names(kind) WHERE kind = 4;
CREATE INDEX ids ON places(id);
CREATE TABLE loose(key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY(key, place)) WITHOUT ROWID;
"""


def write(path: Path, rows: Iterable[Row], facts: dict[str, str]) -> None:
    """Write the rows as a gazetteer file at the path; readers see the old file or the whole new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    os.close(handle)
    try:
        _fill(name, rows, {**facts, "schema": str(SCHEMA)})
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _fill(name: str, rows: Iterable[Row], facts: dict[str, str]) -> None:
    base = sqlite3.connect(name)
    base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _LAYOUT)
    places: list[tuple[object, ...]] = []
    names: dict[tuple[str, int], int] = {}
    worst = int(NameKind.LOOSE)
    loose: set[tuple[str, int]] = set()
    loosely = set(read_words("loose_countries"))
    for number, row in enumerate(rows, 1):
        places.append(
            (number, row.id, row.name, row.lat, row.lon, row.country, row.admin1, row.feature, row.population,
             round(row.importance, 3))
        )  # fmt: skip
        for text, kind in row.names:
            key = text if kind is NameKind.ABBREVIATION else fold(text)
            if not key:
                continue
            if int(kind) < names.get((key, number), worst):
                names[key, number] = int(kind)
            if row.country in loosely and kind <= NameKind.SHORT:
                loose.add((loosen(key), number))
    base.executemany("INSERT INTO places VALUES(?,?,?,?,?,?,?,?,?,?)", places)
    base.executemany("INSERT INTO names VALUES(?,?,?)", ((key, n, kind) for (key, n), kind in sorted(names.items())))
    base.executemany("INSERT INTO loose VALUES(?,?)", sorted(loose))
    counts = {"places": str(len(places)), "names": str(len(names))}
    base.executemany("INSERT INTO facts VALUES(?,?)", sorted({**facts, **counts}.items()))
    base.commit()
    base.close()
