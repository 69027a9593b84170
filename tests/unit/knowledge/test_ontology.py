"""The table from claim types to PLOVER, CAMEO and ACLED."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.knowledge.ontology import Plover, acled, cameo_root, kinds_of, load_ontology, plain_acled, plover
from marsad.model import CLAIM_TYPES, Claim, Mention, Modality, Span

PLOVER_TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def claim(kind: str, text: str, actors: str = "", targets: str = "", by: str = "", **fields: Any) -> Claim:
    """Return a claim of that type and text; names are separated by '|'."""

    def mentions(names: str) -> tuple[Mention, ...]:
        return tuple(Mention(name=name, start=0, end=0) for name in names.split("|") if name)

    return Claim(
        id="c", report="r", type=kind, span=Span(start=0, end=len(text), text=text), actors=mentions(actors),
        targets=mentions(targets), attribution=mentions(by), confidence=0.5, **fields,
    )  # fmt: skip


def test_every_claim_type_has_codes() -> None:
    """Whatever the reader finds has a CAMEO root; only bare positions and acts of government lack a PLOVER type."""
    assert set(load_ontology().rows) == set(CLAIM_TYPES)
    for kind in CLAIM_TYPES:
        found = claim(kind, "something of the sort")
        assert 1 <= int(cameo_root(found)) <= 20
        code = plover(found)
        assert (code is None) == (kind in ("position", "government"))


def test_the_table_uses_only_codes_of_the_codebooks() -> None:
    """No row has a PLOVER type that does not exist, and its last row of each type has no condition."""
    for rows in load_ontology().rows.values():
        for row in rows:
            assert row.plover is None or row.plover.partition("/")[0] in PLOVER_TYPES
        last = rows[-1]
        assert not any((last.modality, last.words, last.actor, last.target, last.armed, last.own))


@pytest.mark.parametrize(
    ("found", "sub_event", "root"),
    [
        (claim("airstrike", "warplanes bombed the town", "Syrian army"), "Air/drone strike", "19"),
        (claim("clash", "clashes broke out", "rebels|Syrian army"), "Armed clash", "19"),
        (claim("attack", "gunmen shot dead a priest", "gunmen", "a priest"), "Attack", "18"),
        (claim("attack", "fighters ambushed soldiers", "fighters", "soldiers"), "Armed clash", "19"),
        (claim("bombing", "a suicide bomber struck the market"), "Suicide bomb", "18"),
        (claim("takeover", "the army recaptured the village", "the army"), "Government regains territory", "19"),
        (claim("takeover", "rebels seized the base", "rebels"), "Non-state actor overtakes territory", "19"),
        (claim("detention", "police arrested 40", "police"), "Arrests", "17"),
        (claim("detention", "rebels detained aid workers", "rebels"), "Abduction/forced disappearance", "17"),
        (claim("protest", "thousands marched"), "Peaceful protest", "14"),
    ],
)
def test_what_really_happened_is_an_acled_event(found: Claim, sub_event: str, root: str) -> None:
    """The kinds of both sides and the words of the span choose the sub-event."""
    code = acled(found)
    assert code is not None
    assert (code.sub_event_type, cameo_root(found)) == (sub_event, root)


def test_plans_and_talk_are_no_acled_events() -> None:
    """ACLED codes what happened; a threatened strike and a demand did not."""
    assert acled(claim("airstrike", "would bomb the town", modality=Modality.HYPOTHETICAL)) is None
    assert acled(claim("demand", "urged both sides to stop")) is None


def test_modality_changes_the_plover_type() -> None:
    """A meeting to come is AGREE, one called off REJECT, one that was held CONSULT."""
    assert plover(claim("meeting", "will meet in Doha", modality=Modality.PLANNED)) == Plover("AGREE")
    assert plover(claim("meeting", "was called off", modality=Modality.CANCELLED)) == Plover("REJECT", "meet")
    assert plover(claim("meeting", "held talks")) == Plover("CONSULT")


def test_who_announces_his_own_attack_threatens() -> None:
    """The same plan told by somebody else stays an assault, marked as future."""
    own = claim("attack", "will attack", "Houthis", by="Houthis", modality=Modality.PLANNED)
    other = claim("attack", "planned to attack", "Houthis", by="US officials", modality=Modality.PLANNED)
    assert plover(own) == Plover("THREATEN", "violence")
    assert plover(other) == Plover("ASSAULT", None, ("future",))


def test_background_and_denial_are_auxiliary_modes() -> None:
    """They stay apart from the type."""
    found = claim("shelling", "did not shell the camp", modality=Modality.DENIED, background=True)
    assert plover(found) == Plover("ASSAULT", "heavy-weapons", ("historical", "negation"))


def test_civilian_targeting_follows_the_targets() -> None:
    """A strike on residents targets civilians, one on fighters does not."""
    hit = acled(claim("airstrike", "jets hit homes", "warplanes", "residents"))
    fought = acled(claim("airstrike", "jets hit fighters", "warplanes", "fighters"))
    assert hit is not None
    assert hit.civilian_targeting
    assert fought is not None
    assert not fought.civilian_targeting


def test_the_knowledge_base_tells_kinds_before_words_do() -> None:
    """A known actor's kind is its entry's; others go by the nouns of their name."""
    known = Mention(name="Houthis", id="actor:houthis", start=0, end=7)
    assert kinds_of([known]) == {"rebel"}
    assert kinds_of([Mention(name="local residents", start=0, end=3)]) == {"civilian"}
    assert kinds_of([]) == {"unknown"}


def test_a_bare_code_has_its_plain_sub_event() -> None:
    """A PLOVER code without a claim gets the ACLED types that hold of any such event, or none."""
    found = plain_acled(Plover("COERCE", "arrest"))
    assert found is not None
    assert (found.event_type, found.sub_event_type) == ("Strategic developments", "Arrests")
    assert plain_acled(Plover("COERCE", "censor")) is None
    assert plain_acled(Plover("AGREE")) is None
