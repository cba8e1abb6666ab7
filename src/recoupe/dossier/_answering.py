"""The questions that :class:`~recoupe.dossier.Dossier` answers: who speaks, what they said, where words stand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe.dossier import _asking, _everybody, _namings, _origins, _searching
from recoupe.dossier._files import complaints
from recoupe.dossier.records import Form, Hit, Naming, Origin, Said, Spoken, Who

if TYPE_CHECKING:
    from recoupe.dossier._origins import Known
    from recoupe.lexicon.outlets import Outlets


class Answering:
    """The half of a dossier that is asked."""

    path: Path
    _connection: sqlite3.Connection
    #: Who speaks, and the state of the file for which that holds; the same of words of the index.
    _known: tuple[tuple[int, int], list[Origin]] | None = None
    _rare: tuple[tuple[int, int], list[tuple[str, str]]] | None = None

    def origins(self) -> list[Origin]:
        """Give everybody who says something, who says most first."""
        with complaints(self.path):
            state = self._moment()
            if self._known is None or self._known[0] != state:
                self._known = state, _origins.origins(self._connection, self._country)
            return list(self._known[1])

    def everybody(self, spoken: Sequence[Spoken] | None = None) -> list[Who]:
        """Give everybody over all documents, who says most first: origins, relays, media, and who is only spoken of.

        Args:
            spoken: what :meth:`spoken` gives, where that has been asked for already.
        """
        from recoupe.lexicon.first_names import load_first_names

        found = self.spoken() if spoken is None else spoken
        with complaints(self.path):
            return _everybody.everybody(self._connection, found, self._country, load_first_names(), self._medium)

    def spoken(self) -> list[Spoken]:
        """Give every statement and retraction with its chain: statements first, by document, in text order."""
        with complaints(self.path):
            return _everybody.spoken(self._connection, self._medium)

    def outlets(self) -> dict[int, Form]:
        """Give by number how documents name the medium that publishes them, as far as they do."""
        with complaints(self.path):
            return _everybody.outlets(self._connection, self._medium)

    def namings(self) -> Iterator[Naming]:
        """Give for each analyzed document its actors, its labels, and where words are reported, in order of adding."""
        with complaints(self.path):
            yield from _namings.namings(self._connection)

    def find_origins(self, name: str, among: Sequence[Known] | None = None) -> list[Known] | list[Origin]:
        """Give the origins that a name may mean: one, several where the name does not tell which, or none.

        Args:
            name: in any spelling that the lexicon or a document has, or a row of the lexicon (``actors:osdh``); the
                surname of a person; a country's code may stand behind it: *ministère de la Défense (RU)*.
            among: of whom, as :meth:`everybody` gives them; without it those who say something.
        """
        from recoupe.lexicon.actors import load_actors
        from recoupe.lexicon.outlets import load_outlets

        actor, outlet = load_actors().get(name), load_outlets().get(name)
        entries = [*([f"actors:{actor.id}"] if actor else []), *([f"outlets:{outlet.id}"] if outlet else [])]
        everybody = self.origins() if among is None else among
        with complaints(self.path):
            return _origins.find(self._connection, name, everybody, self._country, entries)

    def close_origins(self, name: str, among: Sequence[Known] | None = None) -> list[Known] | list[Origin]:
        """Give origins that are spelled nearly so, the nearest first; of those named, or of those who say something."""
        from rapidfuzz import fuzz, process

        everybody = self.origins() if among is None else among
        asked = " ".join(_origins.bare(name))
        names = [(one, origin) for origin in everybody for one in origin.names if 2 * len(one) >= len(asked)]
        folded = [" ".join(_origins.bare(one)) for one, _ in names]
        near = process.extract(asked, folded, scorer=fuzz.WRatio, limit=_NEAR * 4, score_cutoff=_ALIKE)
        return list({names[place][1].name: names[place][1] for _, _, place in near}.values())[:_NEAR]

    def beside(self, origin: Origin) -> list[tuple[Origin, str]]:
        """Give who is another origin but called by this one's name (*le directeur de l’OSDH*), with those words."""
        with complaints(self.path):
            return _origins.beside(self._connection, origin, self.origins())

    def said(
        self, origins: Sequence[Origin], *, since: str | None = None, until: str | None = None, about: str | None = None
    ) -> list[Said]:
        """Give what origins said, denied or took back, in the order of time; what has no date comes last.

        The time is that of the utterance where the text gives one, else that of publication. What is taken back in the
        same document has its retraction behind it.

        Args:
            origins: as :meth:`find_origins` gives them.
            since, until: days (YYYY-MM-DD); what may have been said in between counts, without dates nothing does.
            about: a question as :meth:`search` takes it; its words must stand in the content, or in the names of
                places or events in it.
        """
        with complaints(self.path):
            return _asking.said(self._connection, origins, since, until, about)

    def search(self, query: str, *, limit: int = 100, skip: int = 0) -> Iterator[Hit]:
        """Find words in titles and texts; accents, case, ligatures and apostrophes do not count.

        Args:
            query: words; ``"several words"`` stand in a row, ``manif*`` takes beginnings. All of them must stand in the
                document. Nothing else in it has a meaning.
            limit: how many documents at most, the best first.
            skip: so many before them are left out.
        """
        with complaints(self.path):
            state = self._moment()
            if self._rare is None or self._rare[0] != state:
                self._rare = state, _searching.rare_spellings(self._connection)
            yield from _searching.search(self._connection, query, limit, skip, self._rare[1])

    def _moment(self) -> tuple[int, int]:
        """Tell one state of the file from another one, as this connection sees it."""
        (others,) = self._connection.execute("PRAGMA data_version").fetchone()
        return others, self._connection.total_changes

    def _medium(self, name: str) -> tuple[str, str] | None:
        """Give the row of the lexicon that knows a medium by a name, and its name there."""
        found = self._outlets.get(name)
        return (f"outlets:{found.id}", found.name) if found is not None else None

    @cached_property
    def _outlets(self) -> Outlets:
        """The media that the lexicon knows."""
        from recoupe.lexicon.outlets import load_outlets

        return load_outlets()

    @cached_property
    def _country(self) -> _origins.Country:
        """Tells adjectives of countries."""
        from recoupe.lexicon.countries import load_countries

        countries = load_countries()
        return _origins.Country(lambda word: [country.code for country in countries.called(word)])


#: How many names are offered for one that is not there, and how alike they must be (0 to 100).
_NEAR = 4
_ALIKE = 70
