"""Expressions that count from the day of publication or from the last day mentioned."""

from __future__ import annotations

from datetime import date

from marsad.model import TimePrecision
from marsad.reading.times.calendar_rules import day_meaning
from marsad.reading.times.context import Context
from marsad.reading.times.days import (
    LETTERS,
    PER_UNIT,
    Days,
    iso_days,
    month_days,
    nearest_weekday,
    part_of,
    quarter_days,
    shift,
    shift_months,
    week_days,
    year_days,
)
from marsad.reading.times.grammar import Found, Meaning, RuleBook

RELATIVE = RuleBook()

_N = "<n:(number|day|fuzzy|a|half a?)>"
_HALF = "<plus:and a half>?"
_SPAN = {"week": 1, "fortnight": 2}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def _part(meaning: Meaning | None, found: Found) -> Meaning | None:
    """Return the meaning as a time of day where a part of the day is said."""
    if meaning is None or not found.has("p"):
        return meaning
    return Meaning("TIME", meaning.value, meaning.days, meaning.precision, meaning.rule + ":part", meaning.mentions)


@RELATIVE.rule(
    "(early|late|later)? <which:(last|next|following|this|past|previous|that)>? <w:weekday> <p:part>?",
    "<w:weekday> (of)? <which:(last|next|this|past)> <u:unit>",
    "(early|late)? <p:part> of? <w:weekday>",
)
def weekday(found: Found, context: Context) -> Meaning | None:
    """'Friday', 'next Sunday', 'Thursday night', 'Monday last week'."""
    number, which, unit = found.number("w"), found.kind("which"), found.word("u")
    if number is None or (unit and unit != "week"):
        return None
    anchor = context.anchor
    if anchor is None:
        return Meaning("TIME" if found.has("p") else "DATE", f"XXXX-WXX-{number}", rule="weekday:no-anchor")
    if unit:
        day = shift(week_days(anchor)[0], number - 1 + {"last": -7, "past": -7, "next": 7}.get(which, 0))
    else:
        day = _weekday(number, which, context, found)
    return _part(day_meaning(day, "weekday"), found)


def _weekday(number: int, which: str, context: Context, found: Found) -> date:
    anchor = context.anchor or date.min
    direction = context.direction(found.items[found.match.start("w")].start)
    if which in ("next", "following"):
        base = context.last if context.last and direction == "past" and context.last < anchor else anchor
        return nearest_weekday(base, number, ahead=True, strict=True)
    if which in ("last", "past", "previous"):
        return nearest_weekday(anchor, number, ahead=False, strict=True)
    if which == "this":
        return nearest_weekday(anchor, number, ahead=direction != "past")
    if which == "that" and context.last:
        return nearest_weekday(context.last, number, ahead=False)
    return nearest_weekday(anchor, number, ahead=direction == "ahead")


_DEICTIC = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0}


@RELATIVE.rule("(early|late|earlier|later)? <d:(today|tonight|yesterday|tomorrow|overnight)> <p:part>?",
               "the? unit <side:(before|after)> <d:(yesterday|tomorrow)>")  # fmt: skip
def deictic(found: Found, context: Context) -> Meaning | None:
    """'today', 'yesterday evening', 'overnight', 'the day before yesterday'."""
    word, anchor = found.kind("d"), context.anchor
    kind = "TIME" if found.has("p") or word in ("tonight", "overnight") else "DATE"
    if anchor is None:
        return Meaning(kind, "XXXX-XX-XX", rule="deictic:no-anchor")
    day = shift(anchor, _DEICTIC[word] + (0 if not found.has("side") else -1 if word == "yesterday" else 1))
    days = (shift(day, -1), day) if word == "overnight" else (day, day)
    return Meaning(kind, day.isoformat(), days, "day" if days[0] == days[1] else "interval", f"deictic:{word}", day)


