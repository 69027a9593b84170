"""When it happened: the times that may be a claim's, and what the ranker sees of each."""

from __future__ import annotations

from datetime import date, timedelta

from marsad.model import FAMILY_OF
from marsad.reading.claims.frame import Frame, Moment
from marsad.reading.claims.paths import path
from marsad.reading.claims.words import Around
from marsad.reading.layers import Timex

BACK = 2


def moments(around: Around, frame: Frame, earlier: list[tuple[Frame, Moment]]) -> list[Moment]:
    """Return the periods that may be the claim's, each once: those its sentence and the ones before name, those of
    earlier claims, the day of publication and those before it, and none at all.
    """
    reading = around.reading
    found: dict[tuple[date | None, date | None], Moment] = {(None, None): Moment(None, None, ["none"])}

    def offer(source: str, first: date | None, last: date | None, timexes: list[Timex]) -> None:
        known = found.setdefault((first, last), Moment(first, last, []))
        if source not in known.sources:
            known.sources.append(source)
        known.timexes += [t for t in timexes if t not in known.timexes]

    sentence = frame.token.sent
    for gap in range(BACK + 1):
        if sentence - gap < 0:
            break
        for timex in around.timexes_in(sentence - gap):
            offer(f"timex{gap}", timex.first, timex.last, [timex])
    for back, (_, moment) in enumerate(reversed(earlier[-2:]), 1):
        if moment.first is not None:
            offer(f"carried{back}", moment.first, moment.last, moment.timexes)
    published = reading.published
    if published is not None:
        offer("published", published, published, [])
        yesterday = published - timedelta(days=1)
        offer("day-before", yesterday, yesterday, [])
        offer("last-two-days", yesterday, published, [])
    opening = next((t for t in reading.times if t.first is not None and t.precision == "day"), None)
    if opening is not None:
        offer("first-day", opening.first, opening.last, [opening])
    return list(found.values())


def moment_features(
    around: Around, frame: Frame, moment: Moment, among: list[Moment], earlier: list[tuple[Frame, Moment]]
) -> list[str]:
    """Return the names of the features that hold for the period as the claim's time."""
    parse, published = around.parse, around.reading.published
    kind, family, token = frame.type, FAMILY_OF[frame.type], frame.token
    own = sum(m.own for m in among)
    aux = " ".join(sorted(parse.tokens[c].lower for c in token.children if parse.tokens[c].dep in ("aux", "auxpass")))
    out: list[str] = []
    for source in moment.sources:
        out += [
            f"s={source}",
            f"s={source}|t={kind}",
            f"s={source}|f={family}",
            f"s={source}|m={frame.modality}",
            f"s={source}|tag={token.tag}",
            f"s={source}|own={min(2, own)}",
            f"s={source}|own={min(2, own)}|f={family}",
            f"s={source}|aux={aux}",
            f"s={source}|sentence={min(3, token.sent)}",
            f"s={source}|L={token.lemma}",
        ]
        if published is not None and moment.first is not None:
            out.append(f"s={source}|age={_age((published - moment.first).days)}")
        out += [f"s={source}|first-claim"] if not earlier else _carry(frame, moment, source, earlier[-1])
    if moment.first is not None and moment.last is not None:
        out.append(f"length={_age((moment.last - moment.first).days)}")
    around_it = around.timex_about(frame)
    told = around_it is not None and (around_it.first, around_it.last) == (moment.first, moment.last)
    out += [
        f"told={told}",
        f"told={told}|own={min(2, own)}",
        f"told={told}|tag={token.tag}",
        f"told={told}|m={frame.modality}",
    ]
    out.append(f"sources={'+'.join(sorted(moment.sources))}")
    for timex in moment.timexes:
        out += _timex_features(around, frame, timex, among)
    return out


def _carry(frame: Frame, moment: Moment, source: str, last: tuple[Frame, Moment]) -> list[str]:
    before, chosen = last
    same = before.token.sent == frame.token.sent
    agrees = (moment.first, moment.last) == (chosen.first, chosen.last)
    origin = "own" if chosen.own else "none" if chosen.first is None else "other"
    return [
        f"s={source}|same-as-last={agrees}|same-sentence={same}",
        f"same-as-last={agrees}|{before.type}>{frame.type}",
        f"s={source}|last={origin}|same-sentence={same}|{agrees}",
    ]


def _timex_features(around: Around, frame: Frame, timex: Timex, among: list[Moment]) -> list[str]:
    parse, token = around.parse, frame.token
    at = around.token_of(timex)
    gap = token.sent - parse.tokens[at].sent
    inside = frame.start <= timex.start < frame.end
    side = "before" if at < token.i else "after"
    out = [f"in={inside}|{side}", f"type={timex.type}|{timex.precision}|gap={min(gap, 3)}"]
    out += [f"since={timex.since}|until={timex.until}|t={frame.type}|gap={min(gap, 3)}"]
    if gap == 0:
        rivals = [t for m in among if m.own for t in m.timexes if t is not timex]
        relation = path(parse, token.i, at)
        closer = any(abs(around.token_of(t) - token.i) < abs(at - token.i) for t in rivals)
        opens = timex.start <= parse.sentences[token.sent].start + 4
        out += [
            f"r={relation}",
            f"len={relation.count(' ')}|{side}",
            f"distance={min(6, abs(at - token.i) // 3)}|{side}",
            f"closer={closer}|in={inside}",
            f"opens={opens}|rivals={bool(rivals)}",
            f"closer={closer}|{side}",
            f"chosen-by-parse={around.timex_for(frame) is timex}",
        ]
    return out


def _age(days: int) -> str:
    for bound in (-1, 0, 1, 2, 4, 7, 14, 45, 400):
        if days <= bound:
            return f"<={bound}"
    return "old"
