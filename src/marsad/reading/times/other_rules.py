"""Durations, repeated times, clock times and the vague words for now, before and soon."""

from __future__ import annotations

from marsad.reading.times.amounts import amount, duration_value
from marsad.reading.times.context import Context
from marsad.reading.times.grammar import Found, Meaning, RuleBook

OTHER = RuleBook()

_N = "<n:(number|day|fuzzy|a|half a?)>"
_HALF = "<plus:and a half>?"


@OTHER.rule(
    f"{_N} hyphen? <u:unit> hyphen? old",
    "old (number|day) <u:unit>?",
    "(number|day) (to|dash|hyphen|and) <n:(number|day)> hyphen? <u:unit> hyphen? old",
    f"{_N} hyphen? <u:unit> of old",
)
def age(found: Found, context: Context) -> Meaning | None:
    """'a five-year-old', '42 years old': an age, no time."""
    return Meaning("NONE", "")


@OTHER.rule(f"{_N} {_HALF} hyphen? <u:unit>", "<n:(number|day)> (to|dash|hyphen|and) (number|day) hyphen? <u:unit>")
def duration(found: Found, context: Context) -> Meaning | None:
    """'three-day', 'five hours', 'two and a half years'."""
    unit = found.word("u")
    number = amount(found)
    end = found.match.end()
    if unit == "quarter" and end < len(found.items) and found.items[end].kind == "of":
        return None  # 'a quarter of the immigrants'
    if found.kind("n") == "a":
        before = found.items[found.match.start() - 1].text.lower() if found.match.start() else ""
        if before not in ("for", "in", "within", "after", "over", "during", "about", "than", "nearly", "almost"):
            return None
    return Meaning("DURATION", duration_value(number, unit), rule="duration")


_OFTEN = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y"}


@OTHER.rule(
    "every <w:(weekday|plural)> <p:part>?",
    "every <n:(number|day)>? <u:unit>",
    "<o:(daily|weekly|monthly|yearly)>",
    "<w:plural>",
    "every <p:part>",
)
def repeated(found: Found, context: Context) -> Meaning | None:
    """'every Friday', 'each year', 'daily', 'on Fridays'."""
    number = found.number("w")
    if number is not None:
        if not any(word.kind == "every" for word in found.words()):
            return _plural(found, context, number)
        return Meaning("SET", f"XXXX-WXX-{number}", rule="set:weekday")
    if found.has("o"):
        return Meaning("SET", _OFTEN[found.kind("o")], rule="set:adverb")
    if found.has("p"):
        return Meaning("SET", "P1D", rule="set:part")
    unit = found.word("u")
    return Meaning("SET", duration_value(found.number("n") or 1, unit), rule="set:unit") if unit else None


def _plural(found: Found, context: Context, number: int) -> Meaning | None:
    """Read 'Fridays': a repeated day after 'on', or "Friday's" whose apostrophe is lost before a noun."""
    start, end = found.match.start(), found.match.end()
    before = found.items[start - 1].text.lower() if start else ""
    after = found.items[end].text if end < len(found.items) else ""
    if before == "on" or not after[:1].isalpha():
        return Meaning("SET", f"XXXX-WXX-{number}", rule="set:plural")
    return None


@OTHER.rule("<w:ish>", "<w:lately>", "<w:soon>", "at (the|this)? <w:present>", "<w:now>", "the <w:present>")
def vague(found: Found, context: Context) -> Meaning | None:
    """'currently', 'now', 'recently', 'soon'."""
    kind = found.kind("w")
    value = {"lately": "PAST_REF", "soon": "FUTURE_REF"}.get(kind, "PRESENT_REF")
    if kind == "present" and found.words()[0].kind != "at":
        return None
    if (
        kind == "soon"
        and found.match.end() < len(found.items)
        and found.items[found.match.end()].text.lower() in ("after", "before", "as")
    ):
        return None
    days = (context.anchor, context.anchor) if context.anchor and value == "PRESENT_REF" else None
    return Meaning("DATE", value, days, "day" if days else "unknown", f"vague:{kind}")


@OTHER.rule(
    "<c:clock> zone? zone?",
    "at <c:year> zone",
    "at? <c:(year|number)> zone zone?",
    "at <c:number>",
    "at? <c:(year|number)> <u:unit> zone?",
)
def clock(found: Found, context: Context) -> Meaning | None:
    """'5 p.m.', '17:00 GMT', 'at 1700'. The day comes from the sentence (see `clock_day`)."""
    value = found.value("c")
    if isinstance(value, tuple):
        hour, minute = value
    else:
        number = found.number("c")
        item = found.item("c")
        if number is None or item is None or len(item.text) not in (3, 4) or not item.text.isdigit():
            return None
        if found.has("u") and (item.text[0] not in "012" or found.word("u") != "hour" or len(item.text) != 4):
            return None
        if not found.has("u") and not any(word.kind == "zone" for word in found.words()) and not _ends_clause(found):
            return None
        hour, minute = divmod(number, 100)
        if hour > 23 or minute > 59:
            return None
    return Meaning("TIME", f"T{hour:02d}:{minute:02d}", rule="clock")


def _ends_clause(found: Found) -> bool:
    """Tell whether the number is no count: a mark, a day or a preposition follows ('at 1700 on Friday')."""
    end = found.match.end()
    if end >= len(found.items):
        return True
    following = found.items[end]
    if following.start == found.end and following.kind in ("hyphen", "slash"):
        return False
    return (
        not following.text[0].isalnum()
        or following.kind in ("weekday", "in", "and", "to", "today", "yesterday")
        or following.text.lower() == "on"
    )
