"""Direct speech: which cue each quotation belongs to, over sentences and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.reading.attributions.lexis import Lexis
from marsad.reading.attributions.quotes import Quote
from marsad.reading.layers import Parse, Reading, Token

REACH_AFTER, REACH_BEFORE = 40, 25
"""Tokens between a quotation and its cue, at most."""
MAX_GAP = 250
"""Characters between two quotations of one speaker in one paragraph, at most."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SIDE = frozenset({"relcl", "acl", "advcl", "amod", "aux", "auxpass"})


@dataclass(slots=True)
class Linked:
    """The quotations of one cue verb, as token ranges in text order."""

    cue: int
    runs: list[tuple[int, int]] = field(default_factory=list)


def link_quotes(reading: Reading, lexis: Lexis, quotes: list[Quote]) -> dict[int, Linked]:
    """Return cue token → its quotations. A quotation without a cue of its own goes on with the speaker before it."""
    parse = reading.parse
    free = [q for q in quotes if q.free]
    inside = _mark(parse, free)
    out: dict[int, Linked] = {}
    last: tuple[Quote, int] | None = None
    for number, quote in enumerate(free):
        span = _token_range(parse, quote)
        if span is None:
            continue
        cue = _cue_after(reading, lexis, inside, quote, span)
        if cue is None:
            cue = _cue_before(reading, lexis, inside, quote, span)
        if cue is None and last is not None and _goes_on(reading, last[0], last[1], quote, free[number - 1]):
            cue = last[1]
        if cue is None and quote.start == reading.blocks[quote.block].start:
            cue = _colon_before(reading, lexis, quote)
        if cue is not None:
            out.setdefault(cue, Linked(cue)).runs.append(span)
            last = (quote, cue)
    return out


def _mark(parse: Parse, quotes: list[Quote]) -> list[bool]:
    inside = [False] * len(parse.tokens)
    for quote in quotes:
        span = _token_range(parse, quote)
        if span:
            for i in range(span[0], span[1] + 1):
                inside[i] = True
    return inside


def _token_range(parse: Parse, quote: Quote) -> tuple[int, int] | None:
    first, last = parse.at(quote.start), parse.at(quote.end - 1)
    if first is None or last is None or last.i < first.i:
        return None
    return first.i, last.i


def _quotes(lexis: Lexis, token: Token) -> bool:
    return token.pos == "VERB" and token.lemma in lexis.quoting and token.lemma not in lexis.quoters


def _cue_after(reading: Reading, lexis: Lexis, inside: list[bool], quote: Quote, span: tuple[int, int]) -> int | None:
    """'C,' X said / said X. A full stop before the closing mark leaves only the shortest forms."""
    tokens = reading.parse.tokens
    block_end = reading.blocks[quote.block].end
    ended = reading.text[quote.start : quote.end].rstrip("\"' ")[-1:] == "."
    found: Token | None = None
    position = 0
    for token in tokens[span[1] + 1 : span[1] + 1 + REACH_AFTER]:
        if token.start >= block_end or inside[token.i] or token.text in (".", ";", ":", "!", "?"):
            break
        if (
            _quotes(lexis, token)
            and token.dep not in ("amod",)
            and not (token.tag in ("VBG", "VBN", "VB") and found is None and position > 1)
        ):
            found = token
            break
        if token.tag in _FINITE and token.dep not in _SIDE:
            break
        if token.pos not in ("PUNCT", "SPACE"):
            position += 1
    if found is None:
        return None
    following = tokens[found.i + 1] if found.i + 1 < len(tokens) else None
    if following is not None and following.text in (":",) and _opens(reading, inside, found.i + 2):
        return None
    if ended and (
        _has_clause(reading, found, span)
        or _opens(reading, inside, found.i + 1)
        or _opens(reading, inside, found.i + 2)
    ):
        return None
    if _has_clause(reading, found, span) and position > 0 and found.dep not in ("ROOT", "parataxis", "ccomp", "conj"):
        return None
    return found.i


def _opens(reading: Reading, inside: list[bool], i: int) -> bool:
    return i < len(inside) and inside[i]


def _has_clause(reading: Reading, verb: Token, span: tuple[int, int]) -> bool:
    """The verb has a content clause of its own after it."""
    tokens = reading.parse.tokens
    return any(tokens[c].dep == "ccomp" and c > verb.i for c in verb.children[:40])


def _cue_before(reading: Reading, lexis: Lexis, inside: list[bool], quote: Quote, span: tuple[int, int]) -> int | None:
    """X said, 'C' / X told Y in a statement: 'C' / X said that 'C'."""
    tokens = reading.parse.tokens
    block_start = reading.blocks[quote.block].start
    for i in range(span[0] - 1, max(-1, span[0] - 1 - REACH_BEFORE), -1):
        token = tokens[i]
        if token.start < block_start or inside[i]:
            return None
        if token.text in (".", "!", "?", ";") or (token.text == ":" and i < span[0] - 1):
            return None
        if _quotes(lexis, token) and token.dep != "amod":
            return i
        if token.tag in _FINITE and token.dep not in _SIDE:
            return None
    return None


def _goes_on(reading: Reading, before: Quote, cue: int, quote: Quote, neighbour: Quote) -> bool:
    """The quotation goes on with the speaker of the one before: same paragraph, or the next one while it stays open."""
    if neighbour is not before:
        return False
    text = reading.text
    if quote.block == before.block:
        return quote.start - before.end <= MAX_GAP and _sentence_ends(reading.parse, before.end, quote.start) <= 1
    if quote.block != before.block + 1 or quote.start != reading.blocks[quote.block].start:
        return False
    gap = text[before.end : reading.blocks[before.block].end]
    said_after = reading.parse.tokens[cue].start >= before.end
    whole = quote.end >= reading.blocks[quote.block].end - 1
    return (not before.closed and not said_after) or (whole and len(gap) <= 80)


def _sentence_ends(parse: Parse, start: int, end: int) -> int:
    return sum(1 for t in parse.within(start, end) if t.text in (".", "!", "?"))


def _colon_before(reading: Reading, lexis: Lexis, quote: Quote) -> int | None:
    """The paragraph before ends in 'X continued:'."""
    if quote.block == 0:
        return None
    block = reading.blocks[quote.block - 1]
    if not reading.text[block.start : block.end].rstrip().endswith(":"):
        return None
    token = reading.parse.at(block.end - 1)
    while token is not None and token.start >= block.start and token.i > 0:
        if _quotes(lexis, token):
            return token.i
        if token.text in (".", "!", "?"):
            return None
        token = reading.parse.tokens[token.i - 1]
    return None
