"""Which words may head an event clause, and what the classifier sees of them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from marsad.reading.claims.candidates import find_candidates, sentence_types, trigger_features, trigger_vector
from marsad.reading.claims.words import Around
from marsad.reading.layers import Token

type Look = Callable[..., Around]
type Word = Callable[[Around, str], Token]


def heads(around: Around) -> list[str]:
    return [t.text for t in find_candidates(around)]


def test_verbs_and_nouns_are_candidates_and_nothing_else_of_a_plain_sentence(look: Look) -> None:
    """Articles, prepositions, numbers and punctuation head no event."""
    assert heads(look("Nine soldiers quickly crossed the river.")) == ["soldiers", "crossed", "river"]


def test_known_adjectives_are_candidates(look: Look) -> None:
    """'dead' says that somebody died; 'green' says nothing."""
    around = look("Dozens are dead in the green valley.")
    assert "dead" in heads(around)
    assert "green" not in heads(around)


def test_headline_words_are_candidates_whatever_their_tag(look: Look, word: Word) -> None:
    """In capitals or in title case verbs are often tagged as names; the lexicon knows them all the same."""
    for text, event in [
        ("REBELS SEIZE BORDER TOWN", "SEIZE"), ("Army Shells Rebel Town", "Shells"), ("Troops Storm Prison", "Storm"),
        ("Clashes Erupt In Goma", "Clashes"), ("Two Ministers Resign", "Resign"),
    ]:  # fmt: skip
        assert event in heads(look(text)), text


def test_helping_verbs_are_no_candidates(look: Look) -> None:
    """'had' and 'been' belong to the verb they help."""
    assert heads(look("The town had been shelled.")) == ["town", "shelled"]


def test_a_candidate_shows_its_lemma_arguments_and_place(look: Look, word: Word) -> None:
    """The named features tell apart a word's own form, what hangs on it, and where it stands."""
    around = look("Clashes in Goma\nThe army shelled the bakery.")
    features = {}
    for text in ("Clashes", "shelled"):
        token = word(around, text)
        sentence = around.parse.sentences[token.sent]
        features[text] = trigger_features(around, token, sentence, sentence_types(around, sentence))
    assert {"L=shell", "S=army", "O=bakery", "X=shelling"} <= set(features["shelled"])
    assert "heading" in features["Clashes"]
    assert "heading" not in features["shelled"]


def test_types_of_a_sentence_are_counted_by_token(look: Look) -> None:
    """Two words for fighting count two."""
    around = look("Clashes and more clashes followed the truce.")
    counts = sentence_types(around, around.parse.sentences[0])
    assert counts["clash"] == 2
    assert counts["agreement"] == 1


def test_the_dense_part_is_of_one_size_and_finite(look: Look) -> None:
    """With or without arguments, a candidate's vectors are a whole number of word vectors."""
    around = look("Fire. The army shelled the bakery of the monks.")
    vectors = [trigger_vector(around, t) for t in find_candidates(around)]
    width = around.parse.vectors.shape[1]
    assert len({v.shape for v in vectors}) == 1
    assert vectors[0].shape[0] % width == 0
    assert all(np.isfinite(v).all() for v in vectors)
