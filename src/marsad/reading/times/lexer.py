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
from marsad.reading.layers import Parse
from marsad.reading.numerals import Numeral, find_numerals
from marsad.reading.times.days import make_date
from marsad.reading.words import Word, split_words

Value = str | int | float | date | tuple[int, int] | None

_MADE = (
    "day", "ordinal", "nth", "year", "number", "fuzzy", "exact", "clock", "decade", "decadeword", "weekday", "plural",
    "month", "unit", "part", "season", "zone", "dash", "comma", "dot", "paren", "close", "hyphen", "slash",
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
class _Lexicon:
    months: dict[str, float]
    months_doubtful: frozenset[str]
    weekdays: dict[str, float]
    weekdays_doubtful: frozenset[str]
    words: dict[str, tuple[str, Value]]
    letters: dict[str, str]


@cache
def _lexicon() -> _Lexicon:
    lexicon = load_lexicon("en", "times")
    words: dict[str, tuple[str, Value]] = {word: (kind, word) for word, kind in lexicon.labels("classes").items()}
    for section, kind in (("units", "unit"), ("parts", "part"), ("seasons", "season")):
        words |= {word: (kind, value) for word, value in lexicon.table(section).items()}
    words |= {word: ("decadeword", int(value)) for word, value in lexicon.numbers("decade_words").items()}
    words |= {word: ("zone", word) for word in lexicon.words("zones")}
    words |= {word: ("nth", int(value)) for word, value in load_lexicon("en", "numbers").numbers("ordinals").items()}
    names = sorted({*_MADE, *lexicon.groups("classes")})
    return _Lexicon(
        months=lexicon.numbers("months"), months_doubtful=lexicon.word_set("months_doubtful"),
        weekdays=lexicon.numbers("weekdays"), weekdays_doubtful=lexicon.word_set("weekdays_doubtful"),
        words=words, letters={name: chr(0xE000 + i) for i, name in enumerate(names)},
    )  # fmt: skip


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return the regular expression over class letters that the pattern writes.

    Names of classes stand for one word; `<name:...>` is a group; the rest is regular-expression syntax.
    Blanks only part the words.
    """
    letters = _lexicon().letters
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
    letters = _lexicon().letters
    return "".join(letters.get(item.kind, " ") for item in items)


_MARKS = {",": "comma", ".": "dot", "(": "paren", ")": "close", "-": "hyphen", "–": "dash", "—": "dash", "/": "slash"}
_ISO = r"(?P<y1>(?:1[5-9]|20|21)\d\d)(?P<sep>[-/.])(?P<m1>0?[1-9]|1[0-2])(?P=sep)(?P<d1>0?[1-9]|[12]\d|3[01])"
_NUMERIC = (
    r"(?P<a>0?[1-9]|[12]\d|3[01])(?P<sep2>[-/.])(?P<b>0?[1-9]|[12]\d|3[01])(?P=sep2)"
    r"(?P<y2>(?:1[89]|20|21)\d\d|\d\d(?![.\d%]))"
)
_CLOCK = (
    r"(?P<h>[01]?\d|2[0-4])(?:(?P<colon>[:.])(?P<min>[0-5]\d)(?::[0-5]\d)?(?P<ap1>\s?[ap]\.?m\b\.?)?"
    r"|(?P<min2>[0-5]\d)?(?P<ap2>\s?[ap]\.?\s?m\b\.?))"
)
# 'Apr 232017': damage that lost the blank or comma between day and year.
_GLUED = r"(?P<m3>[A-Za-z]{3,9})\.? (?P<d3>0?[1-9]|[12]\d|3[01])(?P<y3>(?:19|20)\d\d)"
_FIXED = re.compile(rf"(?<![\w./:$€£,-])(?:{_ISO}|{_NUMERIC}|{_CLOCK}|{_GLUED})(?![\d%]|[./:-]\d)", re.IGNORECASE)


def _fixed(text: str) -> list[Item]:
    """Return the dates and clock times in figures: '2014-04-29', '29.04.2014', '04/29/2014', '17:00', '5 p.m.'."""
    out = []
    for match in _FIXED.finditer(text):
        item: Item | None = None
        if match["y1"]:
            item = _exact(match, int(match["y1"]), int(match["m1"]), int(match["d1"]))
        elif match["y3"]:
            month = _lexicon().months.get(match["m3"].lower())
            item = _exact(match, int(match["y3"]), int(month), int(match["d3"])) if month else None
        elif match["y2"]:
            item = _numeric(match)
        elif match["ap1"] or match["ap2"] or match["colon"] == ":":
            item = _clock(match)
        if item is not None:
            out.append(item)
    return out


def _exact(match: re.Match[str], year: int, month: int, day: int) -> Item | None:
    found = make_date(year, month, day)
    return Item("exact", found, match.start(), match.end(), match.group()) if found else None


def _numeric(match: re.Match[str]) -> Item | None:
    """Read day.month.year, or month/day/year with slashes, whichever the calendar allows."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y2"])
    if year < 100:
        if match["sep2"] == ".":
            return None
        year += 2000 if year < 70 else 1900
    month_first = match["sep2"] == "/"
    first = (b, a) if month_first else (a, b)
    return _exact(match, year, first[1], first[0]) or _exact(match, year, first[0], first[1])


