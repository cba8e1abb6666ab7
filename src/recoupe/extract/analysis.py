"""From a parsed text to its records: statements with their origins and chains, retractions, credits."""

from __future__ import annotations

from spacy.tokens import Doc

from recoupe.extract.actors import find_actors
from recoupe.extract.chains import cited_source, relays_of
from recoupe.extract.coreference import Resolver
from recoupe.extract.credits import find_credits
from recoupe.extract.draft import Draft
from recoupe.extract.entities import Entity, Resolution
from recoupe.extract.events import find_events
from recoupe.extract.figures import find_figures
from recoupe.extract.labels import find_labels
from recoupe.extract.places import find_places
from recoupe.extract.quoted import is_quoted
from recoupe.extract.reading import Reading
from recoupe.extract.retractions import RetractionDraft, is_figurative, main_mention, retraction_drafts
from recoupe.extract.statements import find_drafts
from recoupe.extract.times import find_times
from recoupe.extract.times.utterance import utterance_time
from recoupe.extract.voices import Voices
from recoupe.gazetteer import Gazetteer
from recoupe.lexicon import Lexicon
from recoupe.model import (
    Analysis,
    Attitude,
    Candidate,
    Document,
    Form,
    Relay,
    Retraction,
    Span,
    Stance,
    Statement,
    TimeExpression,
    Why,
)


class _Settled:
    """Origin and chain of one draft."""

    def __init__(self) -> None:
        self.entity: Entity | None = None
        self.candidates: tuple[Candidate, ...] = ()
        self.relays: list[Relay] = []
        self.steps: list[str] = []

    @property
    def origin(self) -> str | None:
        """The entity's name as the whole document gives it (a later sentence may name who was unnamed)."""
        return self.entity.name if self.entity is not None else None


def extract(doc: Doc, document: Document, lexicon: Lexicon, gazetteer: Gazetteer) -> Analysis:
    """Find everything that this version of Recoupe finds in one document.

    Args:
        doc: the parsed text (``doc.text == document.text``).
        document: where the text comes from.
        lexicon: the words to look for.
        gazetteer: the places of the world.
    """
    r = Reading(doc, lexicon)
    dates, published = find_times(r, document, lexicon)
    outlet = lexicon.outlets.get(document.outlet) if document.outlet else None
    places, areas = find_places(r, lexicon, gazetteer, outlet.country if outlet is not None else None)
    drafts = find_drafts(r, lexicon)
    retracting = retraction_drafts(r, lexicon, drafts)
    drafts = _without_retracting(drafts, retracting)
    resolver = Resolver(r, lexicon)
    resolver.foresee([draft.source for draft in drafts if draft.source is not None])
    settled: dict[int, _Settled] = {}
    waiting = list(retracting)
    authors: dict[int, Resolution] = {}
    for draft in drafts:
        while waiting and waiting[0].tokens[0] < draft.start:
            authors[id(waiting[0])] = _author(r, lexicon, resolver, waiting[0], settled)
            waiting.pop(0)
        settled[id(draft)] = _settle(r, lexicon, resolver, draft, settled)
    for late in waiting:
        authors[id(late)] = _author(r, lexicon, resolver, late, settled)
    _carry(drafts, settled)
    numbers = {id(draft): number for number, draft in enumerate(drafts)}
    statements = tuple(_statement(r, draft, settled[id(draft)], numbers, dates) for draft in drafts)
    voices = Voices(r, statements)
    actors = find_actors(r, lexicon, resolver, statements, places)
    events = find_events(r, lexicon, actors, voices, places, dates)
    return Analysis(
        document=document,
        published=published,
        statements=statements,
        retractions=_retractions(r, retracting, authors, drafts, settled),
        credits=find_credits(r),
        dates=dates,
        places=places,
        areas=areas,
        actors=actors.records,
        events=events,
        figures=find_figures(r, lexicon, voices, dates, events),
        labels=find_labels(r, lexicon, actors, voices),
    )


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


# Origins and chains ----------------------------------------------------------------------------------------------


