"""The words about places, as sets."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def words() -> dict[str, frozenset[str]]:
    """Return the lists of `lexicons/en/places.yaml` by name."""
    text = (files("marsad.knowledge") / "lexicons" / "en" / "places.yaml").read_text(encoding="utf-8")
    return {name: frozenset(map(str, entries)) for name, entries in yaml.safe_load(text).items()}


@cache
def common_words() -> frozenset[str]:
    """Return the English words that some place is named like."""
    text = (files("marsad.knowledge") / "data" / "places" / "common_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
