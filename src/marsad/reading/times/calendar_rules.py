"""Expressions that name days, months, years and seasons of the calendar, with or without their year."""

from __future__ import annotations

from datetime import date
from functools import cache

from marsad.knowledge.lexicon import load_lexicon
from marsad.reading.times.context import Context, Direction
from marsad.reading.times.days import iso_days, make_date, month_days, part_of, shift, shift_months, year_days
from marsad.reading.times.grammar import Found, Meaning, RuleBook

CALENDAR = RuleBook()

MODS = "<mod:(early|late|mid|end|start)>"
_WEEKDAY = "(<w:weekday> dot? comma? (the)?)?"
_DAYNUM = "(day|ordinal|nth)"
_YEAR = "(comma? of? <y:year>)?"


def pick_year(month: int, day: int, context: Context, direction: Direction) -> int | None:
    """Return the year of a month or day named without it: the nearest one in the verb's direction."""
    anchor = context.anchor
    if anchor is None:
        return context.last_year
    found = [
        d for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (d := make_date(year, month, min(day, 28)))
    ]
    if direction == "past":
        return max((d for d in found if d <= shift(anchor, 2)), default=anchor).year
    if direction == "ahead":
        return min((d for d in found if d >= shift(anchor, -14)), default=anchor).year
    return min(found, key=lambda d: (abs((d - anchor).days) + (60 if d > shift(anchor, 31) else 0), d)).year


def day_meaning(day: date | None, rule: str, *, year_said: bool = False) -> Meaning | None:
    """Return the meaning of one calendar day."""
    if day is None:
        return None
    return Meaning("DATE", day.isoformat(), (day, day), "day", rule, mentions=day, year_said=year_said)


def _month_name(month: int, day: int | None = None) -> str:
    return f"XXXX-{month:02d}" if day is None else f"XXXX-{month:02d}-{day:02d}"


_AFTER_YEAR = frozenset({"(", ")", "-", "–", "—", "."})


def _named_year(found: Found, month: int, day: int) -> int | None:
    """Return the year of a day that has become a name ('the September 11 attacks')."""
    days, followers = _named_days()
    year = days.get(f"{month:02d}-{day:02d}")
    end = found.match.end()
    return year if year and end < len(found.items) and found.items[end].text.lower() in followers else None


@cache
def _named_days() -> tuple[dict[str, int], frozenset[str]]:
    lexicon = load_lexicon("en", "times")
    return {key: int(year) for key, year in lexicon.numbers("named_days").items()}, lexicon.word_set(
        "named_day_followers"
    )


def _dated(found: Found, context: Context, month: int, day: int, rule: str) -> Meaning | None:
    """Return the meaning of a day and month, with the year said or the nearest."""
    year = found.number("y") or _named_year(found, month, day)
    year = year or pick_year(month, day, context, context.direction(found.start))
    if year is None:
        return Meaning("DATE", _month_name(month, day), rule=rule + ":no-year") if day <= 31 else None
    said = make_date(year, month, day)
    weekday = found.number("w")
    if said and weekday and not found.has("y") and said.isoweekday() != weekday:
        # The weekday says which year is meant, where one of the neighbouring years fits.
        said = next(
            (d for y in (year - 1, year + 1) if (d := make_date(y, month, day)) and d.isoweekday() == weekday), said
        )
    return day_meaning(said, rule, year_said=found.has("y"))


@CALENDAR.rule(
    f"{_WEEKDAY} month dot? <d:(day|ordinal)> {_YEAR}", f"{_WEEKDAY} month dot? (the) <d:(ordinal|nth)> {_YEAR}"
)
def month_day(found: Found, context: Context) -> Meaning | None:
    """'May 18', 'Monday, May 18, 2015', 'Sept. 3rd'."""
    month = next(item.value for item in found.words() if item.kind == "month")
    day = found.number("d")
    return _dated(found, context, int(str(month)), day, "month-day") if day else None


