"""Measure how fast Marsad reads: reports a second on two processes, start-up, memory, and plain spaCy beside it.

usage: python benchmarks/speed.py [--reports FILE] [--times N] [--jobs N] [--no-floors] [--json FILE]

The reports (by default those of ../shared/bench claims/war_reports, else the examples) are read N times over. Start-up
is the time from the first line of Python to the claims of one sentence, with everything loaded; speed is counted from
the first outcome on. Plain spaCy is the same model with all its pipes
on the same texts in one process. Exits with 1 where a floor is missed.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import marsad.cli  # noqa: F401 - sets one thread a process, before numpy is loaded
from marsad.flow.desk import Desk
from marsad.flow.spread import spread
from marsad.flow.task import Task
from marsad.intake import take
from marsad.model import Report

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "bench" / "data" / "claims" / "war_reports.jsonl"
EXAMPLES = ROOT / "examples" / "reports.jsonl"

FLOORS = {"reports_a_second": 12.0, "start_up_s": 6.0, "peak_memory_mb": 1_500.0}


def load(path: Path) -> list[Report]:
    """Return the reports of the file, without the problems that taking them in may tell."""
    return [item for item in take([str(path)]) if isinstance(item, Report)]


def peak_mb() -> float:
    """Return the peak memory of this process or of the largest it started, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(w).ru_maxrss for w in who) * unit / 1e6


def measure_marsad(reports: list[Report], times: int, jobs: int) -> dict[str, float]:
    """Return start-up, speed after it and peak memory of reading the reports so many times."""
    many = [
        Report(id=f"{report.id}-{n}", text=report.text, published=report.published, language=report.language)
        for n in range(times)
        for report in reports
    ]
    begun = time.perf_counter()
    Desk(Task()).read([Report(id="first", text="Rebels shelled the town on Monday.", language="en")])
    ready = time.perf_counter()
    outcomes = spread(iter(many), Task(), jobs)
    claims = len(next(outcomes).items)
    first = time.perf_counter()
    for outcome in outcomes:
        claims += len(outcome.items)
    ended = time.perf_counter()
    return {
        "start_up_s": ready - begun,
        "reports_a_second": (len(many) - 1) / (ended - first),
        "peak_memory_mb": peak_mb(),
        "claims": claims,
    }


def measure_command(reports: Path) -> float:
    """Return the seconds that `marsad read` takes from nothing to the claims of one report."""
    line = next(row for row in reports.read_text(encoding="utf-8").splitlines() if row.strip())
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "marsad", "read", "--format", "jsonl", "-"], input=line.encode(), check=False,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    return time.perf_counter() - begun


def measure_spacy(reports: list[Report], times: int) -> float:
    """Return reports a second of plain spaCy, in one process, with the same model and all its pipes."""
    from marsad.reading.engines.spacy_engine import load as load_model

    nlp = load_model()
    texts = [report.text for report in reports]
    for _ in nlp.pipe(texts[:4]):
        pass
    begun = time.perf_counter()
    for _ in nlp.pipe(texts * times, batch_size=64):
        pass
    return len(texts) * times / (time.perf_counter() - begun)


def main() -> int:
    """Print the figures; return 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, default=CORPUS if CORPUS.exists() else EXAMPLES)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--no-floors", action="store_true", help="print only")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    args = parser.parse_args()
    reports = load(args.reports)
    words = sum(len(report.text.split()) for report in reports)
    print(f"{len(reports)} reports of {words / len(reports):.0f} words, {args.times} times, {args.jobs} processes")
    found: dict[str, float] = {"command_first_report_s": measure_command(args.reports)}
    found |= measure_marsad(reports, args.times, args.jobs)
    found["spacy_reports_a_second_one_process"] = measure_spacy(reports, max(1, args.times // 10))
    for name, value in found.items():
        print(f"{name:38} {value:10.2f}")
    if args.json:
        args.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    missed = [name for name, floor in FLOORS.items() if (found[name] < floor) == (name == "reports_a_second")]
    for name in missed:
        print(f"MISSED: {name} {found[name]:.2f}, floor {FLOORS[name]:.2f}")
    return 1 if missed and not args.no_floors else 0


if __name__ == "__main__":
    sys.exit(main())
