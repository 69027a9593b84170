"""The example reports give the claims that people read in them, as well as when the floors were set."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from marsad.model import Report
from marsad.reading.reader import Reader

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
F1_FLOOR = 0.75
SLOT_FLOORS = {"origin": 0.88, "time": 0.86, "place": 0.82, "actor": 0.79, "real": 0.95}
"""Just below what was measured when the floors were last set: shares of the claims found."""


@pytest.fixture(scope="module")
def golds(labelled: ModuleType) -> list[dict[str, Any]]:
    return list(labelled.read_reports(EXAMPLES / "golden" / "claims.txt"))


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    lines = (EXAMPLES / "reports.jsonl").read_text(encoding="utf8").splitlines()
    return [msgspec.json.decode(line, type=Report) for line in lines]


@pytest.fixture(scope="module")
def result(reader: Reader, scoring: ModuleType, golds: list[dict[str, Any]], reports: list[Report]) -> Any:
    return scoring.score(golds, [reading.claims for reading in reader.read(reports)])


def test_the_golden_file_is_of_these_reports(golds: list[dict[str, Any]], reports: list[Report]) -> None:
    """The same twelve, with the same words and dates, in the same order."""
    assert [(g["id"], g["text"], g["published"]) for g in golds] == [(r.id, r.text, r.published) for r in reports]


def test_the_claims_are_found(result: Any) -> None:
    """F1 by type and overlapping words."""
    assert result.f1 >= F1_FLOOR, "\n".join([result.table(), *result.missed[:30]])


@pytest.mark.parametrize("slot", sorted(SLOT_FLOORS))
def test_the_slots_of_what_is_found_are_right(result: Any, slot: str) -> None:
    """Origin, time, place, actor and reality of the claims that were found."""
    assert result.share(slot) >= SLOT_FLOORS[slot], result.table()


def test_the_scorer_gives_full_marks_to_the_gold_and_none_to_silence(scoring: ModuleType) -> None:
    """The scorer itself: names match with articles and plurals aside, periods by their overlap."""
    assert scoring.same_name("the Syrian army", "Syrian Army")
    assert scoring.same_name("rebels", "Rebel")
    assert not scoring.same_name("Syria", "Russia")
    assert not scoring.same_name("the", "Russia")
    day, month = {"start": "2024-12-05", "end": "2024-12-05"}, {"start": "2024-12-01", "end": "2024-12-31"}
    assert scoring.same_period(day, "2024-12-05", "2024-12-06")
    assert not scoring.same_period(day, "2024-12-06", "2024-12-06")
    assert not scoring.same_period(month, "2024-12-05", "2024-12-05")
    assert not scoring.same_period(day, None, None)
    nothing = scoring.score([{"id": "r", "claims": [{"type": "clash", "start": 0, "end": 4, "text": "They"}]}], [[]])
    assert (nothing.f1, nothing.missed) == (0.0, ["r: clash: They"])
