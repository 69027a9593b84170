"""Each layer of the reader by itself, as plain rows: a geoparser, a time tagger, a quote extractor, an event coder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.flow.layers import LAYER_ROWS, Row
from marsad.flow.spread import spread
from marsad.flow.task import Task
from marsad.model import Report
from marsad.reading.engines.spacy_engine import DEFAULT_MODEL

__all__ = ["LAYER_ROWS", "annotate"]


def annotate(reports: Iterable[Report], layer: str, model: str = DEFAULT_MODEL, jobs: int | None = 1) -> Iterator[Row]:
    """Yield one row per report for one layer, in the order of the reports. Offsets are the report's own.

    A report that cannot be read has no row.
    """
    for outcome in spread(reports, Task(layer=layer, model=model), jobs):
        yield from outcome.items
