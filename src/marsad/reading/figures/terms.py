"""The words that make a number a toll: killed, injured, displaced, housing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from marsad.knowledge.lexicon import Lexicon, load_lexicon
from marsad.reading.layers import Measure

Kind = Literal["killed", "injured", "displaced", "housing"]
KINDS: tuple[Kind, ...] = ("killed", "injured", "displaced", "housing")


@dataclass(frozen=True, slots=True)
class Terms:
    """The lexicons of tolls and displacement, turned for look-up by lemma or word."""

    does: dict[str, frozenset[Kind]]
    suffers: dict[str, frozenset[Kind]]
    nouns: dict[str, frozenset[Kind]]
    adjectives: dict[str, frozenset[Kind]]
    phrases: dict[str, tuple[tuple[str, Kind], ...]]
    tolls: dict[str, frozenset[Kind]]
    reach: frozenset[str]
    homes: frozenset[str]
    displaced_units: frozenset[str]
    things: frozenset[str]
    other_states: frozenset[str]
    carriers: frozenset[str]
    makers: frozenset[str]
    damaged: frozenset[str]
    recap: frozenset[str]


@cache
def toll_terms() -> Terms:
    """Return the terms, read once."""
    tolls, moves = load_lexicon("en", "tolls"), load_lexicon("en", "displacement")
    phrases: dict[str, list[tuple[str, Kind]]] = {}
    for row in tolls.rows("phrases"):
        phrases.setdefault(str(row["verb"]), []).append((str(row["word"]), _kind(str(row["kind"]))))
    for row in moves.rows("phrases"):
        phrases.setdefault(str(row["verb"]), []).append((str(row["word"]), "displaced"))
    return Terms(
        does=_merge(tolls, moves, "does"),
        suffers=_merge(tolls, moves, "suffers"),
        nouns=_merge(tolls, moves, "nouns"),
        adjectives=_merge(tolls, moves, "adjectives"),
        phrases={verb: tuple(pairs) for verb, pairs in phrases.items()},
        tolls=_merge(tolls, moves, "tolls"),
        reach=tolls.word_set("reach"),
        homes=tolls.word_set("homes"),
        displaced_units=moves.word_set("units"),
        things=moves.word_set("things"),
        other_states=tolls.word_set("other_states"),
        carriers=tolls.word_set("carriers"),
        makers=moves.word_set("makers"),
        damaged=tolls.word_set("damaged"),
        recap=tolls.word_set("recap"),
    )


def _kind(word: str) -> Kind:
    return next(kind for kind in KINDS if kind == word)


def _merge(tolls: Lexicon, moves: Lexicon, section: str) -> dict[str, frozenset[Kind]]:
    out: dict[str, set[Kind]] = {}
    for label, words in tolls.groups(section).items():
        for word in words:
            out.setdefault(word, set()).add(_kind(label))
    for word in moves.words(section):
        out.setdefault(word, set()).add("displaced")
    return {word: frozenset(kinds) for word, kinds in out.items()}


def can_count(kind: Kind, measure: Measure, noun: str) -> bool:
    """Tell whether what the measure counts can suffer this: persons die, families and persons flee, homes fall."""
    terms = toll_terms()
    if kind == "housing":
        return measure.unit in ("homes", "apartments", "buildings") or any(word in terms.homes for word in noun.split())
    if kind == "displaced":
        return measure.unit in terms.displaced_units
    return measure.unit == "people"
