"""Marsad as a library."""

from __future__ import annotations

from datetime import date

import pytest

import marsad
from marsad.flow import read as module
from marsad.flow.desk import Desk
from marsad.flow.task import Task
from marsad.model import InputError, Problem, Report
from marsad.reading.reader import Reader

WORDS = "Rebels shelled the airport of Aleppo on Friday, killing at least 12 people, the ministry said."


@pytest.fixture(autouse=True)
def _shared(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_desk", lambda task: Desk(task, reader))
    monkeypatch.setattr("marsad.flow.spread.Desk", lambda task: Desk(task, reader))


def test_spans_slice_the_text_that_was_given() -> None:
    """Each claim's words stand in the text where its span says, emoji and curly quotes before it or not."""
    text = f"\U0001f600 “Updates”\r\n{WORDS}"
    for claim in marsad.read(text, published=date(2024, 12, 6), publisher="x.example"):
        assert text[claim.span.start : claim.span.end] == claim.span.text
        assert claim.report == "text"


def test_a_text_that_cannot_be_read_is_an_error() -> None:
    """A caller of the library is told by an exception, not by an empty list."""
    with pytest.raises(InputError) as caught:
        marsad.read("قال مصدر عسكري إن القوات انسحبت من المدينة.")
    assert caught.value.code == "language-unread"


def test_a_text_read_in_part_is_a_warning() -> None:
    """What was cut off is said the way Python says such things."""
    with pytest.warns(UserWarning, match="were read"):
        marsad.read(("(" * 60 + "\n") * 1_000, published="2024-12-06")


def test_problems_of_many_reports_go_to_the_caller() -> None:
    """One unreadable report stops nothing."""
    told: list[Problem] = []
    many = [Report(id="a", text="قال مصدر عسكري إن القوات انسحبت."), Report(id="b", text=WORDS, published="2024-12-06")]
    claims = list(marsad.read_reports(many, on_problem=told.append))
    assert [problem.source for problem in told] == ["a"]
    assert all(claim.report == "b" for claim in claims)


def test_the_reader_is_not_loaded_by_import() -> None:
    """`import marsad` alone is instant; the version needs no model."""
    assert marsad.__version__
    assert Task().model
