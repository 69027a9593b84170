"""Step 4: place names found and resolved against the gazetteer."""

from marsad.reading.places.step import FindPlaces

__all__ = ["FindPlaces"]
