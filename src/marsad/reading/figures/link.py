"""Which toll a number belongs to, by the parse: the noun it counts, that noun's verb and the words beside them."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.reading.figures.terms import KINDS, Kind, can_count, toll_terms
from marsad.reading.layers import Measure, Parse, Token

KIN = 48
"""Children of a token that are looked at, at most: thousands are damage, and would take quadratic time."""
CLIMB = 8
"""Steps up the tree from a number to its verb, at most."""
PHRASE = 10
"""Tokens on either side of a subject that belong to its phrase ('the number of displaced families')."""
REACH = 21
"""Tokens after a verb within which the word that belongs to it stands ('left … homeless')."""

_MODIFIERS = frozenset(
    {"amod", "acl", "relcl", "appos", "nmod", "compound", "dep", "oprd", "acomp", "xcomp", "ccomp", "advcl", "attr"}
)
_BARE = frozenset({"others", "other", "more", "rest"})


@dataclass(frozen=True, slots=True)
class Link:
    """A measure's kind, with the token that says so and the way it was found."""

    kind: Kind
    term: int
    rule: str


@dataclass(slots=True)
class Site:
    """A measure in its parse: the number's last token, the noun it counts (or the number) and its neighbours.

    `left` and `right` are the tokens after the measure before and before the measure after; `before` is the kind of the
    figure that the same sentence gave last, or ''.
    """

    parse: Parse
    measure: Measure
    number: Token
    noun: Token
    left: int
    right: int
    before: Kind | str = ""

    @property
    def bare(self) -> bool:
        """Whether nothing says what is counted ('killing 14', 'and 20 others')."""
        return self.measure.head is None or self.noun.lower in _BARE

    def fits(self, kind: Kind) -> bool:
        """Tell whether the measure can count this kind."""
        if self.bare and self.measure.unit == "people":
            return kind != "housing" or self.before == "housing" or self._labelled_homes()
        return can_count(kind, self.measure, self.noun.lower)

    def _labelled_homes(self) -> bool:
        """Tell whether the words right before name homes: 'Damaged houses: 91'."""
        homes = toll_terms().homes
        words = self.parse.tokens[max(self.left, self.number.i - 5) : self.number.i]
        return any(t.sent == self.number.sent and (t.lemma in homes or t.lower in homes) for t in words)

    def pick(self, kinds: frozenset[Kind], term: Token, rule: str) -> Link | None:
        """Return the first of the kinds that the measure can count."""
        for kind in KINDS:
            if kind in kinds and self.fits(kind):
                return Link(kind, term.i, rule)
        return None


def find_link(site: Site) -> Link | None:
    """Return what kind of toll the measure is, or None."""
    link = _own(site) or _beside(site)
    if link is not None or _other_state(site):
        return link
    return _of(site) or _verb(site) or _verb_after(site) or _verb_before(site)


def _next(site: Site) -> Token | None:
    """Return the word after the number and its noun."""
    after = max(site.noun.i, site.number.i) + 1
    tokens = site.parse.tokens
    return tokens[after] if after < min(len(tokens), site.right) else None


def _other_state(site: Site) -> bool:
    """Tell whether the next word makes it another figure: '25 missing', '618 people rescued'."""
    after = _next(site)
    return after is not None and after.lower in toll_terms().other_states


def _own(site: Site) -> Link | None:
    """The counted noun is itself a term: '12 deaths', '78,000 IDPs', 'six bodies'."""
    if site.measure.head is None:
        return None
    terms, noun = toll_terms(), site.noun
    kinds = terms.nouns.get(noun.lower) or terms.nouns.get(noun.lemma) or frozenset()
    return site.pick(kinds, noun, "noun") if kinds else None


def _beside(site: Site) -> Link | None:
    """A participle or adjective belongs to the noun: '300 people displaced by', '91 homes damaged', '12 dead'."""
    terms, tokens, after = toll_terms(), site.parse.tokens, _next(site)
    near = [tokens[c] for c in (*site.noun.children[:KIN], *site.number.children[:KIN])]
    near += [
        tokens[c] for n in near if n.dep in ("conj", "acl", "amod") for c in n.children[:KIN] if tokens[c].dep == "conj"
    ]
    if after is not None:
        near.insert(0, after)
    for token in near:
        if not site.left <= token.i < site.right or token.i == site.noun.i:
            continue
        if token.dep not in _MODIFIERS and token is not after:
            continue
        kinds = terms.adjectives.get(token.lower, frozenset())
        if kinds and not _acts(site.parse, token) and (link := site.pick(kinds, token, "beside")):
            return link
        if token.pos == "VERB" and (token.dep == "relcl" or (token is after and token.tag == "VBN")):
            link = of_verb(site, token, "suffers")
            if link is not None:
                return link
    return None


