"""What a figure hangs on: the total it is a part of, the voice it stands in, the event it belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from recoupe.extract.figures.draft import FigureDraft
from recoupe.extract.figures.ellipsis import LEAST, speaker_before
from recoupe.extract.nounphrase import phrase
from recoupe.extract.reading import Reading
from recoupe.extract.voices import Voice, Voices
from recoupe.lexicon import Lexicon
from recoupe.model import Actor, ActorKind, Event, FigureKind, Polarity

#: The kinds of figures that an event of a type has: its dead, its wounded, who came, who was sent.
_OF_EVENT = {
    FigureKind.KILLED: ("kill", "death", "assault", "clash", "accident"),
    FigureKind.WOUNDED: ("wound", "assault", "clash", "accident", "riot"),
    FigureKind.ARRESTED: ("arrest", "abduct", "riot"),
    FigureKind.PARTICIPANTS: ("protest", "riot"),
    FigureKind.FORCES: ("deploy", "retreat", "supply"),
    FigureKind.VEHICLES: ("supply", "deploy", "damage", "accident", "riot"),
    FigureKind.MONEY: ("aid", "supply", "sanction"),
}
_KIND_BY_TYPE = {
    "kill": FigureKind.KILLED,
    "death": FigureKind.KILLED,
    "wound": FigureKind.WOUNDED,
    "arrest": FigureKind.ARRESTED,
    "protest": FigureKind.PARTICIPANTS,
}
_SOURCED = ("selon", "d'après")
_HEARSAY = ("compterait", "dénombrerait", "recenserait", "déplorerait", "parlerait")
_AMONG = ("dont", "lesquels", "lesquelles", "compris")
_ARE = ("figurer", "compter", "trouver", "être")  # « parmi eux figurent trois femmes »
_REACH = 40  # tokens within which a part follows its total


def find_parts(r: Reading, drafts: Sequence[FigureDraft]) -> None:
    """Join parts to their totals: *12 blessés, dont trois graves et un enfant*, *trois des cinq otages*."""
    open_total: FigureDraft | None = None
    for number, draft in enumerate(drafts):
        earlier = drafts[number - 1] if number else None
        start = r.token_at(draft.amount.start)
        before = r.lower[start - 1] if start else ""
        same = earlier is not None and r.unit_of[earlier.head] == r.unit_of[draft.head]
        if (
            before in _AMONG
            or before in ("au", "en")
            and r.lower[start - 2 : start - 1] == ["dont"]
            or _is_among_them(r, start)
        ):
            total = _total(r, drafts[:number], draft)
            draft.part_of = open_total = total
        elif (
            same
            and earlier is not None
            and open_total is not None
            and earlier.part_of is open_total
            and before
            in (
                "et",
                ",",
            )
        ):
            draft.part_of = open_total
        else:
            open_total = None
        if draft.form == "ellipsis" and draft.part_of is None and draft.antecedent is None:
            draft.antecedent = _total(r, drafts[:number], draft)
        if (
            draft.form == "ellipsis"
            and draft.part_of is None
            and r.lower[draft.tokens[1] : draft.tokens[1] + 2]
            == [
                "d'",
                "entre",
            ]
        ):
            draft.part_of = draft.antecedent
        if (
            same
            and earlier is not None
            and earlier.form in ("noun", "victim")
            and earlier.noun == draft.noun
            and _out_of(r, earlier, draft)
        ):
            earlier.part_of = draft  # « trois des cinq otages »


def _is_among_them(r: Reading, k: int) -> bool:
    """Whether *parmi eux*, *au nombre desquels* or *parmi eux figurent* stands before."""
    if k > 2 and r.lemma[k - 1] in _ARE:
        k -= 2 if r.lower[k - 2] in ("se", "s'", "on", "y") else 1
    if k > 1 and r.lower[k - 1] == ",":
        k -= 1
    before = r.lower[max(0, k - 2) : k]
    return before in (["parmi", "eux"], ["parmi", "elles"], ["nombre", "desquels"], ["nombre", "desquelles"])


def _out_of(r: Reading, part: FigureDraft, whole: FigureDraft) -> bool:
    """Whether *de(s)* joins two numbers: *trois des cinq otages*."""
    return (
        r.lower[part.tokens[1] : part.tokens[1] + 1] in (["des"], ["de"], ["d'"])
        and whole.tokens[0] - part.tokens[1] <= 3
    )


def _total(r: Reading, earlier: Sequence[FigureDraft], part: FigureDraft) -> FigureDraft | None:
    """The nearest figure before that may have parts."""
    for draft in reversed(earlier[-5:]):
        if part.head - draft.head > _REACH and r.unit_of[part.head] != r.unit_of[draft.head]:
            return None
        if (
            draft.part_of is None
            and draft.form not in ("money", "percent")
            and r.unit_of[part.head] - r.unit_of[draft.head] <= 1
        ):
            return draft
    return None


class Links:
    """Voices and events of the figures of one document."""

    def __init__(
        self, r: Reading, lexicon: Lexicon, voices: Voices, actors: Sequence[Actor], events: Sequence[Event]
    ) -> None:
        self.r = r
        self.lexicon = lexicon
        self.voices = voices
        self.actors = actors
        self.events = events
        self._starts = [event.trigger.start for event in events]

    # Voices -------------------------------------------------------------------------------------------------------

    def voice_of(self, draft: FigureDraft) -> tuple[Voice, tuple[str, ...]]:
        """Whose figure it is: that of the statement it stands in, or of the source named right behind it."""
        source = self._source_behind(draft)
        if source is not None:
            return source, (f"« {source.name} » est nommé derrière le chiffre",)
        if draft.form == "ellipsis" and draft.amount.least >= LEAST:
            speaker = speaker_before(self.r, self.r.token_at(draft.amount.start))
            if speaker is not None:
                return Voice(name=self.r.words[speaker]), (f"« {self.r.words[speaker]} » est nommé devant le chiffre",)
        voice = self.voices.at(draft.tokens[0])
        if voice.statement is None and self._is_hearsay(draft):
            return Voice(name=None), ("« on » au conditionnel : sans source",)
        return voice, ()

    def _is_hearsay(self, draft: FigureDraft) -> bool:
        """*on compterait trois disparus*: a count that nobody stands for."""
        r = self.r
        verb = r.head[draft.head]
        return r.lower[verb] in _HEARSAY and "on" in r.lower[max(0, verb - 3) : verb]

    def _source_behind(self, draft: FigureDraft) -> Voice | None:
        """*40 000 personnes selon la CGT*, *12 000 (selon la police)*: a statement that begins behind the figure."""
        r = self.r
        end = draft.phrase[1] if draft.phrase is not None and draft.noun is not None else draft.tokens[1]
        k = end
        while k < r.length and k - end < 3 and r.lower[k] in ("(", ",", "à"):
            k += 1
        if k >= r.length or r.lower[k] not in _SOURCED:
            return None
        for statement in self.voices.statements:
            cue = statement.cue
            if cue is not None and cue.start == r.start[k]:
                return Voice(name=statement.origin, statement=statement.id)
        return self._named_at(k + 1) if r.quote[k] < 0 else None

    def _named_at(self, k: int) -> Voice | None:
        """The speaker named at a token, where no statement has taken him in (*12 000 selon la police*)."""
        r = self.r
        unit_end = r.units[r.unit_of[k - 1]][1]
        while k < unit_end and r.pos[k] == "DET":
            k += 1
        if k >= unit_end or r.pos[k] not in ("NOUN", "PROPN"):
            return None
        tokens = phrase(r, self.lexicon, k, low=k, high=unit_end, after_verb=True)
        return Voice(name=r.string(tokens))

    # Events -------------------------------------------------------------------------------------------------------

    def event_of(self, draft: FigureDraft, kind: FigureKind) -> Event | None:
        """The event whose victims, participants or means a figure counts: in its sentence, the nearest that fits."""
        if not self.events:
            return None
        at = self.r.start[draft.head]
        inner = kind is FigureKind.OTHER and self._tells_of_another(draft)
        best: tuple[int, int, Event] | None = None
        for event in self._beside(draft):
            rank = self._rank(event, at, kind, inner)
            if rank is None:
                continue
            distance = abs(event.trigger.start - at)
            if best is None or (rank, distance) < best[:2]:
                best = (rank, distance, event)
        return best[2] if best is not None else None

    def _beside(self, draft: FigureDraft) -> Sequence[Event]:
        """The events of the same sentence."""
        a, b = self.r.units[self.r.unit_of[draft.head]]
        low, high = self.r.start[a], self.r.end[b - 1] if b > a else self.r.start[a]
        return self.events[bisect_left(self._starts, low) : bisect_left(self._starts, high)]

    def is_held_by_group(self, draft: FigureDraft) -> bool | None:
        """Whether captives are in the hands of a group, not of a state; ``None`` where the sentence does not tell."""
        for event in self._beside(draft):
            if event.type == "abduct":
                return True
            kind = self.actors[event.agent_id].kind if event.agent_id is not None else None
            if kind is ActorKind.ARMED_GROUP and event.type in ("arrest", "retreat"):
                return True
            if kind is ActorKind.STATE_BODY and event.type == "arrest":  # who frees may free them from others
                return False
        return None

    def _tells_of_another(self, draft: FigureDraft) -> bool:
        """Whether what is counted only describes something else: *des maisons de trois étages*."""
        r, head = self.r, draft.head
        outside = not draft.amount.start <= r.start[r.head[head]] < draft.amount.end
        return r.dep[head] == "nmod" and outside and r.pos[r.head[head]] in ("NOUN", "PROPN")

    def _rank(self, event: Event, at: int, kind: FigureKind, inner: bool) -> int | None:
        """How well an event fits: 0 it is the noun itself or holds it as a participant, 1 by its type; ``None``."""
        if event.trigger.start <= at < event.trigger.end:  # « sept otages ont été exécutés » are of the execution
            return 0 if event.type in _OF_EVENT.get(kind, (event.type,)) else 2
        roles = [span for span in (event.patient_span, event.agent_span) if span is not None]
        if not inner and any(span.start <= at < span.end for span in roles):
            return 0 if event.type in _OF_EVENT.get(kind, (event.type,)) else 2
        types = _OF_EVENT.get(kind, ())
        return 3 + types.index(event.type) if event.type in types else None

    def kind_by(self, event: Event, draft: FigureDraft, kind: FigureKind) -> FigureKind:
        """The kind that an event gives to people of whom nothing else tells; not to those who do it to others."""
        span = event.agent_span if event.type != "protest" else None
        does = span is not None and span.start <= self.r.start[draft.head] < span.end
        return kind if does or event.polarity is not Polarity.POS else _KIND_BY_TYPE.get(event.type, kind)
