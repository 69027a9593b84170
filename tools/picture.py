"""Draw docs/demo.svg, the picture at the head of the README, from what the reader makes of one example report.

usage: python tools/picture.py [REPORT_ID]
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

from marsad.cli.table import ClaimTable
from marsad.flow.read import Task, spread
from marsad.intake import take
from marsad.model import Report

ROOT = Path(__file__).resolve().parent.parent
SHOWN = 12
"""Claims in the picture: enough to see what comes out, few enough to read."""


def main() -> None:
    """Write the picture of the report's surest claims, in the order of its text."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else "hama-agency"
    reports = [r for r in take([str(ROOT / "examples" / "reports.jsonl")]) if isinstance(r, Report) and r.id == wanted]
    (outcome,) = spread(reports, Task())
    surest = sorted(outcome.items, key=lambda claim: -claim.confidence)[:SHOWN]
    console = Console(
        record=True, width=132, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False
    )
    ClaimTable(console=console).print(reports[0], [claim for claim in outcome.items if claim in surest])
    svg = console.export_svg(title="marsad read", theme=MONOKAI)
    # The font is named by the browser's own; a picture must not fetch anything.
    lines = [line for line in svg.split("\n") if "url(" not in line or "clip-path" in line]
    (ROOT / "docs" / "demo.svg").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