@RELATIVE.rule(
    "(early|late|earlier|later)? <which:(this|last|that|next|following)> <p:part>",
    "the? <which:(next|following|that|previous)> <p:part>",
)
def part_of_day(found: Found, context: Context) -> Meaning | None:
    """'this morning', 'last night' (two days), 'that evening', 'the next morning'."""
    which, part = found.kind("which"), found.word("p")
    base = context.reference if which in ("that", "next", "following", "previous") else context.anchor
    if base is None:
        return Meaning("TIME", "XXXX-XX-XX", rule="part:no-anchor")
    if which == "last" and part == "night":
        before = shift(base, -1)
        return Meaning("TIME", before.isoformat(), (before, base), "interval", "last-night", before)
    day = shift(base, {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which, 0))
    return Meaning("TIME", day.isoformat(), (day, day), "day", f"part:{which}", day)


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
    if unit in _SPAN:
        days = week_days(shift(base, int(number) * 7 * _SPAN[unit]))
        return days, iso_days(days), "interval"
    if unit == "weekend":
        days = weekend_days(base, int(number))
        return days, iso_days(days), "interval"
    day = shift_months(base, int(max(-24_000, min(24_000, number * _MONTHS[unit]))))
    if unit == "month":
        return month_days(day.year, day.month), f"{day.year:04d}-{day.month:02d}", "month"
    return year_days(day.year), f"{day.year:04d}", "year"


def weekend_days(base: date, shift_by: int = 0) -> Days:
    """Return the Saturday and Sunday of the base's week, or of one so many weeks later."""
    saturday = shift(week_days(base)[0], 5 + 7 * shift_by)
    return saturday, shift(saturday, 1)


@RELATIVE.rule(f"{_N} {_HALF} <u:unit> <side:(ago|earlier|later|hence)>", f"{_N} {_HALF} <u:unit> <side:from> now",
               "<u:unit> <side:ago>", f"{_N} {_HALF} <u:unit> <side:(before|after)>",
    "<u:unit> <side:after>", "the? <u:unit> <side:(before|after|earlier)>")  # fmt: skip
def offset(found: Found, context: Context) -> Meaning | None:
    """'three years ago', 'two days later', 'a day earlier', 'the day after (they took the town)', 'an hour before'."""
    side, unit = found.kind("side"), found.word("u")
    counted = found.has("n")
    if found.words()[0].kind == "unit" and side == "after":
        return _soon_after(found, context, unit)
    number = amount(found) if counted else 1.0
    if side == "ago" and (number is None or not counted):
        return _vague_past(context, unit)
    if number is None:
        return Meaning("DURATION", f"P{_letter(unit, 'X')}", rule="offset:vague")
    base = context.anchor if side in ("ago", "hence", "from") else context.reference
    value = _duration(number, unit)
    if base is not None and unit in ("second", "minute", "hour"):
        # Hours count from a moment that is not known; the day is kept for the reader, the value stays a length.
        day = moved(base, unit, -number if side in ("ago", "earlier", "before") else number)[0]
        return Meaning("DURATION", value, day, "day", f"offset:hours:{side}")
    if base is None:
        return Meaning("DURATION", value, rule="offset:no-anchor")
    back = side in ("ago", "earlier", "before")
    if side in ("before", "after") and _has_complement(found):
        # 'the day after they took the town': the days are those of what follows the words, not of what they stand by.
        days, _, precision = moved(base, unit, -number if side == "after" else number)
        return Meaning("DURATION", value, days, precision, f"complement:{side}")
    days, value, precision = moved(base, unit, -number if back else number)
    mentions = days[0] if precision == "day" else None
    return Meaning("DATE", value, days, precision, f"offset:{side}", mentions)


def _has_complement(found: Found) -> bool:
    """Tell whether something follows 'before' or 'after' for it to stand before or after."""
    end = found.match.end()
    if end >= len(found.items):
        return False
    following = found.items[end]
    return following.text[0].isalnum() or following.text in "'\""


def _vague_past(context: Context, unit: str) -> Meaning:
    anchor = context.anchor
    days = (shift(anchor, -12 * PER_UNIT.get(unit, 1)), shift(anchor, -PER_UNIT.get(unit, 1))) if anchor else None
    return Meaning("DATE", "PAST_REF", days, "interval" if days else "unknown", "offset:vague-ago")


def _soon_after(found: Found, context: Context, unit: str) -> Meaning | None:
    """Return 'days after' as some of the units before the day last named, for what follows the words."""
    base, item = context.reference, found.item("u")
    if item is None or not item.text.lower().endswith("s") or not _has_complement(found):
        return None
    value = f"P{_letter(unit, 'X')}"
    if base is None or unit in ("second", "minute", "hour"):
        return Meaning("DURATION", value, rule="complement:vague")
    length = PER_UNIT.get(unit, 1)
    return Meaning(
        "DURATION", value, (shift(base, -6 * length), shift(base, -2 * length)), "interval", "complement:after"
    )


