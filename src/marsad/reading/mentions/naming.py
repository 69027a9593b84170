"""What one noun phrase names by its own words: kind, name, knowledge-base entry, number, gender."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from marsad.knowledge.actors import Actor, Actors, Match
from marsad.knowledge.fold import fold
from marsad.reading.layers import EntityKind, Parse, Reading, Token
from marsad.reading.mentions.chunks import Chunk
from marsad.reading.mentions.nouns import Nouns

_KIND_OF_TYPE: dict[str, EntityKind] = {
    "state": "state", "government": "state", "forces": "force", "ministry": "organisation", "group": "group",
    "coalition": "group", "mission": "organisation", "organisation": "organisation", "media": "source",
    "person": "person", "people": "people", "party": "organisation",
}  # fmt: skip
_KIND_OF_LABEL: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organisation", "NORP": "people", "GPE": "place", "LOC": "place", "FAC": "facility",
    "PRODUCT": "thing", "EVENT": "other", "WORK_OF_ART": "other",
}  # fmt: skip
_TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
_LEADING = frozenset({"DET", "PRON", "NUM", "ADV", "PUNCT", "ADP", "CCONJ", "SCONJ", "PART", "SYM"})
_ARMED = ("forces", "group", "coalition")
_SINGLE = ("thing", "facility", "place", "other", "state")
_DOUBLED = re.compile(r"\b(\w{3,})(?:\s+\1\b)+", re.IGNORECASE)
_EDGES = re.compile(r"^[\s\"'.,;:()\[\]-]+|[\s\"',;:()\[\]-]+$")


@dataclass(slots=True, eq=False)
class Draft:
    """A noun phrase before coreference. `words` is its description without determiners; `modifiers` its lemmas."""

    chunk: Chunk
    kind: EntityKind
    name: str
    lemma: str
    actor: Actor | None = None
    proper: bool = False
    pronoun: str = ""
    number: str = ""
    gender: str = ""
    title: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    definite: bool = False
    noun_modifiers: bool = False
    owner: int | None = None
    owner_pronoun: bool = False
    seat: bool = False
    inferred: bool = False
    rule: str = ""
    members: list[int] = field(default_factory=list)


class Namer:
    """Describe the noun phrases of one reading."""

    def __init__(self, reading: Reading, nouns: Nouns, actors: Actors) -> None:
        self.text = reading.text
        self.parse: Parse = reading.parse
        self.tokens = reading.parse.tokens
        self.nouns = nouns
        matches = actors.scan(reading.text)
        self.actors = actors
        counts = count_countries(reading, matches)
        self.country = counts.most_common(1)[0][0] if counts else None
        self.countries = frozenset(counts)
        self.year = reading.published.year if reading.published else None
        self.full_names = {m.actors[0].id for m in matches if " " in self.text[m.start : m.end]}
        self.match_at = _by_token(reading.parse, matches)
        self.place_at = _places(reading)
        self.seats = actors.seats
        self.lower = reading.text == reading.text.lower() or reading.text == reading.text.upper()

    def describe(self, chunk: Chunk) -> Draft | None:
        """Return what the phrase names, or None where it can be no actor, target or source (a time, a measure)."""
        head = self.tokens[chunk.head]
        if chunk.modifier:
            return self._modifier(chunk, head)
        if head.lower == "it" and self._empty_it(head):
            return None
        if head.lower in self.nouns.pronouns and head.pos in ("PRON", "DET", "SCONJ"):
            return self._pronoun(chunk, head)
        if self._inside_name(chunk, head):
            return None
        if head.pos == "NUM":
            return self._number(chunk, head)
        if head.ent in _TIMES and head.lemma not in self.nouns.kinds:
            return None
        chunk = self._after_name(chunk)
        draft = self._known(chunk, head) or self._person(chunk, head) or self._described(chunk, head)
        if draft.kind == "other" and (self.nouns.kinds.get(draft.lemma) in ("time", "measure") or not draft.name):
            return None
        self._finish(draft, head)
        return draft

    def _modifier(self, chunk: Chunk, head: Token) -> Draft | None:
        """Describe a modifier that may be who acts: a people's adjective, a known name, a noun such as 'rebel'."""
        match = self.match_at.get(head.i)
        if match is not None and self.match_at.get(head.i + 1) is match:
            return None  # a longer name ends later
        demonym = self.actors.nation(head.lower)
        if match is not None and not (demonym and match.actors[0].type == "people"):
            draft = self._known(chunk, head)
            if draft is None or draft.kind in ("person", "people"):
                return None
            first = chunk.head
            while first > 0 and self.match_at.get(first - 1) is match:
                first -= 1
            draft.chunk = Chunk(first, chunk.head, chunk.stop, chunk.last, modifier=True)
        elif demonym is not None:
            draft = Draft(chunk, "state", demonym.name, head.lemma, actor=demonym, proper=True, number="one")
        elif head.pos == "NOUN" and self.nouns.kinds.get(head.lemma) in ("force", "group", "state"):
            kind: EntityKind = self.nouns.kinds[head.lemma]  # type: ignore[assignment]
            draft = Draft(chunk, kind, head.text, head.lemma, number="many" if kind == "group" else "")
        else:
            return None
        draft.rule = f"modifier:{draft.actor.id}" if draft.actor else "modifier"
        return draft

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

    def _after_name(self, chunk: Chunk) -> Chunk:
        """Let the phrase begin after a name that reaches into it: 'for Human Rights monitoring group'."""
        match = self.match_at.get(chunk.first)
        first = chunk.first
        if match is not None and match.start < self.tokens[first].start:
            while first < chunk.head and self.match_at.get(first) is match:
                first += 1
        return chunk if first == chunk.first else Chunk(first, chunk.head, chunk.stop, chunk.last)

    def _inside_name(self, chunk: Chunk, head: Token) -> bool:
        """Tell whether the head is the later part of a name that an earlier head begins: 'Rights' in 'Human Rights'."""
        match = self.match_at.get(head.i)
        if match is None or self.tokens[chunk.first].start <= match.start:
            return False
        above = head
        while above.head != above.i and above.start >= match.start:
            above = self.tokens[above.head]
            if match.start <= above.start < match.end and above.i < head.i and above.pos in ("NOUN", "PROPN"):
                return True
            if above.end > match.end:
                break
        return False

    def _pronoun(self, chunk: Chunk, head: Token) -> Draft:
        base = self.nouns.pronouns[head.lower]
        number = {"he": "one", "she": "one", "i": "one", "it": "one", "they": "many", "we": "many"}.get(base, "")
        gender = {"he": "male", "she": "female"}.get(base, "")
        kind: EntityKind = "person" if base in ("he", "she", "i") else "other"
        return Draft(chunk, kind, head.text, head.lower, pronoun=base, number=number, gender=gender, rule="pronoun")

    def _known(self, chunk: Chunk, head: Token) -> Draft | None:
        """Describe a phrase whose head lies in a name of the knowledge base, or whose members such a name tells."""
        match = self.match_at.get(head.i)
        if match is None and head.lemma in self.nouns.members:
            match = self._modifier_match(chunk)
            if match is not None and match.actors[0].type not in ("group", "coalition", "forces", "party"):
                return None
        if match is None:
            return None
        actor = self._choose(match)
        chunk = self._widen(self._after_other(chunk, match), match)
        if actor.type == "person" and not (self._whole_person(chunk, match, head) and self._plausible(actor, match)):
            return None
        if actor.type != "person" and match.end <= head.end and self._part_of_person(head, match):
            return None
        if actor.type in ("state", "people") and match.end < head.end:
            return None
        kind, name = _KIND_OF_TYPE[actor.type], tidy(self.text[match.start : match.end])
        if f" {fold(actor.name)} " in f" {fold(name)} " and len(actor.name.split()) > 1:
            name = actor.name
        draft = Draft(chunk, kind, name, head.lemma, actor=actor, proper=True, rule=f"known:{actor.id}")
        if actor.type == "state":
            self._power_or_place(draft, head)
        return draft

    def _after_other(self, chunk: Chunk, match: Match) -> Chunk:
        """Let the phrase begin after another name before this one: headlines set names side by side."""
        for i in range(chunk.head - 1, chunk.first - 1, -1):
            other = self.match_at.get(i)
            if other is not None and other is not match and other.actors[0].type in _ARMED:
                return Chunk(i + 1, chunk.head, chunk.stop, chunk.last, chunk.modifier)
        return chunk

    def beside(self, chunk: Chunk, draft: Draft) -> Draft | None:
        """Return the armed actor named right before the phrase's own name: 'Syrian army Islamic State clash'."""
        i = draft.chunk.first - 1
        match = self.match_at.get(i)
        if draft.chunk.first == chunk.first or match is None or draft.actor is None:
            return None
        kind = _KIND_OF_TYPE[match.actors[0].type]
        first = i
        while first > chunk.first and self.match_at.get(first - 1) is match:
            first -= 1
        name = tidy(self.text[match.start : match.end])
        lemma = self.tokens[i].lemma
        return Draft(
            Chunk(first, i, i + 1, i + 1), kind, name, lemma, actor=match.actors[0], proper=True, rule="beside"
        )

    def _widen(self, chunk: Chunk, match: Match) -> Chunk:
        """Let the phrase reach to the end of its name: 'Observatory for Human Rights'."""
        last = chunk.last
        while last < len(self.tokens) and self.tokens[last].start < match.end:
            last += 1
        return Chunk(chunk.first, chunk.head, max(chunk.stop, last), max(chunk.last, last))

    def _choose(self, match: Match) -> Actor:
        """Return the bearer of the name that the report's country and date make likely, or the first."""
        for actor in match.actors:
            if actor.country == self.country and (
                self.year is None or not actor.offices or actor.held_office(self.year)
            ):
                return actor
        return match.actors[0]

    def _plausible(self, actor: Actor, match: Match) -> bool:
        """Tell whether a bare surname can mean that leader: in office about then, his country spoken of."""
        if " " in self.text[match.start : match.end] or actor.id in self.full_names:
            return True
        return actor.country in self.countries and (self.year is None or actor.held_office(self.year))

    def _power_or_place(self, draft: Draft, head: Token) -> None:
        """Settle whether the name of a state or of its seat is an actor here or only a place."""
        draft.seat = fold(draft.name) in self.seats
        top = head
        while top.dep == "conj" and top.head != top.i:
            top = self.tokens[top.head]
        before = self.tokens[top.head].lower if top.dep == "pobj" else ""
        if before in self.nouns.locative or (
            draft.seat
            and top.dep not in ("nsubj", "agent", "poss")
            and before not in ("by", "with", "between", "against")
        ):
            draft.kind = "place"
            if draft.seat:
                draft.actor = None

    def _modifier_match(self, chunk: Chunk) -> Match | None:
        for i in [*range(chunk.head - 1, chunk.first - 1, -1), *range(chunk.stop, chunk.last)]:
            match = self.match_at.get(i)
            if match is not None:
                return match
        return None

    def _part_of_person(self, head: Token, match: Match) -> bool:
        """Tell whether a one-word name is part of a person's here ('Amal' in 'Amal Clooney')."""
        if head.ent != "PERSON" or " " in self.text[match.start : match.end]:
            return False
        near = self.tokens[max(0, head.i - 1) : head.i] + self.tokens[head.i + 1 : head.i + 2]
        return any(token.ent == "PERSON" and token.text[:1].isupper() for token in near)

    def _whole_person(self, chunk: Chunk, match: Match, head: Token) -> bool:
        """Tell whether the match is the whole of the person's name here, not the end of somebody else's."""
        before = [t for t in self.tokens[chunk.first : chunk.head] if t.start < match.start]
        name = [
            t for t in before if t.pos == "PROPN" and t.lower not in self.nouns.titles and t.lower not in ("al", "-")
        ]
        return not [t for t in name if t.ent == "PERSON"] and match.end >= head.end

    def _person(self, chunk: Chunk, head: Token) -> Draft | None:
        """Describe a phrase that ends in a person's name, after titles or with the model's word for it."""
        if self.place_at.get(head.i) or head.pos not in ("PROPN", "NOUN", "X"):
            return None
        before = self.tokens[chunk.first : chunk.head]
        titled = [t for t in before if t.lower.rstrip(".") in self.nouns.titles and t.dep != "poss"]
        start = titled[-1].i + 1 if titled else chunk.first
        labelled = head.ent == "PERSON"
        if head.lower.rstrip(".") in self.nouns.titles and not labelled:
            return None
        if not labelled and not (
            titled and self._name_like(head) and self.nouns.kinds.get(titled[-1].lemma) == "person"
        ):
            return None
        if labelled and not titled:
            while (
                start < head.i
                and self.tokens[start].ent != "PERSON"
                and self.tokens[start].lower not in ("al", "-", "abu")
            ):
                start += 1
        name = tidy(self.text[self.tokens[start].start : head.end])
        if not name or (self.nouns.kinds.get(head.lemma) and head.pos == "NOUN"):
            return None
        titles = frozenset(t.lemma for t in before if self.nouns.kinds.get(t.lemma) == "person")
        draft = Draft(chunk, "person", name, head.lemma, proper=True, title=titles, rule="person")
        draft.gender = self._gender([t.lower.rstrip(".") for t in before])
        return draft

    def _name_like(self, head: Token) -> bool:
        if self.lower:
            return head.lemma not in self.nouns.kinds and head.pos in ("PROPN", "NOUN", "X", "ADJ")
        return head.text[:1].isupper()

    def _gender(self, words: list[str]) -> str:
        if any(word in self.nouns.female for word in words):
            return "female"
        return "male" if any(word in self.nouns.male for word in words) else ""

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
        if self.place_at.get(head.i):
            kind, proper = "place", True
        elif kind == "other" or (proper and head.ent and head.lemma not in self.nouns.kinds):
            kind = _KIND_OF_LABEL.get(head.ent, kind if kind not in ("time", "measure") else "other")
        if kind in ("time", "measure"):
            kind = "other"
        if kind == "person" and (head.lemma in self.nouns.titles or head.ent != "PERSON"):
            proper = False
        draft = Draft(whole, kind, name, head.lemma, proper=proper, rule="noun" if not proper else "name")
        draft.gender = self._gender([head.lower])
        if kind == "person":
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
            if head.tag in ("NNS", "NNPS"):
                draft.number = "many"
            elif draft.kind == "person" or (
                draft.kind in ("thing", "facility", "place", "other", "state") and head.tag in ("NN", "NNP")
            ):
                draft.number = "one"
        lead = self.tokens[chunk.first : chunk.head]
        draft.definite = any(t.lower in ("the", "this", "that", "these", "those", "both") for t in lead[:2])
        for token in lead:
            if token.dep == "poss" and token.head == chunk.head:
                draft.owner, draft.owner_pronoun = token.i, token.tag in ("PRP$", "WP$")
        draft.noun_modifiers = any(t.pos in ("NOUN", "PROPN") and t.dep != "poss" for t in lead)
        draft.modifiers = frozenset(
            t.lemma for t in lead if t.pos in ("NOUN", "PROPN", "ADJ") and t.lower not in self.nouns.vague
        )


