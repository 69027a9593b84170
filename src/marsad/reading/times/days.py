"""Arithmetic of days: months, weeks, quarters and how TimeML and ISO 8601 write them."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

Days = tuple[date, date]
"""A first and a last day, both inclusive."""

PER_UNIT = {
    "day": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "quarter": 91,
    "year": 365,
    "decade": 3652,
    "century": 36524,
}
"""Days in each unit, roughly; for spans that nobody measured in days."""

LETTERS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "WE", "fortnight": "W",
           "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE"}  # fmt: skip
"""The unit's letter in a TimeML duration, with 'T' where it belongs to the time of day."""


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has none ('31 June', year 0)."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def shift(day: date, days: int) -> date:
    """Return the day so many days later, kept inside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def shift_months(day: date, months: int) -> date:
    """Return the same day so many months later, or that month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = min(max(index // 12, MINYEAR), MAXYEAR), index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def month_days(year: int, month: int) -> Days:
    """Return the month's first and last day."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_days(first: int, last: int | None = None) -> Days:
    """Return the first day of one year and the last of another (of the same one, if no other is given)."""
    low, high = max(first, MINYEAR), min(last if last is not None else first, MAXYEAR)
    return date(low, 1, 1), date(high, 12, 31)


def week_days(day: date) -> Days:
    """Return the Monday and the Sunday of the day's week."""
    monday = shift(day, -day.isoweekday() + 1)
    return monday, shift(monday, 6)


def quarter_days(year: int, quarter: int) -> Days:
    """Return the quarter's first and last day."""
    return date(year, quarter * 3 - 2, 1), month_days(year, quarter * 3)[1]


def part_of(days: Days, part: str) -> Days:
    """Return the early, mid or late third of the days; 'start' and 'end' are their first and last sixth."""
    first, last = days
    length = (last - first).days + 1
    cut = max(1, round(length / (6 if part in ("start", "end") else 3)))
    if part in ("early", "start"):
        return first, shift(first, cut - 1)
    if part in ("late", "end"):
        return shift(last, 1 - cut), last
    margin = (length - cut) // 2
    return shift(first, margin), shift(last, -margin)


def iso_days(days: Days) -> str:
    """Write the days as an ISO 8601 interval, or as one day where they are one."""
    return days[0].isoformat() if days[0] == days[1] else f"{days[0].isoformat()}/{days[1].isoformat()}"


def nearest_weekday(anchor: date, weekday: int, *, ahead: bool, strict: bool = False) -> date:
    """Return the nearest such weekday (1 is Monday) before or after the anchor; the anchor itself unless `strict`."""
    if ahead:
        gap = (weekday - anchor.isoweekday()) % 7
        return shift(anchor, 7 if strict and gap == 0 else gap)
    gap = (anchor.isoweekday() - weekday) % 7
    return shift(anchor, -7 if strict and gap == 0 else -gap)
