"""Who says what: sources, cues, contents and chains, on sentences written for these tests."""

from __future__ import annotations

import time

import pytest

from marsad.model import Report
from marsad.reading.attributed import source_of
from marsad.reading.layers import Attribution, Reading
from marsad.reading.reader import Reader


def read(reader: Reader, text: str) -> Reading:
    return next(iter(reader.read([Report(id="t", text=text, published="2024-12-06")])))


def words(reading: Reading, spans: list[tuple[int, int]]) -> str:
    return " // ".join(reading.text[start:end] for start, end in spans)


def of_cue(reading: Reading, cue: str) -> Attribution:
    found = [a for a in reading.attributions if cue in words(reading, a.cue)]
    assert found, [words(reading, a.cue) for a in reading.attributions]
    return found[0]


def origin(reading: Reading, clause: str, head: str) -> list[str]:
    start = reading.text.index(clause)
    at = reading.parse.at(reading.text.index(head, start))
    assert at is not None
    chain, _ = source_of(reading, start, start + len(clause), at.i)
    return [reading.entities[i].name for i in chain]


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("The governor said that the bridge had collapsed.", "said", "governor", "the bridge had collapsed"),
        ("The bridge had collapsed, the governor said.", "said", "governor", "The bridge had collapsed"),
        (
            "The bridge had collapsed, said the governor of Daraa.",
            "said",
            "governor of Daraa",
            "The bridge had collapsed",
        ),
        ("According to the mayor, the bridge had collapsed.", "According", "mayor", "the bridge had collapsed"),
        ("The bridge collapsed, according to what the mayor reported.", "according", "mayor", "The bridge collapsed"),
        ("The minister denied that soldiers had fired.", "denied", "minister", "soldiers had fired"),
        ("He added that the road was closed.", "added", "He", "the road was closed"),
        ("The army wants to retake the town.", "wants", "army", "to retake the town"),
        ("The union criticized the new law.", "criticized", "union", "the new law"),
        ("Residents fear that the dam will break.", "fear", "Residents", "the dam will break"),
        ("The report shows that prices doubled.", "shows", "report", "prices doubled"),
    ],
)
def test_one_sentence_gives_its_source_and_content(
    reader: Reader, text: str, cue: str, source: str, content: str
) -> None:
    """Each usual way of naming a source in one sentence is found with its source and its content."""
    reading = read(reader, text)
    found = of_cue(reading, cue)
    assert source in words(reading, found.source)
    assert content in words(reading, found.content)


def test_a_quotation_around_its_cue_is_one_content(reader: Reader) -> None:
    """Both halves of a quotation that its cue parts, and the sentence after it, belong to one speaker."""
    reading = read(reader, '"The road is cut," Colonel Amin Haddad said. "Nobody can pass before morning."')
    found = of_cue(reading, "said")
    assert words(reading, found.content) == '"The road is cut," // "Nobody can pass before morning."'
    assert found.kind == "direct"


def test_an_unclosed_paragraph_keeps_its_speaker_in_the_next(reader: Reader) -> None:
    """A paragraph that opens with a mark and never closes it goes on in the next one, with the same speaker."""
    reading = read(
        reader, '"We left at night," said Huda Salem. "The shelling did not stop.\n\n"My brother stayed behind."\n'
    )
    assert "My brother stayed behind" in words(reading, of_cue(reading, "said").content)


def test_a_cue_at_the_end_of_a_paragraph_brings_in_the_next(reader: Reader) -> None:
    """'He continued:' at a paragraph's end is the cue of the quotation that begins the next paragraph."""
    reading = read(reader, 'The envoy spoke to the council. He continued:\n\n"There is no plan for the winter at all."')
    assert "no plan for the winter" in words(reading, of_cue(reading, "continued").content)


def test_lost_commas_do_not_lose_the_speaker(reader: Reader) -> None:
    """Where the punctuation of an agency line was lost, the speaker before the verb is found all the same."""
    text = "Warplanes struck two villages near the border killing nine people a monitoring group and medics said."
    reading = read(reader, text)
    found = of_cue(reading, "said")
    assert "medics" in words(reading, found.source)
    assert "monitoring" not in words(reading, found.content)
    assert "Warplanes struck two villages" in words(reading, found.content)


def test_the_agency_told_is_the_relay(reader: Reader) -> None:
    """'X told AFP' has X as the origin and the agency as its relay; 'told reporters' has no relay."""
    reading = read(reader, "Mayor Omar Khalil told Reuters that the town had fallen.")
    assert origin(reading, "the town had fallen", "fallen") == ["Omar Khalil", "Reuters"]
    reading = read(reader, "Mayor Omar Khalil told reporters that the town had fallen.")
    assert origin(reading, "the town had fallen", "fallen") == ["Omar Khalil"]


