"""The words of a text as classes that time patterns are written over: one letter of a pattern per word.

A pattern such as `(the)? (last|past) <n:number> <u:unit>` is compiled to a regular expression over a string that has
one character per word, so that it runs in linear time and never trips over blanks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from marsad.knowledge.lexicon import load_lexicon

Value = str | int | float | date | tuple[int, int] | None

_MADE = (
    "day", "ordinal", "nth", "year", "number", "fuzzy", "exact", "clock", "holiday", "decade", "decadeword", "weekday",
    "plural", "month", "unit", "part", "season", "zone", "dash", "comma", "dot", "paren", "close", "hyphen", "slash",
)  # fmt: skip
"""The classes that are read from figures, marks and tables; those of single words stand in the lexicon."""


@dataclass(frozen=True, slots=True)
class Item:
    """A word or number as a class and its value, with its offsets in the text."""

    kind: str
    value: Value
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The lexicon of times, turned for look-up by word."""

    months: dict[str, float]
    months_doubtful: frozenset[str]
    weekdays: dict[str, float]
    weekdays_doubtful: frozenset[str]
    words: dict[str, tuple[str, Value]]
    holidays: dict[str, tuple[int, int]]
    letters: dict[str, str]


@cache
def time_words() -> TimeWords:
    """Return the words of times, read once."""
    lexicon = load_lexicon("en", "times")
    words: dict[str, tuple[str, Value]] = {word: (kind, word) for word, kind in lexicon.labels("classes").items()}
    for section, kind in (("units", "unit"), ("parts", "part"), ("seasons", "season")):
        words |= {word: (kind, value) for word, value in lexicon.table(section).items()}
    words |= {word: ("decadeword", int(value)) for word, value in lexicon.numbers("decade_words").items()}
    words |= {word: ("zone", word) for word in lexicon.words("zones")}
    words |= {word: ("nth", int(value)) for word, value in load_lexicon("en", "numbers").numbers("ordinals").items()}
    names = sorted({*_MADE, *lexicon.groups("classes")})
    return TimeWords(
        months=lexicon.numbers("months"), months_doubtful=lexicon.word_set("months_doubtful"),
        weekdays=lexicon.numbers("weekdays"), weekdays_doubtful=lexicon.word_set("weekdays_doubtful"),
        words=words, holidays={n: (int(v[:2]), int(v[3:])) for n, v in lexicon.table("holidays").items()},
        letters={name: chr(0xE000 + i) for i, name in enumerate(names)},
    )  # fmt: skip


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return the regular expression over class letters that the pattern writes.

    Names of classes stand for one word; `<name:...>` is a group; the rest is regular-expression syntax.
    Blanks only part the words.
    """
    letters = time_words().letters
    out = []
    for piece in re.findall(r"<\w+:|>|[a-z]\w*|[^<>a-z\s]", pattern):
        if piece[0] == "<":
            out.append(f"(?P<{piece[1:-1]}>")
        elif piece == ">":
            out.append(")")
        elif piece[0].isalpha():
            out.append(letters[piece])
        else:
            out.append(piece)
    return re.compile("".join(out))


def letters_of(items: list[Item]) -> str:
    """Return the items as a string for the patterns: one letter each, a blank for a word of no class."""
    letters = time_words().letters
    return "".join(letters.get(item.kind, " ") for item in items)
