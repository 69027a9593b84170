"""Figures and days are shown as their words bound them."""

from __future__ import annotations

import pytest

from marsad.cli.table import how_many, when
from marsad.model import Quantity, When


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        (None, ""),
        (Quantity(unit="people", value=12), "12"),
        (Quantity(unit="people", low=100), "≥ 100"),
        (Quantity(unit="people", high=40), "≤ 40"),
        (Quantity(unit="people", low=280_000, high=1_500_000), "280,000–1,500,000"),
        (Quantity(unit="people", value=300, approx=True), "~300"),
        (Quantity(unit="people", low=24, approx=True, text="dozens"), "~≥ 24"),
        (Quantity(value=5, unit="km"), "5 km"),
        (Quantity(unit="people", text="many"), "many"),
    ],
)
def test_quantities(quantity: Quantity | None, shown: str) -> None:
    """No more is shown than the words assert."""
    assert how_many(quantity) == shown


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        (None, ""),
        (When(start="2024-12-05", end="2024-12-05", precision="day", text="Thursday"), "2024-12-05"),
        (When(start="2024-11-27", end=None, precision="interval", text="since 27 November"), "2024-11-27 – …"),
        (When(start=None, end=None, precision="unknown", text="on Friday"), "on Friday"),
    ],
)
def test_times(time: When | None, shown: str) -> None:
    """A day that could not be settled is shown in its own words."""
    assert when(time) == shown
