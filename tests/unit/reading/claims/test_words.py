"""What is looked up about a token: the lexicon's types under any tag, and the kind of the phrase it heads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marsad.model import CLAIM_TYPES
from marsad.reading.claims.words import Around, triggers, verb_of
from marsad.reading.layers import Token

type Look = Callable[..., Around]
type Word = Callable[[Around, str], Token]


@pytest.mark.parametrize(
    ("form", "verb"),
    [("shelled", "shell"), ("seizing", "seize"), ("storms", "storm"), ("bombing", "bomb"), ("sky", "sky")],
)
def test_a_form_leads_to_the_verb_that_the_lexicon_knows(form: str, verb: str) -> None:
    """Endings are taken off where that gives a known verb; other words stay as they are."""
    assert verb_of(form, triggers()) == verb


def test_a_doubled_consonant_is_undone() -> None:
    """'kidnapped' and 'kidnapping' are forms of 'kidnap'."""
    assert [verb_of(form, triggers()) for form in ("kidnapped", "kidnapping")] == ["kidnap", "kidnap"]


def test_the_lexicon_gives_only_known_types_and_most_of_them() -> None:
    """Each type of the record can be reached by some word; no word leads to anything else."""
    lexicon = triggers()
    reached = {
        t
        for table in (lexicon.verbs, lexicon.nouns, lexicon.adjectives, lexicon.phrases)
        for kinds in table.values()
        for t in kinds
    }
    assert reached == set(CLAIM_TYPES)


def test_types_follow_the_part_of_speech(look: Look, word: Word) -> None:
    """'shell' the verb is an event, 'shelling' the noun too, a plain noun none."""
    around = look("The army shelled the bakery. The shelling lasted for hours.")
    assert "shelling" in around.types_of(word(around, "shelled"))
    assert "shelling" in around.types_of(word(around, "shelling"))
    assert around.types_of(word(around, "bakery")) == ()


def test_kinds_tell_places_times_numbers_and_people_apart(look: Look, word: Word) -> None:
    """The kind at a token is what the earlier steps found there."""
    around = look("Some 300 soldiers left Damascus on Thursday.")
    assert around.kind_at(word(around, "soldiers").i) in ("force", "group", "people")
    assert around.kind_at(word(around, "Damascus").i) == "place"
    assert around.kind_at(word(around, "Thursday").i) == "time"
    assert around.kind_at(word(around, "300").i) == "number"


def test_entities_between_two_offsets_come_in_text_order(look: Look) -> None:
    """Only those that start between them."""
    around = look("Soldiers met farmers. Nurses met teachers.")
    text = around.reading.text
    found = around.entities_between(text.index("farmers"), len(text))
    assert [around.reading.entities[n].name.casefold() for n in found] == ["farmers", "nurses", "teachers"]
