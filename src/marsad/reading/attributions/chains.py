"""From source words to speakers: the entity that says it, and whoever passes it on, origin first."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.reading.attributions.cues import Candidate, children, subject_of
from marsad.reading.attributions.lexis import Lexis
from marsad.reading.layers import Entity, Reading, Token

NONE_FOUND = -1
_SPEAKERS = frozenset({"person", "organisation", "force", "group", "state", "source", "people"})
_SINGLE = {"he": ("person",), "she": ("person",), "it": ("organisation", "group", "force", "state", "source")}
RECALL_SENTENCES = 4
"""How many sentences back the speaker before may stand for a pronoun to mean that same speaker."""


@dataclass(slots=True)
class Speakers:
    """Finds the entity of a source token; remembers who spoke last, for 'it said' and 'he added'."""

    reading: Reading
    lexis: Lexis
    by_head: dict[int, int] = field(default_factory=dict)
    covering: dict[int, int] = field(default_factory=dict)
    last: dict[str, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        parse = self.reading.parse
        for index, entity in enumerate(self.reading.entities):
            self.by_head[entity.head] = index
            first = parse.at(entity.start)
            if first is None:
                continue
            for token in parse.tokens[first.i : first.i + 40]:
                if token.start >= entity.end:
                    break
                held = self.covering.get(token.i)
                if held is None or _length(self.reading.entities[held]) < _length(entity):
                    self.covering[token.i] = index

    def chain(self, candidate: Candidate) -> list[int]:
        """Return the entities on whose word the content stands, origin first; NONE_FOUND for a source without entity."""
        if candidate.source is None:
            return []
        origins = self._origins(candidate.source)
        out = origins or [NONE_FOUND]
        out += [r for r in self._relays(candidate) if r not in out]
        return out

    def _origins(self, source: int) -> list[int]:
        tokens = self.reading.parse.tokens
        heads, i = [source], source
        for _ in range(6):
            following = [
                t.i for t in children(self.reading.parse, i) if t.dep == "conj" and t.pos in ("NOUN", "PROPN", "PRON")
            ]
            if not following:
                break
            i = following[0]
            heads.append(i)
        out = []
        for head in heads:
            found = self._resolve(tokens[head])
            if found is not None and found not in out:
                out.append(found)
        return out

    def _resolve(self, token: Token) -> int | None:
        index = self.by_head.get(token.i, self.covering.get(token.i))
        spoke = self.last.get(token.lower) if token.lower in _SINGLE else None
        if (
            spoke is not None
            and token.sent - spoke[1] <= RECALL_SENTENCES
            and (index is None or not self._speaks(index))
        ):
            index = spoke[0]
        if index is not None:
            kind = self.reading.entities[index].kind
            for pronoun, kinds in _SINGLE.items():
                if kind in kinds:
                    self.last[pronoun] = (index, token.sent)
        return index

    def _speaks(self, index: int) -> bool:
        """The entity, or what it stands for, is of a kind that speaks and has spoken."""
        entity = self.reading.entities[index]
        return entity.kind in _SPEAKERS and any(
            self.reading.entities[i].name == entity.name for i, _ in self.last.values()
        )

    def _relays(self, candidate: Candidate) -> list[int]:
        """Return those who pass the word on: the agency told, the body that quotes the source."""
        parse = self.reading.parse
        if candidate.pos != "VERB":
            return []
        verb = parse.tokens[candidate.cue]
        out = []
        for token in children(parse, verb.i):
            if token.dep in ("dobj", "dative") and verb.lemma in self.lexis.addressed:
                out += self._press(token)
            if token.dep in ("prep", "advcl", "dative") and token.i != candidate.source:
                out += self._press_below(token)
        out += self._quoter(verb)
        return out

    def _press(self, token: Token) -> list[int]:
        index = self.by_head.get(token.i, self.covering.get(token.i))
        if (
            index is None
            or token.lower in self.lexis.unnamed_press
            or (token.lower in self.lexis.speakers
            and not token.tag.startswith("NNP"))
        ):
            return []
        entity = self.reading.entities[index]
        words = entity.name.lower().replace("-", " ").split() + [token.lower]
        return (
            [index]
            if any(w in self.lexis.press for w in words) and not all(w in self.lexis.unnamed_press for w in words)
            else []
        )

    def _press_below(self, token: Token) -> list[int]:
        """'in an interview with CNN', 'in a statement to AFP', 'speaking to Reuters'."""
        parse = self.reading.parse
        out: list[int] = []
        todo = [token.i]
        for _ in range(12):
            if not todo:
                break
            at = todo.pop()
            for below in children(parse, at):
                if below.dep in ("pobj", "dobj") and parse.tokens[below.head].lower in ("with", "to", "by", "on"):
                    out += self._press(below)
                if below.dep in ("prep", "pobj", "dobj", "agent"):
                    todo.append(below.i)
        return out

    def _quoter(self, verb: Token) -> list[int]:
        """'SANA quoted a source as saying', 'was quoted by SANA as saying': who quotes is the relay."""
        parse = self.reading.parse
        head = parse.tokens[verb.head]
        if head.lower == "as":
            head = parse.tokens[head.head]
        if head.lemma not in self.lexis.quoters or head.i == verb.i:
            return []
        quoter, _ = subject_of(parse, head)
        index = self.by_head.get(quoter, self.covering.get(quoter)) if quoter is not None else None
        return [index] if index is not None else []


def _length(entity: Entity) -> int:
    return entity.end - entity.start
