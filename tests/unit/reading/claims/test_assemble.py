"""From filled frames to claims: exact words in the report's own offsets, stable ids, honest numbers."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from marsad.model import Claim, Report
from marsad.reading.layers import Reading
from marsad.reading.reader import Reader

type Read = Callable[..., Reading]

NEWS = "At least 100 people were killed and dozens were wounded in Homs on Thursday, the health ministry said."
FRONTS = {
    "plain": "",
    "emoji": "🚨🚨 BREAKING 👩🏽‍🚒 🇸🇾 ",
    "curly quotes": "“Truce”, ‘peace’ and other words. ",
    "zero-width characters": "It\u200b was\u200d a\ufeff quiet\u00ad day. ",
    "bidi controls": "\u202bسلام\u202c was the word. ",
    "combining marks": "Cafe\u0301 Zu\u0308rich opened. ",
    "odd spaces": "Snow\u00a0fell\u2003then.\r\n\r\n",
    "astral letters": "𝐁𝐨𝐥𝐝 words came first. ",
}


def tolls(reading: Reading) -> list[Claim]:
    return [c for c in reading.claims if c.type == "killed"]


@pytest.mark.parametrize("front", FRONTS.values(), ids=FRONTS.keys())
def test_spans_slice_exactly_whatever_stands_before(read: Read, front: str) -> None:
    """Emoji, quotes and invisible characters before the words never shift them, nor those of any mention."""
    reading = read(front + NEWS)
    text = reading.report.text
    assert tolls(reading)
    for claim in reading.claims:
        assert text[claim.span.start : claim.span.end] == claim.span.text
        for mention in (*claim.actors, *claim.targets, *claim.places, *claim.attribution):
            assert 0 <= mention.start < mention.end <= len(text)
    toll = tolls(reading)[0]
    assert "killed" in toll.span.text
    assert [text[p.start : p.end] for p in toll.places] == ["Homs"] * len(toll.places)


def test_invisible_characters_inside_the_words_stay_in_them(read: Read) -> None:
    """The span is the report's own text, with whatever a browser does not show."""
    reading = read("Nine ci\u00advilians were kil\u200bled in Homs on Thursday.")
    (toll,) = tolls(reading)
    assert "kil\u200bled" in toll.span.text
    assert reading.report.text[toll.span.start : toll.span.end] == toll.span.text


def test_ids_are_stable_and_distinct(reader: Reader, read: Read) -> None:
    """The same report gives the same ids; another report with the same words gives others."""
    first, again = read(NEWS), read(NEWS)
    ids = [c.id for c in first.claims]
    assert ids == [c.id for c in again.claims]
    assert len(ids) == len(set(ids)) > 1
    other = next(iter(reader.read([Report(id="other", text=NEWS, published="2024-12-06")])))
    assert not set(ids) & {c.id for c in other.claims}


def test_the_same_sentence_twice_makes_claims_with_different_ids(read: Read) -> None:
    """A report that repeats itself makes a claim each time."""
    claims = tolls(read(f"{NEWS}\n\n{NEWS}"))
    assert len(claims) == 2
    assert len({c.id for c in claims}) == 2


def test_bounds_that_the_words_do_not_set_are_left_out(read: Read) -> None:
    """'At least 100' has a low bound: no value, no high one, not even null."""
    toll = tolls(read(NEWS))[0]
    row = msgspec.json.decode(msgspec.json.encode(toll))
    assert row["quantity"]["low"] == 100
    assert row["quantity"]["unit"] == "people"
    assert row["quantity"]["text"] == "At least 100"
    assert not {"value", "high", "since", "as_of", "approx"} & set(row["quantity"])
    assert "why" not in row
    assert (row["time"]["start"], row["time"]["end"], row["time"]["precision"]) == ("2024-12-05", "2024-12-05", "day")
    assert row["time"]["text"] in NEWS


def test_returns_are_displacement_with_a_negative_number(read: Read) -> None:
    """Those who come home are counted against those who fled."""
    for text, value in (
        ("Some 300 refugees returned from Lebanon on Thursday.", -300),
        ("Some 300 refugees fled to Lebanon on Thursday.", 300),
    ):
        (claim,) = [c for c in read(text).claims if c.type == "displaced"]
        assert claim.quantity is not None
        assert claim.quantity.value == value


def test_confidence_is_a_share(read: Read) -> None:
    """Between 0 and 1, with no more digits than mean anything."""
    for claim in read(NEWS).claims:
        assert 0.0 <= claim.confidence <= 1.0
        assert claim.confidence == round(claim.confidence, 3)


def test_who_said_it_comes_with_the_claim(read: Read) -> None:
    """The ministry is where the toll comes from."""
    toll = tolls(read(NEWS))[0]
    assert ["ministry" in m.name.casefold() for m in toll.attribution] == [True]


def test_damage_in_the_text_never_crosses_into_names(read: Read) -> None:
    """Stray quotation marks around a name stay out of it."""
    reading = read('The “ Syrian army ” shelled “ Idlib ” on Thursday, killing nine "civilians.')
    assert reading.claims
    for claim in reading.claims:
        for mention in (*claim.actors, *claim.targets, *claim.places):
            assert mention.name == mention.name.strip(" ,.;:'-\"")
            assert not set(mention.name) & set('“”"')


def test_without_a_day_of_publication_weekdays_stay_unresolved(read: Read) -> None:
    """No today is invented for a report without a date."""
    for claim in read(NEWS, None).claims:
        assert claim.time is None or claim.time.start is None
