"""What the rules for mentions share: the text, the lists, who is named, and the mention itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import msgspec

from recoupe.extract.places.people import People
from recoupe.extract.places.runs import Runs
from recoupe.extract.places.surroundings import Left, Signal
from recoupe.extract.places.words import GENERIC
from recoupe.extract.reading import Range, Reading
from recoupe.french.folding import fold
from recoupe.gazetteer import Match
from recoupe.gazetteer.settling import TRANSCRIBED
from recoupe.lexicon import Lexicon
from recoupe.lexicon.place_names import PlaceName

# Countries whose towns are seldom called as people and firms in French news: those whose names are transcribed, and
# those of the Sahel and of central Africa.
_FEW_NAMESAKES = TRANSCRIBED | frozenset("BF CD CF CM ML NE NG TD".split())

Known = Callable[[str], Sequence[Match]]


class Mention(msgspec.Struct):
    """A mention, before it is known which place is meant.

    Attributes:
        tokens: of the mention.
        name: what to look up.
        kind: what the noun in front says of it, or ``""``.
        noun: that noun.
        signal: how strongly the surroundings speak for a place.
        left: what stands in front.
        entries: the places of the lexicon that have the name.
        sure: a place whatever the lists know: a road, a name that holds its noun.
        dateline: it says where the dispatch was written.
        within: index of the mention in brackets or behind *dans, en* that says where this one lies.
    """

    tokens: Range
    name: str
    kind: str
    noun: str
    signal: Signal
    left: Left
    entries: list[PlaceName] = []
    sure: bool = False
    dateline: bool = False
    within: int | None = None


class Scene:
    """One document under search.

    Attributes:
        r, lexicon: the text and the words.
        known: gives the places of the world that have exactly some name.
        folded: the text, folded.
        runs: where names begin and end.
        names: all runs of capitalised words.
        people: who is named.
        mentions: those found so far, in text order.
        heads: the first words of their compound names (*Mantes* of *Mantes-la-Jolie*).
    """

    def __init__(self, r: Reading, lexicon: Lexicon, known: Known) -> None:
        self.r = r
        self.lexicon = lexicon
        self.known = known
        self.folded = fold(r.text)
        self.runs = Runs(r, lexicon)
        self.names = self.runs.find()
        self.people = People(r, lexicon, self.names, known)
        self.mentions: list[Mention] = []
        self.heads: set[str] = set()

    def add(self, mention: Mention) -> None:
        """Keep a mention."""
        self.mentions.append(mention)
        head, hyphen, _ = mention.name.partition("-")
        if hyphen and head.lower() not in GENERIC:
            self.heads.add(head)

    @cached_property
    def named(self) -> frozenset[str]:
        """The countries that the document names, by themselves, by a place of theirs or by an adjective."""
        by_adjective = self.lexicon.countries.demonyms
        found = {country.code for word in self.r.lower for country in by_adjective.get(word, ())}
        for a, _ in self.names:
            listed = self.lexicon.place_names.at(self.r.text, self.folded, self.r.start[a])
            if listed is not None:
                found.update(entry.country or "" for entry in listed[1] if not entry.needs)
        return frozenset(found)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that the document names, those left out whose people it may name.

        A small town of Mali that a text on Mali names is a town; one of France is as often somebody or a firm.
        """
        return self.named & _FEW_NAMESAKES

    def mention(
        self, tokens: Range, left: Left, *, kind: str, entries: Sequence[PlaceName] = (), sure: bool = False
    ) -> Mention:
        """Make a mention that is called by its own words."""
        noun = left.noun.noun if left.noun is not None and left.signal is Signal.NOUN else ""
        name = self.r.string(tokens)
        return Mention(tokens, name, kind, noun, left.signal, left, list(entries), sure)

    def is_first_name(self, k: int) -> bool:
        """Whether a word is a first name."""
        return self.lexicon.first_names.gender(self.r.words[k]) is not None

    def in_brackets(self, a: int) -> bool:
        """Whether a name stands in the brackets right behind a mention: *Arles (Bouches-du-Rhône)*."""
        r = self.r
        return a > 0 and r.words[a - 1] == "(" and bool(self.mentions) and self.mentions[-1].tokens[1] == a - 1


def kind_of(left: Left) -> str:
    """What the noun in front says of a place."""
    return left.noun.kind if left.noun is not None and left.signal is Signal.NOUN else ""
