"""Dates and clock times written in figures, and days with names: what a pattern over characters reads best."""

from __future__ import annotations

import re
from functools import cache

from marsad.reading.times.classes import Item, time_words
from marsad.reading.times.days import make_date

_ISO = r"(?P<y1>(?:1[5-9]|20|21)\d\d)(?P<sep>[-/.])(?P<m1>0?[1-9]|1[0-2])(?P=sep)(?P<d1>0?[1-9]|[12]\d|3[01])"
_NUMERIC = (
    r"(?P<a>0?[1-9]|[12]\d|3[01])(?P<sep2>[-/.])(?P<b>0?[1-9]|[12]\d|3[01])(?P=sep2)"
    r"(?P<y2>(?:1[89]|20|21)\d\d|\d\d(?![.\d%]))"
)
_CLOCK = (
    r"(?P<h>[01]?\d|2[0-4])(?:(?P<colon>[:.])(?P<min>[0-5]\d)(?::[0-5]\d)?(?P<ap1>\s?[ap]\.?m\b\.?)?"
    r"|(?P<min2>[0-5]\d)?(?P<ap2>\s?[ap]\.?\s?m\b\.?))"
)
# 'Apr 232017': damage that lost the blank or comma between day and year.
_GLUED = r"(?P<m3>[A-Za-z]{3,9})\.? (?P<d3>0?[1-9]|[12]\d|3[01])(?P<y3>(?:19|20)\d\d)"
_FIXED = re.compile(rf"(?<![\w./:$€£,-])(?:{_ISO}|{_NUMERIC}|{_CLOCK}|{_GLUED})(?![\d%]|[./:-]\d)", re.IGNORECASE)


def find_fixed(text: str) -> list[Item]:
    """Return the dates and clock times in figures, and the named days, in text order."""
    return sorted([*_figures(text), *_holidays(text)], key=lambda item: item.start)


def _figures(text: str) -> list[Item]:
    """Return the dates and clock times in figures: '2014-04-29', '29.04.2014', '04/29/2014', '17:00', '5 p.m.'."""
    out = []
    for match in _FIXED.finditer(text):
        item: Item | None = None
        if match["y1"]:
            item = _exact(match, int(match["y1"]), int(match["m1"]), int(match["d1"]))
        elif match["y3"]:
            month = time_words().months.get(match["m3"].lower())
            item = _exact(match, int(match["y3"]), int(month), int(match["d3"])) if month else None
        elif match["y2"]:
            item = _numeric(match)
        elif match["ap1"] or match["ap2"] or match["colon"] == ":":
            item = _clock(match)
        if item is not None:
            out.append(item)
    return out


@cache
def _holiday_pattern() -> re.Pattern[str]:
    names = sorted(time_words().holidays, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)


def _holidays(text: str) -> list[Item]:
    """Return the days that have names: 'Christmas Eve'."""
    days = time_words().holidays
    return [
        Item("holiday", days[m.group().lower()], m.start(), m.end(), m.group())
        for m in _holiday_pattern().finditer(text)
    ]


def _exact(match: re.Match[str], year: int, month: int, day: int) -> Item | None:
    found = make_date(year, month, day)
    return Item("exact", found, match.start(), match.end(), match.group()) if found else None


def _numeric(match: re.Match[str]) -> Item | None:
    """Read day.month.year, or month/day/year with slashes, whichever the calendar allows."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y2"])
    if year < 100:
        if match["sep2"] == ".":
            return None
        year += 2000 if year < 70 else 1900
    month_first = match["sep2"] == "/"
    first = (b, a) if month_first else (a, b)
    return _exact(match, year, first[1], first[0]) or _exact(match, year, first[0], first[1])


def _clock(match: re.Match[str]) -> Item | None:
    hour, minute = int(match["h"]), int(match["min"] or match["min2"] or 0)
    half = (match["ap1"] or match["ap2"] or "").strip().lower()[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Item("clock", (hour, minute), match.start(), match.end(), match.group()) if hour < 24 else None
