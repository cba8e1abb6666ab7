"""The way up from a trigger: what its own verb, and the words that govern it, say of whether the event happened.

Its own negation and tense, the conjunction before it, then the verb, noun or adjective that governs it
(``lexicon/fr/modality.csv``) and what governs that. A relative clause, a reported clause, and a word that says nothing
of whether its complement happens (*condamner une attaque*) end the way.
"""

from __future__ import annotations

from recoupe.extract.events.companions import QUANTITIES
from recoupe.extract.events.conditions import conditional_of, future_of
from recoupe.extract.events.draft import Trigger
from recoupe.extract.events.frames import is_bare_participle
from recoupe.extract.events.governors import Governors
from recoupe.extract.events.tense import Tense, VerbState, negated_phrase, state_of
from recoupe.extract.reading import Reading
from recoupe.extract.voices import Voice
from recoupe.lexicon.modality import ModalityRow
from recoupe.model import Modality

#: No text governs an event through more words than this.
_DEPTH = 12
#: « ils étaient des milliers à manifester », « le premier à tirer »: that is told as a fact.
_FIRST = frozenset("premier dernier seul nombreux nombre plusieurs un".split())
_NEW = frozenset({"un", "une", "des"})
_QUESTIONS = frozenset("pourquoi comment quand où combien".split())
_SPANS = frozenset("heure jour semaine mois an".split())
_FRENCH = {
    Modality.FAILED: "échec",
    Modality.PLANNED: "projet",
    Modality.THREATENED: "menace",
    Modality.CONDITIONAL: "conditionnel",
    Modality.HYPOTHETICAL: "hypothèse",
}