def _letter(unit: str, number: str) -> str:
    letters = LETTERS[unit]
    return f"T{number}{letters[1:]}" if letters[0] == "T" else f"{number}{letters}"


def _duration(number: float, unit: str) -> str:
    number = number * 2 if unit == "fortnight" else number
    return f"P{_letter(unit, f'{number:g}')}"


@RELATIVE.rule(
    "the? (early|late|earlier|later|mid)? <which:(this|last|next|that|previous|following|past)> <recent:past>? <u:unit>",
    "<mod:(early|late|earlier|later|mid)> (hyphen|in)? <which:(this|last|next|that|previous|following|past)> <u:unit>",
    "<mod:(early|late|earlier|later)> in? the <u:unit>",
    "the <u:unit>",
    "<which:this> <p:season>",
)
def named_unit(found: Found, context: Context) -> Meaning | None:
    """'last week', 'this year', 'the next day', 'earlier this month', 'the weekend'."""
    which, unit, mod = found.kind("which"), found.word("u"), found.kind("mod")
    if found.has("recent") and which == "this":
        which = "past"
    if not which and unit != "weekend" and not (mod and unit in ("week", "month", "year", "day")):
        return None
    item = found.item("u")
    if unit in ("second", "minute", "hour", "") or (
        item is not None and item.text.lower().removesuffix("'s").endswith("s") and which != "this"
    ):
        return None
    if unit == "day" and which in ("past", "last", "this", ""):
        return _last_day(context, which)
    distant = which in ("that", "previous", "following")
    base = context.reference if distant else context.anchor
    if base is None:
        return Meaning("DATE", "XXXX-XX-XX", rule="unit:no-anchor")
    if unit == "weekend":
        return _weekend(which, base, context, found)
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "following": 1}.get(which, 0)
    days, value, precision = moved(base, unit, step)
    if unit == "day":
        return day_meaning(days[0], f"unit:{which}")
    if unit == "decade":
        first = base.year // 10 * 10 + 10 * step
        days, value, precision = year_days(first, first + 9), iso_days(year_days(first, first + 9)), "interval"
    elif unit == "century":
        first = base.year // 100 * 100 + 100 * step
        days, value, precision = year_days(first, first + 99), iso_days(year_days(first, first + 99)), "interval"
    elif unit == "quarter":
        index = base.year * 4 + (base.month - 1) // 3 + step
        days, value, precision = quarter_days(index // 4, index % 4 + 1), f"{index // 4}-Q{index % 4 + 1}", "interval"
    if which == "past":
        days = (shift(base, 1 - PER_UNIT[unit]), base)
        precision = "interval"
    return _modded(Meaning("DATE", value, days, precision, f"unit:{which}"), mod, base)


def _last_day(context: Context, which: str) -> Meaning | None:
    """Return 'the past day' as the day of publication and the one before; 'this day' and 'the day' are no expressions."""
    anchor = context.anchor
    if which != "past" or anchor is None:
        return None
    return Meaning(
        "DATE", iso_days((shift(anchor, -1), anchor)), (shift(anchor, -1), anchor), "interval", "unit:past-day"
    )


def _modded(meaning: Meaning, mod: str, base: date) -> Meaning:
    """Return the meaning narrowed: 'earlier this week' ends at the base, 'later this week' begins there."""
    if not mod or meaning.days is None:
        return meaning
    first, last = meaning.days
    if mod == "earlier":
        days = (first, min(last, base)) if first <= base else (first, last)
    elif mod == "later":
        days = (max(first, base), last) if base <= last else (first, last)
    else:
        days = part_of(meaning.days, mod)
    return Meaning(meaning.type, meaning.value, days, "interval", f"{meaning.rule}:{mod}")


def _weekend(which: str, base: date, context: Context, found: Found) -> Meaning:
    this = weekend_days(base)
    begun = this[0] <= base
    if which == "next" or which == "following":
        days = weekend_days(base, 1 if begun else 0)
    elif which in ("last", "past", "previous"):
        days = weekend_days(base, -1)
    else:
        ahead = context.direction(found.start) == "ahead"
        days = this if begun or ahead else weekend_days(base, -1)
    return Meaning("DATE", iso_days(days), days, "interval", f"weekend:{which}", days[0])


@RELATIVE.rule(
    "(by|at)? the? <mod:(end|start|mid)> of (the|<which:(this|last|next|that|previous|following)>)? <u:unit>",
    "<u:unit> hyphen? <mod:end>",
)
def edge(found: Found, context: Context) -> Meaning | None:
    """'the end of the year' (its last day), 'the beginning of last month', 'year end'."""
    which, unit, mod = found.kind("which"), found.word("u"), found.kind("mod")
    base = context.reference if which in ("that", "previous", "following") else context.anchor
    if unit not in ("week", "month", "year", "quarter", "decade", "century") or base is None:
        return None
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which, 0)
    if unit in ("quarter", "decade", "century"):
        return None
    days, value, _ = moved(base, unit, step)
    if mod == "mid":
        return Meaning("DATE", value, part_of(days, mod), "interval", "edge:mid")
    day = days[1] if mod == "end" else days[0]
    return Meaning("DATE", day.isoformat(), part_of(days, mod), "interval", f"edge:{mod}")


