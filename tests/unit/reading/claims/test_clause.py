"""The words of a claim: one clause around its event word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marsad.reading.claims.clause import clause_span
from marsad.reading.claims.words import Around
from marsad.reading.layers import Token

type Look = Callable[..., Around]
type Word = Callable[[Around, str], Token]


CLAUSES = {
    "verb": ("Troops entered the valley on Friday.", "entered", "Troops entered the valley on Friday"),
    "object of a light verb": (
        "He carried out an attack on the mill.",
        "attack",
        "He carried out an attack on the mill",
    ),
    "subject of a light verb": ("Fighting broke out on Friday.", "Fighting", "Fighting broke out on Friday"),
    "noun": ("The shelling of the old bridge drew protests.", "shelling", "The shelling of the old bridge"),
    "relative clause left out": ("Rebels seized the mill, which they had shelled.", "seized", "Rebels seized the mill"),
    "relative clause": ("Rebels seized the mill, which they had shelled.", "shelled", "which they had shelled"),
    "relative clause of a noun": ("A raid that killed nine shook the town.", "killed", "that killed nine"),
    "adverbial clause": ("When planes bombed the depot, the guards ran.", "bombed", "planes bombed the depot"),
    "reported clause": ("The minister said that talks had failed.", "failed", "talks had failed"),
    "list of places": ("Troops entered Hama, Homs and Tartus.", "entered", "Troops entered Hama, Homs and Tartus"),
}


@pytest.mark.parametrize(("text", "event", "clause"), CLAUSES.values(), ids=CLAUSES.keys())
def test_a_claim_has_the_words_of_its_own_clause(look: Look, word: Word, text: str, event: str, clause: str) -> None:
    """Subordinate and coordinate clauses, full stops and conjunctions stay outside."""
    around = look(text)
    start, end = clause_span(around.parse, word(around, event))
    assert around.reading.text[start:end] == clause


def test_each_verb_of_a_series_has_its_own_words(look: Look, word: Word) -> None:
    """Three verbs of one subject make three spans that do not overlap."""
    around = look("Gunmen ambushed a convoy, killed nine guards and fled into the hills.")
    spans = [clause_span(around.parse, word(around, verb)) for verb in ("ambushed", "killed", "fled")]
    said = [around.reading.text[start:end] for start, end in spans]
    assert said == ["Gunmen ambushed a convoy", "killed nine guards", "fled into the hills"]


def test_a_heading_is_never_glued_to_the_sentence_below(look: Look, word: Word) -> None:
    """The words of each end at the line break."""
    around = look("Clashes in Goma\nThe army shelled the hills on Friday.")
    start, end = clause_span(around.parse, word(around, "Clashes"))
    assert around.reading.text[start:end] == "Clashes in Goma"
    start, end = clause_span(around.parse, word(around, "shelled"))
    assert around.reading.text[start:end] == "The army shelled the hills on Friday"


def test_a_clause_holds_its_event_word_and_no_endless_list(look: Look, word: Word) -> None:
    """Damaged text may hang hundreds of words on one verb: the span stays short around it."""
    around = look("Planes bombed " + ", ".join(["the mill"] * 200) + " on Friday.")
    verb = word(around, "bombed")
    start, end = clause_span(around.parse, verb)
    assert start <= verb.start < verb.end <= end
    assert len(around.parse.within(start, end)) <= 62
