#!/usr/bin/env python3
"""Train what finds and places toponyms, and say how good it is on reports it was not trained on.

usage: places.py BENCH_DIR [--out FILE] [--cache FILE] [--only-score]

BENCH_DIR holds places/lgl.jsonl and places/trnews.jsonl (Lieberman 2010, Kamalloo and Rafiei 2018). Five deciders are
fitted, each on what the ones before it say of reports they have not seen (five folds, by report; fixed seeds):
what the words look like (linear, over word vectors), whether a span is a place and once more in the company of the
first answers, which place, and once more likewise. The figures printed are those of the folds; the weights written
are fitted on everything. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
import sys
from dataclasses import dataclass
from itertools import batched
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from marsad.knowledge.gazetteer import Gazetteer
from marsad.model import Report
from marsad.reading.engines.spacy_engine import SpacyEngine
from marsad.reading.layers import Reading
from marsad.reading.places.company import directions, distances_km
from marsad.reading.places.decide import anchors_of, choose_spans
from marsad.reading.places.groups import first_anchors, make_groups
from marsad.reading.places.looks import agreement, word_vectors
from marsad.reading.places.names import Names
from marsad.reading.places.ranking import rank_features
from marsad.reading.places.scan import CandidateFinder
from marsad.reading.places.signals import span_features
from marsad.reading.places.trees import Linear, Trees, probability
from marsad.reading.places.view import View, look_at
from marsad.reading.segment import Segment
from marsad.reading.shadow import cast_shadow

FOLDS = 5
RIGHT_KM = 161.0
WEIGHT = {"conflict": 3.0, "lower": 0.5, "bare": 0.5}
"""How much a report counts: our own conflict reports stand for many, altered copies for half."""
WORDS_C = 0.02


@dataclass
class Item:
    """A report with its gold names and what is computed of it once."""

    view: View
    gold: list[dict]
    corpus: str
    vectors: np.ndarray
    labels: np.ndarray
    signals: np.ndarray
    group: str

    def features(self, scores: np.ndarray) -> np.ndarray:
        """Return the features of the spans with the words' scores put in."""
        if not len(scores):
            return self.signals
        return np.column_stack([self.signals[:, :-1], scores.astype(np.float32)])


def label(view: View, gold: list[dict]) -> np.ndarray:
    """Return 1 for each candidate that matches a gold name best: the same span, or else the greatest overlap."""
    out = np.zeros(len(view.candidates))
    spans = [view.reading.out(c.start, c.end) for c in view.candidates]
    for name in gold:
        best, best_fit = None, 0.0
        for n, (start, end) in enumerate(spans):
            overlap = min(end, name["end"]) - max(start, name["start"])
            if overlap > 0:
                fit = overlap / (max(end, name["end"]) - min(start, name["start"]))
                if fit > best_fit:
                    best, best_fit = n, fit
        if best is not None:
            out[best] = 1
    return out


def boost(
    x: np.ndarray,
    y: np.ndarray,
    leaves: int,
    rounds: int,
    rate: float,
    weight: np.ndarray | None = None,
) -> Trees:
    """Fit an ensemble and return it in the form the reader uses."""
    model = HistGradientBoostingClassifier(
        max_iter=rounds, max_leaf_nodes=leaves, max_depth=7, learning_rate=rate, min_samples_leaf=20,
        l2_regularization=5.0, max_features=0.3, early_stopping=False, random_state=7,
    ).fit(x, y, sample_weight=weight)  # fmt: skip
    columns: dict[str, list] = {key: [] for key in ("feature", "threshold", "child", "value")}
    roots, offset, depth = [], 0, 0
    for (tree,) in model._predictors:
        nodes = tree.nodes
        order, queue = [], [0]
        child = np.zeros(len(nodes), dtype=np.int32)
        while queue:  # breadth first, so that a right child comes just after its left one
            node = queue.pop(0)
            order.append(node)
            if not nodes[node]["is_leaf"]:
                queue += [int(nodes[node]["left"]), int(nodes[node]["right"])]
        place = {node: n for n, node in enumerate(order)}
        for node, n in place.items():
            child[n] = n if nodes[node]["is_leaf"] else place[int(nodes[node]["left"])]
        nodes = nodes[order]
        leaf = nodes["is_leaf"].astype(bool)
        columns["feature"].append(np.where(leaf, 0, nodes["feature_idx"]).astype(np.int32))
        columns["threshold"].append(np.where(leaf, np.inf, nodes["num_threshold"]).astype(np.float32))
        columns["child"].append((child + offset).astype(np.int32))
        columns["value"].append(np.where(leaf, nodes["value"], 0).astype(np.float32))
        roots.append(offset)
        offset += len(nodes)
        depth = max(depth, int(nodes["depth"].max()))
    flat = {key: np.concatenate(parts) for key, parts in columns.items()}
    base = float(np.ravel(model._baseline_prediction)[0])
    return Trees(**flat, roots=np.array(roots, dtype=np.int32), depth=depth, base=base)


