"""From mentions to origins: who is meant, through the whole document.

Speakers are resolved in text order. A name is joined to the fullest form of it; a pronoun, *ce chef militaire*, *la
même source* go back to the speaker they agree with; a document (*un bilan de la police*) stands for who issued it.
Each decision is written down as a step, and where two speakers would do equally well the answer is the candidates.
"""

from __future__ import annotations

import re

import msgspec

from recoupe.extract.draft import Mention
from recoupe.extract.names import Profile, name_runs, profile, strip_article
from recoupe.extract.nounphrase import phrase
from recoupe.extract.reading import Reading
from recoupe.extract.word_classes import OF
from recoupe.lexicon import Lexicon
from recoupe.model import Candidate

_WHICH = frozenset("lequel laquelle lesquels lesquelles".split())

_MASCULINE = frozenset({"il", "ils", "lui", "eux", "celui-ci", "ce dernier"})
_FEMININE = frozenset({"elle", "elles", "celle-ci"})
_PLURAL = frozenset({"ils", "elles", "eux", "nous"})
_ORGANISATIONS = frozenset({"organisation", "medium", "group"})
# Nouns that point back to whoever spoke last rather than naming a function.
_ORGANISED = frozenset(
    "front union comité conseil ligue médecins alliance mouvement parti organisation armée forces brigades croix "
    "croissant action secours observatoire réseau collectif fondation confédération fédération syndicat human amnesty "
    "save reporters avocats coordination".split()
)
_CLASS_OF_WORD = {
    **dict.fromkeys(
        "médecins amnesty save reporters action secours croix croissant human observatoire ligue".split(), "activist"
    ),
    **dict.fromkeys("front forces armée brigades mouvement".split(), "fighter"),
    "parti": "politician",
}
# What a generic noun can take up: names of the classes given, and those whose class is not known.
_CALLED = {
    **dict.fromkeys("ong association observatoire".split(), frozenset({"activist"})),
    **dict.fromkeys("société compagnie entreprise constructeur".split(), frozenset({"company", ""})),
    **dict.fromkeys("mouvement groupe".split(), frozenset({"fighter", "politician", "acronym", ""})),
}
_GENERIC_MEDIA = frozenset("agence journal quotidien hebdomadaire magazine chaîne radio site média rédaction".split())
_GENERIC_ORGANISATIONS = _GENERIC_MEDIA | frozenset(
    "organisation ong groupe parti agence journal quotidien hebdomadaire magazine chaîne radio site mouvement "
    "association institution compagnie entreprise société constructeur syndicat fédération fondation collectif "
    "centrale média rédaction observatoire".split()
)
_DEMONYM = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ-]+(?:ien|ais|ois|éen|in|ain|an|ard|on|ienne|aise|oise|éenne|ine|aine|ane|arde)")
# Functions that one holder at a time has, whom the article alone names (*le ministre*, *le procureur*).
_FUNCTIONS = frozenset({"official", "seat", "justice", ""})
_STATE_CLASSES = frozenset({"official", "military", "police", "justice", "diplomat", "seat"})
_BACK = frozenset(
    "responsable intéressé intéressée homme femme dirigeant dirigeante source interlocuteur interlocutrice dernier "
    "dernière témoin élu élue intervenant intervenante orateur oratrice personnalité trentenaire quadragénaire "
    "quinquagénaire sexagénaire septuagénaire".split()
)


class Entity(msgspec.Struct):
    """Somebody who speaks or is named in the document."""

    name: str
    profiles: list[Profile]
    position: int
    kind: str = ""
    gender: str = ""
    number: str = "s"
    acronym: str = ""


class Resolution(msgspec.Struct):
    """Who is meant: an entity, or candidates, and how it was settled."""

    entity: Entity | None
    steps: list[str] = []
    candidates: list[Candidate] = []


