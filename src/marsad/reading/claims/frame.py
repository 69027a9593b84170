"""What the claim steps hand to each other: a claim in the making, and what may fill its slots."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from marsad.reading.layers import Timex, Token


@dataclass(slots=True, eq=False)
class Frame:
    """A claim in the making: its event word, type and words (shadow offsets), and the slots as they are filled.

    `part` marks the part of a toll, which takes its time, place and causer from the whole.
    """

    token: Token
    type: str
    start: int
    end: int
    score: float = 1.0
    actors: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    modality: str = "actual"
    part: bool = False


@dataclass(slots=True, eq=False)
class Filler:
    """A name that may fill a slot, with the numbers of the entities near that bear it."""

    name: str
    mentions: list[int]


@dataclass(slots=True, eq=False)
class Site:
    """One place that may be the claim's: its name, its mention nearest to the claim, and the head token of that."""

    name: str
    start: int
    end: int
    head: int
    toponym: int | None
    kind: str
    carried: int = 0


@dataclass(slots=True, eq=False)
class Moment:
    """One period that may be the claim's, with all the ways that lead to it ('timex0', 'carried1', 'published' …).

    Both days are inclusive; None for the abstention. `timex` is the words' expression, where words say it.
    """

    first: date | None
    last: date | None
    sources: list[str]
    timexes: list[Timex] = field(default_factory=list)

    @property
    def timex(self) -> Timex | None:
        """The expression nearest to the claim."""
        return self.timexes[0] if self.timexes else None

    @property
    def own(self) -> bool:
        """Whether the claim's own sentence names it."""
        return "timex0" in self.sources
