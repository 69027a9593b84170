"""Names made comparable: one key for all the ways in which a name may be spelt.

`fold` gives the strict key: case, diacritics, apostrophes, hyphens and dots do not count, words do. `loosen` gives the
loose key, for when the strict one finds nothing: the Arabic article and the habits of transliteration do not count
either. Both take any script; Arabic script is folded by its own rules (alef forms, ta marbuta, tatweel, vowel signs).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CACHE = 1 << 16
"""Names kept folded; a report repeats its names."""

_APOSTROPHES = "'’‘‛ʼʻʹʾʿˈ´`′ʽ՚＇ˊˋ\u02c8\u02cb\u05f3\u05f4"
_GAPS = '-‐‑‒–—―−_/\\,;:()[]{}"“”«»„|·•+*\u00a0\u200c\u2009\u202f\u3000'
_ASCII_MARKS = {**dict.fromkeys(map(ord, _GAPS), " "), **dict.fromkeys(map(ord, _APOSTROPHES + ".!?"))}
# Letters that no decomposition takes apart.
_LETTERS = {
    **_ASCII_MARKS,
    **{
        ord(pair[0]): pair[1:] for pair in ["øo", "łl", "đd", "ıi", "æae", "œoe", "ðd", "þth", "əa", "ħh", "ŋng", "ɣgh"]
    },
    ord("&"): " and ",
    ord("ß"): "ss",
    # Arabic script: one alef, one ya, one kaf; ta marbuta as ha; no hamza of its own, no tatweel.
    **dict.fromkeys(map(ord, "أإآٱٲٳ"), "ا"),
    **dict.fromkeys(map(ord, "ىیېےئ"), "ي"),
    **dict.fromkeys(map(ord, "ةەۀہھ"), "ه"),
    **dict.fromkeys(map(ord, "کڪ"), "ك"),
    ord("گ"): "غ",
    ord("ؤ"): "و",
    ord("ء"): None,
    ord("ـ"): None,
    **dict.fromkeys(map(ord, "،؛؟"), " "),
}
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_COMBINING = re.compile(r"[\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed\u0591-\u05c7\ud800-\udfff]")


@lru_cache(maxsize=CACHE)
def fold(name: str) -> str:
    """Return the strict key of a name: its words in lower case and plain letters, with one space between them.

    >>> fold("Hay'at Taḥrīr al-Shām"), fold("U.S."), fold("دِمَشق")
    ('hayat tahrir al sham', 'us', 'دمشق')
    """
    if name.isascii():
        return " ".join(name.lower().translate(_ASCII_MARKS).replace("&", " and ").split())
    # The hamza letters are folded before they are taken apart, or the sign would be lost with the vowel signs.
    plain = unicodedata.normalize("NFKC", name).casefold().translate(_LETTERS)
    plain = _COMBINING.sub("", unicodedata.normalize("NFKD", plain)).translate(_LETTERS)
    return " ".join(unicodedata.normalize("NFC", plain).split())


# The article before a word, the consonant assimilated to the one that follows (ash-Sham, ar-Raqqa, ad-Dawr).
_ARTICLES = frozenset({"al", "el", "ul", "il", "l"})
_ASSIMILATED = re.compile(r"^[aeiou](?:dh|sh|th|[dnrstz])$")
# The same written as one word (Arraqqa, Ezzor).
_GLUED = re.compile(r"^[ae](?:dd|nn|rr|ss|tt|zz)[aeiouhy]")

# Applied in order to each word of the strict key; written for Arabic, Persian, Turkish, Kurdish names in Latin script.
_HABITS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"(?:i|y|iy|e)(?:yy?|ee?)?(?:ah|eh|a|e)$", "iya"),  # -iyah, -iyya, -iya, -ieh, -iyeh, -eya
        (r"(?<=[^aeiou])(?:ah|eh|at|et|e|a)$", "a"),  # Talbiseh, Talbisah, Talbisa
        (r"kh|x", "H"),
        (r"gh", "g"),
        (r"(?:tch|tsh|ch|sh|sch)", "S"),
        (r"(?:dh|th|zh)", "D"),
        (r"dj|dzh", "j"),
        (r"ph", "f"),
        (r"[qckg]", "k"),
        (r"ou|oo|uw|ow|au|aw|w|o", "u"),
        (r"ee|ii|iy|yi|ay|ai|ei|ey|y|e", "i"),
        (r"aa", "a"),
        (r"h(?=$|[^aiu])", ""),  # a breath before a consonant or at the end is often not written
        (r"[sz]", "s"),
        (r"[dDt]", "t"),
        (r"v", "f"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=CACHE)
def loosen(name: str) -> str:
    """Return the loose key of a name: no articles, and spellings that transliteration lets vary made one.

    It joins more than it should; compare it only where the strict key finds nothing, and weigh what it finds as less.

    >>> loosen("Talbiseh") == loosen("al-Talbisah"), loosen("ar-Raqqah") == loosen("Raqqa")
    (True, True)
    """
    words = fold(name).split()
    kept = []
    for position, word in enumerate(words):
        after = words[position + 1] if position + 1 < len(words) else ""
        if after and (word in _ARTICLES or (_ASSIMILATED.match(word) and after.startswith(word[1:]))):
            continue
        kept.append(_loosen_arabic(word) if _ARABIC.search(word) else _loosen_latin(word))
    return " ".join(kept)


def _loosen_latin(word: str) -> str:
    if len(word) > 4 and (_GLUED.match(word) or (word.startswith("al") and word[2] not in "aeiouy")):
        word = word[2:]
    if len(word) < 3 or not word.isascii():
        return word
    for pattern, to in _HABITS:
        word = pattern.sub(to, word)
    return word


def _loosen_arabic(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


_PROCLITICS = "وفبلك"


@lru_cache(maxsize=CACHE)
def without_proclitics(name: str) -> tuple[str, ...]:
    """Return the strict keys an Arabic name may have: as written, then with its one-letter proclitics taken off.

    'and', 'so', 'in', 'to' and 'as' are written onto the next word; 'to the' swallows the article's alef. Names in
    other scripts give their one key. A letter that belongs to the name gives a key that no name has; that is for the
    caller's look-up to find out.

    >>> without_proclitics("وبحلب"), without_proclitics("للرقة")
    (('وبحلب', 'بحلب', 'حلب'), ('للرقه', 'الرقه', 'لرقه', 'رقه'))
    """
    key = fold(name)
    if not _ARABIC.match(key):
        return (key,)
    keys = [key]
    rest = key
    for _ in range(2):
        if len(rest) < 4 or rest[0] not in _PROCLITICS:
            break
        if rest.startswith("لل"):
            keys.append("ال" + rest[2:])
        rest = rest[1:]
        keys.append(rest)
    return tuple(dict.fromkeys(keys))
