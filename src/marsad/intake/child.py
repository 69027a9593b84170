"""The child process in which untrusted files are parsed: `python -m marsad.intake.child`.

It reads requests from its standard input and writes replies to its standard output, each a length (4 bytes, big
endian) and that many bytes of MessagePack. It limits its own memory and processor time; the parent watches the clock
as well, and ends it.
"""

from __future__ import annotations

import os
import signal
import struct
import sys
from collections.abc import Callable
from typing import BinaryIO

import msgspec

from marsad.intake.extract import Extract
from marsad.model import InputError

MAX_MEMORY = 1_500_000_000
"""Bytes of address space; a parse that wants more gets a MemoryError."""


MAX_CPU_S = 10
"""Seconds of processor time for one file; the system ends a child that goes past them, whatever it is doing."""


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """A file to parse: its kind and its bytes."""

    kind: str
    raw: bytes


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: an extract, or the code and message of an InputError."""

    extract: Extract | None = None
    code: str = ""
    message: str = ""


def _parser(kind: str) -> Callable[[bytes], Extract]:
    # Imported on first use: a run over Markdown needs neither trafilatura nor pypdf.
    if kind == "pdf":
        from marsad.intake.pdf import parse_pdf

        return parse_pdf
    if kind == "page":
        from marsad.intake.page import parse_page

        return parse_page
    from marsad.intake.markdown import parse_markdown

    return parse_markdown


def answer(request: Request) -> Reply:
    """Return the reply to one request."""
    try:
        return Reply(extract=_parser(request.kind)(request.raw))
    except InputError as error:
        return Reply(code=error.code, message=error.message)
    except MemoryError:
        return Reply(code="parse-too-big", message="Parsing the file took more than 1.5 GB of memory; it was given up.")
    except RecursionError:
        return Reply(code="parse-too-deep", message="The file is nested too deeply to be parsed.")


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    except (ValueError, OSError):
        # macOS does not limit address space; the clock still holds there.
        return


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer requests until there are no more."""
    while head := requests.read(4):
        request = msgspec.msgpack.decode(requests.read(struct.unpack(">I", head)[0]), type=Request)
        signal.setitimer(signal.ITIMER_PROF, MAX_CPU_S)
        body = msgspec.msgpack.encode(answer(request))
        replies.write(struct.pack(">I", len(body)) + body)
        replies.flush()


def main() -> None:
    """Serve the parent; whatever a parser prints goes to nowhere, never into the replies."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
        os.dup2(nowhere.fileno(), sys.stderr.fileno())
        _limit_memory()
        serve(sys.stdin.buffer, replies)


if __name__ == "__main__":
    main()
