"""Where, on which day and as of when a number counts: what stands beside it, else what it shares with another.

1. **own**: the place, the day and the hour of its own stretch of the sentence (:mod:`stretches`).
2. **listed**: numbers of one list share what stands behind the last (*12 morts et 40 blessés à Lille*).
3. **compared**: a number recalled for comparison and a count that was replaced (:mod:`compared`).
4. **shared**: parts, other measures and numbers of the same clause have what they have not said.
5. **event**: the place and the day of the event, where they stand in the same sentence or *y* points to them.
6. **as of**: the hour of a count, and the date of a *bilan*.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby

import msgspec

from recoupe.extract.figures.compared import Comparisons
from recoupe.extract.figures.draft import FigureDraft
from recoupe.extract.figures.ellipsis import TOTALS
from recoupe.extract.figures.phrases import Phrase, Phrases
from recoupe.extract.figures.stretches import Stretches, extent
from recoupe.extract.reading import Range, Reading
from recoupe.extract.voices import Voices
from recoupe.lexicon import Lexicon
from recoupe.model import Event, FigureKind, FigureScope, Place, Revision, TimeExpression

_THERE = frozenset("endroit lieu lieux localité place quartier région secteur site village ville zone".split())
_THE = frozenset("la le les cette ce ces cet l'".split())
_MANY = 20  # so many arrests are made over hours: an hour beside them is that of the count
_COUNT = 10  # tokens behind *bilan* within which its date stands
_STOPS = (".", "!", "?", "…")
_LINKED = ("http", "pic.twitter.com", "www.")
_PAST = ("avait", "avaient")
_LIST = ("et", ",", "ou", "puis")
_BACK = 3  # sentences back to the hour that « à la même heure » takes up


class Told(msgspec.Struct):
    """What is said of a number beside what it counts.

    Attributes:
        place, time, hour: the phrases found; an hour may be that of what happened.
        said: the time that somebody announced it at, where it stands beside the number.
        ranks: how good the phrases are.
        front: which of them open the clause, and hold for the numbers that follow as well.
        beside: which of them stand right beside the number, and hold for no other.
        as_of: ``id`` of the expression that says as of when it was counted.
        against, replaces: the drafts of other figures.
        revision: as in :class:`recoupe.model.Figure`.
        steps: in French.
    """

    place: Phrase | None = None
    time: Phrase | None = None
    hour: Phrase | None = None
    said: Phrase | None = None
    front: set[str] = msgspec.field(default_factory=set)
    beside: set[str] = msgspec.field(default_factory=set)
    ranks: dict[str, tuple[int, int]] = msgspec.field(default_factory=dict)
    place_id: int | None = None
    scope: FigureScope | None = None
    as_of: int | None = None
    against: FigureDraft | None = None
    replaces: FigureDraft | None = None
    revision: Revision | None = None
    same_hour: bool = False
    steps: list[str] = msgspec.field(default_factory=list)

    @property
    def time_id(self) -> int | None:
        """``id`` of the expression for the day."""
        return self.time.id if self.time is not None else None


class Sentence(msgspec.Struct):
    """The numbers of a sentence, with what the rules ask of them; lists of them run in parallel.

    Attributes:
        unit: its tokens.
        drafts, kinds, events, spans, stretches, told: of each number.
        owner: for each token, the number it belongs to.
        where, when: its phrases.
        known: the tokens of numbers and of calendar expressions.
        count: the date of a count (*selon un bilan donné dimanche*).
    """

    unit: Range
    drafts: Sequence[FigureDraft]
    kinds: Sequence[FigureKind]
    events: Sequence[Event | None]
    spans: Sequence[Range]
    stretches: Sequence[Range]
    owner: Sequence[int]
    where: Sequence[Phrase]
    when: Sequence[Phrase]
    known: set[int]
    count: Phrase | None
    told: Sequence[Told]


class Scopes:
    """Where and when the numbers of one document count."""

    def __init__(
        self, r: Reading, lexicon: Lexicon, voices: Voices, places: Sequence[Place], dates: Sequence[TimeExpression]
    ) -> None:
        self.r = r
        self.lexicon = lexicon
        self.words = lexicon.count_words
        self.phrases = Phrases(r, lexicon, places, dates, voices.statements)
        cues = {
            k for s in voices.statements if s.cue is not None for k in range(*r.tokens_within(s.cue.start, s.cue.end))
        }
        self.stretches = Stretches(r, lexicon, {k for k in cues if r.lemma[k] not in self.words.counting})
        self.compared = Comparisons(r, self.words)
        self._last_hour: tuple[int, int] | None = None
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
        self._replaced(drafts, found)
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
        count = self._date_of_count(tokens, spans, when)
        known = {k for phrase in when for k in range(phrase.start, phrase.end)}
        known |= {k for span in spans for k in range(*span)}
        s = Sentence(tokens, drafts, kinds, events, spans, stretches, owner, where, when, known, count, told)
        self._own(s, phrases)  # 1
        self._listed(s)  # 2
        self._compare(s)  # 3
        self._shared(s)  # 4
        self._by_event(s)  # 5
        self._by_total(s)
        self._as_of(s)  # 6
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
            setattr(told, slot, phrase)
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
            if b - a > 8 or not set(r.lower[a:b]) & {"et", ",", "ou", "puis"}:
                continue
            if {"dont", "contre", ";", "(", ")"} & set(r.lower[a:b]) or not self._same_clause(s, n + 1):
                continue
            own = one.place is not None or one.time is not None or one.hour is not None
            if not own:
                one.place, one.time, one.hour = following.place, following.time, following.hour
        for n in range(len(s.drafts) - 1):  # « 157 arrestations dont 100 gardes à vue samedi à Lyon »
            one, part, row = s.told[n], s.told[n + 1], s.drafts[n + 1].row
            of_it = s.drafts[n + 1].part_of is s.drafts[n] and row is not None and row.kind == s.kinds[n]
            if of_it and one.place is None:
                one.place = part.place
            if of_it and one.time is None and one.hour is None:
                one.time, one.hour = part.time, part.hour

    # 3 ------------------------------------------------------------------------------------------------------------

    def _compare(self, s: Sentence) -> None:
        recalled: list[int | None] = [None] * len(s.drafts)
        dated = {k for phrase in s.when for k in range(phrase.start, phrase.end)}
        for n, (draft, span, told) in enumerate(zip(s.drafts, s.spans, s.told, strict=True)):
            low = s.spans[n - 1][1] if n else s.unit[0]
            if self.compared.is_earlier(span, (low, s.stretches[n][1]), dated):
                base = self.compared.base(s.drafts, s.kinds, n, [None] * n)
                newer = s.told[base] if base is not None else self._before(s, n)
                if newer is not None:
                    newer.replaces = draft
                    recalled[n] = base
                    continue
            row = self.compared.cue(span, s.unit[0])
            base = self._recalled_with(s, n, recalled)
            if row is not None and not self.compared.is_other_version(draft, span):
                plain = row.words != "contre"
                chained = any(t.against is not None for t in s.told[:n])
                if told.time is None:
                    told.time = told.said
                if plain or told.time is not None or chained:
                    base = self.compared.base(s.drafts, s.kinds, n, recalled)
            if base is not None:
                recalled[n] = base
                told.against = s.drafts[base]
                told.steps.append(f"rappelé pour comparaison avec « {self._text(s.drafts[base])} »")
        revised = self.compared.revisions(s.unit, s.spans, s.kinds)
        for n, (revision, row, _) in revised.items():
            told = s.told[n]
            if any(other.replaces is s.drafts[n] for other in s.told):
                continue
            if told.against is not None and revision not in (Revision.UP, Revision.DOWN):
                continue  # the count of another day is no new one
            told.revision = revision
            told.steps.append(f"décompte d’après « {row.words} »")
            if n and self.compared.pair(s.spans, n - 1) and row.role == "revision":
                told.replaces = s.drafts[n - 1]

    def _replaced(self, drafts: Sequence[FigureDraft], told: Sequence[Told]) -> None:
        """Say which way a count was changed, where the numbers tell."""
        for draft, one in zip(drafts, told, strict=True):
            if one.replaces is None:
                continue
            one.steps.append(f"remplace « {self._text(one.replaces)} »")
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
        """What a number is set against along with the one before: *contre 66.000 le 8 et 282.000 le 1er*."""
        if not n or s.told[n - 1].against is None or not self.compared.goes_on(s.spans[n - 1], s.spans[n]):
            return None
        told, draft = s.told[n], s.drafts[n]
        if told.time is None and told.said is None and draft.noun is None:
            return None
        told.time = told.time or told.said
        base = recalled[n - 1]
        if base is not None and base + 1 < n - 1 and s.drafts[base + 1].part_of is s.drafts[base]:
            base += 1  # « 114 interpellations dont 82 gardes à vue, loin des 615 interpellés et 508 gardés à vue »
        return base

    def _text(self, draft: FigureDraft) -> str:
        return " ".join(self.r.text[draft.amount.start : draft.amount.end].split())

    # 4 ------------------------------------------------------------------------------------------------------------

    def _shared(self, s: Sentence) -> None:
        number_of = {id(draft): n for n, draft in enumerate(s.drafts)}
        fronted: dict[str, Phrase] = {}
        for n, (draft, told) in enumerate(zip(s.drafts, s.told, strict=True)):
            if n and self.stretches.is_apart(s.spans[n - 1][1], s.spans[n][0]):
                fronted.clear()
            recalled = told.against is not None
            replaced = next((t for t in s.told if t.replaces is draft), None)
            source = (
                s.told[number_of[id(told.against)]]
                if recalled and told.against is not None
                else replaced
                or self._told_of(s, draft.part_of, number_of)
                or self._told_of(s, draft.antecedent, number_of)
            )
            if source is not None and source is not replaced and not recalled and source.against is not None:
                source = self._told_of(s, source.against, number_of)  # « 9.000 (contre 7.000), dont 300 à Lyon »
            if source is None and n and self._same_clause(s, n):
                source = s.told[n - 1] if s.told[n - 1].against is None else None
            if told.place is None and source is not None:
                told.place = source.place
            if told.time is None and told.hour is None and source is not None and not recalled:
                told.time, told.hour, told.same_hour = source.time, source.hour, told.same_hour or source.same_hour
            if recalled and told.time is None:
                siblings = [t.time for t in s.told if t.against is not None and t.time is not None]
                told.time = siblings[0] if siblings else None
            for slot in ("place", "time", "hour"):
                if slot in told.front and (own := getattr(told, slot)) is not None:
                    fronted[slot] = own
                elif getattr(told, slot) is None and slot in fronted and not (recalled and slot != "place"):
                    setattr(told, slot, fronted[slot])

    def _told_of(self, s: Sentence, draft: FigureDraft | None, number_of: dict[int, int]) -> Told | None:
        return s.told[number_of[id(draft)]] if draft is not None and id(draft) in number_of else None

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
            (slot, phrase.id)
            for told in s.told
            for slot in ("place", "time", "hour")
            if slot in told.beside and (phrase := getattr(told, slot)) is not None
        }
        where = {phrase.id: phrase for phrase in s.where if phrase.id is not None}
        when = {phrase.id: phrase for phrase in s.when}
        low, high = (self.r.start[s.unit[0]], self.r.end[s.unit[1] - 1])
        for n, (event, told) in enumerate(zip(s.events, s.told, strict=True)):
            if told.place is not None:
                if not told.place.several:
                    told.place_id, told.scope = told.place.id, told.place.scope
            elif event is not None and event.place_id is not None:
                place = self.phrases.places[event.place_id]
                here = low <= place.start < high and ("place", place.id) not in claimed
                phrase = where.get(place.id)
                if here and phrase is not None:  # not one that only is an example or an aside
                    governors = {*self.stretches.governors(s.drafts[n]), *self._trigger(event)}
                    here = not self.stretches.is_example(phrase) and not self.stretches.is_aside(phrase, governors)
                if here or self._points_back(s.stretches[n]):
                    told.place_id = place.id
                    told.steps.append("lieu de l’événement")
            if event is None or event.time is None or told.time is not None:
                continue
            if told.hour is not None and told.hour.width == 0:
                continue
            phrase = when.get(event.time)
            if phrase is None or told.against is not None or event.time in self.phrases.said or phrase.compared:
                continue
            low_, high_ = sorted((phrase.start, s.spans[n][0]))
            if self.stretches.has_other_number(phrase, s.spans[n], s.known):
                continue
            if phrase is s.count or phrase.width and self.stretches.is_apart(low_, high_):
                continue
            if self.stretches.is_aside(phrase, {*self.stretches.governors(s.drafts[n]), *self._trigger(event)}):
                continue
            if ("time", phrase.id) not in claimed and ("hour", phrase.id) not in claimed:
                if not phrase.hour:
                    told.time = phrase
                elif told.hour is None:
                    told.hour = phrase

    def _by_total(self, s: Sentence) -> None:
        """Give parts and other measures the place of the event of their total."""
        number_of = {id(draft): n for n, draft in enumerate(s.drafts)}
        for draft, told in zip(s.drafts, s.told, strict=True):
            source = self._told_of(s, draft.part_of or draft.antecedent, number_of)
            if told.place is None and told.place_id is None and source is not None:
                told.place_id, told.scope = source.place_id, source.scope

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

    # 6 ------------------------------------------------------------------------------------------------------------

    def _as_of(self, s: Sentence) -> None:
        count, unit = s.count, self.r.unit_of[s.unit[0]]
        for n, (draft, told) in enumerate(zip(s.drafts, s.told, strict=True)):
            hour = told.hour
            if hour is not None and self._is_counted(s, n):
                told.as_of = hour.id
                if told.time is None and hour.width == 0:
                    told.time = hour
            elif hour is not None and told.time is None:
                told.time = hour
            new = (told.against is None or told.revision is not None) and all(t.replaces is not draft for t in s.told)
            if new and count is not None and told.as_of is None and self._is_of_count(s, n, count):
                told.as_of = count.id
            if told.as_of is None and (told.same_hour or self._at_same_moment(s.stretches[n])):
                base = next((t for t, d in zip(s.told, s.drafts, strict=True) if d is told.against), None)
                if base is not None:
                    told.as_of = base.as_of
                elif self._last_hour is not None and unit - self._last_hour[0] <= _BACK:
                    told.as_of = self._last_hour[1]
            if told.as_of is not None and told.against is None:
                self._last_hour = unit, told.as_of

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
        if (
            r.lemma[verb] in ("être", "avoir")
            or draft.noun is None
            and not s.stretches[n][0] <= verb < s.stretches[n][1]
        ):
            return True
        return any(r.lemma[k] in TOTALS and r.dep[k].startswith(("nsubj", "obj")) for k in r.children[verb])

    def _date_of_count(self, unit: Range, spans: Sequence[Range], when: Sequence[Phrase]) -> Phrase | None:
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
