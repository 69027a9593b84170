"""Which candidates are attributions: the rate at which the word in its frame is a cue, and what stands around it."""

from __future__ import annotations

from marsad.reading.attributions.candidate import Candidate
from marsad.reading.attributions.lexis import Lexis
from marsad.reading.layers import Parse

THRESHOLD = 0.38
LIGHT_EXPECTED = 0.5
"""For a light verb with a noun of saying: 'expressed concern', 'made the claim'."""
_CERTAIN = frozenset({"quote", "tail", "colon"})
_EXPECTED: dict[str, dict[str, float]] = {
    "VERB": {
        "say": 0.5,
        "think": 0.4,
        "evidence": 0.25,
        "appear": 0.5,
        "attitude": 0.45,
        "direct": 0.4,
        "commit": 0.35,
        "": 0.02,
    },
    "NOUN": {"say": 0.2, "think": 0.3, "attitude": 0.3, "direct": 0.2, "commit": 0.15, "": 0.0},
}


def score(parse: Parse, candidate: Candidate, lexis: Lexis) -> float:
    """Return the chance, 0 to 1, that the candidate is an attribution."""
    if candidate.frame in _CERTAIN:
        return 1.0
    if candidate.frame in ("according", "p:per"):
        basis = candidate.source is not None and parse.tokens[candidate.source].lemma in lexis.bases
        return 0.0 if basis else 1.0
    if "_" in candidate.key:
        expected = LIGHT_EXPECTED
    elif candidate.pos == "VERB":
        expected = _EXPECTED["VERB"][lexis.verbs.get(candidate.key, "")]
    elif candidate.pos == "NOUN":
        expected = _EXPECTED["NOUN"][lexis.nouns.get(candidate.key, "")]
    elif candidate.pos == "ADV":
        return 0.5
    else:
        expected = 0.25
    return lexis.rate(candidate.key, candidate.frame, expected)
