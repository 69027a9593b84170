"""The step that finds tolls and displacement among the measures, and the report's own among its recaps."""

from __future__ import annotations

from marsad.reading.figures.choose import mark_main, prefer
from marsad.reading.figures.link import Link, Site, find_link
from marsad.reading.figures.nearby import in_brackets, is_part, near_term, shares_term
from marsad.reading.layers import Figure, Measure, Parse, Reading


class FindFigures:
    """Fill `figures`, in text order.

    A part of a figure ('including 25 children') adds to no total and stays a measure; so does what only may happen
    where a count of what did happen stands beside it.
    """

    name = "figures"
    requires: tuple[str, ...] = ("blocks", "parse", "times", "measures")
    gives: tuple[str, ...] = ("figures",)

    def __call__(self, reading: Reading) -> None:
        """Fill `figures`."""
        parse, counts = reading.parse, [m for m in reading.measures if m.rule not in ("one", "zero", "was")]
        found: list[tuple[Figure, Link]] = []
        for i in range(len(counts)):
            site = site_of(parse, counts, i)
            if site is None:
                continue
            last = found[-1][0] if found else None
            previous = parse.at(last.measure.start) if last is not None else None
            same = last is not None and previous is not None and previous.sent == site.number.sent
            if same and last is not None:
                site.before = last.kind
                if in_brackets(site):
                    continue
            link = find_link(site) or near_term(site)
            if link is None and last is not None and previous is not None and i and last.measure is counts[i - 1]:
                link = shares_term(site, last.kind, previous)
            if link is None or (same and last is not None and last.kind == link.kind and is_part(site)):
                continue
            found.append((Figure(link.kind, counts[i], rule=link.rule), link))
        reading.figures = prefer(found, parse)
        mark_main(reading.figures, reading)


def site_of(parse: Parse, counts: list[Measure], i: int) -> Site | None:
    """Return the measure's place in the parse, bounded by the measures before and after it."""
    measure = counts[i]
    number = parse.at(measure.end - 1)
    if number is None:
        return None
    noun = parse.tokens[measure.head] if measure.head is not None else number
    before = parse.at(counts[i - 1].end - 1) if i else None
    after = parse.at(counts[i + 1].start) if i + 1 < len(counts) else None
    left = before.i + 1 if before is not None else 0
    return Site(parse, measure, number, noun, left, after.i if after is not None else len(parse.tokens))
