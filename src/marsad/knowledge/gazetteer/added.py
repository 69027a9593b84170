"""Gazetteers that the user adds: a GeoNames country dump, or an OCHA table of administrative boundaries (COD-AB)."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from io import TextIOWrapper
from pathlib import Path

from marsad.knowledge.gazetteer import build
from marsad.knowledge.gazetteer.cod_ab import is_table, read_divisions_table
from marsad.knowledge.gazetteer.entry import Feature, NameKind
from marsad.knowledge.gazetteer.sources import Row, is_name, point_of, shorten
from marsad.knowledge.gazetteer.store import Gazetteer
from marsad.model import InputError

GEONAMES_COLUMNS = 19
_CODES: dict[str, Feature] = {
    "PPLC": "capital", "PPLX": "quarter", "ADM1": "admin1", "ADM2": "admin2", "PCLI": "country", "LK": "lake",
    "STM": "river", "STMI": "river", "WAD": "valley", "VAL": "valley", "MT": "mountain", "MTS": "mountain",
    "HLL": "mountain", "ISL": "island", "ISLS": "island", "DSRT": "desert", "SEA": "sea", "STRT": "strait",
    "RGN": "region", "AREA": "region",
}  # fmt: skip
_CLASSES: dict[str, Feature] = {"P": "town", "A": "region", "H": "lake", "T": "mountain", "L": "region"}


def add(path: Path, folder: Path, base: Gazetteer) -> tuple[Path, dict[str, str]]:
    """Write a user's table as a gazetteer file in the folder; return its path and its facts.

    Raises:
        InputError: the file is neither a GeoNames dump nor a table with admin names and P-codes.
    """
    if not path.is_file():
        raise InputError("gazetteer-missing", f"There is no file {path}.", path=str(path))
    rows, kind = _rows(path, base)
    if not rows:
        raise InputError("gazetteer-empty", f"{path} holds no place with a name and a position.", path=str(path))
    licence = "GeoNames, CC BY 4.0" if kind == "geonames" else "as its publisher states (OCHA COD-AB)"
    digest = sha256(path.read_bytes()).hexdigest()
    facts = {"name": path.name, "kind": kind, "licence": licence, "version": digest[:12], "sha256": digest}
    target = folder / f"{re.sub(r'[^A-Za-z0-9_-]+', '-', path.stem)}.sqlite"
    build.write(target, rows, facts)
    return target, {**facts, "places": str(len(rows))}


def _rows(path: Path, base: Gazetteer) -> tuple[list[Row], str]:
    """Return the places of a file, and what kind of file it is."""
    if path.suffix.lower() == ".zip":
        try:
            with zipfile.ZipFile(path) as archive:
                names = [n for n in archive.namelist() if n.lower().endswith((".txt", ".csv"))]
                names = [n for n in names if "readme" not in n.lower()]
                if not names:
                    raise InputError("gazetteer-form", f"{path} holds no .txt or .csv table.", path=str(path))
                with archive.open(max(names, key=lambda n: archive.getinfo(n).file_size)) as raw:
                    return _read(TextIOWrapper(raw, encoding="utf-8-sig", errors="replace"), path, base)
        except zipfile.BadZipFile as error:
            raise InputError("gazetteer-form", f"{path} is not a whole ZIP file.", path=str(path)) from error
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as raw:
        return _read(raw, path, base)


def _read(lines: Iterable[str], path: Path, base: Gazetteer) -> tuple[list[Row], str]:
    lines = iter(lines)
    first = next(lines, "")
    if first.count("\t") == GEONAMES_COLUMNS - 1:
        return list(_geonames([first, *lines])), "geonames"
    header = next(csv.reader([first], delimiter=";" if first.count(";") > first.count(",") else ","), [])
    if is_table(header):
        delimiter = ";" if first.count(";") > first.count(",") else ","
        table = csv.DictReader(lines, fieldnames=[cell.strip() for cell in header], delimiter=delimiter)
        return list(read_divisions_table(table, base)), "cod-ab"
    raise InputError(
        "gazetteer-form",
        f"{path} is neither a GeoNames dump ({GEONAMES_COLUMNS} tab-separated columns) nor a table with columns like "
        "admin2_name and admin2_pcode.",
        path=str(path),
    )


def _geonames(lines: list[str]) -> Iterator[Row]:
    """Yield the places of a GeoNames dump; rows that are cut off or without a position are passed over."""
    for line in lines:
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != GEONAMES_COLUMNS:
            continue
        point = point_of(cells[4], cells[5])
        feature = _CODES.get(cells[7]) or _CLASSES.get(cells[6], "site")
        if point is None or not cells[1]:
            continue
        others = [name for name in cells[3].split(",") if is_name(name)]
        names = [(cells[1], NameKind.MAIN), *((name, NameKind.ALTERNATE) for name in (cells[2], *others) if name)]
        names += [(short, NameKind.SHORT) for name, _ in list(names) if cells[6] == "A" and (short := shorten(name))]
        people = int(cells[14]) if cells[14].isdigit() else 0
        yield Row(f"geonames:{cells[0]}", cells[1], *point, cells[8], cells[10], feature, people, names)
