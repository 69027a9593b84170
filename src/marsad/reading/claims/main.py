"""What a short text is about, for coding single sentences: its act in PLOVER, and the claim that tells it."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.knowledge.ontology import Acled, Plover, acled, plain_acled, plover
from marsad.model import Claim
from marsad.reading.claims.assemble import claim_of
from marsad.reading.claims.detect import find_frames
from marsad.reading.claims.fill import fill_frames
from marsad.reading.claims.main_act import Act, main_act
from marsad.reading.claims.where import look_around
from marsad.reading.layers import Parse, Reading

FAINT = 0.05
"""Score from which a claim may be the main one: a sentence sent to be coded is about something."""
SURE = 0.8
"""Scores above count alike: among sure claims the main clause decides."""
PER_STEP, PER_TOKEN = 0.15, 0.01
MOST_CLAIMS = 40
"""Claims looked at in a text: enough for any sentence that people write."""
STEPS = {"ccomp": 0.0, "relcl": 1.5, "advcl": 1.5, "acl": 1.5, "xcomp": 1.5, "dobj": 1.0, "nsubj": 1.0,
         "nsubjpass": 1.0, "conj": 1.0, "pobj": 1.0, "prep": 1.0}  # fmt: skip
"""How far each dependency leads away from what the sentence says; what is reported ('said that') is no step away."""


@dataclass(frozen=True, slots=True)
class MainEvent:
    """The main claim, where the reader finds one, and the codes of what the text is about."""

    claim: Claim | None
    plover: Plover | None
    acled: Acled | None


def main_event(reading: Reading) -> MainEvent:
    """Return what the report is about.

    The verb of the main clause decides, as the lexicon of acts has it; where it is unknown there, the main claim does.
    Of the claims, the main one among those that say the same in PLOVER is given, so that all codes speak of one thing.
    """
    claims = _claims(reading)
    act = main_act(reading.parse)
    if act is None:
        claim = claims[0] if claims else None
        return MainEvent(claim, plover(claim) if claim else None, acled(claim) if claim else None)
    same = next((c for c in claims if _type(c) == act.type), None)
    if same is None:
        code = _coded(act)
        return MainEvent(claims[0] if claims else None, code, plain_acled(code))
    return MainEvent(same, plover(same), acled(same))


def main_claim(reading: Reading) -> Claim | None:
    """Return the claim that tells what the report is about; None where nothing is claimed."""
    return main_event(reading).claim


def _coded(act: Act) -> Plover:
    kind, _, mode = act.code.partition("/")
    return Plover(kind, mode or None)


def _type(claim: Claim) -> str | None:
    code = plover(claim)
    return code.type if code else None


def _claims(reading: Reading) -> list[Claim]:
    """Return the claims, the main one first: sure, early, and near the root of its sentence."""
    around = look_around(reading)
    frames = find_frames(around, FAINT)
    weights = {id(f): _weight(around.parse, f.token.i, f.score) for f in frames}
    best = sorted(frames, key=lambda f: -weights[id(f)])[:MOST_CLAIMS]
    filled = fill_frames(around, sorted(best, key=lambda f: (f.start, f.end, f.type)))
    filled.sort(key=lambda f: -weights[id(f.frame)])
    return [claim_of(around, f) for f in filled]


def _weight(parse: Parse, i: int, score: float) -> float:
    away, first = 0.0, i
    for _ in range(12):
        token = parse.tokens[i]
        if token.head == i:
            break
        away += STEPS.get(token.dep, 0.7)
        i = token.head
    return min(score, SURE) - PER_STEP * away - PER_TOKEN * first
