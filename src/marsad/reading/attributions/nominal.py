"""Candidates whose cue is a noun, an adjective, a preposition or an adverb: 'the claim that', 'according to'."""

from __future__ import annotations

from marsad.reading.attributions.candidate import Candidate, below, children, infinitive
from marsad.reading.attributions.lexis import Lexis
from marsad.reading.attributions.subjects import owner_of, subject_of
from marsad.reading.layers import Parse, Token

CLAUSE_MARKS = frozenset({"that", "whether", "if", "as", "how", "why", "what", "who", "where", "when"})
_TAKEN = frozenset({"of", "for", "about", "on", "over", "to", "against", "in", "with", "toward", "towards"})


def of_noun(parse: Parse, lexis: Lexis, noun: Token) -> list[Candidate]:
    """Return the candidates of a noun of saying or thinking."""
    if noun.lemma not in lexis.nouns:
        return []
    kids = children(parse, noun.i)
    source = owner_of(parse, noun.i)
    head = parse.tokens[noun.head]
    if source is None and noun.dep == "dobj" and head.pos == "VERB":
        source = subject_of(parse, head)[0]
    out: list[Candidate] = []

    def add(frame: str, content: list[int], also: list[int] | None = None) -> None:
        out.append(Candidate(noun.i, noun.lemma, "NOUN", frame, content, source, also_cue=also or []))

    clauses = [k.i for k in kids if k.dep in ("acl", "ccomp") and _that_clause(parse, k)]
    if clauses:
        add("n:clause", clauses)
    infinitives = [k.i for k in kids if k.dep in ("acl", "relcl", "xcomp") and infinitive(parse, k.i)]
    if infinitives:
        add("n:infinitive", infinitives)
    for kid in kids:
        if kid.dep == "prep" and kid.lower in _TAKEN:
            inside = [k.i for k in children(parse, kid.i)[:3]]
            if inside:
                add(f"n:{kid.lower}", inside, [kid.i])
    if noun.dep == "nsubj" and head.lemma == "be":
        complement = below(parse, head.i, "ccomp", "xcomp", "advcl")
        if complement is not None:
            add("n:be", [complement.i], [head.i])
    return out


def _that_clause(parse: Parse, verb: Token) -> bool:
    return any(k.dep == "mark" and k.lower in CLAUSE_MARKS for k in children(parse, verb.i))


def of_adjective(parse: Parse, lexis: Lexis, word: Token) -> list[Candidate]:
    """Return the candidates of an adjective of mind: 'is confident that', 'worried about'."""
    if word.lower not in lexis.adjectives or word.dep not in ("acomp", "conj", "oprd", "advcl", "acl", "amod"):
        return []
    head = parse.tokens[word.head]
    if head.pos in ("VERB", "AUX"):
        source = subject_of(parse, head)[0]
    else:
        source = head.i if head.pos in ("NOUN", "PROPN") else None
    out = []
    kids = children(parse, word.i)
    clause = [k.i for k in kids if k.dep == "ccomp"]
    wish = [k.i for k in kids if k.dep == "xcomp"]
    if clause:
        out.append(Candidate(word.i, word.lower, "ADJ", "a:clause", clause, source))
    elif wish:
        out.append(Candidate(word.i, word.lower, "ADJ", "a:infinitive", wish, source))
    for kid in kids:
        if kid.dep == "prep" and kid.children:
            inside = [k.i for k in children(parse, kid.i)[:3]]
            out.append(Candidate(word.i, word.lower, "ADJ", f"a:{kid.lower}", inside, source, also_cue=[kid.i]))
    return out


def of_preposition(parse: Parse, lexis: Lexis, word: Token) -> list[Candidate]:
    """Return 'according to X', 'per X', "in X's view": the content is the clause they stand in."""
    if word.head == word.i:
        return []
    if word.lower == "according":
        to = next((k for k in children(parse, word.i) if k.lower == "to"), None)
        thing = below(parse, to.i, "pobj", "pcomp", "dobj") if to else None
        if to is None or thing is None:
            return []
        if thing.dep == "pcomp" and thing.pos == "VERB":
            # 'according to what X reported'
            said_by = below(parse, thing.i, "nsubj")
            thing = said_by or thing
        return [_around(word, "according", "according", thing.i, [to.i])]
    if word.lower not in ("per", "in", "to", "under", "for", "by"):
        return []
    thing = below(parse, word.i, "pobj", "pcomp", "dobj")
    if thing is None:
        return []
    if word.lower == "per":
        return [_around(word, "per", "p:per", thing.i, [])] if thing.tag.startswith("NNP") else []
    if thing.lemma not in lexis.nouns:
        return []
    owner = owner_of(parse, thing.i)
    return [_around(word, thing.lemma, f"p:{word.lower}", owner if owner is not None else thing.i, [thing.i])]


def _around(word: Token, key: str, frame: str, source: int, also: list[int]) -> Candidate:
    return Candidate(word.i, key, "ADP", frame, [word.head], source, less=[word.i], also_cue=also)
