"""*Un* and *aucun* as numbers: they count where they count a victim, and nowhere else.

*Un mort*, *une femme a été tuée*, *dont une grièvement*, *l'un d'eux est décédé*, *aucun blessé*; not *un maire dit*.
An ordinal counts where it tells how many there are by now: *il s'agit du troisième décès*.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.figures.amounts import Amount
from recoupe.extract.figures.counted import is_measure, phrase_end
from recoupe.extract.figures.draft import FigureDraft
from recoupe.extract.figures.kinds import THINGS_TOO, Kinds
from recoupe.extract.reading import Reading
from recoupe.french.numbers import COLLECTIVES
from recoupe.lexicon import Lexicon

_ONE = ("un", "une")
_NONE = ("aucun", "aucune", "nul", "nulle", "zéro")
_ORDINALS = {
    word: number
    for number, words in enumerate(
        "deuxième/second/seconde troisième quatrième cinquième sixième septième huitième neuvième dixième onzième "
        "douzième treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième".split(),
        start=2,
    )
    for word in words.split("/")
}
_THIS = ("c'", "ce", "cela")
_VICTIMS = ("killed", "wounded")
_LIGHT = ("seul", "seule", "autre", "jeune", "nouveau", "nouvelle", "troisième", "deuxième", "quatrième", "second")
_ARE = ("est", "a", "était", "avait", "serait", "aurait")
_COUNTED_ALONE = ("blessure", "suicide", "corps", "décès")  # « un décès » is one only where it is « un seul »
_BADLY = (["en", "urgence"], ["dans", "un"])  # « dont un en urgence absolue, dans un état grave »
_CLITICS = ("y", "en", "n'", "ne", "s'", "se", "l'", "les")
_HURT = ("grièvement", "gravement", "légèrement", "mortellement", "sérieusement", "grave", "graves")


def find_victims(r: Reading, lexicon: Lexicon, kinds: Kinds, taken: list[tuple[int, int]]) -> Iterator[FigureDraft]:
    """Find *un* and *aucun* before victims; ``taken`` are the tokens of the figures found."""
    used = {k for a, b in taken for k in range(a, b)}
    for k, word in enumerate(r.lower):
        if word in _ORDINALS:
            draft = _running_count(r, lexicon, k)
            if draft is not None:
                yield draft
        if k in used or word not in _ONE and word not in _NONE:
            continue
        draft = _none(r, lexicon, kinds, k) if word in _NONE else _one(r, lexicon, kinds, k)
        if draft is not None:
            yield draft


def _amount(r: Reading, k: int, start: int, value: int) -> Amount:
    return Amount(r.start[start], r.end[k], r.start[k], value, written=True)


def _running_count(r: Reading, lexicon: Lexicon, k: int) -> FigureDraft | None:
    """*Il s'agit du troisième décès*, *c'est la deuxième victime*: an ordinal that tells how many there are by now."""
    if k < 2 or k + 1 >= r.length or r.lower[k - 1] not in ("le", "la", "du"):
        return None
    start = k - 1 - (r.lower[k - 2] == "de")
    said = r.lower[start - 1] in ("agit", "agissait") or r.lemma[start - 1] == "être" and r.lower[start - 2] in _THIS
    listed = lexicon.counted.noun_at(r.lower, k + 1)
    if not said or listed is None or listed[0].kind not in _VICTIMS:
        return None
    amount = _amount(r, k, k, _ORDINALS[r.lower[k]])
    return FigureDraft(amount, (k, k + 1), "victim", k + 1, (k + 1, phrase_end(r, k + 1)), listed[0])


def _none(r: Reading, lexicon: Lexicon, kinds: Kinds, k: int) -> FigureDraft | None:
    """*aucun blessé*, *aucune victime*, *zéro mort*, *n'a perdu aucun homme*, *aucun garde n'a été tué*."""
    at = k + 1
    if at >= r.length:
        return None
    if r.lower[at] in ("des", "d'", "de") and r.pos[k] == "PRON":
        draft = FigureDraft(_amount(r, k, k, 0), (k, k + 1), "ellipsis")
        said = kinds.said.of(draft)
        return draft if said is not None and said.kind in _VICTIMS else None
    listed = lexicon.counted.noun_at(r.lower, at)
    row = listed[0] if listed is not None else None
    draft = FigureDraft(_amount(r, k, k, 0), (k, k + 1), "none", at, (at, phrase_end(r, at)), row)
    if row is not None and row.kind in _VICTIMS:
        return draft
    if r.pos[at] not in ("NOUN", "PROPN") or not kinds.is_people(draft):
        return None
    kind, *_ = kinds.of(draft, {})
    return draft if kind in _VICTIMS else None


def _one(r: Reading, lexicon: Lexicon, kinds: Kinds, k: int) -> FigureDraft | None:
    """*un mort*, *une femme a été tuée*, *dont une gravement*, *l'un d'eux est mort*."""
    if k + 1 >= r.length:
        return None
    before = r.lower[k - 1] if k else ""
    if r.lower[k + 1] in ("d'", "des", "de") and before in ("l'", "dont", ",", "et", "") or before == "l'":
        return _one_of(r, kinds, k)
    badly = r.lower[k + 1] in _HURT or r.lower[k + 1 : k + 3] in _BADLY
    if before == "dont" and badly:
        return FigureDraft(_amount(r, k, k, 1), (k, k + 1), "ellipsis")
    if _stands_alone(r, k):
        return _another(r, kinds, k)
    at = k + 1
    while at < r.length and (
        r.lower[at] in _LIGHT or r.pos[at] == "ADJ" and at + 1 < r.length and r.pos[at + 1] == "NOUN"
    ):
        at += 1
    if at >= r.length or at - k > 3 or r.pos[k] not in ("DET", "NUM", "PRON"):
        return None
    listed = lexicon.counted.noun_at(r.lower, at)
    row = listed[0] if listed is not None else None
    if row is None and (r.lower[at] in COLLECTIVES or r.pos[at] not in ("NOUN", "PROPN", "ADJ") or is_measure(r, at)):
        return None
    if row is not None and row.kind in ("money", "vehicles"):
        return None
    draft = FigureDraft(_amount(r, k, k, 1), (k, k + 1), "victim", at, (at, phrase_end(r, at)), row)
    if row is not None and row.kind in _VICTIMS and (row.lemma not in _COUNTED_ALONE or r.lower[k + 1] == "seul"):
        return draft
    parted = before == "dont" and not _acts(r, draft) or before in (",", "et") and _goes_on_parts(r, k)
    if parted:
        return draft
    said = kinds.said.of(draft)
    if said is None or said.kind not in _VICTIMS:
        return None
    return draft if said.lemma not in THINGS_TOO or kinds.is_people(draft) else None


def _acts(r: Reading, draft: FigureDraft) -> bool:
    """Whether a verb stands right behind the noun: *l'association, dont une équipe travaille sur place*."""
    k = draft.end
    while k < r.length and r.lower[k] in _CLITICS:
        k += 1
    return k < r.length and r.is_finite(k)


