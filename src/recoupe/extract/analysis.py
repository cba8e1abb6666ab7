"""The flow of one parsed text, from its words to its records; each step takes what those before it found.

1. **dates**, and when the document was published (:mod:`recoupe.extract.times`).
2. **places** (:mod:`recoupe.extract.places`).
3. **statements** with their origins and chains, and retractions (:mod:`recoupe.extract.reported`).
4. **voices**: in whose words each stretch of the text stands (:mod:`recoupe.extract.voices`).
5. **actors** (:mod:`recoupe.extract.actors`).
6. **events** (:mod:`recoupe.extract.events`).
7. **figures** (:mod:`recoupe.extract.figures`).
8. **labels** (:mod:`recoupe.extract.labels`).
"""

from __future__ import annotations

from spacy.tokens import Doc

from recoupe.extract.actors import find_actors
from recoupe.extract.credits import find_credits
from recoupe.extract.events import find_events
from recoupe.extract.figures import find_figures
from recoupe.extract.labels import find_labels
from recoupe.extract.parts import find_parts
from recoupe.extract.places import find_places
from recoupe.extract.reading import Reading
from recoupe.extract.reported import find_reported
from recoupe.extract.times.finding import find_times
from recoupe.extract.voices import Voices
from recoupe.gazetteer import Gazetteer
from recoupe.lexicon import Lexicon
from recoupe.model import Analysis, Document


def extract(doc: Doc, document: Document, lexicon: Lexicon, gazetteer: Gazetteer) -> Analysis:
    """Find everything that this version of Recoupe finds in one document.

    Args:
        doc: the parsed text (``doc.text == document.text``).
        document: where the text comes from.
        lexicon: the words to look for.
        gazetteer: the places of the world.
    """
    r = Reading(doc, lexicon)
    dates, published = find_times(r, document, lexicon)  # 1
    outlet = lexicon.outlets.get(document.outlet) if document.outlet else None
    places, areas = find_places(r, lexicon, gazetteer, outlet.country if outlet is not None else None)  # 2
    statements, retractions, resolver = find_reported(r, lexicon, dates)  # 3
    voices = Voices(r, statements)  # 4
    actors = find_actors(r, lexicon, resolver, statements, places)  # 5
    events = find_events(r, lexicon, actors, voices, places, dates, published)  # 6
    return Analysis(
        document=document,
        published=published,
        statements=statements,
        retractions=retractions,
        credits=find_credits(r),
        parts=find_parts(document.text, lexicon),
        dates=dates,
        places=places,
        areas=areas,
        actors=actors.records,
        events=events,
        figures=find_figures(r, lexicon, voices, dates, places, actors.records, events),  # 7
        labels=find_labels(r, lexicon, actors, voices),  # 8
    )
