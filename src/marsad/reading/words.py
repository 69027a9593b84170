"""The words of a text by a plain split: runs of letters, numbers and single marks, with their offsets.

Finer and steadier than the parse's tokens ('three-day' is three words, '105mm' two), for the steps that read numbers
and dates.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]{1,2}(?![^\W\d_]))?|\n|[^\s\w]|_")


class Word(NamedTuple):
    """One word. `kind` is 'a' for letters, '1' for a number, '.' for a mark and a new line."""

    text: str
    lower: str
    start: int
    end: int
    kind: str


def split_words(text: str) -> list[Word]:
    """Return the words of the text, in order; blanks are left out."""
    out = []
    for match in _WORD.finditer(text):
        word = match.group()
        kind = "1" if word[0].isdigit() else "a" if word[0].isalpha() else "."
        out.append(Word(word, word.lower(), match.start(), match.end(), kind))
    return out
