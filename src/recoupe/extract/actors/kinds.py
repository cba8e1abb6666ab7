"""What kind of actor a chain is, and of which country."""

from __future__ import annotations

import re

from recoupe.extract.actors.chains import Chain
from recoupe.extract.actors.joining import Joining
from recoupe.extract.actors.mentions import Mention
from recoupe.extract.reading import Reading
from recoupe.extract.word_classes import OF
from recoupe.lexicon import Lexicon
from recoupe.model import ActorKind

_STATE = frozenset({"official", "seat", "military", "police", "justice", "diplomat"})
# What people do in one event: no group.
_ROLES = frozenset("assaillant tireur kamikaze casseur émeutier agresseur".split())
_ACRONYM = re.compile(r"[A-ZÉ][A-Z0-9É-]{1,7}|(?:[A-Z]\.){2,}")
# Nouns that armed groups are named by, and other bodies too.
_ARMED = frozenset(
    "front mouvement brigade brigades bataillon force forces unités groupe coalition alliance armée".split()
)
_ALWAYS_ARMED = frozenset("katiba katibat liwa milice kataëb harakat".split())
# What says that a brigade or battalion is an army's.
_REGULAR = re.compile(
    r"\d+(?:e|er|re|ère|ème)|mécanisée?s?|blindée?s?|aéroportée?s?|motorisée?s?|infanterie|artillerie|parachutistes?"
)
# What a description says of an armed group, whatever it is named: *l'Armée du Gué, un groupe ethnique armé*.
_CALLED_ARMED = re.compile(
    r"\b(?:groupe|mouvement|faction|organisation|branche)\b.*\b(?:armée?s?|rebelles?|[dj]{1,2}ihadistes?|insurgée?s?)\b"
)
_PARLIAMENTS = frozenset("assemblée sénat parlement chambre congrès".split())
# Acronyms of taxes, contracts and measures, which nobody acts by.
_NOBODY = frozenset("CSG ISF TVA SMIC RSA RTT ITT CDI CDD PIB ADN NDLR GPS VTT SUV PDF TGV RIC QG PV UV".split())
_ATTACKS = frozenset("attaque offensive assaut raid embuscade roquette obus bastion commandant commandement".split())
_FIGHTING = frozenset("bombarder assiéger pilonner capturer emparer mitrailler décapiter".split())
_TEXTS = frozenset("constitution code charte bible coran traité convention rapport journal".split())
_LOCATIVE = frozenset("à dans vers depuis près".split())
_BOARD = frozenset("conseil cabinet".split())  # which also are people: *ses conseils*, *son cabinet*


