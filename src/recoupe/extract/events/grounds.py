"""Nouns that are places or stand around them, and names that stand where a place does though no list knows them."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from recoupe.extract.actors import Actors
from recoupe.extract.events.draft import Trigger
from recoupe.extract.events.phrases import preposition
from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon
from recoupe.model import ActorKind, Place

#: Prepositions that say where.
LOCATIVE = frozenset(
    "à en dans sur sous vers près depuis autour entre chez devant derrière jusque jusqu'à hors lès via travers "
    "au-dessus loin contre".split()
)
# The same for nouns that may be people or things: *à la population* is no place.
INTO = LOCATIVE - {"à", "contre", "en", "chez", "via", "depuis"}
# Adverbs that make a preposition with *de*: *près de, autour de, au-dessus de*.
NEAR = frozenset("près autour loin au-dessus au-delà au-devant en-deçà aux-alentours hors".split())
# Nouns for a part or the surroundings of a place: *l'est de la Syrie, les abords de Homs*.
_PARTS = frozenset(
    "abord alentour avenue axe banlieue base bord centre centre-ville confins cœur côte direction entrée environ est "
    "extérieur extrémité faubourg frontière haut hauteur intérieur large limite lisière localité milieu nord nord-est "
    "nord-ouest ouest parage partie périphérie poche proximité quartier rive secteur sortie sud sud-est sud-ouest "
    "vallée zone réduit ligne territoire".split()
)
_TIMES = frozenset("matin matinée midi après-midi soir soirée nuit jour aube".split())
_ROADS = frozenset("axe route autoroute tronçon piste voie ligne".split())
# An Arabic article and what it makes definite: *al-Kessar*.
ARABIC = re.compile(r"(?:al|el|ad|an|ar|as|at|az|ech|er|es|ez)-[A-ZÀ-Þ]")
# A name, with its article.
_NAME = re.compile(r"(?:(?:al|el|ad|an|ar|as|at|az|ech|er|es|ez|oum|aïn)-)?[A-ZÀ-Þ]")
_TRADES = ("eur", "euse", "trice", "esse", "ier", "ière", "ger", "gère", "iste", "ien", "ienne")
_OUTSIDE = frozenset("devant derrière près autour contre".split())
_COMPASS = ("-Est", "-Nord", "-Ouest", "-Sud")
# Whom a name behind *de* tells the family or the organisation of, rather than the town.
_MEMBERS = frozenset(
    "adepte adversaire allié ami avocat cadre cadet camarade candidat chef client cofondateur collaborateur collègue "
    "combattant commandant compagne compagnon complice conjoint conseiller cousin dirigeant dissident directeur "
    "disciple élu employé enfant ennemi époux épouse ex-femme femme fidèle fille fils fondateur frère garde homme "
    "journaliste leader lieutenant mari membre mère militant milicien neveu numéro opposant oncle otage parent "
    "partisan patron père porte-parole président proche responsable salarié secrétaire soldat soutien sympathisant "
    "sœur tante veuf veuve victime voisin".split()
)
_DASHES = ("–", "—", "-", "|")
_HEADER = 16  # tokens in which a dateline has its dash
# Types whose place is where people leave.
AWAY = frozenset({"flee", "retreat"})
_UNLISTED = frozenset("à d' de vers depuis".split())
# Prepositions that say where beside what happens, and have to do with people or things elsewhere.
_BESIDE_EVENTS = frozenset("autour dans entre jusqu' jusqu'à jusque sur".split())
# Types that a name behind these prepositions is the place of: *un raid sur Kessar, des tirs dans Kessar*.
_ON = frozenset("assault control damage deploy kill".split())
_IN = _ON | frozenset("abduct accident arrest clash coerce death protest riot wound".split())
_BETWEEN = _IN - {"clash", "coerce", "protest"}  # « des combats entre Kessar et Lunel » may be two camps
# Verbs whose object is where what their subject names has struck: *une frappe a touché Kessar*.
_STRIKING = frozenset("atteindre dévaster ébranler endeuiller frapper ravager secouer toucher".split())
# Classes of nouns for what stands or lies somewhere.
_SITES = ("@place", "@premises")
# What is moved against a place: *tirer un missile sur Kessar*.
_ARMS = ("@weapon",)
# Verbs beside which *à X* is a person: *a remis à X*.
_GIVING = frozenset("accorder adresser attribuer confier devoir donner imputer offrir parler rendre remettre".split())
# Whose complement with *de* is where they are in office or live.
_LOCAL = frozenset({"official", "police", "justice", "inhabitant", "religious"})
_NOBODY = (ActorKind.UNNAMED, ActorKind.STATE_BODY)


class Grounds:
    """What stands around the places of one document.

    Args:
        words: the triggers by token.
        at: the places by token.
        skipped: tokens that are no names of places (dates).
    """

    def __init__(
        self,
        r: Reading,
        lexicon: Lexicon,
        actors: Actors,
        words: Mapping[int, Trigger],
        at: Mapping[int, Place],
        skipped: Container[int],
    ) -> None:
        self.r = r
        self.lexicon = lexicon
        self.actors = actors
        self.words = words
        self.at = at
        self.skipped = skipped

    def is_part(self, noun: int) -> bool:
        """Whether a noun is a place, or a part of one."""
        r = self.r
        if r.lower[noun] in _PARTS or r.lower[noun].rstrip("s") in _PARTS:
            return True
        if r.pos[noun] not in ("NOUN", "ADJ"):
            return False
        known = self.lexicon.place_nouns.get(r.lower[noun])
        return known is not None and known.extent != "of" or self.lexicon.events.is_class(r.lemma[noun], _SITES)

    def is_thing(self, noun: int) -> bool:
        """Whether a noun is neither a person or body nor an event."""
        r = self.r
        if r.pos[noun] != "NOUN" or noun in self.words:
            return False
        role = self.lexicon.roles.get(r.lower[noun])
        if role is not None:  # « devant la banque de Kessar »: the building
            return role.kind == "organisation" and preposition(r, noun) in _OUTSIDE
        return not self.lexicon.events.is_class(r.lemma[noun], ("@human", "@force", "@crowd", "@state"))

    def datelines(self) -> list[int]:
        """The names in front of a sentence that no list knows: *Kessar – Deux hommes ...*."""
        r = self.r
        found: list[int] = []
        before = 0
        for low, high in r.units:
            k = before
            while k < low and r.space[k]:
                k += 1
            if (
                k < low
                and k not in self.at
                and r.words[k][:1].isupper()
                and k not in r.media
                and not r.words[k].isdigit()
            ):
                found.append(k)
            before = high
        return found + [k for k in self._headers() if k not in found]

    def opens_dateline(self, a: int, b: int) -> bool:
        """Whether a name opens its paragraph as a dateline does: *Kessar, 12 mai. –, Kessar (agence) –, Kessar :*."""
        r = self.r
        if a and not r.space[a - 1] or b >= r.length:
            return False
        if r.words[b] in (":", *_DASHES):
            return True
        bracketed = False
        for k in range(b, min(b + _HEADER, r.length)):
            if r.words[k] in _DASHES:
                return k > b
            bracketed = r.words[k] == "(" or bracketed and r.words[k] != ")"
            if not (bracketed or k in self.skipped or r.words[k] in (",", ".", ")") or r.words[k].isdigit()):
                return False
        return False

    def _headers(self) -> list[int]:
        """The names that no list knows, in front of a bracket or a date and a dash: *Kessar (agence) –*."""
        r = self.r
        found: list[int] = []
        for k in range(r.length):
            if r.space[k] or k and not r.space[k - 1] or not r.words[k][:1].isupper() or r.pos[k] not in ("PROPN", "X"):
                continue
            end = k + 1
            while end < r.length and r.dep[end].startswith("flat") and r.head[end] == k:
                end += 1
            named = k in self.at or k in r.media or self.lexicon.first_names.gender(r.words[k]) is not None
            if not named and end < r.length and r.words[end] in ("(", ",") and self.opens_dateline(k, end):
                found.append(k)
        return found

    def is_unlisted(self, k: int) -> bool:
        """Whether a name that no list knows stands where a place does: *à Kessar, près de Kessar*."""
        r = self.r
        if (
            r.pos[k] not in ("PROPN", "X", "NOUN")
            or k in self.at
            or k in self.skipped
            or not _NAME.match(r.words[k])
            or not k
        ):
            return False
        if r.words[k].isupper() or k in r.media or r.dep[k].startswith("flat"):
            return False
        if self._is_institution(k):  # « le quartier de Cheikh Kessar »
            return self._case(k) in ("de", "d'") and r.child(k, "flat:name") is not None and self._is_town(r.head[k])
        if "-" in r.words[k][1:-1] and r.lower[k - 1] in _ROADS:
            return True  # « sur l'axe Kessar-Lunel »
        if r.head[k] == k - 1 and r.pos[k - 1] == "NOUN" and not r.words[k - 1][:1].isupper():
            known = self.lexicon.place_nouns.get(r.lower[k - 1])  # « l'autoroute Kessar-Lunel »
            return known is not None and known.extent != "of"
        case = self._case(k)
        if case not in _UNLISTED:
            beside = case in _BESIDE_EVENTS and (self._is_beside_event(k, case) or self._is_where(k))
            return beside or self._is_struck(k)
        if r.words[k].endswith(_COMPASS):
            return True
        governor = self.over_dates(k)
        if case in ("de", "d'"):
            governor = self.over_bare(governor)
            if self._is_town(governor):
                return True
        if self.lexicon.first_names.gender(r.words[k]) is not None:
            return False
        if case == "à" and self._is_where(k) or case in ("de", "d'") and self._is_place_noun(governor):
            return True
        if self._is_taken(governor, case):
            return True
        who = self.actors.who(k)
        if who is not None and who.actor is not None and self.actors.records[who.actor].kind not in _NOBODY:
            return False
        if case in ("de", "d'"):
            event = governor in self.words and r.pos[governor] == "NOUN" and (who is None or who.actor is None)
            return event or self._takes_place(governor)
        if governor > k:
            return True  # « À Kessar, ils ont juré »
        return r.lemma[governor] not in _GIVING and r.lemma[governor] not in self.lexicon.reporting.verbs

    def _is_where(self, k: int) -> bool:
        """*à Kessar, où des heurts ont éclaté*: what *où* takes up is a place, whatever verb it hangs on."""
        r = self.r
        end = k + 1
        while end < r.length and r.dep[end].startswith("flat") and r.head[end] == k:
            end += 1
        return r.lower[end : end + 2] == [",", "où"]

    def _may_be_place(self, k: int) -> bool:
        """Whether a name is nobody's that the text has introduced, and no first name."""
        who = self.actors.who(k)
        known = who is not None and who.actor is not None and self.actors.records[who.actor].kind not in _NOBODY
        return not known and self.lexicon.first_names.gender(self.r.words[k]) is None

    def _is_beside_event(self, k: int, case: str) -> bool:
        """*un raid sur Kessar, des tirs dans Kessar, une embuscade entre Kessar et Lunel, des obus sur Kessar*."""
        types = _ON if case == "sur" else _BETWEEN if case == "entre" else _IN
        governor = self.over_dates(k)
        if self.lexicon.events.is_class(self.r.lemma[governor], _ARMS) and governor not in self.words:
            governor = self.r.head[governor]
        trigger = self.words.get(governor)
        if trigger is None and self.r.pos[governor] == "VERB":  # « des combats se poursuivent dans Kessar »
            trigger = next((self.words[c] for c in self.r.children[governor] if c in self.words and c < k), None)
        return trigger is not None and trigger.type in types and self._may_be_place(k)

    def _is_struck(self, k: int) -> bool:
        """*ont quitté Kessar, a bombardé Kessar, une frappe a touché Kessar*: the object of what is done to places."""
        r = self.r
        if not r.dep[k].startswith(("obj", "nsubj:pass")) or r.pos[k] != "PROPN" or r.child(k, "det") is not None:
            return False
        verb = r.head[k]
        trigger = self.words.get(verb)
        if trigger is not None:
            row = trigger.row
            asked = "@place" in row.object or "object" in row.place or row.mode == "heavy-weapons" and not row.object
            fits = asked and trigger.type in ("assault", "control", "retreat", "flee")
        else:
            subjects = [self.words[c] for c in r.children[verb] if r.dep[c] == "nsubj" and c in self.words]
            fits = r.lemma[verb] in _STRIKING and any(t.type in ("assault", "accident", "riot") for t in subjects)
        return fits and self._may_be_place(k)

    def _case(self, k: int) -> str:
        """The preposition in front of a name: *de Kessar, de la Kessar-Nord, du Kessar*."""
        r = self.r
        if r.lower[k - 1] in ("la", "l'", "du") and "-" in r.words[k]:
            return "de" if r.lower[k - 1] == "du" or k > 1 and r.lower[k - 2] == "de" else ""
        return r.lower[k - 1]

    def over_dates(self, token: int) -> int:
        """What a place hangs on, past a date between: *s'est emparé ce matin de Kessar*."""
        r = self.r
        governor = r.head[token]
        for _ in range(4):
            dated = governor in self.skipped or r.lemma[governor] in _TIMES
            if not dated or r.head[governor] == governor or governor > token:
                break
            governor = r.head[governor]
        return governor

    def over_bare(self, noun: int) -> int:
        """The place that a noun without an article says the kind of: *le camp de réfugiés de Kessar* gives *camp*."""
        r = self.r
        if r.pos[noun] in ("ADJ", "VERB") and r.pos[r.head[noun]] == "NOUN" and r.head[noun] < noun:
            noun = r.head[noun]  # « le camp militaire de Kessar, les habitants assiégés de Kessar »
        kind = r.head[noun]
        bare = r.pos[noun] == "NOUN" and preposition(r, noun) == "de" and r.child(noun, "det") is None
        return kind if bare and kind < noun and self.is_part(kind) else noun

    def _is_taken(self, governor: int, case: str) -> bool:
        """*la chute de Kessar*: what armies take and lose is a place, whatever it stood for elsewhere."""
        trigger = self.words.get(governor)
        return case in ("de", "d'") and trigger is not None and trigger.type == "control" and bool(trigger.row.nouns)

    def _is_place_noun(self, noun: int) -> bool:
        known = self.lexicon.place_nouns.get(self.r.lower[noun])
        return known is not None and known.extent != "of" and self.r.pos[noun] == "NOUN"

    def _is_town(self, noun: int) -> bool:
        """*la ville de, le camp de*: a noun whose complement is its name, even where it is also a first name."""
        known = self.lexicon.place_nouns.get(self.r.lower[noun])
        return known is not None and known.extent == "out" and self.r.pos[noun] == "NOUN"

    def _is_institution(self, k: int) -> bool:
        """Whether a capital makes an institution of a common noun (*un coup d'État*), or a word is part of an event."""
        return k in self.words or self.lexicon.roles.get(self.r.lower[k]) is not None

    def _takes_place(self, noun: int) -> bool:
        """Whether what stands behind a word and *de* is a place: *le village de, le préfet de, devant la banque de*."""
        r = self.r
        trigger = self.words.get(noun)
        if trigger is not None and r.pos[noun] in ("VERB", "AUX"):
            return trigger.type in AWAY or "de" in trigger.row.place
        known = self.lexicon.place_nouns.get(r.lower[noun])
        if r.lower[noun] in NEAR or known is not None or self.is_part(noun):
            return True
        role = self.lexicon.roles.get(r.lower[noun])
        if role is not None and role.kind == "person":
            return role.role_class in _LOCAL
        if self.lexicon.events.is_class(r.lemma[noun], ("@human",)) or r.lemma[noun].endswith(_TRADES):
            return r.lemma[noun] not in _MEMBERS  # « un boulanger de Kessar »
        return preposition(r, noun) in INTO and (role is not None or self.is_thing(noun))
