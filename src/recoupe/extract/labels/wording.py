"""In whose words a label stands.

Between quotation marks a term is the speaker's, outside any reported words the outlet's; in indirect speech it may be
either's. Who qualifies somebody (*il les a traités de « vauriens »*) is the one whose word it is.
"""

from __future__ import annotations

import msgspec

from recoupe.extract.actors import Actors
from recoupe.extract.labels.draft import LabelDraft
from recoupe.extract.reading import Reading
from recoupe.extract.voices import OUTLET, Voices
from recoupe.extract.word_classes import OF
from recoupe.model import Form, Span, Statement

#: The voice of a term in indirect speech, which may be the speaker's word or the outlet's.
UNDETERMINED = "undetermined"

_WORDS = frozenset("mot mots terme termes expression expressions formule qualificatif qualificatifs".split())
_PRONOUNS = frozenset("ce c' ça cela qui que il elle ils elles eux lui celui celle ceux celles on".split())


class Wording(msgspec.Struct, frozen=True):
    """Whose word a label is, the statement it stands in, and what settled it, in French."""

    voice: str | None
    statement: int | None
    step: str


class Wordings:
    """Settles in whose words the labels of one document stand."""

    def __init__(self, r: Reading, actors: Actors, voices: Voices) -> None:
        self.r = r
        self.actors = actors
        self.voices = voices
        self._by_unit: dict[int, list[Statement]] = {}
        for statement in voices.statements:
            span = statement.cue or statement.content[0]
            unit = r.unit_of[min(r.token_at(span.start), r.length - 1)]
            self._by_unit.setdefault(unit, []).append(statement)

    def of(self, draft: LabelDraft) -> Wording:
        """In whose words a label stands."""
        r = self.r
        token = draft.hits[0].tokens[0] if draft.hits else draft.head
        statement = self._statement(token)
        quoted = r.quote[token] >= 0
        gapped = self._gapped(token) if quoted else None
        if gapped is not None:
            return Wording(gapped, None, "mots de qui est nommé devant, le verbe étant sous-entendu")
        if draft.namer is not None and (statement is None or r.quote[draft.namer] < 0):
            named = self._name(draft.namer)
            if named is not None and quoted:
                return Wording(named, statement and statement.id, "mots de qui qualifie ainsi")
            if named is not None and statement is None:
                return Wording(UNDETERMINED, None, "mots de qui qualifie ainsi, ou du média")
        if statement is None:
            reporting = quoted and draft.rule != "nickname"
            author = self._author(token) if reporting else None
            if author is not None:
                return Wording(author, None, "« les mots de … »")
            other = self._beside(token) if reporting else None
            if other is not None:
                return Wording(
                    self._speaker(other), other.id, "entre guillemets, dans une phrase qui rapporte un propos"
                )
            return Wording(OUTLET, None, "hors de tout propos rapporté : mots du média")
        if quoted or statement.form is Form.DIRECT:
            return Wording(self._speaker(statement), statement.id, "entre guillemets : mots de l’auteur du propos")
        if statement.origin is None and statement.source is None:
            return Wording(None, statement.id, "propos dont l’auteur n’est pas dit")
        return Wording(UNDETERMINED, statement.id, "discours indirect : mots de l’auteur du propos ou du média")

    def _statement(self, token: int) -> Statement | None:
        """The statement a token stands in: the outermost one, where others stand inside its quotation."""
        number = self.voices.at(token).statement
        if number is None:
            return None
        statement = self.voices.statements[number]
        for _ in self.voices.statements:
            if statement.parent is None or statement.cue is None:
                break
            cue = self.r.token_at(statement.cue.start)
            if cue >= self.r.length or self.r.quote[cue] < 0:
                break
            statement = self.voices.statements[statement.parent]
        return statement

    def _author(self, token: int) -> str | None:
        """Whose words a sentence says they are: *« … » : les mots du ministre*, *selon l’expression du maire*."""
        r = self.r
        for k in range(*r.units[r.unit_of[token]]):
            if r.lower[k] in _WORDS and r.quote[k] < 0:
                owner = r.child(k, "nmod")
                if owner is not None and r.lower[k + 1] in (*OF, "utilisé", "utilisés", "employé", "employés"):
                    return self._name(owner)
        return None

    def _gapped(self, token: int) -> str | None:
        """Whose word it is where the verb is left out: *Kiev parle de « traîtres », Moscou de « héros »*."""
        r = self.r
        k = r.quotation_tokens(r.quote[token])[0] - 1
        if k < 2 or r.lower[k] not in OF:
            return None
        first = k
        while first > 0 and r.pos[first - 1] in ("DET", "ADJ", "NOUN", "PROPN", "ADP"):
            first -= 1
        if first < 2 or first == k or r.lower[first - 1] not in (",", ";") or r.words[first - 2] not in ("»", "”"):
            return None
        head = next((m for m in range(first, k) if r.pos[m] in ("NOUN", "PROPN")), None)
        if head is None or r.pos[head] == "PROPN":
            return self._name(head) if head is not None else None
        return r.string((first + (r.pos[first] == "DET"), k))

    def _beside(self, token: int) -> Statement | None:
        """The nearest statement of the same sentence, for a word in quotation marks that stands in none."""
        at = self.r.start[token]
        others = [
            s for s in self._by_unit.get(self.r.unit_of[token], ()) if s.source is not None or s.origin is not None
        ]
        return min(others, key=lambda s: abs((s.cue or s.content[0]).start - at), default=None)

    def _speaker(self, statement: Statement) -> str | None:
        """Who speaks: the origin, else whom the source stands for."""
        if statement.origin is not None or statement.source is None:
            return statement.origin
        return self._name(self._head(statement.source))

    def _head(self, span: Span) -> int:
        """The head of a stretch of text: the word that depends on something outside it."""
        a, b = self.r.tokens_within(span.start, span.end)
        return next((k for k in range(a, b) if not a <= self.r.head[k] < b), a)

    def _name(self, token: int) -> str | None:
        """The name of whom a token stands for, ``None`` for a pronoun that is not resolved."""
        who = self.actors.who(token)
        if who is None or self.r.pos[token] == "PRON" and who.name.lower() == self.r.lower[token]:
            return None
        return None if who.name.lower() in _PRONOUNS else who.name
