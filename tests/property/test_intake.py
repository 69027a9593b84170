"""Whatever bytes come in, there is a report or a stated reason; whatever goes out is valid."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.cli.encode import encode_line
from marsad.cli.plain import plain
from marsad.flow.desk import cut
from marsad.intake.decode import decode
from marsad.intake.rows import parse_row
from marsad.intake.sniff import sniff
from marsad.knowledge.languages import settle_language
from marsad.model import InputError, Report


@contextmanager
def allowed(*codes: str) -> Iterator[None]:
    """Let an InputError of one of the codes pass, and no other error."""
    try:
        yield
    except InputError as error:
        if error.code not in codes:
            raise


any_text = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=300)


@given(st.binary(max_size=400))
def test_any_bytes_decode_or_say_why(raw: bytes) -> None:
    """Decoding never fails in another way than the one it states, and gives text that can be written again."""
    with allowed("binary-file"):
        decode(raw).text.encode("utf-8")


@given(st.text(max_size=300))
def test_utf8_text_comes_back_as_it_was(text: str) -> None:
    """A text that says it is UTF-8 is never changed."""
    assert decode(b"\xef\xbb\xbf" + text.encode("utf-8")).text == text


@given(st.binary(max_size=300))
def test_any_line_is_a_row_or_says_why(line: bytes) -> None:
    """No line of a file can stop the next from being read."""
    with allowed("row-unreadable", "row-no-text", "binary-file"):
        assert isinstance(parse_row(line).text, str)


@given(any_text)
def test_whatever_is_written_is_valid_json_in_utf8(text: str) -> None:
    """Lone surrogates and controls travel as escapes and come back as they were."""
    line = encode_line({"text": text})
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert json.loads(line.decode("utf-8"))["text"] == text


@given(any_text)
def test_what_is_shown_holds_no_controls(text: str) -> None:
    """A terminal gets printable characters and spaces only."""
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in plain(text))


@given(any_text, st.integers(min_value=1, max_value=400))
def test_a_cut_report_is_a_beginning_of_it(text: str, limit: int) -> None:
    """Cutting never adds, never goes past the limit, and is told exactly when something is left out."""
    kept, problem = cut(Report(id="r", text=text), limit)
    assert text.startswith(kept.text)
    assert len(kept.text) <= limit
    assert (problem is None) == (kept.text == text)


@settings(max_examples=50)
@given(any_text, st.one_of(st.none(), st.text(max_size=8)))
def test_a_language_is_settled_for_any_text(text: str, stated: str | None) -> None:
    """No text and no statement makes the look fail."""
    found = settle_language(text, stated)
    assert found is None or isinstance(found, str)


@given(st.binary(max_size=100), st.text(max_size=20))
def test_any_head_has_a_kind(head: bytes, name: str) -> None:
    """Every file is of some kind."""
    assert sniff(head, name) in ("text", "markdown", "page", "pdf", "rows", "json")
