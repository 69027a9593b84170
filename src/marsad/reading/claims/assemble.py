"""Filled frames to claims, with the report's own offsets."""

from __future__ import annotations

import hashlib

import msgspec

from marsad.model import Claim, Mention, Modality, Place, Quantity, Reason, Span, TimePrecision, When
from marsad.reading.claims.detect import confidence_of
from marsad.reading.claims.fill import Filled
from marsad.reading.claims.frame import Filler, Moment, Site
from marsad.reading.claims.where import role_of
from marsad.reading.claims.words import Around
from marsad.reading.layers import Measure, Reading

READER_VERSION = "1"
"""Changes whenever the same report could give other claims: part of every claim's id."""


def claim_of(around: Around, filled: Filled, explain: bool = False) -> Claim:
    """Return the claim that the filled frame makes."""
    reading, frame = around.reading, filled.frame
    start, end = reading.out(frame.start, frame.end)
    return Claim(
        id=_identity(reading, frame.type, start, end, frame.token.i),
        report=reading.report.id,
        type=frame.type,
        span=Span(start=start, end=end, text=reading.report.text[start:end]),
        actors=tuple(_mention(around, filler, frame.token.i) for filler in filled.actors),
        targets=tuple(_mention(around, filler, frame.token.i) for filler in filled.targets),
        places=tuple(_place(around, site) for site in filled.sites),
        time=_when(reading, filled.moment),
        quantity=_quantity(reading, filled),
        modality=Modality(frame.modality),
        background=filled.background,
        attribution=tuple(_entity(reading, number) for number in filled.chain),
        confidence=round(confidence_of(frame), 3),
        why=tuple(Reason(step=s, entry=e, decided=d) for s, e, d in filled.reasons) if explain else msgspec.UNSET,
    )


def _identity(reading: Reading, kind: str, start: int, end: int, token: int) -> str:
    seed = "\x1f".join((READER_VERSION, reading.report.id, kind, str(start), str(end), str(token)))
    return hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _entity(reading: Reading, number: int) -> Mention:
    entity = reading.entities[number]
    start, end = reading.out(entity.start, entity.end)
    return Mention(name=_clean(entity.name), id=entity.actor_id, start=start, end=end)


def _mention(around: Around, filler: Filler, near: int) -> Mention:
    """Return the filler's mention nearest to the event word; of a name carried over, its last mention in the report."""
    entities = around.reading.entities
    numbers = filler.mentions or [n for n, e in enumerate(entities) if e.name == filler.name]
    number = min(numbers, key=lambda n: abs(entities[n].head - near))
    entity = entities[number]
    start, end = around.reading.out(entity.start, entity.end)
    return Mention(
        name=_clean(filler.name), id=entity.actor_id if entity.name == filler.name else None, start=start, end=end
    )


def _place(around: Around, site: Site) -> Place:
    start, end = around.reading.out(site.start, site.end)
    role = role_of(around, site)
    if site.toponym is None:
        return Place(name=_clean(site.name), start=start, end=end, role=role)
    toponym = around.reading.toponyms[site.toponym]
    return Place(
        name=_clean(site.name),
        id=toponym.gazetteer_id,
        start=start,
        end=end,
        lat=toponym.lat,
        lon=toponym.lon,
        country=toponym.country,
        gazetteer_id=toponym.gazetteer_id,
        precision=toponym.precision,
        role=role,
    )


def _when(reading: Reading, moment: Moment) -> When | None:
    if moment.first is None or moment.last is None:
        return None
    words = ""
    if moment.timex is not None:
        start, end = reading.out(moment.timex.start, moment.timex.end)
        words = reading.report.text[start:end]
    days = (moment.last - moment.first).days
    precision: TimePrecision = "day" if days == 0 else "interval"
    if moment.timex is not None and moment.timex.precision in ("month", "year") and days > 1:
        precision = moment.timex.precision
    return When(start=moment.first.isoformat(), end=moment.last.isoformat(), precision=precision, text=words)


def _quantity(reading: Reading, filled: Filled) -> Quantity | None:
    measure: Measure | None = filled.measure
    if measure is None:
        return None
    start, end = reading.out(measure.start, measure.end)
    sign = -1 if filled.frame.type == "displaced" and filled.frame.token.lemma in ("return", "returnee") else 1
    low, high = measure.low, measure.high
    return Quantity(
        value=_signed(measure.value, sign),
        low=_signed(low, sign),
        high=_signed(high, sign),
        unit=measure.unit,
        approx=measure.approx,
        text=reading.report.text[start:end],
    )


def _signed(value: float | None, sign: int) -> float | None:
    return None if value is None else sign * value


def _clean(name: str) -> str:
    return " ".join(name.replace('"', " ").split()).strip(" ,.;:'-") or name
