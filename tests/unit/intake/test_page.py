"""A page is read as a person sees it."""

from __future__ import annotations

import pytest

from marsad.intake.page import parse_page
from marsad.model import InputError

WORDS = "The army withdrew from the town on Friday after two days of fighting, a war monitor said. " * 3
HEAD = (
    "<html lang='en-GB'><head><title>Army leaves town</title><meta property='og:site_name' content='Example Paper'>"
    "<meta property='article:published_time' content='2024-12-05'><style>.zz, .q {display: none}</style></head>"
)


def page(body: str) -> bytes:
    return f"{HEAD}<body><article><h1>Army leaves town</h1><p>{WORDS}</p>{body}</article></body></html>".encode()


def test_the_article_and_its_facts_are_found() -> None:
    """Text, title, publisher, day and language come from the page."""
    found = parse_page(page(""))
    assert WORDS.strip() in found.text
    assert (found.title, found.publisher) == ("Army leaves town", "Example Paper")
    assert (found.published, found.language) == ("2024-12-05", "en")


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='display: none'>HIDDEN</p>",
        "<p style='font-size:0px'>HIDDEN</p>",
        "<p style='position:absolute; left:-9999px'>HIDDEN</p>",
        "<div hidden><p>HIDDEN</p></div>",
        "<p class='a zz'>HIDDEN</p>",
        "<noscript>HIDDEN</noscript>",
        "<!-- HIDDEN -->",
        "<img alt='HIDDEN'>",
        "<template><p>HIDDEN</p></template>",
    ],
)
def test_hidden_text_is_no_text(hidden: str) -> None:
    """What a person looking at the page would not see is not read, and what follows it is."""
    found = parse_page(page(hidden + f"<p>{WORDS.replace('Friday', 'Sunday')}</p>"))
    assert "HIDDEN" not in found.text
    assert "Sunday" in found.text


def test_small_print_is_text() -> None:
    """A font size of 0.8em is not zero."""
    assert (
        "SMALL"
        in parse_page(page("<p style='font-size:0.8em; opacity: 0.9'>SMALL print about the army there.</p>")).text
    )


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 3_000 + f"<p>{WORDS}</p>" + "</div>" * 3_000,
        "<b>" * 50_000 + f"<p>{WORDS}</p>",
        "<div " + " ".join(f'a{n}="x"' for n in range(100_000)) + f"><p>{WORDS}</p></div>",
        "<i>x</i>" * 80_000 + f"<p>{WORDS}</p>",
    ],
    ids=["nested", "unclosed", "attributes", "many tags"],
)
def test_pages_made_to_hang_a_parser_are_read(body: str) -> None:
    """Deep nesting, unclosed tags, giant tags and a flood of tags cost seconds at most, and no words."""
    assert "The army withdrew from the town" in parse_page(f"<html><body>{body}</body></html>".encode()).text


def test_hidden_text_stays_hidden_in_a_page_that_is_flattened() -> None:
    """Taking off the wrappers does not bring out what one of them hid."""
    body = "<div>" * 400 + "<div style='display:none'>HIDDEN</div>" + f"<p>{WORDS}</p>" + "</div>" * 400
    found = parse_page(f"<html><body>{body}</body></html>".encode())
    assert "HIDDEN" not in found.text
    assert "The army" in found.text


def test_a_page_without_words_is_refused() -> None:
    """A page that a script fills in has nothing to read."""
    with pytest.raises(InputError) as caught:
        parse_page(b"<html><body><div id='app'></div><script>go()</script></body></html>")
    assert caught.value.code == "page-no-text"


def test_a_page_that_is_no_article_is_read_whole() -> None:
    """Where hardly anything is made out as the article, all visible text is read, and that is told."""
    found = parse_page(b"<html><body><ul><li>Rebels left the town.</li><li>The bridge is cut.</li></ul></body></html>")
    assert "Rebels left the town." in found.text
    assert "The bridge is cut." in found.text
