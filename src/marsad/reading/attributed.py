"""On whose word a clause stands: the attributions that cover it, innermost first."""

from __future__ import annotations

from marsad.reading.attributions.lexis import Lexis, lexis
from marsad.reading.attributions.sources import SPEAKING
from marsad.reading.attributions.statements import states
from marsad.reading.layers import Attribution, Reading, Token


def source_of(reading: Reading, start: int, end: int, head: int) -> tuple[list[int], Attribution | None]:
    """Return the entities on whose word the clause stands, origin first, and the innermost attribution that covers it.

    `start` and `end` are shadow offsets of the clause, `head` the token index of its event word. Both parts are empty
    where the publisher itself says it. Attitudes ('X condemned the attack') do not put their object on X's word.
    """
    words = lexis()
    at = reading.parse.tokens[head].start
    covering = [
        a for a in reading.attributions if _covers(reading, a, words, start, end, at) and not _mute(reading, a, words)
    ]
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


def _covers(reading: Reading, attribution: Attribution, words: Lexis, start: int, end: int, at: int) -> bool:
    """The attribution states the event word; or, where its content is a whole statement, most of the clause."""
    key, _, frame = attribution.rule.partition("/")
    if not states(key, frame, words):
        return False
    if key in words.accusing and frame == "object":
        return at >= _charge(reading, attribution) and _inside(attribution, at)
    shared = sum(max(0, min(end, last) - max(start, first)) for first, last in attribution.content)
    return _inside(attribution, at) or 2 * shared > end - start


def _inside(attribution: Attribution, at: int) -> bool:
    return any(first <= at < last for first, last in attribution.content)


def _charge(reading: Reading, attribution: Attribution) -> int:
    """Return the offset from which 'accused X of Y' states Y."""
    tokens = reading.parse.within(attribution.cue[0][1], attribution.content[-1][1])
    charges = [t.start for t in tokens[:80] if t.lower in ("of", "for", "with") and _governs(reading, t)]
    return min(charges, default=len(reading.text))


def _governs(reading: Reading, preposition: Token) -> bool:
    """The preposition brings in an act ('of bombing') or hangs on the accusing verb itself."""
    tokens = reading.parse.tokens
    act = any(tokens[c].dep == "pcomp" for c in preposition.children[:10])
    return act or (preposition.dep == "prep" and tokens[preposition.head].pos == "VERB")


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
