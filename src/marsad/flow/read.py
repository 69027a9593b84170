"""Reports in, claims out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from marsad.model import Claim, Report
from marsad.reading.engines.spacy_engine import DEFAULT_MODEL
from marsad.reading.reader import Reader


def read_reports(reports: Iterable[Report], *, model: str = DEFAULT_MODEL) -> Iterator[Claim]:
    """Yield the claims of the reports, in the order of the reports and of their text."""
    for reading in Reader(model).read(reports):
        yield from reading.claims


def read(text: str, *, published: date | str | None = None, publisher: str | None = None, model: str = DEFAULT_MODEL) -> list[Claim]:
    """Return the claims of one text.

    `published` (the publisher's day) anchors relative dates; without it they stay unresolved.
    """
    day = published.isoformat() if isinstance(published, date) else published
    return list(read_reports([Report(id="text", text=text, published=day, publisher=publisher)], model=model))
