"""The form of labelled reports: what is read from each field, and what is refused by name."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

TEXT = "Rebels attacked the mill on Monday.\nNine died. Nine died, a nurse told the agency."


@pytest.fixture(scope="module")
def labelled() -> ModuleType:
    spec = importlib.util.spec_from_file_location("training_labelled", ROOT / "training" / "labelled.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def read(labelled: ModuleType, tmp_path: Path) -> Any:
    """Return a function that reads one report with the claim lines given."""

    def read_lines(*lines: str, text: str = TEXT) -> list[dict[str, Any]]:
        path = tmp_path / "labels.txt"
        body = "\n".join(
            ["# a comment", "id=r1 published=2024-12-06 publisher=x.example voice=wire", text, "----", *lines]
        )
        path.write_text(body + "\n", encoding="utf8")
        (report,) = labelled.read_reports(path)
        return list(report["claims"])

    return read_lines


def test_a_line_with_all_fields_is_read_in_full(read: Any) -> None:
    """Names, places, time, quantity, modality, background and the chain of sources."""
    (claim,) = read(
        "killed | Nine died | a=Rebels; Raiders | x=nurses | p=Mill; Town | t=2024-12-02 | q=9 people | m=possible | b "
        "| s=nurse > agency | n=2"
    )
    assert (claim["type"], claim["text"], claim["modality"], claim["background"]) == (
        "killed",
        "Nine died",
        "possible",
        True,
    )
    assert (claim["actors"], claim["targets"], claim["places"]) == (["Rebels", "Raiders"], ["nurses"], ["Mill", "Town"])
    assert claim["time"] == {"start": "2024-12-02", "end": "2024-12-02"}
    assert claim["quantity"] == {"value": 9, "unit": "people"}
    assert claim["attribution"] == ["nurse", "agency"]
    assert (claim["start"], claim["end"]) == (TEXT.rindex("Nine died"), TEXT.rindex("Nine died") + 9)


def test_what_is_left_out_has_its_plain_meaning(read: Any) -> None:
    """Actual, in the news, by nobody, at no time; the first occurrence of the words."""
    (claim,) = read("killed | Nine died")
    assert (claim["modality"], claim["background"], claim["time"], claim["quantity"]) == ("actual", False, None, None)
    assert claim["actors"] == claim["targets"] == claim["places"] == claim["attribution"] == []
    assert claim["start"] == TEXT.index("Nine died")


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("2024-12-02", "2024-12-02", "2024-12-02"),
        ("2024-12-01..2024-12-03", "2024-12-01", "2024-12-03"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-11..2024-02", "2023-11-01", "2024-02-29"),
    ],
)
def test_times_are_days_months_years_and_periods(read: Any, words: str, start: str, end: str) -> None:
    """Both days inclusive."""
    (claim,) = read(f"killed | Nine died | t={words}")
    assert claim["time"] == {"start": start, "end": end}


@pytest.mark.parametrize(
    ("words", "quantity"),
    [
        ("12 people", {"value": 12, "unit": "people"}),
        ("12", {"value": 12, "unit": "people"}),
        ("100+ people", {"low": 100, "unit": "people"}),
        ("~300 homes", {"value": 300, "unit": "homes", "approx": True}),
        ("100-150 people", {"low": 100, "high": 150, "unit": "people"}),
        ("..50 people", {"high": 50, "unit": "people"}),
        ("1,500 people", {"value": 1500, "unit": "people"}),
        ("2.5 km", {"value": 2.5, "unit": "km"}),
        ("-300 people", {"value": -300, "unit": "people"}),
        ('~24+ people "dozens"', {"low": 24, "unit": "people", "approx": True, "text": "dozens"}),
    ],
)
def test_quantities_keep_what_the_words_assert(read: Any, words: str, quantity: dict[str, Any]) -> None:
    """Values, bounds, ranges, about, and the vague word itself."""
    (claim,) = read(f"killed | Nine died | q={words}")
    assert claim["quantity"] == quantity


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("killed", "needs a type and its words"),
        ("slain | Nine died", "no claim type"),
        ("killed | Ten died", "not in the text"),
        ("killed | Nine died | n=3", "not in the text"),
        ("killed | Nine died | m=maybe", "no modality"),
        ("killed | Nine died | q=many people", "not understood"),
        ("killed | Nine died | t=Monday", "not a date"),
        ("killed | Nine died | z=1", "not understood"),
    ],
)
def test_a_line_that_breaks_the_form_is_named(labelled: ModuleType, read: Any, line: str, message: str) -> None:
    """The error says which report and which line."""
    with pytest.raises(labelled.LabelError, match=message) as caught:
        read(line)
    assert "r1" in str(caught.value)
    assert line in str(caught.value)


def test_a_report_without_id_or_rule_is_refused(labelled: ModuleType, tmp_path: Path) -> None:
    """A header or a rule forgotten would shift all that follows."""
    path = tmp_path / "labels.txt"
    for body in ("published=2024-12-06\nText.\n----\n", "id=r1\nText.\n"):
        path.write_text(body, encoding="utf8")
        with pytest.raises(labelled.LabelError, match="no id or no ----"):
            labelled.read_reports(path)


def test_several_reports_stand_in_one_file(labelled: ModuleType, tmp_path: Path) -> None:
    """In their order, texts with blank lines kept, a report without claims too."""
    path = tmp_path / "labels.txt"
    path.write_text("id=a\nOne.\n\nTwo.\n----\n====\nid=b\nThree died.\n----\nkilled | Three died\n", encoding="utf8")
    one, other = labelled.read_reports(path)
    assert (one["id"], one["text"], one["claims"]) == ("a", "One.\n\nTwo.", [])
    assert [c["text"] for c in other["claims"]] == ["Three died"]


def test_the_checker_counts_and_finds_ids_used_twice(
    labelled: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 0 for a good file, 1 for a broken one, 2 for a wrong call."""
    path = tmp_path / "labels.txt"
    path.write_text("id=a\nNine died.\n----\nkilled | Nine died\n", encoding="utf8")
    assert labelled.main(["check", str(path)]) == 0
    assert "1 reports, 1 claims" in capsys.readouterr().out
    path.write_text("id=a\nNine died.\n----\n====\nid=a\nTen died.\n----\n", encoding="utf8")
    assert labelled.main(["check", str(path)]) == 1
    assert "ids used twice: ['a']" in capsys.readouterr().err
    assert labelled.main(["guess", str(path)]) == 2


def test_the_labelled_reports_of_the_project_keep_to_the_form(labelled: ModuleType) -> None:
    """Every file of training/reports and the examples' golden claims can be read, no id twice."""
    paths = [*sorted((ROOT / "training" / "reports").glob("*.txt")), ROOT / "examples" / "golden" / "claims.txt"]
    reports = [report for path in paths for report in labelled.read_reports(path)]
    ids = [report["id"] for report in reports]
    assert len(ids) == len(set(ids)) > 12
    for report in reports:
        for claim in report["claims"]:
            assert report["text"][claim["start"] : claim["end"]] == claim["text"]
