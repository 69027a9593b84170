"""Step 5: time expressions normalised against the report's date."""

from __future__ import annotations

from marsad.reading.layers import Reading


class FindTimes:
    """Fill `times`."""

    name = "times"
    requires: tuple[str, ...] = ("blocks", "parse",)
    gives: tuple[str, ...] = ("times",)

    def __call__(self, reading: Reading) -> None:
        """Fill `times`."""
