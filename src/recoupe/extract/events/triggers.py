"""Triggers: the words of a text that mean an event, and of which type.

Every noun and verb is looked up in the event lexicon; of the triggers that fit, the one that asks for most counts. What
the words around it say of its sense is for :mod:`senses`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from recoupe.extract.calendar_words import DAYS
from recoupe.extract.events.draft import Trigger
from recoupe.extract.events.frames import (
    adjectives_of,
    agent_of,
    complements_of,
    governor_of,
    is_se,
    object_of,
    subject_of,
)
from recoupe.extract.events.senses import settle_senses
from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon
from recoupe.lexicon.event_words import PREPOSITIONS, Pattern
from recoupe.lexicon.events import TriggerRow
from recoupe.model import Place

#: Classes that names and pronouns fit as well.
PEOPLE = frozenset({"@human", "@force", "@crowd", "@state"})
Match = tuple[TriggerRow | None, int]  # the row (none for a decoy) and the end of the trigger
_GAP = 4  # words of another kind that may stand inside an idiom
_FILLERS = ("DET", "ADV", "ADJ", "NUM")
_QUOTES = frozenset('«»"“”')
# « en cas d'accident, ce type d'attaque »: no event that happened
_KINDS = frozenset("cas type genre sorte".split())
_NUMBER = re.compile(r"\d+|[IVXL]+")
# Pronouns that stand for a complement with a preposition.
_CLITICS = {
    "à": frozenset({"y", "lui", "leur"}),
    "de": frozenset({"en", "dont"}),
    "contre": frozenset(),
    "sur": frozenset({"y"}),
}
_COUNTING = frozenset("un une des plusieurs quelques aucun aucune nombreux nombreuses certains divers premiers".split())
QUANTITIES = frozenset(
    "dizaine douzaine vingtaine quinzaine trentaine quarantaine cinquantaine soixantaine centaine millier million "
    "milliard majorité nombre moitié tiers total bilan".split()
)


def find_triggers(r: Reading, lexicon: Lexicon, places: Sequence[Place]) -> list[Trigger]:
    """Find the triggers of a document, in text order, without overlaps."""
    matcher = _Matcher(r, lexicon, places)
    found: list[Trigger] = []
    taken = -1
    for token in range(r.length):
        if token < taken:
            continue
        match = matcher.at(token)
        if match is None:
            continue
        row, taken = match
        if row is not None:
            found.append(Trigger(tokens=(token, taken), head=token, row=row, type=row.type))
    return settle_senses(r, lexicon, found)


class _Matcher:
    """Matches the lexicon's triggers against the tokens of one text."""

    def __init__(self, r: Reading, lexicon: Lexicon, places: Sequence[Place]) -> None:
        self.r = r
        self.events = lexicon.events
        self.roles = lexicon.roles
        self.places = {k for place in places for k in range(*r.tokens_within(place.start, place.end))}

    def at(self, token: int) -> Match | None:
        """The trigger that begins at a token."""
        r = self.r
        pos = r.pos[token]
        if pos in ("VERB", "AUX"):
            patterns = self.events.verbs.by_lemma(r.lemma[token]) or self.events.verbs.by_form(r.lower[token])
            return self._verb(token, patterns) if patterns else None
        if pos in ("NOUN", "PROPN", "X"):
            patterns = self.events.nouns.by_lemma(r.lemma[token].lower()) or self.events.nouns.by_form(r.lower[token])
            return self._noun(token, patterns) if patterns else None
        if pos == "ADJ":
            patterns = self.events.verbs.by_form(r.lower[token], participle=True)
            return self._verb(token, patterns) if patterns else None
        return None

    def _verb(self, verb: int, patterns: Sequence[Pattern]) -> Match | None:
        r = self.r
        reflexive: bool | None = None
        for pattern in patterns:
            end = self._idiom_end(verb, pattern)
            if end is None:
                continue
            if reflexive is None:
                reflexive = self._is_reflexive(verb)
            attributive = reflexive is False and r.dep[verb].startswith(("acl", "amod")) and not self._has_aux(verb)
            if pattern.reflexive != reflexive and not (pattern.reflexive and attributive):
                continue
            if pattern.clitic and pattern.clitic not in r.lower[max(0, verb - 4) : verb]:
                continue
            complements = complements_of(r, verb)
            if pattern.words:
                complements += complements_of(r, end - 1)
            if pattern.preposition and not self._has_preposition(verb, end, pattern.preposition, complements):
                continue
            if pattern.row is None:
                return None, end
            if self._fits(verb, pattern, subject_of(r, verb), object_of(r, verb), complements, ()):
                return pattern.row, end
        return None

    def _noun(self, noun: int, patterns: Sequence[Pattern]) -> Match | None:
        r = self.r
        if r.lemma[governor_of(r, noun)] in _KINDS:
            return None
        for pattern in patterns:
            end = self._idiom_end(noun, pattern)
            if end is None:
                continue
            complements = complements_of(r, noun)
            if pattern.words:
                complements += complements_of(r, end - 1)
            if pattern.preposition and not self._has_preposition(noun, end, pattern.preposition, complements):
                continue
            if pattern.row is None:
                return None, end
            if pattern.row.counted and not self._is_counted(noun):
                continue
            if pattern.row.governor and not self._is(governor_of(r, noun), pattern.row.governor):
                continue
            if self._fits(noun, pattern, agent_of(r, noun), None, complements, adjectives_of(r, noun)):
                return pattern.row, end
        return None

    # Words --------------------------------------------------------------------------------------------------------

    def _idiom_end(self, head: int, pattern: Pattern) -> int | None:
        """Past the last word of the idiom that begins at ``head``; ``None`` where its words do not follow."""
        r = self.r
        j = head + 1
        for word in pattern.words:
            wanted = PREPOSITIONS.get(word)
            gap = 0
            while True:
                if j >= r.length or gap > _GAP or r.unit_of[j] != r.unit_of[head]:
                    return None
                if r.lower[j] == word or r.lemma[j] == word or wanted is not None and r.lower[j] in wanted:
                    break
                if word == "#" and (r.pos[j] == "NUM" or _NUMBER.fullmatch(r.words[j])):
                    break
                if not (r.pos[j] in _FILLERS or r.lower[j] in _QUOTES or r.lower[j] in DAYS):
                    return None
                j += 1
                gap += 1
            j += 1
        return j

    def _has_preposition(self, head: int, end: int, preposition: str, complements: list[tuple[str, int]]) -> bool:
        """Whether a complement with the preposition follows, or a pronoun stands for it."""
        r = self.r
        wanted = PREPOSITIONS[preposition]
        if any(case in wanted for case, _ in complements):
            return True
        j = end
        while j < min(end + _GAP, r.length) and (r.pos[j] == "ADV" or r.lower[j] in _QUOTES or r.lower[j] in DAYS):
            j += 1
        if j < r.length and r.lower[j] in wanted and r.unit_of[j] == r.unit_of[head]:
            return True
        before = r.lower[max(0, head - 4) : head]
        return any(word in _CLITICS.get(preposition, ()) for word in before) or any(
            word.startswith(("auquel", "auxquel", "duquel", "desquel", "laquelle", "lequel")) for word in before
        )

    def _is_reflexive(self, verb: int) -> bool:
        r = self.r
        if any(is_se(r, child) and child < verb for child in r.children[verb]):
            return True
        j = verb - 1
        while j >= 0 and verb - j < 6 and (r.pos[j] in ("AUX", "ADV", "PRON") or r.lower[j] in ("ne", "n'")):
            if is_se(r, j):
                return True
            j -= 1
        return False

    def _has_aux(self, verb: int) -> bool:
        r = self.r
        return any(r.dep[child].startswith(("aux", "cop")) for child in r.children[verb])

    def _is_counted(self, noun: int) -> bool:
        """Whether a noun for people is counted: *trois blessés*, *des centaines de blessés*, *un blessé*."""
        r = self.r
        for child in r.children[noun]:
            if child < noun and (r.pos[child] == "NUM" or r.lower[child] in _COUNTING or r.lower[child].isdigit()):
                return True
        j = noun - 1
        while j >= 0 and noun - j < 4 and r.pos[j] == "ADJ":
            j -= 1
        if j < 0:
            return False
        if r.pos[j] == "NUM" or r.lower[j] in _COUNTING or r.lower[j].isdigit():
            return True
        return r.lower[j] in ("de", "d'") and j > 0 and (r.lemma[j - 1] in QUANTITIES or r.pos[j - 1] == "ADV")

    # Company ------------------------------------------------------------------------------------------------------

    def _fits(
        self,
        token: int,
        pattern: Pattern,
        subject: int | None,
        object_: int | None,
        complements: list[tuple[str, int]],
        adjectives: Sequence[int],
    ) -> bool:
        """Whether what stands with a trigger is what its row asks for."""
        row = pattern.row
        assert row is not None
        if row.subject and not self._one_is(() if subject is None else (subject,), row.subject):
            return False
        if row.object and not self._one_is(() if object_ is None else (object_,), row.object):
            return False
        if row.complement:
            wanted = PREPOSITIONS.get(pattern.preposition)
            heads = [head for case, head in complements if wanted is None or case in wanted]
            if not self._one_is((*heads, *adjectives), row.complement) and not (
                "@possessive" in row.complement and self._has_possessive(token)
            ):
                return False
        if row.unless:
            around = [k for k in (subject, object_) if k is not None]
            around += [head for _, head in complements]
            around += [k for k in self.r.children[token] if self.r.dep[k] == "obj"]
            if self.r.pos[token] not in ("VERB", "AUX"):
                around.append(governor_of(self.r, token))
            around += [joined for k in around for joined in self._joined(k)]
            return not any(self._is_listed(k, row.unless) for k in (*around, *adjectives))
        return True

    def _has_possessive(self, noun: int) -> bool:
        return any("Poss=Yes" in self.r.morph[child] for child in self.r.children[noun] if child < noun)

    def _one_is(self, tokens: Iterable[int], names: tuple[str, ...]) -> bool:
        tokens = tuple(tokens)
        if not tokens:
            return "@none" in names
        return any(self._is(k, names) or any(self._is(c, names) for c in self._joined(k)) for k in tokens)

    def _joined(self, token: int) -> list[int]:
        """What is coordinated with a token, and what a quantity is of (*une dizaine de roquettes, plus de dix ans*)."""
        r = self.r
        counted = r.lemma[token] in QUANTITIES or r.pos[token] in ("NUM", "PRON", "ADV")
        return [c for c in r.children[token] if r.dep[c] == "conj" or counted and r.dep[c].startswith(("nmod", "obl"))]

    def _is(self, token: int, names: Iterable[str]) -> bool:
        """Whether a token is one of the lemmas, or of one of the classes."""
        r = self.r
        if r.pos[token] == "PROPN" and any(n == "@name" or n in PEOPLE for n in names):
            return True
        if token in self.places and "@place" in names:
            return True
        if r.pos[token] == "PRON" and any(n == "@pronoun" or n in PEOPLE for n in names):
            return True
        return self._is_listed(token, names)

    def _is_listed(self, token: int, names: Iterable[str]) -> bool:
        """Whether a token is one of the lemmas, or a noun of one of the classes."""
        lower = self.r.lower[token]
        if self.events.is_class(self.r.lemma[token].lower(), names) or self.events.is_class(lower, names):
            return True
        if "@human" in names and self.r.pos[token] == "NOUN":
            role = self.roles.get(lower)
            return role is not None and role.kind in ("person", "group", "anonymous")
        return False
