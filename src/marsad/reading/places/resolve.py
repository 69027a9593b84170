"""Which place a name means: the candidates weighed by importance, containment and the other places of the report."""

from __future__ import annotations

from collections import Counter

from marsad.knowledge.gazetteer import GazetteerEntry
from marsad.reading.layers import Reading
from marsad.reading.places.candidates import Candidate


def resolve(found: list[Candidate], reading: Reading) -> list[GazetteerEntry | None]:
    """Return the place of each candidate, or None where the gazetteer has none."""
    countries: Counter[str] = Counter()
    states: Counter[tuple[str, str]] = Counter()
    for c in found:
        if c.entries:
            top = c.entries[0]
            countries[top.country] += 2 if top.feature == "country" else 1
            if top.feature == "admin1":
                states[top.country, top.admin1] += 1
    total = sum(countries.values()) or 1
    chosen: dict[str, GazetteerEntry] = {}
    tokens = reading.parse.tokens
    for n, c in enumerate(found):
        if not c.entries:
            continue
        follower = found[n + 1] if n + 1 < len(found) else None
        within = None
        if follower and follower.entries and follower.first == c.last + 1 and tokens[c.last].text == ",":
            within = next((e for e in follower.entries if e.feature in ("country", "admin1")), None)

        def weight(e: GazetteerEntry) -> float:
            score = e.importance + 4 * countries[e.country] / total + min(states[e.country, e.admin1], 3)
            if within is not None:
                score += 6 * (
                    e.country == within.country and (not within.admin1 or within.admin1 == e.admin1) and e != within
                )
            return score

        key = c.name.lower()
        if within is not None or key not in chosen:
            chosen[key] = max(c.entries, key=weight)
    return [chosen.get(c.name.lower()) if c.entries else None for c in found]
