"""Labels: the loaded terms that actors are called by, and in whose voice.

1. **terms** (:mod:`terms`): words of ``fr/loaded_terms.csv`` whose neighbours leave them that meaning.
2. **phrases** (:mod:`phrases`): the noun phrase each stands in; several terms in one phrase are one label, and what
   stands on no noun for an actor is none (*une attaque terroriste*).
3. **naming** (:mod:`naming`): *qualifié de « … »*, *surnommé « … »* and the like, which open the lexicon.
4. **records**: who is called so, and in whose words.
"""

from __future__ import annotations

from recoupe.extract.actors import Actors, Participant
from recoupe.extract.labels.draft import LabelDraft
from recoupe.extract.labels.naming import find_names
from recoupe.extract.labels.phrases import in_phrases
from recoupe.extract.labels.terms import find_terms
from recoupe.extract.reading import Reading
from recoupe.extract.voices import OUTLET, Voices
from recoupe.lexicon import Lexicon
from recoupe.model import Form, Label, Why

#: The voice of a term in indirect speech, which may be the speaker's word or the outlet's.
UNDETERMINED = "undetermined"


def find_labels(r: Reading, lexicon: Lexicon, actors: Actors, voices: Voices) -> tuple[Label, ...]:
    """Find the labels of a document, in text order."""
    hits = find_terms(r, lexicon)  # 1
    drafts = in_phrases(r, lexicon, hits)  # 2
    drafts = find_names(r, lexicon, hits, drafts)  # 3
    return tuple(_label(r, actors, voices, number, draft) for number, draft in enumerate(drafts))  # 4


def _label(r: Reading, actors: Actors, voices: Voices, number: int, draft: LabelDraft) -> Label:
    span = r.span(draft.tokens)
    voice, statement, step = _voice(voices, draft.hits[0].tokens[0] if draft.hits else draft.head)
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
        voice=voice,
        statement=statement,
        neutral=row.neutral if row is not None else None,
        why=Why(row=row.id if row is not None else None, rule=draft.rule, steps=(*steps, step)),
    )


def _term(r: Reading, draft: LabelDraft) -> str:
    """The loaded words of a label, in text order (« milice wahhabite terroriste »)."""
    return " ".join(r.string(hit.tokens) for hit in sorted(draft.hits, key=lambda hit: hit.tokens))


def _called(r: Reading, actors: Actors, draft: LabelDraft) -> Participant | None:
    """Who is called so."""
    if draft.called is not None:
        return actors.who(draft.called)
    subject = _subject(r, draft.head)
    return actors.who(draft.head if subject is None else subject)


def _subject(r: Reading, head: int) -> int | None:
    """The subject of a noun that is a predicate (*Orsan est un dictateur*) or stands in apposition to a name."""
    if r.child(head, "cop") is not None:
        return r.child(head, "nsubj")
    if r.dep[head] == "appos" and r.pos[r.head[head]] == "PROPN":
        return r.head[head]
    return None


def _voice(voices: Voices, token: int) -> tuple[str | None, int | None, str]:
    """In whose voice a term stands, the statement, and what settled it."""
    voice = voices.at(token)
    if voice.statement is None:
        return OUTLET, None, "hors de tout propos rapporté : mots du média"
    statement = voices.statements[voice.statement]
    if voice.quoted or statement.form is Form.DIRECT:
        return voice.name, voice.statement, "entre guillemets : mots de l’auteur du propos"
    if voice.name is None and statement.source is None:
        return None, voice.statement, "propos dont l’auteur n’est pas dit"
    return UNDETERMINED, voice.statement, "discours indirect : mots de l’auteur du propos ou du média"
