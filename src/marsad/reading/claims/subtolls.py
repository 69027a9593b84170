"""Parts of a toll: '112 killed, including 98 evacuees and 14 guards' makes three claims."""

from __future__ import annotations

from marsad.reading.claims.frame import Frame
from marsad.reading.claims.words import Around
from marsad.reading.layers import Measure

TOLLS = frozenset(["killed", "injured", "displaced", "captured"])
CUES = frozenset(["including", "among", "comprising"])
REACH = 40
"""Tokens after the cue within which parts are looked for."""
SURENESS = 0.9
"""A part is as sure as its whole, less what the cue may mislead."""


def sub_tolls(around: Around, frames: list[Frame]) -> list[Frame]:
    """Return a frame for each counted part that a toll's sentence names after 'including' or a colon."""
    out: list[Frame] = []
    taken: set[int] = set()
    for frame in frames:
        if frame.type not in TOLLS:
            continue
        for measure in _parts(around, frame):
            head = measure.head
            if head is None or head in taken or any(f.token.i == head for f in frames):
                continue
            taken.add(head)
            token = around.parse.tokens[head]
            start, end = min(measure.start, token.start), max(measure.end, token.end)
            out.append(
                Frame(token=token, type=frame.type, start=start, end=end, score=frame.score * SURENESS, part=True)
            )
    return out


def _parts(around: Around, frame: Frame) -> list[Measure]:
    """Return the people counted after the first cue, up to the next event; none without a whole before it."""
    parse = around.parse
    sentence = parse.sentences[frame.token.sent]
    cue = next((t for t in parse.tokens[sentence.first : sentence.last] if _is_cue(frame, t.i, t.lower)), None)
    if cue is None:
        return []
    people = [m for m in around.reading.measures if m.unit == "people" and sentence.start <= m.start < sentence.end]
    if not any(m.start < cue.start for m in people):
        return []
    last = min(cue.i + REACH, sentence.last)
    for token in parse.tokens[cue.i + 1 : last]:
        if token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP", "MD"):
            last = token.i
            break
    end = parse.tokens[last - 1].end
    return [m for m in people if cue.start < m.start < end and m.rule != "was"]


def _is_cue(frame: Frame, i: int, word: str) -> bool:
    return (word in CUES and abs(i - frame.token.i) <= REACH) or (word == ":" and 0 < i - frame.token.i <= REACH)
