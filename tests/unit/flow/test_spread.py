"""Reports spread over processes come back as if one had read them."""

from __future__ import annotations

import os

import pytest

from marsad.flow import spread as module
from marsad.flow.desk import Desk
from marsad.flow.spread import spread
from marsad.flow.task import Outcome, Task
from marsad.model import Report
from marsad.reading.reader import Reader

WORDS = "Rebels shelled the airport of Aleppo on Friday, killing at least 12 people, the ministry said."


@pytest.fixture(autouse=True)
def _fork(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FORK", True)


class FatalDesk(Desk):
    """A desk whose process dies over the report 'r20'."""

    def read(self, reports: tuple[Report, ...]) -> list[Outcome]:  # type: ignore[override]
        if any(report.id == "r20" for report in reports):
            os._exit(9)
        return super().read(reports)


def reports(count: int) -> list[Report]:
    return [Report(id=f"r{n}", text=WORDS, published="2024-12-06", language="en") for n in range(count)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_number_of_processes_changes_nothing(reader: Reader, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    """Outcomes, ids and their order are the same on one process and on two."""
    monkeypatch.setattr(module, "Desk", lambda task: Desk(task, reader))
    alone = Desk(Task(), reader)
    wanted = [outcome for start in range(0, 40, 16) for outcome in alone.read(reports(40)[start : start + 16])]
    assert list(spread(iter(reports(40)), Task(), jobs)) == wanted


def test_a_report_that_kills_its_process_costs_itself_only(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report is found and told; all the others are read."""
    monkeypatch.setattr(module, "Desk", lambda task: FatalDesk(task, reader))
    outcomes = list(spread(iter(reports(40)), Task(), 2))
    assert [outcome.report for outcome in outcomes] == [f"r{n}" for n in range(40)]
    assert {o.report: o.problems[0].code for o in outcomes if o.problems} == {"r20": "report-died"}


def test_few_reports_stay_in_one_process(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting processes for a handful of reports would only cost time."""
    monkeypatch.setattr(module, "Desk", lambda task: Desk(task, reader))
    monkeypatch.setattr(module, "_Pool", None)
    assert len(list(spread(reports(3), Task()))) == 3
