"""Where names begin and end: runs of capitalised words."""

from __future__ import annotations

from collections.abc import Callable

from recoupe.extract.names import INSTITUTIONAL
from recoupe.extract.places.words import ARABIC_PARTICLES, CAPITAL, OF, PARTICLES
from recoupe.extract.reading import Range, Reading
from recoupe.lexicon import Lexicon

# Longer runs of capitals are headlines.
_LONGEST = 6
_GRAMMAR = frozenset({"PRON", "SCONJ", "CCONJ", "AUX", "ADP", "ADV"})
_ARTICLES = frozenset({"Le", "La", "Les", "L'", "L’", "El", "Al"})
# Behind these a sentence, a quotation or a heading begins.
_OPENING = frozenset({".", "«", '"', ":", "!", "?", "…", "-", "–", "—", "“"})
# Particles that stand between Arabic names but between French words, too.
_FRENCH = frozenset({"en", "as", "et", "an"})


class Runs:
    """The runs of one document."""

    def __init__(self, r: Reading, lexicon: Lexicon) -> None:
        self.r = r
        self.lexicon = lexicon
        self.capital = [CAPITAL.match(word) is not None for word in r.words]

    def find(self) -> list[Range]:
        """Give all runs in text order, media left out."""
        r, k, found = self.r, 0, []
        while k < r.length:
            if k in r.media and not self.lexicon.place_names.get(r.string((k, r.media[k][0]))):
                k = r.media[k][0]
            elif self.begins(k):
                found.append((k, self.end(k)))
                k = found[-1][1]
            else:
                k += 1
        return found

    def begins(self, k: int) -> bool:
        """Whether a token has a capital that is not just its sentence's."""
        return k < self.r.length and self.capital[k] and not self._is_grammar(k)

    def _is_grammar(self, k: int) -> bool:
        """*Dans*, *Elle*, *Or*; *La* of *à La Seyne* is part of the name."""
        r = self.r
        if r.pos[k] in _GRAMMAR:
            return r.words[k][1:].islower() or len(r.words[k]) == 1
        return r.pos[k] == "DET" and not self._is_article_of_name(k)

    def _is_article_of_name(self, k: int) -> bool:
        """A capital article inside a sentence, a capital behind it."""
        r = self.r
        if r.words[k] not in _ARTICLES or k == 0 or k + 1 >= r.length:
            return False
        return not r.space[k - 1] and r.words[k - 1] not in _OPENING and self.capital[k + 1]

    def end(self, k: int) -> int:
        """The token past the name that begins at ``k``: capitals in a row, Arabic particles between them included."""
        r, end = self.r, k + 1
        while end < r.length and end - k < _LONGEST and not self.is_apart(end):
            if end in r.media and not self.lexicon.place_names.get(r.words[end]):
                break
            if self.begins(end):
                if self._begins_person(k, end):
                    break
                end += 1
            elif r.lower[end] in ARABIC_PARTICLES and r.lower[end] not in _FRENCH and self.begins(end + 1):
                end += 2
            else:
                break
        return end

    def _begins_person(self, k: int, end: int) -> bool:
        """*le ministre de l'Intérieur Jean Dupont*, *la police de Nantes Jean Dupont*: a name of its own."""
        r = self.r
        joined = r.dep[end].startswith("flat") and r.lower[end - 1] not in INSTITUTIONAL
        if joined or self.lexicon.first_names.gender(r.words[end]) is None:
            return False
        return self.lexicon.place_nouns.get(r.words[k]) is None

    def is_apart(self, k: int) -> bool:
        """Whether more than one space, or none, stands before a token."""
        gap = self.r.start[k] - self.r.end[k - 1]
        return gap > 1 or self.r.space[k] or gap == 0 and not self.r.words[k - 1].endswith(("'", "’"))

    def past_particles(self, b: int) -> int:
        """The token past *de France* in *Stade de France*; ``b`` where there is no such thing."""
        r, end = self.r, b
        while end < r.length and end - b < 2 and (r.lower[end] in OF or r.lower[end] in ("la", "l'", "les")):
            end += 1
        return self.end(end) if b < end and self.begins(end) else b

    def longer(self, a: int, b: int, known: Callable[[str], object]) -> int:
        """The token past *Rio de Janeiro*: past particles, where a list knows the whole."""
        r, end = self.r, b
        while end < r.length and end - b < 3 and r.lower[end] in PARTICLES and not self.is_apart(end):
            end += 1
        if b < end and self.begins(end):
            whole = self.end(end)
            if known(r.string((a, whole))):
                return whole
        return b
