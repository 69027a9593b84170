"""Step 7: who says what."""

from __future__ import annotations

from marsad.reading.attributions.candidate import Candidate
from marsad.reading.attributions.chains import Speakers
from marsad.reading.attributions.choose import choose, mend_sources, quoted_tokens, share_sources
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
from marsad.reading.attributions.decide import THRESHOLD, Judge
from marsad.reading.attributions.going_on import carry_on
from marsad.reading.attributions.headings import find_colons
from marsad.reading.attributions.lexis import Lexis, lexis
from marsad.reading.attributions.quotes import find_quotes
from marsad.reading.attributions.sources import Nearby
from marsad.reading.attributions.speech import Linked, link_quotes
from marsad.reading.attributions.tails import find_tails
from marsad.reading.layers import Attribution, Reading


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
        chosen = choose(parse, Judge(parse, self.lexis, edges, nearby), edges, candidates, linked)
        mend_sources(parse, self.lexis, chosen, nearby)
        share_sources(parse, self.lexis, chosen)
        quoted = quoted_tokens(linked)
        speakers = Speakers(reading, self.lexis)
        built = (
            (c, _build(reading, edges, c, linked.get(c.cue), speakers, c.cue in quoted or c.score < THRESHOLD))
            for c in chosen
        )
        found = [(candidate, attribution) for candidate, attribution in built if attribution is not None]
        carry_on(reading, found)
        reading.attributions = [attribution for _, attribution in found]


def _build(
    reading: Reading, edges: list[Range], candidate: Candidate, quoted: Linked | None, speakers: Speakers, minor: bool
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
        minor=minor,
        score=candidate.score,
    )
