"""The tables of the knowledge base of actors: what an entry is, and how the files under `data/actors/` become entries.

Three tables hold entries one a row (groups, bodies, leaders); the table of states and the templates of what every
state has (army, ministries, parliament) are multiplied out.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

import msgspec
import yaml

from marsad.knowledge.fold import fold

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

    def held_office(self, year: int) -> bool:
        """Tell whether a leader held an office in that year, or nearly: news speak of who comes and who went."""
        return any((o.since or 0) - 2 <= year <= (o.until or year) + 4 for o in self.offices)


@dataclass(frozen=True, slots=True)
class Tables:
    """All entries, and what indexing them needs.

    `keys` gives the folded names of entries made from templates, `organs` what the templates call an organ without its
    state ('army' → 'army'), `nations` the state of each adjective, `common_words` the abbreviations that are words too,
    no names in a text without capitals.
    """

    entries: tuple[Actor, ...]
    keys: dict[str, list[str]]
    organs: dict[str, str]
    nations: dict[str, str]
    common_words: frozenset[str]


def name_key(name: str) -> str:
    """Return the folded name without its article; one word keeps it ('The Independent' is no 'independent')."""
    key = fold(name)
    return key[4:] if key.startswith("the ") and " " in key[4:] else key


def read_tables() -> Tables:
    """Return the packaged knowledge base, read anew.

    An entry of the tables that has the id of a state's organ is that organ under its own name ('IDF'): one entry.
    """
    templates = yaml.load(_file("organs.yaml"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    organs = [_Organ(row) for row in templates["organs"]]
    keys: dict[str, list[str]] = {}
    made: dict[str, Actor] = {}
    nations: dict[str, str] = {}
    for row in _rows("states.csv"):
        for adjective in _list(row["adjective"]):
            nations.setdefault(adjective, f"actor:{row['iso'].lower()}")
        made.update((actor.id, actor) for actor in _state(row, organs, keys))
    written = [_body(row) for table in ("groups.csv", "bodies.csv") for row in _rows(table)]
    written.extend(_leader(row) for row in _rows("leaders.csv"))
    entries = []
    for actor in written:
        same = made.pop(actor.id, None)
        if same is not None:
            del keys[actor.id]
            actor = msgspec.structs.replace(actor, names=(*actor.names, *same.names))
        entries.append(actor)
    bare = {name: organ.slug for organ in reversed(organs) if organ.type != "people" for name in organ.bare}
    for name in templates["never_bare"]:
        bare.pop(name, None)
    return Tables((*entries, *made.values()), keys, bare, nations, frozenset(templates["common_words"]))


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


class _Organ:
    """What the templates say of one organ of every state, cut at their slots; folded ones make keys."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.slug, self.kind, self.sector, self.type = row["slug"], int(row["kind"]), row["sector"], row["type"]
        self.name = _cut(row["name"])
        self.names = [_cut(name) for name in row["names"]]
        self.ar = [_cut(name) for name in row["ar"]]
        self.folded = [_cut(name.replace("'", "")) for name in row["names"]]
        self.folded.extend((f"{fold(before)} ".lstrip(), slot, after) for before, slot, after in self.ar)
        # What the organ is called without its state; a people has no such name.
        self.bare = [name_key(after) for before, slot, after in self.names if slot == "adj" and not before]

    def of(self, row: dict[str, str], parts: dict[str, tuple[str, ...]]) -> Actor:
        """Return the organ of the state of that row."""
        return Actor(
            id=f"actor:{row['iso'].lower()}-{self.slug}",
            name=next(iter(_fill([self.name], parts)), f"{row['name']} {self.slug}"),
            names=tuple(_fill(self.names, parts)),
            names_ar=tuple(_fill(self.ar, parts)),
            country=row["iso"],
            kind=self.kind,
            sector=self.sector,
            type=self.type,
        )


def _state(row: dict[str, str], organs: list[_Organ], keys: dict[str, list[str]]) -> Iterator[Actor]:
    """Yield the state and its organs, and note the folded names of these in `keys`: folding each would take longer."""
    names, seats = (row["name"], *_list(row["other"])), _list(row["seat"])
    yield Actor(
        id=f"actor:{row['iso'].lower()}", name=row["name"], names=(*names, *seats), seats=seats,
        names_ar=_list(row["ar"]), country=row["iso"], kind=1, sector="GOV", type="state",
    )  # fmt: skip
    adjectives_ar = _list(row["ar_adj"])
    parts: dict[str, tuple[str, ...]] = {
        "adj": _list(row["adjective"]), "name": names, "people": _list(row["people"]), "ar_m": adjectives_ar,
        "ar_f": tuple(word + "ة" for word in adjectives_ar),
    }  # fmt: skip
    folded = {slot: tuple(map(name_key, words)) for slot, words in parts.items()}
    for organ in organs:
        actor = organ.of(row, parts)
        keys[actor.id] = _fill(organ.folded, folded)
        yield actor


def _fill(templates: Iterable[tuple[str, str, str]], parts: dict[str, tuple[str, ...]]) -> list[str]:
    """Return each template, given as what is before its slot, the slot, what is after, with each filler of the slot."""
    return [before + word + after for before, slot, after in templates for word in parts[slot]]


def _cut(template: str) -> tuple[str, str, str]:
    before, _, rest = template.partition("{")
    slot, _, after = rest.partition("}")
    return before, slot, after
