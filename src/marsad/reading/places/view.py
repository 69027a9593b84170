"""One report as the place step sees it: the candidates, and what the whole report says about a word."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

import numpy as np

from marsad.knowledge.fold import fold
from marsad.knowledge.gazetteer import Gazetteer, GazetteerEntry
from marsad.reading.layers import Reading
from marsad.reading.places.candidates import Candidate, entity_spans, name_like
from marsad.reading.places.company import directions, distances_km
from marsad.reading.places.home import find_home, find_host
from marsad.reading.places.lexicon import words
from marsad.reading.places.scan import CandidateFinder

MAX_ANCHORS = 120
"""Names whose places are compared with every other: enough for any news report, and no quadratic cost on books."""


@dataclass(slots=True, eq=False)
class View:
    """The report and its candidates.

    `home` is where the publisher is for certain, `host` the name of a place in its web host with the places it may be;
    `keys` are the candidates' folded words, `senses` the folded names that their places bear; `labels` counts what the
    parse calls a folded word.
    """

    reading: Reading
    candidates: list[Candidate]
    caseless: bool
    home: GazetteerEntry | None
    host: tuple[str, tuple[GazetteerEntry, ...]] = ("", ())
    keys: list[str] = field(default_factory=list)
    senses: list[str] = field(default_factory=list)
    labels: dict[str, Counter[str]] = field(default_factory=dict)
    lower: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    near_km: dict[str, float] = field(default_factory=dict)
    home_km: dict[str, float] = field(default_factory=dict)


def look_at(reading: Reading, finder: CandidateFinder, gazetteer: Gazetteer) -> View:
    """Return the view of a parsed report."""
    tokens = reading.parse.tokens
    capitals = sum(token.text[0].isupper() for token in tokens)
    caseless = capitals * 50 < len(tokens)
    found = finder(reading.text, reading.parse, caseless)
    home = find_home(reading.report, gazetteer)
    view = View(reading, found, caseless, home)
    if home is None or home.feature == "country":
        view.host = find_host(reading.report, gazetteer)
    view.keys = [fold(c.name) for c in found]
    view.senses = [fold(c.called) if c.called else key for c, key in zip(found, view.keys, strict=True)]
    titles = words()["titles"]
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    covers = entity_spans(reading.parse)
    for token in tokens:
        if name_like(token):
            key = fold(token.text)
            labels[key][token.ent] += 1
            first, last = covers[token.i]
            after_title = token.i > 0 and tokens[token.i - 1].lower in titles
            if (token.ent == "PERSON" and last - first > 1) or (after_title and token.ent != "GPE"):
                view.persons.add(key)
        elif token.text.isalpha():
            view.lower.add(token.text)
    view.labels = labels
    _measure(view)
    return view


def _measure(view: View) -> None:
    """Fill `near_km`, how near the nearest place of a name comes to one of another name, and `home_km`, to the home."""
    entries: dict[str, tuple[GazetteerEntry, ...]] = {}
    weight: Counter[str] = Counter()
    for key, c in zip(view.senses, view.candidates, strict=True):
        small = tuple(e for e in c.entries if e.feature not in ("country", "continent", "sea"))
        if small:
            entries[key] = small
            weight[key] += 2 if c.label == "GPE" else 1
    anchors = [(key, entries[key][0]) for key, _ in weight.most_common(MAX_ANCHORS)]
    at = directions([entry for _, entry in anchors])
    home = directions([view.home] if view.home else [])
    names = np.array([key for key, _ in anchors])
    if not entries:
        return
    places = directions([entry for own in entries.values() for entry in own])
    km, home_km = distances_km(places, at), distances_km(places, home)
    begin = 0
    for key, own in entries.items():
        end = begin + len(own)
        view.near_km[key] = float(km[begin:end, names != key].min(initial=np.inf))
        view.home_km[key] = float(home_km[begin:end].min(initial=np.inf))
        begin = end
