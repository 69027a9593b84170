"""Claims as a table for a person: colour by family of claim, one table per report."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from marsad.cli.plain import plain
from marsad.model import FAMILY_OF, Claim, Modality, Place, Problem, Quantity, Report, When

COLOURS = {
    "violence": "red",
    "territory": "dark_orange3",
    "toll": "magenta",
    "diplomacy": "blue",
    "speech": "cyan",
    "civic": "green",
}
WIDTH = 120
"""Columns where standard output is no terminal."""


class ClaimTable:
    """Prints a table of claims after each report."""

    def __init__(self, explain: bool = False, console: Console | None = None) -> None:
        if console is None:
            if hasattr(sys.stdout, "reconfigure"):
                sys.stdout.reconfigure(errors="replace")
            console = Console(highlight=False)
            if not console.is_terminal:
                console = Console(width=WIDTH, highlight=False)
        self.console = console
        self._explain = explain
        self._reports = self._claims = 0

    def print(self, report: Report, claims: list[Claim]) -> None:
        """Print one report's claims."""
        self._reports += 1
        self._claims += len(claims)
        if not claims:
            return
        # With reasons below each claim, every claim is a table of its own; the columns stay in line.
        groups = [[claim] for claim in claims] if self._explain else [claims]
        for number, group in enumerate(groups):
            table = _table(_title(report) if number == 0 else None)
            for claim in group:
                table.add_row(*_row(claim))
            self.console.print(table)
            if self._explain:
                self.console.print(Padding(_why(group[0]), (0, 0, 0, 2)))

    def close(self, problems: list[Problem]) -> None:
        """Print how much there was."""
        words = (
            f"{self._claims:,} claim{'s' * (self._claims != 1)} in {self._reports:,} report{'s' * (self._reports != 1)}"
        )
        self.console.print(Text(words, style="bold"))


def _table(title: Text | None) -> Table:
    """Return an empty table; the one with the title has the names of the columns too."""
    table = Table(
        box=box.SIMPLE_HEAD,
        expand=True,
        title_justify="left",
        title=title,
        pad_edge=False,
        show_header=title is not None,
    )
    table.add_column("Claim, and its words", ratio=9, overflow="fold")
    table.add_column("Who → whom", ratio=6, overflow="fold")
    table.add_column("Where, when", ratio=5, overflow="fold")
    table.add_column("How many", ratio=3, min_width=8, overflow="fold")
    table.add_column("On whose word", ratio=4, overflow="fold")
    table.add_column("Sure", justify="right", min_width=4)
    return table


def _title(report: Report) -> Text:
    facts = [report.title or report.id, report.publisher, (report.published or "")[:10]]
    return Text(" · ".join(plain(fact) for fact in facts if fact), style="bold")


def _row(claim: Claim) -> Iterable[Text]:
    yield _what(claim)
    yield _who(claim)
    yield _where_when(claim.places, claim.time)
    yield Text(how_many(claim.quantity))
    yield Text(" via ".join(plain(mention.name) for mention in claim.attribution))
    yield Text(f"{claim.confidence:.2f}")


def _what(claim: Claim) -> Text:
    out = Text(claim.type, style=f"bold {COLOURS[FAMILY_OF[claim.type]]}")
    if claim.modality != Modality.ACTUAL:
        out.append(" ").append(str(claim.modality), style="italic yellow")
    if claim.background:
        out.append(" ").append("background", style="italic dim")
    return out.append(f"\n{plain(claim.span.text)}", style="not bold default")


def _who(claim: Claim) -> Text:
    actors = ", ".join(plain(mention.name) for mention in claim.actors)
    targets = ", ".join(plain(mention.name) for mention in claim.targets)
    return Text(f"{actors} → {targets}" if targets else actors)


def _where_when(places: tuple[Place, ...], time: When | None) -> Text:
    out = Text(", ".join(("" if p.role == "at" else p.role + " ") + plain(p.name) for p in places))
    day = when(time)
    if day:
        out.append(("\n" if places else "") + day, style="dim")
    return out


def when(time: When | None) -> str:
    """Return the days in as few characters as they need; the words themselves where they could not be settled."""
    if time is None:
        return ""
    if time.start is None and time.end is None:
        return plain(time.text)
    if time.start == time.end:
        return time.start or ""
    return f"{time.start or '…'} – {time.end or '…'}"


def how_many(quantity: Quantity | None) -> str:
    """Return the figure as its words bound it: '12', '≥ 100', '≤ 40', '24–40', '~300'."""
    if quantity is None:
        return ""
    low, high, value = quantity.low, quantity.high, quantity.value
    mark = "~" if quantity.approx else ""
    if low is not None and high is not None and low != high:
        shown = f"{low:,}–{high:,}"
    elif value is not None:
        shown = f"{value:,}"
    elif low is not None:
        shown = f"≥ {low:,}"
    else:
        shown = f"≤ {high:,}" if high is not None else plain(quantity.text)
    unit = "" if quantity.unit == "people" else f" {plain(quantity.unit)}"
    return f"{mark}{shown}{unit}"


def _why(claim: Claim) -> Text:
    """Return the reasons of a claim, those of one step together."""
    reasons = claim.why if isinstance(claim.why, tuple) else ()
    by_step: dict[str, list[str]] = {}
    for reason in reasons:
        by_step.setdefault(reason.step, []).append(f"{plain(reason.entry)} → {plain(reason.decided)}")
    return Text(
        "\n".join(f"{step}: {'; '.join(words)}" for step, words in by_step.items()) or "no reasons", style="dim"
    )
