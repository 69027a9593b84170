"""How real a sentence makes its event: planned, denied, cancelled and the rest are told apart, and from fact."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from marsad.model import CLAIM_TYPES, Modality
from marsad.reading.reader import Reader

FILE = Path(__file__).with_name("modality.txt")
FOUND_FLOOR, RIGHT_FLOOR, REAL_FLOOR = 0.60, 0.70, 0.82
"""Just below what was measured when the floors were last set; the last two are shares of the claims found."""


@dataclass(slots=True)
class Judged:
    """Shares over the cases, and what went wrong by the modality that was meant and the one that was read."""

    found: float
    right: float
    real: float
    failures: str


@pytest.fixture(scope="module")
def cases(scoring: ModuleType) -> list[list[str]]:
    return list(scoring.rows_of(FILE, 4))


@pytest.fixture(scope="module")
def judged(reader: Reader, scoring: ModuleType, cases: list[list[str]]) -> Judged:
    kinds, hits, real, found = scoring.Kinds(), scoring.Hits(), scoring.Hits(), scoring.Hits()
    for (modality, kind, words, text), claims in zip(
        cases, scoring.claims_of(reader, [case[3] for case in cases]), strict=True
    ):
        start = text.index(words)
        claim = scoring.claim_at(claims, kind, start, start + len(words))
        found.add(claim is not None)
        if claim is None:
            kinds.add(f"{modality}, not found", text)
            continue
        hits.add(claim.modality == modality)
        real.add(scoring.is_real(claim.modality) == scoring.is_real(modality))
        wrong = None if claim.modality == modality else f"{text} => {claim.type} [{claim.span.text}]"
        kinds.add(f"{modality} read as {claim.modality}", wrong)
    return Judged(found.share, hits.share, real.share, kinds.worst(12))


def test_the_cases_are_many_and_well_formed(cases: list[list[str]]) -> None:
    """At least 200, at least 20 of each modality; types exist and the words stand in their sentence."""
    assert len(cases) >= 200
    counts = {m.value: sum(case[0] == m for case in cases) for m in Modality}
    assert min(counts.values()) >= 20, counts
    assert sum(counts.values()) == len(cases)
    assert {case[1] for case in cases} <= set(CLAIM_TYPES)
    assert [case for case in cases if case[2] not in case[3]] == []


def test_the_claims_are_found(judged: Judged) -> None:
    """The event of a short sentence becomes a claim, however real it is."""
    assert judged.found >= FOUND_FLOOR, f"{judged.found:.3f}\n{judged.failures}"


def test_the_modality_is_right(judged: Judged) -> None:
    """Of the claims found, the share with just the modality that was meant."""
    assert judged.right >= RIGHT_FLOOR, f"{judged.right:.3f}\n{judged.failures}"


def test_fact_is_told_from_what_is_not(judged: Judged) -> None:
    """Of the claims found, the share where actual and ongoing are told from all else."""
    assert judged.real >= REAL_FLOOR, f"{judged.real:.3f}\n{judged.failures}"
