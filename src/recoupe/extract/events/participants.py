"""From a token that a construction points to, to the participant: who may act, what is only a place or a date."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from recoupe.extract.actors import Actors, Participant
from recoupe.extract.events.draft import Trigger
from recoupe.extract.events.phrases import Found
from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon
from recoupe.model import ActorKind, Place, Span

# Types that befall roads and buildings: *la route a été coupée*.
_OF_THINGS = frozenset({"protest", "coerce", "damage", "accident", "riot", "measure"})
# Constructions that tell of themselves that somebody acts.
_CLAUSAL = frozenset(
    {
        "agent du passif",
        "coordination",
        "infinitif",
        "infinitif du nom",
        "objet",
        "participe",
        "passif",
        "pronom",
        "relative",
        "sujet",
        "sujet de la proposition",
        "verbe support",
    }
)
# Prepositions of event nouns that a state stands behind as it does in a clause: *la livraison d'armes par la Pologne*.
_AGAINST = frozenset({"avec", "contre", "entre", "par"})
# Constructions whose noun may as well be a thing: *l'attaque du convoi, une vague d'attaques*.
_LOOSE = frozenset({"de", "adjectif", "sujet de la proposition", "verbe support", "possessif"})
# Types that are done to people and bodies.
_TO_SOMEBODY = frozenset({"abduct", "agree", "arrest", "control", "death", "kill", "legal", "talks", "wound"})
#: Forces that are attacked rather than attack: *l'attaque du convoi*.
TARGETS = frozenset(
    "ambulance avant-poste barrage blindé checkpoint colonne convoi navire patrouille pétrolier".split()
)
# What a name does not end in.
_EDGE = re.compile(r"(?:[\s,«“]|\b(?:en|de|des|du|d'|d’|l'|l’|la|le|les|cette|cet|ce|à|très|légèrement|grièvement))+$")
# Types that *on* tells of others.
_BY_ANYBODY = frozenset({"abduct", "arrest", "assault", "coerce", "death", "kill", "legal", "wound"})
_BEFALLING = frozenset({"abduct", "arrest", "death", "kill", "wound"})
_TO_ANYBODY = _TO_SOMEBODY - {"control", "agree"} | {"supply"}
# Nouns behind *de* that say of what kind an event is.
_MEASURES = frozenset("ampleur envergure force genre gravité intensité magnitude nature niveau sorte type".split())
# What is bombed or looted is also called by the name of who sits in it: *le bombardement de la mairie*.
_ON_BUILDINGS = frozenset({"assault", "damage", "riot", "control"})
_BUILDINGS = frozenset(
    "ambassade caserne commissariat consulat gouvernorat hôpital mairie ministère palais parlement préfecture "
    "présidence prison siège tribunal université école".split()
)
# Nouns that only say where something is: *au niveau de, au large de, à proximité de*.
_LOCAL = frozenset(
    "abords alentours bord bout centre cours côté cœur entrée environs est extérieur fond hauteur intérieur "
    "issue large lieu lieux limite lisière long milieu niveau nord nord-est nord-ouest ouest pied pieds place "
    "prix proximité périphérie sein sommet sortie sud sud-est sud-ouest".split()
)
# Types done by unions of states and to governments.
_OF_UNIONS = frozenset({"agree", "aid", "measure", "sanction", "supply", "talks"})
_PREPOSITIONS = frozenset({"à", "de", "dans", "sur", "vers"})
_MONEY = frozenset("euro dollar franc million milliard dinar rouble livre".split())
_PEOPLE = ("@human", "@force", "@crowd", "@state")
_ROLES = frozenset({"person", "organisation", "group", "anonymous", "medium"})
_THINGS = (
    "tion",
    "sion",
    "tive",
    "sive",
    "ment",
    "age",
    "ance",
    "ence",
    "ure",
    "isme",
    "té",
    "ise",
    "aire",
    "mois",
    "jour",
)
# Endings of who does something, and nouns that have them by chance.
_TRADES = ("eur", "euse", "trice", "ier", "ière", "iste", "ien", "ienne")
_NO_TRADES = frozenset(
    "ampleur atelier bien calendrier cahier carrière chaleur chantier charnier clavier couleur courrier dossier erreur "
    "extérieur facteur faveur filière frontière fureur gibier hauteur immobilier intérieur largeur longueur lueur "
    "lumière manière matière mobilier moteur métier palier papier peur poussière premier prière quartier "
    "rancœur rigueur rivière rumeur secteur sentier soutien splendeur terreur teneur tracteur valeur vapeur "
    "vigueur".split()
)
_BODIES = frozenset(
    "actionnaire administration adversaire agence alliance ambassade association autorité branche bénéficiaire "
    "comité commissaire commission communauté confédération célibataire dictature direction délégation "
    "département détachement entité entourage entreprise faction fonctionnaire formation fédération gestionnaire "
    "gouvernement incendiaire intérimaire judicature locataire légion magistrature maire mairie majorité malade "
    "militaire milliardaire minorité mission mouvement nation opposition organisation otage parlement partenaire "
    "personnage population prestataire propriétaire préfecture présidence rassemblement rédaction régiment "
    "résistance secrétaire section société stagiaire syndicat université vacataire voisinage volontaire élément "
    "équipage".split()
)


class Participants:
    """The participants of the events of one document.

    Args:
        places: the places by token.
        skipped: tokens that are no participants: dates, names of places that no list knows.
    """

    def __init__(
        self, r: Reading, lexicon: Lexicon, actors: Actors, places: Mapping[int, Place], skipped: Container[int]
    ) -> None:
        self.r = r
        self.lexicon = lexicon
        self.actors = actors
        self.places = places
        self.skipped = skipped

    def who(self, trigger: Trigger, found: Found, role: str) -> Participant | None:
        """The participant that a construction points to; ``None`` where it is a date, a place, a sum or no actor."""
        r, head = self.r, found.head
        if head in self.skipped or trigger.tokens[0] <= head < trigger.tokens[1] or self._is_sum(trigger, found):
            return None
        if found.rule == "adjectif":
            return self._nation(head)
        if role == "agent" and r.lower[head] == "on" and trigger.type in _BY_ANYBODY:
            return None  # « on a bombardé l'hôpital »
        place = self.places.get(head)
        accused = found.rule == "imputation"  # « impute la frappe à Moscou »
        if place is not None and not place.actor and not accused and not self._stands_for(place, trigger, found, role):
            return None
        if (
            found.rule == "entre"
            and trigger.type == "accident"
            and self.lexicon.events.is_class(r.lemma[head], ("@place",))
        ):
            return None  # « un accident entre les stations X et Y »
        who = self.actors.who(head)
        if role == "agent" and self._is_nobody(head):
            return None
        if (
            role == "agent"
            and trigger.type != "accident"
            and self.lexicon.events.is_class(r.lemma[head], ("@disaster",))
        ):
            return None  # « un incendie a détruit la mairie »
        if found.rule == "annonce" and not self._is_force(head, who):
            return None
        somebody = trigger.type != "accident" if role == "agent" else trigger.type in _TO_SOMEBODY
        befallen = role == "patient" and trigger.type in _BEFALLING
        if somebody and not self._can_act(head, who, found, befallen):
            return None
        if r.words[head].isdigit() and found.rule in ("à", "de"):
            return None  # « reporté au 14, les tirs du 11 »
        if found.rule == "contre" and (r.pos[head] == "NUM" or r.lower[head] == "%"):
            return None  # « contre 66 000 une semaine plus tôt »
        if found.rule in _PREPOSITIONS and r.lower[head] in _LOCAL and r.child(head, "case") is not None:
            return None
        if found.rule == "de" and r.lemma[head] in _MEASURES:
            return None
        if found.rule in ("de", "à") and self._is_weapon(trigger, head):
            return None
        if role == "agent" and found.rule == "de" and trigger.type in _ON_BUILDINGS and r.lemma[head] in _BUILDINGS:
            return None
        if trigger.type in _TO_ANYBODY and r.pos[head] == "PRON" and self._is_ground(who):
            return None
        return self._without_trigger(trigger, who, head)

    def _is_sum(self, trigger: Trigger, found: Found) -> bool:
        """Whether a participant is money, unless that is seized: *312.000 euros ont été saisis*."""
        seized = trigger.type == "coerce" and found.rule in ("objet", "passif")
        return self.r.lemma[found.head] in _MONEY and not seized

    def _is_nobody(self, head: int) -> bool:
        """*personne n'a revendiqué l'attaque*: nobody does it."""
        r = self.r
        return r.lower[head] in ("personne", "nul", "aucun", "aucune") and r.pos[head] != "NOUN"

    def _is_force(self, head: int, who: Participant | None) -> bool:
        """Whether somebody takes places: an army, an armed group, a state."""
        if self.lexicon.events.is_class(self.r.lemma[head].lower(), ("@force",)):
            return True
        actor = self.actors.records[who.actor] if who is not None and who.actor is not None else None
        if actor is None:
            return False
        state = actor.kind is ActorKind.STATE_BODY and self.r.pos[head] == "PROPN"
        return state or actor.kind is ActorKind.ARMED_GROUP

    def others(self, trigger: Trigger) -> tuple[Participant, Found] | None:
        """*quatre soldats ont été tués et trois autres blessés*: the noun that a number has left out."""
        r, head = self.r, trigger.head
        roles = (k for k in r.children[head] if r.dep[k].startswith(("nsubj", "obj")) and r.lower[k] == "autres")
        own = next(roles, head)
        number = r.child(own, "nummod")
        if number is None or not own - 2 <= number < own or own == head and number > trigger.tokens[0]:
            return None
        several = "autres" in r.lower[number : own + 1]
        feminine = r.lower[head].endswith("ées") and own == head == number + 1
        if not several and not feminine:
            return None
        for k in range(number - 1, r.units[r.unit_of[head]][0], -1):
            central = r.dep[k].startswith(("nsubj", "obj")) or r.dep[k] == "nmod" and r.pos[r.head[k]] == "NOUN"
            subject = r.dep[k].startswith("nsubj") and r.child(k, "nummod") is not None
            people = subject or self.lexicon.events.is_class(r.lemma[k].lower(), _PEOPLE)
            if central and r.is_noun(k) and people:
                plural = "s" if r.feature(k, "Number") == "Sing" and r.words[k][-1] not in "sxz" else ""
                words = (r.words[number], "autres" if several else "", r.words[k] + plural)
                span = r.span((number, own if own == head else own + 1))
                return Participant(name=" ".join(filter(None, words)), span=span), Found(own, "ellipse")
        return None

    def _is_weapon(self, trigger: Trigger, head: int) -> bool:
        """*l'explosion d'une mine, des tirs de roquettes*: what it is done with."""
        return trigger.type == "assault" and self.lexicon.events.is_class(self.r.lemma[head], ("@weapon",))

    def _is_ground(self, who: Participant | None) -> bool:
        """Whether a pronoun was taken for a village, say, where only people can be meant."""
        return who is not None and self.lexicon.events.is_class(who.name.split()[0].lower(), ("@place",))

    def _nation(self, adjective: int) -> Participant:
        """*des frappes américaines*: the state that an adjective names, as the document calls it."""
        span = self.r.span((adjective, adjective + 1))
        word = self.r.lower[adjective]
        called = self.lexicon.countries.called("américain" if word == "us" else word)
        if not called:
            return self._fighters(adjective, span)
        country = called[0]
        for actor in self.actors.records:
            if actor.name in country.names:
                return Participant(name=actor.name, span=span, actor=actor.id)
        return Participant(name=country.name, span=span)

    def _fighters(self, adjective: int, span: Span) -> Participant:
        """*l'offensive rebelle*: those who fight, as the document calls them."""
        lemma = self.r.lemma[adjective].lower()
        for actor in self.actors.records:
            if lemma in actor.name.lower().rstrip("s").split(" ", 1)[0]:
                return Participant(name=actor.name, span=span, actor=actor.id)
        return Participant(name=f"{lemma}s", span=span)

    def _stands_for(self, place: Place, trigger: Trigger, found: Found, role: str) -> bool:
        """Whether a place takes part: a country as a state, a road or building as what is blocked or damaged."""
        if role == "patient" and trigger.type in _OF_THINGS and place.kind in ("street", "facility"):
            return True
        given = found.rule == "à" and trigger.type in ("aid", "supply")  # « livrer des armes à l'Arvanie »
        if place.kind == "region" and trigger.type in _OF_UNIONS and found.rule == "sujet":
            return True  # « l'UE a sanctionné X »
        state = place.kind == "country" or (
            found.rule in _AGAINST
            and (found.rule != "contre" or trigger.type in _OF_UNIONS)
            and self.lexicon.metonyms.get(place.text) is not None
        )
        return state and (given or found.rule in _CLAUSAL or found.rule in _AGAINST)

    def _can_act(self, head: int, who: Participant | None, found: Found, befallen: bool) -> bool:
        """Whether a word can be somebody: names, pronouns, people, bodies, and whatever is not plainly a thing.

        Args:
            befallen: what happens befalls people only (*la mort de*).
        """
        r, lemma = self.r, self.r.lemma[head].lower()
        role = self.lexicon.roles.get(r.lower[head])
        thing = lemma in TARGETS or self.lexicon.events.is_class(lemma, ("@weapon", "@place"))
        in_charge = found.rule == "verbe support" and lemma in _BUILDINGS  # « le commissariat est chargé de l'enquête »
        if found.rule in _LOOSE and thing and not in_charge and not self._is_named(who):
            return False
        if r.pos[head] in ("PROPN", "PRON", "DET", "NUM") or role is not None and role.kind in _ROLES:
            return True
        if self.lexicon.events.is_class(lemma, _PEOPLE) or self._is_named(who):
            return True
        if all(self.lexicon.events.is_class(lemma, (name,)) for name in ("@unit", "@place")):
            return True  # a garrison
        if role is not None or self.lexicon.events.is_class(lemma, ("@weapon", "@place")):
            return lemma in _BUILDINGS and found.rule in ("sujet", "verbe support", "agent du passif")
        if lemma.endswith(_TRADES) and lemma not in _NO_TRADES:
            return True
        if who is not None and who.actor is not None or lemma in _BODIES:
            return True
        loose = found.rule in _LOOSE and not (found.rule == "de" and befallen)
        return not loose and not lemma.endswith(_THINGS)

    def _is_named(self, who: Participant | None) -> bool:
        """Whether a participant is an actor by name: *le Front rouge*, though a front is a place."""
        actor = self.actors.records[who.actor] if who is not None and who.actor is not None else None
        return actor is not None and actor.kind is not ActorKind.UNNAMED and actor.name[:1].isupper()

    def before(self, who: Participant, second: int) -> Participant:
        """*entre l'armée et les rebelles*: the first of two, without the second."""
        cut = who.name.find(self.r.words[second])
        joint = who.name.rfind(" et ", 0, max(cut, 0))
        if joint <= 0 or who.span is None:
            return who
        return Participant(name=who.name[:joint].rstrip(" ,"), span=who.span, actor=who.actor, steps=who.steps)

    def _without_trigger(self, trigger: Trigger, who: Participant | None, head: int) -> Participant | None:
        """*les personnes arrêtées*: the participant without the participle that is the trigger."""
        a = trigger.tokens[0]
        if who is None or who.span is None or not head < a or not who.span.start < self.r.start[a] < who.span.end:
            return who
        cut = who.name.rfind(self.r.words[a])
        if cut <= 0:
            return who
        span = Span.of(self.r.text, who.span.start, self.r.end[a - 1])
        return Participant(name=_EDGE.sub("", who.name[:cut]), span=span, actor=who.actor, steps=who.steps)
