"""Recoupe reads French news: who says what, through whom.

    >>> import recoupe
    >>> nlp = recoupe.load()
    >>> doc = nlp("Le maire dément toute négociation.", outlet="La Gazette du Nord", published="2024-05-03")
    >>> [statement.attitude.value for statement in doc.statements]
    ['deny']

:func:`load` gives a :class:`Pipeline`; calling it, or its ``pipe``, gives an :class:`Analysis`. :func:`analyze` does
both for a single text. The records are in :mod:`recoupe.model`, the errors in :mod:`recoupe.errors`, the flow in
:mod:`recoupe.pipeline`. Importing this package costs next to nothing: each name is imported on first use.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recoupe.dossier import Dossier
    from recoupe.errors import (
        BinaryInput,
        DossierBusy,
        DossierDamaged,
        DossierError,
        DossierFull,
        DossierTooNew,
        EmptyInput,
        FetchError,
        GazetteerError,
        InputError,
        LexiconError,
        MissingExtra,
        ModelNotFound,
        NoSuchDecision,
        NoSuchDocument,
        NoSuchFact,
        NoSuchOrigin,
        NotADossier,
        NotFrench,
        RecoupeError,
        UnreadableInput,
    )
    from recoupe.model import (
        Actor,
        ActorKind,
        Analysis,
        Area,
        AreaKind,
        Attitude,
        Candidate,
        Copy,
        CopyGroup,
        Direction,
        Document,
        Event,
        Figure,
        FigureKind,
        FigureScope,
        Form,
        Item,
        Label,
        Modality,
        Original,
        Part,
        PartKind,
        Passage,
        PassageKind,
        Place,
        PlaceCandidate,
        PlaceStatus,
        Polarity,
        Publication,
        PublishedStatus,
        Relay,
        Retraction,
        Revision,
        Span,
        Stance,
        Statement,
        TimeExpression,
        TimeReading,
        TimeStatus,
        TimeType,
        Why,
    )
    from recoupe.pipeline import Pipeline, analyze, load

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "ActorKind",
    "Analysis",
    "Area",
    "AreaKind",
    "Attitude",
    "BinaryInput",
    "Candidate",
    "Copy",
    "CopyGroup",
    "Direction",
    "Document",
    "Dossier",
    "DossierBusy",
    "DossierDamaged",
    "DossierError",
    "DossierFull",
    "DossierTooNew",
    "EmptyInput",
    "Event",
    "FetchError",
    "Figure",
    "FigureKind",
    "FigureScope",
    "Form",
    "GazetteerError",
    "InputError",
    "Item",
    "Label",
    "LexiconError",
    "MissingExtra",
    "Modality",
    "ModelNotFound",
    "NoSuchDecision",
    "NoSuchDocument",
    "NoSuchFact",
    "NoSuchOrigin",
    "NotADossier",
    "NotFrench",
    "Original",
    "Part",
    "PartKind",
    "Passage",
    "PassageKind",
    "Pipeline",
    "Place",
    "PlaceCandidate",
    "PlaceStatus",
    "Polarity",
    "Publication",
    "PublishedStatus",
    "RecoupeError",
    "Relay",
    "Retraction",
    "Revision",
    "Span",
    "Stance",
    "Statement",
    "TimeExpression",
    "TimeReading",
    "TimeStatus",
    "TimeType",
    "UnreadableInput",
    "Why",
    "__version__",
    "analyze",
    "load",
]

_HOMES = {
    "recoupe.dossier": "Dossier",
    "recoupe.errors": (
        "BinaryInput DossierBusy DossierDamaged DossierError DossierFull DossierTooNew EmptyInput FetchError "
        "GazetteerError InputError LexiconError MissingExtra ModelNotFound NoSuchDecision NoSuchDocument NoSuchFact "
        "NoSuchOrigin NotADossier NotFrench RecoupeError UnreadableInput"
    ),
    "recoupe.model": (
        "Actor ActorKind Analysis Area AreaKind Attitude Candidate Copy CopyGroup Direction Document Event Figure "
        "FigureKind FigureScope Form Item Label Modality Original Part PartKind Passage PassageKind Place "
        "PlaceCandidate PlaceStatus Polarity Publication PublishedStatus Relay Retraction Revision Span Stance "
        "Statement TimeExpression TimeReading TimeStatus TimeType Why"
    ),
    "recoupe.pipeline": "Pipeline analyze load",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, imported already or not."""
    return sorted({*globals(), *__all__})
