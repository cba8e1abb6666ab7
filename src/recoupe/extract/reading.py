"""The parsed text as the rules read it: flat columns of token attributes, quotations, and units.

Rules look at many tokens and few attributes, and a spaCy ``Token`` is made anew at every access; a :class:`Reading`
reads each attribute once into plain lists, so that a rule is a matter of list look-ups.

A *unit* is a sentence, or several when a quotation runs over their boundary: the stretch within which a cue and its
content are looked for. Ranges of tokens are half-open, like offsets.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise

from spacy.tokens import Doc, Token

from recoupe.french.quotation import find_quotations
from recoupe.french.tokenizer import INVISIBLE
from recoupe.lexicon import Lexicon
from recoupe.lexicon.outlets import Outlet
from recoupe.model import Span

Range = tuple[int, int]

# « Rennes | », « KESSAR (Arvanie), 15 mars 2024 (ALC) – », « 07h40 – »
_DATELINE = re.compile(
    r"(?:\d{1,2}\s?[h:H]\s?\d{0,2}|[A-ZÉÈÎÂ][\w’'-]{1,30}(?:[ -][A-ZÉÈÎÂ][\w’'-]{1,30}){0,3}(?:\s*\([^)\n]{1,40}\))?"
    r"(?:,?\s+(?:le\s+)?\d{1,2}(?:er)?\s+\w+(?:\s+\d{4})?)?\s*(?:\([^)\n]{1,30}\))?)\s*[–—|-]\s+"
)
_NAME_PARTICLES = frozenset("du de des d' la le l' of the".split())
# Words that open a sentence with a capital and are no part of the name behind them: *Selon Radio Littoral*.
_OPENING = frozenset(
    "selon d'après après avant pour sur dans chez via par avec contre depuis dès sous sans entre comme si quand "
    "lorsque mais et ou car or puis ainsi citant hier aujourd'hui".split()
)
_CALLED_MEDIA = frozenset(
    "agence chaîne radio télévision quotidien hebdomadaire mensuel magazine journal site portail webradio podcast blog "
    "média".split()
)
_MEDIA_WORD = re.compile(
    r"\b(?:Gazette|Journal|Courrier|Courier|Post|Times|Press|Presse|News|Radio|Télé|Tele|TV|Hebdo|Tribune|Écho|Echo|Échos|"
    r"Dépêche|Quotidien|Observateur|Observer|Agence|Info|Infos|Daily|Chronicle|Herald|Zeitung|Nouvelliste|Télévision|"
    r"Matin|Soir|Actu|Diario)\b|"
    r"(?:press|presse|news|info|média|media)\b"
)

_INVISIBLE = frozenset(INVISIBLE)
# A longer quotation, in characters, does not glue its sentences into one unit (an unclosed mark, most likely).
_MAX_GLUE = 4000
# A unit has at most this many tokens: text without any sentence boundary must not take quadratic time.
_MAX_UNIT = 600
_CHILDLESS: dict[str, int] = {}


def _ends_sentence(doc: Doc, space: Token) -> bool:
    """Whether white space is a line end behind which no sentence goes on."""
    if "\n" not in space.text and "\r" not in space.text:
        return False
    following = space.i + 1
    return space.i == 0 or following == len(doc) or bool(doc[following].is_sent_start)


class Reading:
    """Columns over the tokens of one document.

    Attributes:
        text: the document's text.
        words, lower: token texts, as they stand and lowercased with ’ as '.
        pos, dep, lemma, morph: UPOS, relation, lemma, morphological features (``"Gender=Fem|Number=Sing"``).
        head: index of the head (its own index for a root).
        start, end: offsets of each token.
        quotations: all quotations of the text; ``quote[i]`` is the index of the outermost one around token ``i``, or
        -1.
        units: token ranges; ``unit_of[i]`` the unit a token lies in.
        media: media by their first token, with the token past their name and their entry where they are listed.
    """

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.text = doc.text
        # Spaces that are tokens of their own (no-break spaces, double spaces) would stand in every rule's way.
        # So would line ends within a sentence, in text that is wrapped at a fixed width.
        tokens = [t for t in doc if not t.is_space or _ends_sentence(doc, t)]
        place = {t.i: index for index, t in enumerate(tokens)}
        self.words = [t.text for t in tokens]
        self.lower = [w.lower().replace("’", "'") for w in self.words]
        if not _INVISIBLE.isdisjoint(self.text):
            self.lower = ["".join(ch for ch in w if ch not in _INVISIBLE) or w for w in self.lower]
        self.pos = [t.pos_ for t in tokens]
        self.dep = [t.dep_ for t in tokens]
        self.lemma = [t.lemma_ for t in tokens]
        self.morph = [str(t.morph) for t in tokens]
        self.head = [place.get(t.head.i, index) for index, t in enumerate(tokens)]
        self.start = [t.idx for t in tokens]
        self.end = [t.idx + len(t) for t in tokens]
        self.space = [t.is_space for t in tokens]
        self._sentence_starts = [index for index, t in enumerate(tokens) if t.is_sent_start or index == 0]
        self.length = len(self.words)
        self._name_verbs()
        self.quotations = find_quotations(self.text)
        self.quote = self._quote_column()
        self.units = self._units()
        self.unit_of = [0] * self.length
        for number, (a, b) in enumerate(self.units):
            self.unit_of[a:b] = [number] * (b - a)
        self._cut_trees()
        self.media: dict[int, tuple[int, Outlet | None]] = {}
        for start, end, outlet in lexicon.outlets.find(self.text):
            a, b = bisect_left(self.start, start), bisect_left(self.start, end)
            if a < b and self.start[a] == start:
                # « Le Quotidien d'Oran-Est » is another than the listed « Le Quotidien d'Oran ».
                self.media[a] = (b, outlet if self.end[b - 1] == end else None)
        self._add_unlisted_media()

    def _name_verbs(self) -> None:
        """Make names of the words of a name that look like verbs: *Canal Est*, *Saint-Just Avance*."""
        starts = set(self._sentence_starts)
        for k in range(1, self.length):
            if (
                self.pos[k] in ("VERB", "AUX")
                and self.words[k].istitle()
                and self.pos[k - 1] == "PROPN"
                and self.words[k - 1][:1].isupper()
                and k not in starts
            ):
                self.pos[k], self.morph[k] = "PROPN", ""

    def _add_unlisted_media(self) -> None:
        """Names that no list holds but that say what they are: *Gazette du Port*, *l'agence Nordpress*."""
        named = {k for start, (end, _) in self.media.items() for k in range(start, end)}
        # « le Corriere » after « le Corriere della Sera »
        short = {
            self.words[start]: outlet
            for start, (end, outlet) in self.media.items()
            if end - start > 1 and len(self.words[start]) > 4
        }
        for k in range(1, self.length):
            if k not in named and self.words[k] in short and self.lower[k - 1] in ("le", "la", "du", "au", "l'", "de"):
                self.media[k] = (k + 1, short[self.words[k]])
                named.add(k)
        k = 0
        while k < self.length:
            if k in named or not self.words[k][:1].isupper() or self.lower[k] in _OPENING:
                k += 1
                continue
            end = k + 1
            while (
                end < self.length
                and end not in named
                and (
                    self.words[end][:1].isupper()
                    or self.words[end].isdigit()
                    and len(self.words[end]) < 3
                    and self.lower[k - 1] in _CALLED_MEDIA
                    or (
                        self.lower[end] in _NAME_PARTICLES
                        and end + 1 < self.length
                        and self.words[end + 1][:1].isupper()
                    )
                )
            ):
                end += 1
            if end in self.media and end - k == 1 and self.lower[k] in ("the", "la", "le", "les", "el"):
                # « The Telegraph », of which the list knows « Telegraph »
                self.media[k] = self.media.pop(end)
                k = self.media[k][0]
                continue
            called = (
                k > 0
                and self.lower[k - 1] in _CALLED_MEDIA
                or k > 1
                and self.lower[k - 2] in _CALLED_MEDIA
                and self.pos[k - 1] == "ADJ"
            )
            if called or (end - k > 1 or "-" in self.words[k]) and _MEDIA_WORD.search(" ".join(self.words[k:end])):
                start = (
                    k - 1
                    if k > 0 and self.words[k - 1] in ("La", "Le", "Les", "L’", "L'") and self.pos[k - 1] == "DET"
                    else k
                )
                self.media[start] = (end, None)
            k = end

    def _quote_column(self) -> list[int]:
        """For each token, the index of the outermost quotation around it, or -1."""
        column = [-1] * self.length
        for number, quotation in enumerate(self.quotations):
            if quotation.depth == 0:
                a, b = self.tokens_within(quotation.start, quotation.end)
                column[a:b] = [number] * (b - a)
        return column

    def _units(self) -> list[Range]:
        """Sentences, glued where a closed quotation runs over their boundary, and cut where they are endless."""
        units: list[Range] = []
        glued = False
        for a, b in pairwise((*self._sentence_starts, self.length)):
            if glued and units:
                units[-1] = (units[-1][0], b)
            else:
                units.append((a, b))
            glued = False
            if b < self.length:
                around = self.quote[b]
                if around >= 0 and around == self.quote[b - 1]:
                    quotation = self.quotations[around]
                    glued = quotation.closed and quotation.end - quotation.start < _MAX_GLUE
        pieces = ((k, min(b, k + _MAX_UNIT)) for a, b in units for k in range(a, max(b, a + 1), _MAX_UNIT))
        return [self._after_dateline(self.strip(u)) for u in pieces]

    def _cut_trees(self) -> None:
        """Cut the tree of an endless sentence where its units are cut: no head has children without end.

        The first token that hung on another unit becomes the root of its own; the others hang on it.
        """
        roots: dict[int, int] = {}
        for a, b in pairwise((*self._sentence_starts, self.length)):
            if b - a <= _MAX_UNIT:
                continue
            for k in range(a, b):
                number = self.unit_of[k]
                low, high = self.units[number]
                if low <= k < high and not low <= self.head[k] < high:
                    self.head[k] = roots.setdefault(number, k)
                    if self.head[k] == k:
                        self.dep[k] = "ROOT"

    def _after_dateline(self, unit: Range) -> Range:
        """Drop a dateline at the head of a paragraph: *Rennes |*, *BEYROUTH (AFP) –*."""
        a, b = unit
        if a > 0 and not self.space[a - 1]:
            return unit
        match = _DATELINE.match(self.text, self.start[a]) if a < b else None
        if match is None:
            return unit
        after = bisect_left(self.start, match.end())
        return (after, b) if a < after < b and not any(self.is_finite(k) for k in range(a, after)) else unit

    @cached_property
    def children(self) -> list[list[int]]:
        """For each token, the tokens whose head it is, in text order."""
        column: list[list[int]] = [[] for _ in range(self.length)]
        for index, head in enumerate(self.head):
            if head != index:
                column[head].append(index)
        return column

    @cached_property
    def _first_children(self) -> list[dict[str, int]]:
        """For each token, its first child of each relation, with and without subtype."""
        column: list[dict[str, int]] = [{} if children else _CHILDLESS for children in self.children]
        for index, head in enumerate(self.head):
            if head != index:
                relation = self.dep[index]
                column[head].setdefault(relation, index)
                if ":" in relation:
                    column[head].setdefault(relation.partition(":")[0], index)
        return column

    @cached_property
    def verb_markers(self) -> dict[int, list[int]]:
        """For each token that has some, the small words on it: auxiliaries, copulas, conjunctions, *ne*; in order."""
        found: dict[int, list[int]] = {}
        for index, head in enumerate(self.head):
            if head != index and (
                self.dep[index].startswith(("aux", "cop", "mark")) or self.lower[index] in ("ne", "n'")
            ):
                found.setdefault(head, []).append(index)
        return found

    # Offsets and tokens ------------------------------------------------------------------------------------------

    def tokens_within(self, start: int, end: int) -> Range:
        """The tokens that lie wholly within the offsets ``start`` and ``end``."""
        return bisect_left(self.start, start), bisect_right(self.end, end)

    def token_at(self, offset: int) -> int:
        """The token at or right after an offset."""
        return bisect_right(self.end, offset)

    def span(self, tokens: Range) -> Span:
        """The stretch of text from the first to the last of ``tokens``."""
        a, b = tokens
        return Span.of(self.text, self.start[a], self.end[b - 1])

    def string(self, tokens: Range) -> str:
        """The text of a token range."""
        a, b = tokens
        return self.text[self.start[a] : self.end[b - 1]] if a < b else ""

    # Ranges -------------------------------------------------------------------------------------------------------

    def strip(self, tokens: Range) -> Range:
        """Drop white space tokens at both ends."""
        a, b = tokens
        while a < b and self.space[a]:
            a += 1
        while b > a and self.space[b - 1]:
            b -= 1
        return a, b

    def subtree(self, token: int) -> Range:
        """First and last token that depend on ``token``, itself included; gaps are not looked at."""
        low = high = token
        todo = [token]
        while todo:
            for child in self.children[todo.pop()]:
                low, high = min(low, child), max(high, child)
                todo.append(child)
        return low, high + 1

    def is_within(self, token: int, root: int) -> bool:
        """Whether ``token`` depends on ``root``, directly or not (or is it)."""
        for _ in range(self.length):
            if token == root:
                return True
            if self.head[token] == token:
                return False
            token = self.head[token]
        return False

    def child(self, token: int, *relations: str) -> int | None:
        """The first child of ``token`` with one of the relations (subtypes count: ``nsubj`` finds ``nsubj:pass``)."""
        first = self._first_children[token]
        return min((first[relation] for relation in relations if relation in first), default=None)

    # Classes of tokens --------------------------------------------------------------------------------------------

    def is_finite(self, token: int) -> bool:
        """Whether a token is a finite verb or auxiliary."""
        if self.pos[token] not in ("VERB", "AUX"):
            return False
        morph = self.morph[token]
        return "VerbForm=Fin" in morph or "Mood=" in morph

    def is_noun(self, token: int) -> bool:
        """Whether a token can be the head of a noun phrase."""
        return self.pos[token] in ("NOUN", "PROPN", "PRON", "NUM", "X")

    def opens_quotation(self, token: int) -> bool:
        """Whether an outermost quotation begins with this token."""
        number = self.quote[token]
        return number >= 0 and (token == 0 or self.quote[token - 1] != number)

    def closes_quotation(self, token: int) -> bool:
        """Whether an outermost quotation ends with this token."""
        number = self.quote[token]
        return number >= 0 and (token + 1 == self.length or self.quote[token + 1] != number)

    def quotation_tokens(self, number: int) -> Range:
        """The tokens of a quotation, marks included."""
        quotation = self.quotations[number]
        return self.tokens_within(quotation.start, quotation.end)

    def feature(self, token: int, name: str) -> str | None:
        """The value of one morphological feature of a token."""
        for part in self.morph[token].split("|"):
            key, _, value = part.partition("=")
            if key == name:
                return value
        return None
