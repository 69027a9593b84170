"""Names lead to places, in every spelling, quickly, with what the user has added."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from marsad.cli.places import gazetteer_group, places_command
from marsad.knowledge.gazetteer import Gazetteer, NameKind
from marsad.knowledge.gazetteer.added import add
from marsad.knowledge.gazetteer.lookup import disambiguate
from marsad.model import InputError


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Return the gazetteer without what the user of this machine may have added."""
    return Gazetteer.open(added=())


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Rastan", "SY"), ("Talbiseh", "SY"), ("Talbisah", "SY"), ("حلب", "SY"), ("وحماة", "SY"), ("Deir Ezzor", "SY"),
        ("Bakhmut", "UA"), ("Kyiv", "UA"), ("Eastern Ghouta", "SY"), ("Donbas", "UA"), ("DRC", "CD"), ("U.S.", "US"),
        ("Rapides Parish", "US"), ("Mosul", "IQ"), ("Türkiye", "TR"), ("Ivory Coast", "CI"),
    ],
)  # fmt: skip
def test_a_name_finds_its_place_first(gazetteer: Gazetteer, name: str, country: str) -> None:
    """Towns, regions, countries and divisions are found in any usual spelling, in Latin and Arabic script."""
    assert gazetteer.find(name)[0].country == country


def test_namesakes_come_most_important_first(gazetteer: Gazetteer) -> None:
    """Every bearer of a name is given, ordered by importance, with its precision."""
    found = gazetteer.find("Georgia")
    assert [entry.feature for entry in found[:2]] == ["country", "admin1"]
    assert [entry.importance for entry in found] == sorted((entry.importance for entry in found), reverse=True)
    assert found[1].precision == "admin1"


def test_demonyms_lead_to_their_country(gazetteer: Gazetteer) -> None:
    """An adjective finds the country and says that it is a demonym."""
    assert [(e.country, e.kind) for e in gazetteer.find("Syrians")] == [("SY", NameKind.DEMONYM)]
    assert gazetteer.find("Damascene")[0].feature == "capital"


def test_abbreviations_count_only_as_they_are_written(gazetteer: Gazetteer) -> None:
    """'Ala.' is Alabama; the word 'ala' is not."""
    assert gazetteer.abbreviated("Ala.")[0].name == "Alabama"
    assert gazetteer.abbreviated("ala") == ()


@pytest.mark.parametrize("name", ["", " ", "'", "xyzzyq", "\ud800", "ا", "Homs; DROP TABLE names"])
def test_unknown_names_find_nothing(gazetteer: Gazetteer, name: str) -> None:
    """What no place is called gives an empty answer, never an error."""
    assert gazetteer.find(name) == ()


def test_ids_lead_back(gazetteer: Gazetteer) -> None:
    """A place is found again by its id."""
    entry = gazetteer.find("Homs")[0]
    again = gazetteer.by_id(entry.id)
    assert again is not None
    assert (again.name, again.lat) == (entry.name, entry.lat)
    assert gazetteer.by_id("geonames:0") is None


def test_it_knows_its_version_and_licence(gazetteer: Gazetteer) -> None:
    """The file says what it was made of, and under which licence."""
    (facts,) = gazetteer.facts()
    assert "CC BY 4.0" in facts["licence"]
    assert int(facts["places"]) > 250_000


def test_look_ups_are_quick(gazetteer: Gazetteer) -> None:
    """A few tens of thousands of look-ups take well under a few seconds of processor time, known and unknown ones."""
    names = [
        f"{name}{tail}" for name in ("Homs", "Paris", "Kabul", "Springfield") for tail in ("", *map(str, range(500)))
    ]
    begin = time.process_time()
    for _ in range(10):
        for name in names:
            gazetteer.find(name)
    assert len(names) * 10 / (time.process_time() - begin) > 40_000


def test_context_chooses_between_namesakes(gazetteer: Gazetteer) -> None:
    """'Paris, Texas', a state to be near, or a country decide which place is meant."""
    assert disambiguate(gazetteer, "Paris, Texas")[0].admin1 == "TX"
    assert disambiguate(gazetteer, "Springfield", near="Illinois")[0].admin1 == "IL"
    assert {entry.country for entry in disambiguate(gazetteer, "Tripoli", country="Lebanon")} == {"LB"}


GEONAMES_ROW = (
    "172946001\tAl Ghanţū\tAl Ghantu\tGhanto,الغنطو\t34.8208\t36.7014\tP\tPPL\tSY\t\t11\t\t\t\t"
    "9000\t\t480\tAsia/Damascus\t2020-01-01"
)


def test_a_geonames_dump_can_be_added(tmp_path: Path) -> None:
    """Villages of a country dump are found beside the others, from text and from a ZIP; broken rows are passed over."""
    dump = tmp_path / "SY.zip"
    with zipfile.ZipFile(dump, "w") as archive:
        archive.writestr("readme.txt", "not this one")
        archive.writestr("SY.txt", GEONAMES_ROW + "\nbroken\trow\n" + GEONAMES_ROW.replace("34.8208", "nowhere") + "\n")
    target, facts = add(dump, tmp_path / "kept", Gazetteer.open(added=()))
    assert facts["places"] == "1"
    found = Gazetteer.open([target]).find("Ghanto")
    assert [(e.id, e.name, e.country, e.population) for e in found] == [("geonames:172946001", "Al Ghanţū", "SY", 9000)]


def test_a_cod_ab_table_can_be_added(tmp_path: Path) -> None:
    """P-codes stay text with their leading zeros; rows without a position take that of a name that is known."""
    table = tmp_path / "syr_admin.csv"
    table.write_text(
        "ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,lat,lon\n"
        "Syrian Arab Republic,SY,Homs,SY04,Ar-Rastan,الرستن,SY0404,34.92,36.73\n"
        "Syrian Arab Republic,SY,Homs,SY04,Tadmor,تدمر,SY0405,,\n",
        encoding="utf-8",
    )
    target, _ = add(table, tmp_path / "kept", Gazetteer.open(added=()))
    more = Gazetteer([target])
    assert [(e.id, e.feature, e.country) for e in more.named("ar-rastan")] == [("pcode:SY0404", "admin2", "SY")]
    assert more.named("Tadmor")[0].lon == pytest.approx(38.28, abs=0.3)
    assert more.named("Homs")[0].id == "pcode:SY04"


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\x00\x01\x02", b"PK\x03\x04broken"])
def test_other_files_are_refused_with_their_name(tmp_path: Path, content: bytes) -> None:
    """What is neither kind of table is an input error that names the file."""
    path = tmp_path / ("bad.zip" if content.startswith(b"PK") else "bad.csv")
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"bad\.(zip|csv)"):
        add(path, tmp_path / "kept", Gazetteer.open(added=()))


def test_the_commands_look_up_and_add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person looks a name up, adds a table, and finds what it holds; an unknown name gives exit code 1."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    run = CliRunner().invoke
    assert "geonames:172946" in run(places_command, ["Rastan"]).output
    assert run(places_command, ["xyzzyq"]).exit_code == 1
    (tmp_path / "SY.txt").write_text(GEONAMES_ROW + "\n", encoding="utf-8")
    assert (
        "added 1 places"
        in run(gazetteer_group, ["add", str(tmp_path / "SY.txt"), "--into", str(tmp_path / "g")]).output
    )
    found = run(places_command, ["Ghanto", "--gazetteer", str(tmp_path / "g" / "SY.sqlite"), "--format", "jsonl"])
    assert "172946001" in found.output
    assert "licence" in run(gazetteer_group, ["info"]).output
