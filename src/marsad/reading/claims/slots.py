"""Who did it and to whom: the phrases that may fill a claim's slots, and what the rankers see of each."""

from __future__ import annotations

from marsad.model import FAMILY_OF
from marsad.reading.claims.frame import Filler, Frame
from marsad.reading.claims.paths import path
from marsad.reading.claims.words import Around
from marsad.reading.layers import Entity

BACK = 3
"""Sentences before the claim's own in which a filler may stand."""


def fillers(around: Around, frame: Frame, earlier: list[Frame]) -> list[Filler]:
    """Return the names near the claim, each once: of its own sentence, of the few before, and of earlier claims."""
    reading, parse = around.reading, around.parse
    last = frame.token.sent
    first = max(0, last - BACK)
    start, end = parse.sentences[first].start, parse.sentences[last].end
    out: dict[str, Filler] = {}
    for number in around.entities_between(start, end):
        entity = reading.entities[number]
        if (
            entity.pronoun
            and entity.antecedent is None
            and not entity.members
            and entity.name == reading.text[entity.start : entity.end]
        ):
            continue  # nobody knows whom it means
        if entity.kind == "other" and not entity.proper and not (frame.start <= entity.start < frame.end):
            continue
        if entity.head == frame.token.i and entity.kind not in ("person", "group", "force", "people"):
            continue  # an event noun fills no slot of its own; 'a suicide bomber' does
        for name in names_of(around, entity):
            out.setdefault(name, Filler(name, [])).mentions.append(number)
    for before in earlier[-4:]:
        for name in (*before.actors, *before.targets):
            out.setdefault(name, Filler(name, []))
    return list(out.values())


def names_of(around: Around, entity: Entity) -> list[str]:
    """Return the names an entity stands for: its members', where it is a plural of named ones, else its own."""
    names = [around.reading.entities[m].name for m in entity.members]
    return names or [entity.name]


def filler_features(around: Around, frame: Frame, filler: Filler, earlier: list[Frame]) -> list[str]:
    """Return the names of the features that hold for the filler as the claim's actor or target."""
    reading, parse = around.reading, around.parse
    kind, family = frame.type, FAMILY_OF[frame.type]
    out = ["bias", f"t={kind}"]
    best = _nearest(around, frame, filler)
    if best is None:
        out += ["not-near"]
        entity_kind = "carried"
        relation = "carried"
    else:
        entity = reading.entities[best]
        entity_kind = entity.kind
        head = parse.tokens[entity.head]
        relation = path(parse, frame.token.i, entity.head)
        gap = frame.token.sent - head.sent
        side = "before" if head.i < frame.token.i else "after"
        distance = min(4, abs(head.i - frame.token.i) // 4)
        inside = frame.start <= entity.start < frame.end
        out += [
            f"gap={gap}",
            f"k={entity_kind}",
            f"k={entity_kind}|t={kind}",
            f"gap={gap}|{side}|{distance}",
            f"in={inside}|{side}",
            f"in={inside}|{side}|t={kind}",
            f"hd={head.dep}",
            f"hd={head.dep}|{side}|gap={gap}",
            f"proper={entity.proper}|pronoun={entity.pronoun}",
            f"number={entity.number}",
            f"tp={frame.token.pos}|{frame.token.dep}|{side}",
            f"k={entity_kind}|{side}|gap={gap}",
            f"modifier={entity.rule.startswith('modifier')}|{side}",
            f"modifier={entity.rule.startswith('modifier')}|t={kind}",
            f"HL={head.lemma}",
            f"HL={head.lemma}|{side}",
            f"first={best == min(filler.mentions)}",
        ]
        if gap == 0:
            out += [
                f"r={relation}",
                f"r={relation}|t={kind}",
                f"r={relation}|f={family}",
                f"r={relation}|k={entity_kind}",
                f"r={relation}|L={frame.token.lemma}",
                f"r={relation}|tp={frame.token.tag}",
            ]
            out += [f"end={relation.split(' ')[-1]}|{relation.count(' ')}"]
            verbs = sum(
                1 for t in parse.tokens[min(head.i, frame.token.i) + 1 : max(head.i, frame.token.i)] if t.pos == "VERB"
            )
            out += [f"verbs={min(verbs, 3)}|{side}", f"verbs={min(verbs, 3)}|{side}|f={family}"]
        if best in around.sources:
            out += ["is-source", f"is-source|f={family}", f"is-source|t={kind}"]
        if head.dep in ("poss", "compound", "amod", "nmod"):
            out += [f"modifies={parse.tokens[head.head].lemma}", f"mod-of-trigger={head.head == frame.token.i}"]
    out += [f"mentions={min(4, around.times_named(filler.name))}"]
    for back, before in enumerate(reversed(earlier[-3:])):
        same = before.token.sent == frame.token.sent
        for slot in ("actors", "targets"):
            if filler.name in getattr(before, slot):
                out += [
                    f"was={slot}|{back}",
                    f"was={slot}|{back}|same={same}|f={family}",
                    f"was={slot}|{before.type}>{kind}",
                    f"was={slot}|rel={relation if relation in ('carried', 'far') else 'near'}",
                ]
    if not earlier:
        out.append("first-claim")
    return out


def _nearest(around: Around, frame: Frame, filler: Filler) -> int | None:
    """Return the mention that best ties the filler to the claim: inside its words, in its sentence, then the latest."""
    entities = around.reading.entities
    tokens = around.parse.tokens

    def rank(number: int) -> tuple[int, int, int]:
        entity = entities[number]
        gap = frame.token.sent - tokens[entity.head].sent
        inside = frame.start <= entity.start < frame.end
        return (gap, 0 if inside else 1, abs(entity.head - frame.token.i))

    return min(filler.mentions, key=rank, default=None)
