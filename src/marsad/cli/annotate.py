"""`marsad annotate`: one layer of the reader by itself."""

from __future__ import annotations

import sys
from typing import Any, BinaryIO

import click

from marsad.cli.encode import encode, encode_line
from marsad.cli.inputs import Teller, take_reports, takes_reports
from marsad.cli.progress import follow
from marsad.flow.layers import LAYER_ROWS
from marsad.flow.spread import spread
from marsad.flow.task import Task
from marsad.intake import Defaults


@click.command("annotate", short_help="Print one layer of the reader: places, times, attributions, figures or types.")
@click.option("--layer", required=True, type=click.Choice(sorted(LAYER_ROWS)), help="The layer to print.")
@click.option("--format", "form", default="jsonl", show_default=True, type=click.Choice(["jsonl", "json"]),
              help="jsonl: one object a report, a line each; json: one document with the problems in it.")  # fmt: skip
@takes_reports
@click.pass_context
def annotate_command(
    ctx: click.Context,
    paths: tuple[str, ...],
    layer: str,
    form: str,
    published: str | None,
    publisher: str | None,
    language: str | None,
    model: str,
    max_chars: int,
    jobs: int | None,
    problems_file: BinaryIO | None,
    strict: bool,
) -> None:
    """Print one layer of the reader, one object per report.

    \b
    places        a geoparser: place names with coordinates
    times         a time tagger: TimeML types and values
    attributions  a quote extractor: source, cue and content
    figures       a toll reader: killed, injured, displaced, housing
    types         an event coder: ACLED and PLOVER codes of the main claim

    Offsets count code points of each report's text, end exclusive. Files and exit codes are as in 'marsad read'.
    """
    teller = Teller(machine=form == "jsonl", file=problems_file)
    reports, total = take_reports(paths, Defaults(published=published, publisher=publisher, language=language), teller)
    task = Task(layer=layer, model=model, max_chars=max_chars)
    rows: list[Any] = []
    for outcome in follow(spread(reports, task, jobs), total, "Reading reports"):
        for problem in outcome.problems:
            teller.tell(problem)
        if form == "jsonl":
            sys.stdout.buffer.writelines(map(encode_line, outcome.items))
        else:
            rows.extend(outcome.items)
    if form == "json":
        sys.stdout.buffer.write(encode({"reports": rows, "problems": teller.told}) + b"\n")
    teller.close()
    ctx.exit(teller.exit_code(strict=strict))
