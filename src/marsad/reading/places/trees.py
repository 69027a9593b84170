"""Small trained deciders: tree ensembles and linear scores, read from one file of weights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np

WEIGHTS = ("marsad.knowledge", "data", "places", "weights.npz")


@dataclass(frozen=True, slots=True)
class Trees:
    """An ensemble of binary trees, all their nodes in flat arrays.

    `child` is a node's left child, the next node its right one; a leaf is its own child, with an infinite threshold.
    `roots` are the first nodes of the trees, `depth` the most steps from a root to a leaf, `base` the score of no tree.
    """

    feature: np.ndarray
    threshold: np.ndarray
    child: np.ndarray
    value: np.ndarray
    roots: np.ndarray
    depth: int
    base: float

    def score(self, x: np.ndarray) -> np.ndarray:
        """Return one log-odds per row of features (shape rows x features)."""
        out = np.empty(len(x))
        for begin in range(0, len(x), 256):  # bounded memory, whatever the report's length
            part = np.ascontiguousarray(x[begin : begin + 256], dtype=np.float32)
            flat, rows = (
                part.ravel(),
                (np.arange(len(part), dtype=np.int32) * part.shape[1])[:, None],
            )
            at = np.repeat(self.roots[None, :], len(part), axis=0)
            for _ in range(self.depth):
                goes_right = flat.take(rows + self.feature.take(at)) > self.threshold.take(at)
                at = self.child.take(at) + goes_right
            out[begin : begin + 256] = self.base + self.value.take(at).sum(axis=1)
        return out


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear score: log-odds of rows of features."""

    weight: np.ndarray
    bias: float

    def score(self, x: np.ndarray) -> np.ndarray:
        """Return one log-odds per row."""
        return np.asarray(x @ self.weight + self.bias)


@dataclass(frozen=True, slots=True)
class Weights:
    """All that was trained for places: what words look like, whether a span is a place, and which place.

    The last two are asked twice, the second time in the company of the first answers.
    """

    words: Linear
    spans: Trees
    again: Trees
    first: Trees
    second: Trees


def probability(log_odds: np.ndarray) -> np.ndarray:
    """Return probabilities for log-odds."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(log_odds, -30, 30))))


def unpack(arrays: dict[str, np.ndarray], name: str) -> Trees:
    """Return the ensemble of that name out of the arrays of a weights file."""
    get = {key: arrays[f"{name}.{key}"] for key in ("feature", "threshold", "child", "value", "roots")}
    return Trees(**get, depth=int(arrays[f"{name}.depth"]), base=float(arrays[f"{name}.base"]))


@cache
def load() -> Weights:
    """Return the weights that come with Marsad."""
    package, *path = WEIGHTS
    raw = files(package).joinpath(*path).read_bytes()
    with np.load(BytesIO(raw)) as file:
        arrays = dict(file)
    return Weights(
        words=Linear(arrays["words.weight"], float(arrays["words.bias"])),
        spans=unpack(arrays, "spans"),
        again=unpack(arrays, "again"),
        first=unpack(arrays, "first"),
        second=unpack(arrays, "second"),
    )
