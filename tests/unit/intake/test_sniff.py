"""The kind of a file is told by its bytes where they are sure, else by its name."""

from __future__ import annotations

import pytest

from marsad.intake.sniff import sniff


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"%PDF-1.7", "report.txt", "pdf"),
        (b"not a pdf", "report.pdf", "text"),
        (b"<!DOCTYPE html><html>", "saved", "page"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><html>', "saved", "page"),
        (b"Rebels left.", "a.html", "page"),
        (b"# Town", "a.md", "markdown"),
        (b'{"text": "Rebels left."}', "stdin", "rows"),
        (b'{"text": "Rebels left."}', "a.jsonl", "rows"),
        (b"[1]", "a.json", "json"),
        (b"{curly words} in a text", "a", "text"),
        (b"", "a", "text"),
    ],
)
def test_kinds(head: bytes, name: str, kind: str) -> None:
    """A head and a name give the kind that a person would say."""
    assert sniff(head, name) == kind