def tidy(name: str) -> str:
    """Return a name without the damage that machine translation leaves: quotes, doubled words, stray punctuation."""
    name = _DOUBLED.sub(r"\1", " ".join(name.replace('"', " ").split()))
    name = _EDGES.sub("", name)
    if name.endswith(("'s", " 's")):
        name = name[:-2].rstrip()
    return name[4:] if name[:4].lower() == "the " else name


def count_countries(reading: Reading, matches: list[Match]) -> Counter[str]:
    """Return how often the report names each country's state, forces and places; ISO codes."""
    counts: Counter[str] = Counter()
    for match in matches:
        if match.actors[0].country and match.actors[0].type not in ("media", "person"):
            counts[match.actors[0].country] += 1
    for toponym in reading.toponyms:
        if toponym.country:
            counts[toponym.country] += 1
    return counts


def _by_token(parse: Parse, matches: list[Match]) -> dict[int, Match]:
    """Return the match that covers each token."""
    out: dict[int, Match] = {}
    i, tokens = 0, parse.tokens
    for match in matches:
        while i < len(tokens) and tokens[i].end <= match.start:
            i += 1
        while i < len(tokens) and tokens[i].start < match.end:
            out[i] = match
            i += 1
    return out


def _places(reading: Reading) -> dict[int, bool]:
    """Return the tokens that end a resolved place name."""
    out: dict[int, bool] = {}
    for toponym in reading.toponyms:
        if toponym.kind == "place" and toponym.lat is not None:
            token = reading.parse.at(max(toponym.start, toponym.end - 1))
            if token is not None:
                out[token.i] = True
    return out
