"""Short texts as the steps of the claims package see them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marsad.model import Report
from marsad.reading.claims.clause import clause_span
from marsad.reading.claims.frame import Frame
from marsad.reading.claims.where import look_around
from marsad.reading.claims.words import Around
from marsad.reading.layers import Reading, Token
from marsad.reading.reader import Reader

type Read = Callable[..., Reading]
type Look = Callable[..., Around]


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """Return a function that reads a text published on Friday 6 December 2024, or on the day given, or on none."""

    def read_text(text: str, published: str | None = "2024-12-06") -> Reading:
        return next(iter(reader.read([Report(id="t", text=text, published=published)])))

    return read_text


@pytest.fixture(scope="session")
def look(read: Read) -> Look:
    """Return a function that reads a text and indexes what the earlier steps found."""

    def look_at(text: str, published: str | None = "2024-12-06") -> Around:
        return look_around(read(text, published))

    return look_at


@pytest.fixture(scope="session")
def word() -> Callable[[Around, str], Token]:
    """Return a function that gives the first token with the text."""

    def find(around: Around, text: str) -> Token:
        return next(t for t in around.parse.tokens if t.text == text)

    return find


@pytest.fixture(scope="session")
def frame(word: Callable[[Around, str], Token]) -> Callable[..., Frame]:
    """Return a function that makes the frame of a type around the first token with the text."""

    def make(around: Around, text: str, kind: str, score: float = 0.9) -> Frame:
        token = word(around, text)
        start, end = clause_span(around.parse, token)
        return Frame(token=token, type=kind, start=start, end=end, score=score)

    return make
