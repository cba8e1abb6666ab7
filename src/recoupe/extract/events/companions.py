"""Whether what stands with a trigger is what its row of the lexicon asks for."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.calendar_words import DAYS
from recoupe.extract.events.frames import adjectives_of, complements_of, governor_of, is_passive
from recoupe.extract.reading import Reading
from recoupe.extract.word_classes import OF, TITLES
from recoupe.lexicon import Lexicon
from recoupe.lexicon.event_words import PREPOSITIONS, Pattern, Wanted

_BESIDE = 7  # words from a verb within which a noun may be its object
# Verbs that in the active voice mean something else where they have no object.
_STOPPING = frozenset({"arrêter"})
_MEMORY = 80  # words before a pronoun within which it has its antecedent
# Nouns of compound prepositions, which say nothing of what is meant: *au cours de, en raison de*.
_IN_PREPOSITIONS = frozenset("cours cause raison suite lieu sein face fin début marge issue temps moment".split())
# Nouns of adverbs, likewise: *dans un premier temps, à leur tour, par mesure de sécurité*.
_ADVERBIAL = frozenset("temps tour mesure total prétexte titre avance".split())
_AMOUNTS = ("plus", "moins", "davantage")  # *plus de 2 000 ont été blessés*
_TITLES = TITLES | {"m"}
_PEOPLE_ENDINGS = ("iste", "istes")  # *extrémistes, séparatistes*
#: Nouns that count what stands behind them.
QUANTITIES = frozenset(
    "dizaine douzaine vingtaine quinzaine trentaine quarantaine cinquantaine soixantaine centaine millier million "
    "milliard majorité nombre moitié tiers quart % total bilan cent cents mille plupart totalité partie poignée série "
    "lot tonne kilo dose litre".split()
)
#: Adverbs that make a preposition with *de*: *subi des pertes près de la ville* is no *perte de la ville*.
BESIDE_OF = frozenset("près loin autour lors hors au-dessus au-delà en-dessous".split())
REACH = 12  # words behind a reflexive verb or idiom within which its preposition stands


class Companions:
    """What stands with the triggers of one text.

    Args:
        r: the text.
        lexicon: tells the nouns for people.
        places: the tokens that name places.
    """

    def __init__(self, r: Reading, lexicon: Lexicon, places: frozenset[int]) -> None:
        self.r = r
        self.roles = lexicon.roles
        self.demonyms = lexicon.countries.demonyms
        self.places = places

    def fits(
        self,
        token: int,
        end: int,
        pattern: Pattern,
        subject: int | None,
        object_: int | None,
        complements: list[tuple[str, int]],
        adjectives: Sequence[int],
    ) -> bool:
        """Whether what stands with a trigger is what its row asks for.

        Where the parser's word is not what is asked for, the noun beside the trigger may be.
        """
        if pattern.company.subject is not None and not self._one_is(_some(subject), pattern.company.subject):
            return False
        if not self._has_object(token, end, pattern, object_):
            return False
        if pattern.company.complement is not None:
            heads = [head for case, head in complements if self._is_asked(pattern, case)]
            its = pattern.company.complement.possessive and self._has_possessive(token)
            asked = (*heads, *(k for k in adjectives if self._says_who(k, pattern.company.complement)))
            described = any(self.r.pos[k] != "VERB" for k in adjectives)  # not « une tentative avortée »
            fitting = (asked or not described) and self._one_is(asked, pattern.company.complement)
            if not its and not fitting:
                near = self._behind(end, pattern.preposition) if pattern.preposition else None
                if near is None or not self._one_is((near,), pattern.company.complement):
                    return False
        if pattern.company.unless is None:
            return True
        required = PREPOSITIONS.get(pattern.preposition)  # « s'emparer à tout prix de la ville »
        heads = [head for case, head in complements if required is None or case in required]
        heads = [head for head in heads if self.r.lemma[head] not in _ADVERBIAL]
        around = [*_some(subject), *_some(object_), *heads, *adjectives]
        around += [k for k in self.r.children[token] if self.r.dep[k] == "obj"]
        around += [near for k in around for near in (*self._joined(k), *adjectives_of(self.r, k))]
        around += [head for k in _some(object_) for _, head in complements_of(self.r, k)]
        if self.r.pos[token] not in ("VERB", "AUX"):
            around.append(governor_of(self.r, token))
        return not any(self._is_listed(k, pattern.company.unless) for k in around if not self._in_preposition(k))

    def _has_object(self, token: int, end: int, pattern: Pattern, object_: int | None) -> bool:
        """Whether the object, or the noun that may be it where the parser has another or none, is what is asked."""
        wanted = pattern.company.object
        if wanted is None or self._one_is(_some(object_), wanted) and not self._is_stopping(token, object_):
            return True
        passive = is_passive(self.r, token)
        near = self._noun_before(token) if passive else self._noun_after(token, end)
        if near is not None and self._one_is_listed(near, wanted):
            return True
        if object_ is None and not passive and end < self.r.length and self.r.pos[end] == "PROPN":
            return self.fits_one(end, wanted)  # « la tentative avortée de prendre Kessar »
        return object_ is None and not passive and self._is_set_apart(end, wanted)

    def _is_stopping(self, token: int, object_: int | None) -> bool:
        """Whether a verb without object has another sense: *il est temps d’arrêter*, where nobody is arrested."""
        r = self.r
        if object_ is not None or r.lemma[token] not in _STOPPING or is_passive(r, token):
            return False
        return not any(r.dep[child] == "iobj" and r.pos[child] == "PRON" for child in r.children[token])  # « nous »

    def _in_preposition(self, token: int) -> bool:
        """Whether a noun belongs to a compound preposition: *au cours de, en raison de*."""
        r = self.r
        return r.lemma[token] in _IN_PREPOSITIONS and any(r.lower[child] in ("au", "en") for child in r.children[token])

    def _is_asked(self, pattern: Pattern, case: str) -> bool:
        """Whether a row asks for what stands behind a preposition.

        That is the required one; for verbs without, those that give a role; for nouns and where none does, any.
        """
        if pattern.preposition:
            return case in PREPOSITIONS[pattern.preposition]
        row = pattern.row
        if row is None or row.nouns:
            return True
        roles = [role for role in (*row.patient, *row.place, *row.agent) if role in PREPOSITIONS]
        return not roles or any(case in PREPOSITIONS[role] for role in roles)

    def _says_who(self, adjective: int, wanted: Wanted) -> bool:
        """Whether an adjective is listed or names a country: *la décision russe*, not *la décision utile, reportée*."""
        r = self.r
        if r.pos[adjective] not in ("ADJ", "VERB"):
            return True
        return self._is_listed(adjective, wanted) or r.lower[adjective] in self.demonyms

    def _has_possessive(self, noun: int) -> bool:
        return any("Poss=Yes" in self.r.morph[child] for child in self.r.children[noun] if child < noun)

    def _one_is(self, tokens: Sequence[int], wanted: Wanted) -> bool:
        if not tokens:
            return wanted.none
        for k in tokens:
            if self.fits_one(k, wanted) or any(self.fits_one(c, wanted) for c in self._joined(k)):
                return True
            if any(self._is_listed(c, wanted) for c in adjectives_of(self.r, k)):
                return True
        return False

    def _one_is_listed(self, token: int, wanted: Wanted) -> bool:
        return any(self._is_listed(k, wanted) for k in (token, *self._joined(token)))

    def _noun_before(self, token: int) -> int | None:
        """The noun of the clause right before a passive: *les maisons ont été détruites*."""
        r = self.r
        for k in range(token - 1, max(r.units[r.unit_of[token]][0], token - _BESIDE) - 1, -1):
            if r.pos[k] == "NOUN":
                return k
            if r.pos[k] == "VERB" and r.is_finite(k):
                return None
        return None

    def _noun_after(self, verb: int, end: int) -> int | None:
        """The noun right behind a verb: *ont détruit hier des maisons*."""
        r = self.r
        for k in range(end, min(r.length, end + _BESIDE)):
            if r.pos[k] == "NOUN" and r.lower[k] not in DAYS:
                return k
            if k == end and r.lower[k] in OF and r.dep[verb] != "amod":  # « ont acheminé de la farine »
                continue
            if r.pos[k] in ("VERB", "AUX", "ADP", "SCONJ") or r.unit_of[k] != r.unit_of[end - 1]:
                return None
        return None

    def _is_set_apart(self, end: int, wanted: Wanted) -> bool:
        """Whether an object follows complements: *ont arraisonné, dans le détroit, un cargo*."""
        r = self.r
        for k in range(end, min(r.length, end + REACH)):
            if r.unit_of[k] != r.unit_of[end - 1] or r.is_finite(k) or r.pos[k] == "SCONJ":
                return False
            before = [r.dep[child] for child in r.children[k] if child < k]
            is_phrase = r.pos[k] == "NOUN" and ("det" in before or "nummod" in before) and "case" not in before
            if is_phrase and not r.dep[k].startswith("nsubj") and self._one_is_listed(k, wanted):
                return True
        return False

    def _behind(self, end: int, preposition: str) -> int | None:
        """The noun behind the first such preposition that follows: *s’emparer à tout prix de la ville*."""
        r = self.r
        wanted = PREPOSITIONS[preposition]
        for k in range(end, min(r.length, end + REACH)):
            if r.lower[k] in wanted and r.lower[k - 1] not in BESIDE_OF:
                return next((n for n in range(k + 1, min(r.length, k + 5)) if r.pos[n] in ("NOUN", "PROPN")), None)
            if r.is_finite(k):
                return None
        return None

    def _joined(self, token: int) -> list[int]:
        """What is coordinated with a token, and what a quantity is of (*une dizaine de roquettes, plus de dix ans*)."""
        r = self.r
        counted = r.lemma[token] in QUANTITIES or r.pos[token] in ("NUM", "PRON", "ADV")
        return [
            c
            for c in r.children[token]
            if r.dep[c] == "conj" or counted and r.dep[c].startswith(("nmod", "obl", "amod"))
        ]

    def fits_one(self, token: int, wanted: Wanted) -> bool:
        """Whether a token is one of the lemmas, or of one of the classes."""
        pos = self.r.pos[token]
        if pos == "PROPN" and (wanted.name or wanted.people):
            return True
        if pos == "PRON":
            return wanted.pronoun or wanted.people or self._is_listed(token, wanted) or self._stands_for(token, wanted)
        if token in self.places and wanted.place:
            return True
        return self._is_listed(token, wanted) or wanted.people and self._is_somebody(token, anybody=wanted.human)

    def _stands_for(self, pronoun: int, wanted: Wanted) -> bool:
        """Whether a subject pronoun takes up the last subject in its gender and number, and that is listed."""
        r = self.r
        if r.lower[pronoun] not in ("il", "elle", "ils", "elles"):
            return False
        shape = [r.feature(pronoun, name) for name in ("Gender", "Number")]
        for k in range(pronoun - 1, max(0, pronoun - _MEMORY), -1):
            is_subject = r.dep[k].startswith("nsubj") and r.pos[k] == "NOUN"
            if is_subject and [r.feature(k, name) for name in ("Gender", "Number")] == shape:
                return self._is_listed(k, wanted)
        return False

    def _is_listed(self, token: int, wanted: Wanted) -> bool:
        """Whether a token is one of the lemmas, or a noun of one of the classes."""
        word = self.r.lower[token]
        if wanted.lists_it(self.r.lemma[token].lower()) or wanted.lists_it(word):
            return True
        if self.r.pos[token] != "VERB" and self.r.lemma[token].lower() != word:
            return False
        return word[-1] == "s" and wanted.lists_it(word[:-1])  # « les insurgés, les houthis »

    def _is_somebody(self, token: int, *, anybody: bool) -> bool:
        """Whether a word that no class lists is for people: a capital (*des Russes*), a number (*trois*), a role."""
        r = self.r
        if r.pos[token] == "NOUN":
            if r.words[token][:1].isupper() and token != r.units[r.unit_of[token]][0]:
                return True
            if r.lower[token].endswith(_PEOPLE_ENDINGS) or r.lower[token] in _TITLES:
                return True
            if r.lemma[token] in QUANTITIES:  # « des centaines ont fui »
                return not any(case in OF for case, _ in complements_of(r, token))
            role = self.roles.get(r.lower[token]) if anybody else None
            return role is not None and role.kind in ("person", "group", "anonymous")
        return r.pos[token] in ("NUM", "ADJ") or anybody and r.lower[token] in _AMOUNTS


def _some(token: int | None) -> tuple[int, ...]:
    return () if token is None else (token,)
