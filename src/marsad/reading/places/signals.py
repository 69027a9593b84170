"""What speaks for and against a span being a place name: one row of numbers per candidate."""

from __future__ import annotations

import math

import numpy as np

from marsad.knowledge.gazetteer import NameKind
from marsad.reading.layers import Token
from marsad.reading.places.candidates import Candidate, name_like
from marsad.reading.places.lexicon import common_words, words
from marsad.reading.places.view import View

SHAPES = ("known", "unknown", "road", "street", "natural", "facility")
LABELS = ("GPE", "LOC", "FAC", "NORP", "PERSON", "ORG", "")
DEPS = (
    "nsubj",
    "pobj",
    "compound",
    "poss",
    "appos",
    "conj",
    "amod",
    "dobj",
    "ROOT",
    "npadvmod",
    "nmod",
)
POS = ("PROPN", "NOUN", "ADJ", "VERB")
BEFORE = (
    "locative",
    "other_prepositions",
    "directions",
    "titles",
    "people_of",
    "settlements",
    "divisions",
    "distances",
)
AFTER = (
    "settlements",
    "divisions",
    "natural",
    "streets",
    "facilities",
    "organisations",
    "people_of",
    "said",
    "directions",
)
HEADS = (
    "said",
    "settlements",
    "divisions",
    "organisations",
    "titles",
    "people_of",
    "locative",
    "facilities",
    "distances",
)
FAR_KM = 20_000.0

_NONE = Token(-1, "", "", "", "", "", "", -1, 0, 0, -1, "")


def span_features(view: View, word_scores: np.ndarray) -> np.ndarray:
    """Return the features of every candidate (rows x features); `word_scores` is what its words look like."""
    rows = [_row(view, n, c) for n, c in enumerate(view.candidates)]
    if not rows:
        return np.zeros((0, 0), dtype=np.float32)
    return np.column_stack([np.array(rows, dtype=np.float32), word_scores.astype(np.float32)])


def _row(view: View, n: int, c: Candidate) -> list[float]:
    tokens = view.reading.parse.tokens
    sentence = view.reading.parse.sentences[tokens[c.first].sent]

    def token(i: int) -> Token:
        return tokens[i] if sentence.first <= i < sentence.last else _NONE

    return [
        *_form(view, c),
        *_bearers(c),
        *_place_in_sentence(view, c, token(c.first - 1), token(c.last), sentence.first),
        *_around(
            c,
            [token(c.first + k) for k in (-3, -2, -1)],
            [token(c.last + k) for k in (0, 1, 2)],
        ),
        *_syntax(c, tokens),
        *_elsewhere(view, n, c),
        *_neighbours(view, n, c),
    ]


def _form(view: View, c: Candidate) -> list[float]:
    """The words of the span itself, and the label that the parse gives them."""
    tokens = view.reading.parse.tokens[c.first : c.last]
    first, last = c.cover
    low = c.name.lower()
    return [
        *(float(c.shape == shape) for shape in SHAPES),
        *(float(c.label == label) for label in LABELS),
        float((first, last) == (c.first, c.last)),
        float(first < c.first),
        float(last > c.last),
        float(last - first),
        float(any(t.ent == "GPE" for t in tokens)),
        float(any(t.ent == "PERSON" for t in tokens)),
        float(len(tokens)),
        float(len(c.name)),
        float(c.name.isupper()),
        float(any(ch.isdigit() for ch in c.name)),
        float("." in c.name),
        float(low in common_words()),
        float(low in view.lower),
        *(float(tokens[-1].pos == pos) for pos in POS),
        float(sum(t.pos == "PROPN" for t in tokens) / len(tokens)),
        float(view.caseless),
    ]


def _bearers(c: Candidate) -> list[float]:
    """The places that bear the name."""
    entries = c.entries
    if not entries:
        return [0.0] * 16
    features = {e.feature for e in entries}
    main = [e.importance for e in entries if e.kind is NameKind.MAIN]
    return [
        math.log1p(len(entries)),
        entries[0].importance,
        max(main, default=0.0),
        *(float(entries[0].kind is kind) for kind in NameKind),
        float("country" in features),
        float("admin1" in features),
        float("admin2" in features),
        float("town" in features or "capital" in features),
        float(entries[0].precision == "region"),
        float(len(entries) == 1),
        float(any(e.kind is NameKind.DEMONYM for e in entries)),
    ]


def _place_in_sentence(view: View, c: Candidate, before: Token, after: Token, begin: int) -> list[float]:
    heading = view.reading.blocks[view.reading.parse.sentences[view.reading.parse.tokens[c.first].sent].block].heading
    left = before.i >= 0 and name_like(before)
    right = after.i >= 0 and name_like(after)
    return [
        float(c.first == begin),
        float(heading),
        float(left),
        float(left and before.i > begin),
        float(right),
        float(left and before.ent == "PERSON"),
        float(right and after.ent == "PERSON"),
        float(left and before.ent == "ORG"),
        float(right and after.ent == "ORG"),
        float(before.pos == "PROPN"),
        float(after.pos == "PROPN"),
        float(after.pos == "VERB" or after.pos == "AUX"),
        float(before.pos == "DET"),
        float(before.pos == "NUM"),
        float(after.pos == "NUM"),
    ]


