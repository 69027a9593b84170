"""The command line: thin commands over `marsad.flow`."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from marsad.flow.annotate import LAYER_ROWS, annotate
from marsad.flow.read import read_reports
from marsad.model import Report


def _rows(path: str) -> list[Report]:
    return [msgspec.json.decode(line, type=Report) for line in Path(path).read_bytes().splitlines() if line.strip()]


@click.group()
def main() -> None:
    """Read reports of a conflict and keep what each claims, on whose word."""


@main.command("read")
@click.argument("paths", nargs=-1)
@click.option("--format", "form", default="jsonl")
def read_command(paths: tuple[str, ...], form: str) -> None:
    """Print the claims of reports."""
    for path in paths:
        for claim in read_reports(_rows(path)):
            sys.stdout.write(msgspec.json.encode(claim).decode() + "\n")


@main.command("annotate")
@click.argument("paths", nargs=-1)
@click.option("--layer", required=True, type=click.Choice(sorted(LAYER_ROWS)))
@click.option("--format", "form", default="jsonl")
def annotate_command(paths: tuple[str, ...], layer: str, form: str) -> None:
    """Print one layer of the reader."""
    for path in paths:
        for row in annotate(_rows(path), layer):
            sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
