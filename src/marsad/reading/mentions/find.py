"""The step: noun phrases described one by one, then joined by coreference."""

from __future__ import annotations

from marsad.knowledge.actors import Actors
from marsad.reading.layers import Entity, Reading
from marsad.reading.mentions.chunks import find_chunks
from marsad.reading.mentions.coreference import Resolver
from marsad.reading.mentions.drafts import Draft
from marsad.reading.mentions.naming import Namer
from marsad.reading.mentions.nouns import Nouns, nouns


def _describe(reading: Reading, namer: Namer, nouns: Nouns) -> list[Draft]:
    """Return what each noun phrase names, in text order of the heads."""
    drafts = [d for chunk in find_chunks(reading.parse, nouns) if (d := namer.describe(chunk)) is not None]
    strays = namer.known.strays(drafts)
    return sorted([*drafts, *strays], key=lambda draft: draft.chunk.head) if strays else drafts


class FindMentions:
    """Fill `entities`: every noun phrase that can act, suffer or speak, with the name a careful reader gives it."""

    name = "mentions"
    requires: tuple[str, ...] = ("blocks", "parse", "toponyms")
    gives: tuple[str, ...] = ("entities",)

    def __init__(self) -> None:
        self.actors = Actors.open()
        self.nouns = nouns()

    def __call__(self, reading: Reading) -> None:
        """Fill `entities`, in text order of their heads."""
        namer = Namer(reading, self.nouns, self.actors)
        drafts = _describe(reading, namer, self.nouns)
        resolver = Resolver(reading, drafts, namer.known)
        resolver.resolve()
        tokens = reading.parse.tokens
        reading.entities = [
            Entity(
                start=tokens[d.chunk.first].start,
                end=tokens[d.chunk.last - 1].end,
                head=d.chunk.head,
                kind=d.kind,
                name=d.name,
                actor_id=d.actor.id if d.actor else None,
                proper=d.proper,
                pronoun=bool(d.pronoun),
                number=d.number,
                antecedent=resolver.chains.antecedent[n],
                rule=d.rule,
                members=d.members,
            )
            for n, d in enumerate(drafts)
        ]
