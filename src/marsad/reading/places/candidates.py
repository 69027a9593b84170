"""A span that may be a place name, and what is asked of tokens to find one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from marsad.knowledge.gazetteer import GazetteerEntry, NameKind
from marsad.reading.layers import Parse, Token

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
Shape = Literal["known", "unknown", "road", "street", "natural", "facility"]


@dataclass(slots=True, eq=False)
class Candidate:
    """A span that may be a place name, over tokens `first` to `last` (exclusive), with the places that bear the name.

    `cover` is the run of tokens that share the label of its first token. `start` and `end` may lie inside a token
    ('U.S.' of 'U.S.-led') or one past it (a dot that belongs to the abbreviation). `called` is the name that the places
    bear where it is a part of the span: 'Aleppo' of 'Aleppo University Hospital', 'Idlib' of 'rural Idlib'.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    entries: tuple[GazetteerEntry, ...]
    shape: Shape
    label: str
    cover: tuple[int, int]
    called: str = ""

    @property
    def demonym(self) -> bool:
        """Whether the name is above all a people's name or an adjective."""
        return bool(self.entries) and self.entries[0].kind is NameKind.DEMONYM


def entity_spans(parse: Parse) -> list[tuple[int, int]]:
    """Return for each token the first and last (exclusive) token of the run of its label; itself where it has none."""
    tokens, spans, start = parse.tokens, [], 0
    for i in range(1, len(tokens) + 1):
        if (
            i < len(tokens)
            and tokens[i].ent
            and tokens[i].ent == tokens[i - 1].ent
            and tokens[i].sent == tokens[i - 1].sent
        ):
            continue
        spans += [(start, i)] * (i - start) if tokens[start].ent else [(j, j + 1) for j in range(start, i)]
        start = i
    return spans


def name_like(token: Token) -> bool:
    """Whether the token can begin or end a name: it has a capital, or is in a script without capitals."""
    first = token.text[0]
    if first == "'" and len(token.text) > 1:
        first = token.text[1]
    return first.isalpha() and not first.islower()
