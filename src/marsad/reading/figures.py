"""Step 6b: tolls and displacement among the measures."""

from __future__ import annotations

from marsad.reading.layers import Reading


class FindFigures:
    """Fill `figures`."""

    name = "figures"
    requires: tuple[str, ...] = ("blocks", "parse", "times", "measures",)
    gives: tuple[str, ...] = ("figures",)

    def __call__(self, reading: Reading) -> None:
        """Fill `figures`."""
