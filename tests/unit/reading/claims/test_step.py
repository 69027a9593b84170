"""The step as a whole: what it needs and gives, and the reasons of its claims."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from marsad.reading.claims import FindClaims
from marsad.reading.layers import LAYERS, Reading

type Read = Callable[..., Reading]

NEWS = (
    "Rebels seize Saraqib\nRebels seized the town of Saraqib on Thursday, the Syrian Observatory for Human Rights said."
    " Russian warplanes bombed a market in Idlib, killing nine civilians."
)


def test_the_step_needs_earlier_layers_and_gives_claims() -> None:
    """All of them are layers of a reading."""
    step = FindClaims()
    assert step.gives == ("claims",)
    assert set(step.requires) <= set(LAYERS) - {"claims"}


def test_every_claim_can_say_why_it_exists(read: Read) -> None:
    """Asked to explain, each claim has reasons with step, entry and decision, and they go into the JSON."""
    reading = read(NEWS)
    FindClaims(explain=True)(reading)
    assert reading.claims
    for claim in reading.claims:
        assert claim.why is not msgspec.UNSET
        assert claim.why
        assert all(reason.step and reason.entry and reason.decided for reason in claim.why)
        assert {"step", "entry", "decided"} == set(msgspec.json.decode(msgspec.json.encode(claim))["why"][0])


def test_explaining_changes_nothing_else(read: Read) -> None:
    """The claims are the same with and without their reasons; without, there is no `why` at all."""
    reading = read(NEWS)
    plain = list(reading.claims)
    assert all(claim.why is msgspec.UNSET for claim in plain)
    FindClaims(explain=True)(reading)
    assert [msgspec.structs.replace(claim, why=msgspec.UNSET) for claim in reading.claims] == plain


def test_reading_again_gives_the_same(read: Read) -> None:
    """The step leaves the layers before it as they were."""
    reading = read(NEWS)
    first, layers = list(reading.claims), (len(reading.entities), len(reading.toponyms), len(reading.times))
    FindClaims()(reading)
    assert reading.claims == first
    assert (len(reading.entities), len(reading.toponyms), len(reading.times)) == layers


def test_texts_without_sentences_give_no_claims(read: Read) -> None:
    """Empty, blank, or nothing but marks."""
    for text in ("", "   \n\n ", "“”“”“”", "— — —", "12345"):
        assert read(text).claims == []
