"""How real and how new: the words around the claim that tell, and what the reader makes of the plainest."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marsad.model import REAL, Modality
from marsad.reading.claims.frame import Frame
from marsad.reading.claims.manner import background_features, manner_features
from marsad.reading.claims.words import Around
from marsad.reading.layers import Reading

type Look = Callable[..., Around]
type Make = Callable[..., Frame]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Rebels will attack the mill.", "will"), ("Rebels would attack the mill.", "would"),
        ("Rebels may attack the mill.", "may"), ("Rebels did not attack the mill.", "not"),
        ("Rebels never attack the mill.", "never"), ("Rebels plan to attack the mill.", "plan"),
        ("Officials denied that rebels attack the mill.", "deny"), ("If rebels attack the mill, it burns.", "if"),
    ],
)  # fmt: skip
def test_helping_verbs_negations_and_governing_verbs_show(look: Look, frame: Make, text: str, cue: str) -> None:
    """The sentence with the cue has a feature that names it; the plain one has none."""
    around, plain = look(text), look("Rebels attack the mill.")
    with_cue = set(manner_features(around, frame(around, "attack", "attack")))
    without = set(manner_features(plain, frame(plain, "attack", "attack")))
    assert any(cue in feature for feature in with_cue - without)
    assert not any(feature.endswith(f"={cue}") for feature in without)


def test_a_heading_says_so(look: Look, frame: Make) -> None:
    """Headlines use the present for the past: the classifiers must know where they are."""
    around = look("Rebels attack mill\nThe army shelled the hills on Friday, killing nine farmers.")
    assert "heading=True" in manner_features(around, frame(around, "attack", "attack"))
    assert "heading=False" in manner_features(around, frame(around, "shelled", "shelling"))


def test_the_age_of_the_time_tells_news_from_history(look: Look, frame: Make) -> None:
    """Days old, weeks old, or without a time: three different features."""
    around = look("Rebels attacked the mill.")
    made = frame(around, "attacked", "attack")
    seen = [frozenset(background_features(around, made, age, False)) for age in (1, 20, 4000, None)]
    assert len(set(seen)) == 4


@pytest.mark.parametrize(
    ("text", "real"),
    [
        ("Warplanes bombed the market of Idlib on Thursday.", True),
        ("Rebels captured the city of Hama on Thursday.", True),
        ("The army will attack Aleppo on Monday, the minister said.", False),
        ("If rebels attack Homs, the army would withdraw.", False),
        ("The ministry denied that the army had withdrawn from Homs.", False),
    ],
)
def test_the_plainest_cases_are_told_apart(read: Callable[..., Reading], text: str, real: bool) -> None:
    """What happened is real; what will, would or is said not to have happened is not."""
    physical = [c for c in read(text).claims if c.type in ("airstrike", "takeover", "attack", "withdrawal")]
    assert physical
    assert [Modality(c.modality) in REAL for c in physical] == [real] * len(physical)


def test_history_is_background_and_news_is_not(read: Callable[..., Reading]) -> None:
    """A year long past against the day before publication."""
    for text, background in (("In 2016 the army captured Aleppo.", True), ("On Thursday rebels captured Hama.", False)):
        claims = [c for c in read(text).claims if c.type == "takeover"]
        assert [c.background for c in claims] == [background], text
