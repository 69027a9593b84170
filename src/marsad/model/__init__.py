"""The nouns of Marsad. No input or output happens here."""

from marsad.model.claim import (
    CLAIM_TYPES,
    FAMILIES,
    FAMILY_OF,
    REAL,
    Claim,
    Mention,
    Modality,
    Place,
    PlacePrecision,
    PlaceRole,
    Quantity,
    Reason,
    Span,
    TimePrecision,
    When,
)
from marsad.model.errors import ConfigError, InputError, LedgerError, MarsadError, UpstreamError
from marsad.model.problem import Problem
from marsad.model.report import Report

__all__ = [
    "CLAIM_TYPES", "FAMILIES", "FAMILY_OF", "REAL",
    "Claim", "ConfigError", "InputError", "LedgerError", "MarsadError", "Mention", "Modality",
    "Place", "PlacePrecision", "PlaceRole", "Problem", "Quantity", "Reason", "Report", "Span",
    "TimePrecision", "UpstreamError", "When",
]  # fmt: skip
