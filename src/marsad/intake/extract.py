"""What a parser makes of one file: a text and what the file says about its publication."""

from __future__ import annotations

import msgspec

from marsad.intake.decode import Decoded


class Flaw(msgspec.Struct, frozen=True, kw_only=True):
    """Something to tell about one file, before it is known by what name the user sees the file."""

    code: str
    message: str
    lost: bool = False


class Extract(msgspec.Struct, frozen=True, kw_only=True):
    """The text of a file with its metadata; what the file does not say is None."""

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    flaws: tuple[Flaw, ...] = ()


def decoding_flaws(decoded: Decoded) -> list[Flaw]:
    """Return what is to be told about the bytes of a file: nothing, or the encoding that it was read with."""
    if not decoded.damage:
        return []
    words = f"The file does not say its encoding, or not rightly; it was read as {decoded.encoding}."
    return [Flaw(code=decoded.damage, message=words)]
