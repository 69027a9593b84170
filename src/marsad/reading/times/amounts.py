"""How many units an expression says, and the days that so many units before or after a day are."""

from __future__ import annotations

from datetime import date

from marsad.model import TimePrecision
from marsad.reading.times.days import (
    LETTERS,
    PER_UNIT,
    Days,
    iso_days,
    month_days,
    shift,
    shift_months,
    week_days,
    year_days,
)
from marsad.reading.times.grammar import Found

WEEKS = {"week": 1, "fortnight": 2}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def amount(found: Found) -> float | None:
    """Return how many units are said: 'a' is 1, 'half a' 0.5; None for a vague number."""
    kind = found.kind("n")
    if kind == "fuzzy":
        return None
    value = found.value("n")
    number = 1.0 if kind == "a" else 0.5 if kind == "half" else float(value) if isinstance(value, int | float) else 1.0
    return number + 0.5 if found.has("plus") else number


def moved(base: date, unit: str, number: float) -> tuple[Days, str, TimePrecision]:
    """Return the days, value and precision of the day, week, month or year so many units from the base.

    Offsets in weeks keep the week, in months the month, in years the year: nobody who says 'two years ago' means a day.
    """
    whole = number == int(number)
    if unit in ("second", "minute", "hour"):
        day = shift(base, int(number / {"second": 86400, "minute": 1440, "hour": 24}[unit]))
        return (day, day), day.isoformat(), "day"
    if unit == "day" or not whole:
        day = shift(base, round(number * PER_UNIT.get(unit, 1)))
        return (day, day), day.isoformat(), "day"
    if unit in WEEKS:
        days = week_days(shift(base, int(number) * 7 * WEEKS[unit]))
        return days, iso_days(days), "interval"
    if unit == "weekend":
        days = weekend_days(base, int(number))
        return days, iso_days(days), "interval"
    day = shift_months(base, int(max(-24_000, min(24_000, number * MONTHS[unit]))))
    if unit == "month":
        return month_days(day.year, day.month), f"{day.year:04d}-{day.month:02d}", "month"
    return year_days(day.year), f"{day.year:04d}", "year"


def weekend_days(base: date, shift_by: int = 0) -> Days:
    """Return the Saturday and Sunday of the base's week, or of one so many weeks later."""
    saturday = shift(week_days(base)[0], 5 + 7 * shift_by)
    return saturday, shift(saturday, 1)


def duration_value(number: float | None, unit: str) -> str:
    """Return the TimeML value of so many units, 'PXD' and the like where nobody says how many."""
    shown = "X"
    if number is not None:
        number = number * 2 if unit == "fortnight" else number
        shown = str(int(number)) if number == int(number) else f"{number:.3g}"
    letters = LETTERS[unit]
    return f"PT{shown}{letters[1:]}" if letters[0] == "T" else f"P{shown}{letters}"
