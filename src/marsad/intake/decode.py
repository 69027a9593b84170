"""Bytes → text, with what had to be guessed or repaired said aloud."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Literal

from charset_normalizer import from_bytes

from marsad.model import InputError

DamageCode = Literal["", "encoding-guessed", "encoding-mixed", "encoding-doubled"]

SAMPLE = 65_536
"""Bytes looked at to tell an encoding; the rest of the input is of the same kind or damaged."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SINGLE_BYTE = ["cp1252", "cp1256", "cp1251", "koi8_r", "iso8859_6", "cp1254", "cp1250", "cp1253", "cp1255"]
_MULTI_BYTE = ["gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"]
# The first bytes of archives, programs, pictures, sounds and databases, in hexadecimal.
_BINARY_HEADS = tuple(
    bytes.fromhex(head)
    for head in (
        "504b0304", "7f454c46", "89504e47", "ffd8ff", "47494638", "1f8b", "425a68", "377abcaf", "d0cf11e0", "52617221",
        "fd377a585a", "4f676753", "494433", "52494646", "53514c69746520666f726d61742033", "774f4646", "0061736d",
        "cafebabe", "50415231", "28b52ffd",
    )
)  # fmt: skip
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\x0b\x0c\r\x1b")
_HIGH_LETTER = re.compile(rb"[\xc0-\xff]")
_ASCII_LETTER = re.compile(rb"[A-Za-z]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read with, and what was wrong with its bytes ('' where nothing was)."""

    text: str
    encoding: str
    damage: DamageCode = ""


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """Return the text that the bytes hold; every byte that made sense in some encoding is kept.

    `declared` is what the input says of itself; it is believed where the bytes agree with it.

    Raises:
        InputError: the bytes are no text (`binary-file`).
    """
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return Decoded(raw[len(bom) :].decode(encoding, "replace"), encoding)
    wide = _wide(raw)
    if wide:
        return Decoded(raw.decode(wide, "replace"), wide, "encoding-guessed")
    if _is_binary(raw):
        raise InputError("binary-file", "This is no text: its bytes are those of a program, picture or archive.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(raw, declared)
    repaired = _undo_double(text)
    return Decoded(repaired, "utf-8", "encoding-doubled") if repaired is not None else Decoded(text, "utf-8")


def _wide(raw: bytes) -> str | None:
    """Return the UTF-16 kind that the bytes follow without saying so: every other byte is a low one."""
    sample = raw[: SAMPLE // 2 * 2]
    if len(sample) < 4 or len(raw) % 2:
        return None
    low = [sum(half.count(b) for b in range(7)) / len(half) for half in (sample[0::2], sample[1::2])]
    if low[1] > 0.7 and low[0] < 0.2:
        return "utf-16-le"
    if low[0] > 0.7 and low[1] < 0.2:
        return "utf-16-be"
    return None


def _is_binary(raw: bytes) -> bool:
    sample = raw[:SAMPLE]
    if raw.startswith(_BINARY_HEADS):
        return True
    # A few NULs are damage of a text; one byte in fifty is none.
    return sum(sample.count(b) for b in _CONTROL) > max(8, len(sample) // 50)


def _decode_other(raw: bytes, declared: str | None) -> Decoded:
    """Decode bytes that are not UTF-8 throughout."""
    if declared:
        try:
            return Decoded(raw.decode(declared), codecs.lookup(declared).name)
        except (LookupError, UnicodeDecodeError):
            pass
    if _mostly_utf8(raw):
        # A file put together from two sources: each line is in one encoding at least.
        single = _guess(b"\n".join(line for line in raw.split(b"\n") if not _is_utf8(line)))
        lines = [line.decode("utf-8" if _is_utf8(line) else single, "replace") for line in raw.split(b"\n")]
        return Decoded("\n".join(lines), f"utf-8+{single}", "encoding-mixed")
    encoding = _guess(raw)
    return Decoded(raw.decode(encoding, "replace"), encoding, "encoding-guessed")


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(raw: bytes) -> bool:
    """Tell whether at least half of the runs of high bytes are whole UTF-8 characters."""
    runs = _HIGH_RUN.findall(raw[: SAMPLE * 4])
    return sum(_is_utf8(run) for run in runs) * 2 >= len(runs) > 0


def _guess(raw: bytes) -> str:
    """Return the likeliest single-byte or East Asian encoding of the bytes; windows-1252 where nothing tells."""
    sample = raw[:SAMPLE]
    # Western text is ASCII letters for the most part; other alphabets have theirs above 0xC0 in every encoding.
    if len(_HIGH_LETTER.findall(sample)) * 10 < len(_ASCII_LETTER.findall(sample)):
        return "cp1252"
    best = from_bytes(sample, cp_isolation=[*_SINGLE_BYTE, *_MULTI_BYTE], threshold=0.4).best()
    return best.encoding if best else "cp1252"


def _undo_double(text: str) -> str | None:
    """Return the text that was encoded as UTF-8 twice, or None where it was not.

    Every character beyond ASCII must fit: 'â€œ' is “ read as windows-1252, and no honest text is made of such groups.
    """
    if text.isascii():
        return None
    out = bytearray()
    for start in range(0, len(text), 4096):
        piece = text[start : start + 4096]
        try:
            out += piece.encode("cp1252")
        except UnicodeEncodeError:
            for char in piece:
                try:
                    out += char.encode("latin-1" if "\x80" <= char <= "\x9f" else "cp1252")
                except UnicodeEncodeError:
                    return None
    try:
        repaired = out.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return repaired
