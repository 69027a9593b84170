"""The words of a text as items: each a class that time patterns are written over, with its value."""

from __future__ import annotations

from marsad.reading.layers import Parse
from marsad.reading.numerals import Numeral, find_numerals
from marsad.reading.times.classes import Item, Value, time_words
from marsad.reading.times.fixed import find_fixed
from marsad.reading.words import Word, split_words

_MARKS = {",": "comma", ".": "dot", "(": "paren", ")": "close", "-": "hyphen", "–": "dash", "—": "dash", "/": "slash"}


def lex(text: str, parse: Parse) -> list[Item]:
    """Return the text's words as items, in order. The parse tells 'may' from 'May' where the letters do not."""
    words = [word for word in split_words(text) if word.text not in "[]"]  # '[Ten] years ago': an editor's brackets
    fixed = find_fixed(text)
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
    lexicon = time_words()
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
        after and after.kind == "a" and numeral.last == i + 1 and after.lower not in time_words().words
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
    return token is None or (token.tag[:2] in ("NN", "IN", "CD"))


def _is_short_weekday(words: list[Word], i: int) -> bool:
    """Tell whether 'Sun', 'Sat' or 'Mon' is a weekday here: with a capital, and a mark or a number beside it."""
    after = words[i + 1] if i + 1 < len(words) else None
    return (
        words[i].text[0].isupper()
        and after is not None
        and (after.text in ",." or after.kind == "1" or after.lower in time_words().months)
    )
