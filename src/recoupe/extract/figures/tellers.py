"""Whose a figure is: that of the statement it stands in, or of whoever is named beside it as counting.

A figure has the voice of its place in the text (:mod:`recoupe.extract.voices`), with what is particular to counts:

- a source right behind it: *40 000 selon la CGT, 12 000 d'après la police*, *contre 12 000 pour les syndicats*;
- a source in brackets is that of the figure in the same brackets only: *47 élèves (63 selon les parents)*;
- who counts, estimates or gives the count: *a compté 40 marcheurs*, *40 recensés par la police*, *porte à 17 le bilan*;
- a source that closes its clause is not that of the next: *40 marcheurs, selon la police, et a fait deux blessés*;
- the source of a headline without a verb: *Kessar : 17 morts, selon l'armée*;
- a part has the voice of its total, where it stands in brackets or behind a dash.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from recoupe.extract.figures.counted import percent_tokens
from recoupe.extract.figures.draft import FigureDraft
from recoupe.extract.figures.ellipsis import LEAST, THAT, TOTALS, source_cue, speaker_before
from recoupe.extract.nounphrase import phrase
from recoupe.extract.reading import Range, Reading
from recoupe.extract.voices import OUTLET, Voice, Voices
from recoupe.lexicon import Lexicon
from recoupe.model import Actor, Attitude

_HEARSAY = ("compterait", "dénombrerait", "recenserait", "déplorerait", "parlerait")
# « la police a compté 40 marcheurs », « le ministère porte à 17 le bilan »
_COUNTS = ("compter", "chiffrer", "estimer", "évaluer")
_RECORDS = ("dénombrer", "recenser", "comptabiliser", "décompter")  # these are said of nobody who merely has so many
_REVISES = ("revoir", "réviser", "corriger", "réévaluer", "actualiser")
_BRINGS = ("porter", "ramener", "réviser", "abaisser", "évaluer", "estimer", "chiffrer", "établir", "fixer")
_ESTIMATES = ("évaluer", "estimer", "chiffrer")
_GIVES = frozenset("communiquer donner fournir publier établir avancer dresser diffuser annoncer".split())
_DOWN = ("nummod", "obj", "obl", "conj", "appos", "nmod", "fixed", "flat")
# Documents that nobody is named for tell what the outlet says; *bilan provisoire, chiffres officiels* tell more.
_BARE_DOCUMENTS = frozenset("bilan bilans chiffre chiffres décompte comptage estimation estimations données".split())
_IN_NAMES = ("de", "d'", "du", "des", "à", "au", "aux")
_AGENT = 16  # tokens from a verb of counting to who counts
_ASIDE = 8  # tokens between a share and what gives it again
_BRACKET = 12  # tokens that brackets with a figure and its source hold
_FAR = 60  # tokens around a figure within which its source is looked for


def _is_counted_himself(name: str | None) -> bool:
    """Whether a would-be speaker is a number of people in digits, who do not count themselves: *24 blessés*."""
    return name is not None and name[:1].isdigit()


class Tellers:
    """The voices of the figures of one document."""

    def __init__(
        self, r: Reading, lexicon: Lexicon, voices: Voices, actors: Sequence[Actor], drafts: Sequence[FigureDraft]
    ) -> None:
        self.r = r
        self.lexicon = lexicon
        self.voices = voices
        self.drafts = drafts
        self._number = {id(draft): number for number, draft in enumerate(drafts)}
        self._by_cue = {s.cue.start: s for s in reversed(voices.statements) if s.cue is not None}
        mentions = sorted((span.start, span.end, actor.name) for actor in actors for span in actor.mentions)
        self._mentions = mentions
        self._starts = [start for start, *_ in mentions]

    def voice_of(self, draft: FigureDraft, *, own: bool = True) -> tuple[Voice, tuple[str, ...]]:
        """Whose figure it is, and how that is known, in French; ``own``: the voice of its total is asked for too."""
        source = self._source_behind(draft)
        if source is not None:
            return source, (f"« {source.name} » est nommé derrière le chiffre",)
        start = self.r.token_at(draft.amount.start)
        elided = draft.form == "ellipsis" and (draft.amount.least >= LEAST or self.r.lower[start - 1] == ",")
        if elided or start > 1 and self.r.lower[start - 2] in THAT:
            speaker = speaker_before(self.r, start)
            if speaker is not None:
                return Voice(name=self.r.words[speaker]), (f"« {self.r.words[speaker]} » est nommé devant le chiffre",)
        giver = self._gives(draft)
        if giver is not None:
            return giver, (f"« {giver.name} » donne le chiffre",)
        counter = self._counted_by(draft)
        if counter is not None:
            return counter, (f"compté par « {counter.name} »",)
        voice = self.voices.at(draft.tokens[0])
        if self._is_asked_for(voice):
            voice = self._around(draft, voice)
        if voice.statement is not None and (_is_counted_himself(voice.name) or self._is_past_its_source(draft, voice)):
            voice = self._around(draft, voice)
        if voice.cue is not None and self._is_bracketed_apart(draft, voice.cue[0]):
            voice = self._around(draft, voice)
        if voice.name in _BARE_DOCUMENTS:
            return Voice(statement=voice.statement), (f"« {voice.name} » sans auteur",)
        if voice.statement is not None:
            return voice, ()
        if self._is_hearsay(draft):
            return Voice(name=None), ("« on » au conditionnel : sans source",)
        counter = self._counter(draft) or self._giver(draft) or self._reviser(draft) or self._of_fragment(draft)
        if counter is not None:
            return counter, (f"« {counter.name} » donne le chiffre",)
        total = (draft.part_of or self._restated(draft) or self._compared(draft)) if own else None
        if total is not None and self.r.unit_of[total.head] == self.r.unit_of[draft.head]:
            return self.voice_of(total, own=False)[0], ("voix du total",)
        recorder = self._recorder_before(draft) if own else None
        if recorder is not None:
            return recorder, (f"recensés sans agent, après un chiffre de « {recorder.name} »",)
        return voice, ()

    def _recorder_before(self, draft: FigureDraft) -> Voice | None:
        """Who has given the count before one that was recorded, nobody says by whom: *Seuls 200 étaient recensés à X*."""
        r, number = self.r, self._number[id(draft)]
        above = self._verb_above(draft, (*_DOWN, "nsubj"))
        if above is None or r.lemma[above] not in _RECORDS or not r.dep[draft.head].startswith("nsubj"):
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

    def _verb_above(self, draft: FigureDraft, down: tuple[str, ...]) -> int | None:
        """The verb that a figure depends on, by the relations given."""
        r, verb = self.r, draft.head
        for _ in range(4):
            if r.pos[verb] == "VERB":
                return verb
            if r.dep[verb].split(":")[0] not in down:
                return None
            verb = r.head[verb]
        return verb if r.pos[verb] == "VERB" else None

    def _counted_by(self, draft: FigureDraft) -> Voice | None:
        """The agent of a verb of counting: *400 marcheurs ont été recensés par la police*, *les 400 recensés par X*."""
        r, above = self.r, self._verb_above(draft, (*_DOWN, "nsubj"))
        verbs = [k for k in r.children[draft.head] if "VerbForm=Part" in r.morph[k]]
        for verb in (*verbs, *([above] if above is not None else [])):
            if r.lemma[verb] not in (*_COUNTS, *_RECORDS) or r.feature(verb, "Tense") != "Past" or r.quote[verb] >= 0:
                continue
            for k in range(verb + 1, min(verb + _AGENT, r.units[r.unit_of[verb]][1] - 1)):
                if r.lower[k] == "par":
                    return self._speaker_at(k + 1 + (r.pos[k + 1] == "DET")) or self._named_at(k + 1, bare=True)
                if r.is_finite(k) or r.lower[k] in (",", ";", ":"):
                    break
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

    def _reviser(self, draft: FigureDraft) -> Voice | None:
        """Who corrects a count: *Le ministre a revu à la hausse le nombre de marcheurs : 280.000 au total*."""
        r = self.r
        low, _ = self._around_it(draft)
        for verb in range(draft.tokens[0] - 1, low, -1):
            if r.lemma[verb] in _REVISES and r.pos[verb] == "VERB" and not r.dep[verb].startswith(("acl", "amod")):
                whole, subject = r.child(verb, "obj"), r.child(verb, "nsubj")
                if whole is None or subject is None or r.lemma[whole] not in TOTALS:
                    return None
                return self._speaker_at(subject)
        return None

    def _counter(self, draft: FigureDraft) -> Voice | None:
        """Who counts or estimates: *porte à 17 le bilan*, *estime à 300 le nombre*, *a compté 40 marcheurs*."""
        r, verb = self.r, self._verb_above(draft, _DOWN)
        if verb is None:
            return None
        brought = r.lower[r.token_at(draft.amount.start) - 1] == "à"
        if brought:
            statement = self._by_cue.get(r.start[verb])
            if statement is not None:
                return Voice(name=statement.origin, statement=statement.id)
        finite = r.is_finite(verb) or r.child(verb, "aux") is not None
        counts = r.lemma[verb] in _COUNTS and r.child(verb, "aux") is not None
        counts = not brought and (counts or r.lemma[verb] in _RECORDS and finite)
        counts = counts or r.lemma[verb] == "voir" and "en" in r.lower[max(0, verb - 2) : verb]
        whole = r.child(verb, "obj")
        told = whole is not None and r.lemma[whole] in TOTALS or r.lemma[verb] in _ESTIMATES
        if not counts and not (brought and r.lemma[verb] in _BRINGS and told):
            return None
        subject = r.child(verb, "nsubj")
        return self._speaker_at(subject) if subject is not None and r.pos[subject] != "PROPN" else None

    def _giver(self, draft: FigureDraft) -> Voice | None:
        """Who gives the count of the sentence: *le bilan, communiqué par l'armée, est de douze morts*."""
        r = self.r
        low, high = self._around_it(draft)
        by = next((k for k in range(low + 1, high - 1) if r.lower[k] == "par" and r.lemma[k - 1] in _GIVES), None)
        if by is None or not any(r.lemma[k] in TOTALS for k in range(low, by)):
            return None
        return self._speaker_at(by + 1 + (r.pos[by + 1] == "DET"))

    def _gives(self, draft: FigureDraft) -> Voice | None:
        """Who gives it, whoever speaks before: *six morts selon le maire, mais un médecin donne un bilan de onze*."""
        r, noun = self.r, draft.head
        for _ in range(4):
            if r.lemma[noun] in TOTALS and r.pos[noun] == "NOUN":
                break
            noun = r.head[noun]
        verb = r.head[noun]
        if r.lemma[noun] not in TOTALS or r.dep[noun] != "obj" or r.lemma[verb] not in _GIVES or r.quote[noun] >= 0:
            return None
        subject = r.child(verb, "nsubj")
        return self._speaker_at(subject) if subject is not None and r.is_finite(verb) else None

    def _of_fragment(self, draft: FigureDraft) -> Voice | None:
        """The source of a headline without a verb: *Kessar : 17 morts dans une explosion, selon l'armée*."""
        r = self.r
        low, high = self._around_it(draft)
        if any(r.is_finite(k) for k in range(low, high)):
            return None
        cue = next((k for k in range(draft.tokens[1], high) if source_cue(r, k)), None)
        return self._named_at(cue + source_cue(r, cue)) if cue is not None and r.quote[cue] < 0 else None

    def _around_it(self, draft: FigureDraft) -> Range:
        """The tokens of the sentence that are near enough to tell of a figure."""
        low, high = self.r.units[self.r.unit_of[draft.head]]
        return max(low, draft.head - _FAR), min(high, draft.head + _FAR)

    def _speaker_at(self, token: int) -> Voice | None:
        """The actor that a token mentions, as a voice."""
        at = self.r.start[token]
        number = bisect_right(self._starts, at) - 1
        if number < 0:
            return None
        _, end, name = self._mentions[number]
        return Voice(name=name) if at < end else None

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
        statement = self._by_cue.get(r.start[k])
        if statement is not None:
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

    def _named_at(self, k: int, *, bare: bool = False) -> Voice | None:
        """The speaker named at a token, where no statement has taken him in (*12 000 selon la police*).

        Args:
            bare: only complements with *de* and *à* belong to the name (*recensés par les autorités dans le pays*).
        """
        r = self.r
        unit_end = r.units[r.unit_of[k - 1]][1]
        if bare:
            cut = (m for m in range(k, unit_end) if r.pos[m] == "ADP" and r.lower[m] not in _IN_NAMES)
            unit_end = next(cut, unit_end)
        while k < unit_end and r.pos[k] == "DET":
            k += 1
        if k >= unit_end or r.pos[k] not in ("NOUN", "PROPN"):
            return None
        tokens = phrase(r, self.lexicon, k, low=k, high=unit_end, after_verb=True)
        return Voice(name=r.string(tokens))
