"""Step 7: who says what."""

from marsad.reading.attributions.step import FindAttributions

__all__ = ["FindAttributions"]
