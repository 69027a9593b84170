#!/usr/bin/env python3
"""Count how often each word of saying, thinking or wanting is a cue, on a corpus in which people marked who says what.

usage: attributions_rates.py CORPUS.jsonl > src/marsad/knowledge/data/cue_rates_en.csv

CORPUS: one article a line, {id, text, attributions: [{source, cue, content}]}, each part a list of [start, end]. Only
counts come out: no words of the articles but single verbs, nouns and adjectives that occurred at least MIN_SEEN times.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from marsad.model import Report
from marsad.reading.attributions.candidate import Candidate
from marsad.reading.attributions.choose import quoted_tokens
from marsad.reading.attributions.content import content_ranges, cue_ranges, edges_of
from marsad.reading.attributions.cues import find_candidates
from marsad.reading.attributions.decide import kind_of, shape_of
from marsad.reading.attributions.lexis import Lexis, lexis
from marsad.reading.attributions.quotes import find_quotes
from marsad.reading.attributions.speech import link_quotes
from marsad.reading.layers import Parse, Reading
from marsad.reading.reader import Reader

MIN_SEEN = 3
HEADER = (
    "# How often a word, a class of words (lexicons/en/speech_verbs.yaml, speech_nouns.yaml) or a shape was a cue.\n"
    "# source: counted by training/attributions_rates.py on 840 news articles of 2015-2016 (PolNeAR); counts only.\n"
)
Counts = dict[tuple[str, str, str], list[int]]


def words_of(parse: Parse, ranges: Iterable[tuple[int, int]]) -> set[int]:
    """Return the token indices of the ranges, punctuation left out."""
    out = set()
    for first, last in ranges:
        out.update(i for i in range(first, last + 1) if parse.tokens[i].pos not in ("PUNCT", "SPACE"))
    return out


def gold_words(reading: Reading, inward: list[int], spans: list[list[int]]) -> set[int]:
    """Return the tokens of gold spans; `inward` turns the article's offsets into the shadow's."""
    parse = reading.parse
    return {
        t.i for start, end in spans for t in parse.within(inward[start], inward[end]) if t.pos not in ("PUNCT", "SPACE")
    }


def inward_offsets(reading: Reading) -> list[int]:
    """Return the shadow's offset for each offset of the article."""
    out = [0] * (len(reading.report.text) + 2)
    for at in range(len(reading.text) + 1):
        out[reading.out(at, at)[0]] = at
    for n in range(1, len(out)):
        out[n] = max(out[n], out[n - 1])
    return out


def is_cue(parse: Parse, edges: list[tuple[int, int]], candidate: Candidate, golds: list[dict[str, set[int]]]) -> bool:
    """Some gold attribution shares a cue word with the candidate and, by Dice of at least one half, its content."""
    cue = words_of(parse, cue_ranges(parse, candidate))
    content: set[int] | None = None
    for gold in golds:
        if cue & gold["cue"] and gold["content"]:
            content = words_of(parse, content_ranges(parse, edges, candidate)) if content is None else content
            if 2 * len(content & gold["content"]) >= 0.5 * (len(content) + len(gold["content"])):
                return True
    return False


def count(reading: Reading, attributions: list[dict[str, Any]], words: Lexis, counts: Counts) -> None:
    """Add one article's candidates to the counts; those inside quotations are left out, as the corpus leaves them."""
    parse = reading.parse
    inward = inward_offsets(reading)
    edges = edges_of(parse)
    golds = [{k: gold_words(reading, inward, a[k]) for k in ("cue", "content")} for a in attributions]
    near: dict[int, list[dict[str, set[int]]]] = defaultdict(list)
    for gold in golds:
        for i in gold["cue"]:
            near[i].append(gold)
    quoted = quoted_tokens(link_quotes(reading, words, find_quotes(reading)))
    for c in find_candidates(parse, words):
        if c.cue in quoted:
            continue
        around = [g for i in words_of(parse, cue_ranges(parse, c)) for g in near.get(i, ())]
        hit = bool(around) and is_cue(parse, edges, c, around)
        keys = [("word", c.key, c.frame), ("word", c.key, ""), ("class", f"{c.pos}/{kind_of(c, words)}", c.frame)]
        for key in [*keys, ("shape", shape_of(parse, c), c.frame)]:
            counts[key][0] += 1
            counts[key][1] += hit


def write(counts: Counts) -> None:
    """Print the counts as CSV, in a fixed order."""
    sys.stdout.write(HEADER)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["kind", "name", "frame", "seen", "cue"])
    for (kind, name, frame), (seen, cue) in sorted(counts.items()):
        if seen >= MIN_SEEN and name.replace("_", "").replace("/", "").replace("-", "").replace("$", "").isalpha():
            out.writerow([kind, name, frame, seen, cue])


def main() -> None:
    """Read the corpus named on the command line and print its counts."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf8").splitlines() if line.strip()]
    counts: Counts = defaultdict(lambda: [0, 0])
    reader = Reader(until="parse")
    reports = (Report(id=row["id"], text=row["text"], published=row.get("date")) for row in rows)
    for row, reading in zip(rows, reader.read(reports), strict=True):
        count(reading, row["attributions"], lexis(), counts)
    write(counts)


if __name__ == "__main__":
    main()
