"""Who does a verb: its subject, through passives, conjunction, control, relative clauses and reduced clauses."""

from __future__ import annotations

from marsad.reading.attributions.candidate import below, children, infinitive
from marsad.reading.layers import Parse, Token

_DUMMY_VERBS = frozenset({"seem", "appear", "be"})
_UPWARD = frozenset({"conj", "xcomp", "advcl", "ccomp", "dep", "parataxis", "pcomp", "prep"})


def subject_of(parse: Parse, token: Token) -> tuple[int | None, bool]:
    """Return the token of who does the verb or None, and whether the verb is passive."""
    passive = False
    for _ in range(5):
        kids = children(parse, token.i)
        for kid in kids:
            if kid.dep in ("nsubj", "csubj", "expl"):
                dummy = kid.dep == "expl" or (kid.lower in ("it", "there") and token.lemma in _DUMMY_VERBS)
                return (None if dummy else _noun_of(parse, kid)), passive
            if kid.dep in ("nsubjpass", "auxpass", "csubjpass"):
                return agent_of(parse, token.i), True
        taken = next((k for k in kids if k.dep in ("aux", "auxpass") and k.i == token.i - 1), None)
        if taken is not None and token.tag == "VBD" and taken.tag in ("MD", "VBZ") and taken.text[:1].isupper():
            # 'Will wrote', 'IS said': a name that the parse takes for an auxiliary
            return taken.i, passive
        head = parse.tokens[token.head]
        if token.dep == "pcomp" and head.lower == "as":
            return quoted_by(parse, parse.tokens[head.head]), False
        if token.dep == "advcl" and token.tag in ("VBN", "VBD"):
            # 'Asked whether C, he said': a participle whose own subject was asked
            return agent_of(parse, token.i), True
        if token.dep == "agent" or token.head == token.i:
            return None, passive
        if token.dep in ("acl", "relcl"):
            return _of_reduced(parse, token, head)
        if token.dep not in _UPWARD:
            return None, passive
        if token.dep == "xcomp":
            controller = next(
                (k for k in children(parse, head.i) if k.dep in ("dobj", "dative") and k.i < token.i), None
            )
            if controller is not None:
                return controller.i, passive
        while head.pos in ("ADP", "SCONJ") and head.head != head.i:
            head = parse.tokens[head.head]
        if head.pos in ("NOUN", "PROPN", "PRON"):
            return head.i, passive
        token = head
    return None, passive


def _noun_of(parse: Parse, subject: Token) -> int:
    """Return the subject, or the subject of the verb that a misread parse puts in its place."""
    inner = below(parse, subject.i, "nsubj") if subject.pos in ("VERB", "AUX") and subject.dep == "nsubj" else None
    return inner.i if inner is not None else subject.i


def _of_reduced(parse: Parse, token: Token, head: Token) -> tuple[int | None, bool]:
    """'figures compiled by X', 'an officer warning that', 'his desire to see'."""
    if token.tag == "VBN" and token.dep == "acl":
        return agent_of(parse, token.i), True
    if infinitive(parse, token.i):
        owner = owner_of(parse, head.i)
        if owner is not None:
            return owner, False
        above = parse.tokens[head.head]
        if head.dep == "dobj" and above.pos == "VERB":
            subject = below(parse, above.i, "nsubj")
            return (subject.i if subject else None), False
    return head.i, False


def agent_of(parse: Parse, verb: int) -> int | None:
    """Return the token of the agent of a passive: 'by X'."""
    agent = below(parse, verb, "agent")
    noun = below(parse, agent.i, "pobj") if agent else None
    return noun.i if noun else None


def quoted_by(parse: Parse, verb: Token) -> int | None:
    """Return who says it in 'quoted X as saying', 'X was quoted as saying'."""
    noun = below(parse, verb.i, "dobj", "nsubjpass")
    if noun is not None:
        return noun.i
    return verb.head if verb.dep in ("acl", "relcl") else None


def owner_of(parse: Parse, noun: int) -> int | None:
    """Return the token of whose claim or report it is: "X's claim", 'a report by X', 'figures compiled by X'."""
    owner = below(parse, noun, "poss")
    if owner is not None:
        return owner.i
    for kid in children(parse, noun):
        if kid.dep == "prep" and kid.lower in ("by", "from", "among"):
            inside = below(parse, kid.i, "pobj")
            if inside is not None:
                return inside.i
        if kid.dep == "acl" and kid.tag == "VBN":
            agent = agent_of(parse, kid.i)
            if agent is not None:
                return agent
    for kid in children(parse, noun):
        named = kid.pos == "PROPN" or kid.ent in ("NORP", "ORG", "GPE", "PERSON")
        if kid.dep in ("compound", "amod", "nmod") and named:
            return kid.i
    return None
