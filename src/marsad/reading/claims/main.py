"""The one claim that a short text is about, for coding single sentences."""

from __future__ import annotations

from marsad.model import Claim
from marsad.reading.claims.assemble import claim_of
from marsad.reading.claims.detect import find_frames
from marsad.reading.claims.fill import fill_frames
from marsad.reading.claims.where import all_sites
from marsad.reading.claims.words import Around
from marsad.reading.layers import Parse, Reading

FAINT = 0.05
"""Score from which a claim may be the main one: a sentence sent to be coded is about something."""
SURE = 0.8
"""Scores above count alike: among sure claims the main clause decides."""
PER_STEP, PER_TOKEN = 0.15, 0.01
STEPS = {"ccomp": 0.0, "relcl": 1.5, "advcl": 1.5, "acl": 1.5, "xcomp": 1.5, "dobj": 1.0, "nsubj": 1.0, "nsubjpass": 1.0,
         "conj": 1.0, "pobj": 1.0, "prep": 1.0}  # fmt: skip
"""How far each dependency leads away from what the sentence says; what is reported ('said that') is no step away."""


def main_claim(reading: Reading) -> Claim | None:
    """Return the report's main claim: sure, early, and near the root of its sentence; None where nothing is claimed."""
    around = Around(reading)
    around.sites = all_sites(around)
    filled = fill_frames(around, find_frames(around, FAINT))
    best = max(filled, key=lambda f: _weight(around.parse, f.frame.token.i, f.frame.score), default=None)
    return None if best is None else claim_of(around, best)


def _weight(parse: Parse, i: int, score: float) -> float:
    away, first = 0.0, i
    for _ in range(12):
        token = parse.tokens[i]
        if token.head == i:
            break
        away += STEPS.get(token.dep, 0.7)
        i = token.head
    return min(score, SURE) - PER_STEP * away - PER_TOKEN * first
