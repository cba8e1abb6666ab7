"""The kind of a figure, by the noun counted and by what is said of it.

*17 morts* are killed whatever follows; *17 soldats* are forces, unless they *ont été tués* or *sont blessés*; *200
personnes* are whatever the sentence makes of them. Words are data (``lexicon/fr/counted.csv``).
"""

from __future__ import annotations

import re

from recoupe.extract.figures.draft import FigureDraft, outermost
from recoupe.extract.figures.said import Said
from recoupe.extract.reading import Reading
from recoupe.extract.times.ages import is_person
from recoupe.extract.word_classes import POSSESSIVES
from recoupe.lexicon import Lexicon
from recoupe.lexicon.counted import CountedRow
from recoupe.model import FigureKind

_SETTLED = ("killed", "wounded", "money")
_CASUALTIES = ("killed", "wounded")
_HARMED = frozenset("blessé blessée blessés blessées hospitalisé hospitalisés hospitalisées blessures".split())
_DEAD = frozenset("mort morte morts mortes tué tuée tués tuées décédé décédée décédés décédées".split())
_SERIOUS = frozenset("grave critique graves gravement grièvement légèrement urgence absolue".split())
# kinds that a total hands on to its parts: « 12 blessés, dont trois policiers »
_SHARED = (FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.ARRESTED, FigureKind.PARTICIPANTS)
_ANYBODY = frozenset("personne homme femme jeune gens enfant".split())
_HELD = frozenset("détenu prisonnier interpellé".split())  # people, who may be killed as well
_FREED = ("libérer", "relâcher", "échanger", "libération")
# what befalls people and things: « abattre un mur », « une tradition est morte »
THINGS_TOO = frozenset(
    "abattre brûler éliminer neutraliser enterrer faucher exécuter mourir toucher retenir déchiqueter".split()
)
#: Words of captivity: those held by a state are arrested, those held by others are not.
CAPTIVITY = frozenset(
    {*"capturer capture retenir détenir libérer relâcher échanger libération captif".split(), "faire prisonnier"}
)
_LOSES = ("perdre", "perte")
_LOST = frozenset("homme sien leur fils fille frère enfant proche collègue civil".split())  # « perd deux députés »
#: Types of aircraft and armoured vehicles: *F-16, T-72, Mi-24, BTR-80*.
_VEHICLE_TYPE = re.compile(
    r"(?:[ABCFT]-?\d{2,3}|(?:Su|MiG|Mi|Ka|Il|An|Tu|BMP|BTR|BRDM|MQ|TB|AMX|CH|UH|AH|NH)-?\d{1,3})[A-Z]{0,2}|BMP|BTR|VAB"
)
_WINDOW = 80  # tokens of a sentence that are looked at
_COUNTING = frozenset("compter recenser dénombrer décompter comptabiliser estimer".split())
_FEW = 10  # people at a demonstration are counted as its participants from so many on


def _is_turned(row: CountedRow | None, said: CountedRow) -> bool:
    """Whether what is said would make soldiers of marchers, or marchers of soldiers who are only sent out."""
    kinds = (row.kind if row is not None else "", said.kind)
    return kinds == ("participants", "forces") or kinds == ("forces", "participants") and said.lemma == "mobiliser"


