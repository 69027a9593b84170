"""The claim: one thing that a report says happened, is so, or is meant to happen, and on whose word."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

import msgspec


class Modality(StrEnum):
    """How real the report makes the thing said."""

    ACTUAL = "actual"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


REAL = frozenset({Modality.ACTUAL, Modality.ONGOING})
"""The modalities under which the report presents the thing as fact."""

FAMILIES: dict[str, tuple[str, ...]] = {
    "violence": (
        "airstrike", "shelling", "bombing", "clash", "attack", "abduction", "detention", "abuse", "destruction",
    ),
    "territory": ("advance", "takeover", "control", "withdrawal", "siege", "deployment", "access"),
    "toll": ("killed", "injured", "displaced", "captured"),
    "diplomacy": ("meeting", "agreement", "support", "aid", "sanction"),
    "speech": ("demand", "threat", "condemnation", "rejection", "position"),
    "civic": ("protest", "government"),
}  # fmt: skip
"""Every claim type, by family."""

FAMILY_OF: dict[str, str] = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}
CLAIM_TYPES: tuple[str, ...] = tuple(FAMILY_OF)

PlacePrecision = Literal["exact", "town", "admin2", "admin1", "country", "region", "unknown"]
PlaceRole = Literal["at", "to", "from", "near", "between"]
TimePrecision = Literal["day", "month", "year", "interval", "unknown"]


class Span(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The exact words: `text == report.text[start:end]`; code points, end exclusive."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}:{self.end} does not fit its text of {len(self.text)} characters")


class Mention(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody named in the report: `name` is resolved, the offsets are where the report says it.

    `id` is the knowledge base's id, or None where the name is in no knowledge base.
    """

    name: str
    id: str | None = None
    start: int
    end: int


class Place(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place named in the report, with its position where one could be settled (WGS84 degrees).

    Without a position `lat`, `lon` and `gazetteer_id` are None and `precision` is 'unknown': an abstention.
    """

    name: str
    id: str | None = None
    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    gazetteer_id: str | None = None
    precision: PlacePrecision = "unknown"
    role: PlaceRole = "at"


class When(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When it happened: ISO days, both inclusive; `start` is None where the words could not be anchored."""

    start: str | None
    end: str | None
    precision: TimePrecision
    text: str


class Quantity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How many, and no more than the words assert.

    Bounds that the words do not set are left out of the JSON.
    'at least 100' has low 100 and no high; 'nearly 300' has value 300 and `approx`; 'dozens' has low 24 and `approx`.
    """

    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    unit: str
    approx: bool = False
    text: str = ""
    since: str | None = None
    as_of: str | None = None


class Reason(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why a claim says what it says: the step that decided, and the entry or feature it decided on."""

    step: str
    entry: str
    decided: str


class Claim(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One claim of one report. The rules are in docs/glossary.md; `why` is filled on request only."""

    id: str
    report: str
    type: str
    span: Span
    actors: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    time: When | None = None
    quantity: Quantity | None = None
    modality: Modality = Modality.ACTUAL
    background: bool = False
    attribution: tuple[Mention, ...] = ()
    confidence: float
    why: tuple[Reason, ...] | msgspec.UnsetType = msgspec.UNSET

    def __post_init__(self) -> None:
        if self.type not in FAMILY_OF:
            raise ValueError(f"{self.type!r} is no claim type")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence {self.confidence} is outside 0..1")
