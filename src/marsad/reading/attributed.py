"""On whose word a clause stands: the attributions that cover it, innermost first."""

from __future__ import annotations

from marsad.reading.attributions.lexis import Lexis, lexis
from marsad.reading.attributions.sources import SPEAKING
from marsad.reading.layers import Attribution, Reading

_WHOLE = frozenset(
    {"clause", "quote", "aside", "as", "according", "p:per", "n:clause", "n:be", "a:clause", "colon", "tail", "hearsay"}
)
"""Frames whose content is a statement, whatever the verb."""


def source_of(reading: Reading, start: int, end: int, head: int) -> tuple[list[int], Attribution | None]:
    """Return the entities on whose word the clause stands, origin first, and the innermost attribution that covers it.

    `start` and `end` are shadow offsets of the clause, `head` the token index of its event word. Both parts are empty
    where the publisher itself says it. Attitudes ('X condemned the attack') do not put their object on X's word.
    """
    words = lexis()
    at = reading.parse.tokens[head].start
    covering = [a for a in reading.attributions if _covers(a, words, start, end, at) and not _mute(reading, a, words)]
    covering.sort(key=_size)
    spoken = [a for n, a in enumerate(covering) if not (_first_person(reading, a) and n + 1 < len(covering))]
    chain: list[int] = []
    names: set[str] = set()
    for attribution in spoken:
        for index in attribution.chain:
            name = reading.entities[index].name if index >= 0 else ""
            if index >= 0 and name not in names:
                names.add(name)
                chain.append(index)
    return chain, spoken[0] if spoken else None


def _covers(attribution: Attribution, words: Lexis, start: int, end: int, at: int) -> bool:
    """The attribution states the event word; or, where its content is a whole statement, most of the clause."""
    key, _, frame = attribution.rule.partition("/")
    inside = any(first <= at < last for first, last in attribution.content)
    shared = sum(max(0, min(end, last) - max(start, first)) for first, last in attribution.content)
    mostly = 2 * shared > end - start
    if frame in _WHOLE:
        return (inside or mostly) and key not in words.perceived
    if not _states(key, frame, words):
        return False
    return inside or (mostly and key not in words.accusing)


def _states(key: str, frame: str, words: Lexis) -> bool:
    """The source says, denies or blames by its object; it does not only like, want or ask for it."""
    verb, _, noun = key.partition("_")
    if noun or frame.startswith("n:"):
        kinds = ("say", "think") if "clause" in frame or "infinitive" in frame else ("say",)
        return words.nouns.get(noun or verb) in kinds
    if frame in ("object", "xcomp", "xcomp+object", "passive", "participle", "relative"):
        return verb in words.deniers or verb in words.told or (verb in words.accusing and frame == "object")
    return frame == "prep:about" and verb in words.told


def _mute(reading: Reading, attribution: Attribution, words: Lexis) -> bool:
    """A thing 'shows' or 'proves' the content: an argument, on nobody's word."""
    if words.verbs.get(attribution.rule.partition("/")[0]) != "evidence" or not attribution.chain:
        return False
    origin = attribution.chain[0]
    return origin < 0 or reading.entities[origin].kind not in SPEAKING


def _first_person(reading: Reading, attribution: Attribution) -> bool:
    """The source is 'I' or 'we' inside what somebody else is quoted as saying."""
    return any(reading.text[start:end].lower() in ("i", "we", "me", "us") for start, end in attribution.source)


def _size(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)
