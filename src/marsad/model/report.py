"""A report: a text that somebody published."""

from __future__ import annotations

from datetime import date, datetime

import msgspec


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One published text with what is known about its publication.

    `text` is kept exactly as it came; every offset in Marsad counts its code points from 0, end exclusive.
    `published` anchors relative dates ('on Friday'); the clock is the publisher's own day.
    Fields that Marsad does not know are ignored on input, so that archives with richer rows can be read as they are.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None

    @property
    def published_day(self) -> date | None:
        """The day of publication, or None where it is unknown or unreadable."""
        value = (self.published or "").strip()
        if not value:
            return None
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            pass
        try:
            return datetime.fromisoformat(value).date()
        except ValueError:
            return None
