"""Tolls and displacement are told from other numbers, each with its kind, and the report's own is marked."""

from __future__ import annotations

import pytest

from marsad.model import Report
from marsad.reading.figures import FindFigures
from marsad.reading.layers import Figure
from marsad.reading.quantities import FindQuantities
from marsad.reading.reader import Reader
from marsad.reading.times import FindTimes


def figures(reader: Reader, text: str) -> list[Figure]:
    reading = reader.open(Report(id="f", text=text, published="2024-12-06"))
    reader.segment(reading)
    reader.engine.parse_many([reading])
    for step in (FindTimes(), FindQuantities(), FindFigures()):
        step(reading)
    return reading.figures


def rows(reader: Reader, text: str) -> list[tuple[str, float | None]]:
    out = []
    for f in figures(reader, text):
        out.append((f.kind, f.measure.value if f.measure.value is not None else f.measure.low))
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 14 people were killed and 30 wounded in the raid.", [("killed", 14), ("injured", 30)]),
        ("The strike on the market left 12 dead.", [("killed", 12)]),
        ("The death toll from the raid rose to 115.", [("killed", 115)]),
        ("Six had been killed the previous day.", [("killed", 6)]),
        ("A storm swept the coast, killing nine fishermen.", [("killed", 9)]),
        ("Forty people lost their lives in the mudslide.", [("killed", 40)]),
        ("Rescuers pulled 17 bodies from the rubble.", [("killed", 17)]),
        ("More than 3,000 families fled their villages.", [("displaced", 3000)]),
        ("The floods forced 2,500 people out of their homes.", [("displaced", 2500)]),
        ("The fighting led to the displacement of 280,000 people.", [("displaced", 280000)]),
        ("The quake left 600 families homeless.", [("displaced", 600)]),
        ("Soldiers evacuated about 80 people.", [("displaced", 80)]),
        ("Some 1,200 villagers had to leave their homes.", [("displaced", 1200)]),
        ("Officials ordered the evacuation of 400 residents.", [("displaced", 400)]),
        ("The camp shelters 54,000 refugees.", [("displaced", 54000)]),
        ("The number of displaced families is 349.", [("displaced", 349)]),
        ("Number of evacuated: 452", [("displaced", 452)]),
        ("Destroyed houses: 146", [("housing", 146)]),
        ("The fire destroyed 60 houses and damaged 20 others.", [("housing", 60)]),
        ("Shelling damaged 14 homes.", [("housing", 14)]),
        ("Car bomb kills 5, wounds 12", [("killed", 5), ("injured", 12)]),
        ("Coalition Kills 20 Fighters in Northern Province", [("killed", 20)]),
        ("The police put the death toll at 16.", [("killed", 16)]),
        ("The number of dead rose from 35 to 47.", [("killed", 47)]),
        ("Some 2,759 persons (around 460 families) became homeless.", [("displaced", 2759)]),
        ("Mud buried 27 homes in the village.", [("housing", 27)]),
    ],
)
def test_a_number_is_linked_to_its_toll(reader: Reader, text: str, expected: list[tuple[str, float]]) -> None:
    """Subjects, objects, passives, nouns of the event, adjectives and labels all link."""
    assert rows(reader, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Two warplanes killed the commander.",
        "The army sent 200 vehicles to the town.",
        "Rebels captured 103 villages.",
        "Three gunmen wounded the mayor.",
        "Some 25 people are missing.",
        "Nine ministers met in Doha.",
        "The refugee camp covers 12 hectares.",
        "He was killed at the age of 42.",
    ],
)
def test_numbers_of_other_things_are_no_tolls(reader: Reader, text: str) -> None:
    """Those who do it, things, places and ages are no tolls."""
    assert rows(reader, text) == []


def test_a_part_adds_to_no_total(reader: Reader) -> None:
    """'including 25 children' stays a measure; the whole is the figure."""
    assert rows(reader, "At least 58 people were killed, including 11 children.") == [("killed", 58)]


def test_the_reports_own_toll_is_main(reader: Reader) -> None:
    """A recap of an older year is never the report's own toll, though it is larger."""
    text = "A raid killed 22 people on Thursday. More than 330,000 people have been killed in the war since 2011."
    assert [(f.kind, f.main) for f in figures(reader, text)] == [("killed", True), ("killed", False)]
