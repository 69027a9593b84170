"""The order of the steps is checked before any report is read."""

import pytest

from marsad.reading.reader import Reader
from marsad.reading.step import check_order


class Needs:
    name = "needs"
    requires: tuple[str, ...] = ("parse",)
    gives: tuple[str, ...] = ("claims",)

    def __call__(self, reading) -> None: ...


def test_a_step_before_what_it_needs_is_refused_by_name():
    with pytest.raises(ValueError, match="needs"):
        check_order([Needs()])


def test_a_step_after_what_it_needs_is_accepted():
    check_order([Needs()], have=["parse"])


def test_only_the_steps_that_a_layer_needs_are_run(reader: Reader):
    names = [step.name for step in Reader(until="times").steps]
    assert names == ["times"]
    assert [step.name for step in reader.steps][-1] == "claims"