@CALENDAR.rule(
    f"{_WEEKDAY} <d:(day|ordinal)> of? <m:month> dot? {_YEAR}",
    f"{_WEEKDAY} (the)? <d:(ordinal|nth)> of? (the)? <m:month> {_YEAR}",
)
def day_month(found: Found, context: Context) -> Meaning | None:
    """'29 April 2014', 'the 3rd of May'."""
    month, day = found.number("m"), found.number("d")
    return _dated(found, context, month, day, "day-month") if month and day else None


@CALENDAR.rule("<h:holiday> (comma? <y:year>)?")
def holiday(found: Found, context: Context) -> Meaning | None:
    """'Christmas Day', 'New Year's Eve, 2014'."""
    value = found.value("h")
    return _dated(found, context, value[0], value[1], "holiday") if isinstance(value, tuple) else None


@CALENDAR.rule("(the)? <n:(ordinal|nth)> (of|in) <which:(this|last|next|the)> <u:unit>")
def day_of_month(found: Found, context: Context) -> Meaning | None:
    """'the 15th of this month', 'the 3rd of last month'."""
    day, which, anchor = found.number("n"), found.kind("which"), context.anchor
    if not day or anchor is None or found.word("u") != "month":
        return None
    month = shift_months(anchor, {"last": -1, "next": 1}.get(which, 0))
    return day_meaning(make_date(month.year, month.month, day), "day-of-month")


@CALENDAR.rule("<d:day> <m:month> <yy:(number|day)>", "<m:month> <d:day> comma <yy:(number|day)>")
def short_year(found: Found, context: Context) -> Meaning | None:
    """'26 Feb 90 (AFP)': two digits are a year where nothing that they could count follows."""
    month, day, item, end = found.number("m"), found.number("d"), found.item("yy"), found.match.end()
    after = found.items[end].text if end < len(found.items) else "."
    if (
        not month
        or not day
        or item is None
        or len(item.text) != 2
        or not item.text.isdigit()
        or after not in _AFTER_YEAR
    ):
        return None
    year = int(item.text)
    return day_meaning(make_date(year + (2000 if year < 50 else 1900), month, day), "short-year", year_said=True)


@CALENDAR.rule("<d:(day|ordinal)> (hyphen|slash) <m:month> (hyphen|slash) <y:(year|day|number)>")
def hyphened(found: Found, context: Context) -> Meaning | None:
    """'12-Mar-2015', '3/May/99'."""
    year, month, day = found.number("y"), found.number("m"), found.number("d")
    if year is None or not month or not day:
        return None
    return day_meaning(
        make_date(year if year > 99 else year + (2000 if year < 70 else 1900), month, day),
        "day-month-year",
        year_said=True,
    )


@CALENDAR.rule("(weekday comma?)? <e:exact>")
def exact(found: Found, context: Context) -> Meaning | None:
    """'2014-04-29', '04/29/2014'."""
    value = found.value("e")
    return day_meaning(value, "exact", year_said=True) if isinstance(value, date) else None


@CALENDAR.rule(
    f"<m:month> dot? <d:(day|ordinal)> (hyphen|dash|to|and) <d2:(day|ordinal)> {_YEAR}",
    f"<m:month> dot? <d:(day|ordinal)> (comma (day|ordinal)){{1,4}} comma? and <d2:(day|ordinal)> {_YEAR}",
    f"<d:(day|ordinal)> (hyphen|dash|to|and) <d2:(day|ordinal)> of? <m:month> dot? {_YEAR}",
    f"(from|between) (the)? <d:(day|ordinal)> (hyphen|dash|to|and) <d2:(day|ordinal)> of? <m:month> dot? {_YEAR}",
)
def day_range(found: Found, context: Context) -> Meaning | None:
    """'March 12-14', 'between 3 and 5 May 2016'."""
    month, low, high = found.number("m"), found.number("d"), found.number("d2")
    if not month or not low or not high or low >= high:
        return None
    year = found.number("y") or pick_year(month, low, context, context.direction(found.start))
    if year is None:
        return Meaning("DATE", f"{_month_name(month, low)}/{_month_name(month, high)}", rule="day-range:no-year")
    first, last = make_date(year, month, low), make_date(year, month, high)
    return (
        Meaning("DATE", iso_days((first, last)), (first, last), "interval", "day-range", last)
        if first and last
        else None
    )


