"""Whom a pronoun stands for: number, kind, gender, syntactic role and recency over the phrases before it."""

from __future__ import annotations

from marsad.reading.layers import Parse, Token
from marsad.reading.mentions.chains import Chain, Chains
from marsad.reading.mentions.drafts import Draft
from marsad.reading.mentions.nouns import Nouns

LOOK_BACK = 60
"""Phrases; no pronoun is looked for further back, so the time stays linear."""

MOST_CHILDREN = 60
"""Children of one token that are looked at; a broken parse may hang a whole page on one word."""

_SENTENCES = 4
_ROLE = {"nsubj": 2.0, "nsubjpass": 1.8, "agent": 0.5, "dobj": 0.6, "poss": 0.5, "conj": 0.8}
_IT = {
    "organisation": 1.0,
    "state": 1.0,
    "group": 0.8,
    "force": 0.5,
    "source": 0.3,
    "thing": 0.2,
    "place": 0.0,
    "facility": 0.2,
    "other": -1.2,
}
_THEY = {"group": 1.0, "force": 0.8, "people": 1.0, "source": 0.5, "organisation": 0.0, "thing": 0.2}
_SPEAKS = frozenset({"person", "organisation", "state", "group", "source", "force", "people"})


class Pronouns:
    """Find antecedents among the chains made so far."""

    def __init__(self, parse: Parse, drafts: list[Draft], chains: Chains, nouns: Nouns) -> None:
        self.parse, self.tokens = parse, parse.tokens
        self.drafts, self.chains, self.nouns = drafts, chains, nouns
        self.at_head = {d.chunk.head: n for n, d in enumerate(drafts)}

    def antecedent(self, n: int) -> Chain | list[int] | None:
        """Return the chain that the pronoun stands for, or for a plural the drafts it stands for one by one."""
        draft = self.drafts[n]
        token = self.tokens[draft.chunk.head]
        best, chosen = -2.0, None
        for m in range(n - 1, max(-1, n - 1 - LOOK_BACK), -1):
            other = self.tokens[self.drafts[m].chunk.head]
            distance = token.sent - other.sent
            if distance > _SENTENCES:
                break
            chain = self.chains.of[m]
            if chain is None or self._bound(token, other):
                continue
            members = self._coordinated(m) if draft.pronoun == "they" else []
            if not members and not agrees(draft, chain):
                continue
            score = self._salience(draft, chain, m, bool(members)) - 1.2 * distance - 0.03 * (n - m)
            if score > best:
                best, chosen = score, members or chain
        return chosen

    def relative(self, n: int) -> Chain | None:
        """Return the chain of the noun that a relative clause is about."""
        for up in self.parse.ancestors(self.drafts[n].chunk.head)[:6]:
            if self.tokens[up].dep == "relcl":
                m = self.at_head.get(self.tokens[up].head)
                return self.chains.of[m] if m is not None else None
        return None

    def ahead(self, n: int) -> int | None:
        """Return the draft after a possessive that it may stand for: "For its part, the army …"."""
        token = self.tokens[self.drafts[n].chunk.head]
        if token.dep != "poss":
            return None
        for up in self.parse.ancestors(token.i)[:5]:
            if self.tokens[up].pos in ("VERB", "AUX"):
                for child in self.tokens[up].children[:MOST_CHILDREN]:
                    if child > token.i and self.tokens[child].dep in ("nsubj", "nsubjpass"):
                        m = self.at_head.get(child)
                        return m if m is not None and self._may_be(self.drafts[n], self.drafts[m]) else None
                return None
        return None

    def _may_be(self, draft: Draft, other: Draft) -> bool:
        if other.pronoun:
            return other.pronoun == draft.pronoun
        chain = Chain(-1, other.kind, 0, number=other.number, gender=other.gender)
        return agrees(draft, chain) and other.kind not in ("thing", "other", "place")

    def _coordinated(self, m: int) -> list[int]:
        """Return the drafts of the coordination that draft m begins: actors only, two or more."""
        members = [m]
        for child in self.tokens[self.drafts[m].chunk.head].children[:MOST_CHILDREN]:
            other = self.at_head.get(child)
            if self.tokens[child].dep == "conj" and other is not None:
                members.append(other)
        fit = all(self.chains.of[k] is not None and self.drafts[k].kind in _SPEAKS for k in members)
        apart = len({chain.index for k in members if (chain := self.chains.of[k]) is not None}) == len(members)
        return members if len(members) > 1 and fit and apart else []

    def _salience(self, draft: Draft, chain: Chain, m: int, joined: bool) -> float:
        other = self.tokens[self.drafts[m].chunk.head]
        score = _ROLE.get(other.dep, 0.0) + 0.2 * min(len(chain.mentions), 5) + (0.5 if chain.proper else 0.0)
        if draft.pronoun in ("he", "she"):
            score += 1.0 if chain.proper else -2.0 if other.dep in ("attr", "oprd") else 0.0
        if draft.pronoun == "it":
            score += _IT.get(chain.kind, -0.5)
        if draft.pronoun == "they":
            score += 1.2 if joined else _THEY.get(chain.kind, -0.7) + (0.7 if chain.number == "many" else 0.0)
        for up in self.parse.ancestors(draft.chunk.head)[:4]:
            if self.tokens[up].dep == "conj" and self.tokens[up].head == other.i:
                score += 3.0  # 'the group and its allies', 'the group and the factions allied with it'
        score += 1.0 if self._own_subject(self.tokens[draft.chunk.head], other, chain) else 0.0
        own = self.tokens[draft.chunk.head].dep == "poss" and draft.pronoun == "it"
        if own and self._says(other):
            score -= 1.0  # in 'the monitor said its fighters fled' the fighters are another's
        if self._says(self.tokens[draft.chunk.head]):
            score += (0.5 if chain.kind in _SPEAKS else -2.0) + (2.0 if self._says(other) else 0.0)
        return score

    def _own_subject(self, token: Token, other: Token, chain: Chain) -> bool:
        """Tell whether a possessive stands in the clause whose subject the other is: 'The rebels buried their dead'."""
        if (
            token.dep != "poss"
            or other.dep not in ("nsubj", "nsubjpass")
            or chain.kind in ("other", "facility", "place")
        ):
            return False
        return token.sent == other.sent and other.head in self.parse.ancestors(token.i)[:4]

    def _says(self, token: Token) -> bool:
        return token.dep == "nsubj" and self.tokens[token.head].lemma in self.nouns.speech

    def _bound(self, token: Token, rival: Token) -> bool:
        """Tell whether grammar keeps the two apart: one inside the other, or both arguments of one verb."""
        if token.sent != rival.sent or token.lower.endswith(("self", "selves")):
            return False
        above = self.parse.ancestors(token.i)[:3]
        if token.dep == "poss":
            beside = self.tokens[token.head].dep == "conj"  # 'the army and its allies'
            return rival.i == token.head or (rival.i in above[:2] and not beside)
        return token.head == rival.head or (rival.i in above and rival.dep != "nsubj")


def agrees(draft: Draft, chain: Chain) -> bool:
    """Tell whether a pronoun can stand for a chain by number, kind and gender."""
    if draft.pronoun in ("he", "she"):
        fits = chain.kind == "person" or (chain.kind == "source" and chain.number == "one")
        return fits and chain.number != "many" and chain.gender in ("", draft.gender)
    if draft.pronoun == "it":
        return chain.kind not in ("person", "people") and chain.number != "many" and not chain.titles
    return chain.number == "many" or chain.kind in ("group", "force", "people", "organisation", "state")
