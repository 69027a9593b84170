"""Which event words make claims: one of each family and word, joined where they say one thing."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from marsad.model import CLAIM_TYPES, FAMILY_OF
from marsad.reading.claims.detect import _compatible, _joined, find_frames
from marsad.reading.claims.frame import Frame
from marsad.reading.claims.words import Around

type Look = Callable[..., Around]
type Make = Callable[..., Frame]


def scores(**given: float) -> np.ndarray:
    return np.array([given.get(kind, 0.01) for kind in CLAIM_TYPES])


def said(around: Around, frames: list[Frame]) -> list[tuple[str, str]]:
    return [(f.type, around.reading.text[f.start : f.end]) for f in frames]


def test_a_word_has_one_type_of_each_family() -> None:
    """The best of the family; types of other families stay, the best first; faint ones go."""
    found = _compatible(scores(airstrike=0.8, attack=0.7, shelling=0.6, killed=0.9, siege=0.2), 0.3)
    assert [CLAIM_TYPES[column] for column in found] == ["killed", "airstrike"]


def test_a_word_may_be_two_tolls() -> None:
    """'Casualties' are dead and injured."""
    found = _compatible(scores(killed=0.9, injured=0.7), 0.3)
    assert [CLAIM_TYPES[column] for column in found] == ["killed", "injured"]


def test_event_words_of_one_type_in_one_clause_join(look: Look, frame: Make) -> None:
    """'carried out an attack' is one attack, though verb and noun both say so; its words cover both."""
    around = look("The army carried out an attack on the village at dawn.")
    joined = _joined(around.parse, [frame(around, "carried", "attack", 0.6), frame(around, "attack", "attack", 0.8)])
    assert said(around, joined) == [("attack", "The army carried out an attack on the village at dawn")]
    assert joined[0].token.text == "attack"


def test_an_event_word_that_is_an_argument_of_another_joins_it(look: Look, frame: Make) -> None:
    """'The talks … a meeting' hang together through the verb's own arguments."""
    around = look("The governor held talks about a meeting of the elders.")
    joined = _joined(around.parse, [frame(around, "talks", "meeting"), frame(around, "meeting", "meeting", 0.5)])
    assert len(joined) == 1


def test_the_same_type_in_two_clauses_stays_two_claims(look: Look, frame: Make) -> None:
    """A report that says the same thing twice makes two claims."""
    around = look("Rebels attacked the mill, and soldiers attacked the farm. Bandits attacked the inn.")
    tokens = [t for t in around.parse.tokens if t.text == "attacked"]
    clauses = [
        frame(around, "Rebels", "attack"),
        frame(around, "soldiers", "attack"),
        frame(around, "Bandits", "attack"),
    ]
    for made, token in zip(clauses, tokens, strict=True):
        made.token, made.start, made.end = token, token.start - 8, token.end + 5
    assert len(_joined(around.parse, clauses)) == 3


def test_different_types_of_one_clause_stay_apart(look: Look, frame: Make) -> None:
    """An event and its toll are two claims, in text order."""
    around = look("The raid killed nine people.")
    joined = _joined(around.parse, [frame(around, "killed", "killed"), frame(around, "raid", "airstrike")])
    assert sorted(f.type for f in joined) == ["airstrike", "killed"]
    assert [f.start for f in joined] == sorted(f.start for f in joined)


def test_frames_come_in_text_order_with_one_type_of_a_family_each(look: Look) -> None:
    """On a longer text, whatever the models say: order, scores and families hold."""
    around = look(
        "Warplanes bombed the market of Idlib on Thursday, killing nine people and wounding dozens. Rebels seized the "
        "town of Saraqib, stormed its barracks and captured 30 soldiers. The ministers met in Doha and urged restraint."
    )
    frames = find_frames(around, 0.1)
    assert [(f.start, f.end, f.type) for f in frames] == sorted((f.start, f.end, f.type) for f in frames)
    assert all(0.1 < f.score <= 1.0 for f in frames)
    of_word: dict[int, list[str]] = {}
    for f in frames:
        of_word.setdefault(f.token.i, []).append(FAMILY_OF[f.type])
    for families in of_word.values():
        single = [family for family in families if family != "toll"]
        assert len(single) == len(set(single))


def test_a_higher_threshold_never_gives_more_words(look: Look) -> None:
    """The event words found at a high threshold are among those of a low one."""
    around = look("Warplanes bombed the market on Thursday, killing nine people. Rebels seized the town.")
    low, high = ({f.token.i for f in find_frames(around, threshold)} for threshold in (0.2, 0.7))
    assert high <= low


def test_plain_events_are_found(look: Look) -> None:
    """What no reader could miss: each family's plainest sentence gives a claim of that family."""
    plain = {
        "violence": "Warplanes bombed the market in Idlib on Thursday.",
        "territory": "Rebels captured the city of Hama from the army on Thursday.",
        "toll": "At least nine civilians were killed in Homs on Thursday.",
        "diplomacy": "The foreign ministers met in Doha on Saturday for talks.",
        "speech": "The United Nations called on all sides to protect civilians.",
        "civic": "Thousands of people protested in Sweida against the government.",
    }
    for family, text in plain.items():
        assert family in {FAMILY_OF[f.type] for f in find_frames(look(text))}, text


def test_a_text_without_events_makes_no_frame(look: Look) -> None:
    """Nor does an empty one."""
    assert find_frames(look("The lake is blue and the hills are green.")) == []
    assert find_frames(look("")) == []
