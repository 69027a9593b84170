"""How real and how new: what the classifiers of modality and background see of a claim."""

from __future__ import annotations

from functools import cache

from marsad.knowledge.lexicon import load_lexicon
from marsad.model import FAMILY_OF
from marsad.reading.claims.frame import Frame
from marsad.reading.claims.words import Around


@cache
def cue_classes(language: str = "en") -> dict[str, tuple[str, ...]]:
    """Return the modalities that each cue word of the language brings."""
    out: dict[str, list[str]] = {}
    for modality, words in load_lexicon(language, "modality").groups("cues").items():
        for word in words:
            out.setdefault(word, []).append(modality)
    return {word: tuple(dict.fromkeys(found)) for word, found in out.items()}


def _cue_features(around: Around, frame: Frame) -> list[str]:
    """Return where the sentence has words that say how real things are, seen from the event word.

    Nearness in the parse (governor, dependent, sibling) and in the words both count: damaged text has only the latter.
    """
    classes = cue_classes()
    tokens, token = around.parse.tokens, frame.token
    sentence = around.parse.sentences[token.sent]
    above = around.parse.ancestors(token.i)[:5]
    beside = set(tokens[above[0]].children) if above else set()
    out: list[str] = []
    for other in tokens[sentence.first : sentence.last]:
        following = tokens[other.i + 1].lower if other.i + 1 < sentence.last else ""
        found = (
            classes.get(f"{other.lemma}_{following}", ())
            or classes.get(other.lemma, ())
            or classes.get(other.lower, ())
        )
        if not found:
            continue
        if other.i == token.i:
            place = "self"
        elif other.head == token.i:
            place = "below"
        elif other.i in above:
            place = f"above{min(above.index(other.i) + 1, 3)}"
        elif other.head in above:
            place = f"beside{min(above.index(other.head) + 1, 2)}" if other.i not in beside else "beside1"
        else:
            place = "elsewhere"
        gap = other.i - token.i
        near = "far" if abs(gap) > 8 else "near" if abs(gap) > 3 else "next"
        side = "before" if gap < 0 else "after"
        for kind in found:
            out += [
                f"cue={kind}|{place}",
                f"cue={kind}|{place}|{side}|{near}",
                f"cue={kind}|{side}|{near}",
                f"cue={kind}",
            ]
    first = tokens[sentence.first].lower
    if first in (
        "if",
        "unless",
        "were",
        "had",
        "should",
        "suppose",
        "assuming",
        "did",
        "has",
        "how",
        "what",
        "who",
        "why",
        "when",
    ):
        out.append(f"opens={first}")
    if tokens[sentence.last - 1].text == "?":
        out.append("question")
    return out


def manner_features(around: Around, frame: Frame) -> list[str]:
    """Return the names of the features that hold for the claim's verb group, its governors and its sentence."""
    parse = around.parse
    tokens, token = parse.tokens, frame.token
    kind = frame.type
    out = [
        "bias",
        f"t={kind}",
        f"f={FAMILY_OF[kind]}",
        f"tag={token.tag}",
        f"dep={token.dep}",
        f"L={token.lemma}",
        f"W={token.lower}",
    ]
    out += _verb_group(around, token.i, "own")
    out += _cue_features(around, frame)
    i, depth = token.i, 0
    while tokens[i].head != i and depth < 4:
        edge, i, depth = tokens[i].dep, tokens[i].head, depth + 1
        head = tokens[i]
        out += [f"up{depth}={head.lemma}", f"up={head.lemma}|{edge}", f"up={head.lemma}"]
        if head.pos in ("VERB", "AUX"):
            out += _verb_group(around, i, f"up{min(depth, 2)}")
    first, last = parse.sentences[token.sent].first, parse.sentences[token.sent].last
    for j in range(max(first, token.i - 5), token.i):
        out.append(f"before={tokens[j].lower}")
    for j in range(max(first, token.i - 2), token.i):
        out.append(f"just-before={tokens[j].lower}")
    for j in range(token.i + 1, min(last, token.i + 5)):
        out.append(f"after={tokens[j].lower}")
    for child in token.children:
        other = tokens[child]
        out.append(f"child={other.dep}|{other.lemma}")
        if other.dep in ("nsubj", "nsubjpass", "dobj", "det"):
            out += [
                f"child-{tokens[c].dep}={tokens[c].lower}"
                for c in other.children
                if tokens[c].dep in ("det", "neg", "amod")
            ]
    if any(
        tokens[j].lower in ("if", "unless", "whether", "would", "could", "may", "might", "will", "not", "no")
        for j in range(first, last)
    ):
        out += [f"sentence={w}" for w in {tokens[j].lower for j in range(first, last)} & _CUES]
    block = around.reading.blocks[parse.sentences[token.sent].block]
    out.append(f"heading={block.heading}")
    return out


_CUES = frozenset(
    ["if", "unless", "whether", "would", "could", "may", "might", "will", "not", "no", "never", "nor", "denied"]
)


def _verb_group(around: Around, i: int, name: str) -> list[str]:
    tokens = around.parse.tokens
    found = [tokens[c] for c in tokens[i].children if tokens[c].dep in ("aux", "auxpass", "neg", "mark", "advmod")]
    out = [f"{name}:{t.dep}={t.lower}" for t in found]
    out.append(f"{name}:group={' '.join(t.lower for t in found if t.dep in ('aux', 'auxpass', 'neg'))}|{tokens[i].tag}")
    return out


def background_features(around: Around, frame: Frame, age_days: int | None, own_time: bool) -> list[str]:
    """Return the features for background: those of manner, the age of the claim's time, and its place in the report."""
    parse = around.parse
    share = frame.token.sent / max(1, len(parse.sentences))
    age = (
        "none"
        if age_days is None
        else "old"
        if age_days > 30
        else "weeks"
        if age_days > 10
        else "days"
        if age_days > 3
        else "new"
    )
    out = manner_features(around, frame)
    out += [f"age={age}", f"age={age}|own={own_time}", f"age={age}|share={int(share * 4)}", f"share={int(share * 4)}"]
    out += [f"year={t.precision}|{t.type}" for t in around.reading.times if _in_sentence(around, frame, t.start)]
    return out


def _in_sentence(around: Around, frame: Frame, start: int) -> bool:
    sentence = around.parse.sentences[frame.token.sent]
    return sentence.start <= start < sentence.end
