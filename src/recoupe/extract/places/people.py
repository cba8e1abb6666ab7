"""Who is named in a document: a surname is no place, even where a village bears it."""

from __future__ import annotations

from collections.abc import Callable

from recoupe.extract.places.words import LOCATIVE, LOOSE, OF
from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import TITLES
from recoupe.lexicon import Lexicon

# « M. de Crem », « Ilse Van de Keere »: between title and name
_NOBILIARY = frozenset("de d' du van von".split())


class People:
    """The names of people in a document.

    Attributes:
        words: the words of their names, as they are written.
        starts: the first token of every name that is a person's by itself.
    """

    def __init__(self, r: Reading, lexicon: Lexicon, names: list[Range], known: Callable[[str], object]) -> None:
        self.words: set[str] = set()
        self.starts: set[int] = set()
        for a, b in names:
            if self._names_person(r, lexicon, a, b, known):
                self.starts.add(a)
                self.words.update(r.words[a:b])

    @staticmethod
    def _names_person(r: Reading, lexicon: Lexicon, a: int, b: int, known: Callable[[str], object]) -> bool:
        before = r.lower[a - 1] if a else ""
        if before in TITLES or before in _NOBILIARY and a > 1 and r.lower[a - 2] in TITLES:
            return True
        if b - a > 1 and lexicon.first_names.gender(r.words[a]) is not None and not lexicon.place_names.get(r.words[a]):
            # « à Tal Afar »: a first name begins the name of a town
            return not ((before in LOCATIVE or before in LOOSE or before in OF) and known(r.string((a, b))))
        if not before.isalpha() or r.pos[a - 1] in ("VERB", "AUX"):
            return False  # « ils ont accusé Israël »
        role = lexicon.roles.get(before)
        return role is not None and role.kind == "person"

    def are_named(self, r: Reading, name: Range) -> bool:
        """Whether all words of a name belong to people."""
        return all(r.words[k] in self.words for k in range(*name))
