"""Origins and chains: who each statement comes from in the end, and who passed it on."""

from __future__ import annotations

from recoupe.extract.chains import cited_source, relays_of
from recoupe.extract.coreference import Resolver
from recoupe.extract.draft import Draft
from recoupe.extract.entities import MUTE, Entity, Resolution, cannot_speak
from recoupe.extract.names import profile
from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon
from recoupe.model import Candidate, Relay


class Settled:
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


def settle(r: Reading, lexicon: Lexicon, resolver: Resolver, draft: Draft, settled: dict[int, Settled]) -> Settled:
    """Settle the origin of one draft and those who passed it on; ``settled`` holds the earlier drafts, by identity."""
    result = Settled()
    own = relays_of(r, lexicon, draft) if draft.cue is not None else []
    resolution = _own_words(r, draft, settled) or _resolve(r, resolver, draft, settled)
    result.steps += resolution.steps
    entity = resolution.entity
    cited = cited_source(r, lexicon, draft) if draft.cue is not None and draft.source is not None else None
    if cited is not None and entity is not None:
        own.insert(0, Relay(name=entity.name, span=draft.source.span if draft.source else None))
        result.steps.append(f"« {entity.name} » cite « {cited.span.text} »")
        entity = resolver.resolve(cited, incise=False).entity
    if entity is not None and cannot_speak(entity):
        result.steps.append(f"« {entity.name} » : {MUTE}")
        entity = None
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
    if entity is not None and draft.parent is None and draft.rule != "message":  # it stands apart from the text
        resolver.speak(entity, draft.cue.token if draft.cue is not None else draft.content[-1][1] - 1)
    return result


def _passed_on_by(r: Reading, draft: Draft, parent: Settled, result: Settled) -> bool:
    """Whether the speaker of the words around a statement is a relay of it: not inside a quotation, nor of himself."""
    foreign = parent.origin is not None and parent.origin != result.origin
    return foreign and draft.rule != "passive" and not _in_quotation(r, draft)


def _in_quotation(r: Reading, draft: Draft) -> bool:
    return draft.cue is not None and r.quote[draft.cue.token] >= 0


def _own_words(r: Reading, draft: Draft, settled: dict[int, Settled]) -> Resolution | None:
    """*« Nous avons annoncé une trêve », a dit X*: who says *je* or *nous* in a quotation is the one quoted."""
    said = draft.source.span.text.lower().replace("’", "'") if draft.source is not None else ""
    around = settled.get(id(draft.parent)) if draft.parent is not None else None
    if said not in ("je", "j'", "nous") or around is None or around.entity is None or not _in_quotation(r, draft):
        return None
    return Resolution(around.entity, [f"« {said} » : celui qui est cité, « {around.entity.name} »"])


def _resolve(r: Reading, resolver: Resolver, draft: Draft, settled: dict[int, Settled]) -> Resolution:
    if draft.shares is not None:
        other = settled.get(id(draft.shares))
        if other is not None and other.entity is not None:
            return Resolution(
                other.entity, [f"sujet partagé avec « {r.words[draft.shares.cue.token] if draft.shares.cue else ''} »"]
            )
        if draft.shares.source is not None:
            return resolver.resolve(draft.shares.source, incise=False)
        return Resolution(None)
    if draft.source is not None and draft.rule == "message":
        described = profile(r, resolver.lexicon, draft.source.tokens, draft.source.head)
        return Resolution(resolver.find(described) or resolver.made(described, draft.source.tokens[0]))
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


def carry(drafts: list[Draft], settled: dict[int, Settled]) -> None:
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
