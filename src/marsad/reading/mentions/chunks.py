"""Noun phrases from the parse: one per nominal head, with the words before it and the 'of' phrase it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.reading.layers import Parse, Token
from marsad.reading.mentions.nouns import Nouns

_INSIDE = frozenset([
    "compound", "amod", "nmod", "det", "nummod", "quantmod", "advmod", "predet", "poss", "punct", "case", "npadvmod",
    "neg",
])  # fmt: skip
_MAX_LEFT = 14
_MAX_OF = 12


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens first:last (exclusive) around `head`; `stop` is past the head's own words, before any 'of' phrase.

    `modifier` marks a word inside another phrase that may be who acts there.
    """

    first: int
    head: int
    stop: int
    last: int
    modifier: bool = False


def find_chunks(parse: Parse, nouns: Nouns) -> Iterator[Chunk]:
    """Yield the noun phrases of the parse in the order of their heads, with modifiers that may name who acts."""
    for token in parse.tokens:
        if _is_head(parse, token, nouns):
            yield _chunk(parse, token, nouns)
        elif _is_modifier(parse, token, nouns):
            yield Chunk(token.i, token.i, token.i + 1, token.i + 1, modifier=True)


def _is_modifier(parse: Parse, token: Token, nouns: Nouns) -> bool:
    """Tell whether the word before a noun may be who acts: 'Israeli strike', 'rebel rockets'."""
    if token.dep not in ("compound", "amod", "nmod") or token.pos not in ("NOUN", "PROPN", "ADJ"):
        return False
    head = parse.tokens[token.head]
    if (
        head.i <= token.i
        or nouns.kinds.get(head.lemma, "other") not in nouns.modified
        or _hyphened(parse.tokens, token)
    ):
        return False
    return not head.ent or head.ent in ("EVENT", "CARDINAL") or token.ent in ("NORP", "ORG")


def _is_head(parse: Parse, token: Token, nouns: Nouns) -> bool:
    if _hyphened(parse.tokens, token):
        return False
    if token.pos == "PRON":
        return token.lower in nouns.pronouns or token.tag == "DT" or token.dep in _ARGUMENT
    if token.pos in ("NOUN", "PROPN"):
        # A word before the head of the same phrase is no head: 'Observatory director', 'Fuad Hussein'.
        return not (
            token.dep in ("compound", "nmod", "amod") and token.head > token.i and _nominal(parse.tokens[token.head])
        )
    if token.pos in ("ADJ", "NUM", "DET") and token.dep in _ARGUMENT:
        return token.tag not in ("PRP$", "WP$")
    return token.tag in ("PRP$", "WP$")


def _hyphened(tokens: list[Token], token: Token) -> bool:
    """Tell whether the token is the first part of a compound such as 'British-based' or 'rebel-held'."""
    after = tokens[token.i + 1 : token.i + 3]
    joined = len(after) == 2 and after[0].lower == "-" and after[0].start == token.end == after[1].start - 1
    return joined and token.pos != "PRON" and after[1].pos in ("VERB", "ADJ", "NOUN") and token.head > token.i


_ARGUMENT = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "iobj", "dative", "conj", "agent", "attr", "appos"})


def _nominal(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN", "NUM", "PRON", "X")


def _chunk(parse: Parse, head: Token, nouns: Nouns) -> Chunk:
    first = head.i
    if head.tag not in ("PRP", "PRP$", "WP", "WP$", "WDT"):
        first = _left_edge(parse, head)
    stop = head.i + 1
    last = stop
    if head.lemma in nouns.takes_of or head.lower in nouns.takes_of:
        last = _of_phrase(parse, head, stop)
    return Chunk(first, head.i, stop, last)


def _left_edge(parse: Parse, head: Token) -> int:
    """Return the first token of the words before the head that belong to it."""
    first = head.i
    for child in reversed([c for c in head.children if c < head.i]):
        token = parse.tokens[child]
        if token.dep not in _INSIDE or (token.pos == "VERB" and token.dep == "advmod"):
            break
        edge = min(child, _lowest(parse, token))
        if head.i - edge > _MAX_LEFT:
            break
        first = min(first, edge)
    for i in range(head.i - 1, first - 1, -1):
        if parse.tokens[i].lower == '"':  # a quotation ended or began here; no name goes across it
            first = i + 1
            break
    while first < head.i and (parse.tokens[first].pos in ("PUNCT", "CCONJ") or parse.tokens[first].text in "([{"):
        first += 1
    return first


def _lowest(parse: Parse, token: Token) -> int:
    """Return the leftmost token below this one, as far as it is worth looking."""
    low, todo, seen = token.i, [token.i], 0
    while todo and seen < 30:
        seen += 1
        j = todo.pop()
        low = min(low, j)
        todo.extend(c for c in parse.tokens[j].children if c < token.i)
    return low


def _of_phrase(parse: Parse, head: Token, stop: int) -> int:
    """Return the end of an 'of' phrase right after the head: 'Ministry of Defense of Syria', 'residents of Idlib'."""
    tokens, last = parse.tokens, stop
    while last < len(tokens) and tokens[last].lower in ("of", "for") and last - stop < _MAX_OF:
        after = last + 1
        while (
            after < len(tokens)
            and after - stop < _MAX_OF
            and tokens[after].sent == head.sent
            and _goes_on(tokens, after)
        ):
            after += 1
        if after == last + 1 or not _nominal(tokens[after - 1]):
            break
        last = after
        if tokens[last - 1].i == head.i:
            break
    return last


def _goes_on(tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    if token.pos in ("NOUN", "PROPN", "ADJ", "DET", "NUM"):
        return True
    if token.tag == "POS":
        return True
    if token.lower == "-" or (token.pos == "CCONJ" and token.lower in ("and", "&")):
        return i + 1 < len(tokens) and tokens[i + 1].pos == "PROPN" and tokens[i - 1].pos == "PROPN"
    return False
