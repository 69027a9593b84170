"""When it happened: the periods that may be a claim's, each once, and none invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from marsad.reading.claims.frame import Frame, Moment
from marsad.reading.claims.when import moment_features, moments
from marsad.reading.claims.words import Around

type Look = Callable[..., Around]
type Make = Callable[..., Frame]

THURSDAY, FRIDAY = date(2024, 12, 5), date(2024, 12, 6)


def by_days(found: list[Moment]) -> dict[tuple[date | None, date | None], Moment]:
    assert len({(m.first, m.last) for m in found}) == len(found)
    return {(m.first, m.last): m for m in found}


def test_the_sentence_the_publication_and_nothing_are_offered(look: Look, frame: Make) -> None:
    """'On Thursday' in a Friday report is the day before it too: one moment with two ways to it."""
    around = look("Rebels attacked the mill on Thursday.")
    found = by_days(moments(around, frame(around, "attacked", "attack"), []))
    assert {"timex0", "day-before"} <= set(found[THURSDAY, THURSDAY].sources)
    assert found[THURSDAY, THURSDAY].own
    assert "published" in found[FRIDAY, FRIDAY].sources
    assert not found[FRIDAY, FRIDAY].own
    assert found[None, None].sources == ["none"]


def test_without_a_day_of_publication_nothing_is_anchored(look: Look, frame: Make) -> None:
    """'On Thursday' says no day then, and only the abstention is left; a full date still counts."""
    around = look("Rebels attacked the mill on Thursday.", None)
    assert [m.sources for m in moments(around, frame(around, "attacked", "attack"), [])] == [["none"]]
    around = look("Rebels attacked the mill on 3 May 2021.", None)
    found = by_days(moments(around, frame(around, "attacked", "attack"), []))
    assert set(found) == {(None, None), (date(2021, 5, 3), date(2021, 5, 3))}


def test_times_of_the_sentences_before_say_how_far_back_they_stand(look: Look, frame: Make) -> None:
    """One sentence back, two sentences back, and no further."""
    around = look(
        "Shells fell on 1 November 2024. Trains ran on 2 November 2024. Snow fell on 3 November 2024. Rebels attacked."
    )
    found = by_days(moments(around, frame(around, "attacked", "attack"), []))
    assert "timex1" in found[date(2024, 11, 3), date(2024, 11, 3)].sources
    assert "timex2" in found[date(2024, 11, 2), date(2024, 11, 2)].sources
    assert not any(s.startswith("timex") for s in found[date(2024, 11, 1), date(2024, 11, 1)].sources)


def test_times_of_earlier_claims_are_carried_on(look: Look, frame: Make) -> None:
    """The last claim's and the one before; a claim without a time carries nothing."""
    around = look("Rebels attacked the mill. Nine people were killed.")
    before, made = frame(around, "attacked", "attack"), frame(around, "killed", "killed")
    monday = Moment(date(2024, 12, 2), date(2024, 12, 2), ["timex0"])
    found = by_days(moments(around, made, [(before, monday), (before, Moment(None, None, ["none"]))]))
    assert found[date(2024, 12, 2), date(2024, 12, 2)].sources == ["carried2"]
    assert found[None, None].sources == ["none"]


def test_features_name_every_way_to_the_moment(look: Look, frame: Make) -> None:
    """The ways are joined in one feature too, in a fixed order, and the abstention has features of its own."""
    around = look("Rebels attacked the mill on Thursday.")
    made = frame(around, "attacked", "attack")
    found = moments(around, made, [])
    for moment in found:
        features = moment_features(around, made, moment, found, [])
        assert {f"s={source}" for source in moment.sources} <= set(features)
        assert f"sources={'+'.join(sorted(moment.sources))}" in features
