"""What a verb makes of its subject or its object: *ont été tués*, *se sont rassemblés*, *n'ont pas survécu*."""

from __future__ import annotations

from recoupe.extract.reading import Reading
from recoupe.lexicon.counted import Counted, CountedRow

#: Kinds of what befalls people.
BEFALLS = ("killed", "wounded", "arrested")
#: Verbs that tell where people are: *trois gardes figurent parmi les blessés*.
FIGURES = ("figurer", "compter", "trouver", "être", "dénombrer")
#: Words that negate a verb.
NOT = ("pas", "jamais", "plus", "nullement")
_DEAD = frozenset("mort morte morts mortes tué tuée tués tuées décédé décédée décédés décédées".split())
_KILLED = ("tué", "tués", "tuée", "tuées")
_FOUND = ("retrouver", "découvrir", "déclarer", "tomber", "trouver")  # « ont été retrouvés morts »
_TAKEN_TO_HOSPITAL = frozenset("hôpital hôpitaux chu clinique service services".split())
_CARRIED = frozenset("transporter évacuer conduire soigner admettre".split())
_MODALS = {
    "devoir": (),
    "venir": ("de", "d'"),
    "finir": ("par",),
}  # « ont dû être amputés », « viennent d'être arrêtés »
# « se sont rendus sur place, au commissariat »: they went there
_THITHER = frozenset("sur dans chez en au aux jusqu' jusque place vers là auprès devant".split())
_MINES = frozenset("mine mines engin engins".split())  # « a marché sur une mine »
_STAYS = ("rester", "demeurer")
_WITH_BE = ("tomber", "rester", "demeurer", "sortir")


class Verbs:
    """Reads the verbs of one document by the rows for what is counted."""

    def __init__(self, r: Reading, counted: Counted) -> None:
        self.r = r
        self.counted = counted

    def subject(self, verb: int, relation: str) -> CountedRow | None:
        """The subject of *ont été tués*, *sont morts*, *se sont rassemblés*, *ont perdu la vie*."""
        passive = relation.endswith(":pass")
        found = self.predicate(verb, passive)
        if found is not None:
            return found
        r = self.r
        for child in r.children[verb]:  # « ont reçu des coups et sont légèrement blessés »
            if r.dep[child] == "conj" and not any(r.dep[k].startswith("nsubj") for k in r.children[child]):
                shared = r.child(child, "aux", "aux:pass") is None and (passive or self.is_passive(verb))
                row = self.predicate(child, shared)  # « ont été mis en examen et écroués »
                if row is not None:
                    return row
        return None

    def predicate(self, verb: int, passive: bool) -> CountedRow | None:
        """What a verb makes of its subject; ``passive``: the parser takes it for a passive."""
        r = self.r
        children = r.children[verb]
        if any(r.lower[child] in NOT and not r.dep[child].startswith("nsubj") for child in children):
            if r.lemma[verb] == "survivre":
                return self.counted.verb("mourir", "subject", ())
            return None  # « les otages n'ont pas été exécutés »
        if r.lower[verb + 1 : verb + 4] == ["dans", "un", "état"]:  # « l'un d'eux se trouve dans un état critique »
            return self.counted.verb("blesser", "object", ())
        if r.lemma[verb] in FIGURES and (row := self._counted_among(verb)) is not None:
            return row
        modal = _MODALS.get(r.lemma[verb])
        if modal is not None and (inner := r.child(verb, "xcomp")) is not None:
            mark = r.child(inner, "mark", "case")
            if not modal or mark is not None and r.lower[mark] in modal:
                return self.predicate(inner, passive)
        reflexive = any(r.lower[child] in ("se", "s'") for child in children)
        passive = not reflexive and (passive or self.is_passive(verb))
        if r.lemma[verb] in _STAYS and (inner := r.child(verb, "xcomp")) is not None:
            return self.counted.participle(r.lower[inner])  # « sont restées mobilisées »
        if r.lower[verb] in ("victime", "victimes"):  # « ont été victimes d'une agression »
            return self.counted.verb("blesser", "object", ())
        does = not passive and r.lower[verb] in _KILLED and not any(r.lemma[child] == "être" for child in children)
        if r.lemma[verb] in ("mort", "morte") or r.lower[verb] in _DEAD and not does:
            return self.counted.verb("mourir", "subject", ())
        if r.lemma[verb] in _FOUND and _DEAD & set(r.lower[verb + 1 : verb + 4]):
            return self.counted.verb("mourir", "subject", ())
        if reflexive:
            given_up = self.counted.verb(r.lemma[verb], "reflexive", r.lower[verb + 1 : verb + 7])
            if given_up is not None:
                went = r.lemma[verb] == "rendre" and r.lower[verb + 1 : verb + 2] and r.lower[verb + 1] in _THITHER
                return None if went else given_up
        if not passive and not reflexive and any(r.lemma[child] == "être" for child in children):
            row = self.counted.participle(r.lower[verb])  # « est légèrement blessée »
            if row is not None:
                return row
        if passive and r.lemma[verb] in _WITH_BE:
            passive = False  # « onze soldats sont tombés au combat », which the parser takes for a passive
        return self.verb(verb, "object" if passive else "subject")

    def _counted_among(self, verb: int) -> CountedRow | None:
        """*trois gardes figurent parmi les blessés*: the noun behind *parmi*; also where the parser hangs it on it."""
        r = self.r
        for k in range(verb + 1, min(verb + 4, r.length - 2)):
            if r.lower[k] == "parmi" and r.pos[k + 1] == "DET":
                listed = self.counted.noun_at(r.lower, k + 2)
                return listed[0] if listed is not None and listed[0].kind in BEFALLS else None
        return None

    def is_passive(self, verb: int) -> bool:
        """Whether the parser takes a verb for a passive."""
        return any(self.r.dep[child] in ("aux:pass", "nsubj:pass") for child in self.r.children[verb])

    def verb(self, verb: int, role: str) -> CountedRow | None:
        """The row of a verb for its ``subject`` or its ``object``."""
        following = self.r.lower[verb + 1 : verb + 7]
        lemma = self.r.lemma[verb]
        if lemma in _CARRIED and role == "object" and _TAKEN_TO_HOSPITAL & set(self.r.lower[verb + 1 : verb + 9]):
            return self.counted.verb("hospitaliser", "object", ())
        if lemma == "marcher" and _MINES & set(following):
            return None
        return self.counted.verb(lemma, role, following)
