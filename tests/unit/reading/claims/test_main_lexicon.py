"""The lexicon of acts and stances."""

from __future__ import annotations

from marsad.reading.claims.main_lexicon import load_acts

TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def test_every_code_is_one_of_plover() -> None:
    """No word is given a type that PLOVER does not have, and every type has words."""
    acts = load_acts()
    phrases = {code for table in acts.phrases.values() for code in table.values()}
    codes = {*acts.verbs.values(), *acts.nouns.values(), *phrases, *acts.crowds.values(), *acts.ended.values()}
    assert {code.partition("/")[0] for code in codes} == TYPES


def test_what_ends_is_looked_up_by_mode_then_by_type() -> None:
    """Ending an arrest is a release; ending any other coercion a concession; what has no code has no end."""
    acts = load_acts()
    assert acts.when_ended("COERCE/arrest") == "RETREAT/release"
    assert acts.when_ended("COERCE/curfew") == "CONCEDE"
    assert acts.when_ended(None) is None


def test_a_crowd_that_blocks_protests() -> None:
    """The same act is protest when people in the street do it; others stay what they are."""
    acts = load_acts()
    assert acts.by_crowd("COERCE/restrict") == "PROTEST/obstruct"
    assert acts.by_crowd("AID") == "AID"
