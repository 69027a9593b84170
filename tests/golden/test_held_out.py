"""What the reader is measured on is never what it was trained on."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).resolve().parent
TRAINING = HERE.parents[1] / "training"


def folded(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


@pytest.fixture(scope="module")
def trained_on() -> str:
    texts = [p for kind in ("*.txt", "*.yaml", "*.jsonl", "*.csv") for p in sorted(TRAINING.rglob(kind))]
    assert texts
    return "\n".join(folded(path.read_text(encoding="utf8")) for path in texts)


@pytest.mark.parametrize(("name", "fields"), [("hard_negatives.txt", 2), ("modality.txt", 4)])
def test_no_sentence_of_a_golden_set_stands_in_the_training_texts(
    scoring: ModuleType, trained_on: str, name: str, fields: int
) -> None:
    """Not even with other punctuation or capitals."""
    assert [row[-1] for row in scoring.rows_of(HERE / name, fields) if folded(row[-1]) in trained_on] == []


def test_no_sentence_of_the_examples_stands_in_the_training_texts(labelled: ModuleType, trained_on: str) -> None:
    """The golden claims of the examples measure the reader only as long as it has not seen them."""
    reports = labelled.read_reports(HERE.parents[1] / "examples" / "golden" / "claims.txt")
    lines = [line for report in reports for line in report["text"].splitlines() if len(line.split()) > 8]
    assert len(lines) > 50
    assert [line for line in lines if folded(line) in trained_on] == []
