"""The cast of a document: what it names, and the entities known so far."""

from __future__ import annotations

import re

from recoupe.extract.draft import Mention
from recoupe.extract.entities import Entity, same_words
from recoupe.extract.functions import given_functions
from recoupe.extract.names import Profile, name_runs, profile
from recoupe.extract.nounphrase import phrase
from recoupe.extract.reading import Reading
from recoupe.lexicon import Lexicon

# Words that begin the names of organisations, beside the role nouns.
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
_DEMONYM = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ-]+(?:ien|ais|ois|éen|in|ain|an|ard|on|ienne|aise|oise|éenne|ine|aine|ane|arde)")


class Cast:
    """Everybody a document names, and the entities its mentions have been settled to so far.

    Attributes:
        entities: all entities, in the order they were met; ``speakers``: one entry for each time somebody spoke;
            ``spoke``: the speaker that each token of a source stands for.
        names: for each last word of a name, lowercased, the full names that end in it, longest first.
        acronyms: the long form of each acronym that the document explains in brackets.
        introductions: name, describing words and offset of each person introduced with a description.
        functions: the same for those whose function the document tells otherwise than right before the name.
        organisations, named: organisations with a proper name: those among the sources, and all by first token.
    """

    def __init__(self, r: Reading, lexicon: Lexicon) -> None:
        self.r = r
        self.lexicon = lexicon
        self.entities: list[Entity] = []
        self.speakers: list[Entity] = []
        self.spoke: dict[int, Entity] = {}
        self.organisations: list[Profile] = []
        self.introductions: list[tuple[str, frozenset[str], int]] = []
        self.names = self._full_names()
        self.functions = list(given_functions(r, lexicon))
        self.acronyms = self._acronyms()
        self.named = self._named_organisations()

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

    def foresee(self, mentions: list[Mention]) -> None:
        """Look ahead at all sources: the organisations among them that have a proper name."""
        for mention in mentions:
            described = profile(self.r, self.lexicon, mention.tokens, mention.head)
            named = (
                described.kind in ("organisation", "group") or described.kind == "" and not self.is_demonym(described)
            )
            if described.name and named and described.name not in [o.name for o in self.organisations]:
                self.organisations.append(described)
            if described.name and named and not self.lexicon.metonyms.get(described.name):
                described.role_class = described.role_class or _CLASS_OF_WORD.get(described.name.split()[0].lower(), "")
                self.named.append((mention.tokens[0], described))
        self.named.sort(key=lambda entry: entry[0])

    def last_speaker(self) -> Entity | None:
        """Whoever spoke last."""
        return self.speakers[-1] if self.speakers else None

    def speak(self, entity: Entity, position: int) -> None:
        """Note that an entity has just spoken, by a cue at ``position``."""
        entity.position = max(entity.position, position)
        self.speakers.append(entity)

    def find(self, described: Profile) -> Entity | None:
        """A known entity with the same name, acronym, or description."""
        name = self.full_name(described)
        for entity in reversed(self.entities):
            if described.acronym and entity.acronym == described.acronym:
                return entity
            if name and (entity.name == name or same_words(entity.name, name)):
                return entity
        if described.name and not name:
            return None
        if not described.name:
            for entity in reversed(self.entities):
                if entity.name == described.label:
                    return entity
        return None

    def full_name(self, described: Profile) -> str:
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

    def add(self, described: Profile, position: int) -> Entity:
        """A new entity for a mention whose first token is ``position``."""
        entity = self.made(described, position)
        self.entities.append(entity)
        return entity

    def made(self, described: Profile, position: int) -> Entity:
        """An entity that nothing can take up: the author of an embedded message."""
        name = self.full_name(described) or described.label
        acronym = described.acronym
        if not acronym:
            acronym = next((short for short, long in self.acronyms.items() if same_words(long, name)), "")
        return Entity(
            name=name,
            profiles=[described],
            position=position,
            kind=described.kind,
            gender=described.gender,
            number=described.number,
            acronym=acronym,
        )

    def enrich(self, entity: Entity, described: Profile, position: int) -> None:
        """Add to an entity what another mention of it, at token ``position``, tells."""
        entity.position = position
        if described not in entity.profiles:
            entity.profiles.append(described)
        entity.gender = entity.gender or described.gender
        entity.kind = entity.kind or described.kind
        fuller = self.full_name(described)
        if (
            described.name
            and fuller
            and len(fuller) > len(entity.name)
            and (entity.kind == "person" or fuller.startswith(entity.name + " "))
            and same_words(entity.name, fuller)
        ):
            entity.name = fuller

    def is_demonym(self, described: Profile) -> bool:
        """*le Carolorégien*: a capitalised noun without complement that is no name, right after the article."""
        return (
            described.definite
            and described.kind == ""
            and len(described.words) == 1
            and bool(_DEMONYM.fullmatch(described.label))
            and self.lexicon.countries.named(described.label) is None
        )
