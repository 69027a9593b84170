"""Bytes become the text that was meant, or an error that says what they are."""

from __future__ import annotations

import pytest

from marsad.intake.decode import decode
from marsad.model import InputError

ENGLISH = "“Rebels” shelled Aleppo’s airport on Monday, said the owner of a café there. "
ARABIC = "قال مصدر عسكري إن القوات انسحبت من مدينة حماة يوم الخميس بعد معارك عنيفة مع فصائل المعارضة. " * 3
RUSSIAN = "Министерство обороны сообщило, что в пятницу были уничтожены позиции боевиков в провинции. " * 3


def test_utf8_is_taken_as_it_is() -> None:
    """Plain UTF-8 comes out whole, with nothing to tell."""
    found = decode(ENGLISH.encode())
    assert (found.text, found.encoding, found.damage) == (ENGLISH, "utf-8", "")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(encoding: str) -> None:
    """A file that says its encoding by a mark is read by it, without the mark."""
    assert decode(ENGLISH.encode(encoding)).text == ENGLISH


@pytest.mark.parametrize("text", [ENGLISH.replace("“", '"').replace("”", '"').replace("’", "'"), ARABIC])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_seen_by_its_low_bytes(text: str, encoding: str) -> None:
    """UTF-16 that does not say so is read rightly, in Latin and in Arabic script, and the guess is told."""
    found = decode(text.encode(encoding))
    assert (found.text, found.damage) == (text, "encoding-guessed")


@pytest.mark.parametrize(
    ("text", "encoding"), [(ARABIC, "cp1256"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (ENGLISH, "cp1252")]
)
def test_old_encodings_are_guessed_and_the_guess_is_told(text: str, encoding: str) -> None:
    """A single-byte encoding that nothing declares is guessed rightly."""
    found = decode(text.encode(encoding))
    assert (found.text, found.damage) == (text, "encoding-guessed")


def test_a_declared_encoding_is_believed_where_the_bytes_agree() -> None:
    """A page that declares windows-1256 is read by it without a word; a wrong declaration is passed over."""
    assert decode(ARABIC.encode("cp1256"), "windows-1256").damage == ""
    assert decode(ARABIC.encode(), "windows-1256").text == ARABIC
    assert decode(ARABIC.encode("cp1256"), "no-such-set").text == ARABIC


def test_text_encoded_twice_is_repaired() -> None:
    """'â€œ' is turned back into the quotation mark it was."""
    doubled = "".join(
        chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252")
        for byte in ENGLISH.encode()
    )
    found = decode(doubled.encode())
    assert (found.text, found.damage) == (ENGLISH, "encoding-doubled")


def test_a_file_of_two_encodings_is_read_line_by_line() -> None:
    """Each line is read by the encoding that fits it."""
    raw = (ENGLISH + "\n").encode() * 4 + ENGLISH.encode("cp1252")
    found = decode(raw)
    assert (found.text.split("\n"), found.damage) == ([ENGLISH] * 5, "encoding-mixed")


@pytest.mark.parametrize(
    "raw", [b"\x89PNG\r\n\x1a\n" + b"text" * 50, bytes(range(256)) * 40, b"PK\x03\x04" + b"a" * 100]
)
def test_what_is_no_text_is_refused_by_name(raw: bytes) -> None:
    """Pictures, archives and programs are told from text."""
    with pytest.raises(InputError) as caught:
        decode(raw)
    assert caught.value.code == "binary-file"


def test_a_stray_nul_does_not_make_a_text_binary() -> None:
    """One NUL in a sentence is damage, kept as it is."""
    assert decode(b"Rebels\x00 left the town.").text == "Rebels\x00 left the town."
