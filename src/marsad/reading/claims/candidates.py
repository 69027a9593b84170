"""Candidates for event clauses, and what the classifier sees of each."""

from __future__ import annotations

import numpy as np

from marsad.reading.claims.words import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, Around
from marsad.reading.layers import Sentence, Token

VECTOR_SCALE = np.float32(0.1)
"""Brings the word vectors to the size of the named features, so that one penalty suits both."""
WINDOW = 3
"""Tokens to each side whose lemmas the classifier sees: the parse of damaged text cannot be relied on alone."""


def find_candidates(around: Around) -> list[Token]:
    """Return the tokens that may head an event clause: verbs, nouns, and adjectives and names the lexicon knows."""
    out = []
    for token in around.parse.tokens:
        if (token.pos in ("VERB", "NOUN") and token.text[0].isalpha()) or (
            token.pos in ("ADJ", "PROPN", "ADV", "AUX") and (around.types_of(token) or _known(around, token))
        ):
            out.append(token)
    return out


def _known(around: Around, token: Token) -> bool:
    """Tell whether the lexicon knows the lemma under any part of speech: tags of damaged text are often wrong."""
    lexicon = around.lexicon
    if token.pos == "AUX":
        return False
    return token.lemma in lexicon.verbs or token.lower in lexicon.nouns


def trigger_features(around: Around, token: Token, sentence: Sentence, sentence_types: dict[str, int]) -> list[str]:
    """Return the names of the features that hold for the token as the head of an event clause."""
    tokens, parse = around.parse.tokens, around.parse
    lemma, pos = token.lemma, token.pos
    types = around.types_of(token)
    out = [
        "bias",
        f"pos={pos}",
        f"tag={token.tag}",
        f"dep={token.dep}",
        f"L={lemma}",
        f"L={lemma}|{pos}",
        f"W={token.lower}",
    ]
    out += [f"X={kind}" for kind in types] or ["X=none"]
    out += [f"XP={kind}|{pos}|{token.dep}" for kind in types]
    phrases = around.phrase_types(token)
    out += [f"P={kind}" for kind in phrases]
    out += _argument_features(around, token, types)
    head = tokens[token.head]
    if head.i != token.i:
        out += [f"H={head.lemma}|{token.dep}", f"L={lemma}|H={head.lemma}", f"Hpos={head.pos}|{token.dep}"]
        out += [f"HX={kind}|{token.dep}" for kind in around.types_of(head)]
        if token.dep in ("pobj",):
            up = tokens[head.head]
            out += [f"HH={up.lemma}|{head.lemma}", f"HHpos={up.pos}"]
            out += [f"HHX={kind}|{head.lemma}" for kind in around.types_of(up)]
    else:
        out.append("root")
    first, last = max(sentence.first, token.i - WINDOW), min(sentence.last, token.i + WINDOW + 1)
    for j in range(first, last):
        if j != token.i and tokens[j].pos not in ("PUNCT", "SPACE"):
            out.append(f"C={tokens[j].lemma}")
            out += [f"CX={kind}" for kind in around.types_of(tokens[j])]
    out += [f"W-1={tokens[token.i - 1].lower}" if token.i > sentence.first else "W-1=^"]
    out += [f"W+1={tokens[token.i + 1].lower}" if token.i + 1 < sentence.last else "W+1=$"]
    for kind, count in sentence_types.items():
        if count - (kind in types) > 0:
            out.append(f"SX={kind}")
    out += around.setting(sentence)
    block = around.reading.blocks[sentence.block]
    if block.heading:
        out.append("heading")
    if sentence.index == 0:
        out.append("first-sentence")
    out.append("last-fifth" if sentence.index > 0.8 * len(parse.sentences) else "body")
    return out


def _argument_features(around: Around, token: Token, types: tuple[str, ...]) -> list[str]:
    tokens = around.parse.tokens
    out: list[str] = []
    relations = set()
    for child in token.children:
        other = tokens[child]
        dep = other.dep
        relations.add(dep)
        if dep in SUBJECTS or dep in PASSIVE_SUBJECTS or dep in OBJECTS:
            role = "S" if dep in SUBJECTS else "SP" if dep in PASSIVE_SUBJECTS else "O"
            kind = around.kind_at(child)
            out += [f"{role}={other.lemma}", f"{role}k={kind}", f"L={token.lemma}|{role}k={kind}"]
            out += [f"{role}X={t}" for t in around.types_of(other)]
            out += [f"X={t}|{role}k={kind}" for t in types]
        elif dep in ("prep", "agent", "dative"):
            for below in other.children:
                kind = around.kind_at(below)
                out += [f"PP={other.lemma}|{kind}", f"L={token.lemma}|PP={other.lemma}", f"PPL={tokens[below].lemma}"]
                out += [f"X={t}|PP={other.lemma}|{kind}" for t in types]
        elif dep in ("compound", "amod", "nmod", "poss", "nummod"):
            out += [f"M={other.lemma}", f"Mk={dep}|{around.kind_at(child)}", f"L={token.lemma}|M={other.lemma}"]
            out += [f"MX={t}" for t in around.types_of(other)]
        elif dep in ("prt", "neg", "det", "aux", "auxpass", "mark"):
            out += [f"{dep}={other.lower}", f"L={token.lemma}|{dep}={other.lower}"]
        elif dep in ("xcomp", "ccomp", "acl", "advcl", "relcl"):
            out += [f"{dep}>={other.lemma}"]
            out += [f"{dep}>X={t}" for t in around.types_of(other)]
    out += [f"has={dep}" for dep in relations if dep not in ("punct", "det")]
    if token.pos in ("NOUN", "PROPN") and not relations & {"det", "poss", "amod", "compound", "nummod", "prep"}:
        out.append("bare-noun")
    return out


def sentence_types(around: Around, sentence: Sentence) -> dict[str, int]:
    """Return how many tokens of the sentence the lexicon gives to each type."""
    out: dict[str, int] = {}
    for token in around.parse.tokens[sentence.first : sentence.last]:
        for kind in around.types_of(token):
            out[kind] = out.get(kind, 0) + 1
    return out


def trigger_vector(around: Around, token: Token) -> np.ndarray:
    """Return the dense part: vectors of the token, its head, its arguments and its sentence (float32, 4 x width)."""
    parse = around.parse
    rows = parse.vectors
    arguments = [c for c in token.children if parse.tokens[c].dep in _CONTENT_DEPS]
    for child in token.children:
        if parse.tokens[child].dep in ("prep", "agent"):
            arguments += parse.tokens[child].children
    mean = rows[arguments].mean(axis=0) if arguments else np.zeros(rows.shape[1], dtype=np.float32)
    head = rows[token.head] if token.head != token.i else np.zeros(rows.shape[1], dtype=np.float32)
    return np.concatenate([rows[token.i], head, mean, around.topic(token.sent)]) * VECTOR_SCALE


_CONTENT_DEPS = SUBJECTS | PASSIVE_SUBJECTS | OBJECTS | {"compound", "amod", "nmod", "poss"}
