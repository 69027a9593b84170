"""The words by which attributions are known, read once from the lexicons."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from marsad.knowledge.lexicon import load_lexicon

PRIOR_SEEN = 4.0
"""How many sightings the expectation of a word's class weighs against the word's own rate."""


@dataclass(frozen=True, slots=True)
class Lexis:
    """Word classes of cues, and `rates`: (kind, name, frame) → (times seen, times it was a cue)."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    adjectives: frozenset[str]
    hearsay: frozenset[str]
    speakers: frozenset[str]
    press: frozenset[str]
    unnamed_press: frozenset[str]
    quoting: frozenset[str]
    addressed: frozenset[str]
    quoters: frozenset[str]
    deniers: frozenset[str]
    light: frozenset[str]
    told: frozenset[str]
    closing: frozenset[str]
    perceived: frozenset[str]
    accusing: frozenset[str]
    judging: frozenset[str]
    documents: frozenset[str]
    bases: frozenset[str]
    rates: dict[tuple[str, str, str], tuple[float, float]]

    def rate(self, kind: str, name: str, frame: str, expected: float) -> float:
        """Return how often the word, class or shape is a cue in this frame, leaning on what is expected of it.

        `kind` is 'word' (any frame where `frame` is ''), 'class' or 'shape'.
        """
        seen, cue = self.rates.get((kind, name, frame), (0.0, 0.0))
        return (cue + PRIOR_SEEN * expected) / (seen + PRIOR_SEEN)


def _first_class(groups: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Return word → the first class that lists it."""
    out: dict[str, str] = {}
    for label, words in groups.items():
        for word in words:
            out.setdefault(word, label)
    return out


@cache
def lexis(language: str = "en") -> Lexis:
    """Return the cue lexicon of the language."""
    verbs, nouns = load_lexicon(language, "speech_verbs"), load_lexicon(language, "speech_nouns")
    return Lexis(
        verbs=_first_class(verbs.groups("classes")),
        nouns=_first_class(nouns.groups("classes")),
        adjectives=nouns.word_set("adjectives"),
        hearsay=nouns.word_set("hearsay"),
        speakers=nouns.word_set("speakers"),
        press=nouns.word_set("press"),
        unnamed_press=nouns.word_set("unnamed_press"),
        quoting=verbs.word_set("quoting"),
        addressed=verbs.word_set("addressed"),
        quoters=verbs.word_set("quoters"),
        deniers=verbs.word_set("deniers"),
        light=verbs.word_set("light"),
        told=verbs.word_set("told"),
        closing=verbs.word_set("closing"),
        perceived=verbs.word_set("perceived"),
        accusing=verbs.word_set("accusing"),
        judging=verbs.word_set("judging"),
        documents=nouns.word_set("documents"),
        bases=nouns.word_set("bases"),
        rates=_rates(language),
    )


def _rates(language: str) -> dict[tuple[str, str, str], tuple[float, float]]:
    file = files("marsad.knowledge").joinpath("data", f"cue_rates_{language}.csv")
    if not file.is_file():
        return {}
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {
        (row["kind"], row["name"], row["frame"]): (float(row["seen"]), float(row["cue"]))
        for row in csv.DictReader(lines)
    }
