"""HTML → text: what a person sees of an article, with its title, publisher and day.

A page is untrusted: hidden text is no text, and nesting or attributes that would hang a parser are taken off first.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import lxml.html
import trafilatura
from htmldate import find_date
from trafilatura.settings import Document

from marsad.intake.decode import decode
from marsad.intake.extract import Extract, Flaw, decoding_flaws
from marsad.model import InputError

MAX_TAG = 20_000
"""Characters of one tag; a longer one loses its attributes (libxml2 compares each attribute with every other)."""

MAX_TAGS = 60_000
"""Tags of one page; an article has some thousands, and past this the search for the article takes too long."""

MAX_DEPTH = 150
"""Open elements at once; past it libxml2 drops what lies deeper without a word, so wrappers are taken off."""

EARLIEST = date(1990, 1, 1)

_CHARSET = re.compile(rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?\s*([\w:.-]{2,30})", re.IGNORECASE)
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>?")
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^<>]*)>")
_WRAPPERS = frozenset(
    {"div", "span", "section", "article", "main", "aside", "blockquote", "font", "b", "i", "em", "strong", "u", "s",
     "small", "big", "center", "table", "tbody", "thead", "tr", "td", "th", "ul", "ol", "dl", "dd", "dt", "li", "a",
     "abbr", "cite", "q", "label", "fieldset", "form", "figure", "details", "summary", "nav", "header", "footer", "ins",
     "del", "sub", "sup", "code", "pre"}
)  # fmt: skip
# Elements without an end tag, or whose end tag is commonly left out.
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
     "li", "dd", "dt", "tr", "td", "th", "option", "thead", "tbody"}
)  # fmt: skip
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?![.\d]*[1-9])"
    r"|(?:text-indent|left|top)\s*:\s*-\d{4,}|clip\s*:\s*rect\(\s*0|max-height\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,2000})\}")
_SIMPLE = re.compile(r"^([.#])([\w-]+)$")
_NO_TEXT = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "canvas",
    "select",
    "textarea",
    "button",
)


def parse_page(raw: bytes) -> Extract:
    """Return the article of an HTML page, without menus, comments and whatever the page hides.

    Raises:
        InputError: the page holds no words to read (`page-no-text`).
    """
    declared = _CHARSET.search(raw[:4096])
    decoded = decode(raw, declared.group(1).decode("ascii") if declared else None)
    tree = _parse(_calm(decoded.text))
    stated, day = tree.get("lang"), _published(tree)
    _drop_hidden(tree)
    found = _article(tree)
    text, flaws = _words(found.text if found else None, tree)
    return Extract(
        text=text,
        title=found.title if found else None,
        published=day,
        publisher=(found.sitename or found.hostname) if found else None,
        url=found.url if found else None,
        language=stated.split("-")[0].lower()[:3] if stated else None,
        flaws=(*decoding_flaws(decoded), *flaws),
    )


def _article(tree: Any) -> Document | None:
    """Return the article that trafilatura makes out in the page, with the page's metadata."""
    html = lxml.html.tostring(tree, encoding="unicode")
    found = trafilatura.bare_extraction(
        html,
        include_comments=False,
        include_images=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False},
    )
    return found if isinstance(found, Document) else None


def _words(article: str | None, tree: Any) -> tuple[str, list[Flaw]]:
    """Return the article's text, or all that the page shows where hardly an article was made out."""
    text = article or ""
    flaws = []
    if len(text.split()) < 15:
        whole = "\n".join(line.strip() for line in tree.text_content().split("\n") if line.strip())
        if len(whole.split()) > 2 * len(text.split()):
            text = whole
            flaws.append(Flaw(code="page-whole", message="No article was made out in the page; all it shows was read."))
    if not text.strip():
        raise InputError("page-no-text", "The page shows no text; it may be an error page, or filled in by a script.")
    return text, flaws


def _calm(html: str) -> str:
    """Return the page without what makes parsers hang or lose text: giant tags, NULs, and nesting that is too deep."""
    html = _TAG.sub(lambda m: m.group() if len(m.group()) <= MAX_TAG else f"<{m.group(1)}>", html.replace("\x00", " "))
    return _flatten(html) if html.count("<") > MAX_TAGS or _deepest(html) > MAX_DEPTH else html


def _deepest(html: str) -> int:
    depth = deepest = 0
    for match in _ANY_TAG.finditer(html):
        close, name, rest = match.groups()
        if name.lower() in _VOID or rest.endswith("/"):
            continue
        depth = max(0, depth - 1) if close else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _flatten(html: str) -> str:
    """Return the page with its wrappers taken off; hidden ones go with what they hold, as far as their next tag."""
    out, end = [], 0
    hidden = False
    for match in _ANY_TAG.finditer(html):
        if not hidden:
            out.append(html[end : match.start()])
        end = match.end()
        close, name, rest = match.groups()
        hidden = not close and bool(_HIDING.search(rest))
        out.append("\n" if name.lower() in _WRAPPERS else match.group())
    out.append(html[end:])
    return "".join(out)


def _parse(html: str) -> Any:
    # A declaration of encoding inside a str makes lxml refuse it.
    html = re.sub(r"^\s*<\?xml[^<>]{0,200}\?>", "", html)
    try:
        tree = lxml.html.document_fromstring(html, parser=lxml.html.HTMLParser(huge_tree=True))
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError) as error:
        raise InputError("page-no-text", "The page is empty or no HTML.") from error
    if not isinstance(tree, lxml.html.HtmlElement):
        raise InputError("page-no-text", "The page is empty or no HTML.")
    return tree


def _hidden_names(tree: Any) -> set[str]:
    """Return the classes ('.x') and ids ('#x') that the page's own style sheets hide."""
    names: set[str] = set()
    for style in tree.iter("style"):
        for selectors, body in _RULE.findall((style.text or "")[:200_000]):
            if _HIDING.search(body):
                names.update(s.strip() for s in selectors.split(",") if _SIMPLE.match(s.strip()))
    return names


def _is_hidden(element: Any, names: set[str]) -> bool:
    if "hidden" in element.attrib or _HIDING.search(element.get("style") or ""):
        return True
    own = {"." + name for name in (element.get("class") or "").split()} | {"#" + (element.get("id") or "")}
    return bool(own & names)


def _drop_hidden(tree: Any) -> None:
    """Take out of the tree every element that a person looking at the page would not see."""
    names = _hidden_names(tree)
    body = tree.find("body")
    gone = [e for e in tree.iter() if not isinstance(e.tag, str)]
    if body is not None:
        gone += [
            e for e in body.iterdescendants() if isinstance(e.tag, str) and (e.tag in _NO_TEXT or _is_hidden(e, names))
        ]
    for element in gone:
        if element.getparent() is not None:
            element.drop_tree()


def _published(tree: Any) -> str | None:
    """Return the day that the page gives for its publication, if it is one that can be."""
    latest = date.today() + timedelta(days=1)
    found = find_date(
        tree, original_date=True, extensive_search=False, min_date=EARLIEST.isoformat(), max_date=latest.isoformat()
    )
    return found or None
