"""What goes wrong inside one report stays there."""

from __future__ import annotations

import pytest

from marsad.flow.boundary import Failure, attempt
from marsad.model import ConfigError


def test_work_that_ends_gives_its_result() -> None:
    """The boundary is not felt where nothing goes wrong."""
    assert attempt(lambda: 5, limit_s=1.0) == 5


def test_a_bug_becomes_a_failure_that_names_its_line() -> None:
    """The reason says which error, where, and nothing of the text."""

    def broken() -> int:
        return {"secret words": 1}["other words"]

    failure = attempt(broken)
    assert isinstance(failure, Failure)
    assert failure.reason.startswith("KeyError in flow/test_boundary.py, line ")
    assert not failure.slow


def test_work_that_does_not_end_is_stopped() -> None:
    """A loop that burns processor time past its limit becomes a failure marked slow."""

    def endless() -> None:
        while True:
            pass

    failure = attempt(endless, limit_s=0.2)
    assert isinstance(failure, Failure)
    assert failure.slow


def test_errors_raised_on_purpose_pass_through() -> None:
    """A configuration that makes no sense stops the run; it is no fault of a report."""

    def misconfigured() -> None:
        raise ConfigError("model-missing", "No such model.")

    with pytest.raises(ConfigError):
        attempt(misconfigured)
