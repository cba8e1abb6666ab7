"""Whose a figure is: that of the statement it stands in, or of whoever is named beside it as counting.

A figure has the voice of its place in the text (:mod:`recoupe.extract.voices`), with what is particular to counts:

- a source right behind it: *40 000 selon la CGT, 12 000 d'après la police*, *contre 12 000 pour les syndicats*;
- a source in brackets is that of the figure in the same brackets only: *47 élèves (63 selon les parents)*;
- who counts, estimates or gives the count: *a compté 40 marcheurs*, *40 recensés par la police*, *porte à 17 le bilan*;
- a source that closes its clause is not that of the next: *40 marcheurs, selon la police, et a fait deux blessés*;
- the source of a headline without a verb: *Kessar : 17 morts, selon l'armée*;
- a part has the voice of its total, where it stands in brackets or behind a dash;
- what takes up those counted in the sentence before (*ces arrestations*, *pour la seule journée d'hier*) is their
  counter's.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.figures.counted import percent_tokens
from recoupe.extract.figures.counters import Counters, is_number
from recoupe.extract.figures.draft import FigureDraft, outermost
from recoupe.extract.figures.ellipsis import LEAST, THAT, source_cue, speaker_before
from recoupe.extract.figures.links import is_among_them
from recoupe.extract.reading import Reading
from recoupe.extract.voices import OUTLET, Voice, Voices
from recoupe.lexicon import Lexicon
from recoupe.model import Actor, Attitude

_HEARSAY = ("compterait", "dénombrerait", "recenserait", "déplorerait", "parlerait")
# Documents that nobody is named for tell what the outlet says; *bilan provisoire, chiffres officiels* tell more.
_DOCUMENTS = frozenset("bilan bilans chiffre chiffres décompte comptage estimation estimations données".split())
_LATEST = frozenset("dernier derniers dernière dernières premier premiers nouveau nouveaux récent disponible".split())
_SAYS = frozenset("indiquer annoncer préciser déclarer rapporter ajouter dire affirmer".split())
_CLOSING = 24  # tokens from a figure to the source that closes its sentence
_ASIDE = 8  # tokens between a share and what gives it again
_OPENING = 6  # tokens that open a sentence
_BRACKET = 12  # tokens that brackets with a figure and its source hold


class Tellers:
    """The voices of the figures of one document."""

    def __init__(
        self, r: Reading, lexicon: Lexicon, voices: Voices, actors: Sequence[Actor], drafts: Sequence[FigureDraft]
    ) -> None:
        self.r = r
        self.voices = voices
        self.drafts = drafts
        self._number = {id(draft): number for number, draft in enumerate(drafts)}
        self._by_cue = {s.cue.start: s for s in reversed(voices.statements) if s.cue is not None}
        self.counters = Counters(r, lexicon, actors, self._by_cue)

    def voice_of(self, draft: FigureDraft, *, own: bool = True) -> tuple[Voice, tuple[str, ...]]:
        """Whose figure it is, and how that is known, in French; ``own``: the voice of its total is asked for too."""
        voice, steps = self._voice_of(draft, own=own)
        if voice.name is not None and set(voice.name.lower().split()) - _LATEST <= _DOCUMENTS:
            return Voice(statement=voice.statement), (f"« {voice.name} » sans auteur",)
        return voice, steps

    def _voice_of(self, draft: FigureDraft, *, own: bool) -> tuple[Voice, tuple[str, ...]]:
        source = self._source_behind(draft)
        if source is not None:
            return source, (f"« {source.name} » est nommé derrière le chiffre",)
        start = self.r.token_at(draft.amount.start)
        elided = draft.form == "ellipsis" and (draft.amount.least >= LEAST or self.r.lower[start - 1] == ",")
        if elided or start > 1 and self.r.lower[start - 2] in THAT:
            speaker = speaker_before(self.r, start)
            if speaker is not None:
                return Voice(name=self.r.words[speaker]), (f"« {self.r.words[speaker]} » est nommé devant le chiffre",)
        counter = self.counters.named(draft)
        if counter is not None:
            return counter, (f"« {counter.name} » donne le chiffre",)
        apposed = draft.noun is not None and draft.noun < draft.tokens[0]
        voice = self.voices.at(draft.noun if apposed and draft.noun is not None else draft.tokens[0])
        nearer = self._nearer_source(draft, voice)
        if nearer is not None:
            return nearer, (f"« {nearer.name} » est nommé à la fin de la phrase",)
        if self._is_not_his(draft, voice):
            voice = self._around(draft, voice)
        if voice.statement is not None and self._is_our_own(voice):
            return Voice(), ("« nous » hors citation : le média",)
        if voice.statement is not None:
            return voice, ()
        if self._is_hearsay(draft):
            return Voice(name=None), ("« on » au conditionnel : sans source",)
        counter = self.counters.told(draft) or self._of_fragment(draft)
        if counter is not None:
            return counter, (f"« {counter.name} » donne le chiffre",)
        total = (draft.part_of or self._restated(draft) or self._compared(draft)) if own else None
        if total is not None and (
            self.r.unit_of[total.head] == self.r.unit_of[draft.head] or is_among_them(self.r, start)
        ):
            earlier = self._number[id(total)] < self._number[id(draft)]
            return self.voice_of(total, own=earlier)[0], ("voix du total",)
        recorder = self._recorder_before(draft) if own else None
        if recorder is not None:
            return recorder, (f"recensés sans agent, après un chiffre de « {recorder.name} »",)
        goes_on = self._counter_before(draft) if own and voice.name == OUTLET else None
        if goes_on is not None:
            return goes_on, (f"suite du chiffre de « {goes_on.name} »",)
        return voice, ()

    def _counter_before(self, draft: FigureDraft) -> Voice | None:
        """Who has counted those of whom this is a part or an outcome, where the sentence takes them up.

        *La police a procédé à 90 arrestations, a dit le préfet. Ces arrestations ont donné lieu à 20 gardes à vue*;
        *Pour la seule journée de lundi, 30 personnes ont été arrêtées*.
        """
        r, number = self.r, self._number[id(draft)]
        low, _ = r.units[r.unit_of[draft.head]]
        taken_up = next((k for k in range(low, draft.tokens[0]) if r.pos[k] not in ("PUNCT", "SPACE")), low)
        opening = range(taken_up, min(taken_up + _OPENING, draft.tokens[0]))
        alone = any(r.lower[k] in ("seul", "seule") for k in opening)
        for other in reversed(self.drafts[max(0, number - 4) : number]):
            apart = r.unit_of[draft.head] - r.unit_of[other.head]
            if not apart:
                continue
            if apart > 2 or any(r.space[other.head : draft.head]):
                return None
            noun = other.noun if other.noun is not None else other.head
            again = r.lower[taken_up] == "ces" and r.lemma[taken_up + 1] == r.lemma[noun]
            if not (again or alone and self._kind(draft) is not None and self._kind(draft) == self._kind(other)):
                continue
            voice = self.voice_of(other, own=False)[0]
            if voice.name not in (OUTLET, None) and not voice.quoted:
                return voice
        return None

    def _kind(self, draft: FigureDraft) -> str | None:
        """What it counts, by its noun or by what was done to them: *interpellations*, *personnes interpellées*."""
        if draft.row is not None and draft.row.kind != "people":
            return draft.row.kind
        row = self.counters.lexicon.counted.participle(self.r.lower[self.r.head[outermost(self.r, draft)]])
        return row.kind if row is not None else None

    def _recorder_before(self, draft: FigureDraft) -> Voice | None:
        """Who has given the count before one that was recorded by nobody named: *Seuls 200 étaient recensés à X*."""
        r, number = self.r, self._number[id(draft)]
        if not self.counters.is_recorded(draft):
            return None
        for other in reversed(self.drafts[max(0, number - 4) : number]):
            if r.unit_of[draft.head] - r.unit_of[other.head] > 2 or any(r.space[other.head : draft.head]):
                return None
            voice = self.voice_of(other, own=False)[0]
            if voice.name not in (OUTLET, None) and voice.quoted is False:
                return voice
        return None

    def _restated(self, draft: FigureDraft) -> FigureDraft | None:
        """The share that a percentage in brackets gives again: *huit habitants sur dix (78 %)*."""
        number = self._number[id(draft)]
        before = self.drafts[number - 1] if number else None
        if before is None or draft.form != "percent" or before.form != "percent":
            return None
        start = self.r.token_at(draft.amount.start)
        return before if "(" in self.r.lower[before.tokens[1] : start] and start - before.tokens[1] <= _ASIDE else None

    def _compared(self, draft: FigureDraft) -> FigureDraft | None:
        """The figure that one is compared with, which the same source has given: *contre 36.000 la veille*."""
        start = self.r.token_at(draft.amount.start)
        return draft.antecedent if start and self.r.lower[start - 1] == "contre" else None

    def _is_bracketed_apart(self, draft: FigureDraft, cue: int) -> bool:
        """Whether a source stands in brackets with a figure of its own: *47 élèves (63 selon les parents)*."""
        r = self.r
        low = r.units[r.unit_of[cue]][0]
        opening = next((k for k in range(cue - 1, max(low, cue - _BRACKET) - 1, -1) if r.lower[k] in "()"), None)
        if opening is None or r.lower[opening] == ")" or draft.tokens[0] > opening:
            return False
        number = self._number[id(draft)]
        return any(opening < other.tokens[0] < cue for other in self.drafts[number + 1 : number + 4])

    def _around(self, draft: FigureDraft, voice: Voice) -> Voice:
        """The voice that a figure stands in, other than one that is not its own."""
        at = draft.amount.core
        number = voice.statement or 0
        for statement in reversed(self.voices.statements[max(0, number - 3) : number]):  # nested ones come later
            if any(part.start <= at < part.end for part in statement.content):
                return Voice(name=statement.origin, statement=statement.id)
        return Voice()

    def _is_not_his(self, draft: FigureDraft, voice: Voice) -> bool:
        """Whether a figure is not that of the speaker in whose words it seems to stand."""
        if voice.statement is None or voice.cue is None:
            return is_number(voice.name)
        return (
            is_number(voice.name)
            or self._is_asked_for(voice)
            or self._is_past_its_source(draft, voice)
            or self._is_bracketed_apart(draft, voice.cue[0])
        )

    def _is_our_own(self, voice: Voice) -> bool:
        """Whether the outlet speaks of itself: *rappelons que 400 personnes avaient été arrêtées*."""
        if voice.cue is None or voice.quoted or self.r.quote[voice.cue[0]] >= 0:
            return False
        verb = voice.cue[0]
        subject = self.r.child(verb, "nsubj") if not self.r.is_finite(verb) else None
        first = "Person=1" in self.r.morph[verb] and "Number=Plur" in self.r.morph[verb]
        return first or "nous" in (
            self.r.lower[k] for k in ([subject] if subject is not None else self.r.children[verb])
        )

    def _nearer_source(self, draft: FigureDraft, voice: Voice) -> Voice | None:
        """The source that closes the sentence, where that of the clause before stands in front of the figure.

        *Des heurts ont éclaté à Kessar, selon l'agence, et à Ostrel, où 300 personnes ont défilé, selon la mairie*.
        """
        r, cue = self.r, voice.cue
        if voice.statement is None or voice.quoted:
            return None
        statement = self.voices.statements[voice.statement]
        before = cue is not None and statement.content[0].start < r.start[cue[0]] < r.start[draft.tokens[0]]
        if not (before and statement.why.rule == "selon" or is_number(voice.name)):
            return None
        for k in range(draft.end, min(draft.end + _CLOSING, r.units[r.unit_of[draft.head]][1] - 1)):
            if r.lower[k] == ";":
                return None
            if r.lower[k] == "," and source_cue(r, k + 1):
                return self.counters.named_at(k + 1 + source_cue(r, k + 1))
            if r.dep[k] == "parataxis:insert" and r.lemma[k] in _SAYS and (subject := r.child(k, "nsubj")) is not None:
                return self.counters.speaker_at(subject) or self.counters.named_at(subject)
        return None

    def _is_asked_for(self, voice: Voice) -> bool:
        """Whether a figure stands in what somebody asks for, in the words of a source that closes the sentence.

        *Derrière des banderoles réclamant la paix, 300 marcheurs ont défilé, selon la police*.
        """
        statement = self.voices.statements[voice.statement] if voice.statement is not None else None
        if statement is None or statement.parent is None or statement.attitude is not Attitude.CALL:
            return False
        outer, cue = self.voices.statements[statement.parent], statement.cue
        closes = outer.cue is not None and cue is not None and outer.cue.start > statement.content[-1].start
        return outer.why.rule == "selon" and closes and not voice.quoted

    def _is_past_its_source(self, draft: FigureDraft, voice: Voice) -> bool:
        """Whether a source closed the clause before, with a figure: *40 marcheurs, selon X, et a fait deux blessés*."""
        r, cue = self.r, voice.cue
        if cue is None or voice.statement is None or cue[0] > draft.tokens[0]:
            return False
        statement = self.voices.statements[voice.statement]
        start = statement.content[0].start
        if statement.why.rule != "selon" or start > r.start[cue[0]]:
            return False
        number = self._number[id(draft)]
        before = any(start <= d.amount.start < r.start[cue[0]] for d in self.drafts[max(0, number - 4) : number])
        joined = next((k for k in range(cue[1], draft.tokens[0]) if r.lower[k] in ("et", "mais", "tandis", ";")), None)
        return before and joined is not None and any(r.is_finite(k) for k in range(joined, draft.tokens[0]))

    def _of_fragment(self, draft: FigureDraft) -> Voice | None:
        """The source of a headline without a verb: *Kessar : 17 morts dans une explosion, selon l'armée*."""
        r = self.r
        low, high = self.counters.around(draft)
        if any(r.is_finite(k) for k in range(low, high)):
            return None
        cue = next((k for k in range(draft.tokens[1], high) if source_cue(r, k)), None)
        return self.counters.named_at(cue + source_cue(r, cue)) if cue is not None and r.quote[cue] < 0 else None

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
        if k + 1 < r.length and "VerbForm=Part" in r.morph[k] and r.lower[k + 1] == ",":
            end = k = k + 1  # « 300 marcheurs mobilisés, selon la police »
        while k < r.length and k - end < 3 and r.lower[k] in ("(", ",", "à"):
            k += 1
        length = source_cue(r, k)
        if not length:
            return self._counted_against(draft, k)
        statement = self._by_cue.get(r.start[k])
        if statement is not None:
            return Voice(name=statement.origin, statement=statement.id)
        return self.counters.named_at(k + length) if r.quote[k] < 0 else None

    def _counted_against(self, draft: FigureDraft, k: int) -> Voice | None:
        """*4 000 contre 12 000 pour les organisateurs*: whose a number is that stands against another's."""
        r = self.r
        if draft.form != "ellipsis" or r.lower[k] != "pour" or r.token_at(draft.amount.start) < 1:
            return None
        if r.lower[r.token_at(draft.amount.start) - 1] not in ("contre", "et", ",") or k + 2 >= r.length:
            return None
        return self.counters.speaker_at(k + 1 + (r.pos[k + 1] == "DET"))
