"""The day a report counts from: the dateline in its text, or else the day of publication it was given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from marsad.knowledge.lexicon import load_lexicon
from marsad.reading.layers import Block
from marsad.reading.times.classes import Item
from marsad.reading.times.days import make_date

HEAD_BLOCKS = 6
"""A dateline stands within the first few lines, if anywhere."""
HEAD_ITEMS = 24
"""Words into a line that a dateline may begin ('Print this page Tuesday 19 July 2016', 'BEIRUT, July 3 (Reuters)')."""


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lexicon = load_lexicon("en", "times")
    return lexicon.word_set("dateline_labels"), lexicon.word_set("dateline_barred"), lexicon.word_set("dateline_sure")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that a report's times count from; `start`:`end` is its dateline in the text (empty where it has none)."""

    day: date | None
    start: int = 0
    end: int = 0


def find_anchor(items: list[Item], blocks: list[Block], published: date | None) -> Anchor:
    """Return the day that the report's relative times count from.

    A dateline wins over the given day of publication, which is often that of a copy or a crawl.
    """
    for block in blocks[:HEAD_BLOCKS]:
        line = [item for item in items[:400] if block.start <= item.start < block.end]
        found = _dateline(line, published, first=block is blocks[0])
        if found is not None:
            return found
    return Anchor(published)


def _dateline(line: list[Item], published: date | None, *, first: bool) -> Anchor | None:
    for i in range(min(len(line), HEAD_ITEMS if first else 6)):
        found = _date_at(line, i, published)
        if found is None:
            continue
        day, end, year_said = found
        if _stands_apart(line, i, end, year_said=year_said, first=first):
            clock = end < len(line) and line[end].kind == "clock"
            return Anchor(day, line[i].start, line[end if clock else end - 1].end)
        return None
    return None


def _date_at(line: list[Item], i: int, published: date | None) -> tuple[date, int, bool] | None:
    """Return the date that begins at item i, the item after it, and whether its year is said."""
    kinds = [item.kind for item in line[i : i + 9]]
    if kinds[:1] == ["exact"]:
        value = line[i].value
        return (value, i + 1, True) if isinstance(value, date) else None
    j = i
    if kinds[:1] == ["weekday"]:
        j += 1
        while j < len(line) and line[j].kind in ("comma", "dot"):
            j += 1
    month = day = None
    for _ in range(2):
        if j < len(line) and line[j].kind == "month" and month is None:
            month, j = line[j].value, j + 1
            j += j < len(line) and line[j].kind == "dot"
        elif j < len(line) and line[j].kind in ("day", "ordinal") and day is None:
            day, j = line[j].value, j + 1
    if not isinstance(month, int) or not isinstance(day, int):
        return None
    at = j + 1 if j < len(line) and line[j].kind == "comma" else j
    if at < len(line) and line[at].kind == "year":
        year = line[at].value
        found = make_date(year, month, day) if isinstance(year, int) else None
        return (found, at + 1, True) if found else None
    short = line[at] if at < len(line) else None
    if short is not None and short.kind in ("day", "number") and len(short.text) == 2 and short.text.isdigit():
        after = line[at + 1].text if at + 1 < len(line) else "("
        found = make_date(int(short.text) + (2000 if int(short.text) < 50 else 1900), month, day)
        if after in ("(", "-", "–", "—") and found is not None:
            return found, at + 1, True  # '26 Feb 90 (AFP) --'
    if published is None:
        return None
    near = [
        d for year in (published.year - 1, published.year, published.year + 1) if (d := make_date(year, month, day))
    ]
    nearest = min(near, key=lambda d: abs((d - published).days), default=None)
    return (nearest, j, False) if nearest is not None and abs((nearest - published).days) <= 120 else None


_AGENCY = re.compile(
    r"reuters|afp|ap|xinhua|sana|upi|dpa|efe|cnn|bbc|ians|pti|aa|tass|ria|sputnik|voa|irin|un", re.IGNORECASE
)


def _stands_apart(line: list[Item], start: int, end: int, *, year_said: bool, first: bool) -> bool:
    """Tell whether the date is a line's label, not part of its first sentence.

    'August 6 2014 Headline', a line that is only a date, 'BEIRUT, July 3 (Reuters) -'; not 'On April 12, 1981, the …'.
    """
    labels, barred, sure = _words()
    before, after = line[:start], line[end : end + 4]
    lowers = [item.text.lower() for item in before]
    labelled = all(not w[0].isalnum() or w in labels for w in lowers) and not (
        lowers[-1:] == ["on"] and len(lowers) == 1
    )
    if lowers[-1:] and lowers[-1] in barred and not (labelled and lowers[0] in labels and lowers[0] != "on"):
        return False
    alone = not after or all(item.kind in ("clock", "zone", "") and not item.text[0].isalpha() for item in after)
    city = bool(before) and all(item.text[0].isupper() or not item.text[0].isalnum() for item in before)
    mark = after[0].text if after else ""
    wire = mark in ("(", "-", "–", "—", "/", "|") or (
        mark == "," and len(after) > 1 and _AGENCY.fullmatch(after[1].text) is not None
    )
    if wire and (labelled or city):
        return True
    if not year_said:
        return alone and not before
    if labelled and sure.intersection(lowers):
        return True
    if first and line[start].kind == "exact" and after and after[0].kind == "clock":
        return True
    if first and line[start].kind == "weekday":
        return True
    headline = bool(after) and (
        after[0].text[0].isupper()
        or after[0].text.lower() == "by"
        or after[0].kind in ("clock", "day", "number", "year")
        or mark in ").:|"
    )
    return (labelled or (first and city and len(before) <= 4)) and (alone or headline)
