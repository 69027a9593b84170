"""Step 1: paragraphs and headings. Sentences come from the parse, which never crosses a block."""

from __future__ import annotations

import re

from marsad.reading.layers import Block, Reading

MAX_BLOCK = 6_000
"""Characters; a longer run of text is cut at a sentence end, a space or at last anywhere, so that no parse blows up."""

_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?][\"')\]]{0,2}\s")
_ENDS_SENTENCE = re.compile(r"[.!?:;,][\"')\]\s]*$")
# A line break inside a sentence (hard-wrapped text): the line ends no sentence and the next goes on in lower case.
_WRAP_MIN = 38


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut start:end into pieces of at most MAX_BLOCK characters, at the best boundary near each cut."""
    out = []
    while end - start > MAX_BLOCK:
        window = text[start : start + MAX_BLOCK]
        ends = [m.end() for m in _SENTENCE_END.finditer(window)]
        cut = ends[-1] if ends else window.rfind(" ") + 1
        cut = cut if cut > MAX_BLOCK // 4 else MAX_BLOCK
        out.append((start, start + cut))
        start += cut
    out.append((start, end))
    return out


def _is_heading(line: str) -> bool:
    words = line.split()
    return len(words) <= 14 and not _ENDS_SENTENCE.search(line.rstrip("\"' "))


class Segment:
    """Split the text into blocks: lines, joined again where a line break only wraps a sentence."""

    name = "segment"
    requires: tuple[str, ...] = ()
    gives: tuple[str, ...] = ("blocks",)

    def __call__(self, reading: Reading) -> None:
        """Fill `blocks`."""
        text = reading.text
        lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if m.group().strip()]
        merged: list[tuple[int, int]] = []
        for start, end in lines:
            if merged:
                before_start, before_end = merged[-1]
                previous, line = text[before_start:before_end], text[start:end].lstrip()
                wraps = (
                    text.count("\n", before_end, start) == 1
                    and len(previous.rsplit("\n", 1)[-1]) >= _WRAP_MIN
                    and not _ENDS_SENTENCE.search(previous)
                    and line[:1].islower()
                )
                if wraps:
                    merged[-1] = (before_start, end)
                    continue
            merged.append((start, end))
        blocks = []
        for start, end in merged:
            heading = _is_heading(text[start:end])
            for a, b in _cut(text, start, end):
                lead = len(text[a:b]) - len(text[a:b].lstrip())
                body = text[a:b].strip()
                if body:
                    blocks.append(Block(start=a + lead, end=a + lead + len(body), heading=heading))
        reading.blocks = blocks
