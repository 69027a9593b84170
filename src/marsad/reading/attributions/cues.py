"""Candidates: every word of the parse that may bring in what somebody says, thinks or wants, with its content and source."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.reading.attributions.lexis import Lexis
from marsad.reading.layers import Parse, Token

CLAUSE_MARKS = frozenset({"that", "whether", "if", "as", "how", "why", "what", "who", "where", "when"})
_LIGHT = frozenset(
    ["make", "take", "have", "give", "express", "voice", "show", "raise", "issue", "hold", "get", "find", "keep", "put", "send", "release", "deliver", "file", "offer", "share", "draw", "lose", "win", "lay", "place", "pay", "cast", "throw", "do", "win"]
)
MAX_WALK = 60
"""How many children of one word are looked at: a list of thousands of words hides no cue."""


@dataclass(slots=True, eq=False)
class Candidate:
    """A possible attribution: cue token, its frame, and heads of content and source (token indices).

    `frame` names how the content hangs on the cue: 'clause', 'xcomp', 'object', 'prep:for', 'passive', 'aside' (the cue
    stands inside its content) and so on. `less` are subtrees to cut out of the content. `score` is filled by the decision.
    """

    cue: int
    key: str
    pos: str
    frame: str
    content: list[int]
    source: int | None
    less: list[int] = field(default_factory=list)
    also_cue: list[int] = field(default_factory=list)
    passive: bool = False
    score: float = 0.0


def find_candidates(parse: Parse, lexis: Lexis) -> list[Candidate]:
    """Return every candidate of the report, in text order of the cues; a cue may have several, one per frame."""
    out: list[Candidate] = []
    for token in parse.tokens:
        if token.lower == "according" or token.pos == "ADP":
            out.extend(_of_preposition(parse, lexis, token))
        elif token.pos in ("VERB", "AUX"):
            out.extend(_of_verb(parse, lexis, token))
        elif token.pos in ("NOUN", "PROPN"):
            out.extend(_of_noun(parse, lexis, token))
        elif token.pos == "ADJ":
            out.extend(_of_adjective(parse, lexis, token))
        elif token.pos == "ADV" and token.lower in lexis.hearsay:
            out.append(Candidate(token.i, token.lower, "ADV", "hearsay", [token.head], None, less=[token.i]))
    return out


def children(parse: Parse, i: int) -> list[Token]:
    """Return the tokens that hang on this one, in text order, at most MAX_WALK."""
    return [parse.tokens[c] for c in parse.tokens[i].children[:MAX_WALK]]


def subject_of(parse: Parse, token: Token) -> tuple[int | None, bool]:
    """Return the token of who does the verb, and whether the verb is passive; follows conjunction and control."""
    passive = False
    for _ in range(5):
        kids = children(parse, token.i)
        for kid in kids:
            if kid.dep in ("nsubj", "csubj", "expl"):
                return (
                    None if kid.dep == "expl" or (kid.lower in ("it", "there") and _is_dummy(parse, token)) else kid.i
                ), passive
            if kid.dep in ("nsubjpass", "auxpass", "csubjpass"):
                agent = _agent(parse, kids)
                return agent, True
        head = parse.tokens[token.head]
        if token.dep == "pcomp" and head.lower == "as":
            return _quoted(parse, parse.tokens[head.head]), False
        if token.dep == "agent" or token.head == token.i:
            return None, passive
        if token.dep in ("acl", "relcl"):
            if token.tag == "VBN" and token.dep == "acl":
                return _agent(parse, kids), True
            return head.i, passive
        if token.dep in ("conj", "xcomp", "advcl", "ccomp", "dep", "parataxis", "pcomp", "prep"):
            if token.dep == "xcomp":
                for kid in children(parse, head.i):
                    if kid.dep in ("dobj", "dative") and kid.i < token.i:
                        return kid.i, passive
            while head.pos in ("ADP", "SCONJ") and head.head != head.i:
                head = parse.tokens[head.head]
            if head.pos in ("NOUN", "PROPN", "PRON"):
                return head.i, passive
            token = head
            continue
        return None, passive
    return None, passive


def _quoted(parse: Parse, verb: Token) -> int | None:
    """'quoted X as saying', 'X was quoted as saying': X is who says."""
    for kid in children(parse, verb.i):
        if kid.dep in ("dobj", "nsubjpass"):
            return kid.i
    return verb.head if verb.dep in ("acl", "relcl") else None


def _is_dummy(parse: Parse, verb: Token) -> bool:
    """'It seems that', 'it was reported': the subject stands for the content."""
    return verb.lemma in ("seem", "appear", "be")


def _agent(parse: Parse, kids: list[Token]) -> int | None:
    for kid in kids:
        if kid.dep == "agent":
            for below in children(parse, kid.i):
                if below.dep == "pobj":
                    return below.i
    return None


def _of_verb(parse: Parse, lexis: Lexis, verb: Token) -> list[Candidate]:
    kids = children(parse, verb.i)
    by: dict[str, list[Token]] = {}
    for kid in kids:
        by.setdefault(kid.dep, []).append(kid)
    if verb.pos == "AUX" and verb.dep in ("aux", "auxpass"):
        return []
    source, passive = subject_of(parse, verb)
    out: list[Candidate] = []

    def add(frame: str, content: list[int], key: str = verb.lemma, **more: list[int]) -> None:
        out.append(Candidate(verb.i, key, "VERB", frame, content, source, passive=passive, **more))

    objects = by.get("dobj", []) + by.get("dative", [])
    if verb.lemma in ("seem", "appear") or (verb.tag == "VBN" and passive and "xcomp" in by and "ccomp" not in by):
        subject = by.get("nsubj", []) + by.get("nsubjpass", [])
        rest = [k.i for k in kids if k.dep in ("xcomp", "oprd", "acomp", "attr", "ccomp", "prep", "advcl")]
        if rest:
            if verb.lemma in ("seem", "appear"):
                source = None
            add("raise", [s.i for s in subject if s.lower not in ("it", "there")] + rest)
    elif "ccomp" in by:
        clauses = by["ccomp"]
        add("clause", [c.i for c in clauses])
    elif "xcomp" in by and verb.lemma != "be":
        add("xcomp+object" if objects else "xcomp", [o.i for o in objects] + [c.i for c in by["xcomp"]])
    if passive and "nsubjpass" in by and "ccomp" not in by:
        rest = [k.i for k in kids if k.dep in ("xcomp", "oprd", "prep", "dobj") and k.i > verb.i]
        add("passive", [k.i for k in by["nsubjpass"]] + rest[:1])
    elif verb.tag == "VBN" and passive and verb.dep == "acl":
        add("participle", [verb.head], less=[verb.i])
    if objects and not any(c.frame in ("clause", "raise") for c in out) and "dobj" in by:
        noun = by["dobj"][-1]
        if verb.lemma in _LIGHT and noun.lemma in lexis.nouns:
            add("object", [noun.i], key=f"{verb.lemma}_{noun.lemma}")
        elif "xcomp" not in by:
            rest = [
                k.i
                for k in kids
                if k.dep in ("prep", "oprd") and k.i > noun.i and k.lower in ("for", "of", "as", "against")
            ]
            add("object", [noun.i, *rest])
    if "oprd" in by and not objects and not passive:
        add("oprd", [k.i for k in by["oprd"]])
    for prep in by.get("prep", []) + by.get("prt", []):
        if prep.lower in ("in", "at", "after", "before", "during") or not prep.children:
            continue
        add(f"prep:{prep.lower}", [k.i for k in children(parse, prep.i)[:3]], also_cue=[prep.i])
    out.extend(_aside(parse, verb, source, passive, by))
    return out


def _aside(parse: Parse, verb: Token, source: int | None, passive: bool, by: dict[str, list[Token]]) -> list[Candidate]:
    """The cue stands inside or after its content: 'C, he said, C', 'as X reported', 'what X called C'."""
    head = parse.tokens[verb.head]
    if head.i == verb.i or "ccomp" in by:
        return []
    if verb.dep in ("parataxis", "advcl", "dep") and head.pos in ("VERB", "AUX"):
        marked = any(k.lower in ("as", "than") for k in children(parse, verb.i))
        if verb.dep == "parataxis" or (marked and "dobj" not in by):
            return [
                Candidate(
                    verb.i, verb.lemma, "VERB", "aside" if verb.dep == "parataxis" else "as", [head.i], source, [verb.i]
                )
            ]
    if verb.dep == "relcl" and head.pos in ("NOUN", "PROPN", "PRON"):
        subject = [k for k in by.get("nsubj", []) if k.tag not in ("WDT", "WP")]
        if subject:
            return [Candidate(verb.i, verb.lemma, "VERB", "relative", [head.i], source, [verb.i])]
    return []


def _possessor(parse: Parse, noun: Token) -> int | None:
    """Return the token of whose claim it is: "the ministry's claim", "Western fears", 'the claim by X'."""
    for kid in children(parse, noun.i):
        if kid.dep == "poss":
            return kid.i
    for kid in children(parse, noun.i):
        if kid.dep == "prep" and kid.lower in ("by", "from", "among"):
            for below in children(parse, kid.i):
                if below.dep == "pobj":
                    return below.i
    for kid in children(parse, noun.i):
        if kid.dep in ("compound", "amod", "nmod") and (
            kid.pos == "PROPN" or kid.ent in ("NORP", "ORG", "GPE", "PERSON")
        ):
            return kid.i
    return None


def _of_noun(parse: Parse, lexis: Lexis, noun: Token) -> list[Candidate]:
    if noun.lemma not in lexis.nouns:
        return []
    kids = children(parse, noun.i)
    source = _possessor(parse, noun)
    head = parse.tokens[noun.head]
    if source is None and noun.dep == "dobj" and head.pos == "VERB":
        source = subject_of(parse, head)[0]
    out = []
    clauses = [k for k in kids if k.dep in ("acl", "ccomp", "relcl") and _that_clause(parse, k)]
    if clauses:
        out.append(Candidate(noun.i, noun.lemma, "NOUN", "n:clause", [k.i for k in clauses], source))
    infinitives = [k for k in kids if k.dep in ("acl", "relcl", "xcomp") and _infinitive(parse, k)]
    if infinitives:
        out.append(Candidate(noun.i, noun.lemma, "NOUN", "n:infinitive", [k.i for k in infinitives], source))
    for kid in kids:
        if kid.dep == "prep" and kid.lower in (
            "of",
            "for",
            "about",
            "on",
            "over",
            "to",
            "against",
            "in",
            "with",
            "toward",
            "towards",
        ):
            inside = [k.i for k in children(parse, kid.i)[:3]]
            if inside:
                out.append(Candidate(noun.i, noun.lemma, "NOUN", f"n:{kid.lower}", inside, source, also_cue=[kid.i]))
    if noun.dep in ("nsubj", "attr") and head.lemma == "be":
        for kid in children(parse, head.i):
            if kid.dep in ("ccomp", "xcomp", "advcl") and noun.dep == "nsubj":
                out.append(Candidate(noun.i, noun.lemma, "NOUN", "n:be", [kid.i], source, also_cue=[head.i]))
    return out


def _that_clause(parse: Parse, verb: Token) -> bool:
    if verb.dep == "relcl":
        return False
    marks = [k for k in children(parse, verb.i) if k.dep == "mark"]
    return any(k.lower in CLAUSE_MARKS for k in marks)


def _infinitive(parse: Parse, verb: Token) -> bool:
    return any(k.lower == "to" and k.dep == "aux" for k in children(parse, verb.i))


def _of_adjective(parse: Parse, lexis: Lexis, word: Token) -> list[Candidate]:
    if word.lemma not in lexis.adjectives and word.lower not in lexis.adjectives:
        return []
    head = parse.tokens[word.head]
    if word.dep not in ("acomp", "conj", "oprd", "advcl", "acl", "amod"):
        return []
    source = (
        subject_of(parse, head)[0]
        if head.pos in ("VERB", "AUX")
        else (head.i if head.pos in ("NOUN", "PROPN") else None)
    )
    out = []
    kids = children(parse, word.i)
    clause = [k.i for k in kids if k.dep == "ccomp"]
    infinitive = [k.i for k in kids if k.dep == "xcomp"]
    if clause:
        out.append(Candidate(word.i, word.lower, "ADJ", "a:clause", clause, source))
    elif infinitive:
        out.append(Candidate(word.i, word.lower, "ADJ", "a:infinitive", infinitive, source))
    for kid in kids:
        if kid.dep == "prep" and kid.children:
            inside = [k.i for k in children(parse, kid.i)[:3]]
            out.append(Candidate(word.i, word.lower, "ADJ", f"a:{kid.lower}", inside, source, also_cue=[kid.i]))
    return out


def _of_preposition(parse: Parse, lexis: Lexis, word: Token) -> list[Candidate]:
    """'according to X', 'per X', 'in X's view': the content is the clause they stand in."""
    inside = children(parse, word.i)
    if word.lower == "according":
        inside = [b for k in inside if k.lower == "to" for b in children(parse, k.i)]
        also = [k.i for k in children(parse, word.i) if k.lower == "to"]
    elif word.lower in ("per", "in", "to", "under", "for", "by"):
        also = []
    else:
        return []
    objects = [k for k in inside if k.dep in ("pobj", "pcomp", "dobj", "npadvmod")]
    if not objects or word.head == word.i:
        return []
    above = parse.tokens[word.head]
    thing = objects[0]
    frame = "according" if word.lower == "according" else f"p:{word.lower}"
    source = thing.i
    if frame not in ("according", "p:per"):
        if thing.lemma not in lexis.nouns:
            return []
        owner = _possessor(parse, thing)
        also = [thing.i]
        key = thing.lemma
        source = owner if owner is not None else thing.i
    else:
        key = word.lower
    return [Candidate(word.i, key, "ADP", frame, [above.i], source, [word.i], also)]
