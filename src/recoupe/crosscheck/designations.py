"""How one document names its actors, and in whose voice: loaded terms as they were found, plain words by their place.

Quoted words are those of the outermost speaker; words reported indirectly may be the speaker's or the outlet's; all
others are the outlet's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from recoupe.dossier.records import Naming, Words
from recoupe.french.folding import fold
from recoupe.french.quotation import find_quotations
from recoupe.model import Actor, Form, Label, Span, Why

_ARTICLE = re.compile(r"(?:[ldLD]['’]|(?:le|la|les|un|une|des|de|du)\s+)", re.IGNORECASE)
_WORD = re.compile(r"\w+")
#: What stands for somebody and names nobody.
_PRONOUNS = frozenset(
    "aucun aucune autre autres ce ceci cela celle celles celui ceux chacun chacune ci d dernier derniere dernieres"
    " derniers dont elle elles en eux il ils j je l la laquelle le lequel les lesquelles lesquels leur leurs lui m ma"
    " me meme memes mes moi mon n nos notre nous nul on personne qu que quelqu qui s sa se ses soi son t ta te tes toi"
    " ton tous tout toute toutes tu un une uns unes vos votre vous y".split()
)


class Voice(StrEnum):
    """Whose words a designation is in."""

    OUTLET = "outlet"  # the outlet's own
    SPEAKER = "speaker"  # quoted
    UNDETERMINED = "undetermined"  # reported indirectly: the speaker's or the outlet's


class Designation(NamedTuple):
    """A place where an actor is called by some words.

    Attributes:
        actor: who, as the document knows them; ``None`` where the description is all there is.
        description: the name that the document has for them.
        span: the words.
        label: the loaded term in them, where there is one.
        voice: whose words they are.
        speaker: the origin that is quoted or reported, where the document settles it.
        statement: ``id`` of the statement they stand in.
        why: how they were found, and why they are in that voice.
    """

    actor: Actor | None
    description: str
    span: Span
    label: Label | None
    voice: Voice
    speaker: str | None
    statement: int | None
    why: Why


def bare(text: str) -> str:
    """Give words on one line, without article.

    Example:
        >>> bare("l’armée  arvanienne"), bare("Les rebelles"), bare("Lemaire")
        ('armée arvanienne', 'rebelles', 'Lemaire')
    """
    line = " ".join(text.replace("'", "’").split())
    return _ARTICLE.sub("", line, count=1) if _ARTICLE.match(line) and not _ARTICLE.fullmatch(line) else line


def same(text: str) -> str:
    """Give what words have in common that differ in case, accents, apostrophes and article only."""
    return " ".join(_WORD.findall(fold(bare(text))))


class Named:
    """The designations of one document.

    Args:
        naming: how it names its actors.
        text: its text.
    """

    def __init__(self, naming: Naming, text: str) -> None:
        self._naming = naming
        self._text = text
        self._actors = {actor.id: actor for actor in naming.actors}
        self._labels = sorted(naming.labels, key=lambda label: label.start)

    def labelled(self) -> Iterator[Designation]:
        """Give the loaded terms."""
        for label in self._naming.labels:
            actor = self._actors.get(label.actor_id) if label.actor_id is not None else None
            called = actor.name if actor is not None else label.actor
            if called is None:
                continue  # the text does not say whom it means
            voice = {"outlet": Voice.OUTLET, "undetermined": Voice.UNDETERMINED}.get(label.voice or "", Voice.SPEAKER)
            speaker = label.voice if voice is Voice.SPEAKER else None
            if voice is Voice.UNDETERMINED:
                speaker = next((one.origin for one in self._naming.words if one.id == label.statement), None)
            span = Span(label.start, label.end, label.text)
            yield Designation(actor, called, span, label, voice, speaker, label.statement, label.why)

    def plain(self, actor: Actor) -> Iterator[Designation]:
        """Give the words by which it names an actor, but for pronouns and what a label holds."""
        for span in actor.mentions:
            words = _WORD.findall(fold(span.text))
            if _PRONOUNS.issuperset(words) or self._is_labelled(span):
                continue
            voice, words_of, step = self._voice(span)
            told = [one for one in actor.why.steps if span.text in one]  # the others tell of its other mentions
            why = Why(row=actor.why.row, rule=actor.why.rule, steps=(*told, step))
            speaker, statement = (words_of.origin, words_of.id) if words_of is not None else (None, None)
            yield Designation(actor, actor.name, span, None, voice, speaker, statement, why)

    def _is_labelled(self, span: Span) -> bool:
        """Tell whether a label stands there: its words are counted as that."""
        before = bisect_left(self._labels, span.end, key=lambda label: label.start)
        return any(label.end > span.start for label in self._labels[:before])

    def _voice(self, span: Span) -> tuple[Voice, Words | None, str]:
        """Tell whose words stand at a place, in which reported words, and why."""
        around = [
            (part.end - part.start, words)
            for words in self._naming.words
            for part in words.content
            if part.start <= span.start and span.end <= part.end
        ]
        quoted = [(length, words) for length, words in around if self._is_quoted(words, span)]
        if quoted:
            words = max(quoted, key=lambda found: (found[0], -found[1].id))[1]
            return Voice.SPEAKER, words, f"entre guillemets dans l’énoncé {words.id + 1}"
        if around:
            words = min(around, key=lambda found: (found[0], found[1].id))[1]
            return Voice.UNDETERMINED, words, f"discours indirect dans l’énoncé {words.id + 1}"
        return Voice.OUTLET, None, "hors de tout propos rapporté"

    def _is_quoted(self, words: Words, span: Span) -> bool:
        if words.form == Form.MIXED:
            return any(start <= span.start and span.end <= end for start, end in self._quotations)
        return words.form == Form.DIRECT

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        return [(found.inner_start, found.inner_end) for found in find_quotations(self._text)]
