"""What every command that takes reports has in common: its arguments, and the telling of problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import BinaryIO

import click

from marsad.cli.encode import encode_line
from marsad.cli.plain import plain
from marsad.flow.task import MAX_CHARS
from marsad.intake import Defaults, take
from marsad.model import Problem, Report
from marsad.reading.engines.spacy_engine import DEFAULT_MODEL

KNOWN_AHEAD = 10_000
"""Reports taken in before reading starts, so that progress has an end; more are taken in as they are read."""

SHOWN_EACH = 3
"""Problems of one code shown to a person; the rest are counted."""

NOT_READ = 3
"""Exit code where at least one input could not be used."""


def _day(ctx: click.Context, param: click.Parameter, value: datetime | None) -> str | None:
    return value.date().isoformat() if value else None


_OPTIONS = (
    click.argument("paths", nargs=-1, required=True, metavar="PATH|-..."),
    click.option("--published", type=click.DateTime(["%Y-%m-%d"]), callback=_day, metavar="YYYY-MM-DD",
                 help="Day of publication of reports that do not state one; 'on Friday' is counted from it."),
    click.option("--publisher", metavar="NAME", help="Publisher of reports that do not state one."),
    click.option("--language", metavar="CODE", help="Language of reports that do not state one, such as 'en'."),
    click.option("--model", default=DEFAULT_MODEL, show_default=True, metavar="NAME",
                 help="An installed spaCy model to parse with, such as en_core_web_lg."),
    click.option("--max-chars", type=click.IntRange(min=1_000), default=MAX_CHARS, show_default=True, metavar="N",
                 help="Characters of one report to read; what lies beyond is told as a problem."),
    click.option("--jobs", type=click.IntRange(min=1, max=64), metavar="N",
                 help="Processes to read with.  [default: every core when there are many reports]"),
    click.option("--problems", "problems_file", type=click.File("wb", lazy=False), metavar="FILE",
                 help="Also write the problems to FILE, one JSON object a line."),
    click.option("--strict", is_flag=True, help="Exit with 3 also where a report was read only in part."),
)  # fmt: skip


def takes_reports[F: Callable[..., None]](command: F) -> F:
    """Give a command the arguments that say which reports to read, and how."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


class Teller:
    """Tells problems as they come: to a person in words, to a machine as JSON lines, and to a file."""

    def __init__(self, *, machine: bool, file: BinaryIO | None = None) -> None:
        self.told: list[Problem] = []
        self._counts: Counter[str] = Counter()
        self._machine, self._file = machine, file

    def tell(self, problem: Problem) -> None:
        """Show one problem on standard error, and keep it."""
        self.told.append(problem)
        self._counts[problem.code] += 1
        if self._file:
            self._file.write(encode_line(problem))
        if self._machine:
            click.echo(encode_line({"problem": problem}), err=True, nl=False)
        elif self._counts[problem.code] <= SHOWN_EACH:
            word = click.style(problem.severity, fg="red" if problem.severity == "error" else "yellow")
            click.echo(f"{word}: {plain(problem.source)}: {plain(problem.message)} [{problem.code}]", err=True)

    def close(self) -> None:
        """Say how many problems a person was not shown one by one."""
        if self._machine:
            return
        for code, count in self._counts.items():
            if count > SHOWN_EACH:
                click.echo(f"… and {count - SHOWN_EACH:,} more [{code}]; --problems FILE keeps them all.", err=True)

    def exit_code(self, *, strict: bool) -> int:
        """Return 3 where an input could not be used (strict: or was read in part), else 0."""
        bad = any(p.severity == "error" or (strict and p.lost) for p in self.told)
        return NOT_READ if bad else 0


def take_reports(paths: Iterable[str], defaults: Defaults, teller: Teller) -> tuple[Iterator[Report], int | None]:
    """Return the reports, and how many there are where that is known before reading starts."""

    def reports() -> Iterator[Report]:
        for item in take(paths, defaults):
            if isinstance(item, Problem):
                teller.tell(item)
            else:
                yield item

    stream = reports()
    known = list(islice(stream, KNOWN_AHEAD))
    if len(known) < KNOWN_AHEAD:
        return iter(known), len(known)
    return _chained(known, stream), None


def _chained(known: list[Report], stream: Iterator[Report]) -> Iterator[Report]:
    yield from known
    yield from stream
