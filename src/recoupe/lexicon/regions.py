"""French names of regions, macro-regions, mountains, seas and rivers: *Nord-Kivu, Cisjordanie, Var, Sahel, mer Rouge*.

Rows come from ``fr/regions.csv``. The point is the middle of the region and ``precision_km`` the radius that covers
most of it. A name that is also an ordinary word, a river, a person or a town says in ``needs`` in what company it
counts.
"""

from __future__ import annotations

from pathlib import Path

from recoupe.lexicon.places import Places, read_places
from recoupe.lexicon.tables import layers

FILE = "fr/regions.csv"
COLUMNS = (
    "id",
    "name",
    "variants",
    "country",
    "kind",
    "latitude",
    "longitude",
    "precision_km",
    "needs",
    "note",
)
KINDS = ("region", "area", "water")
LOCATIVE = "locative"  # after *dans le, de l’, en* …: « dans le Var », « en Marne », or after a noun as for TRIGGER
TRIGGER = "trigger"  # only after a noun for a division: « province d’Alep », « département du Nord »
NEEDS = ("", LOCATIVE, TRIGGER)


def load_regions(path: Path | None = None, overlay: Path | None = None) -> Places:
    """Read the regions, and lay a user's file over them.

    Args:
        path: a CSV file with the header of :data:`COLUMNS`; ``None`` for the shipped one.
        overlay: a folder; the rows of its ``fr/regions.csv`` replace those of the same id, add new ones, and remove one
            where their name is ``-``.

    Raises:
        LexiconError: a row cannot be understood.

    Example:
        >>> regions = load_regions()
        >>> [(row.id, row.needs) for row in regions.find("le Var")]
        [('fr_var', 'locative')]
        >>> [row.country for row in regions.find("Nord Kivu")]
        ['CD']
        >>> [(row.id, row.needs) for row in regions.find("province de Deir Ezzor")]
        [('sy_deir_ezzor', 'trigger')]
    """
    return Places(read_places(layers(FILE, path, overlay), COLUMNS, KINDS, NEEDS))
