"""What the page of a fact shows: versions, who holds them, in what they differ, every account, every reason."""

from __future__ import annotations

from recoupe.crosscheck.records import Window
from recoupe.exports._marks import printable
from recoupe.model import Record
from recoupe.web.facts import Bracket, FactLine
from recoupe.web.marking import Mark, Piece, pieces


class Reference(Record, frozen=True, kw_only=True):
    """An account as a line: who says what, and where it stands.

    Attributes:
        version, says: the letter of its version, and what that says.
        number, name, outlet: of its document; ``published`` is when that was.
        by: who says it; ``None`` where nobody is named.
        relays: from the origin outwards.
        start: of its words, in code points of the document's text; ``text`` are these words.
        sentence: in which they stand.
    """

    version: str
    says: str
    number: int
    name: str
    outlet: str | None
    published: Window
    by: str | None
    relays: tuple[str, ...]
    start: int
    text: str
    sentence: str


class Passage(Record, frozen=True, kw_only=True):
    """Words in a sentence: from where to where in the document's text, what they are, and the card that says more."""

    start: int
    end: int
    kind: str
    card: str
    differs: bool


class AccountView(Record, frozen=True, kw_only=True):
    """What one sentence of one document says of the fact.

    Attributes:
        position: among the accounts of the fact.
        kind, id: of the finding in its document: ``figure``, ``event`` or ``statement``; -1 where it is none.
        number, name, title, outlet: of the document; ``published`` is when that was.
        by, origin: who says it, and their short key; ``None`` where nobody is named, or has a page.
        relays: from the origin outwards.
        day: on which day what it tells happened, and why that is known.
        start, sentence, mark: the sentence, where it begins, and where in the text its own words stand.
        is_cut: the sentence is a part of one without end.
        marks: what is marked in it.
        citation: the sentence with its reference, to be put into another text.
        retracted: the origin takes it back in the same text.
        rule, row, steps: what found it, and how the rest was settled, in French.
    """

    position: int
    kind: str
    id: int
    number: int
    name: str
    title: str | None
    outlet: str | None
    published: Window
    by: str | None
    origin: str | None
    relays: tuple[str, ...]
    day: Window
    start: int
    sentence: str
    is_cut: bool
    mark: tuple[int, int]
    marks: tuple[Passage, ...]
    citation: str
    retracted: bool
    rule: str | None = None
    row: str | None = None
    steps: tuple[str, ...] = ()

    def pieces(self) -> list[Piece]:
        """Cut the sentence for the page."""
        marks = [
            Mark(
                one.start - self.start,
                one.end - self.start,
                f"{one.kind} differs" if one.differs else one.kind,
                one.card,
            )
            for one in self.marks
        ]
        here = (self.mark[0] - self.start, self.mark[1] - self.start)
        return [piece._replace(text=printable(piece.text)) for piece in pieces(self.sentence, marks, here)]


class Holder(Record, frozen=True, kw_only=True):
    """Somebody who is named behind a version, their short key, how many accounts that is, and the first of them."""

    name: str
    origin: str | None
    accounts: int
    first: int


class MergeView(Record, frozen=True, kw_only=True):
    """Why some accounts count as one origin, see :class:`~recoupe.crosscheck.records.Merge`."""

    reason: str
    proven: bool
    rule: str
    accounts: tuple[int, ...]


class SaidView(Record, frozen=True, kw_only=True):
    """What a version says of one aspect: the words or the day, in how many accounts, and the first of them."""

    words: str
    day: Window | None
    accounts: int
    first: int


class Difference(Record, frozen=True, kw_only=True):
    """An aspect in which versions differ, see :class:`~recoupe.web.telling.Aspect`: what this one says of it.

    Attributes:
        aspect: which.
        said: what most accounts say first; empty where none tells.
        left: how many more things are said.
    """

    aspect: str
    said: tuple[SaidView, ...]
    left: int


class VersionView(Record, frozen=True, kw_only=True):
    """One way in which the fact is told.

    Attributes:
        letter, title: its name on the page, and in French what it says.
        retracted: every origin behind it has taken it back.
        holders: who is named behind it; ``unnamed`` counts the documents that name nobody.
        relays, outlets: through whom it comes.
        since: when it was first told.
        repeats, independent, merges: how many documents bring no origin of their own, the bracket, and why.
        against, before, after: the letters of the versions that it excludes, that it replaces, that replace it.
        takes_back, taken_back: of those on which it goes back, and by which somebody goes back on it.
        differences: what it says where versions differ.
        best: the position of the account that tells it best.
        count, accounts: how many tell it, and those that are shown, the earliest first.
    """

    letter: str
    title: str
    retracted: bool
    holders: tuple[Holder, ...]
    unnamed: int
    relays: tuple[str, ...]
    outlets: tuple[str, ...]
    since: Window
    repeats: int
    independent: Bracket
    merges: tuple[MergeView, ...]
    against: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    takes_back: tuple[str, ...]
    taken_back: tuple[str, ...]
    differences: tuple[Difference, ...]
    best: int
    count: int
    accounts: tuple[AccountView, ...]


class Opposed(Record, frozen=True, kw_only=True):
    """Two versions that exclude each other, or of which the second replaces the first.

    Attributes:
        versions: their letters.
        count, pairs: how many pairs of accounts there are, and the positions of the first ones.
    """

    versions: tuple[str, str]
    count: int
    pairs: tuple[tuple[int, int], ...]


class Ground(Record, frozen=True, kw_only=True):
    """Why versions exclude or replace each other.

    Attributes:
        relation: ``conflict`` or ``update``.
        kind: the slot of the conflict or the kind of the update.
        rule, reason: which rule says so, and why, in French.
        opposed: the versions that it holds for.
    """

    relation: str
    kind: str
    rule: str
    reason: str
    opposed: tuple[Opposed, ...]


class StepView(Record, frozen=True, kw_only=True):
    """A version in a row of versions of which each replaces the one before: its letter, when, what, its account."""

    version: str
    when: str
    says: str
    account: int
    by: str | None


class FactDetail(Record, frozen=True, kw_only=True):
    """A fact with everything that tells it.

    Attributes:
        line: the fact as lists show it.
        versions: as :attr:`~recoupe.crosscheck.records.Fact.versions` has them.
        aspects: in what they differ.
        grounds: why versions exclude or replace each other.
        courses: how they replace each other in time, row by row.
        merges: why some accounts count as one origin.
        why: in French, what put the accounts together.
    """

    line: FactLine
    versions: tuple[VersionView, ...]
    aspects: tuple[str, ...]
    grounds: tuple[Ground, ...]
    courses: tuple[tuple[StepView, ...], ...]
    merges: tuple[MergeView, ...]
    why: tuple[str, ...]
