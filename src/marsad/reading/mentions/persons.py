"""Persons' names: where the title ends and the name begins, and what a first name tells."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.knowledge.fold import fold
from marsad.reading.layers import Token
from marsad.reading.mentions.chunks import Chunk
from marsad.reading.mentions.drafts import Draft, tidy
from marsad.reading.mentions.nouns import Nouns


def gender_of(name: str, nouns: Nouns) -> str:
    """Return 'female', 'male' or '' by a full name's first name; a surname alone tells nothing."""
    first, _, rest = fold(name).partition(" ")
    if not rest:
        return ""
    return "female" if first in nouns.female_names else "male" if first in nouns.male_names else ""


def gender_of_title(words: Iterable[str], nouns: Nouns) -> str:
    """Return what the words before a name tell: 'Mrs', 'king', 'spokeswoman'."""
    found = {word.rstrip(".") for word in words}
    return "female" if found & nouns.female else "male" if found & nouns.male else ""


class Persons:
    """Describe the phrases of one reading that end in a person's name."""

    def __init__(self, text: str, tokens: list[Token], nouns: Nouns) -> None:
        self.text, self.tokens, self.nouns = text, tokens, nouns
        self.no_capitals = text == text.lower() or text == text.upper()

    def describe(self, chunk: Chunk, head: Token) -> Draft | None:
        """Describe a phrase that ends in a person's name, after titles or with the model's word for it."""
        if head.pos not in ("PROPN", "NOUN", "X"):
            return None
        before = self.tokens[chunk.first : chunk.head]
        titled = [t for t in before if t.lower.rstrip(".") in self.nouns.titles and t.dep != "poss"]
        start = titled[-1].i + 1 if titled else chunk.first
        labelled = head.ent == "PERSON" or self._listed_person(head)
        if head.lower.rstrip(".") in self.nouns.titles and not labelled:
            return None
        if not labelled and ((before and before[0].lower in ("a", "an")) or any(t.tag == "POS" for t in before)):
            return None  # 'a general offensive', "the attorney general's resignation"
        if not labelled and not (titled and self._name_like(head) and titled[-1].lemma in self.nouns.persons):
            return None
        if labelled:
            start = max(start, self._name_start(chunk, head))
        name = tidy(self.text[self.tokens[start].start : head.end])
        if not name or (self.nouns.kinds.get(head.lemma) and head.pos == "NOUN"):
            return None
        titles = frozenset(t.lemma for t in before if t.lemma in self.nouns.persons)
        draft = Draft(chunk, "person", name, head.lemma, proper=True, title=titles, rule="person")
        draft.gender = gender_of_title((t.lower for t in before), self.nouns) or gender_of(name, self.nouns)
        return draft

    def _name_start(self, chunk: Chunk, head: Token) -> int:
        """Return the first token of the name that the head ends: back over what the model labelled, and particles."""
        i = head.i
        while i > chunk.first:
            before = self.tokens[i - 1]
            if before.ent != "PERSON" and before.lower not in (
                "al",
                "-",
                "abu",
                "bin",
                "ibn",
                "el",
                "de",
                "van",
                "von",
            ):
                break
            i -= 1
        return i

    def _listed_person(self, head: Token) -> bool:
        """Tell whether the name stands in a list with persons that the model knows: 'X and Jeffrey Brent Ball'."""
        above = self.tokens[head.head]
        listed = head.dep == "conj" and above.ent == "PERSON" and not head.ent
        return listed and head.pos == "PROPN" and head.lemma not in self.nouns.kinds

    def _name_like(self, head: Token) -> bool:
        if self.no_capitals:
            return head.lemma not in self.nouns.kinds and head.pos in ("PROPN", "NOUN", "X", "ADJ")
        return head.text[:1].isupper()