@CALENDAR.rule(
    f"({MODS} (hyphen|of|in)? (the)?)? <m:month> dot? comma? of? <y:year>",
    f"({MODS} (hyphen|of|in)? (the)?)? <m:month> dot? hyphen <y:year>",
)
def month_year(found: Found, context: Context) -> Meaning | None:
    """'September 2010', 'early June 2014', 'the end of May, 2013'."""
    month, year = found.number("m"), found.number("y")
    return _month(year, month, found, "month-year") if month and year else None


def _month(year: int, month: int, found: Found, rule: str) -> Meaning:
    days, value, said = month_days(year, month), f"{year:04d}-{month:02d}", found.has("y") or found.has("u")
    mod = found.kind("mod")
    if mod:
        return Meaning("DATE", value, part_of(days, mod), "interval", f"{rule}:{mod}", year_said=said)
    return Meaning("DATE", value, days, "month", rule, year_said=said)


@CALENDAR.rule(
    f"({MODS} (hyphen|of|in)?)? <which:(last|next|this|past)>? <m:month>",
    "<m:month> (of)? <which:(last|next|this|past|previous|that)> <u:unit>",
)
def month_alone(found: Found, context: Context) -> Meaning | None:
    """'in June', 'last June', 'mid-June', 'June last year'."""
    month, which, unit = found.number("m"), found.kind("which"), found.word("u")
    if not month or (unit and unit != "year"):
        return None
    anchor = context.anchor
    if anchor is None and context.last_year is None:
        return Meaning("DATE", _month_name(month), rule="month:no-year")
    if unit:
        base = context.last_year if which == "that" else anchor.year if anchor else context.last_year
        if base is None:
            return None
        year = base + {"last": -1, "past": -1, "previous": -1, "next": 1}.get(which, 0)
        return _month(year, month, found, "month:of-year")
    direction: Direction = {"last": "past", "past": "past", "next": "ahead"}.get(which) or context.direction(
        found.start
    )  # type: ignore[assignment]
    if anchor is not None and which == "last" and anchor.month == month:
        return _month(anchor.year - 1, month, found, "month:last")
    if anchor is not None and direction == "ahead":
        return _month(anchor.year + (month < anchor.month), month, found, "month")
    year_found = anchor.year - (month > anchor.month) if anchor else context.last_year
    if anchor is not None and direction == "open" and not which:
        # Nothing says which way: the nearer one, and rather back than ahead ('the November election' said in July).
        ahead = (month - anchor.month) % 12
        year_found = anchor.year + (month < anchor.month) if ahead * 1.5 < 12 - ahead else year_found
    return _month(year_found or 1, month, found, "month")


@CALENDAR.rule(f"({MODS} (hyphen|of|in)? (the year)?)? <y:year>")
def year(found: Found, context: Context) -> Meaning | None:
    """'2014', 'early 2014', 'the end of 2013'."""
    number = found.number("y")
    if number is None:
        return None
    days, mod = year_days(number), found.kind("mod")
    if mod:
        return Meaning("DATE", f"{number:04d}", part_of(days, mod), "interval", f"year:{mod}", year_said=True)
    return Meaning("DATE", f"{number:04d}", days, "year", "year", year_said=True)


@CALENDAR.rule("<y:year> (hyphen|dash|slash) <z:(day|number)>")
def years(found: Found, context: Context) -> Meaning | None:
    """'2014-15', '2014/15'."""
    low, item = found.number("y"), found.item("z")
    high = found.number("z")
    if low is None or high is None or item is None or len(item.text) != 2:
        return None
    high += low // 100 * 100
    return Meaning("DATE", f"{low}/{high}", year_days(low, high), "interval", "years") if low < high else None
