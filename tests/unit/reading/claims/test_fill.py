"""Filling the slots: never one name twice, one place for one name, and the plainest slots right."""

from __future__ import annotations

from collections.abc import Callable

from marsad.reading.claims.detect import find_frames
from marsad.reading.claims.fill import MOST, _chosen, _same_place, fill_frames
from marsad.reading.claims.words import Around
from marsad.reading.layers import Reading

type Look = Callable[..., Around]
type Read = Callable[..., Reading]

NEWS = (
    "Russian warplanes bombed a market in Idlib on Thursday, killing nine civilians and wounding dozens. Rebels seized "
    "the town of Saraqib from the army and captured 30 soldiers, the Syrian Observatory for Human Rights said."
)


def test_the_best_is_taken_where_none_is_sure_but_not_where_all_are_unlikely() -> None:
    """Above the floor, all, up to a few; below it the best alone; below the least, none."""
    assert _chosen([(0.9, 1), (0.8, 2), (0.1, 3)], 0.5) == [(0.9, 1), (0.8, 2)]
    assert _chosen([(0.3, 1), (0.2, 2)], 0.5, 0.2) == [(0.3, 1)]
    assert _chosen([(0.1, 1)], 0.5, 0.2) == []
    assert _chosen([], 0.5) == []
    assert len(_chosen([(0.9, n) for n in range(50)], 0.5)) == MOST


def test_a_name_with_a_word_for_its_kind_is_the_same_place() -> None:
    """'Furqan' and 'Furqan district' are one place, 'Homs' and 'Hama' two."""
    assert _same_place("Furqan", "Furqan district")
    assert _same_place("FURQAN DISTRICT", "Furqan")
    assert not _same_place("Homs", "Hama")


def test_nobody_acts_upon_himself(look: Look) -> None:
    """A name fills one slot of a claim at most, and once."""
    around = look(NEWS)
    for filled in fill_frames(around, find_frames(around, 0.1)):
        names = [f.name for f in (*filled.actors, *filled.targets)]
        assert len(names) == len(set(names)) <= 2 * MOST
        assert len(filled.sites) == len({s.name for s in filled.sites})


def test_the_plainest_slots_are_right(read: Read) -> None:
    """Who, to whom, where, when, how many and on whose word, of two plain sentences."""
    claims = {c.type: c for c in read(NEWS).claims}
    killed, airstrike = claims["killed"], claims["airstrike"]
    assert any("Russia" in m.name for m in airstrike.actors)
    assert [p.name for p in airstrike.places] == ["Idlib"]
    assert airstrike.time is not None
    assert (airstrike.time.start, airstrike.time.end) == ("2024-12-05", "2024-12-05")
    assert any("civilians" in m.name for m in killed.targets)
    assert killed.quantity is not None
    assert killed.quantity.value == 9
    takeover = claims["takeover"]
    assert any(m.name.casefold() == "rebels" for m in takeover.actors)
    assert "Saraqib" in [p.name for p in takeover.places]
    assert [m.name for m in takeover.attribution] == ["Syrian Observatory for Human Rights"]


def test_reasons_are_noted_on_request_only(look: Look) -> None:
    """Asked for, each frame has the step, the entry with its weight, and what was decided; else nothing is kept."""
    around = look(NEWS)
    assert all(filled.reasons == [] for filled in fill_frames(around, find_frames(around)))
    for filled in fill_frames(around, find_frames(around), explain=True):
        assert filled.reasons
        assert all(step and entry and decided for step, entry, decided in filled.reasons)
