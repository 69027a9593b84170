#!/usr/bin/env python3
"""Train the models of the claim steps from the labelled reports of this folder.

usage: claims.py [--reports DIR] [--out DIR] [--only triggers|slots ...]

Reads every *.txt of training/reports, runs the reader's earlier steps over them, aligns each labelled claim with its
event word, and fits linear models (fixed seeds). The corpora of the benchmark are never read here.
"""

from __future__ import annotations

import argparse
import collections
import sys
from pathlib import Path

import numpy as np
from labelled import read_reports
from names import name_matches, period_matches
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from marsad.model import CLAIM_TYPES, Modality, Report
from marsad.reading.claims.candidates import find_candidates, sentence_types, trigger_features, trigger_vector
from marsad.reading.claims.clause import clause_span
from marsad.reading.claims.detect import THRESHOLD, confidence_features, frames_from
from marsad.reading.claims.fill import Filled, fill_names, fill_places, fill_time
from marsad.reading.claims.frame import Frame, Moment
from marsad.reading.claims.howmany import measure_features, measures_near
from marsad.reading.claims.linear import Linear, save_linear
from marsad.reading.claims.manner import background_features, manner_features
from marsad.reading.claims.slots import filler_features, fillers
from marsad.reading.claims.when import moment_features, moments
from marsad.reading.claims.where import look_around, site_features, sites
from marsad.reading.claims.words import Around
from marsad.reading.layers import Measure

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src" / "marsad" / "reading" / "claims" / "models"
TYPE = {kind: n for n, kind in enumerate(CLAIM_TYPES)}
SNIPPET = 400
"""Characters; shorter texts teach types and modality only: who, where and when come from the company they lack."""
EMPHASIS = {"X": 2.0, "XP": 2.0, "P": 2.0}
"""The lexicon's features count for more than one word's: the penalty is the same, so they carry what is general."""
VECTOR_EMPHASIS = 1.5
MODALITIES = [m.value for m in Modality]


class Pairs:
    """Feature lists with their labels and the report each comes from."""

    def __init__(self) -> None:
        self.features: list[list[str]] = []
        self.labels: list[int] = []
        self.groups: list[int] = []

    def add(self, features: list[str], label: int, group: int = 0) -> None:
        """Keep one row; rows of one group are rivals for one slot."""
        self.features.append(features)
        self.labels.append(label)
        self.groups.append(group)


def matrix(rows: list[list[str]], index: dict[str, int]) -> csr_matrix:
    """Return the rows as a sparse 0/1 matrix over the indexed features."""
    indices: list[int] = []
    starts = [0]
    for row in rows:
        indices += sorted({index[f] for f in row if f in index})
        starts.append(len(indices))
    return csr_matrix((np.ones(len(indices), dtype=np.float32), indices, starts), shape=(len(rows), len(index)))


def indexed(rows: list[list[str]], least: int = 3) -> dict[str, int]:
    """Return an index of the features that hold for at least `least` rows."""
    counts = collections.Counter(f for row in rows for f in set(row))
    return {f: n for n, f in enumerate(sorted(f for f, count in counts.items() if count >= least))}


def fit(pairs: Pairs, classes: list[str], strength: float, least: int = 3) -> Linear:
    """Fit a two-way model (one class name) or a multinomial one over the classes."""
    index = indexed(pairs.features, least)
    rows, labels = matrix(pairs.features, index), np.array(pairs.labels)
    if len(classes) == 1:
        model = LogisticRegression(C=strength, solver="liblinear", tol=1e-3, random_state=0).fit(rows, labels)
        return Linear(tuple(classes), index, model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32))
    model = LogisticRegression(C=strength, max_iter=300, tol=1e-3, random_state=0).fit(rows, labels)
    weights = np.zeros((len(index), len(classes)), dtype=np.float32)
    bias = np.full(len(classes), -20.0, dtype=np.float32)
    for at, label in enumerate(model.classes_):
        weights[:, label], bias[label] = model.coef_[at], model.intercept_[at]
    return Linear(tuple(classes), index, weights, bias)


def event_word(around: Around, claim: dict, candidates: set[int], scores: dict | None = None):
    """Return the token that the labelled words turn on: known to the lexicon for the type, high in the parse."""
    kind = claim["type"]
    best, best_score = None, -1.0
    for token in around.parse.within(claim["start"], claim["end"]):
        if token.i not in candidates:
            continue
        score = 3.0 * (kind in around.types_of(token)) + 2.0 * (kind in around.phrase_types(token))
        score += 1.0 / (1 + len(around.parse.ancestors(token.i))) + 0.3 * (token.pos == "VERB")
        if scores is not None:
            score = 0.5 * score + 4.0 * float(scores[token.i][TYPE[kind]])
        if score > best_score:
            best, best_score = token, score
    return best


