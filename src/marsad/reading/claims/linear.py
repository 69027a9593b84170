"""Small linear models over named features: what the decisions of the claim steps are made with.

A model is one .npz file: the feature names, one row of weights for each, and the classes. Its score is the sum of the
rows of the features that hold, so every decision can name the features that made it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from marsad.model import ConfigError

FOLDER = "models"


@dataclass(frozen=True, slots=True)
class Linear:
    """`rows[feature]` is a row of `weights` (features x classes, float32); class scores are logits."""

    classes: tuple[str, ...]
    rows: dict[str, int]
    weights: np.ndarray
    bias: np.ndarray

    def logits(self, features: list[str]) -> np.ndarray:
        """Return one logit per class."""
        found = [self.rows[f] for f in features if f in self.rows]
        return self.bias + self.weights[found].sum(axis=0) if found else self.bias

    def probability(self, features: list[str]) -> float:
        """Return the probability of the only class of a two-way model."""
        return float(1.0 / (1.0 + np.exp(-self.logits(features)[0])))

    def probabilities(self, features: list[str]) -> np.ndarray:
        """Return one probability per class, adding up to one."""
        logits = self.logits(features)
        shifted = np.exp(logits - logits.max())
        return np.asarray(shifted / shifted.sum())

    def reasons(self, features: list[str], column: int = 0, most: int = 3) -> list[tuple[str, float]]:
        """Return the features that spoke most for the class, strongest first."""
        found = [(f, float(self.weights[self.rows[f], column])) for f in dict.fromkeys(features) if f in self.rows]
        return sorted((pair for pair in found if pair[1] > 0), key=lambda pair: -pair[1])[:most]


def save_linear(path: str, model: Linear) -> None:
    """Write the model; float16 is enough for weights."""
    names = sorted(model.rows, key=model.rows.__getitem__)
    with open(path, "wb") as out:
        np.savez_compressed(
            out,
            classes=np.array("\n".join(model.classes)),
            names=np.array("\n".join(names)),
            weights=model.weights.astype(np.float16),
            bias=model.bias.astype(np.float32),
        )


@cache
def load_linear(name: str) -> Linear:
    """Return the trained model of that name from the package.

    Raises:
        ConfigError: the package holds no such model.
    """
    file = files("marsad.reading.claims").joinpath(FOLDER, f"{name}.npz")
    if not file.is_file():
        raise ConfigError("model-missing", f"The trained model {name!r} is not in this installation.", model=name)
    with file.open("rb") as opened, np.load(opened, allow_pickle=False) as data:
        names = str(data["names"]).split("\n")
        return Linear(
            classes=tuple(str(data["classes"]).split("\n")),
            rows={feature: row for row, feature in enumerate(names)},
            weights=data["weights"].astype(np.float32),
            bias=data["bias"].astype(np.float32),
        )