def _settle(r: Reading, lexicon: Lexicon, resolver: Resolver, draft: Draft, settled: dict[int, _Settled]) -> _Settled:
    result = _Settled()
    own = relays_of(r, lexicon, draft) if draft.cue is not None else []
    resolution = _resolve(r, resolver, draft, settled)
    result.steps += resolution.steps
    entity = resolution.entity
    cited = cited_source(r, lexicon, draft) if draft.cue is not None and draft.source is not None else None
    if cited is not None and entity is not None:
        own.insert(0, Relay(name=entity.name, span=draft.source.span if draft.source else None))
        result.steps.append(f"« {entity.name} » cite « {cited.span.text} »")
        entity = resolver.resolve(cited, incise=False).entity
    for outer in draft.outer:
        if outer.source is not None:
            passing = resolver.resolve(outer.source, incise=True).entity
            if passing is not None and (entity is None or passing.name != entity.name):
                if passing.kind != "document":
                    own.append(Relay(name=passing.name, span=outer.source.span))
                own += relays_of(r, lexicon, outer)
    result.entity = entity
    result.candidates = tuple(resolution.candidates)
    parent = settled.get(id(draft.parent)) if draft.parent is not None else None
    if parent is not None and draft.parent is not None and _passed_on_by(r, draft, parent, result):
        own.append(Relay(name=str(parent.origin), span=draft.parent.source.span if draft.parent.source else None))
        own += [relay for relay in parent.relays if relay.name not in [o.name for o in own]]
        result.steps.append(f"dans les propos de « {parent.origin} »")
    seen = {result.origin}
    for relay in own:
        if relay.name not in seen:
            seen.add(relay.name)
            result.relays.append(relay)
    if entity is not None and draft.parent is None:
        resolver.speak(entity, draft.cue.token if draft.cue is not None else draft.content[-1][1] - 1)
    return result


def _passed_on_by(r: Reading, draft: Draft, parent: _Settled, result: _Settled) -> bool:
    """Whether the speaker of the words around a statement is a relay of it: not inside a quotation, nor of himself."""
    foreign = parent.origin is not None and parent.origin != result.origin
    return foreign and draft.rule != "passive" and not _in_quotation(r, draft)


def _in_quotation(r: Reading, draft: Draft) -> bool:
    return draft.cue is not None and r.quote[draft.cue.token] >= 0


def _resolve(r: Reading, resolver: Resolver, draft: Draft, settled: dict[int, _Settled]) -> Resolution:
    if draft.shares is not None:
        other = settled.get(id(draft.shares))
        if other is not None and other.entity is not None:
            return Resolution(
                other.entity, [f"sujet partagé avec « {r.words[draft.shares.cue.token] if draft.shares.cue else ''} »"]
            )
        if draft.shares.source is not None:
            return resolver.resolve(draft.shares.source, incise=False)
        return Resolution(None)
    if draft.source is not None:
        return resolver.resolve(draft.source, incise=draft.rule in ("incise", "comme", "ce-que", "selon"))
    if draft.inherits is not None:
        other = settled.get(id(draft.inherits))
        if other is not None and other.entity is not None:
            return Resolution(other.entity, [f"citation sans verbe : dernier locuteur, « {other.entity.name} »"])
        return Resolution(None)
    if draft.rule == "et-de-inf":
        last = resolver.last_speaker()
        return Resolution(last, [f"dernier locuteur, « {last.name} »"] if last else [])
    return Resolution(None)


def _carry(drafts: list[Draft], settled: dict[int, _Settled]) -> None:
    """Carry the relays of an origin on to its later statements in the same paragraph run that name none."""
    known: dict[str, list[Relay]] = {}
    for draft in drafts:
        result = settled[id(draft)]
        if result.origin is None or draft.parent is not None:
            continue
        if result.relays:
            known[result.origin] = result.relays
        elif result.origin in known and draft.source is not None and _takes_up(draft):
            result.relays = [Relay(name=relay.name, span=relay.span, carried=True) for relay in known[result.origin]]


def _takes_up(draft: Draft) -> bool:
    """Whether a source goes on with an earlier speaker by a pronoun of an incise (*a-t-il ajouté*)."""
    return draft.cue is not None and draft.cue.group is not None and draft.cue.group.clitic is not None


# Retractions -----------------------------------------------------------------------------------------------------


def _author(
    r: Reading, lexicon: Lexicon, resolver: Resolver, late: RetractionDraft, settled: dict[int, _Settled]
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
    settled: dict[int, _Settled],
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
    settled: dict[int, _Settled],
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
    late: RetractionDraft, author: Resolution, drafts: list[Draft], settled: dict[int, _Settled]
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
    r: Reading, draft: Draft, settled: _Settled, numbers: dict[int, int], dates: tuple[TimeExpression, ...]
) -> Statement:
    source = draft.source
    shared = draft.shares
    while source is None and shared is not None:
        source, shared = shared.source, shared.shares
    row = draft.row
    conditional = draft.conditional
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
        attitude=_attitude(draft),
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
