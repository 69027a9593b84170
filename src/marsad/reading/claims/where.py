"""Where it happened: the places that may fill a claim, and what the ranker sees of each."""

from __future__ import annotations

from marsad.model import FAMILY_OF, PlaceRole
from marsad.reading.claims.frame import Frame, Site
from marsad.reading.claims.paths import path
from marsad.reading.claims.slots import BACK
from marsad.reading.claims.words import Around
from marsad.reading.layers import Entity, Reading

ROLES: dict[str, PlaceRole] = {
    "to": "to",
    "toward": "to",
    "towards": "to",
    "into": "to",
    "onto": "to",
    "for": "to",
    "from": "from",
    "out": "from",
    "near": "near",
    "outside": "near",
    "around": "near",
    "close": "near",
    "off": "near",
    "between": "between",
    "linking": "between",
    "connecting": "between",
}


def sites(around: Around, frame: Frame, earlier: list[Frame]) -> list[Site]:
    """Return the places near the claim, each name once by its nearest mention; those of earlier claims are marked."""
    reading, parse = around.reading, around.parse
    last = frame.token.sent
    start = parse.sentences[max(0, last - BACK)].start
    end = parse.sentences[last].end
    out: dict[str, Site] = {}
    for site in around.sites:
        near = start <= site.start < end
        opening = site.start < parse.sentences[min(1, len(parse.sentences) - 1)].end
        if not near and not opening:
            continue
        known = out.get(site.name)
        if known is None or _gap(around, frame, site) < _gap(around, frame, known):
            out[site.name] = Site(site.name, site.start, site.end, site.head, site.toponym, site.kind)
    for back, before in enumerate(reversed(earlier[-3:]), 1):
        for name in before.places:
            found = out.get(name)
            if found is None:
                found = next((s for s in reversed(around.sites) if s.name == name and s.start < end), None)
                if found is None:
                    continue
                out[name] = found = Site(name, found.start, found.end, found.head, found.toponym, found.kind)
            found.carried = found.carried or back
    return [s for s in out.values() if reading.text[s.start : s.end].strip()]


def look_around(reading: Reading) -> Around:
    """Return the index of what the earlier steps found, its places included."""
    around = Around(reading)
    around.sites = all_sites(around)
    return around


def all_sites(around: Around) -> list[Site]:
    """Return every mention of a place: toponyms, and noun phrases for places and facilities that hold none."""
    reading, parse = around.reading, around.parse
    out = []
    for number, toponym in enumerate(reading.toponyms):
        if toponym.kind == "part":
            continue
        tokens = parse.within(toponym.start, toponym.end)
        if tokens:
            surface = reading.text[toponym.start : toponym.end]
            name = toponym.name if toponym.kind == "demonym" else _said(surface, toponym.name)
            out.append(Site(name, toponym.start, toponym.end, tokens[-1].i, number, toponym.kind))
    for entity in reading.entities:
        if entity.kind in ("place", "facility") and entity.head not in around.toponym_of and _named(around, entity):
            out.append(
                Site(
                    entity.name,
                    entity.start,
                    entity.end,
                    entity.head,
                    None,
                    entity.kind + ("-name" if entity.proper else ""),
                )
            )
    out.sort(key=lambda s: s.start)
    return out


def _named(around: Around, entity: Entity) -> bool:
    """Tell whether the phrase names its place: 'the city' does only where it stands for a name."""
    if entity.proper or not around.cased:
        return True
    if entity.antecedent is not None:
        return entity.name != entity.name.lower()
    toponyms = around.reading.toponyms
    for token in around.parse.within(entity.start, entity.end):
        number = around.toponym_of.get(token.i)
        demonym = number is not None and toponyms[number].kind == "demonym"
        if token.text[0].isupper() and token.pos == "PROPN" and not demonym:
            return True
    return False


def _said(surface: str, name: str) -> str:
    """Return the name as the report says it, without a possessive ending (or its bare s where marks are lost)."""
    surface = surface.removesuffix("'s").removesuffix("'")
    return name if surface.casefold() == f"{name.casefold()}s" else surface


def _gap(around: Around, frame: Frame, site: Site) -> tuple[int, int, int]:
    token = around.parse.tokens[site.head]
    behind = frame.token.sent - token.sent
    return (abs(behind), 0 if frame.start <= site.start < frame.end else 1, abs(site.head - frame.token.i))


def site_features(around: Around, frame: Frame, site: Site, among: list[Site], earlier: list[Frame]) -> list[str]:
    """Return the names of the features that hold for the place as the claim's place."""
    parse = around.parse
    kind, family = frame.type, FAMILY_OF[frame.type]
    head = parse.tokens[site.head]
    gap = min(5, frame.token.sent - head.sent) if head.sent <= frame.token.sent else -1
    side = "before" if head.i < frame.token.i else "after"
    inside = frame.start <= site.start < frame.end
    same = [s for s in among if s is not site and parse.tokens[s.head].sent == frame.token.sent and s.kind == "place"]
    acts = around.entity_of.get(site.head)
    role = around.reading.entities[acts].kind if acts is not None else "-"
    toponym = around.reading.toponyms[site.toponym] if site.toponym is not None else None
    out = [
        "bias",
        f"t={kind}",
        f"k={site.kind}",
        f"k={site.kind}|t={kind}",
        f"gap={gap}",
        f"gap={gap}|k={site.kind}",
        f"gap={gap}|f={family}",
        f"in={inside}|{side}",
        f"in={inside}|k={site.kind}|f={family}",
        f"role={role}",
        f"role={role}|gap={gap}|{head.dep}",
        f"carried={site.carried}",
        f"carried={site.carried}|f={family}",
        f"carried={site.carried}|gap={gap}",
        f"rivals={min(3, len(same))}|gap={gap}",
        f"rivals={min(3, len(same))}|in={inside}",
        f"precision={toponym.precision if toponym else '-'}",
        f"precision={toponym.precision if toponym else '-'}|gap={gap}",
        f"distance={min(5, abs(head.i - frame.token.i) // 4)}|{side}|gap={gap}",
        f"hd={head.dep}",
        f"HL={head.lemma}" if toponym is None else "named",
    ]
    if gap == 0:
        relation = path(parse, frame.token.i, site.head)
        out += [f"r={relation}", f"r={relation}|f={family}", f"r={relation}|t={kind}", f"end={relation.split(' ')[-1]}"]
        closer = any(abs(s.head - frame.token.i) < abs(site.head - frame.token.i) for s in same)
        out += [f"closer={closer}", f"closer={closer}|in={inside}", f"closer={closer}|k={site.kind}"]
    if head.dep == "pobj":
        out += [f"prep={parse.tokens[head.head].lemma}|gap={gap}", f"prep={parse.tokens[head.head].lemma}|t={kind}"]
    if earlier:
        before = earlier[-1]
        same_sentence = before.token.sent == frame.token.sent
        out.append(f"last-had-place={bool(before.places)}|carried={site.carried}|same-sentence={same_sentence}")
    if parse.tokens[site.head].sent == 0:
        out.append(f"opening|gap={gap}")
    return out


def role_of(around: Around, site: Site) -> PlaceRole:
    """Return how the place stands to the happening, by the preposition before it."""
    parse = around.parse
    token = parse.tokens[site.head]
    for _ in range(3):
        if token.head == token.i:
            break
        token = parse.tokens[token.head]
        if token.lemma in ROLES and token.pos in ("ADP", "VERB", "ADV", "SCONJ"):
            return ROLES[token.lemma]
        if token.pos == "VERB":
            break
    return "at"
