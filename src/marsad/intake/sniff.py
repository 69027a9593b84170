"""What kind of file this is, by its first bytes and its name."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

Kind = Literal["text", "markdown", "page", "pdf", "rows", "json"]

HEAD = 2048
"""Bytes that are enough to tell."""

_BY_SUFFIX: dict[str, Kind] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".pdf": "pdf",
    ".jsonl": "rows",
    ".ndjson": "rows",
    ".json": "json",
}
_PAGE = re.compile(
    rb"^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ROW = re.compile(rb"^\s*\{\s*\"\w+\"\s*:")


def sniff(head: bytes, name: str) -> Kind:
    """Return the kind of the file: what its bytes say for sure, else what its name says, else text."""
    if head.lstrip()[:5] == b"%PDF-":
        return "pdf"
    suffix = PurePath(name).suffix.lower()
    if suffix in _BY_SUFFIX and suffix != ".pdf":
        return _BY_SUFFIX[suffix]
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if _PAGE.match(plain):
        return "page"
    if _ROW.match(plain):
        return "rows"
    return "text"
