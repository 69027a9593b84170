"""Place names are found where they stand, told from persons, and placed by the report's context."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from marsad.model import Report
from marsad.reading.layers import Reading, Toponym
from marsad.reading.places import FindPlaces
from marsad.reading.reader import Reader


@pytest.fixture(scope="module")
def step() -> FindPlaces:
    """Return one step for the module."""
    return FindPlaces()


def read(reader: Reader, step: FindPlaces, text: str, **facts: str) -> Reading:
    """Return the reading of a text up to its toponyms."""
    reading = reader.open(Report(id="r", text=text, **facts))
    reader.segment(reading)
    reader.engine.parse_many([reading])
    step(reading)
    return reading


def named(reading: Reading) -> dict[str, Toponym]:
    """Return the toponyms by the words they stand on."""
    return {reading.text[t.start : t.end]: t for t in reading.toponyms}


WAR = (
    "BEIRUT (Agency) - Warplanes struck the towns of Talbiseh and Rastan in the northern countryside of Homs on "
    "Friday, killing eleven people, the Syrian Observatory for Human Rights said. Rami Abdulrahman said fighters had "
    "left Kafr Laha and the village of Beit Rabia. Russia denied it."
)


def test_towns_of_a_war_report_are_found_and_placed(reader: Reader, step: FindPlaces) -> None:
    """Towns that a statistical model takes for persons or organisations are places, in the country of the report."""
    found = named(read(reader, step, WAR))
    for name in ("Talbiseh", "Rastan", "Homs"):
        assert found[name].country == "SY", name
        assert found[name].gazetteer_id
    assert abs((found["Rastan"].lat or 0) - 34.93) < 0.1
    assert found["Syrian"].kind == "demonym"
    assert found["Russia"].precision == "country"


def test_persons_are_no_places(reader: Reader, step: FindPlaces) -> None:
    """A person's name stays out, even where towns are called like it."""
    found = named(read(reader, step, "Paris Hilton met Jack London and Mrs. Jordan Lincoln at a dinner in Vienna."))
    assert list(found) == ["Vienna"]


def test_a_village_that_no_gazetteer_has_is_still_a_name(reader: Reader, step: FindPlaces) -> None:
    """It has no position and says why, instead of one far away."""
    text = "Fighters entered the village of Kafr Zubqan in Idlib province and the neighbouring village of Qastun Bala."
    found = named(read(reader, step, text))
    assert "Kafr Zubqan" in found
    assert found["Kafr Zubqan"].lat is None
    assert found["Kafr Zubqan"].precision == "unknown"
    assert "no place" in found["Kafr Zubqan"].rule or "not likely" in found["Kafr Zubqan"].rule


@pytest.mark.parametrize(
    ("text", "name", "country", "near"),
    [
        ("A tornado damaged forty homes in Paris, Texas, on Monday.", "Paris", "US", (33.66, -95.56)),
        ("The trial opened in Paris on Monday, French prosecutors said.", "Paris", "FR", (48.85, 2.35)),
        ("Two men from Tripoli in northern Lebanon were held in Beirut.", "Tripoli", "LB", (34.43, 35.84)),
        ("Militias fought in Tripoli, the Libyan capital, and in Misrata.", "Tripoli", "LY", (32.88, 13.19)),
    ],
)
def test_context_decides_between_namesakes(
    reader: Reader, step: FindPlaces, text: str, name: str, country: str, near: tuple[float, float]
) -> None:
    """What is said right after a name, and the other places of the report, tell which one is meant."""
    found = named(read(reader, step, text))[name]
    assert found.country == country
    assert abs((found.lat or 0) - near[0]) < 0.3
    assert abs((found.lon or 0) - near[1]) < 0.3


def test_the_words_beside_a_name_tell_town_from_division(reader: Reader, step: FindPlaces) -> None:
    """'Aleppo province' is the province, 'the city of Aleppo' the city, each mention for itself."""
    text = "Rebels in Aleppo province shelled the city of Aleppo. In Syria, Aleppo was the largest city."
    found = [t.precision for t in read(reader, step, text).toponyms if t.name == "Aleppo"]
    assert found == ["admin1", "town", "town"]


def test_the_publisher_helps_where_the_text_says_nothing(reader: Reader, step: FindPlaces) -> None:
    """A local paper means the town of its own state."""
    text = (
        "The Franklin school board met on Tuesday. Franklin residents asked for a new gym, and Brentwood sent a letter."
    )
    home = named(read(reader, step, text, publisher="tennessean.com"))
    assert abs((home["Franklin"].lat or 0) - 35.93) < 0.5


def test_a_report_without_capitals_is_read_too(reader: Reader, step: FindPlaces) -> None:
    """Old wire copy in lower case has its countries and large towns."""
    text = "guerrillas blew up a bridge near medellin on sunday, colombian police said in bogota. no one was hurt."
    assert {"medellin", "colombian", "bogota"} <= set(named(read(reader, step, text)))


def test_toponyms_are_in_order_and_apart(reader: Reader, step: FindPlaces) -> None:
    """No two overlap, and each stands on its own words."""
    spans = [(t.start, t.end) for t in read(reader, step, WAR).toponyms]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_the_same_report_gives_the_same_toponyms(reader: Reader, step: FindPlaces) -> None:
    """Nothing that was read before changes an answer."""
    first = [(t.start, t.gazetteer_id, t.score) for t in read(reader, step, WAR).toponyms]
    read(reader, step, "Aleppo, Texas, Homs and Paris lie in Kansas.")
    assert [(t.start, t.gazetteer_id, t.score) for t in read(reader, step, WAR).toponyms] == first


@pytest.mark.parametrize("text", ["", " ", "\n", "a", "' ' '", "مدينة حلب", "\ud800 Homs", "A" * 500, "-" * 500])
def test_odd_texts_are_read_without_error(reader: Reader, step: FindPlaces, text: str) -> None:
    """Whatever the text, the step ends and every span lies in it."""
    reading = read(reader, step, text)
    assert all(0 <= t.start < t.end <= len(reading.text) for t in reading.toponyms)


@pytest.mark.parametrize("unit", ["Homs and ", "Springfield, ", "North South East West of ", "U.S.-led ", "Al-Bab-"])
def test_long_texts_take_linear_time(reader: Reader, step: FindPlaces, unit: str) -> None:
    """A text ten times as long takes about ten times as long, not a hundred times."""

    def seconds(times: int) -> float:
        reading = reader.open(Report(id="r", text=unit * times))
        reader.segment(reading)
        reader.engine.parse_many([reading])
        begin = time.process_time()
        step(reading)
        return time.process_time() - begin

    seconds(50)
    assert seconds(2000) < 40 * max(seconds(200), 0.02)