def _acts(parse: Parse, token: Token) -> bool:
    """Tell whether a participle that looks like a past tense has an object: 'gunmen wounded three' wounds others."""
    return token.tag == "VBD" and any(parse.tokens[c].dep == "dobj" for c in token.children[:KIN])


def _of(site: Site) -> Link | None:
    """A noun of the event holds the count: 'the displacement of 280,000 people', 'evacuations of 400 residents'."""
    terms, tokens = toll_terms(), site.parse.tokens
    current = site.noun
    for _ in range(CLIMB):
        head = tokens[current.head]
        if head.i == current.i or (current.dep not in ("pobj", "conj", "prep", "nummod") and head.lower != "of"):
            return None
        if current.dep == "prep" and current.lower in ("of", "to", "for"):
            kinds = terms.nouns.get(head.lemma) or terms.nouns.get(head.lower)
            if kinds and head.pos != "ADP" and (link := site.pick(kinds, head, "of")):
                return link
        elif current.dep == "prep":
            return None
        current = head
    return None


def _verb(site: Site) -> Link | None:
    """The verb over the noun says it: '14 were killed', 'killing 14', 'forced 2,500 people out of their homes'."""
    tokens = site.parse.tokens
    role, verb = governor(site.parse, site.noun)
    if verb is None:
        return None
    link = of_verb(site, verb, role) or _reaches(site, verb)
    for _ in range(2):
        if link is not None or verb.dep not in ("xcomp", "ccomp") or tokens[verb.head].pos not in ("VERB", "AUX"):
            break
        verb = tokens[verb.head]
        link = _reaches(site, verb) or (of_verb(site, verb, role) if role == "does" and verb.i < site.noun.i else None)
    return link or _conjuncts(site, verb, role)


def _verb_after(site: Site) -> Link | None:
    """The verb right after the noun says it, where damage hid from the parse that the noun is its subject."""
    tokens, after = site.parse.tokens, _next(site)
    for _ in range(3):
        if after is None or after.sent != site.number.sent:
            return None
        if after.pos == "VERB" and after.tag in ("VBD", "VBN", "VBP"):
            return of_verb(site, after, "suffers")
        if after.pos not in ("AUX", "ADV"):
            return None
        after = tokens[after.i + 1] if after.i + 1 < site.right else None
    return None


def _verb_before(site: Site) -> Link | None:
    """The verb right before the number says it, where a headline's capitals hid it: 'Coalition Kills 20 Fighters'."""
    first = site.parse.at(site.measure.start)
    if first is None or not first.i or site.parse.tokens[first.i - 1].sent != first.sent:
        return None
    terms, verb = toll_terms(), site.parse.tokens[first.i - 1]
    kinds = terms.does.get(verb.lower.removesuffix("s"), frozenset()) if verb.lower.endswith("s") else frozenset()
    return site.pick(kinds, verb, "headline") if kinds else None


def governor(parse: Parse, noun: Token) -> tuple[str, Token | None]:
    """Return on which side of which verb the noun stands: 'suffers' (its subject), 'does' (object or passive), 'prep'.

    Lists and carriers are looked through: 'a total of 400 people', 'two soldiers and 14 civilians'.
    """
    carriers, tokens, role, current = toll_terms().carriers, parse.tokens, "", noun
    for _ in range(CLIMB):
        head = tokens[current.head]
        if head.i == current.i:
            return ("root", current) if current.pos in ("VERB", "AUX") else ("", None)
        if current.dep in ("nsubj", "csubj", "nsubjpass", "dobj", "attr", "oprd", "dative") and not role:
            role = {"nsubj": "suffers", "csubj": "suffers"}.get(current.dep, "does")
        elif (
            current.dep == "prep"
            and not role
            and not (current.lower == "of" and (head.lemma in carriers or head.lower in carriers or head.tag == "CD"))
        ):
            role = "prep"
        if head.pos in ("VERB", "AUX"):
            return role or "prep", head
        current = head
    return "", None


