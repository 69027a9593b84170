"""Numbers in a text, in digits and in words, before anybody asks what they count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from marsad.knowledge.lexicon import load_lexicon
from marsad.reading.words import Word

MAX_DIGITS = 15
"""A longer run of digits is an identifier, not a number that anybody counted."""

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$|\d{1,3}(?:\.\d{3}){2,}$")
_PLAIN = re.compile(r"\d+(?:\.\d+)?$")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number: words `first` to `last` (exclusive) of the split text.

    `value` is exact, or the lower bound where `vague`. `digits` tells how it is written: 'digits', 'words' or 'mixed'.
    """

    first: int
    last: int
    start: int
    end: int
    value: float | int
    vague: bool = False
    style: str = "digits"


@dataclass(frozen=True, slots=True)
class _Tables:
    """The number words, as dictionaries."""

    units: dict[str, float]
    tens: dict[str, float]
    scales: dict[str, float]
    suffixes: dict[str, float]
    plurals: dict[str, float]
    factors: dict[str, float]
    vague: dict[str, float]
    starts: frozenset[str]


@cache
def _tables() -> _Tables:
    lexicon = load_lexicon("en", "numbers")
    t = {name: lexicon.numbers(name) for name in ("units", "tens", "scales", "suffixes", "plurals", "vague")}
    starts = frozenset(
        {"a", "an", "half"} | t["units"].keys() | t["tens"].keys() | t["plurals"].keys() | t["vague"].keys()
    )
    return _Tables(
        units=t["units"], tens=t["tens"], scales=t["scales"], suffixes=t["suffixes"], plurals=t["plurals"],
        factors=lexicon.numbers("plural_factors"), vague=t["vague"], starts=starts,
    )  # fmt: skip


def find_numerals(words: list[Word]) -> list[Numeral]:
    """Return the numbers among the words, in order, none inside another.

    'half' and 'a' count only with a scale word ('half a million', 'a dozen'). Ordinals are no numerals.
    """
    tables = _tables()
    out: list[Numeral] = []
    i = 0
    while i < len(words):
        word = words[i]
        found = None
        if word.kind == "1":
            found = _digits(words, i, tables)
        elif word.lower in tables.starts:
            found = _plural(words, i, tables) or _vague(words, i, tables) or _worded(words, i, tables)
        if found is None:
            i += 1
        else:
            out.append(found)
            i = found.last
    return out


def _number(text: str) -> float | int | None:
    """Return the number that digits, points and commas write, or None where they write no number ('3,5', '1.2.3')."""
    if len(text) > MAX_DIGITS + 5:
        return None
    if _GROUPED.match(text):
        return _plain(text.replace(",", "")) if "," in text else int(text.replace(".", ""))
    return _plain(text) if _PLAIN.match(text) else None


def _plain(text: str) -> float | int:
    return float(text) if "." in text else int(text)


def _digits(words: list[Word], i: int, tables: _Tables) -> Numeral | None:
    value = _number(words[i].text)
    if value is None:
        return None
    last = i + 1
    # '9 300' and '300 000': blanks as thousands marks.
    while (
        last < len(words) and 1 <= len(words[i].text) <= 3 and words[i].text[0] != "0" and isinstance(value, int)
        and words[last].kind == "1" and len(words[last].text) == 3 and words[last].text.isdigit()
        and words[last].start == words[last - 1].end + 1 and not _glued(words, last) and value < 10**9
    ):  # fmt: skip
        value = value * 1000 + int(words[last].text)
        last += 1
    if (
        isinstance(value, int) and 0 < value < 1000 and last == i + 1
        and [w.text for w in words[last : last + 2]] == [",", "000"]
        and words[last].start == words[i].end and words[last + 1].start == words[last].end + 1
    ):  # fmt: skip
        value, last = value * 1000, last + 2  # '61, 000': a blank that damage left
    style = "digits"
    if last < len(words) and words[last].kind == "a":
        scale = tables.scales.get(words[last].lower)
        if scale is None and words[last].start == words[last - 1].end:
            scale = _suffix(words, last, tables)
        if scale is not None:
            value, last, style = _times(value, scale), last + 1, "mixed"
    return Numeral(i, last, words[i].start, words[last - 1].end, value, style=style)


def _glued(words: list[Word], i: int) -> bool:
    """Tell whether a letter, a hyphen or a sign stands right against the word's end ('300-metre', '155mm')."""
    return i + 1 < len(words) and words[i + 1].start == words[i].end and words[i + 1].text not in ",.;:)'\""


