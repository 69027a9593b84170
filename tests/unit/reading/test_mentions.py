"""Who is named in a report, and whom descriptions and pronouns stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marsad.model import Report
from marsad.reading.layers import Reading
from marsad.reading.mentions import FindMentions
from marsad.reading.reader import Reader


@pytest.fixture(scope="module")
def read(reader: Reader) -> Callable[[str], Reading]:
    """Return a function that reads a text as far as its entities."""
    step = FindMentions()

    def read_text(text: str) -> Reading:
        reading = reader.open(Report(id="r", text=text))
        reader.segment(reading)
        reader.engine(reading)
        step(reading)
        return reading

    return read_text


def name_at(reading: Reading, words: str, nth: int = 0) -> str:
    """Return the name of the entity whose own words are these."""
    found = [e for e in reading.entities if reading.text[e.start : e.end].strip(" '\"") == words]
    assert found, [reading.text[e.start : e.end] for e in reading.entities]
    return found[nth].name


def test_a_title_is_not_part_of_a_persons_name(read: Callable[[str], Reading]) -> None:
    """'Iraqi Foreign Minister Fuad Hussein' is Fuad Hussein, and so is 'Hussein' later."""
    reading = read("Iraqi Foreign Minister Fuad Hussein arrived in Cairo. On Friday, Hussein met officials.")
    assert name_at(reading, "Iraqi Foreign Minister Fuad Hussein") == "Fuad Hussein"
    assert name_at(reading, "Hussein") == "Fuad Hussein"


def test_a_pronoun_gives_its_antecedents_name(read: Callable[[str], Reading]) -> None:
    """'He' is the man named before, 'they' the rebels."""
    reading = read("Rami Abdel Rahman told AFP that rebels entered Rastan. He said they took two villages.")
    assert name_at(reading, "He") == "Rami Abdel Rahman"
    assert name_at(reading, "they") == "rebels"


def test_a_short_form_gives_the_full_name(read: Callable[[str], Reading]) -> None:
    """'The Observatory' is the observatory named in full before."""
    reading = read("The Syrian Observatory for Human Rights counted 20 dead. The Observatory said more were missing.")
    assert name_at(reading, "The Observatory") == "Syrian Observatory for Human Rights"


def test_members_of_a_group_are_the_group(read: Callable[[str], Reading]) -> None:
    """'Islamic State militants' act for the Islamic State."""
    reading = read("Islamic State militants attacked an airport near Deir al-Zor.")
    entity = next(e for e in reading.entities if e.name == "Islamic State")
    assert entity.actor_id == "actor:isis"


def test_quotes_and_doubled_words_never_cross_into_a_name(read: Callable[[str], Reading]) -> None:
    """Damage of machine translation stays out of names."""
    reading = read('The Observatory said that "Hay\'at Tahrir al-Sham" and and the the factions entered the city.')
    assert not [e.name for e in reading.entities if '"' in e.name or "the the" in e.name]


def test_an_empty_report_has_no_entities(read: Callable[[str], Reading]) -> None:
    """Nothing is found in nothing."""
    assert read("").entities == []