def labelled_frames(around: Around, claims: list[dict]) -> list[tuple[Frame, dict]]:
    """Return a frame for each labelled claim that has an event word, in text order."""
    candidates = {t.i for t in find_candidates(around)}
    out = []
    for claim in sorted(claims, key=lambda c: (c["start"], c["end"])):
        token = event_word(around, claim, candidates)
        if token is not None:
            start, end = clause_span(around.parse, token)
            out.append(
                (Frame(token=token, type=claim["type"], start=start, end=end, modality=claim["modality"]), claim)
            )
    return out


def right_moments(labelled: dict | None, options: list[Moment]) -> list[bool]:
    """Tell which options are the labelled period: those of the very same days, or else those that come close."""
    if labelled is None:
        return [m.first is None for m in options]
    days = (labelled["start"], labelled["end"])
    exact = [m.first is not None and (m.first.isoformat(), m.last.isoformat()) == days for m in options]
    return exact if any(exact) else [period_matches(labelled, m.first, m.last) for m in options]


def collect_slots(
    around: Around, claims: list[dict], pairs: dict[str, Pairs], models: dict[str, Linear] | None
) -> None:
    """Add the rows of one report for every slot's ranker.

    What earlier claims carry over is what is labelled, or, given models, what they would have filled in: a ranker
    that has only seen right carry-overs trusts them too much.
    """
    earlier: list[Filled] = []
    snippet = len(around.reading.text) < SNIPPET
    for frame, claim in labelled_frames(around, claims):
        pairs["modality"].add(manner_features(around, frame), MODALITIES.index(claim["modality"]))
        if snippet:
            continue
        filled = Filled(frame)
        before = [f.frame for f in earlier[-4:]]
        timed = [(f.frame, f.moment) for f in earlier[-4:]]
        found = fillers(around, frame, before)
        near = sites(around, frame, before)
        options = moments(around, frame, timed)
        right = {s: [any(name_matches(g, f.name) for g in claim[s]) for f in found] for s in ("actors", "targets")}
        right["places"] = [any(name_matches(gold, s.name) for gold in claim["places"]) for s in near]
        right["times"] = right_moments(claim["time"], options)
        for slot in ("actors", "targets"):
            for filler, label in zip(found, right[slot], strict=True):
                pairs[slot].add(filler_features(around, frame, filler, before), label)
        for site, label in zip(near, right["places"], strict=True):
            pairs["places"].add(site_features(around, frame, site, near, before), label)
        group = len(pairs["modality"].labels)
        for moment, label in zip(options, right["times"], strict=True):
            pairs["times"].add(moment_features(around, frame, moment, options, timed), label, group)
        measures = measures_near(around, frame)
        for measure in measures:
            pairs["quantity"].add(measure_features(around, frame, measure, measures), is_quantity(claim, measure))
        if models is not None:
            fill_names(around, filled, before, False, models)
            fill_places(around, filled, before, False, models)
            fill_time(around, filled, timed, False, models)
        else:
            for slot in ("actors", "targets"):
                setattr(frame, slot, [f.name for f, label in zip(found, right[slot], strict=True) if label][:4])
            frame.places = [s.name for s, label in zip(near, right["places"], strict=True) if label][:4]
            filled.moment = next((m for m, label in zip(options, right["times"], strict=True) if label), options[0])
        published, moment = around.reading.published, filled.moment
        age = (published - moment.last).days if published and moment.last else None
        pairs["background"].add(background_features(around, frame, age, moment.own), claim["background"])
        earlier.append(filled)


def is_quantity(claim: dict, measure: Measure) -> bool:
    """Tell whether a measure has a number of the claim's quantity."""
    quantity = claim["quantity"] or {}
    wanted = {quantity.get("value"), quantity.get("low"), quantity.get("high")} - {None}
    return bool(({measure.value, measure.low, measure.high} - {None}) & wanted)


def fit_slots(arounds: list[Around], reports: list[dict], models: list[dict[str, Linear] | None]) -> dict[str, Linear]:
    """Fit every slot's ranker; `models` has, per report, what fills in the carry-overs."""
    pairs: dict[str, Pairs] = collections.defaultdict(Pairs)
    for around, report, known in zip(arounds, reports, models, strict=True):
        collect_slots(around, report["claims"], pairs, known)
    out = {name: fit(pairs[name], [name], 0.2) for name in ("actors", "targets", "places", "quantity", "background")}
    out["times"] = fit_ranker(pairs["times"], "times", 1.0)
    out["modality"] = fit(pairs["modality"], MODALITIES, 0.5)
    for name, rows in pairs.items():
        print(f"  {name}: {len(rows.labels)} rows", flush=True)
    return out


