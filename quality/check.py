"""Measure the reader on the benchmark beside this folder, and hold it to the floors in floors.json.

usage: python quality/check.py [--repin] [--lower FLOOR ...] [--only LAYER ...] [--board FILE]

Where ../shared/bench is not there, nothing is measured and that is said. A floor is `corpus: figure: number`, with the
SHA-256 of the corpus it was measured on: figures on another corpus are not compared. `--repin` sets every floor to what
is measured now (rounded down), and refuses to lower one unless it is named with `--lower 'claims/seed usable'`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BENCH = ROOT.parent / "shared" / "bench"
FLOORS = HERE / "floors.json"

Floors = dict[str, Any]


def digest(corpus: str) -> str | None:
    """Return the SHA-256 of a corpus's file, or None where there is none."""
    for suffix in (".json", ".jsonl"):
        path = (BENCH / "data" / corpus).with_suffix(suffix)
        if path.exists():
            return hashlib.sha256(path.read_bytes()).hexdigest()
    return None


def measure(layers: list[str]) -> dict[str, dict[str, Any]]:
    """Return the benchmark's scoreboard for the layers."""
    with tempfile.TemporaryDirectory() as folder:
        board = Path(folder) / "board.json"
        command = [sys.executable, str(BENCH / "run.py"), "--marsad", str(ROOT / ".venv" / "bin" / "marsad")]
        subprocess.run([*command, "--json", str(board), "--only", *layers], check=True)
        found: dict[str, dict[str, Any]] = json.loads(board.read_text(encoding="utf-8"))
        return found


def compare(floors: Floors, board: dict[str, dict[str, Any]]) -> list[str]:
    """Return one line for each floor that is missed or cannot be compared."""
    out = []
    for corpus, pinned in floors.items():
        row = board.get(corpus)
        if row is None:
            continue
        if digest(corpus) != pinned["sha256"]:
            out.append(f"{corpus}: the corpus is not the one that the floors were pinned on; measure anew and repin")
            continue
        if "error" in row:
            out.append(f"{corpus}: {row['error']}")
            continue
        for figure, floor in pinned["floors"].items():
            if row.get(figure, 0.0) < floor:
                out.append(f"{corpus} {figure}: {row.get(figure, 0.0):.3f} is below the floor {floor:.3f}")
    return out


def repin(floors: Floors, board: dict[str, dict[str, Any]], lower: set[str]) -> tuple[Floors, list[str]]:
    """Return the floors set to what was measured, and the floors that would sink without being named in `lower`."""
    refused = []
    new: Floors = json.loads(json.dumps(floors))
    for corpus, pinned in new.items():
        row = board.get(corpus, {})
        for figure, floor in pinned["floors"].items():
            if figure not in row:
                continue
            found = math.floor(row[figure] * 1000) / 1000
            name = f"{corpus} {figure}"
            if found < floor and name not in lower:
                refused.append(f"{name}: {found:.3f} is below {floor:.3f}; to lower it, run make repin LOWER='{name}'")
            else:
                pinned["floors"][figure] = found
        if row:
            pinned["sha256"] = digest(corpus)
    return new, refused


def main() -> int:
    """Return 0 where every floor holds (or there is nothing to measure on), else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repin", action="store_true")
    parser.add_argument("--lower", action="append", default=[], metavar="FLOOR")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--board", type=Path, help="take the figures from this file instead of measuring")
    args = parser.parse_args()
    if not (BENCH / "run.py").exists():
        print("quality: skipped, since ../shared/bench is not there")
        return 0
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    layers = args.only or sorted({corpus.split("/")[0] for corpus in floors})
    board = json.loads(args.board.read_text(encoding="utf-8")) if args.board else measure(layers)
    if args.repin:
        new, lines = repin(floors, board, set(args.lower))
        if not lines:
            FLOORS.write_text(json.dumps(new, indent=2) + "\n", encoding="utf-8")
    else:
        lines = compare(floors, board)
    for line in lines:
        print(f"quality: {line}")
    print(f"quality: {'missed' if lines else 'pinned' if args.repin else 'every floor holds'}")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
