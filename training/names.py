"""When a name or a period that the reader found counts as the labelled one, in training."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

STOP = frozenset(
    ["the", "a", "an", "of", "al", "el", "city", "town", "and", "for", "s", "its", "their", "his", "mr", "in"]
)


def words_of(name: str) -> frozenset[str]:
    """Return the telling words of a name, folded, plural s taken off."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))
    found = re.findall(r"\w+", re.sub(r"[’'`ʿʾ‘]", "", folded))
    return frozenset(w[:-1] if len(w) > 3 and w.endswith("s") else w for w in found if w not in STOP)


def name_matches(one: str, other: str) -> bool:
    """Tell whether two names share most of their words."""
    a, b = words_of(one), words_of(other)
    return bool(a and b) and (a <= b or b <= a or len(a & b) / len(a | b) >= 0.5)


def period_matches(labelled: dict | None, first: date | None, last: date | None) -> bool:
    """Tell whether a period is the labelled one: the same days, or overlapping with at most twice the length."""
    if labelled is None or labelled.get("start") is None:
        return first is None
    if first is None or last is None:
        return False
    start = date.fromisoformat(labelled["start"])
    end = date.fromisoformat(labelled.get("end") or labelled["start"])
    overlap = (min(end, last) - max(start, first)).days + 1
    return overlap > 0 and overlap / max((end - start).days + 1, (last - first).days + 1) >= 0.5
