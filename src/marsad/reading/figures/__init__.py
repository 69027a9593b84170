"""Step 6b: tolls and displacement among the measures. English."""

from marsad.reading.figures.step import FindFigures

__all__ = ["FindFigures"]