class Resolver:
    """Keeps the entities of one document while its mentions are resolved in text order."""

    def __init__(self, r: Reading, lexicon: Lexicon) -> None:
        self.r = r
        self.lexicon = lexicon
        self.entities: list[Entity] = []
        self.speakers: list[Entity] = []
        self.organisations: list[Profile] = []
        self.introductions: list[tuple[str, frozenset[str], int]] = []
        self.names = self._full_names()
        self.acronyms = self._acronyms()
        self.named = self._named_organisations()

    # What the document names -------------------------------------------------------------------------------------

    def _full_names(self) -> dict[str, list[str]]:
        """For each last word of a name, the names of two words or more that end in it, longest first."""
        r = self.r
        found: dict[str, list[str]] = {}
        for a, b in name_runs(r, (0, r.length)):
            start = a
            for k in range(a, b):
                if self.lexicon.first_names.gender(r.words[k]) is not None:
                    start = k
                    break
            else:
                continue
            if b - start >= 2:
                name = r.string((start, b))
                low = start
                while (
                    low > 0 and r.pos[low - 1] in ("NOUN", "ADJ", "ADP", "PROPN") and r.quote[low - 1] == r.quote[start]
                ):
                    low -= 1
                if low < start and low > 0 and r.lower[low - 1] in ("le", "la", "l'"):
                    words = frozenset(w for w in r.lower[low:start] if len(w) > 2)
                    self.introductions.append((name, words, r.start[start]))
                key = r.lower[b - 1]
                if name not in found.setdefault(key, []):
                    found[key].append(name)
        for names in found.values():
            names.sort(key=len, reverse=True)
        return found

    def _acronyms(self) -> dict[str, str]:
        """Acronyms in brackets behind their long form: ``{"OSDH": "Observatoire syrien des droits de l’Homme"}``."""
        r = self.r
        found: dict[str, str] = {}
        for match in re.finditer(r"\(([A-ZÉ][A-Za-z0-9É-]{1,9})\)", r.text):
            short = match.group(1)
            k = r.token_at(match.start()) - 1
            if k < 1:
                continue
            head = k
            start = head
            limit = max(0, head - 14)
            while (
                start > limit
                and not r.space[start - 1]
                and r.lower[start - 1] not in (",", ".", ";", ":", "(", ")", "»", "«")
                and not r.is_finite(start - 1)
            ):
                start -= 1
            initials = [
                i
                for i in range(start, head + 1)
                if r.words[i][0].lower() == short[0].lower() and r.pos[i] not in ("DET", "ADP")
            ]
            for i in initials:
                long = r.string((i, head + 1))
                letters = "".join(w[0] for w in re.findall(r"\w+", long) if len(w) > 2).lower()
                if len(long) > len(short) + 2 and sum(c in letters for c in short.lower()) >= len(short) * 0.6:
                    found[short] = long
                    break
        return found

    def foresee(self, mentions: list[Mention]) -> None:
        """Look ahead at all sources: the organisations among them that have a proper name."""
        for mention in mentions:
            described = profile(self.r, self.lexicon, mention.tokens, mention.head)
            named = described.kind in ("organisation", "group") or described.kind == "" and not self._demonym(described)
            if described.name and named and described.name not in [o.name for o in self.organisations]:
                self.organisations.append(described)
            if described.name and named and not self.lexicon.metonyms.get(described.name):
                described.role_class = described.role_class or _CLASS_OF_WORD.get(described.name.split()[0].lower(), "")
                self.named.append((mention.tokens[0], described))
        self.named.sort(key=lambda entry: entry[0])

    # Mentions ----------------------------------------------------------------------------------------------------

    def resolve(self, mention: Mention, *, incise: bool, floor: int = 0) -> Resolution:
        """Settle who a source mention refers to.

        Args:
            incise: the mention is the subject of an incise, which goes on with the speaker of the words before.
            floor: first token of the mention's unit.
        """
        r = self.r
        word = mention.span.text.lower().replace("’", "'")
        if word in _MASCULINE | _FEMININE or word in ("je", "j'", "nous"):
            return self._pronoun(mention, word, incise)
        if word in _WHICH:
            return self._relative(mention)
        described = profile(r, self.lexicon, mention.tokens, mention.head)
        if described.kind == "document":
            issued = self._issuer(mention, described)
            if issued is not None:
                return issued
        return self._described(mention, described)

    def last_speaker(self) -> Entity | None:
        """Whoever spoke last."""
        return self.speakers[-1] if self.speakers else None

    def speak(self, entity: Entity, position: int) -> None:
        """Note that an entity has just spoken, by a cue at ``position``."""
        entity.position = max(entity.position, position)
        self.speakers.append(entity)

    # Pronouns ----------------------------------------------------------------------------------------------------

    def _pronoun(self, mention: Mention, word: str, incise: bool) -> Resolution:
        gender = "m" if word in _MASCULINE else "f" if word in _FEMININE else ""
        number = "p" if word in _PLURAL else "s"
        same_paragraph = incise and bool(self.speakers) and self._recent(mention)
        subject = None if same_paragraph else self._subject_before(mention, gender, number)
        seen: list[Entity] = []
        for entity in reversed(self.speakers):
            if entity not in seen:
                seen.append(entity)
        fits = [e for e in seen if _agrees(e, gender, number)]
        if subject is not None and (not fits or fits[0].name != subject.name and fits[0].position < subject.position):
            # The subject of the sentence before is nearer than the last speaker.
            return Resolution(subject, [f"« {word} » : sujet de la phrase précédente, « {subject.name} »"])
        if not fits:
            if (
                seen
                and number == "s"
                and seen[0].number == "s"
                and not (gender and seen[0].gender and gender != seen[0].gender)
            ):
                return Resolution(seen[0], [f"« {word} » : dernier locuteur, « {seen[0].name} »"])
            return Resolution(None, [f"« {word} » : aucun antécédent qui s’accorde"])
        best = fits[0]
        if best.kind == "organisation" and not best.acronym and not best.name[:1].isupper():
            # « il » after a court or a ministry is rather the person who speaks in the same passage.
            best = next((e for e in fits[1:3] if e.kind == "person"), best)
        return Resolution(best, [f"« {word} » : dernier locuteur qui s’accorde, « {best.name} »"])

    def _recent(self, mention: Mention) -> bool:
        """Whether the last speaker has spoken in this paragraph, with no sentence about somebody else since."""
        r = self.r
        at = self.speakers[-1].position
        if any(r.space[k] for k in range(at, mention.tokens[0])):
            return False
        return r.unit_of[mention.tokens[0]] - r.unit_of[at] <= 1

    def _subject_before(self, mention: Mention, gender: str, number: str) -> Entity | None:
        """The subject of the last clauses before a pronoun, outside quotations, if it can be a speaker and agrees."""
        r = self.r
        unit = r.unit_of[mention.tokens[0]]
        named = self._named_in_unit(mention, gender) if number == "s" else None
        if named is not None:
            return named
        floor = r.units[max(0, unit - 2)][0]
        paragraph = max((k for k in range(floor, mention.tokens[0]) if r.space[k]), default=floor)
        floor = max(floor, paragraph)
        for k in range(mention.tokens[0] - 1, floor - 1, -1):
            if not r.dep[k].startswith("nsubj") or r.quote[k] >= 0 or r.pos[k] not in ("NOUN", "PROPN"):
                continue
            tokens = phrase(r, self.lexicon, k, low=floor, high=min(mention.tokens[0], k + 25), after_verb=False)
            described = profile(r, self.lexicon, tokens, k)
            if described.kind not in ("person", "organisation", "group", "anonymous", "medium") and not described.name:
                continue
            if described.kind in ("organisation", "group", "") and not described.name and not described.definite:
                continue
            entity = self._find(described)
            if (
                entity is None
                and not described.name
                and described.definite
                and described.kind == "person"
                and self.speakers
            ):
                # An elegant variation of the speaker (*le chauffeur routier de Melun*), most likely.
                continue
            entity = entity or self._new(described, k)
            if _agrees(entity, gender, number):
                entity.position = max(entity.position, k)
                return entity
        return None

    def _named_in_unit(self, mention: Mention, gender: str) -> Entity | None:
        """The last person named before the quotation in a pronoun's own sentence (*comme Sarah : « … », dit-elle*)."""
        r = self.r
        a = r.units[r.unit_of[mention.tokens[0]]][0]
        for start, end in reversed(name_runs(r, (a, mention.tokens[0]))):
            if r.quote[start] >= 0 or not gender:
                continue
            if self.lexicon.first_names.gender(r.words[start]) == gender:
                described = Profile(
                    label=r.string((start, end)), name=r.string((start, end)), kind="person", gender=gender
                )
                return self._find(described) or self._new(described, start)
        return None

    def _relative(self, mention: Mention) -> Resolution:
        r = self.r
        k = mention.tokens[0] - 2
        while k >= 0 and r.pos[k] not in ("NOUN", "PROPN"):
            k -= 1
        if k < 0:
            return Resolution(None)
        low = r.units[r.unit_of[k]][0]
        tokens = phrase(r, self.lexicon, k, low=low, high=mention.tokens[0] - 1, after_verb=False)
        return self._described(mention, profile(r, self.lexicon, tokens, k))

    # Descriptions ------------------------------------------------------------------------------------------------

    def _issuer(self, mention: Mention, described: Profile) -> Resolution | None:
        """Who stands behind a document: *un bilan de la police*, *un bilan communiqué par les pompiers*."""
        r = self.r
        a, b = mention.tokens
        for k in range(a + 1, b):
            if r.lower[k] == "par" or r.lower[k] in OF or r.lower[k] == "publié":
                head = k + 1
                while head < b and (r.pos[head] in ("DET", "ADJ", "NUM") or r.lower[head] in ("l'", "la", "le")):
                    head += 1
                if head >= b or r.pos[head] not in ("NOUN", "PROPN"):
                    continue
                inner = profile(r, self.lexicon, (k + 1, b), head)
                if inner.kind in ("person", "organisation", "group", "medium", "anonymous") or inner.name:
                    inner.definite = inner.definite or r.lower[k] in ("du", "des")
                    resolution = self._described(Mention((k + 1, b), head, mention.span), inner)
                    resolution.steps.insert(0, f"« {mention.span.text} » : document de « {inner.label} »")
                    return resolution
        if described.definite or described.demonstrative or described.same:
            last = self.last_speaker()
            if last is not None and b - a <= 3:
                return Resolution(last, [f"« {mention.span.text} » : document du dernier locuteur, « {last.name} »"])
        return None

    def _described(self, mention: Mention, described: Profile) -> Resolution:
        text = mention.span.text
        if described.same:
            last = self._last_like(described)
            if last is not None:
                return Resolution(last, [f"« {text} » : dernier locuteur, « {last.name} »"])
        known = self._find(described)
        if known is not None:
            self._enrich(known, described, mention.tokens[0])
            steps = [] if known.name == described.label else [f"« {text} » : même locuteur que « {known.name} »"]
            return Resolution(known, steps)
        if not described.name and (described.demonstrative or described.definite) or self._demonym(described):
            back = self._anaphor(described, mention.tokens[0])
            if back is not None:
                self._enrich(back, described, mention.tokens[0])
                return Resolution(back, [f"« {text} » : reprend « {back.name} »"])
        unnamed = self._introduced(described)
        if unnamed is not None:
            former = unnamed.name
            self._enrich(unnamed, described, mention.tokens[0])
            unnamed.name = self._full_name(described)
            return Resolution(unnamed, [f"« {text} » : nomme « {former} », introduit juste avant sans son nom"])
        entity = self._new(described, mention.tokens[0])
        return Resolution(entity)

    def _introduced(self, described: Profile) -> Entity | None:
        """The unnamed person whom a name now names.

        A French dispatch does not name a stranger without saying who it is: a bare name at its first occurrence names
        the person described just before (*le procureur de Tarascon … a expliqué Patrick Desjardins*), and a full
        introduction may repeat the function (*le chef de l’armée … le général X, chef de l’état-major*).
        """
        if described.kind != "person" or not described.name or not self.speakers:
            return None
        recent: list[Entity] = []
        for entity in reversed(self.speakers):
            if entity not in recent:
                recent.append(entity)
        for entity in recent[:2]:
            first = entity.profiles[0]
            if (
                entity.kind != "person"
                or entity.number != "s"
                or any(p.name for p in entity.profiles)
                or not first.definite
                or not _genders(entity, described)
            ):
                continue
            shared = {role[0] for p in entity.profiles for role in p.roles} & {role[0] for role in described.roles}
            if not described.roles and entity is recent[0] or shared:
                return entity
        return None

    def _last_like(self, described: Profile) -> Entity | None:
        """The speaker that *la même source* takes up: the last one of the same head noun, else the last one."""
        for entity in reversed(self.speakers):
            if any(p.head == described.head for p in entity.profiles):
                return entity
        return self.last_speaker()

    def _find(self, described: Profile) -> Entity | None:
        """A known entity with the same name, acronym, or description."""
        name = self._full_name(described)
        for entity in reversed(self.entities):
            if described.acronym and entity.acronym == described.acronym:
                return entity
            if name and (entity.name == name or _same_words(entity.name, name)):
                return entity
        if described.name and not name:
            return None
        if not described.name:
            for entity in reversed(self.entities):
                if entity.name == described.label:
                    return entity
        return None

    def _full_name(self, described: Profile) -> str:
        """The fullest form of a proper name in the document."""
        if not described.name:
            return self.acronyms.get(described.acronym, "") if described.acronym else ""
        if described.acronym and described.label == described.acronym:
            return self.acronyms.get(described.acronym, described.label)
        if described.kind == "person":
            words = described.name.lower().replace("’", "'").split()
            for full in self.names.get(words[-1], ()):
                parts = full.lower().replace("’", "'").split()
                if all(w in parts for w in words):
                    return full
        return described.name

    def _anaphor(self, described: Profile, position: int) -> Entity | None:
        """The speaker that a description without a name takes up."""
        words = described.words
        seen: list[Entity] = []
        for entity in [*reversed(self.speakers), *reversed(self.entities)]:
            if entity not in seen:
                seen.append(entity)
        fitting = [e for e in seen if e.number == described.number and _genders(e, described)]
        for entity in fitting:
            for p in entity.profiles:
                if described.head.split(" ")[0] in {
                    h.split(" ")[0] for h in (p.head, *(role[0] for role in p.roles))
                } and _compatible(words, p, described):
                    return entity
        if described.kind in ("person", "") and described.number == "s":
            people = [
                e
                for e in fitting
                if e.kind == "person"
                or e.kind == ""
                and not e.acronym
                and len(e.name.split()) == 2
                and e.name.istitle()
            ]
            for entity in people:
                if (
                    described.role_class not in ("", "generic")
                    and any(described.role_class == role[2] for p in entity.profiles for role in p.roles)
                    and (described.demonstrative or len(words) <= 1)
                ):
                    return entity
            if people and (
                described.bare
                and described.definite
                and described.role_class not in _FUNCTIONS | {""}
                and described.kind == "person"
                or described.bare
                and described.definite
                and described.kind == ""
                and people[0].profiles
                and any(p.name for p in people[0].profiles)
                or described.demonstrative
                or described.head in _BACK
                and len(words) <= 2
                or self._demonym(described)
            ):
                return people[0]
        named = self._described_name(described)
        if named is not None:
            return named
        back = (
            described.head in _BACK
            or described.kind == "anonymous"
            or described.number == "p"
            and described.kind in ("person", "group", "")
        )
        if described.demonstrative and back and fitting:
            return fitting[0]
        if described.head.lower() in _GENERIC_ORGANISATIONS and described.bare:
            if described.head.lower() in _GENERIC_MEDIA:
                return self._last_medium(position) or next((e for e in seen if e.kind == "medium"), None)
            nearest = self._nearest_organisation(described, position)
            if nearest is not None:
                return nearest
            orgs = [
                e
                for e in seen
                if (e.kind in ("organisation", "group") or e.kind == "" and e.profiles[0].name)
                and not _of_state(e)
                and _may_be_called(described, e.profiles[0])
            ]
            if orgs:
                return orgs[0]
            known = [
                o for o in self.organisations if o.role_class not in _STATE_CLASSES and _may_be_called(described, o)
            ]
            if len(known) == 1:
                return self._new(known[0], 0)
        return None

    def _nearest_organisation(self, described: Profile, position: int) -> Entity | None:
        """The organisation that a generic noun (*l'ONG*, *le parti*) takes up: the last one that can be called so.

        Where none has been named yet, the only one of its class that the document names later.
        """
        fitting = [
            (at, p) for at, p in self.named if p.role_class not in _STATE_CLASSES and _may_be_called(described, p)
        ]
        before = [(at, p) for at, p in fitting if at < position]
        alike = [(at, p) for at, p in before if p.role_class and p.role_class == described.role_class]
        if alike or before:
            at, found = (alike or before)[-1]
            return self._find(found) or self._new(found, at)
        later = {p.name: (at, p) for at, p in fitting if p.role_class == described.role_class}
        if len(later) == 1:
            at, found = next(iter(later.values()))
            return self._find(found) or self._new(found, at)
        return None

    def _named_organisations(self) -> list[tuple[int, Profile]]:
        """Names that say they are an organisation's: *Front populaire*, *Médecins du Col*, acronyms."""
        r = self.r
        found: list[tuple[int, Profile]] = []
        for a, b in name_runs(r, (0, r.length)):
            if a in r.media or any(self.lexicon.first_names.gender(r.words[k]) is not None for k in range(a, b)):
                continue
            role = self.lexicon.roles.get(r.words[a].lower())
            acronym = (
                role is None
                and b - a == 1
                and r.words[a].isupper()
                and 2 <= len(r.words[a]) <= 7
                and r.words[a].isalpha()
            )
            organised = b - a > 1 and (
                role is not None and role.kind in ("organisation", "group") or r.lower[a] in _ORGANISED
            )
            if not (acronym or organised) or role is not None and role.role_class == "seat":
                continue
            tokens = (a, b)
            if organised:
                tokens = (a, phrase(r, self.lexicon, a, low=a, high=min(r.length, b + 6), after_verb=True)[1])
            described = profile(r, self.lexicon, tokens, a)
            described.kind = described.kind or "organisation"
            described.role_class = role.role_class if role is not None else _CLASS_OF_WORD.get(r.lower[a], "")
            described.name = described.name or described.label
            found.append((a, described))
        return found

    def _described_name(self, described: Profile) -> Entity | None:
        """The person whom the document elsewhere introduces by these very words (*le djihadiste Fabien Clain*)."""
        if (
            described.kind not in ("person", "")
            or described.number != "s"
            or not described.definite
            or not described.words
        ):
            return None
        for name, words, position in self.introductions:
            if described.words <= words and described.head in words:
                tokens = self.r.token_at(position)
                found = Profile(label=name, name=name, kind="person", gender=described.gender)
                return self._find(found) or self._new(found, tokens)
        return None

    def _last_medium(self, position: int) -> Entity | None:
        """The medium named last before a position: *l'éditorialiste du Corriere … poursuit le journal*."""
        r = self.r
        at = max((k for k in r.media if k < position and r.quote[k] < 0), default=None)
        if at is None:
            return None
        tokens = (at, r.media[at][0])
        described = profile(r, self.lexicon, tokens, at)
        return self._find(described) or self._new(described, at)

    def _demonym(self, described: Profile) -> bool:
        """*le Carolorégien*: a capitalised noun without complement that is no name, right after the article."""
        return (
            described.definite
            and described.kind == ""
            and len(described.words) == 1
            and bool(_DEMONYM.fullmatch(described.label))
        )

    def _new(self, described: Profile, position: int) -> Entity:
        name = self._full_name(described) or described.label
        acronym = described.acronym
        if not acronym:
            acronym = next((short for short, long in self.acronyms.items() if _same_words(long, name)), "")
        entity = Entity(
            name=name,
            profiles=[described],
            position=position,
            kind=described.kind,
            gender=described.gender,
            number=described.number,
            acronym=acronym,
        )
        self.entities.append(entity)
        return entity

    def _enrich(self, entity: Entity, described: Profile, position: int) -> None:
        entity.position = position
        if described not in entity.profiles:
            entity.profiles.append(described)
        entity.gender = entity.gender or described.gender
        entity.kind = entity.kind or described.kind
        fuller = self._full_name(described)
        if (
            described.name
            and fuller
            and len(fuller) > len(entity.name)
            and entity.kind == "person"
            and _same_words(entity.name, fuller)
        ):
            entity.name = fuller


