"""Labels: the loaded terms that actors are called by, and in whose voice.

1. **terms** (:mod:`terms`): words of ``fr/loaded_terms.csv`` whose neighbours leave them that meaning.
2. **phrases** (:mod:`phrases`): the noun phrase each stands in; several terms in one phrase are one label, and what
   stands on no noun for an actor is none (*une attaque terroriste*).
3. **naming** (:mod:`naming`): *qualifié de « … »*, *surnommé « … »* and the like, which open the lexicon.
4. **records**: who is called so (:mod:`called`), and in whose words (:mod:`wording`).
"""

from __future__ import annotations

from recoupe.extract.actors import Actors
from recoupe.extract.labels.actor_nouns import STATES
from recoupe.extract.labels.called import Called
from recoupe.extract.labels.draft import Hit, LabelDraft
from recoupe.extract.labels.naming import find_names
from recoupe.extract.labels.phrases import in_phrases
from recoupe.extract.labels.terms import find_terms
from recoupe.extract.labels.wording import Wordings
from recoupe.extract.reading import Reading
from recoupe.extract.voices import Voices
from recoupe.lexicon import Lexicon
from recoupe.model import Label, Why


def find_labels(r: Reading, lexicon: Lexicon, actors: Actors, voices: Voices) -> tuple[Label, ...]:
    """Find the labels of a document, in text order."""
    hits = find_terms(r, lexicon)  # 1
    drafts = in_phrases(r, lexicon, hits)  # 2
    drafts = find_names(r, lexicon, hits, drafts)  # 3
    wordings = Wordings(r, actors, voices)
    called = Called(r, lexicon, actors, drafts)
    return tuple(_label(r, called, wordings, number, draft) for number, draft in enumerate(drafts))  # 4


def _label(r: Reading, called: Called, wordings: Wordings, number: int, draft: LabelDraft) -> Label:
    span = r.span(draft.tokens)
    wording = wordings.of(draft)
    who = called.of(draft)
    row = draft.hits[0].row if draft.hits else None
    neutral = next((hit.row.neutral for hit in draft.hits if _may_advise(r, draft, hit)), None)
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
        neutral=neutral,
        why=Why(row=row.id if row is not None else None, rule=draft.rule, steps=(*steps, wording.step)),
    )


def _may_advise(r: Reading, draft: LabelDraft, hit: Hit) -> bool:
    """Whether what a row would write instead makes sense: *combattant* is none for *l'État terroriste*."""
    return hit.row.target != "insurgent" or draft.rule == "noun" or r.lower[draft.head] not in STATES


def _term(r: Reading, draft: LabelDraft) -> str:
    """The loaded words of a label, in text order (« milice wahhabite terroriste »)."""
    return " ".join(r.string(hit.tokens) for hit in sorted(draft.hits, key=lambda hit: hit.tokens))
