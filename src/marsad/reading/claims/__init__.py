"""Step 8: event clauses to claims.

Every event-like word of the parse is a candidate; small trained models decide its type, and which of the names,
places, times and measures found by the earlier steps fill its slots. What decided can be asked for (`explain`).
"""

from __future__ import annotations

from marsad.reading.claims.assemble import claim_of
from marsad.reading.claims.detect import find_frames
from marsad.reading.claims.fill import fill_frames
from marsad.reading.claims.where import look_around
from marsad.reading.layers import Reading

__all__ = ["FindClaims"]


class FindClaims:
    """Turn event clauses into claims."""

    name = "claims"
    requires: tuple[str, ...] = ("blocks", "parse", "entities", "toponyms", "times", "measures", "attributions")
    gives: tuple[str, ...] = ("claims",)

    def __init__(self, explain: bool = False) -> None:
        self.explain = explain

    def __call__(self, reading: Reading) -> None:
        """Fill `claims`, in text order."""
        around = look_around(reading)
        filled = fill_frames(around, find_frames(around), self.explain)
        reading.claims = [claim_of(around, f, self.explain) for f in filled]
