"""What a main clause says is done, as a PLOVER code: the act of its verb, and the stance under which it is said."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.reading.claims.main_code import MOST, SUBJECTS, Coder
from marsad.reading.layers import Parse, Token

STEPS = 7
"""Verbs looked through at most: 'said it was prepared to begin to try to …' is long enough."""
SENTENCES = 3
"""Sentences looked at: a text sent to be coded says early what it is about."""
FRIENDLY = frozenset(["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"])
HOSTILE = frozenset(["PROTEST", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "THREATEN"])
FORCE = frozenset(["ASSAULT", "COERCE"])
VOICED = frozenset(["REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE"])
ORDERED = frozenset(["CONCEDE", "COERCE", "MOBILIZE", "SANCTION", "ACCUSE"])


@dataclass(frozen=True, slots=True)
class Act:
    """A PLOVER code ('TYPE' or 'TYPE/mode') with the token that decided, and the rule by which it did."""

    code: str
    token: int
    rule: str

    @property
    def type(self) -> str:
        """The code without its mode."""
        return self.code.partition("/")[0]


@dataclass(slots=True)
class _Way:
    """The stances passed on the way down from the root, and the subject and negation of the clause reached."""

    stances: set[str] = field(default_factory=set)
    negated: bool = False
    subject: Token | None = None
    seen: set[int] = field(default_factory=set)


def main_act(parse: Parse) -> Act | None:
    """Return what the first sentence with a known main clause does; None where the lexicon does not know it."""
    for sentence in parse.sentences[:SENTENCES]:
        act = _Clause(parse).read(parse.tokens[sentence.root])
        if act is not None:
            return act
    return None


class _Clause:
    """Walks down one main clause."""

    def __init__(self, parse: Parse) -> None:
        self.tokens, self.coder, self.way = parse.tokens, Coder(parse), _Way()
        self.acts = self.coder.acts

    def read(self, token: Token) -> Act | None:
        """Return the act of the clause that the token heads."""
        for _ in range(STEPS):
            if token.i in self.way.seen:
                return None
            self.way.seen.add(token.i)
            self._note(token)
            step = self._step(token)
            if not isinstance(step, Token):
                return step
            token = step
        return None

    def _step(self, token: Token) -> Act | Token | None:
        """Decide at this word, or return the clause to go on with."""
        word, acts = self.coder.word(token), self.acts
        inner = self._inner(token)
        if word == "be":
            return self._be(token, inner)
        if acts.stance(word, "refuse") and (inner is not None or word not in ("fail", "oppose")):
            return self._done("REJECT", token, "refuse")
        if acts.stance(word, "accuse"):
            return self._done(acts.verbs.get(word, "ACCUSE/allege"), token, "accuse")
        if acts.stance(word, "threaten"):
            return self._done("THREATEN", token, "threaten")
        phrase = self.coder.phrase(token) or self.coder.ended(token)
        if phrase is not None and not (inner is not None and acts.stance(word, "say", "agree")):
            return self._meant(phrase, token, "phrase")
        named = word == "call" and bool(self.coder.children(token, "oprd"))
        if (
            acts.stance(word, "demand")
            and not named
            and not (acts.stance(word, "told") and (inner is None or inner.dep == "ccomp"))
        ):
            return self._demand(token, inner)
        return self._further(token, word, inner)

    def _further(self, token: Token, word: str, inner: Token | None) -> Act | Token | None:
        """Pass through what is said, promised or begun; else the clause's own act decides."""
        acts = self.acts
        if acts.stance(word, "say", "light") and (voiced := self._voiced(token)):
            return self._meant(voiced, token, "voiced")
        named = self._by_noun(token)
        if inner is None and named is not None:
            return named
        if inner is not None:
            if acts.stance(word, "allow"):
                return self._meant("CONCEDE", token, "allow")
            if acts.stance(word, "stop"):
                ended = acts.when_ended(self.coder.act(inner))
                return self._meant(ended, token, "stop") if ended else inner
            if self._wanted(token, word, inner):
                return self._done("REQUEST", token, "wanted")
            for name in ("agree", "vow", "prepare", "future", "say", "light"):
                if acts.stance(word, name):
                    self.way.stances.add(name)
                    return inner
        elif acts.stance(word, "prepare"):
            self.way.stances.add("prepare")
        return self._own(token)

    def _own(self, token: Token) -> Act | Token | None:
        """Decide by the verb's own act, by the clause joined to it, or by the stances alone."""
        code = self.coder.act(token)
        if code is not None:
            return self._meant(code, token, "act")
        joined = [other for other in self.coder.children(token, "conj") if other.pos == "VERB"]
        if joined and "future" not in self.way.stances:
            return joined[0]
        beside = [c for other in self.coder.children(token, "advcl") if (c := self.coder.act(other))]
        if beside and not self.way.stances - {"say", "light"}:
            return self._done(beside[0], token, "beside")
        code = self._open_end()
        return self._meant(code, token, "stance") if code else None

    def _be(self, token: Token, inner: Token | None) -> Act | Token | None:
        """Read 'is willing to', 'is out of the question', 'there were clashes', 'was to meet'."""
        acts = self.acts
        for other in self.coder.children(token, "acomp", "attr", "oprd", "prep"):
            word, below = other.lemma.lower(), self._inner(other)
            if acts.stance(word, "refuse"):
                return self._done("REJECT", other, "refuse")
            name = next((n for n in ("agree", "future", "prepare") if below is not None and acts.stance(word, n)), None)
            if name is not None:
                self.way.stances.add(name)
                return below
        phrase = self.coder.phrase(token)
        if phrase is not None:
            return self._meant(phrase, token, "phrase")
        if inner is not None:
            if inner.dep == "xcomp":
                self.way.stances.add("future")
            return inner
        code = self.coder.act(token) or self._open_end()
        return self._meant(code, token, "be") if code else None

    def _demand(self, token: Token, inner: Token | None) -> Act:
        """Read a demand; an order to one's own forces, or to close and arrest, is the act itself."""
        word, coder = self.coder.word(token), self.coder
        if word in ("order", "command", "instruct"):
            code = (coder.verb(inner) if inner is not None else None) or coder.complement_code(token, 1)
            if code and code.partition("/")[0] in ORDERED:
                return self._done(code, token, "order")
        if inner is not None and word in ("urge", "call") and self.acts.verbs.get(coder.word(inner)) == "SUPPORT":
            return self._done("SUPPORT", token, "urge support")
        return self._done("REJECT" if self.way.negated else "REQUEST", token, "demand")

    def _voiced(self, token: Token) -> str | None:
        """Return the code of a speech act that the verb has as its object: 'repeated its demand that …'."""
        codes = [self.coder.noun(other) for other in self.coder.children(token, "dobj")]
        return next((code for code in codes if code and code.partition("/")[0] in VOICED), None)

    def _wanted(self, token: Token, word: str, inner: Token) -> bool:
        """Tell whether another is wanted to act: 'wants the president to go', 'insisted that they be released'."""
        subjects = self.coder.children(inner, *SUBJECTS)
        if word == "want":
            return bool(subjects)
        helped = [other.lower for other in self.coder.children(inner, "aux", "auxpass")]
        bare = (inner.tag == "VB" and not helped) or helped == ["be"]
        return bare and bool(subjects) and inner.dep == "ccomp" and self.acts.stance(word, "say")

    def _note(self, token: Token) -> None:
        """Note subject, modals, negation and conditions of the clause."""
        way = self.way
        way.negated = False
        for child in token.children[:MOST]:
            other = self.tokens[child]
            if other.dep in SUBJECTS:
                way.subject = other
            if other.dep == "neg" or other.lower == "never" or self._none_of(other):
                way.negated = True
            elif other.dep == "aux" and self.acts.stance(other.lower, "will"):
                way.stances.add("future")
            elif other.dep == "aux" and self.acts.stance(other.lower, "must") and "say" in way.stances:
                way.stances.add("must")
            elif other.dep in ("mark", "advcl", "prep"):
                below = (self.tokens[c].lower for c in other.children[:MOST])
                if "unless" in (other.lower, *below):
                    way.stances.add("unless")

    def _none_of(self, token: Token) -> bool:
        """Tell whether the argument is 'no talks': that negates its clause."""
        return token.dep in ("dobj", "attr", "nsubj", "nsubjpass") and any(
            other.lower == "no" for other in self.coder.children(token, "det", "neg")
        )

    def _inner(self, token: Token) -> Token | None:
        """Return the verb of the clause that completes the word."""
        coder = self.coder
        for dep in ("ccomp", "xcomp", "pcomp", "acl"):
            for other in coder.children(token, dep):
                if other.pos in ("VERB", "AUX", "ADJ", "NOUN") and (dep != "acl" or other.tag == "VB"):
                    return other
        for prep in coder.children(token, "prep"):
            for other in coder.children(prep, "pcomp"):
                if prep.lower in ("to", "from", "of", "for", "in") and other.pos in ("VERB", "AUX"):
                    return other
            if prep.lower == "in" and self.acts.stance(token.lemma.lower(), "say"):  # 'said in a letter that …'
                for medium in coder.children(prep, "pobj"):
                    for other in coder.children(medium, "acl", "ccomp", "relcl"):
                        if coder.children(other, "mark"):
                            return other
        return None

    def _by_noun(self, token: Token) -> Token | None:
        """Return the clause under the verb's object, noting its stance: 'announced *plans* to', 'took *steps* to'."""
        for other in self.coder.children(token, "dobj", "attr"):
            below = [o for o in self.coder.children(other, "acl", "xcomp", "relcl") if o.tag == "VB"]
            if below and other.dep == "attr":
                return below[0]  # 'became the ninth country to recognise …'
            for name in ("agree", "future", "effort"):
                if below and self.acts.stance(other.lemma.lower(), name):
                    self.way.stances.add(name)
                    return below[0]
        return None

    def _open_end(self) -> str | None:
        """Return the code of an unknown act by how it is meant: what must be, what is promised, what will not be."""
        stances = self.way.stances
        if "must" in stances:
            return "REQUEST"
        if "unless" in stances and stances & {"vow", "future"}:
            return "THREATEN"
        if self.way.negated and stances & {"agree", "vow", "future"}:
            return "REJECT"
        return "AGREE" if "agree" in stances else None

    def _meant(self, code: str, token: Token, rule: str) -> Act:
        """Return the act as it is meant under the stances passed."""
        way, stances = self.way, self.way.stances
        subject = way.subject
        if subject is not None and subject.dep == "nsubj" and self._crowd(subject):
            code = self.acts.by_crowd(code)
        kind = code.partition("/")[0]
        to_come = bool(stances & {"agree", "vow", "future", "prepare"})
        if "must" in stances:
            code = "REQUEST"
        elif "unless" in stances and to_come:
            code = "THREATEN"
        elif way.negated and kind in FRIENDLY:
            code = "REJECT"
        elif "prepare" in stances and kind in ("ASSAULT", "MOBILIZE", "COERCE"):
            code = "MOBILIZE"
        elif to_come:
            code = self._to_come(code, kind)
        return self._done(code, token, rule)

    def _crowd(self, token: Token) -> bool:
        """Tell whether the word names people in the street: 'farmers', or a people's name in the plural."""
        people = token.ent == "NORP" and token.tag in ("NNPS", "NNS")
        return people or token.lemma.lower() in self.acts.crowd

    def _to_come(self, code: str, kind: str) -> str:
        """Return what a promise or plan of an act is."""
        agreed = "agree" in self.way.stances
        if kind in FRIENDLY or (agreed and kind in ("REQUEST", "ACCUSE")):
            return "AGREE"
        if self.way.negated and kind == "MOBILIZE":
            return "REJECT"  # 'will send no troops'
        if kind in HOSTILE:
            return "AGREE" if self.way.negated or (agreed and kind not in FORCE) else "THREATEN"
        return code

    def _done(self, code: str, token: Token, rule: str) -> Act:
        return Act(code, token.i, " ".join([rule, *sorted(self.way.stances)]))
