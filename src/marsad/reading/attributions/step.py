"""Step 7: who says what."""

from __future__ import annotations

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
from marsad.reading.attributions.cues import Candidate, find_candidates, subject_of
from marsad.reading.attributions.decide import THRESHOLD, score
from marsad.reading.attributions.lexis import Lexis, lexis
from marsad.reading.attributions.quotes import find_quotes
from marsad.reading.attributions.speech import Linked, link_quotes
from marsad.reading.layers import Attribution, Parse, Reading


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
        linked = link_quotes(reading, self.lexis, find_quotes(reading))
        chosen = choose(parse, self.lexis, find_candidates(parse, self.lexis), linked)
        edges = edges_of(parse)
        speakers = Speakers(reading, self.lexis)
        built = (_build(reading, edges, c, linked.get(c.cue), speakers) for c in chosen)
        reading.attributions = [found for found in built if found is not None]


def choose(parse: Parse, lexicon: Lexis, candidates: list[Candidate], linked: dict[int, Linked]) -> list[Candidate]:
    """Return the best candidate of each cue that passes the threshold; a cue of quotations always passes."""
    best: dict[int, Candidate] = {}
    for candidate in candidates:
        candidate.score = score(candidate, lexicon)
        if candidate.cue not in best or candidate.score > best[candidate.cue].score:
            best[candidate.cue] = candidate
    for cue in linked:
        found = best.get(cue)
        source, passive = subject_of(parse, parse.tokens[cue])
        clause = found is not None and found.frame in ("clause", "aside")
        content = found.content if found is not None and clause else []
        best[cue] = Candidate(
            cue, parse.tokens[cue].lemma, "VERB", "quote", content, source, passive=passive, score=1.0
        )
    return [best[cue] for cue in sorted(best) if best[cue].score >= THRESHOLD]


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
        cue=spans(parse, cues),
        content=content,
        chain=speakers.chain(candidate),
        kind="direct" if quoted is not None else "indirect",
        rule=f"{candidate.key}/{candidate.frame}",
    )
