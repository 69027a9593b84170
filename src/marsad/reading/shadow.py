"""A normalised copy of a report's text, with the way back to the original's offsets."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_SAME_LENGTH = {
    **dict.fromkeys(map(ord, "“”„‟«»″〝〞❝❞"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛′ʼʻ´ˈ`"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒"), "-"),
    **dict.fromkeys(map(ord, "―"), "—"),
    **dict.fromkeys(
        map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"), " "
    ),
    **dict.fromkeys(map(ord, "\u2028\u2029\x0b\x0c\x85"), "\n"),
    0: " ",
    ord("\t"): " ",
    ord("\r"): "\n",
}
# Invisible in print, and inside words: zero-width characters, soft hyphens, bidi controls, variation selectors.
_DROPPED = frozenset(
    [
        0xAD,
        0xFEFF,
        0x061C,
        0x180E,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFE00, 0xFE10),
    ]
)


@dataclass(frozen=True, slots=True)
class Shadow:
    """The normalised text. `starts` and `shifts` map back: from `starts[k]` on, the original is `shifts[k]` ahead."""

    text: str
    original_length: int
    starts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def out(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's offsets for shadow offsets; the end is that of the last character covered."""
        first = start + self.shifts[bisect_right(self.starts, start) - 1]
        if end <= start:
            return first, first
        last = end - 1 + self.shifts[bisect_right(self.starts, end - 1) - 1] + 1
        return min(first, self.original_length), min(last, self.original_length)


def _fold(char: str) -> str:
    """Return one character that stands for this one in the shadow text."""
    point = ord(char)
    if point < 0x80:
        return " " if point < 0x20 and char != "\n" else char
    if 0xD800 <= point <= 0xDFFF:
        return "\ufffd"
    folded = unicodedata.normalize("NFKC", char)
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return folded if len(folded) == 1 and unicodedata.category(char)[0] in "LN" else char


def cast_shadow(text: str) -> Shadow:
    """Return the text with quotes, spaces, digits and widths made plain and invisible characters taken out.

    The original is never changed: offsets lead back to it, character by character.
    """
    plain = text.translate(_SAME_LENGTH)
    if plain.isascii() and not any(c < " " and c != "\n" for c in plain):
        return Shadow(text=plain, original_length=len(text))
    chars: list[str] = []
    starts, shifts = [0], [0]
    folds: dict[str, str] = {}
    for position, char in enumerate(plain):
        if ord(char) in _DROPPED or (unicodedata.combining(char) and not ("\u0600" <= char <= "\u06ff")):
            shift = position + 1 - len(chars)
            if starts[-1] == len(chars):
                shifts[-1] = shift
            else:
                starts.append(len(chars))
                shifts.append(shift)
            continue
        folded = folds.get(char)
        if folded is None:
            folded = folds[char] = _fold(char)
        chars.append(folded)
    return Shadow(text="".join(chars), original_length=len(text), starts=tuple(starts), shifts=tuple(shifts))
