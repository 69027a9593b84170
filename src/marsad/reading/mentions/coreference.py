"""Which phrases of a report stand for one and the same: by rule, in one pass, looking back a bounded way.

Names are joined by knowledge-base entry, by surname, by acronym and by apposition; descriptions by head noun; pronouns
by number, kind, gender, syntactic role and recency; 'I' and 'we' by who speaks.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.knowledge.actors import Actor
from marsad.knowledge.fold import fold
from marsad.reading.layers import EntityKind, Reading
from marsad.reading.mentions.naming import Draft
from marsad.reading.mentions.nouns import Nouns

_LOOK_BACK = 60
_PRONOUN_SENTENCES = 4
_DESCRIPTION_SENTENCES = 12
_GROUPS = ("group", "force")
_BODIES = ("organisation", "source", "group")


@dataclass(slots=True, eq=False)
class Chain:
    """The phrases that stand for one thing, and what is known of it."""

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


class Resolver:
    """Join the drafts of one reading into chains, and give each draft its chain's name."""

    def __init__(self, reading: Reading, drafts: list[Draft], nouns: Nouns) -> None:
        self.drafts = drafts
        self.nouns = nouns
        self.parse = reading.parse
        self.tokens = reading.parse.tokens
        self.chains: list[Chain] = []
        self.chain_of: list[Chain | None] = [None] * len(drafts)
        self.antecedent: list[int | None] = [None] * len(drafts)
        self.at_head = {d.chunk.head: n for n, d in enumerate(drafts)}
        self._by_actor: dict[str, Chain] = {}
        self._by_name: dict[str, Chain] = {}
        self._by_surname: dict[str, Chain] = {}
        self._by_head: dict[str, list[Chain]] = {}

    def resolve(self) -> None:
        """Fill chains and antecedents, then rename every draft by its chain."""
        later = []
        for n, draft in enumerate(self.drafts):
            if draft.pronoun in ("i", "we", "you"):
                later.append(n)
                continue
            self._join(n, self._find(n, draft))
        speakers = self._speakers() if later else []
        for n in later:
            speaker = speakers[self.tokens[self.drafts[n].chunk.head].sent]
            if speaker is not None and self.drafts[n].pronoun != "you":
                self._join(n, speaker)
        for n, draft in enumerate(self.drafts):
            chain = self.chain_of[n]
            if chain is not None:
                self._rename(draft, chain)

    # Finding the chain of one phrase.

    def _find(self, n: int, draft: Draft) -> Chain | None:
        if draft.pronoun == "who":
            return self._relative(draft)
        if draft.pronoun:
            return self._pronoun(n, draft)
        beside = self._apposed(draft)
        if beside is not None:
            return beside
        if draft.actor is not None:
            return self._by_actor.get(draft.actor.id)
        if draft.kind == "person" and draft.proper:
            return self._same_person(draft)
        found = self._by_name.get(fold(draft.name))
        if found is not None and (draft.proper or draft.number == "many" or draft.definite):
            return found
        if draft.definite or draft.owner_pronoun:
            return self._description(n, draft)
        return None

    def _relative(self, draft: Draft) -> Chain | None:
        """Return the chain of the noun that a relative clause is about."""
        token = self.tokens[draft.chunk.head]
        for up in self.parse.ancestors(token.i)[:6]:
            if self.tokens[up].dep == "relcl":
                n = self.at_head.get(self.tokens[up].head)
                return self.chain_of[n] if n is not None else None
        return None

    def _apposed(self, draft: Draft) -> Chain | None:
        """Return the chain of the phrase that this one stands in apposition to, if they can be one."""
        token = self.tokens[draft.chunk.head]
        if token.dep != "appos":
            return None
        n = self.at_head.get(token.head)
        chain = self.chain_of[n] if n is not None else None
        if chain is None or (chain.proper and draft.proper and not _acronym(chain.name, draft.name)):
            return None
        same = chain.kind == draft.kind or {chain.kind, draft.kind} <= {*_BODIES, "force", "state", "people", "other"}
        return chain if same else None

    def _same_person(self, draft: Draft) -> Chain | None:
        words = fold(draft.name).split()
        if not words:
            return None
        chain = self._by_surname.get(words[-1]) or (self._by_surname.get(words[0]) if len(words) == 1 else None)
        if chain is None:
            return None
        known = fold(chain.name).split()
        shorter, longer = sorted((words, known), key=len)
        initials = {word[0] for word in known}
        return chain if set(shorter) <= set(longer) or all(word[0] in initials for word in words) else None

    def _description(self, n: int, draft: Draft) -> Chain | None:
        """Return what 'the factions', 'the ministry', 'the group', 'the foreign minister' stand for."""
        telling = draft.modifiers - self.nouns.empty_modifiers
        sentence = self.tokens[draft.chunk.head].sent
        for chain in reversed(self._by_head.get(draft.lemma, ())[-6:]):
            if telling <= chain.modifiers | chain.heads and self._near(chain, sentence, _DESCRIPTION_SENTENCES):
                return chain
        wanted: tuple[str, ...] = ()
        if draft.kind == "place":
            wanted = ("place",) if not telling else ()
        elif draft.lemma in self.nouns.person_words and draft.number != "many":
            return self._titled(n, draft, telling)
        elif draft.lemma in self.nouns.group_words and draft.lemma in self.nouns.organisation_words:
            wanted = ("group", "organisation", "force")
        elif draft.lemma in self.nouns.group_words:
            wanted = _GROUPS
        elif draft.lemma in self.nouns.organisation_words:
            wanted = ("organisation", "source")
        if not wanted or draft.owner_pronoun or any(word[:1].isupper() for word in telling):
            return None
        for chain in self._recent(n):
            if chain.kind in wanted and chain.proper and self._near(chain, sentence, _DESCRIPTION_SENTENCES):
                return chain
        return None

    def _titled(self, n: int, draft: Draft, telling: frozenset[str]) -> Chain | None:
        sentence = self.tokens[draft.chunk.head].sent
        for chain in self._recent(n):
            if (
                chain.kind != "person"
                or chain.number == "many"
                or not self._near(chain, sentence, _DESCRIPTION_SENTENCES)
            ):
                continue
            if draft.lemma in chain.titles and telling <= chain.modifiers | chain.titles | chain.heads:
                return chain
        return None

    def _recent(self, n: int) -> list[Chain]:
        """Return the chains of the phrases before n, latest first, as far as one looks back."""
        out: dict[int, Chain] = {}
        for m in range(n - 1, max(-1, n - 1 - _LOOK_BACK), -1):
            chain = self.chain_of[m]
            if chain is not None:
                out.setdefault(chain.index, chain)
        return list(out.values())

    def _near(self, chain: Chain, sentence: int, sentences: int) -> bool:
        return sentence - self.tokens[self.drafts[chain.last].chunk.head].sent <= sentences

    # Pronouns.

    def _pronoun(self, n: int, draft: Draft) -> Chain | None:
        token = self.tokens[draft.chunk.head]
        best, chosen = -2.0, None
        seen: set[int] = set()
        for m in range(n - 1, max(-1, n - 1 - _LOOK_BACK), -1):
            chain = self.chain_of[m]
            if chain is None or chain.index in seen or not _agrees(draft, chain):
                continue
            other = self.tokens[self.drafts[m].chunk.head]
            distance = token.sent - other.sent
            if distance > _PRONOUN_SENTENCES:
                break
            if self._bound(token.i, other.i, draft):
                continue
            seen.add(chain.index)
            score = self._salience(draft, chain, m) - 1.2 * distance - 0.03 * (n - m)
            if score > best:
                best, chosen = score, chain
        return chosen

    def _salience(self, draft: Draft, chain: Chain, m: int) -> float:
        dep = self.tokens[self.drafts[m].chunk.head].dep
        score = {"nsubj": 2.0, "nsubjpass": 1.8, "agent": 0.5, "dobj": 0.6, "poss": 0.5, "conj": 0.8}.get(dep, 0.0)
        score += 0.2 * min(len(chain.mentions), 5) + (0.5 if chain.proper else 0.0)
        if draft.pronoun == "it":
            score += {"organisation": 1.0, "state": 1.0, "group": 0.8, "force": 0.5, "source": 0.3, "thing": 0.2}.get(
                chain.kind, -0.5
            )
        if draft.pronoun == "they":
            score += {"group": 1.0, "force": 0.8, "people": 1.0, "source": 0.5, "organisation": 0.0}.get(
                chain.kind, -0.7
            )
            score += 0.7 if chain.number == "many" else 0.0
        return score

    def _bound(self, pronoun: int, other: int, draft: Draft) -> bool:
        """Tell whether grammar keeps the two apart: one inside the other, or both arguments of one verb."""
        token, rival = self.tokens[pronoun], self.tokens[other]
        if token.sent != rival.sent:
            return False
        if token.lower.endswith(("self", "selves")):
            return False
        if token.dep == "poss":
            return token.head == other or other in self.parse.ancestors(pronoun)[:2]
        return token.head == rival.head or (other in self.parse.ancestors(pronoun)[:3] and rival.dep != "nsubj")

    def _speakers(self) -> list[Chain | None]:
        """Return for each sentence who speaks in it: the subject of its verb of speech, or the speaker before."""
        said: list[Chain | None] = [None] * len(self.parse.sentences)
        for n, draft in enumerate(self.drafts):
            token = self.tokens[draft.chunk.head]
            chain = self.chain_of[n]
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

    # Chains.

    def _join(self, n: int, chain: Chain | None) -> None:
        draft = self.drafts[n]
        if chain is None:
            if draft.pronoun:
                return
            chain = Chain(len(self.chains), draft.kind, n)
            self.chains.append(chain)
        elif chain.mentions:
            self.antecedent[n] = chain.mentions[-1]
            draft.rule += f"+{'pronoun' if draft.pronoun else 'same'}"
        chain.mentions.append(n)
        chain.last = n
        self.chain_of[n] = chain
        if draft.pronoun:
            chain.gender = chain.gender or draft.gender
        else:
            self._learn(chain, draft)

    def _learn(self, chain: Chain, draft: Draft) -> None:
        rank = _rank(draft)
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
        heads = {draft.lemma} if not draft.proper else {draft.lemma, *words}
        if draft.actor is not None:
            chain.actor = chain.actor or draft.actor
            self._by_actor[draft.actor.id] = chain
            heads |= set(fold(draft.actor.name).split())
        for word in heads - chain.heads:
            self._by_head.setdefault(word, []).append(chain)
        chain.heads |= heads
        self._by_name[fold(draft.name)] = chain
        if chain.kind == "person" and draft.proper and words:
            self._by_surname[words[-1]] = chain
            if len(words) > 1 and len(words[0]) > 2:
                self._by_surname.setdefault(words[0], chain)

    def _rename(self, draft: Draft, chain: Chain) -> None:
        if chain.name:
            draft.name = chain.name
        draft.kind = chain.kind
        draft.actor = draft.actor or chain.actor
        draft.number = draft.number or chain.number


def _rank(draft: Draft) -> tuple[int, int]:
    """Return how good a name is for its chain: names before descriptions, full names before short ones."""
    words = len(draft.name.split())
    if draft.actor is not None:
        return (3, 2 if fold(draft.name) == fold(draft.actor.name) else int(words > 1))
    return (2, min(words, 5)) if draft.proper else (1, 0)


def _acronym(name: str, short: str) -> bool:
    initials = "".join(word[0] for word in fold(name).split())
    letters = fold(short).replace(" ", "")
    return len(letters) > 1 and letters[0] == initials[:1] and len(letters) <= len(initials) + 2


def _agrees(draft: Draft, chain: Chain) -> bool:
    """Tell whether a pronoun can stand for a chain by number, kind and gender."""
    if draft.pronoun in ("he", "she"):
        fits = chain.kind == "person" or (chain.kind == "source" and chain.number == "one")
        return fits and chain.number != "many" and chain.gender in ("", draft.gender)
    if draft.pronoun == "it":
        return chain.kind not in ("person", "people") and chain.number != "many"
    return chain.number == "many" or chain.kind in ("group", "force", "people", "organisation", "state")
