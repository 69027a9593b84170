"""Paths become reports in a fixed order, and what cannot be one becomes a Problem in its place."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

from marsad.intake import Defaults, take
from marsad.model import Problem, Report

FRENCH = (
    "Le ministère a dit que la ville est tombée dans la nuit après des combats à l'entrée de la ville "
    "et sur la route qui mène à la capitale."
)
WORDS = "Rebels left the town on Friday after the army had shelled it for two days, the monitor said."


def taken(*paths: Path | str, **defaults: str) -> tuple[list[Report], list[Problem]]:
    items = list(take(map(str, paths), Defaults(**defaults)))
    return [i for i in items if isinstance(i, Report)], [i for i in items if isinstance(i, Problem)]


def test_a_folder_is_taken_in_the_order_of_its_paths(tmp_path: Path) -> None:
    """Files of all depths come sorted, hidden ones not at all; ids are paths inside the folder."""
    for name in ("b.txt", "a/z.txt", "a.md", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(WORDS)
    reports, _ = taken(tmp_path)
    assert [report.id for report in reports] == ["a.md", "b.txt", "a/z.txt"]
    assert taken(tmp_path)[0] == reports


def test_text_is_kept_exactly(tmp_path: Path) -> None:
    """Line ends, odd spaces and controls of a text file are the report's own."""
    text = f"\u202e{WORDS}\r\n\u00a0\x00\U0001f600 {WORDS}\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    reports, problems = taken(tmp_path / "a.txt", published="2024-12-06")
    assert reports[0].text == text
    assert [problem.code for problem in problems] == ["bidi-control", "control-character"]


def test_defaults_fill_gaps_of_rows_and_outrank_guesses_of_pages(tmp_path: Path) -> None:
    """What a row states stays; what a page only seems to say gives way to the user's word."""
    rows = [{"id": "own", "text": WORDS, "published": "2024-12-01"}, {"id": "none", "text": WORDS}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "b.html").write_text(
        f"<html><head><meta name='date' content='2020-01-01'></head><body><p>{WORDS}</p></body></html>"
    )
    reports, _ = taken(tmp_path, published="2024-12-06", publisher="x.example")
    assert [report.published for report in reports] == ["2024-12-01", "2024-12-06", "2024-12-06"]
    assert {report.publisher for report in reports} == {"x.example"}


def test_one_bad_input_never_stops_the_rest(tmp_path: Path) -> None:
    """A bad line, a picture, a missing file, an empty one and an address are told; all else is read."""
    rows = [
        f'{{"id": "r1", "text": "{WORDS}"}}',
        "{bad",
        f'{{"id": "r1", "text": "{WORDS}"}}',
        '{"id": "r3", "text": " "}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n123")
    (tmp_path / "c.txt").write_text("")
    (tmp_path / "d.txt").write_text(WORDS)
    reports, problems = taken(tmp_path, tmp_path / "gone.txt", "https://x.example/a", published="2024-12-06")
    assert [report.id for report in reports] == ["r1", "r1#2", "d.txt"]
    assert [(Path(p.source).name, p.code, p.severity) for p in problems] == [
        ("a.jsonl:2", "row-unreadable", "error"),
        ("a.jsonl:3", "id-repeated", "warning"),
        ("a.jsonl:4", "text-empty", "warning"),
        ("b.png", "binary-file", "error"),
        ("c.txt", "file-empty", "error"),
        ("gone.txt", "file-missing", "error"),
        ("a", "url-unread", "error"),
    ]
    assert all(problem.sha256 for problem in problems if problem.code in ("binary-file", "file-empty"))


@pytest.mark.parametrize(
    ("published", "code"), [("last week", "date-unreadable"), ("0025-01-01", "date-unlikely"), ("", "date-missing")]
)
def test_days_that_cannot_be_used_are_told(tmp_path: Path, published: str, code: str) -> None:
    """A day of publication that is missing, no date or out of all likelihood is a warning."""
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": WORDS, "published": published}))
    reports, problems = taken(tmp_path / "a.jsonl")
    assert len(reports) == 1
    assert [(problem.code, problem.lost) for problem in problems] == [(code, False)]


def test_standard_input_is_a_file_like_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """'-' reads rows or a text, whichever comes."""
    (tmp_path / "in").write_text(f'{{"id": "r1", "text": "{WORDS}"}}\n')
    with (tmp_path / "in").open() as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        reports, _ = taken("-")
    assert [report.id for report in reports] == ["r1"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """Nothing to read is no success."""
    assert [problem.code for problem in taken(tmp_path)[1]] == ["folder-empty"]


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        (WORDS * 2, None, "en"),
        (WORDS, None, None),
        (WORDS, "eng", "en"),
        (WORDS, "en-GB", "en"),
        ("قال مصدر عسكري إن القوات انسحبت من المدينة.", "en", "ar"),
        ("قال مصدر عسكري إن القوات انسحبت من المدينة.", "fa", "fa"),
        (FRENCH, None, "fr"),
    ],
)
def test_the_language_is_settled(tmp_path: Path, text: str, stated: str | None, language: str | None) -> None:
    """The script outranks a statement that cannot be true; else enough common words tell."""
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text, "language": stated}))
    assert taken(tmp_path / "a.jsonl")[0][0].language == language


def test_a_long_line_is_told_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line past all measure does not fill the memory."""
    monkeypatch.setattr("marsad.intake.rows.MAX_LINE", 1_000)
    (tmp_path / "a.jsonl").write_text('{"text": "' + "x" * 5_000 + '"}\n{"text": "Rebels left."}\n')
    reports, problems = taken(tmp_path / "a.jsonl", published="2024-12-06")
    assert [report.id for report in reports] == ["a.jsonl:2"]
    assert [problem.code for problem in problems] == ["row-unreadable"]


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    """Reading needs no seeking, so that a named pipe will do."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(WORDS))
    writer.start()
    reports, _ = taken(pipe)
    writer.join()
    assert reports[0].text == WORDS
