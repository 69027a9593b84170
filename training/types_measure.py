"""Measure the coding of single sentences on those of `training/types.yaml`, which were written for this project.

usage: python training/types_measure.py [--errors]
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import yaml

from marsad.model import Report
from marsad.reading.claims.main import main_event
from marsad.reading.reader import Reader


def labelled(path: Path) -> list[tuple[str, str]]:
    """Return (PLOVER type, sentence) in the order of the file."""
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [(kind, text) for kind, texts in found.items() for text in texts]


def main() -> None:
    """Print the share coded right, and with --errors each sentence that is not."""
    rows = labelled(Path(__file__).with_name("types.yaml"))
    readings = Reader().read(Report(id=str(n), text=text) for n, (_, text) in enumerate(rows))
    right: Counter[str] = Counter()
    for (kind, text), reading in zip(rows, readings, strict=True):
        code = main_event(reading).plover
        got = code.type if code else None
        right[kind] += got == kind
        if got != kind and "--errors" in sys.argv:
            print(kind, got, text, sep="\t")
    every = Counter(kind for kind, _ in rows)
    for kind, n in every.items():
        print(f"{kind:10} {right[kind]:3} of {n}")
    print(f"all        {right.total():3} of {every.total()}")


if __name__ == "__main__":
    main()
