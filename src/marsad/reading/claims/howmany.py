"""How many: the measure that belongs to a claim."""

from __future__ import annotations

from marsad.model import FAMILY_OF
from marsad.reading.claims.frame import Frame
from marsad.reading.claims.paths import path
from marsad.reading.claims.words import Around
from marsad.reading.layers import Measure


def measures_near(around: Around, frame: Frame) -> list[Measure]:
    """Return the measures of the claim's sentence."""
    sentence = around.parse.sentences[frame.token.sent]
    return [m for m in around.reading.measures if sentence.start <= m.start < sentence.end]


def measure_features(around: Around, frame: Frame, measure: Measure, among: list[Measure]) -> list[str]:
    """Return the names of the features that hold for the measure as the claim's quantity."""
    parse = around.parse
    head = measure.head
    if head is None:
        found = parse.within(measure.start, measure.end)
        head = found[-1].i if found else frame.token.i
    token, kind = frame.token, frame.type
    relation = path(parse, token.i, head)
    side = "before" if head < token.i else "after"
    inside = frame.start <= measure.start < frame.end
    closer = any(o is not measure and abs(o.start - token.start) < abs(measure.start - token.start) for o in among)
    between = [t for t in parse.tokens[min(head, token.i) + 1 : max(head, token.i)] if t.pos == "VERB"]
    unit = measure.unit
    return [
        "bias",
        f"t={kind}",
        f"unit={unit}",
        f"unit={unit}|t={kind}",
        f"unit={unit}|f={FAMILY_OF[kind]}",
        f"in={inside}|{side}",
        f"in={inside}|t={kind}|unit={unit}",
        f"closer={closer}|in={inside}",
        f"r={relation}",
        f"r={relation}|t={kind}",
        f"rule={measure.rule}",
        f"rule={measure.rule}|t={kind}",
        f"vague={measure.vague}",
        f"verbs={min(2, len(between))}|{side}",
        f"HL={parse.tokens[head].lemma}|t={kind}",
        f"self={head == token.i}",
        f"distance={min(5, abs(head - token.i) // 3)}|{side}",
    ]
