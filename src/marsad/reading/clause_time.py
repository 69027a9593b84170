"""When a clause happened: which of its sentence's time expressions belongs to it.

A sentence often names several times, each for another clause ('On Thursday they took Hama, where the army had held out
since 2011'). The parse tells which verb or event noun an expression hangs on; what it does not tell goes by place.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date

from marsad.knowledge.lexicon import load_lexicon
from marsad.reading.layers import Parse, Reading, Sentence, Timex, Token
from marsad.reading.times.context import direction_of
from marsad.reading.times.days import month_days, year_days

KIN = 48
"""Children of a token that are looked at, at most: thousands are damage, and would take quadratic time."""
NEAREST = 12
"""Expressions before and after a clause's head that can be its own."""
CLIMB = 12
"""Steps up the tree at most."""
_CLOSED = frozenset({"relcl", "csubj"})


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a time expression fits a clause: the lower the rank, the better; then the nearer."""

    rank: int
    distance: int
    time: Timex


def time_of(reading: Reading, head: Token, span: tuple[int, int]) -> Timex | None:
    """Return the time expression that says when the clause happened, or None where its sentence says none.

    `head` is the clause's verb or event noun, `span` its shadow offsets. Two expressions joined by 'and' come
    back as one that covers both. The caller decides what a clause without a time means.
    """
    fits = [fit for time in times_in_sentence(reading, head) if (fit := _fit(reading, time, head, span)) is not None]
    if not fits:
        return None
    best = min(fits, key=lambda fit: (fit.rank, fit.distance))
    return _joined(reading, best.time)


def times_in_sentence(reading: Reading, head: Token) -> list[Timex]:
    """Return the head's sentence's expressions that are placed on the calendar; the dateline is none of them."""
    sentence = reading.parse.sentences[head.sent]
    at = bisect_left(reading.times, head.start, key=lambda t: t.start)
    out = []
    for time in reading.times[max(0, at - NEAREST) : at + NEAREST]:
        if not sentence.start <= time.start < sentence.end:
            continue
        if time.first is not None and time.type != "SET" and time.rule not in ("dateline", "offset:vague-ago"):
            out.append(time)
    return out


def _inside(time: Timex, span: tuple[int, int]) -> bool:
    return span[0] <= time.start and time.end <= span[1]


def _fit(reading: Reading, time: Timex, head: Token, span: tuple[int, int]) -> _Fit | None:
    """Return how the expression stands to the clause, or None where it belongs to another one.

    Ranks: 0 its own, 1 within its span, 2 shared from a clause above or fronted, 3 of something below it, 4 only near.
    """
    parse = reading.parse
    anchor = _head_of(parse, time)
    if anchor is None:
        return None
    gap = 0 if _inside(time, span) else min(abs(time.start - span[1]), abs(span[0] - time.end))
    if time.rule.startswith("complement"):
        return _Fit(0, gap, time) if _is_complement(parse, time, head) else None
    holder = _holder(parse, anchor, head)
    now = time.rule.startswith("vague")
    if holder is not None and holder.i == head.i:
        return _Fit(0, gap, time)
    if anchor.i in _above(parse, head):
        return _Fit(0, gap, _point(time))  # '27 November, when the attack began': the day itself, not all since
    if _inside(time, span):
        return _Fit(1, gap, _since(reading, parse, time, holder))
    if now or holder is None:
        return None if now else _Fit(4, gap, time)
    above = _above(parse, head)
    if holder.i in above:
        steps, closed = above[holder.i]
        if holder.lemma in _saying():
            return _Fit(4, gap, time)
        return _Fit(4 if closed and time.start > head.start else 2, gap + steps, time)
    return _below(reading, time, head, holder, gap)


def _below(reading: Reading, time: Timex, head: Token, holder: Token, gap: int) -> _Fit | None:
    """Return the fit of an expression that hangs below the clause, or beside it."""
    parse = reading.parse
    under = _above(parse, holder)
    if head.i not in under:
        return _Fit(4 if time.start < head.start else 5, gap, time)
    steps, closed = under[head.i]
    if holder.pos not in ("VERB", "AUX"):
        return None if closed else _Fit(2 if steps <= 3 else 3, gap, time)
    since = _since(reading, parse, time, holder)
    if since is not time:
        return _Fit(3, gap, since)
    own = any(parse.tokens[c].dep in ("nsubj", "nsubjpass") for c in holder.children[:KIN])
    if closed or (own and holder.dep in ("advcl", "ccomp", "acl", "relcl")):
        return None
    return _Fit(3, gap, time)


_BEGINS = frozenset({"begin", "start", "launch", "erupt", "resume"})


def _since(reading: Reading, parse: Parse, time: Timex, holder: Token | None) -> Timex:
    """Return the expression as an open start where its clause says so: 'since strikes resumed on 15 November'."""
    if (
        holder is None
        or holder.pos != "VERB"
        or reading.published is None
        or time.first is None
        or time.first > reading.published
    ):
        return time
    marked = any(parse.tokens[c].lower == "since" and parse.tokens[c].dep == "mark" for c in holder.children[:KIN])
    marked = marked or (holder.dep == "pcomp" and parse.tokens[holder.head].lower == "since")
    begun = holder.dep == "relcl" and holder.lemma in _BEGINS
    if not marked and not begun:
        return time
    return replace(time, last=reading.published, precision="interval", since=True)


def _point(time: Timex) -> Timex:
    """Return only the day, month or year that an open or joined expression names."""
    if not (time.since or time.until) or time.first is None:
        return time
    parts = [int(p) for p in time.value.split("-")] if time.value.replace("-", "").isdigit() else []
    if len(parts) == 3:
        day = date(parts[0], parts[1], parts[2])
        return replace(time, first=day, last=day, precision="day", since=False, until=False)
    if len(parts) == 2:
        first, last = month_days(parts[0], parts[1])
        return replace(time, first=first, last=last, precision="month", since=False, until=False)
    if len(parts) == 1:
        first, last = year_days(parts[0])
        return replace(time, first=first, last=last, precision="year", since=False, until=False)
    return time


def _head_of(parse: Parse, time: Timex) -> Token | None:
    """Return the expression's own head: the token of it that hangs on something outside."""
    tokens = parse.within(time.start, time.end)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[0] if tokens else None)


