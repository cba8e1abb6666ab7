"""Where, on which day and as of when a number counts: what stands beside it, else what it shares with another.

1. **own**: the place, the day and the hour of its own stretch of the sentence (:mod:`stretches`).
2. **listed**: numbers of one list share what stands behind the last (*12 morts et 40 blessés à Lille*).
3. **compared**: a number recalled for comparison and a count that was replaced (:mod:`compared`).
4. **shared**: parts, other measures and numbers of the same clause have what they have not said.
5. **event**: the place and the day of the event, where they stand in the same sentence or *y* points to them.
6. **as of**: the hour of a count, and the date of a *bilan* (:mod:`counting`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby

from recoupe.extract.figures.compared import Comparisons, text_of
from recoupe.extract.figures.counting import Counting
from recoupe.extract.figures.draft import FigureDraft
from recoupe.extract.figures.phrases import Phrase, Phrases
from recoupe.extract.figures.stretches import Stretches, extent
from recoupe.extract.figures.told import Sentence, Told
from recoupe.extract.reading import Range, Reading
from recoupe.extract.voices import Voices
from recoupe.lexicon import Lexicon
from recoupe.model import Event, FigureKind, Place, TimeExpression

_THERE = frozenset("endroit lieu lieux localité place quartier région secteur site village ville zone".split())
_THE = frozenset("la le les cette ce ces cet l'".split())
_NTH = frozenset("second seconde deuxième troisième quatrième cinquième sixième dernier dernière autre".split())
_STOPS = (".", "!", "?", "…")
_LINKED = ("http", "pic.twitter.com", "www.")
_LIST = frozenset({"et", ",", "ou", "puis"})
_APART = frozenset({"dont", "contre", ";", "(", ")"})
_NEAR = 8  # tokens between numbers of a list
_ALL = ("place", "time", "hour")
_WORDS = {"place": "lieu", "time": "jour", "hour": ""}


class Scopes:
    """Where and when the numbers of one document count."""

    def __init__(
        self,
        r: Reading,
        lexicon: Lexicon,
        voices: Voices,
        dates: Sequence[TimeExpression],
        places: Sequence[Place],
        events: Sequence[Event],
    ) -> None:
        self.r = r
        self.lexicon = lexicon
        self.words = lexicon.count_words
        self.phrases = Phrases(r, lexicon, places, dates, voices.statements)
        cues = {
            k for s in voices.statements if s.cue is not None for k in range(*r.tokens_within(s.cue.start, s.cue.end))
        }
        happenings = {k for event in events for k in self._trigger(event) if r.pos[k] == "NOUN"}
        self.stretches = Stretches(r, lexicon, {k for k in cues if r.lemma[k] not in self.words.counting}, happenings)
        self.compared = Comparisons(r, self.words)
        self.counting = Counting(r, self.words, self.stretches, self.compared)
        self._last: Sentence | None = None
        self._sentences: dict[Range, list[int]] = {}

    def settle(
        self, drafts: Sequence[FigureDraft], kinds: Sequence[FigureKind], events: Sequence[Event | None]
    ) -> list[Told]:
        """What is said of each of the numbers of a document, given in text order."""
        found: list[Told] = []
        for sentence, group in groupby(range(len(drafts)), key=lambda n: self._sentence_at(drafts[n].head)):
            several = list(group)
            told = [Told() for _ in several]
            found += told
            self._sentence(
                sentence, [drafts[n] for n in several], [kinds[n] for n in several], [events[n] for n in several], told
            )
        self.compared.say_direction(drafts, found)
        return found

    def _sentence_at(self, token: int) -> Range:
        """The sentence around a token: a unit, or what stands between the full stops of a longer quotation."""
        unit = self.r.units[self.r.unit_of[token]]
        if unit not in self._sentences:
            self._sentences[unit] = self._split(unit)
        starts = self._sentences[unit]
        at = bisect_right(starts, token) - 1
        return starts[at], starts[at + 1] if at + 1 < len(starts) else unit[1]

    def _split(self, unit: Range) -> list[int]:
        r, (low, high) = self.r, unit
        starts = [low]
        for k in range(low, high - 1):
            opens = r.words[k + 1][:1].isupper() or r.words[k + 1][:1] in '«"“'
            pasted = r.lower[k].startswith(_LINKED)  # the end of a post that was copied into the text
            if r.lower[k] in _STOPS and opens or r.space[k] or pasted:
                starts.append(k + 1)
        return starts

    def _sentence(
        self,
        tokens: Range,
        drafts: Sequence[FigureDraft],
        kinds: Sequence[FigureKind],
        events: Sequence[Event | None],
        told: Sequence[Told],
    ) -> None:
        """Find what is said of the numbers of one sentence."""
        where, when = self.phrases.where(tokens), self.phrases.when(tokens)
        phrases = sorted([*where, *when], key=lambda phrase: phrase.start)
        spans = [extent(self.r, draft) for draft in drafts]
        stretches = self.stretches.cut(tokens, drafts, phrases)
        owner = self.stretches.owners(tokens, drafts, spans, stretches)
        count = self.counting.date_of_count(tokens, spans, when)
        known = {k for phrase in when for k in range(phrase.start, phrase.end)}
        known |= {k for span in spans for k in range(*span)}
        s = Sentence(tokens, drafts, kinds, events, spans, stretches, owner, where, when, known, count, told)
        self._own(s, phrases)  # 1
        self._listed(s)  # 2
        self.compared.settle(s)  # 3
        self._shared(s)  # 4
        self._by_event(s)  # 5
        self._by_total(s)
        self.counting.settle(s)  # 6
        self._last = s

    # 1 ------------------------------------------------------------------------------------------------------------

    def _own(self, s: Sentence, phrases: Sequence[Phrase]) -> None:
        for n, draft in enumerate(s.drafts):
            governors = self.stretches.governors(draft)
            for phrase in phrases:
                if self._is_own(s, n, phrase) and not self.stretches.has_other_number(phrase, s.spans[n], s.known):
                    self._take(s, n, phrase, governors, phrases)

    def _is_own(self, s: Sentence, n: int, phrase: Phrase) -> bool:
        """Whether a phrase lies in the stretch of a number, or *où* takes it up in the clause of that number."""
        if phrase.before_where and phrase.end <= s.spans[n][0]:
            return n == 0 or s.spans[n - 1][1] <= phrase.end
        return s.owner[phrase.start - s.unit[0]] == n and not (phrase.compared or phrase.before_where and phrase.time)

    def _take(self, s: Sentence, n: int, phrase: Phrase, governors: set[int], phrases: Sequence[Phrase]) -> None:
        """Note a phrase of the stretch of a number, if it says where or when that number counts."""
        told, span = s.told[n], s.spans[n]
        leads = phrase.end <= span[0]
        taken_up = phrase.before_where and leads
        low, high = (phrase.end, span[0]) if leads else (span[1], phrase.start)
        if self.stretches.is_example(phrase) or self.stretches.is_apart(low, high):
            return
        near = taken_up or self.stretches.is_beside(phrase, span, phrases)
        opens = leads and self.stretches.opens_clause(phrase, s.stretches[n])
        own = near or self.stretches.belongs(phrase, s.drafts[n], governors)
        if not own and (not opens or self._is_speakers(phrase)):
            return
        if phrase is s.count:
            return
        if phrase.time and phrase.id in self.phrases.said:
            told.said = phrase
            return
        if phrase.time and self.phrases.is_same_hour(phrase):
            told.same_hour = True
            return
        slot = "place" if not phrase.time else "hour" if phrase.hour else "time"
        rank = (0 if near else 1 if own else 2, abs(phrase.start - span[0]))
        best: Phrase | None = getattr(told, slot)
        chained = best is not None and not phrase.time and best.end <= phrase.start <= best.end + 1
        if best is not None and chained and phrase.width != best.width:
            better = phrase.width < best.width  # « à Paris sur les Champs-Élysées », « à Grasse, dans les Alpes »
        else:
            better = rank < told.ranks.get(slot, (3, 0))
        if better:
            told.ranks[slot] = rank
            told.take(slot, phrase, f"{_WORDS[slot]} {'à côté du chiffre' if near else 'de la phrase'}")
            (told.front.add if opens else told.front.discard)(slot)
            (told.beside.add if near else told.beside.discard)(slot)

    def _is_speakers(self, phrase: Phrase) -> bool:
        """Whether a phrase at the head of a sentence is about who speaks: *À Lille, le ministre a annoncé*."""
        verb = self.stretches.verb(phrase.head)
        return verb is not None and verb in self.stretches.cues

    # 2 ------------------------------------------------------------------------------------------------------------

    def _listed(self, s: Sentence) -> None:
        """Let numbers of a list share what stands behind the last one."""
        r = self.r
        for n in range(len(s.drafts) - 2, -1, -1):
            one, following = s.told[n], s.told[n + 1]
            a, b = s.spans[n][1], s.spans[n + 1][0]
            between = set(r.lower[a:b])
            if b - a > _NEAR or not between & _LIST or between & _APART or not self._same_clause(s, n + 1):
                continue
            if one.place is None and one.time is None and one.hour is None:
                one.share(following, _ALL, f"comme « {text_of(r, s.drafts[n + 1])} »")
        for n in range(len(s.drafts) - 1):  # « 157 arrestations dont 100 gardes à vue samedi à Lyon »
            one, part, row = s.told[n], s.told[n + 1], s.drafts[n + 1].row
            of_it = s.drafts[n + 1].part_of is s.drafts[n] and row is not None and row.kind == s.kinds[n]
            reason = f"comme « {text_of(r, s.drafts[n + 1])} »"
            if of_it and one.place is None:
                one.share(part, ("place",), reason)
            if of_it and one.time is None and one.hour is None:
                one.share(part, ("time", "hour"), reason)

    # 4 ------------------------------------------------------------------------------------------------------------

    def _shared(self, s: Sentence) -> None:
        number_of = {id(draft): n for n, draft in enumerate(s.drafts)}
        fronted: dict[str, Phrase] = {}
        opening = next((p for p in s.where if p.before_where and self.stretches.opens_clause(p, s.unit)), None)
        if opening is not None and opening.start - s.unit[0] <= 1:  # « À Lille, où ..., ils étaient 400 »
            fronted["place"] = opening
        for n, told in enumerate(s.told):
            if n and self.stretches.is_apart(s.spans[n - 1][1], s.spans[n][0]):
                fronted.clear()
            recalled = told.against is not None
            source = self._source(s, n, number_of)
            reason = f"comme « {text_of(self.r, s.drafts[source])} »" if source is not None else ""
            if source is not None and told.place is None:
                told.share(s.told[source], ("place",), reason)
            another = self._is_another(s, n)
            if another:
                fronted.pop("time", None)
            if source is not None and told.time is None and told.hour is None and not recalled and not another:
                told.share(s.told[source], ("time", "hour"), reason)
                told.same_hour = told.same_hour or s.told[source].same_hour
            if recalled and told.time is None:
                sibling = next((t for t in s.told if t.against is not None and t.time is not None), None)
                told.take("time", sibling.time if sibling is not None else None, "jour de l’autre nombre rappelé")
            for slot in _ALL:
                own: Phrase | None = getattr(told, slot)
                if slot in told.front and own is not None:
                    fronted[slot] = own
                elif own is None and slot in fronted and not (recalled and slot != "place"):
                    told.take(slot, fronted[slot], f"{_WORDS[slot]} en tête de phrase")

    def _source(self, s: Sentence, n: int, number_of: dict[int, int]) -> int | None:
        """The number that another shares its place and day with: its total, what it is set against, the one before."""
        draft, told = s.drafts[n], s.told[n]
        if told.against is not None:
            return number_of.get(id(told.against))
        newer = next((m for m, other in enumerate(s.told) if other.replaces is draft), None)
        if newer is not None:
            return newer
        source = next(
            (number_of[id(d)] for d in (draft.part_of, draft.antecedent) if d is not None and id(d) in number_of), None
        )
        if source is not None and s.told[source].against is not None:
            return number_of.get(id(s.told[source].against))  # « 9.000 (contre 7.000), dont 300 à Lyon »
        if source is None and n and s.told[n - 1].against is None and self._same_clause(s, n):
            return n - 1
        return source

    def _is_another(self, s: Sentence, n: int) -> bool:
        """Whether what a number counts is another of its kind: *la première a réuni 300 marcheurs, la deuxième 200*."""
        r, whole = self.r, s.drafts[n].part_of
        if whole is not None and any(draft is whole for draft in s.drafts[:n]):
            return self._is_another(s, next(m for m, draft in enumerate(s.drafts) if draft is whole))
        gap = range(s.spans[n - 1][1] if n else s.unit[0], s.spans[n][0])
        return any(r.pos[k - 1] == "DET" and r.lower[k] in _NTH for k in gap if k > s.unit[0])

    def _same_clause(self, s: Sentence, n: int) -> bool:
        """Whether two numbers are of one clause, or of two that are joined without a subject of its own."""
        r = self.r
        one, two = (self.stretches.verb(s.drafts[k].head) for k in (n - 1, n))
        if one is None or two is None or one == two:
            return one == two
        if r.dep[two].startswith("acl") and r.head[two] == s.drafts[n - 1].head:
            return not r.dep[two].endswith("relcl")  # « 300 arrestations, suivies de 73 gardes à vue »
        elliptic = r.child(two, "aux", "aux:pass", "cop") is None and not r.is_finite(two)
        return r.head[two] == one and r.dep[two].split(":")[0] in ("conj", "acl") and elliptic

    # 5 ------------------------------------------------------------------------------------------------------------

    def _by_event(self, s: Sentence) -> None:
        claimed = {
            phrase.id
            for told in s.told
            for slot in told.beside
            if (phrase := getattr(told, slot)) is not None and phrase.time
        }
        placed = {told.place.id for told in s.told if "place" in told.beside and told.place is not None}
        before = self._before(s)
        where = {phrase.id: phrase for phrase in s.where if phrase.id is not None}
        when = {phrase.id: phrase for phrase in s.when}
        for n, (event, told) in enumerate(zip(s.events, s.told, strict=True)):
            if told.place is not None and not told.place.several:
                told.place_id, told.scope = told.place.id, told.place.scope
            place = event.place_id if event is not None else None
            if told.place is None and event is not None and place is not None:
                here = place not in placed and self._is_here(s, n, event, where.get(place))
                if here or self._points_back(s.stretches[n]):
                    told.place_id = place
                    told.why["place"] = "lieu de l’événement"
            elif told.place is None and before is not None and self._points_back(s.stretches[n]):
                told.place_id, told.scope = before.place_id, before.scope
                told.why["place"] = "lieu de la phrase d’avant"
            if event is None:
                continue
            dated = when.get(event.time) if event.time not in claimed else None
            if dated is not None and self._is_day(s, n, event, dated):
                told.take("hour" if dated.hour else "time", dated, "jour de l’événement" if not dated.hour else "")

    def _before(self, s: Sentence) -> Told | None:
        """The last number with a place in the sentence before."""
        if self._last is None or self.r.unit_of[s.unit[0]] - self.r.unit_of[self._last.unit[0]] > 1:
            return None
        placed = [told for told in self._last.told if told.place_id is not None or told.scope is not None]
        return placed[-1] if placed else None

    def _is_here(self, s: Sentence, n: int, event: Event, phrase: Phrase | None) -> bool:
        """Whether the place of an event stands in the sentence of its figure, and not as an example or an aside."""
        if event.place_id is None or phrase is None:
            place = self.phrases.places[event.place_id] if event.place_id is not None else None
            return place is not None and self.r.start[s.unit[0]] <= place.start < self.r.end[s.unit[1] - 1]
        governors = {*self.stretches.governors(s.drafts[n]), *self._trigger(event)}
        elsewhere = self.stretches.is_example(phrase) or self._is_speakers(phrase)
        return not elsewhere and not self.stretches.is_aside(phrase, governors)

    def _is_day(self, s: Sentence, n: int, event: Event, phrase: Phrase) -> bool:
        """Whether the day or hour of an event is that of its figure as well."""
        told = s.told[n]
        if told.time is not None or told.against is not None or told.hour is not None and phrase.hour:
            return False
        if told.hour is not None and told.hour.width == 0 or phrase is s.count or phrase.compared:
            return False
        low, high = sorted((phrase.start, s.spans[n][0]))
        if phrase.end <= s.spans[max(0, n - 1)][0] and self._is_another(s, n):
            return False
        if phrase.id in self.phrases.said or phrase.width and self.stretches.is_apart(low, high):
            return False
        if self.stretches.has_other_number(phrase, s.spans[n], s.known):
            return False
        return not self.stretches.is_aside(phrase, {*self.stretches.governors(s.drafts[n]), *self._trigger(event)})

    def _by_total(self, s: Sentence) -> None:
        """Give parts and other measures the place of the event of their total."""
        number_of = {id(draft): n for n, draft in enumerate(s.drafts)}
        for draft, told in zip(s.drafts, s.told, strict=True):
            total = number_of.get(id(draft.part_of or draft.antecedent))
            if told.place is None and told.place_id is None and total is not None:
                told.place_id, told.scope = s.told[total].place_id, s.told[total].scope
                told.why["place"] = f"comme « {text_of(self.r, s.drafts[total])} »"

    def _trigger(self, event: Event) -> range:
        return range(*self.r.tokens_within(event.trigger.start, event.trigger.end))

    def _points_back(self, stretch: Range) -> bool:
        """*y ont été interpellées, sur place, dans la ville*: the place spoken of."""
        r = self.r
        for k in range(*stretch):
            if r.lower[k] == "y" and k + 1 < r.length and r.pos[k + 1] in ("AUX", "VERB"):
                return r.lower[k + 1 : k + 2] not in (["a"], ["avait"], ["aurait"], ["eut"])
            if r.lower[k] in _THERE and k > 1:
                before, two = r.lower[k - 1], r.lower[k - 2]
                if before == "sur" and r.lower[k] == "place" or before in _THE and two in ("dans", "à", "sur"):
                    return r.lower[k + 1 : k + 2] not in (["de"], ["d'"], ["du"]) and r.pos[k + 1 : k + 2] != ["ADJ"]
        return False