def _goes_on_parts(r: Reading, k: int) -> bool:
    """Whether *dont une femme* stands right before *et un bébé*."""
    low = max(k - 7, r.units[r.unit_of[k]][0])
    parts = [m for m in range(low, k - 1) if r.lower[m] == "dont"]
    return bool(parts) and not any(r.pos[m] in ("VERB", "AUX") for m in range(parts[-1], k))


def _stands_alone(r: Reading, k: int) -> bool:
    """Whether *autre* or an ordinal ends the phrase: *un autre est blessé*, *une troisième a été tuée*."""
    following = r.lower[k + 2 : k + 4]
    ends = bool(following) and (following[0] in _ARE or r.lower[k + 1] == "autre" and following[0] in (".", ",", ";"))
    return r.lower[k + 1] in _LIGHT and ends


def _another(r: Reading, kinds: Kinds, k: int) -> FigureDraft | None:
    draft = FigureDraft(_amount(r, k, k, 1), (k, k + 1), "ellipsis", top=k + 1)
    said = kinds.said.of(draft)
    return draft if said is not None and said.kind in _VICTIMS else None


def _one_of(r: Reading, kinds: Kinds, k: int) -> FigureDraft | None:
    """*l'un d'eux est décédé*, *une des victimes est morte*: counted where that one is hurt or dead."""
    start = k - 1 if r.lower[k - 1 : k] == ["l'"] else k
    draft = FigureDraft(_amount(r, k, start, 1), (k, k + 1), "ellipsis")
    said = kinds.said.of(draft)
    if said is None:  # « un de ses collègues grièvement blessé »
        at = k + 2 + (r.pos[min(k + 2, r.length - 1)] == "DET")
        if at >= r.length or r.pos[at] != "NOUN":
            return None
        draft = FigureDraft(_amount(r, k, start, 1), (k, k + 1), "victim", at, (at, phrase_end(r, at)))
        said = kinds.said.of(draft)
    return draft if said is not None and said.kind in _VICTIMS else None
