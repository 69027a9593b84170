"""Which of a report's figures is its own: the toll of the event it tells, among parts, recaps and older tolls."""

from __future__ import annotations

from bisect import bisect_left

from marsad.reading.figures.link import KIN, Link
from marsad.reading.figures.terms import toll_terms
from marsad.reading.layers import Figure, Parse, Reading, Sentence

RECAP_DAYS = 45
"""A figure whose sentence names an older time than this belongs to a recap."""
LONG_SENTENCE = 120
"""Words of a sentence that are looked at."""
SENTENCE_TIMES = 12
"""Times of a sentence that are looked at."""


_MAYBE = frozenset({"may", "might", "could", "would"})


def prefer(found: list[tuple[Figure, Link]], parse: Parse) -> list[Figure]:
    """Return the figures without those that a firmer one of the report stands above.

    Homes only damaged give way to homes destroyed, as in counts of lost housing; what may happen to what did.
    """
    damaged = toll_terms().damaged
    destroyed = any(f.kind == "housing" and parse.tokens[link.term].lemma not in damaged for f, link in found)
    firm = {f.kind for f, link in found if not _possible(parse, link.term)}
    out = []
    for figure, link in found:
        term = parse.tokens[link.term]
        if figure.kind == "housing" and destroyed and (term.lemma in damaged or term.lower in damaged):
            continue
        if figure.kind in firm and _possible(parse, link.term):
            continue
        out.append(figure)
    return out


def _possible(parse: Parse, term: int) -> bool:
    """Tell whether a modal of possibility stands over the term: 'might have to be evacuated'."""
    token = parse.tokens[term]
    for _ in range(3):
        if any(parse.tokens[c].lower in _MAYBE for c in token.children[:KIN]):
            return True
        if token.head == token.i or token.dep not in ("xcomp", "ccomp", "auxpass"):
            return False
        token = parse.tokens[token.head]
    return False


def mark_main(figures: list[Figure], reading: Reading) -> None:
    """Mark for each kind the report's own figure: early, firm, not of an older time, and the larger of equals."""
    by_kind: dict[str, list[Figure]] = {}
    for figure in figures:
        by_kind.setdefault(figure.kind, []).append(figure)
    for group in by_kind.values():
        best = max(group, key=lambda figure: _weight(figure, reading))
        best.main = True


def amount_of(figure: Figure) -> float:
    """Return the number to compare figures by: the value, or else the bound that is said."""
    m = figure.measure
    return next((float(x) for x in (m.value, m.low, m.high) if x is not None), 0.0)


def _weight(figure: Figure, reading: Reading) -> tuple[float, float]:
    position = figure.measure.start / max(1, len(reading.text))
    weight = -1.5 * position
    weight -= 1.0 * figure.measure.vague
    sentence = _sentence(figure, reading)
    if sentence is not None and _is_recap(sentence, reading):
        weight -= 2.0
    if figure.rule == "elided":
        weight -= 0.5
    return weight + 0.05 * len(str(int(amount_of(figure)))), amount_of(figure)


def _sentence(figure: Figure, reading: Reading) -> Sentence | None:
    token = reading.parse.at(figure.measure.start)
    return reading.parse.sentences[token.sent] if token is not None else None


def _is_recap(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether the sentence names an older time, counts since one, or totals a war."""
    anchor = reading.published
    if anchor is None:
        return False
    at = bisect_left(reading.times, sentence.start, key=lambda t: t.start)
    for time in reading.times[at : at + SENTENCE_TIMES]:
        if time.start >= sentence.end:
            break
        far = time.first if time.since else time.last
        if far is not None and (anchor - far).days > RECAP_DAYS:
            return True
    words = reading.parse.tokens[sentence.first : min(sentence.last, sentence.first + LONG_SENTENCE)]
    return any(t.lower in toll_terms().recap for t in words) and any(t.lower in ("has", "have") for t in words)
