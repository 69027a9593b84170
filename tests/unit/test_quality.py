"""Floors hold, or the change that breaks one is stopped."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def check() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quality_check", ROOT / "quality" / "check.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FLOORS = {"claims/x": {"sha256": None, "floors": {"usable": 0.35, "claim F1": 0.7}}}


def test_a_figure_below_its_floor_is_named(check: ModuleType) -> None:
    """The line says corpus, figure, what was measured and the floor."""
    assert check.compare(FLOORS, {"claims/x": {"usable": 0.34, "claim F1": 0.7}}) == [
        "claims/x usable: 0.340 is below the floor 0.350"
    ]


def test_a_corpus_that_could_not_be_read_is_no_success(check: ModuleType) -> None:
    """An error of the run is told in place of its figures."""
    assert check.compare(FLOORS, {"claims/x": {"error": "exit 1"}}) == ["claims/x: exit 1"]


def test_floors_of_another_corpus_are_not_compared(check: ModuleType) -> None:
    """A corpus that changed under its name has other figures."""
    floors = {"claims/x": FLOORS["claims/x"] | {"sha256": "0" * 64}}
    assert "not the one" in check.compare(floors, {"claims/x": {"usable": 1.0}})[0]


def test_repinning_raises_floors_and_refuses_to_lower_one(check: ModuleType) -> None:
    """A floor sinks only where it is named."""
    board = {"claims/x": {"usable": 0.41239, "claim F1": 0.6}}
    new, refused = check.repin(FLOORS, board, set())
    assert new["claims/x"]["floors"]["usable"] == 0.412
    assert new["claims/x"]["floors"]["claim F1"] == 0.7
    assert len(refused) == 1
    new, refused = check.repin(FLOORS, board, {"claims/x claim F1"})
    assert new["claims/x"]["floors"]["claim F1"] == 0.6
    assert refused == []
