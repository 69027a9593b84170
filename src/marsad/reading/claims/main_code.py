"""Which PLOVER code a verb has with its complements, by the lexicon of acts: the act itself, whoever means it how."""

from __future__ import annotations

from marsad.reading.claims.main_lexicon import load_acts
from marsad.reading.layers import Parse, Token

REACH = 3
"""How many steps below its verb a complement may lie: 'send a *team* of medical *experts*'."""
MOST = 60
"""Complements looked at below one verb, and children of one word: long lists say no more."""
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "expl"])
BELOW = frozenset(
    [
        "dobj",
        "nsubjpass",
        "attr",
        "prt",
        "acomp",
        "oprd",
        "dative",
        "prep",
        "agent",
        "advmod",
        "xcomp",
        "pcomp",
        "csubjpass",
        "npadvmod",
        "advcl",
    ]
)
NOMINAL = frozenset(
    ["pobj", "conj", "compound", "amod", "nmod", "prep", "poss", "appos", "pcomp", "nummod", "npadvmod"]
)
PARTICLES = frozenset(["ADP", "ADV", "PART"])


class Coder:
    """Looks up verbs and nouns of one parse."""

    def __init__(self, parse: Parse) -> None:
        self.tokens, self.acts = parse.tokens, load_acts()

    def word(self, token: Token) -> str:
        """Return the lemma that the lexicon knows: the parser's, or the verb that the ending leaves."""
        lemma = token.lemma.lower()
        if self.acts.knows(lemma) or not token.lower.endswith("ed"):
            return lemma
        stems = (token.lower[:-1], token.lower[:-2], token.lower[:-3])
        return next((stem for stem in stems if self.acts.knows(stem)), lemma)

    def children(self, token: Token, *deps: str) -> list[Token]:
        """Return the children that depend in one of the ways."""
        return [self.tokens[c] for c in token.children[:MOST] if self.tokens[c].dep in deps]

    def verb(self, token: Token) -> str | None:
        """Return the code of the verb itself, alone or in a phrase."""
        return self.phrase(token) or self.ended(token) or self.acts.verbs.get(self.word(token))

    def act(self, token: Token) -> str | None:
        """Return the code of what the verb and its complements do."""
        word = self.word(token)
        code = self.phrase(token) or self.ended(token)
        if code is None and token.pos in ("NOUN", "PROPN", "ADJ"):
            code = self.noun(token)
        code = code or self.acts.verbs.get(word)
        if code is None and self.acts.stance(word, "happen"):
            code = self._of_subject(token)
        code = code or self.complement_code(token, REACH) or self._of_subject(token)
        if code == "COERCE/seize" and (self._of_subject(token) or "").startswith("ASSAULT"):
            return self._of_subject(token)  # 'an air strike destroyed the bridge'
        return code

    def _of_subject(self, token: Token) -> str | None:
        return next((code for s in self.children(token, *SUBJECTS) if (code := self.noun(s))), None)

    def ended(self, token: Token) -> str | None:
        """Return the code of ending what the object names, where the verb is one of ending."""
        word, acts = self.word(token), self.acts
        particle = next((other.lower for other in self.children(token, "prt")), "")
        if (f"{word} {particle}" if particle else word) not in acts.ends:
            return None
        for thing in self.children(token, "dobj", "nsubjpass"):
            for other in (thing, *self.children(thing, "compound", "conj")):
                code = acts.ended.get(other.lemma.lower()) or acts.when_ended(self.noun(other))
                if code:
                    return code
        return None

    def complements(self, token: Token) -> list[tuple[int, Token]]:
        """Return what stands below the verb, nearest first, each with its distance; particles come after words."""
        out: list[tuple[int, Token]] = []
        todo = [(1 + (other.dep == "xcomp"), other) for other in self._below(token)]
        for clause in self.children(token, "xcomp", "ccomp"):
            todo += [(1, other) for other in self.children(clause, "nsubj")]
        if not any(other.dep == "dobj" for _, other in todo):
            todo += [(2, other) for other in self.children(token, "nsubj")]
        at = 0
        while at < len(todo) and len(out) < MOST:
            depth, other = todo[at]
            at += 1
            out.append((depth, other))
            if depth <= REACH and other.dep not in ("xcomp", "advcl"):
                todo += [(depth + (below.dep != "pobj"), below) for below in self.children(other, *NOMINAL)]
        return sorted(out, key=lambda pair: (pair[1].pos in PARTICLES, pair[0]))

    def _below(self, token: Token) -> list[Token]:
        return [other for other in self.children(token, *BELOW) if other.lower not in self.acts.beside]

    def phrase(self, token: Token) -> str | None:
        """Return the code of the verb with its nearest complement that makes a phrase."""
        table, word = self.acts.phrases.get(self.word(token)), self.word(token)
        for other in self.children(token, "prt"):
            if f"{word} {other.lower}" in self.acts.verbs:
                return self.acts.verbs[f"{word} {other.lower}"]
        if not table:
            return None
        for depth, other in self.complements(token):
            far = depth > 1 if other.pos in PARTICLES else depth > REACH
            whole = self.tokens[other.head] if other.dep == "compound" else other
            longer = self._long_noun(whole) if whole.pos == "NOUN" else None
            if far or (longer and longer != self.acts.nouns.get(other.lemma.lower())):
                continue
            code = table.get(other.lemma.lower()) or table.get(other.lower)
            if code:
                return code
        return None

    def complement_code(self, token: Token, reach: int) -> str | None:
        """Return the code of the nearest noun or adjective below the verb that has one."""
        for depth, other in self.complements(token):
            if depth <= reach and other.pos in ("NOUN", "PROPN", "ADJ"):
                code = self.noun(other)
                if code is not None:
                    return code
        return None

    def noun(self, token: Token) -> str | None:
        """Return the noun's code: with the word before it, alone, or by what follows ('a wave of arrests')."""
        after = self._after(token)
        if token.lemma.lower() in self.acts.endings:
            for other in after:
                ended = self.acts.when_ended(self._long_noun(other) or self.acts.nouns.get(other.lemma.lower()))
                if ended:
                    return ended
        of = [token, *after]
        long = next((code for other in of if (code := self._long_noun(other))), None)
        return long or next((code for other in of if (code := self.acts.nouns.get(other.lemma.lower()))), None)

    def _after(self, token: Token) -> list[Token]:
        return [
            below
            for prep in self.children(token, "prep")
            if prep.lower == "of"
            for below in self.children(prep, "pobj")
        ]

    def _long_noun(self, token: Token) -> str | None:
        """Return the code of the noun with the word before it ('hunger strike') or with 'of' ('state of emergency')."""
        nouns, word = self.acts.nouns, token.lemma.lower()
        longer = [f"{other.lemma.lower()} {word}" for other in self.children(token, "compound", "amod", "nmod")]
        longer += [f"{word} of {other.lemma.lower()}" for other in self._after(token)]
        return next((nouns[name] for name in longer if name in nouns), None)
