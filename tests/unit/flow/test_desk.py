"""A desk reads many reports, whatever one of them does."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from marsad.flow.desk import Desk, cut
from marsad.flow.task import Task
from marsad.model import Report
from marsad.reading.layers import Reading
from marsad.reading.reader import Reader

WORDS = "Rebels shelled the airport of Aleppo on Friday, killing at least 12 people, the ministry said."


def report(name: str, text: str = WORDS, language: str | None = "en") -> Report:
    return Report(id=name, text=text, published="2024-12-06", language=language)


class Wrapped:
    """A step that does something else first."""

    def __init__(self, step: object, first: Callable[[Reading], None]) -> None:
        self.name, self.requires, self.gives = step.name, step.requires, step.gives  # type: ignore[attr-defined]
        self._step, self._first = step, first

    def __call__(self, reading: Reading) -> None:
        self._first(reading)
        self._step(reading)  # type: ignore[operator]


def broken_desk(reader: Reader, step: str, first: Callable[[Reading], None], limit_s: float = 8.0) -> Desk:
    desk = Desk(Task(limit_s=limit_s), reader)
    copy = object.__new__(Reader)
    copy.__dict__.update(reader.__dict__)
    copy.steps = [Wrapped(s, first) if s.name == step else s for s in reader.steps]
    desk.reader = copy
    return desk


def test_outcomes_come_in_the_order_of_the_reports(desk: Desk) -> None:
    """One outcome per report, unreadable ones among them."""
    outcomes = desk.read([report("a"), report("b", "قال مصدر عسكري إن القوات انسحبت.", None), report("c", "")])
    assert [outcome.report for outcome in outcomes] == ["a", "b", "c"]
    assert [problem.code for problem in outcomes[1].problems] == ["language-unread"]
    assert "Arabic" in outcomes[1].problems[0].message
    assert outcomes[2].items == ()


def test_a_step_that_fails_costs_its_layer_of_that_report_only(reader: Reader) -> None:
    """The other reports are read as ever, and the failure is told with its place in the code."""

    def fail_on_b(reading: Reading) -> None:
        if reading.report.id == "b":
            raise IndexError("words of the report")

    outcomes = broken_desk(reader, "times", fail_on_b).read([report("a"), report("b"), report("c")])
    assert [[problem.code for problem in outcome.problems] for outcome in outcomes] == [[], ["step-failed"], []]
    assert "IndexError in flow/test_desk.py" in outcomes[1].problems[0].message
    assert "words of the report" not in outcomes[1].problems[0].message
    assert len(outcomes[0].items) == len(outcomes[2].items)


def test_a_step_that_does_not_end_is_left_out(reader: Reader) -> None:
    """The steps after it still run."""

    def spin(reading: Reading) -> None:
        while True:
            pass

    (outcome,) = broken_desk(reader, "places", spin, limit_s=0.3).read([report("a")])
    assert [problem.code for problem in outcome.problems] == ["step-too-slow"]


def test_a_report_that_the_parser_refuses_is_told_and_the_rest_read(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch that fails as a whole is parsed one by one."""
    parse = reader.engine.parse_many

    def refuse_b(readings: list[Reading]) -> None:
        if any(reading.report.id == "b" for reading in readings):
            raise ValueError
        parse(readings)

    monkeypatch.setattr(reader.engine, "parse_many", refuse_b)
    outcomes = Desk(Task(), reader).read([report("a"), report("b"), report("c")])
    assert [[problem.code for problem in outcome.problems] for outcome in outcomes] == [[], ["report-failed"], []]


def test_reasons_are_given_on_request_only(reader: Reader) -> None:
    """Without `explain` a claim carries no `why`; all else is the same."""
    plain = Desk(Task(), reader).read([report("a")])[0].items
    explained = Desk(Task(explain=True)).read([report("a")])[0].items
    assert [claim.id for claim in plain] == [claim.id for claim in explained]
    assert not any(isinstance(claim.why, tuple) for claim in plain)
    assert all(claim.why for claim in explained)


def test_a_long_report_is_cut_between_words_and_told() -> None:
    """Nothing is lost silently, and no word is cut in two."""
    long = report("a", WORDS * 100)
    kept, problem = cut(long, 1_000)
    assert len(kept.text) <= 1_000
    assert long.text.startswith(kept.text)
    assert kept.text[-1] in ". \n"
    assert problem is not None
    assert (problem.code, problem.lost, problem.severity) == ("text-too-long", True, "warning")
    assert f"{len(kept.text):,}" in problem.message
    assert cut(report("a"), 1_000) == (report("a"), None)


def test_a_row_of_brackets_is_cut_by_its_tokens() -> None:
    """What has a token for each character is as much work as a text four times as long."""
    kept, problem = cut(report("a", "(" * 10_000), 20_000)
    assert len(kept.text) == 5_000
    assert problem is not None


def test_a_task_is_plain_data() -> None:
    """It travels to other processes as it is."""
    assert dataclasses.replace(Task(), layer="places") == Task(layer="places")
