"""Blocks: paragraphs and headings, which no sentence crosses."""

from marsad.model import Report
from marsad.reading.layers import Reading
from marsad.reading.segment import MAX_BLOCK, Segment
from marsad.reading.shadow import cast_shadow


def blocks_of(text: str) -> list[str]:
    reading = Reading(report=Report(id="r", text=text), shadow=cast_shadow(text))
    Segment()(reading)
    return [reading.text[b.start : b.end] for b in reading.blocks]


def test_a_heading_is_not_glued_to_the_sentence_below_it():
    assert blocks_of("Fighting near the port\nRebels took the harbour on Monday.") == [
        "Fighting near the port",
        "Rebels took the harbour on Monday.",
    ]


def test_a_line_that_only_wraps_a_sentence_stays_one_block():
    text = "The ministry said on Tuesday that its forces had\nwithdrawn from two villages east of the river."
    assert blocks_of(text) == [text]


def test_a_blank_line_ends_a_block_even_in_the_middle_of_a_sentence():
    assert len(blocks_of("The ministry said on Tuesday that its forces had\n\nwithdrawn from two villages.")) == 2


def test_a_run_without_end_is_cut_and_nothing_of_it_is_lost():
    text = "word " * 4000
    found = blocks_of(text)
    assert all(len(b) <= MAX_BLOCK for b in found)
    assert sum(b.count("word") for b in found) == 4000


def test_an_empty_text_has_no_blocks():
    assert blocks_of(" \n \n") == []