class Kinds:
    """Settles kinds in one document."""

    def __init__(self, r: Reading, lexicon: Lexicon) -> None:
        self.r = r
        self.lexicon = lexicon
        self.counted = lexicon.counted
        self.said = Said(r, lexicon.counted)

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
        died = self.said.befalls(draft) if row is not None and row.kind == "wounded" else None
        if died is not None and died.kind == "killed":  # « le décès de deux blessés »
            return FigureKind.KILLED, died, f"d’après « {died.lemma} »"
        if row is not None and row.kind in _SETTLED:
            return FigureKind(row.kind), row, f"« {row.lemma} »"
        if row is not None and row.kind in ("vehicles", "other"):
            return FigureKind(row.kind), row, f"« {row.lemma} »"
        if draft.noun is not None and _VEHICLE_TYPE.fullmatch(self.r.words[draft.noun]):
            return FigureKind.VEHICLES, None, "type d’engin"
        said = self.said.of(draft)
        held = row is not None and row.lemma in _HELD and said is not None and said.kind in _CASUALTIES
        if row is not None and row.kind == "arrested" and not held:
            return FigureKind.ARRESTED, row, f"« {row.lemma} »"
        if said is not None and self._fits(draft, said) and not _is_turned(row, said):
            if said.kind == "forces" and draft.noun is None and draft.antecedent is not None:
                kind = known.get(id(draft.antecedent), FigureKind.FORCES)  # « contre les 32.000 mobilisés samedi »
                return kind, said, "comme le nombre dont il reprend le nom"
            if said.kind == "forces" and row is not None and row.lemma in _ANYBODY and row.lemma != "homme":
                if said.lemma == "mobiliser":  # « 300 personnes mobilisées »
                    return FigureKind.PARTICIPANTS, said, f"d’après « {said.lemma} »"
                return FigureKind.OTHER, row, ""
            if said.lemma in _FREED and self._is_hostage(draft):
                return FigureKind.OTHER, said, "aux mains d’un groupe, d’après le passage"
            if said.lemma == "retenir" and "obj" in (self.r.dep[k] for k in (draft.head, *range(*draft.tokens))):
                return FigureKind.OTHER, said, ""  # « les paysans ont retenu dix soldats »
            return FigureKind(said.kind), said, f"d’après « {said.lemma} »"
        if draft.antecedent is not None and draft.noun is not None and row is not None and row.lemma in _ANYBODY:
            return known.get(id(draft.antecedent), FigureKind.OTHER), None, "autre mesure du même nombre"
        parent = draft.part_of
        if (
            parent is not None
            and draft.noun is not None
            and known.get(id(parent)) in _SHARED
            and (self.is_people(draft) or draft.row is None and draft.form == "noun")
        ):
            return known[id(parent)], None, "partie d’un total"
        if row is not None and row.kind in ("participants", "forces", "arrested"):
            return FigureKind(row.kind), row, f"« {row.lemma} »"
        if row is not None and row.lemma == "homme" and self._are_somebodys(draft):
            return FigureKind.FORCES, row, "les hommes de quelqu’un"  # « ses 2 000 hommes », « cinq de ses hommes »
        earlier = draft.part_of or draft.antecedent
        if draft.noun is None and earlier is not None:
            kind = known.get(id(earlier), FigureKind.OTHER)
            if draft.part_of is None and self._has_own_verb(draft):
                same = self._by_noun(earlier) is kind  # else what was said of the others is not said of these
                return kind if same else FigureKind.OTHER, None, "comme le nom qu’il reprend"
            return kind, None, "comme le nombre dont il reprend le nom"
        near = self._near(draft) if draft.amount.least >= _FEW and self._may_have_come(draft) else None
        if near is not None:
            return FigureKind.PARTICIPANTS, near, f"près de « {near.lemma} »"
        return FigureKind.OTHER, row, ""

    def _are_somebodys(self, draft: FigureDraft) -> bool:
        """Whether a possessive stands before those counted."""
        before = self.r.token_at(draft.amount.start) - 1
        noun = draft.noun if draft.noun is not None else draft.head
        return any(self.r.lower[k] in POSSESSIVES for k in (max(before, 0), noun - 1))

    def _has_own_verb(self, draft: FigureDraft) -> bool:
        """Whether something is said of a number that stands alone, and other than of the one before."""
        r, head, after = self.r, draft.head, draft.tokens[1]
        if r.lower[after : after + 1] == ["autres"] and after + 1 < r.length and r.is_finite(after + 1):
            return True  # « dix autres suivent un traitement »
        return r.dep[head].startswith("nsubj") and r.unit_of[r.head[head]] == r.unit_of[head]

    def _by_noun(self, draft: FigureDraft) -> FigureKind:
        """The kind that the noun alone gives."""
        row = self._first_row(draft)
        return FigureKind(row.kind) if row is not None and row.kind != "people" else FigureKind.OTHER

    def _first_row(self, draft: FigureDraft) -> CountedRow | None:
        """The row of the noun, or of that of the figure taken up."""
        for _ in range(8):
            if draft.row is not None or draft.antecedent is None:
                break
            draft = draft.antecedent
        return draft.row

    def _is_hostage(self, draft: FigureDraft) -> bool:
        """Whether the sentence or the one before tells of a kidnapping, or of a group that keeps captives."""
        units, at = self.r.units, self.r.unit_of[draft.head]
        a, b = units[max(0, at - 1)][0], units[at][1]
        for k in range(max(a, b - 120), b):
            row = self.counted.near(self.r.lemma[k]) or self.counted.near(self.r.lower[k].removesuffix("s"))
            if row is not None and row.kind == "other":
                return True
        return False

    # Checks -------------------------------------------------------------------------------------------------------

    def _fits(self, draft: FigureDraft, said: CountedRow) -> bool:
        """Whether a kind of people can be what the noun counts: villages are not wounded, unions not participants."""
        if said.lemma in _LOSES:
            row = self._first_row(draft)
            return row is not None and (row.kind == "forces" or row.lemma in _LOST)
        if said.lemma == "se rendre":
            return draft.row is not None and (draft.row.kind == "forces" or draft.row.kind == "people")
        if draft.noun is None and said.kind == "arrested":  # « quatre réacteurs ; deux seront arrêtés »
            return self.is_people(draft)
        if draft.noun is None or said.kind in _CASUALTIES and said.lemma not in THINGS_TOO:
            return True
        if said.kind == "arrested" and draft.row is not None and draft.row.lemma in ("otage", "captif"):
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
        r, at = self.r, self.r.unit_of[draft.head]
        a, b = r.units[at]
        for k in range(a, min(b, a + _WINDOW)):
            row = self.counted.near(r.lemma[k])
            if row is not None and row.kind == "participants":
                return row
        if not self._is_counted_only(draft):
            return None
        a, b = r.units[max(0, at - 1)][0], b
        for k in range(max(a, b - 2 * _WINDOW), b):
            row = self.counted.near(r.lemma[k]) or self.counted.verb(r.lemma[k], "subject", r.lower[k + 1 : k + 7])
            if row is not None and row.kind == "participants":
                return row
        return None

    def _is_counted_only(self, draft: FigureDraft) -> bool:
        """Whether a figure only says how many there were, so that the sentence before says of what.

        *Ils étaient 200, selon la police*; *66.000 personnes ont été recensées*.
        """
        r, verb = self.r, self.r.head[outermost(self.r, draft)]
        return draft.noun is None and draft.antecedent is None or r.lemma[verb] in _COUNTING

    def _victims(
        self, draft: FigureDraft, row: CountedRow, known: dict[int, FigureKind]
    ) -> tuple[FigureKind, CountedRow | None, str]:
        """*victimes* are dead or wounded, by what is said of them."""
        said = self.said.of(draft)
        if said is not None and said.kind in _CASUALTIES:
            if said.lemma == "retenir" and "obj" in (self.r.dep[k] for k in (draft.head, *range(*draft.tokens))):
                return FigureKind.OTHER, said, ""  # « les paysans ont retenu dix soldats »
            return FigureKind(said.kind), said, f"d’après « {said.lemma} »"
        a, b = self.r.units[self.r.unit_of[draft.head]]
        words = set(self.r.lower[a:b])
        if words & (_HARMED | _SERIOUS) and not words & _DEAD:
            return FigureKind.WOUNDED, row, "des blessés dans la phrase"
        return FigureKind.KILLED, row, "« victime »"
