"""Expressions that name decades, centuries, seasons, quarters and halves of years."""

from __future__ import annotations

from datetime import date
from functools import cache

from marsad.knowledge.lexicon import load_lexicon
from marsad.reading.times.calendar_rules import MODS
from marsad.reading.times.context import Context
from marsad.reading.times.days import Days, iso_days, part_of, quarter_days, shift, year_days
from marsad.reading.times.grammar import Found, Meaning, RuleBook

PERIODS = RuleBook()


@PERIODS.rule(
    f"(the)? ({MODS} (hyphen|of (the)?)?)? <d:decade>",
    f"the ({MODS} hyphen?)? <d:decadeword>",
    f"in (the)? ({MODS} hyphen?)? <d:decadeword>",
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


@PERIODS.rule("(the)? (early|late|mid)? hyphen? <n:(ordinal|nth)> hyphen? <u:unit>")
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


@PERIODS.rule(
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


@PERIODS.rule(
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


@PERIODS.rule("(the)? <n:nth> half of <y:year>", "(the)? <n:nth> half of (the|this|<which:last>) unit")
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
