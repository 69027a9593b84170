"""The parent's side of the parsing child: send it a file, wait so long, end it if it does not answer."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import struct
import subprocess
import sys
import time

import msgspec

from marsad.intake.child import MAX_CPU_S, Reply, Request
from marsad.intake.extract import Extract
from marsad.model import InputError

LIMIT_S = 40.0
"""Seconds that one file may take to parse by the clock, on a machine busy with other things too."""

RENEW = 200
"""Files after which the child is replaced, so that what parsers leak cannot pile up."""


class ParserChild:
    """A child process that parses files one after another; a file that hangs or kills it costs that file only."""

    def __init__(self, limit_s: float = LIMIT_S) -> None:
        self.limit_s = limit_s
        self._child: subprocess.Popen[bytes] | None = None
        self._answered = 0

    def __enter__(self) -> ParserChild:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def parse(self, kind: str, raw: bytes) -> Extract:
        """Return what the child makes of the file.

        Raises:
            InputError: the file cannot be parsed, or not within the limits of time and memory.
        """
        request = msgspec.msgpack.encode(Request(kind=kind, raw=raw))
        reply = msgspec.msgpack.decode(self._exchange(self._start(), request), type=Reply)
        self._answered += 1
        if self._answered >= RENEW:
            self.end()
        if reply.extract is None:
            raise InputError(reply.code, reply.message)
        return reply.extract

    def _exchange(self, child: subprocess.Popen[bytes], request: bytes) -> bytes:
        """Send a request and return the reply to it."""
        try:
            _write(child, struct.pack(">I", len(request)) + request)
            return self._reply(child)
        except (TimeoutError, EOFError, BrokenPipeError) as error:
            slow = isinstance(error, TimeoutError) or child.wait() == -signal.SIGPROF
            self.end()
            raise _given_up(slow) from error

    def end(self) -> None:
        """End the child, if there is one."""
        child, self._child, self._answered = self._child, None, 0
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
        child.wait()

    def _start(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            command = [sys.executable, "-m", "marsad.intake.child"]
            self._child = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._child

    def _reply(self, child: subprocess.Popen[bytes]) -> bytes:
        assert child.stdout is not None
        until = time.monotonic() + self.limit_s
        (size,) = struct.unpack(">I", _read(child.stdout.fileno(), 4, until))
        return _read(child.stdout.fileno(), size, until)


def _write(child: subprocess.Popen[bytes], message: bytes) -> None:
    # The child reads the whole request before it works on it, so this cannot block for longer than its start.
    assert child.stdin is not None
    child.stdin.write(message)
    child.stdin.flush()


def _read(descriptor: int, size: int, until: float) -> bytes:
    """Return exactly so many bytes.

    Raises:
        TimeoutError: they did not come in time.
        EOFError: the other side is gone.
    """
    out = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(descriptor, selectors.EVENT_READ)
        while len(out) < size:
            if not selector.select(max(0.0, until - time.monotonic())):
                raise TimeoutError
            piece = os.read(descriptor, min(size - len(out), 1 << 20))
            if not piece:
                raise EOFError
            out += piece
    return bytes(out)


def _given_up(slow: bool) -> InputError:
    if slow:
        return InputError("parse-too-slow", f"Parsing the file took more than {MAX_CPU_S} seconds; it was given up.")
    return InputError("parse-died", "The parser died on the file, which may be damaged or made to harm.")
