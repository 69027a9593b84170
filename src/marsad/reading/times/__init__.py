"""Step 5: time expressions normalised against the report's date.

English; Gregorian calendar; seasons are those of the northern half of the world; a day is the publisher's own.
"""

from marsad.reading.times.step import FindTimes

__all__ = ["FindTimes"]
