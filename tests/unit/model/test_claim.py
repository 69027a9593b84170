"""The record refuses what cannot be."""

import msgspec
import pytest

from marsad.model import CLAIM_TYPES, FAMILY_OF, Claim, Quantity, Report, Span


def test_a_span_must_be_as_long_as_its_words():
    with pytest.raises(ValueError, match="does not fit"):
        Span(start=3, end=5, text="abc")


def test_an_unknown_type_and_a_confidence_above_one_are_refused():
    span = Span(start=0, end=1, text="a")
    with pytest.raises(ValueError, match="no claim type"):
        Claim(id="1", report="r", type="rumour", span=span, confidence=0.5)
    with pytest.raises(ValueError, match="outside"):
        Claim(id="1", report="r", type="attack", span=span, confidence=1.5)


def test_every_type_has_one_family():
    assert len(CLAIM_TYPES) == len(set(CLAIM_TYPES)) == len(FAMILY_OF) == 32


def test_bounds_that_the_words_do_not_set_are_left_out_of_the_json():
    assert msgspec.json.decode(msgspec.json.encode(Quantity(low=100, unit="people"))) == {"low": 100, "unit": "people"}


@pytest.mark.parametrize(
    ("published", "day"),
    [("2024-12-06", "2024-12-06"), ("2024-12-06T10:00:00Z", "2024-12-06"), ("soon", None), (None, None), ("", None)],
)
def test_the_day_of_publication_is_read_or_unknown(published: str | None, day: str | None):
    found = Report(id="r", text="t", published=published).published_day
    assert (found.isoformat() if found else None) == day