def fit_words(items: list[Item]) -> Linear:
    """Fit the linear score over word vectors."""
    x, y = (
        np.concatenate([i.vectors for i in items]),
        np.concatenate([i.labels for i in items]),
    )
    model = LogisticRegression(C=WORDS_C, max_iter=200).fit(x, y)
    return Linear(model.coef_[0].astype(np.float32), float(model.intercept_[0]))


def folds(items: list[Item], by_publisher: bool = False) -> list[tuple[list[int], list[int]]]:
    """Return train and test indices; a report's altered copies stay with it, or all reports of a publisher together."""
    groups = [item.group for item in items]
    if by_publisher:
        groups = [urlsplit(item.view.reading.report.url or "").hostname or item.group for item in items]
    names = sorted(set(groups))
    order = dict(zip(names, np.random.default_rng(11).permutation(len(names)), strict=True))
    fold = [order[group] % FOLDS for group in groups]
    return [
        (
            [i for i, f in enumerate(fold) if f != k],
            [i for i, f in enumerate(fold) if f == k],
        )
        for k in range(FOLDS)
    ]


def out_of_fold_words(items: list[Item]) -> list[np.ndarray]:
    """Return each report's word scores by a fit that has not seen it."""
    out: list[np.ndarray] = [np.zeros(0)] * len(items)
    for train, test in folds(items):
        model = fit_words([items[i] for i in train])
        for i in test:
            out[i] = model.score(items[i].vectors)
    return out


def fit_spans(items: list[Item], scores: list[np.ndarray]) -> Trees:
    """Fit the decider of spans."""
    x = np.concatenate([i.features(s) for i, s in zip(items, scores, strict=True) if len(s)])
    y = np.concatenate([i.labels for i in items if len(i.labels)])
    weight = np.concatenate([np.full(len(i.labels), WEIGHT.get(i.corpus, 1.0)) for i in items if len(i.labels)])
    return boost(x, y, weight=weight, leaves=16, rounds=250, rate=0.05)


def fit_again(items: list[Item], scores: list[np.ndarray], likely: list[np.ndarray]) -> Trees:
    """Fit the second decider of spans, in the company of the first's answers."""
    kept = [n for n, item in enumerate(items) if len(item.labels)]
    x = np.concatenate([again_features(items[n], scores[n], likely[n]) for n in kept])
    y = np.concatenate([items[n].labels for n in kept])
    weight = np.concatenate([np.full(len(items[n].labels), WEIGHT.get(items[n].corpus, 1.0)) for n in kept])
    return boost(x, y, weight=weight, leaves=12, rounds=150, rate=0.06)


def again_features(item: Item, scores: np.ndarray, likely: np.ndarray) -> np.ndarray:
    """Return the features of the second decider."""
    return np.column_stack([item.features(scores), agreement(item.view, likely)])


def gold_of(item: Item, start: int, end: int) -> dict | None:
    """Return the gold name with a position that overlaps a span most, or None."""
    found = [
        (min(end, g["end"]) - max(start, g["start"]), n) for n, g in enumerate(item.gold) if g.get("lat") is not None
    ]
    best = max(found, default=(0, 0))
    return item.gold[best[1]] if best[0] > 0 else None


