"""A step of reading: what it needs, what it gives, and the check that a sequence of steps is complete."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from marsad.reading.layers import Reading


class Step(Protocol):
    """One step. It reads the layers it requires and fills those it gives; nothing else of the Reading changes."""

    name: str
    requires: tuple[str, ...]
    gives: tuple[str, ...]

    def __call__(self, reading: Reading) -> None:
        """Fill the layers that this step gives."""


def check_order(steps: Sequence[Step], have: Iterable[str] = ()) -> None:
    """Raise ValueError if a step comes before one that gives a layer it requires."""
    known = set(have)
    for step in steps:
        missing = [layer for layer in step.requires if layer not in known]
        if missing:
            raise ValueError(f"step {step.name!r} needs {missing} before it")
        known.update(step.gives)
