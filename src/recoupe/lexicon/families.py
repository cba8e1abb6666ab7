"""Who passes on one and the same count: families of counters, read from ``fr/families.toml``.

A minister, his ministry, the police and the prefectures of a country do not count apart: several of them behind a
number are one counter. The same holds for an army and its ministry of defence, a hospital and its doctors, whoever they
are. Each table has names that belong to its family (``examples``) and names that do not (``others``); tests read both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from recoupe.errors import LexiconError
from recoupe.french.words import words_of
from recoupe.lexicon.tables import lay_over, layers, read_records, where_table

FILE = "fr/families.toml"
REMOVED = "-"  # as name in an overlay: the family goes
#: What a member of a family may be.
FIELDS = ("bodies", "offices", "national", "local", "local_offices", "unnamed")
_HINT = "each is a list of names, reason and name are words, areas a table of names"
#: Names so short are too easily another word: they are matched as they are.
_LONG = 9


class Family(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Those who pass on one count.

    Attributes:
        id: name of its table.
        name: what they count, in French.
        reason: why they are one counter: a French clause.
        types: what figures they count among others (``participants``, ``arrested`` ...); empty where any.
        bodies: bodies of a whole country.
        offices: those who speak for them.
        national: offices that belong to it only with the name or adjective of a country (*président français*).
        local: bodies of one town or region; those of two are kept apart as names.
        local_offices: those who speak for one of them.
        unnamed: descriptions of sources that come from among them.
        areas: the town of a local one that has it where nothing else is said.
        countries: the country of those that only one has (*Kremlin*), ISO 3166 alpha-2.
        shown: how a member is shown that one country knows by another name: *palais présidentiel* is *Élysée* in
            France; names by country, by name.
        passes: ids of families whose counts they only pass on.
        examples: names that belong to it.
        others: names that look like it and do not.
    """

    id: str
    name: str
    reason: str
    types: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    national: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    local_offices: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    areas: dict[str, str] = msgspec.field(default_factory=dict)
    countries: dict[str, str] = msgspec.field(default_factory=dict)
    shown: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)
    passes: tuple[str, ...] = ()
    examples: tuple[str, ...]
    others: tuple[str, ...] = ()


class Member(NamedTuple):
    """What a name is in its family.

    Attributes:
        family: its id.
        field: of :class:`Family`, which has it.
        area, country: which it has by itself, empty where none.
        length: how many words it takes.
        name: as the lexicon writes it.
    """

    family: str
    field: str
    area: str
    country: str
    length: int
    name: str


class Families:
    """All families, by id and by the words of their members.

    Example:
        >>> families = load_families()
        >>> member = families.member("prefecture de la gironde".split())
        >>> member.family, member.field, member.length
        ('order', 'local', 1)
    """

    def __init__(self, families: Iterable[Family]) -> None:
        self.by_id: Mapping[str, Family] = {family.id: family for family in families}
        self._members: dict[tuple[str, ...], Member] = {}
        for family in self.by_id.values():
            areas = {tuple(words_of(name)): area for name, area in family.areas.items()}
            countries = {tuple(words_of(name)): country for name, country in family.countries.items()}
            for field in FIELDS:
                for name in getattr(family, field):
                    words = tuple(words_of(name))
                    found = Member(family.id, field, areas.get(words, ""), countries.get(words, ""), len(words), name)
                    other = self._members.setdefault(words, found)
                    if other.family != family.id:
                        raise ValueError(name, family.id, other.family)
        self._shown = {
            (tuple(words_of(name)), country): shown
            for family in self.by_id.values()
            for name, names in family.shown.items()
            for country, shown in names.items()
        }
        self._longest = max((len(words) for words in self._members), default=0)
        self._alike: dict[tuple[int, str], list[tuple[str, Member]]] = {}
        for words, member in self._members.items():
            written = " ".join(words)
            if len(written) >= _LONG:
                self._alike.setdefault((len(words), written[0]), []).append((written, member))

    def member(self, words: Sequence[str]) -> Member | None:
        """Give the longest member whose words a name begins with."""
        for length in range(min(self._longest, len(words)), 0, -1):
            found = self._members.get(tuple(words[:length]))
            if found is not None:
                return found
        return None

    def shown(self, words: Sequence[str], country: str) -> str | None:
        """Give the name that a member has in a country, where it is another than its own.

        Example:
            >>> load_families().shown(["palais", "presidentiel"], "FR")
            'Élysée'
        """
        return self._shown.get((tuple(words), country))

    def nearly(self, words: Sequence[str]) -> Member | None:
        """Give the longest member whose words a name begins with, one letter of which is wrong."""
        for length in range(min(self._longest, len(words)), 0, -1):
            written = " ".join(words[:length])
            if len(written) >= _LONG - 1:
                for name, member in self._alike.get((length, written[0]), ()):
                    if one_letter_off(written, name):
                        return member
        return None


def one_letter_off(a: str, b: str) -> bool:
    """Tell whether one letter too many, too few, or wrong makes two words differ.

    Example:
        >>> one_letter_off("occurence", "occurrence"), one_letter_off("manistere", "ministere")
        (True, True)
        >>> one_letter_off("police", "polices"), one_letter_off("ville", "vallee")
        (True, False)
    """
    if abs(len(a) - len(b)) > 1 or a == b:
        return False
    same = next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[same + (len(a) >= len(b)) :] == b[same + (len(b) >= len(a)) :]


def load_families(path: Path | None = None, overlay: Path | None = None) -> Families:
    """Read the families, and lay a user's file over them.

    Args:
        path: a file of tables; ``None`` for the shipped one.
        overlay: a folder; the tables of its ``fr/families.toml`` replace those of the same id, add new ones, and
            remove one where their name is ``-``.

    Raises:
        LexiconError: a table cannot be understood, a name stands in two families, or a family passes on the counts of
            one that is not there.
    """
    if path is None and overlay is None:
        return _shipped()
    return _load(path, overlay)


@lru_cache(maxsize=1)
def _shipped() -> Families:
    return _load(None, None)


def _load(path: Path | None, overlay: Path | None) -> Families:
    files = layers(FILE, path, overlay)
    found: dict[str, Family] = {}
    for file in files:
        lay_over(found, file, read_records(file, Family, removed=REMOVED, hint=_HINT))
    for family in found.values():
        for other in family.passes:
            if other not in found:
                raise LexiconError(
                    f"{family.id}: it passes on the counts of {other!r}, which is no family",
                    where=where_table(files, family.id),
                    hint="use one of " + ", ".join(found),
                )
    try:
        return Families(found.values())
    except ValueError as clash:
        name, one, other = clash.args
        raise LexiconError(
            f"{name!r} of {one} also belongs to {other}",
            where=where_table(files, one),
            hint="leave it to one of them",
        ) from clash
