"""Acts as the main clause means them."""

from __future__ import annotations

import pytest

from marsad.model import Report
from marsad.reading.claims.main_act import main_act
from marsad.reading.layers import Parse
from marsad.reading.reader import Reader


def parse(reader: Reader, text: str) -> Parse:
    """Return the parse of the text."""
    return next(iter(reader.read([Report(id="s", text=text)]))).parse


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The king is willing to free the prisoners.", "AGREE"),
        ("The king took steps to restore democracy.", "CONCEDE"),
        ("The union repeated its demand that the minister resign.", "REQUEST"),
        ("The envoy will leave unless the shelling stops.", "THREATEN"),
        ("The rebels said in a statement that they had attacked the port.", "ASSAULT"),
        ("The generals want the president to resign.", "REQUEST"),
        ("The ministry ordered the newspaper to suspend publication.", "COERCE"),
        ("Norland became the second country to recognise the republic.", "SUPPORT"),
    ],
)
def test_stances_turn_acts(reader: Reader, text: str, kind: str) -> None:
    """Willingness, conditions, wishes and orders give another code than the act by itself."""
    act = main_act(parse(reader, text))
    assert act is not None
    assert act.type == kind


def test_the_act_names_the_word_and_the_rule_that_decided(reader: Reader) -> None:
    """Whoever asks why gets the token and the stances passed."""
    found = parse(reader, "The king promised to release the prisoners.")
    act = main_act(found)
    assert act is not None
    assert found.tokens[act.token].text == "release"
    assert "agree" in act.rule


def test_an_unknown_clause_has_no_act(reader: Reader) -> None:
    """What the lexicon does not know is left to the claims."""
    assert main_act(parse(reader, "The cat slept on the sofa.")) is None
    assert main_act(Parse([], [], parse(reader, "Hm.").vectors)) is None
