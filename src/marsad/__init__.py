"""Marsad reads reports about a conflict and keeps what each claims, on whose word, in which words.

>>> from datetime import date
>>> from marsad import read
>>> claims = read("Rebels shelled the airport on Monday, the ministry said.", published=date(2024, 12, 6))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "read", "read_reports"]

if TYPE_CHECKING:
    from marsad.flow.read import read, read_reports


def __getattr__(name: str) -> Any:
    # The reader loads a language model; `import marsad` alone stays instant.
    if name in ("read", "read_reports"):
        from marsad.flow import read as flow_read

        return getattr(flow_read, name)
    raise AttributeError(f"module 'marsad' has no attribute {name!r}")
