"""The step itself: look at the report, decide, fill the layer."""

from __future__ import annotations

from marsad.knowledge.gazetteer import Gazetteer
from marsad.reading.layers import Reading
from marsad.reading.places import trees
from marsad.reading.places.decide import decide
from marsad.reading.places.names import Names
from marsad.reading.places.scan import CandidateFinder
from marsad.reading.places.view import look_at


class FindPlaces:
    """Fill `toponyms`: in text order, none overlapping another."""

    name = "places"
    requires: tuple[str, ...] = ("blocks", "parse")
    gives: tuple[str, ...] = ("toponyms",)

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self.gazetteer = gazetteer or Gazetteer.open()
        self.finder = CandidateFinder(Names(self.gazetteer))
        self.weights = trees.load()

    def __call__(self, reading: Reading) -> None:
        """Fill `toponyms`."""
        reading.toponyms = decide(look_at(reading, self.finder, self.gazetteer), self.weights)
