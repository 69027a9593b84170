"""Step 6: numbers with what they count."""

from __future__ import annotations

from marsad.reading.layers import Reading


class FindQuantities:
    """Fill `measures`."""

    name = "quantities"
    requires: tuple[str, ...] = ("blocks", "parse", "times",)
    gives: tuple[str, ...] = ("measures",)

    def __call__(self, reading: Reading) -> None:
        """Fill `measures`."""
