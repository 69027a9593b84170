"""Every claim of the example reports is a whole record: keys, words, offsets, places, days, order, ids."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from marsad.model import CLAIM_TYPES, Claim, Modality, Place, PlacePrecision, PlaceRole, Report, TimePrecision
from marsad.reading.reader import Reader

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports.jsonl"
KEYS = {
    "id", "report", "type", "span", "actors", "targets", "places", "time", "quantity", "modality", "background",
    "attribution", "confidence",
}  # fmt: skip

type Read = list[tuple[Report, list[Claim]]]


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    return [msgspec.json.decode(line, type=Report) for line in EXAMPLES.read_text(encoding="utf8").splitlines()]


@pytest.fixture(scope="module")
def read(reader: Reader, reports: list[Report]) -> Read:
    return [(reading.report, reading.claims) for reading in reader.read(reports)]


@pytest.fixture(scope="module")
def rows(read: Read) -> list[tuple[str, dict[str, Any]]]:
    """Return each claim as a program would get it, with the text of its report."""
    return [(report.text, msgspec.json.decode(msgspec.json.encode(claim))) for report, found in read for claim in found]


def mentions_of(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [*row["actors"], *row["targets"], *row["places"], *row["attribution"]]


def test_every_report_gives_claims(read: Read) -> None:
    """Each of the twelve reports says something, and each claim names the report it comes from."""
    assert len(read) == 12
    assert all(found for _, found in read)
    assert all(claim.report == report.id for report, found in read for claim in found)


def test_every_claim_has_every_key_and_no_other(rows: list[tuple[str, dict[str, Any]]]) -> None:
    """The keys are those of the record; `why` comes on request only."""
    assert {frozenset(row) for _, row in rows} == {frozenset(KEYS)}


def test_types_and_modalities_are_those_of_the_record(rows: list[tuple[str, dict[str, Any]]]) -> None:
    """No type or modality outside the tables; background is a truth value, confidence a share."""
    for _, row in rows:
        assert row["type"] in CLAIM_TYPES
        assert row["modality"] in {m.value for m in Modality}
        assert isinstance(row["background"], bool)
        assert 0.0 <= row["confidence"] <= 1.0


def test_spans_slice_exactly(rows: list[tuple[str, dict[str, Any]]]) -> None:
    """The words of a claim are the characters start:end of the report, and they say something."""
    for text, row in rows:
        span = row["span"]
        assert text[span["start"] : span["end"]] == span["text"]
        assert span["text"].strip() == span["text"] != ""
        assert any(c.isalpha() for c in span["text"])


def test_mentions_rest_on_characters_of_the_report(rows: list[tuple[str, dict[str, Any]]]) -> None:
    """Each actor, target, place and source has a name, and stands somewhere in the text."""
    for text, row in rows:
        for mention in mentions_of(row):
            assert mention["name"].strip()
            assert 0 <= mention["start"] < mention["end"] <= len(text)
            assert text[mention["start"] : mention["end"]].strip()


def test_nobody_is_named_twice_in_one_slot(rows: list[tuple[str, dict[str, Any]]]) -> None:
    """A slot lists each name once, and nobody acts upon himself."""
    for _, row in rows:
        for slot in ("actors", "targets", "places"):
            names = [m["name"] for m in row[slot]]
            assert len(names) == len(set(names)), (row["span"]["text"], names)
        assert not {m["name"] for m in row["actors"]} & {m["name"] for m in row["targets"]}


def test_places_have_a_whole_position_or_none(rows: list[tuple[str, dict[str, Any]]]) -> None:
    """Latitude and longitude come together, on the globe; the precision is unknown just where they are missing."""
    seen = 0
    for _, row in rows:
        for place in row["places"]:
            settled = place["lat"] is not None
            seen += settled
            assert settled == (place["lon"] is not None)
            assert settled == (place["precision"] != "unknown")
            assert place["precision"] in get_args(PlacePrecision)
            assert place["role"] in get_args(PlaceRole)
            assert place["country"] is None or (len(place["country"]) == 2 and place["country"].isupper())
            if settled:
                assert -90 <= place["lat"] <= 90
                assert -180 <= place["lon"] <= 180
            else:
                assert place["gazetteer_id"] is None
    assert seen, "no place of the examples was settled"


def test_days_are_iso_dates_in_order(rows: list[tuple[str, dict[str, Any]]]) -> None:
    """Start is no later than end, a day is one day, no day is precision unknown; the words are the report's."""
    for text, row in rows:
        when = row["time"]
        if when is None:
            continue
        assert when["precision"] in get_args(TimePrecision)
        assert when["text"] in text
        if when["start"] is None:
            assert (when["end"], when["precision"]) == (None, "unknown")
            continue
        start, end = date.fromisoformat(when["start"]), date.fromisoformat(when["end"])
        assert start <= end
        assert (when["precision"] == "day") == (start == end)


def test_quantities_hold_a_number_and_a_unit(rows: list[tuple[str, dict[str, Any]]]) -> None:
    """Some number is given, the low one no higher than the high one, and the words are the report's."""
    for text, row in rows:
        quantity = row["quantity"]
        if quantity is None:
            continue
        assert quantity["unit"]
        assert quantity["text"] in text
        assert any(quantity.get(key) is not None for key in ("value", "low", "high"))
        if quantity.get("low") is not None and quantity.get("high") is not None:
            assert quantity["low"] <= quantity["high"]


def test_claims_come_in_text_order(read: Read) -> None:
    """By the start of their words, then by their end."""
    for _, found in read:
        spans = [(c.span.start, c.span.end) for c in found]
        assert spans == sorted(spans)


def test_ids_are_distinct(read: Read) -> None:
    """No two claims of all twelve reports share an id."""
    ids = [claim.id for _, found in read for claim in found]
    assert len(ids) == len(set(ids))


def test_the_same_report_gives_the_same_claims_again(reader: Reader, read: Read) -> None:
    """Read once more, alone and in another company, a report gives the same bytes."""
    first = {report.id: msgspec.json.encode(found) for report, found in read}
    reports = [report for report, _ in read]
    backwards = {r.report.id: msgspec.json.encode(r.claims) for r in reader.read(reports[::-1])}
    assert backwards == first
    alone = next(iter(reader.read([reports[3]])))
    assert msgspec.json.encode(alone.claims) == first[reports[3].id]


def test_claims_come_back_from_json_as_they_went(read: Read) -> None:
    """The record can be read strictly from what was written, and nothing is lost on the way."""
    for _, found in read:
        written = msgspec.json.encode(found)
        assert msgspec.json.decode(written, type=list[Claim]) == found


def test_an_unknown_key_is_refused(read: Read) -> None:
    """A record with a key that Marsad does not know is no claim."""
    row = msgspec.to_builtins(read[0][1][0])
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.convert({**row, "colour": "red"}, Claim)


def test_the_json_schema_names_every_key() -> None:
    """The schema of a claim, made from the record itself, lists its keys and refuses others."""
    schemas = msgspec.json.schema(Claim)["$defs"]
    assert set(schemas["Claim"]["properties"]) == KEYS | {"why"}
    assert {"id", "report", "type", "span", "confidence"} == set(schemas["Claim"]["required"])
    assert all(schemas[name]["additionalProperties"] is False for name in ("Claim", "Span", "Mention", "Place", "When"))
    assert set(Place.__struct_fields__) == set(schemas["Place"]["properties"])
