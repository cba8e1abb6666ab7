"""Triggers: the words of a text that mean an event, and of which type.

Every noun and verb is looked up in the event lexicon; of the triggers that fit, the one that asks for most counts. What
the words around it say of its sense is for :mod:`senses`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.extract.calendar_words import DAYS
from recoupe.extract.events.companions import BESIDE_OF, QUANTITIES, REACH, Companions
from recoupe.extract.events.draft import Trigger
from recoupe.extract.events.frames import (
    adjectives_of,
    agent_of,
    complements_of,
    governor_of,
    is_bare_participle,
    is_fronted_participle,
    is_let_happen,
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

Match = tuple[TriggerRow | None, int]  # the row (none for a decoy) and the end of the trigger
_GAP = 4  # words of another kind that may stand inside an idiom
_ARGUMENTS = ("nsubj", "obj", "obl", "nmod")
_ENDING = re.compile(r"e?s?$")
_FILLERS = ("DET", "ADV", "ADJ", "NUM")
# Prepositions of the one who is hit, which may stand far behind: *la tentative avortée du Front contre Kessar*.
_TARGETING = ("contre", "sur")
_TIMES = frozenset("matin soir nuit jour semaine mois an année après-midi matinée soirée".split())
_QUOTES = frozenset('«»"“”')
_NUMBER = re.compile(r"\d+|[IVXL]+")
# Verbs that with a predicate tell an opinion or a state: *jugé trop tiède, se retrouver isolé*.
_PREDICATING = frozenset({"juger", "retrouver", "voir"})
# Pronouns that stand for a complement with a preposition.
_CLITICS = {
    "à": frozenset({"y", "lui", "leur"}),
    "de": frozenset({"en", "dont"}),
    "contre": frozenset(),
    "sur": frozenset({"y"}),
}
_COUNTING = frozenset("un une des plusieurs quelques aucun aucune nombreux nombreuses certains divers premiers".split())


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
    return settle_senses(r, lexicon, matcher.places, found)


class _Matcher:
    """Matches the lexicon's triggers against the tokens of one text."""

    def __init__(self, r: Reading, lexicon: Lexicon, places: Sequence[Place]) -> None:
        self.r = r
        self.events = lexicon.events
        self.places = frozenset(k for place in places for k in range(*r.tokens_within(place.start, place.end)))
        self.companions = Companions(r, lexicon, self.places)

    def at(self, token: int) -> Match | None:
        """The trigger that begins at a token."""
        r = self.r
        pos = r.pos[token]
        if pos in ("VERB", "AUX"):
            if r.dep[token] == "amod" and r.lower[token].endswith("ant") and r.head[token] > token:
                return None  # « un imposant dispositif »
            if self._is_noun_after_all(token):
                return self._noun(token, self.events.nouns.find("", r.lower[token]))
            return self._verb(token, self.events.verbs.find(r.lemma[token], r.lower[token]))
        if pos in ("NOUN", "PROPN", "X") and not self._is_name(token):
            if self._is_verb_after_all(token):
                return self._verb(token, self.events.verbs.find("", r.lower[token]))
            return self._noun(token, self.events.nouns.find(r.lemma[token].lower(), r.lower[token]))
        if pos == "ADJ" and not (r.lower[token].endswith("ant") and r.head[token] > token):
            return self._verb(token, self.events.verbs.participle(r.lower[token]))
        return None

    def _is_noun_after_all(self, token: int) -> bool:
        """A participle with a determiner or number, or behind a quantity, is a noun: *trois mille déplacés*."""
        r = self.r
        if r.dep[token] == "nmod" and r.lemma[r.head[token]] in QUANTITIES:  # « une quarantaine de détenus »
            return True
        return r.dep[token].split(":")[0] in _ARGUMENTS and any(
            r.dep[child] in ("det", "nummod") and child < token for child in r.children[token]
        )

    def _is_verb_after_all(self, token: int) -> bool:
        """A word with a subject or object and no determiner is a verb: *l’armée approche de Kessar*.

        So is one with a capital that opens a sentence and hangs on its verb (*Roué de coups, il est mort*), and a bare
        word in *-ant* behind a comma (*une bombe a explosé, blessant sept personnes*).
        """
        r = self.r
        if r.lower[token].endswith("ant") and r.lower[token - 1] == "," and token:
            return not any(r.dep[child] in ("det", "case", "cop") for child in r.children[token])
        if token == r.units[r.unit_of[token]][0] and r.dep[token].startswith(("advcl", "acl")):
            return True
        relations = [r.dep[child] for child in r.children[token]]
        if "det" in relations or "nsubj" not in relations and "obj" not in relations:
            return False
        return "cop" not in relations or bool(self.events.verbs.participle(r.lower[token]))  # « ils sont partis »

    def _is_name(self, token: int) -> bool:
        """Whether a noun is a name or part of one: *le RAID de Rennes*, *rue de la Bataille*."""
        r = self.r
        word = r.words[token]
        if not word[:1].isupper():
            return False
        if len(word) > 1 and word.isupper():
            return not "".join(r.words[max(0, token - 2) : token + 3]).isupper()
        before = token - 1
        return before >= r.units[r.unit_of[token]][0] and r.pos[before] != "PUNCT" and not r.space[before]

    def _verb(self, verb: int, patterns: Sequence[Pattern]) -> Match | None:
        r = self.r
        reflexive: bool | None = None
        bare = is_bare_participle(r, verb) or is_fronted_participle(r, verb)
        decoys: dict[str, int] = {}
        for pattern in patterns:
            end = self._idiom_end(verb, pattern)
            if end is None or pattern.type in decoys:
                continue
            if reflexive is None:
                reflexive = self._is_reflexive(verb) and not is_let_happen(r, verb)
            if pattern.reflexive != reflexive and not (
                pattern.reflexive and bare and all(p.reflexive or p.words for p in patterns)
            ):
                continue
            if pattern.clitic and pattern.clitic not in r.lower[max(0, verb - 4) : verb]:
                continue
            if pattern.row is None:
                if not pattern.preposition or self._has_preposition(verb, end, pattern, complements_of(r, verb)):
                    decoys[pattern.type] = end
                continue
            complements = self._complements(verb, end)
            if pattern.preposition and pattern.row.object and not pattern.words:
                # « ont délogé les insurgés des hauteurs »: the parser hangs it on the object
                object_ = object_of(r, verb)
                complements += complements_of(r, object_) if object_ is not None and object_ > verb else []
            if pattern.preposition and not self._has_preposition(verb, end, pattern, complements):
                continue
            last = end - 1 if r.pos[end - 1] == "VERB" else verb  # « faire tomber X »
            object_ = object_of(r, verb)
            if object_ is None and last != verb or object_ is not None and verb < object_ < end:
                object_ = object_of(r, last) if last != verb else None
            if pattern.row.finite and is_bare_participle(self.r, verb):
                continue
            if pattern.head in _PREDICATING and self._has_predicate(verb, end):
                continue
            if self.companions.fits(verb, end, pattern, subject_of(r, verb), object_, complements, ()):
                return pattern.row, end
        return (None, max(decoys.values())) if decoys else None

    def _has_predicate(self, verb: int, end: int) -> bool:
        """Whether an adjective or participle says how somebody is judged or found: *jugée insuffisante*."""
        r = self.r
        return any(
            child >= end and r.dep[child] == "xcomp" and r.pos[child] in ("ADJ", "VERB") and r.pos[child - 1] != "ADP"
            for child in r.children[verb]
        )

    def _noun(self, noun: int, patterns: Sequence[Pattern]) -> Match | None:
        r = self.r
        decoys: dict[str, int] = {}
        for pattern in patterns:
            end = self._idiom_end(noun, pattern)
            if end is None or pattern.type in decoys:
                continue
            complements = self._complements(noun, end)
            if pattern.preposition and not self._has_preposition(noun, end, pattern, complements):
                continue
            if pattern.row is None:
                if self._stands_behind(noun, pattern.before):
                    decoys[pattern.type] = end
                continue
            if pattern.row.counted and not self._is_counted(noun):
                continue
            if pattern.company.governor is not None and not self.companions.fits_one(
                governor_of(r, noun), pattern.company.governor
            ):
                continue
            if self.companions.fits(noun, end, pattern, agent_of(r, noun), None, complements, adjectives_of(r, noun)):
                return pattern.row, end
        return (None, max(decoys.values())) if decoys else None

    def _complements(self, head: int, end: int) -> list[tuple[str, int]]:
        """The complements of a trigger, those of the last word of an idiom among them, without its own words."""
        found = complements_of(self.r, head)
        if end - head > 1:
            found += complements_of(self.r, end - 1)
            return [(case, k) for case, k in found if not head < k < end]
        return found

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
                if wanted is not None and r.lower[j] in wanted or _same(r.lower[j], word) or r.lemma[j] == word:
                    break
                if word == "#" and (r.pos[j] == "NUM" or _NUMBER.fullmatch(r.words[j])):
                    break
                if not self._may_stand_inside(j):
                    return None
                j += 1
                gap += 1
            j += 1
        return j

    def _may_stand_inside(self, token: int) -> bool:
        """Whether a word may stand inside an idiom: *une tentative avortée d’assaut, ont pris hier le contrôle*."""
        r = self.r
        if r.pos[token] in _FILLERS or is_bare_participle(r, token):
            return True
        return r.lower[token] in _QUOTES or r.lower[token] in DAYS or r.lemma[token] in _TIMES

    def _stands_behind(self, noun: int, words: Sequence[str]) -> bool:
        """Whether the words of a decoy precede its noun: *en (léger) recul, à la hausse*."""
        r = self.r
        j = noun - 1
        for word in reversed(words):
            while j >= 0 and r.lower[j] != word and r.pos[j] in ("ADJ", "ADV"):
                j -= 1
            if j < 0 or r.unit_of[j] != r.unit_of[noun] or r.lower[j] != word:
                return False
            j -= 1
        return True

    def _has_preposition(self, head: int, end: int, pattern: Pattern, complements: list[tuple[str, int]]) -> bool:
        """Whether a complement with the preposition follows, or a pronoun stands for it."""
        r = self.r
        wanted = PREPOSITIONS[pattern.preposition]
        if any(case in wanted for case, _ in complements):
            return True
        free = pattern.reflexive or bool(pattern.words)  # « s’emparer à tout prix de la ville »
        free = free or bool(pattern.row and pattern.row.nouns and pattern.preposition in _TARGETING)
        for j in range(end, min(end + REACH, r.length)):
            if r.lower[j] in wanted and r.lower[j - 1] not in BESIDE_OF:
                return True
            if r.unit_of[j] != r.unit_of[head] or r.is_finite(j) or r.lower[j] in (";", ":", "."):
                break
            if not (free or r.pos[j] == "ADV" or r.lower[j] in _QUOTES or r.lower[j] in DAYS):
                break
        back = head - r.head[head] - 1 if r.dep[head] == "acl:relcl" else 0  # « le pont, dont l'armée s'est emparée »
        before = r.lower[max(0, head - min(max(back, 4), REACH)) : head]
        return any(word in _CLITICS.get(pattern.preposition, ()) for word in before) or any(
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

    def _is_counted(self, noun: int) -> bool:
        """Whether a noun for people is counted: *trois blessés*, *des centaines de blessés*, *un blessé*."""
        r = self.r
        if r.dep[noun] == "conj" and r.head[noun] < noun and r.pos[r.head[noun]] == "NOUN":
            return self._is_counted(r.head[noun])
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


def _same(form: str, word: str) -> bool:
    """Whether two words differ at most by the endings of feminine and plural."""
    if form == word:
        return True
    return len(word) > 3 and form[:3] == word[:3] and _ENDING.sub("", form) == _ENDING.sub("", word)
