"""The step that finds time expressions: patterns in, the longest of each place read in text order, then joined."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from marsad.knowledge.lexicon import load_lexicon
from marsad.reading.layers import Parse, Reading, Timex
from marsad.reading.times.anchor import find_anchor
from marsad.reading.times.calendar_rules import CALENDAR
from marsad.reading.times.classes import Item, letters_of
from marsad.reading.times.context import Context
from marsad.reading.times.grammar import Found, Meaning, Rule
from marsad.reading.times.join import join_times
from marsad.reading.times.lexer import lex
from marsad.reading.times.other_rules import OTHER
from marsad.reading.times.period_rules import PERIODS
from marsad.reading.times.relative_rules import RELATIVE
from marsad.reading.times.unit_rules import UNITS

RULES: tuple[Rule, ...] = (*CALENDAR, *PERIODS, *RELATIVE, *UNITS, *OTHER)

YEAR_REACH = 80
"""Words over which a year that was said holds for days and months without one."""


class FindTimes:
    """Fill `times`; settle the report's own day from its dateline."""

    name = "times"
    requires: tuple[str, ...] = ("blocks", "parse")
    gives: tuple[str, ...] = ("times",)

    def __call__(self, reading: Reading) -> None:
        """Fill `times`, and set `published` to the day of the text's own dateline where it has one."""
        items = lex(reading.text, reading.parse)
        anchor = find_anchor(items, reading.blocks, reading.published)
        reading.published = anchor.day
        reading.times = read_times(items, reading.parse, anchor.day)
        for time in reading.times:
            if anchor.start <= time.start < anchor.end:
                time.rule = "dateline"


def read_times(items: list[Item], parse: Parse, anchor: date | None) -> list[Timex]:
    """Return the time expressions among the items, in text order, none inside another."""
    context = Context(anchor, parse)
    found: list[tuple[Meaning, Found]] = []
    reached = 0
    for match_start, matches in _candidates(items):
        if match_start < reached:
            continue
        if match_start - context.last_year_at > YEAR_REACH:
            context.last_year = None
        for rule, match in matches:
            candidate = Found(match, items)
            if not _allowed(candidate, parse):
                continue
            meaning = rule.build(candidate, context)
            if meaning is None:
                continue
            reached = match.end()
            _remember(meaning, context, match_start)
            found.append((meaning, candidate))
            break
    return join_times(found, context)


def _candidates(items: list[Item]) -> list[tuple[int, list[tuple[Rule, re.Match[str]]]]]:
    """Return every rule's matches by the item they begin at; of one place the longest come first."""
    letters = letters_of(items)
    by_start: dict[int, list[tuple[Rule, re.Match[str]]]] = {}
    for rule in RULES:
        for match in rule.pattern.finditer(letters):
            by_start.setdefault(match.start(), []).append((rule, match))
    for matches in by_start.values():
        matches.sort(key=lambda pair: -pair[1].end())
    return sorted(by_start.items())


def _remember(meaning: Meaning, context: Context, at: int) -> None:
    """Keep what later expressions count from."""
    if meaning.mentions is not None:
        context.last = meaning.mentions
    if meaning.days is not None and meaning.type == "DATE":
        context.last_year, context.last_year_at = meaning.days[1].year, at


@cache
def _barred() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lexicon = load_lexicon("en", "times")
    return lexicon.word_set("not_after"), lexicon.word_set("not_before_weekday"), lexicon.word_set("not_before_date")


def _allowed(found: Found, parse: Parse) -> bool:
    """Tell whether the words are no part of a name or a count ('Black Friday', 'Sunday Times', '2000 people')."""
    not_after, not_before_weekday, not_before_date = _barred()
    start, end, words = found.match.start(), found.match.end(), found.words()
    before = found.items[start - 1] if start else None
    after = found.items[end] if end < len(found.items) else None
    kinds = {word.kind for word in words}
    if kinds & {"weekday", "plural"} and len(words) == 1:
        if (
            before is not None
            and before.text.lower() in not_after
            and (before.text[0].isupper() or words[0].text[0].islower())
        ):
            return False
        if after is not None and after.text.lower() in not_before_weekday and after.text[0].isupper():
            return False
    if (
        kinds & {"month"}
        and "year" not in kinds
        and after is not None
        and after.text.lower() in not_before_date
        and after.text[0].isupper()
    ):
        return False
    if [word.kind for word in words] == ["year"]:
        return _is_year(words[0], before, after, parse)
    return True


_BEFORE_YEAR = frozenset(
    {
        "in",
        "since",
        "by",
        "until",
        "till",
        "from",
        "during",
        "before",
        "after",
        "early",
        "late",
        "of",
        "the",
        "year",
        "for",
        "between",
        "through",
        "to",
        "and",
        "mid",
        "circa",
        "around",
        "back",
    }
)


def _is_year(item: Item, before: Item | None, after: Item | None, parse: Parse) -> bool:
    """Tell a year from a count, a code or a page number of four digits."""
    number = int(str(item.value))
    if before is not None and before.end == item.start and before.text not in "(-–—'\"/,":
        return False
    if after is not None and after.start == item.end and after.text in ("-", "/", "%", "m", "km", ":"):
        return after.text in "-/" and number >= 1800
    if before is not None and before.text in "$€£#№":
        return False
    token = parse.at(item.start)
    if token is None:
        return 1800 <= number <= 2100
    head = parse.tokens[token.head]
    word = before.text.lower() if before is not None else ""
    counted = (
        token.dep == "nummod"
        and head.i > token.i
        and (head.tag in ("NNS", "NNPS") or head.lower in ("people", "km", "percent"))
    )
    if counted and (word not in ("the", "in", "since", "'s", "of") or number % 100 == 0):
        return word in ("in", "since") and head.i - token.i > 2
    if word in _BEFORE_YEAR:
        return True
    if number % 50 == 0 and token.dep == "nummod":
        return False
    return 1850 <= number <= 2100 and not (token.dep == "nummod" and head.i > token.i and head.tag == "NNS")
