"""The kind of a figure, by the noun counted and by what is said of it.

*17 morts* are killed whatever follows; *17 soldats* are forces, unless they *ont été tués* or *sont blessés*; *200
personnes* are whatever the sentence makes of them. Words are data (``lexicon/fr/counted.csv``).
"""

from __future__ import annotations

from recoupe.extract.figures.draft import FigureDraft
from recoupe.extract.reading import Reading
from recoupe.extract.times.ages import is_person
from recoupe.lexicon import Lexicon
from recoupe.lexicon.counted import CountedRow
from recoupe.model import FigureKind

_SETTLED = ("killed", "wounded", "money")
_CASUALTIES = ("killed", "wounded")
_HARMED = frozenset("blessé blessée blessés blessées hospitalisé hospitalisés hospitalisées blessures".split())
_DEAD = frozenset("mort morte morts mortes tué tuée tués tuées décédé décédée décédés décédées".split())
_TAKEN_TO_HOSPITAL = frozenset("hôpital hôpitaux chu clinique service services".split())
_SERIOUS = frozenset("grave critique graves gravement grièvement légèrement urgence absolue".split())
_CARRIED = frozenset("transporter évacuer conduire soigner admettre".split())
# kinds that a total hands on to its parts: « 12 blessés, dont trois policiers »
_SHARED = (FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.ARRESTED, FigureKind.PARTICIPANTS)
_ANYBODY = frozenset("personne homme femme jeune gens enfant".split())
_HELD = frozenset("détenu prisonnier captif interpellé".split())  # people, who may be killed as well
_NOT = ("pas", "jamais", "plus", "nullement")
_IN_CUSTODY = ["en", "garde", "à", "vue"]
_HAVE = ("ont", "a", "avaient", "avait")
_AUXILIARIES = frozenset("ont été a sont avaient étaient autres au total".split())
_FEW = 10  # people at a demonstration are counted as its participants from so many on


