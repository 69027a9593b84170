"""From candidates to attributions: one frame for each cue, its quotations, and a source where the parse has none."""

from __future__ import annotations

from marsad.reading.attributions.candidate import Candidate, below
from marsad.reading.attributions.content import Range, content_ranges
from marsad.reading.attributions.decide import THRESHOLD, Judge
from marsad.reading.attributions.lexis import Lexis
from marsad.reading.attributions.sources import Nearby
from marsad.reading.attributions.speech import Linked
from marsad.reading.attributions.statements import BY_OBJECT, states
from marsad.reading.attributions.subjects import subject_of
from marsad.reading.layers import Parse

TRACE = 0.02
"""The least chance of a candidate that is kept only to trace claims."""
_SPOKEN = frozenset({"clause", "quote", "tail", "aside", "according", "as"})


def quoted_tokens(linked: dict[int, Linked]) -> set[int]:
    """Return the tokens of all quotations that have a speaker."""
    return {i for link in linked.values() for first, last in link.runs for i in range(first, last + 1)}


def choose(
    parse: Parse, judge: Judge, edges: list[Range], candidates: list[Candidate], linked: dict[int, Linked]
) -> list[Candidate]:
    """Return the best candidate of each cue that passes the threshold; a cue of quotations always passes."""
    best: dict[int, Candidate] = {}
    elsewhere = quoted_tokens(linked)
    for candidate in candidates:
        if candidate.frame == "clause" and candidate.cue not in linked and candidate.cue not in elsewhere:
            candidate.content = [i for i in candidate.content if i not in elsewhere]
            if not candidate.content:
                continue
        drop_far_clauses(parse, candidate)
        candidate.score = judge.score(candidate)
        if candidate.cue not in best or candidate.score > best[candidate.cue].score:
            best[candidate.cue] = candidate
    for cue, link in linked.items():
        best[cue] = _of_quote(parse, edges, link, best.get(cue))
    return [best[cue] for cue in sorted(best) if _kept(best[cue], judge.lexis)]


def _kept(candidate: Candidate, lexicon: Lexis) -> bool:
    """The candidate counts, or it states something and may trace a claim."""
    if candidate.score >= THRESHOLD:
        return True
    traces = candidate.pos == "VERB" and candidate.frame in BY_OBJECT and candidate.score >= TRACE
    return traces and states(candidate.key, candidate.frame, lexicon)


def _of_quote(parse: Parse, edges: list[Range], link: Linked, found: Candidate | None) -> Candidate:
    """Return the candidate of a cue of quotations, with what it says outside of them."""
    if found is not None and found.frame not in ("clause", "aside", "tail"):
        ranges = content_ranges(parse, edges, found)
        if all(any(first <= run[0] and run[1] <= last for first, last in ranges) for run in link.runs):
            # 'talked about a council "chosen by the people"': the quotation is a part of what it hangs on
            found.score = 1.0
            return found
    cue = link.cue
    verb = parse.tokens[cue]
    source, passive = subject_of(parse, verb)
    content = found.content if found is not None and found.frame in ("clause", "aside") else []
    if found is not None and found.frame == "tail":
        source = found.source
    if source is None or (verb.tag not in ("VBG", "VBN") and below(parse, cue, "nsubj") is None and source < cue):
        # 'added KCNA': the parse takes the speaker after the verb for its object
        after = below(parse, cue, "dobj", "npadvmod", "oprd", "attr", "dative")
        if after is not None and cue < after.i <= cue + 8:
            source = after.i
    return Candidate(cue, verb.lemma, "VERB", "quote", content, source, passive=passive, score=1.0)


def drop_far_clauses(parse: Parse, candidate: Candidate) -> None:
    """Take from the content a clause before the cue that a semicolon parts from it, where another clause follows."""
    if candidate.frame != "clause" or all(i > candidate.cue for i in candidate.content):
        return
    after = [i for i in candidate.content if i > candidate.cue]
    first = min(candidate.content)
    between = parse.tokens[first : candidate.cue]
    if after and any(t.text in (";", ":") for t in between):
        candidate.content = after


def mend_sources(parse: Parse, lexicon: Lexis, chosen: list[Candidate], nearby: Nearby) -> None:
    """Give a verb of speech the speaker right before it where the parse's subject cannot speak or is missing."""
    for candidate in chosen:
        token = parse.tokens[candidate.cue]
        spoken_of = candidate.frame in ("clause", "quote") and token.pos == "VERB"
        if not spoken_of or candidate.passive or token.tag in ("VBG", "VBN", "VB"):
            continue
        subject = below(parse, token.i, "nsubj", "nsubjpass", "csubj")
        if subject is None and candidate.source is not None:
            continue
        if subject is not None and (subject.i > token.i or subject.pos == "PRON" or token.lemma not in lexicon.closing):
            continue
        spoken = nearby.before(token.i, subject.i if subject is not None else None)
        if spoken is not None:
            (candidate.source, *candidate.joined), candidate.lead = spoken


def share_sources(parse: Parse, lexicon: Lexis, chosen: list[Candidate]) -> None:
    """'X said C, adding that D': the participle has the speaker of the cue it hangs on, or of the one before it."""
    by_cue = {c.cue: c for c in chosen}
    spoken: Candidate | None = None
    for candidate in chosen:
        token = parse.tokens[candidate.cue]
        if token.tag == "VBG" and lexicon.verbs.get(token.lemma) == "say" and below(parse, token.i, "nsubj") is None:
            other = by_cue.get(token.head)
            if other is None or other.frame not in _SPOKEN:
                head_says = lexicon.verbs.get(parse.tokens[token.head].lemma) == "say"
                other = None if head_says or spoken is None else spoken
            if other is not None and parse.tokens[other.cue].sent == token.sent and other.source is not None:
                candidate.source = other.source
        if candidate.frame in _SPOKEN:
            spoken = candidate
