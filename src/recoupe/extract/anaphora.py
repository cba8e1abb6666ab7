"""Anaphora: whom a description without a name takes up (*le ministre*, *cette source*, *l'ONG*)."""

from __future__ import annotations

from recoupe.extract.cast import Cast
from recoupe.extract.entities import STATE_CLASSES, Entity, compatible, distinct, gender_agrees, may_be_called, of_state
from recoupe.extract.names import Profile, profile

_GENERIC_MEDIA = frozenset("agence journal quotidien hebdomadaire magazine chaîne radio site média rédaction".split())
_GENERIC_ORGANISATIONS = _GENERIC_MEDIA | frozenset(
    "organisation ong groupe parti agence journal quotidien hebdomadaire magazine chaîne radio site mouvement "
    "association institution compagnie entreprise société constructeur syndicat fédération fondation collectif "
    "centrale média rédaction observatoire".split()
)
# Functions that one holder at a time has, whom the article alone names (*le ministre*, *le procureur*).
_FUNCTIONS = frozenset({"official", "seat", "justice", ""})
# Nouns for a walk of life rather than one function: *le magistrat* takes up a prosecutor, *l'officier* a colonel.
_GENERAL = frozenset(
    "magistrat magistrate responsable élu élue dirigeant dirigeante officier militaire haut gradé gradé diplomate "
    "expert experte chercheur chercheuse scientifique universitaire spécialiste praticien praticienne soignant "
    "soignante journaliste reporter homme femme religieux religieuse prélat militant militante activiste "
    "entrepreneur entrepreneuse patron patronne parlementaire policier policière fonctionnaire juriste intéressé "
    "intéressée témoin interlocuteur interlocutrice homme politique femme politique homme d’affaires élu local "
    "médecin combattant combattante rebelle syndicaliste leader numéro un chef conseil défenseur avocat".split()
)
# Offices that go by two names.
_OFFICES = {
    "chef de l’état": "président",
    "cheffe de l’état": "président",
    "chef du gouvernement": "premier ministre",
    "cheffe du gouvernement": "premier ministre",
}
# Whose article alone names the head of state, whoever else presides over something.
_OF_STATE = frozenset({"président", "présidente"})
#: Nouns that point back to whoever spoke last rather than naming a function.
BACK = frozenset(
    "responsable intéressé intéressée homme femme dirigeant dirigeante source interlocuteur interlocutrice dernier "
    "dernière témoin élu élue intervenant intervenante orateur oratrice personnalité trentenaire quadragénaire "
    "quinquagénaire sexagénaire septuagénaire".split()
)


