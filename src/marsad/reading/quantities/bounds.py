"""What the words around a number make of it: a lower bound, an upper bound, about so many; and ranges."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from marsad.knowledge.lexicon import load_lexicon
from marsad.reading.numerals import Numeral
from marsad.reading.words import Word

Hedge = Literal["low", "high", "ceiling", "near", ""]
LONGEST = 4
"""Words in the longest bound ('no fewer than', 'in the region of')."""
_RANGE = frozenset({"to", "-", "–", "—", "or"})


@dataclass(frozen=True, slots=True)
class Bound:
    """A number or range with its bounds, over words `first` to `last` (exclusive), bounding words included."""

    first: int
    last: int
    value: float | int | None
    low: float | int | None
    high: float | int | None
    approx: bool
    vague: bool
    rule: str


@cache
def _hedges(side: str) -> dict[tuple[str, ...], Hedge]:
    out: dict[tuple[str, ...], Hedge] = {}
    for hedge, phrases in load_lexicon("en", "numbers").groups(f"bounds_{side}").items():
        for phrase in phrases:
            out[tuple(phrase.split())] = hedge  # type: ignore[assignment]
    return out


def _before(words: list[Word], i: int) -> tuple[Hedge, int]:
    """Return the hedge that ends before word i and how many words it takes; the longest wins."""
    table = _hedges("before")
    for size in range(min(LONGEST, i), 0, -1):
        found = table.get(tuple(word.lower for word in words[i - size : i]))
        if found is not None:
            return found, size
    return "", 0


def _after(words: list[Word], i: int) -> tuple[Hedge, int]:
    table = _hedges("after")
    for size in range(min(3, len(words) - i), 0, -1):
        found = table.get(tuple(word.lower for word in words[i : i + size]))
        if found is not None and not (found == "low" and size == 1 and words[i].lower in ("over",)):
            return found, size
    return "", 0


def bound_numbers(words: list[Word], numerals: list[Numeral]) -> list[Bound]:
    """Return each number with its bounds; two numbers that make a range become one."""
    out, i = [], 0
    while i < len(numerals):
        if i + 1 < len(numerals):
            span = _range(words, numerals[i], numerals[i + 1])
            if span is not None:
                if span.rule != "score":
                    out.append(span)
                i += 2
                continue
        bound = _part_of(words, numerals[i], bound_number(words, numerals[i]))
        if i + 1 < len(numerals) and _is_old_value(words, numerals[i], numerals[i + 1]):
            bound = replace(bound, rule="was")
        out.append(bound)
        i += 1
    return out


@cache
def _fractions() -> dict[str, float]:
    return load_lexicon("en", "numbers").numbers("fractions")


def is_fraction(words: list[Word], last: int) -> bool:
    """Tell whether a fraction's name follows the number ('two-thirds')."""
    following = [w.lower for w in words[last : last + 2] if w.text != "-"]
    return bool(following) and following[0] in _fractions() and following[0].endswith("s")


def _part_of(words: list[Word], numeral: Numeral, bound: Bound) -> Bound:
    """Return the part of the number that is said: 'half of the 4,000 residents', 'two thirds of some 600 homes'."""
    i, steps = bound.first - 1, 0
    while i >= 0 and words[i].lower in ("the", "its", "their", "of", "estimated", "town's") and steps < 3:
        i, steps = i - 1, steps + 1
    part = _fractions().get(words[i].lower) if i >= 0 and steps and words[i + 1].lower == "of" else None
    if part is None:
        return bound
    tops = {"two": 2, "three": 3, "four": 4}
    j = i - 1 if i and words[i - 1].text == "-" else i
    top = tops.get(words[j - 1].lower) if j else None
    value = round(numeral.value * part * (top or 1))
    return Bound(j - 1 if top else i, bound.last, value, None, None, True, bound.vague, "part")


def bound_number(words: list[Word], numeral: Numeral) -> Bound:
    """Return the range that a number and the hedges around it assert, and no more.

    'at least 100' has low 100; 'fewer than 300' has high 300; 'up to 300' is about 300 and no more; 'nearly 300' is 300
    and approximate; 'dozens' has low 24.
    """
    hedge, size = _before(words, numeral.first)
    first = numeral.first - size
    # 'at least some 50', 'more than about 200': the outer hedge decides, the inner makes it approximate.
    outer, more = _before(words, first) if hedge == "near" else ("", 0)
    later, length = _after(words, numeral.last)
    last = numeral.last + length
    approx = "near" in (hedge, later) or numeral.vague
    decided = next((h for h in (outer, hedge, later) if h in ("low", "high", "ceiling")), "")
    value = numeral.value
    rule = "+".join(
        filter(None, ("vague" if numeral.vague else "", decided or ("near" if approx and not numeral.vague else "")))
    )
    if numeral.vague or decided == "low":
        return Bound(first - more, last, None, value, None, approx, numeral.vague, rule)
    if decided == "ceiling":
        return Bound(first - more, last, value, None, value, True, False, rule)
    if decided == "high":
        return Bound(first - more, last, None, None, value, approx, False, rule)
    return Bound(first - more, last, value, None, None, approx, False, rule)


def _range(words: list[Word], a: Numeral, b: Numeral) -> Bound | None:
    """Return two numbers as one range: '100-150', 'between 20 and 30', 'two or three', 'two to three million'."""
    if b.first - a.last != 1 or a.vague != b.vague:
        return None
    link = words[a.last].lower
    before = words[a.first - 1].lower if a.first else ""
    if not (link in _RANGE or (link == "and" and before == "between")):
        return None
    if link == "to" and before == "from" and a.first > 1 and words[a.first - 2].lower in _moves():
        return None
    low, high = _shared_scale(a, b), b.value
    if low >= high:
        return Bound(a.first, b.last, None, None, None, False, False, "score") if link in "-–—" else None
    if link == "or" and high - low > max(1, low):
        return None
    hedge, size = _before(words, a.first)
    first = a.first - size - (before in ("between", "from") and not size)
    approx = hedge == "near" or a.vague
    return Bound(first, b.last, None, low, high, approx, a.vague, "range")


@cache
def _moves() -> frozenset[str]:
    return load_lexicon("en", "numbers").word_set("moves")


def _is_old_value(words: list[Word], a: Numeral, b: Numeral) -> bool:
    """Tell whether the first number is what the second came from: 'rose from 35 to 47'."""
    return b.first - a.last == 1 and words[a.last].lower == "to" and a.first > 0 and words[a.first - 1].lower == "from"


def _shared_scale(a: Numeral, b: Numeral) -> float | int:
    """Return the first number in the scale of the second: 'two to three million', '20 to 30 thousand'."""
    for scale in (1_000_000_000, 1_000_000, 1_000, 100):
        if b.style != "digits" and b.value >= scale and b.value / scale < 1000 and a.value < b.value / scale:
            product = a.value * scale
            return int(product) if product == int(product) else product
    return a.value