def _around(c: Candidate, before: list[Token], after: list[Token]) -> list[float]:
    lists = words()
    third, second, previous = (t.lower for t in before)
    following, later, last = (t.lower for t in after)
    kinds = lists["settlements"] | lists["divisions"]
    dateline = c.first == 0 or previous == "" or before[-1].text.isupper()
    return [
        *(float(previous in lists[name]) for name in BEFORE),
        *(float(following in lists[name]) for name in AFTER),
        float(after[0].text[:1].isupper() and following in lists["organisations"]),
        float(previous == "of" and second in kinds),
        float(previous == "of" and second in lists["people_of"]),
        float(previous == "of" and (second in lists["distances"] or second in lists["directions"])),
        float(previous == "the" and second in lists["locative"]),
        float(second in lists["locative"]),
        float(third in lists["locative"]),
        float(previous == ","),
        float(previous == "and"),
        float(previous == "'s"),
        float(previous in ("(", "-", "--", "—")),
        float(following == ","),
        float(following == "and"),
        float(following == "'s"),
        float(following in ("-", "/")),
        float(following == "("),
        float(following in (".", "") or following == ";"),
        float(dateline and following in ("(", "-", "--", "—", ",", ":")),
        float(later in kinds),
        float(later in lists["organisations"]),
        float(last in ("(", "--", "—", "-") or later in ("--", "—")),
    ]


def _syntax(c: Candidate, tokens: list[Token]) -> list[float]:
    end = tokens[c.last - 1]
    lists = words()
    head = tokens[end.head]
    outside = not c.first <= head.i < c.last
    word = head.lemma if outside else ""
    above = tokens[head.head].lemma if outside else ""
    return [
        *(float(end.dep == dep) for dep in DEPS),
        *(float(word in lists[name]) for name in HEADS),
        float(outside and head.pos == "PROPN"),
        float(outside and head.ent == "PERSON"),
        float(outside and head.ent == "ORG"),
        float(outside and head.pos == "ADP" and above in lists["people_of"]),
        float(end.dep == "nsubj" and word in lists["said"]),
        float(outside and head.pos == "ADP" and tokens[head.head].pos == "VERB"),
    ]


def _elsewhere(view: View, n: int, c: Candidate) -> list[float]:
    """What the words are called in the rest of the report."""
    parts = view.keys[n].split()
    total = {"place": 0, "NORP": 0, "PERSON": 0, "ORG": 0, "": 0}
    for part in parts:
        for label, count in view.labels.get(part, {}).items():
            total["place" if label in ("GPE", "LOC", "FAC") else label if label in total else ""] += count
    whole = sum(total.values()) or 1
    near = min(view.near_km.get(view.senses[n], FAR_KM), FAR_KM)
    home_km, home_country = FAR_KM, 0.0
    if view.home is not None and c.entries:
        home_country = float(any(e.country == view.home.country for e in c.entries))
        home_km = view.home_km.get(view.senses[n], FAR_KM)
    return [
        *(count / whole for count in total.values()),
        math.log1p(whole / max(1, len(parts))),
        float(any(part in view.persons for part in parts)),
        float(parts[-1] in view.persons) if parts else 0.0,
        math.log1p(near),
        math.log1p(home_km),
        home_country,
        float(view.home is not None),
    ]


def _neighbours(view: View, n: int, c: Candidate) -> list[float]:
    """The candidates beside this one: containment ('Paris, Texas'), lists, and overlaps."""
    tokens = view.reading.parse.tokens
    found = view.candidates
    longer = shorter = contained = container = listed = 0.0
    for k in range(max(0, n - 4), min(len(found), n + 5)):
        other = found[k]
        if k == n:
            continue
        if other.first < c.last and c.first < other.last:
            longer = max(longer, float(other.last - other.first > c.last - c.first))
            shorter = max(
                shorter,
                float(other.last - other.first < c.last - c.first and bool(other.entries)),
            )
        elif other.first == c.last + 1 and tokens[c.last].text == ",":
            contained = max(contained, float(_contains(other, c)))
            listed = max(listed, float(other.label == "GPE"))
        elif c.first == other.last + 1 and tokens[other.last].text in (",", "and"):
            container = max(container, float(_contains(c, other)))
            listed = max(listed, float(other.label == "GPE"))
    return [longer, shorter, contained, container, listed]


def _contains(outer: Candidate, inner: Candidate) -> bool:
    """Whether some division or country of the one name holds some place of the other."""
    holders = {
        (e.country, e.admin1)
        for e in outer.entries[:8]
        if e.feature in ("country", "admin1") and e.kind is not NameKind.DEMONYM
    }
    return any(
        (e.country, e.admin1) in holders or (e.country, "") in holders for e in inner.entries if e.feature != "country"
    )
