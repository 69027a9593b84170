"""The rows that each layer of a reading gives: what `marsad annotate` prints. Offsets are the report's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from marsad.reading.claims.main import main_event
from marsad.reading.layers import Reading

Row = dict[str, Any]


def _places(reading: Reading) -> Row:
    rows = []
    for t in reading.toponyms:
        start, end = reading.out(t.start, t.end)
        rows.append(
            {
                "start": start,
                "end": end,
                "lat": t.lat,
                "lon": t.lon,
                "gazetteer_id": t.gazetteer_id,
                "name": t.name,
                "kind": t.kind,
                "country": t.country,
                "precision": t.precision,
            }
        )
    return {"places": rows}


def _times(reading: Reading) -> Row:
    rows = []
    for t in reading.times:
        start, end = reading.out(t.start, t.end)
        rows.append(
            {"start": start, "end": end, "type": t.type, "value": t.value, "text": reading.report.text[start:end]}
        )
    return {"timex": rows}


def _attributions(reading: Reading) -> Row:
    """Those of the report itself: whom a quoted speaker quotes in turn is a part of what he says."""
    rows = [
        {part: [list(reading.out(*span)) for span in getattr(a, part)] for part in ("source", "cue", "content")}
        for a in reading.attributions
        if not a.minor
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


def _types(reading: Reading) -> Row:
    """The codes of what the report is about and its main claim; None where the scheme codes nothing of the kind."""
    event = main_event(reading)
    claim, own, other = event.claim, event.plover, event.acled
    return {
        "acled": other.sub_event_type if other else None,
        "plover": own.type if own else None,
        "mode": own.mode if own else None,
        "type": claim.type if claim else None,
        "start": claim.span.start if claim else None,
        "end": claim.span.end if claim else None,
    }


LAYER_ROWS: dict[str, tuple[str, Callable[[Reading], Row]]] = {
    "places": ("toponyms", _places),
    "times": ("times", _times),
    "attributions": ("attributions", _attributions),
    "figures": ("figures", _figures),
    "types": ("claims", _types),
}
"""Layer name → the layer of the Reading it needs, and its row."""
