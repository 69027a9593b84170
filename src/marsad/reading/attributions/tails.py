"""Cues at the end of what they cover: 'C the Observatory said.', also where commas and quotation marks were lost."""

from __future__ import annotations

from marsad.reading.attributions.candidate import Candidate, below, children, infinitive
from marsad.reading.attributions.content import Range
from marsad.reading.attributions.lexis import Lexis
from marsad.reading.attributions.sources import SPEAKING, Nearby
from marsad.reading.layers import Parse, Reading, Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LINKS = frozenset(
    {"and", "but", "or", "as", "which", "that", "what", "who", "than", "because", "while", "when", "if", "although"}
    | {"after", "before"}
)
_DETACHED = frozenset({"conj", "ccomp", "dep", "advcl", "relcl", "ROOT", "parataxis", "acl", "xcomp"})
MIN_CONTENT = 3
"""Tokens that a sentence must have before its tail to be its content."""


def find_tails(reading: Reading, lexis: Lexis, edges: list[Range], nearby: Nearby) -> list[Candidate]:
    """Return a candidate for each verb of speech that closes what it covers and whose parse does not say so."""
    parse = reading.parse
    out: list[Candidate] = []
    for sentence in parse.sentences:
        start = sentence.first
        for token in parse.tokens[sentence.first : sentence.last]:
            if token.pos != "VERB" or token.lemma not in lexis.closing or not _finite(parse, token, sentence):
                continue
            found = _inverted(parse, nearby, edges, token, start)
            if found is None and _has_content(parse, lexis, token):
                continue
            found = found or _tail(parse, lexis, nearby, edges, token, start)
            if found is None and token.dep == "ROOT":
                found = _announced(reading, nearby, edges, token, sentence)
            if found is not None:
                out.append(found)
            start = token.i + 1
    return out


def _finite(parse: Parse, verb: Token, sentence: Sentence) -> bool:
    """The verb is finite, or closes the sentence and only the parser took it for a participle."""
    if verb.tag in _FINITE:
        return True
    return verb.tag == "VBN" and verb.dep == "acl" and not verb.children and sentence.last - verb.i <= 3


def _has_content(parse: Parse, lexis: Lexis, verb: Token) -> bool:
    """Something that can be said hangs after the verb: a clause, or an object that is nobody addressed."""
    for kid in children(parse, verb.i):
        if kid.i > verb.i and (kid.dep == "ccomp" or (kid.dep == "xcomp" and infinitive(parse, kid.i))):
            return True
        if kid.i > verb.i + 1 and kid.dep == "dobj" and verb.lemma not in lexis.addressed:
            return True
    return False


def _tail(parse: Parse, lexis: Lexis, nearby: Nearby, edges: list[Range], verb: Token, start: int) -> Candidate | None:
    """'C X said' where X is no subject in the parse, or the verb hangs on C instead of C on the verb."""
    if verb.dep not in _DETACHED:
        return None
    subject = below(parse, verb.i, "nsubj")
    if verb.dep == "parataxis" and subject is not None:
        return None
    spoken = nearby.before(verb.i, subject.i if subject is not None else None)
    if spoken is not None:
        heads, left = spoken
    elif subject is not None and subject.i < verb.i and verb.i - edges[subject.i][1] <= 3:
        heads, left = [subject.i], edges[subject.i][0]
        if below(parse, verb.i, "ccomp") is not None:
            return None
    else:
        return None
    before = parse.tokens[left - 1] if left > start else None
    if before is None or before.lower in _LINKS or not _clause(parse, start, left):
        return None
    extent = [(start, left - 1), *trailing(parse, lexis, verb, before)]
    return Candidate(verb.i, verb.lemma, "VERB", "tail", [], heads[0], extent=extent, joined=heads[1:], lead=left)


def _clause(parse: Parse, start: int, end: int) -> bool:
    return end - start >= MIN_CONTENT and any(t.pos in ("VERB", "AUX") for t in parse.tokens[start:end])


def _inverted(parse: Parse, nearby: Nearby, edges: list[Range], verb: Token, start: int) -> Candidate | None:
    """'C, stated the governor': the parse takes the speaker after the verb for its object."""
    speaker = below(parse, verb.i, "nsubj", "dobj")
    if speaker is None or speaker.i < verb.i or edges[speaker.i][0] != verb.i + 1 or verb.lemma == "tell":
        return None
    entity = nearby.headed(speaker.i)
    if parse.tokens[verb.i - 1].text != "," or entity is None or entity.kind not in SPEAKING:
        return None
    if not _clause(parse, start, verb.i - 1):
        return None
    return Candidate(verb.i, verb.lemma, "VERB", "tail", [], speaker.i, extent=[(start, verb.i - 1)])


def trailing(parse: Parse, lexis: Lexis, verb: Token, before: Token) -> list[Range]:
    """Return what goes on after a cue between commas: 'C, the chief said, three-quarters of them civilians'."""
    tokens = parse.tokens
    end = parse.sentences[verb.sent].last
    comma = verb.i + 1
    if before.text != "," or comma + 2 >= end or tokens[comma].text != ",":
        return []
    follows = tokens[comma + 1]
    if follows.lower in _LINKS or follows.pos in ("ADP", "ADV", "CCONJ", "SCONJ", "PUNCT"):
        return []
    if follows.tag == "VBG" and lexis.verbs.get(follows.lemma):
        return []
    return [(comma + 1, end - 1)]


def _announced(
    reading: Reading, nearby: Nearby, edges: list[Range], verb: Token, sentence: Sentence
) -> Candidate | None:
    """'X said. C': a sentence of speaker and verb alone brings in the next one."""
    parse = reading.parse
    subject = below(parse, verb.i, "nsubj")
    following = parse.sentences[sentence.index + 1] if sentence.index + 1 < len(parse.sentences) else None
    if subject is None or following is None or following.block != sentence.block or below(parse, verb.i, "ccomp"):
        return None
    words = sum(1 for t in parse.tokens[verb.i + 1 : sentence.last] if t.pos not in ("PUNCT", "SPACE"))
    if words or any(t.pos in ("VERB", "AUX") for t in parse.tokens[sentence.first : verb.i]):
        return None
    return Candidate(verb.i, verb.lemma, "VERB", "tail", [], subject.i, extent=[(following.first, following.last - 1)])
