"""Candidates: every word of the parse that may bring in what somebody says, thinks or wants."""

from __future__ import annotations

from marsad.reading.attributions.candidate import Candidate, below, children, infinitive, marked
from marsad.reading.attributions.lexis import Lexis
from marsad.reading.attributions.nominal import of_adjective, of_noun, of_preposition
from marsad.reading.attributions.subjects import subject_of
from marsad.reading.layers import Parse, Token

_AFTER_OBJECT = frozenset({"for", "of", "as", "against"})
_FIGURED, _FIGURE = frozenset({"put", "estimate", "place", "set"}), frozenset({"at", "to"})
_NO_CONTENT = frozenset({"in", "at", "after", "before", "during"})
_COMPLEMENTS = frozenset({"xcomp", "oprd", "acomp", "attr", "ccomp", "prep", "advcl"})
Kids = dict[str, list[Token]]


def find_candidates(parse: Parse, lexis: Lexis) -> list[Candidate]:
    """Return every candidate of the report, in text order of the cues; a cue may have several, one per frame."""
    out: list[Candidate] = []
    for token in parse.tokens:
        if token.lower == "according" or token.pos == "ADP":
            out.extend(of_preposition(parse, lexis, token))
        elif token.pos in ("VERB", "AUX"):
            out.extend(_of_verb(parse, lexis, token))
        elif token.pos in ("NOUN", "PROPN"):
            out.extend(of_noun(parse, lexis, token))
        elif token.pos == "ADJ":
            out.extend(of_adjective(parse, lexis, token))
        elif token.pos == "ADV" and token.lower in lexis.hearsay:
            out.append(Candidate(token.i, token.lower, "ADV", "hearsay", [token.head], None, less=[token.i]))
    return out


def _of_verb(parse: Parse, lexis: Lexis, verb: Token) -> list[Candidate]:
    if verb.pos == "AUX" and verb.dep in ("aux", "auxpass"):
        return []
    by: Kids = {}
    for kid in children(parse, verb.i):
        by.setdefault(kid.dep, []).append(kid)
    source, passive = subject_of(parse, verb)
    out = _clausal(parse, lexis, verb, by, source, passive)
    if verb.tag == "VBN" and passive and verb.dep == "acl":
        out.append(_new(verb, "participle", [verb.head], source, passive, less=[verb.i]))
    if not any(c.frame == "raise" for c in out):
        out.extend(_object(parse, lexis, verb, by, source, passive))
    for prep in by.get("prep", []) + by.get("prt", []):
        inside = [k.i for k in children(parse, prep.i)[:3]]
        if inside and prep.lower not in _NO_CONTENT:
            out.append(_new(verb, f"prep:{prep.lower}", inside, source, passive, also=[prep.i]))
    out.extend(_aside(parse, lexis, verb, source, by))
    return out


def _new(
    verb: Token,
    frame: str,
    content: list[int],
    source: int | None,
    passive: bool,
    key: str = "",
    also: list[int] | None = None,
    less: list[int] | None = None,
) -> Candidate:
    return Candidate(
        verb.i, key or verb.lemma, "VERB", frame, content, source, less=less or [], also_cue=also or [], passive=passive
    )


