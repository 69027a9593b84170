"""Small linear models: scores, probabilities, reasons, and the way to a file and back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from marsad.model import ConfigError
from marsad.reading.claims import linear
from marsad.reading.claims.linear import Linear, load_linear, save_linear


@pytest.fixture
def model() -> Linear:
    weights = np.array([[1.0, -1.0], [0.5, 0.25], [-2.0, 4.0]], dtype=np.float32)
    return Linear(("yes", "no"), {"a": 0, "b": 1, "c": 2}, weights, np.array([0.5, 0.0], dtype=np.float32))


def test_a_score_is_the_bias_and_the_rows_of_what_holds(model: Linear) -> None:
    """Unknown features change nothing; none at all leaves the bias."""
    assert model.logits(["a", "b", "unheard of"]).tolist() == [2.0, -0.75]
    assert model.logits([]).tolist() == [0.5, 0.0]


def test_probabilities_add_up_to_one_and_never_overflow(model: Linear) -> None:
    """Even where a thousand features agree."""
    for features in ([], ["a"], ["c"] * 1000):
        chances = model.probabilities(features)
        assert chances.sum() == pytest.approx(1.0)
        assert np.isfinite(chances).all()
    assert 0.0 <= model.probability(["b"]) <= 1.0


def test_reasons_are_the_features_that_spoke_for_the_class(model: Linear) -> None:
    """The strongest first, each once, none that spoke against, and no more than asked for."""
    assert model.reasons(["a", "b", "a", "c", "unheard of"]) == [("a", 1.0), ("b", 0.5)]
    assert model.reasons(["a", "b", "c"], column=1, most=1) == [("c", 4.0)]


def test_a_model_comes_back_from_its_file_as_it_went(
    model: Linear, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names, classes, weights and bias; names with odd characters too."""
    odd = Linear(model.classes, {"r=vprep:by vpobj": 0, "W=é”|x=1": 1, "c": 2}, model.weights, model.bias)
    folder = tmp_path / linear.FOLDER
    folder.mkdir()
    save_linear(str(folder / "test.npz"), odd)
    monkeypatch.setattr(linear, "files", lambda _: tmp_path)
    back = load_linear.__wrapped__("test")
    assert (back.classes, back.rows) == (odd.classes, odd.rows)
    assert np.array_equal(back.weights, odd.weights)
    assert np.array_equal(back.bias, odd.bias)


def test_a_missing_model_is_named() -> None:
    """The installation is broken, not the report: the error says which model is missing."""
    with pytest.raises(ConfigError, match="no-such-model"):
        load_linear("no-such-model")


@pytest.mark.parametrize(
    "name", ["triggers", "actors", "targets", "places", "times", "quantity", "modality", "background"]
)
def test_the_packaged_models_are_whole(name: str) -> None:
    """One row for each name, one column and one bias for each class, all finite."""
    found = load_linear(name)
    columns = found.bias.shape[0]
    assert found.weights.shape == (len(found.rows), columns)
    assert columns in (1, len(found.classes))
    assert np.isfinite(found.weights).all()
    assert np.isfinite(found.bias).all()
