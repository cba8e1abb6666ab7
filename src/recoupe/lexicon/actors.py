"""The actors of current conflicts, and where a text names them.

Names come from ``actors.toml``, which ``docs/actors.md`` explains. A spelling that several actors share, or that is a
common word (*l'armée, les forces gouvernementales, FDS*), counts only where the document names the actor's country or
the actor itself.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from recoupe.errors import LexiconError
from recoupe.french.folding import fold
from recoupe.lexicon.spellings import WINDOW, Spelling, Spellings, Trust, capitals_fit, same_case, spellings_of
from recoupe.lexicon.tables import check_countries, lay_over, layers, read_records, where_table

FILE = "actors.toml"
REMOVED = "-"  # as name in an overlay: the actor of that id goes
_HINT = "the kinds state_body, armed_group, organisation"
#: How many times more often than any other its country must be named for a shared spelling to mean an actor.
_CLEARLY = 2
#: So many share a word that it means the army of any state: the place of an action does not tell whose.
_ANY = 4
# Nouns that say what a body is, and so which of several a spelling means; *firm* is none of the kinds listed here.
_TOLD: tuple[tuple[str, str], ...] = (
    (
        "organisation",
        r"ONG|associations?|syndicat|fondation|collectif"
        r"|organisation (?:non gouvernementale|humanitaire|internationale|de défense)",
    ),
    ("armed_group", r"milices?|guérilla|paramilitaires?|groupe (?:armé|rebelle|djihadiste|jihadiste)"),
    ("firm", r"constructeur|fabricant|marque|entreprise|concessionnaire|opérateur|enseigne"),
)
_WHAT = "|".join(f"(?P<{kind}>{nouns})" for kind, nouns in _TOLD)
_OF = r"(?: (?:des?|du|d[’']|pour)(?: la|les?| l[’'])? ?[\w’'-]+)"
# *l'ONG RSF, l'organisation de défense de la presse RSF, les paramilitaires des RSF*; *RSF, une association*.
_BEFORE = re.compile(rf"\b(?:{_WHAT})(?: [^\W\d_]+)?{_OF}{{0,3}}(?: des?)? [«“]?\s?$")
_AFTER = re.compile(rf"\s?»?,\s(?:(?:une?|la|le|cette|ce)\s|l[’'])?(?:{_WHAT})\b")


class KnownActor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One actor that the lexicon knows.

    Attributes:
        id: name of its table.
        name: its usual name in French.
        kind: what it is, as :class:`recoupe.model.ActorKind` has it.
        aliases: other spellings that mean nothing else.
        local: spellings that count only where the document names a country of ``near``, or the actor by another name.
        decoys: phrases that hold one of the spellings and mean something else.
        country: the country it belongs to, ISO 3166 alpha-2; ``None`` where it belongs to none or that is disputed.
        near: countries for ``local``; its own where nothing is said.
        part_of: id of the actor it is a part or a branch of.
        includes: ids of actors that a collective name takes in (*les forces prorégime*: the army, beside its allies).
    """

    id: str
    name: str
    kind: Literal["state_body", "armed_group", "organisation"]
    aliases: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    decoys: tuple[str, ...] = ()
    country: str | None = None
    near: tuple[str, ...] = ()
    part_of: str | None = None
    includes: tuple[str, ...] = ()

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries that must be named for its local spellings to count."""
        return self.near or ((self.country,) if self.country is not None else ())


class ActorMatch(NamedTuple):
    """A place in a text that names an actor: half-open offsets in code points; ``local`` where the context decided."""

    start: int
    end: int
    actor: KnownActor
    local: bool


class KnownActors:
    """All actors, by id, by name, and in a text.

    Args:
        actors: the actors; no two may share a spelling that is not local.

    Raises:
        ValueError: two actors share a spelling; the arguments are the spelling and both actors.

    Example:
        >>> from recoupe.lexicon.actors import load_actors
        >>> actors = load_actors()
        >>> text = "Daech recule devant les FDS ; l’armée avance."
        >>> [(text[m.start : m.end], m.actor.id) for m in actors.find(text, {"SY": 3, "RU": 1})]
        [('Daech', 'etat-islamique'), ('FDS', 'fds'), ('armée', 'armee-syrienne')]
        >>> [m.actor.id for m in actors.find(text, {})]
        ['etat-islamique']
        >>> actors.get("Daesh").name
        'État islamique'
    """

    def __init__(self, actors: Iterable[KnownActor]) -> None:
        self.by_id: Mapping[str, KnownActor] = {actor.id: actor for actor in actors}
        pairs = [pair for actor in self.by_id.values() for pair in _spellings(actor)]
        folded = fold("\n".join(written for _, written, _ in pairs)).split("\n")
        self._by_name: dict[str, KnownActor] = {}
        self._sharing: dict[str, list[KnownActor]] = {}
        spellings: list[Spelling[KnownActor]] = []
        for (actor, written, trust), key in zip(pairs, folded, strict=True):
            if trust == "sure" and self._by_name.setdefault(key, actor) is not actor:
                raise ValueError(written, self._by_name[key], actor)
            if trust == "doubtful":
                sharing = self._sharing.setdefault(key, [])
                if actor not in sharing:
                    sharing.append(actor)
            spellings.append(Spelling(key, written, actor, trust))
        self._spellings = Spellings(spellings)

    def get(self, name: str) -> KnownActor | None:
        """Give the actor of this name, in any spelling that means nothing else."""
        return self._by_name.get(fold(name.strip()))

    def find(
        self, text: str, countries: Mapping[str, int], states: Mapping[str, int] | None = None
    ) -> list[ActorMatch]:
        """Find every actor that a text names, in text order and without overlaps, the longest spelling first.

        Args:
            countries: how often the document names each country (ISO 3166 alpha-2) or a place in it, the one named
                first coming first: local spellings go by them.
            states: how often it names each country itself or by its adjective: by them go the common words for bodies
                of a state (*l'armée*), as another country's army may act in a town. ``None``: as ``countries``.
        """
        states = countries if states is None else states
        found = self._spellings.find(text, lambda spelling, _, start, __: _fits(spelling, text, start))
        named = {spelling.owner.id for _, _, spelling in found if spelling.trust == "sure"}
        settled: list[KnownActor | None] = []
        sharing: list[list[KnownActor]] = []
        for start, end, spelling in found:
            sure = spelling.trust == "sure"
            actors, kind = ([], None) if sure else _described(self._sharing[spelling.folded], text, start, end)
            settled.append(spelling.owner if sure else actors[0] if kind and len(actors) == 1 else None)
            sharing.append(actors)
            if settled[-1] is not None:
                named.add(settled[-1].id)
        meant: dict[tuple[str, ...], KnownActor | None] = {}
        matches: list[ActorMatch] = []
        for (start, end, spelling), actor, actors in zip(found, settled, sharing, strict=True):
            if actor is None and actors:
                ids = tuple(other.id for other in actors)
                if ids not in meant:
                    meant[ids] = self._meant(actors, named, states if len(actors) >= _ANY else countries)
                actor = meant[ids]
            if actor is not None:
                matches.append(ActorMatch(start, end, actor, spelling.trust != "sure"))
        return matches

    @staticmethod
    def _meant(actors: list[KnownActor], named: set[str], countries: Mapping[str, int]) -> KnownActor | None:
        """Which of the actors that share a local spelling is meant: the only one named, else by the countries."""
        by_name = [actor for actor in actors if actor.id in named]
        if len(by_name) == 1:
            return by_name[0]
        counts = [(max((countries.get(code, 0) for code in actor.countries), default=0), actor) for actor in actors]
        counts.sort(key=lambda entry: -entry[0])
        highest, meant = counts[0] if counts else (0, None)
        second = counts[1][0] if len(counts) > 1 else 0
        if len(actors) >= _ANY and meant is not None:  # « l'armée » may be that of a country whose army no row has
            second = max((count for code, count in countries.items() if code not in meant.countries), default=0)
        if meant is None or not highest or highest < _CLEARLY * second:
            return None
        named_first = next(code for code in countries if any(code in actor.countries for actor in actors))
        return meant if named_first in meant.countries else None


def _described(actors: list[KnownActor], text: str, start: int, end: int) -> tuple[list[KnownActor], str | None]:
    """Those of some actors that the words around a shared spelling allow, and the kind that these words tell.

    *L'ONG RSF* is no armed group, *la milice RSF* no association, *le constructeur KIA* neither.
    """
    told = _BEFORE.search(text, max(0, start - WINDOW), start) or _AFTER.match(text, end)
    kind = told.lastgroup if told is not None else None
    if kind is None:
        return actors, None
    return [actor for actor in actors if actor.kind == kind], kind


def _spellings(actor: KnownActor) -> Iterable[tuple[KnownActor, str, Trust]]:
    """Every spelling of an actor, how far to trust it, and its decoys."""
    return spellings_of(actor, actor.name, sure=actor.aliases, doubtful=actor.local, decoys=actor.decoys)


def _fits(spelling: Spelling[KnownActor], text: str, start: int) -> bool:
    """Whether capitals stand as they must; a name of common words (*armée syrienne*) may begin
    with one, or be written in them throughout."""
    words = text[start : start + len(spelling.folded)]
    if spelling.written.islower():
        return words[1:].islower() or words.isupper()
    return same_case(words, spelling) if spelling.trust == "doubtful" else capitals_fit(words, spelling)


def load_actors(
    path: Path | None = None, overlay: Path | None = None, countries: Container[str] | None = None
) -> KnownActors:
    """Read the actors, and lay a user's file over them.

    Args:
        path: a file of tables; ``None`` for the shipped one.
        overlay: a folder; the tables of its ``actors.toml`` replace those of the same id, add new ones, and remove one
            where their name is ``-``; others then no longer refer to it.
        countries: the codes that a user's tables may hold; without them any will do.

    Raises:
        LexiconError: a table cannot be understood, two actors share a spelling, or one refers to an id that is none.
    """
    files = layers(FILE, path, overlay)
    actors: dict[str, KnownActor] = {}
    removed: set[str] = set()
    for file in files:
        tables = read_records(file, KnownActor, removed=REMOVED, hint=_HINT)
        lay_over(actors, file, tables)
        removed |= {id for id, actor in tables.items() if actor is None}
        if countries is not None and file is not files[0]:
            for id, actor in tables.items():
                check_countries(file, id, (actor.country, *actor.near) if actor is not None else (), countries)
    actors = {id: _without(actor, removed) for id, actor in actors.items()}
    for actor in actors.values():
        for other in (*actor.includes, *((actor.part_of,) if actor.part_of else ())):
            if other not in actors:
                raise LexiconError(
                    f"{actor.id} refers to {other!r}, which is no actor",
                    where=where_table(files, actor.id),
                    hint="part_of and includes hold ids of tables",
                )
    try:
        return KnownActors(actors.values())
    except ValueError as clash:
        written, first, second = clash.args
        raise LexiconError(
            f"the spelling {written!r} of {second.id} also belongs to {first.id}",
            where=where_table(files, second.id, first.id),
            hint="leave it to one of them, or put it under local",
        ) from clash


def _without(actor: KnownActor, removed: set[str]) -> KnownActor:
    """An actor that no longer refers to those that a user has removed."""
    if actor.part_of not in removed and removed.isdisjoint(actor.includes):
        return actor
    return msgspec.structs.replace(
        actor,
        part_of=None if actor.part_of in removed else actor.part_of,
        includes=tuple(other for other in actor.includes if other not in removed),
    )
