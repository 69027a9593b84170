"""Expressions that count from the day of publication or from the last day mentioned."""

from __future__ import annotations

from datetime import date

from marsad.reading.times.amounts import amount, duration_value, moved
from marsad.reading.times.calendar_rules import day_meaning
from marsad.reading.times.context import Context
from marsad.reading.times.days import (
    PER_UNIT,
    nearest_weekday,
    shift,
    week_days,
)
from marsad.reading.times.grammar import Found, Meaning, RuleBook

RELATIVE = RuleBook()

_N = "<n:(number|day|fuzzy|a|half a?)>"
_HALF = "<plus:and a half>?"


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
    if word == "today" and len(found.words()) == 1 and context.is_habitual(found.start):
        return Meaning("DATE", "PRESENT_REF", (anchor, anchor), "day", "vague:today")
    day = shift(anchor, _DEICTIC[word] + (0 if not found.has("side") else -1 if word == "yesterday" else 1))
    days = (shift(day, -1), day) if word == "overnight" else (day, day)
    return Meaning(kind, day.isoformat(), days, "day" if days[0] == days[1] else "interval", f"deictic:{word}", day)


@RELATIVE.rule("<o:overnight> <w:weekday>")
def overnight(found: Found, context: Context) -> Meaning | None:
    """'overnight Thursday': the night that ends then, two days."""
    number, anchor = found.number("w"), context.anchor
    if number is None or anchor is None:
        return None
    day = nearest_weekday(anchor, number, ahead=context.direction(found.start) == "ahead")
    return Meaning("TIME", day.isoformat(), (shift(day, -1), day), "interval", "overnight", day)


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


@RELATIVE.rule(f"{_N} {_HALF} <u:unit> <side:(ago|earlier|later|hence)>", f"{_N} {_HALF} <u:unit> <side:from> now",
               "<u:unit> <side:ago>", f"{_N} {_HALF} <u:unit> <side:(before|after)>",
    "<u:unit> <side:(after|later)>", "the? <u:unit> <side:(before|after|earlier)>")  # fmt: skip
def offset(found: Found, context: Context) -> Meaning | None:
    """'three years ago', 'two days later', 'a day earlier', 'the day after (they took the town)', 'an hour before'."""
    side, unit = found.kind("side"), found.word("u")
    counted = found.has("n")
    if found.words()[0].kind == "unit" and side in ("after", "later"):
        return _soon_after(found, context, unit)
    number = amount(found) if counted else 1.0
    if side == "ago" and (number is None or not counted):
        return _vague_past(context, unit)
    if number is None:
        return Meaning("DURATION", duration_value(None, unit), rule="offset:vague")
    base = context.anchor if side in ("ago", "hence", "from") else context.reference
    value = duration_value(number, unit)
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


def _soon_later(context: Context, unit: str) -> Meaning:
    """Return 'weeks later' as some of the units after the day last named, and no later than publication."""
    base, value = context.reference, duration_value(None, unit)
    if base is None:
        return Meaning("DURATION", value, rule="offset:vague")
    length = PER_UNIT.get(unit, 0)
    first, last = shift(base, length), shift(base, 6 * length)
    if context.anchor is not None and first > context.anchor:
        return Meaning("DURATION", value, rule="offset:vague")
    if context.anchor is not None and first <= context.anchor < last:
        last = context.anchor
    return Meaning("DURATION", value, (first, last), "interval" if length else "day", "offset:vague-later")


def _vague_past(context: Context, unit: str) -> Meaning:
    anchor = context.anchor
    days = (shift(anchor, -12 * PER_UNIT.get(unit, 1)), shift(anchor, -PER_UNIT.get(unit, 1))) if anchor else None
    return Meaning("DATE", "PAST_REF", days, "interval" if days else "unknown", "offset:vague-ago")


def _soon_after(found: Found, context: Context, unit: str) -> Meaning | None:
    """Return 'days after' as some of the units before the day last named, for what follows the words."""
    base, item = context.reference, found.item("u")
    if item is None or not item.text.lower().endswith("s"):
        return None
    if found.kind("side") == "later":
        return _soon_later(context, unit)
    if not _has_complement(found):
        return None
    value = duration_value(None, unit)
    if base is None or unit in ("second", "minute", "hour"):
        return Meaning("DURATION", value, rule="complement:vague")
    length = PER_UNIT.get(unit, 1)
    return Meaning(
        "DURATION", value, (shift(base, -6 * length), shift(base, -2 * length)), "interval", "complement:after"
    )
