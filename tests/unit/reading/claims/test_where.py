"""Where it happened: places by name, never 'the city' alone, and how they stand to the happening."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marsad.reading.claims.frame import Frame
from marsad.reading.claims.where import role_of, site_features, sites
from marsad.reading.claims.words import Around

type Look = Callable[..., Around]
type Make = Callable[..., Frame]


def test_named_places_are_sites_and_generic_ones_are_not(look: Look) -> None:
    """'The city', 'the village' and 'the old factory' say nothing about where."""
    assert look("Soldiers left the city, burned the village and hid in the old factory.").sites == []
    around = look("The army entered Damascus. Soldiers burned the old factory.")
    assert [s.name for s in around.sites] == ["Damascus"]


def test_a_generic_word_that_stands_for_a_name_is_a_site_of_that_name(look: Look) -> None:
    """'The city' after 'Damascus' is Damascus, where it is said again; never a place called 'city'."""
    around = look("The army entered Damascus on Thursday. Soldiers then shelled the city.")
    assert {s.name for s in around.sites} == {"Damascus"}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "They marched from Homs to Damascus and camped near Aleppo.",
            {"Homs": "from", "Damascus": "to", "Aleppo": "near"},
        ),
        ("The road between Homs and Damascus was cut.", {"Homs": "between", "Damascus": "between"}),
        ("Shells fell in Damascus.", {"Damascus": "at"}),
        ("A convoy moved towards Aleppo out of Damascus.", {"Aleppo": "to", "Damascus": "from"}),
        ("Tanks rolled into Aleppo.", {"Aleppo": "to"}),
    ],
)
def test_the_preposition_gives_the_role(look: Look, text: str, roles: dict[str, str]) -> None:
    """To, from, near and between; at, where nothing else is said."""
    around = look(text)
    assert {s.name: role_of(around, s) for s in around.sites} == roles


def test_each_name_is_offered_once_by_its_nearest_mention(look: Look, frame: Make) -> None:
    """Of two mentions the one in the claim's own words counts."""
    text = "Shells fell in Damascus. On Thursday rebels attacked Damascus and Aleppo."
    around = look(text)
    near = {s.name: s.start for s in sites(around, frame(around, "attacked", "attack"), [])}
    assert set(near) == {"Damascus", "Aleppo"}
    assert near["Damascus"] == text.index("Damascus", 30)


def test_places_of_earlier_claims_are_marked_as_carried(look: Look, frame: Make) -> None:
    """How many claims ago a place was used; 0 for one that was not."""
    filling = "The sky was blue. " * 8
    around = look(f"It was a quiet day. It was a long day. Shells fell in Damascus. {filling}Nine people were killed.")
    made, before = frame(around, "killed", "killed"), frame(around, "fell", "shelling")
    assert sites(around, made, []) == []
    before.places.append("Damascus")
    assert [(s.name, s.carried) for s in sites(around, made, [before])] == [("Damascus", 1)]


def test_features_tell_a_place_inside_the_claim_from_one_outside(look: Look, frame: Make) -> None:
    """The way from the event word shows, and the preposition."""
    around = look("Shells fell in Damascus. Ministers met in Doha.")
    made = frame(around, "fell", "shelling")
    found = {s.name: s for s in sites(around, made, [])}
    inside = site_features(around, made, found["Damascus"], list(found.values()), [])
    assert "r=vprep:in vpobj" in inside
    assert "prep=in|gap=0" in inside
