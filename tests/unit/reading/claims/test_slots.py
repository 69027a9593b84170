"""Whom a claim may name: people and bodies near it, never a pronoun that stands for nobody, never an event."""

from __future__ import annotations

from collections.abc import Callable

from marsad.reading.claims.frame import Filler, Frame
from marsad.reading.claims.slots import BACK, filler_features, fillers, names_of
from marsad.reading.claims.words import Around

type Look = Callable[..., Around]
type Make = Callable[..., Frame]


def names(around: Around, made: Frame, earlier: list[Frame] | None = None) -> list[str]:
    return [f.name.casefold() for f in fillers(around, made, earlier or [])]


def test_the_people_and_bodies_of_the_sentence_may_fill_a_slot(look: Look, frame: Make) -> None:
    """Subject and object alike: the rankers tell them apart."""
    around = look("Gunmen ambushed soldiers.")
    assert names(around, frame(around, "ambushed", "attack")) == ["gunmen", "soldiers"]


def test_a_pronoun_that_stands_for_nobody_fills_no_slot(look: Look, frame: Make) -> None:
    """'They' with nothing before it names nobody; with somebody before it, it gives the name."""
    around = look("They ambushed soldiers.")
    assert "they" not in names(around, frame(around, "ambushed", "attack"))
    around = look("Militiamen came down from the hills. They ambushed soldiers.")
    found = names(around, frame(around, "ambushed", "attack"))
    assert "militiamen" in found
    assert "they" not in found


def test_an_event_noun_fills_no_slot_of_its_own(look: Look, frame: Make) -> None:
    """The attack is not the attacker."""
    around = look("The attack on the convoy killed six soldiers.")
    assert "attack" not in names(around, frame(around, "attack", "attack"))


def test_an_event_word_that_is_a_person_does(look: Look, frame: Make) -> None:
    """'A suicide bomber' is the bombing's event word and its actor."""
    around = look("A suicide bomber killed six soldiers in Kabul.")
    assert "suicide bomber" in names(around, frame(around, "bomber", "bombing"))


def test_sentences_too_far_back_offer_nobody(look: Look, frame: Make) -> None:
    """Names of the few sentences before may fill a slot, older ones only through earlier claims."""
    filling = " ".join(["The sky was blue."] * BACK)
    around = look(f"Militiamen crossed the river. {filling} A bridge was destroyed.")
    made = frame(around, "destroyed", "destruction")
    assert "militiamen" not in names(around, made)
    before = frame(around, "crossed", "advance")
    before.actors.append("militiamen")
    assert "militiamen" in names(around, made, [before])


def test_each_name_comes_once_with_all_its_mentions(look: Look, frame: Make) -> None:
    """A name and the pronoun for it are one filler with two mentions."""
    around = look("Militiamen crossed the river. They ambushed soldiers.")
    found = {f.name.casefold(): f for f in fillers(around, frame(around, "ambushed", "attack"), [])}
    assert len(found["militiamen"].mentions) == 2


def test_a_plural_of_named_ones_gives_its_members(look: Look) -> None:
    """An entity with members stands for them, any other for itself."""
    around = look("Soldiers met farmers.")
    one, other = around.reading.entities[:2]
    assert names_of(around, other) == [other.name]
    other.members = [0]
    assert names_of(around, other) == [one.name]


def test_features_tell_the_side_and_the_way(look: Look, frame: Make) -> None:
    """The subject's way to the verb differs from the object's; a name carried over has none."""
    around = look("Gunmen ambushed soldiers.")
    made = frame(around, "ambushed", "attack")
    gunmen, soldiers = fillers(around, made, [])
    one, other = filler_features(around, made, gunmen, []), filler_features(around, made, soldiers, [])
    assert "r=vnsubj" in one
    assert "r=vdobj" in other
    assert "not-near" in filler_features(around, made, Filler("somebody else", []), [])
