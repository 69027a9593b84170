"""How real and how new: what the classifiers of modality and background see of a claim."""

from __future__ import annotations

from marsad.model import FAMILY_OF
from marsad.reading.claims.frame import Frame
from marsad.reading.claims.words import Around

CLAUSE_HEADS = frozenset(["ccomp", "xcomp", "advcl", "acl", "relcl", "conj", "pcomp", "pobj", "dobj", "nsubj", "nsubjpass", "attr"])


def manner_features(around: Around, frame: Frame) -> list[str]:
    """Return the names of the features that hold for the claim's verb group, its governors and its sentence."""
    parse = around.parse
    tokens, token = parse.tokens, frame.token
    kind = frame.type
    out = ["bias", f"t={kind}", f"f={FAMILY_OF[kind]}", f"tag={token.tag}", f"dep={token.dep}", f"L={token.lemma}", f"W={token.lower}"]
    out += _verb_group(around, token.i, "own")
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
            out += [f"child-{tokens[c].dep}={tokens[c].lower}" for c in other.children if tokens[c].dep in ("det", "neg", "amod")]
    if any(tokens[j].lower in ("if", "unless", "whether", "would", "could", "may", "might", "will", "not", "no") for j in range(first, last)):
        out += [f"sentence={w}" for w in {tokens[j].lower for j in range(first, last)} & _CUES]
    block = around.reading.blocks[parse.sentences[token.sent].block]
    out.append(f"heading={block.heading}")
    return out


_CUES = frozenset(["if", "unless", "whether", "would", "could", "may", "might", "will", "not", "no", "never", "nor", "denied"])


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
    age = "none" if age_days is None else "old" if age_days > 30 else "weeks" if age_days > 10 else "days" if age_days > 3 else "new"
    out = manner_features(around, frame)
    out += [f"age={age}", f"age={age}|own={own_time}", f"age={age}|share={int(share * 4)}", f"share={int(share * 4)}"]
    out += [f"year={t.precision}|{t.type}" for t in around.reading.times if _in_sentence(around, frame, t.start)]
    return out


def _in_sentence(around: Around, frame: Frame, start: int) -> bool:
    sentence = around.parse.sentences[frame.token.sent]
    return sentence.start <= start < sentence.end
