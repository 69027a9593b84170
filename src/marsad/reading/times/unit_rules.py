"""Expressions that name a week, month, year or other unit, one or several, by its place before or after a day."""

from __future__ import annotations

from datetime import date

from marsad.reading.times.amounts import amount, duration_value, moved, weekend_days
from marsad.reading.times.calendar_rules import day_meaning
from marsad.reading.times.context import Context
from marsad.reading.times.days import PER_UNIT, iso_days, part_of, quarter_days, shift, shift_months, year_days
from marsad.reading.times.grammar import Found, Meaning, RuleBook

UNITS = RuleBook()

_WHICH = "<which:(this|last|next|that|previous|following|past)>"
_N = "<n:(number|day|fuzzy|a|half a?)>"


@UNITS.rule(
    f"the? (early|late|earlier|later|mid)? {_WHICH} <recent:past>? <u:unit>",
    "<mod:(early|late|earlier|later|mid)> (hyphen|in)? " + _WHICH + " <u:unit>",
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
    if _is_name_or_own(found):
        return None
    distant = which in ("that", "previous", "following") or (which == "next" and unit == "day")
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


def _is_name_or_own(found: Found) -> bool:
    """Tell whether the words are a name ('on ABC's This Week') or somebody's own ('his last year in office')."""
    words, at = found.words(), found.match.start()
    before = found.items[at - 1].text if at else "."
    capitals = len(words) == 2 and all(word.text[0].isupper() for word in words)
    return before.lower() in ("his", "her", "their", "its", "my", "our") or (capitals and before[-1].isalpha())


def _last_day(context: Context, which: str) -> Meaning | None:
    """Return 'the past day' as the day of publication and the one before; 'this day' and 'the day' are none."""
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


@UNITS.rule(
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


@UNITS.rule(
    "the? (last|past|previous|recent|this past) <n:(number|day|fuzzy|few|dozen)> <few:few>? <u:unit>",
    "the? <r:(past|last|recent)> <few:few>? <u:unit>",
)
def span_back(found: Found, context: Context) -> Meaning | None:
    """'the past five weeks', 'the last 24 hours', 'recent days', 'the last few months'."""
    unit, anchor = found.word("u"), context.anchor
    item = found.item("u")
    if not found.has("n") and (item is None or not item.text.lower().endswith("s")):
        return None
    number = amount(found) if found.has("n") and found.kind("n") not in ("few", "dozen") else None
    if anchor is None or _is_of_something(found):
        return Meaning("DURATION", duration_value(number or None, unit), rule="span:unplaced")
    if number is None:
        return _recent(unit, anchor)
    if unit in ("second", "minute", "hour"):
        days = (shift(anchor, -int(number * {"second": 1, "minute": 60, "hour": 3600}[unit] // 86400)), anchor)
        return Meaning("DURATION", duration_value(number, unit), days, "interval", "span:hours")
    if unit in ("year", "decade", "century"):
        years = int(number * {"year": 1, "decade": 10, "century": 100}[unit])
        first = shift_months(anchor, -12 * min(years, 2000))
        return Meaning("DATE", f"{first.year}/{anchor.year}", (first, anchor), "interval", "span:years")
    first = (
        shift_months(anchor, -int(number)) if unit == "month" else shift(anchor, -round(number * PER_UNIT.get(unit, 1)))
    )
    return Meaning("DATE", iso_days((first, anchor)), (first, anchor), "interval", "span:days")


def _is_of_something(found: Found) -> bool:
    """Tell whether the span is counted within something else: 'the last five months of her life'."""
    following = [item.text.lower() for item in found.items[found.match.end() : found.match.end() + 2]]
    return following[:1] == ["of"] and following[1:] not in (["this"], ["fighting"])


def _recent(unit: str, anchor: date) -> Meaning:
    """Return 'recent days' and the like: about a handful of the units, none exactly."""
    days = {"second": 0, "minute": 0, "hour": 0, "day": 5, "week": 30, "month": 150, "year": 1826}.get(unit, 3650)
    return Meaning("DURATION", duration_value(None, unit), (shift(anchor, -days), anchor), "interval", "span:recent")


@UNITS.rule(
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
    value = duration_value(number or None, unit)
    if next_said:
        if anchor is None:
            return Meaning("DURATION", value, rule="span:no-anchor")
        last = shift(anchor, round((number or 5) * PER_UNIT.get(unit, 0)))
        return Meaning("DURATION", value, (anchor, last), "interval", "span:next")
    if found.words()[0].kind == "in" and anchor and number and context.direction(found.start) == "ahead":
        days, dated, precision = moved(anchor, unit, number)
        return Meaning("DATE", dated, days, precision, "in:ahead")
    return None
