"""Chains: the phrases of a report that stand for one thing, and what is learnt of it phrase by phrase."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.knowledge.actors import Actor
from marsad.knowledge.fold import fold, loosen
from marsad.reading.layers import EntityKind
from marsad.reading.mentions.drafts import Draft, tidy

BODIES = frozenset({"organisation", "source", "group", "force", "state", "people", "other"})
"""Kinds that one body may be given by different words: 'the Observatory, a monitor'."""


@dataclass(slots=True, eq=False)
class Chain:
    """What stands for one thing. `rank` says how good `name` is; `last` is its latest phrase."""

    index: int
    kind: EntityKind
    last: int
    name: str = ""
    rank: tuple[int, int] = (0, 0)
    actor: Actor | None = None
    number: str = ""
    gender: str = ""
    proper: bool = False
    heads: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)


class Chains:
    """The chains of one report, findable by entry, name, surname and head noun."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self.of: list[Chain | None] = [None] * len(drafts)
        self.antecedent: list[int | None] = [None] * len(drafts)
        self.all: list[Chain] = []
        self.by_actor: dict[str, Chain] = {}
        self.by_name: dict[str, Chain] = {}
        self.by_head: dict[str, list[Chain]] = {}
        self._by_surname: dict[str, Chain] = {}

    def join(self, n: int, chain: Chain | None) -> None:
        """Put draft n into the chain, or into a new one; a pronoun without antecedent stays alone."""
        draft = self.drafts[n]
        if chain is None:
            if draft.pronoun:
                return
            chain = Chain(len(self.all), draft.kind, n)
            self.all.append(chain)
        elif chain.mentions:
            self.antecedent[n] = chain.mentions[-1]
            draft.rule += "+resolved" if draft.pronoun else "+same"
        chain.mentions.append(n)
        chain.last = n
        self.of[n] = chain
        if draft.pronoun:
            chain.gender = chain.gender or draft.gender
        else:
            self._learn(chain, draft)

    def for_actor(self, actor: Actor, kind: EntityKind, name: str) -> Chain:
        """Return the entry's chain, or a new one of that name where no phrase of its own has named it yet."""
        chain = self.by_actor.get(actor.id)
        if chain is None:
            chain = Chain(len(self.all), kind, 0, name=tidy(name), rank=(3, 0), actor=actor, proper=True)
            self.all.append(chain)
            self.by_actor[actor.id] = chain
        return chain

    def person(self, draft: Draft) -> Chain | None:
        """Return the person whose surname (or whole name) this is."""
        words = fold(draft.name).split()
        if not words:
            return None
        chain = self._by_surname.get(words[-1]) or self._by_surname.get(loosen(words[-1]))
        if chain is None and len(words) == 1:
            chain = self._by_surname.get(words[0])
        if chain is None:
            return None
        known = fold(chain.name).split()
        if chain.kind != "person" and not chain.proper:
            return chain
        if draft.gender and chain.gender and draft.gender != chain.gender:
            return None
        shorter, longer = sorted((words, known), key=len)
        loose = {loosen(word) for word in longer}
        return chain if all(word in longer or loosen(word) in loose for word in shorter) else None

    def _learn(self, chain: Chain, draft: Draft) -> None:
        """Let the chain know what the draft says of it."""
        rank = rank_of(draft)
        if rank > chain.rank:
            chain.rank, chain.name = rank, draft.name
            if draft.proper and not chain.proper:
                chain.kind = draft.kind
        chain.proper = chain.proper or draft.proper
        chain.number = chain.number or draft.number
        chain.gender = chain.gender or draft.gender
        chain.titles |= draft.title
        chain.modifiers |= draft.modifiers
        words = fold(draft.name).split()
        heads = {draft.lemma, *words} if draft.proper else {draft.lemma}
        if draft.actor is not None:
            chain.actor = chain.actor or draft.actor
            self.by_actor[draft.actor.id] = chain
            heads |= set(fold(draft.actor.name).split())
        for word in heads - chain.heads:
            self.by_head.setdefault(word, []).append(chain)
        chain.heads |= heads
        self.by_name[fold(draft.name)] = chain
        if chain.kind == "person" and draft.proper and words:
            self._by_surname[words[-1]] = self._by_surname[loosen(words[-1])] = chain
            if len(words) > 1 and len(words[0]) > 2:
                self._by_surname.setdefault(words[0], chain)

    def rename(self, n: int) -> None:
        """Give draft n its chain's name, kind, entry and number."""
        chain, draft = self.of[n], self.drafts[n]
        if chain is None:
            return
        place = draft.proper and draft.kind == "place"  # 'England' is not renamed, though it stands for the kingdom
        if chain.name and not (draft.seat or place) and not self._own_words(draft, chain):
            draft.name = chain.name
        if draft.pronoun or not draft.proper:
            draft.kind = chain.kind
        draft.actor = draft.actor or chain.actor
        draft.number = draft.number or chain.number

    def _own_words(self, draft: Draft, chain: Chain) -> bool:
        """Tell whether a description keeps its words: 'the authorities' are no "Assad's regime", though one actor."""
        if draft.proper or draft.pronoun or chain.actor is None or chain.rank[0] == 3:
            return False
        return draft.inferred or draft.lemma not in fold(chain.name).split()


def rank_of(draft: Draft) -> tuple[int, int]:
    """Return how good a name is for its chain: names before descriptions, full names before short ones."""
    words = draft.name.split()
    if draft.actor is not None and not draft.inferred:
        if fold(draft.name) == fold(draft.actor.name):
            return (2 if draft.seat else 3, 3)
        owned = len(words) > 1 and words[0].endswith("s") and draft.actor.type != "person"
        return (2 if draft.seat else 3, 1 if owned else min(len(words), 2) if len(words) > 1 else 0)
    if draft.inferred:
        return (2, min(len(words), 3))
    return (2, min(len(words), 5)) if draft.proper else (1, 0)
