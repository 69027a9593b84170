"""Sport, fiction, plans and denials make no event on the map: shares of false events stay below their ceilings."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from marsad.model import Claim
from marsad.reading.reader import Reader

FILE = Path(__file__).with_name("hard_negatives.txt")
SURE = 0.5
GOAL = 0.05
"""What the reader is meant to reach among claims it is sure of."""
SURE_CEILING, ANY_CEILING = 0.22, 0.26
"""What it must not fall behind: just above what was measured when the ceilings were last set."""


@pytest.fixture(scope="module")
def sentences(scoring: ModuleType) -> list[list[str]]:
    return list(scoring.rows_of(FILE, 2))


@pytest.fixture(scope="module")
def claims(reader: Reader, scoring: ModuleType, sentences: list[list[str]]) -> list[list[Claim]]:
    return list(scoring.claims_of(reader, [text for _, text in sentences]))


def tally(scoring: ModuleType, sentences: list[list[str]], claims: list[list[Claim]], least: float) -> Any:
    kinds = scoring.Kinds()
    for (kind, text), found in zip(sentences, claims, strict=True):
        false = scoring.false_events(found, least)
        said = ", ".join(f"{c.type} {c.confidence:.2f} [{c.span.text}]" for c in false)
        kinds.add(kind, f"{text} => {said}" if false else None)
    return kinds


def test_the_set_is_large_and_varied(sentences: list[list[str]]) -> None:
    """At least 300 sentences of at least 20 kinds, none twice."""
    assert len(sentences) >= 300
    assert len({kind for kind, _ in sentences}) >= 20
    assert len({text for _, text in sentences}) == len(sentences)


@pytest.mark.parametrize(("least", "ceiling"), [(SURE, SURE_CEILING), (0.0, ANY_CEILING)], ids=["sure", "any"])
def test_false_events_stay_below_their_ceiling(
    scoring: ModuleType, sentences: list[list[str]], claims: list[list[Claim]], least: float, ceiling: float
) -> None:
    """No more sentences give a real event of violence, territory or toll than when the ceiling was set."""
    kinds = tally(scoring, sentences, claims, least)
    assert kinds.share <= ceiling, f"{kinds.share:.3f} of the sentences\n{kinds.worst()}"


@pytest.mark.xfail(reason="the goal is not reached yet; the ceilings above hold what is", strict=False)
def test_false_events_among_sure_claims_reach_the_goal(
    scoring: ModuleType, sentences: list[list[str]], claims: list[list[Claim]]
) -> None:
    """At most one sentence in twenty gives a false event that the reader is sure of."""
    kinds = tally(scoring, sentences, claims, SURE)
    assert kinds.share <= GOAL, f"{kinds.share:.3f} of the sentences\n{kinds.worst()}"