def _clausal(parse: Parse, lexis: Lexis, verb: Token, by: Kids, source: int | None, passive: bool) -> list[Candidate]:
    """'says that C', 'wants to V', 'seems to V', 'is believed to V', 'was criticised'."""
    out: list[Candidate] = []
    objects = by.get("dobj", []) + by.get("dative", [])
    seems = verb.lemma in ("seem", "appear")
    if seems or (verb.tag == "VBN" and passive and "xcomp" in by and "ccomp" not in by):
        subjects = [s.i for s in by.get("nsubj", []) + by.get("nsubjpass", []) if s.lower not in ("it", "there")]
        rest = [k.i for kids in by.values() for k in kids if k.dep in _COMPLEMENTS]
        if rest:
            out.append(_new(verb, "raise", subjects + rest, None if seems else source, passive))
    elif "ccomp" in by:
        later = [s.i for s in by.get("nsubj", [])[1:] if s.i > verb.i]
        out.append(_new(verb, "clause", [c.i for c in by["ccomp"]] + later, source, passive))
    elif (clause := _clause_of_statement(parse, lexis, by)) is not None and lexis.verbs.get(verb.lemma) == "say":
        out.append(_new(verb, "clause", [clause], source, passive))
    elif "xcomp" in by and verb.lemma != "be":
        frame = "xcomp+object" if objects else "xcomp"
        out.append(_new(verb, frame, [o.i for o in objects] + [c.i for c in by["xcomp"]], source, passive))
    if passive and "nsubjpass" in by and "ccomp" not in by:
        rest = [k.i for d in ("xcomp", "oprd", "prep", "dobj") for k in by.get(d, []) if k.i > verb.i]
        out.append(_new(verb, "passive", [k.i for k in by["nsubjpass"]] + rest[:1], source, passive))
    return out


def _clause_of_statement(parse: Parse, lexis: Lexis, by: Kids) -> int | None:
    """'said in a statement that C': the parse hangs C on the statement."""
    for prep in by.get("prep", []):
        noun = below(parse, prep.i, "pobj")
        clause = below(parse, noun.i, "acl", "ccomp") if noun is not None else None
        if clause is not None and marked(parse, clause.i, "that"):
            return clause.i
    for prep in by.get("prep", []):
        clause = below(parse, prep.i, "pcomp", "ccomp")
        if clause is not None and marked(parse, clause.i, "that"):
            return clause.i
    return None


def _object(parse: Parse, lexis: Lexis, verb: Token, by: Kids, source: int | None, passive: bool) -> list[Candidate]:
    """'denied the charge', 'accused X of Y', 'made the claim that', 'found it hard'."""
    out = []
    if "dobj" in by:
        noun = by["dobj"][-1]
        if verb.lemma in lexis.light and noun.lemma in lexis.nouns:
            clause = below(parse, noun.i, "acl", "ccomp")
            whole = clause is not None and (marked(parse, clause.i, "that") or infinitive(parse, clause.i))
            frame = "object+clause" if whole else "object"
            out.append(_new(verb, frame, [noun.i], source, passive, key=f"{verb.lemma}_{noun.lemma}"))
        elif "xcomp" not in by:
            after = _AFTER_OBJECT | _FIGURE if verb.lemma in _FIGURED else _AFTER_OBJECT
            rest = [k.i for d in ("prep", "oprd") for k in by.get(d, []) if k.i > noun.i and k.lower in after]
            out.append(_new(verb, "object", [noun.i, *rest], source, passive))
    elif "oprd" in by and not passive:
        out.append(_new(verb, "oprd", [k.i for k in by["oprd"]], source, passive))
    return out


def _aside(parse: Parse, lexis: Lexis, verb: Token, source: int | None, by: Kids) -> list[Candidate]:
    """The cue stands inside or after its content: 'C, he said, C', 'as X reported', 'what X called C'."""
    head = parse.tokens[verb.head]
    if head.i == verb.i or "ccomp" in by:
        return []
    if head.pos in ("VERB", "AUX"):
        if verb.dep == "parataxis":
            return [_new(verb, "aside", [head.i], source, False, less=[verb.i])]
        if verb.dep in ("advcl", "dep") and marked(parse, verb.i, "as", "than") and "dobj" not in by:
            return [_new(verb, "as", [head.i], source, False, less=[verb.i])]
    named = any(k.tag not in ("WDT", "WP") for k in by.get("nsubj", []))
    if verb.dep == "relcl" and named and head.pos in ("NOUN", "PROPN", "PRON"):
        return [_new(verb, "relative", [head.i], source, False, less=[verb.i])]
    return []
