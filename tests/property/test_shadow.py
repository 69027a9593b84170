"""Offsets in the shadow text lead back to the characters of the report that they stand for."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from marsad.reading.shadow import cast_shadow

odd = st.sampled_from("“”‘’«»…—–\u00a0\u200b\u200f\u202e\ufeff\u00ad\u0301\u064b\ufe0f\x00\t\r\n\ud83d٣２ﬁäé😀 abc.")
texts = st.text(alphabet=st.one_of(st.characters(codec=None, exclude_categories=()), odd, odd), max_size=120)


@given(texts)
def test_each_shadow_character_leads_to_one_of_the_report(text: str) -> None:
    """Positions come back in order, one apart or more, all inside the text."""
    shadow = cast_shadow(text)
    places = [shadow.out(i, i + 1) for i in range(len(shadow.text))]
    for start, end in places:
        assert 0 <= start < end <= len(text)
        assert end == start + 1
    assert all(before[0] < after[0] for before, after in itertools.pairwise(places))


@given(texts)
def test_plain_letters_stand_for_themselves(text: str) -> None:
    """An ASCII letter, digit or point in the shadow is that character of the report, or a wider form of it."""
    shadow = cast_shadow(text)
    for i, char in enumerate(shadow.text):
        start, _ = shadow.out(i, i + 1)
        if char.isascii() and text[start].isascii() and char.isprintable() and char != " ":
            assert char == text[start] or text[start] == "`"


@given(texts, st.data())
def test_a_span_of_the_shadow_is_a_span_of_the_report(text: str, data: st.DataObject) -> None:
    """Start and end turn into offsets that slice the report, and cover what lies between."""
    shadow = cast_shadow(text)
    start = data.draw(st.integers(0, len(shadow.text)))
    end = data.draw(st.integers(start, len(shadow.text)))
    first, last = shadow.out(start, end)
    assert 0 <= first <= last <= len(text)
    assert len(text[first:last]) == last - first
    assert (first == last) == (start == end)
    if start < end:
        assert shadow.out(start, start + 1)[0] == first
        assert shadow.out(end - 1, end)[1] == last


@given(texts)
def test_the_shadow_is_quiet(text: str) -> None:
    """No surrogate, control or invisible character is left for a step to stumble over."""
    shadow = cast_shadow(text).text
    assert not any("\ud800" <= char <= "\udfff" for char in shadow)
    assert not any(char < " " and char != "\n" for char in shadow)
    assert "\u200b" not in shadow
    shadow.encode("utf-8")
