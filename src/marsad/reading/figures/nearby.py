"""Which toll a number belongs to where the parse links none: labels, tables, lists and what they leave out."""

from __future__ import annotations

import itertools

from marsad.reading.figures.link import Link, Site, governor
from marsad.reading.figures.terms import Kind, toll_terms
from marsad.reading.layers import Token

NEAR = 7
"""Tokens on either side of a number in which a term counts."""
ELISION = 16
"""Tokens between a number and the one whose term it shares, at most."""

_STOPS = frozenset({".", ";", "!", "?"})
_PARTS = frozenset({"including", "include", "includes", "included", "among"})
_LIGHT = frozenset(
    {
        "report",
        "confirm",
        "see",
        "have",
        "be",
        "cause",
        "record",
        "register",
        "count",
        "say",
        "include",
        "leave",
        "total",
        "announce",
        "identify",
    }
)


def near_term(site: Site) -> Link | None:
    """Return the kind of the nearest term: 'Number of displaced: 452', '34,000 evacuated', 'IDPs total 122 387'."""
    _, verb = governor(site.parse, site.noun)
    if verb is not None and verb.tag in ("VBD", "VBZ", "VBP", "VBN") and verb.lemma not in _LIGHT:
        return None
    best: tuple[float, Link] | None = None
    for step in (1, -1):
        for distance, token in _neighbours(site, step):
            kinds = _kinds(site, token)
            link = site.pick(kinds, token, "near") if kinds else None
            if link is not None and distance <= NEAR and (best is None or distance < best[0]):
                best = (distance, link)
    return best[1] if best else None


def _neighbours(site: Site, step: int) -> list[tuple[float, Token]]:
    """Return the tokens to one side, each with its distance; commas and verbs make it longer."""
    tokens, crossed = site.parse.tokens, 0
    out: list[tuple[float, Token]] = []
    i = site.number.i + step
    while 0 <= i < len(tokens) and abs(i - site.number.i) <= NEAR and site.left <= i < site.right:
        token = tokens[i]
        if token.text in _STOPS or (step < 0 and token.sent != site.number.sent):
            break
        if step < 0 and token.tag in ("VBD", "VBZ", "VBP", "MD", "CC") and token.lemma not in _LIGHT:
            break
        crossed += token.text == "," or token.pos in ("VERB", "AUX")
        out.append((abs(i - site.number.i) + 3 * crossed + (1 if step < 0 else 0), token))
        i += step
    return out


def _kinds(site: Site, token: Token) -> frozenset[Kind]:
    terms, tokens = toll_terms(), site.parse.tokens
    if token.pos == "VERB" and token.tag in ("VBG", "VBZ", "VB", "VBP"):
        return frozenset()
    if token.i + 1 < len(tokens) and tokens[token.i + 1].lower in terms.things:
        return frozenset()
    return (
        terms.adjectives.get(token.lower) or terms.nouns.get(token.lemma) or terms.nouns.get(token.lower) or frozenset()
    )


def shares_term(site: Site, kind: Kind, previous: Token) -> Link | None:
    """Return the kind of the figure before for a number that leaves its term out: '12 died in Homs and 20 in Hama'."""
    tokens, number = site.parse.tokens, site.number
    if previous.sent != number.sent or number.i - previous.i > ELISION or not site.bare:
        return None
    joined = any(t.lower == "and" for t in tokens[max(previous.i, number.i - 4) : number.i])
    last = max(number.i, site.noun.i)
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    alone = after is None or after.pos in ("ADP", "PUNCT")
    return Link(kind, previous.i, "elided") if joined and alone and site.fits(kind) else None


def is_part(site: Site) -> bool:
    """Tell whether the measure is a part of another: 'including 25 children', 'of whom 12 were women'."""
    tokens = site.parse.tokens
    current = site.noun
    for _ in range(4):
        if current.lower in _PARTS or tokens[current.head].lower in _PARTS:
            return True
        if current.head == current.i:
            break
        current = tokens[current.head]
    following = [t.lower for t in tokens[site.number.i + 1 : site.number.i + 3]]
    if following in (["of", "the"], ["of", "those"], ["of", "them"]):
        return True
    words = [
        t.lower
        for t in tokens[max(site.parse.sentences[site.number.sent].first, site.number.i - 25) : site.number.i + 4]
    ]
    return any(
        pair in (("of", "whom"), ("of", "which"), ("of", "them"), ("among", "them"))
        for pair in itertools.pairwise(words)
    )


def in_brackets(site: Site) -> bool:
    """Tell whether the measure says the one before again: '2,759 persons (around 460 families)', 'or 460 families'."""
    tokens = site.parse.tokens
    first = site.parse.at(site.measure.start)
    if first is None or first.i < 2 or not site.left or first.i - site.left > 4:
        return False
    before = tokens[first.i - 1].lower
    return before == "(" or (before == "or" and site.measure.unit == "families")
