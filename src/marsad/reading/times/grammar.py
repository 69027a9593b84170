"""The patterns of English time expressions, and what each of them means against its context.

Patterns are written over the classes of lexicons/en/times.yaml (see classes.py). A builder returns the expression's
TimeML type and value with the days it covers, or None where the words turn out to be no time after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from marsad.model import TimePrecision
from marsad.reading.times.classes import Item, Value, compile_pattern
from marsad.reading.times.context import Context
from marsad.reading.times.days import Days


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a time expression means. `days` is None where it cannot be placed in the calendar.

    `mentions` is the day that later 'the next day' counts from, if this expression names one; `year_said` tells a year
    that stands in the text. A type of 'NONE' takes the words away from other patterns ('five years old').
    """

    type: str
    value: str
    days: Days | None = None
    precision: TimePrecision = "unknown"
    rule: str = ""
    mentions: date | None = None
    year_said: bool = False
    since: bool = False
    until: bool = False


class Found:
    """A pattern's match: its named groups as items."""

    def __init__(self, match: re.Match[str], items: list[Item]) -> None:
        self.match = match
        self.items = items

    @property
    def start(self) -> int:
        """Offset of the expression in the text."""
        return self.items[self.match.start()].start

    @property
    def end(self) -> int:
        """End offset of the expression in the text."""
        return self.items[self.match.end() - 1].end

    def words(self) -> list[Item]:
        """Return the words of the whole match."""
        return self.items[self.match.start() : self.match.end()]

    def has(self, name: str) -> bool:
        """Tell whether the group took part in the match."""
        return name in self.match.re.groupindex and self.match.start(name) >= 0

    def item(self, name: str) -> Item | None:
        """Return the group's first word, or None."""
        return (
            self.items[self.match.start(name)]
            if self.has(name) and self.match.end(name) > self.match.start(name)
            else None
        )

    def value(self, name: str) -> Value:
        """Return the value of the group's first word, or None."""
        item = self.item(name)
        return item.value if item is not None else None

    def number(self, name: str) -> int | None:
        """Return the group's value as a whole number, or None."""
        value = self.value(name)
        return int(value) if isinstance(value, int | float) else None

    def word(self, name: str) -> str:
        """Return the group's value as a word, or ''."""
        value = self.value(name)
        return value if isinstance(value, str) else ""

    def kind(self, name: str) -> str:
        """Return the class of the group's first word, or ''."""
        item = self.item(name)
        return item.kind if item is not None else ""


Builder = Callable[[Found, Context], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with its builder; of matches that begin at one word the longest wins, then the earlier rule."""

    name: str
    pattern: re.Pattern[str]
    build: Builder


class RuleBook(list[Rule]):
    """The rules of one family, in their order."""

    def rule(self, *patterns: str) -> Callable[[Builder], Builder]:
        """Add the builder under each of the patterns."""

        def register(build: Builder) -> Builder:
            self.extend(Rule(build.__name__, compile_pattern(pattern), build) for pattern in patterns)
            return build

        return register
