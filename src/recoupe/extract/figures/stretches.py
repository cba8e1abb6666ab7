"""Which words of a sentence belong to which of its numbers, and what a phrase among them hangs on.

*3000 ont défilé à Lille, contre 5000 la veille, et 40'000 dans tout le pays*: what stands behind a
number is its own up to the next one; what opens a clause belongs to the number that follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.events.phrases import preposition
from recoupe.extract.figures.draft import FigureDraft
from recoupe.extract.figures.ellipsis import source_cue
from recoupe.extract.figures.phrases import Phrase
from recoupe.extract.reading import Range, Reading
from recoupe.lexicon import Lexicon

_BREAKS = frozenset(", ; : ( ) – — - et ou puis mais que qu' tandis alors or car".split())
_HARD = frozenset("; mais tandis alors".split())
_OPENERS = frozenset(
    ", ; et mais qui que qu' où dont lequel laquelle lesquels lesquelles desquels desquelles quand".split()
)
_SIDES = frozenset("contre dont soit".split())
# Prepositions of what a clause is about, which happens elsewhere: *manifester contre la répression à Lille*.
_TOPICS = frozenset("contre pour selon envers depuis après avant sans malgré suite".split())
_EXAMPLES = frozenset("notamment particulièrement surtout comme principalement essentiellement".split())
# Words before a number that counts, however small: not *l'acte 4*.
_COUNTING = frozenset(", ( et contre puis dont".split())
_LETTERS = ("PUNCT", "CCONJ")
_DEPTH = 12
_FAR = 16  # tokens between a number and what stands beside it
_SOURCE = 5  # tokens that a source between them has at most
_FRONT = 3  # tokens before what opens a clause


def extent(r: Reading, draft: FigureDraft) -> Range:
    """The tokens of a number with its modifier and of what it counts."""
    low, high = r.token_at(draft.amount.start), draft.tokens[1]
    if draft.phrase is not None and draft.noun is not None and low <= draft.phrase[0] <= high + 1:
        high = max(high, draft.phrase[1])
    return low, high


class Stretches:
    """The stretches of the numbers of one document.

    Args:
        cues: the tokens of reporting verbs, whose place is that of the speaker.
        happenings: the nouns that events are told by.
    """

    def __init__(self, r: Reading, lexicon: Lexicon, cues: set[int], happenings: set[int]) -> None:
        self.r = r
        self.lexicon = lexicon
        self.cues = cues
        self.happenings = happenings

    def owners(
        self, unit: Range, drafts: Sequence[FigureDraft], spans: Sequence[Range], stretches: Sequence[Range]
    ) -> list[int]:
        """For each token of a sentence, the number that it belongs to; what follows brackets is of the one before.

        So is what follows a part between commas: *12 civils, dont trois enfants, mardi à Idleb*.
        """
        r, (low, high) = self.r, unit
        owner = [number for number, (a, b) in enumerate(stretches) for _ in range(a, b)]
        for number, (a, b) in enumerate(spans[1:], start=1):
            aside = b < high and r.lower[b] == "," and r.lower[max(low, a - 2) : a] == [",", "dont"]
            if aside and drafts[number].part_of is drafts[number - 1]:
                for m in range(b, stretches[number][1]):
                    owner[m - low] = number - 1
        opening = -1
        for k in range(low, high):
            if r.lower[k] == "(":
                opening = k
            elif r.lower[k] == ")" and opening >= 0:
                inside = {n for n, span in enumerate(spans) if opening < span[0] < k}
                host = max((n for n, span in enumerate(spans) if span[1] <= opening), default=None)
                if inside and host is not None:
                    for m in range(k, high):
                        if owner[m - low] not in inside:
                            break
                        owner[m - low] = host
                opening = -1
        return owner

    def cut(self, unit: Range, drafts: Sequence[FigureDraft], phrases: Sequence[Phrase]) -> list[Range]:
        """The stretch of each number of a sentence; together they are the whole sentence."""
        extents = [extent(self.r, draft) for draft in drafts]
        edges = [unit[0]]
        for number in range(1, len(drafts)):
            a, b = extents[number - 1][1], extents[number][0]
            edges.append(max(edges[-1], self._edge(drafts[number - 1], drafts[number], (a, max(a, b)), phrases)))
        return [(edge, following) for edge, following in zip(edges, [*edges[1:], unit[1]], strict=True)]

    def _edge(self, left: FigureDraft, right: FigureDraft, gap: Range, phrases: Sequence[Phrase]) -> int:
        """Where the words that belong to the right one of two numbers begin."""
        r, (a, b) = self.r, gap
        edge = b
        for k in range(a, b):
            if r.lower[k] in _HARD:
                edge = k + 1
                break
        verb = self.verb(right.head)
        told = verb is not None and (r.is_finite(verb) or r.child(verb, "aux", "aux:pass") is not None)
        if verb is not None and told and a <= verb < edge and verb != self.verb(left.head):
            subject = r.child(verb, "nsubj")
            first = subject if subject is not None and a < subject < verb else verb
            opener = next((k for k in range(first - 1, a - 1, -1) if r.lower[k] in _OPENERS), None)
            if opener is not None:
                edge = min(edge, opener + 1)
        for phrase in reversed(phrases):
            if phrase.start < a or phrase.end > b:
                continue
            if phrase.start >= edge:
                continue
            if not self._opens(phrase, a, edge):
                break
            edge = phrase.start
        return edge

    def _opens(self, phrase: Phrase, low: int, edge: int) -> bool:
        """Whether a phrase opens what follows it: *80.000 marcheurs, le 3 mars 60.000*; *, et à Lyon 300*."""
        r = self.r
        before = r.lower[phrase.start - 1] if phrase.start > low else ""
        if before not in _BREAKS:
            return False
        between = r.lower[phrase.end : edge]
        if before in ("et", "mais", "puis") and between[:1] == [","] and phrase.end + 1 == edge:
            return True
        if between == ["("] and phrase.end + 1 == edge:
            return True  # « à Lille (300 personnes), Marseille (400) »
        return not any(word in _BREAKS or word in _SIDES for word in between)

    def has_other_number(self, phrase: Phrase, span: Range, inside: set[int]) -> bool:
        """Whether a number that is none of the figures or dates stands between or has the phrase before it.

        *, et 40 dans tout le pays* tells nothing of the number before, nor does *, le 3 mars 60*.
        """
        r = self.r
        a, b = (span[1], min(phrase.end + 1, r.length)) if phrase.start >= span[1] else (phrase.end, span[0])
        return any(
            r.words[k][:1].isdigit() and k not in inside and (len(r.words[k]) > 2 or r.lower[k - 1] in _COUNTING)
            for k in range(a, b)
        )

    # What hangs on what -------------------------------------------------------------------------------------------

    def verb(self, token: int) -> int | None:
        """The verb that a word hangs on, the nearest."""
        r = self.r
        for _ in range(_DEPTH):
            if r.pos[token] in ("VERB", "AUX"):
                return token
            if r.head[token] == token:
                return None
            token = r.head[token]
        return None

    def governors(self, draft: FigureDraft) -> set[int]:
        """What a number hangs on within its clause, itself included; reporting verbs are not."""
        r, token = self.r, draft.head
        found = {token, *range(*draft.tokens)}
        for _ in range(_DEPTH):
            above = r.head[token]
            if above == token:
                break
            found.add(above)
            relation = r.dep[token].split(":")[0]
            token = above
            if r.pos[above] not in ("VERB", "AUX"):
                continue
            relation = r.dep[above].split(":")[0]
            if relation == "acl":
                found.add(r.head[above])
            elif relation not in ("conj", "xcomp") and not self._is_outcome(above):
                break
        return found - self.cues

    def _is_outcome(self, verb: int) -> bool:
        """*a explosé lundi à Alep, tuant 12 civils*: what a present participle adds happens there and then."""
        return self.r.dep[verb].startswith("advcl") and self.r.lower[verb].endswith("ant")

    def belongs(self, phrase: Phrase, draft: FigureDraft, governors: set[int]) -> bool:
        """Whether a phrase hangs on a number, on what is said of it, or on a noun of that clause."""
        r, token = self.r, phrase.head
        if phrase.head in governors:
            return True
        for _ in range(_DEPTH):
            above = r.head[token]
            if above == token:
                return False
            token = above
            if token in governors:
                return True
            if token in self.cues:
                return False
            if r.pos[token] in ("VERB", "AUX"):
                own = r.dep[token].startswith("acl") and not r.dep[token].endswith("relcl")
                return own and (r.head[token] in governors or self._is_subject(r.head[token], governors))
            if not phrase.start <= token < phrase.end and self._is_aside(token):
                return False
        return False

    def _is_subject(self, noun: int, governors: set[int]) -> bool:
        """*le raid, mené dimanche sur Alep, a fait 12 morts*: what happened is the subject."""
        r = self.r
        return noun in self.happenings and r.dep[noun].startswith("nsubj") and r.head[noun] in governors

    def is_apart(self, low: int, high: int) -> bool:
        """Whether two numbers are of two statements that nothing is common to: *, alors que 300 autres ...*."""
        return any(word in _HARD for word in self.r.lower[low:high])

    def is_example(self, phrase: Phrase) -> bool:
        """*des heurts, notamment à Paris*: there, too, but not there alone."""
        return phrase.start > 0 and self.r.lower[phrase.start - 1] in _EXAMPLES

    def is_aside(self, phrase: Phrase, governors: set[int]) -> bool:
        """Whether a phrase is about something else that the sentence names: *les violences du 1er décembre*."""
        r, token = self.r, phrase.head
        for depth in range(_DEPTH):
            above = r.head[token]
            if above == token or above in governors:
                return False
            token = above
            if r.pos[token] in ("VERB", "AUX"):
                if r.dep[token] == "advcl" and r.feature(token, "VerbForm") == "Part":
                    subject = r.child(r.head[token], "nsubj")  # « Réunis samedi, 300 marcheurs ont ... »
                    return r.child(token, "aux") is None and subject is not None and subject not in governors
                other = r.head[token] not in governors and not self._is_subject(r.head[token], governors)
                return r.dep[token].startswith("acl") and other
            if phrase.start <= token < phrase.end:
                continue
            if depth < 2 and phrase.attribute or self._is_aside(token):
                return True
        return False

    def _is_aside(self, noun: int) -> bool:
        """Whether a noun is what people demonstrate about, or somebody: *le maire, en visite à Lille*."""
        r = self.r
        return preposition(r, noun) in _TOPICS or self.lexicon.roles.get(r.lower[noun]) is not None

    def is_beside(self, phrase: Phrase, span: Range, others: Sequence[Phrase]) -> bool:
        """Whether a phrase stands right behind a number, or right before it, with nothing else between."""
        r, (low, high) = self.r, span
        if phrase.start >= high:
            a, b = high, phrase.start
        elif phrase.end <= low:
            a, b = phrase.end, low
        else:
            return True
        if b - a > _FAR:
            return False
        if phrase.end <= low and r.lower[a:b] == ["("]:
            return True  # « à Marseille (2000 selon la police) »
        covered = {k for other in others if other is not phrase for k in range(other.start, other.end)}
        opening = next((k for k in range(a, b) if r.lower[k] == "("), b)
        closing = next((k for k in range(opening, b) if r.lower[k] == ")"), None)
        if closing is not None:
            covered.update(range(opening, closing + 1))
        after = phrase.start >= high
        cue = next((k for k in range(a, b) if after and source_cue(r, k)), b)
        if b - cue <= _SOURCE and "," not in r.lower[cue:b]:
            covered.update(range(cue, b))  # « 4000 selon la police à Marseille »
        for k in range(a, b):
            if k in covered:
                continue
            if r.lower[k] in (",",) and (k + 1 in covered or k - 1 in covered):
                continue
            if not self._may_stand_between(k, after=after):
                return False
        return True

    def _may_stand_between(self, k: int, *, after: bool) -> bool:
        r = self.r
        pos = r.pos[k]
        if pos in ("ADV", "ADJ", "DET") or r.lower[k] in ("au", "total", "rien", "en", "qu'", "que"):
            return r.lower[k] not in ("où", "dont")
        if after and r.lower[k] == "à" and "VerbForm=Inf" in r.morph[k + 1]:
            return True  # « ils étaient 20.000 à défiler en France »
        return after and pos in ("VERB", "ADJ") and ("Tense=Past" in r.morph[k] or "VerbForm=Inf" in r.morph[k])

    def opens_clause(self, phrase: Phrase, stretch: Range) -> bool:
        """Whether a phrase opens a clause: *À Paris, 69 personnes ...*, *mais samedi, ...*."""
        r = self.r
        k = phrase.start
        while k > stretch[0] and k > phrase.start - _FRONT and (r.pos[k - 1] in _LETTERS or r.pos[k - 1] == "ADV"):
            k -= 1
        if k == stretch[0]:
            return True
        return r.lower[phrase.start - 1] in (":", ";", "(") or r.lower[phrase.end : phrase.end + 2] in (
            [",", "où"],
            [",", "ils"],
            [",", "elles"],
        )
