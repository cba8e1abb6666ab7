"""A document: its text with what was found in it, and the card of each finding."""

from __future__ import annotations

from functools import lru_cache

from recoupe.crosscheck.records import Relation
from recoupe.dossier import Dossier
from recoupe.dossier.records import Stored
from recoupe.errors import NoSuchDocument
from recoupe.exports._answers import Sentences
from recoupe.exports._fact_words import title_of
from recoupe.model import Analysis, Copy, PassageKind, Publication, PublishedStatus, Record
from recoupe.web.cards import Card, card_of
from recoupe.web.citing import cite
from recoupe.web.deciding import verdicts
from recoupe.web.marking import KINDS, Mark, Piece, marks_of, pieces
from recoupe.web.paging import Number, PageNumber, Position, View, Visit, Words, page

#: Code points of a text on one page: more and a browser takes seconds to lay it out.
_PART = 40_000


class DocumentAsked(Record, frozen=True):
    """Which document, and what of it.

    Attributes:
        number: of the document.
        at: the sentence around this code point is shown and marked.
        card: whose card is open, kind and ``id`` of a finding (``statement-3``).
        part: which part of a long text; without it the one where ``at`` lies.
        show: kinds of findings that are marked, see :data:`recoupe.web.marking.KINDS`; without it all.
    """

    number: Number
    at: Position | None = None
    card: Words | None = None
    part: PageNumber | None = None
    show: tuple[Words, ...] = ()


class Shared(Record, frozen=True, kw_only=True):
    """A passage that another document has too.

    Attributes:
        start, end: in this document.
        number, name, outlet: of the other one; ``other_start`` is where it stands there.
        quoted: both quote the same words, which makes neither a copy.
    """

    start: int
    end: int
    number: int
    name: str
    outlet: str | None
    other_start: int
    quoted: bool


class Found(Record, frozen=True, kw_only=True):
    """A finding in the text: where it stands, what kind it is, and the name of its card."""

    start: int
    end: int
    kind: str
    card: str


class TellsOf(Record, frozen=True, kw_only=True):
    """A fact that a finding is an account of."""

    id: str
    title: str
    relation: Relation


class DocumentView(View, frozen=True, kw_only=True):
    """A document and what was found in it.

    Attributes:
        number, name, title, outlet, byline, url, archive: of the document.
        published: when it was published, and why that is known; ``dated`` where a person set it.
        revision, revisions: which of its revisions this is; ``numbers`` are those of all.
        notes: what reading it had to do, in French.
        text: the part of the text that is shown, from code point ``start`` on; ``length`` is that of the whole.
        part, parts: which part, of how many.
        found: what was found in that part, as far as ``show`` asks for it.
        here: start and end of the sentence that was asked for, and ``citation`` what to copy of it.
        card: the finding that is open, and in ``tells`` the facts it is an account of.
        shared: passages of this part that other documents have too.
        is_analyzed: somebody has looked for findings in it.
        verdicts: what people decided last, by kind and id of the finding (``place-3``).
    """

    number: int
    name: str
    title: str | None
    outlet: str | None
    byline: str | None
    url: str | None
    archive: str | None
    published: Publication
    dated: bool
    revision: int
    revisions: int
    numbers: tuple[int, ...]
    notes: tuple[str, ...]
    text: str
    start: int
    length: int
    part: int
    parts: int
    show: tuple[str, ...]
    found: tuple[Found, ...]
    here: tuple[int, int] | None
    citation: str | None
    card: Card | None
    tells: tuple[TellsOf, ...]
    shared: tuple[Shared, ...]
    is_analyzed: bool
    verdicts: dict[str, str]

    def pieces(self) -> list[Piece]:
        """Cut the text for the page, with passages of other documents as marks like the rest."""
        marks = [Mark(one.start, one.end, one.kind, one.card) for one in self.found]
        if "copy" in self.show:
            marks += [Mark(one.start, one.end, "copy", f"copy-{one.number}-{one.other_start}") for one in self.shared]
        before = [mark._replace(start=mark.start - self.start, end=mark.end - self.start) for mark in marks]
        here = (self.here[0] - self.start, self.here[1] - self.start) if self.here else None
        return list(pieces(self.text, before, here, Sentences(self.text).starts()))


