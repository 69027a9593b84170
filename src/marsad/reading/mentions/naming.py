"""What one noun phrase names by its own words: kind, name, knowledge-base entry, number, gender."""

from __future__ import annotations

from marsad.knowledge.actors import Actors
from marsad.reading.layers import EntityKind, Reading, Token
from marsad.reading.mentions.chunks import Chunk
from marsad.reading.mentions.drafts import Draft, tidy
from marsad.reading.mentions.known import KnownNames
from marsad.reading.mentions.nouns import Nouns
from marsad.reading.mentions.persons import Persons, gender_of_title

_KIND_OF_LABEL: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organisation", "NORP": "people", "GPE": "place", "LOC": "place", "FAC": "facility",
    "PRODUCT": "thing", "EVENT": "other", "WORK_OF_ART": "other",
}  # fmt: skip
_TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
_LEADING = frozenset({"DET", "PRON", "NUM", "ADV", "PUNCT", "ADP", "CCONJ", "SCONJ", "PART", "SYM"})
_BODIES = ("group", "force", "organisation", "source")
_SINGLE = ("thing", "facility", "place", "other", "state")


class Namer:
    """Describe the noun phrases of one reading."""

    def __init__(self, reading: Reading, nouns: Nouns, actors: Actors) -> None:
        self.text, self.tokens, self.nouns = reading.text, reading.parse.tokens, nouns
        self.known = KnownNames(reading, nouns, actors)
        self.persons = Persons(reading.text, reading.parse.tokens, nouns)
        self.places = _places(reading)

    def describe(self, chunk: Chunk) -> Draft | None:
        """Return what the phrase names, or None where it can be no actor, target or source (a time, a measure)."""
        head = self.tokens[chunk.head]
        if chunk.modifier:
            return self.known.modifier(chunk, head)
        if head.lower == "it" and self._empty_it(head):
            return None
        if head.lower in self.nouns.pronouns and head.pos in ("PRON", "DET", "SCONJ"):
            return self._pronoun(chunk, head)
        if self.known.inside(chunk, head):
            return None
        if head.pos == "NUM":
            return self._number(chunk, head)
        if (head.ent in _TIMES and head.lemma not in self.nouns.kinds) or self._of_office(head):
            return None
        chunk = self.known.after(chunk)
        draft = self.known.describe(chunk, head) or self._person(chunk, head) or self._described(chunk, head)
        if draft.kind == "other" and (self.nouns.kinds.get(draft.lemma) in ("time", "measure") or not draft.name):
            return None
        self._finish(draft, head)
        return draft

    def _person(self, chunk: Chunk, head: Token) -> Draft | None:
        return None if head.i in self.places else self.persons.describe(chunk, head)

    def _pronoun(self, chunk: Chunk, head: Token) -> Draft:
        base = self.nouns.pronouns[head.lower]
        number = {"he": "one", "she": "one", "i": "one", "it": "one", "they": "many", "we": "many"}.get(base, "")
        gender = {"he": "male", "she": "female"}.get(base, "")
        kind: EntityKind = "person" if base in ("he", "she", "i") else "other"
        return Draft(chunk, kind, head.text, head.lower, pronoun=base, number=number, gender=gender, rule="pronoun")

    def _of_office(self, head: Token) -> bool:
        """Tell whether the word only completes an office: 'state' in 'secretary of state'."""
        if head.lower not in self.nouns.office_words or head.i < 2 or self.tokens[head.i - 1].lower != "of":
            return False
        return self.nouns.kinds.get(self.tokens[head.i - 2].lemma) in ("person", "organisation", "source")

    def _number(self, chunk: Chunk, head: Token) -> Draft | None:
        """Describe a number that stands for people: '115 were killed', 'two of them'."""
        if head.ent in ("DATE", "TIME", "MONEY", "PERCENT", "ORDINAL") or head.dep not in (
            "nsubj",
            "nsubjpass",
            "dobj",
        ):
            return None
        return Draft(chunk, "people", "people", head.lemma, number="many", rule="number")

    def _empty_it(self, head: Token) -> bool:
        """Tell whether 'it' stands for nothing: 'it was unclear whether', 'it seems that'."""
        verb = self.tokens[head.head]
        if head.dep not in ("nsubj", "expl", "nsubjpass"):
            return False
        below = [self.tokens[c] for c in verb.children if c > verb.i]
        clause = any(t.dep in ("ccomp", "xcomp", "csubj", "advcl") for t in below)
        if verb.lemma == "be":
            after = [self.tokens[c].dep for t in below if t.dep == "acomp" for c in t.children]
            state = any(t.dep == "acomp" for t in below)
            return state and (clause or any(dep in ("ccomp", "xcomp", "prep") for dep in after))
        return verb.lemma in ("seem", "appear", "happen", "rain", "snow") and clause

    def _described(self, chunk: Chunk, head: Token) -> Draft:
        """Describe a phrase by its head noun, or by the model's label of it."""
        whole = chunk
        if head.lemma in self.nouns.counting and chunk.last > chunk.stop + 1:
            chunk, head = self._counted(chunk)
        first = self._content_start(chunk)
        name = tidy(self.text[self.tokens[first].start : self.tokens[chunk.last - 1].end])
        plural = head.tag in ("NNS", "NNPS") or head.pos == "NUM"
        kind: EntityKind = self.nouns.kinds.get(head.lemma, "other")  # type: ignore[assignment]
        if kind == "person" and plural:
            kind = "group" if head.lemma in self.nouns.groups_in_plural else "people"
        if head.lemma in self.nouns.sources_in_plural:
            kind = "source"
        proper = head.pos == "PROPN" or (bool(head.ent) and head.ent not in _TIMES and head.ent != "NORP")
        if head.i in self.places:
            kind, proper = "place", True
        elif kind == "other" or (proper and head.ent and head.lemma not in self.nouns.kinds):
            kind = _KIND_OF_LABEL.get(head.ent, kind if kind not in ("time", "measure") else "other")
        if head.lemma == "state" and chunk.last > chunk.stop + 1 and self.tokens[chunk.last - 1].pos == "NOUN":
            kind = "other"  # 'a state of war'
        if kind in ("time", "measure"):
            kind = "other"
        if kind == "person" and (head.lemma in self.nouns.titles or head.ent != "PERSON"):
            proper = False
        draft = Draft(whole, kind, name, head.lemma, proper=proper, rule="noun" if not proper else "name")
        draft.gender = gender_of_title([head.lower], self.nouns)
        if kind in ("person", "source") and head.lemma in self.nouns.persons:
            draft.title = frozenset({head.lemma})
        return draft

    def _counted(self, chunk: Chunk) -> tuple[Chunk, Token]:
        """Return what a counting head counts: of 'dozens of civilians', the civilians."""
        last = self.tokens[chunk.last - 1]
        return Chunk(chunk.stop + 1, last.i, chunk.last, chunk.last), last

    def _content_start(self, chunk: Chunk) -> int:
        """Return the first token of the phrase that describes: past determiners, counts and pronouns."""
        i = chunk.first
        while i < chunk.head:
            token = self.tokens[i]
            if (
                token.pos == "NUM"
                or token.pos in _LEADING
                or token.lower in self.nouns.vague
                or token.tag in ("PRP$", "CD")
            ):
                i += 1
            else:
                break
        return i

    def _finish(self, draft: Draft, head: Token) -> None:
        """Add number, definiteness, modifiers and the owner before the phrase."""
        chunk = draft.chunk
        if not draft.number and not draft.pronoun:
            singular = head.tag == "NN" or (head.tag == "NNP" and draft.kind in _SINGLE)
            counted = draft.kind in _SINGLE or (draft.kind in ("group", "organisation") and not draft.proper)
            person = draft.kind == "person" or (draft.kind == "source" and draft.lemma in self.nouns.sources_in_plural)
            if head.tag in ("NNS", "NNPS"):
                draft.number = "many"
            elif person or (singular and counted):
                draft.number = "one"
        if draft.kind in ("place", "state") and draft.proper:
            draft.number = "one"
        elif draft.number == "many" and (draft.actor is not None or draft.proper) and draft.kind in _BODIES:
            draft.number = ""  # a body is 'it' or 'they', whatever its name ends in
        lead = self.tokens[chunk.first : chunk.head]
        draft.definite = any(t.lower in ("the", "this", "that", "these", "those", "both") for t in lead[:2])
        for token in lead:
            if token.dep == "poss" and token.head == chunk.head:
                draft.owner, draft.owner_pronoun = token.i, token.tag in ("PRP$", "WP$")
        draft.noun_modifiers = any(
            (t.pos in ("NOUN", "PROPN") and t.dep != "poss") or (t.ent == "NORP" and t.lower not in self.nouns.creeds)
            for t in lead
        )
        draft.modifiers = frozenset(
            t.lemma for t in lead if t.pos in ("NOUN", "PROPN", "ADJ") and t.lower not in self.nouns.vague
        )


def _places(reading: Reading) -> frozenset[int]:
    """Return the tokens that end a resolved place name."""
    out: set[int] = set()
    for toponym in reading.toponyms:
        if toponym.kind == "place" and toponym.lat is not None:
            token = reading.parse.at(max(toponym.start, toponym.end - 1))
            if token is not None:
                out.add(token.i)
    return frozenset(out)