def test_the_quoted_source_comes_before_who_quotes_it(reader: Reader) -> None:
    """A ministry that quotes a military source is the relay of that source."""
    text = 'The Defence Ministry said in a statement, quoting a military source, "Our forces destroyed three vehicles."'
    chain = origin(read(reader, text), "Our forces destroyed three vehicles", "destroyed")
    assert "source" in chain[0]
    assert len(chain) == 2


def test_a_document_speaks_for_its_author(reader: Reader) -> None:
    """'A tally by X' and 'figures compiled by X' put the content on the word of X."""
    reading = read(reader, "At least forty people were killed, according to figures compiled by the Red Cross.")
    assert "Red Cross" in str(origin(reading, "forty people were killed", "killed"))


def test_a_sentence_without_a_cue_is_the_publishers(reader: Reader) -> None:
    """A plain sentence between two attributed ones has no source."""
    reading = read(
        reader,
        "The governor said the bridge fell. Rebels entered the town on Monday. The mayor said schools were shut.",
    )
    assert origin(reading, "Rebels entered the town", "entered") == []


def test_an_attitude_does_not_state_its_object(reader: Reader) -> None:
    """Who condemns an attack has not said that there was one; who accuses another of it has."""
    reading = read(reader, "The union condemned the attack on the market.")
    assert origin(reading, "the attack on the market", "attack") == []
    reading = read(reader, "The union accused the army of bombing the market.")
    assert "union" in str(origin(reading, "bombing the market", "bombing"))


def test_a_denier_is_the_source_of_what_it_denies(reader: Reader) -> None:
    """A denial puts the thing denied under the name of the denier."""
    reading = read(reader, "The army denied that its aircraft had bombed the hospital.")
    assert "rmy" in str(origin(reading, "its aircraft had bombed the hospital", "bombed"))


def test_a_plan_is_no_source(reader: Reader) -> None:
    """'According to' an agreement gives the ground of an act, not a speaker."""
    reading = read(reader, "The fighters left the city according to an agreement with the government.")
    assert origin(reading, "The fighters left the city", "left") == []


def test_what_a_quoted_speaker_quotes_is_minor(reader: Reader) -> None:
    """Cues inside a quotation serve to trace claims and are marked as no attributions of the report itself."""
    reading = read(reader, '"The doctors think that the boy will live," said Huda Salem.')
    assert of_cue(reading, "think").minor
    assert not of_cue(reading, "said").minor


def test_a_headline_names_its_source_behind_a_colon(reader: Reader) -> None:
    """'C: monitor' in a headline has the monitor as source."""
    reading = read(reader, "Army retakes the oilfield after heavy clashes: monitor\n\nThe fighting began on Monday.")
    found = of_cue(reading, ":")
    assert words(reading, found.source) == "monitor"


def test_unquoted_speech_in_the_first_person_goes_on(reader: Reader) -> None:
    """Where the marks were lost, a sentence that goes on as 'we' stays with the speaker who said 'we'."""
    text = "The commander told reporters that our victory is certain. We have shown the world that we will never kneel."
    reading = read(reader, text)
    assert origin(reading, "We have shown the world", "shown") != []


def test_spans_slice_and_lie_in_order(reader: Reader) -> None:
    """All spans lie in the text, none is empty, and attributions come in the order of their cues."""
    text = "“We saw smoke,” she said. It was reported that the port is shut. Analysts believe it will reopen."
    reading = read(reader, text)
    starts = [a.cue[0][0] for a in reading.attributions]
    assert starts == sorted(starts)
    for a in reading.attributions:
        assert all(0 <= s < e <= len(reading.text) for s, e in a.source + a.cue + a.content)


@pytest.mark.parametrize(
    "text",
    [
        '" ' * 20_000,
        '"a" ' * 10_000,
        "he said " * 4_000,
        "' " * 20_000,
        "the claim that " * 3_000,
        "a: b - c\n" * 3_000,
    ],
)
def test_odd_texts_take_linear_time(reader: Reader, text: str) -> None:
    """Thousands of marks or cues in one report are read within seconds once they are parsed."""
    reading = reader.open(Report(id="t", text=text))
    reader.segment(reading)
    reader.engine(reading)
    step = next(s for s in reader.steps if s.name == "attributions")
    start = time.perf_counter()
    step(reading)
    assert time.perf_counter() - start < 4
