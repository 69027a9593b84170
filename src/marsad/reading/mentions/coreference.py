"""Which phrases of a report stand for one and the same: by rule, in one pass, looking back a bounded way.

Names are joined by knowledge-base entry, by surname, by acronym and by apposition; descriptions by head noun; pronouns
by agreement and salience; 'I' and 'we' by who speaks.
"""

from __future__ import annotations

from marsad.knowledge.actors import Actor, Actors
from marsad.knowledge.fold import fold
from marsad.reading.layers import Reading
from marsad.reading.mentions.chains import Chain, Chains
from marsad.reading.mentions.naming import Draft, Namer
from marsad.reading.mentions.nouns import Nouns
from marsad.reading.mentions.pronouns import LOOK_BACK, Pronouns

_FAR = 12
"""Sentences; a description further from its antecedent is left as it is."""

_BODIES = frozenset({"organisation", "source", "group", "force", "state", "people", "other"})


class Resolver:
    """Join the drafts of one reading into chains, and give each draft its chain's name."""

    def __init__(self, reading: Reading, drafts: list[Draft], nouns: Nouns, actors: Actors, namer: Namer) -> None:
        self.drafts, self.nouns, self.actors = drafts, nouns, actors
        self.country, self.match_at = namer.country, namer.match_at
        self.parse, self.tokens = reading.parse, reading.parse.tokens
        self.chains = Chains(drafts)
        self.of = self.chains.of
        self.at_head = {d.chunk.head: n for n, d in enumerate(drafts)}
        self.pronouns = Pronouns(self.parse, drafts, self.chains, nouns)

    def resolve(self) -> None:
        """Fill chains and antecedents, then rename every draft by its chain."""
        first_person: list[int] = []
        ahead: list[tuple[int, int]] = []
        for n, draft in enumerate(self.drafts):
            target = self.pronouns.ahead(n) if draft.pronoun in ("he", "she", "it", "they") else None
            if draft.pronoun in ("i", "we", "you"):
                first_person.append(n)
            elif target is not None:
                ahead.append((n, target))
            else:
                self._place(n, self._find(n, draft))
        for n, target in ahead:
            self._place(n, self.of[target])
        speakers = self._speakers() if first_person else []
        for n in first_person:
            speaker = speakers[self.tokens[self.drafts[n].chunk.head].sent]
            if speaker is not None and self.drafts[n].pronoun != "you":
                self._place(n, speaker)
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
            return self.pronouns.antecedent(n)
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
            return self.chains.person(draft)
        found = self.chains.by_name.get(fold(draft.name))
        if found is not None and (draft.proper or draft.number == "many" or draft.definite):
            return found
        pair = self._pair(n, draft)
        if pair:
            return pair
        return self._described(n, draft)

    def _beside(self, draft: Draft) -> Chain | None:
        """Return the chain that grammar makes this phrase part of: apposition, 'the city of X', 'minister and … X'."""
        token = self.tokens[draft.chunk.head]
        above = self.tokens[token.head]
        named = self._named_before(draft)
        if named is not None:
            return named
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
        return chain if chain.kind == draft.kind or {chain.kind, draft.kind} <= _BODIES else None

    def _named_before(self, draft: Draft) -> Chain | None:
        """Return who is named right before the description: 'the X Observatory monitoring group', 'X, the head'."""
        if draft.kind == "person" and draft.title and not draft.proper:
            return self._person_just_named(draft)
        match = self.match_at.get(draft.chunk.first - 1)
        if match is None or draft.proper or draft.kind not in _BODIES or draft.definite:
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
        """Return the person described right before the comma that opens this name: 'The leader of the party, X,'."""
        first = draft.chunk.first
        if not (draft.proper and draft.kind == "person") or first < 2 or self.tokens[first - 1].lower != ",":
            return None
        for m in range(self.at_head[draft.chunk.head] - 1, max(-1, self.at_head[draft.chunk.head] - 4), -1):
            before, chain = self.drafts[m], self.of[m]
            if (
                before.chunk.last == first - 1
                and before.kind == "person"
                and before.number == "one"
                and chain is not None
            ):
                return chain if not chain.proper and before.title else None
        return None

    def _described(self, n: int, draft: Draft) -> Chain | None:
        """Return what 'the factions', 'the ministry', 'the group', 'the foreign minister', 'the army' stand for."""
        of_place = draft.kind == "place" and self._followed_by_of(draft)
        if (draft.definite or draft.owner_pronoun) and not of_place:
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

    def _followed_by_of(self, draft: Draft) -> bool:
        stop = draft.chunk.stop
        return stop < len(self.tokens) and self.tokens[stop].lower == "of"

    def _same_head(self, draft: Draft, telling: frozenset[str]) -> Chain | None:
        for chain in reversed(self.chains.by_head.get(draft.lemma, ())[-6:]):
            if telling <= chain.modifiers | chain.heads and self._near(chain, draft):
                fits = chain.kind == draft.kind or {chain.kind, draft.kind} <= _BODIES
                if fits and not (draft.number == "one" and chain.number == "many" and not chain.proper):
                    return chain
        return None

    def _same_class(self, n: int, draft: Draft, telling: frozenset[str]) -> Chain | None:
        """Return the latest name that a description such as 'the group' or 'the watchdog' may stand for."""
        words = self.nouns
        wanted: tuple[str, ...] = ()
        if draft.kind == "place" and draft.lemma in words.same_place and not telling and draft.number == "one":
            wanted = ("place",)
        elif draft.lemma in words.person_words and draft.number != "many":
            return self._titled(n, draft, telling)
        elif draft.noun_modifiers or draft.owner_pronoun or draft.owner is not None:
            return None
        elif draft.lemma in words.force_words:
            wanted = ("force", "group") if not telling else ()
        elif draft.lemma in words.group_words:
            wanted = ("group", "organisation") if draft.lemma in words.organisation_words else ("group",)
        elif draft.lemma in words.organisation_words:
            wanted = ("organisation", "source")
        for chain in self._recent(n) if wanted else ():
            fits = chain.proper or draft.lemma in chain.heads
            if chain.kind in wanted and fits and self._near(chain, draft):
                return chain
        return None

    def _titled(self, n: int, draft: Draft, telling: frozenset[str]) -> Chain | None:
        """Return the person last named with the title that the description has."""
        for chain in self._recent(n):
            bears = chain.kind == "person" and draft.lemma in chain.titles and self._near(chain, draft)
            if bears and telling <= chain.modifiers | chain.titles | chain.heads:
                return chain
        return None

    def _organ(self, draft: Draft) -> Chain | None:
        """Give 'the army', 'regime forces', "Assad's forces" the entry of the country meant; return its chain."""
        if draft.kind not in ("force", "state", "organisation", "source", "group"):
            return None
        country, words = self.country, draft.name
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
        if chain is None and len(words.split()) == 1 and draft.kind != "source" and draft.owner is None:
            adjective = actor.names[0].rsplit(" ", 1)[0] if actor.names else ""
            draft.name = (
                f"{adjective} {words}"
                if words.lower() in ("army", "police", "navy", "parliament", "military", "government")
                else words
            )
        return chain

    def _person_before(self, draft: Draft) -> Actor | None:
        """Return the leader whose name modifies the head: 'the Assad regime'."""
        for i in range(draft.chunk.first, draft.chunk.head):
            match = self.match_at.get(i)
            if match is not None and match.actors[0].type == "person":
                return match.actors[0]
        return None

    def _pair(self, n: int, draft: Draft) -> list[int]:
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

    def _speakers(self) -> list[Chain | None]:
        """Return for each sentence who speaks in it: the subject of its verb of speech, or the speaker before."""
        said: list[Chain | None] = [None] * len(self.parse.sentences)
        for n, draft in enumerate(self.drafts):
            token = self.tokens[draft.chunk.head]
            chain = self.of[n]
            if chain is None or token.dep not in ("nsubj", "pobj") or draft.pronoun in ("i", "we", "you", "who"):
                continue
            verb = self.tokens[token.head]
            if verb.lemma in self.nouns.speech or (verb.lower == "to" and self.tokens[verb.head].lower == "according"):
                said[token.sent] = chain
        current: Chain | None = None
        out: list[Chain | None] = []
        for sentence, chain in zip(self.parse.sentences, said, strict=True):
            current = chain or current
            # A sentence that opens with a quotation may name its speaker only in the next one.
            out.append(current if current is not None else said[min(sentence.index + 1, len(said) - 1)])
        return out


def _kind(chain: Chain) -> str:
    """Return the chain's kind; a country is a state, though it was named as a place."""
    return "state" if chain.actor is not None and chain.actor.type == "state" else chain.kind


def is_acronym(name: str, short: str) -> bool:
    """Tell whether the short form's letters fit the name's initials."""
    initials = "".join(word[0] for word in fold(name).split())
    letters = fold(short).replace(" ", "")
    return len(letters) > 1 and letters[0] == initials[:1] and len(letters) <= len(initials) + 2
