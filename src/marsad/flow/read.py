"""Reports in, claims out."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache

from marsad.flow.desk import Desk
from marsad.flow.spread import spread
from marsad.flow.task import MAX_CHARS, Outcome, Task
from marsad.model import Claim, InputError, Problem, Report
from marsad.reading.engines.spacy_engine import DEFAULT_MODEL

__all__ = ["MAX_CHARS", "Outcome", "Task", "read", "read_reports", "spread"]


def read_reports(
    reports: Iterable[Report],
    *,
    model: str = DEFAULT_MODEL,
    explain: bool = False,
    jobs: int | None = 1,
    on_problem: Callable[[Problem], None] | None = None,
) -> Iterator[Claim]:
    """Yield the claims of the reports, in the order of the reports and of their text.

    A report that cannot be read stops nothing: `on_problem` is told of it. `jobs` is the number of processes; None
    takes every core when there are many reports.
    """
    for outcome in spread(reports, Task(model=model, explain=explain), jobs):
        for problem in outcome.problems:
            if on_problem:
                on_problem(problem)
        yield from outcome.items


def read(
    text: str,
    *,
    published: date | str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    report: str = "text",
    explain: bool = False,
    model: str = DEFAULT_MODEL,
) -> list[Claim]:
    """Return the claims of one text, in text order; spans count its code points.

    `published` (the publisher's day) anchors relative dates; without it they stay unresolved. `report` is the id
    that the claims carry. The reader is loaded at the first call and kept.

    Raises:
        InputError: the text cannot be read at all, such as one in a language that has no reader.

    A text that is read in part only makes a warning of Python's own.
    """
    day = published.isoformat() if isinstance(published, date) else published
    one = Report(id=report, text=text, published=day, publisher=publisher, language=language)
    (outcome,) = _desk(Task(model=model, explain=explain)).read([one])
    for problem in outcome.problems:
        if problem.severity == "error":
            raise InputError(problem.code, problem.message, report=report)
        warnings.warn(problem.message, stacklevel=2)
    return list(outcome.items)


@lru_cache(maxsize=4)
def _desk(task: Task) -> Desk:
    return Desk(task)
