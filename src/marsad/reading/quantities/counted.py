"""What a number counts: its noun in the parse, that noun's unit, and the contexts in which a number counts nothing."""

from __future__ import annotations

from functools import cache

from marsad.knowledge.lexicon import load_lexicon
from marsad.reading.layers import Parse, Token

REACH = 5
"""Tokens after a number within which its noun stands where the parse does not say so."""


@cache
def _units() -> dict[str, str]:
    return load_lexicon("en", "units").labels("units")


@cache
def _sets() -> dict[str, frozenset[str]]:
    lexicon = load_lexicon("en", "units")
    return {
        name: lexicon.word_set(name)
        for name in ("people", "not_people", "money", "money_marks", "percent", "labels", "zero", "times", "square")
    }


@cache
def _suffixes() -> tuple[str, ...]:
    return load_lexicon("en", "units").words("people_suffixes")


def is_person(token: Token) -> bool:
    """Tell whether the noun is a word for persons ('civilians', 'gunman', 'Iraqis')."""
    sets = _sets()
    if token.lemma in sets["not_people"] or token.lower in sets["not_people"]:
        return False
    if (
        token.lower in sets["people"]
        or token.lemma in sets["people"]
        or token.lower.removesuffix("s") in sets["people"]
    ):
        return True
    return token.pos in ("NOUN", "PROPN") and len(token.lower) > 5 and token.lower.endswith(_suffixes())


def counted_noun(parse: Parse, number: Token) -> Token | None:
    """Return the noun that the number counts, or None where it stands alone ('killing 14', 'rose to 115')."""
    tokens = parse.tokens
    head = tokens[number.head]
    if (
        number.dep in ("nummod", "quantmod", "compound", "amod", "nmod", "det", "predet")
        and head.i > number.i
        and _noun(head)
    ):
        return head
    for i in range(number.i + 1, min(number.i + 4, len(tokens))):
        token = tokens[i]
        if token.sent != number.sent or token.lower not in (
            "of",
            "the",
            "these",
            "those",
            "its",
            "their",
            "his",
            "our",
            "more",
            "other",
            "-",
        ):
            break
        if token.lower == "of":
            return _after_of(parse, token)
    if number.dep == "nummod" and _noun(head):
        return None
    return _following_noun(parse, number)


def _noun(token: Token) -> bool:
    return token.tag[:2] == "NN" or token.lower in (
        "others",
        "people",
        "more",
        "wounded",
        "injured",
        "dead",
        "displaced",
        "homeless",
        "killed",
    )


def _after_of(parse: Parse, of: Token) -> Token | None:
    for child in of.children[:REACH]:
        token = parse.tokens[child]
        if token.dep == "pobj" and token.i - of.i < 10:
            return token
    return _following_noun(parse, of)


def _following_noun(parse: Parse, start: Token) -> Token | None:
    """Return the noun group's last noun within a few words, for numbers that the parse left without one."""
    found = None
    for token in parse.tokens[start.i + 1 : start.i + 1 + REACH]:
        if token.sent != start.sent and not _goes_on(parse, start):
            break
        if token.tag[:2] == "NN" and token.text[0].isalpha():
            found = token
            if token.tag in ("NNS", "NNPS"):
                break
        elif (
            found is not None
            or token.tag not in ("JJ", "JJR", "VBN", "RB", "HYPH", "CD", "VBG", ":")
            or token.lower in ("dead", "wounded", "injured", "killed")
        ):
            break
    return found


def _goes_on(parse: Parse, number: Token) -> bool:
    """Tell whether the number ends a line that breaks off: a table or a hard-wrapped text."""
    sentence = parse.sentences[number.sent]
    return number.i == sentence.last - 1 and number.i + 1 < len(parse.tokens)


def unit_of(parse: Parse, noun: Token | None) -> str:
    """Return the unit of the counted noun: 'people' for persons and for nothing said, or the noun's plural."""
    if noun is None:
        return "people"
    if (
        noun.tag == "NNPS"
        or noun.ent in ("NORP", "PERSON")
        or noun.lower in ("whom", "which", "them", "those", "these", "total", "all")
    ):
        return "people"
    units, before = _units(), parse.tokens[noun.i - 1].lower if noun.i else ""
    unit = units.get(noun.lower) or units.get(noun.lemma)
    if unit is not None:
        return f"{unit}2" if before in _sets()["square"] and unit in ("km", "m", "miles", "feet") else unit
    if is_person(noun) or noun.lower in ("more", "others", "other"):
        return "people"
    words = [_unit_word(noun)]
    for child in noun.children[: 4 * REACH]:
        token = parse.tokens[child]
        if token.dep == "compound" and token.i == noun.i - len(words):
            words.insert(0, _unit_word(token))
    return " ".join(words)


def _unit_word(token: Token) -> str:
    """Return the word in lower case, an acronym as it stands ('IDP camps')."""
    return token.text if token.text.isupper() and len(token.text) > 1 else token.lower


def counts_nothing(parse: Parse, first: Token, last: Token) -> str:
    """Return why the number counts nothing ('money', 'percent', 'label', 'times', 'age'), or ''."""
    tokens, sets = parse.tokens, _sets()
    before = tokens[first.i - 1] if first.i else None
    after = tokens[last.i + 1] if last.i + 1 < len(tokens) else None
    if before is not None and (
        before.lower in sets["money_marks"] or before.lower in ("us$", "usd", "eur") or before.lower.endswith("$")
    ):
        return "money"
    if after is not None and (after.lower in sets["money_marks"] or after.lower in sets["money"]):
        return "money"
    if (after is not None and after.lower in sets["percent"]) or (
        after is not None and after.lower == "per" and tokens[min(after.i + 1, len(tokens) - 1)].lower == "cent"
    ):
        return "percent"
    if after is not None and after.lower in sets["times"]:
        return "times"
    if (
        before is not None
        and before.lower in sets["labels"]
        and (before.tag[:2] in ("NN", "CD", "IN") or before.text.endswith("."))
    ):
        noun_after = after is not None and (after.tag[:2] in ("NN", "JJ") and after.sent == first.sent)
        if not noun_after or before.lower in (
            "age",
            "aged",
            "ages",
            "magnitude",
            "resolution",
            "article",
            "route",
            "highway",
        ):
            return "label"
    return "age" if _is_age(parse, first, last) else ""


def _is_age(parse: Parse, first: Token, last: Token) -> bool:
    """Tell whether the number is an age in commas after a name: 'Ali Hassan, 42, said', '(36)'."""
    tokens = parse.tokens
    if any(t.lower in ("age", "aged", "ages") for t in tokens[max(0, first.i - 3) : first.i]):
        return True
    if first.i < 2 or last.i + 1 >= len(tokens):
        return False
    before, after, name = tokens[first.i - 1], tokens[last.i + 1], tokens[first.i - 2]
    pairs = {(",", ","), ("(", ")"), (",", "."), (",", "and")}
    return (
        first.i == last.i
        and (before.text, after.lower) in pairs
        and name.tag in ("NNP", "NNPS")
        and first.text.isdigit()
        and int(first.text) < 110
    )
