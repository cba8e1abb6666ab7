"""Read the lexicon, with what a user lays over it.

Example:
    >>> lexicon = load_lexicon()
    >>> lexicon.reporting.by_id["démentir"].attitude
    'deny'
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from recoupe.errors import LexiconError
from recoupe.lexicon import (
    actors,
    anchors,
    boilerplate,
    count_words,
    counted,
    countries,
    event_types,
    families,
    first_names,
    loaded_terms,
    metonyms,
    modality,
    outlets,
    place_nouns,
    places,
    regions,
    roles,
    speaks_for,
    speech_acts,
)
from recoupe.lexicon.actors import KnownActors, load_actors
from recoupe.lexicon.anchors import Anchors, load_anchors
from recoupe.lexicon.boilerplate import Boilerplate, load_boilerplate
from recoupe.lexicon.count_words import CountWords, load_count_words
from recoupe.lexicon.counted import Counted, load_counted
from recoupe.lexicon.countries import Countries, load_countries
from recoupe.lexicon.event_types import Events, load_events
from recoupe.lexicon.first_names import FirstNames, load_first_names
from recoupe.lexicon.loaded_terms import LoadedTerms, load_loaded_terms
from recoupe.lexicon.metonyms import Metonyms, load_metonyms
from recoupe.lexicon.modality import Modality, load_modality
from recoupe.lexicon.outlets import Outlets, load_outlets
from recoupe.lexicon.place_names import PlaceNames, country_entries, row_entries, seat_entries
from recoupe.lexicon.place_nouns import PlaceNouns, load_place_nouns
from recoupe.lexicon.places import Places, load_places
from recoupe.lexicon.regions import load_regions
from recoupe.lexicon.reporting import Reporting, merge, read_reporting
from recoupe.lexicon.roles import Roles, load_roles
from recoupe.lexicon.speech_acts import SpeechActs, load_speech_acts

SHIPPED = Path(__file__).parent
REPORTING = "fr/reporting.csv"
# files that an overlay may hold, laid out as here
KNOWN = (
    REPORTING,
    outlets.FILE,
    actors.FILE,
    roles.FILE,
    first_names.FILE,
    metonyms.FILE,
    countries.FILE,
    place_nouns.FILE,
    places.FILE,
    regions.FILE,
    anchors.FILE,
    counted.FILE,
    count_words.FILE,
    f"{event_types.FOLDER}/*.toml",
    event_types.CLASSES,
    modality.FILE,
    loaded_terms.FILE,
    speech_acts.FILE,
    boilerplate.FILE,
    families.FILE,
    speaks_for.FILE,
)


@dataclass(frozen=True)
class Lexicon:
    """Everything that Recoupe knows about words.

    Attributes:
        reporting: verbs, nouns and prepositions that report speech.
        outlets: the media that French news cites.
        actors: armies, armed groups, organisations and other actors of current conflicts.
        roles: nouns for whoever speaks, from *porte-parole* to *communiqué*.
        first_names: first names and the gender they tell.
        metonyms: capitals that stand for a government.
        countries: countries with their demonyms and capitals.
        place_nouns: nouns that announce a place.
        places: places of conflicts that population lists lack.
        regions: regions, macro-regions, mountains and waters by their French names.
        anchors: what news mention and when it was.
        events: event types and the words that trigger them.
        speech_acts: what statements are in PLOVER.
        counted: words that tell what a figure counts.
        count_words: words that say where, as of when and in place of which other a count was made.
        modality: words that say whether what depends on them has happened.
        loaded_terms: evaluative and contested terms for people, groups and states.
        boilerplate: phrases of pages that report nothing.
    """

    reporting: Reporting
    outlets: Outlets
    actors: KnownActors
    roles: Roles
    first_names: FirstNames
    metonyms: Metonyms
    countries: Countries
    place_nouns: PlaceNouns
    places: Places
    regions: Places
    anchors: Anchors
    events: Events
    speech_acts: SpeechActs
    counted: Counted
    count_words: CountWords
    modality: Modality
    loaded_terms: LoadedTerms
    boilerplate: Boilerplate

    @cached_property
    def place_names(self) -> PlaceNames:
        """All names of places, in one look-up."""
        return PlaceNames(
            [
                *country_entries(self.countries),
                *row_entries(self.regions, "region"),
                *row_entries(self.places, "place"),
                *seat_entries(self.roles, self.countries),
            ]
        )


def load_lexicon(overlay: Path | None = None) -> Lexicon:
    """Load the shipped lexicon, and lay the files of a user's folder over it.

    Args:
        overlay: a folder with files laid out as the shipped ones (``fr/reporting.csv``, ``outlets.toml``); their rows
            replace those of the same id, add new ones, and remove one where their lemma or name is ``-``.

    Raises:
        LexiconError: a row cannot be understood, or the folder holds nothing that is known.
    """
    if overlay is not None:
        _check_overlay(overlay)
    reporting, events, countries = _reporting(overlay), load_events(overlay=overlay), load_countries(overlay=overlay)
    codes = frozenset(country.code for country in countries)
    return Lexicon(
        reporting=reporting,
        outlets=load_outlets(overlay=overlay, countries=codes),
        actors=load_actors(overlay=overlay, countries=codes),
        roles=load_roles(overlay=overlay),
        first_names=load_first_names(overlay=overlay),
        metonyms=load_metonyms(overlay=overlay),
        countries=countries,
        place_nouns=load_place_nouns(overlay=overlay),
        places=load_places(overlay=overlay),
        regions=load_regions(overlay=overlay),
        anchors=load_anchors(overlay=overlay),
        events=events,
        speech_acts=load_speech_acts(overlay=overlay, cues=reporting.by_id),
        counted=load_counted(overlay=overlay),
        count_words=load_count_words(overlay=overlay),
        modality=load_modality(overlay=overlay, types=events.types),
        loaded_terms=load_loaded_terms(overlay=overlay),
        boilerplate=load_boilerplate(overlay=overlay),
    )


def _check_overlay(overlay: Path) -> None:
    if not overlay.is_dir():
        raise LexiconError("no such folder", where=str(overlay), hint=f"give the folder that holds {REPORTING}")
    if not any(path.is_file() for name in KNOWN for path in overlay.glob(name)):
        raise LexiconError("no lexicon file in it", where=str(overlay), hint="it may hold " + ", ".join(KNOWN))


def _reporting(overlay: Path | None) -> Reporting:
    shipped = _shipped_reporting()
    if overlay is None or not (overlay / REPORTING).is_file():
        return shipped
    return merge(shipped.by_id, read_reporting(overlay / REPORTING, over=shipped.by_id))


@lru_cache(maxsize=1)
def _shipped_reporting() -> Reporting:
    return merge(read_reporting(SHIPPED / REPORTING))
