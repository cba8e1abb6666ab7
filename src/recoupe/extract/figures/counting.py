"""As of when something was counted: *à 17 heures, ils étaient 400*, *selon un bilan donné dimanche matin*.

An hour beside a number is that of the counting where something is said to be counted or to have come to that number by
then; else it is that of what happened.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.figures.compared import Comparisons
from recoupe.extract.figures.ellipsis import TOTALS
from recoupe.extract.figures.phrases import Phrase
from recoupe.extract.figures.stretches import Stretches
from recoupe.extract.figures.told import Sentence, Told
from recoupe.extract.reading import Range, Reading
from recoupe.lexicon.count_words import CountWords
from recoupe.model import FigureKind

_MANY = 20  # so many arrests are made over hours: an hour beside them is that of the count
_COUNT = 10  # tokens behind *bilan* within which its date stands
_PAST = ("avait", "avaient")
_BACK = 3  # sentences back to the hour that « à la même heure » takes up


class Counting:
    """Reads the hours of the counts of one document, sentence by sentence in text order."""

    def __init__(self, r: Reading, words: CountWords, stretches: Stretches, compared: Comparisons) -> None:
        self.r = r
        self.words = words
        self.stretches = stretches
        self.compared = compared
        self._last_hour: dict[FigureKind, tuple[int, int]] = {}

    def settle(self, s: Sentence) -> None:
        """Tell the hours of counts from those of what happened, and give the counts of a sentence their date."""
        count, unit = s.count, self.r.unit_of[s.unit[0]]
        for n, (draft, told) in enumerate(zip(s.drafts, s.told, strict=True)):
            hour = told.hour
            if hour is not None and self._is_counted(s, n):
                told.as_of = hour.id
                told.why["as_of"] = _found("heure du décompte", told)
            if hour is not None and told.time is None and (told.as_of is None or hour.width == 0):
                told.take("time", hour, _found("jour", told))
            new = (told.against is None or told.revision is not None) and all(t.replaces is not draft for t in s.told)
            if new and count is not None and told.as_of is None and self._is_of_count(s, n, count):
                told.as_of = count.id
                told.why["as_of"] = "date du bilan"
            if told.as_of is None and (told.same_hour or self._at_same_moment(s.stretches[n])):
                base = next((t for t, d in zip(s.told, s.drafts, strict=True) if d is told.against), None)
                if base is not None:
                    told.as_of = base.as_of
                elif s.kinds[n] in self._last_hour and unit - self._last_hour[s.kinds[n]][0] <= _BACK:
                    told.as_of = self._last_hour[s.kinds[n]][1]
                told.why["as_of"] = "à la même heure que l’autre décompte"
            if told.as_of is not None and told.against is None:
                self._last_hour[s.kinds[n]] = unit, told.as_of

    def _is_of_count(self, s: Sentence, n: int, count: Phrase) -> bool:
        """Whether the date of a count is that of a number; in brackets it is that of the one before them."""
        opening = next((k for k in range(count.start, s.unit[0], -1) if self.r.lower[k] in ("(", ")")), None)
        if opening is None or self.r.lower[opening] == ")":
            return True
        return n == max((m for m, span in enumerate(s.spans) if span[1] <= opening), default=-1)

    def _at_same_moment(self, stretch: Range) -> bool:
        words = self.r.lower
        return any(
            words[k] == "moment" and words[k - 1] == "même" and words[k - 2] == "au"
            for k in range(stretch[0] + 2, stretch[1])
        )

    def _is_counted(self, s: Sentence, n: int) -> bool:
        """Whether an hour is that of a count: *à 17 h, ils étaient 400*; not *à 17 h, deux hommes ont été tués*."""
        r, draft, kind = self.r, s.drafts[n], s.kinds[n]
        if kind is FigureKind.MONEY or kind is FigureKind.ARRESTED and draft.amount.least >= _MANY:
            return True
        said = [k for k in r.children[draft.head] if r.dep[k].startswith(("cop", "acl"))]
        if any(r.lemma[k] == "être" or r.lemma[k] in self.words.counting for k in said):
            return True  # « ce sont 300 personnes », « avec 300 personnes recensées »
        verb = self.stretches.verb(draft.head)
        if verb is None or r.unit_of[verb] != r.unit_of[draft.head]:
            return True
        rest = self.words.counting.get(r.lemma[verb])
        if rest is not None and all(word in r.lower[verb + 1 : verb + 4] for word in rest):
            return True
        past = draft.amount.least > 1 and any(
            r.lower[child] in _PAST or r.lower[child].startswith("étai") for child in r.children[verb]
        )
        if past or "Tense=Imp" in r.morph[verb]:
            return True
        there_are = r.lemma[verb] == "avoir" and "y" in r.lower[max(0, verb - 2) : verb]
        if r.lemma[verb] == "être" or there_are:
            return True
        if draft.noun is None and not s.stretches[n][0] <= verb < s.stretches[n][1]:
            return True  # « contre 400 à 17 heures »
        return any(r.lemma[k] in TOTALS and r.dep[k].startswith(("nsubj", "obj")) for k in r.children[verb])

    def date_of_count(self, unit: Range, spans: Sequence[Range], when: Sequence[Phrase]) -> Phrase | None:
        """*selon un bilan donné dimanche matin*, *un décompte à 17 heures*: the date of a count."""
        r = self.r
        for phrase in when:
            if phrase.attribute or phrase.compared:
                continue
            for k in range(phrase.start - 1, max(unit[0], phrase.start - _COUNT) - 1, -1):
                comma = r.lower[k] == "," and k < phrase.start - 1
                if r.is_finite(k) or comma or r.lower[k] in (";", ":", "(") or any(a <= k < b for a, b in spans):
                    break
                if self.compared.is_count(k):  # « un bilan établi samedi à 15 heures »
                    return next((p for p in when if p.hour and p.start == phrase.end), phrase)
        return None


def _found(what: str, told: Told) -> str:
    """Say how the hour of a number was found: beside it, or where another has it."""
    return f"{what} {told.why.get('hour', '').strip()}".strip()
