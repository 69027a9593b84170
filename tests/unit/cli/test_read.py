"""`marsad read` prints claims, tells problems, and says by its exit code how it went."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from marsad.cli import main
from marsad.model import CLAIM_TYPES

WORDS = "Rebels shelled the airport of Aleppo on Friday, killing at least 12 people, the Defence Ministry said."
ARABIC = "قال مصدر عسكري إن القوات الحكومية انسحبت من المدينة."


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    texts = {"a": f"\U0001f600 {WORDS}", "b": ARABIC, "c": f"The \ud83d army left Homs on Thursday. {WORDS}"}
    made = [json.dumps({"id": key, "text": text, "published": "2024-12-06"}) for key, text in texts.items()]
    path.write_text("\n".join([*made, "{bad"]))
    return path


def claims_of(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


def test_json_lines_are_claims_and_nothing_else(runner: CliRunner, rows: Path) -> None:
    """Standard output holds one claim a line in valid UTF-8; problems go to standard error, each a line of JSON."""
    result = runner.invoke(main, ["read", "--format", "jsonl", str(rows)])
    texts = {row["id"]: row["text"] for row in map(json.loads, rows.read_text().split("\n")[:3])}
    found = claims_of(result.stdout_bytes)
    assert {claim["report"] for claim in found} == {"a", "c"}
    for claim in found:
        span = claim["span"]
        assert texts[claim["report"]][span["start"] : span["end"]] == span["text"]
        assert claim["type"] in CLAIM_TYPES
        assert "why" not in claim
    told = [json.loads(line)["problem"] for line in result.stderr.splitlines()]
    assert {"language-unread", "row-unreadable", "lone-surrogate"} <= {problem["code"] for problem in told}
    assert result.exit_code == 3


def test_one_document_holds_claims_and_problems(runner: CliRunner, rows: Path) -> None:
    """`--format json` is for a program that wants both at once."""
    result = runner.invoke(main, ["read", "--format", "json", str(rows)])
    found = json.loads(result.stdout_bytes)
    assert set(found) == {"marsad", "claims", "problems"}
    assert found["claims"]
    assert found["problems"]


def test_the_table_is_for_a_person(runner: CliRunner, rows: Path) -> None:
    """It shows types and words, and problems in words that name the file."""
    result = runner.invoke(main, ["read", str(rows)])
    assert "shelling" in result.stdout
    assert "in 2 reports" in result.stdout
    assert f"{rows}:4" in result.stderr
    assert "[row-unreadable]" in result.stderr


def test_no_terminal_control_of_a_report_reaches_the_terminal(runner: CliRunner, tmp_path: Path) -> None:
    """An escape sequence or a turn of direction in a report is shown as a mark, not carried out."""
    (tmp_path / "a.txt").write_text(f"\x1b]0;owned\x07 \u202e{WORDS}")
    result = runner.invoke(main, ["read", str(tmp_path / "a.txt"), "--published", "2024-12-06"])
    assert "\x1b]" not in result.stdout
    assert "\u202e" not in result.stdout


def test_claims_of_low_confidence_can_be_left_out(runner: CliRunner, rows: Path) -> None:
    """Nothing below the bound is printed or saved."""
    result = runner.invoke(main, ["read", "--format", "jsonl", "--min-confidence", "1", str(rows)])
    assert all(claim["confidence"] == 1 for claim in claims_of(result.stdout_bytes))


def test_claims_say_why_on_request(runner: CliRunner, rows: Path) -> None:
    """With --explain every claim has its reasons: step, entry and what was decided."""
    found = claims_of(runner.invoke(main, ["read", "--format", "jsonl", "--explain", str(rows)]).stdout_bytes)
    assert found
    for claim in found:
        assert claim["why"]
        assert {"step", "entry", "decided"} == set(claim["why"][0])
    shown = runner.invoke(main, ["read", "--explain", str(rows)]).stdout
    assert f"{found[0]['why'][0]['step']}: " in shown


def test_files_get_what_they_ask_for(runner: CliRunner, rows: Path, tmp_path: Path) -> None:
    """Claims, problems and the reports as read can each be saved, whatever is shown."""
    names = {option: tmp_path / option for option in ("save", "problems", "reports")}
    options = [word for option, path in names.items() for word in (f"--{option}", str(path))]
    runner.invoke(main, ["read", *options, str(rows)])
    reports = {row["id"]: row["text"] for row in claims_of(names["reports"].read_bytes())}
    assert set(reports) == {"a", "b", "c"}
    for claim in claims_of(names["save"].read_bytes()):
        span = claim["span"]
        assert reports[claim["report"]][span["start"] : span["end"]] == span["text"]
    assert {row["code"] for row in claims_of(names["problems"].read_bytes())} >= {"language-unread", "row-unreadable"}


def test_the_same_reports_give_the_same_output(runner: CliRunner, rows: Path) -> None:
    """Order and ids are fixed."""
    outputs = {runner.invoke(main, ["read", "--format", "jsonl", str(rows)]).stdout_bytes for _ in range(2)}
    assert len(outputs) == 1


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (WORDS, [], 0),
        ("It was a mild day.", [], 0),
        ("", [], 3),
        (WORDS * 20, ["--max-chars", "1000"], 0),
        (WORDS * 20, ["--max-chars", "1000", "--strict"], 3),
        (WORDS, ["--published", "Friday"], 2),
        (WORDS, ["--min-confidence", "7"], 2),
    ],
)
def test_exit_codes(runner: CliRunner, tmp_path: Path, text: str, options: list[str], code: int) -> None:
    """0: all read; 3: an input could not be used (--strict: or only in part); 2: the command makes no sense."""
    (tmp_path / "a.txt").write_text(text)
    assert runner.invoke(main, ["read", str(tmp_path / "a.txt"), *options]).exit_code == code


def test_no_claims_is_told(runner: CliRunner, tmp_path: Path) -> None:
    """Silence would look like a crash."""
    (tmp_path / "a.txt").write_text("It was a mild day.")
    assert "[no-claims]" in runner.invoke(main, ["read", str(tmp_path / "a.txt")]).stderr


def test_many_problems_of_a_kind_are_counted(runner: CliRunner, tmp_path: Path) -> None:
    """A person sees the first of them and how many more there are."""
    (tmp_path / "a.jsonl").write_text("{bad\n" * 50)
    result = runner.invoke(main, ["read", str(tmp_path / "a.jsonl")])
    assert result.stderr.count("error:") == 3
    assert "47 more [row-unreadable]" in result.stderr
