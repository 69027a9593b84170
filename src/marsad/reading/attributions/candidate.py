"""A possible attribution, before anything is decided, and the small look-ups in the parse that finding one needs."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.reading.layers import Parse, Token

MAX_WALK = 60
"""How many children of one word are looked at: a list of thousands of words hides no cue."""


@dataclass(slots=True, eq=False)
class Candidate:
    """A possible attribution: cue token, its frame, and heads of content and source (token indices).

    `frame` names how the content hangs on the cue: 'clause', 'xcomp', 'object', 'prep:for', 'passive', 'aside' (the
    cue stands inside its content) and so on. `extent` are token ranges of content given outright; `less` are subtrees
    to cut out of the content; `joined` are heads of further sources, `lead` the first token of the sources' words where
    the parse does not know them. `score` is filled by the decision.
    """

    cue: int
    key: str
    pos: str
    frame: str
    content: list[int]
    source: int | None
    less: list[int] = field(default_factory=list)
    also_cue: list[int] = field(default_factory=list)
    extent: list[tuple[int, int]] = field(default_factory=list)
    joined: list[int] = field(default_factory=list)
    lead: int | None = None
    passive: bool = False
    score: float = 0.0


def children(parse: Parse, i: int) -> list[Token]:
    """Return the tokens that hang on this one, in text order, at most MAX_WALK."""
    return [parse.tokens[c] for c in parse.tokens[i].children[:MAX_WALK]]


def below(parse: Parse, i: int, *deps: str) -> Token | None:
    """Return the first child with one of the dependencies, or None."""
    return next((t for t in children(parse, i) if t.dep in deps), None)


def marked(parse: Parse, i: int, *words: str) -> bool:
    """The clause of this verb opens with one of the words."""
    return any(t.dep in ("mark", "advmod") and t.lower in words for t in children(parse, i))


def infinitive(parse: Parse, i: int) -> bool:
    """The verb has 'to' before it."""
    return any(t.lower == "to" and t.dep == "aux" for t in children(parse, i))