@page("/documents/{number:int}", template="document.html", title="Document")
def document(visit: Visit, asked: DocumentAsked) -> DocumentView:
    """Show a document with everything found in it."""
    dossier, found = visit.room.dossier, visit.room.peek()
    stored = dossier.document(asked.number)
    text = stored.document.text
    analysis = _analysis(dossier, asked.number)
    edges = parts_of(text)
    part = _part(asked, edges)
    start, end = edges[part - 1], edges[part]
    show = tuple(kind for kind in KINDS if kind in asked.show) if asked.show else tuple(KINDS)
    card = card_of(analysis, asked.number, asked.card) if analysis is not None and asked.card else None
    told = found.told_in.get((asked.number, card.kind, card.id), []) if found is not None and card else []
    here = _sentence(text, start, end, asked.at if asked.at is not None or card is None else card.start)
    shared = _shared(asked.number, found.shared.get(asked.number, []), start, end, found.documents) if found else ()
    return DocumentView(
        number=stored.number,
        name=stored.name,
        title=stored.document.title,
        outlet=stored.document.outlet,
        byline=stored.document.byline,
        url=stored.document.url,
        archive=stored.archive,
        published=_published(stored, analysis),
        dated=stored.dated,
        revision=stored.revision,
        revisions=stored.revisions,
        numbers=tuple(dossier.revisions(asked.number)),
        notes=stored.document.notes,
        text=text[start:end],
        start=start,
        length=len(text),
        part=part,
        parts=len(edges) - 1,
        show=show,
        found=_found(analysis, show, start, end),
        here=here,
        citation=cite(stored, *here) if here is not None else None,
        card=card,
        tells=tuple(TellsOf(id=fact.id, title=title_of(fact), relation=fact.relation) for fact in told),
        shared=shared,
        is_analyzed=analysis is not None,
        verdicts=verdicts(dossier, asked.number, analysis) if analysis is not None else {},
    )


def _analysis(dossier: Dossier, number: int) -> Analysis | None:
    """Give what was found in a document, where somebody has looked."""
    try:
        return dossier.analysis(number)
    except NoSuchDocument:
        return None


def _published(stored: Stored, analysis: Analysis | None) -> Publication:
    """Give when a document was published; a day that a person has just set holds before it is analyzed with it."""
    found = analysis.published if analysis is not None else Publication()
    day = stored.document.published
    if not stored.dated or found.earliest == day == found.latest:
        return found
    return Publication(earliest=day, latest=day, status=PublishedStatus.GIVEN)


@lru_cache(64)
def parts_of(text: str) -> tuple[int, ...]:
    """Give the edges of the parts in which a text is shown, 0 and its length among them: cut at line ends or spaces.

    Example:
        >>> parts_of("Rien."), len(parts_of("mot " * 20_000))
        ((0, 5), 3)
    """
    edges = [0]
    while len(text) - edges[-1] > _PART:
        first, last = edges[-1] + _PART // 2, edges[-1] + _PART
        cuts = (text.rfind(at, first, last) + 1 for at in ("\n", ". ", " "))
        edges.append(next((cut for cut in cuts if cut), last))
    return (*edges, max(len(text), 1))


def _part(asked: DocumentAsked, edges: tuple[int, ...]) -> int:
    """Tell which part is meant: the one that is named, else the one of the sentence that is asked for."""
    if asked.part is not None or asked.at is None:
        return min(asked.part or 1, len(edges) - 1)
    return next((at for at, end in enumerate(edges[1:], start=1) if asked.at < end), len(edges) - 1)


def _sentence(text: str, start: int, end: int, at: int | None) -> tuple[int, int] | None:
    """Give the sentence around a place, as far as it lies in the part."""
    if at is None or not start <= at < end or at >= len(text):
        return None
    first, last = Sentences(text[start:end]).around(at - start, at - start + 1)
    return start + first, start + last


def _found(analysis: Analysis | None, show: tuple[str, ...], start: int, end: int) -> tuple[Found, ...]:
    """Give what was found in a part."""
    marks = marks_of(analysis) if analysis is not None else ()
    return tuple(
        Found(**mark._asdict()) for mark in marks if mark.kind in show and mark.start < end and mark.end > start
    )


def _shared(number: int, copies: list[Copy], start: int, end: int, documents: dict[int, Stored]) -> tuple[Shared, ...]:
    """Give the passages of a part that other documents have too, in the order of the text."""
    found = []
    for copy in copies:
        is_first = copy.numbers[0] == number
        other = documents.get(copy.numbers[1] if is_first else copy.numbers[0])
        for passage in copy.passages if other is not None else ():
            (first, last), (there, _) = (passage.a, passage.b) if is_first else (passage.b, passage.a)
            if first < end and last > start:
                assert other is not None
                found.append(
                    Shared(
                        start=first,
                        end=last,
                        number=other.number,
                        name=other.name,
                        outlet=other.document.outlet,
                        other_start=there,
                        quoted=passage.kind is PassageKind.QUOTATION,
                    )
                )
    return tuple(sorted(found, key=lambda one: (one.start, -one.end, one.number)))
