"""Fixtures that many tests share."""

from __future__ import annotations

import pytest

from marsad.reading.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Return one reader for the whole run: loading its model takes seconds."""
    return Reader()