def _suffix(words: list[Word], i: int, tables: _Tables) -> float | None:
    """Return what letters against a number multiply it by; 'm' only before a counted noun ('3m people')."""
    scale = tables.suffixes.get(words[i].lower)
    if words[i].lower != "m":
        return scale
    after = words[i + 1] if i + 1 < len(words) else None
    return scale if after and after.kind == "a" and (after.lower.endswith("s") or after.lower == "people") else None


def _times(value: float, factor: float) -> float | int:
    product = round(value * factor, 6)
    return int(product) if product == int(product) else product


def _plural(words: list[Word], i: int, tables: _Tables) -> Numeral | None:
    """Read 'dozens', 'hundreds', 'tens of thousands', 'hundreds of thousands'."""
    value = tables.plurals.get(words[i].lower)
    if value is None:
        return None
    last = i + 1
    if last + 1 < len(words) and words[last].lower == "of" and words[last + 1].lower in tables.plurals:
        factor = tables.factors.get(words[i].lower)
        if factor is not None:
            value, last = _times(factor, tables.plurals[words[last + 1].lower]), last + 2
    elif words[i].lower == "tens":
        return None
    return Numeral(i, last, words[i].start, words[last - 1].end, value, vague=True, style="words")


def _vague(words: list[Word], i: int, tables: _Tables) -> Numeral | None:
    """Read 'several', 'a few', 'a couple of', 'several hundred', 'a few thousand'."""
    at = i + 1 if words[i].lower in ("a", "an") else i
    if (
        at >= len(words)
        or words[at].lower not in tables.vague
        or (at == i and words[i].lower in ("few", "couple", "handful"))
    ):
        return None
    value: float | int = tables.vague[words[at].lower]
    last = at + 1
    if last + 1 < len(words) and words[at].lower in ("couple", "handful") and words[last].lower == "of":
        last += 1
    while last < len(words) and (scale := tables.scales.get(words[last].lower)) is not None:
        value, last = _times(value, scale), last + 1
    return Numeral(i, last, words[i].start, words[last - 1].end, value, vague=True, style="words")


def _worded(words: list[Word], i: int, tables: _Tables) -> Numeral | None:
    """Read a number in words: 'twenty-five', 'two and a half million', 'a hundred and twelve', 'half a million'."""
    total, current, last, seen = 0.0, 0.0, i, False
    j = i
    while j < len(words) and words[j].text != "\n":
        lower = words[j].lower
        following = words[j + 1].lower if j + 1 < len(words) else ""
        if lower in tables.units or lower in tables.tens:
            if seen and not _fits(current, lower, tables):
                break
            current += tables.units.get(lower, 0) + tables.tens.get(lower, 0)
        elif seen and lower in tables.scales:
            current, total = _scaled(current, total, tables.scales[lower])
        elif lower in ("a", "an") and not seen and following in tables.scales:
            current = 1.0
        elif (
            lower == "half"
            and not seen
            and following in ("a", "an")
            and j + 2 < len(words)
            and words[j + 2].lower in tables.scales
        ):
            current, j = 0.5, j + 1
        elif seen and lower == "and" and [w.lower for w in words[j + 1 : j + 3]] == ["a", "half"]:
            current, j = current + 0.5, j + 2
        elif (
            seen
            and lower == "-"
            and (following in tables.units or following in tables.tens)
            and words[j].start == words[j - 1].end
        ) or (
            seen
            and lower == "and"
            and (following in tables.units or following in tables.tens)
            and _round(current, total)
        ):
            j += 1
            continue
        else:
            break
        seen, j = True, j + 1
        last = j
    if not seen or last == i:
        return None
    value = _times(total + current, 1)
    return Numeral(i, last, words[i].start, words[last - 1].end, value, style="words")


def _fits(current: float, word: str, tables: _Tables) -> bool:
    """Tell whether the word can follow inside one number: 'twenty' 'five' yes, 'five' 'six' no."""
    if word in tables.tens:
        return (current % 100 == 0 and current > 0) or current == 0
    small = tables.units[word] < 10
    return current % 10 == 0 and current % 100 != 10 if small else current % 100 == 0


def _round(current: float, total: float) -> bool:
    """Tell whether 'and' may go on with the number: after hundreds and thousands."""
    return (current >= 100 and current % 100 == 0) or (current == 0 and total >= 1000)


def _scaled(current: float, total: float, scale: float) -> tuple[float, float]:
    """Return (current, total) after a scale word."""
    if scale in (100, 12, 20):
        return (current or 1) * scale, total
    return 0.0, total + (current or 1) * scale
