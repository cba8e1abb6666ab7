"""What a number is set against, and which earlier count it takes the place of.

*contre 36.000 le 1er décembre* recalls another day; *le bilan s'alourdit à 15 morts*, *revu à la hausse, le précédent
étant de 106.000* replaces a count of the same thing. Words are data (``lexicon/fr/count_words.csv``).
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.figures.draft import FigureDraft
from recoupe.extract.figures.ellipsis import TOTALS, source_cue
from recoupe.extract.figures.told import Sentence, Told
from recoupe.extract.reading import Range, Reading
from recoupe.lexicon.count_words import CountWord, CountWords
from recoupe.model import FigureKind, Revision

_ARTICLES = frozenset("le la les l' ces ceux celui celle celles seulement à_peine « \" (".split())
_UNDONE = {"des": "de", "du": "de", "d'": "de", "aux": "à", "au": "à", "qu'": "que"}
# Numbers that were hoped or planned for: *loin des 5.000 attendus*.
_WISHED = frozenset(
    "attendu attendus attendue attendues espéré espérés espérée espérées prévu prévus prévue prévues visé visés "
    "souhaités promis nécessaires requis".split()
)
_COMPARING = ("moins que", "plus que")
_MORE = frozenset("moins plus davantage nombreux nombreuses autant fois inférieur supérieur".split())
_FEWER = 8  # tokens within which « moins ... que » has its two parts
_BEFORE = 5  # tokens before a number that are looked at
_FOLLOWS = 14  # tokens behind a verb within which its number stands
_BESIDE = 8
_ODD = 20  # numbers that differ so many times are of different things ...
_EVEN = 5  # ... and those that differ less, of the same
_NEAR = 16
_PAIRS = ("à", "contre")
_LISTED = frozenset(", et ou puis ainsi que dont".split())
_LATER = frozenset("étant était étaient faisait faisaient parlait parlaient évoquait s' établissait de donnait".split())
_REVISING = ("revoir", "réviser", "réévaluer", "corriger")
_VICTIMS = (FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.ARRESTED, FigureKind.PARTICIPANTS)
_SHARES = (FigureKind.PERCENT, FigureKind.MONEY)


def text_of(r: Reading, draft: FigureDraft) -> str:
    """The words of a number, on one line."""
    return " ".join(r.text[draft.amount.start : draft.amount.end].split())


class Comparisons:
    """Reads the comparisons of one document, sentence by sentence."""

    def __init__(self, r: Reading, words: CountWords) -> None:
        self.r = r
        self.words = words
        self._last: Sentence | None = None

    def settle(self, s: Sentence) -> None:
        """Find what the numbers of a sentence are set against, and which others they take the place of."""
        recalled: list[int | None] = [None] * len(s.drafts)
        dated = {k for phrase in s.when for k in range(phrase.start, phrase.end)}
        for n, (draft, span, told) in enumerate(zip(s.drafts, s.spans, s.told, strict=True)):
            low = s.spans[n - 1][1] if n else s.unit[0]
            if self.is_earlier(span, (low, s.stretches[n][1]), dated):
                base = self.base(s.drafts, s.kinds, n, [None] * n)
                newer = s.told[base] if base is not None else self._before(s, n)
                if newer is not None:
                    newer.replaces = draft
                    recalled[n] = base
                    continue
            row = self.cue(span, low)
            base = self._recalled_with(s, n, recalled)
            if row is not None and not self.is_other_version(draft, span):
                plain = row.words != "contre" and s.kinds[n] not in _SHARES
                chained = any(t.against is not None for t in s.told[:n])
                if told.time is None:
                    told.take("time", told.said, "jour à côté du chiffre")
                if plain or told.time is not None or chained:
                    base = self.base(s.drafts, s.kinds, n, recalled)
            if base is not None:
                recalled[n] = base
                told.against = s.drafts[base]
                told.why["against"] = f"rappelé pour comparaison avec « {text_of(self.r, s.drafts[base])} »"
        revised = self.revisions(s.unit, s.spans, s.kinds)
        for n, (revision, row, _) in revised.items():
            told = s.told[n]
            if any(other.replaces is s.drafts[n] for other in s.told):
                continue
            if told.against is not None and revision not in (Revision.UP, Revision.DOWN):
                continue  # the count of another day is no new one
            told.revision = revision
            told.why["revision"] = f"décompte d’après « {row.words} »"
            if n and self.pair(s.spans, n - 1) and row.role == "revision":
                told.replaces = s.drafts[n - 1]
        self._last = s

    def say_direction(self, drafts: Sequence[FigureDraft], told: Sequence[Told]) -> None:
        """Say which way a count was changed, where the numbers tell."""
        for draft, one in zip(drafts, told, strict=True):
            if one.replaces is None:
                continue
            one.why["replaces"] = f"remplace « {text_of(self.r, one.replaces)} »"
            new, old = draft.amount.least, one.replaces.amount.least
            if one.revision not in (Revision.UP, Revision.DOWN):
                one.revision = Revision.UP if new > old else Revision.DOWN if new < old else Revision.CHANGED

    def _before(self, s: Sentence, n: int) -> Told | None:
        """The count of the sentence before that the first one of a sentence was replaced by."""
        before = self._last
        if n or before is None or self.r.unit_of[s.unit[0]] - self.r.unit_of[before.unit[0]] > 1:
            return None
        fits = [
            told
            for told, kind in zip(before.told, before.kinds, strict=True)
            if kind is s.kinds[n] and told.against is None
        ]
        return fits[-1] if fits else None

    def _recalled_with(self, s: Sentence, n: int, recalled: Sequence[int | None]) -> int | None:
        """What a number is set against along with the one before: *contre 60.000 le 8 et 200.000 le 1er*."""
        if not n or s.told[n - 1].against is None or not self.goes_on(s.spans[n - 1], s.spans[n]):
            return None
        told, draft = s.told[n], s.drafts[n]
        if told.time is None and told.said is None and draft.noun is None:
            return None
        if told.time is None:
            told.take("time", told.said, "jour à côté du chiffre")
        base = recalled[n - 1]
        if base is not None and base + 1 < n - 1 and s.drafts[base + 1].part_of is s.drafts[base]:
            base += 1  # « 114 interpellations dont 82 gardes à vue, loin des 615 interpellés et 508 gardés à vue »
        return base

    # Another day --------------------------------------------------------------------------------------------------

    def cue(self, span: Range, low: int) -> CountWord | None:
        """The row of the words before a number that say that it is recalled: *contre*, *loin des*."""
        r, k = self.r, span[0] - 1
        while k > low and r.lower[k] in _ARTICLES:
            k -= 1
        words = [_UNDONE.get(word, word) for word in r.lower[max(low, k - _BEFORE + 1) : k + 1]]
        if r.lower[span[0]] == "des":  # « loin des milliers »
            words.append("de")
        row = self.words.before(words) if words[-1:] != ["que"] else None
        if row is None and words[-1:] == ["que"]:
            before = r.lower[max(low, k - _FEWER) : k]
            only = before[-1:] == ["plus"] and ("n'" in before or "ne" in before)  # « ils n'étaient plus que 300 »
            more = None if only else next((w for w in reversed(before) if w in _MORE), None)
            row = self.words.before([more if more in ("moins", "plus") else "plus", "que"]) if more else None
        return row

    def is_other_version(self, draft: FigureDraft, span: Range) -> bool:
        """Whether a number is what somebody else counted, or what was hoped for: *contre 12.000 selon la police*."""
        r = self.r
        if draft.noun is not None and r.lower[draft.noun] in _WISHED:
            return True
        k = span[1] + (self.r.lower[span[1] : span[1] + 1] in (["("], [","]))
        if k >= r.length:
            return False
        return bool(source_cue(r, k)) or r.lower[k] in ("pour", *_WISHED)

    def base(
        self, drafts: Sequence[FigureDraft], kinds: Sequence[FigureKind], number: int, recalled: Sequence[int | None]
    ) -> int | None:
        """The number of the same sentence that one is set against, by what they count and by how large they are."""
        fits = [
            other
            for other in range(number)
            if recalled[other] is None and self._alike(drafts[other], drafts[number], kinds[other], kinds[number])
        ]
        if not fits:
            return None
        near = fits[-1]
        if drafts[number].noun is None and self._ratio(drafts[number], drafts[near]) > _ODD:
            free = [n for n in range(number) if recalled[n] is None and drafts[n].form == "noun"]
            near = next((n for n in reversed(free) if self._ratio(drafts[number], drafts[n]) < _EVEN), near)
        total = drafts[near].part_of
        whole = next((other for other in fits if drafts[other] is total), None)
        if whole is None:
            return near
        if "total" in self.r.lower[drafts[number].tokens[1] : drafts[number].tokens[1] + 3]:
            return whole
        closer = self._ratio(drafts[number], drafts[whole]) < self._ratio(drafts[number], drafts[near])
        return whole if closer else near

    def _alike(self, one: FigureDraft, other: FigureDraft, kind: FigureKind, second: FigureKind) -> bool:
        if kind is not second:  # « 90 arrestations, moins que les 450 de la marche »
            return FigureKind.OTHER in (kind, second) and self._ratio(one, other) < _ODD and other.row is None
        if one.noun is None or other.noun is None or kind not in (FigureKind.OTHER, FigureKind.FORCES):
            return True
        return self.r.lemma[one.noun] == self.r.lemma[other.noun]

    def _ratio(self, one: FigureDraft, other: FigureDraft) -> float:
        """How many times one number is the other, the larger by the smaller."""
        a, b = sorted((one.amount.least, other.amount.least))
        return b / max(1, a)

    def goes_on(self, before: Range, span: Range) -> bool:
        """Whether a number is one more of those recalled: *contre 60.000 une semaine plus tôt et 200.000 le 3*."""
        r = self.r
        joined = r.lower[span[0] - 1] in ("et", "puis", "ou") and r.lower[span[0] - 2] != ","
        return joined and not any(r.is_finite(k) for k in range(before[1], span[0]))

    # Another count of the same ------------------------------------------------------------------------------------

    def is_earlier(self, span: Range, stretch: Range, dated: set[int]) -> bool:
        """Whether the words beside a number say that it was replaced; ``dated``: the tokens of calendar expressions."""
        r = self.r
        low, high = max(stretch[0], span[0] - _BESIDE), min(stretch[1], span[1] + _BESIDE)
        for words in self.words.earlier:
            for k in range(low, high - len(words) + 1):
                if k in dated or tuple(r.lower[k : k + len(words)]) != words:
                    continue
                if words != ("précédent",) or self._is_former(k, low, high):
                    return True
        return False

    def _is_former(self, k: int, low: int, high: int) -> bool:
        """*le précédent bilan*, *le bilan précédent*, *le précédent étant de*."""
        r = self.r
        if k > low and self._is_total(k - 1) or k + 1 < high and self._is_total(k + 1):
            return True
        return k > 0 and r.lower[k - 1] == "le" and r.lower[k + 1 : k + 2] != [] and r.lower[k + 1] in _LATER

    def pair(self, spans: Sequence[Range], number: int) -> bool:
        """Whether a number is the first of *de 12 à 15*."""
        r = self.r
        if number + 1 >= len(spans) or r.lower[spans[number][0] - 1] not in ("de", "d'"):
            return False
        a, b = spans[number][1], spans[number + 1][0]
        return a < b <= a + 2 and r.lower[b - 1] == "à"

    def revisions(
        self, unit: Range, spans: Sequence[Range], kinds: Sequence[FigureKind]
    ) -> dict[int, tuple[Revision, CountWord, int]]:
        """The numbers of a sentence that replace another, how, by which row, and where its words stand."""
        r, (low, high) = self.r, unit
        found: dict[int, tuple[Revision, CountWord, int]] = {}
        for k in range(low, high):
            row = self._revising(k, high)
            if row is None or not self._is_of_count(k, low, high):
                continue
            if "(" in r.lower[max(low, k - _BESIDE) : k] and ")" not in r.lower[max(low, k - _BESIDE) : k]:
                opening = next(m for m in range(k - 1, low - 1, -1) if r.lower[m] == "(")
                listed = [number for number, span in enumerate(spans) if span[1] <= opening][-1:]
            else:
                listed = self._listed(k, row, spans)
            for number in listed:
                if self._may_be_revised(k, row, kinds[number], low, high):
                    found.setdefault(number, (Revision(row.gives), row, k))
        for k in range(low, high):
            row = self.words.edition(r.lower[k])
            if row is None or not self._is_count_beside(k, low, high):
                continue
            gives = Revision(row.gives)
            if gives is Revision.FINAL and r.lower[k - 1] in ("non", "pas", "encore"):
                gives = Revision.PROVISIONAL
            for number in range(len(spans)):
                if kinds[number] not in _SHARES:
                    found.setdefault(number, (gives, row, k))
        return found

    def _may_be_revised(self, k: int, row: CountWord, kind: FigureKind, low: int, high: int) -> bool:
        """Whether a verb says that a count is replaced, not that something grows: *passera de 3 à 5 millions*."""
        if row.words.split()[0] in _REVISING:
            return True
        if kind in _SHARES or "Tense=Fut" in self.r.morph[k]:
            return False
        near = range(max(low, k - _NEAR), min(high, k + _NEAR))
        return kind in _VICTIMS or any(self.is_count(m) for m in near)

    def _revising(self, k: int, high: int) -> CountWord | None:
        """The row of a verb that replaces a count, or of an adverb."""
        r = self.r
        row = self.words.now.get(r.lower[k])
        if row is not None or r.pos[k] not in ("VERB", "AUX", "ADJ"):
            return row
        following = r.lower[k + 1 : min(high, k + 1 + _BESIDE)]
        for rest, row in self.words.revising.get(r.lemma[k], ()):
            at = 0
            for word in rest:
                at = following.index(word, at) + 1 if word in following[at:] else -1
                if at < 0:
                    break
            if at >= 0:
                return row
        return None

    def _is_of_count(self, k: int, low: int, high: int) -> bool:
        """Whether a count is spoken of around a verb: *le bilan*, *le nombre de morts*, *fait état de*."""
        r = self.r
        around = range(max(low, k - _NEAR), min(high, k + _NEAR))
        if any(self._is_total(m) for m in around):
            return True
        return r.lower[k] in self.words.now and any(
            r.lemma[m] in self.words.counting or r.lower[m] == "état" for m in around
        )

    def _listed(self, k: int, row: CountWord, spans: Sequence[Range]) -> list[int]:
        """The numbers behind a verb: the first, and those listed with it; those behind *à* where it takes one."""
        r = self.r
        first = next((n for n, span in enumerate(spans) if span[0] > k), None)
        if first is None or spans[first][0] - k > _FOLLOWS or ";" in r.lower[k : spans[first][0]]:
            return []
        if self.pair(spans, first):
            first += 1
        short = row.role == "revision" and " " not in row.words
        if short and r.lower[spans[first][0] - 1] not in ("à", "au", "aux"):
            return []
        found = [first]
        for number in range(first + 1, len(spans)):
            between = r.lower[spans[number - 1][1] : spans[number][0]]
            if not set(between) & _LISTED or any(r.is_finite(m) for m in range(spans[number - 1][1], spans[number][0])):
                break
            found.append(number)
        return found

    def _is_count_beside(self, k: int, low: int, high: int) -> bool:
        return any(self.is_count(m) for m in range(max(low, k - 3), min(high, k + 3)) if m != k)

    def is_count(self, k: int) -> bool:
        """Whether a word is a noun for a count: *bilan*, *décompte*."""
        return self.r.lemma[k] in self.words.counts or self.r.lower[k] in self.words.counts

    def _is_total(self, k: int) -> bool:
        return self.r.lemma[k] in TOTALS or self.is_count(k)
