"""A noun phrase as its own words describe it, before coreference."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from marsad.knowledge.actors import Actor
from marsad.reading.layers import EntityKind
from marsad.reading.mentions.chunks import Chunk

_DOUBLED = re.compile(r"\b(\w{3,})(?:\s+\1\b)+", re.IGNORECASE)
_EDGES = re.compile(r"^[\s\"'.,;:()\[\]-]+|[\s\"',;:()\[\]-]+$")


@dataclass(slots=True, eq=False)
class Draft:
    """A noun phrase before coreference.

    `title` holds the lemmas of the offices in it, `modifiers` those of all words before its head, `owner` the token
    that owns it. `seat` marks a capital that stands for its state, `inferred` an entry found without a name ('the
    army'), `members` the drafts that a plural stands for.
    """

    chunk: Chunk
    kind: EntityKind
    name: str
    lemma: str
    actor: Actor | None = None
    proper: bool = False
    pronoun: str = ""
    number: str = ""
    gender: str = ""
    title: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    definite: bool = False
    noun_modifiers: bool = False
    owner: int | None = None
    owner_pronoun: bool = False
    seat: bool = False
    inferred: bool = False
    rule: str = ""
    members: list[int] = field(default_factory=list)


def tidy(name: str) -> str:
    """Return a name without the damage that machine translation leaves: quotes, doubled words, stray punctuation."""
    name = _DOUBLED.sub(r"\1", " ".join(name.replace('"', " ").split()))
    name = _EDGES.sub("", name)
    if name.endswith(("'s", " 's")):
        name = name[:-2].rstrip()
    return name[4:] if name[:4].lower() == "the " else name
