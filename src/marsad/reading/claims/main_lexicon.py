"""The lexicon of acts and stances (`lexicons/en/acts.yaml`), made ready for looking up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from marsad.knowledge.lexicon import load_lexicon

NO_ACTS = frozenset({"stances", "end", "endings", "ended", "crowd", "crowds", "beside"})


@dataclass(frozen=True, slots=True)
class Acts:
    """PLOVER codes by verb, by noun and by verb with complement; the stances of words; what ending something is."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    phrases: dict[str, dict[str, str]]
    stances: dict[str, frozenset[str]]
    ends: frozenset[str]
    endings: frozenset[str]
    ended: dict[str, str]
    beside: frozenset[str]
    crowd: frozenset[str]
    crowds: dict[str, str]

    def stance(self, lemma: str, *names: str) -> bool:
        """Tell whether the word takes one of the stances."""
        return any(lemma in self.stances[name] for name in names)

    def knows(self, lemma: str) -> bool:
        """Tell whether the lexicon has the verb."""
        return lemma in self.verbs or lemma in self.phrases or any(lemma in words for words in self.stances.values())

    def when_ended(self, code: str | None) -> str | None:
        """Return the code of bringing to an end what has the code."""
        return None if code is None else self.ended.get(code) or self.ended.get(code.partition("/")[0])

    def by_crowd(self, code: str) -> str:
        """Return the code of an act when a crowd does it."""
        return self.crowds.get(code, code)


@cache
def load_acts(language: str = "en") -> Acts:
    """Return the lexicon of a language, read on first use; of two codes of one word the first in the file holds."""
    lexicon = load_lexicon(language, "acts")
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    phrases: dict[str, dict[str, str]] = {}
    for code in lexicon.sections:
        if code in NO_ACTS:
            continue
        groups = lexicon.groups(code)
        for table, part in ((verbs, "verbs"), (nouns, "nouns")):
            for word in groups[part]:
                table.setdefault(word, code)
        for phrase in groups["phrases"]:
            first, second = phrase.split()
            for verb in first.split("|"):
                for word in second.split("|"):
                    phrases.setdefault(verb, {}).setdefault(word, code)
    return Acts(
        verbs=verbs,
        nouns=nouns,
        phrases=phrases,
        stances={name: frozenset(words) for name, words in lexicon.groups("stances").items()},
        ends=lexicon.word_set("end"),
        endings=lexicon.word_set("endings"),
        ended=lexicon.table("ended"),
        beside=lexicon.word_set("beside"),
        crowd=lexicon.word_set("crowd"),
        crowds=lexicon.table("crowds"),
    )