class Climb:
    """What is known of an event so far, on the way up from its trigger."""

    def __init__(self, r: Reading, words: Governors, voice: Voice) -> None:
        self.r = r
        self.words = words
        self.voice = voice
        self.modality = Modality.ACTUAL
        self.negative = False
        self.steps: list[str] = []
        self.row: ModalityRow | None = None  # what the last governing word was found to say
        self.gave = "same"  # and what it gave, negated or not
        self.sequel = False  # what follows an event takes its tense, and neither its failure nor its negation
        self.on_word = False  # only a word on the event itself has told its modality
        self.foretold = False  # the future tense alone makes a plan of it
        self._left = _DEPTH
        self.weighed: set[int] = set()  # the negations that have been taken in

    # What is found ------------------------------------------------------------------------------------------------

    def add(self, modality: Modality, word: str) -> None:
        """Take in a modality from further out: a hypothesis holds for plans too, and a plan may fail."""
        old = self.modality
        if modality is Modality.ACTUAL or old is modality or self.sequel and modality is Modality.FAILED:
            return
        wins = (
            old is Modality.ACTUAL
            or modality is Modality.HYPOTHETICAL
            and old is not Modality.FAILED
            or (modality is Modality.FAILED and old is not Modality.CONDITIONAL)
        )
        if wins:
            self.modality = modality
            self.steps.append(f"{_FRENCH[modality]} : « {word} »")

    def negate(self, token: int | None) -> None:
        """Take in a negation, once; two cancel out, but *ni … ni* and *sans … ni* are one."""
        if token is not None and token not in self.weighed and not self.sequel:
            concord = self.negative and (self.r.lower[token] == "ni" or self._any_ni())
            self.weighed.add(token)
            if concord:
                return
            self.negative = not self.negative
            self.steps.append(f"négation : « {self.r.words[token]} »")

    def _any_ni(self) -> bool:
        return any(self.r.lower[k] == "ni" for k in self.weighed)

    def give(self, given: str, token: int, word: str = "") -> None:
        """Take in what a row gives; ``word`` shows more than the token."""
        word = word or self.r.words[token]
        for part in given.split():
            if part == "neg":
                if self.sequel or self.negative and word == "sans" and self._any_ni():
                    continue
                self.weighed.add(token)
                self.negative = not self.negative
                if self.modality is Modality.CONDITIONAL:
                    self.modality = Modality.ACTUAL  # « dément que l'armée aurait tiré »: that it did is denied
                self.steps.append(f"négation : « {word} »")
            elif part not in ("same", "negation"):
                self.add(Modality(part), word)

    # The way up ---------------------------------------------------------------------------------------------------

    def own(self, trigger: Trigger) -> None:
        """*Tentative d'enlèvement* as one trigger: its own head says how it went."""
        row = self.words.row(trigger.head, "noun", "de", False)
        if row is not None and row.gives != "same":
            self.give(row.gives, trigger.head)

    def from_(self, trigger: Trigger) -> None:
        """Go up from a trigger to where nothing more is said of it."""
        node: int | None = trigger.head
        while node is not None and self._depth():
            node = self._verb(node) if self._is_verb(node) else self._noun(node)

    def _depth(self) -> bool:
        """Whether the way may go on; every step asks."""
        self._left -= 1
        return self._left > 0

    def _is_verb(self, k: int) -> bool:
        return self.r.pos[k] in ("VERB", "AUX") or self.r.child(k, "cop") is not None

    def _verb(self, verb: int) -> int | None:
        """What is said of an event that a verb tells; returns what to go on with."""
        r = self.r
        state = state_of(r, verb)
        self.negate(state.negation)
        self._modifiers(verb)
        if state.tense in (Tense.PARTICIPLE, Tense.INFINITIVE, Tense.PAST_INFINITIVE) and r.dep[verb] == "conj":
            return self._conjunct(verb, state)
        if self.gave in ("same", "negation"):
            self._tense(verb, state)
        return self._above_verb(verb, state)

    def _conjunct(self, verb: int, state: VerbState) -> int | None:
        """*auraient tué trois hommes et blessé dix*, *s'apprêtent à attaquer et à piller*: as the first of them."""
        first = self.r.head[verb]
        if not self._is_verb(first):
            return None
        shared = state_of(self.r, first)
        self._tense(first, shared)
        return self._above_verb(first, shared)

    def _tense(self, verb: int, state: VerbState) -> None:
        if state.tense is Tense.FUTURE:
            told = future_of(self.r, verb, self.voice, self.words.type)
            self.foretold = self.modality is Modality.ACTUAL and told is Modality.PLANNED
            self.add(told, state.word)
        elif state.tense is Tense.IMPERATIVE and self.modality is Modality.ACTUAL:
            self.add(Modality.HYPOTHETICAL, state.word)
        elif state.tense in (Tense.CONDITIONAL, Tense.PAST_CONDITIONAL):
            self.add(conditional_of(self.r, verb, state, self.voice, self.words.type), state.word)

    def _above_verb(self, verb: int, state: VerbState) -> int | None:
        """The conjunction before a verb, then what governs it."""
        r = self.r
        relation, head = r.dep[verb], r.head[verb]
        row = self._marker(verb, state)
        if row is not None and row.key == "que" and row.others == ("pour",) and self._listed(head, "pour"):
            return self._governed(head, "pour")  # « milite pour que les otages soient libérés »
        if row is not None:
            self.give(row.gives, verb, row.word)
            self.sequel = row.gives == "same"  # « a tenté de fuir avant d'être arrêté »
            return head if row.gives == "same" else None
        if relation == "conj" and self._is_verb(head):  # « si X attaque et prend la ville »
            return self._above_verb(head, state_of(r, head)) if self._depth() else None
        if r.child(verb, "cop") is not None or head == verb and state.tense is Tense.INFINITIVE:
            self._predicate(verb)
        if head == verb:
            return None
        if state.tense in (Tense.INFINITIVE, Tense.PAST_INFINITIVE):
            if relation.startswith("csubj"):
                return None
            mark = r.child(verb, "mark")
            if (
                mark is not None
                and r.lower[mark] == "à"
                and r.child(head, "cop") is not None
                and r.child(head, "nummod")
            ):
                return None  # « ils étaient 80.000 policiers à être déployés »
            return self._governed(self._infinitive_head(verb), "inf", loose=state.tense is Tense.INFINITIVE)
        if state.tense is Tense.GERUND and relation.startswith("advcl") and self._is_verb(head):
            while r.dep[head] == "xcomp" and "," in r.lower[head:verb]:
                head = r.head[head]  # « appelle à partir, promettant … »: it is who calls that promises
            return head
        if relation.startswith(("ccomp", "csubj", "acl")) and state.tense is not Tense.PARTICIPLE:
            if r.lower[head] == "ce" and r.child(verb, "mark") is not None:
                head = r.head[head]  # « s'attend à ce que »
            if any(r.lower[k] in _QUESTIONS and k < verb for k in r.children[verb]):
                return None  # « demande pourquoi la marche a été interdite »
            found = self._governed(head, "que")
            if state.subjunctive and self.row is None:
                self.add(Modality.HYPOTHETICAL, f"subjonctif {r.words[verb]}")
            return found
        return None

    def _infinitive_head(self, verb: int) -> int:
        """What an infinitive depends on: *l'incapacité de X à tenir* and *empêcher X d'avancer* confuse the parser."""
        r, head = self.r, self.r.head[verb]
        if (
            r.pos[head] == "NOUN"
            and r.dep[head] in ("obj", "iobj", "nsubj:pass", "obl:arg", "obl")
            and not self._listed(head)
        ):
            return r.head[head] if self._listed(r.head[head]) else head
        if r.pos[head] == "VERB" and not self._listed(head):
            nouns = (k for k in r.children[head] if head < k < verb and r.pos[k] == "NOUN")
            return next((k for k in nouns if self._listed(k)), head)
        return head

    def _listed(self, head: int, slot: str = "inf") -> bool:
        return self.words.row(head, "verb" if self.r.pos[head] == "VERB" else "noun", slot, False) is not None

    def _predicate(self, verb: int) -> None:
        """*L'objectif est de prendre la ville*, *le risque est une explosion*, *comment négocier ?*."""
        infinitive = "VerbForm=Inf" in self.r.morph[verb]
        subject = self.r.child(verb, "nsubj")
        found = subject is not None and self._apply(subject, "inf" if infinitive else "de") is not None
        if infinitive and not found:
            self.add(Modality.HYPOTHETICAL, self.r.words[verb])

    def _marker(self, verb: int, state: VerbState) -> ModalityRow | None:
        """The conjunction before a verb, if it says whether its clause happens."""
        for k in self.r.children[verb]:
            if self.r.dep[k] == "mark" and k not in self.weighed:
                row = self.words.row(k, "conj", "", False)
                if row is not None and (row.word != "pour" or state.tense is Tense.INFINITIVE):
                    return row
        return None

    def _noun(self, noun: int) -> int | None:
        """What is said of an event that a noun means; returns what to go on with."""
        r = self.r
        self.negate(negated_phrase(r, noun))
        told = self.modality
        self._modifiers(noun)
        self.on_word = self.modality is not told
        return self._above_noun(noun)

    def _above_noun(self, noun: int) -> int | None:
        """The preposition before a noun, then what governs it."""
        r = self.r
        relation, head = r.dep[noun], r.head[noun]
        case = r.child(noun, "case")
        if case is not None and (row := self.words.row(case, "prep", "", False)) is not None:
            if row.word != "jusque" or not self._is_over(head):
                self.give(row.gives, case, row.word)
            return None
        if head == noun:
            return None
        if relation == "conj":
            return self._above_noun(head) if self._depth() and not self._is_verb(head) else None
        if relation.startswith("nsubj"):
            passive = relation == "nsubj:pass"
            above = self._governed(self._raised(head), *(("obj", "subj") if passive else ("subj",)))
            if self.row is None and self._is_new(noun) and self._is_verb(head):
                self._tense(head, state_of(r, head))  # « un raid aurait fait dix morts »: neither is sure
            return above
        if relation == "obj" or relation == "obl" and case is None:  # « réclame, entre autres, un retrait »
            if case is not None and r.lemma[case] != "de":  # « deux heures après les frappes »
                return self._governed(head, r.lemma[case])
            return self._governed(head, "active", "obj")
        if relation.startswith("nmod") and r.lemma[head] in QUANTITIES and (case is None or r.lemma[case] == "de"):
            return head  # « des centaines d'arrestations »
        if relation.startswith("nmod") and r.lemma[head] in _SPANS:
            at = r.child(head, "case")
            if at is not None and r.lower[at] == "à":  # « à trois jours du scrutin »
                self.add(Modality.PLANNED, f"à {r.words[head]}")
            return head if at is None else None  # « il encourt trois ans d'emprisonnement »
        if case is not None and relation.startswith(("nmod", "obl")):
            before = case - 1  # « lancer un appel à la grève »: the parser hangs it on the verb
            if r.head[before] == head and r.pos[before] == "NOUN" and self._listed(before, r.lemma[case]):
                head = before
            elif r.dep[head] in ("obj", "nsubj:pass") and r.lemma[r.head[head]] == "menacer":
                head = r.head[head]  # « menacer un élu de représailles »: that hangs on the object
            return self._governed(head, r.lemma[case])
        return None

    def _is_new(self, noun: int) -> bool:
        """Whether a noun is told of for the first time: *un raid, des heurts*."""
        determiner = self.r.child(noun, "det")
        return determiner is not None and self.r.lower[determiner] in _NEW

    def _is_over(self, node: int) -> bool:
        """Whether the verb above tells of the past: *les combats ont duré jusqu'à la prise de la ville*."""
        r = self.r
        while not self._is_verb(node) and r.head[node] != node and self._depth():
            node = r.head[node]
        return self._is_verb(node) and (state_of(r, node).compound or "Tense=Imp" in r.morph[node])

    def _raised(self, verb: int) -> int:
        """*Les combats devraient se poursuivre*: the subject is that of the infinitive, *semble imminente* of that."""
        r = self.r
        inner = r.child(verb, "xcomp")
        if inner is not None and r.pos[inner] == "ADJ" and self.words.row(inner, "adj", "subj", False) is not None:
            return inner
        if (
            inner is not None
            and r.pos[inner] == "VERB"
            and "VerbForm=Inf" in "".join(r.morph[k] for k in (inner, *r.children[inner]))
        ):
            return inner
        return verb

    def _modifiers(self, token: int) -> None:
        """Adjectives, participles and adverbs on a word."""
        r = self.r
        for k in r.children[token]:
            relation = r.dep[k]
            if relation.startswith("amod") or relation == "acl":
                row = self.words.row(k, "adj", "mod", False)
                if row is None and "VerbForm=Part" in r.morph[k]:
                    state = state_of(r, k)
                    slots = (self.words.row(k, "verb", slot, True) for slot in ("mod", "obj", "subj"))
                    row = next((row for row in slots if row is not None), None)
                    if state.tense is Tense.GERUND or row is not None and row.gives == "same":
                        row = None
                if row is not None:
                    self.give(row.gives, k)
            elif relation.startswith("advmod"):
                row = self.words.row(k, "adv", "mod", False)
                if row is not None:
                    self.give(row.gives, k, row.word)
            elif relation.startswith(("nmod", "obl")) and (row := self.words.row(k, "noun", "mod", False)) is not None:
                self.give(row.gives, k, row.word)

    def _governed(self, head: int, *slots: str, loose: bool = False) -> int | None:
        """What a governing word says of an event in the first slot that it has a row for.

        An infinitive (``loose``) shares the tense of an unlisted verb; with an unlisted noun or adjective (*le droit
        de manifester*) it tells of nothing that has happened.
        """
        r = self.r
        self.gave = "same"
        self.row = row = next((row for slot in slots if (row := self._apply(head, slot)) is not None), None)
        if row is None and is_bare_participle(r, head):  # « la tentative avortée de prise de la ville »
            head = r.head[head]
            self.row = row = next((row for slot in slots if (row := self._apply(head, slot)) is not None), None)
        if row is not None:
            return None if self.gave == "actual" or "que" in slots and self.gave == "negation" else head
        if self._is_cue(head) and self.voice.denied:
            self.give("neg", head)
            return None
        if not loose:
            return None
        if r.pos[head] in ("VERB", "AUX"):
            return head
        if r.pos[head] == "NUM" or r.lemma[head] in QUANTITIES or r.lemma[head] in _FIRST:
            return None
        self.add(Modality.HYPOTHETICAL, r.words[head])
        return head

    def _is_cue(self, token: int) -> bool:
        cue = self.voice.cue
        return cue is not None and cue[0] <= token < cue[1]

    def _apply(self, head: int, slot: str) -> ModalityRow | None:
        """Take in what a governing word says of an event in one of its slots."""
        r = self.r
        pos = {"VERB": "verb", "AUX": "verb", "ADJ": "adj", "ADV": "adv"}.get(r.pos[head], "noun")
        state = state_of(r, head)
        row = self.words.row(head, pos, slot, state.compound)
        if row is None:
            return None
        negation = state.negation if state.negation is not None else negated_phrase(r, head)
        if negation is None and row.negated:
            negation = next((k for k in r.children[head] if r.dep[k] == "mark" and r.lower[k] == "sans"), None)
        self.gave = row.negated if row.negated and negation is not None else row.gives
        if row.negated and negation is not None:
            self.weighed.add(negation)
            self.give(row.negated, head, f"{r.words[negation]} {r.words[head]}")
        elif row.gives == "negation":
            self.negate(negation)
        elif row.gives != "same":
            self.give(row.gives, head)
            self.negate(negation)
        elif self.on_word and slot == "subj" and state.tense is Tense.PAST and negation is None:
            self._has_come(head)
        return row

    def _has_come(self, verb: int) -> None:
        """*L'offensive tant redoutée a commencé*: what was planned or feared has happened."""
        if self.modality in (Modality.PLANNED, Modality.HYPOTHETICAL, Modality.THREATENED):
            self.modality = Modality.ACTUAL
            self.steps.append(f"accompli : « {self.r.words[verb]} »")
