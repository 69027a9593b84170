"""Reports spread over processes, and their outcomes back in the order of the reports.

Reports go in batches of one fixed size, whatever the number of processes, so that the outcome never depends on it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import batched, chain, islice

from marsad.flow.desk import Desk
from marsad.flow.task import Outcome, Task
from marsad.model import Problem, Report
from marsad.reading.reader import BATCH

FEW = 2 * BATCH
"""Reports up to which one process is quicker than starting more."""

FORK = sys.platform == "linux"
"""Forked processes share the loaded model's memory and start at once; macOS cannot fork safely."""

MAX_MEMORY = 2_000_000_000
"""Bytes of data that one working process may hold."""

_desk: Desk | None = None

type _Batch = tuple[Report, ...]


def cores() -> int:
    """Return the number of processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(reports: Iterable[Report], task: Task, jobs: int | None = None) -> Iterator[Outcome]:
    """Yield one outcome per report, in order. `jobs` None takes every core when there are more than a few reports."""
    stream = iter(reports)
    first = list(islice(stream, FEW + 1))
    if jobs is None:
        jobs = cores() if len(first) > FEW else 1
    batches = batched(chain(first, stream), BATCH)
    if jobs <= 1:
        desk = Desk(task)
        for batch in batches:
            yield from desk.read(batch)
        return
    with _Pool(task, jobs) as pool:
        yield from pool.read(batches)


def _start(task: Task) -> None:
    """Set up one working process: its desk (unless it was forked with one), its memory limit, no word on Ctrl-C."""
    global _desk
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY, MAX_MEMORY))
    if _desk is None or _desk.task != task:
        _desk = Desk(task)


def _read(batch: _Batch) -> list[Outcome]:
    assert _desk is not None
    return _desk.read(batch)


class _Pool:
    """Working processes; when one dies over a report, that report is found and the rest are read again."""

    def __init__(self, task: Task, jobs: int) -> None:
        global _desk
        self._context = multiprocessing.get_context("fork" if FORK else "spawn")
        self._task, self._jobs = task, jobs
        if FORK:
            _desk = Desk(task)
        self._pool = self._open(jobs)

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_: object) -> None:
        global _desk
        _desk = None
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _open(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, mp_context=self._context, initializer=_start, initargs=(self._task,))

    def read(self, batches: Iterator[_Batch]) -> Iterator[Outcome]:
        """Yield the outcomes of the batches, in order, with a few batches on their way at any time."""
        under_way: deque[tuple[_Batch, Future[list[Outcome]]]] = deque()
        for batch in batches:
            under_way.append((batch, self._submit(batch)))
            if len(under_way) > 3 * self._jobs:
                yield from self._next(under_way)
        while under_way:
            yield from self._next(under_way)

    def _submit(self, batch: _Batch) -> Future[list[Outcome]]:
        try:
            return self._pool.submit(_read, batch)
        except BrokenProcessPool as error:
            failed: Future[list[Outcome]] = Future()
            failed.set_exception(error)
            return failed

    def _next(self, under_way: deque[tuple[_Batch, Future[list[Outcome]]]]) -> list[Outcome]:
        batch, future = under_way.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            # The pool is broken for every batch on its way; its threads must be gone before new processes are forked.
            self._pool.shutdown(wait=True, cancel_futures=True)
            outcomes = self._one_by_one(batch)
            self._pool = self._open(self._jobs)
            waiting = [b for b, _ in under_way]
            under_way.clear()
            under_way.extend((b, self._submit(b)) for b in waiting)
            return outcomes

    def _one_by_one(self, batch: _Batch) -> list[Outcome]:
        """Return the outcomes of a batch over which a process died: each report in a process of its own."""
        return [self._alone(report, lambda: self._open(1)) for report in batch]

    @staticmethod
    def _alone(report: Report, open_pool: Callable[[], ProcessPoolExecutor]) -> Outcome:
        pool = open_pool()
        try:
            return pool.submit(_read, (report,)).result()[0]
        except BrokenProcessPool:
            words = "The process that read the report died over it; the report may be made to harm."
            return Outcome(report=report.id, problems=(Problem(code="report-died", source=report.id, message=words),))
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
