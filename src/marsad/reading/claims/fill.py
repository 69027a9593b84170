"""Fill the slots of the frames of one report, in text order: what was said before helps to read what is left unsaid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from marsad.reading.attributed import source_of
from marsad.reading.claims.detect import type_reasons
from marsad.reading.claims.frame import Filler, Frame, Moment, Site
from marsad.reading.claims.howmany import measure_features, measures_near
from marsad.reading.claims.linear import Linear, load_linear
from marsad.reading.claims.manner import background_features, manner_features
from marsad.reading.claims.slots import filler_features, fillers
from marsad.reading.claims.subtolls import TOLLS
from marsad.reading.claims.when import moment_features, moments
from marsad.reading.claims.where import site_features, sites
from marsad.reading.claims.words import Around
from marsad.reading.layers import Measure

ACTOR_FLOOR, TARGET_FLOOR, PLACE_FLOOR, QUANTITY_FLOOR, BACKGROUND_FLOOR = 0.4, 0.4, 0.45, 0.4, 0.5
ABSTAIN = 1.7
"""Handicap of 'no time': what happened has a day in most reports, and a reader infers it."""
LEAST = 0.12
"""A single best filler below the floor is still taken from here up: an empty slot is wrong more often."""
LEAST_TARGET = 0.25
MOST = 6
"""Names in one slot at most."""


type Models = Mapping[str, Linear] | None
"""Models to use in place of the packaged ones: training fills in with those of other reports."""


def _model(name: str, models: Models) -> Linear:
    return load_linear(name) if models is None else models[name]


@dataclass(slots=True, eq=False)
class Filled:
    """A frame with its slots filled, and the features that decided, for whoever asks why."""

    frame: Frame
    actors: list[Filler] = field(default_factory=list)
    targets: list[Filler] = field(default_factory=list)
    sites: list[Site] = field(default_factory=list)
    moment: Moment = field(default_factory=lambda: Moment(None, None, ["none"]))
    measure: Measure | None = None
    background: bool = False
    chain: list[int] = field(default_factory=list)
    reasons: list[tuple[str, str, str]] = field(default_factory=list)


def fill_frames(around: Around, frames: list[Frame], explain: bool = False) -> list[Filled]:
    """Return the frames with their slots, in the order given."""
    out: list[Filled] = []
    for frame in frames:
        out.append(_fill(around, frame, out, explain))
    return out


def _fill(around: Around, frame: Frame, before: list[Filled], explain: bool) -> Filled:
    filled = Filled(frame)
    earlier = [f.frame for f in before[-4:]]
    timed = [(f.frame, f.moment) for f in before[-4:]]
    fill_names(around, filled, earlier, explain)
    fill_places(around, filled, earlier, explain)
    features = manner_features(around, frame)
    model = load_linear("modality")
    chances = model.probabilities(features)
    best = int(chances.argmax())
    frame.modality = model.classes[best]
    if explain:
        _note(filled, explain, "type", type_reasons(around, frame), frame.type)
    _note(filled, explain, "modality", model.reasons(features, best) if explain else [], frame.modality)
    fill_time(around, filled, timed, explain)
    options = measures_near(around, frame)
    if options:
        model = load_linear("quantity")
        rows = [measure_features(around, frame, m, options) for m in options]
        scored = [(model.probability(row), -m.start, n) for n, (m, row) in enumerate(zip(options, rows, strict=True))]
        chance, _, chosen = max(scored)
        measure = options[chosen]
        if chance > QUANTITY_FLOOR:
            filled.measure = measure
            if frame.type in TOLLS and measure.value == 0:
                frame.modality = "denied"  # 'no deaths were reported', whatever else the sentence says
            why = model.reasons(rows[chosen]) if explain else []
            _note(filled, explain, "quantity", why, around.reading.text[measure.start : measure.end])
    published = around.reading.published
    age = (published - filled.moment.last).days if published and filled.moment.last else None
    features = background_features(around, frame, age, filled.moment.own)
    filled.background = load_linear("background").probability(features) > BACKGROUND_FLOOR
    filled.chain, attribution = source_of(around.reading, frame.start, frame.end, frame.token.i)
    if attribution is not None and attribution.cue:
        cue = around.reading.text[slice(*attribution.cue[0])]
        _note(filled, explain, "attribution", [(attribution.rule, 1.0)], cue)
    return filled


def fill_names(around: Around, filled: Filled, earlier: list[Frame], explain: bool, models: Models = None) -> None:
    """Choose the actors and targets."""
    frame = filled.frame
    found = fillers(around, frame, earlier)
    features = [filler_features(around, frame, f, earlier) for f in found]
    taken: set[str] = set()
    for slot, floor in (("actors", ACTOR_FLOOR), ("targets", TARGET_FLOOR)):
        model = _model(slot, models)
        scored = sorted(((model.probability(row), -n) for n, row in enumerate(features)), reverse=True)
        open_to = [(chance, -n) for chance, n in scored if found[-n].name not in taken]
        chosen = _chosen(open_to, floor, LEAST if slot == "actors" else LEAST_TARGET)
        for _, n in chosen:
            getattr(filled, slot).append(found[n])
            getattr(frame, slot).append(found[n].name)
            taken.add(found[n].name)
            _note(filled, explain, slot, model.reasons(features[n]) if explain else [], found[n].name)


def _same_place(one: str, other: str) -> bool:
    """Tell whether one name is the other with a word for its kind ('Furqan', 'Furqan district')."""
    a, b = set(one.casefold().split()), set(other.casefold().split())
    return a <= b or b <= a


def _chosen(scored: list[tuple[float, int]], floor: float, least: float = LEAST) -> list[tuple[float, int]]:
    """Return those above the floor; where none is, the best one if it is likelier than any rival and not unlikely."""
    above = [pair for pair in scored if pair[0] > floor][:MOST]
    if not above and scored and scored[0][0] > least:
        above = scored[:1]
    return above


def fill_places(around: Around, filled: Filled, earlier: list[Frame], explain: bool, models: Models = None) -> None:
    """Choose the places."""
    frame = filled.frame
    near = sites(around, frame, earlier)
    model = _model("places", models)
    features = [site_features(around, frame, site, near, earlier) for site in near]
    scored = sorted(((model.probability(row), -n) for n, row in enumerate(features)), reverse=True)
    for _, n in _chosen([(chance, -n) for chance, n in scored], PLACE_FLOOR):
        if any(_same_place(near[n].name, name) for name in frame.places):
            continue
        filled.sites.append(near[n])
        frame.places.append(near[n].name)
        _note(filled, explain, "places", model.reasons(features[n]) if explain else [], near[n].name)


def fill_time(
    around: Around, filled: Filled, timed: list[tuple[Frame, Moment]], explain: bool, models: Models = None
) -> None:
    """Choose the period."""
    options = moments(around, filled.frame, timed)
    model = _model("times", models)
    features = [moment_features(around, filled.frame, m, options, timed) for m in options]
    logits = [
        float(model.logits(row)[0]) - (ABSTAIN if m.first is None else 0.0)
        for m, row in zip(options, features, strict=True)
    ]
    best = max(range(len(options)), key=lambda n: (logits[n], -n))
    filled.moment = options[best]
    _note(filled, explain, "times", model.reasons(features[best]) if explain else [], "+".join(filled.moment.sources))


def _note(filled: Filled, explain: bool, step: str, reasons: list[tuple[str, float]], decided: str) -> None:
    if explain:
        filled.reasons += [(step, f"{name} ({weight:+.2f})", decided) for name, weight in reasons]
