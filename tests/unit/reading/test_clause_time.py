"""Of several times in a sentence each clause gets its own; without one, the time that the story has reached."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.model import Report
from marsad.reading.clause_time import time_around, time_of
from marsad.reading.layers import Reading, Timex, Token
from marsad.reading.reader import Reader
from marsad.reading.times import FindTimes


def read(reader: Reader, text: str, published: str = "2024-12-06") -> Reading:
    reading = reader.open(Report(id="c", text=text, published=published))
    reader.segment(reading)
    reader.engine.parse_many([reading])
    FindTimes()(reading)
    return reading


def head_of(reading: Reading, word: str) -> Token:
    return next(t for t in reading.parse.tokens if t.text == word)


def own(reading: Reading, clause: str, word: str) -> Timex | None:
    start = reading.text.index(clause)
    return time_of(reading, head_of(reading, word), (start, start + len(clause)))


@pytest.mark.parametrize(
    ("text", "clause", "word", "first", "last"),
    [
        (
            "On Thursday rebels took Hama, which the army had held since 2011.",
            "rebels took Hama",
            "took",
            date(2024, 12, 5),
            date(2024, 12, 5),
        ),
        (
            "The city witnessed protests in 2011 and fell to the rebels in 2014.",
            "fell to the rebels",
            "fell",
            date(2014, 1, 1),
            date(2014, 12, 31),
        ),
        (
            "On Friday they advanced on Homs, the day after they took control of Hama.",
            "they took control of Hama",
            "took",
            date(2024, 12, 5),
            date(2024, 12, 5),
        ),
        (
            "Strikes on Tuesday killed nine people and wounded dozens.",
            "wounded dozens",
            "wounded",
            date(2024, 12, 3),
            date(2024, 12, 3),
        ),
        (
            "At least 13 civilians died on Tuesday and Wednesday in the town.",
            "At least 13 civilians died",
            "died",
            date(2024, 12, 3),
            date(2024, 12, 4),
        ),
        (
            "Some 280,000 people were displaced since November 27, when the attack began.",
            "the attack began",
            "began",
            date(2024, 11, 27),
            date(2024, 11, 27),
        ),
    ],
)
def test_a_clause_gets_its_own_time(reader: Reader, text: str, clause: str, word: str, first: date, last: date) -> None:
    """The parse tells which verb a time hangs on; lists and open starts are read as they are meant."""
    time = own(read(reader, text), clause, word)
    assert time is not None
    assert (time.first, time.last) == (first, last)


def test_a_relative_clauses_time_is_not_the_main_clauses(reader: Reader) -> None:
    """'which the army had held since 2011' says nothing about when rebels took it."""
    reading = read(reader, "Rebels took Hama, which the army had held since 2011.")
    assert own(reading, "Rebels took Hama", "took") is None


def test_the_dateline_dates_no_clause(reader: Reader) -> None:
    """A date line is when it was published, not when it happened."""
    reading = read(reader, "December 6 2024 Rebels took the town of Hama.")
    assert own(reading, "Rebels took the town", "took") is None


def test_a_story_goes_on_from_the_day_it_named(reader: Reader) -> None:
    """The next sentence in the past tense is of the same day; what looks ahead is not."""
    reading = read(reader, "A raid hit the market on Tuesday. The blast killed nine people. Aid will arrive soon.")
    time = time_around(reading, head_of(reading, "killed"))
    assert time is not None
    assert time.first == date(2024, 12, 3)
    assert time_around(reading, head_of(reading, "arrive")) is None


def test_history_goes_on_as_history(reader: Reader) -> None:
    """After a sentence of an older time the next past sentence is not of the news' day."""
    reading = read(reader, "Rebels attacked on Tuesday. The city rose up in 2011. Troops stormed the old quarter.")
    time = time_around(reading, head_of(reading, "stormed"))
    assert time is not None
    assert time.value == "2011"
