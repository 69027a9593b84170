"""Step 7: who says what."""

from __future__ import annotations

from marsad.reading.layers import Reading


class FindAttributions:
    """Fill `attributions`."""

    name = "attributions"
    requires: tuple[str, ...] = ("blocks", "parse", "entities",)
    gives: tuple[str, ...] = ("attributions",)

    def __call__(self, reading: Reading) -> None:
        """Fill `attributions`."""