class Kinds:
    """Settles kind and country of the chains of one document."""

    def __init__(self, r: Reading, lexicon: Lexicon, joining: Joining) -> None:
        self.r = r
        self.lexicon = lexicon
        self._armed = self._with_fighters(joining)

    # Kinds --------------------------------------------------------------------------------------------------------

    def of(self, chain: Chain, *, speaks: bool = False) -> ActorKind | None:
        """What a chain is; ``None`` where it is no actor."""
        kind = self._of(chain, speaks=speaks)
        if speaks and (kind is None or kind is ActorKind.UNNAMED and chain.kind == "anonymous"):
            named = chain.kind in ("organisation", "group", "place", "name") or self._is_capital(chain)
            kind = _body(chain) if named else ActorKind.UNNAMED
        if chain.entry_kind or kind not in (ActorKind.ORGANISATION, ActorKind.STATE_BODY):
            return kind
        return ActorKind.ARMED_GROUP if self._is_armed(chain) else kind

    def _of(self, chain: Chain, *, speaks: bool) -> ActorKind | None:
        if chain.entry_kind:
            return ActorKind(chain.entry_kind)
        acts = chain.acts or speaks
        if chain.kind == "place":
            return ActorKind.STATE_BODY if acts else None
        if chain.kind == "medium":
            reports = chain.name or speaks or chain.leads and "site" not in chain.heads
            return ActorKind.MEDIUM if reports else None
        if not chain.name and not chain.leads and any(self.lexicon.place_nouns.get(head) for head in chain.heads):
            return None  # « la province », « une église »: a place unless it acts
        if chain.kind == "person":
            return self._person(chain)
        if chain.kind in ("organisation", "group"):
            return _body(chain)
        if chain.kind == "anonymous":
            return ActorKind.UNNAMED
        return self._named(chain) if chain.kind == "name" else None

    def _is_capital(self, chain: Chain) -> bool:
        """Whether a noun that no list knows is written as the name of a body: *la Coordination des jeunes*."""
        r = self.r
        heads = [mention.head for _, mention in chain.mentions if mention is not None]
        return not _TEXTS.intersection(chain.heads) and any(
            r.words[k][:1].isupper() and r.lower[k - 1] in ("le", "la", "l'", "du") for k in heads
        )

    def _person(self, chain: Chain) -> ActorKind:
        if self._is_board(chain):
            return ActorKind.STATE_BODY
        if chain.name[:1].isupper():
            return ActorKind.PERSON
        armed = chain.number == "p" and "fighter" in chain.classes and not _ROLES.intersection(chain.heads)
        return ActorKind.ARMED_GROUP if armed else ActorKind.UNNAMED

    def _is_board(self, chain: Chain) -> bool:
        """*le Conseil de transition, le Haut conseil islamique*: a body, though *un conseil* may be a lawyer."""
        if not _BOARD.intersection(chain.heads) or chain.number == "p":
            return False
        capital = any(label.startswith(("Conseil", "Haut", "Cabinet")) for label in chain.labels)
        return capital or "cabinet" in chain.heads

    def _named(self, chain: Chain) -> ActorKind | None:
        """A name that tells nothing of itself, by its shape, where it is an acronym or acts."""
        acronyms = [name for name in (chain.name, *chain.names) if _ACRONYM.fullmatch(name)]
        if acronyms:
            thing = chain.heads and chain.name.islower() and not chain.leads  # « incapacité de travail (ITT) »
            return None if thing or _NOBODY.issuperset(acronyms) else ActorKind.ORGANISATION
        if not chain.leads:
            return None
        return ActorKind.PERSON if len(chain.name.split()) > 1 else ActorKind.ORGANISATION

    def is_place_noun(self, lemma: str) -> bool:
        """Whether a noun names a place: *la province*, which still may act."""
        return bool(self.lexicon.place_nouns.get(lemma))

    def is_place_name(self, chain: Chain) -> bool:
        """Whether an unlisted name is a place's: the text also says *à Kessar*, *vers Kessar*."""
        if chain.kind != "name" or chain.number == "p":
            return False
        r = self.r
        for k, mention in chain.mentions:
            if mention is None or r.dep[k].startswith("nsubj"):
                continue
            before = mention.tokens[0] - 1 if mention.name is None else mention.name[0] - 1
            if before >= 0 and r.lower[before] in _LOCATIVE and r.dep[k].startswith(("obl", "nmod")):
                return True
        return False

    # Armed groups -------------------------------------------------------------------------------------------------

    def _is_armed(self, chain: Chain) -> bool:
        """Whether a body without an entry is an armed group: by its head noun and by what the text says of it."""
        first = chain.called().split(" ")[0].lower()
        if first in _ALWAYS_ARMED or any(_CALLED_ARMED.search(label.lower()) for label in chain.labels):
            return True
        if _REGULAR.search(chain.called().lower()) or {"police", "justice", "official"}.intersection(chain.classes):
            return False
        if first == "armée" and not chain.names:
            return False
        doubtful = first in _ARMED or any(_ACRONYM.fullmatch(name) for name in (chain.name, *chain.names))
        return doubtful and id(chain) in self._armed

    def _with_fighters(self, joining: Joining) -> set[int]:
        """The chains that a text gives fighters to: *les combattants du Front*, *deux groupes armés, A et B*."""
        found: set[int] = set()
        for chain in joining.discourse.all():
            if chain.entry is not None:
                continue
            for k, mention in chain.mentions:
                if mention is not None and (self._is_fighters(k) or self._attacks(k) or self._beside_groups(k)):
                    found.add(id(chain))
        return found

    def _is_fighters(self, k: int) -> bool:
        """Whether a mention completes a noun for fighters: *les miliciens du Front*."""
        r = self.r
        if r.dep[k] not in ("nmod", "conj") or r.head[k] >= k:
            return False
        above = r.head[k]
        role = self.lexicon.roles.get(r.words[above])
        armed = role is not None and role.role_class == "fighter" or r.lemma[above] in _ATTACKS
        return armed and r.pos[above] == "NOUN"

    def _attacks(self, k: int) -> bool:
        """Whether a mention is the subject of a verb of fighting: *le Front a bombardé*."""
        r = self.r
        return r.dep[k] == "nsubj" and r.pos[r.head[k]] == "VERB" and r.lemma[r.head[k]] in _FIGHTING

    def _beside_groups(self, k: int) -> bool:
        """Whether an apposition calls a mention, or the two that it is one of, armed groups."""
        r = self.r
        joined = {k, r.head[k] if r.dep[k] == "conj" else k}
        joined |= {c for c in r.children[k] if r.dep[c] == "conj" and c > k}
        return any(
            r.dep[c] == "appos" and c > head and self._role(c) == "fighter" for head in joined for c in r.children[head]
        )

    def _role(self, k: int) -> str:
        """The class of the role noun at a token, the expression of two words first."""
        r, roles = self.r, self.lexicon.roles
        both = roles.get(f"{r.words[k]} {r.words[k + 1]}") if k + 1 < r.length else None
        role = both or roles.get(r.words[k])
        return role.role_class if role is not None else ""

    # Countries ----------------------------------------------------------------------------------------------------

    def country(self, chain: Chain) -> str | None:
        """The country a chain belongs to: the lexicon's, else the only one that its descriptions name.

        *Le ministre malien, la police du Kenya, l'ambassadrice des États-Unis*; but not *des milices pro-iraniennes*.
        """
        if chain.country is not None or chain.entry is not None:
            return chain.country
        found: dict[str, None] = {}
        for text in dict.fromkeys((*chain.labels, chain.name)):
            for word in text.lower().replace("’", "'").split():
                for country in self.lexicon.countries.demonyms.get(word.rpartition("'")[2], ()):
                    found.setdefault(country.code)
        if not found:
            for _, mention in chain.mentions:
                if mention is not None and (code := self._of_country(mention)) is not None:
                    found.setdefault(code)
        return next(iter(found)) if len(found) == 1 else None

    def _of_country(self, mention: Mention) -> str | None:
        """The country that a description of somebody ends in: *le président du Mali*."""
        r = self.r
        b = mention.core[1]
        if mention.role is None or mention.name is not None:
            return None
        start = next((k for k in range(b - 1, mention.head, -1) if r.lower[k] in (*OF, "des")), None)
        if start is None or start != mention.head + mention.role.form.count(" ") + 1:
            return None
        while start + 1 < b and r.lower[start + 1] in ("la", "l'", "le", "les"):
            start += 1
        country = self.lexicon.countries.named(r.string((start + 1, b))) if start + 1 < b else None
        return country.code if country is not None else None


def _body(chain: Chain) -> ActorKind:
    """An organisation or group by the classes of its role nouns."""
    if "fighter" in chain.classes:
        return ActorKind.ARMED_GROUP
    if any(name in _STATE for name in chain.classes) or chain.kind == "place" or _PARLIAMENTS.intersection(chain.heads):
        return ActorKind.STATE_BODY
    if chain.kind == "group" and not chain.name:
        return ActorKind.UNNAMED
    return ActorKind.ORGANISATION