def train_slots(arounds: list[Around], reports: list[dict]) -> dict[str, Linear]:
    """Fit the rankers on what models of the other half of the reports carry over."""
    halves = [fit_slots(arounds[half::2], reports[half::2], [None] * len(reports[half::2])) for half in (0, 1)]
    return fit_slots(arounds, reports, [halves[1 - n % 2] for n in range(len(reports))])


def fit_ranker(pairs: Pairs, name: str, strength: float, least: int = 3, rounds: int = 150) -> Linear:
    """Fit a conditional logit: of the rivals of a group the right ones take the share (L-BFGS; L2 1/(2 strength))."""
    groups = np.array(pairs.groups)
    labels = np.array(pairs.labels, dtype=np.float64)
    useful = np.bincount(groups, weights=labels)[groups] > 0
    rows = [row for row, keep in zip(pairs.features, useful, strict=True) if keep]
    index = indexed(rows, least)
    data = matrix(rows, index)
    turned = data.T.tocsr()
    _, groups = np.unique(groups[useful], return_inverse=True)
    labels = labels[useful]
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        logits = np.asarray(data @ weights)
        logits -= np.maximum.reduceat(logits, starts)[groups]
        grown = np.exp(logits)
        total, right = np.add.reduceat(grown, starts), np.add.reduceat(grown * labels, starts) + 1e-12
        slope = grown / total[groups] - grown * labels / right[groups]
        value = float((np.log(total) - np.log(right)).sum()) + float((weights**2).sum()) / (2 * strength)
        return value, np.asarray(turned @ slope) + weights / strength

    found = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    weights = found.x.reshape(-1, 1).astype(np.float32)
    return Linear((name,), index, weights, np.zeros(1, dtype=np.float32))


def fit_many(
    data: csr_matrix, labels: np.ndarray, strength: float = 0.3, rounds: int = 90
) -> tuple[np.ndarray, np.ndarray]:
    """Fit one logistic model per column of labels, all at once (L-BFGS; L2 penalty 1/(2 strength))."""
    width, kinds = data.shape[1], labels.shape[1]
    turned = data.T.tocsr()

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat[: width * kinds].reshape(width, kinds).astype(np.float32)
        bias = flat[width * kinds :].astype(np.float32)
        logits = np.asarray(data @ weights) + bias
        value = float(np.logaddexp(0, logits).sum() - (labels * logits).sum())
        slope = 1 / (1 + np.exp(-logits)) - labels
        gradient = np.asarray(turned @ slope) + weights / strength
        value += float((weights.astype(np.float64) ** 2).sum()) / (2 * strength)
        return value, np.concatenate([gradient.ravel(), slope.sum(axis=0)]).astype(np.float64)

    start = np.concatenate([np.zeros(width * kinds), np.full(kinds, -4.0)])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 8})
    return found.x[: width * kinds].reshape(width, kinds).astype(np.float32), found.x[width * kinds :].astype(
        np.float32
    )


class TriggerRows:
    """The candidate tokens of all reports: their features, word vectors, and where each stands."""

    def __init__(self, arounds: list[Around]) -> None:
        self.arounds = arounds
        self.features: list[list[str]] = []
        self.dense: list[np.ndarray] = []
        self.place: dict[tuple[int, int], int] = {}
        self.candidates: list[set[int]] = []
        for number, around in enumerate(arounds):
            counts = [sentence_types(around, s) for s in around.parse.sentences]
            found = find_candidates(around)
            self.candidates.append({t.i for t in found})
            for token in found:
                self.place[number, token.i] = len(self.features)
                sentence = around.parse.sentences[token.sent]
                self.features.append(trigger_features(around, token, sentence, counts[token.sent]))
                self.dense.append(trigger_vector(around, token))

    def labels(self, reports: list[dict], scores: np.ndarray | None) -> np.ndarray:
        """Return which candidate each labelled claim turns on, by the lexicon and, given them, by a model's scores."""
        out = np.zeros((len(self.features), len(TYPE)), dtype=np.float32)
        for number, (around, report) in enumerate(zip(self.arounds, reports, strict=True)):
            known = None
            if scores is not None:
                known = {i: scores[self.place[number, i]] for i in self.candidates[number]}
            for claim in report["claims"]:
                token = event_word(around, claim, self.candidates[number], known)
                if token is not None:
                    out[self.place[number, token.i], TYPE[claim["type"]]] = 1
        return out