class Kinds:
    """Settles kinds in one document."""

    def __init__(self, r: Reading, lexicon: Lexicon) -> None:
        self.r = r
        self.lexicon = lexicon
        self.counted = lexicon.counted

    def of(self, draft: FigureDraft, known: dict[int, FigureKind]) -> tuple[FigureKind, CountedRow | None, str]:
        """The kind of a figure, the row that tells, and the reason in French.

        Args:
            draft: the figure.
            known: the kinds of the figures before, by ``id()`` of their draft.
        """
        if draft.form == "percent":
            return FigureKind.PERCENT, None, "pourcentage ou part"
        if draft.form == "money":
            return FigureKind.MONEY, draft.row, "monnaie"
        row = draft.row
        if row is not None and row.lemma == "victime":
            return self._victims(draft, row, known)
        if row is not None and row.kind in _SETTLED:
            return FigureKind(row.kind), row, f"« {row.lemma} »"
        if row is not None and row.kind in ("vehicles", "other"):
            return FigureKind(row.kind), row, f"« {row.lemma} »"
        said = self.said_of(draft)
        held = row is not None and row.lemma in _HELD and said is not None and said.kind in _CASUALTIES
        if row is not None and row.kind == "arrested" and not held:
            return FigureKind.ARRESTED, row, f"« {row.lemma} »"
        if said is not None and self._fits(draft, said):
            if said.kind == "forces" and row is not None and row.lemma in _ANYBODY and row.lemma != "homme":
                if said.lemma == "mobiliser":  # « 300 personnes mobilisées »
                    return FigureKind.PARTICIPANTS, said, f"d’après « {said.lemma} »"
                return FigureKind.OTHER, row, ""
            return FigureKind(said.kind), said, f"d’après « {said.lemma} »"
        parent = draft.part_of
        if parent is not None and draft.noun is not None and known.get(id(parent)) in _SHARED and self.is_people(draft):
            return known[id(parent)], None, "partie d’un total"
        if row is not None and row.kind in ("participants", "forces", "arrested"):
            return FigureKind(row.kind), row, f"« {row.lemma} »"
        earlier = draft.part_of or draft.antecedent
        if draft.noun is None and earlier is not None:
            if draft.part_of is None and self._has_own_verb(draft):
                return self._by_noun(earlier), None, "comme le nom qu’il reprend"
            return known.get(id(earlier), FigureKind.OTHER), None, "comme le nombre dont il reprend le nom"
        near = self._near(draft) if draft.amount.least >= _FEW and self._may_have_come(draft) else None
        if near is not None:
            return FigureKind.PARTICIPANTS, near, f"près de « {near.lemma} »"
        return FigureKind.OTHER, row, ""

    def _has_own_verb(self, draft: FigureDraft) -> bool:
        """Whether something is said of a number that stands alone, and other than of the one before."""
        head = draft.head
        return self.r.dep[head].startswith("nsubj") and self.r.unit_of[self.r.head[head]] == self.r.unit_of[head]

    def _by_noun(self, draft: FigureDraft) -> FigureKind:
        """The kind that the noun alone gives."""
        while draft.row is None and draft.antecedent is not None:
            draft = draft.antecedent
        known = draft.row is not None and draft.row.kind != "people"
        return FigureKind(draft.row.kind) if draft.row is not None and known else FigureKind.OTHER

    # What is said of it -------------------------------------------------------------------------------------------

    def said_of(self, draft: FigureDraft) -> CountedRow | None:
        """The row of the verb, participle or noun that what is counted depends on, or that depends on it."""
        r = self.r
        head = draft.head
        after = draft.tokens[1]
        if r.lower[after : after + 1] == ["à"] and after + 1 < r.length and r.pos[after + 1] == "VERB":
            return self._verb(after + 1, "subject")  # « ils étaient 300 à manifester »
        if self.is_one_of_them(draft):
            return self._own_words(head, draft.amount.least > 1)  # « l'un des deux suspects a été arrêté »
        before = r.token_at(draft.amount.start) - 1
        if before >= 0 and (row := self.counted.doing(r.lower[before])) is not None:
            return row  # « tuant 11 policiers »
        behind = draft.phrase[1] if draft.phrase is not None and draft.noun is not None else after
        if r.lower[behind : behind + 4] == _IN_CUSTODY:
            return self.counted.noun_of("garde à vue")  # « onze jeunes en garde à vue »
        for beside in self._beside(draft):
            row = self.counted.participle(r.lower[beside])
            if row is not None:
                return row
        for _ in range(6):
            row = self._own_words(head, draft.amount.least > 1) or self._governed(head)
            if row is not None:
                return row
            governor = r.head[head]
            relation = r.dep[head].split(":")[0]
            inside = draft.amount.start <= r.start[governor] < draft.amount.end
            if governor == head or not (inside or relation in ("conj", "appos", "nummod", "fixed", "flat")):
                return None
            head = governor
        return None

    def is_one_of_them(self, draft: FigureDraft) -> bool:
        """Whether only one of those counted is spoken of: *un des deux suspects a été arrêté*."""
        first, lower = draft.tokens[0], self.r.lower
        while first > 1 and lower[first - 1] in ("les", "ces", "ses"):
            first -= 1
        return first > 1 and lower[first - 2] in ("un", "une") and lower[first - 1] in ("des", "de")

    def _beside(self, draft: FigureDraft) -> range:
        """The tokens right behind what is counted, where a participle may stand that the parser hung elsewhere."""
        end = max(draft.tokens[1], draft.phrase[1] if draft.phrase and draft.noun is not None else 0)
        stop = end
        active = False
        while stop < self.r.length and stop - end < 6:
            word = self.r.lower[stop]
            auxiliary = self.r.pos[stop] in ("AUX", "ADV") or word in _AUXILIARIES
            if word in _NOT:
                return range(0)
            if not auxiliary:
                agrees = word.endswith("s") or draft.amount.least <= 1 and word.endswith(("é", "ée", "t", "u", "te"))
                return range(stop, stop + 1) if agrees and not active else range(0)
            active = word in _HAVE or active and word != "été"
            stop += 1
        return range(0)

    def _own_words(self, head: int, many: bool) -> CountedRow | None:
        """Participles and relative clauses of the noun: *17 personnes tuées*, *300 personnes qui manifestaient*."""
        r = self.r
        for child in r.children[head]:
            if child < head:
                continue
            relation = r.dep[child]
            if relation in ("acl", "amod") or relation.startswith("acl"):
                row = self.counted.participle(r.lower[child]) if relation != "acl:relcl" else None
                if row is not None:
                    if many and not r.lower[child].endswith("s"):
                        continue  # said of another: « un des deux suspects, arrêté hier »
                    return row
                role = "subject"
                if relation == "acl:relcl" and self._is_passive(child):
                    role = "object"
                row = self._verb(child, role)
                if row is not None and (relation != "acl" or "Tense=Pres" in r.morph[child]):
                    return row
        return None

    def _governed(self, head: int) -> CountedRow | None:
        r = self.r
        governor, relation = r.head[head], r.dep[head]
        if governor == head:
            return None
        base = relation.split(":")[0]
        if base == "nsubj":
            return self._subject(governor, relation)
        if base in ("obj", "iobj") or relation == "obl:arg" and r.lower[governor] == "procéder":
            return self._verb(governor, "object")
        if base == "nmod":
            return self.counted.noun_of(r.lemma[governor].lower())
        return None

    def _subject(self, verb: int, relation: str) -> CountedRow | None:
        """The subject of *ont été tués*, *sont morts*, *se sont rassemblés*, *ont perdu la vie*."""
        found = self._predicate(verb, relation.endswith(":pass"))
        if found is not None:
            return found
        for child in self.r.children[verb]:  # « ont reçu des coups et sont légèrement blessés »
            if self.r.dep[child] == "conj" and (row := self._predicate(child, False)) is not None:
                return row
        return None

    def _predicate(self, verb: int, passive: bool) -> CountedRow | None:
        r = self.r
        reflexive = any(r.lower[child] in ("se", "s'") for child in r.children[verb])
        if any(r.lower[child] in _NOT for child in r.children[verb]):
            return None  # « les otages n'ont pas été exécutés »
        passive = not reflexive and (passive or self._is_passive(verb))
        if r.lower[verb] in ("victime", "victimes"):  # « ont été victimes d'une agression »
            return self.counted.verb("blesser", "object", ())
        if r.lemma[verb] in ("mort", "morte") or r.lower[verb] in _DEAD:
            return self.counted.verb("mourir", "subject", ())
        if not passive and not reflexive and any(r.lemma[child] == "être" for child in r.children[verb]):
            row = self.counted.participle(r.lower[verb])  # « est légèrement blessée »
            if row is not None:
                return row
        return self._verb(verb, "object" if passive else "subject")

    def _is_passive(self, verb: int) -> bool:
        return any(self.r.dep[child] in ("aux:pass", "nsubj:pass") for child in self.r.children[verb])

    def _verb(self, verb: int, role: str) -> CountedRow | None:
        following = self.r.lower[verb + 1 : verb + 7]
        lemma = self.r.lemma[verb]
        if lemma in _CARRIED and role == "object" and _TAKEN_TO_HOSPITAL & set(self.r.lower[verb + 1 : verb + 9]):
            return self.counted.verb("hospitaliser", "object", ())
        return self.counted.verb(lemma, role, following)

    # Checks -------------------------------------------------------------------------------------------------------

    def _fits(self, draft: FigureDraft, said: CountedRow) -> bool:
        """Whether a kind of people can be what the noun counts: villages are not wounded, unions not participants."""
        if draft.noun is None or said.kind == "killed" or said.kind == "wounded" and said.lemma != "brûler":
            return True
        if said.kind == "arrested" and draft.row is not None and draft.row.lemma == "otage":
            return False
        return self.is_people(draft)

    def is_people(self, draft: FigureDraft) -> bool:
        """Whether what is counted are people, as far as the noun tells."""
        if draft.row is not None:
            return draft.row.kind in ("people", "participants", "forces", "killed", "wounded", "arrested")
        if draft.noun is None:
            return draft.antecedent is None or self.is_people(draft.antecedent)
        word = self.r.lower[draft.noun]
        if self.r.words[draft.noun][0].isupper():
            return True  # « deux Britanniques »
        return is_person(word, self.lexicon) or is_person(self.r.lemma[draft.noun].lower(), self.lexicon)

    def _may_have_come(self, draft: FigureDraft) -> bool:
        """Whether a demonstration in the same sentence can be what brought the people counted."""
        if draft.noun is not None and draft.row is not None:
            return draft.row.lemma in _ANYBODY
        return draft.noun is None and self.is_people(draft) or self.r.words[draft.head][0].isupper()

    def _near(self, draft: FigureDraft) -> CountedRow | None:
        """The word of the same sentence that says that people have come to demonstrate."""
        a, b = self.r.units[self.r.unit_of[draft.head]]
        for k in range(a, min(b, a + 80)):
            row = self.counted.near(self.r.lemma[k])
            if row is not None:
                return row
        return None

    def _victims(
        self, draft: FigureDraft, row: CountedRow, known: dict[int, FigureKind]
    ) -> tuple[FigureKind, CountedRow | None, str]:
        """*victimes* are dead or wounded, by what is said of them."""
        said = self.said_of(draft)
        if said is not None and said.kind in _CASUALTIES:
            return FigureKind(said.kind), said, f"d’après « {said.lemma} »"
        a, b = self.r.units[self.r.unit_of[draft.head]]
        words = set(self.r.lower[a:b])
        if words & (_HARMED | _SERIOUS) and not words & _DEAD:
            return FigureKind.WOUNDED, row, "des blessés dans la phrase"
        return FigureKind.KILLED, row, "« victime »"
