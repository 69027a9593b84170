"""Which attributions put their content on the source's word; the others only say what it likes, wants or asks for."""

from __future__ import annotations

from marsad.reading.attributions.lexis import Lexis

WHOLE = frozenset(
    {"clause", "quote", "aside", "as", "according", "p:per", "n:clause", "n:be", "a:clause", "colon", "tail", "hearsay"}
)
"""Frames whose content is a statement, unless the verb is one of asking, judging or seeing."""
BY_OBJECT = frozenset({"object", "xcomp", "xcomp+object", "passive", "participle", "relative"})
"""Frames whose content is a thing that the verb must make a statement: 'announced the capture of the town'."""
_NO_STATEMENT = frozenset({"attitude", "direct"})


def states(key: str, frame: str, words: Lexis) -> bool:
    """Return whether a cue of this word in this frame makes its content the source's statement."""
    verb, _, noun = key.partition("_")
    if frame in ("clause", "aside", "as"):
        doubtful = words.verbs.get(verb) in _NO_STATEMENT or verb in words.judging
        return key not in words.perceived and (not doubtful or verb in words.deniers)
    if frame in WHOLE:
        return True
    if noun or frame.startswith("n:"):
        kinds = ("say", "think") if "clause" in frame or "infinitive" in frame else ("say",)
        return words.nouns.get(noun or verb) in kinds
    if frame in BY_OBJECT:
        return verb in words.deniers or verb in words.told or (verb in words.accusing and frame == "object")
    return frame == "prep:about" and verb in words.told
