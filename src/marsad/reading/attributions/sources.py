"""Who stands beside a verb: the speakers right before it, whatever the parse makes of them."""

from __future__ import annotations

from marsad.reading.layers import Entity, Reading

SPEAKING = frozenset({"person", "organisation", "force", "group", "state", "source", "people"})
_ASIDE = frozenset({"initially", "also", "later", "earlier", "then", "reportedly", "today", "yesterday", "previously"})
MAX_BACK = 8
"""Tokens between a speaker's head and the verb, at most."""


class Nearby:
    """The entities of a report by the token that ends them and the token that heads them."""

    def __init__(self, reading: Reading) -> None:
        self.tokens = reading.parse.tokens
        self.by_head: dict[int, Entity] = {}
        self.by_last: dict[int, Entity] = {}
        self.first: dict[int, int] = {}
        for entity in reading.entities:
            self.by_head[entity.head] = entity
            first, last = reading.parse.at(entity.start), reading.parse.at(entity.end - 1)
            if first is None or last is None:
                continue
            self.first[id(entity)] = first.i
            held = self.by_last.get(last.i)
            if held is None or self.first[id(held)] > first.i:
                self.by_last[last.i] = entity

    def headed(self, token: int) -> Entity | None:
        """Return the entity whose head is the token."""
        return self.by_head.get(token)

    def before(self, verb: int, subject: int | None) -> tuple[list[int], int] | None:
        """Return the heads of who speaks right before the verb, and the first token of their words.

        None where the parse's own subject will do: it speaks, and nobody else stands between it and the verb.
        """
        found = self._ending_at(verb)
        if found is None:
            return None
        heads, first = self._joined(found)
        if subject is None:
            return heads, first
        entity = self.by_head.get(subject)
        kind = entity.kind if entity is not None else ""
        if subject in heads:
            return (heads, first) if subject != heads[0] else None
        if (kind in SPEAKING and kind != "people") or (kind == "people" and self._tied(found)):
            return None
        return heads, first

    def _joined(self, found: Entity) -> tuple[list[int], int]:
        """Return the heads of this speaker and of those joined to it by 'and', and the first token of their words."""
        heads, first = [found.head], self.first[id(found)]
        for _ in range(3):
            if first < 2 or self.tokens[first - 1].lower != "and":
                break
            other = self.by_last.get(first - 2)
            if other is None or other.kind not in SPEAKING:
                break
            heads.insert(0, other.head)
            first = self.first[id(other)]
        return heads, first

    def _ending_at(self, verb: int) -> Entity | None:
        """Return the speaking entity that ends right before the verb, or before the phrase that modifies it."""
        for i in range(verb - 1, max(-1, verb - 1 - MAX_BACK), -1):
            token = self.tokens[i]
            entity = self.by_last.get(i)
            if entity is not None and entity.kind in SPEAKING and not entity.pronoun:
                return entity
            if token.pos in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"):
                return None
            if token.pos == "ADV" and token.lower not in _ASIDE:
                return None
        return None

    def _tied(self, entity: Entity) -> bool:
        """The entity belongs to the noun before it: 'officials of X', 'A and X'."""
        first = self.first[id(entity)]
        return first > 0 and self.tokens[first - 1].pos in ("ADP", "CCONJ", "PART")