def rank_rows(item: Item, groups: list, anchors: list) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return features, whether each place is right, and weights, for the groups that have a gold position."""
    rows, right, weight = [], [], []
    for group, x in zip(groups, rank_features(item.view, groups, anchors), strict=True):
        golds = [
            gold_of(
                item,
                *item.view.reading.out(item.view.candidates[n].start, item.view.candidates[n].end),
            )
            for n in group.members
        ]
        golds = [g for g in golds if g]
        if not golds:
            continue
        point = golds[0]
        km = distances_km(directions(list(group.entries)), _at(point))[:, 0]
        same = np.array([e.id == f"geonames:{point.get('geonameid')}" for e in group.entries])
        good = same | (km < 25) if (same.any() or (km < 25).any()) else km < RIGHT_KM
        rows.append(x)
        right.append(good.astype(float))
        weight.append(np.full(len(x), np.sqrt(len(golds)) / np.sqrt(len(x))))
    if not rows:
        return np.zeros((0, 0)), np.zeros(0), np.zeros(0)
    return np.concatenate(rows), np.concatenate(right), np.concatenate(weight)


def _at(point: dict) -> np.ndarray:
    lat, lon = np.radians(point["lat"]), np.radians(point["lon"])
    return np.array([[np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)]])


def fit_ranks(data: list[tuple[np.ndarray, np.ndarray, np.ndarray]]) -> Trees:
    """Fit a ranker of places."""
    data = [d for d in data if len(d[0])]
    x, y, w = (np.concatenate([d[k] for d in data]) for k in range(3))
    return boost(x, y, leaves=12, rounds=300, rate=0.05, weight=w)


def labelled(path: Path) -> list[tuple[str, list[dict]]]:
    """Return the reports of a file of ours with the spans that its square brackets mark."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, gold = "", []
        for part in re.split(r"(\[[^\]]*\])", line):
            if part.startswith("["):
                gold.append(
                    {
                        "start": len(text),
                        "end": len(text) + len(part) - 2,
                        "name": part[1:-1],
                        "lat": None,
                    }
                )
            text += part.strip("[]")
        out.append((text, gold))
    return out


def alter(text: str, gold: list[dict], how: str) -> tuple[str, list[dict]]:
    """Return a copy of a report as damage makes it: 'lower' without capitals, 'bare' without commas and quotes."""
    if how == "lower":
        return text.lower(), gold
    shift, new, kept = [0], 0, []
    for ch in text:
        keep = ch not in ",\"'“”‘’"
        kept.append(ch if keep else "")
        new += keep
        shift.append(new)
    moved = [{**g, "start": shift[g["start"]], "end": shift[g["end"]]} for g in gold]
    return "".join(kept), moved


def sources(bench: Path) -> list[tuple[str, str, str, dict, list[dict]]]:
    """Return (corpus, group, text, metadata, gold) for every report trained on, altered copies at the end."""
    out = []
    for corpus in ("lgl", "trnews"):
        rows = [json.loads(line) for line in (bench / "places" / f"{corpus}.jsonl").read_text().split("\n") if line]
        for row in rows:
            facts = {
                "title": row.get("title"),
                "url": row.get("url"),
                "published": row.get("date"),
            }
            out.append((corpus, row["id"], row["text"], facts, row["toponyms"]))
    for path in sorted((Path(__file__).parent / "places_text").glob("*.txt")):
        out += [(path.stem, f"{path.stem}-{n}", text, {}, gold) for n, (text, gold) in enumerate(labelled(path))]
    copies = []
    for n, (corpus, group, text, _, gold) in enumerate(out):
        own = corpus not in ("lgl", "trnews")
        for k, how in enumerate(("lower", "bare")):
            if own or n % 4 == k:
                altered, moved = alter(text, list(gold), how)
                copies.append((how, group, altered, {}, [{**g, "lat": None} for g in moved]))
    return out + copies


def parse(reports: list[Report]) -> list[Reading]:
    """Return the parsed readings of reports; the place step itself is not needed, nor its weights."""
    segment, engine, out = Segment(), SpacyEngine(), []
    for group in batched(reports, 16):
        readings = [Reading(report=r, shadow=cast_shadow(r.text), published=r.published_day) for r in group]
        for reading in readings:
            segment(reading)
        engine.parse_many(readings)
        out += readings
    return out


def read(bench: Path, cache: Path | None) -> list[Item]:
    """Return the parsed reports with their gold."""
    if cache and cache.exists():
        parsed = pickle.loads(cache.read_bytes())
    else:
        rows = sources(bench)
        reports = [Report(id=f"{row[0]}-{n}", text=row[2], **row[3]) for n, row in enumerate(rows)]
        readings = parse(reports)
        parsed = [(reading, row[4], row[0], row[1]) for reading, row in zip(readings, rows, strict=True)]
        if cache:
            cache.write_bytes(pickle.dumps(parsed))
    gazetteer = Gazetteer.open(added=())
    finder = CandidateFinder(Names(gazetteer))
    items = []
    for reading, gold, corpus, group in parsed:
        view = look_at(reading, finder, gazetteer)
        signals = span_features(view, np.zeros(len(view.candidates)))
        items.append(
            Item(
                view,
                gold,
                corpus,
                word_vectors(view),
                label(view, gold),
                signals,
                group,
            )
        )
    return items


