"""What words look like by their vectors, and what first decisions say of their neighbours."""

from __future__ import annotations

import math

import numpy as np

from marsad.reading.places.view import View


def word_vectors(view: View) -> np.ndarray:
    """Return for every candidate the vectors of its words, the words before and after, and the head of its head."""
    vectors, tokens = view.reading.parse.vectors, view.reading.parse.tokens
    width = vectors.shape[1]
    out = np.zeros((len(view.candidates), 4 * width), dtype=np.float32)
    for n, c in enumerate(view.candidates):
        head = tokens[c.last - 1].head
        parts = (
            vectors[c.first : c.last].mean(axis=0),
            vectors[c.first - 1] if c.first else None,
            vectors[c.last] if c.last < len(tokens) else None,
            vectors[head] if not c.first <= head < c.last else None,
        )
        for k, part in enumerate(parts):
            if part is not None:
                length = float(np.linalg.norm(part))
                if length:
                    out[n, k * width : (k + 1) * width] = part / length
    return out


def agreement(view: View, likely: np.ndarray) -> np.ndarray:
    """Return what a first decision about all candidates says of each: its own, of its namesakes, rivals, neighbours.

    A name that is surely a place once in a report is likelier one where nothing else tells, and the other way round.
    """
    names: dict[str, list[int]] = {}
    for n, key in enumerate(view.keys):
        names.setdefault(key, []).append(n)
    sums = {key: (float(likely[own].sum()), *_two_ends(likely[own])) for key, own in names.items()}
    out = np.zeros((len(view.candidates), 9), dtype=np.float32)
    found = view.candidates
    for n, c in enumerate(found):
        mine, count = float(likely[n]), len(names[view.keys[n]])
        total, low, low_next, high, high_next = sums[view.keys[n]]
        near = [k for k in range(max(0, n - 4), min(len(found), n + 5)) if k != n]
        rivals = [k for k in near if found[k].first < c.last and c.first < found[k].last]
        apart = [k for k in near if k not in rivals]
        beside = [likely[k] for k in apart if abs(found[k].first - c.last) <= 2 or abs(c.first - found[k].last) <= 2]
        out[n] = (
            mine,
            (total - mine) / (count - 1) if count > 1 else -1.0,
            (high_next if mine == high else high) if count > 1 else -1.0,
            (low_next if mine == low else low) if count > 1 else -1.0,
            math.log1p(count),
            max((float(likely[k]) for k in rivals), default=-1.0),
            sum(float(likely[k]) for k in rivals),
            max(map(float, beside), default=-1.0),
            float(np.mean([likely[k] for k in apart])) if apart else -1.0,
        )
    return out


def _two_ends(values: np.ndarray) -> tuple[float, float, float, float]:
    """Return the lowest, second lowest, highest and second highest of some values."""
    order = np.sort(values)
    second = min(1, len(order) - 1)
    return (
        float(order[0]),
        float(order[second]),
        float(order[-1]),
        float(order[-1 - second]),
    )
