"""Who acts in reports of conflict: states and their organs, armed groups, coalitions, agencies, media, leaders.

The entries are data (`data/actors/`): four tables and one file of templates that gives every state its army, its
ministries and so on. `Actors.open()` reads them once; `find` looks a name up, `scan` finds every name in a text.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

from marsad.knowledge.fold import fold
from marsad.model.errors import ConfigError

ActorType = Literal[
    "state", "government", "forces", "ministry", "group", "coalition", "mission", "organisation", "media", "person",
    "people", "party",
]  # fmt: skip


class Link(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another actor that this one came from or became, and when (ISO day, month or year), where known."""

    id: str
    when: str | None = None


class Office(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An office held from `since` to `until`: years, both inclusive; None is open."""

    office: str
    since: int | None
    until: int | None


class Actor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of the knowledge base.

    `names` holds every name in Latin script, abbreviations too; `names_ar` those in Arabic script;
    `seats` those of `names` that are a capital or a palace and only stand for a state ('Washington'). `country` is ISO
    3166-1 alpha-2, None where there is no one country. `kind` is ACLED's inter code, `sector` PLOVER's sector code.
    """

    id: str
    name: str
    names: tuple[str, ...]
    names_ar: tuple[str, ...] = ()
    country: str | None = None
    kind: int
    sector: str
    type: ActorType
    since: str | None = None
    until: str | None = None
    predecessors: tuple[Link, ...] = ()
    successors: tuple[Link, ...] = ()
    offices: tuple[Office, ...] = ()
    seats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A name found in a text: characters start:end, and every entry that bears it (never empty)."""

    start: int
    end: int
    actors: tuple[Actor, ...]


_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*\.?")
_ABBREVIATION = re.compile(r"[A-Z][A-Z0-9.&]{1,6}|[A-Z]{1,2}-[A-Z]{1,4}")


def words_of(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the words of a text as (start, end, folded), hyphens parting words; "U.S." and "Hay'at" stay whole."""
    for match in _WORD.finditer(text):
        word = match.group()
        if word.endswith(".") and "." not in word[:-1]:
            word = word[:-1]
        key = fold(word)
        if key:
            yield match.start(), match.start() + len(word), key


class Actors:
    """The knowledge base of actors, indexed by folded name."""

    def __init__(
        self,
        entries: Iterable[Actor],
        keys: dict[str, list[str]] | None = None,
        organs: dict[str, str] | None = None,
        words_too: Iterable[str] = (),
    ) -> None:
        """Index the entries.

        `keys` gives the folded names of entries whose names were made from templates, `organs` what the templates call
        an organ without its state ('army' → 'army'); `words_too` the abbreviations that are common words too, never
        taken for a name in a text without capitals.
        """
        self._organs = organs or {}
        self._words_too = frozenset(words_too)
        self.entries = tuple(entries)
        self.by_id = {actor.id: actor for actor in self.entries}
        if len(self.by_id) != len(self.entries):
            raise ConfigError("actors-invalid", "Two actors have one id.")
        self._index: dict[str, list[Actor]] = {}
        self._cased: set[str] = set()
        self.seats = frozenset(fold(name) for actor in self.entries for name in actor.seats)
        self._longest: dict[str, int] = {}
        for actor in self.entries:
            ready = (keys or {}).get(actor.id)
            for key in ready if ready is not None else self._keys_of(actor):
                self._add(key, actor)

    @staticmethod
    @cache
    def open() -> Actors:
        """Return the knowledge base that comes with the package, read on first use."""
        return read_actors()

    def find(self, name: str) -> tuple[Actor, ...]:
        """Return every entry of that name, however it is spelt; an id finds its entry."""
        if name in self.by_id:
            return (self.by_id[name],)
        return tuple(self._index.get(_key(name), ()))

    def scan(self, text: str) -> list[Match]:
        """Return the names in the text, left to right, the longest at each word; none overlap. Linear time."""
        words = list(words_of(text))
        no_capitals = text == text.lower() or text == text.upper()
        out, i = [], 0
        while i < len(words):
            found = self._longest_at(text, words, i, no_capitals)
            if found is None:
                i += 1
            else:
                count, actors = found
                out.append(Match(words[i][0], words[i + count - 1][1], actors))
                i += count
        return out

    def organ(self, phrase: str, country: str) -> Actor | None:
        """Return the organ that a phrase without a country's name means in that country: 'army', 'state media'."""
        slug = self._organs.get(_key(phrase))
        return self.by_id.get(f"actor:{country.lower()}-{slug}") if slug else None

    def _longest_at(
        self, text: str, words: list[tuple[int, int, str]], i: int, no_capitals: bool
    ) -> tuple[int, tuple[Actor, ...]] | None:
        """Return how many words from word i make the longest name, and who bears it."""
        first = words[i][2]
        limit = max(self._longest.get(first, 0), self._longest.get(first[:-1], 0) if first.endswith("s") else 0)
        for count in range(min(limit, len(words) - i), 0, -1):
            last = words[i + count - 1]
            if text.find("\n", words[i][0], last[1]) >= 0:
                continue
            key = " ".join(word for _, _, word in words[i : i + count])
            # A possessive counts too, with its apostrophe or without: damaged texts lose it.
            for candidate in (key, key[:-1]) if key.endswith("s") else (key,):
                actors = self._index.get(candidate)
                if actors and self._case_fits(candidate, text[words[i][0] : last[1]], no_capitals):
                    return count, tuple(actors)
        return None

    def _case_fits(self, key: str, written: str, no_capitals: bool) -> bool:
        """Tell whether a name that is an abbreviation is written as one ('US', never 'us')."""
        if not no_capitals and written.islower():
            return False
        if key not in self._cased:
            return True
        if no_capitals:
            return len(key) > 2 and key not in self._words_too
        return sum(c.isupper() for c in written) >= 2

    def _add(self, key: str, actor: Actor) -> None:
        bearers = self._index.setdefault(key, [])
        if actor not in bearers:
            bearers.append(actor)
            words = key.split()
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def _keys_of(self, actor: Actor) -> Iterator[str]:
        for name in (actor.name, *actor.names, *actor.names_ar):
            key = _key(name)
            if _ABBREVIATION.fullmatch(name):
                self._cased.add(key)
            yield key
            # The article inside a name comes and goes ('Jaish al-Islam', 'Jaish Islam'; 'Hayat Tahrir el-Sham').
            words = key.split()
            bare = [words[0], *(word for word in words[1:] if word not in ("al", "el"))]
            for other in (bare, ["el" if word == "al" else word for word in words]):
                if other != words and len(other) > 1:
                    yield " ".join(other)


def _key(name: str) -> str:
    key = fold(name)
    return key[4:] if key.startswith("the ") else key


def read_actors() -> Actors:
    """Return the packaged knowledge base, read anew."""
    entries: list[Actor] = []
    keys: dict[str, list[str]] = {}
    templates = yaml.load(_file("organs.yaml"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for row in _rows("states.csv"):
        entries.extend(_state(row, templates["organs"], keys))
    for table in ("groups.csv", "bodies.csv"):
        entries.extend(_body(row) for row in _rows(table))
    entries.extend(_leader(row) for row in _rows("leaders.csv"))
    return Actors(entries, keys, _organs(templates["organs"]), templates["common_words"])


def _organs(organs: list[dict[str, object]]) -> dict[str, str]:
    """Return what an organ is called without its state's name, with the organ's slug; its people have no such name."""
    out: dict[str, str] = {}
    for organ in organs:
        if organ["type"] != "people":
            for template in organ["names"]:  # type: ignore[attr-defined]
                if template.startswith("{adj} "):
                    out.setdefault(_key(template.removeprefix("{adj} ")), str(organ["slug"]))
    return out


def _file(name: str) -> str:
    return files("marsad.knowledge").joinpath("data", "actors", name).read_text(encoding="utf-8")


def _rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table; lines that start with '#' are its source and its comments."""
    yield from csv.DictReader(line for line in _file(name).splitlines() if line and not line.startswith("#"))


def _list(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())


def _links(cell: str | None) -> tuple[Link, ...]:
    """Read 'id@when|id' as links; ids stand without their 'actor:'."""
    out = []
    for part in _list(cell):
        target, _, when = part.partition("@")
        out.append(Link(id=f"actor:{target}", when=when or None))
    return tuple(out)


def _body(row: dict[str, str]) -> Actor:
    return Actor(
        id=f"actor:{row['id']}",
        name=row["name"],
        names=(row["name"], *_list(row["names"])),
        names_ar=_list(row["ar"]),
        country=row["country"] or None,
        kind=int(row["kind"]),
        sector=row["sector"],
        type=row["type"],  # type: ignore[arg-type]  # a contract test holds the table to ActorType
        since=row["since"] or None,
        until=row["until"] or None,
        predecessors=_links(row["before"]),
        successors=_links(row["after"]),
    )


def _leader(row: dict[str, str]) -> Actor:
    offices = []
    for part in _list(row["offices"]):
        office, _, years = part.rpartition(" ")
        since, _, until = years.partition("-")
        offices.append(Office(office=office, since=int(since) if since else None, until=int(until) if until else None))
    return Actor(
        id=f"actor:{row['id']}",
        name=row["name"],
        names=(row["name"], *_list(row["names"])),
        names_ar=_list(row["ar"]),
        country=row["country"] or None,
        kind=int(row["kind"]),
        sector=row["sector"],
        type="person",
        offices=tuple(offices),
    )


def _state(row: dict[str, str], organs: list[dict[str, object]], keys: dict[str, list[str]]) -> Iterator[Actor]:
    """Yield the state and its organs, and note their folded names in `keys` (folding each would take longer)."""
    iso = row["iso"].lower()
    names = (row["name"], *_list(row["other"]))
    seats, adjectives = _list(row["seat"]), _list(row["adjective"])
    yield Actor(
        id=f"actor:{iso}", name=row["name"], names=(*names, *seats), seats=seats, names_ar=_list(row["ar"]),
        country=row["iso"], kind=1, sector="GOV", type="state",
    )  # fmt: skip
    parts: dict[str, tuple[str, ...]] = {
        "adj": adjectives, "name": names, "people": _list(row["people"]), "ar_m": _list(row["ar_adj"]),
        "ar_f": tuple(word + "ة" for word in _list(row["ar_adj"])),
    }  # fmt: skip
    folded = {slot: tuple(_key(word) for word in words) for slot, words in parts.items()}
    for organ in organs:
        actor_id = f"actor:{iso}-{organ['slug']}"
        first = next(_fill([str(organ["name"])], parts), f"{row['name']} {organ['slug']}")
        templates: list[str] = organ["names"]  # type: ignore[assignment]
        templates_ar: list[str] = organ["ar"]  # type: ignore[assignment]
        names_ar = tuple(_fill(templates_ar, parts))
        keys[actor_id] = [
            *_fill([template.replace("'", "") for template in templates], folded),
            *map(_key, names_ar),
        ]
        yield Actor(
            id=actor_id, name=first, names=tuple(_fill(templates, parts)), names_ar=names_ar, country=row["iso"],
            kind=int(str(organ["kind"])), sector=str(organ["sector"]), type=organ["type"],  # type: ignore[arg-type]
        )  # fmt: skip


def _fill(templates: Iterable[str], parts: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield each template with each filler of its slot."""
    for template in templates:
        slot = template[template.index("{") + 1 : template.index("}")]
        for word in parts[slot]:
            yield template.replace("{" + slot + "}", word)
