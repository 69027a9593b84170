"""Runs of quoted text, whatever has become of their quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.reading.layers import Reading

_MARK = re.compile(r"\"|''|(?<![\w'])'(?=[\w\"])|(?<=[\w.,!?\"])'(?![\w'])")
_OPENING, _CLOSING = "“„‟«❝〝", "”»❞〞"
_TERMINAL = re.compile(r"[.!?][\"')\]]*(?:\s|$)")
MAX_LOST = 300
"""Characters that a quotation without a closing mark may run on within its paragraph, to the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One run of quoted text in one block: offsets include the marks.

    `opened` and `closed` tell whether a mark stands at that end; `block` is the block's index; `free` is true where the
    run can be speech by itself: it begins a paragraph, a sentence or a clause, or ends in a comma or a full stop.
    """

    start: int
    end: int
    block: int
    opened: bool
    closed: bool
    free: bool


def find_quotes(reading: Reading) -> list[Quote]:
    """Return the quoted runs of the report in text order, none overlapping.

    Single marks count only in a report that has no double ones.
    """
    doubles = reading.text.count('"') + reading.text.count("''")
    out: list[Quote] = []
    for number, block in enumerate(reading.blocks):
        out.extend(_of_block(reading, number, block.start, block.end, single=doubles == 0))
    return out


def _side(reading: Reading, start: int, end: int, block_start: int, block_end: int) -> str:
    """Return 'open', 'close' or '' for a mark, by its own shape where it is curly and else by the spaces around it."""
    text = reading.text
    original = reading.report.text[slice(*reading.out(start, end))]
    if original and original[0] in _OPENING:
        return "open"
    if original and original[0] in _CLOSING:
        return "close"
    before = text[start - 1] if start > block_start else " "
    after = text[end] if end < block_end else " "
    left = before.isspace() or before in "([{-—–/'\""
    right = after.isspace() or after in ")]}.,;:!?-—–'\""
    if left and not right:
        return "open"
    if right and not left:
        return "close"
    return ""


def _of_block(reading: Reading, number: int, first: int, last: int, single: bool) -> list[Quote]:
    text = reading.text
    out: list[Quote] = []
    began: int | None = None
    for match in _MARK.finditer(text, first, last):
        if len(match.group()) == 1 and (match.group() == "'") != single:
            continue
        side = _side(reading, match.start(), match.end(), first, last)
        if began is None:
            if side == "close" and not single and not out and not _TERMINAL.search(text, first, match.start() - 1):
                # The opening mark was lost at the head of the paragraph.
                out.append(_quote(text, number, first, match.end(), first, opened=False, closed=True))
            elif side != "close":
                began = match.start()
        elif side == "open" and match.start() > began + 1:
            out.append(
                _quote(text, number, began, _lost_end(text, began, match.start()), first, opened=True, closed=False)
            )
            began = match.start()
        else:
            out.append(_quote(text, number, began, match.end(), first, opened=True, closed=True))
            began = None
    if began is not None and not single:
        whole = began == first
        end = last if whole else _lost_end(text, began, last)
        out.append(_quote(text, number, began, end, first, opened=True, closed=False))
    return out


def _lost_end(text: str, start: int, limit: int) -> int:
    """Return where a quotation that nobody closed ends: at the last sentence end before the limit, near enough."""
    stop = min(limit, start + MAX_LOST)
    ends = [m.start() + 1 for m in _TERMINAL.finditer(text, start, stop)]
    if limit <= stop:
        return limit
    return ends[-1] if ends else stop


def _quote(text: str, number: int, start: int, end: int, first: int, *, opened: bool, closed: bool) -> Quote:
    while end > start and text[end - 1].isspace():
        end -= 1
    before = text[first:start].rstrip()[-1:] if start > first else ""
    inner = text[start:end].strip("\"' ")
    free = not before or before in ".!?:,;—-\"')" or inner[-1:] in ".,!?…" or inner.count(" ") >= 7
    return Quote(start, end, number, opened, closed, free)
