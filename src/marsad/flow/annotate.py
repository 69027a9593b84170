"""Each layer of the reader by itself, as plain rows: a geoparser, a time tagger, a quote extractor, an event coder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from marsad.model import Report
from marsad.reading.engines.spacy_engine import DEFAULT_MODEL
from marsad.reading.layers import Reading
from marsad.reading.reader import Reader

Row = dict[str, Any]


def _places(reading: Reading) -> Row:
    rows = []
    for t in reading.toponyms:
        start, end = reading.out(t.start, t.end)
        rows.append(
            {"start": start, "end": end, "lat": t.lat, "lon": t.lon, "gazetteer_id": t.gazetteer_id, "name": t.name,
             "kind": t.kind, "country": t.country, "precision": t.precision}  # fmt: skip
        )
    return {"places": rows}


def _times(reading: Reading) -> Row:
    rows = []
    for t in reading.times:
        start, end = reading.out(t.start, t.end)
        rows.append({"start": start, "end": end, "type": t.type, "value": t.value, "text": reading.report.text[start:end]})
    return {"timex": rows}


def _attributions(reading: Reading) -> Row:
    rows = [
        {part: [list(reading.out(*span)) for span in getattr(a, part)] for part in ("source", "cue", "content")}
        for a in reading.attributions
    ]
    return {"attributions": rows}


def _figures(reading: Reading) -> Row:
    rows = []
    for f in reading.figures:
        m = f.measure
        start, end = reading.out(m.start, m.end)
        rows.append(
            {"kind": f.kind, "value": m.value, "low": m.low, "high": m.high, "start": start, "end": end, "main": f.main}
        )
    return {"figures": rows}


LAYER_ROWS: dict[str, tuple[str, Callable[[Reading], Row]]] = {
    "places": ("toponyms", _places),
    "times": ("times", _times),
    "attributions": ("attributions", _attributions),
    "figures": ("figures", _figures),
}
"""Layer name → the layer of the Reading it needs, and its row."""


def annotate(reports: Iterable[Report], layer: str, model: str = DEFAULT_MODEL) -> Iterator[Row]:
    """Yield one row per report for one layer, in the order of the reports. Offsets are the report's own."""
    needs, row = LAYER_ROWS[layer]
    for reading in Reader(model, until=needs).read(reports):
        yield {"id": reading.report.id, **row(reading)}
