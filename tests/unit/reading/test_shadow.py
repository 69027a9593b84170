"""The shadow text: plain characters, with the way back to the report's own."""

import pytest

from marsad.reading.shadow import cast_shadow


@pytest.mark.parametrize(
    ("text", "shadow"),
    [
        ("“Hay’at” said", '"Hay\'at" said'),
        ("a\u00a0b\tc", "a b c"),
        ("١٢ people", "12 people"),
        ("Ho\u200bms", "Homs"),
        ("e\u0301", "e"),
        ("bad \ud800 mark", "bad \ufffd mark"),
    ],
)
def test_characters_are_made_plain(text: str, shadow: str):
    assert cast_shadow(text).text == shadow


def test_offsets_lead_back_behind_what_was_left_out():
    text = "\u202eThe 😀 Ho\u200bms road"
    shadow = cast_shadow(text)
    at = shadow.text.index("Homs")
    start, end = shadow.out(at, at + 4)
    assert text[start:end] == "Ho\u200bms"
    at = shadow.text.index("road")
    assert text[slice(*shadow.out(at, at + 4))] == "road"


def test_an_empty_span_stays_empty():
    assert cast_shadow("ab\u200bc").out(1, 1) == (1, 1)
