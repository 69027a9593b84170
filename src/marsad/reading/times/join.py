"""Neighbouring time expressions read together: ranges, a clock time and its day, open starts and ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal, cast

from marsad.reading.layers import Timex
from marsad.reading.times.context import Context
from marsad.reading.times.days import make_date, month_days
from marsad.reading.times.grammar import Found, Meaning

_FULL = frozenset({"may", "june", "july"})
_TO = frozenset({"to", "until", "till", "through", "thru", "-", "–", "—"})
RECENT_DAYS = 10
"""A clock time goes on from a day named before it if that is at most so old."""
NEAR = 12
"""Words between a clock time and the day it belongs to, at most."""


def join_times(found: list[tuple[Meaning, Found]], context: Context) -> list[Timex]:
    """Return the expressions as the layer's records, after reading neighbours together."""
    kept = [(meaning, match) for meaning, match in found if meaning.type != "NONE"]
    meanings = [meaning for meaning, _ in kept]
    _clock_days(meanings, [match for _, match in kept], context)
    for i, (_, match) in enumerate(kept):
        meanings[i] = _open_ends(meanings[i], match, context)
    for i in range(1, len(kept)):
        _ranges(meanings, i, kept[i - 1][1], kept[i][1])
    return [_timex(meaning, match) for meaning, (_, match) in zip(meanings, kept, strict=True)]


def _timex(meaning: Meaning, found: Found) -> Timex:
    first, last = meaning.days or (None, None)
    words = found.words()
    last_word = words[-1]
    if last_word.kind == "dot" and len(words) > 1 and (len(words[-2].text) > 4 or words[-2].text.lower() in _FULL):
        words = words[:-1]  # a sentence's end, no abbreviation's
    lead = len(words) > 1 and words[0].kind in ("in", "of", "by", "prep")
    return Timex(
        words[lead].start,
        words[-1].end,
        cast(Literal["DATE", "TIME", "DURATION", "SET"], meaning.type),
        meaning.value,
        first,
        last,
        meaning.precision,
        meaning.since,
        meaning.until,
        meaning.rule,
    )


def _before(found: Found, back: int = 1) -> str:
    at = found.match.start() - back
    return found.items[at].text.lower() if at >= 0 else ""


def _open_ends(meaning: Meaning, found: Found, context: Context) -> Meaning:
    """Return the meaning with its open start ('since 27 November': to the day of publication) or end ('until May')."""
    if meaning.days is None:
        return meaning
    words = {
        _before(found),
        _before(found, 2) if _before(found) in ("the", "at", "late", "early", "mid", "least") else "",
    }
    if "since" in words and context.anchor is not None and meaning.days[0] <= context.anchor:
        return replace(
            meaning, days=(meaning.days[0], max(context.anchor, meaning.days[0])), precision="interval", since=True
        )
    if words & {"until", "till"}:
        return replace(meaning, until=True)
    return _up_to_now(meaning, found, context)


def _up_to_now(meaning: Meaning, found: Found, context: Context) -> Meaning:
    """Return the days of 'this month' or '2014' without those after publication, unless the verb looks ahead."""
    if (
        meaning.days is None
        or context.anchor is None
        or meaning.type != "DATE"
        or meaning.rule.startswith(("edge", "weekend"))
    ):
        return meaning
    first, last = meaning.days
    if first < context.anchor < last and context.direction(found.start) != "ahead":
        return replace(meaning, days=(first, context.anchor))
    return meaning


def _ranges(meanings: list[Meaning], i: int, left: Found, right: Found) -> None:
    """Give both ends of 'from November 20 to December 11' the whole interval, and the first one the second's year."""
    between = left.items[left.match.end() : right.match.start()]
    gap = [item.text.lower() for item in between]
    head = _before(left)
    if (
        len(gap) > 3
        or not gap
        or not (
            (gap[0] in _TO and all(word in (*_TO, "the", "early", "late") for word in gap))
            or (gap[0] == "and" and head == "between" and len(gap) <= 2)
        )
    ):
        return
    a, b = meanings[i - 1], meanings[i]
    if a.days is None or b.days is None or (a.type == "TIME" and b.type == "TIME"):
        return
    if b.year_said and not a.year_said:
        a = _in_year(a, b.days[0].year)
    if a.days is None or a.days[0] > b.days[1]:
        return
    whole = (a.days[0], b.days[1])
    meanings[i - 1] = replace(a, days=whole, precision="interval", since=True)
    meanings[i] = replace(b, days=whole, precision="interval", until=True)


def _in_year(meaning: Meaning, year: int) -> Meaning:
    if meaning.days is None:
        return meaning
    first = meaning.days[0]
    if meaning.precision == "day":
        day = make_date(year, first.month, first.day)
        return replace(meaning, value=day.isoformat(), days=(day, day), mentions=day) if day else meaning
    if meaning.precision == "month":
        return replace(meaning, value=f"{year:04d}-{first.month:02d}", days=month_days(year, first.month))
    return meaning


def _clock_days(meanings: list[Meaning], found: list[Found], context: Context) -> None:
    """Give each clock time the day said nearest to it, or else the day of publication."""
    for i, meaning in enumerate(meanings):
        if meaning.rule != "clock":
            continue
        day = _nearest_day(meanings, found, i)
        if day is None and not _of_schedule(found[i]):
            day = _running_day(meanings, i, context, found[i])
        if day is not None:
            meanings[i] = replace(meaning, value=f"{day.isoformat()}{meaning.value}", days=(day, day), precision="day")


def _of_schedule(found: Found) -> bool:
    """Tell whether the clock time is one end of a span that recurs: 'worked from 6:00am to midnight'."""
    items, start, end = found.items, found.match.start(), found.match.end()
    ahead = [item.kind for item in items[end : end + 2]]
    back = [item.kind for item in reversed(items[max(0, start - 2) : start])]
    joins = ("to", "hyphen", "dash")
    return (ahead[:1] != [] and ahead[0] in joins and ahead[1:2] in (["clock"], ["part"])) or (
        back[:1] != [] and back[0] in joins and back[1:2] in (["clock"], ["part"])
    )


def _running_day(meanings: list[Meaning], i: int, context: Context, found: Found) -> date | None:
    """Return the day that the story has reached, if the verb looks back to it, or else the day of publication."""
    before = next((m.mentions for m in reversed(meanings[max(0, i - 10) : i]) if m.mentions is not None), None)
    if before is None or context.anchor is None or not 0 <= (context.anchor - before).days <= RECENT_DAYS:
        return context.anchor
    return before if context.direction(found.start) == "past" else context.anchor


def _nearest_day(meanings: list[Meaning], found: list[Found], i: int) -> date | None:
    best: tuple[int, date] | None = None
    for j in (i + 1, i + 2, i - 1, i - 2):
        if not 0 <= j < len(meanings) or meanings[j].mentions is None:
            continue
        low, high = (i, j) if j > i else (j, i)
        gap = found[high].match.start() - found[low].match.end()
        day = meanings[j].mentions
        if day is not None and gap <= NEAR and (best is None or gap < best[0]):
            best = (gap, day)
    return best[1] if best else None
