"""Labels: the loaded terms that actors are called by, and in whose voice.

1. **terms** (:mod:`terms`): words of ``fr/loaded_terms.csv`` whose neighbours leave them that meaning.
2. **phrases** (:mod:`phrases`): the noun phrase each stands in; several terms in one phrase are one label, and what
   stands on no noun for an actor is none (*une attaque terroriste*).
3. **naming** (:mod:`naming`): *qualifié de « … »*, *surnommé « … »* and the like, which open the lexicon.
4. **records**: who is called so, and in whose words (:mod:`wording`).
"""

from __future__ import annotations

import msgspec

from recoupe.extract.actors import Actors, Participant
from recoupe.extract.labels.draft import LabelDraft
from recoupe.extract.labels.naming import find_names
from recoupe.extract.labels.phrases import in_phrases
from recoupe.extract.labels.terms import find_terms
from recoupe.extract.labels.wording import Wordings
from recoupe.extract.reading import Reading
from recoupe.extract.voices import Voices
from recoupe.extract.word_classes import OF
from recoupe.lexicon import Lexicon
from recoupe.model import ActorKind, Label, Why

# Terms of these targets call members of a group so; a puppet, a butcher or a régime *of* somebody is no member.
_MEMBERS = frozenset(("insurgent", "occupier", "army", "believer"))
_GROUPS = frozenset((ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.STATE_BODY))


def find_labels(r: Reading, lexicon: Lexicon, actors: Actors, voices: Voices) -> tuple[Label, ...]:
    """Find the labels of a document, in text order."""
    hits = find_terms(r, lexicon)  # 1
    drafts = in_phrases(r, lexicon, hits)  # 2
    drafts = find_names(r, lexicon, hits, drafts)  # 3
    wordings = Wordings(r, actors, voices)
    return tuple(_label(r, actors, wordings, number, draft) for number, draft in enumerate(drafts))  # 4


def _label(r: Reading, actors: Actors, wordings: Wordings, number: int, draft: LabelDraft) -> Label:
    span = r.span(draft.tokens)
    wording = wordings.of(draft)
    who = _called(r, actors, draft)
    row = draft.hits[0].row if draft.hits else None
    steps = tuple(f"« {hit.row.id} » : {hit.row.note}" for hit in draft.hits)
    return Label(
        id=number,
        start=span.start,
        end=span.end,
        text=span.text,
        term=draft.term or _term(r, draft),
        actor=who.name if who is not None else None,
        actor_id=who.actor if who is not None else None,
        voice=wording.voice,
        statement=wording.statement,
        neutral=row.neutral if row is not None else None,
        why=Why(row=row.id if row is not None else None, rule=draft.rule, steps=(*steps, wording.step)),
    )


def _term(r: Reading, draft: LabelDraft) -> str:
    """The loaded words of a label, in text order (« milice wahhabite terroriste »)."""
    return " ".join(r.string(hit.tokens) for hit in sorted(draft.hits, key=lambda hit: hit.tokens))


def _called(r: Reading, actors: Actors, draft: LabelDraft) -> Participant | None:
    """Who is called so."""
    if draft.called is not None:
        return actors.who(draft.called)
    if not draft.hits:
        return None
    group = _group(r, actors, draft)
    if group is not None:
        return group
    subject = _subject(r, draft.head)
    who = actors.who(draft.head if subject is None else subject)
    if who is not None and draft.rule == "bracket":
        return msgspec.structs.replace(who, name=who.name.partition(" (")[0])
    return who


def _subject(r: Reading, head: int) -> int | None:
    """Whom a noun is said of: as a predicate (*Orsan est un dictateur*), or in apposition with a name."""
    if r.child(head, "cop") is not None:
        return r.child(head, "nsubj")
    if r.dep[head] == "appos" and r.words[r.head[head]][0].isupper():
        return r.head[head]
    return next((k for k in r.children[head] if r.dep[k] == "appos" and r.pos[k] == "PROPN"), None)


def _group(r: Reading, actors: Actors, draft: LabelDraft) -> Participant | None:
    """The group whose members are called so: *les miliciens du Front du Port*."""
    if not any(hit.row.target in _MEMBERS for hit in draft.hits):
        return None
    for k in r.children[draft.head]:
        if draft.head < k < draft.tokens[1] and r.dep[k] == "nmod" and r.lower[k - 1] in (*OF, "l'", "la", "le"):
            who = actors.who(k)
            if who is not None and who.actor is not None and actors.records[who.actor].kind in _GROUPS:
                return who
    return None
