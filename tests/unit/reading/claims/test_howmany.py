"""How many: the measures of a claim's own sentence, and what tells them apart."""

from __future__ import annotations

from collections.abc import Callable

from marsad.reading.claims.frame import Frame
from marsad.reading.claims.howmany import measure_features, measures_near
from marsad.reading.claims.words import Around

type Look = Callable[..., Around]
type Make = Callable[..., Frame]


def test_only_measures_of_the_claims_sentence_are_near(look: Look, frame: Make) -> None:
    """A number two sentences on belongs to another claim."""
    around = look("Seven soldiers were killed and twelve were wounded. Some 400 people fled.")
    assert [m.value for m in measures_near(around, frame(around, "killed", "killed"))] == [7, 12]
    assert [m.value for m in measures_near(around, frame(around, "fled", "displaced"))] == [400]


def test_features_tell_the_units_and_the_nearer_number(look: Look, frame: Make) -> None:
    """People and kilometres differ, and so does what stands closer to the event word."""
    around = look("Seven soldiers were killed 30 kilometres from the border.")
    made = frame(around, "killed", "killed")
    among = measures_near(around, made)
    features = {m.value: set(measure_features(around, made, m, among)) for m in among}
    assert "unit=people|t=killed" in features[7]
    assert "unit=people|t=killed" not in features[30]


def test_a_vague_word_says_that_it_is_one(look: Look, frame: Make) -> None:
    """'Dozens' is a measure with a low bound only."""
    around = look("Dozens were killed.")
    made = frame(around, "killed", "killed")
    (measure,) = measures_near(around, made)
    assert (measure.value, measure.low) == (None, 24)
    assert f"vague={measure.vague}" in measure_features(around, made, measure, [measure])
