"""What is to be done with reports, and what came of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from marsad.model import Problem
from marsad.reading.engines.spacy_engine import DEFAULT_MODEL

MAX_CHARS = 200_000
"""Characters of one report that are read by default, some 33,000 words; what lies beyond is said, not read."""

LIMIT_S = 12.0
"""Seconds of processor time for the steps after the parse, per report."""

READABLE = frozenset({"en"})
"""The languages that there is a reader for."""


@dataclass(frozen=True, slots=True)
class Task:
    """Read up to one layer ('claims', 'places' …) with one model, within limits."""

    layer: str = "claims"
    model: str = DEFAULT_MODEL
    explain: bool = False
    max_chars: int = MAX_CHARS
    limit_s: float = LIMIT_S


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one report: claims or rows in text order, and the problems met."""

    report: str
    items: tuple[Any, ...] = ()
    problems: tuple[Problem, ...] = ()
