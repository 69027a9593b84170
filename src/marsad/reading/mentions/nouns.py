"""The nouns that name actors, targets and sources, as sets (lexicon `actor_nouns`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from marsad.knowledge.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class Nouns:
    """The sections of the lexicon that the step reads."""

    kinds: dict[str, str]
    persons: frozenset[str]
    groups_in_plural: frozenset[str]
    sources_in_plural: frozenset[str]
    titles: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    group_words: frozenset[str]
    organisation_words: frozenset[str]
    person_words: frozenset[str]
    state_words: frozenset[str]
    takes_of: frozenset[str]
    vague: frozenset[str]
    members: frozenset[str]
    speech: frozenset[str]
    empty_modifiers: frozenset[str]
    same_place: frozenset[str]
    locative: frozenset[str]
    counting: frozenset[str]
    state_pair: frozenset[str]
    side_pair: frozenset[str]
    modified: frozenset[str]
    force_words: frozenset[str]
    office_words: frozenset[str]
    female_names: frozenset[str]
    male_names: frozenset[str]
    same_place_alone: frozenset[str]
    body_words: frozenset[str]
    creeds: frozenset[str]
    pronouns: dict[str, str]


# A noun may be sorted under several kinds; the first of these that has it is taken.
_ORDER = (
    "time", "measure", "force", "source", "person", "group", "organisation", "state", "people", "facility", "thing",
    "place",
)  # fmt: skip


@cache
def nouns(language: str = "en") -> Nouns:
    """Return the nouns of that language."""
    lexicon, names = load_lexicon(language, "actor_nouns"), load_lexicon(language, "first_names")
    kinds: dict[str, str] = {}
    groups = lexicon.groups("kinds")
    for kind in _ORDER:
        for word in groups[kind]:
            kinds.setdefault(word, kind)
    persons = frozenset(groups["person"])
    return Nouns(
        kinds=kinds,
        persons=persons,
        groups_in_plural=lexicon.word_set("plural_groups"),
        sources_in_plural=lexicon.word_set("plural_sources"),
        titles=lexicon.word_set("titles") | persons,
        male=lexicon.word_set("male"),
        female=lexicon.word_set("female"),
        group_words=lexicon.word_set("group_words"),
        organisation_words=lexicon.word_set("organisation_words"),
        person_words=lexicon.word_set("person_words"),
        state_words=lexicon.word_set("state_words"),
        takes_of=lexicon.word_set("takes_of"),
        vague=lexicon.word_set("vague"),
        members=lexicon.word_set("member_words"),
        speech=lexicon.word_set("speech"),
        empty_modifiers=lexicon.word_set("empty_modifiers"),
        same_place=lexicon.word_set("same_place"),
        locative=lexicon.word_set("locative"),
        counting=lexicon.word_set("counting"),
        state_pair=lexicon.word_set("state_pair"),
        side_pair=lexicon.word_set("side_pair"),
        modified=lexicon.word_set("modified"),
        force_words=lexicon.word_set("force_words"),
        office_words=lexicon.word_set("office_words"),
        female_names=names.word_set("female"),
        male_names=names.word_set("male"),
        same_place_alone=lexicon.word_set("same_place_alone"),
        body_words=lexicon.word_set("body_words"),
        creeds=lexicon.word_set("creeds"),
        pronouns=lexicon.labels("pronouns"),
    )
