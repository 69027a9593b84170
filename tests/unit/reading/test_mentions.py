"""Who is named in a report, and whom descriptions and pronouns stand for."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pytest

from marsad.model import Report
from marsad.reading.layers import Parse, Reading, Sentence, Token
from marsad.reading.mentions import FindMentions
from marsad.reading.reader import Reader
from marsad.reading.shadow import cast_shadow


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


def test_a_title_finds_the_person_named_with_it(read: Callable[[str], Reading]) -> None:
    """'The foreign minister' is the one named; the two ministers are both, one by one."""
    reading = read(
        "Iranian Foreign Minister Abbas Araghchi met Syrian Foreign Minister Bassam al-Sabbagh in Baghdad. "
        "The two ministers stressed the importance of talks."
    )
    pair = next(e for e in reading.entities if e.members)
    assert [reading.entities[m].name for m in pair.members] == ["Abbas Araghchi", "Bassam al-Sabbagh"]


def test_an_acronym_stands_for_the_name_before_it(read: Callable[[str], Reading]) -> None:
    """The short form in brackets and after gives the full name, whether the knowledge base has it or not."""
    reading = read("The Levant Institute for Strategic Affairs (LISA) closed. LISA said it would move.")
    assert name_at(reading, "LISA", 1) == "Levant Institute for Strategic Affairs"


def test_gender_keeps_he_and_she_apart(read: Callable[[str], Reading]) -> None:
    """A first name or a title tells who 'she' is, however near another person stands."""
    reading = read("Hillary Clinton criticised Michael Mukasey. Mr Mukasey replied that she was wrong.")
    assert name_at(reading, "she") == "Hillary Clinton"


def test_we_is_the_speaker_and_a_spokesmans_body(read: Callable[[str], Reading]) -> None:
    """A spokesman's 'we' is whom he speaks for; his 'I' is himself."""
    reading = read('YPG spokesman Redur Xelil told Reuters: "We entered the town. I saw it."')
    assert name_at(reading, "We") == "YPG"
    assert name_at(reading, "I") == "Redur Xelil"


def test_the_army_is_that_of_the_reports_country(read: Callable[[str], Reading]) -> None:
    """A generic name gets the entry of the country that the report is about."""
    reading = read("Fighting went on in Syria. Government forces left Hama, in central Syria, on Thursday.")
    entity = next(e for e in reading.entities if "forces" in e.name)
    assert entity.actor_id == "actor:sy-army"


def test_a_countrys_name_is_a_power_or_a_place(read: Callable[[str], Reading]) -> None:
    """'Russia said' is the state, 'in Syria' a place; a capital acts for its state only where it acts."""
    reading = read("Russia condemned the raid in Syria. Washington rejected the claim. He lives in Moscow.")
    kinds = {reading.text[e.start : e.end]: (e.kind, e.actor_id) for e in reading.entities}
    assert kinds["Russia"] == ("state", "actor:ru")
    assert kinds["Syria"][0] == "place"
    assert kinds["Washington"] == ("state", "actor:us")
    assert kinds["Moscow"][0] == "place"


def test_who_acts_may_be_a_modifier(read: Callable[[str], Reading]) -> None:
    """'An Israeli attack' names Israel, marked as a modifier; 'rebel-held' names nobody."""
    reading = read("An Israeli attack on a rebel-held town near Damascus killed three people.")
    found = [e for e in reading.entities if e.rule.startswith("modifier")]
    assert [(e.name, e.actor_id) for e in found] == [("Israel", "actor:il")]


def test_text_without_capitals_still_has_persons(read: Callable[[str], Reading]) -> None:
    """After an office in lower case comes a name."""
    reading = read(
        "the murder alarmed la paz. interior minister eduardo perez beltran went to the police headquarters."
    )
    assert "eduardo perez beltran" in {e.name for e in reading.entities if e.kind == "person"}


def test_it_is_unclear_names_nobody(read: Callable[[str], Reading]) -> None:
    """The empty 'it' is no entity."""
    reading = read("The army said it was unclear whether shelling caused the damage.")
    assert "it" not in {reading.text[e.start : e.end] for e in reading.entities}


def test_a_namesake_is_not_the_leader(read: Callable[[str], Reading]) -> None:
    """A surname whose bearer the report names is his, though a leader has it too."""
    reading = read("Ahmed Saleh, a farmer, fled Taiz in Yemen. Saleh said his house was destroyed.")
    entity = next(e for e in reading.entities if reading.text[e.start : e.end] == "Saleh")
    assert (entity.name, entity.actor_id) == ("Ahmed Saleh", None)


def test_a_page_hung_on_one_word_is_read_in_time() -> None:
    """A broken parse with 20,000 children of one token, and a pronoun in every tenth place, takes seconds."""
    words = ["he" if i % 10 == 0 else "army" if i % 10 == 5 else "house" for i in range(20_000)]
    reading = Reading(report=Report(id="r", text=" ".join(words)), shadow=cast_shadow(" ".join(words)))
    tokens, at = [], 0
    for i, word in enumerate(words):
        pos, tag = ("PRON", "PRP") if word == "he" else ("NOUN", "NN")
        tokens.append(Token(i, word, word, word, pos, tag, "nsubj" if i else "ROOT", 0, at, at + len(word), 0, ""))
        at += len(word) + 1
    tokens[0].children = list(range(1, len(words)))
    reading.parse = Parse(tokens, [Sentence(0, 0, len(words), 0, 0, at - 1, 0)], np.zeros((len(words), 0)))
    start = time.perf_counter()
    FindMentions()(reading)
    assert time.perf_counter() - start < 15
    assert reading.entities


def test_an_empty_report_has_no_entities(read: Callable[[str], Reading]) -> None:
    """Nothing is found in nothing."""
    assert read("").entities == []
