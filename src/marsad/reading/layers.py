"""What the steps of reading find: one record per layer, carried by a `Reading`.

Every offset in these records counts characters of `Reading.shadow.text`, the normalised copy of the report that the
steps work on. `Reading.out(start, end)` turns a pair into offsets of the report itself; only what leaves the reader
(claims, annotations) is turned.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import numpy as np

from marsad.model import Claim, PlacePrecision, Problem, Report, TimePrecision
from marsad.reading.shadow import Shadow


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading: a run of text that no sentence crosses."""

    start: int
    end: int
    heading: bool = False


@dataclass(slots=True, eq=False)
class Token:
    """A token of the parse. `head` is a token index (its own for a root); `ent` is the model's label or ''."""

    i: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    sent: int
    ent: str
    children: list[int] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence: tokens `first` to `last` (exclusive), in block `block`; `root` is a token index."""

    index: int
    first: int
    last: int
    root: int
    start: int
    end: int
    block: int


@dataclass(slots=True, eq=False)
class Parse:
    """The parse of a whole report, free of the engine that made it.

    `vectors` is one row of word features per token (float32, shape tokens x width), for the trained parts.
    """

    tokens: list[Token]
    sentences: list[Sentence]
    vectors: np.ndarray

    def subtree(self, i: int) -> list[int]:
        """Return the indices of the token and all below it, in text order."""
        out, todo = [], [i]
        while todo:
            j = todo.pop()
            out.append(j)
            todo.extend(self.tokens[j].children)
        out.sort()
        return out

    def ancestors(self, i: int) -> list[int]:
        """Return the heads above the token, nearest first."""
        out: list[int] = []
        while self.tokens[i].head != i and len(out) < 200:
            i = self.tokens[i].head
            out.append(i)
        return out

    def at(self, offset: int) -> Token | None:
        """Return the token that covers the offset, or the next one after it, or None past the end."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return self.tokens[low] if low < len(self.tokens) else None

    def within(self, start: int, end: int) -> list[Token]:
        """Return the tokens that lie at least partly in start:end."""
        first = self.at(start)
        out: list[Token] = []
        if first is not None:
            # By index: a slice would copy the rest of a long report at every call.
            for i in range(first.i, len(self.tokens)):
                if self.tokens[i].start >= end:
                    break
                out.append(self.tokens[i])
        return out


EntityKind = Literal[
    "person", "organisation", "force", "group", "state", "place", "facility", "people", "source", "thing", "other"
]


@dataclass(slots=True, eq=False)
class Entity:
    """A noun phrase that can fill a slot: its words, its head token and whom it stands for.

    `name` is resolved (a pronoun gives its antecedent's name); `actor_id` is the knowledge base's id or None.
    `proper` tells a name from a description; `number` is 'one', 'many' or ''. `antecedent` is the index of an earlier
    entity of `Reading.entities`, or None. `rule` says what made it and what resolved it. `members` are the indices of
    the entities that a plural stands for one by one ('they' and 'the two ministers' after 'A and B').
    """

    start: int
    end: int
    head: int
    kind: EntityKind
    name: str
    actor_id: str | None = None
    proper: bool = False
    pronoun: bool = False
    number: str = ""
    antecedent: int | None = None
    rule: str = ""
    members: list[int] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Toponym:
    """A place name in the text, resolved or not.

    `kind` 'place' is a place by name, 'demonym' an adjective or people's name ('Syrian'), 'part' a name inside an
    organisation's or person's name ('University of Aleppo'). Unresolved ones have lat None and say why in `rule`.
    """

    start: int
    end: int
    name: str
    kind: Literal["place", "demonym", "part"]
    gazetteer_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    precision: PlacePrecision = "unknown"
    score: float = 0.0
    rule: str = ""


@dataclass(slots=True, eq=False)
class Timex:
    """A time expression. `type` and `value` are TimeML's; `first` and `last` are the days it covers, both inclusive.

    `since` marks an open interval's start ('since 27 November'), `until` an end. Unanchored ones have first None.
    """

    start: int
    end: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    first: date | None = None
    last: date | None = None
    precision: TimePrecision = "unknown"
    since: bool = False
    until: bool = False
    rule: str = ""


@dataclass(slots=True, eq=False)
class Measure:
    """A number with what it counts. `unit` is 'people', 'km', 'homes' …; `head` is the counted noun's token or None."""

    start: int
    end: int
    value: float | int | None
    low: float | int | None
    high: float | int | None
    unit: str
    approx: bool
    head: int | None
    vague: bool = False
    rule: str = ""


@dataclass(slots=True, eq=False)
class Figure:
    """A toll or displacement figure: `kind` killed, injured, displaced or housing; `main` for the report's own toll."""

    kind: Literal["killed", "injured", "displaced", "housing"]
    measure: Measure
    main: bool = False
    rule: str = ""


@dataclass(slots=True, eq=False)
class Attribution:
    """Who says what: spans of source, cue and content, each a list of (start, end) as they may be split.

    `chain` names the source and its relays, origin first, as indices into `Reading.entities`, or -1 for none found.
    `minor` marks one inside another's quoted words, or too weak to count but of use to trace a claim. `score` is the
    chance, 0 to 1, that it is an attribution at all.
    """

    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]
    chain: list[int] = field(default_factory=list)
    kind: Literal["direct", "indirect", "mixed"] = "indirect"
    rule: str = ""
    minor: bool = False
    score: float = 1.0


LAYERS = ("blocks", "parse", "entities", "toponyms", "times", "measures", "figures", "attributions", "claims")


@dataclass(slots=True, eq=False)
class Reading:
    """One report on its way through the steps, with the layers found so far."""

    report: Report
    shadow: Shadow
    blocks: list[Block] = field(default_factory=list)
    parse: Parse = field(default_factory=lambda: Parse([], [], np.zeros((0, 0), dtype=np.float32)))
    entities: list[Entity] = field(default_factory=list)
    toponyms: list[Toponym] = field(default_factory=list)
    times: list[Timex] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    published: date | None = None
    done: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        """The shadow text: what every step reads and every layer's offsets count."""
        return self.shadow.text

    def out(self, start: int, end: int) -> tuple[int, int]:
        """Turn shadow offsets into offsets of the report's own text."""
        return self.shadow.out(start, end)
