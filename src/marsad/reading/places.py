"""Step 4: place names found and resolved against the gazetteer."""

from __future__ import annotations

from marsad.reading.layers import Reading


class FindPlaces:
    """Fill `toponyms`."""

    name = "places"
    requires: tuple[str, ...] = ("blocks", "parse",)
    gives: tuple[str, ...] = ("toponyms",)

    def __call__(self, reading: Reading) -> None:
        """Fill `toponyms`."""
