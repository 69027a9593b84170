"""JSON rows become reports; what is no report says why."""

from __future__ import annotations

import io

import pytest

from marsad.intake.rows import parse_document, parse_row, split_rows
from marsad.model import InputError


def test_a_row_keeps_what_is_known_and_passes_over_the_rest() -> None:
    """Only the keys of a report are taken; a number as id is a word."""
    row = parse_row(b'{"id": 7, "text": "Rebels left.", "publisher": "x.example", "tags": ["a"], "title": null}')
    assert (row.id, row.text, row.publisher, row.title) == ("7", "Rebels left.", "x.example", None)


def test_lone_surrogates_are_kept() -> None:
    """Half a character in the row is half a character in the text, at its place."""
    assert parse_row(b'{"text": "A \\ud83d left."}').text == "A \ud83d left."


def test_a_row_in_an_old_encoding_is_read_and_the_guess_told() -> None:
    """Rows in windows-1252 are no reason to stop."""
    row = parse_row('{"text": "The café’s owner left the town."}'.encode("cp1252"))
    assert row.text == "The café’s owner left the town."
    assert [flaw.code for flaw in row.flaws] == ["encoding-guessed"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{bad", "row-unreadable"),
        (b"[1, 2]", "row-unreadable"),
        (b"[" * 100_000, "row-unreadable"),
        (b'{"n": ' + b"1" * 5_000 + b"}", "row-unreadable"),
        (b'{"id": "a"}', "row-no-text"),
        (b'{"text": 5}', "row-no-text"),
    ],
)
def test_what_is_no_report_says_why(line: bytes, code: str) -> None:
    """Every way of being no report has its code."""
    with pytest.raises(InputError) as caught:
        parse_row(line)
    assert caught.value.code == code


def test_lines_keep_their_numbers() -> None:
    """Blank lines are passed over but counted, and a line separator inside a text splits nothing."""
    raw = b'\xef\xbb\xbf{"a": 1}\n\n{"b": "\xe2\x80\xa8"}\r\n{"c": 3}'
    lines = list(split_rows(io.BytesIO(raw), raw[:10]))
    assert [number for number, _ in lines] == [1, 3, 4]
    assert lines[0][1] == b'{"a": 1}\n'


def test_rows_in_utf16_are_read() -> None:
    """An editor that saves JSON Lines as UTF-16 does no harm."""
    raw = '{"text": "one"}\n{"text": "two"}\n'.encode("utf-16")
    texts = [parse_row(line).text for _, line in split_rows(io.BytesIO(raw), raw[:10]) if isinstance(line, bytes)]
    assert texts == ["one", "two"]


def test_a_document_holds_one_report_or_many() -> None:
    """An object, a list and a list under 'reports' are all taken; a bad member does not stop the next."""
    assert [n for n, _ in parse_document(b'{"text": "a"}')] == [1]
    found = [item for _, item in parse_document(b'{"reports": [{"text": "a"}, 5, {"text": "b"}]}')]
    assert [getattr(item, "text", None) or getattr(item, "code", None) for item in found] == [
        "a",
        "row-unreadable",
        "b",
    ]
