"""`marsad annotate` prints one layer, one object per report."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from marsad.cli import main

WORDS = "Rebels shelled the airport of Aleppo on Friday, killing at least 12 people, the Defence Ministry said."


def test_a_line_per_report(runner: CliRunner, tmp_path: Path) -> None:
    """Reports come in order; an unreadable one has no line, and is told."""
    texts = {"a": WORDS, "b": "قال مصدر عسكري إن القوات انسحبت.", "c": WORDS}
    rows = [json.dumps({"id": key, "text": text, "published": "2024-12-06"}) for key, text in texts.items()]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    result = runner.invoke(main, ["annotate", "--layer", "times", str(tmp_path / "a.jsonl")])
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "c"]
    assert result.exit_code == 3
    document = runner.invoke(main, ["annotate", "--layer", "times", "--format", "json", str(tmp_path / "a.jsonl")])
    found = json.loads(document.stdout)
    assert [row["id"] for row in found["reports"]] == ["a", "c"]
    assert [problem["code"] for problem in found["problems"]] == ["language-unread"]
