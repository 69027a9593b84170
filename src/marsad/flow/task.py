"""What is to be done with reports, and what came of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from marsad.model import Problem
from marsad.reading.engines.spacy_engine import DEFAULT_MODEL

MAX_CHARS = 100_000
"""Characters of one report that are read by default, some 16,000 words; what lies beyond is told, not read."""

CHARS_A_TOKEN = 4
"""A report may have one token for so many characters allowed; news has one for five, a row of brackets one for one."""

LIMIT_S = 8.0
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
