"""Roles: who does it to whom, where and when.

The row of a trigger names the constructions of each role (``subject``, ``object``, a preposition, ``adjective``,
``possessive``, ``support``); the first one that the sentence has gives the participant. Behind them come those that
hold of every event: the verb an event noun hangs on, the event in whose course another one happens. What a sentence
leaves unsaid stays empty, except for the place, which the text around may make plain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from recoupe.extract.actors import Actors, Participant
from recoupe.extract.events.draft import Trigger
from recoupe.extract.events.nominal import PHASES, Nouns
from recoupe.extract.events.participants import TARGETS, Participants
from recoupe.extract.events.phrases import Found, complements, preposition
from recoupe.extract.events.sites import Finder
from recoupe.extract.events.verbal import Verbs
from recoupe.extract.events.when import Times
from recoupe.extract.events.where import PlaceOf, Sites
from recoupe.extract.reading import Reading
from recoupe.extract.word_classes import THIRD_POSSESSIVES
from recoupe.lexicon import Lexicon
from recoupe.model import Place, TimeExpression

# Types whose state tells what the subject does: *des troupes déployées à l'est*.
_MOVED = frozenset({"deploy"})
# Types that the subject of a clause does, where an event noun in it has no agent of its own: *après une rencontre*.
_OWN = frozenset({"abduct", "agree", "coerce", "deploy", "flee", "measure", "protest", "retreat", "sanction", "talks"})
# Types that join those it takes to do them: *une manifestation a réuni, une rixe opposant*.
_GATHERED = frozenset({"accident", "clash", "protest", "riot", "talks", "agree"})
# Types that others are answered by: *ils ont répliqué avec des tirs, par des frappes*.
_BY_MEANS = frozenset({"assault", "coerce"})
# Whom the event is with or against, which the rows need not name.
_PARTNERS = {
    "agree": ("avec",),
    "assault": ("contre",),
    "clash": ("contre", "avec"),
    "coerce": ("contre",),
    "control": ("à",),
    "legal": ("contre",),
    "protest": ("contre",),
    "sanction": ("contre",),
    "talks": ("avec", "à"),
}
# Types whose receiver counts before what is given.
_GIVEN = frozenset({"aid", "supply"})
# Types that may be done to an event: *la répression des manifestations, le report du scrutin*.
_TO_EVENTS = frozenset({"coerce", "measure", "protest", "legal"})
# What befalls people in the course of a violent event is done by whoever does that: *tués dans un raid de l'armée*.
_CAUSED = frozenset({"kill", "wound", "damage", "death"})
_CAUSES = frozenset({"assault", "clash", "coerce", "riot"})
_IN = frozenset({"dans", "de", "par", "lors", "à", "après", "durant", "pendant", "sous"})
# Types whose noun befalls whoever is in that state (*en garde à vue*), not who does it (*en grève*).
_SUFFERED = frozenset({"arrest", "wound", "death", "abduct", "kill", "legal"})
# Types whose nouns befall people: *dont on a appris la mort*.
_TO_PEOPLE = frozenset({"abduct", "arrest", "death", "kill", "legal", "retreat", "wound"})
# Types that are done *à l'encontre de* somebody.
_ENCOUNTERED = frozenset({"arrest", "assault", "coerce", "legal", "measure", "sanction"})
# Nouns that are somebody's own before an event: *leur préavis de grève, sa tentative de reprise du fort*.
_STAGES = frozenset("appel campagne menace mouvement opération préavis projet tentative vague".split())
# What is done in the course of an attack by those who attack.
_BY_ASSAULT = frozenset({"abduct", "arrest", "control", "damage", "kill", "retreat", "wound"})
# Verbs for killing oneself, with « se »; *se noyer, se tuer* are accidents.
_ONESELF = frozenset("donner immoler pendre suicider supprimer ôter".split())
# So many events may ask one another for their agents.
_DEPTH = 8
_DATIVES = frozenset("lui leur nous vous me m'".split())


class Cast(msgspec.Struct):
    """Who takes part in one event, where and when; ``rule`` names the construction, ``steps`` says the rest."""

    agent: Participant | None = None
    patient: Participant | None = None
    place: PlaceOf | None = None
    time: int | None = None
    rule: str = ""
    steps: tuple[str, ...] = ()


class Roles:
    """Settles the roles of the triggers of one document."""

    def __init__(
        self,
        r: Reading,
        lexicon: Lexicon,
        actors: Actors,
        places: Sequence[Place],
        dates: Sequence[TimeExpression],
        triggers: Sequence[Trigger],
    ) -> None:
        self.r = r
        self.lexicon = lexicon
        self.times = Times(r, dates)
        words = {token: trigger for trigger in triggers for token in range(*trigger.tokens)}
        finder = Finder(r, lexicon, actors, places, words, self.times.tokens)
        self.sites = Sites(r, finder, sorted(triggers, key=lambda trigger: trigger.head))
        skipped = self.times.tokens | self.sites.datelines
        self.verbs = Verbs(r, lexicon, skipped, {trigger.head for trigger in triggers})
        self.nouns = Nouns(self.verbs)
        self.participants = Participants(r, lexicon, actors, self.sites.at, self.times.tokens | self.sites.unlisted)
        self.triggers = {trigger.head: trigger for trigger in triggers}
        self._casts: dict[int, Cast] = {}
        self._depth = 0

    def of(self, trigger: Trigger) -> Cast:
        """The roles of one trigger."""
        known = self._casts.get(trigger.head)
        if known is not None:
            return known
        cast = self._casts[trigger.head] = Cast()  # a cycle of the parser's ends here
        if self._depth >= _DEPTH:
            return cast
        self._depth += 1
        rules: list[str] = []
        steps: list[str] = []
        # the patient first: the agent may be that of another event, which asks for the patient of this one
        patient = self.participants.others(trigger) or self._fill(trigger, "patient", None)
        cast.patient = patient[0] if patient else None
        agent = self._fill(trigger, "agent", None)
        cast.agent = agent[0] if agent else None
        if patient and _same(cast.agent, patient[0]) and trigger.type != "death":
            patient = self._fill(trigger, "patient", cast.agent)
            cast.patient = patient[0] if patient else None
        for filled in (agent, patient):
            if filled is not None:
                rules.append(filled[1].rule)
                steps += [*filled[1].steps, *filled[0].steps]
        through = self.nouns.interposed(trigger.tokens[1] - 1)
        if through is not None:
            steps.append(f"par l'intermédiaire de « {self.r.words[through.head]} »")
        if trigger.type == "death" and self._is_suicide(trigger):
            cast.agent = cast.patient = cast.patient or cast.agent
        cast.place, why = self.sites.of(trigger)
        cast.time, dated = self.times.of(trigger, self._clause(trigger.head))
        cast.rule = rules[0] if rules else "trigger"
        cast.steps = tuple(dict.fromkeys((*steps, *why, *dated)))
        self._depth -= 1
        return cast

    def _fill(self, trigger: Trigger, role: str, other: Participant | None) -> tuple[Participant, Found] | None:
        """The first participant that the constructions of a role give, and the construction; not ``other`` again."""
        for found in self._options(trigger, role):
            who = self._who(trigger, found, role)
            if who is not None and not _same(other, who):
                return who, found
        return None

    def _who(self, trigger: Trigger, found: Found, role: str) -> Participant | None:
        """The participant a construction points to; another event there hands on its own agent."""
        found = self._measured(found)
        other = self.triggers.get(found.head)
        event = other is not None and other is not trigger and self.r.pos[found.head] not in ("PRON", "DET")
        event = event and self.r.lemma[found.head] not in TARGETS  # « une embuscade à une patrouille »
        if other is not None and event and not other.row.counted:
            if trigger.type in _CAUSED and (other.type == "clash" or trigger.row.counted):
                return None  # of both sides, nobody says which; « la frappe a fait dix morts »
            if role == "agent" or trigger.type == "clash":
                return self.of(other).agent
            done = trigger.type in _TO_EVENTS and found.rule != "sur"  # « une enquête sur les tirs »
            return self.participants.who(trigger, found, role) if done else None
        who = self.participants.who(trigger, found, role)
        second = self.nouns.second(found.head) if found.rule == "entre" and role == "agent" else None
        return self.participants.before(who, second) if who is not None and second is not None else who

    def _measured(self, found: Found) -> Found:
        """*La tentative avortée de prise de la ville, une série d'attaques*: the event that such a noun is about."""
        if found.head in self.triggers or self.r.lemma[found.head] not in PHASES:
            return found
        head = self.nouns.phase_of(found.head)
        return Found(head, found.rule, found.steps) if head is not None else found

    def _is_suicide(self, trigger: Trigger) -> bool:
        """Whether whoever dies does it: *suicide, s'est donné la mort*."""
        noun = bool(trigger.row.nouns) and self.r.lemma[trigger.head].startswith("suicide")
        return noun or self.r.lemma[trigger.head] in _ONESELF and self.verbs.is_reflexive(trigger.head)

    # Constructions ---------------------------------------------------------------------------------------------

    def _options(self, trigger: Trigger, role: str) -> Iterator[Found]:
        """What the constructions of a role give in the sentence, in the order of the row, then what holds of all."""
        cases = trigger.row.agent if role == "agent" else trigger.row.patient
        if role == "patient" and trigger.type in _GIVEN:
            cases = ("à", *cases)
        for case in cases:
            if trigger.row.verbs:
                yield from _present(self._verbal(trigger, case, role))
            else:
                yield from self._nominal(trigger, case, role)
        if role == "agent":
            yield from self._done_by(trigger) if trigger.row.verbs else self._around(trigger)
        else:
            yield from self._partners(trigger)
            if trigger.row.verbs and self.verbs.is_passive(self._verb(trigger)):
                yield from self.verbs.detached(self._verb(trigger))

    def _around(self, trigger: Trigger) -> Iterator[Found]:
        """The agents of an event noun that its row need not name."""
        noun = trigger.head
        yield from _present(self._supported(trigger))
        if self.r.lemma[self.r.head[noun]] in _STAGES:
            yield from _present(self.nouns.possessive(self.r.head[noun]))
        if trigger.type == "control":
            yield from _present(self.nouns.captured(noun))
        if trigger.type == "assault":
            yield from _present(self._in_course(noun))
        yield from _present(self.nouns.interposed(noun))
        means = trigger.type in _BY_MEANS and preposition(self.r, noun) in ("avec", "par")
        if means or trigger.type in _OWN or next(self.nouns.complements(noun, "avec"), None) is not None:
            yield from _present(self.nouns.doing(noun))

    def _in_course(self, noun: int) -> Found | None:
        """*ils ont libéré deux otages lors d'un assaut*: whoever does that attacks, unless his own is hit."""
        r = self.r
        verb = self.nouns.governor(noun)
        other = self.triggers.get(verb) if verb is not None else None
        if verb is None or other is None or other.type not in _BY_ASSAULT or self.verbs.is_passive(verb):
            return None
        if r.dep[noun].startswith(("nsubj", "obj")) or other.type == "retreat" and self.verbs.object(verb) is None:
            return None
        if any(r.lower[k] in THIRD_POSSESSIVES for k in range(*r.subtree(noun))):
            return None  # « ont tué deux assaillants lors d'une attaque contre leur base »
        found = self.verbs.subject(verb)
        return Found(found.head, "sujet de la proposition", found.steps) if found is not None else None

    def _partners(self, trigger: Trigger) -> Iterator[Found]:
        """The patients that a row need not name: the second of two, whom it is against, whom it hits."""
        noun = trigger.head
        for case in _PARTNERS.get(trigger.type, ()):
            if trigger.row.verbs:
                yield from _present(self._verbal(trigger, case, "patient"))
            else:
                yield from self.nouns.complements(noun, case)
        if trigger.type in _TO_PEOPLE and not trigger.row.verbs:
            yield from self.nouns.whose(noun)
        if trigger.type in _ENCOUNTERED:
            yield from self.nouns.encountered(trigger.tokens[1] - 1)
        if trigger.row.verbs:
            return
        yield from self.nouns.opposed(noun)
        yield from self.nouns.dealt(noun)
        for found in self.nouns.complements(noun, "entre"):
            second = self.nouns.second(found.head)
            if second is not None:
                yield Found(second, "entre")
        if trigger.row.patient and trigger.type != "clash":
            yield from _present(self.nouns.undergone(noun, trigger.type in _SUFFERED))

    def _done_by(self, trigger: Trigger) -> Iterator[Found]:
        """The agents of a verb that its row need not name: *par X*, the event in whose course it happens."""
        if self.verbs.is_passive(self._verb(trigger)):
            yield from _present(self.verbs.agent(self._verb(trigger)))
        yield from self._cause(trigger)

    def _cause(self, trigger: Trigger) -> Iterator[Found]:
        """*tué dans un raid de l'armée*: the agent of that event."""
        suffered = trigger.type in _CAUSED and self.verbs.is_passive(trigger.head)  # not of « ont péri dans un raid »
        for case, head in complements(self.r, trigger.head) if suffered else ():
            other = self.triggers.get(head)
            if other is not None and case in _IN and other.type in _CAUSES:
                yield Found(head, "cause")

    def _verb(self, trigger: Trigger) -> int:
        """The verb that subject and object hang on: of *a fait évacuer le camp* the second."""
        r, head = self.r, trigger.head
        return r.head[head] if r.lemma[head] == "faire" and r.dep[head].startswith("aux") else head

    def _verbal(self, trigger: Trigger, case: str, role: str) -> Found | None:
        verbs, verb = self.verbs, self._verb(trigger)
        moved = trigger.type in _MOVED and verbs.is_state(verb) and verbs.agent(verb) is None
        if case == "subject":
            if not verbs.is_passive(verb) or role == "patient":
                return verbs.subject(verb)
            return verbs.agent(verb) or (verbs.subject(verb) if moved else None)
        if case == "object":
            if not verbs.is_passive(verb):
                return verbs.object(verb) or (verbs.subject(verb) if verbs.is_settled(verb) else None)
            found = verbs.subject(verb) if not moved else None
            return Found(found.head, "passif", found.steps) if found is not None else None
        if case == "à":
            clitic = next((k for k in self.r.children[verb] if self.r.lower[k] in _DATIVES and k < verb), None)
            if clitic is not None and (self.r.dep[clitic] == "iobj" or verbs.object(verb) is not None):
                return Found(clitic, "pronom")
        for token in (verb, *(k for k in range(*trigger.tokens) if k != verb and self.r.is_noun(k))):
            for found, head in complements(self.r, token, nested=case != "de", through=self.times.tokens):
                if found == case and not trigger.tokens[0] <= head < trigger.tokens[1]:
                    return Found(verbs.core(head), case)
        return None

    def _nominal(self, trigger: Trigger, case: str, role: str) -> Iterator[Found]:
        nouns, noun = self.nouns, trigger.head
        if case == "adjective":
            yield from _present(nouns.adjective(noun))
        elif case == "possessive":
            yield from _present(nouns.possessive(noun))
        elif case == "support":
            suffered = trigger.type in _SUFFERED
            yield from _present(self._supported(trigger) if role == "agent" else nouns.undergone(noun, suffered))
        elif case != "entre" or role == "agent":
            yield from nouns.complements(noun, case)
            for other in range(*trigger.tokens):  # « la remise en liberté de X »
                if other != noun and self.r.pos[other] == "NOUN":
                    yield from nouns.complements(other, case)

    def _supported(self, trigger: Trigger) -> Found | None:
        return self.nouns.supported(trigger.head, trigger.type not in _SUFFERED, trigger.type in _GATHERED)

    def _clause(self, token: int) -> int:
        """The verb of the clause that a token stands in."""
        r = self.r
        for _ in range(12):
            if r.pos[token] in ("VERB", "AUX") or r.head[token] == token:
                return token
            token = r.head[token]
        return token


def _same(one: Participant | None, other: Participant) -> bool:
    return one is not None and (one.span == other.span and one.span is not None or one.name == other.name)


def _present(found: Found | None) -> tuple[Found, ...]:
    return (found,) if found is not None else ()