def _clock(match: re.Match[str]) -> Item | None:
    hour, minute = int(match["h"]), int(match["min"] or match["min2"] or 0)
    half = (match["ap1"] or match["ap2"] or "").strip().lower()[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Item("clock", (hour, minute), match.start(), match.end(), match.group()) if hour < 24 else None


def lex(text: str, parse: Parse) -> list[Item]:
    """Return the text's words as items, in order. The parse tells 'may' from 'May' where the letters do not."""
    words = [word for word in split_words(text) if word.text not in "[]"]  # '[Ten] years ago': an editor's brackets
    fixed = _fixed(text)
    numerals = {n.first: n for n in find_numerals(words) if n.style != "mixed" or n.last > n.first + 1}
    out: list[Item] = []
    i = k = 0
    while i < len(words):
        while k < len(fixed) and fixed[k].end <= words[i].start:
            k += 1
        if k < len(fixed) and fixed[k].start <= words[i].start:
            out.append(fixed[k])
            while i < len(words) and words[i].start < fixed[k].end:
                i += 1
            continue
        item, i = _read(words, i, numerals.get(i), parse)
        out.append(item)
    return out


def _read(words: list[Word], i: int, numeral: Numeral | None, parse: Parse) -> tuple[Item, int]:
    """Return the item that begins at word i, and the word after it."""
    word = words[i]
    if word.kind == "1":
        return _figures(words, i, numeral)
    if word.kind == ".":
        kind = _MARKS.get(word.text, "")
        if kind == "hyphen" and i and words[i - 1].end < word.start:
            kind = "dash"
        return Item(kind, None, word.start, word.end, word.text), i + 1
    name = word.lower.removesuffix("'s").removesuffix("'")
    lexicon = _lexicon()
    if name in lexicon.months and (name not in lexicon.months_doubtful or _is_month(words, i, parse)):
        return _item("month", int(lexicon.months[name]), word), i + 1
    if name in lexicon.weekdays and (name not in lexicon.weekdays_doubtful or _is_short_weekday(words, i)):
        return _item("weekday", int(lexicon.weekdays[name]), word), i + 1
    if name.endswith("s") and name[:-1] in lexicon.weekdays and name[:-1] not in lexicon.weekdays_doubtful:
        return _item("plural", int(lexicon.weekdays[name[:-1]]), word), i + 1
    if numeral is not None and not (numeral.last == i + 1 and name in lexicon.words):
        kind = "fuzzy" if numeral.vague else "number"
        last = words[numeral.last - 1]
        return Item(kind, numeral.value, word.start, last.end, word.text), numeral.last
    found = lexicon.words.get(name)
    if found and found[0] in _ADVERBS and word.text[0].isupper() and i and words[i - 1].kind == "a":
        found = None  # 'LA Weekly', 'the Daily Star'
    return (_item(found[0], found[1], word) if found else Item("", None, word.start, word.end, word.text)), i + 1


_ADVERBS = frozenset({"daily", "weekly", "monthly", "yearly", "now", "soon"})


def _item(kind: str, value: Value, word: Word) -> Item:
    return Item(kind, value, word.start, word.end, word.text)


def _figures(words: list[Word], i: int, numeral: Numeral | None) -> tuple[Item, int]:
    """Read a number in digits: a day, a day with its ending, a year, a decade, or just a number."""
    word, plain = words[i], words[i].text.isdigit()
    after = words[i + 1] if i + 1 < len(words) and words[i + 1].start == word.end else None
    glued = bool(i and words[i - 1].end == word.start and words[i - 1].kind == "a")
    if glued:
        return Item("", None, word.start, word.end, word.text), i + 1
    if plain and after and after.lower in ("st", "nd", "rd", "th") and len(word.text) <= 2:
        return Item("ordinal", int(word.text), word.start, after.end, word.text), i + 2
    if plain and after and after.lower == "s" and len(word.text) in (2, 4) and word.text[-1] == "0":
        value = int(word.text) if len(word.text) == 4 else 1900 + int(word.text)
        return Item("decade", value, word.start, after.end, word.text), i + 2
    if plain and len(word.text) == 4 and 1500 <= int(word.text) <= 2199 and (numeral is None or numeral.last == i + 1):
        return Item("year", int(word.text), word.start, word.end, word.text), i + 1
    if numeral is None or (
        after and after.kind == "a" and numeral.last == i + 1 and after.lower not in _lexicon().words
    ):
        return Item("", None, word.start, word.end, word.text), i + 1
    if plain and len(word.text) <= 2 and numeral.last == i + 1 and 1 <= int(word.text) <= 31:
        return Item("day", int(word.text), word.start, word.end, word.text), i + 1
    return Item("number", numeral.value, word.start, words[numeral.last - 1].end, word.text), numeral.last


_BEFORE_MONTH = frozenset(
    {
        "in",
        "since",
        "until",
        "till",
        "by",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "of",
        "from",
        "to",
        "and",
        "during",
        "between",
        "through",
    }
)


def _is_month(words: list[Word], i: int, parse: Parse) -> bool:
    """Tell whether a word such as 'may', 'march' or 'August' is a month here."""
    word = words[i]
    before, after = words[i - 1] if i else None, words[i + 1] if i + 1 < len(words) else None
    beside = any(
        w is not None and w.kind == "1" and w.text.isdigit() and len(w.text) in (1, 2, 4) for w in (before, after)
    )
    token = parse.at(word.start)
    if token is not None and (token.tag == "MD" or token.ent == "PERSON"):
        return beside and token.ent != "PERSON" and word.text[0].isupper()
    if len(word.lower.rstrip("'s")) <= 3 and word.lower not in ("may",):
        return beside or bool(after and after.text == ".")
    if beside or (
        before is not None and before.lower in _BEFORE_MONTH and (word.text[0].isupper() or _no_verb(parse, word))
    ):
        return True
    return (
        word.text[0].isupper()
        and token is not None
        and token.tag in ("NNP", "NNPS")
        and (token.ent in ("DATE", "") or word.lower not in ("may", "march"))
        and not (word.lower in ("may", "march") and token.ent != "DATE")
    )


def _no_verb(parse: Parse, word: Word) -> bool:
    token = parse.at(word.start)
    return token is None or (token.tag[:2] in ("NN", "IN", "CD") and word.lower != "march")


def _is_short_weekday(words: list[Word], i: int) -> bool:
    """Tell whether 'Sun', 'Sat' or 'Mon' is a weekday here: with a capital, and a mark or a number beside it."""
    after = words[i + 1] if i + 1 < len(words) else None
    return (
        words[i].text[0].isupper()
        and after is not None
        and (after.text in ",." or after.kind == "1" or after.lower in _lexicon().months)
    )
