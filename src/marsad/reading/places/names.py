"""Names of a text looked up in the gazetteer, with the words that help to tell a name."""

from __future__ import annotations

from marsad.knowledge.gazetteer import Gazetteer, GazetteerEntry, NameKind
from marsad.reading.layers import Token
from marsad.reading.places.candidates import Shape, name_like
from marsad.reading.places.lexicon import common_words, words

MAX_ENTRIES = 60
"""Namesakes weighed; the most important of the few names that have more."""
_EXPANDED = {
    "st": "saint",
    "ft": "fort",
    "mt": "mount",
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
}
_ENDINGS = {
    "co": "county",
    "twp": "township",
    "co.": "county",
    "twp.": "township",
    "ter.": "territory",
}


class Names:
    """The gazetteer as a text asks it: names in all their written forms."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        lists = words()
        self.heads: dict[str, Shape] = {
            **dict.fromkeys(lists["facilities"], "facility"),
            **dict.fromkeys(lists["natural"], "natural"),
            **dict.fromkeys(lists["streets"], "street"),
        }
        self.directions = lists["directions"]
        self.before_name = lists["locative"] | lists["directions"]
        self.kinds = lists["settlements"] | lists["divisions"]
        self.numbered = lists["numbered_roads"]
        self.links, self.run_links, self.articles = lists["links"], lists["run_links"], lists["articles"]
        self.never_alone = lists["never_alone"]

    def look_up(self, name: str, after_comma: bool) -> tuple[GazetteerEntry, ...]:
        """Return the places that bear the name; abbreviations are spelt out, a lost apostrophe ('Syrias') put back.

        Postal codes of two letters count after a comma only ('Paris, TX').
        """
        ask = self.gazetteer
        found = ask.abbreviated(name) if after_comma or not (len(name) == 2 and name.isalpha()) else ()
        if found:
            return found
        if len(name) < 3 and name.upper() not in ("US", "UK", "EU"):
            return ()
        found = ask.find(name, loosely=len(name) > 4 and name.lower() not in common_words())
        if found:
            return found[:MAX_ENTRIES]
        parts = name.lower().split()
        if len(parts) > 1:
            first, last = parts[0].rstrip("."), parts[-1]
            if first in _EXPANDED or last in _ENDINGS:
                parts[0], parts[-1] = (
                    _EXPANDED.get(first, parts[0]),
                    _ENDINGS.get(last, last),
                )
                return ask.named(" ".join(parts))[:MAX_ENTRIES]
        if len(name) > 4 and name.endswith("s") and not name.endswith(("ss", "'s")):
            return tuple(entry for entry in ask.named(name[:-1]) if entry.importance > 4)
        return ()

    def inner(self, text: str, tokens: list[Token], first: int, last: int) -> tuple[str, tuple[GazetteerEntry, ...]]:
        """Return the known name that begins a span, or that follows its 'of' or its direction, and who bears it."""
        begin, stop = first, last - 1
        for i in range(first, last - 1):
            if tokens[i].lower == "of" or (i == first and tokens[i].lower in self.directions):
                begin, stop = i + 1, last
        for end in range(min(stop, begin + 4), begin, -1):
            if end == begin + 1 and (tokens[begin].lower in self.never_alone or tokens[begin].lower in common_words()):
                continue
            name = text[tokens[begin].start : tokens[end - 1].end]
            entries = self.look_up(name, False) if name_like(tokens[begin]) else ()
            if entries and entries[0].kind is not NameKind.DEMONYM:
                return name, entries
        return "", ()
