"""Paths → reports, in a fixed order; whatever cannot be one comes out as a Problem in its place."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from marsad.intake.checks import check_report
from marsad.intake.decode import decode
from marsad.intake.extract import Extract, Flaw, decoding_flaws
from marsad.intake.guard import ParserChild
from marsad.intake.rows import parse_document, parse_row, split_rows
from marsad.intake.sniff import HEAD, Kind, sniff
from marsad.knowledge.languages import settle_language
from marsad.model import InputError, Problem, Report

MAX_FILE = 50_000_000
"""Bytes of a file that is one report; of a longer text only so many are read, a longer page or PDF is refused."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the user says of reports that do not say it themselves.

    They outrank what is guessed from a page or a PDF, and yield to what a row or a front matter states.
    """

    published: str | None = None
    publisher: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One file to take: where it is, the name the user knows it by, and the id its report gets."""

    path: Path | None
    shown: str
    name: str


class _Given:
    """The ids given so far; a second report of the same id gets a mark, so that claims stay apart."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def settle(self, wanted: str) -> str:
        """Return the id itself when it is new, else the id with '#2', '#3' …"""
        times = self._times[wanted] = self._times.get(wanted, 0) + 1
        if times == 1:
            return wanted
        return self.settle(f"{wanted}#{times}")


def take(paths: Iterable[str], defaults: Defaults | None = None) -> Iterator[Report | Problem]:
    """Yield every report of the files, folders and standard input ('-') named, each after the problems it has.

    Files come in the order named, those of a folder sorted by path. A file that cannot be used never stops the rest.
    """
    given = _Given()
    with ParserChild() as parser:
        for path in paths:
            for source in _sources(path):
                if isinstance(source, Problem):
                    yield source
                else:
                    yield from _take_one(source, parser, defaults or Defaults(), given)


def _sources(path: str) -> Iterator[Source | Problem]:
    """Yield what the path names: itself, or the files of a folder, without hidden ones."""
    if path == "-":
        yield Source(None, "standard input", "stdin")
    elif path.startswith(("http://", "https://")):
        yield Problem(
            code="url-unread", source=path, message="Addresses are not fetched; save the page as a file and name that."
        )
    elif os.path.isdir(path):
        found = False
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(f for f in folders if not f.startswith("."))
            for file in sorted(f for f in files if not f.startswith(".")):
                full = Path(folder, file)
                found = True
                yield Source(full, str(full), full.relative_to(path).as_posix())
        if not found:
            yield Problem(code="folder-empty", source=path, message="The folder holds no files.")
    else:
        yield Source(Path(path), path, Path(path).name)


def _take_one(source: Source, parser: ParserChild, defaults: Defaults, given: _Given) -> Iterator[Report | Problem]:
    try:
        with _open(source) as stream:
            head = stream.peek(HEAD)[:HEAD] if isinstance(stream, io.BufferedReader) else b""
            kind = sniff(head, source.name)
            if kind == "rows":
                yield from _take_rows(source, stream, head, defaults, given)
                return
            raw = stream.read(MAX_FILE + 1)
        yield from _take_file(source, kind, raw, parser, defaults, given)
    except InputError as error:
        yield _problem(source.shown, error)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        code = "file-missing" if isinstance(error, FileNotFoundError) else "file-unreadable"
        yield Problem(code=code, source=source.shown, message=f"The file could not be opened: {reason}.")


def _open(source: Source) -> BinaryIO:
    if source.path is None:
        return io.BufferedReader(io.FileIO(sys.stdin.fileno(), closefd=False))
    kind = source.path.stat().st_mode
    if not (stat.S_ISREG(kind) or stat.S_ISFIFO(kind)):
        raise InputError("file-unreadable", "This is neither a file nor a pipe.")
    return source.path.open("rb")


def _take_file(
    source: Source, kind: Kind, raw: bytes, parser: ParserChild, defaults: Defaults, given: _Given
) -> Iterator[Report | Problem]:
    """Yield the report of a file that holds one (or, for a JSON document, several)."""
    sha256 = hashlib.sha256(raw).hexdigest()
    if kind == "json":
        for number, extract in parse_document(raw):
            yield from _settle(f"{source.shown}:{number}", f"{source.name}:{number}", extract, defaults, given)
        return
    try:
        extract = _extract(kind, raw, parser)
        if not extract.text.strip("\ufeff \t\r\n\x00"):
            raise InputError("file-empty", "The file holds no words.")
    except InputError as error:
        yield _problem(source.shown, error, sha256)
        return
    guessed = kind in ("page", "pdf")
    yield from _settle(source.shown, source.name, extract, defaults, given, guessed=guessed)


def _extract(kind: Kind, raw: bytes, parser: ParserChild) -> Extract:
    if not raw.strip():
        raise InputError("file-empty", "The file is empty.")
    if kind != "text":
        if len(raw) > MAX_FILE:
            raise InputError("file-too-large", f"The file is larger than {MAX_FILE // 1_000_000} MB.")
        return parser.parse(kind, raw)
    decoded = decode(raw[:MAX_FILE])
    flaws = decoding_flaws(decoded)
    if len(raw) > MAX_FILE:
        words = f"Only the first {MAX_FILE // 1_000_000} MB of the file were looked at."
        flaws.append(Flaw(code="file-cut", message=words, lost=True))
    return Extract(text=decoded.text, flaws=tuple(flaws))


def _take_rows(
    source: Source, stream: BinaryIO, head: bytes, defaults: Defaults, given: _Given
) -> Iterator[Report | Problem]:
    """Yield the report of each line; a line that cannot be read is a Problem, and the next is read."""
    empty = True
    for number, line in split_rows(stream, head):
        empty = False
        extract = line if isinstance(line, InputError) else _row(line)
        yield from _settle(f"{source.shown}:{number}", f"{source.name}:{number}", extract, defaults, given)
    if empty:
        yield Problem(code="file-empty", source=source.shown, message="The file is empty.")


def _row(line: bytes) -> Extract | InputError:
    try:
        return parse_row(line)
    except InputError as error:
        return error


def _settle(
    shown: str, name: str, extract: Extract | InputError, defaults: Defaults, given: _Given, *, guessed: bool = False
) -> Iterator[Report | Problem]:
    """Yield the report that the extract makes, after what is to be told about it."""
    if isinstance(extract, InputError):
        yield _problem(shown, extract)
        return
    if not extract.text.strip():
        yield Problem(
            code="text-empty", source=shown, message="The report's text is empty.", severity="warning", lost=False
        )
        return
    wanted = extract.id or name
    report = Report(
        id=given.settle(wanted),
        text=extract.text,
        title=extract.title,
        published=_choose(extract.published, defaults.published, guessed),
        publisher=_choose(extract.publisher, defaults.publisher, guessed),
        url=extract.url,
        language=settle_language(extract.text, _choose(extract.language, defaults.language, guessed)),
    )
    flaws = [flaw for flaw in extract.flaws if not (flaw.code == "date-guessed" and defaults.published)]
    if report.id != wanted:
        flaws.append(
            Flaw(code="id-repeated", message=f"The id {wanted!r} was given before; this report is {report.id!r} here.")
        )
    for flaw in (*flaws, *check_report(report)):
        yield Problem(code=flaw.code, source=shown, message=flaw.message, severity="warning", lost=flaw.lost)
    yield report


def _choose(stated: str | None, default: str | None, guessed: bool) -> str | None:
    return (default or stated) if guessed else (stated or default)


def _problem(shown: str, error: InputError, sha256: str | None = None) -> Problem:
    return Problem(code=error.code, source=shown, message=error.message, sha256=sha256)
