"""What the user should know about a report before it is read: odd characters, an unusable date, words not English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from marsad.intake.extract import Flaw
from marsad.model import Report

EARLIEST = date(1900, 1, 1)

_ODD_BY_CODE = {
    "lone-surrogate": (re.compile("[\ud800-\udfff]"), "lone surrogates, which are kept and written as \\u escapes"),
    "bidi-control": (re.compile("[\u202a-\u202e\u2066-\u2069]"), "controls that turn the direction of reading"),
    "control-character": (re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]"), "control characters, which are read as spaces"),
}


def check_report(report: Report, today: date | None = None) -> Iterator[Flaw]:
    """Yield what is odd about the report. Its text is kept as it came; offsets count its code points."""
    for code, (pattern, words) in _ODD_BY_CODE.items():
        if pattern.search(report.text):
            yield Flaw(code=code, message=f"The text holds {words}.")
    yield from _check_day(report, today or date.today())


def _check_day(report: Report, today: date) -> Iterator[Flaw]:
    stated, day = (report.published or "").strip(), report.published_day
    open_days = "so 'on Friday' and the like stay open"
    if not stated:
        yield Flaw(code="date-missing", message=f"The report has no day of publication, {open_days}; see --published.")
    elif day is None:
        yield Flaw(
            code="date-unreadable", message=f"The day of publication {stated[:40]!r} is no ISO date, {open_days}."
        )
    elif not EARLIEST <= day <= today + timedelta(days=366):
        words = f"The day of publication {day.isoformat()} is hardly one; the days in its claims rest on it."
        yield Flaw(code="date-unlikely", message=words)
