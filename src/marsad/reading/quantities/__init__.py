"""Step 6: numbers with what they count: values, ranges, bounds, vague words and units. English."""

from marsad.reading.quantities.step import FindQuantities

__all__ = ["FindQuantities"]
