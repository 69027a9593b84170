"""From heads to spans: the words of content, cue and source."""

from __future__ import annotations

from marsad.reading.attributions.candidate import Candidate, children
from marsad.reading.layers import Parse

Range = tuple[int, int]
"""First and last token, both inclusive."""


def edges_of(parse: Parse) -> list[Range]:
    """Return for each token the first and last token of its subtree. Linear in the length of the report."""
    left, right = list(range(len(parse.tokens))), list(range(len(parse.tokens)))
    for sentence in parse.sentences:
        order, todo = [], [sentence.root]
        while todo:
            i = todo.pop()
            order.append(i)
            todo.extend(parse.tokens[i].children)
        for i in reversed(order):
            head = parse.tokens[i].head
            if head != i:
                left[head] = min(left[head], left[i])
                right[head] = max(right[head], right[i])
    return list(zip(left, right, strict=True))


def merge(ranges: list[Range], parse: Parse) -> list[Range]:
    """Return the ranges in order, joined where they touch or only punctuation lies between."""
    out: list[Range] = []
    for first, last in sorted(ranges):
        if out and (first <= out[-1][1] + 1 or (first - out[-1][1] <= 3 and _only_marks(parse, out[-1][1] + 1, first))):
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return out


def _only_marks(parse: Parse, first: int, last: int) -> bool:
    return all(parse.tokens[i].pos in ("PUNCT", "SPACE") for i in range(first, last))


def cut(ranges: list[Range], hole: Range) -> list[Range]:
    """Return the ranges without the tokens of the hole."""
    out = []
    for first, last in ranges:
        if hole[1] < first or hole[0] > last:
            out.append((first, last))
            continue
        if first < hole[0]:
            out.append((first, hole[0] - 1))
        if last > hole[1]:
            out.append((hole[1] + 1, last))
    return out


def trim(parse: Parse, first: int, last: int, keep: str = "\"'([$£€#@-") -> Range | None:
    """Return the range without punctuation and spaces at its ends, quotation marks apart; None if nothing is left."""
    tokens = parse.tokens
    while first <= last and tokens[first].pos in ("PUNCT", "SPACE") and tokens[first].text[:1] not in keep:
        first += 1
    while last >= first and tokens[last].pos in ("PUNCT", "SPACE") and tokens[last].text[:1] not in "\"')]":
        last -= 1
    return (first, last) if first <= last else None


def spans(parse: Parse, ranges: list[Range]) -> list[tuple[int, int]]:
    """Return character spans for token ranges, trimmed; ranges of punctuation alone are dropped."""
    out = []
    for first, last in ranges:
        trimmed = trim(parse, first, last)
        if trimmed and any(
            parse.tokens[i].pos not in ("PUNCT", "SPACE")
            for i in range(trimmed[0], min(trimmed[1], trimmed[0] + 20) + 1)
        ):
            out.append((parse.tokens[trimmed[0]].start, parse.tokens[trimmed[1]].end))
    return out


def content_ranges(parse: Parse, edges: list[Range], candidate: Candidate) -> list[Range]:
    """Return the token ranges of the content: its heads with all below them, without the cue and its source."""
    cue = candidate.cue
    ranges = []
    for head in candidate.content:
        top = clause_top(parse, head, cue) if candidate.frame in ("according", "p:per", "hearsay") else head
        ranges.append(edges[top])
    ranges += candidate.extent
    for index in candidate.less:
        ranges = cut(ranges, edges[index])
    ranges = merge(ranges, parse)
    if any(first <= cue <= last for first, last in ranges):
        hole = [cue, cue]
        for token in children(parse, cue):
            if token.dep in ("aux", "auxpass", "neg", "prt"):
                hole = [min(hole[0], token.i), max(hole[1], token.i)]
        if candidate.source is not None and parse.tokens[candidate.source].head == cue:
            first, last = edges[candidate.source]
            hole = [min(hole[0], first), max(hole[1], last)]
        ranges = cut(ranges, (hole[0], hole[1]))
    if candidate.lead is not None:
        ranges = cut(ranges, (candidate.lead, cue))
    if candidate.source is not None and candidate.frame in ("raise", "passive"):
        ranges = cut(ranges, edges[candidate.source])
    return ranges


def clause_top(parse: Parse, i: int, cue: int) -> int:
    """Return the verb of the clause that an 'according to' covers.

    It climbs from the word it hangs on through participles and verbs that share a subject; before the verb of a
    relative clause ('which, according to X, was') it covers that clause alone.
    """
    at = i
    for _ in range(12):
        token = parse.tokens[at]
        if token.pos in ("VERB", "AUX"):
            if token.dep == "relcl" and cue < at and parse.tokens[token.head].i < cue:
                return at
            own = any(parse.tokens[c].dep in ("nsubj", "nsubjpass", "expl") for c in token.children[:20])
            if token.dep not in _LOWER and (own or token.dep not in ("advcl", "conj")):
                return at
        if token.head == at:
            return at
        at = token.head
    return i


_LOWER = frozenset({"acl", "relcl", "aux", "auxpass", "amod", "csubj", "pcomp", "xcomp"})


def cue_ranges(parse: Parse, candidate: Candidate) -> list[Range]:
    """Return the token range of the cue: the word, its auxiliaries and particles, and the preposition it takes."""
    members = {candidate.cue, *candidate.also_cue}
    for token in children(parse, candidate.cue):
        if token.dep in ("aux", "auxpass", "neg", "prt") and abs(token.i - candidate.cue) <= 4:
            members.add(token.i)
    ordered = sorted(i for i in members if abs(i - candidate.cue) <= 8)
    content = set(candidate.content)
    first = last = candidate.cue
    for i in ordered:
        between = range(min(i, first), max(i, last) + 1)
        if not content.intersection(between):
            first, last = min(first, i), max(last, i)
    return [(first, last)]


def source_range(parse: Parse, edges: list[Range], candidate: Candidate) -> list[Range]:
    """Return the token range of the source's whole noun phrase, cut short of the cue and of the content."""
    if candidate.source is None:
        return []
    if candidate.lead is not None:
        return [(candidate.lead, max(candidate.source, candidate.cue - 1))]
    token = parse.tokens[candidate.source]
    first, last = edges[candidate.source]
    if token.dep == "poss" or token.pos == "PRON":
        first, last = (candidate.source, candidate.source) if token.pos == "PRON" else (first, last)
    for stop in (candidate.cue, *candidate.content, *candidate.also_cue):
        if first <= stop <= last and stop != candidate.source:
            if stop > candidate.source:
                last = max(candidate.source, _before(parse, edges, candidate.source, stop))
            else:
                first = candidate.source
    return [(first, last)]


def _before(parse: Parse, edges: list[Range], source: int, stop: int) -> int:
    """Return the last token of the source that comes before the modifier that holds the stop."""
    for token in children(parse, source):
        if token.i > source and edges[token.i][0] <= stop <= edges[token.i][1]:
            return edges[token.i][0] - 1
    return stop - 1
