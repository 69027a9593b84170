"""A PDF's text layer is read as paragraphs."""

from __future__ import annotations

import pytest

from marsad.intake.pdf import parse_pdf
from marsad.model import InputError


def make_pdf(lines: list[str], info: str = "") -> bytes:
    """Return a one-page PDF with the lines under each other."""
    shown = "BT /F1 11 Tf 50 780 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< {info} >>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        out + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ).encode()


LINES = [
    "Situation report",
    "At least 12 people were killed when the market of the town was shelled on Mon-",
    "day, the health office said. A second attack hit the road to the north later,",
    "and no one was hurt.",
    "The bridge stays closed to relief convoys, according to the logistics cluster.",
]


def test_lines_become_paragraphs() -> None:
    """A line that reaches the margin goes on in the next; a hyphen at a line's end is taken off."""
    paragraphs = parse_pdf(make_pdf(LINES)).text.split("\n\n")
    assert paragraphs[0] == "Situation report"
    assert paragraphs[1].startswith(
        "At least 12 people were killed when the market of the town was shelled on Monday, the"
    )
    assert paragraphs[1].endswith("and no one was hurt.")
    assert paragraphs[2].startswith("The bridge stays closed")


def test_the_day_it_was_made_is_taken_and_told() -> None:
    """The only day that a PDF states is a guess at its publication."""
    found = parse_pdf(make_pdf(LINES, "/Title (Sitrep 5) /CreationDate (D:20241206120000Z)"))
    assert (found.title, found.published) == ("Sitrep 5", "2024-12-06")
    assert [flaw.code for flaw in found.flaws] == ["date-guessed"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"%PDF-1.4\n" + b"garbage" * 500, "pdf-damaged"),
        (make_pdf(LINES)[:300], "pdf-damaged"),
        (make_pdf([]), "pdf-no-text"),
    ],
    ids=["garbage", "cut", "no text"],
)
def test_what_cannot_be_read_says_why(raw: bytes, code: str) -> None:
    """Damaged files and pictures of text have their own codes."""
    with pytest.raises(InputError) as caught:
        parse_pdf(raw)
    assert caught.value.code == code
