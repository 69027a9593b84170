"""Noun phrases that hold a name of the knowledge base: which entry is meant, and whether it acts or is only a place."""

from __future__ import annotations

from collections import Counter

from marsad.knowledge.actors import Actor, Actors, Match
from marsad.knowledge.fold import fold
from marsad.reading.layers import EntityKind, Parse, Reading, Token
from marsad.reading.mentions.chunks import Chunk
from marsad.reading.mentions.drafts import Draft, tidy
from marsad.reading.mentions.nouns import Nouns
from marsad.reading.mentions.persons import gender_of

KIND_OF_TYPE: dict[str, EntityKind] = {
    "state": "state", "government": "state", "forces": "force", "ministry": "organisation", "group": "group",
    "coalition": "group", "mission": "organisation", "organisation": "organisation", "media": "source",
    "person": "person", "people": "people", "party": "organisation",
}  # fmt: skip
_SIDE_BY_SIDE = ("forces", "group", "coalition", "state")
_TOWARDS = ("by", "with", "between", "against")


class KnownNames:
    """The names of the knowledge base in one reading, by token; and what they tell of its country and time."""

    def __init__(self, reading: Reading, nouns: Nouns, actors: Actors) -> None:
        self.text, self.tokens = reading.text, reading.parse.tokens
        self.nouns, self.actors = nouns, actors
        # Block by block: no name goes across two, but one may go across the line breaks of a wrapped paragraph.
        plain = reading.text == reading.text.lower() or reading.text == reading.text.upper()
        matches = [m for b in reading.blocks for m in actors.scan(reading.text, b.start, b.end, no_capitals=plain)]
        self.at = _by_token(reading.parse, matches)
        counts = count_countries(reading, matches)
        self.country = counts.most_common(1)[0][0] if counts else None
        self.countries = frozenset(counts)
        self.year = reading.published.year if reading.published else None
        self.country_at = _country_at(reading, self.at)
        self._sentence_countries: dict[int, set[str]] = {}
        for i, country in self.country_at.items():
            self._sentence_countries.setdefault(self.tokens[i].sent, set()).add(country)
        self.full_names = {m.actors[0].id for m in matches if " " in self.text[m.start : m.end]}

    def describe(self, chunk: Chunk, head: Token) -> Draft | None:
        """Describe a phrase whose head lies in a name of the knowledge base, or whose members such a name tells."""
        match = self.at.get(head.i) or self._named_by_modifier(chunk, head)
        if match is None or head.ent == "DATE":
            return None
        actor = self._choose(match)
        chunk = self._widen(self._after_other(chunk, match), match)
        if actor.type == "person" and not (self._whole_person(chunk, match, head) and self._plausible(actor, match)):
            return None
        if actor.type != "person" and match.end <= head.end and self._part_of_person(head, match):
            return None
        if actor.type in ("state", "people") and match.end < head.end:
            return None
        kind, name = KIND_OF_TYPE[actor.type], tidy(self.text[match.start : match.end])
        if f" {fold(actor.name)} " in f" {fold(name)} " and len(actor.name.split()) > 1:
            name = actor.name
        draft = Draft(chunk, kind, name, head.lemma, actor=actor, proper=True, rule=f"known:{actor.id}")
        if actor.type == "state":
            self._power_or_place(draft, head)
        if actor.type == "person":
            draft.gender = gender_of(actor.name, self.nouns)
        return draft

    def modifier(self, chunk: Chunk, head: Token) -> Draft | None:
        """Describe a modifier that may be who acts: a people's adjective, a known name, a noun such as 'rebel'."""
        match = self.at.get(head.i)
        if match is not None and self.at.get(head.i + 1) is match:
            return None  # a longer name ends later
        inside = head.ent in ("ORG", "FAC", "WORK_OF_ART", "PRODUCT", "LOC", "PERSON")
        demonym = self.actors.nation(head.lower) if not inside else None
        if match is not None and not (demonym and match.actors[0].type == "people"):
            draft = self.describe(chunk, head)
            if draft is None or draft.kind in ("person", "people"):
                return None
            first = chunk.head
            while first > 0 and self.at.get(first - 1) is match:
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

    def country_of(self, head: Token) -> str | None:
        """Return the country meant by a phrase that names none: that of its place, its sentence's, the report's."""
        for child in head.children[:10]:
            if self.tokens[child].lower in ("in", "of", "at"):
                for below in self.tokens[child].children[:3]:
                    if below in self.country_at:
                        return self.country_at[below]
        near = self._sentence_countries.get(head.sent, set())
        return next(iter(near)) if len(near) == 1 else self.country

    def strays(self, drafts: list[Draft]) -> list[Draft]:
        """Return drafts for the names that no phrase has taken: damaged lists and headlines set names side by side."""
        covered: dict[int, Draft] = {}
        for draft in drafts:
            for i in range(draft.chunk.first, draft.chunk.last):
                covered[i] = draft
        heads = {draft.chunk.head for draft in drafts}
        out = []
        spans: dict[int, tuple[int, int]] = {}
        for i, match in self.at.items():
            first, _ = spans.get(match.start, (i, i))
            spans[match.start] = (first, i)
        for first, last in spans.values():
            match = self.at[last]
            over = covered.get(last)
            apart = over is None or (over.actor is not None and over.actor.id != match.actors[0].id and over.proper)
            if apart and match.actors[0].type in _SIDE_BY_SIDE and not heads & set(range(first, last + 1)):
                actor, name = match.actors[0], tidy(self.text[match.start : match.end])
                chunk, lemma = Chunk(first, last, last + 1, last + 1), self.tokens[last].lemma
                out.append(Draft(chunk, KIND_OF_TYPE[actor.type], name, lemma, actor, proper=True, rule="side by side"))
        return out

    def inside(self, chunk: Chunk, head: Token) -> bool:
        """Tell whether the head is the later part of a name that an earlier head begins: 'Rights' in 'Human Rights'."""
        match = self.at.get(head.i)
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

    def after(self, chunk: Chunk) -> Chunk:
        """Let the phrase begin after a name that reaches into it: 'for Human Rights monitoring group'."""
        match = self.at.get(chunk.first)
        first = chunk.first
        if match is not None and match.start < self.tokens[first].start:
            while first < chunk.head and self.at.get(first) is match:
                first += 1
        return chunk if first == chunk.first else Chunk(first, chunk.head, chunk.stop, chunk.last)

    def _after_other(self, chunk: Chunk, match: Match) -> Chunk:
        """Let the phrase begin after another name before this one: headlines set names side by side."""
        for i in range(chunk.head - 1, chunk.first - 1, -1):
            other = self.at.get(i)
            if other is not None and other is not match and other.actors[0].type in _SIDE_BY_SIDE:
                return Chunk(i + 1, chunk.head, chunk.stop, chunk.last, chunk.modifier)
        return chunk

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
        draft.seat = fold(draft.name) in self.actors.seats
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

    def _named_by_modifier(self, chunk: Chunk, head: Token) -> Match | None:
        """Return the name that says whose members these are, or which body: 'Fatah militants', 'Sana agency'."""
        if head.lemma not in self.nouns.members and head.lemma not in self.nouns.body_words:
            return None
        match = self._modifier_match(chunk)
        actor = match.actors[0] if match is not None else None
        if actor is None:
            return None
        body = actor.type == "media" or (actor.type == "organisation" and actor.sector in ("CVL", "SOC", "MED", "EDU"))
        if body and head.lemma in self.nouns.body_words and chunk.last == chunk.stop:
            return match
        owns = actor.type in ("group", "coalition", "forces", "party")
        return match if owns and head.lemma in self.nouns.members else None

    def _modifier_match(self, chunk: Chunk) -> Match | None:
        for i in [*range(chunk.head - 1, chunk.first - 1, -1), *range(chunk.stop, chunk.last)]:
            match = self.at.get(i)
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


def _country_at(reading: Reading, at: dict[int, Match]) -> dict[int, str]:
    """Return the country of each token that names a place, a state or a state's force."""
    out = {
        i: match.actors[0].country
        for i, match in at.items()
        if match.actors[0].country and match.actors[0].type not in ("media", "person", "organisation")
    }
    for toponym in reading.toponyms:
        if toponym.country:
            for token in reading.parse.within(toponym.start, toponym.end):
                out[token.i] = toponym.country
    return out


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
