"""What the claim steps look up about a token: trigger lexicon, arguments, kinds of the phrases around it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from marsad.knowledge.lexicon import load_lexicon
from marsad.model import CLAIM_TYPES
from marsad.reading.claims.frame import Frame, Site
from marsad.reading.clause_time import time_around, time_of
from marsad.reading.layers import Parse, Reading, Sentence, Timex, Token

SUBJECTS = frozenset(["nsubj", "csubj", "expl"])
PASSIVE_SUBJECTS = frozenset(["nsubjpass", "csubjpass"])
OBJECTS = frozenset(["dobj", "dative", "attr", "oprd"])


@dataclass(frozen=True, slots=True)
class Triggers:
    """The trigger lexicon: lemma → types by part of speech, and two-lemma phrases → types."""

    verbs: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]
    adjectives: dict[str, tuple[str, ...]]
    phrases: dict[tuple[str, str], tuple[str, ...]]


@cache
def triggers(language: str = "en") -> Triggers:
    """Return the trigger lexicon of a language."""
    found: dict[str, dict[str, list[str]]] = {"verbs": {}, "nouns": {}, "adjectives": {}}
    phrases: dict[tuple[str, str], list[str]] = {}
    lexicon = load_lexicon(language, "triggers")
    for kind in CLAIM_TYPES:
        for part, words in lexicon.groups(kind).items():
            for word in words:
                if part == "phrases":
                    first, *_, last = word.split()
                    phrases.setdefault((first, last), []).append(kind)
                else:
                    found[part].setdefault(word, []).append(kind)

    def freeze[K](table: dict[K, list[str]]) -> dict[K, tuple[str, ...]]:
        return {key: tuple(dict.fromkeys(kinds)) for key, kinds in table.items()}

    return Triggers(freeze(found["verbs"]), freeze(found["nouns"]), freeze(found["adjectives"]), freeze(phrases))


def verb_of(word: str, lexicon: Triggers) -> str:
    """Return the lexicon verb that the word is a form of, or the word: headlines and lost punctuation mislead tags."""
    for ending, tails in (("ing", ("", "e")), ("ied", ("y",)), ("ed", ("", "e")), ("es", ("", "e")), ("s", ("",))):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            for tail in tails:
                if stem + tail in lexicon.verbs:
                    return stem + tail
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in lexicon.verbs:
                return stem[:-1]
    return word


@dataclass(slots=True, eq=False)
class Around:
    """Index from token to what the earlier steps found there."""

    reading: Reading
    entity_of: dict[int, int] = field(default_factory=dict)
    toponym_of: dict[int, int] = field(default_factory=dict)
    timex_of: dict[int, int] = field(default_factory=dict)
    measure_of: dict[int, int] = field(default_factory=dict)
    lexicon: Triggers = field(default_factory=triggers)
    types_at: dict[int, tuple[str, ...]] = field(default_factory=dict)
    sources: set[int] = field(default_factory=set)
    named: dict[str, int] = field(default_factory=dict)
    cased: bool = True
    topics: dict[int, np.ndarray] = field(default_factory=dict)
    settings: dict[int, list[str]] = field(default_factory=dict)
    sites: list[Site] = field(default_factory=list)
    timexes_at: dict[int, list[Timex]] = field(default_factory=dict)
    tied: dict[tuple[int, int], Timex | None] = field(default_factory=dict)
    entity_order: list[int] = field(default_factory=list)
    entity_starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        parse = self.reading.parse
        text = self.reading.text
        self.cased = sum(map(str.isupper, text)) > len(text) // 200
        names: dict[str, int] = {}
        for number, entity in enumerate(self.reading.entities):
            self.entity_of.setdefault(entity.head, number)
            names[entity.name] = names.get(entity.name, 0) + 1
        self.named = names
        entities = self.reading.entities
        self.entity_order = sorted(range(len(entities)), key=lambda n: entities[n].start)
        self.entity_starts = [entities[n].start for n in self.entity_order]
        for timex in self.reading.times:
            if timex.first is not None and timex.type != "SET":
                first = parse.at(timex.start)
                if first is not None:
                    self.timexes_at.setdefault(first.sent, []).append(timex)
        for attribution in self.reading.attributions:
            self.sources.update(i for i in attribution.chain if i >= 0)
        for table, spans in (
            (self.toponym_of, [(t.start, t.end) for t in self.reading.toponyms]),
            (self.timex_of, [(t.start, t.end) for t in self.reading.times]),
            (self.measure_of, [(m.start, m.end) for m in self.reading.measures]),
        ):
            for number, (start, end) in enumerate(spans):
                for token in parse.within(start, end):
                    table.setdefault(token.i, number)

    def entities_between(self, start: int, end: int) -> list[int]:
        """Return the numbers of the entities that start in start:end (shadow offsets), in text order."""
        first, last = bisect_left(self.entity_starts, start), bisect_left(self.entity_starts, end)
        return self.entity_order[first:last]

    def topic(self, sentence: int) -> np.ndarray:
        """Return the mean vector of the sentence's content words: what it talks about."""
        known = self.topics.get(sentence)
        if known is None:
            found = self.parse.sentences[sentence]
            rows = [
                t.i for t in self.parse.tokens[found.first : found.last] if t.pos in ("NOUN", "VERB", "PROPN", "ADJ")
            ]
            width = self.parse.vectors.shape[1]
            known = self.parse.vectors[rows].mean(axis=0) if rows else np.zeros(width, dtype=np.float32)
            self.topics[sentence] = known
        return known

    def setting(self, sentence: Sentence) -> list[str]:
        """Return the features of the sentence as a whole: whether it names places, times, forces, numbers; its mood."""
        known = self.settings.get(sentence.index)
        if known is None:
            known = self.settings[sentence.index] = self._setting(sentence)
        return known

    def _setting(self, sentence: Sentence) -> list[str]:
        tokens = self.parse.tokens[sentence.first : sentence.last]
        entities = [self.reading.entities[n] for n in self.entities_between(sentence.start, sentence.end)]
        kinds = {e.kind for e in entities}
        places = any(t.i in self.toponym_of for t in tokens)
        root = self.parse.tokens[sentence.root]
        return [
            f"has-place={places}",
            f"has-time={bool(self.timexes_in(sentence.index))}",
            f"has-place={places}|has-time={bool(self.timexes_in(sentence.index))}",
            *(f"has-kind={kind}" for kind in ("force", "group", "state", "person", "people") if kind in kinds),
            f"armed={bool(kinds & {'force', 'group'})}|has-place={places}",
            f"root={root.tag}",
            f"root-subject={any(self.parse.tokens[c].dep.startswith('nsubj') for c in root.children)}|{root.tag}",
            f"asks={bool(tokens) and tokens[-1].text == '?'}",
            f"names={min(3, sum(t.pos == 'PROPN' for t in tokens))}",
        ]

    def timexes_in(self, sentence: int) -> list[Timex]:
        """Return the time expressions of a sentence that are placed on the calendar and can date a happening."""
        return self.timexes_at.get(sentence, [])

    def token_of(self, timex: Timex) -> int:
        """Return the last token of the expression."""
        found = self.parse.within(timex.start, timex.end)
        return found[-1].i if found else 0

    def timex_for(self, frame: Frame) -> Timex | None:
        """Return the expression of the claim's sentence that the parse ties to its event word."""
        key = (frame.token.i, frame.start)
        if key not in self.tied:
            self.tied[key] = time_of(self.reading, frame.token, (frame.start, frame.end))
        return self.tied[key]

    def timex_about(self, frame: Frame) -> Timex | None:
        """Return the expression that the story has reached at the claim, where its own sentence names none."""
        key = (frame.token.i, -1)
        if key not in self.tied:
            self.tied[key] = time_around(self.reading, frame.token)
        return self.tied[key]

    def times_named(self, name: str) -> int:
        """Return how many entities of the report have the name."""
        return self.named.get(name, 0)

    @property
    def parse(self) -> Parse:
        """The parse of the report."""
        return self.reading.parse

    def types_of(self, token: Token) -> tuple[str, ...]:
        """Return the claim types that the lexicon gives the token, by its part of speech."""
        known = self.types_at.get(token.i)
        if known is None:
            known = self.types_at[token.i] = self._types_of(token)
        return known

    def _types_of(self, token: Token) -> tuple[str, ...]:
        lexicon = self.lexicon
        if token.pos in ("VERB", "AUX"):
            return lexicon.verbs.get(token.lemma, ())
        if token.pos == "ADJ":
            return lexicon.adjectives.get(token.lemma, ()) or lexicon.verbs.get(verb_of(token.lower, lexicon), ())
        if token.pos in ("NOUN", "PROPN"):
            lemma = token.lemma
            found = lexicon.nouns.get(lemma, ())
            if not found and lemma.endswith("s"):
                found = lexicon.nouns.get(lemma[:-1], ())
            if not found and token.lower.endswith(("ed", "ing", "s")):
                found = lexicon.verbs.get(verb_of(token.lower, lexicon), ())
            return found
        return ()

    def kind_at(self, i: int) -> str:
        """Return a coarse kind of the phrase headed by the token: what sort of thing fills that slot."""
        number = self.entity_of.get(i)
        if number is not None:
            return self.reading.entities[number].kind
        if i in self.toponym_of:
            return "place"
        if i in self.timex_of:
            return "time"
        if i in self.measure_of:
            return "number"
        token = self.parse.tokens[i]
        if token.ent:
            return token.ent.lower()
        return token.pos.lower()

    def phrase_types(self, token: Token) -> set[str]:
        """Return the types of the phrases that the token makes with its particle, object, compound or complement."""
        found: set[str] = set()
        tokens, table = self.parse.tokens, self.lexicon.phrases
        for child in token.children:
            other = tokens[child]
            for pair in ((token.lemma, other.lemma), (other.lemma, token.lemma)):
                found.update(table.get(pair, ()))
            if other.dep in ("prep", "dative", "agent"):
                for below in other.children:
                    found.update(table.get((token.lemma, tokens[below].lemma), ()))
        if token.dep in ("compound", "amod", "nmod", "pobj", "dobj", "nsubj", "nsubjpass"):
            found.update(table.get((token.lemma, tokens[token.head].lemma), ()))
        if token.i + 1 < len(tokens):
            found.update(table.get((token.lemma, tokens[token.i + 1].lemma), ()))
        return found
