"""What a time expression is read against: the day of publication, the days mentioned before it, and the verb's direction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from marsad.knowledge.lexicon import load_lexicon
from marsad.reading.layers import Parse, Token

Direction = Literal["past", "ahead", "open"]

_SAYING = 40
"""Steps up the tree at most; deeper trees are damage."""


@dataclass(slots=True)
class Context:
    """The state of reading one report's times from its beginning to its end."""

    anchor: date | None
    parse: Parse
    last: date | None = None
    last_year: int | None = None

    @property
    def reference(self) -> date | None:
        """The last day that the text mentioned, or else the day of publication."""
        return self.last or self.anchor

    def direction(self, start: int) -> Direction:
        """Return where the verb over this offset looks."""
        token = self.parse.at(start)
        return direction_of(self.parse, token) if token is not None else "open"


@cache
def _ahead() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lexicon = load_lexicon("en", "times")
    return lexicon.word_set("ahead_modals"), lexicon.word_set("ahead_heads"), lexicon.word_set("ahead_participles")


def direction_of(parse: Parse, token: Token) -> Direction:
    """Return where the verb that governs the token looks: back, ahead, or neither.

    'Will meet on Saturday', 'is to meet', 'a meeting scheduled for Saturday', 'the upcoming Sunday vote' look ahead.
    """
    modals, heads, participles = _ahead()
    current = token
    for _ in range(_SAYING):
        if (
            current is not token
            and current.pos not in ("VERB", "AUX", "ADP", "SCONJ")
            and (
                current.lower in heads
                or any(parse.tokens[c].lower in ("upcoming", "scheduled", "planned") for c in current.children)
            )
        ):
            return "ahead"
        if current.pos in ("VERB", "AUX"):
            found = _of_verb(parse, current, modals, heads, participles)
            if found != "open" or current.tag in ("VBZ", "VBP"):
                return found
        if current.head == current.i:
            return "open"
        current = parse.tokens[current.head]
    return "open"


def _of_verb(
    parse: Parse, verb: Token, modals: frozenset[str], heads: frozenset[str], participles: frozenset[str]
) -> Direction:
    helpers = [
        parse.tokens[c]
        for c in verb.children
        if parse.tokens[c].dep in ("aux", "auxpass") or parse.tokens[c].tag in ("MD", "TO")
    ]
    words = {h.lower for h in helpers}
    if words & modals:
        return "ahead"
    if (verb.lower in participles and verb.tag == "VBN") or (verb.lower in heads and verb.tag in ("VBZ", "VBP")):
        return "ahead"
    if "to" in words:
        over = parse.tokens[verb.head]
        ordered = over.lower in ("is", "are", "was", "were", "be") and helpers[0].i == over.i + 1  # 'is to meet'
        return "ahead" if ordered or over.lower in heads else "open"
    if verb.tag == "VBD" or words & {"was", "were", "had", "did", "has", "have", "having", "'ve", "'d"}:
        return "past"
    if verb.tag == "VBN":
        return "past" if not words & {"be", "is", "are", "being"} else "open"
    return "open"
