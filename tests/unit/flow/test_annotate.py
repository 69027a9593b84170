"""Each layer by itself comes as one row per report."""

from __future__ import annotations

import pytest

from marsad.flow.annotate import LAYER_ROWS, annotate
from marsad.flow.desk import Desk
from marsad.model import Report
from marsad.reading.reader import Reader

TEXT = "\U0001f600 Rebels shelled the airport of Aleppo on Friday, killing at least 12 people, the ministry said."


@pytest.mark.parametrize("layer", sorted(LAYER_ROWS))
def test_a_row_has_the_report_s_id_and_its_offsets(layer: str, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Offsets lie inside the text as it was given."""
    monkeypatch.setattr("marsad.flow.spread.Desk", lambda task: Desk(task, reader))
    (row,) = annotate([Report(id="r1", text=TEXT, published="2024-12-06", language="en")], layer)
    assert row["id"] == "r1"
    for name, found in row.items():
        for item in found if isinstance(found, list) else []:
            if "start" in item:
                assert 0 <= item["start"] < item["end"] <= len(TEXT), name
