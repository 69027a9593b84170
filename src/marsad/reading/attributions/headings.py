"""Headlines that name their source: 'monitor: C', 'C: monitor', 'C - ministry'; and 'X: C' of transcripts."""

from __future__ import annotations

from marsad.reading.attributions.candidate import Candidate
from marsad.reading.attributions.lexis import Lexis
from marsad.reading.attributions.sources import SPEAKING, Nearby
from marsad.reading.layers import Parse, Reading, Sentence

MIN_CONTENT = 3
"""Tokens that the content must have at least."""
MAX_NAME, MAX_SENTENCE, MAX_SHORT_BLOCK = 7, 60, 160
"""Tokens of a bare source and of the sentence; characters of a paragraph that may be a headline or a line of talk."""


def find_colons(reading: Reading, lexis: Lexis, nearby: Nearby) -> list[Candidate]:
    """Return the candidates of headings, of the report's first sentences and of short paragraphs."""
    out = []
    for sentence in reading.parse.sentences:
        block = reading.blocks[sentence.block]
        if block.heading or sentence.index <= 1 or block.end - block.start <= MAX_SHORT_BLOCK:
            found = _colon(reading.parse, lexis, nearby, sentence.first, _last(reading, sentence))
            if found is not None:
                out.append(found)
    return out


def _last(reading: Reading, sentence: Sentence) -> int:
    """Return the end of the sentence in tokens, with the next one where the parse cut them at the colon."""
    sentences = reading.parse.sentences
    following = sentences[sentence.index + 1] if sentence.index + 1 < len(sentences) else sentence
    cut = reading.parse.tokens[sentence.last - 1].text == ":" and following.block == sentence.block
    return following.last if cut else sentence.last


def _colon(parse: Parse, lexis: Lexis, nearby: Nearby, start: int, end: int) -> Candidate | None:
    words = parse.tokens[start:end]
    if len(words) > MAX_SENTENCE:
        return None
    marks = [t for t in words if t.text in (":", "-", "–", "—") and t.pos == "PUNCT" and t.tag != "HYPH"]
    if not marks:
        return None
    while end > start and parse.tokens[end - 1].pos in ("PUNCT", "SPACE"):
        end -= 1
    last, first = marks[-1].i, marks[0].i
    after = _named(parse, lexis, nearby, last + 1, end)
    if after is not None and last - start > MIN_CONTENT:
        return Candidate(last, ":", "PUNCT", "colon", [], after, extent=[(start, last - 1)])
    before = _named(parse, lexis, nearby, start, first) if parse.tokens[first].text == ":" else None
    entity = nearby.headed(before) if before is not None else None
    if entity is not None and entity.kind == "state" and parse.tokens[first + 1].text not in ('"', "'"):
        before = None  # 'Belarus: one dead' names the place
    if before is not None and end - first > MIN_CONTENT:
        return Candidate(first, ":", "PUNCT", "colon", [], before, extent=[(first + 1, end - 1)])
    return None


def _named(parse: Parse, lexis: Lexis, nearby: Nearby, first: int, last: int) -> int | None:
    """Return the head of a bare name or kind of speaker that fills these tokens, or None."""
    words = [t for t in parse.tokens[first:last] if t.pos not in ("PUNCT", "SPACE")]
    if len(words) == 1 and words[0].lower in lexis.speakers:
        return words[0].i  # whatever the parse takes it for: 'monitor' may be a verb to it
    if not 1 <= len(words) <= MAX_NAME or any(t.pos in ("VERB", "AUX", "ADP", "CCONJ") for t in words):
        return None
    for token in reversed(words):
        entity = nearby.headed(token.i)
        if token.lower in lexis.speakers or (entity is not None and entity.kind in SPEAKING and entity.proper):
            return token.i
    return None
