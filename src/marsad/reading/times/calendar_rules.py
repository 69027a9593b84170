"""Expressions that name days, months, years and seasons of the calendar, with or without their year."""

from __future__ import annotations

from datetime import date
from functools import cache

from marsad.knowledge.lexicon import load_lexicon
from marsad.reading.times.context import Context, Direction
from marsad.reading.times.days import Days, iso_days, make_date, month_days, part_of, quarter_days, shift, year_days
from marsad.reading.times.grammar import Found, Meaning, RuleBook

CALENDAR = RuleBook()

_MODS = "<mod:(early|late|mid|end|start)>"
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


def _dated(found: Found, context: Context, month: int, day: int, rule: str) -> Meaning | None:
    """Return the meaning of a day and month, with the year said or the nearest."""
    year = found.number("y") or pick_year(month, day, context, context.direction(found.start))
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
    f"({_MODS} (hyphen|of|in)? (the)?)? <m:month> dot? comma? of? <y:year>",
    f"({_MODS} (hyphen|of|in)? (the)?)? <m:month> dot? hyphen <y:year>",
)
def month_year(found: Found, context: Context) -> Meaning | None:
    """'September 2010', 'early June 2014', 'the end of May, 2013'."""
    month, year = found.number("m"), found.number("y")
    return _month(year, month, found, "month-year") if month and year else None


def _month(year: int, month: int, found: Found, rule: str) -> Meaning:
    days, value, said = month_days(year, month), f"{year:04d}-{month:02d}", found.has("y")
    mod = found.kind("mod")
    if mod:
        return Meaning("DATE", value, part_of(days, mod), "interval", f"{rule}:{mod}", year_said=said)
    return Meaning("DATE", value, days, "month", rule, year_said=said)


@CALENDAR.rule(
    f"({_MODS} (hyphen|of|in)?)? <which:(last|next|this|past)>? <m:month>",
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


@CALENDAR.rule(f"({_MODS} (hyphen|of|in)? (the year)?)? <y:year>")
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


@CALENDAR.rule(
    f"(the)? ({_MODS} (hyphen|of (the)?)?)? <d:decade>",
    f"the ({_MODS} hyphen?)? <d:decadeword>",
    f"in (the)? ({_MODS} hyphen?)? <d:decadeword>",
)
def decade(found: Found, context: Context) -> Meaning | None:
    """'the 1990s', 'the late 80s', 'the sixties'."""
    number = found.number("d")
    if number is None:
        return None
    before = found.items[found.match.start() - 1].text.lower() if found.match.start() else ""
    if before in ("his", "her", "their", "my", "your", "our") or (
        number < 1500 and before != "'" and len(found.words()) == 1
    ):
        return Meaning("NONE", "")  # 'a man in his 40s'
    number += 1900 if number < 100 else 0
    days, mod = year_days(number, number + 9), found.kind("mod")
    return Meaning("DATE", iso_days(days), part_of(days, mod) if mod else days, "interval", "decade")


@CALENDAR.rule("(the)? (early|late|mid)? hyphen? <n:(ordinal|nth)> hyphen? <u:unit>")
def century(found: Found, context: Context) -> Meaning | None:
    """'the 20th century'."""
    number = found.number("n")
    if found.word("u") != "century" or not number or number > 21:
        return None
    days = year_days(max(1, number * 100 - 100), number * 100 - 1)
    return Meaning("DATE", iso_days(days), days, "interval", "century")


@cache
def _season_days() -> dict[str, tuple[int, int, int, int]]:
    out = {}
    for name, span in load_lexicon("en", "times").table("season_days").items():
        first, last = span.split("/")
        out[name] = (int(first[:2]), int(first[3:]), int(last[:2]), int(last[3:]))
    return out


def season_days(name: str, year: int) -> Days:
    """Return the days of that (northern) season that begins in the year."""
    m1, d1, m2, d2 = _season_days()[name]
    return date(year, m1, d1), date(year + (m2 < m1), m2, d2)


@CALENDAR.rule(
    "(the)? <which:(last|next|this|past|previous|that)> <s:season>",
    "(in|of|by) (the)? ((early|late|mid) hyphen?)? <s:season> (of? <y:year>)?",
    "<s:season> (of)? <y:year>",
    "(early|late|mid) hyphen? <s:season>",
    "(in)? (the)? <s:season> of <which:(last|next|this)> unit",
)
def season(found: Found, context: Context) -> Meaning | None:
    """'last summer', 'in the spring of 2015', 'winter 2013'."""
    name, year, which, anchor = found.word("s"), found.number("y"), found.kind("which"), context.anchor
    if year is None:
        if anchor is None:
            return None
        year = anchor.year
        first = season_days(name, year)[0]
        direction = context.direction(found.start)
        if which in ("last", "past", "previous") or (not which and direction != "ahead"):
            year -= (
                (season_days(name, year)[1] >= anchor)
                if which
                else (first > shift(anchor, 62 if direction == "open" else 0))
            )
        elif which == "next" or (not which and direction == "ahead"):
            year += season_days(name, year)[0] <= anchor if which else season_days(name, year)[1] < anchor
    days = season_days(name, year)
    return Meaning("DATE", iso_days(days), days, "interval", "season")


@CALENDAR.rule(
    "(the)? <n:nth> <u:unit> ((of|in)? (the year)? <y:year>)?",
    "<q:q> <y:year>?",
    "(the)? <n:nth> <u:unit> of (the|this) unit",
    "(the)? <n:nth> <u:unit> of <which:last> unit",
)
def quarter(found: Found, context: Context) -> Meaning | None:
    """'the first quarter of 2014', 'Q3 2015', 'the second half of 2016'."""
    number = int(found.word("q")[1]) if found.word("q") else found.number("n")
    if number is None or (not found.word("q") and found.word("u") != "quarter") or not 1 <= number <= 4:
        return None
    year = found.number("y") or (context.anchor.year - found.has("which") if context.anchor else None)
    if year is None:
        return None
    return Meaning("DATE", f"{year}-Q{number}", quarter_days(year, number), "interval", "quarter")


@CALENDAR.rule("(the)? <n:nth> half of <y:year>", "(the)? <n:nth> half of (the|this|<which:last>) unit")
def half_year(found: Found, context: Context) -> Meaning | None:
    """'the first half of 2014'."""
    number, year = (
        found.number("n"),
        found.number("y") or (context.anchor.year - found.has("which") if context.anchor else None),
    )
    if number not in (1, 2) or year is None:
        return None
    days = (date(year, 1, 1), date(year, 6, 30)) if number == 1 else (date(year, 7, 1), date(year, 12, 31))
    return Meaning("DATE", f"{year}-H{number}", days, "interval", "half-year")
