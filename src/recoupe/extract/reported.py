"""What is reported: statements with their origins and chains, and retractions, as records."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.coreference import Resolver
from recoupe.extract.draft import Draft
from recoupe.extract.entities import Resolution
from recoupe.extract.origins import Settled, carry, settle
from recoupe.extract.quoted import is_quoted
from recoupe.extract.reading import Reading
from recoupe.extract.retractions import RetractionDraft, is_figurative, main_mention, retraction_drafts
from recoupe.extract.statements import find_drafts
from recoupe.extract.times.utterance import utterance_time
from recoupe.lexicon import Lexicon
from recoupe.model import (
    Attitude,
    Candidate,
    Form,
    Retraction,
    Span,
    Stance,
    Statement,
    TimeExpression,
    Why,
)


def find_reported(
    r: Reading, lexicon: Lexicon, dates: Sequence[TimeExpression]
) -> tuple[tuple[Statement, ...], tuple[Retraction, ...], Resolver]:
    """Find the statements and retractions of a document, in text order, and whom its words name."""
    drafts = find_drafts(r, lexicon)
    retracting = retraction_drafts(r, lexicon, drafts)
    drafts = _without_retracting(drafts, retracting)
    resolver = Resolver(r, lexicon)
    resolver.foresee([draft.source for draft in drafts if draft.source is not None])
    settled: dict[int, Settled] = {}
    waiting = list(retracting)
    authors: dict[int, Resolution] = {}
    for draft in drafts:
        while waiting and waiting[0].tokens[0] < draft.start:
            authors[id(waiting[0])] = _author(r, lexicon, resolver, waiting[0], settled)
            waiting.pop(0)
        settled[id(draft)] = settle(r, lexicon, resolver, draft, settled)
    for late in waiting:
        authors[id(late)] = _author(r, lexicon, resolver, late, settled)
    carry(drafts, settled)
    numbers = {id(draft): number for number, draft in enumerate(drafts)}
    statements = tuple(_statement(r, lexicon, draft, settled[id(draft)], numbers, dates) for draft in drafts)
    return statements, _retractions(r, retracting, authors, drafts, settled), resolver


def _without_retracting(drafts: list[Draft], retracting: list[RetractionDraft]) -> list[Draft]:
    """A word that takes back is no statement of its own (*contrairement à ce qu'elle avait indiqué*)."""
    kept = [
        d
        for d in drafts
        if d.cue is None or not any(a <= d.cue.token < b for a, b in (late.tokens for late in retracting))
    ]
    for draft in kept:
        if draft.parent is not None and draft.parent not in kept:
            draft.parent = None
    return kept


# Retractions -----------------------------------------------------------------------------------------------------


def _author(
    r: Reading, lexicon: Lexicon, resolver: Resolver, late: RetractionDraft, settled: dict[int, Settled]
) -> Resolution:
    """Who takes back."""
    source = late.source
    if late.cataphoric:
        source = main_mention(r, lexicon, late) or source
    if isinstance(source, Draft):
        other = settled.get(id(source))
        if other is not None and other.entity is not None:
            return Resolution(other.entity, ["sujet partagé"])
        source = source.source
    if source is None:
        last = resolver.last_speaker()
        return (
            Resolution(None)
            if last is None
            else Resolution(None, [], [Candidate(name=last.name, reason="dernier locuteur")])
        )
    resolution = resolver.resolve(source, incise=False)
    if resolution.entity is not None:
        resolver.speak(resolution.entity, late.tokens[0])
    return resolution


def _retractions(
    r: Reading,
    retracting: list[RetractionDraft],
    authors: dict[int, Resolution],
    drafts: list[Draft],
    settled: dict[int, Settled],
) -> tuple[Retraction, ...]:
    """The retractions, less figures of speech by somebody who has said nothing (*la colonne a fait volte-face*)."""
    found: list[Retraction] = []
    for late in retracting:
        retraction = _retraction(r, len(found), late, authors[id(late)], drafts, settled)
        if retraction.retracts is not None or not is_figurative(late.row):
            found.append(retraction)
    return tuple(found)


def _retraction(
    r: Reading,
    number: int,
    late: RetractionDraft,
    author: Resolution,
    drafts: list[Draft],
    settled: dict[int, Settled],
) -> Retraction:
    source = late.source
    while isinstance(source, Draft):
        source = source.source or source.shares
    return Retraction(
        id=number,
        cue=r.span(late.tokens),
        source=source.span if source is not None else None,
        origin=author.entity.name if author.entity is not None else None,
        origin_candidates=tuple(author.candidates),
        retracts=_taken_back(late, author, drafts, settled),
        why=Why(row=late.row.id, rule="retraction", steps=tuple(author.steps)),
    )


def _taken_back(
    late: RetractionDraft, author: Resolution, drafts: list[Draft], settled: dict[int, Settled]
) -> int | None:
    """The statement taken back: what the object itself reports, else the last one of the same origin before."""
    for number, draft in enumerate(drafts):
        group = draft.cue.group if draft.cue is not None else None
        if (
            group is not None
            and draft.unit == late.unit
            and group.mood in ("ger", "inf")
            and 0 <= group.start - late.tokens[1] <= 1
        ):
            # « son message annonçant la reddition », « ses excuses pour avoir annoncé la mort »
            return number
    if author.entity is None:
        return None
    best = None
    for number, draft in enumerate(drafts):
        entity = settled[id(draft)].entity
        if (
            entity is author.entity
            and draft.cue is not None
            and draft.start < late.tokens[0]
            and max(b for _, b in draft.content) <= late.tokens[0]
        ):
            best = number
    return best


# Records ---------------------------------------------------------------------------------------------------------


def _statement(
    r: Reading,
    lexicon: Lexicon,
    draft: Draft,
    settled: Settled,
    numbers: dict[int, int],
    dates: Sequence[TimeExpression],
) -> Statement:
    source = draft.source
    shared = draft.shares
    while source is None and shared is not None:
        source, shared = shared.source, shared.shares
    row = draft.row
    conditional = draft.conditional
    attitude = _attitude(draft)
    act = lexicon.speech_acts.codes(row.id if row is not None else None, attitude, negated=draft.negated)
    return Statement(
        id=numbers[id(draft)],
        content=tuple(r.span(part) for part in draft.content),
        cue=_cue_span(r, draft),
        source=source.span if source is not None else None,
        origin=settled.origin,
        origin_candidates=settled.candidates,
        relays=tuple(relay.name for relay in settled.relays),
        chain=tuple(settled.relays),
        form=_form(r, draft),
        attitude=attitude,
        stance=Stance.CONDITIONAL if conditional else row.stance if row is not None else Stance.NEUTRAL,
        negated=draft.negated,
        parent=numbers[id(draft.parent)] if draft.parent is not None else None,
        time=utterance_time(
            r,
            dates,
            cue=draft.cue.token if draft.cue is not None else None,
            clause=draft.clause,
            contents=(r.span(part) for part in draft.content),
            source=source.span if source is not None else None,
        ),
        plover=act.plover,
        mode=act.mode,
        why=Why(row=row.id if row is not None else None, rule=draft.rule, steps=tuple(settled.steps)),
    )


def _cue_span(r: Reading, draft: Draft) -> Span | None:
    cue = draft.cue
    if cue is None:
        return None
    if cue.kind == "verb" and cue.end > cue.token + 1:
        # « mis en garde » is one cue; an inverted subject inside it is not part of it.
        return r.span((cue.token, cue.end))
    return r.span((cue.token, cue.end if cue.kind != "verb" else cue.token + 1))


def _form(r: Reading, draft: Draft) -> Form:
    if draft.conditional:
        return Form.CONDITIONAL
    if draft.direct or all(is_quoted(r, part) for part in draft.content):
        return Form.DIRECT
    words = [k for part in draft.content for k in range(*part)]
    return Form.MIXED if any(r.quote[k] >= 0 for k in words) else Form.INDIRECT


def _attitude(draft: Draft) -> Attitude:
    if draft.row is None:
        return Attitude.ASSERT
    return Attitude(draft.row.attitude)
