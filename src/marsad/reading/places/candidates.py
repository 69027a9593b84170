"""The spans that may be place names: what the gazetteer knows, what the parse or the words around call a place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from marsad.knowledge.gazetteer import Gazetteer, GazetteerEntry, NameKind
from marsad.reading.layers import Parse, Sentence, Token
from marsad.reading.places.lexicon import common_words, words

MAX_TOKENS = 7
"""Longest name looked for; 'Al', '-' and 'Bab' are three tokens."""
MAX_RUN = 9
MAX_ENTRIES = 60
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
Shape = Literal["known", "unknown", "road", "street", "natural", "facility"]

_LINKS = frozenset(["of", "de", "del", "di", "da", "do", "dos", "la", "le", "el", "al", "the", "and", "du", "des", "der",
    "den", "van", "von", "am", "an", "upon", "on", "in", "sur", "ez", "es", "ash", "as", "ad", "ar", "at", "-", "'", "&",
    "/", ".", "'s"])  # fmt: skip
_RUN_LINKS = frozenset(["of", "de", "la", "al", "el", "the", "-", "'s", ".", "and", "&"])
_NEVER_ALONE = frozenset(["the", "of", "and", "al", "el", "de", "la", "le", "st", "st.", "mt", "mt.", "san", "new", "north",
    "south", "east", "west", "upper", "lower", "old", "us.", "saint", "fort", "port", "lake", "mount", "santa", "i", "a",
    "northern", "southern", "eastern", "western", "central"])  # fmt: skip
_EXPANDED = {"st": "saint", "ft": "fort", "mt": "mount", "n": "north", "s": "south", "e": "east", "w": "west"}
_ENDINGS = {"co": "county", "twp": "township", "co.": "county", "twp.": "township", "ter.": "territory"}
_ROAD_TOKEN = re.compile(r"^(?:US|I|SR|CR|FM|KY|M|A|N|H|Hwy|Rt)-?\d{1,4}[A-Z]?$")
_ARTICLES = frozenset(["al", "el", "ad", "ar", "as", "ash", "at", "an", "az", "ez", "es", "ul"])
_OPENERS = frozenset(["ADP", "DET", "PRON", "CCONJ", "SCONJ", "AUX", "ADV", "PART", "NUM", "PUNCT", "SYM"])
_PARTY = re.compile(r"^[DRI]-[A-Z]")
_ROAD_NUMBER = re.compile(r"^\d{1,4}[A-Z]?$")


@dataclass(slots=True, eq=False)
class Candidate:
    """A span that may be a place name, over tokens `first` to `last` (exclusive), with the places that bear the name.

    `cover` is the run of tokens that share the label of its first token. `start` and `end` may lie inside a token
    ('U.S.' of 'U.S.-led') or one past it (a dot that belongs to the abbreviation).
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    entries: tuple[GazetteerEntry, ...]
    shape: Shape
    label: str
    cover: tuple[int, int]

    @property
    def demonym(self) -> bool:
        """Whether the name is above all a people's name or an adjective."""
        return bool(self.entries) and self.entries[0].kind is NameKind.DEMONYM


def entity_spans(parse: Parse) -> list[tuple[int, int]]:
    """Return for each token the first and last (exclusive) token of the run of its label; itself where it has none."""
    tokens, spans, start = parse.tokens, [], 0
    for i in range(1, len(tokens) + 1):
        if (
            i < len(tokens)
            and tokens[i].ent
            and tokens[i].ent == tokens[i - 1].ent
            and tokens[i].sent == tokens[i - 1].sent
        ):
            continue
        spans += [(start, i)] * (i - start) if tokens[start].ent else [(j, j + 1) for j in range(start, i)]
        start = i
    return spans


def name_like(token: Token) -> bool:
    """Whether the token can begin or end a name: it has a capital, or is in a script without capitals."""
    first = token.text[0]
    if first == "'" and len(token.text) > 1:
        first = token.text[1]
    return first.isalpha() and not first.islower()


