"""Numbers are read with what they count, and assert no more than their words do."""

from __future__ import annotations

import pytest

from marsad.model import Report
from marsad.reading.layers import Measure
from marsad.reading.quantities import FindQuantities
from marsad.reading.reader import Reader
from marsad.reading.times import FindTimes


def measures(reader: Reader, text: str) -> list[Measure]:
    reading = reader.open(Report(id="q", text=text, published="2024-12-06"))
    reader.segment(reading)
    reader.engine.parse_many([reading])
    FindTimes()(reading)
    FindQuantities()(reading)
    return reading.measures


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "unit", "approx"),
    [
        ("At least one hundred people were killed.", None, 100, None, "people", False),
        ("Dozens of civilians were killed.", None, 24, None, "people", True),
        ("Scores were injured.", None, 40, None, "people", True),
        ("Tens of thousands of residents fled.", None, 20000, None, "people", True),
        ("Several houses burned.", None, 3, None, "homes", True),
        ("The front is a few hundred metres away.", None, 200, None, "m", True),
        ("More than 280,000 people fled.", None, 280000, None, "people", False),
        ("Nearly 300 people fled.", 300, None, None, "people", True),
        ("Some 54,000 returnees live there.", 54000, None, None, "people", True),
        ("Up to 300 people fled.", 300, None, 300, "people", True),
        ("Fewer than 300 people fled.", None, None, 300, "people", False),
        ("The number may rise to 1.5 million.", 1500000, None, None, "people", False),
        ("Between 20 and 30 people fled.", None, 20, 30, "people", False),
        ("Some 100-150 people fled.", None, 100, 150, "people", True),
        ("Two or three rockets fell.", None, 2, 3, "rockets", False),
        ("Two to three million people fled.", None, 2000000, 3000000, "people", False),
        ("About five kilometers of road were cut.", 5, None, None, "km", True),
        ("They sent 200 military vehicles.", 200, None, None, "vehicles", False),
        ("The floods hit 9 300 households.", 9300, None, None, "families", False),
        ("Israel seized 1200 square kilometres.", 1200, None, None, "km2", False),
        ("Half a million people fled.", 500000, None, None, "people", False),
        ("Two and a half million people fled.", 2500000, None, None, "people", False),
        ("No deaths were reported.", 0, None, None, "people", False),
        ("A woman was killed.", 1, None, None, "people", False),
        ("Two of its centers were hit.", 2, None, None, "centers", False),
        ("They killed 14.", 14, None, None, "people", False),
        ("Around half of the 4,000 residents fled.", 2000, None, None, "people", True),
        ("Two-thirds of the 600 homes were damaged.", 400, None, None, "homes", True),
        ("Not a single civilian was killed.", 0, None, None, "people", False),
    ],
)
def test_a_number_asserts_what_its_words_do(
    reader: Reader, text: str, value: float | None, low: float | None, high: float | None, unit: str, approx: bool
) -> None:
    """Exact, bounded, approximate and vague numbers each fill their own fields."""
    found = measures(reader, text)
    assert (value, low, high, unit, approx) in [(m.value, m.low, m.high, m.unit, m.approx) for m in found]


@pytest.mark.parametrize(
    "text",
    [
        "The army withdrew on 29 April 2014 at 5 p.m.",
        "They used T-72 tanks and 105mm guns.",
        "The group M23 fled.",
        "The aid cost $5 million.",
        "Aid rose by 20 percent.",
        "Ali Hassan, 42, fled.",
        "The 42-year-old fled.",
        "It was the 3rd attack.",
        "The team won 3-0.",
    ],
)
def test_numbers_that_count_nothing_are_left_out(reader: Reader, text: str) -> None:
    """Dates, weapons, money, percentages, ages and ordinals are no quantities."""
    assert [m for m in measures(reader, text) if m.rule != "one"] == []


def test_a_change_is_no_range(reader: Reader) -> None:
    """'rose from 20 to 35' names two values, the first of them overtaken."""
    found = measures(reader, "The toll rose from 20 to 35.")
    assert [(m.value, m.rule) for m in found] == [(20, "was"), (35, "number")]


def test_huge_numbers_do_not_fail(reader: Reader) -> None:
    """Digits that nobody counted are no numbers."""
    assert measures(reader, "The code is " + "9" * 5000 + " people.") == []
