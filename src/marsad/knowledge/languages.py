"""Which language a text is in, told by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib import resources
from typing import Any

import yaml

SAMPLE = 20_000
"""Characters looked at, from the start and the middle of the text."""

_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def _table() -> dict[str, Any]:
    text = (resources.files("marsad.knowledge") / "data" / "languages.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.safe_load(text)
    return table


@cache
def _scripts() -> list[tuple[re.Pattern[str], str]]:
    out = []
    for script in _table()["scripts"].values():
        ranges = "".join(f"\\u{first}-\\u{last}" for first, last in (r.split("-") for r in script["ranges"]))
        out.append((re.compile(f"[{ranges}]"), script["language"]))
    return out


def language_name(code: str) -> str:
    """Return the English name of a language, or its code where the table has none."""
    name: str = _table()["names"].get(code, code)
    return name


def language_code(stated: str) -> str:
    """Return the two-letter code of a language given as 'en', 'en-GB', 'eng' or 'English', or what was given."""
    word = stated.strip().replace("_", "-").split("-")[0].lower()
    by_name = {name.lower(): code for code, name in _table()["names"].items()}
    code: str = _table()["codes"].get(word) or by_name.get(word, word)
    return code


def same_script(code: str, other: str) -> bool:
    """Tell whether two languages are written in one script, so that a statement of either can be true of a text."""
    return any(code in family and other in family for family in _table()["families"])


def settle_language(text: str, stated: str | None) -> str | None:
    """Return the text's language as a code, or None where nothing tells.

    The script decides where it can, since a statement is often a template's; then what is stated, then the words.
    """
    code, script = language_code(stated) if stated else None, script_language(text)
    if script is None:
        return code or word_language(text)
    return code if code and same_script(code, script) else script


def script_language(text: str) -> str | None:
    """Return the language of the script that most letters are in, or None for Latin script or no letters at all."""
    if text.isascii():
        return None
    sample = _sample(text)
    letters = sum(map(len, _LETTERS.findall(sample)))
    if not letters:
        return None
    counts = Counter({language: len(pattern.findall(sample)) for pattern, language in _scripts()})
    if counts["ja"] and counts["zh"]:
        counts["ja"] += counts.pop("zh")
    language, most = counts.most_common(1)[0]
    if most * 2 <= letters:
        return None
    return _by_letters(language, sample, most)


def _by_letters(language: str, sample: str, letters: int) -> str:
    """Return the language among those of one script whose own letters the sample uses often enough."""
    rivals = {"ar": ("fa", "ur"), "ru": ("uk",)}.get(language, ())
    for rival in reversed(rivals):
        if sum(sample.count(letter) for letter in _table()["letters"][rival]) > letters * 0.03:
            return rival
    return language


def word_language(text: str) -> str | None:
    """Return the language whose commonest words make up most of a Latin-script text; None where too little tells."""
    words = [word.lower() for word in _LETTERS.findall(_sample(text))]
    if len(words) < 20:
        return None
    counts = Counter(words)
    shares: dict[str, float] = {
        code: sum(counts[word] for word in known) / len(words) for code, known in _table()["words"].items()
    }
    best = max(shares, key=lambda code: shares[code])
    if shares[best] < 0.12 or (best != "en" and shares[best] < 1.5 * shares["en"]):
        return "en" if shares["en"] >= 0.08 else None
    return best


def _sample(text: str) -> str:
    if len(text) <= 2 * SAMPLE:
        return text
    middle = len(text) // 2
    return text[:SAMPLE] + text[middle : middle + SAMPLE]
