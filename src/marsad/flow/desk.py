"""One desk reads reports one batch at a time, in one process; a report that fails costs itself only."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any

import msgspec

from marsad.flow.boundary import Failure, attempt
from marsad.flow.layers import LAYER_ROWS
from marsad.flow.task import CHARS_A_TOKEN, READABLE, Outcome, Task
from marsad.knowledge.languages import language_name, settle_language
from marsad.model import Problem, Report
from marsad.reading.layers import Reading
from marsad.reading.reader import Reader

# A line counts too: each is parsed by itself, which costs more than its words where it has one.
_TOKEN = re.compile(r"\w+|[^\w\s]|\n")

TOGETHER = 40_000
"""Characters parsed in one go: enough for the parser to be quick, few enough to stay small in memory."""


class Desk:
    """Reads reports for one task, with a reader that is loaded once."""

    def __init__(self, task: Task, reader: Reader | None = None) -> None:
        needs, rows = LAYER_ROWS.get(task.layer, ("claims", None))
        self.task = task
        self.reader = reader or Reader(task.model, until=needs, explain=task.explain)
        self._rows = rows

    def read(self, reports: Sequence[Report]) -> list[Outcome]:
        """Return one outcome per report, in order."""
        outcomes: dict[int, Outcome] = {}
        readings: dict[int, Reading] = {}
        for number, report in enumerate(reports):
            problem = unreadable(report)
            if problem:
                outcomes[number] = Outcome(report=report.id, problems=(problem,))
                continue
            opened = attempt(partial(self._open, report))
            if isinstance(opened, Failure):
                outcomes[number] = _failed(report, opened)
            else:
                readings[number] = opened
        for number in self._parse(readings):
            outcomes[number] = _failed(reports[number], Failure("the parser failed on it"))
            del readings[number]
        for number, reading in readings.items():
            outcomes[number] = self._finish(reading)
        return [outcomes[number] for number in range(len(reports))]

    def _open(self, report: Report) -> Reading:
        kept, problem = cut(report, self.task.max_chars)
        reading = self.reader.open(kept)
        if problem:
            reading.problems.append(problem)
        self.reader.segment(reading)
        return reading

    def _parse(self, readings: dict[int, Reading]) -> list[int]:
        """Parse the readings, many at a time; a group that fails, one by one. Return the numbers of failures."""
        parse = self.reader.engine.parse_many
        failed = []
        for group in _groups(readings):
            if isinstance(attempt(partial(parse, [readings[n] for n in group])), Failure):
                failed += [n for n in group if isinstance(attempt(partial(parse, [readings[n]])), Failure)]
        return failed

    def _finish(self, reading: Reading) -> Outcome:
        """Run the steps; one that fails or takes too long leaves its layers empty, and the next go on."""
        left = self.task.limit_s
        for step in self.reader.steps:
            start = time.process_time()
            failure = attempt(partial(step, reading), max(left, 1.0))
            left -= time.process_time() - start
            if isinstance(failure, Failure):
                reading.problems.append(_step_failed(reading.report, step.name, failure))
            reading.done.update(step.gives)
        items = attempt(partial(self._items, reading))
        if isinstance(items, Failure):
            return _failed(reading.report, items)
        return Outcome(report=reading.report.id, items=tuple(items), problems=tuple(reading.problems))

    def _items(self, reading: Reading) -> list[Any]:
        if self._rows:
            return [{"id": reading.report.id, **self._rows(reading)}]
        return list(reading.claims)


def _groups(readings: dict[int, Reading]) -> Iterator[list[int]]:
    """Yield the numbers of the readings in groups of at most TOGETHER characters, or of one longer reading."""
    group: list[int] = []
    size = 0
    for number, reading in readings.items():
        if group and size + len(reading.text) > TOGETHER:
            yield group
            group, size = [], 0
        group.append(number)
        size += len(reading.text)
    if group:
        yield group


def unreadable(report: Report) -> Problem | None:
    """Return the Problem of a report in a language that there is no reader for; None where it can be read."""
    language = settle_language(report.text, report.language) or "en"
    if language in READABLE:
        return None
    words = f"There is no reader for {language_name(language)} yet, so the report was not read."
    return Problem(code="language-unread", source=report.id, message=words)


def cut(report: Report, max_chars: int) -> tuple[Report, Problem | None]:
    """Return the report with at most so many characters, cut between words, and the Problem that says so."""
    whole = len(report.text)
    limit = min(max_chars, _end_of_token(report.text, max_chars // CHARS_A_TOKEN))
    if whole <= limit:
        return report, None
    end = max(report.text.rfind(mark, max(0, limit - 2_000), limit) + 1 for mark in ("\n", ". ", " ")) or limit
    words = f"The report has {whole:,} characters; the first {end:,} were read. --max-chars reads more."
    problem = Problem(code="text-too-long", source=report.id, message=words, severity="warning")
    return msgspec.structs.replace(report, text=report.text[:end]), problem


def _end_of_token(text: str, number: int) -> int:
    """Return where the token of that number ends, or the text's length where there are fewer."""
    if len(text) <= number:
        return len(text)
    token = next(islice(_TOKEN.finditer(text), max(0, number - 1), None), None)
    return token.end() if token else len(text)


def _failed(report: Report, failure: Failure) -> Outcome:
    words = f"The report could not be read: {failure.reason}. This is a fault of Marsad; please report it."
    return Outcome(report=report.id, problems=(Problem(code="report-failed", source=report.id, message=words),))


def _step_failed(report: Report, step: str, failure: Failure) -> Problem:
    words = f"The step '{step}' was left out: {failure.reason}. What needs it is missing from this report's claims."
    return Problem(
        code="step-too-slow" if failure.slow else "step-failed", source=report.id, message=words, severity="warning"
    )
