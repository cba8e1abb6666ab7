"""What a figure hangs on: the total it is a part of, the voice it stands in, the event it belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from recoupe.extract.figures.counted import percent_tokens
from recoupe.extract.figures.draft import FigureDraft
from recoupe.extract.figures.ellipsis import LEAST, TOTALS, source_cue, speaker_before
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
_HEARSAY = ("compterait", "dénombrerait", "recenserait", "déplorerait", "parlerait")
# « la police a compté 40 marcheurs », « le ministère porte à 17 le bilan »
_COUNTS = ("compter", "dénombrer", "recenser", "comptabiliser", "chiffrer", "estimer", "évaluer")
_BRINGS = ("porter", "ramener", "réviser", "abaisser", "évaluer", "estimer", "chiffrer", "établir", "fixer")
_GIVES = frozenset("communiquer donner fournir publier établir avancer dresser diffuser annoncer".split())
_DOWN = ("nummod", "obj", "obl", "conj", "appos", "nmod", "fixed", "flat")
_ASIDE = 8  # tokens between a share and what gives it again
_BRACKET = 12  # tokens that brackets with a figure and its source hold
_AMONG = ("dont", "lesquels", "lesquelles", "compris", "incluant")
_ARE = ("figurer", "compter", "trouver", "être")  # « parmi eux figurent trois femmes »
_PARTS = 6  # parts that a total is told by
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
        if same and before == "soit" and draft.form == "noun":
            draft.antecedent = earlier  # « trois bataillons, soit 1.800 hommes »
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
    for number, draft in enumerate(drafts):
        for part in _summands(r, drafts, number):
            part.part_of = draft


def _summands(r: Reading, drafts: Sequence[FigureDraft], number: int) -> list[FigureDraft]:
    """The parts that a figure is told by and that come to it: *trente morts : 18 soldats et douze rebelles*."""
    total = drafts[number]
    value = total.amount.value
    parts: list[FigureDraft] = []
    if value is None or value < 2 or total.form not in ("noun", "victim") or total.part_of is not None:
        return parts
    rest = value
    for part in drafts[number + 1 : number + 1 + _PARTS]:
        start = r.token_at(part.amount.start)
        joined = r.lower[start - 1] in (("et", ",") if parts else (":", "(", ",", "–", "—", "-", "soit"))
        apart = part.form not in ("noun", "victim") or part.part_of is not None or part.noun == total.noun
        if not joined or apart or part.amount.value is None or r.unit_of[part.head] != r.unit_of[total.head]:
            return []
        parts.append(part)
        rest -= part.amount.value
        if rest <= 0:
            break
    return parts if rest == 0 and len(parts) > 1 else []


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
        self,
        r: Reading,
        lexicon: Lexicon,
        voices: Voices,
        actors: Sequence[Actor],
        events: Sequence[Event],
        drafts: Sequence[FigureDraft],
    ) -> None:
        self.r = r
        self.lexicon = lexicon
        self.voices = voices
        self.actors = actors
        self.events = events
        self.drafts = drafts
        self._number = {id(draft): number for number, draft in enumerate(drafts)}
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
        if voice.cue is not None and self._is_bracketed_apart(draft, voice.cue[0]):
            voice = self._around(draft, voice)
        if voice.statement is not None:
            return voice, ()
        if self._is_hearsay(draft):
            return Voice(name=None), ("« on » au conditionnel : sans source",)
        counter = self._counter(draft) or self._giver(draft) or self._of_fragment(draft)
        if counter is not None:
            return counter, (f"« {counter.name} » donne le chiffre",)
        total = draft.part_of or self._restated(draft)
        if total is not None and self.r.unit_of[total.head] == self.r.unit_of[draft.head]:
            return self.voice_of(total)[0], ("voix du total",)
        return voice, ()

    def _restated(self, draft: FigureDraft) -> FigureDraft | None:
        """The share that a percentage in brackets gives again: *huit habitants sur dix (78 %)*."""
        number = self._number[id(draft)]
        before = self.drafts[number - 1] if number else None
        if before is None or draft.form != "percent" or before.form != "percent":
            return None
        start = self.r.token_at(draft.amount.start)
        return before if "(" in self.r.lower[before.tokens[1] : start] and start - before.tokens[1] <= _ASIDE else None

    def _is_bracketed_apart(self, draft: FigureDraft, cue: int) -> bool:
        """Whether a source stands in brackets with a figure of its own: *47 élèves (63 selon les parents)*."""
        r = self.r
        low = r.units[r.unit_of[cue]][0]
        opening = next((k for k in range(cue - 1, max(low, cue - _BRACKET) - 1, -1) if r.lower[k] in "()"), None)
        if opening is None or r.lower[opening] == ")" or draft.tokens[0] > opening:
            return False
        return any(opening < other.tokens[0] < cue for other in self.drafts)

    def _around(self, draft: FigureDraft, voice: Voice) -> Voice:
        """The voice that a figure stands in, other than one that is not its own."""
        at = draft.amount.core
        for statement in reversed(self.voices.statements):
            if statement.id != voice.statement and any(part.start <= at < part.end for part in statement.content):
                return Voice(name=statement.origin, statement=statement.id)
        return Voice()

    def _counter(self, draft: FigureDraft) -> Voice | None:
        """Who counts or estimates: *porte à 17 le bilan*, *estime à 300 le nombre*, *la police a compté 40 marcheurs*."""
        r, verb = self.r, draft.head
        for _ in range(4):
            if r.pos[verb] == "VERB":
                break
            if r.dep[verb].split(":")[0] not in _DOWN:
                return None
            verb = r.head[verb]
        if r.pos[verb] != "VERB":
            return None
        brought = r.lower[r.token_at(draft.amount.start) - 1] == "à"
        if brought:
            for statement in self.voices.statements:
                if statement.cue is not None and statement.cue.start == r.start[verb]:
                    return Voice(name=statement.origin, statement=statement.id)
        counts = not brought and r.lemma[verb] in _COUNTS and r.child(verb, "aux") is not None
        counts = counts or r.lemma[verb] == "voir" and "en" in r.lower[max(0, verb - 2) : verb]
        whole = r.child(verb, "obj")
        if not counts and not (brought and r.lemma[verb] in _BRINGS and whole is not None and r.lemma[whole] in TOTALS):
            return None
        subject = r.child(verb, "nsubj")
        return self._speaker_at(subject) if subject is not None and r.pos[subject] != "PROPN" else None

    def _giver(self, draft: FigureDraft) -> Voice | None:
        """Who gives the count of the sentence: *le bilan, communiqué par l'armée, est de douze morts*."""
        r = self.r
        low, high = r.units[r.unit_of[draft.head]]
        by = next((k for k in range(low + 1, high - 1) if r.lower[k] == "par" and r.lemma[k - 1] in _GIVES), None)
        if by is None or not any(r.lemma[k] in TOTALS for k in range(low, by)):
            return None
        return self._speaker_at(by + 1 + (r.pos[by + 1] == "DET"))

    def _of_fragment(self, draft: FigureDraft) -> Voice | None:
        """The source of a headline without a verb: *Kessar : 17 morts dans une explosion, selon l'armée*."""
        r = self.r
        low, high = r.units[r.unit_of[draft.head]]
        if any(r.is_finite(k) for k in range(low, high)):
            return None
        cue = next((k for k in range(draft.tokens[1], high) if source_cue(r, k)), None)
        return self._named_at(cue + source_cue(r, cue)) if cue is not None and r.quote[cue] < 0 else None

    def _speaker_at(self, token: int) -> Voice | None:
        """The actor that a token mentions, as a voice."""
        at = self.r.start[token]
        for actor in self.actors:
            if any(mention.start <= at < mention.end for mention in actor.mentions):
                return Voice(name=actor.name)
        return None

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
        if draft.form == "percent" and draft.tokens[1] == k:
            k += percent_tokens(r, k)
            end = k
        while k < r.length and k - end < 3 and r.lower[k] in ("(", ",", "à"):
            k += 1
        length = source_cue(r, k)
        if not length:
            return self._counted_against(draft, k)
        for statement in self.voices.statements:
            cue = statement.cue
            if cue is not None and cue.start == r.start[k]:
                return Voice(name=statement.origin, statement=statement.id)
        return self._named_at(k + length) if r.quote[k] < 0 else None

    def _counted_against(self, draft: FigureDraft, k: int) -> Voice | None:
        """*4 000 contre 12 000 pour les organisateurs*: whose a number is that stands against another's."""
        r = self.r
        if draft.form != "ellipsis" or r.lower[k] != "pour" or r.token_at(draft.amount.start) < 1:
            return None
        if r.lower[r.token_at(draft.amount.start) - 1] not in ("contre", "et", ",") or k + 2 >= r.length:
            return None
        return self._speaker_at(k + 1 + (r.pos[k + 1] == "DET"))

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
