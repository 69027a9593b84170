"""Where a report's publisher is at home, as far as its name or web address tells."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from marsad.knowledge.gazetteer import Gazetteer, GazetteerEntry
from marsad.knowledge.gazetteer.sources import read_table
from marsad.model import Report
from marsad.reading.places.lexicon import common_words

_COUNTRY_CODES = {"uk": "GB"}
_NO_COUNTRY = frozenset({"co", "tv", "me", "io", "ly", "fm", "am", "to", "cc", "eu", "ai", "is"})
"""Endings of web hosts that are sold to anybody."""
_WORD = re.compile(r"[a-z]{4,}")


@cache
def _publishers() -> tuple[tuple[str, str, str, str], ...]:
    return tuple((row["host"], row["town"], row["admin1"], row["country"]) for row in read_table("publishers.csv"))


def find_home(report: Report, gazetteer: Gazetteer) -> GazetteerEntry | None:
    """Return the town, division or country where the publisher is at home, or None where nothing tells for certain."""
    names = _hosts(report)
    for name in names:
        for known, town, admin1, country in _publishers():
            if name == known or name.endswith("." + known) or ("." not in known and known in name):
                return _locate(gazetteer, town, admin1, country)
    for name in names:
        found = _ending(name, gazetteer)
        if found:
            return found
    return None


def find_host(report: Report, gazetteer: Gazetteer) -> tuple[str, tuple[GazetteerEntry, ...]]:
    """Return the place name that begins the publisher's name or host ('athensreview.com'), and the places so called."""
    for name in _hosts(report):
        stem = name.split(".")[0] if "." in name else name
        for word in _WORD.findall(stem):
            for end in range(min(len(word), 20), 4, -1):
                found = [
                    e for e in gazetteer.named(word[:end]) if e.kind.value < 2 and e.feature in ("town", "capital")
                ]
                if found and word[:end] not in common_words():
                    return word[:end], tuple(found[:60])
    return "", ()


def _hosts(report: Report) -> list[str]:
    """Return what is known of the publisher's name: as it is given, and its web host."""
    try:
        host = (urlsplit(report.url).hostname or "") if report.url and "//" in report.url[:9] else ""
    except ValueError:
        host = ""  # brackets in a host that is none
    return [name.lower().removeprefix("www.") for name in (report.publisher or "", host) if name]


def _locate(gazetteer: Gazetteer, town: str, admin1: str, country: str) -> GazetteerEntry | None:
    if not country:
        return None
    for entry in gazetteer.named(town) if town else ():
        if entry.country == country and admin1 in ("", entry.admin1) and entry.feature in ("town", "capital"):
            return entry
    return gazetteer.country(country)


def _ending(name: str, gazetteer: Gazetteer) -> GazetteerEntry | None:
    """Return the country of the host's last part: 'sana.sy'."""
    ending = name.rsplit(".", 1)[-1]
    if "." not in name or len(ending) != 2 or ending in _NO_COUNTRY:
        return None
    return gazetteer.country(_COUNTRY_CODES.get(ending, ending.upper()))
