"""Bring what the docs show up to date with what the reader makes of one example report.

Writes docs/demo.svg, the picture at the head of the README, and the output between the marks in docs/one-report.md.

usage: python tools/draw_docs.py
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
from rich.console import Console
from rich.terminal_theme import MONOKAI

from marsad.cli.table import ClaimTable
from marsad.intake import take
from marsad.model import Claim, Report
from marsad.reading.layers import Reading
from marsad.reading.reader import Reader

ROOT = Path(__file__).resolve().parent.parent
REPORT = "hama-agency"
SHOWN = 12
"""Claims in the picture: enough to see what comes out, few enough to read."""

_MARKED = re.compile(r"(<!-- output -->\n).*?(<!-- end -->)", re.DOTALL)


def draw(report: Report, claims: list[Claim]) -> str:
    """Return a picture of the report's surest claims, in the order of its text."""
    surest = sorted(claims, key=lambda claim: -claim.confidence)[:SHOWN]
    console = Console(
        record=True, width=132, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False
    )
    ClaimTable(console=console).print(report, [claim for claim in claims if claim in surest])
    svg = console.export_svg(title="marsad read", theme=MONOKAI)
    # The font is taken from where the picture is shown; a picture must not fetch anything.
    svg = re.sub(r"(local\([^)]*\)),\s*url\([^;]*;", r"\1;", svg)
    return re.sub(r"<!-- Generated.*?-->\s*", "", svg) + "\n"


def tell(reading: Reading) -> str:
    """Return what each step found in the report, as Markdown."""
    report = reading.report
    lines = [f"The report is `{report.id}` of [examples/](../examples/README.md), published {report.published}:", ""]
    lines += [f"> {line}" for line in report.text.split("\n")[:3]] + ["> …", ""]
    headings = sum(block.heading for block in reading.blocks)
    lines.append(f"- **segment** finds {len(reading.blocks)} blocks, {headings} of them headings.")
    lines.append(f"- **parse** finds {len(reading.parse.sentences)} sentences of {len(reading.parse.tokens)} tokens.")
    lines += [f"- **{name}** finds {words}." for name, words in _layers(reading)]
    lines += [
        "",
        f"- **claims** makes {len(reading.claims)} of it. The first, as `--explain` tells it (one reason a step):",
        "",
    ]
    first = msgspec.json.format(msgspec.json.encode(_brief(reading.claims[0])), indent=2).decode()
    return "\n".join([*lines, "```json", first, "```", ""])


def _brief(claim: Claim) -> Claim:
    """Return the claim with the weightiest reason of each step only."""
    reasons = claim.why if isinstance(claim.why, tuple) else ()
    first = {reason.step: reason for reason in reversed(reasons)}
    return msgspec.structs.replace(claim, why=tuple(first[step] for step in dict.fromkeys(r.step for r in reasons)))


def _layers(reading: Reading) -> Iterator[tuple[str, str]]:
    text = reading.text
    yield "times", _some(f"'{text[t.start : t.end]}' ({t.value})" for t in reading.times)
    yield "quantities", _some(f"'{text[m.start : m.end]}' ({m.unit})" for m in reading.measures)
    yield "places", _some(f"'{t.name}' ({t.gazetteer_id or t.kind})" for t in reading.toponyms)
    named = (
        f"'{text[e.start : e.end]}' (= {e.name})"
        for e in reading.entities
        if e.pronoun or e.name != text[e.start : e.end]
    )
    yield "mentions", f"{len(reading.entities)} noun phrases, among them {_some(named)}"
    cues = (" … ".join(text[s:e] for s, e in a.source + a.cue) for a in reading.attributions)
    yield "attributions", _some(f"'{cue}'" for cue in cues)


def _some(words: Iterator[str]) -> str:
    """Return the first few, each once."""
    once = list(dict.fromkeys(" ".join(word.split()) for word in words))
    return ", ".join(once[:6]) + (f" and {len(once) - 6} more" if len(once) > 6 else "") if once else "none"


def main() -> None:
    """Write the picture and the output."""
    reports = [r for r in take([str(ROOT / "examples" / "reports.jsonl")]) if isinstance(r, Report) and r.id == REPORT]
    (reading,) = Reader(explain=True).read(reports)
    (ROOT / "docs" / "demo.svg").write_text(draw(reading.report, reading.claims), encoding="utf-8")
    page = ROOT / "docs" / "one-report.md"
    told = tell(reading)
    page.write_text(
        _MARKED.sub(lambda m: m.group(1) + told + m.group(2), page.read_text(encoding="utf-8")), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
