"""What a single sentence is about."""

from __future__ import annotations

import pytest

from marsad.model import Report
from marsad.reading.claims.main import main_claim, main_event
from marsad.reading.layers import Reading
from marsad.reading.reader import Reader


def read(reader: Reader, text: str) -> Reading:
    """Return the reading of the text."""
    return next(iter(reader.read([Report(id="s", text=text)])))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The mayor said police had arrested nine students.", "COERCE"),
        ("Police will arrest anyone who marches, the mayor said.", "THREATEN"),
        ("The union has threatened to stop work.", "THREATEN"),
        ("The king promised to release the prisoners.", "AGREE"),
        ("The king refused to release the prisoners.", "REJECT"),
        ("The king has released nine prisoners.", "RETREAT"),
        ("The king must release the prisoners, the bishop said.", "REQUEST"),
        ("The bishop urged the king to release the prisoners.", "REQUEST"),
        ("The king will release no prisoners.", "REJECT"),
        ("The government lifted the curfew.", "CONCEDE"),
        ("The government imposed a curfew.", "COERCE"),
        ("The bank suspended its aid to the island.", "SANCTION"),
        ("The bank gave the island aid worth nine million dollars.", "AID"),
        ("Farmers blocked the road to the capital.", "PROTEST"),
        ("Soldiers blocked the road to the capital.", "COERCE"),
        ("The army is preparing to attack the town.", "MOBILIZE"),
        ("The two ministers signed a treaty in Oslo.", "SUPPORT"),
        ("The minister accused the rebels of killing nine villagers.", "ACCUSE"),
        ("The navies began a joint exercise on Monday.", "COOPERATE"),
        ("Riots broke out in the port.", "PROTEST"),
    ],
)
def test_the_main_clause_decides(reader: Reader, text: str, code: str) -> None:
    """Who means what how in the main clause gives the code, not the most violent word of the sentence."""
    found = main_event(read(reader, text)).plover
    assert found is not None
    assert found.type == code


def test_the_claim_given_says_what_the_code_says(reader: Reader) -> None:
    """Of several claims the one that agrees with the main clause is given, with its ACLED types."""
    event = main_event(read(reader, "Police arrested nine students after clashes near the university."))
    assert event.claim is not None
    assert event.claim.type == "detention"
    assert event.acled is not None
    assert event.acled.sub_event_type == "Arrests"


def test_words_alone_are_no_acled_event(reader: Reader) -> None:
    """A threat of an attack is coded as a threat, and is out of ACLED's scope."""
    event = main_event(read(reader, "The rebels threatened to attack the port."))
    assert event.plover is not None
    assert event.plover.type == "THREATEN"
    assert event.acled is None


@pytest.mark.parametrize("text", ["", "Hm.", "42", "A, b, c, d.", "no " * 3000])
def test_a_text_about_nothing_has_no_claim_or_a_faint_one(reader: Reader, text: str) -> None:
    """Scraps of text are read without harm."""
    claim = main_claim(read(reader, text))
    assert claim is None or claim.confidence < 1
