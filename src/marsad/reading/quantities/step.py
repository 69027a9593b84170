"""The step that finds quantities: numbers and their bounds, what they count, single persons and noughts."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from marsad.knowledge.lexicon import load_lexicon
from marsad.reading.layers import Measure, Parse, Reading, Timex, Token
from marsad.reading.numerals import find_numerals
from marsad.reading.quantities.bounds import Bound, bound_numbers, is_fraction
from marsad.reading.quantities.counted import counted_noun, counts_nothing, is_person, unit_of
from marsad.reading.words import Word, split_words


class FindQuantities:
    """Fill `measures`, in text order.

    Rules beside the numbers: 'one' is a single person told by an article ('a woman', 'another child'), 'zero' a nought
    in words ('no casualties').
    """

    name = "quantities"
    requires: tuple[str, ...] = ("blocks", "parse", "times")
    gives: tuple[str, ...] = ("measures",)

    def __call__(self, reading: Reading) -> None:
        """Fill `measures`."""
        words = split_words(reading.text)
        taken = _Taken(reading.times)
        found = []
        for bound in bound_numbers(words, find_numerals(words)):
            measure = _measure(reading.parse, words, bound, taken)
            if measure is not None:
                found.append(measure)
        found += _single_persons(reading.parse, found)
        found += _noughts(reading.parse)
        found.sort(key=lambda m: (m.start, m.end))
        reading.measures = found


class _Taken:
    """The spans of time expressions, for a quick look-up."""

    def __init__(self, times: list[Timex]) -> None:
        self.spans = sorted((t.start, t.end) for t in times)
        self.starts = [start for start, _ in self.spans]

    def covers(self, start: int, end: int) -> bool:
        """Tell whether a time expression shares a character with start:end."""
        at = bisect_right(self.starts, end - 1) - 1
        return at >= 0 and self.spans[at][1] > start


def _measure(parse: Parse, words: list[Word], bound: Bound, taken: _Taken) -> Measure | None:
    start, end = words[bound.first].start, words[bound.last - 1].end
    tokens = parse.within(start, end)
    numbers = [
        t
        for t in tokens
        if t.text[0].isdigit()
        or (t.tag in ("CD", "NNS", "NN", "NNP", "NNPS", "JJ", "DT") and t.lower not in ("least", "total", "minimum"))
    ]
    if not numbers or taken.covers(start, end):
        return None
    first, last = numbers[0], numbers[-1]
    if (
        _is_code(words, bound)
        or _is_year_age(words, bound.last)
        or is_fraction(words, bound.last)
        or counts_nothing(parse, first, last)
    ):
        return None
    noun = counted_noun(parse, last)
    if noun is None and _is_label(parse, last):
        return None
    rule = bound.rule or ("one" if bound.value == 1 and last.lower == "one" else "number")
    if last.lower == "one" and not _counts_one(parse, last, noun):
        return None
    return Measure(
        start, end, bound.value, bound.low, bound.high,
        unit_of(parse, noun), bound.approx, noun.i if noun else None, bound.vague, rule,
    )  # fmt: skip


def _is_code(words: list[Word], bound: Bound) -> bool:
    """Tell whether letters stand right against the number: an ordinal, a calibre, a weapon or a unit's name.

    '3rd', '105mm', 'T-72', 'M23', 'F-16s'.
    """
    first, last = words[bound.first], words[bound.last - 1]
    if bound.last < len(words):
        after = words[bound.last]
        if after.start == last.end and after.kind == "a" and last.kind == "1" and after.lower not in _glued_units():
            return True
    if first.kind != "1" or not bound.first:
        return False
    before = words[bound.first - 1]
    if before.end != first.start:
        return False
    dashed = before.text == "-" and bound.first > 1 and words[bound.first - 2].end == before.start
    return before.kind == "a" or (dashed and words[bound.first - 2].kind == "a")


@cache
def _glued_units() -> frozenset[str]:
    return frozenset({"km", "kms", "m", "kg", "ha", "ft", "tons", "tonnes", "k"})


def _is_year_age(words: list[Word], i: int) -> bool:
    """Tell whether 'year(s) old' or '-year-old' follows, damage to the hyphens included."""
    following = [w.lower for w in words[i : i + 4] if w.text != "-"]
    return following[:2] in (["year", "old"], ["years", "old"], ["month", "old"], ["months", "old"])


def _is_label(parse: Parse, number: Token) -> bool:
    """Tell whether the number labels the name right before it ('Brigade 93', 'Boeing 737') and counts nothing."""
    name = parse.tokens[number.head]
    if (
        number.dep not in ("nummod", "appos")
        or name.i != number.i - 1
        or name.tag != "NNP"
        or not name.text[0].isalpha()
    ):
        return False
    after = parse.tokens[number.i + 1] if number.i + 1 < len(parse.tokens) else None
    stands = after is not None and after.sent == number.sent and after.tag in ("JJ", "VBN", "NNS", "NN")
    return name.ent not in ("DATE", "TIME", "GPE", "LOC") and not stands


def _counts_one(parse: Parse, number: Token, noun: Token | None) -> bool:
    """Tell whether 'one' counts ('one child', 'one of the pilots was') and is no pronoun or idiom ('no one')."""
    if number.i and parse.tokens[number.i - 1].lower in ("no", "any", "every", "some", "this", "that", "which"):
        return False
    if noun is None:
        return number.dep in ("nsubjpass", "nsubj", "dobj") and parse.tokens[number.head].lemma in (
            "kill",
            "die",
            "injure",
            "wound",
            "hurt",
        )
    return noun.lower not in ("another", "day", "time", "side", "hand", "way")


def _single_persons(parse: Parse, found: list[Measure]) -> list[Measure]:
    """Return 'a woman', 'another child', 'a soldier' as one person each."""
    counted = {m.head for m in found if m.head is not None}
    out = []
    for token in parse.tokens:
        if token.lower not in ("a", "an", "another") or token.dep != "det":
            continue
        noun = parse.tokens[token.head]
        if noun.i in counted or noun.i < token.i or noun.tag not in ("NN", "NNP") or not is_person(noun):
            continue
        if token.i and parse.tokens[token.i - 1].lower == "not" and parse.tokens[token.i + 1].lower == "single":
            out.append(Measure(token.start, token.end, 0, None, None, "people", False, noun.i, rule="zero"))
            continue
        out.append(Measure(token.start, token.end, 1, None, None, "people", False, noun.i, rule="one"))
    return out


@cache
def _zero_words() -> frozenset[str]:
    return load_lexicon("en", "units").word_set("zero")


def _noughts(parse: Parse) -> list[Measure]:
    """Return 'no deaths', 'no one', 'nobody' and 'none' as nought."""
    out = []
    for token in parse.tokens:
        if token.lower in ("nobody", "none") and token.dep in ("nsubj", "nsubjpass", "dobj"):
            out.append(Measure(token.start, token.end, 0, None, None, "people", False, token.i, rule="zero"))
        elif token.lower == "no" and token.i + 1 < len(parse.tokens):
            noun = parse.tokens[token.head] if token.dep == "det" else parse.tokens[token.i + 1]
            if noun.i > token.i and noun.i - token.i < 5 and (noun.lower in _zero_words() or is_person(noun)):
                out.append(Measure(token.start, token.end, 0, None, None, "people", False, noun.i, rule="zero"))
    return out
