"""The places of the world by name.

:func:`load_gazetteer` opens what is installed, :meth:`Gazetteer.find` proposes the places that a name may mean, and
:func:`settle` decides between them, or abstains.
"""

from __future__ import annotations

from recoupe.gazetteer.library import load_gazetteer
from recoupe.gazetteer.matching import Gazetteer
from recoupe.gazetteer.records import Decision, GazetteerPlace, How, Match
from recoupe.gazetteer.settling import settle

__all__ = ["Decision", "Gazetteer", "GazetteerPlace", "How", "Match", "load_gazetteer", "settle"]
