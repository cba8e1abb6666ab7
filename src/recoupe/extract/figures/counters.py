"""Who is named as counting, estimating or giving a figure, and whom a document with figures is by.

*A compté 40 marcheurs*; *40 marcheurs ont été recensés par la police*; *porte à 17 le bilan*; *le bilan, communiqué par
l'armée, est de douze morts*; *un décompte fait par un cabinet recensait 300 marcheurs*.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from recoupe.extract.figures.draft import FigureDraft, outermost
from recoupe.extract.figures.ellipsis import TOTALS
from recoupe.extract.nounphrase import phrase
from recoupe.extract.prepositional import MANNERS
from recoupe.extract.reading import Range, Reading
from recoupe.extract.voices import Voice
from recoupe.lexicon import Lexicon
from recoupe.model import Actor, ActorKind, Statement

# Who is called so speaks for himself.
_BODIES = (ActorKind.STATE_BODY, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP)
_CARERS = frozenset("hôpital clinique dispensaire morgue médecin secouriste secours association organisation".split())
_HIT = frozenset("déplacé disparu otage réfugié enlèvement décès mort blessé victime".split())
# « la police a compté 40 marcheurs », « le ministère porte à 17 le bilan »
_COUNTS = ("compter", "chiffrer", "estimer", "évaluer")
_RECORDS = ("dénombrer", "recenser", "comptabiliser", "décompter")  # these are said of nobody who merely has so many
_NOTES = ("enregistrer", "relever", "revendiquer", "avancer", "évoquer", "annoncer", "communiquer")  # by somebody
_HAS = frozenset("a ont avait avaient aura auront aurait auraient ayant".split())
_REVISES = ("revoir", "réviser", "corriger", "réévaluer", "actualiser")
_BRINGS = ("porter", "ramener", "réviser", "abaisser", "évaluer", "estimer", "chiffrer", "établir", "fixer")
_ESTIMATES = ("évaluer", "estimer", "chiffrer")
_GIVES = frozenset("communiquer donner fournir publier établir avancer dresser diffuser annoncer".split())
# « comparant ce chiffre à celui de mai, le maire a dit »
_INVOKES = ("comparer", "rapprocher", "opposer", "citer", "invoquer", "mentionner", "appuyer", "fonder")
# What a document does that gives a count.
_SHOWS = frozenset("indiquer montrer donner évoquer annoncer afficher révéler avancer porter être élever".split())
_DOWN = ("nummod", "obj", "obl", "conj", "appos", "nmod", "fixed", "flat")
_IN_NAMES = ("de", "d'", "du", "des", "à", "au", "aux")
_NUMBER = re.compile(r"(?:(?:quelque|environ|près de|plus de|moins de|au moins)\s)?\d", re.IGNORECASE)
_QUOTES = ("«", "»", "“", "”", '"')
_AGENT = 16  # tokens from a verb of counting to who counts
_FAR = 60  # tokens around a figure within which its source is looked for


class Counters:
    """Those who count the figures of one document."""

    def __init__(self, r: Reading, lexicon: Lexicon, actors: Sequence[Actor], by_cue: Mapping[int, Statement]) -> None:
        self.r = r
        self.lexicon = lexicon
        self._by_cue = by_cue
        self._mentions = sorted((s.start, s.end, actor.name, actor.kind) for actor in actors for s in actor.mentions)
        self._starts = [start for start, *_ in self._mentions]

    def named(self, draft: FigureDraft) -> Voice | None:
        """Who counts it, whoever speaks around: the agent of a verb of counting, who gives a total."""
        return self._gives(draft) or self._counted_by(draft)

    def told(self, draft: FigureDraft) -> Voice | None:
        """Who counts it where nobody else speaks."""
        return (
            self._counter(draft)
            or self._of_total(draft)
            or self._giver(draft)
            or self._reviser(draft)
            or self._comparer(draft)
        )

    def is_recorded(self, draft: FigureDraft) -> bool:
        """Whether so many were recorded, nobody says by whom: *Seuls 200 étaient recensés à Kessar*."""
        verb = self._verb_above(draft, (*_DOWN, "nsubj"))
        relation = self.r.dep[outermost(self.r, draft)]
        return verb is not None and self.r.lemma[verb] in _RECORDS and relation.startswith("nsubj")

    def _verb_above(self, draft: FigureDraft, down: tuple[str, ...]) -> int | None:
        """The verb that a figure depends on, by the relations given."""
        r, verb = self.r, draft.head
        for _ in range(4):
            if r.pos[verb] == "VERB":
                return verb
            if r.dep[verb].split(":")[0] not in down:
                return None
            verb = r.head[verb]
        return verb if r.pos[verb] == "VERB" else None

    def _counted_by(self, draft: FigureDraft) -> Voice | None:
        """The agent of a verb of counting: *400 marcheurs ont été recensés par la police*, *les 400 recensés par X*."""
        r, above = self.r, self._verb_above(draft, (*_DOWN, "nsubj"))
        verbs = [k for k in r.children[draft.head] if "VerbForm=Part" in r.morph[k]]
        for verb in (*verbs, *([above] if above is not None else [])):
            if (
                r.lemma[verb] not in (*_COUNTS, *_RECORDS, *_NOTES)
                or r.feature(verb, "Tense") != "Past"
                or r.quote[verb] >= 0
            ):
                continue
            auxiliaries = {r.lower[k] for k in r.children[verb] if r.pos[k] == "AUX"}
            if auxiliaries & _HAS and "été" not in auxiliaries:
                continue  # « X a annoncé 100 euros par mois »
            for k in range(verb + 1, min(verb + _AGENT, r.units[r.unit_of[verb]][1] - 1)):
                if r.lower[k] == "par" and not verb < k < draft.tokens[0]:  # « évoqués par les milliers de marcheurs »
                    return self.speaker_at(k + 1 + (r.pos[k + 1] == "DET")) or self.named_at(k + 1, bare=True)
                if r.is_finite(k) or r.lower[k] in (",", ";", ":"):
                    break
        return None

    def _reviser(self, draft: FigureDraft) -> Voice | None:
        """Who corrects a count: *Le maire a revu à la hausse le compte des marcheurs : 280.000 au total*."""
        r = self.r
        low, _ = self.around(draft)
        for verb in range(draft.tokens[0] - 1, low, -1):
            if r.lemma[verb] in _REVISES and r.pos[verb] == "VERB" and not r.dep[verb].startswith(("acl", "amod")):
                whole, subject = r.child(verb, "obj"), self._subject(verb)
                if whole is None or subject is None or r.lemma[whole] not in TOTALS:
                    return None
                return self.speaker_at(subject)
        return None

    def _comparer(self, draft: FigureDraft) -> Voice | None:
        """Who compares or invokes it before he speaks: *Comparant ces 300 marcheurs aux 900 de mai, le maire a dit*."""
        r = self.r
        low, high = r.units[r.unit_of[draft.head]]
        while low < draft.tokens[0] and (r.pos[low] in ("SPACE", "PUNCT") or r.lower[low] in ("en", "se", "s'")):
            low += 1
        if r.lemma[low] not in _INVOKES or r.feature(low, "VerbForm") != "Part" or r.feature(low, "Tense") != "Pres":
            return None
        if any(r.is_finite(k) for k in range(low, draft.tokens[0])) or r.quote[draft.tokens[0]] >= 0:
            return None
        spoken = (self._by_cue.get(r.start[k]) for k in range(draft.end, high))
        statement = next((one for one in spoken if one is not None and one.origin is not None), None)
        return Voice(name=statement.origin, statement=statement.id) if statement is not None else None

    def _subject(self, verb: int) -> int | None:
        """The nearest subject before a verb: *Autre signe de reflux, le ministère a dénombré 300 marcheurs*."""
        r = self.r
        return next((k for k in reversed(r.children[verb]) if k < verb and r.dep[k] == "nsubj"), r.child(verb, "nsubj"))

    def _counter(self, draft: FigureDraft) -> Voice | None:
        """Who counts or estimates: *porte à 17 le bilan*, *estime à 300 le nombre*, *a compté 40 marcheurs*."""
        r, verb = self.r, self._verb_above(draft, _DOWN)
        if verb is None:
            return None
        brought = r.lower[r.token_at(draft.amount.start) - 1] == "à"
        statement = self._by_cue.get(r.start[verb]) if brought else None
        if statement is not None:
            return Voice(name=statement.origin, statement=statement.id)
        subject = self._subject(verb)
        if subject is None or r.pos[subject] == "PROPN" and self._kind_at(subject) not in _BODIES:
            return None
        by_document = self._by_document(verb, subject)
        if by_document is not None:
            return by_document
        whole = r.child(verb, "obj")
        told = whole is not None and r.lemma[whole] in TOTALS or r.lemma[verb] in _ESTIMATES
        stands_by = brought and r.lemma[verb] == "tenir" and "en" in r.lower[max(0, verb - 2) : verb]
        if not (
            self._counts(draft, verb, subject)
            and not brought
            or stands_by
            or brought
            and r.lemma[verb] in _BRINGS
            and told
        ):
            return None
        return self.speaker_at(subject)

    def _counts(self, draft: FigureDraft, verb: int, subject: int) -> bool:
        """Whether a verb says that its subject counts so many, and not that it has so many."""
        r, lemma = self.r, self.r.lemma[verb]
        if lemma == "voir":
            return "en" in r.lower[max(0, verb - 2) : verb]
        done = r.child(verb, "aux") is not None
        if lemma in _RECORDS or lemma in _COUNTS and done:
            return done or r.is_finite(verb)
        kind = draft.row.kind if draft.row is not None else ""
        body = self._kind_at(subject) is ActorKind.STATE_BODY
        if lemma == "compter" and kind in ("arrested", "participants") and r.is_finite(verb) and body:
            return True
        body = body or self._kind_at(subject) in _BODIES or r.lemma[subject] in _CARERS
        tolls = kind in ("killed", "wounded") or draft.row is not None and draft.row.lemma in _HIT
        return tolls and body and (lemma == "compter" and r.is_finite(verb) or lemma == "enregistrer" and done)

    def _by_document(self, verb: int, subject: int) -> Voice | None:
        """Whose a document is that gives a count: *les chiffres donnés par la police indiquent 70 arrestations*."""
        r = self.r
        if r.lemma[subject] not in TOTALS or r.lemma[verb] not in (*_SHOWS, *_COUNTS, *_RECORDS):
            return None
        return self._author(subject, verb)

    def _giver(self, draft: FigureDraft) -> Voice | None:
        """Who gives the count of the sentence: *le bilan, communiqué par l'armée, est de douze morts*."""
        r = self.r
        low, high = self.around(draft)
        by = next((k for k in range(low + 1, high - 1) if r.lower[k] == "par" and r.lemma[k - 1] in _GIVES), None)
        if by is None or not any(r.lemma[k] in TOTALS for k in range(low, by)):
            return None
        return self.speaker_at(by + 1 + (r.pos[by + 1] == "DET"))

    def _of_total(self, draft: FigureDraft) -> Voice | None:
        """Whose the count is that a line gives behind a colon: *Nouveau décompte de l'hôpital : 14 morts*."""
        r = self.r
        low, _ = self.around(draft)
        colon = next((k for k in range(draft.tokens[0] - 1, low, -1) if r.lower[k] == ":"), None)
        if colon is None or any(r.is_finite(k) for k in range(low, draft.tokens[0])):
            return None
        total = next((k for k in range(low, colon) if r.lemma[k] in TOTALS and r.pos[k] == "NOUN"), None)
        return self._author(total, colon) if total is not None else None

    def _gives(self, draft: FigureDraft) -> Voice | None:
        """Who gives it, whoever speaks before: *six morts selon le maire, mais un médecin donne un bilan de onze*."""
        r, noun = self.r, draft.head
        for _ in range(4):
            if r.lemma[noun] in TOTALS and r.pos[noun] == "NOUN":
                break
            noun = r.head[noun]
        verb = r.head[noun]
        if r.lemma[noun] not in TOTALS or r.dep[noun] != "obj" or r.lemma[verb] not in _GIVES or r.quote[noun] >= 0:
            return None
        subject = self._subject(verb)
        return self.speaker_at(subject) if subject is not None and r.is_finite(verb) else None

    def around(self, draft: FigureDraft) -> Range:
        """The tokens of the sentence that are near enough to tell of a figure."""
        low, high = self.r.units[self.r.unit_of[draft.head]]
        return max(low, draft.head - _FAR), min(high, draft.head + _FAR)

    def _author(self, document: int, high: int) -> Voice | None:
        """Whose a count is: *le décompte de la police*, *un décompte établi hier par un cabinet*."""
        r = self.r
        for k in range(document + 1, high):
            if r.is_finite(k):
                return None
            if (
                r.lower[k] == "par"
                and r.feature(k - 1, "VerbForm") == "Part"
                or r.lower[k] == "par"
                and k - document < _AGENT
            ):
                return self.speaker_at(k + 1 + (r.pos[k + 1] == "DET")) or self.named_at(k + 1, bare=True)
            if r.lower[k] in _IN_NAMES[:4] and k == document + 1:
                return self.named_at(k + 1, bare=True)
        return None

    def speaker_at(self, token: int) -> Voice | None:
        """The actor that a token mentions, as a voice; not a number of people, who do not count themselves."""
        mention = self._mention_at(token)
        return Voice(name=mention[0]) if mention is not None and not is_number(mention[0]) else None

    def _kind_at(self, token: int) -> ActorKind | None:
        mention = self._mention_at(token)
        return mention[1] if mention is not None else None

    def _mention_at(self, token: int) -> tuple[str, ActorKind] | None:
        number = bisect_right(self._starts, self.r.start[token]) - 1
        if number < 0:
            return None
        _, end, name, kind = self._mentions[number]
        return (name, kind) if self.r.start[token] < end else None

    def named_at(self, k: int, *, bare: bool = False) -> Voice | None:
        """The speaker named at a token, where no statement has taken him in (*12 000 selon la police*).

        Args:
            bare: only complements with *de* and *à* belong to the name (*recensés par les autorités dans le pays*).
        """
        r = self.r
        unit_end = r.units[r.unit_of[k - 1]][1]
        if bare:
            cut = (m for m in range(k, unit_end) if r.pos[m] in ("ADP", "VERB") and r.lower[m] not in _IN_NAMES)
            unit_end = next(cut, unit_end)
        while k < unit_end and (r.pos[k] == "DET" or r.lower[k] in _QUOTES):
            k += 1
        if k >= unit_end or r.pos[k] not in ("NOUN", "PROPN") or r.lemma[k] in MANNERS and r.words[k].islower():
            return None
        author = self._author(k, unit_end) if r.lemma[k] in TOTALS else None
        if author is not None:
            return author
        return Voice(name=r.string(phrase(r, self.lexicon, k, low=k, high=unit_end, after_verb=True)))


def is_number(name: str | None) -> bool:
    """Whether a would-be speaker is a number of people in digits: *24 blessés*.

    Example:
        >>> is_number("24 blessés"), is_number("Quelque 31000 manifestants"), is_number("deux témoins")
        (True, True, False)
    """
    return name is not None and _NUMBER.match(name) is not None
