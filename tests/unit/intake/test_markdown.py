"""Markdown is read as its words stand on the page."""

from __future__ import annotations

from marsad.intake.markdown import parse_markdown


def test_marks_go_and_words_stay() -> None:
    """Headings and paragraphs are lines of their own; links, emphasis, comments and code leave no mark."""
    raw = b"# Town falls\n\nRebels **entered** [the town](http://x.example)\non Monday.\n\n<!-- no -->\n\n"
    raw += b"```\ncode\n```\n- one\n"
    assert parse_markdown(raw).text == "Town falls\n\nRebels entered the town on Monday.\n\none"


def test_front_matter_gives_the_fields() -> None:
    """The YAML head states id, title, day and publisher; `date` will do for `published`."""
    found = parse_markdown(b"---\nid: r1\ntitle: 'A: b'\ndate: 2024-12-06\npublisher: x.example\n---\nRebels left.\n")
    assert (found.id, found.title, found.published, found.publisher) == ("r1", "A: b", "2024-12-06", "x.example")
    assert found.text == "Rebels left."


def test_a_head_that_is_no_yaml_is_told() -> None:
    """The words are read all the same."""
    found = parse_markdown(b"---\ntitle: [x\n---\nRebels left.\n")
    assert (found.text, [flaw.code for flaw in found.flaws]) == ("Rebels left.", ["front-matter"])


def test_what_cannot_be_made_out_is_read_with_its_marks() -> None:
    """A thousand nested quotes would be dropped by the parser; their words are not."""
    found = parse_markdown(b"> " * 1_000 + b"Rebels left the town.")
    assert "Rebels left the town." in found.text
    assert [flaw.code for flaw in found.flaws] == ["markdown-raw"]
