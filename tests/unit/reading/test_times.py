"""Times in a text are found, given their TimeML value and placed on the calendar of the report's own day."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.model import Report
from marsad.reading.layers import Reading
from marsad.reading.reader import Reader
from marsad.reading.times import FindTimes

FRIDAY = "2024-12-06"


def read(reader: Reader, text: str, published: str | None = FRIDAY) -> Reading:
    reading = reader.open(Report(id="t", text=text, published=published))
    reader.segment(reading)
    reader.engine.parse_many([reading])
    FindTimes()(reading)
    return reading


def values(reader: Reader, text: str, published: str | None = FRIDAY) -> list[str]:
    return [t.value for t in read(reader, text, published).times]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The army withdrew on Thursday.", "2024-12-05"),
        ("The army withdrew on Friday.", "2024-12-06"),
        ("The army withdrew last Friday.", "2024-11-29"),
        ("The ministers will meet in Doha on Saturday.", "2024-12-07"),
        ("A meeting is scheduled to be held later on Friday.", "2024-12-06"),
        ("The talks, which were scheduled for next Sunday, were postponed.", "2024-12-08"),
        ("The rebels attacked the town on November 27.", "2024-11-27"),
        ("A bombing killed many on 29 April 2014.", "2014-04-29"),
        ("A bombing killed many on April 29th, 2014.", "2014-04-29"),
        ("A bombing killed many on 04/29/2014.", "2014-04-29"),
        ("A bombing killed many on 2014-04-29.", "2014-04-29"),
        ("The number was updated yesterday evening.", "2024-12-05"),
        ("Talks resume the day after tomorrow.", "2024-12-08"),
        ("Fighting broke out two days ago.", "2024-12-04"),
        ("Fighting broke out three years ago.", "2021"),
        ("They seized the city in June.", "2024-06"),
        ("They seized the city in early 2014.", "2014"),
        ("They seized the city late last year.", "2023"),
        ("Prices rose last month.", "2024-11"),
        ("The strikes hit the town last week.", "2024-11-25/2024-12-01"),
        ("The fighting began in the 1990s.", "1990-01-01/1999-12-31"),
        ("Rain fell in the summer of 2013.", "2013-06-01/2013-08-31"),
        ("Trade fell in the first quarter of 2014.", "2014-Q1"),
        ("It is now under their control.", "PRESENT_REF"),
        ("They recently left.", "PAST_REF"),
        ("A three-day truce was agreed.", "P3D"),
        ("Protests are held every Friday.", "XXXX-WXX-5"),
        ("The market opens at 1700 GMT.", "2024-12-06T17:00"),
        ("The bomb went off at 5 p.m. on Thursday.", "2024-12-05T17:00"),
        ("the police arrived on 25 january 1988.", "1988-01-25"),
        ("Two people died on May 3, 4 and 5.", "2024-05-03/2024-05-05"),
        ("She died on New Year's Eve.", "2023-12-31"),
        ("The truce began on the 3rd of this month.", "2024-12-03"),
        ("The jets struck overnight Thursday.", "2024-12-05"),
        ("The September 11 attacks killed thousands.", "2001-09-11"),
        ("Today, about 100,000 people worship them.", "PRESENT_REF"),
        ("The army said today it took the town.", "2024-12-06"),
        ("They were asked about the January vote.", "2025-01"),
        ("They worked from 6:00 a.m. to 9:00 p.m. in the mine.", "T06:00"),
    ],
)
def test_an_expression_gets_its_value(reader: Reader, text: str, value: str) -> None:
    """Each kind of expression is read against a Friday's report."""
    assert value in values(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Shops were full on Black Friday sales.",
        "The Sunday Times reported the attack.",
        "The rebels may attack.",
        "Protesters march to the palace.",
        "He was the second to leave.",
        "About 2000 people fled.",
        "The man, who is 42 years old, fled.",
        "The 14 March Alliance met.",
        "A man in his 40s fled.",
        "It was his last year in office.",
    ],
)
def test_what_is_no_time_is_left_alone(reader: Reader, text: str) -> None:
    """Names, modals, verbs, ordinals, counts and ages are no times."""
    assert values(reader, text) == []