def _may_be_called(described: Profile, named: Profile) -> bool:
    """Whether a named organisation can be called by a generic noun (*Save the Children* is no *parti*)."""
    if described.head == "parti":
        return named.name.isupper() or named.name.lower().startswith("parti ")
    allowed = _CALLED.get(described.head.lower())
    if allowed is None or named.role_class in allowed:
        return True
    return "acronym" in allowed and named.role_class == "" and named.name.isupper()


def _of_state(entity: Entity) -> bool:
    """Whether an entity is a body of a state, which *le mouvement*, *l'organisation*, *le groupe* do not name."""
    return any(p.role_class in _STATE_CLASSES for p in entity.profiles)


def _compatible(words: frozenset[str], known: Profile, described: Profile) -> bool:
    """Whether two descriptions can be of the same: *la source syrienne*, *une source militaire syrienne*."""
    return (
        described.demonstrative
        or len(words) <= 1
        or words <= known.words
        or known.words <= words
        or bool(known.name)
        and len(words) <= 2
    )


def _agrees(entity: Entity, gender: str, number: str) -> bool:
    if entity.number != number:
        return False
    return not gender or not entity.gender or entity.gender == gender


def _genders(entity: Entity, described: Profile) -> bool:
    return (
        not entity.gender or not described.gender or entity.gender == described.gender or described.kind == "anonymous"
    )


def _same_words(one: str, other: str) -> bool:
    a = set(strip_article(one).lower().replace("’", "'").split())
    b = set(strip_article(other).lower().replace("’", "'").split())
    return (
        bool(a)
        and bool(b)
        and (a <= b or b <= a)
        and min(len(a), len(b)) >= 1
        and (len(a & b) >= 2 or len(a) == len(b) or min(len(a), len(b)) == 1 and max(len(a), len(b)) <= 3)
    )
