"""The knowledge base of actors: whom names find, alone and in running text."""

from __future__ import annotations

import time
from typing import get_args

import pytest

from marsad.knowledge.actor_tables import ActorType, read_tables
from marsad.knowledge.actors import Actors


@pytest.fixture(scope="module")
def actors() -> Actors:
    """Return the packaged knowledge base."""
    return Actors.open()


def ids(actors: Actors, text: str) -> list[str]:
    """Return the first bearer of each name that the text holds."""
    return [match.actors[0].id for match in actors.scan(text)]


def test_it_has_the_entries_that_users_are_promised(actors: Actors) -> None:
    """At least 190 states, 180 armed groups, 120 leaders, and an army and ministries for every state."""
    of_type = {kind: [a for a in actors.entries if a.type == kind] for kind in get_args(ActorType)}
    assert len(of_type["state"]) >= 190
    assert len(of_type["group"]) >= 180
    assert len([a for a in of_type["person"] if a.offices]) >= 120
    for state in of_type["state"]:
        for organ in ("army", "police", "government", "ministry-of-defence", "ministry-of-interior", "parliament"):
            assert f"{state.id}-{organ}" in actors.by_id, state.id


def test_every_entry_is_well_formed(actors: Actors) -> None:
    """Types, kinds and sectors are of the codebooks, links lead to entries, years run forward."""
    sectors = {
        *("COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL"),
        *("EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"),
    }
    for actor in actors.entries:
        assert actor.type in get_args(ActorType), actor
        assert 1 <= actor.kind <= 8, actor
        assert actor.sector in sectors, actor
        assert actor.names, actor
        for link in (*actor.predecessors, *actor.successors):
            assert link.id in actors.by_id, (actor.id, link.id)
        for office in actor.offices:
            assert office.until is None or office.since is None or office.since <= office.until, actor


def test_every_written_entry_has_an_arabic_name(actors: Actors) -> None:
    """Whoever reads Arabic finds all of them."""
    assert [a.id for a in actors.entries if not a.names_ar] == []


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("HTS", "actor:hts"),
        ("Hay’at Tahrir al-Sham", "actor:hts"),
        ("Hayat Tahrir el-Sham", "actor:hts"),
        ("هيئة تحرير الشام", "actor:hts"),
        ("Syria's army", "actor:sy-army"),
        ("Iraqi Foreign Ministry", "actor:iq-ministry-of-foreign-affairs"),
        ("الجيش السوري", "actor:sy-army"),
        ("IDF", "actor:il-army"),
        ("Doctors Without Borders", "actor:msf"),
        ("actor:un", "actor:un"),
        ("The Independent", "actor:independent"),
    ],
)
def test_a_name_finds_its_entry_however_it_is_spelt(actors: Actors, name: str, entry: str) -> None:
    """Case, apostrophes, articles and script do not matter."""
    assert actors.find(name)[0].id == entry


def test_an_unknown_name_finds_nobody(actors: Actors) -> None:
    """Nothing is guessed; a part of a name is found by search only."""
    assert actors.find("Society of Left-Handed Cartographers") == ()
    assert actors.search("tahrir sham")[0].id == "actor:hts"


def test_the_longest_name_wins_in_text(actors: Actors) -> None:
    """'Russian air force' is one name, not Russia; a possessive counts as the name."""
    text = (
        "The Russian air force hit targets, Russia's ministry said. Assad's forces and the UN Security Council agreed."
    )
    assert ids(actors, text) == ["actor:ru-air-force", "actor:ru", "actor:bashar-al-assad", "actor:unsc"]


def test_abbreviations_are_names_only_in_capitals(actors: Actors) -> None:
    """'us' is no state, 'who' no agency; in a text without capitals short words are never names."""
    assert ids(actors, "They told us who is who. The US and WHO agreed.") == ["actor:us", "actor:who"]
    assert ids(actors, "the government told us that it is so") == []
    assert ids(actors, "guerrillas of the farc attacked bogota police") == ["actor:farc", "actor:co"]


def test_capitals_alone_make_no_abbreviation(actors: Actors) -> None:
    """In a heading in capitals 'IS' and 'US' are words."""
    assert "actor:isis" not in ids(
        actors, "THE ENEMY IS NEAR AND WILL ATTACK US\nCalm returned to the north on Friday."
    )


def test_an_organ_without_its_state_is_found_by_country(actors: Actors) -> None:
    """'Armed forces' in a report on Syria are the Syrian army."""
    organ = actors.organ("armed forces", "SY")
    assert organ is not None
    assert organ.id == "actor:sy-army"
    assert actors.organ("library", "SY") is None


def test_offices_tell_who_may_be_meant(actors: Actors) -> None:
    """A leader is in the news while in office and a little before and after."""
    leader = actors.by_id["actor:benjamin-netanyahu"]
    assert leader.held_office(2015)
    assert not leader.held_office(1980)


def test_scanning_is_linear() -> None:
    """A hundred thousand words that almost match take seconds, not minutes."""
    actors = Actors.open()
    start = time.perf_counter()
    actors.scan("the armed forces of the republic of " * 15_000)
    assert time.perf_counter() - start < 5


def test_it_loads_quickly() -> None:
    """Reading the tables costs well under a second of work."""
    start = time.process_time()
    Actors(read_tables())
    assert time.process_time() - start < 1
