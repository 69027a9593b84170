"""The reader: the steps of reading in their order, over one report or many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import batched

from marsad.model import Report
from marsad.reading.attributions import FindAttributions
from marsad.reading.claims import FindClaims
from marsad.reading.engines.spacy_engine import DEFAULT_MODEL, SpacyEngine
from marsad.reading.figures import FindFigures
from marsad.reading.layers import Reading
from marsad.reading.mentions import FindMentions
from marsad.reading.places import FindPlaces
from marsad.reading.quantities import FindQuantities
from marsad.reading.segment import Segment
from marsad.reading.shadow import cast_shadow
from marsad.reading.step import Step, check_order
from marsad.reading.times import FindTimes

BATCH = 16
"""Reports parsed together: enough for the parser to be quick, few enough to stay small in memory."""


class Reader:
    """Read reports into layers, up to the layer asked for."""

    def __init__(self, model: str = DEFAULT_MODEL, until: str = "claims", *, explain: bool = False) -> None:
        self.segment = Segment()
        self.engine = SpacyEngine(model)
        steps: list[Step] = [
            FindTimes(),
            FindQuantities(),
            FindPlaces(),
            FindMentions(),
            FindAttributions(),
            FindFigures(),
            FindClaims(explain=explain),
        ]
        check_order([self.segment, self.engine, *steps])
        self.steps = _needed(steps, until)

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Yield one Reading per report, in order."""
        for group in batched(reports, BATCH):
            readings = [self.open(report) for report in group]
            for reading in readings:
                self.segment(reading)
            self.engine.parse_many(readings)
            for reading in readings:
                self.finish(reading)
                yield reading

    def open(self, report: Report) -> Reading:
        """Return an empty Reading of the report."""
        return Reading(report=report, shadow=cast_shadow(report.text), published=report.published_day)

    def finish(self, reading: Reading) -> None:
        """Run every step after the parse."""
        for step in self.steps:
            step(reading)
            reading.done.update(step.gives)


def _needed(steps: list[Step], layer: str) -> list[Step]:
    """Return those of the steps that the layer needs, in their order."""
    wanted, out = {layer}, []
    for step in reversed(steps):
        if wanted & set(step.gives):
            out.append(step)
            wanted |= set(step.requires)
    return out[::-1]
