"""On whose word a clause stands: the attributions that cover it, innermost first."""

from __future__ import annotations

from marsad.reading.attributions.lexis import Lexis, lexis
from marsad.reading.layers import Attribution, Reading

_WHOLE = frozenset(
    {"clause", "quote", "aside", "as", "according", "p:per", "n:clause", "n:be", "a:clause", "colon", "hearsay"}
)
"""Frames whose content is a statement, whatever the verb."""
_SAID = frozenset({"say", "evidence"})


def source_of(reading: Reading, start: int, end: int, head: int) -> tuple[list[int], Attribution | None]:
    """Return the entities on whose word the clause stands, origin first, and the innermost attribution that covers it.

    `start` and `end` are shadow offsets of the clause, `head` the token index of its event word. Both parts are empty
    where the publisher itself says it. Attitudes ('X condemned the attack') do not put their object on X's word.
    """
    words = lexis()
    at = reading.parse.tokens[head].start
    covering = [a for a in reading.attributions if states(a, words) and _covers(a, start, end, at)]
    covering.sort(key=_size)
    chain: list[int] = []
    names: set[str] = set()
    for attribution in covering:
        for index in attribution.chain:
            name = reading.entities[index].name if index >= 0 else ""
            if index < 0 or name in names:
                continue
            names.add(name)
            chain.append(index)
    return chain, covering[0] if covering else None


def states(attribution: Attribution, words: Lexis) -> bool:
    """The source says, denies or knows its content; it does not only like, want or ask for it."""
    key, _, frame = attribution.rule.partition("/")
    if frame in _WHOLE:
        return True
    if key in words.deniers:
        return True
    noun = key.split("_")[-1]
    return words.verbs.get(key) in _SAID or words.nouns.get(noun if "_" in key else key) == "say"


def _size(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)


def _covers(attribution: Attribution, start: int, end: int, at: int) -> bool:
    if any(first <= at < last for first, last in attribution.content):
        return True
    shared = sum(max(0, min(end, last) - max(start, first)) for first, last in attribution.content)
    return 2 * shared > end - start