def train(items: list[Item]) -> dict[str, object]:
    """Fit all five deciders, each on the others' answers for unseen reports."""
    scores = out_of_fold_words(items)
    spans = fit_spans(items, scores)
    likely: list[np.ndarray] = [np.zeros(0)] * len(items)
    for a, b in folds(items):
        model = fit_spans([items[i] for i in a], [scores[i] for i in a])
        for i in b:
            if len(scores[i]):
                likely[i] = probability(model.score(items[i].features(scores[i])))
    again = fit_again(items, scores, likely)
    kept = [choose_spans(item.view, own) for item, own in zip(items, likely, strict=True)]
    groups = [make_groups(item.view, keep) for item, keep in zip(items, kept, strict=True)]
    firsts = [first_anchors(g) for g in groups]
    data = [rank_rows(i, g, f) for i, g, f in zip(items, groups, firsts, strict=True)]
    first = fit_ranks(data)
    seconds: list[list] = [[]] * len(items)
    for a, b in folds(items):
        model = fit_ranks([data[i] for i in a])
        for i in b:
            seconds[i] = anchors_of(groups[i], rank_features(items[i].view, groups[i], firsts[i]), model)
    second = fit_ranks([rank_rows(i, g, s) for i, g, s in zip(items, groups, seconds, strict=True)])
    return {"words": fit_words(items), "spans": spans, "again": again, "first": first, "second": second}


def save(model: dict[str, object], path: Path) -> None:
    """Write the weights."""
    arrays: dict[str, np.ndarray] = {}
    for name, part in model.items():
        for key in part.__slots__:
            arrays[f"{name}.{key}"] = np.asarray(getattr(part, key))
    np.savez_compressed(path, **arrays)


def main() -> None:
    """Cross-validate, then fit on everything and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/marsad/knowledge/data/places/weights.npz"))
    parser.add_argument("--cache", type=Path)
    parser.add_argument(
        "--by-publisher",
        action="store_true",
        help="keep each publisher on one side of the folds",
    )
    parser.add_argument("--no-score", action="store_true", help="only fit and write")
    parser.add_argument("--only-score", action="store_true")
    parser.add_argument("--predictions", type=Path, help="write the folds' predictions here")
    args = parser.parse_args()
    items = read(args.bench, args.cache)
    sys.path.insert(0, str(args.bench.parent))
    if not args.no_score:
        report(items, args.predictions, args.by_publisher)
    if not args.only_score:
        save(train(items), args.out)


def report(items: list[Item], keep: Path | None, by_publisher: bool) -> None:
    """Print the figures of reports that the deciders have not seen."""
    from marsad.reading.places.decide import decide
    from marsad.reading.places.trees import Weights

    predicted: list[dict] = [{}] * len(items)
    for a, b in folds(items, by_publisher):
        weights = Weights(**train([items[i] for i in a]))
        for i in b:
            view = items[i].view
            rows = []
            for t in decide(view, weights):
                start, end = view.reading.out(t.start, t.end)
                rows.append(
                    {
                        "start": start,
                        "end": end,
                        "lat": t.lat,
                        "lon": t.lon,
                        "score": t.score,
                        "kind": t.kind,
                        "name": t.name,
                        "gazetteer_id": t.gazetteer_id,
                    }
                )
            predicted[i] = {"id": view.reading.report.id, "places": rows}
    if keep:
        keep.write_text("".join(json.dumps(p) + "\n" for p in predicted))
    from score_places import score

    for corpus in dict.fromkeys(item.corpus for item in items):
        gold = [{"id": i.view.reading.report.id, "toponyms": i.gold} for i in items if i.corpus == corpus]
        r = score(gold, predicted)
        overlap, exact = r["overlap"], r["exact"]["F1"]
        line = f"{corpus}: overlap F1 {overlap['F1']:.3f} (P {overlap['P']:.3f} R {overlap['R']:.3f})"
        line += f", exact F1 {exact:.3f}"
        if r["resolution_all_gold"]["n"]:
            whole, found = r["resolution_all_gold"], r["resolution_recognised"]
            line += (
                f", acc@161 all {whole['acc161']:.3f}, found {found['acc161']:.3f}, acc@20 found {found['acc20']:.3f}"
            )
        print(line, flush=True)


if __name__ == "__main__":
    main()