def _holder(parse: Parse, anchor: Token, head: Token) -> Token | None:
    """Return the verb or noun that the expression hangs on: the first one above it, prepositions looked through."""
    current = anchor
    for _ in range(CLIMB):
        if current.head == current.i:
            return current if current is not anchor else None
        current = parse.tokens[current.head]
        if current.i == head.i or current.pos in ("VERB", "AUX"):
            return current
        if (
            current.pos in ("NOUN", "PROPN", "ADJ", "NUM")
            and current.ent not in ("DATE", "TIME")
            and current.pos == "NOUN"
        ):
            return current
    return None


def _above(parse: Parse, token: Token) -> dict[int, tuple[int, bool]]:
    """Return the tokens above this one, with the steps to each and whether a relative clause's border lies between."""
    out: dict[int, tuple[int, bool]] = {}
    closed, current = False, token
    for step in range(1, CLIMB + 1):
        if current.head == current.i:
            break
        closed = closed or current.dep in _CLOSED
        current = parse.tokens[current.head]
        out[current.i] = (step, closed)
    return out


def _is_complement(parse: Parse, time: Timex, head: Token) -> bool:
    """Tell whether the clause is the one right after 'the day after'."""
    if head.start < time.end:
        return False
    return not any(
        t.pos == "VERB" and t.i != head.i and t.end <= head.start for t in parse.within(time.end, head.start)
    )


def _saying() -> frozenset[str]:
    return load_lexicon("en", "times").word_set("saying")


def _joined(reading: Reading, time: Timex) -> Timex:
    """Return the expression with the one that 'and' joins to it: 'on Friday and Saturday'."""
    at = bisect_left(reading.times, time.start, key=lambda t: t.start)
    for other in reading.times[max(0, at - 1) : at + 2]:
        if other is time or other.first is None or time.first is None or other.precision != time.precision:
            continue
        low, high = (other, time) if other.start < time.start else (time, other)
        between = reading.text[low.end : high.start].strip().lower()
        if (
            between in ("and", "and on", ", and", "and in", "or")
            and low.first is not None
            and high.last is not None
            and low.first <= high.last
        ):
            return replace(time, start=low.start, end=high.end, first=low.first, last=high.last, precision="interval")
    return time


RECENT_DAYS = 10
"""A report's news is at most so old; what is older is its background, and dates no clause but its own."""
SHORT_DAYS = 3
"""A time that a story goes on from is a day or a few, not a season."""
WINDOW = 60
"""Expressions before or after a clause that are looked at."""


def time_around(reading: Reading, head: Token) -> Timex | None:
    """Return the time that the story has reached where the clause's own sentence names none.

    Reports name the day once and go on in the past tense: the last recent day named before holds, or else (in a
    headline or a lead) the first one named after. After a sentence of history the history goes on. None for what
    does not look back, which is as of the day of publication.
    """
    if direction_of(reading.parse, head) != "past":
        return None
    sentence = reading.parse.sentences[head.sent]
    at = bisect_left(reading.times, sentence.start, key=lambda t: t.start)
    before = reading.times[max(0, at - WINDOW) : at]
    history = _history(reading, sentence, before)
    if history is not None:
        return history
    for time in reversed(before):
        if _carries(reading, time):
            return _joined(reading, time)
    return next((_joined(reading, time) for time in reading.times[at : at + WINDOW] if _carries(reading, time)), None)


def _history(reading: Reading, sentence: Sentence, before: list[Timex]) -> Timex | None:
    """Return the old time of the sentence before, in the same paragraph, if it names no recent one."""
    if not sentence.index or reading.published is None:
        return None
    previous = reading.parse.sentences[sentence.index - 1]
    times = [t for t in before if t.start >= previous.start and t.last is not None and t.rule != "dateline"]
    if previous.block != sentence.block or not times or any(_carries(reading, t) for t in times):
        return None
    last = times[-1]
    old = last.last is not None and (reading.published - last.last).days > RECENT_DAYS
    return last if old and last.type == "DATE" else None


def _carries(reading: Reading, time: Timex) -> bool:
    """Tell whether a story can go on from the time: a recent day or a few, not the dateline and not 'now'."""
    if time.first is None or time.last is None or time.type not in ("DATE", "TIME"):
        return False
    if time.rule == "dateline" or time.rule.startswith("vague") or time.precision not in ("day", "interval"):
        return False
    recent = reading.published is None or 0 <= (reading.published - time.last).days <= RECENT_DAYS
    return recent and (time.last - time.first).days <= SHORT_DAYS
