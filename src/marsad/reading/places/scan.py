"""The search of one sentence for spans that may be place names."""

from __future__ import annotations

import re

from marsad.knowledge.gazetteer import GazetteerEntry
from marsad.reading.layers import Parse, Sentence, Token
from marsad.reading.places.candidates import PLACE_LABELS, Candidate, Shape, entity_spans, name_like
from marsad.reading.places.lexicon import common_words
from marsad.reading.places.names import Names

MAX_TOKENS = 7
"""Longest name looked for; 'Al', '-' and 'Bab' are three tokens."""
MAX_RUN = 9
_OPENERS = frozenset(["ADP", "DET", "PRON", "CCONJ", "SCONJ", "AUX", "ADV", "PART", "NUM", "PUNCT", "SYM"])
_PARTY = re.compile(r"^[DRI]-[A-Z]")
_ROAD_TOKEN = re.compile(r"^(?:US|I|SR|CR|FM|KY|M|A|N|H|Hwy|Rt)-?\d{1,4}[A-Z]?$")
_ROAD_NUMBER = re.compile(r"^\d{1,4}[A-Z]?$")


class Scan:
    """One sentence being searched; `run` appends what it finds."""

    def __init__(
        self,
        names: Names,
        text: str,
        tokens: list[Token],
        sentence: Sentence,
        covers: list[tuple[int, int]],
        caseless: bool,
        found: list[Candidate],
    ) -> None:
        self.names, self.text, self.tokens, self.covers = names, text, tokens, covers
        self.first, self.stop = sentence.first, sentence.last
        self.caseless, self.found = caseless, found

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
        if token.lower in self.names.articles and i + 2 < self.stop and self.tokens[i + 1].text == "-":
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
        if not self.names.gazetteer.named(name):
            self._add(first, last, shape)

    def _add(
        self,
        first: int,
        last: int,
        shape: Shape,
        entries: tuple[GazetteerEntry, ...] = (),
        dot: bool = False,
    ) -> None:
        start, end = self.tokens[first].start, self.tokens[last - 1].end + dot
        name = called = self.text[start:end].rstrip(" ,;:-")
        if not entries and last - first > 1 and shape in ("unknown", "facility", "natural"):
            called, entries = self.names.inner(self.text, self.tokens, first, last)
        label, cover = self.tokens[first].ent, self.covers[first]
        called = called or name
        self.found.append(
            Candidate(
                first,
                last,
                start,
                start + len(name),
                name,
                entries,
                shape,
                label,
                cover,
                called,
            )
        )

    def _run_end(self, i: int) -> int:
        """Return where the run of capitalised words that begins at `i` ends; links inside it belong to it."""
        end = j = i + 1
        while j < self.stop and j - i < MAX_RUN:
            if name_like(self.tokens[j]):
                end = j + 1
            elif self.tokens[j].lower not in self.names.run_links:
                break
            j += 1
        return end

    def _headed(self, i: int, end: int) -> None:
        """Add the spans of a run that a word for a street, water or building ends ('Main Street') or begins."""
        heads, tokens = self.names.heads, self.tokens
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
        while j < self.stop and j - i < 3 and tokens[j].lower in self.names.numbered:
            j += 1
        if j == i:
            return 0
        number = j + 1 if j + 1 < self.stop and tokens[j].text == "-" else j
        if number < self.stop and _ROAD_NUMBER.match(tokens[number].text) and (j - i > 1 or token.lower != "state"):
            self._add(i, number + 1, "road")
            return number + 1
        return 0

    def _known(self, i: int) -> int:
        """Add the longest known name that begins at a token, and the next shorter one; return its end, or 0."""
        tokens, ends = self.tokens, []
        for j in range(i, min(i + MAX_TOKENS, self.stop)):
            if name_like(tokens[j]) or self.caseless:
                ends.append(j + 1)
            elif tokens[j].lower not in self.names.links and not tokens[j].text[0].isdigit():
                break
        longest = 0
        comma = i > 0 and tokens[i - 1].text == ","
        for end in reversed(ends):
            if end == i + 1 and tokens[i].lower in self.names.never_alone:
                break
            start, stop = tokens[i].start, tokens[end - 1].end
            dot = self.text[stop : stop + 1] == "." and self.text[stop - 1 : stop] != "."
            entries = self.names.gazetteer.abbreviated(self.text[start : stop + 1]) if dot else ()
            dotted = bool(entries)
            entries = entries or self.names.look_up(self.text[start:stop], comma)
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
                entries = self.names.look_up(part, False)
                if entries:
                    self.found.append(
                        Candidate(
                            i,
                            i + 1,
                            offset,
                            offset + len(part),
                            part,
                            entries,
                            "known",
                            token.ent,
                            self.covers[i],
                        )
                    )
                    added = i + 1
            offset += len(part)
        return added

    def _unknown(self, i: int, run_end: int) -> int:
        """Add a name that no gazetteer has but the parse or the words around it call a place; return its end, or 0."""
        tokens = self.tokens
        if tokens[i].pos in _OPENERS and tokens[i].lower not in self.names.articles:
            return 0
        last = self.covers[i][1] if tokens[i].ent in PLACE_LABELS else 0
        run_end = next(
            (j for j in range(i + 1, run_end) if tokens[j].lower in ("and", "&", "'s", "of")),
            run_end,
        )
        if not last:
            before = tokens[i - 1].lower if i > self.first else ""
            of_kind = before == "of" and i - 1 > self.first and tokens[i - 2].lower in self.names.kinds
            after = tokens[run_end].lower if run_end < self.stop else ""
            if (
                before in self.names.before_name
                or of_kind
                or after in self.names.kinds
                or (before in (",", "and") and self.found and self.found[-1].last == i - 1)
            ):
                last = run_end
        while last > i and not name_like(tokens[last - 1]):
            last -= 1
        if last <= i or (last == i + 1 and (len(tokens[i].text) < 3 or tokens[i].pos in ("PRON", "DET", "ADP"))):
            return 0
        self._add(i, last, "unknown")
        return last


class CandidateFinder:
    """Find the candidates of whole reports."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def __call__(self, text: str, parse: Parse, caseless: bool) -> list[Candidate]:
        """Return the candidates in text order; some overlap. `caseless`: the report has no capitals."""
        covers = entity_spans(parse)
        found: list[Candidate] = []
        for sentence in parse.sentences:
            Scan(self.names, text, parse.tokens, sentence, covers, caseless, found).run()
        return found