def of_verb(site: Site, verb: Token, role: str, depth: int = 0) -> Link | None:
    """Return the kind that the verb gives those on that side of it."""
    terms, tokens = toll_terms(), site.parse.tokens
    if role not in ("suffers", "does", "root"):
        return None
    link = _phrase(site, verb)
    if link is not None:
        return link
    helpers = [tokens[c] for c in verb.children[:KIN]]
    passive = any(t.dep in ("auxpass", "nsubjpass") or t.lower in ("got", "get") for t in helpers)
    reduced = verb.tag == "VBN" and not any(t.dep == "dobj" for t in helpers)
    kinds: frozenset[Kind] = frozenset()
    if role in ("does", "root") or passive or reduced:
        kinds |= terms.does.get(verb.lemma, frozenset())
    if role in ("suffers", "root"):
        kinds |= terms.suffers.get(verb.lemma, frozenset())
    if kinds and (link := site.pick(kinds, verb, f"verb:{role}")):
        return link
    return _complement(site, verb, depth)


def _complement(site: Site, verb: Token, depth: int) -> Link | None:
    """Return the kind of the verb's complement: 'were left dead', 'remain displaced', 'had to evacuate'."""
    terms, tokens = toll_terms(), site.parse.tokens
    for child in verb.children[:KIN]:
        token = tokens[child]
        if token.i == site.noun.i or token.dep not in ("acomp", "oprd", "attr", "xcomp", "ccomp"):
            continue
        if token.dep != "ccomp":
            kinds = terms.adjectives.get(token.lower, frozenset())
            if kinds and (link := site.pick(kinds, token, "complement")):
                return link
        if depth < 3 and token.pos == "VERB" and verb.lemma in terms.makers and token.i > site.noun.i:
            link = of_verb(site, token, "suffers", depth + 1)
            if link is not None:
                return link
    return None


def _phrase(site: Site, verb: Token) -> Link | None:
    """Return the kind of a verb with its word ('left … homeless', 'took shelter')."""
    pairs = toll_terms().phrases.get(verb.lemma)
    if not pairs:
        return None
    tokens = site.parse.tokens
    words = {t.lower: t for t in reversed(tokens[verb.i + 1 : verb.i + 1 + REACH])}
    for word, kind in pairs:
        found = words.get(word)
        if found is not None and found.i != site.noun.i and site.fits(kind) and _within(site.parse, verb, found):
            return Link(kind, found.i, f"phrase:{verb.lemma}")
    return None


def _within(parse: Parse, verb: Token, word: Token) -> bool:
    """Tell whether the word hangs below the verb, or stands right after it where a line break parted them."""
    if word.sent != verb.sent:
        return word.sent == verb.sent + 1 and word.i - verb.i <= 4
    current = word
    for _ in range(CLIMB):
        if current.head == verb.i:
            return current.dep not in ("conj", "advcl") or current.i == word.i
        if current.head == current.i:
            return False
        current = parse.tokens[current.head]
    return False


def _conjuncts(site: Site, verb: Token, role: str) -> Link | None:
    """Return the kind of a verb that shares its subject: 'were affected and evacuated'."""
    if role not in ("suffers", "does") or site.noun.i > verb.i:
        return None
    tokens = site.parse.tokens
    for child in verb.children[:KIN]:
        token = tokens[child]
        if (
            token.dep != "conj"
            or token.pos != "VERB"
            or any(tokens[c].dep in ("nsubj", "nsubjpass") for c in token.children[:KIN])
        ):
            continue
        passive = any(tokens[c].dep == "auxpass" for c in (*token.children[:KIN], *verb.children[:KIN]))
        link = of_verb(site, token, "does" if passive else role)
        if link is not None:
            return link
    return None


def _reaches(site: Site, verb: Token) -> Link | None:
    """Return the kind of 'the death toll rose to 115', 'the number of displaced is 349', 'put the toll at 16'."""
    terms, tokens = toll_terms(), site.parse.tokens
    if verb.lemma not in terms.reach:
        return None
    for child in verb.children[:KIN]:
        subject = tokens[child]
        if subject.dep not in ("nsubj", "nsubjpass", "dobj") or subject.i == site.noun.i:
            continue
        for token in tokens[max(subject.i - PHRASE, 0) : subject.i + PHRASE]:
            kinds = terms.tolls.get(token.lower)
            if kinds and subject.i in (token.i, *site.parse.ancestors(token.i)[:CLIMB]):
                link = site.pick(kinds, token, "toll")
                if link is not None:
                    return link
    return None
