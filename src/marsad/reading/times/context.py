"""What a time expression is read against: the day of publication, the days named before it, the verb's direction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from marsad.knowledge.lexicon import load_lexicon
from marsad.reading.layers import Parse, Token

Direction = Literal["past", "ahead", "open"]

KIN = 48
"""Children of a token that are looked at, at most: thousands are damage, and would take quadratic time."""
CLIMB = 40
"""Steps up the tree at most; deeper trees are damage."""


@dataclass(slots=True)
class Context:
    """The state of reading one report's times from its beginning to its end."""

    anchor: date | None
    parse: Parse
    last: date | None = None
    last_year: int | None = None
    last_year_at: int = 0

    @property
    def reference(self) -> date | None:
        """The last day that the text mentioned, or else the day of publication."""
        return self.last or self.anchor

    def direction(self, start: int) -> Direction:
        """Return where the verb over this offset looks."""
        token = self.parse.at(start)
        return direction_of(self.parse, token) if token is not None else "open"

    def is_habitual(self, start: int) -> bool:
        """Tell whether the verb over this offset is in the plain present: 'Today, 100,000 people worship them'."""
        token = self.parse.at(start)
        if token is not None and token.dep in ("poss", "compound", "nmod", "amod"):
            return False  # "today's announcement is an affront" tells a day
        for _ in range(CLIMB):
            if token is None or token.head == token.i or token.pos in ("VERB", "AUX"):
                break
            token = self.parse.tokens[token.head]
        if token is None or token.tag not in ("VBZ", "VBP") or token.lemma in _saying():
            return False
        children = [self.parse.tokens[c] for c in token.children[:KIN]]
        return not any(t.dep in ("aux", "auxpass", "xcomp") for t in children)


@cache
def _saying() -> frozenset[str]:
    return load_lexicon("en", "times").word_set("saying")


@dataclass(frozen=True, slots=True)
class _Ahead:
    """The words that make a verb look ahead."""

    modals: frozenset[str]
    heads: frozenset[str]
    participles: frozenset[str]
    present: frozenset[str]


@cache
def _ahead() -> _Ahead:
    lexicon = load_lexicon("en", "times")
    return _Ahead(*(lexicon.word_set(f"ahead_{name}") for name in ("modals", "heads", "participles", "present")))


def direction_of(parse: Parse, token: Token) -> Direction:
    """Return where the verb that governs the token looks: back, ahead, or neither.

    'Will meet on Saturday', 'is to meet', 'a meeting scheduled for Saturday', 'the upcoming Sunday vote' look ahead.
    """
    ahead, current, attributive = _ahead(), token, False
    for _ in range(CLIMB):
        if current.pos in ("VERB", "AUX"):
            found = _of_verb(parse, current, ahead)
            if found != "open" or current.tag in ("VBZ", "VBP"):
                # 'was asked about the 8 November vote': the verb says nothing of when the vote is.
                return "open" if attributive and found == "past" else found
        elif current is not token and current.pos not in ("ADP", "SCONJ"):
            attributive = attributive or (current.i > token.i and current.pos == "NOUN")
            modifiers = (parse.tokens[c].lower for c in current.children[:KIN])
            if current.lower in ahead.heads or any(m in ahead.participles or m == "upcoming" for m in modifiers):
                return "ahead"
        if current.head == current.i:
            return "open"
        current = parse.tokens[current.head]
    return "open"


_PAST_HELPERS = frozenset({"was", "were", "had", "did", "has", "have", "having", "'ve", "'d"})


def _of_verb(parse: Parse, verb: Token, ahead: _Ahead) -> Direction:
    children = [parse.tokens[c] for c in verb.children[:KIN]]
    helpers = [t for t in children if t.dep in ("aux", "auxpass") or t.tag in ("MD", "TO")]
    words = {h.lower for h in helpers}
    finite = verb.tag in ("VBZ", "VBP")
    if words & ahead.modals and not ("have" in words and not words & {"will", "shall", "'ll"}):
        return "ahead"  # but 'may have died on Friday' looks back
    if verb.lower in ahead.participles and verb.tag == "VBN":
        return "ahead"
    if verb.lemma == "be" and any(t.dep == "xcomp" and t.tag == "VB" and t.i <= verb.i + 2 for t in children):
        return "ahead"  # 'are to travel'
    if finite and (verb.lower in ahead.heads or verb.lemma in ahead.present):
        return "ahead"
    if "to" in words:
        over = parse.tokens[verb.head]
        ordered = over.lower in ("is", "are", "was", "were", "be") and helpers[0].i == over.i + 1  # 'is to meet'
        return "ahead" if ordered or over.lower in ahead.heads else "open"
    if verb.tag == "VBD" or words & _PAST_HELPERS:
        return "past"
    return "past" if verb.tag == "VBN" and not words & {"be", "is", "are", "being"} else "open"
