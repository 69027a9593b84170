"""A folder of files made to harm, read by the command as a person would."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

SENTENCE = "Rebels shelled the airport of Aleppo on Friday, killing at least 12 people, the Defence Ministry said. "
ARABIC = "قال مصدر عسكري إن القوات الحكومية انسحبت من المدينة يوم الخميس بعد معارك عنيفة. " * 3
RUSSIAN = "Министерство обороны сообщило, что в пятницу были уничтожены позиции боевиков. " * 3

ATTRIBUTES = " ".join(f'a{n}="x"' for n in range(200_000))

FILES: dict[str, tuple[bytes, set[str]]] = {
    "empty.txt": (b"", {"file-empty"}),
    "blank.txt": (b" \n\n\t", {"file-empty"}),
    "binary.bin": (bytes(range(256)) * 100, {"binary-file"}),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"abc" * 100, {"binary-file"}),
    "mild.txt": (b"It was a mild day.", {"no-claims"}),
    "windows-1256.txt": (ARABIC.encode("cp1256"), {"encoding-guessed", "language-unread"}),
    "windows-1251.txt": (RUSSIAN.encode("cp1251"), {"encoding-guessed", "language-unread"}),
    "utf16.txt": (SENTENCE.encode("utf-16-le"), {"encoding-guessed"}),
    "arabic-utf16.txt": (ARABIC.encode("utf-16-be"), {"encoding-guessed", "language-unread"}),
    "arabic.txt": (ARABIC.encode(), {"language-unread"}),
    "nul.txt": (SENTENCE.replace("Rebels", "Rebels\x00").encode(), {"control-character"}),
    "bidi.txt": (("\u202e" + SENTENCE).encode(), {"bidi-control"}),
    "garbage.pdf": (b"%PDF-1.4\n" + b"garbage" * 1_000, {"pdf-damaged"}),
    "nested.html": (("<html><body>" + "<div>" * 5_000 + f"<p>{SENTENCE * 3}</p>").encode(), set()),
    "attributes.html": (
        (
            "<html><body><div " + " ".join(f'a{n}="x"' for n in range(200_000)) + f"><p>{SENTENCE * 3}</p></div>"
        ).encode(),
        set(),
    ),
    "tags.html": (b"<html><body>" + b"<a " * 100_000, {"page-no-text"}),
    "quotes.md": (b"> " * 3_000 + SENTENCE.encode(), {"markdown-raw"}),
    "rows.jsonl": (
        "\n".join(
            [
                f'{{"id": "good", "published": "2024-12-06", "text": "{SENTENCE}"}}',
                "{bad",
                '{"id": "x"}',
                "[" * 100_000,
                f'{{"id": "half", "published": "2024-12-06", "text": "A \\ud83d. {SENTENCE}"}}',
            ]
        ).encode(),
        {"row-unreadable", "row-no-text", "lone-surrogate"},
    ),
}


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[bytes]:
    folder = tmp_path_factory.mktemp("bad")
    for name, (raw, _) in FILES.items():
        (folder / name).write_bytes(raw)
    (folder / "zz-good.txt").write_text(SENTENCE)
    command = [sys.executable, "-m", "marsad", "read", "--format", "jsonl", "--published", "2024-12-06", str(folder)]
    return subprocess.run(command, capture_output=True, timeout=300)


def test_the_run_ends_well(done: subprocess.CompletedProcess[bytes]) -> None:
    """No traceback; exit code 3, since some inputs could not be used; the good ones were read."""
    assert b"Traceback" not in done.stderr
    assert done.returncode == 3
    reports = {json.loads(line)["report"] for line in done.stdout.decode("utf-8").splitlines()}
    assert {"good", "half", "zz-good.txt", "utf16.txt", "nested.html", "attributes.html"} <= reports


def test_each_file_is_told_by_name(done: subprocess.CompletedProcess[bytes]) -> None:
    """What was wrong with a file is a Problem that names it."""
    told: dict[str, set[str]] = {}
    for line in done.stderr.decode("utf-8").splitlines():
        if line.startswith("{"):
            problem = json.loads(line)["problem"]
            told.setdefault(Path(problem["source"].split(":")[0]).name, set()).add(problem["code"])
    for name, (_, codes) in FILES.items():
        assert codes <= told.get(name, set()), name


def test_memory_stays_bounded(done: subprocess.CompletedProcess[bytes]) -> None:
    """No process that read them held 2 GB."""
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert peak * (1 if sys.platform == "darwin" else 1024) < 2_000_000_000
