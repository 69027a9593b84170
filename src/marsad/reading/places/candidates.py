"""The spans that may be place names: what the gazetteer knows, what the parse calls a place, what the words around say."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.knowledge.gazetteer import Gazetteer, GazetteerEntry, NameKind
from marsad.reading.layers import Parse, Sentence, Token

MAX_TOKENS = 7
"""Longest name looked for; 'Al', '-' and 'Bab' are three tokens."""
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_LINKS = frozenset(
    ["of", "de", "del", "di", "da", "do", "dos", "la", "le", "el", "al", "the", "and", "du", "des", "der", "den", "van", "von", "am", "an", "upon", "on", "in", "sur", "-", "'", "&", "/", "."]
)
_NEVER_ALONE = frozenset(
    ["the", "of", "and", "al", "el", "de", "la", "le", "st", "st.", "mt", "mt.", "san", "new", "north", "south", "east", "west", "upper", "lower", "old"]
)


@dataclass(slots=True, eq=False)
class Candidate:
    """A span of tokens `first` to `last` (exclusive) that may be a place name, with the places that bear the name.

    `label` is the entity label that covers it in the parse, `cover` the tokens of that entity.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    entries: tuple[GazetteerEntry, ...]
    label: str
    cover: tuple[int, int]
    cues: set[str] = field(default_factory=set)

    @property
    def demonym(self) -> bool:
        """Whether the name is above all a people's name or an adjective."""
        return bool(self.entries) and self.entries[0].kind is NameKind.DEMONYM


def entity_spans(parse: Parse) -> list[tuple[int, int]]:
    """Return for each token the first and last (exclusive) token of the run of its entity label; itself where it has none."""
    spans: list[tuple[int, int]] = []
    start = 0
    tokens = parse.tokens
    for i, token in enumerate(tokens):
        if i and token.ent and token.ent == tokens[i - 1].ent and token.sent == tokens[i - 1].sent:
            continue
        if i:
            spans += [(start, i) if tokens[start].ent else (j, j + 1) for j in range(start, i)]
        start = i
    spans += [(start, len(tokens)) if tokens and tokens[start].ent else (j, j + 1) for j in range(start, len(tokens))]
    return spans


def name_like(token: Token) -> bool:
    """Whether the token can begin or end a name: it has a capital, or is in a script without capitals."""
    first = token.text[0]
    return (
        first.isupper()
        or (first.isalpha() and not first.islower())
        or (len(token.text) > 1 and first in "'" and token.text[1].isupper())
    )


class CandidateFinder:
    """Find candidates with a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def __call__(self, text: str, parse: Parse, caseless: bool) -> list[Candidate]:
        """Return the candidates in text order, none overlapping another. `caseless`: the report has no capitals."""
        covers = entity_spans(parse)
        found: list[Candidate] = []
        for sentence in parse.sentences:
            self._scan(text, parse, sentence, covers, caseless, found)
        return found

    def _scan(
        self,
        text: str,
        parse: Parse,
        sentence: Sentence,
        covers: list[tuple[int, int]],
        caseless: bool,
        found: list[Candidate],
    ) -> None:
        tokens, i = parse.tokens, sentence.first
        while i < sentence.last:
            token = tokens[i]
            if not (name_like(token) or (caseless and token.pos in ("PROPN", "NOUN", "ADJ") and len(token.text) > 3)):
                i += 1
                continue
            last, entries = self._longest(text, tokens, i, sentence.last, caseless)
            if not entries:
                last = self._unknown(tokens, covers, i)
            if last > i:
                name = text[token.start : tokens[last - 1].end]
                found.append(Candidate(i, last, token.start, tokens[last - 1].end, name, entries, token.ent, covers[i]))
                i = last
            else:
                i += 1

    def _longest(
        self, text: str, tokens: list[Token], i: int, stop: int, caseless: bool
    ) -> tuple[int, tuple[GazetteerEntry, ...]]:
        """Return the end of the longest known name that begins at a token, and the places that bear it."""
        ends = []
        for j in range(i, min(i + MAX_TOKENS, stop)):
            token = tokens[j]
            if name_like(token) or caseless:
                ends.append(j + 1)
            elif token.lower not in _LINKS and not token.text[0].isdigit():
                break
        for end in reversed(ends):
            name = text[tokens[i].start : tokens[end - 1].end]
            if end == i + 1 and tokens[i].lower in _NEVER_ALONE:
                continue
            entries = self.look_up(name)
            if entries:
                return end, entries
        return i, ()

    def look_up(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Return the places that bear the name; a lost apostrophe ('Syrias') is put back."""
        found = self.gazetteer.abbreviated(name) or self.gazetteer.find(name, loosely=len(name) > 4)
        if not found and len(name) > 4 and name.endswith("s") and not name.endswith("ss"):
            found = tuple(entry for entry in self.gazetteer.named(name[:-1]) if entry.importance > 4)
        return found

    @staticmethod
    def _unknown(tokens: list[Token], covers: list[tuple[int, int]], i: int) -> int:
        """Return the end of a place name that only the parse knows, or `i`."""
        if tokens[i].ent not in PLACE_LABELS:
            return i
        last = covers[i][1]
        while last > i and not name_like(tokens[last - 1]):
            last -= 1
        return last
