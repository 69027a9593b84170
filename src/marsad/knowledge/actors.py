"""Who acts in reports of conflict: states and their organs, armed groups, coalitions, agencies, media, leaders.

The entries are data (`data/actors/`): four tables and one file of templates that gives every state its army, its
ministries and so on. `Actors.open()` reads them once; `find` looks a name up, `scan` finds every name in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from marsad.knowledge.actor_tables import Actor, Link, Office, Tables, name_key, read_tables
from marsad.knowledge.fold import fold
from marsad.model.errors import ConfigError

__all__ = ["Actor", "Actors", "Link", "Match", "Office", "words_of"]


@dataclass(frozen=True, slots=True)
class Match:
    """A name found in a text: characters start:end, and every entry that bears it (never empty)."""

    start: int
    end: int
    actors: tuple[Actor, ...]


_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*\.?")
_ABBREVIATION = re.compile(r"[A-Z][A-Z0-9.&]{1,6}|[A-Z]{1,2}-[A-Z]{1,4}")


_AROUND = 24
"""Characters on each side that tell a line in capitals from an abbreviation."""


def words_of(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the words of text[start:end] as (start, end, folded); hyphens part them, dots and apostrophes do not."""
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        if word.endswith(".") and "." not in word[:-1]:
            word = word[:-1]
        key = fold(word)
        if key:
            yield match.start(), match.start() + len(word), key


class Actors:
    """The knowledge base of actors, indexed by folded name."""

    def __init__(self, tables: Tables) -> None:
        """Index the entries by folded name."""
        self.entries = tables.entries
        self.by_id = {actor.id: actor for actor in self.entries}
        if len(self.by_id) != len(self.entries):
            raise ConfigError("actors-invalid", "Two actors have one id.")
        self.seats = frozenset(fold(name) for actor in self.entries for name in actor.seats)
        self._nations: dict[str, Actor] = {}
        self._adjectives: dict[str, str] = {}
        for adjective, entry in tables.nations.items():
            self._nations.setdefault(fold(adjective), self.by_id[entry])
            self._adjectives.setdefault(self.by_id[entry].country or "", adjective)
        self._organs, self._words_too = tables.organs, tables.common_words
        self._index: dict[str, list[Actor]] = {}
        self._cased: set[str] = set()
        self._longest: dict[str, int] = {}
        for actor in self.entries:
            ready = tables.keys.get(actor.id)
            for key in ready if ready is not None else self._keys_of(actor):
                self._add(key, actor)

    @staticmethod
    @cache
    def open() -> Actors:
        """Return the knowledge base that comes with the package, read on first use."""
        return Actors(read_tables())

    def find(self, name: str) -> tuple[Actor, ...]:
        """Return every entry of that name, however it is spelt; an id finds its entry."""
        if name in self.by_id:
            return (self.by_id[name],)
        key = name_key(name)
        return tuple(self._index.get(key) or self._index.get(key.removeprefix("the ")) or ())

    def nation(self, adjective: str) -> Actor | None:
        """Return the state of an adjective: of 'israeli', Israel. The first of two states that share one."""
        return self._nations.get(fold(adjective))

    def adjective(self, country: str) -> str:
        """Return the adjective of a country by its ISO code: of 'SY', 'Syrian'; '' where there is none."""
        return self._adjectives.get(country, "")

    def search(self, words: str) -> tuple[Actor, ...]:
        """Return the entries of which some name has all of the words, those with the shortest name first."""
        wanted = set(name_key(words).split())
        found: dict[str, tuple[int, Actor]] = {}
        for key, bearers in self._index.items() if wanted else ():
            have = key.split()
            if wanted <= set(have):
                for actor in bearers:
                    found[actor.id] = min(
                        found.get(actor.id, (99, actor)), (len(have), actor), key=lambda pair: pair[0]
                    )
        return tuple(actor for _, actor in sorted(found.values(), key=lambda pair: (pair[0], pair[1].id)))

    def scan(
        self, text: str, start: int = 0, end: int | None = None, *, no_capitals: bool | None = None
    ) -> list[Match]:
        """Return the names in text[start:end], left to right, the longest at each word; none overlap. Linear time.

        `no_capitals` says that the text is written without them (or in nothing else); None looks.
        """
        words = list(words_of(text, start, len(text) if end is None else end))
        if no_capitals is None:
            no_capitals = text == text.lower() or text == text.upper()
        out, i = [], 0
        while i < len(words):
            found = self._longest_at(text, words, i, no_capitals)
            if found is None:
                i += 1
            else:
                count, match = found
                out.append(match)
                i += count
        return out

    def organ(self, phrase: str, country: str) -> Actor | None:
        """Return the organ that a phrase without a country's name means in that country: 'army', 'state media'."""
        slug = self._organs.get(name_key(phrase))
        return self.by_id.get(f"actor:{country.lower()}-{slug}") if slug else None

    def _longest_at(
        self, text: str, words: list[tuple[int, int, str]], i: int, no_capitals: bool
    ) -> tuple[int, Match] | None:
        """Return how many words from word i make the longest name, and the match."""
        first = words[i][2]
        limit = max(self._longest.get(first, 0), self._longest.get(first[:-1], 0) if first.endswith("s") else 0)
        for count in range(min(limit, len(words) - i), 0, -1):
            start, end = words[i][0], words[i + count - 1][1]
            key = " ".join(word for _, _, word in words[i : i + count])
            # A possessive counts too, with its apostrophe or without: damaged texts lose it.
            for candidate in (key, key[:-1]) if key.endswith("s") else (key,):
                actors = self._index.get(candidate)
                if actors and self._case_fits(candidate, text, start, end, no_capitals):
                    owned = candidate is not key and text[end - 2 : end] == "'s"
                    return count, Match(start, end - 2 if owned else end, tuple(actors))
        return None

    def _case_fits(self, key: str, text: str, start: int, end: int, no_capitals: bool) -> bool:
        """Tell whether the name is written as one: 'US', never 'us'; 'the North Korean army', never 'the north'."""
        written = text[start:end]
        around = text[max(0, start - _AROUND) : start] + text[end : end + _AROUND]
        if no_capitals or around.isupper():
            return key not in self._cased or (len(key) > 2 and key not in self._words_too)
        if key in self._cased:
            return sum(c.isupper() for c in written) >= 2
        last = written.rsplit(" ", 1)[-1] if key.startswith("the ") else written
        return not last.islower()

    def _add(self, key: str, actor: Actor) -> None:
        bearers = self._index.get(key)
        if bearers is None:
            self._index[key] = [actor]
            first, count = key.partition(" ")[0], key.count(" ") + 1
            if self._longest.get(first, 0) < count:
                self._longest[first] = count
        elif bearers[-1] is not actor and actor not in bearers:
            bearers.append(actor)

    def _keys_of(self, actor: Actor) -> Iterator[str]:
        for name in (actor.name, *actor.names, *actor.names_ar):
            key = name_key(name)
            if _ABBREVIATION.fullmatch(name):
                self._cased.add(key)
            yield key
            # The article inside a name comes and goes ('Jaish al-Islam', 'Jaish Islam'; 'Hayat Tahrir el-Sham').
            words = key.split()
            bare = [words[0], *(word for word in words[1:] if word not in ("al", "el"))]
            for other in (bare, ["el" if word == "al" else word for word in words]):
                if other != words and len(other) > 1:
                    yield " ".join(other)
