"""Step 7: who says what."""

from __future__ import annotations

from marsad.reading.attributions.candidate import Candidate, below
from marsad.reading.attributions.chains import Speakers
from marsad.reading.attributions.content import (
    Range,
    content_ranges,
    cue_ranges,
    cut,
    edges_of,
    merge,
    source_range,
    spans,
)
from marsad.reading.attributions.cues import find_candidates
from marsad.reading.attributions.decide import THRESHOLD, score
from marsad.reading.attributions.headings import find_colons
from marsad.reading.attributions.lexis import Lexis, lexis
from marsad.reading.attributions.quotes import find_quotes
from marsad.reading.attributions.sources import Nearby
from marsad.reading.attributions.speech import Linked, link_quotes
from marsad.reading.attributions.subjects import subject_of
from marsad.reading.attributions.tails import find_tails
from marsad.reading.layers import Attribution, Parse, Reading

_SPOKEN = frozenset({"clause", "quote", "tail", "aside", "according", "as"})


class FindAttributions:
    """Fill `attributions`."""

    name = "attributions"
    requires: tuple[str, ...] = ("blocks", "parse", "entities")
    gives: tuple[str, ...] = ("attributions",)

    def __init__(self, language: str = "en") -> None:
        self.lexis: Lexis = lexis(language)

    def __call__(self, reading: Reading) -> None:
        """Fill `attributions`, in text order of the cues."""
        parse = reading.parse
        edges = edges_of(parse)
        nearby = Nearby(reading)
        linked = link_quotes(reading, self.lexis, find_quotes(reading))
        candidates = find_candidates(parse, self.lexis)
        candidates += find_tails(reading, self.lexis, edges, nearby) + find_colons(reading, self.lexis, nearby)
        chosen = choose(parse, self.lexis, edges, candidates, linked)
        mend_sources(parse, self.lexis, chosen, nearby)
        share_sources(parse, self.lexis, chosen)
        speakers = Speakers(reading, self.lexis)
        built = (_build(reading, edges, c, linked.get(c.cue), speakers) for c in chosen)
        reading.attributions = [found for found in built if found is not None]


def choose(
    parse: Parse, lexicon: Lexis, edges: list[Range], candidates: list[Candidate], linked: dict[int, Linked]
) -> list[Candidate]:
    """Return the best candidate of each cue that passes the threshold; a cue of quotations always passes."""
    best: dict[int, Candidate] = {}
    elsewhere = {i for link in linked.values() for first, last in link.runs for i in range(first, last + 1)}
    for candidate in candidates:
        if candidate.frame == "clause" and candidate.cue not in linked and candidate.cue not in elsewhere:
            candidate.content = [i for i in candidate.content if i not in elsewhere]
            if not candidate.content:
                continue
        candidate.score = score(parse, candidate, lexicon)
        if candidate.cue not in best or candidate.score > best[candidate.cue].score:
            best[candidate.cue] = candidate
    for cue, link in linked.items():
        best[cue] = _of_quote(parse, edges, link, best.get(cue))
    return [best[cue] for cue in sorted(best) if best[cue].score >= THRESHOLD]


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


def mend_sources(parse: Parse, lexicon: Lexis, chosen: list[Candidate], nearby: Nearby) -> None:
    """Give a verb of speech the speaker right before it where the parse's subject cannot speak or is missing."""
    for candidate in chosen:
        token = parse.tokens[candidate.cue]
        if (
            candidate.frame not in ("clause", "quote")
            or token.lemma not in lexicon.closing
            or token.tag in ("VBG", "VBN")
        ):
            continue
        subject = below(parse, token.i, "nsubj", "nsubjpass", "csubj")
        if subject is not None and (subject.i > token.i or subject.pos == "PRON"):
            continue
        if subject is None and candidate.source is not None and candidate.source > token.i:
            continue
        spoken = nearby.before(token.i, subject.i if subject is not None else None)
        if spoken is not None and (subject is not None or candidate.source is None):
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


def _build(
    reading: Reading, edges: list[Range], candidate: Candidate, quoted: Linked | None, speakers: Speakers
) -> Attribution | None:
    parse = reading.parse
    ranges = content_ranges(parse, edges, candidate)
    cues, sources = cue_ranges(parse, candidate), source_range(parse, edges, candidate)
    if quoted is not None:
        ranges = merge(ranges + quoted.runs, parse)
        for hole in cues + sources:
            ranges = cut(ranges, hole)
    content = spans(parse, ranges)
    if not content:
        return None
    return Attribution(
        source=spans(parse, sources),
        cue=spans(parse, cues) or [(parse.tokens[candidate.cue].start, parse.tokens[candidate.cue].end)],
        content=content,
        chain=speakers.chain(candidate, quoted),
        kind="direct" if quoted is not None else "indirect",
        rule=f"{candidate.key}/{candidate.frame}",
    )
