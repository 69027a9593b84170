"""The way through the parse from an event word to a phrase."""

from __future__ import annotations

from collections.abc import Callable

from marsad.reading.claims.paths import MAX_STEPS, path
from marsad.reading.claims.words import Around
from marsad.reading.layers import Token

type Look = Callable[..., Around]
type Word = Callable[[Around, str], Token]


def way(around: Around, word: Word, one: str, other: str) -> str:
    return path(around.parse, word(around, one).i, word(around, other).i)


def test_a_step_names_its_dependency_and_its_preposition(look: Look, word: Word) -> None:
    """Down to a subject or through a preposition, up and down to a sibling, nowhere to itself."""
    around = look("The soldiers marched towards the harbour.")
    assert way(around, word, "marched", "soldiers") == "vnsubj"
    assert way(around, word, "marched", "harbour") == "vprep:towards vpobj"
    assert way(around, word, "soldiers", "harbour") == "^nsubj vprep:towards vpobj"
    assert way(around, word, "harbour", "soldiers") == "^pobj ^prep:towards vnsubj"
    assert way(around, word, "marched", "marched") == "self"


def test_another_sentence_and_a_long_way_are_far(look: Look, word: Word) -> None:
    """No path crosses a sentence or goes on for more steps than are worth telling apart."""
    around = look(
        "The soldiers marched. The sailors swam to the pier of the port of the capital of the island of a friend."
    )
    assert way(around, word, "marched", "swam") == "far"
    assert way(around, word, "swam", "friend") == "far"
    assert way(around, word, "swam", "pier") == "vprep:to vpobj"
    ways = [path(around.parse, word(around, "swam").i, t.i) for t in around.parse.tokens]
    assert max(w.count(" ") + 1 for w in ways) <= MAX_STEPS
