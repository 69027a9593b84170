"""Which candidates are attributions: how often their word is a cue in their frame, and what stands around them.

The score is a sum of log-odds: of the rates at which the word, its class, its frame and its shape were cues (see
`Lexis.rates`), each with its weight, and of a few facts about the sentence. The weights were set by hand on news
articles in which people had marked who says what.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from marsad.reading.attributions.candidate import Candidate, children
from marsad.reading.attributions.content import Range
from marsad.reading.attributions.lexis import Lexis
from marsad.reading.attributions.sources import SPEAKING, Nearby
from marsad.reading.layers import Parse

THRESHOLD = 0.27
_CERTAIN = frozenset({"quote", "tail", "colon", "according", "p:per"})
SHORT = 3
"""A content of fewer words is seldom one."""
_EXPECTED = {
    "VERB": {
        "say": 0.45,
        "think": 0.4,
        "evidence": 0.25,
        "appear": 0.4,
        "attitude": 0.4,
        "direct": 0.35,
        "commit": 0.3,
    },
    "NOUN": {"say": 0.2, "think": 0.25, "attitude": 0.3, "direct": 0.2, "commit": 0.15},
}
"""The rate expected of a word of a class in any frame, before any was counted."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence adds to the log-odds; the first four multiply the log-odds of a rate."""

    bias: float = 0.3
    word_frame: float = 0.5
    word: float = 0.3
    class_frame: float = 0.2
    shape: float = 0.3
    first_sentence: float = 0.7
    modal: float = -0.5
    negated: float = 0.2
    infinitive: float = -0.3
    no_source: float = -0.5
    mute_source: float = -0.4
    short: float = -0.8
    that: float = 0.4
    beside_quote: float = -0.7


WEIGHTS = Weights()


class Judge:
    """Scores the candidates of one report."""

    def __init__(self, parse: Parse, lexis: Lexis, edges: list[Range], nearby: Nearby) -> None:
        self.parse, self.lexis, self.edges, self.nearby = parse, lexis, edges, nearby

    def score(self, candidate: Candidate) -> float:
        """Return the chance, 0 to 1, that the candidate is an attribution."""
        if candidate.frame in _CERTAIN:
            basis = candidate.source is not None and self.parse.tokens[candidate.source].lemma in self.lexis.bases
            return 0.0 if basis and candidate.frame == "according" else 1.0
        odds = WEIGHTS.bias + sum(weight * _logit(rate) for weight, rate in self._rates(candidate))
        return 1 / (1 + math.exp(-odds - self._around(candidate)))

    def _rates(self, candidate: Candidate) -> list[tuple[float, float]]:
        lexis, frame = self.lexis, candidate.frame
        kind = kind_of(candidate, lexis)
        expected = _EXPECTED.get(candidate.pos, {}).get(kind, 0.02 if candidate.pos == "VERB" else 0.2)
        by_class = lexis.rate("class", f"{candidate.pos}/{kind}", frame, expected)
        return [
            (WEIGHTS.word_frame, lexis.rate("word", candidate.key, frame, by_class)),
            (WEIGHTS.word, lexis.rate("word", candidate.key, "", expected)),
            (WEIGHTS.class_frame, by_class),
            (WEIGHTS.shape, lexis.rate("shape", shape_of(self.parse, candidate), frame, by_class)),
        ]

    def _around(self, candidate: Candidate) -> float:
        """Return what the words around the cue add to the log-odds."""
        kids = children(self.parse, candidate.cue)
        cue = self.parse.tokens[candidate.cue]
        odds = 0.0
        odds += WEIGHTS.first_sentence * (cue.sent == 0)
        odds += WEIGHTS.modal * any(k.tag == "MD" for k in kids)
        odds += WEIGHTS.negated * any(k.dep == "neg" for k in kids)
        odds += WEIGHTS.infinitive * any(k.lower == "to" and k.dep == "aux" for k in kids)
        odds += WEIGHTS.short * (self._length(candidate) < SHORT)
        odds += WEIGHTS.that * self._that(candidate)
        odds += WEIGHTS.beside_quote * self._beside_quote(candidate.cue)
        if candidate.source is None:
            return odds + WEIGHTS.no_source
        source = self.parse.tokens[candidate.source]
        entity = self.nearby.headed(candidate.source)
        speaks = source.pos == "PRON" if entity is None else entity.kind in SPEAKING or entity.pronoun
        return odds + WEIGHTS.mute_source * (not speaks)

    def _length(self, candidate: Candidate) -> int:
        heads = [self.edges[i] for i in candidate.content] + candidate.extent
        return sum(last - first + 1 for first, last in heads)

    def _that(self, candidate: Candidate) -> bool:
        heads = candidate.content[:3]
        return any(k.lower in ("that", "whether") for i in heads for k in children(self.parse, i)[:20])

    def _beside_quote(self, cue: int) -> bool:
        return any(t.text == '"' for t in self.parse.tokens[max(0, cue - 1) : cue + 4])


def kind_of(candidate: Candidate, lexis: Lexis) -> str:
    """Return the class of the cue's word or ''; a light verb has that of its noun, marked with '_'."""
    verb, _, noun = candidate.key.partition("_")
    if noun:
        return "_" + lexis.nouns.get(noun, "")
    return (lexis.nouns if candidate.pos in ("NOUN", "ADP") else lexis.verbs).get(verb, "")


def shape_of(parse: Parse, candidate: Candidate) -> str:
    """Return tag and dependency of the cue: 'VBD/ROOT'."""
    token = parse.tokens[candidate.cue]
    return f"{token.tag}/{token.dep}"


def _logit(rate: float) -> float:
    held = min(max(rate, 0.003), 0.997)
    return math.log(held / (1 - held))