@RELATIVE.rule("the? (last|past|previous|recent|this past) <n:(number|day|fuzzy|few|dozen)> <few:few>? <u:unit>",
               "the? <r:(past|last|recent)> <few:few>? <u:unit>")  # fmt: skip
def span_back(found: Found, context: Context) -> Meaning | None:
    """'the past five weeks', 'the last 24 hours', 'recent days', 'the last few months'."""
    unit, anchor = found.word("u"), context.anchor
    item = found.item("u")
    if not found.has("n") and (item is None or not item.text.lower().endswith("s")):
        return None
    number = amount(found) if found.has("n") and found.kind("n") not in ("few", "dozen") else None
    if anchor is None:
        return Meaning(
            "DURATION", _duration(number, unit) if number else f"P{_letter(unit, 'X')}", rule="span:no-anchor"
        )
    if number is None:
        return _recent(unit, anchor)
    if unit in ("second", "minute", "hour"):
        days = (shift(anchor, -int(number * {"second": 1, "minute": 60, "hour": 3600}[unit] // 86400)), anchor)
        return Meaning("DURATION", _duration(number, unit), days, "interval", "span:hours")
    if unit in ("year", "decade", "century"):
        years = int(number * {"year": 1, "decade": 10, "century": 100}[unit])
        first = shift_months(anchor, -12 * min(years, 2000))
        return Meaning("DATE", f"{first.year}/{anchor.year}", (first, anchor), "interval", "span:years")
    first = (
        shift_months(anchor, -int(number)) if unit == "month" else shift(anchor, -round(number * PER_UNIT.get(unit, 1)))
    )
    return Meaning("DATE", iso_days((first, anchor)), (first, anchor), "interval", "span:days")


def _recent(unit: str, anchor: date) -> Meaning:
    """Return 'recent days' and the like: about a handful of the units, none exactly."""
    days = {"second": 0, "minute": 0, "hour": 0, "day": 5, "week": 30, "month": 150, "year": 1826}.get(unit, 3650)
    return Meaning("DURATION", f"P{_letter(unit, 'X')}", (shift(anchor, -days), anchor), "interval", "span:recent")


@RELATIVE.rule(
    "the? next <n:(number|day|fuzzy|few)> <few:few>? <u:unit>",
    "the? next <few:few>? <u:unit>",
    f"in {_N} <u:unit>",
    f"within (the next)? {_N} <u:unit>".replace("within", "prep"),
)
def span_ahead(found: Found, context: Context) -> Meaning | None:
    """'the next three days', 'in two weeks' where the verb looks ahead."""
    unit, anchor, item = found.word("u"), context.anchor, found.item("u")
    next_said = any(word.kind == "next" for word in found.words())
    if item is None or (next_said and not found.has("n") and not item.text.lower().endswith("s")):
        return None
    number = amount(found) if found.has("n") and found.kind("n") != "few" else None
    value = _duration(number, unit) if number else f"P{_letter(unit, 'X')}"
    if next_said:
        if anchor is None:
            return Meaning("DURATION", value, rule="span:no-anchor")
        last = shift(anchor, round((number or 5) * PER_UNIT.get(unit, 0)))
        return Meaning("DURATION", value, (anchor, last), "interval", "span:next")
    if found.words()[0].kind == "in" and anchor and number and context.direction(found.start) == "ahead":
        days, dated, precision = moved(anchor, unit, number)
        return Meaning("DATE", dated, days, precision, "in:ahead")
    return None
