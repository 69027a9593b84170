"""Which phrases of a report stand for one and the same: by rule, in one pass, looking back a bounded way.

Names are joined by knowledge-base entry, by surname, by acronym and by apposition; descriptions by head noun; pronouns
by agreement and salience; 'I' and 'we' by who speaks.
"""

from __future__ import annotations

from marsad.knowledge.fold import fold
from marsad.reading.layers import Reading
from marsad.reading.mentions.chains import BODIES, Chain, Chains
from marsad.reading.mentions.descriptions import Descriptions
from marsad.reading.mentions.drafts import Draft
from marsad.reading.mentions.known import KnownNames
from marsad.reading.mentions.pronouns import Pronouns
from marsad.reading.mentions.speakers import Speakers


class Resolver:
    """Join the drafts of one reading into chains, and give each draft its chain's name."""

    def __init__(self, reading: Reading, drafts: list[Draft], known: KnownNames) -> None:
        self.drafts, self.known, self.nouns = drafts, known, known.nouns
        self.parse, self.tokens = reading.parse, reading.parse.tokens
        self.chains = Chains(drafts)
        self.of = self.chains.of
        self.at_head = {d.chunk.head: n for n, d in enumerate(drafts)}
        self.pronouns = Pronouns(self.parse, drafts, self.chains, self.nouns)
        self.descriptions = Descriptions(self.tokens, drafts, self.chains, known)

    def resolve(self) -> None:
        """Fill chains and antecedents, then rename every draft by its chain."""
        first_person: list[int] = []
        ahead: list[tuple[int, int]] = []
        for n, draft in enumerate(self.drafts):
            target = self.pronouns.ahead(n) if draft.pronoun in ("he", "she", "it", "they") else None
            if draft.pronoun in ("i", "we"):
                first_person.append(n)
            elif target is not None:
                ahead.append((n, target))
            else:
                self._place(n, self._find(n, draft))
        for n, target in ahead:
            self._place(n, self.of[target])
        if first_person:
            speakers = Speakers(self.parse, self.drafts, self.chains, self.known)
            for n in first_person:
                self._place(n, speakers.of(n))
        for n in range(len(self.drafts)):
            self.chains.rename(n)
        for draft in self.drafts:
            if draft.members:
                draft.name = " and ".join(dict.fromkeys(self.drafts[m].name for m in draft.members))

    def _place(self, n: int, found: Chain | list[int] | None) -> None:
        if isinstance(found, list):
            draft = self.drafts[n]
            draft.members, draft.rule, draft.kind = found, draft.rule + "+members", self.drafts[found[0]].kind
        else:
            self.chains.join(n, found)

    # Finding the chain of one phrase.

    def _find(self, n: int, draft: Draft) -> Chain | list[int] | None:
        if draft.pronoun == "who":
            return self.pronouns.relative(n)
        if draft.pronoun:
            return self.pronouns.antecedent(n) if draft.pronoun != "you" else None
        beside = self._beside(draft)
        if beside is not None:
            return beside
        if draft.actor is not None:
            known = self.chains.by_actor.get(draft.actor.id)
            if known is None and draft.kind == "person" and " " not in draft.name:
                known = self.chains.person(draft)  # a namesake named in full before is meant, not the leader
                if known is not None:
                    draft.actor = known.actor
            return known
        if draft.kind == "person" and draft.proper:
            return self.chains.person(draft) or self.chains.by_name.get(fold(draft.name))
        if draft.proper and draft.kind in ("other", "organisation", "thing") and " " not in draft.name:
            named = self.chains.person(draft)  # a surname that the model took for something else
            if named is not None and named.kind == "person":
                draft.kind = "person"
                return named
        found = self.chains.by_name.get(fold(draft.name))
        if found is not None and (draft.proper or draft.number == "many" or draft.definite):
            return found
        pair = self.descriptions.pair(n, draft)
        if pair:
            return pair
        return self.descriptions.antecedent(n, draft)

    def _beside(self, draft: Draft) -> Chain | None:
        """Return the chain that grammar makes this phrase part of: apposition, 'the city of X', 'minister and … X'."""
        token = self.tokens[draft.chunk.head]
        above = self.tokens[token.head]
        named = self._named_before(draft)
        if named is not None:
            return named
        short = self._short_form(draft)
        if short is not None:
            return short
        titled = self._named_after(draft)
        if titled is not None:
            return titled
        if token.dep == "pobj" and above.lower == "of":
            n = self.at_head.get(above.head)
            chain = self.of[n] if n is not None else None
            same = chain is not None and self.tokens[above.head].lemma in self.nouns.same_place and draft.proper
            return chain if same and chain is not None and chain.number != "many" and not chain.proper else None
        n = self.at_head.get(token.head)
        chain = self.of[n] if n is not None and n < len(self.of) else None
        if chain is None or n is None or token.dep not in ("appos", "conj"):
            return None
        if token.dep == "conj":
            shares = chain.kind == draft.kind == "person" and draft.proper and bool(draft.title)
            return chain if shares and self.drafts[n].rule in ("noun", "name") and bool(self.drafts[n].title) else None
        if chain.proper and draft.proper and not is_acronym(chain.name, draft.name):
            return None
        if chain.kind == "people" and draft.kind == "people":
            return None  # '20 dead, most of them civilians' tells of a part
        return chain if chain.kind == draft.kind or {chain.kind, draft.kind} <= BODIES else None

    def _short_form(self, draft: Draft) -> Chain | None:
        """Return the name that this one in brackets abbreviates: 'Institute for Strategic Affairs (ISA)'."""
        first, n = draft.chunk.first, self.at_head[draft.chunk.head]
        if not first or self.tokens[first - 1].lower not in ("(", "[") or not draft.proper:
            return None
        for m in range(n - 1, max(-1, n - 5), -1):
            chain = self.of[m]
            near = chain is not None and self.drafts[m].chunk.last == first - 1
            if chain is not None and near and is_acronym(chain.name, draft.name):
                draft.kind = chain.kind
                return chain
        return None

    def _named_before(self, draft: Draft) -> Chain | None:
        """Return who is named right before the description: 'the X Observatory monitoring group', 'X, the head'."""
        if draft.kind in ("person", "source") and draft.title and not draft.proper:
            return self._person_just_named(draft)
        match = self.known.at.get(draft.chunk.first - 1)
        if match is None or draft.proper or draft.kind not in BODIES or draft.definite:
            return None
        chain = self.chains.by_actor.get(match.actors[0].id)
        body = match.actors[0].type in ("organisation", "media", "group", "coalition", "mission")
        return chain if body and draft.lemma in self.nouns.organisation_words | self.nouns.group_words else None

    def _person_just_named(self, draft: Draft) -> Chain | None:
        """Return the person whose name ends where the description begins; damaged texts lose the comma."""
        first = draft.chunk.first
        first -= 1 if first and self.tokens[first - 1].lower == "," else 0
        n = self.at_head.get(first - 1)
        if n is None or not self.drafts[n].proper or self.drafts[n].kind != "person":
            return None
        return self.of[n] if self.tokens[draft.chunk.head].dep in ("appos", "nsubj", "dep", "nsubjpass") else None

    def _named_after(self, draft: Draft) -> Chain | None:
        """Return the person described right before this name: 'The leader of the party, X,', 'Observatory chief X'."""
        first = draft.chunk.first
        if not (draft.proper and draft.kind == "person") or first < 2:
            return None
        first += 0 if self.tokens[first - 1].lower == "," else 1
        for m in range(self.at_head[draft.chunk.head] - 1, max(-1, self.at_head[draft.chunk.head] - 4), -1):
            before, chain = self.drafts[m], self.of[m]
            described = before.kind in ("person", "source") and before.number == "one" and bool(before.title)
            if before.chunk.last == first - 1 and described and chain is not None:
                apart = draft.title and not draft.title & before.title  # 'the president, Minister X': two persons
                return None if chain.proper or apart else chain
        return None


def is_acronym(name: str, short: str) -> bool:
    """Tell whether the short form's letters fit the name's initials."""
    initials = "".join(word[0] for word in fold(name).split())
    letters = fold(short).replace(" ", "")
    return len(letters) > 1 and letters[0] == initials[:1] and len(letters) <= len(initials) + 2
