"""The clause around an event word: the characters that say it."""

from __future__ import annotations

from marsad.reading.layers import Parse, Token

LEFT_OUT = frozenset(
    ["advcl", "ccomp", "relcl", "parataxis", "conj", "cc", "punct", "acl", "csubj", "mark", "discourse", "meta"]
)
NOUN_LEFT_OUT = LEFT_OUT - {"mark"} | {"appos"}
LIGHT_VERBS = frozenset(
    [
        "carry",
        "launch",
        "stage",
        "mount",
        "conduct",
        "wage",
        "commit",
        "hold",
        "make",
        "take",
        "impose",
        "lay",
        "suffer",
        "sustain",
        "cause",
        "inflict",
        "deal",
        "reach",
        "sign",
        "break",
        "erupt",
        "continue",
        "intensify",
        "rage",
        "resume",
        "begin",
        "start",
        "express",
        "voice",
        "issue",
        "pay",
        "open",
        "put",
        "come",
        "perform",
        "undertake",
        "occur",
        "happen",
    ]
)
MAX_TOKENS = 30


def clause_span(parse: Parse, token: Token) -> tuple[int, int]:
    """Return the shadow offsets of the clause that the token heads, subordinate clauses left out.

    A noun that is the subject or object of a light verb ('carried out an attack', 'fighting broke out') gives the
    verb's clause.
    """
    head = _carrier(parse, token)
    keep = _kept(parse, head, head.pos in ("VERB", "AUX"))
    keep.add(token.i)
    run = _run_around(sorted(keep), token.i)
    while len(run) > 1 and parse.tokens[run[0]].pos in ("PUNCT", "CCONJ", "SCONJ", "SPACE"):
        run = run[1:]
    while len(run) > 1 and parse.tokens[run[-1]].pos in ("PUNCT", "CCONJ", "SPACE"):
        run = run[:-1]
    return parse.tokens[run[0]].start, parse.tokens[run[-1]].end


def _carrier(parse: Parse, token: Token) -> Token:
    """Return the light verb that carries an event noun, or the token itself."""
    if token.pos in ("NOUN", "PROPN", "ADJ") and token.dep in ("dobj", "nsubj", "nsubjpass", "attr", "acomp"):
        head = parse.tokens[token.head]
        if head.sent == token.sent and (head.lemma in LIGHT_VERBS or head.pos == "AUX"):
            return head
    return token


def _kept(parse: Parse, head: Token, verbal: bool) -> set[int]:
    left_out = LEFT_OUT if verbal else NOUN_LEFT_OUT
    keep, todo = {head.i}, [head.i]
    while todo and len(keep) < 4 * MAX_TOKENS:
        for child in parse.tokens[todo.pop()].children:
            other = parse.tokens[child]
            listed = other.dep in ("conj", "cc", "punct") and other.pos not in ("VERB", "AUX") and other.head != head.i
            if other.dep in left_out and not listed:
                continue  # what is joined to the head is another clause; lists of names below it are not
            keep.add(child)
            todo.append(child)
    return keep


def _run_around(indices: list[int], centre: int) -> list[int]:
    """Return the indices as one contiguous run around the centre: gaps of up to six tokens before it and two after."""
    at = indices.index(centre)
    first = last = at
    while first > 0 and indices[first] - indices[first - 1] <= 7 and centre - indices[first - 1] <= MAX_TOKENS:
        first -= 1
    while (
        last + 1 < len(indices) and indices[last + 1] - indices[last] <= 3 and indices[last + 1] - centre <= MAX_TOKENS
    ):
        last += 1
    return list(range(indices[first], indices[last] + 1))
