"""`marsad read`: reports in, claims out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

import click

from marsad import __version__
from marsad.cli.encode import encode, encode_line
from marsad.cli.inputs import Teller, take_reports, takes_reports
from marsad.cli.progress import follow
from marsad.cli.table import ClaimTable
from marsad.flow.spread import spread
from marsad.flow.task import Outcome, Task
from marsad.intake import Defaults
from marsad.model import Claim, Problem, Report


@click.command("read", short_help="Print the claims of reports: who did what to whom, on whose word.")
@click.option("--format", "form", default="table", show_default=True, type=click.Choice(["table", "jsonl", "json"]),
              help="table: for a person; jsonl: one claim a line; json: one document with problems.")  # fmt: skip
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, metavar="0..1",
              help="Leave out claims of lower confidence.")  # fmt: skip
@click.option("--explain", is_flag=True, help="Say for each claim which steps and lexicon entries made it.")
@click.option("--save", "save_file", type=click.File("wb", lazy=False), metavar="FILE",
              help="Also write the claims to FILE, one JSON object a line.")  # fmt: skip
@click.option("--reports", "reports_file", type=click.File("wb", lazy=False), metavar="FILE",
              help="Also write the reports as they were read to FILE: the texts that the offsets count.")  # fmt: skip
@takes_reports
@click.pass_context
def read_command(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str,
    min_confidence: float,
    explain: bool,
    save_file: BinaryIO | None,
    reports_file: BinaryIO | None,
    published: str | None,
    publisher: str | None,
    language: str | None,
    model: str,
    max_chars: int,
    jobs: int | None,
    problems_file: BinaryIO | None,
    strict: bool,
) -> None:
    """Print the claims of reports.

    PATH is a text, Markdown, HTML or PDF file, a file of JSON Lines with one report a line ({"text": ...,
    "published": "2024-12-06", ...}), a folder of such files, or - for standard input.

    \b
    Exit codes:
      0  every input was read (there may be warnings)
      2  the command makes no sense; nothing was done
      3  at least one input could not be read; the others were
    """
    teller = Teller(machine=form == "jsonl", file=problems_file)
    reports, total = take_reports(paths, Defaults(published=published, publisher=publisher, language=language), teller)
    task = Task(model=model, explain=explain, max_chars=max_chars)
    printer = _PRINTERS[form](explain)
    kept: dict[str, Report] = {}
    outcomes = spread(_remember(reports, kept, reports_file), task, jobs)
    for outcome in follow(outcomes, total, "Reading reports"):
        claims = [claim for claim in outcome.items if claim.confidence >= min_confidence]
        if save_file:
            save_file.writelines(map(encode_line, claims))
        report = kept.pop(outcome.report)
        if not any(problem.severity == "error" for problem in outcome.problems):
            printer.print(report, claims)
        for problem in _problems(outcome):
            teller.tell(problem)
    printer.close(teller.told)
    teller.close()
    ctx.exit(teller.exit_code(strict=strict))


def _remember(reports: Iterator[Report], kept: dict[str, Report], file: BinaryIO | None) -> Iterator[Report]:
    """Yield the reports, keeping each until its outcome is there."""
    for report in reports:
        kept[report.id] = report
        if file:
            file.write(encode_line(report))
        yield report


def _problems(outcome: Outcome) -> Iterator[Problem]:
    yield from outcome.problems
    if not outcome.items and not any(problem.lost for problem in outcome.problems):
        words = "No claims were found in the report."
        yield Problem(code="no-claims", source=outcome.report, message=words, severity="warning", lost=False)


class _Lines:
    """One claim a line, as soon as its report is read."""

    def __init__(self, explain: bool) -> None:
        self._out = sys.stdout.buffer

    def print(self, report: Report, claims: list[Claim]) -> None:
        self._out.writelines(map(encode_line, claims))
        self._out.flush()

    def close(self, problems: list[Problem]) -> None:
        self._out.flush()


class _Document:
    """One JSON document at the end: the claims and the problems."""

    def __init__(self, explain: bool) -> None:
        self._claims: list[Claim] = []

    def print(self, report: Report, claims: list[Claim]) -> None:
        self._claims.extend(claims)

    def close(self, problems: list[Problem]) -> None:
        whole = {"marsad": __version__, "claims": self._claims, "problems": problems}
        sys.stdout.buffer.write(encode(whole) + b"\n")


_PRINTERS: dict[str, Any] = {"jsonl": _Lines, "json": _Document, "table": ClaimTable}
