"""What definite descriptions stand for: 'the group', 'the foreign minister', 'the army', 'both sides'."""

from __future__ import annotations

from marsad.knowledge.actors import Actor, Actors
from marsad.reading.layers import Token
from marsad.reading.mentions.chains import BODIES, Chain, Chains
from marsad.reading.mentions.drafts import Draft
from marsad.reading.mentions.known import KnownNames
from marsad.reading.mentions.nouns import Nouns
from marsad.reading.mentions.pronouns import LOOK_BACK

_FAR = 12
"""Sentences; a description further from its antecedent is left as it is."""

_PAIR_FAR = 3
"""Sentences; 'both sides' further from the two is left as it is."""

_NAMED_BY_COUNTRY = frozenset({"army", "police", "navy", "parliament", "military", "government"})


class Descriptions:
    """Find antecedents of descriptions among the chains made so far."""

    def __init__(self, tokens: list[Token], drafts: list[Draft], chains: Chains, known: KnownNames) -> None:
        self.tokens, self.drafts, self.chains, self.known = tokens, drafts, chains, known
        self.of = chains.of
        self.nouns: Nouns = known.nouns
        self.actors: Actors = known.actors
        self.at_head = {d.chunk.head: n for n, d in enumerate(drafts)}

    def antecedent(self, n: int, draft: Draft) -> Chain | None:
        """Return what 'the factions', 'the ministry', 'the group', 'the foreign minister', 'the army' stand for."""
        of_place = draft.kind == "place" and self._followed_by_of(draft)
        if (draft.definite or draft.owner_pronoun) and not of_place and not self._name_follows(draft):
            telling = draft.modifiers - self.nouns.empty_modifiers
            generic = draft.lemma in self.nouns.group_words & self.nouns.organisation_words and not (
                draft.proper or telling
            )
            found = None if generic else self._same_head(draft, telling)
            if found is None and not draft.proper:
                found = self._same_class(n, draft, telling)
            if found is not None:
                return found
        return None if draft.proper else self._organ(draft)

    def _name_follows(self, draft: Draft) -> bool:
        """Tell whether the name comes in apposition: 'the rebel group Jaish al-Islam'."""
        children = self.tokens[draft.chunk.head].children[-10:]
        return any(self.tokens[c].dep == "appos" and self.tokens[c].pos == "PROPN" for c in children)

    def _followed_by_of(self, draft: Draft) -> bool:
        stop = draft.chunk.stop
        return stop < len(self.tokens) and self.tokens[stop].lower == "of"

    def _same_head(self, draft: Draft, telling: frozenset[str]) -> Chain | None:
        for chain in reversed(self.chains.by_head.get(draft.lemma, ())[-6:]):
            if telling <= chain.modifiers | chain.heads and self._near(chain, draft):
                half = draft.proper and {chain.kind, draft.kind} <= {"place", "state"}  # 'the North' is North Korea
                fits = half or chain.kind == draft.kind or {chain.kind, draft.kind} <= BODIES
                if fits and not (draft.number == "one" and chain.number == "many" and not chain.proper):
                    return chain
        return None

    def _same_class(self, n: int, draft: Draft, telling: frozenset[str]) -> Chain | None:
        """Return the latest name that a description such as 'the group' or 'the watchdog' may stand for."""
        words = self.nouns
        wanted: tuple[str, ...] = ()
        if draft.kind == "place" and draft.lemma in words.same_place_alone and not telling and draft.number == "one":
            wanted = ("place",)
        elif draft.lemma in words.person_words and draft.number != "many":
            return self._titled(n, draft, telling)
        elif draft.noun_modifiers or draft.owner_pronoun or draft.owner is not None:
            return None
        elif draft.lemma in words.force_words:
            wanted = ("force", "group") if not telling else ()
        elif draft.lemma in words.group_words:
            wanted = ("group", "organisation") if draft.lemma in words.organisation_words else ("group",)
        elif draft.lemma in words.organisation_words and draft.number != "many":
            wanted = ("organisation", "source")
        for chain in self._recent(n) if wanted else ():
            alike = draft.lemma in chain.heads and not (draft.number == "one" and chain.number == "many")
            fits = chain.proper or alike
            if chain.kind in wanted and fits and self._near(chain, draft):
                return chain
        return None

    def _titled(self, n: int, draft: Draft, telling: frozenset[str]) -> Chain | None:
        """Return the person last named with the title that the description has."""
        for chain in self._recent(n):
            bears = chain.kind in ("person", "source") and draft.lemma in chain.titles and self._near(chain, draft)
            if bears and telling <= chain.modifiers | chain.titles | chain.heads:
                return chain
        return None

    def _organ(self, draft: Draft) -> Chain | None:
        """Give 'the army', 'regime forces', "Assad's forces" the entry of the country meant; return its chain."""
        if draft.kind not in ("force", "state", "organisation", "source", "group"):
            return None
        country, words = self.known.country_of(self.tokens[draft.chunk.head]), draft.name
        named = self._person_before(draft)
        if draft.owner is not None:
            n = self.at_head.get(draft.owner)
            owner = self.of[n] if n is not None else None
            country = owner.actor.country if owner is not None and owner.actor is not None else None
            words = self.tokens[draft.chunk.head].text
        elif named is not None:
            country, words = named.country, self.tokens[draft.chunk.head].text
        if country is None:
            return None
        actor = self.actors.organ(words, country)
        if actor is None:
            return None
        draft.actor, draft.inferred = actor, True
        chain = self.chains.by_actor.get(actor.id)
        if chain is None and draft.owner is None and words.lower() in _NAMED_BY_COUNTRY:
            draft.name = f"{self.actors.adjective(country)} {words}".strip()
        return chain

    def _person_before(self, draft: Draft) -> Actor | None:
        """Return the leader whose name modifies the head: 'the Assad regime'."""
        for i in range(draft.chunk.first, draft.chunk.head):
            match = self.known.at.get(i)
            if match is not None and match.actors[0].type == "person":
                return match.actors[0]
        return None

    def pair(self, n: int, draft: Draft) -> list[int]:
        """Return the two that 'the two ministers', 'both countries' stand for: the last two such, in text order."""
        chunk = draft.chunk
        lead = {t.lower for t in self.tokens[chunk.first : chunk.head]}
        if draft.number != "many" or not lead & {"two", "both"} or not (draft.definite or "both" in lead):
            return []
        words, titled = self.nouns, False
        if draft.lemma in words.person_words:
            wanted, titled = {"person"}, True
        elif draft.lemma in words.state_pair:
            wanted = {"state"}
        elif draft.lemma in words.side_pair:
            wanted = {"state", "group", "force", "organisation"}
        else:
            return []
        found = [c for c in self._recent(n) if _kind(c) in wanted and c.proper and c.number != "many"]
        bearing = [c for c in found if draft.lemma in c.titles] if titled else found
        found = bearing if len(bearing) > 1 else found
        return sorted(c.last for c in found[:2]) if len(found) > 1 else []

    def _recent(self, n: int) -> list[Chain]:
        """Return the chains of the phrases before n, latest first, as far as one looks back."""
        out: dict[int, Chain] = {}
        for m in range(n - 1, max(-1, n - 1 - LOOK_BACK), -1):
            chain = self.of[m]
            if chain is not None:
                out.setdefault(chain.index, chain)
        return list(out.values())

    def _near(self, chain: Chain, draft: Draft) -> bool:
        last = self.tokens[self.drafts[chain.last].chunk.head].sent
        return self.tokens[draft.chunk.head].sent - last <= _FAR


def _kind(chain: Chain) -> str:
    """Return the chain's kind; a country is a state, though it was named as a place."""
    return "state" if chain.actor is not None and chain.actor.type == "state" else chain.kind
