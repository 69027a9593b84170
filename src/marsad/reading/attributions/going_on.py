"""Speech that goes on without quotation marks: '… victory is ours, he said. We have shown the world that …'."""

from __future__ import annotations

from itertools import pairwise

from marsad.reading.attributions.candidate import Candidate
from marsad.reading.layers import Attribution, Reading, Sentence

FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me", "ours", "mine", "myself", "ourselves"})


def carry_on(reading: Reading, found: list[tuple[Candidate, Attribution]]) -> None:
    """Give each sentence that speaks as 'I' or 'we' outside quotation marks to the speaker who just did so.

    It counts only where the sentence before, of the same paragraph, is already on somebody's word in the first person
    and the sentence has no attribution of its own; a report in the first person has no such speaker.
    """
    tokens = reading.parse.tokens
    by_sentence: dict[int, tuple[Candidate, Attribution]] = {}
    for candidate, attribution in found:
        if candidate.source is not None and tokens[candidate.source].lower not in FIRST_PERSON:
            by_sentence[tokens[candidate.cue].sent] = (candidate, attribution)
    sentences = reading.parse.sentences
    for before, sentence in pairwise(sentences):
        spoken = by_sentence.get(before.index)
        if spoken is None or sentence.index in by_sentence or before.block != sentence.block:
            continue
        if _speaks(reading, sentence) and _says_first(reading, spoken[1], before):
            spoken[1].content.append((sentence.start, sentence.end))
            by_sentence[sentence.index] = spoken


def _speaks(reading: Reading, sentence: Sentence) -> bool:
    words = reading.parse.tokens[sentence.first : sentence.last]
    return not any(t.text in ('"', "''") for t in words) and any(t.lower in FIRST_PERSON for t in words)


def _says_first(reading: Reading, attribution: Attribution, before: Sentence) -> bool:
    """The words of the attribution in the sentence before hold a first person, without quotation marks."""
    spans = [(max(s, before.start), min(e, before.end)) for s, e in attribution.content]
    inside = [t for s, e in spans if s < e for t in reading.parse.within(s, e)]
    return any(t.lower in FIRST_PERSON for t in inside) and not any(t.text in ('"', "''") for t in inside)