class Anaphora(Cast):
    """A cast that knows whom its descriptions take up."""

    def taken_up(self, described: Profile, position: int) -> Entity | None:
        """The entity that a description without a name takes up.

        Args:
            position: first token of the mention.
        """
        seen = distinct([*reversed(self.speakers), *reversed(self.entities)])
        fitting = [e for e in seen if e.number == described.number and gender_agrees(e, described)]
        found = _same_head(described, fitting) or self._in_office(described, position)
        if found is None and described.kind in ("person", "") and described.number == "s":
            found = self._person(described, fitting)
        found = found or self._described_name(described, position)
        if found is not None:
            return found
        plural = described.number == "p" and described.kind in ("person", "group", "")
        points_back = described.head in BACK or described.kind == "anonymous" or plural
        if described.demonstrative and points_back and fitting:
            return fitting[0]
        if described.head.lower() in _GENERIC_ORGANISATIONS and described.bare and described.number == "s":
            return self._organisation(described, position, seen)
        return None

    def _person(self, described: Profile, fitting: list[Entity]) -> Entity | None:
        """The person that *le ministre*, *cet élu*, *l’intéressée*, *le Carolorégien* takes up."""
        people = [e for e in fitting if e.kind == "person" or _may_be_person(e)]
        if not people:
            return None
        words = described.words
        general = described.demonstrative or described.head in _GENERAL
        if described.role_class not in ("", "generic") and general and (described.bare or described.demonstrative):
            for entity in people:
                if any(described.role_class == role[2] for p in entity.profiles for role in p.roles):
                    return entity
        # A function of one's own (*le gouverneur* after *le maire*) is somebody else's.
        people = [e for e in people if general or described.kind != "person" or not _has_function(e)]
        if not people:
            return None
        last = people[0]
        bare = described.bare and described.definite
        # *le chanteur* takes up a person, *le ministre* may be another one who holds that function.
        variation = bare and described.kind == "person" and described.role_class not in _FUNCTIONS
        unknown = bare and described.kind == "" and any(p.name for p in last.profiles)
        points_back = described.demonstrative or described.head in BACK and len(words) <= 2
        return last if variation or unknown or points_back or self.is_demonym(described) else None

    def _in_office(self, described: Profile, position: int) -> Entity | None:
        """Who holds the office that goes by another name: *le chef du gouvernement* after *le Premier ministre X*."""
        office = _OFFICES.get(described.label.lower().replace("'", "’"))
        if office is None:
            return None
        own = {*office.split(), "république"}
        before = [
            (name, at)
            for name, words, at in self.introductions
            if set(office.split()) <= words
            and all(word in own or self.lexicon.countries.called(word) for word in words)
            and self.r.token_at(at) < position
        ]
        if not before:
            return None
        name, at = before[-1]
        found = Profile(label=name, name=name, kind="person", gender=described.gender)
        return self.find(found) or self.add(found, self.r.token_at(at))

    def _organisation(self, described: Profile, position: int, seen: list[Entity]) -> Entity | None:
        """The organisation or medium that a generic noun (*l’agence*, *le parti*) takes up."""
        if described.head.lower() in _GENERIC_MEDIA:
            return self._last_medium(position) or next((e for e in seen if e.kind == "medium"), None)
        nearest = self._nearest_organisation(described, position)
        if nearest is not None:
            return nearest
        for entity in seen:
            first = entity.profiles[0]
            collective = entity.kind in ("organisation", "group") or entity.kind == "" and first.name
            if collective and not of_state(entity) and may_be_called(described, first):
                return entity
        known = [o for o in self.organisations if o.role_class not in STATE_CLASSES and may_be_called(described, o)]
        return self.add(known[0], 0) if len(known) == 1 else None

    def _nearest_organisation(self, described: Profile, position: int) -> Entity | None:
        """The organisation that a generic noun (*l'ONG*, *le parti*) takes up: the last one that can be called so.

        Where none has been named yet, the only one of its class that the document names later.
        """
        fitting = [(at, p) for at, p in self.named if p.role_class not in STATE_CLASSES and may_be_called(described, p)]
        before = [(at, p) for at, p in fitting if at < position]
        alike = [(at, p) for at, p in before if p.role_class and p.role_class == described.role_class]
        if alike or before:
            at, found = (alike or before)[-1]
            return self.find(found) or self.add(found, at)
        later = {p.name: (at, p) for at, p in fitting if p.role_class == described.role_class}
        if len(later) == 1:
            at, found = next(iter(later.values()))
            return self.find(found) or self.add(found, at)
        return None

    def _described_name(self, described: Profile, position: int) -> Entity | None:
        """The person whom the document elsewhere introduces by these very words (*le djihadiste Fabien Clain*)."""
        if (
            described.kind not in ("person", "")
            or described.number != "s"
            or not described.definite
            or not described.words
        ):
            return None
        for name, words, at in self.introductions:
            if described.words <= words and described.head in words:
                tokens = self.r.token_at(at)
                found = Profile(label=name, name=name, kind="person", gender=described.gender)
                return self.find(found) or self.add(found, tokens)
        return self._in_function(described, position)

    def _in_function(self, described: Profile, position: int) -> Entity | None:
        """The person whom the document has given a function: *le maire* after *Ali Diop, maire de Kessar*."""
        head = described.head.split(" ")[0]
        held = [
            (name, at)
            for name, words, at in self.functions
            if described.words <= words
            and head in words
            and self.r.token_at(at) < position
            and (not described.bare or head not in _OF_STATE or "république" in words)
        ]
        if described.kind != "person" or len({name for name, _ in held}) != 1:
            return None  # « le maire » of two towns
        name, at = held[-1]
        found = Profile(label=name, name=name, kind="person", gender=described.gender)
        return self.find(found) or self.add(found, self.r.token_at(at))

    def _last_medium(self, position: int) -> Entity | None:
        """The medium named last before a position: *l'éditorialiste du Corriere … poursuit le journal*."""
        r = self.r
        at = max((k for k in r.media if k < position and r.quote[k] < 0), default=None)
        if at is None:
            return None
        tokens = (at, r.media[at][0])
        described = profile(r, self.lexicon, tokens, at)
        return self.find(described) or self.add(described, at)

    def introduced(self, described: Profile, position: int) -> Entity | None:
        """The unnamed person whom a name now names.

        A French dispatch does not name a stranger without saying who it is: a bare name at its first occurrence names
        the person described just before (*le procureur de Tarascon … a expliqué Patrick Desjardins*), and a full
        introduction may repeat the function (*le chef de l’armée … le général X, chef de l’état-major*). A name that
        the text has given before a full description (*le gérant du café*) is somebody else's.

        Args:
            position: first token of the name's mention.
        """
        if described.kind != "person" or not described.name or not self.speakers:
            return None
        r = self.r
        named = r.unit_of[r.token_at(r.text.find(described.name))]
        recent = distinct(reversed(self.speakers))[:2]
        for entity in recent:
            first = entity.profiles[0]
            if (
                entity.kind != "person"
                or entity.number != "s"
                or any(p.name for p in entity.profiles)
                or not first.definite
                or not gender_agrees(entity, described)
            ):
                continue
            shared = {role[0] for p in entity.profiles for role in p.roles} & {role[0] for role in described.roles}
            near = (first.bare or r.unit_of[entity.position] <= named) and r.unit_of[position] - r.unit_of[
                entity.position
            ] <= 6
            if not described.roles and entity is recent[0] and near or shared:
                return entity
        return None

    def last_like(self, described: Profile) -> Entity | None:
        """The speaker that *la même source* takes up: the last one of the same head noun, else the last one."""
        for entity in reversed(self.speakers):
            if any(p.head == described.head for p in entity.profiles):
                return entity
        return self.last_speaker()


def _may_be_person(entity: Entity) -> bool:
    """Whether an entity of unknown kind has the shape of a person's name: two capitalised words."""
    return entity.kind == "" and not entity.acronym and len(entity.name.split()) == 2 and entity.name.istitle()


def _has_function(entity: Entity) -> bool:
    """Whether the text has said what a person does."""
    return any(role[1] == "person" and role[2] != "generic" for p in entity.profiles for role in p.roles)


def _same_head(described: Profile, entities: list[Entity]) -> Entity | None:
    """The first entity described before with the same head noun or function, and nothing that contradicts."""
    noun = described.head.split(" ")[0]
    for entity in entities:
        for p in entity.profiles:
            nouns = {h.split(" ")[0] for h in (p.head, *(role[0] for role in p.roles))}
            if noun in nouns and compatible(described.words, p, described):
                return entity
    return None
