"""Phrases that say where and when something was counted: places, lands without a name, days and hours; by sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from recoupe.extract.calendar_words import DAYS
from recoupe.extract.figures.ellipsis import THAT, TOTALS
from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import OF
from recoupe.lexicon import Lexicon
from recoupe.model import FigureScope, Place, Statement, TimeExpression, TimeType

#: Prepositions behind which something is counted, contractions undone.
_WHERE = frozenset("à en dans sur sous devant derrière autour près entre".split())
_PLAIN = {"au": "à", "aux": "à", "a": "à"}
_NEAR = ("près", "autour", "proximité", "abords", "alentours", "cœur", "large", "travers", "niveau")
_ALL = frozenset(
    "le la l' les ce cet cette tout toute toutes tous ensemble de du des d' entier reste seul seule totalité".split()
)
_LEVELS = frozenset("niveau échelle plan échelon".split())
_WIDTH = {"street": 0, "facility": 0, "city": 1, "area": 2, "water": 2, "region": 3, "country": 4}
_LANDS = {FigureScope.CAPITAL: 1, FigureScope.PROVINCES: 3, FigureScope.COUNTRY: 4, FigureScope.WORLD: 5}
# Nouns that stand around a place: *dans le nord de la France, dans les rues de Lille*.
_PARTS = frozenset(
    "abords alentours banlieue bas centre centre-ville cœur côté entrée environs est ensemble extérieur frontière "
    "haut hauteur intérieur large nord nord-est nord-ouest ouest périphérie proximité quart reste rues sein sortie sud "
    "sud-est sud-ouest intra-muros région partie moitié totalité".split()
)
# What an expression only begins or ends at: *depuis le 17 novembre* is no day.
_OPEN = frozenset("depuis dès jusqu' jusqu'à jusqu'au jusque avant après d'ici ici partir entre".split())
# What only compares: *comme samedi dernier*, *semblable à la semaine dernière*.
_LIKE = frozenset(
    "comme rapport comparé comparée similaire quasi-similaire identique semblable égal équivalent".split()
)
_MORE = frozenset("moins plus davantage autant même mêmes aussi fois".split())
_THOSE = (*THAT, "celles")
_OWN = frozenset("ce cette".split())
_REACH = 8
_LINK = 4
# What may stand between places that are joined.
_LINKS = frozenset(", et ou à au aux en dans la le les l' puis comme enfin".split())
_SINCE = 12  # tokens behind *depuis* that tell since when


class Phrase(msgspec.Struct, frozen=True):
    """A place, a land or a time in a sentence.

    Attributes:
        start, head, end: its first token with the preposition, the token that the syntax hangs on, the one past it.
        time: it says when, not where.
        id: of the mention or expression; ``None`` for a land without a name.
        scope: the land.
        width: how wide a place is; for times 0 where it names a day, 1 where it is an hour or part of a day alone.
        hour: it holds an hour or a part of a day.
        attribute: *de* joins it to a noun (*la journée de samedi*).
        compared: only a comparison is made with it (*une hausse par rapport à samedi dernier*).
        several: it is one of several places (*à Paris, à Marseille et à Nantes*), none of which is the place alone.
        before_where: *où* takes it up (*à Paris, où 300 personnes ...*).
    """

    start: int
    head: int
    end: int
    time: bool = False
    id: int | None = None
    scope: FigureScope | None = None
    width: int = 0
    hour: bool = False
    attribute: bool = False
    compared: bool = False
    several: bool = False
    before_where: bool = False


class Phrases:
    """The phrases of one document, found for the sentences that are asked for."""

    def __init__(
        self,
        r: Reading,
        lexicon: Lexicon,
        places: Sequence[Place],
        dates: Sequence[TimeExpression],
        statements: Sequence[Statement],
    ) -> None:
        self.r = r
        self.lexicon = lexicon
        self.words = lexicon.count_words
        self.places = places
        self.dates = dates
        self._place_starts = [place.start for place in places]
        self._date_starts = [date.start for date in dates]
        #: the expressions that date what somebody says; that of a count dates what is counted
        self.said = {
            statement.time.id
            for statement in statements
            if statement.time is not None and not self._is_count(statement) and not _is_content(statement)
        }

    def _is_count(self, statement: Statement) -> bool:
        """Whether what is said is a count: *la police a dénombré*, *la police évoquait le chiffre de*."""
        r, cue = self.r, statement.cue
        if cue is None:
            return False
        a, b = r.tokens_within(cue.start, cue.end)
        counts = TOTALS | self.words.counts
        return any(r.lemma[k] in self.words.counting for k in range(a, b)) or any(
            r.lemma[k] in counts for k in range(b, min(b + 5, r.length))
        )

    def where(self, unit: Range) -> list[Phrase]:
        """The places and lands of a sentence where something can be counted, in text order."""
        r, (low, high) = self.r, unit
        found: list[Phrase] = []
        taken: set[int] = set()
        a, b = self._within(self._place_starts, unit)
        mentions = [(place, r.tokens_within(place.start, place.end)) for place in self.places[a:b]]
        several = self._joined([tokens for _, tokens in mentions])
        for number, (place, tokens) in enumerate(mentions):
            taken.update(range(*tokens))
            if place.actor or tokens[0] >= tokens[1]:
                continue
            start = self._behind_preposition(tokens[0], low)
            if start is None and self._before_count(tokens[1]):
                start = tokens[0]
            if start is None and tokens[0] == low and r.lower[tokens[1] : tokens[1] + 1] in ([":"], ["–"], ["—"]):
                start = low  # « Lille : 300 manifestants »
            if (
                start is not None
                and not self._in_brackets(tokens[0], low)
                and not self._locates(start, number, mentions)
            ):
                where = self._is_before_where(tokens[1])
                width = _WIDTH.get(place.kind, 2)
                found.append(
                    Phrase(
                        start,
                        self._head(tokens),
                        tokens[1],
                        id=place.id,
                        width=width,
                        several=tokens in several,
                        compared=r.lower[start - 1] in ("qu'", "que") and bool(_MORE & set(r.lower[low : start - 1])),
                        before_where=where,
                    )
                )
        for k in range(low, high):
            if k not in taken and (land := self._land(k, low)) is not None:
                found.append(land)
        found.sort(key=lambda phrase: phrase.start)
        return found

    def when(self, unit: Range) -> list[Phrase]:
        """The days, hours and parts of a day of a sentence, in text order."""
        r, (low, _) = self.r, unit
        found: list[Phrase] = []
        a, b = self._within(self._date_starts, unit)
        for date in self.dates[a:b]:
            tokens = r.tokens_within(date.start, date.end)
            first = tokens[0]
            vague = date.value is not None and date.value.endswith("_REF")  # « actuellement »
            if date.type not in (TimeType.DATE, TimeType.TIME) or vague or first >= tokens[1]:
                continue
            start = first
            while start > low and r.pos[start - 1] in ("ADP", "DET") or start > low and r.lower[start - 1] in _OWN:
                start -= 1
            if self._is_open(start, first, low):
                continue
            words = set(r.lower[first : tokens[1]])
            day = (
                bool(words & DAYS) or date.type is TimeType.DATE or bool(words & {"dernière", "dernier"} | words & _OWN)
            )
            hour = date.type is TimeType.TIME and ("journée" not in words or "fin" in words)
            attribute = r.lower[start] in OF or start > low and r.lower[start - 1] in OF
            found.append(
                Phrase(
                    start,
                    self._head(tokens),
                    tokens[1],
                    time=True,
                    id=date.id,
                    width=0 if day else 1,
                    hour=hour,
                    attribute=attribute,
                    compared=self._is_compared(start, first, low),
                    before_where=self._is_before_where(tokens[1]),
                )
            )
        return found

    def _before_count(self, end: int) -> bool:
        """*des marches à Lille (1400 personnes) et Marseille (2000)*: the place of what is counted in brackets."""
        r = self.r
        return r.lower[end : end + 1] == ["("] and any(word[:1].isdigit() for word in r.words[end + 1 : end + 4])

    def _locates(self, start: int, number: int, mentions: Sequence[tuple[Place, Range]]) -> bool:
        """*la région de Mopti, au Mali*: a place that only says where the one before it lies."""
        if not number or mentions[number - 1][1][1] != start - 1 or self.r.lower[start - 1] != ",":
            return False
        before, place = mentions[number - 1][0], mentions[number][0]
        return _WIDTH.get(before.kind, 2) < _WIDTH.get(place.kind, 2)

    def _joined(self, mentions: Sequence[Range]) -> set[Range]:
        """The mentions that are joined: *à Paris, Marseille et Nantes*; not *entre Paris et Nantes*."""
        r = self.r
        found: set[Range] = set()
        run: list[Range] = []
        joined = False
        for number, mention in enumerate(mentions):
            run.append(mention)
            low = mentions[number + 1][0] if number + 1 < len(mentions) else mention[1]
            between = r.lower[mention[1] : low]
            if between and len(between) <= _LINK and set(between) <= _LINKS:
                joined = joined or bool({"et", "ou"} & set(between))
                continue
            if joined and "entre" not in r.lower[max(0, run[0][0] - 2) : run[0][0]]:
                found.update(run)
            run, joined = [], False
        return found

    def _is_before_where(self, end: int) -> bool:
        if self.r.lower[end : end + 1] == ["("]:  # « Lisieux (Calvados), où »
            end = next((k + 1 for k in range(end, min(end + 6, self.r.length)) if self.r.lower[k] == ")"), end)
        words = self.r.lower[end : end + 2]
        return words[:1] == ["où"] or words == [",", "où"]

    def _is_compared(self, start: int, first: int, low: int) -> bool:
        """*comme samedi dernier*, *celle de samedi dernier*, *moins nombreux que la veille*."""
        r = self.r
        before = r.lower[max(low, start - _REACH) : first]
        if _LIKE & set(before[-3:]) or start > low and r.lower[start - 1] in _THOSE:
            return True
        at = next((n for n in range(len(before) - 1, -1, -1) if before[n] in ("que", "qu'")), None)
        only = any(word[:1].isdigit() for word in before[at or 0 :])  # « ils ne sont plus que 300 le 3 mars »
        return at is not None and at >= len(before) - 2 and not only and bool(_MORE & set(before[:at]))

    def _is_open(self, start: int, first: int, low: int) -> bool:
        """*depuis le 17 novembre*, *depuis le début du mouvement, le 17 novembre*: an end of a stretch of time."""
        r = self.r
        if _OPEN & set(r.lower[max(low, start - 2) : first]) and "peu" not in r.lower[max(low, start - 3) : first]:
            return True
        since = next((k for k in range(start - 1, max(low, start - _SINCE), -1) if r.lower[k] == "depuis"), None)
        return since is not None and not any(r.is_finite(k) or r.lower[k] in ";:" for k in range(since, start))

    def is_same_hour(self, phrase: Phrase) -> bool:
        """*à la même heure*: that of another count."""
        return "même" in self.r.lower[phrase.start : phrase.end] and "heure" in self.r.lower[phrase.start : phrase.end]

    def _within(self, starts: list[int], unit: Range) -> Range:
        low, high = unit
        if low >= high:
            return 0, 0
        return bisect_left(starts, self.r.start[low]), bisect_left(starts, self.r.end[high - 1])

    def _head(self, tokens: Range) -> int:
        a, b = tokens
        return next((k for k in range(a, b) if not a <= self.r.head[k] < b), a)

    def _behind_preposition(self, a: int, low: int) -> int | None:
        """Where the phrase of a place begins, if a preposition says that something is there."""
        r = self.r
        noun = False
        for k in range(a - 1, max(low, a - _REACH) - 1, -1):
            word = r.lower[k]
            plain = _PLAIN.get(word, word)
            if word in _NEAR and (word != "travers" or r.lower[k - 1] == "à"):
                return k - 1 if k > low and r.lower[k - 1] in ("à", "au", "aux") else k
            if plain in _WHERE and (r.pos[k] != "VERB" or word == "a" and r.words[k] == "A"):
                return k if not noun or plain not in ("en",) else None
            if word in OF or r.pos[k] == "DET" or word in _ALL:
                continue
            if word in _PARTS or r.pos[k] in ("NOUN", "PROPN") and self._is_place_noun(k):
                noun = True
                continue
            if r.pos[k] == "ADJ" or word in ("«", '"', "-"):
                continue
            return None
        return None

    def _is_place_noun(self, k: int) -> bool:
        known = self.lexicon.place_nouns.get(self.r.lower[k])
        return known is not None and known.extent != "of"

    def _in_brackets(self, token: int, low: int) -> bool:
        """*Arles (Bouches-du-Rhône)*: where a place lies."""
        return token > low and self.r.lower[token - 1] == "("

    def _land(self, k: int, low: int) -> Phrase | None:
        """*dans tout le pays, dans la capitale, en province, au niveau national, un bilan national*."""
        r = self.r
        row = self.words.land.get(r.lower[k])
        if row is not None:
            start = self._definite(k, low, bare=row.gives == FigureScope.PROVINCES)
            following = r.lower[k + 1] if k + 1 < r.length else ""
            if start is None or following in OF or not self._goes_with(k + 1):
                return None
            scope = FigureScope(row.gives)
            return Phrase(start, k, k + 1, scope=scope, width=_LANDS[scope])
        row = self.words.level.get(r.lower[k])
        if row is None or k == low:
            return None
        noun = k - 1
        if r.lower[noun] in _LEVELS and noun - low > 0:
            start = noun - 1 - (r.pos[noun - 1] == "DET" and noun - 2 >= low)
        elif r.lemma[noun] in TOTALS | self.words.counts:
            start = noun
        else:
            return None
        scope = FigureScope(row.gives)
        return Phrase(start, noun, k + 1, scope=scope, width=_LANDS[scope])

    def _definite(self, k: int, low: int, *, bare: bool) -> int | None:
        """Where *dans (tout) le pays*, *sur l'ensemble du territoire* begin; ``bare``: *en province*."""
        r = self.r
        for j in range(k - 1, max(low, k - _REACH) - 1, -1):
            word = r.lower[j]
            if word == "travers" and j > low and r.lower[j - 1] == "à":
                return j - 1 if j < k - 1 else None
            if (
                word in ("dans", "sur", "pour")
                and j < k - (1 if word != "pour" else 3)
                or word == "en"
                and bare
                and j == k - 1
            ):
                return j
            if word not in _ALL:
                return None
        return None

    def _goes_with(self, k: int) -> bool:
        """Whether what follows a land leaves it the one spoken of: *le pays entier*, *la capitale française*."""
        r = self.r
        if k >= r.length or r.pos[k] != "ADJ":
            return True
        word = r.lower[k]
        return word in _ALL or word in ("entière", "national", "nationale") or bool(self.lexicon.countries.called(word))


def _is_content(statement: Statement) -> bool:
    """Whether the time of a statement stands in what is said, which it then dates as well."""
    time = statement.time
    return time is not None and any(span.start <= time.start < span.end for span in statement.content)
