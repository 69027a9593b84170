"""The way through the parse from an event word to a phrase."""

from __future__ import annotations

from marsad.reading.layers import Parse

MAX_STEPS = 5


def path(parse: Parse, origin: int, goal: int) -> str:
    """Return the dependencies from one token to another: '^dep' for each step up, 'vdep' for each step down.

    Prepositions name themselves ('vprep:by vpobj'). 'far' where the way is longer than MAX_STEPS or crosses sentences.
    """
    if origin == goal:
        return "self"
    tokens = parse.tokens
    if tokens[origin].sent != tokens[goal].sent:
        return "far"
    above: dict[int, int] = {origin: 0}
    up: list[str] = []
    i = origin
    while tokens[i].head != i and len(up) < MAX_STEPS:
        up.append(_name(parse, i))
        i = tokens[i].head
        above[i] = len(up)
    down: list[str] = []
    j = goal
    while j not in above:
        if tokens[j].head == j or len(down) >= MAX_STEPS:
            return "far"
        down.append(_name(parse, j))
        j = tokens[j].head
    steps = [f"^{d}" for d in up[: above[j]]] + [f"v{d}" for d in reversed(down)]
    return " ".join(steps) if len(steps) <= MAX_STEPS else "far"


def _name(parse: Parse, i: int) -> str:
    token = parse.tokens[i]
    return f"{token.dep}:{token.lemma}" if token.dep in ("prep", "agent", "dative") else token.dep
