"""Markdown → text: headings and paragraphs as lines of their own, marks taken off, front matter read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from marsad.intake.decode import decode
from marsad.intake.extract import Extract, Flaw, decoding_flaws

_CODE = re.compile(r"^(```|~~~).*?^\1|<!--.*?-->", re.DOTALL | re.MULTILINE)
_FIELDS = ("id", "title", "published", "publisher", "url", "language")


def parse_markdown(raw: bytes) -> Extract:
    """Return the words of a Markdown file as they stand on the rendered page; code and comments are no words."""
    decoded = decode(raw)
    head, body = split_front_matter(decoded.text)
    fields, flaws = read_front_matter(head)
    blocks = _blocks(MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").parse(body))
    text = "\n\n".join(block for block in blocks if block)
    if len(text.split()) * 2 < len(_CODE.sub(" ", body).split()):
        # Marks nested too deeply, or no Markdown at all: better the marks with the words than neither.
        text = body
        flaws.append(
            Flaw(code="markdown-raw", message="The Markdown could not be made out; it was read with its marks.")
        )
    return Extract(text=text, flaws=(*decoding_flaws(decoded), *flaws), **fields)


def split_front_matter(text: str) -> tuple[str, str]:
    """Return the YAML head between two '---' lines, and the rest."""
    if not text.startswith("---"):
        return "", text
    lines = text.split("\n")
    for number, line in enumerate(lines[1:60], start=1):
        if line.strip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :])
    return "", text


def read_front_matter(head: str) -> tuple[dict[str, Any], list[Flaw]]:
    """Return the fields of a report that the head states; `date` stands for `published` where that is missing."""
    if not head.strip():
        return {}, []
    try:
        found = yaml.safe_load(head)
    except (yaml.YAMLError, ValueError):
        found = None
    if not isinstance(found, dict):
        return {}, [
            Flaw(
                code="front-matter", message="The block between the '---' lines is no YAML mapping; it was passed over."
            )
        ]
    if "published" not in found and "date" in found:
        found["published"] = found["date"]
    return {key: str(found[key]) for key in _FIELDS if found.get(key) is not None}, []


def _blocks(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield "".join(_words(token.children or [])).strip()


def _words(children: Iterable[Token]) -> Iterator[str]:
    for child in children:
        if child.type in ("text", "code_inline"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield "\n" if child.type == "hardbreak" else " "
