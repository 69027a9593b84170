"""Codes of verbs with their complements."""

from __future__ import annotations

import pytest

from marsad.model import Report
from marsad.reading.claims.main_code import Coder
from marsad.reading.reader import Reader


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The army pulled back.", "RETREAT"),
        ("The governor imposed a curfew.", "COERCE/curfew"),
        ("The governor lifted the curfew.", "CONCEDE"),
        ("The navy lifted the blockade.", "RETREAT/access"),
        ("The ministers cancelled the meeting.", "REJECT"),
        ("The inmates began a hunger strike.", "PROTEST/hunger"),
        ("An air strike destroyed the house.", "ASSAULT/aerial"),
        ("Clashes erupted in the north.", "ASSAULT"),
        ("The minister announced a suspension of aid.", "SANCTION/discontinue"),
        ("The cat slept.", None),
    ],
)
def test_a_verb_is_coded_with_what_it_is_done_to(reader: Reader, text: str, code: str | None) -> None:
    """Phrase, ending, verb, object and subject are tried in that order."""
    parse = next(iter(reader.read([Report(id="s", text=text)]))).parse
    assert Coder(parse).act(parse.tokens[parse.sentences[0].root]) == code
