"""A bar on standard error for work of more than a second; nothing where no person looks at it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

QUIET_S = 1.0
"""Seconds of work before the bar appears."""


def follow[T](items: Iterable[T], total: int | None, words: str) -> Iterator[T]:
    """Yield the items, with a bar of how many came of how many."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Refreshed by hand, without a thread: processes are forked while the bar is up.
    bar = Progress(*columns, console=console, transient=True, auto_refresh=False)
    task = bar.add_task(words, total=total)
    begun, shown, last = time.monotonic(), False, 0.0
    try:
        for item in items:
            bar.advance(task)
            now = time.monotonic()
            if not shown and now - begun > QUIET_S and console.is_terminal:
                bar.start()
                shown = True
            if shown and now - last > 0.1:
                bar.refresh()
                last = now
            yield item
    finally:
        if shown:
            bar.stop()