def test_an_open_start_runs_to_the_day_of_publication(reader: Reader) -> None:
    """'Since' keeps the day named as its value and covers all days up to the report's."""
    time = read(reader, "280,000 people were displaced since November 27.").times[0]
    assert (time.value, time.first, time.last, time.since) == (
        "2024-11-27",
        date(2024, 11, 27),
        date(2024, 12, 6),
        True,
    )


def test_last_night_covers_two_days(reader: Reader) -> None:
    """A night has two days."""
    time = read(reader, "Warplanes bombed a bridge last night.").times[0]
    assert (time.first, time.last) == (date(2024, 12, 5), date(2024, 12, 6))


def test_both_ends_of_a_range_cover_the_whole(reader: Reader) -> None:
    """The year of the second end holds for the first."""
    one, two = read(reader, "Strikes went on from November 20 to December 11, 2015.").times
    assert (one.value, two.value) == ("2015-11-20", "2015-12-11")
    assert (one.first, one.last) == (two.first, two.last) == (date(2015, 11, 20), date(2015, 12, 11))


def test_days_of_one_month_are_one_interval(reader: Reader) -> None:
    """'between 3 and 5 May 2016' is one expression."""
    (time,) = read(reader, "Three people died between 3 and 5 May 2016.").times
    assert time.value == "2016-05-03/2016-05-05"


def test_later_and_earlier_count_from_the_last_day_named(reader: Reader) -> None:
    """'The previous day' is the day before the one last named, not before publication."""
    text = "Rockets killed three civilians on Tuesday. Six had been killed the previous day. Two days later they left."
    assert values(reader, text) == ["2024-12-03", "2024-12-02", "2024-12-04"]


def test_the_day_after_dates_what_follows_it(reader: Reader) -> None:
    """'On Friday …, the day after they took the town' places the taking on Thursday."""
    times = read(reader, "On Friday they advanced on Homs, the day after they took control of Hama.").times
    assert [(t.first, t.rule.split(":")[0]) for t in times] == [
        (date(2024, 12, 6), "weekday"),
        (date(2024, 12, 5), "complement"),
    ]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("A headline of the day\n\nMonday, May 18, 2015\n\n", date(2015, 5, 18)),
        ("August 6 2014 Army enters the town. ", date(2014, 8, 6)),
        ("Published October 26 2016 Air strikes hit a school. ", date(2016, 10, 26)),
        ("Print this page Tuesday 19 July 2016 16:45 Strikes go on. ", date(2016, 7, 19)),
        ("BEIRUT, December 3 (Reuters) - ", date(2024, 12, 3)),
        ("San Salvador, 26 Feb 90 (AFP) -- ", date(1990, 2, 26)),
        ("Last updated at Apr 232017 ", date(2017, 4, 23)),
        ("Posted on April 2 2017 by Ali Hassan ", date(2017, 4, 2)),
        ("Army enters town Monitor AFP Sunday 8 Oct 2017 ", date(2017, 10, 8)),
        ("On April 12, 1981, the shuttle rose. ", date(2024, 12, 6)),
        ("", date(2024, 12, 6)),
    ],
)
def test_a_dateline_wins_over_the_day_given(reader: Reader, head: str, day: date) -> None:
    """The text's own date line is the day that everything counts from; a date in a sentence is not."""
    assert read(reader, head + "The army said it took the town.").published == day


def test_without_a_day_relative_times_stay_open(reader: Reader) -> None:
    """Nothing is resolved against today where the report has no date."""
    times = read(reader, "The army withdrew on Thursday and will return in June.", None).times
    assert [t.first for t in times] == [None, None]


def test_long_damage_is_read_in_reasonable_time(reader: Reader) -> None:
    """Runs of digits, weekdays and hyphens neither fail nor take long."""
    for piece in ("1" * 5000, "Friday " * 2000, "12-" * 3000, "of the day before " * 1000, "5 " * 4000):
        read(reader, f"The army withdrew. {piece}")