class CandidateFinder:
    """Find candidates with a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        lists = words()
        self.heads: dict[str, Shape] = {
            **dict.fromkeys(lists["facilities"], "facility"),
            **dict.fromkeys(lists["natural"], "natural"),
            **dict.fromkeys(lists["streets"], "street"),
        }
        self.before_name = lists["locative"] | lists["directions"]
        self.kinds = lists["settlements"] | lists["divisions"]
        self.numbered = lists["numbered_roads"]

    def __call__(self, text: str, parse: Parse, caseless: bool) -> list[Candidate]:
        """Return the candidates in text order; some overlap. `caseless`: the report has no capitals."""
        covers = entity_spans(parse)
        found: list[Candidate] = []
        for sentence in parse.sentences:
            _Scan(self, text, parse.tokens, sentence, covers, caseless, found).run()
        return found

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
                parts[0], parts[-1] = _EXPANDED.get(first, parts[0]), _ENDINGS.get(last, last)
                return ask.named(" ".join(parts))[:MAX_ENTRIES]
        if len(name) > 4 and name.endswith("s") and not name.endswith(("ss", "'s")):
            return tuple(entry for entry in ask.named(name[:-1]) if entry.importance > 4)
        return ()


class _Scan:
    """One sentence being searched."""

    def __init__(
        self, finder: CandidateFinder, text: str, tokens: list[Token], sentence: Sentence, covers: list[tuple[int, int]],
        caseless: bool, found: list[Candidate],
    ) -> None:  # fmt: skip
        self.finder, self.text, self.tokens, self.covers = finder, text, tokens, covers
        self.first, self.stop, self.caseless, self.found = sentence.first, sentence.last, caseless, found

    def run(self) -> None:
        """Append the sentence's candidates."""
        i, run_end = self.first, self.first
        while i < self.stop:
            if not self._can_begin(i):
                i += 1
                continue
            if i >= run_end:
                run_end = self._run_end(i)
                self._headed(i, run_end)
            party = _PARTY.match(self.tokens[i].text)
            end = self._inside(i) if party else self._road(i) or self._known(i)
            if not end:
                end = self._inside(i) or self._unknown(i, run_end)
            i = max(end, i + 1)

    def _can_begin(self, i: int) -> bool:
        token = self.tokens[i]
        if name_like(token):
            return True
        if token.lower in _ARTICLES and i + 2 < self.stop and self.tokens[i + 1].text == "-":
            return name_like(self.tokens[i + 2]) and self.tokens[i + 1].start == token.end  # al-Bab
        return (
            self.caseless
            and token.pos in ("PROPN", "NOUN", "ADJ")
            and len(token.text) > 3
            and token.lower not in common_words()
        )

    def _add_headed(self, first: int, last: int, shape: Shape) -> None:
        """Add a headed span, unless the gazetteer knows it: then it is found as a known one."""
        name = self.text[self.tokens[first].start : self.tokens[last - 1].end]
        if not self.finder.gazetteer.named(name):
            self._add(first, last, shape)

    def _add(
        self, first: int, last: int, shape: Shape, entries: tuple[GazetteerEntry, ...] = (), dot: bool = False
    ) -> None:
        start, end = self.tokens[first].start, self.tokens[last - 1].end + dot
        name = self.text[start:end].rstrip(" ,;:-")
        self.found.append(
            Candidate(
                first, last, start, start + len(name), name, entries, shape, self.tokens[first].ent, self.covers[first]
            )
        )

    def _run_end(self, i: int) -> int:
        """Return where the run of capitalised words that begins at `i` ends; links inside it belong to it."""
        end = j = i + 1
        while j < self.stop and j - i < MAX_RUN:
            if name_like(self.tokens[j]):
                end = j + 1
            elif self.tokens[j].lower not in _RUN_LINKS:
                break
            j += 1
        return end

    def _headed(self, i: int, end: int) -> None:
        """Add the spans of a run that a word for a street, water or building ends ('Main Street') or begins ('Lake X')."""
        heads, tokens = self.finder.heads, self.tokens
        first = i
        for j in range(i, end):
            word = tokens[j].lower
            if word in ("and", "&", "'s", "the", "both", "in", "at", "on"):
                first = j + 1
            shape = heads.get(word)
            if not shape or not name_like(tokens[j]):
                continue
            before_of = j + 1 < end and tokens[j + 1].lower == "of"
            if j > first and not before_of:
                self._add_headed(first, j + 1, shape)
            if j + 1 < end and shape in ("natural", "facility") and (before_of or j == first):
                self._add_headed(j, end, shape)

    def _road(self, i: int) -> int:
        """Add a numbered road ('Highway 19', 'US-24'); return its end, or 0."""
        tokens, token = self.tokens, self.tokens[i]
        if _ROAD_TOKEN.match(token.text):
            self._add(i, i + 1, "road")
            return i + 1
        j = i
        while j < self.stop and j - i < 3 and tokens[j].lower in self.finder.numbered:
            j += 1
        if j == i:
            return 0
        number = j + 1 if j + 1 < self.stop and tokens[j].text == "-" else j
        if number < self.stop and _ROAD_NUMBER.match(tokens[number].text) and (j - i > 1 or token.lower != "state"):
            self._add(i, number + 1, "road")
            return number + 1
        return 0

    def _known(self, i: int) -> int:
        """Add the longest name of the gazetteer that begins at a token, and the next shorter one; return its end, or 0."""
        tokens, ends = self.tokens, []
        for j in range(i, min(i + MAX_TOKENS, self.stop)):
            if name_like(tokens[j]) or self.caseless:
                ends.append(j + 1)
            elif tokens[j].lower not in _LINKS and not tokens[j].text[0].isdigit():
                break
        longest = 0
        comma = i > 0 and tokens[i - 1].text == ","
        for end in reversed(ends):
            if end == i + 1 and tokens[i].lower in _NEVER_ALONE:
                break
            start, stop = tokens[i].start, tokens[end - 1].end
            dot = self.text[stop : stop + 1] == "." and self.text[stop - 1 : stop] != "."
            entries = self.finder.gazetteer.abbreviated(self.text[start : stop + 1]) if dot else ()
            dotted = bool(entries)
            entries = entries or self.finder.look_up(self.text[start:stop], comma)
            if self.caseless and (not entries or entries[0].importance < 4.5):
                continue
            if entries:
                self._add(i, end, "known", entries, dotted)
                if longest:
                    break
                longest = end
        return longest

    def _inside(self, i: int) -> int:
        """Add names that are parts of one token: 'U.S.-led', 'Otter Tail/Grant'; return the token's end, or 0."""
        token = self.tokens[i]
        if "-" not in token.text[1:-1] and "/" not in token.text[1:-1]:
            return 0
        offset, added = token.start, 0
        for part in re.split(r"([-/])", token.text):
            if len(part) > 1 and part[0].isupper():
                entries = self.finder.look_up(part, False)
                if entries:
                    self.found.append(
                        Candidate(
                            i, i + 1, offset, offset + len(part), part, entries, "known", token.ent, self.covers[i]
                        )
                    )
                    added = i + 1
            offset += len(part)
        return added

    def _unknown(self, i: int, run_end: int) -> int:
        """Add a name that no gazetteer has but the parse or the words around it call a place; return its end, or 0."""
        tokens = self.tokens
        if tokens[i].pos in _OPENERS and tokens[i].lower not in _ARTICLES:
            return 0
        last = self.covers[i][1] if tokens[i].ent in PLACE_LABELS else 0
        run_end = next((j for j in range(i + 1, run_end) if tokens[j].lower in ("and", "&", "'s", "of")), run_end)
        if not last:
            before = tokens[i - 1].lower if i > self.first else ""
            of_kind = before == "of" and i - 1 > self.first and tokens[i - 2].lower in self.finder.kinds
            after = tokens[run_end].lower if run_end < self.stop else ""
            if (
                before in self.finder.before_name
                or of_kind
                or after in self.finder.kinds
                or (before in (",", "and") and self.found and self.found[-1].last == i - 1)
            ):
                last = run_end
        while last > i and not name_like(tokens[last - 1]):
            last -= 1
        if last <= i or (last == i + 1 and (len(tokens[i].text) < 3 or tokens[i].pos in ("PRON", "DET", "ADP"))):
            return 0
        self._add(i, last, "unknown")
        return last
