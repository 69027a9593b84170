"""A lexicon file is read once, states its source, and says in words what is wrong with it."""

import pytest

from marsad.knowledge.lexicon import load_lexicon, parse_lexicon
from marsad.model.errors import ConfigError

GOOD = """
source: written for this test
words: [one, two, 3]
table: {a: b, c: 4}
counts: {dozen: 12, half: 0.5}
kinds: {killed: [dead, slain], injured: [hurt]}
rows: [{word: x, value: 1}]
"""


def test_every_shape_of_section_is_read() -> None:
    """Words, tables, numbers, groups, labels and rows come back typed."""
    lexicon = parse_lexicon(GOOD, "en", "test")
    assert lexicon.source == "written for this test"
    assert lexicon.words("words") == ("one", "two", "3")
    assert lexicon.table("table") == {"a": "b", "c": "4"}
    assert lexicon.numbers("counts") == {"dozen": 12, "half": 0.5}
    assert lexicon.groups("kinds")["killed"] == ("dead", "slain")
    assert lexicon.labels("kinds") == {"dead": "killed", "slain": "killed", "hurt": "injured"}
    assert lexicon.rows("rows") == ({"word": "x", "value": 1},)
    assert "rows" in lexicon
    assert "source" not in lexicon


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("words: [a]", "no 'source:' line"),
        ("source: ' '", "no 'source:' line"),
        ("- a\n- b", "must be a mapping"),
        ("a: [", "is no YAML"),
    ],
)
def test_a_file_that_breaks_the_form_is_named(text: str, said: str) -> None:
    """The error names the file and what is wrong with it."""
    with pytest.raises(ConfigError, match=said) as caught:
        parse_lexicon(text, "en", "test")
    assert "lexicons/en/test.yaml" in caught.value.message


def test_a_section_of_another_shape_is_named() -> None:
    """Asking for a section in a shape it does not have names the section."""
    lexicon = parse_lexicon(GOOD, "en", "test")
    for ask in (lexicon.table, lexicon.numbers, lexicon.groups, lexicon.labels, lexicon.rows):
        with pytest.raises(ConfigError, match="'words'"):
            ask("words")
    with pytest.raises(ConfigError, match="is missing"):
        lexicon.words("nothing")


def test_a_word_under_two_labels_is_refused() -> None:
    """A word may stand under one label only, so that look-ups have one answer."""
    lexicon = parse_lexicon("source: s\nkinds: {a: [x], b: [x]}", "en", "test")
    with pytest.raises(ConfigError, match="both 'a' and 'b'"):
        lexicon.labels("kinds")


def test_a_missing_lexicon_is_a_configuration_error() -> None:
    """The error names the file that was looked for."""
    with pytest.raises(ConfigError, match=r"lexicons/xx/none\.yaml"):
        load_lexicon("xx", "none")
