"""Which event words make claims of which types: the candidates, scored, and one claim per clause and type."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from marsad.model import CLAIM_TYPES, FAMILY_OF
from marsad.reading.claims.candidates import find_candidates, sentence_types, trigger_features, trigger_vector
from marsad.reading.claims.clause import clause_span
from marsad.reading.claims.frame import Frame
from marsad.reading.claims.linear import FOLDER, Linear, load_linear
from marsad.reading.claims.subtolls import TOLLS, sub_tolls
from marsad.reading.claims.words import Around
from marsad.reading.layers import Parse

ARGUMENTS = frozenset(
    ["nsubj", "nsubjpass", "dobj", "xcomp", "attr", "prep", "pobj", "relcl", "acl", "compound", "amod"]
)
THRESHOLD = 0.28
"""Score from which an event word makes a claim: where precision and recall meet on the labelled reports."""


@dataclass(frozen=True, slots=True)
class TriggerModel:
    """The named features' weights, and those of the word vectors (4 x width rows, one column per type)."""

    linear: Linear
    dense: np.ndarray


@cache
def trigger_model() -> TriggerModel:
    """Return the trained classifier of event words."""
    with files("marsad.reading.claims").joinpath(FOLDER, "triggers-vectors.npy").open("rb") as opened:
        dense = np.load(opened, allow_pickle=False).astype(np.float32)
    return TriggerModel(load_linear("triggers"), dense)


def find_frames(around: Around, threshold: float = THRESHOLD) -> list[Frame]:
    """Return the claims in the making, in text order: one per event word and type, those of one clause joined."""
    model = trigger_model()
    scored: dict[int, np.ndarray] = {}
    counts = [sentence_types(around, s) for s in around.parse.sentences]
    for token in find_candidates(around):
        sentence = around.parse.sentences[token.sent]
        features = trigger_features(around, token, sentence, counts[token.sent])
        logits = model.linear.logits(features) + trigger_vector(around, token) @ model.dense
        scored[token.i] = 1.0 / (1.0 + np.exp(-logits))
    return frames_from(around, scored, threshold)


def frames_from(around: Around, scored: dict[int, np.ndarray], threshold: float) -> list[Frame]:
    """Return the claims in the making that the scores of the candidates (token index to one per type) make."""
    found: list[Frame] = []
    for i, scores in scored.items():
        for column in _compatible(scores, threshold):
            token = around.parse.tokens[i]
            start, end = clause_span(around.parse, token)
            found.append(
                Frame(token=token, type=CLAIM_TYPES[column], start=start, end=end, score=float(scores[column]))
            )
    frames = _joined(around.parse, found)
    return sorted([*frames, *sub_tolls(around, frames)], key=lambda f: (f.start, f.end, f.type))


def type_reasons(around: Around, frame: Frame) -> list[tuple[str, float]]:
    """Return the features of the event word that spoke most for the claim's type, strongest first."""
    if frame.part:
        return [("counted part of a toll", 1.0)]
    sentence = around.parse.sentences[frame.token.sent]
    features = trigger_features(around, frame.token, sentence, sentence_types(around, sentence))
    column = CLAIM_TYPES.index(frame.type)
    model = trigger_model()
    likeness = float(trigger_vector(around, frame.token) @ model.dense[:, column])
    known = model.linear.reasons(features, column)
    return [(f"word={frame.token.text}", 0.0), *known, ("likeness of its words", likeness)]


def confidence_features(frame: Frame) -> list[str]:
    """Return the features that tell how often a claim of such a score, type and word is right."""
    step = min(int(frame.score * 20), 19)
    pos = "verb" if frame.token.pos in ("VERB", "AUX") else "other"
    return [f"score>={n / 20:.2f}" for n in range(5, step + 1)] + [
        f"f={FAMILY_OF[frame.type]}",
        f"t={frame.type}",
        f"pos={pos}",
        f"part={frame.part}",
    ]


def confidence_of(frame: Frame) -> float:
    """Return the chance that the claim is right in type and words, calibrated on labelled reports held out."""
    return load_linear("confidence").probability(confidence_features(frame))


def _compatible(scores: np.ndarray, threshold: float) -> list[int]:
    """Return the types of one event word, best first: one of each family, but all tolls ('casualties' are two)."""
    out: list[int] = []
    families: set[str] = set()
    for column in np.argsort(-scores):
        family = FAMILY_OF[CLAIM_TYPES[column]]
        if scores[column] <= threshold:
            break
        if family not in families or family == "toll":
            families.add(family)
            out.append(int(column))
    return out


def _joined(parse: Parse, frames: list[Frame]) -> list[Frame]:
    """Keep the best of the frames of one type whose words overlap by half: they say one thing."""
    kept: list[Frame] = []
    by_type: dict[str, list[Frame]] = {}
    for frame in sorted(frames, key=lambda f: -f.score):
        rivals = by_type.setdefault(frame.type, [])
        twin = next(
            (r for r in rivals if r.token.sent == frame.token.sent and (_overlap(frame, r) or _tied(parse, frame, r))),
            None,
        )
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
