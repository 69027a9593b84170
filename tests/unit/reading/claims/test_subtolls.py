"""Parts of a toll are claims of their own."""

from __future__ import annotations

from collections.abc import Callable

from marsad.reading.claims.frame import Frame
from marsad.reading.claims.subtolls import sub_tolls
from marsad.reading.claims.words import Around

type Look = Callable[..., Around]
type Make = Callable[..., Frame]


def parts(around: Around, whole: Frame) -> list[tuple[str, str]]:
    return [(f.type, around.reading.text[f.start : f.end]) for f in sub_tolls(around, [whole])]


def test_what_follows_including_or_a_colon_are_parts(look: Look, frame: Make) -> None:
    """Each counted group is one, of the whole's type, a little less sure, and marked as a part."""
    around = look("At least 112 people were killed, including 98 evacuees and 14 guards.")
    whole = frame(around, "killed", "killed", 0.9)
    assert parts(around, whole) == [("killed", "98 evacuees"), ("killed", "14 guards")]
    assert all(f.part and f.score < whole.score for f in sub_tolls(around, [whole]))
    around = look("The fighting killed 327 people: 183 rebels, 100 soldiers and 44 civilians.")
    assert len(parts(around, frame(around, "killed", "killed"))) == 3


def test_there_are_no_parts_without_a_whole_before_the_cue(look: Look, frame: Make) -> None:
    """'Including' may also open a list of something else."""
    around = look("Villages were emptied, including Kafr, where 98 people were killed.")
    assert parts(around, frame(around, "killed", "killed")) == []


def test_a_count_with_its_own_event_word_is_no_part(look: Look, frame: Make) -> None:
    """After the next verb another claim begins; events that are no tolls have no parts."""
    around = look("Rebels killed 12 soldiers, including a colonel, and the army shelled 30 farmers.")
    assert all("farmers" not in words for _, words in parts(around, frame(around, "killed", "killed")))
    around = look("Rebels attacked 12 soldiers, including 3 officers.")
    assert parts(around, frame(around, "attacked", "attack")) == []
