"""Texts made to harm: each is read or refused by name, within 20 s of processor time, and spans slice exactly."""

from __future__ import annotations

import time

import pytest

from marsad.flow.desk import Desk
from marsad.flow.task import LIMIT_S as LIMIT_STEPS_S
from marsad.flow.task import MAX_CHARS, Task
from marsad.model import Report
from marsad.reading.reader import Reader

LIMIT_S = 20.0

SENTENCE = "Rebels shelled the airport of Aleppo on Friday, killing at least 12 people, the Defence Ministry said. "

TEXTS = {
    "5 MB of text": SENTENCE * 50_000,
    "a sentence of 20,000 words": " ".join(["the rebels of the north and the army shelled"] * 2_300) + ".",
    "100,000 quotation marks": '"' * 100_000,
    "quotations never closed": 'The ministry said: "the army left. ' * 2_500,
    "100,000 brackets": "(" * 100_000,
    "100,000 commas": "Aleppo, " * 12_000,
    "one verb again and again": "killed " * 14_000,
    "50,000 digits": "1" * 50_000,
    "numbers without end": "1," * 40_000,
    "half a million spaces": " " * 500_000 + "x",
    "one word of a million letters": "a" * 1_000_000,
    "lines of one letter": "a\n" * 50_000,
    "hyphens": "well-" * 20_000,
    "and and and": "Homs and " * 11_000,
    "dates": "on Friday " * 10_000,
    "said that said that": "the ministry said that " * 4_500,
}


FULL = ("5 MB of text", "a sentence of 20,000 words", "100,000 quotation marks")
"""The texts read at the default limit; the others at a quarter of it, in half of the time."""


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_takes_too_long(reader: Reader, name: str) -> None:
    """However a text is built, reading it ends in time, and what was left out of it is told."""
    part = 1 if name in FULL else 4
    desk = Desk(Task(max_chars=MAX_CHARS // part, limit_s=LIMIT_STEPS_S / part), reader)
    started = time.process_time()
    (outcome,) = desk.read([Report(id="r", text=TEXTS[name], published="2024-12-06", language="en")])
    assert time.process_time() - started < LIMIT_S / (1 if part == 1 else 2)
    assert {problem.code for problem in outcome.problems} <= {"text-too-long", "step-too-slow"}
    for claim in outcome.items:
        assert TEXTS[name][claim.span.start : claim.span.end] == claim.span.text


ODD = {
    "emoji before a span": "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467 " + SENTENCE,
    "turned direction": "\u202e" + SENTENCE.replace("Aleppo", "\u2067Aleppo\u2069"),
    "zero width inside names": SENTENCE.replace("Aleppo", "Ale\u200bppo").replace("Rebels", "Re\u00adbels"),
    "NUL": SENTENCE.replace("Rebels", "Rebels\x00"),
    "lone surrogates": "\ud83d " + SENTENCE.replace("airport", "air\ude00port"),
    "many accents on a letter": SENTENCE.replace("e", "e\u0301\u0302\u0303\u0304"),
    "Arabic-Indic digits": SENTENCE.replace("12", "١٢"),
    "full width": SENTENCE.replace("12", "１２").replace("Aleppo", "Ａｌｅｐｐｏ"),
    "decomposed letters": SENTENCE.replace("Rebels", "Re\u0301bels"),
    "line ends of all kinds": SENTENCE.replace(", ", ",\r\n") + "\u2028" + SENTENCE + "\x0c\x85" + SENTENCE,
    "quotes of all kinds": "«" + SENTENCE + "» „" + SENTENCE + "‟ 〝" + SENTENCE,
    "look-alike letters": SENTENCE.replace("Aleppo", "Аleppo"),
    "a tag as text": SENTENCE + "<script>alert(1)</script> [red]" + SENTENCE,
}


@pytest.mark.parametrize("name", ODD)
def test_spans_slice_odd_texts_exactly(desk: Desk, name: str) -> None:
    """Every offset counts code points of the text as it came, with whatever is in it."""
    text = ODD[name] * 2
    (outcome,) = desk.read([Report(id="r", text=text, published="2024-12-06", language="en")])
    assert not outcome.problems
    for claim in outcome.items:
        assert text[claim.span.start : claim.span.end] == claim.span.text
        for mention in (*claim.actors, *claim.targets, *claim.places, *claim.attribution):
            assert 0 <= mention.start <= mention.end <= len(text)


@pytest.mark.parametrize("layer", ["places", "times", "attributions", "figures"])
def test_layers_slice_odd_texts_exactly(reader: Reader, layer: str) -> None:
    """The layers by themselves keep to the text's own offsets too."""
    desk = Desk(Task(layer=layer), reader)
    reports = [Report(id=name, text=text, published="2024-12-06", language="en") for name, text in ODD.items()]
    for report, outcome in zip(reports, desk.read(reports), strict=True):
        assert not outcome.problems
        for found in next(value for key, value in outcome.items[0].items() if key != "id"):
            spans = [span for part in ("source", "cue", "content") for span in found.get(part, [])]
            for start, end in [*spans, *([(found["start"], found["end"])] if "start" in found else [])]:
                assert 0 <= start < end <= len(report.text)
