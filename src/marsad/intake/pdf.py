"""PDF → text: lines joined into paragraphs, page by page."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from marsad.intake.extract import Extract, Flaw
from marsad.model import InputError

MAX_PAGES = 300

# How pypdf fails on a file that is cut or has wrong bytes in it.
_DAMAGE = (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError, OSError)

_HYPHEN = re.compile(r"[a-z]-$")


def parse_pdf(raw: bytes) -> Extract:
    """Return the text layer of a PDF.

    Raises:
        InputError: the file is damaged, locked by a password, or holds pictures of text only.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("pdf-locked", "The PDF is locked by a password; save a copy without it.")
        pages = [page.extract_text() or "" for page in reader.pages[:MAX_PAGES]]
        total, meta = len(reader.pages), reader.metadata
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        AssertionError,
        OSError,
    ) as error:
        # pypdf meets damage in many ways; each of these was seen on a cut or bit-flipped file.
        raise InputError(
            "pdf-damaged", f"The PDF is damaged and could not be read ({type(error).__name__})."
        ) from error
    text = "\n\n".join(paragraph for page in pages for paragraph in _paragraphs(page))
    if not text.strip():
        raise InputError("pdf-no-text", "The PDF holds pictures of text only; run it through text recognition first.")
    flaws, day = [], _day(meta)
    if day:
        words = f"The PDF was made on {day}, which is taken as its day of publication; --published sets another."
        flaws.append(Flaw(code="date-guessed", message=words))
    if total > MAX_PAGES:
        flaws.append(Flaw(code="pdf-cut", message=f"Only the first {MAX_PAGES} of {total} pages were read.", lost=True))
    return Extract(text=text, title=_title(meta), published=day, flaws=tuple(flaws))


def _paragraphs(page: str) -> Iterator[str]:
    """Yield the paragraphs of a page: a line that reaches the margin, or stops before a small letter, goes on."""
    lines = [line.strip() for line in page.split("\n")]
    margin = max(map(len, lines), default=0) * 0.8
    current, last = "", ""
    for line in lines:
        if current and line and (line[0].islower() or len(last) >= margin):
            current = current[:-1] + line if _HYPHEN.search(current) and line[0].islower() else f"{current} {line}"
        else:
            if current:
                yield current
            current = line
        last = line
    if current:
        yield current


def _title(meta: Any) -> str | None:
    title = meta.title if meta else None
    return str(title).strip() or None if title else None


def _day(meta: Any) -> str | None:
    """Return the day the PDF says it was made."""
    try:
        made = meta.creation_date if meta else None
    except (ValueError, PyPdfError):
        return None
    return made.date().isoformat() if isinstance(made, datetime) else None
