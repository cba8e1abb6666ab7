"""Roles: who does it to whom, where and when.

The row of a trigger names the constructions of each role (``subject``, ``object``, a preposition, ``adjective``,
``possessive``, ``support``); the first one that the sentence has gives the participant. What a sentence leaves
unsaid stays empty, except for the place, which the text around it may make plain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from recoupe.extract.actors import Actors, Participant
from recoupe.extract.events.draft import Trigger
from recoupe.extract.events.nominal import Nouns
from recoupe.extract.events.sites import Finder
from recoupe.extract.events.verbal import Found, Verbs, complements
from recoupe.extract.events.when import Times
from recoupe.extract.events.where import PlaceOf, Sites
from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon
from recoupe.model import Place, Span, TimeExpression

# Types whose passive without an agent tells what the subject does: *des troupes déployées, des familles évacuées*.
_MOVED = frozenset({"deploy", "flee", "retreat", "protest"})
# Types that the subject of a clause does, where an event noun in it has no agent of its own: *après une rencontre*.
_OWN = frozenset({"talks", "protest", "agree", "deploy", "retreat", "flee", "measure", "abduct", "coerce"})
# What befalls people in the course of a violent event is done by whoever does that: *tués dans un raid de l'armée*.
_CAUSED = frozenset({"kill", "wound", "damage", "death"})
_OF_THINGS = frozenset({"protest", "coerce", "damage", "accident", "riot", "measure"})
_CAUSES = frozenset({"assault", "clash", "coerce", "riot"})
_IN = frozenset({"dans", "de", "par", "lors", "à", "après", "durant", "pendant"})
_DATIVES = frozenset("lui leur nous vous me m'".split())
_MONEY = frozenset("euro dollar franc million milliard dinar rouble livre milliers".split())
_PEOPLE = ("@human", "@force", "@crowd", "@state")
_THINGS = ("tion", "sion", "ment", "age", "ance", "ence", "ure", "isme", "té", "ise", "aire", "mois", "jour")
_BODIES = frozenset(
    "administration agence alliance ambassade association autorité branche communauté comité confédération délégation "
    "dictature entourage équipage faction fédération fonctionnaire gouvernement judicature légion magistrature mairie "
    "majorité maire minorité militaire mouvement mission nation opposition organisation otage parlement partenaire "
    "population préfecture présidence propriétaire régiment rassemblement résistance section secrétaire société "
    "syndicat université voisinage adversaire volontaire incendiaire milliardaire locataire prestataire commissaire "
    "commission détachement département personnage direction rédaction formation entreprise".split()
)


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
        self.actors = actors
        self.times = Times(r, dates)
        words = {token: trigger for trigger in triggers for token in range(*trigger.tokens)}
        finder = Finder(r, lexicon, actors, places, words, self.times.tokens)
        self.sites = Sites(r, finder, sorted(triggers, key=lambda trigger: trigger.head))
        self.verbs = Verbs(r, lexicon, self.times.tokens)
        self.nouns = Nouns(self.verbs)
        self._casts: dict[int, Cast] = {}
        self.triggers = {trigger.head: trigger for trigger in triggers}

    def of(self, trigger: Trigger) -> Cast:
        """The roles of one trigger."""
        known = self._casts.get(trigger.head)
        if known is not None:
            return known
        cast = self._casts[trigger.head] = Cast()  # a cycle of the parser's ends here
        rules: list[str] = []
        steps: list[str] = []
        for role in ("agent", "patient"):
            for found in self._options(trigger, role):
                who = self._who(trigger, found, role)
                if who is None or role == "patient" and self._same(cast.agent, who) and trigger.type != "death":
                    continue
                setattr(cast, role, who)
                rules.append(found.rule)
                steps += [*found.steps, *who.steps]
                break
        cast.place, why = self.sites.of(trigger)
        cast.time, dated = self.times.of(trigger, self._clause(trigger.head))
        cast.rule = rules[0] if rules else "trigger"
        cast.steps = tuple(dict.fromkeys((*steps, *why, *dated)))
        return cast

    @staticmethod
    def _same(one: Participant | None, other: Participant) -> bool:
        return one is not None and (one.span == other.span and one.span is not None or one.name == other.name)

    # Constructions ---------------------------------------------------------------------------------------------

    def _options(self, trigger: Trigger, role: str) -> Iterator[Found]:
        """What the constructions of a role give in the sentence, in the order of the row, then what holds of all."""
        verbal = bool(trigger.row.verbs)
        cases = trigger.row.agent if role == "agent" else trigger.row.patient
        for case in cases:
            if verbal:
                yield from _present(self._verbal(trigger, case))
            else:
                yield from self._nominal(trigger, case, role)
        if not verbal and role == "agent":
            yield from _present(self.nouns.supported(trigger.head))
            yield from _present(self.nouns.interposed(trigger.head))
            if trigger.type in _OWN:
                yield from _present(self.nouns.doing(trigger.head))
        elif not verbal and cases:
            yield from _present(self.nouns.undergone(trigger.head))
        if trigger.type in _CAUSED and role == "agent" and verbal:
            yield from self._cause(trigger)

    def _cause(self, trigger: Trigger) -> Iterator[Found]:
        """*tué dans un raid de l'armée*: the agent of that event."""
        for case, head in complements(self.r, trigger.head):
            other = self.triggers.get(head)
            if other is not None and case in _IN and other.type in _CAUSES:
                yield Found(head, "cause")

    def _verbal(self, trigger: Trigger, case: str) -> Found | None:
        verbs, verb = self.verbs, trigger.head
        moved = trigger.type in _MOVED
        if case == "subject":
            if not verbs.is_passive(verb):
                return verbs.subject(verb)
            return verbs.agent(verb) or (verbs.subject(verb) if moved else None)
        if case == "object":
            if not verbs.is_passive(verb):
                return verbs.object(verb)
            found = verbs.subject(verb) if not moved or verbs.agent(verb) else None
            return Found(found.head, "passif", found.steps) if found is not None else None
        if case == "à":
            clitic = next((k for k in self.r.children[verb] if self.r.lower[k] in _DATIVES and k < verb), None)
            if clitic is not None and self.r.dep[clitic] == "iobj" or clitic is not None and verbs.object(verb):
                return Found(clitic, "pronom")
        for token in (verb, *(k for k in range(*trigger.tokens) if k != verb and self.r.is_noun(k))):
            for found, head in complements(self.r, token):
                if found == case and not trigger.tokens[0] <= head < trigger.tokens[1]:
                    return Found(verbs.core(head), "complément")
        return None

    def _nominal(self, trigger: Trigger, case: str, role: str) -> Iterator[Found]:
        nouns, noun = self.nouns, trigger.head
        if case == "adjective":
            found = self._adjective(trigger)
        elif case == "possessive":
            found = nouns.possessive(noun)
        elif case == "support":
            found = nouns.supported(noun) if role == "agent" else nouns.undergone(noun)
        else:
            for found in nouns.complements(noun, case):
                if case != "entre" or role == "agent":
                    yield found
                    continue
                second = nouns.second(found.head)
                if second is not None:
                    yield Found(second, "nom")
            return
        if found is not None:
            yield found

    def _adjective(self, trigger: Trigger) -> Found | None:
        """*des frappes américaines*: the state that an adjective names."""
        for child in self.r.children[trigger.head]:
            if self.r.pos[child] == "ADJ" and self.lexicon.countries.called(self.r.lower[child]):
                return Found(child, "adjectif")
        return None

    # Participants ----------------------------------------------------------------------------------------------

    def _who(self, trigger: Trigger, found: Found, role: str) -> Participant | None:
        """The participant that a construction points to, unless it is a date, a place or the trigger itself."""
        head = found.head
        if head in self.times.tokens or trigger.tokens[0] <= head < trigger.tokens[1]:
            return None
        if found.rule == "adjectif":
            country = self.lexicon.countries.called(self.r.lower[head])[0]
            return Participant(name=country.name, span=self.r.span((head, head + 1)))
        place = self.sites.at.get(head)
        if place is not None and not place.actor and not self._stands_for(place, trigger, found, role):
            return None
        if self.r.lemma[head] in _MONEY:
            return None
        other = self.triggers.get(head)
        if other is not None and other is not trigger and self.r.pos[head] not in ("PRON", "DET"):
            if role == "agent":
                return self.of(other).agent
            return None
        if role == "agent" and trigger.type != "accident" and not self._can_act(head):
            return None
        return self._without_trigger(trigger, self.actors.who(head), head)

    def _stands_for(self, place: Place, trigger: Trigger, found: Found, role: str) -> bool:
        """Whether a place takes part: a country as a state, a road or building as what is blocked or damaged."""
        if role == "patient" and trigger.type in _OF_THINGS and place.kind in ("street", "facility"):
            return True
        return place.kind == "country" and found.rule not in ("nom", "complément")

    def _without_trigger(self, trigger: Trigger, who: Participant | None, head: int) -> Participant | None:
        """*les personnes arrêtées*: the participant without the participle that is the trigger."""
        a, b = trigger.tokens
        if who is None or who.span is None or not head < a:
            return who
        if not who.span.start < self.r.start[a] < who.span.end or not who.name.endswith(self.r.string((a, b))):
            return who
        name = who.name[: -len(self.r.string((a, b)))].rstrip(" ,")
        span = Span.of(self.r.text, who.span.start, self.r.end[a - 1])
        return Participant(name=name, span=span, actor=who.actor, steps=who.steps)

    def _can_act(self, head: int) -> bool:
        """Whether a word can be somebody: names, pronouns, people, bodies, and whatever is not plainly a thing."""
        r, lemma = self.r, self.r.lemma[head].lower()
        if r.pos[head] in ("PROPN", "PRON", "DET", "NUM", "ADJ") or self.lexicon.roles.get(r.lower[head]) is not None:
            return True
        if self.lexicon.events.is_class(lemma, _PEOPLE):
            return True
        if self.lexicon.events.is_class(lemma, ("@weapon", "@place")):
            return False
        return not lemma.endswith(_THINGS) or lemma in _BODIES

    def _clause(self, token: int) -> int:
        """The verb of the clause that a token stands in."""
        r = self.r
        for _ in range(12):
            if r.pos[token] in ("VERB", "AUX") or r.head[token] == token:
                return token
            token = r.head[token]
        return token


def _present(found: Found | None) -> tuple[Found, ...]:
    return (found,) if found is not None else ()
