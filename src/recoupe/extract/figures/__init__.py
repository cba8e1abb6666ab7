"""Figures: every number that counts something, with what it counts, of which event, according to whom.

1. **amounts** (:mod:`amounts`): number expressions with modifiers and ranges, where no date stands.
2. **counted** (:mod:`counted`): the noun phrase, currency or percent sign behind them; a number that has none is a
   figure only where :mod:`apposed` finds it before it, or :mod:`ellipsis` what it takes up.
3. **victims** (:mod:`victims`): *un mort*, *aucun blessé*, *il s'agit du troisième décès*.
4. **links** (:mod:`links`): totals and their parts, the event.
5. **kinds** (:mod:`kinds`): killed, wounded, participants ..., by the noun and by what is said of it.
6. **tellers** (:mod:`tellers`): whose figure it is, by the voice it stands in and by who counts (:mod:`counters`).
7. **scope** (:mod:`scope`): where, on which day and as of when it counts, and which other figure it is compared with or
   takes the place of (:mod:`compared`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.extract.figures.amounts import Amount, find_amounts
from recoupe.extract.figures.counted import find_counted, is_numbered, tokens_of
from recoupe.extract.figures.draft import FigureDraft
from recoupe.extract.figures.ellipsis import is_said_of_earlier, read_ellipsis, share_noun
from recoupe.extract.figures.kinds import CAPTIVITY, Kinds
from recoupe.extract.figures.links import Links, find_parts
from recoupe.extract.figures.scope import Scopes
from recoupe.extract.figures.tellers import Tellers
from recoupe.extract.figures.victims import find_victims
from recoupe.extract.reading import Reading
from recoupe.extract.voices import Voices
from recoupe.lexicon import Lexicon
from recoupe.lexicon.counted import CountedRow
from recoupe.model import Actor, Event, Figure, FigureKind, Place, TimeExpression, Why

_LINE_END = re.compile(r"\s*[\r\n]\s*")
_OF_VICTIMS = (FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.ARRESTED)


def find_figures(
    r: Reading,
    lexicon: Lexicon,
    voices: Voices,
    dates: Sequence[TimeExpression],
    places: Sequence[Place],
    actors: Sequence[Actor],
    events: Sequence[Event],
) -> tuple[Figure, ...]:
    """Find the figures of a document, in text order."""
    kinds = Kinds(r, lexicon)
    drafts = _drafts(r, lexicon, kinds, dates)
    find_parts(r, drafts)  # 4
    links = Links(r, actors, events)
    tellers = Tellers(r, lexicon, voices, actors, drafts)
    told: list[tuple[FigureDraft, FigureKind, CountedRow | None, str, Event | None]] = []
    known: dict[int, FigureKind] = {}
    for draft in drafts:
        kind, row, reason = kinds.of(draft, known)  # 5
        if draft.form == "victim" and kind not in _OF_VICTIMS:
            continue  # « dont une nouvelle salve »
        event = links.event_of(draft, kind)
        if (
            event is not None
            and kind is FigureKind.OTHER
            and kinds.is_people(draft)
            and not kinds.said.is_one_of_them(draft)
        ):
            kind, reason = links.kind_by(event, draft, kind), f"d’après l’événement « {event.trigger.text} »"
        if row is not None and row.lemma in CAPTIVITY and kind in (FigureKind.ARRESTED, FigureKind.OTHER):
            group = links.is_held_by_group(draft)
            if group is not None:
                kind = FigureKind.OTHER if group else FigureKind.ARRESTED
                reason = "aux mains d’un groupe" if group else "aux mains d’un État"
        known[id(draft)] = kind
        told.append((draft, kind, row, reason, event))
    numbers = {id(draft): number for number, (draft, *_) in enumerate(told)}
    scopes = Scopes(r, lexicon, voices, dates, places, events).settle(  # 7
        [draft for draft, *_ in told], [kind for _, kind, *_ in told], [event for *_, event in told]
    )
    found: list[Figure] = []
    for number, (draft, kind, row, reason, event) in enumerate(told):
        amount = draft.amount
        voice, steps = tellers.voice_of(draft)  # 6
        scope = scopes[number]
        found.append(
            Figure(
                id=number,
                start=amount.start,
                end=amount.end,
                text=r.text[amount.start : amount.end],
                value=amount.value,
                low=amount.low,
                high=amount.high,
                unit="%" if kind is FigureKind.PERCENT else row.unit if row is not None else None,
                counts=_counts(r, draft),
                kind=kind,
                by=voice.name,
                statement=voice.statement,
                event=event.id if event is not None else None,
                part_of=numbers.get(id(draft.part_of)),
                place_id=scope.place_id,
                scope=scope.scope,
                time=scope.time_id,
                as_of=scope.as_of,
                against=numbers.get(id(scope.against)),
                replaces=numbers.get(id(scope.replaces)),
                revision=scope.revision,
                why=Why(
                    row=row.id if row is not None else None,
                    rule=draft.form,
                    steps=(*amount.steps, *([reason] if reason else []), *steps, *scope.steps),
                ),
            )
        )
    return tuple(found)


def _drafts(r: Reading, lexicon: Lexicon, kinds: Kinds, dates: Sequence[TimeExpression]) -> list[FigureDraft]:
    """The figures of a document in text order, before it is known of which kind they are and whose."""
    free = _without_dates(r.text, dates)
    beside: list[FigureDraft] = []
    alone: list[Amount] = []
    for amount in find_amounts(free):  # 1
        draft = find_counted(r, lexicon, amount, free)  # 2
        if draft is None or is_said_of_earlier(r, lexicon, draft, beside):
            alone.append(amount)
        else:
            beside.append(draft)
    beside += find_victims(r, lexicon, kinds, [draft.tokens for draft in beside])  # 3
    beside.sort(key=lambda draft: draft.amount.start)
    drafts: list[FigureDraft] = []
    at = 0
    for amount in alone:
        while at < len(beside) and beside[at].amount.start < amount.start:
            drafts.append(beside[at])
            at += 1
        tokens = tokens_of(r, amount)
        if is_numbered(r, tokens):
            continue
        draft = share_noun(r, amount, tokens, beside[at]) if at < len(beside) else None
        draft = draft or read_ellipsis(r, lexicon, amount, drafts, free)
        if draft is not None:
            drafts.append(draft)
    drafts += beside[at:]
    kept: list[FigureDraft] = []
    for draft in drafts:
        if not kept or draft.amount.start >= kept[-1].amount.end:
            kept.append(draft)
    return kept


def _without_dates(text: str, dates: Sequence[TimeExpression]) -> str:
    """The text with a stop sign on every calendar expression: what stands there is no figure."""
    parts: list[str] = []
    at = 0
    for date in dates:
        if date.start >= at:
            parts += [text[at : date.start], "\0" * (date.end - date.start)]
            at = date.end
    return "".join((*parts, text[at:]))


def _counts(r: Reading, draft: FigureDraft) -> str | None:
    """The noun phrase counted; that of the figure taken up where the number stands alone."""
    for _ in range(8):
        if draft.phrase is not None:
            return _LINE_END.sub(" ", r.string(draft.phrase))
        earlier = draft.antecedent or draft.part_of
        if earlier is None:
            return None
        draft = earlier
    return None
