"""From source words to speakers: the entity that says it, and whoever passes it on, origin first."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.reading.attributions.candidate import Candidate, below, children
from marsad.reading.attributions.lexis import Lexis
from marsad.reading.attributions.sources import SPEAKING
from marsad.reading.attributions.speech import Linked
from marsad.reading.attributions.subjects import owner_of, subject_of
from marsad.reading.layers import Entity, Reading, Token

NONE_FOUND = -1
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_FIRST = frozenset({"i", "we", "me", "us", "my", "our"})
_UTTERANCES = frozenset({"statement", "claim", "communique", "bulletin", "message", "letter", "post", "tweet"})
_PARTS = frozenset(
    {"one", "some", "many", "several", "both", "most", "all", "others", "another", "each", "none", "few"}
)
_STATED = frozenset({"clause", "quote", "tail", "aside", "as"})
_RELATIVES = frozenset({"which", "who", "that"})
_SINGLE = {
    "he": ("person", "source"),
    "she": ("person", "source"),
    "it": ("organisation", "group", "force", "state", "source"),
}
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
    barrier: tuple[int, int] | None = None

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

    def chain(self, candidate: Candidate, quoted: Linked | None = None) -> list[int]:
        """Return the entities on whose word the content stands, origin first; NONE_FOUND where no entity is found."""
        if candidate.source is None:
            return []
        self.barrier = (quoted.runs[0][0], quoted.runs[-1][1]) if quoted is not None else None
        out = self._origins(candidate.source, candidate.joined) or [NONE_FOUND]
        origins = self._quoted(candidate)
        if origins:
            out = origins + [i for i in out if i not in origins]
        out += [r for r in self._relays(candidate) if r not in out]
        return out

    def _origins(self, source: int, joined: list[int] | None = None) -> list[int]:
        """Return the entities of the source and of those joined to it; a document gives way to whose it is."""
        parse = self.reading.parse
        heads, i = [source], source
        for _ in range(6):
            following = next((t.i for t in children(parse, i) if t.dep == "conj" and t.pos in _NOMINAL), None)
            if following is None:
                break
            i = following
            heads.append(i)
        out = []
        for head in heads + (joined or []):
            found = self._resolve(self._author(parse.tokens[head]))
            if found is not None and found not in out:
                out.append(found)
        return out

    def _author(self, token: Token) -> Token:
        """Return whose document it is ('a tally by X' is X's word), or the noun that a relative pronoun stands for."""
        parse = self.reading.parse
        if token.lower in _RELATIVES:
            verb = parse.tokens[token.head]
            meant = parse.tokens[verb.head] if verb.dep == "relcl" else token
            index = self._entity(meant)
            if index is None or self.reading.entities[index].kind not in SPEAKING:
                # 'according to the UN on Friday, which fears': who spoke before it in the sentence
                spoke = max((s for s in self.last.values() if s[1] == token.sent), default=None)
                meant = parse.tokens[self.reading.entities[spoke[0]].head] if spoke is not None else meant
            token = meant
        if token.lower in _PARTS or token.pos == "NUM":
            of = next((k for k in children(parse, token.i) if k.dep == "prep" and k.lower in ("of", "among")), None)
            whole = below(parse, of.i, "pobj") if of is not None else None
            token = whole or token
        named = next((t for t in children(parse, token.i) if t.dep == "appos" and self._is_person(t)), None)
        if named is not None and not self._is_person(token):
            return named
        if token.lemma in self.lexis.documents:
            owner = owner_of(parse, token.i)
            if owner is not None:
                return parse.tokens[owner]
        return token

    def _is_person(self, token: Token) -> bool:
        index = self.by_head.get(token.i)
        return (
            index is not None and self.reading.entities[index].kind == "person" and self.reading.entities[index].proper
        )

    def _resolve(self, token: Token) -> int | None:
        """Return the entity of one source word; 'he said' means who spoke last rather than somebody who never did."""
        index = self._entity(token)
        word = token.lower
        if word in _FIRST:
            return index
        spoke = self.last.get(word) if word in _SINGLE else None
        if token.lemma in _UTTERANCES and index is not None and not self.reading.entities[index].proper:
            spoke = self.last.get("it")
        if token.lemma == "source" and any(k.lower == "same" for k in children(self.reading.parse, token.i)):
            return max(self.last.values(), key=lambda s: s[1])[0] if self.last else index
        recent = spoke is not None and token.sent - spoke[1] <= RECALL_SENTENCES
        if spoke is not None and recent and (index is None or self._inside(index) or not self._fits(word, index)):
            index = spoke[0]
        if index is not None:
            kind = self.reading.entities[index].kind
            for pronoun, kinds in _SINGLE.items():
                if kind in kinds:
                    self.last[pronoun] = (index, token.sent)
        return index

    def _inside(self, index: int) -> bool:
        """The entity stands for somebody first named inside the very quotation: "'I saw a man,' he said"."""
        antecedent = self.reading.entities[index].antecedent
        if self.barrier is None or antecedent is None:
            return False
        return self.barrier[0] <= self.reading.entities[antecedent].head <= self.barrier[1]

    def _entity(self, token: Token) -> int | None:
        return self.by_head.get(token.i, self.covering.get(token.i))

    def _fits(self, word: str, index: int) -> bool:
        """The pronoun can mean the entity: a person for 'he' and 'she', one who has spoken for anything else."""
        if word in ("he", "she"):
            return self.reading.entities[index].kind in _SINGLE[word]
        return self._speaks(index)

    def _speaks(self, index: int) -> bool:
        """The entity, or what it stands for, is of a kind that speaks and has spoken."""
        entity = self.reading.entities[index]
        return entity.kind in SPEAKING and any(
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

    def _quoted(self, candidate: Candidate) -> list[int]:
        """Return whom the source quotes: 'the ministry said, quoting a military source, C'."""
        parse = self.reading.parse
        quoting: Token | None = None
        if candidate.frame == "according":
            quoting = parse.tokens[parse.tokens[candidate.cue].head]
        elif candidate.frame in _STATED:
            quoting = next((t for t in children(parse, candidate.cue) if t.dep in ("advcl", "acl", "xcomp")), None)
        cue = parse.tokens[candidate.cue]
        if cue.lemma in self.lexis.quoters and cue.tag != "VBG":
            # 'the agency quoted a source that C'
            quoting, noun = cue, below(parse, cue.i, "dobj")
            return self._origins(noun.i) if noun is not None and candidate.frame == "clause" else []
        if quoting is None or quoting.lemma not in self.lexis.quoters or quoting.tag != "VBG":
            return []
        noun = below(parse, quoting.i, "dobj")
        return self._origins(noun.i) if noun is not None else []

    def _press(self, token: Token) -> list[int]:
        index = self._entity(token)
        if (
            index is None
            or token.lower in self.lexis.unnamed_press
            or (token.lower in self.lexis.speakers and not token.tag.startswith("NNP"))
        ):
            return []
        entity = self.reading.entities[index]
        words = [*entity.name.lower().replace("-", " ").split(), token.lower]
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
            for inner in children(parse, at):
                if inner.dep in ("pobj", "dobj") and parse.tokens[inner.head].lower in ("with", "to", "by", "on"):
                    out += self._press(inner)
                if inner.dep in ("prep", "pobj", "dobj", "agent"):
                    todo.append(inner.i)
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
        index = self._entity(parse.tokens[quoter]) if quoter is not None else None
        return [index] if index is not None else []


def _length(entity: Entity) -> int:
    return entity.end - entity.start
