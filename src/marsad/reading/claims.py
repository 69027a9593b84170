"""Step 8: event clauses to claims."""

from __future__ import annotations

from marsad.reading.layers import Reading


class FindClaims:
    """Fill `claims`."""

    name = "claims"
    requires: tuple[str, ...] = ("blocks", "parse", "entities", "toponyms", "times", "measures", "attributions",)
    gives: tuple[str, ...] = ("claims",)

    def __call__(self, reading: Reading) -> None:
        """Fill `claims`."""
