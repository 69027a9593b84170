"""Step 7: who says what."""

from __future__ import annotations

from marsad.reading.layers import Reading


class FindAttributions:
    """Fill `attributions`."""

    name = "attributions"
    requires = ("blocks", "parse", "entities",)
    gives = ("attributions",)

    def __call__(self, reading: Reading) -> None:
        """Fill `attributions`."""
