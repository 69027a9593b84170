"""The per-report boundary: what goes wrong inside one report stays there, and becomes a Problem."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from marsad.model import MarsadError


class TooSlowError(Exception):
    """The work took more processor time than it was given."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Work that did not come to its end, and why, in words for a person; `slow` where it was stopped by the clock."""

    reason: str
    slow: bool = False


def attempt[T](work: Callable[[], T], limit_s: float | None = None) -> T | Failure:
    """Return what the work returns, or the Failure that it met. Errors that Marsad raises on purpose pass through."""
    try:
        with _processor_time(limit_s):
            return work()
    except MarsadError:
        raise
    except TooSlowError:
        return Failure(f"it took more than {limit_s:.0f} seconds", slow=True)
    except Exception as error:  # noqa: BLE001 - the one place where a bug must not stop the other reports
        return Failure(_where(error))


def _where(error: Exception) -> str:
    """Return the kind of error and the line of code that raised it; never the report's text."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    file = Path(trace.tb_frame.f_code.co_filename)
    return f"{type(error).__name__} in {file.parent.name}/{file.name}, line {trace.tb_lineno}"


@contextmanager
def _processor_time(limit_s: float | None) -> Iterator[None]:
    """Raise TooSlowError inside the block once it has used so much processor time of this process.

    Signals reach the main thread only; elsewhere the block runs without a limit.
    """
    main = threading.current_thread() is threading.main_thread()
    if limit_s is None or not main or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
