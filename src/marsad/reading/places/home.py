"""Where a report's publisher is at home, as far as its name or web address tells."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from marsad.knowledge.gazetteer import Gazetteer, GazetteerEntry
from marsad.knowledge.gazetteer.sources import read_table
from marsad.model import Report

_COUNTRY_CODES = {"uk": "GB"}
_NO_COUNTRY = frozenset({"co", "tv", "me", "io", "ly", "fm", "am", "to", "cc", "eu", "ai", "is"})
"""Endings of web hosts that are sold to anybody."""
_WORD = re.compile(r"[a-z]{4,}")


@cache
def _publishers() -> tuple[tuple[str, str, str, str], ...]:
    return tuple((row["host"], row["town"], row["admin1"], row["country"]) for row in read_table("publishers.csv"))


def find_home(report: Report, gazetteer: Gazetteer) -> GazetteerEntry | None:
    """Return the town, division or country where the publisher is at home, or None where nothing tells."""
    host = (urlsplit(report.url).hostname or "") if report.url and "//" in report.url[:9] else ""
    names = [name.lower().removeprefix("www.") for name in (report.publisher or "", host) if name]
    for name in names:
        for known, town, admin1, country in _publishers():
            if name == known or name.endswith("." + known) or (("." not in known) and known in name):
                return _locate(gazetteer, town, admin1, country)
    for name in names:
        found = _named_after(name, gazetteer) or _ending(name, gazetteer)
        if found:
            return found
    return None


def _locate(gazetteer: Gazetteer, town: str, admin1: str, country: str) -> GazetteerEntry | None:
    if not country:
        return None
    if town:
        for entry in gazetteer.named(town):
            if (
                entry.country == country
                and (not admin1 or entry.admin1 == admin1)
                and entry.feature in ("town", "capital")
            ):
                return entry
    return _country(gazetteer, country)


def _country(gazetteer: Gazetteer, code: str) -> GazetteerEntry | None:
    return gazetteer.country(code)


def _ending(name: str, gazetteer: Gazetteer) -> GazetteerEntry | None:
    """Return the country of the host's last part: 'sana.sy'."""
    ending = name.rsplit(".", 1)[-1]
    if "." not in name or len(ending) != 2 or ending in _NO_COUNTRY:
        return None
    return _country(gazetteer, _COUNTRY_CODES.get(ending, ending.upper()))


def _named_after(name: str, gazetteer: Gazetteer) -> GazetteerEntry | None:
    """Return the most important place whose name begins the host or a word of it: 'aleppotoday.example'."""
    stem = name.split(".")[0] if "." in name else name
    for word in _WORD.findall(stem):
        for end in range(min(len(word), 20), 5, -1):
            found = [e for e in gazetteer.named(word[:end]) if e.importance > 4.3 and e.kind.value < 3]
            if found:
                return found[0]
    return None
