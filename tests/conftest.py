"""Fixtures that many tests share."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

import marsad.cli  # noqa: F401 - sets one thread a process, before numpy is loaded
from marsad.flow import spread
from marsad.flow.desk import Desk
from marsad.flow.task import Task
from marsad.reading.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Return one reader for the whole run: loading its model takes seconds."""
    return Reader()


@pytest.fixture(scope="session")
def desk(reader: Reader) -> Desk:
    """Return one desk for the whole run, at the default limits, with the shared reader."""
    return Desk(Task(), reader)


@pytest.fixture
def runner(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """Return a runner of commands whose desks share the reader instead of loading one each."""
    monkeypatch.setattr(spread, "Desk", lambda task: Desk(task, None if task.explain else reader))
    return CliRunner()
