"""A problem: something that could not be done for one input, kept where the user sees it."""

from __future__ import annotations

from typing import Literal

import msgspec


class Problem(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What went wrong with which input, and what to do about it.

    `code` is stable and has its entry in docs/errors.md. `lost` says whether anything of the input was not read.
    """

    code: str
    source: str
    message: str
    severity: Literal["error", "warning"] = "error"
    lost: bool = True
    sha256: str | None = None
