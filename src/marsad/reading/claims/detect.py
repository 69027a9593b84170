"""Which event words make claims of which types: the candidates, scored, and one claim per clause and type."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from marsad.model import CLAIM_TYPES
from marsad.reading.claims.candidates import find_candidates, sentence_types, trigger_features, trigger_vector
from marsad.reading.claims.clause import clause_span
from marsad.reading.claims.frame import Frame
from marsad.reading.claims.linear import FOLDER, Linear, load_linear
from marsad.reading.claims.words import Around
from marsad.reading.layers import Parse

TOLLS = frozenset(["killed", "injured", "displaced", "captured"])
ARGUMENTS = frozenset(["nsubj", "nsubjpass", "dobj", "xcomp", "attr", "prep", "pobj", "relcl", "acl", "compound", "amod"])
THRESHOLD = 0.27
"""Score from which an event word makes a claim: where precision and recall meet on the labelled reports."""


@dataclass(frozen=True, slots=True)
class TriggerModel:
    """The named features' weights, and those of the word vectors (3 x width rows, one column per type)."""

    linear: Linear
    dense: np.ndarray


@cache
def trigger_model() -> TriggerModel:
    """Return the trained classifier of event words."""
    with files("marsad.reading.claims").joinpath(FOLDER, "triggers-vectors.npy").open("rb") as opened:
        dense = np.load(opened, allow_pickle=False).astype(np.float32)
    return TriggerModel(load_linear("triggers"), dense)


def find_frames(around: Around, threshold: float = THRESHOLD) -> list[Frame]:
    """Return the claims in the making, in text order: one per event word and type, overlapping ones of a type joined."""
    model = trigger_model()
    scored: list[Frame] = []
    counts = [sentence_types(around, s) for s in around.parse.sentences]
    for token in find_candidates(around):
        sentence = around.parse.sentences[token.sent]
        features = trigger_features(around, token, sentence, counts[token.sent])
        logits = model.linear.logits(features) + trigger_vector(around, token) @ model.dense
        scores = 1.0 / (1.0 + np.exp(-logits))
        for column in np.flatnonzero(scores > threshold):
            start, end = clause_span(around.parse, token)
            scored.append(Frame(token=token, type=CLAIM_TYPES[column], start=start, end=end, score=float(scores[column])))
    return _joined(around.parse, scored)


def _joined(parse: Parse, frames: list[Frame]) -> list[Frame]:
    """Keep the best of the frames of one type whose words overlap by half: they say one thing."""
    kept: list[Frame] = []
    by_type: dict[str, list[Frame]] = {}
    for frame in sorted(frames, key=lambda f: -f.score):
        rivals = by_type.setdefault(frame.type, [])
        twin = next((r for r in rivals if r.token.sent == frame.token.sent and (_overlap(frame, r) or _tied(parse, frame, r))), None)
        if twin is not None:
            if frame.type not in TOLLS and frame.start <= twin.end + 3 and twin.start <= frame.end + 3:
                twin.start, twin.end = min(twin.start, frame.start), max(twin.end, frame.end)
            continue
        rivals.append(frame)
        kept.append(frame)
    kept.sort(key=lambda f: (f.start, f.end, f.type))
    return kept


def _tied(parse: Parse, one: Frame, other: Frame) -> bool:
    """Tell whether one event word is an argument of the other: 'a meeting will be held', 'carried out the raid'."""
    if one.type in TOLLS:
        return False
    for low, high in ((one.token, other.token), (other.token, one.token)):
        i, steps = low.i, 0
        while steps < 3 and parse.tokens[i].dep in ARGUMENTS:
            i, steps = parse.tokens[i].head, steps + 1
            if i == high.i:
                return True
    return False


def _overlap(one: Frame, other: Frame) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared > min(one.end - one.start, other.end - other.start)
