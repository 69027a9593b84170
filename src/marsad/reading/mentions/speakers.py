"""Who 'I' and 'we' are: whoever speaks in the sentence, and for 'we' the body that a spokesman speaks for."""

from __future__ import annotations

from marsad.reading.layers import Parse
from marsad.reading.mentions.chains import Chain, Chains
from marsad.reading.mentions.drafts import Draft
from marsad.reading.mentions.known import KIND_OF_TYPE, KnownNames

_SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_SPEAKS_FOR = frozenset({"organisation", "group", "force", "state"})


class Speakers:
    """The speakers of one reading, by sentence."""

    def __init__(self, parse: Parse, drafts: list[Draft], chains: Chains, known: KnownNames) -> None:
        self.parse, self.tokens = parse, parse.tokens
        self.drafts, self.chains, self.known = drafts, chains, known
        self.at_head = {d.chunk.head: n for n, d in enumerate(drafts)}
        self._by_sentence = self._find()
        self._bodies: dict[int, Chain | None] = {}

    def of(self, n: int) -> Chain | None:
        """Return whom the first-person draft n stands for."""
        draft = self.drafts[n]
        speaker = self._by_sentence[self.tokens[draft.chunk.head].sent]
        if speaker is None or draft.pronoun != "we":
            return speaker
        return self._body(speaker) or speaker

    def _find(self) -> list[Chain | None]:
        """Return for each sentence the subject of its verb of speech, or the speaker before."""
        said: list[Chain | None] = [None] * len(self.parse.sentences)
        for n, draft in enumerate(self.drafts):
            token = self.tokens[draft.chunk.head]
            chain = self.chains.of[n]
            if chain is None or token.dep not in ("nsubj", "pobj") or draft.pronoun in ("i", "we", "you", "who"):
                continue
            verb = self.tokens[token.head]
            according = verb.lower == "to" and self.tokens[verb.head].lower == "according"
            if according or (token.dep == "nsubj" and verb.lemma in self.known.nouns.speech):
                said[token.sent] = chain
        current: Chain | None = None
        out: list[Chain | None] = []
        for sentence, chain in zip(self.parse.sentences, said, strict=True):
            current = chain or current
            # A sentence that opens with a quotation may name its speaker only in the next one.
            out.append(current if current is not None else said[min(sentence.index + 1, len(said) - 1)])
        return out

    def _body(self, speaker: Chain) -> Chain | None:
        """Return the body that the speaker was called a spokesman of, if he was."""
        if speaker.index not in self._bodies:
            found = None
            if speaker.titles & _SPOKESMEN:
                found = next((body for n in speaker.mentions[:12] if (body := self._named_with(n)) is not None), None)
            self._bodies[speaker.index] = found
        return self._bodies[speaker.index]

    def _named_with(self, n: int) -> Chain | None:
        """Return the body in the phrase: 'militia spokesman X', 'X, spokesman for the army'."""
        draft = self.drafts[n]
        chunk = draft.chunk
        if draft.pronoun:
            return None
        for i in range(chunk.head - 1, chunk.first - 1, -1):
            match = self.known.at.get(i)
            if match is not None and (kind := KIND_OF_TYPE[match.actors[0].type]) in _SPEAKS_FOR:
                return self.chains.for_actor(match.actors[0], kind, self.known.text[match.start : match.end])
            for chain in self.chains.by_head.get(self.tokens[i].lemma, ())[:3]:
                if chain.kind in _SPEAKS_FOR and chain.proper:
                    return chain
        for child in self.tokens[chunk.head].children[:20]:
            if self.tokens[child].lower in ("for", "of"):
                for below in self.tokens[child].children[:5]:
                    m = self.at_head.get(below)
                    chain_of = self.chains.of[m] if m is not None else None
                    if chain_of is not None and chain_of.kind in _SPEAKS_FOR:
                        return chain_of
        return None
