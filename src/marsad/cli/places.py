"""`marsad places` and `marsad gazetteer`: look a place name up, and add tables of places."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from marsad.knowledge.gazetteer import Gazetteer, GazetteerEntry, where
from marsad.knowledge.gazetteer.added import add
from marsad.knowledge.gazetteer.lookup import disambiguate

_FILES = click.option(
    "--gazetteer",
    "files",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    help="A gazetteer file to use besides those added (again for more). Also: MARSAD_GAZETTEER.",
)


def open_gazetteer(files: tuple[Path, ...]) -> Gazetteer:
    """Return the gazetteer with what the user has added and the files named."""
    return Gazetteer.open([*where.added_files(), *files])


@click.command("places")
@click.argument("name")
@click.option("--near", help="A place it is near, or lies in: 'Hama', 'Texas'.")
@click.option("--country", help="Its country, by ISO 3166-1 code or name.")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 1000))
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@_FILES
def places_command(
    name: str, near: str | None, country: str | None, limit: int, form: str, files: tuple[Path, ...]
) -> None:
    """Look a place NAME up, in Latin or Arabic script and any transliteration; the likeliest first.

    The exit code is 1 where no place bears the name.
    """
    found = disambiguate(open_gazetteer(files), name, near=near, country=country)
    if form == "jsonl":
        for entry in found[:limit]:
            click.echo(json.dumps(_row(entry), ensure_ascii=False))
    elif found:
        _print_table(found[:limit])
        if len(found) > limit:
            click.echo(f"and {len(found) - limit} more; --limit {len(found)} shows them all", err=True)
    if not found:
        click.echo(f"marsad: no place of the gazetteer is called {name!r}", err=True)
        raise click.exceptions.Exit(1)


def _row(entry: GazetteerEntry) -> dict[str, str | float | int]:
    return {
        "id": entry.id,
        "name": entry.name,
        "lat": entry.lat,
        "lon": entry.lon,
        "country": entry.country,
        "admin1": entry.admin1,
        "feature": entry.feature,
        "precision": entry.precision,
        "population": entry.population,
        "matched_by": entry.kind.name.lower(),
    }


def _print_table(entries: tuple[GazetteerEntry, ...]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("name", "kind", "country", "admin 1", "lat", "lon", "people", "id", "by", box=None)
    for e in entries:
        people = f"{e.population:,}" if e.population else ""
        table.add_row(
            e.name, e.feature, e.country, e.admin1, f"{e.lat:.4f}", f"{e.lon:.4f}", people, e.id, e.kind.name.lower()
        )
    Console(width=None if os.isatty(1) else 160).print(table)


@click.group("gazetteer")
def gazetteer_group() -> None:
    """Add tables of places to the gazetteer, and say what it holds."""


@gazetteer_group.command("add")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), help="Folder to keep it in.")
def add_command(paths: tuple[Path, ...], into: Path | None) -> None:
    """Add a GeoNames country dump (.txt, .zip) or an OCHA COD-AB table (.csv, .zip) for villages and neighbourhoods.

    It is kept in the user's data folder and used from then on. P-codes are kept as they are written.
    """
    base = Gazetteer.open(added=())
    for path in paths:
        target, facts = add(path, into or where.user_folder(), base)
        click.echo(f"added {facts['places']} places of {path} ({facts['kind']}) to {target}")


@gazetteer_group.command("info")
@_FILES
def info_command(files: tuple[Path, ...]) -> None:
    """Print version, counts and licence of every gazetteer in use."""
    gazetteer = open_gazetteer(files)
    for path, facts in zip(gazetteer.paths, gazetteer.facts(), strict=True):
        click.echo(str(path))
        for key in ("name", "version", "places", "names", "licence"):
            click.echo(f"  {key}: {facts.get(key, 'unknown')}")
