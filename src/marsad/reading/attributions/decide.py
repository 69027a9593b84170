"""Which candidates are attributions: the rate at which the word in its frame is a cue, and what stands around it."""

from __future__ import annotations

from marsad.reading.attributions.cues import Candidate
from marsad.reading.attributions.lexis import Lexis

THRESHOLD = 0.35

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


def score(candidate: Candidate, lexis: Lexis) -> float:
    """Return the chance, 0 to 1, that the candidate is an attribution."""
    if candidate.frame == "quote":
        return 1.0
    if candidate.pos == "VERB":
        kind = lexis.verbs.get(candidate.key, "")
        expected = _EXPECTED["VERB"][kind]
    elif candidate.pos == "NOUN":
        expected = _EXPECTED["NOUN"][lexis.nouns.get(candidate.key, "")]
    elif candidate.frame in ("according", "p:per"):
        return 1.0
    elif candidate.pos == "ADV":
        return 0.5
    else:
        expected = 0.25
    return lexis.rate(candidate.key, candidate.frame, expected)