def train_triggers(
    rows: TriggerRows, reports: list[dict], learn: np.ndarray, rounds: int = 2
) -> tuple[Linear, np.ndarray, np.ndarray]:
    """Fit one classifier per type over the candidates of the reports to learn from.

    Labels are re-aligned between rounds by the classifier's own scores. Returns the model, its weights of the word
    vectors, and the scores of all candidates.
    """
    mask = np.array([learn[number] for number, _ in rows.place])
    index = indexed([row for row, keep in zip(rows.features, mask, strict=True) if keep])
    stress = np.array([EMPHASIS.get(name.split("=")[0], 1.0) for name in index], dtype=np.float32)
    named = matrix(rows.features, index).multiply(stress[None, :])
    dense = np.array(rows.dense, dtype=np.float32) * VECTOR_EMPHASIS
    data = hstack([named, csr_matrix(dense)]).tocsr().astype(np.float32)
    scores: np.ndarray | None = None
    for _ in range(rounds):
        labels = rows.labels(reports, scores)
        weights, bias = fit_many(data[mask], labels[mask])
        scores = np.asarray(1 / (1 + np.exp(-(data @ weights + bias))))
    print(f"  triggers: {labels[mask].sum():.0f} event words among {mask.sum()} candidates", flush=True)
    model = Linear(CLAIM_TYPES, index, weights[: len(index)] * stress[:, None], bias)
    return model, weights[len(index) :] * VECTOR_EMPHASIS, scores


def fit_confidence(rows: TriggerRows, reports: list[dict], scores: np.ndarray, held: np.ndarray) -> Linear:
    """Fit the chance that a claim is right from its score and family, on reports the scores were not learnt from.

    A claim is right when a labelled claim of its type shares half of the shorter's words. Snippets are left out: so
    many of them hold no event that a claim in them is likelier wrong than one in a report.
    """
    pairs = Pairs()
    for number, (around, report) in enumerate(zip(rows.arounds, reports, strict=True)):
        if not held[number] or len(around.reading.text) < SNIPPET:
            continue
        scored = {i: scores[rows.place[number, i]] for i in rows.candidates[number]}
        for frame in frames_from(around, scored, THRESHOLD):
            right = any(
                c["type"] == frame.type
                and 2 * (min(c["end"], frame.end) - max(c["start"], frame.start))
                >= min(c["end"] - c["start"], frame.end - frame.start)
                for c in report["claims"]
            )
            pairs.add(confidence_features(frame), right)
    print(f"  confidence: {len(pairs.labels)} claims, {sum(pairs.labels)} right", flush=True)
    return fit(pairs, ["right"], 0.3, least=20)


def main() -> int:
    """Train and write the models."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, default=HERE / "reports")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--only", nargs="*", default=["triggers", "slots"])
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    reports = [r for path in sorted(args.reports.glob("*.txt")) for r in read_reports(path)]
    arounds = read_layers(reports)
    train(arounds, reports, args.out, args.only)
    return 0


def read_layers(reports: list[dict]) -> list[Around]:
    """Run the steps before the claims over the reports."""
    from marsad.reading.reader import Reader

    reader = Reader()
    reader.steps = [step for step in reader.steps if step.name != "claims"]
    fields = ("id", "text", "published", "publisher", "language")
    opened = [Report(**{k: r[k] for k in fields if r.get(k)}) for r in reports]
    return [look_around(reading) for reading in reader.read(opened)]


def train(arounds: list[Around], reports: list[dict], out: Path, only: list[str]) -> None:
    """Train the models named and write them."""
    if "triggers" in only:
        rows = TriggerRows(arounds)
        everyone = np.ones(len(reports), dtype=bool)
        model, dense, _ = train_triggers(rows, reports, everyone)
        save_linear(str(out / "triggers.npz"), model)
        np.save(out / "triggers-vectors.npy", dense.astype(np.float16))
        held = np.arange(len(reports)) % 4 == 0
        _, _, scores = train_triggers(rows, reports, ~held)
        save_linear(str(out / "confidence.npz"), fit_confidence(rows, reports, scores, held))
    if "slots" in only:
        for name, model in train_slots(arounds, reports).items():
            save_linear(str(out / f"{name}.npz"), model)


if __name__ == "__main__":
    sys.exit(main())
