"""Untrusted files are parsed in a child that can be ended."""

from __future__ import annotations

import pytest

from marsad.intake.child import Reply, Request, answer
from marsad.intake.guard import ParserChild
from marsad.model import InputError


def test_a_child_parses_one_file_after_another() -> None:
    """The same child answers again, and passes on what a parser refuses."""
    with ParserChild() as parser:
        assert parser.parse("markdown", b"# Town").text == "Town"
        with pytest.raises(InputError) as caught:
            parser.parse("pdf", b"%PDF-1.4 junk")
        assert caught.value.code == "pdf-damaged"
        assert parser.parse("page", b"<html><body><p>Rebels left the town.</p></body></html>").text


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_parsed() -> None:
    """The clock ends the child; a new one takes its place."""
    with ParserChild(limit_s=0.0) as parser:
        with pytest.raises(InputError) as caught:
            parser.parse("markdown", b"# Town")
        assert caught.value.code == "parse-too-slow"
        parser.limit_s = 30.0
        assert parser.parse("markdown", b"# Town").text == "Town"


def test_a_file_that_kills_the_child_costs_itself_only() -> None:
    """The death of the child is the file's problem, not the run's."""
    with ParserChild() as parser:
        parser.parse("markdown", b"# Town")
        child = parser._start()
        child.kill()
        child.wait()
        with pytest.raises(InputError) as caught:
            parser._exchange(child, b"anything")
        assert caught.value.code == "parse-died"
        assert parser.parse("markdown", b"# Town").text == "Town"


def test_running_out_of_memory_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A parser that wants more memory than it may have is told from one that crashes."""

    def greedy(raw: bytes) -> None:
        raise MemoryError

    monkeypatch.setattr("marsad.intake.markdown.parse_markdown", greedy)
    assert answer(Request(kind="markdown", raw=b"")) == Reply(
        code="parse-too-big", message="Parsing the file took more than 1.5 GB of memory; it was given up."
    )
