"""Reports given as JSON: one object a line (JSON Lines), or one document with an object or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from marsad.intake.decode import decode
from marsad.intake.extract import Extract, Flaw, decoding_flaws
from marsad.model import InputError

MAX_LINE = 50_000_000
"""Bytes of one line; a longer one is no report."""

_FIELDS = ("id", "title", "published", "publisher", "url", "language")


def parse_row(line: bytes) -> Extract:
    """Return the report that one JSON object states. Keys that Marsad does not know are passed over.

    Raises:
        InputError: the line is no JSON object, or has no `text`.
    """
    decoded = decode(line)
    try:
        # The standard library's reader, since it keeps lone surrogates ('\\ud83d'), which others refuse.
        row = json.loads(decoded.text)
    except RecursionError as error:
        raise InputError("row-unreadable", "The line is nested too deeply to be JSON of a report.") from error
    except ValueError as error:
        raise InputError("row-unreadable", f"The line is no JSON: {_short(error)}.") from error
    return _extract(row, tuple(decoding_flaws(decoded)))


def _short(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    return "a number in it is too long"


def _extract(row: Any, flaws: tuple[Flaw, ...] = ()) -> Extract:
    if not isinstance(row, dict):
        raise InputError("row-unreadable", "The line is no JSON object with a 'text'.")
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError("row-no-text", "The row has no 'text', so there is nothing to read.")
    # Numbers as ids are common in archives; anything deeper than a word is no value for these fields.
    fields: dict[str, Any] = {}
    for key in _FIELDS:
        if isinstance(row.get(key), str | int | float) and row[key] != "":
            fields[key] = str(row[key])
    return Extract(text=text, flaws=flaws, **fields)


def split_rows(stream: BinaryIO, head: bytes) -> Iterator[tuple[int, bytes | InputError]]:
    """Yield each line that is not blank with its number, from 1; a line too long to be a report comes as an error."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[1:2] == b"\x00" or head[:1] == b"\x00":
        lines: Iterable[bytes] = decode(stream.read()).text.encode().splitlines(keepends=True)
    else:
        lines = iter(lambda: stream.readline(MAX_LINE), b"")
    goes_on = False
    for number, line in _numbered(lines):
        too_long = len(line) >= MAX_LINE and not line.endswith(b"\n")
        if too_long and not goes_on:
            yield number, InputError("row-unreadable", f"The line is longer than {MAX_LINE:,} bytes.")
        elif not goes_on and line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield number, line.removeprefix(b"\xef\xbb\xbf")
        goes_on = too_long


def _numbered(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    number, fresh = 0, True
    for line in lines:
        number += fresh
        fresh = line.endswith(b"\n") or len(line) < MAX_LINE
        yield number, line


def parse_document(raw: bytes) -> Iterator[tuple[int, Extract | InputError]]:
    """Yield the reports of a JSON document, numbered from 1: an object, a list of objects, or {"reports": [...]}.

    Raises:
        InputError: the document is no JSON.
    """
    try:
        found = json.loads(decode(raw).text)
    except RecursionError as error:
        raise InputError("row-unreadable", "The file is nested too deeply to be JSON of reports.") from error
    except ValueError as error:
        raise InputError("row-unreadable", f"The file is no JSON: {_short(error)}.") from error
    if isinstance(found, dict) and isinstance(found.get("reports"), list):
        found = found["reports"]
    for number, row in enumerate(found if isinstance(found, list) else [found], start=1):
        try:
            yield number, _extract(row)
        except InputError as error:
            yield number, error
