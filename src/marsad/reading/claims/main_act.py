"""What a main clause says is done, as a PLOVER code: the act of its verb, and the stance under which it is said."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.reading.claims.main_lexicon import Acts, load_acts
from marsad.reading.layers import Parse, Token

STEPS = 7
"""Verbs looked through at most: 'said it was prepared to begin to try to …' is long enough."""
REACH = 3
"""How many steps below its verb a complement may lie: 'send a *team* of medical *experts*'."""
MOST = 60
"""Complements looked at below one verb."""
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
    ]
)
NOMINAL = frozenset(
    ["pobj", "conj", "compound", "amod", "nmod", "prep", "poss", "appos", "pcomp", "nummod", "npadvmod"]
)
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "expl"])
FUTURE, MUST, MAY = (
    frozenset(["will", "'ll", "shall", "wo"]),
    frozenset(["must", "should", "ought"]),
    frozenset(["would", "could", "may", "might", "'d"]),
)
FRIENDLY = frozenset(["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"])
HOSTILE = frozenset(["PROTEST", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "THREATEN"])
QUITTING = frozenset(["SANCTION/withdraw", "SANCTION/discontinue", "SANCTION/expel"])
HAPPEN = frozenset(
    [
        "erupt",
        "break",
        "continue",
        "begin",
        "start",
        "occur",
        "happen",
        "take",
        "rage",
        "resume",
        "flare",
        "hit",
        "rock",
        "kill",
        "wound",
        "injure",
        "spread",
        "end",
        "be",
        "intensify",
        "escalate",
        "turn",
        "open",
        "go",
        "enter",
        "come",
        "arrive",
        "collapse",
    ]
)


@dataclass(frozen=True, slots=True)
class Act:
    """A PLOVER code ('TYPE' or 'TYPE/mode') with the token that decided, and the subject of the clause or None."""

    code: str
    token: int
    subject: int | None
    rule: str

    @property
    def type(self) -> str:
        """The code without its mode."""
        return self.code.partition("/")[0]


@dataclass(slots=True)
class _Way:
    """What has been passed on the way down from the root."""

    agree: bool = False
    vow: bool = False
    future: bool = False
    prepare: bool = False
    must: bool = False
    negated: bool = False
    said: bool = False
    unless: bool = False
    subject: int | None = None
    seen: set[int] = field(default_factory=set)


def main_act(parse: Parse) -> Act | None:
    """Return what the first sentence with a known main clause does; None where the lexicon does not know it."""
    for sentence in parse.sentences[:3]:
        act = _Reader(parse, load_acts()).read(parse.tokens[sentence.root])
        if act is not None:
            return act
    return None


class _Reader:
    """Walks down one main clause."""

    def __init__(self, parse: Parse, acts: Acts) -> None:
        self.tokens, self.acts, self.way = parse.tokens, acts, _Way()

    def read(self, token: Token) -> Act | None:
        """Return the act of the clause that the token heads."""
        for _ in range(STEPS):
            if token.i in self.way.seen:
                return None
            self.way.seen.add(token.i)
            self._note(token)
            decided = self._stance(token)
            if isinstance(decided, Act) or decided is None:
                return decided
            token = decided
        return None

    def _stance(self, token: Token) -> Act | Token | None:
        """Decide by the word's stance, or return the clause to go on with."""
        word, acts, way = token.lemma.lower(), self.acts, self.way
        inner = self._clause(token)
        if word == "be" or (token.pos == "AUX" and inner is not None):
            return self._be(token, inner)
        if acts.stance(word, "refuse") and (inner is not None or word not in ("fail", "oppose")):
            return self._done("REJECT", token, "refuse")
        if acts.stance(word, "accuse"):
            return self._done(acts.verbs.get(word, "ACCUSE/allege"), token, "accuse")
        if acts.stance(word, "threaten"):
            return self._done("THREATEN", token, "threaten")
        phrase = self._phrase(token)
        if phrase is not None and not (inner is not None and acts.stance(word, "say", "agree")):
            return self._meant(phrase, token, "phrase")
        if acts.stance(word, "demand"):
            return self._demand(token, inner)
        if acts.stance(word, "allow") and inner is not None:
            return self._meant("CONCEDE", token, "allow")
        if acts.stance(word, "stop") and inner is not None and inner.tag == "VBG":
            code = self._act(inner)
            ended = acts.when_ended(code) if code else None
            return self._meant(ended, token, "stop") if ended else inner
        for name in ("agree", "vow", "prepare", "future", "say", "light"):
            if acts.stance(word, name) and inner is not None:
                return self._pass(name, token, inner)
        code = self._act(token)
        if code is None:
            conj = next(
                (
                    self.tokens[c]
                    for c in token.children
                    if self.tokens[c].dep == "conj" and self.tokens[c].pos == "VERB"
                ),
                None,
            )
            if conj is not None and not way.future:
                return conj
            code = self._open_end(token)
        return self._meant(code, token, "act") if code else None

    def _pass(self, name: str, token: Token, inner: Token) -> Token:
        """Note the stance and return the clause under it."""
        way = self.way
        if name == "say":
            way.said = True
        elif name == "agree":
            way.agree = True
        elif name == "vow":
            way.vow = True
        elif name == "prepare":
            way.prepare = True
        elif name == "future":
            way.future = True
        return inner

    def _be(self, token: Token, inner: Token | None) -> Act | Token | None:
        """Read 'is willing to', 'is out of the question', 'is a partner', 'was to meet'."""
        phrase = self._phrase(token)
        for child in token.children:
            other = self.tokens[child]
            if other.dep in ("acomp", "attr", "oprd", "prep"):
                below = self._clause(other)
                word = other.lemma.lower()
                if below is not None and self.acts.stance(word, "agree"):
                    return self._pass("agree", other, below)
                if self.acts.stance(word, "refuse"):
                    return self._done("REJECT", other, "refuse")
                if below is not None and self.acts.stance(word, "future"):
                    return self._pass("future", other, below)
                if below is not None and self.acts.stance(word, "prepare"):
                    return self._pass("prepare", other, below)
        if phrase is not None:
            return self._meant(phrase, token, "phrase")
        if inner is not None:
            self.way.future = self.way.future or inner.dep == "xcomp"
            return inner
        code = self._act(token)
        return self._meant(code, token, "be") if code else None

    def _demand(self, token: Token, inner: Token | None) -> Act:
        """Read a demand; an order to one's own forces, or to close and arrest, is the act itself."""
        acts, word = self.acts, token.lemma.lower()
        if word in ("order", "command", "summon", "instruct", "call", "tell"):
            code = (self._act(inner) if inner is not None else None) or self._object_code(token)
            if code and word != "call" and code.partition("/")[0] in ("COERCE", "MOBILIZE", "SANCTION", "ACCUSE"):
                return self._done(code, token, "order")
        if (
            inner is not None
            and inner.lemma in ("support", "back", "recognize", "endorse")
            and word in ("urge", "call")
        ):
            return self._done("SUPPORT", token, "urge support")
        return self._done("REJECT" if self.way.negated else "REQUEST", token, "demand")

    def _note(self, token: Token) -> None:
        """Note subject, modals, negation and conditions of the clause."""
        way = self.way
        way.negated = False
        for child in token.children:
            other = self.tokens[child]
            if other.dep in SUBJECTS:
                way.subject = child
            elif other.dep == "neg" or other.lower == "never":
                way.negated = True
            elif other.dep == "aux":
                way.future = way.future or other.lower in FUTURE or other.lower in MAY
                way.must = way.must or (other.lower in MUST and way.said)
            elif other.dep in ("mark", "advcl"):
                way.unless = way.unless or "unless" in (other.lower, *(self.tokens[c].lower for c in other.children))

    def _clause(self, token: Token) -> Token | None:
        """Return the verb of the clause that completes the word."""
        for dep in ("ccomp", "xcomp", "acl", "pcomp"):
            for child in token.children:
                other = self.tokens[child]
                if (
                    other.dep == dep
                    and other.pos in ("VERB", "AUX", "ADJ", "NOUN")
                    and (dep != "acl" or other.tag == "VB")
                ):
                    return other
        for child in token.children:
            other = self.tokens[child]
            if other.dep == "prep" and other.lower in ("to", "from", "of", "for", "in"):
                for below in other.children:
                    if self.tokens[below].dep == "pcomp" and self.tokens[below].pos in ("VERB", "AUX"):
                        return self.tokens[below]
            if other.dep == "dobj" and token.pos == "VERB" and self.acts.stance(other.lemma, "agree", "threaten"):
                return next(
                    (
                        self.tokens[c]
                        for c in other.children
                        if self.tokens[c].tag == "VB" and self.tokens[c].dep in ("acl", "xcomp")
                    ),
                    None,
                )
        return None

    def _complements(self, token: Token) -> list[tuple[int, Token]]:
        """Return what stands below the verb, nearest first, each with its distance."""
        out: list[tuple[int, Token]] = []
        todo = [(1, self.tokens[c]) for c in token.children if self.tokens[c].dep in BELOW]
        while todo and len(out) < MOST:
            depth, other = todo.pop(0)
            out.append((depth, other))
            if depth < REACH + 1 and other.dep != "xcomp":
                todo += [
                    (depth + (self.tokens[c].dep != "pobj"), self.tokens[c])
                    for c in other.children
                    if self.tokens[c].dep in NOMINAL
                ]
        return sorted(out, key=lambda pair: pair[0])

    def _phrase(self, token: Token) -> str | None:
        """Return the code of the verb with its nearest complement that makes a phrase."""
        table = self.acts.phrases.get(token.lemma.lower())
        if not table:
            return None
        for depth, other in self._complements(token):
            if depth > REACH:
                break
            code = table.get(other.lemma.lower()) or table.get(other.lower)
            if code:
                return code
        return None

    def _act(self, token: Token) -> str | None:
        """Return the code of what the verb and its complements do, whoever does it and whenever."""
        acts, word = self.acts, token.lemma.lower()
        named = self._object_code(token)
        if word in acts.ends and named is not None:
            ended = acts.when_ended(named)
            if ended is not None:
                return ended
        code = self._phrase(token) or acts.verbs.get(word)
        if code is None and token.pos in ("NOUN", "PROPN", "ADJ"):
            code = self._noun(token)
        if code is None:
            code = named
        if code is None and (word in HAPPEN or token.dep == "ROOT"):
            for child in token.children:
                if self.tokens[child].dep in SUBJECTS:
                    code = code or self._noun(self.tokens[child])
        return code

    def _object_code(self, token: Token) -> str | None:
        for depth, other in self._complements(token):
            if depth <= REACH and other.pos in ("NOUN", "PROPN", "ADJ"):
                code = self._noun(other)
                if code is not None:
                    return code
        return None

    def _noun(self, token: Token) -> str | None:
        """Return the noun's code: with the word before it, with 'of' and what follows, or alone."""
        nouns, word = self.acts.nouns, token.lemma.lower()
        for child in token.children:
            other = self.tokens[child]
            if other.dep in ("compound", "amod", "nmod") and f"{other.lemma.lower()} {word}" in nouns:
                return nouns[f"{other.lemma.lower()} {word}"]
            if other.lower == "of":
                for below in other.children:
                    longer = f"{word} of {self.tokens[below].lemma.lower()}"
                    if longer in nouns:
                        return nouns[longer]
        return nouns.get(word)

    def _open_end(self, token: Token) -> str | None:
        """Return the code of an unknown act that is promised: a willingness to do something."""
        if self.way.agree and not self.way.negated:
            return "AGREE"
        return None

    def _meant(self, code: str, token: Token, rule: str) -> Act:
        """Return the act as it is meant under the stances passed."""
        way, kind = self.way, code.partition("/")[0]
        if self.way.subject is not None and self._crowd(self.tokens[self.way.subject]):
            code = self.acts.by_crowd(code)
            kind = code.partition("/")[0]
        if way.must:
            return self._done("REQUEST", token, rule + ", must")
        if way.unless and (way.future or way.vow):
            return self._done("THREATEN", token, rule + ", unless")
        if way.negated and kind in FRIENDLY:
            return self._done("REJECT", token, rule + ", negated")
        if way.prepare and kind in ("ASSAULT", "MOBILIZE", "COERCE"):
            return self._done("MOBILIZE", token, rule + ", prepared")
        if way.agree or way.vow or way.future or way.prepare:
            if way.negated and kind in HOSTILE:
                return self._done("AGREE", token, rule + ", not")
            if kind in FRIENDLY or (way.agree and kind in ("REQUEST", "ACCUSE")):
                return self._done("AGREE", token, rule + ", to come")
            if kind in HOSTILE or (kind == "REJECT" and token.lemma == "boycott"):
                return self._done(
                    "AGREE" if way.agree and kind not in ("ASSAULT", "COERCE") else "THREATEN",
                    token,
                    rule + ", to come",
                )
        return self._done(code, token, rule)

    def _crowd(self, token: Token) -> bool:
        return token.lemma.lower() in self.acts.crowd

    def _done(self, code: str, token: Token, rule: str) -> Act:
        return Act(code, token.i, self.way.subject, rule)
