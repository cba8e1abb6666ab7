"""What an analysis depends on.

A document's analysis depends on the rules (the code), the parser (the model), the rows of the lexicon that its words
meet, and the answers of the gazetteer to the names in it. The first two bear on every document; of the others each
document keeps traces (:mod:`recoupe.dossier.analyzing`). All four are
told by digests of files, so that a run that finds nothing new need not load anything.
"""

from __future__ import annotations

import gc
import hashlib
import importlib.metadata
import importlib.util
import json
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe.dossier.records import Basis

if TYPE_CHECKING:
    from recoupe.pipeline import Pipeline

_PACKAGE = Path(__file__).parents[1]
#: The code that decides what is found and what traces tell; readers, exports and pages do not.
_DECIDING = (
    "extract/**/*.py",
    "french/**/*.py",
    "gazetteer/**/*.py",
    "lexicon/**/*.py",
    "lexicon/fr/conjugations.toml",
    "crosscheck/words.py",
    "dossier/analyzing.py",
    "model.py",
    "pipeline.py",
)
_TABLES = (".csv", ".toml")
#: The same for the cross-check, which takes analyses as they are.
_CROSSCHECKING = (
    "crosscheck/**/*.py",
    "dossier/_correcting.py",
    "dossier/deciding.py",
    "dossier/decisions.py",
    "french/**/*.py",
    "lexicon/**/*.py",
    *(f"lexicon/**/*{ending}" for ending in _TABLES),
    "model.py",
)


class Deferred:
    """A pipeline that is loaded when something is to be analyzed; takes what :func:`recoupe.load` takes.

    Example:
        >>> nlp = Deferred()
        >>> nlp.pipeline("Rien de neuf.").document.text
        'Rien de neuf.'
    """

    def __init__(self, model: str | None = None, overlay: Path | None = None) -> None:
        self.model = model
        self.overlay = overlay

    @cached_property
    def pipeline(self) -> Pipeline:
        """The pipeline.

        Raises:
            RecoupeError: it cannot be loaded, as :func:`recoupe.load` says.
        """
        from recoupe.pipeline import load

        loaded = load(self.model, self.overlay)
        gc.freeze()  # what is loaded stays to the end: later collections need not look through it
        return loaded

    def __reduce__(self) -> tuple[type[Deferred], tuple[str | None, Path | None]]:
        """Travel to another process, where it is loaded again."""
        return Deferred, (self.model, self.overlay)


def loaded(nlp: Pipeline | Deferred) -> Pipeline:
    """Give a pipeline, loaded."""
    return nlp.pipeline if isinstance(nlp, Deferred) else nlp


def current_basis(nlp: Pipeline | Deferred) -> Basis:
    """Tell on what the analyses of a pipeline rest, without loading it; the rows of the lexicon are left out.

    Raises:
        ModelNotFound: there is no such model.
        GazetteerError: a list of places is missing or damaged.
    """
    from recoupe.gazetteer.library import imported
    from recoupe.gazetteer.store import SHIPPED

    places = [SHIPPED, *imported()] if isinstance(nlp, Deferred) else [store.path for store in nlp.gazetteer.stores]
    return Basis(
        code=_code(), model=_model(nlp.model), lexicon=_lexicon(nlp.overlay), gazetteer=_gazetteer(tuple(places))
    )


@lru_cache(maxsize=1)
def crosscheck_basis() -> str:
    """Tell on what the cross-check of given analyses rests: its code, and the lexicon with the code that reads it."""
    return _digest(_PACKAGE, _files(_CROSSCHECKING))


@lru_cache(maxsize=1)
def _code() -> str:
    """Digest the code that decides what is found, and the version of what parses."""
    return _digest(_PACKAGE, _files(_DECIDING), importlib.metadata.version("spacy"))


def _files(patterns: Iterable[str]) -> list[Path]:
    """Give the files of the package that some patterns name."""
    return sorted({path for pattern in patterns for path in _PACKAGE.glob(pattern)})


def _lexicon(overlay: Path | None) -> str:
    """Digest the tables of the lexicon and of what is laid over it."""
    folders = [_PACKAGE / "lexicon", *([overlay] if overlay is not None else [])]
    return _digest_all(
        _digest(folder, sorted(path for path in folder.rglob("*") if path.suffix in _TABLES)) for folder in folders
    )


def _model(name: str | None) -> str:
    """Digest the files of a model, found by its folder or as an installed package."""
    if name is None:
        folder = _PACKAGE / "models" / "fr_recoupe"
    elif Path(name).exists():
        folder = Path(name)
    else:
        spec = importlib.util.find_spec(name) if name.isidentifier() else None
        if spec is None or not spec.submodule_search_locations:
            from recoupe.french.parser import load_parser

            return _digest_all(
                [json.dumps(load_parser(name).meta, sort_keys=True, default=str)]
            )  # or says what is wrong
        folder = Path(next(iter(spec.submodule_search_locations)))
    return _digest(folder, sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"))


def _gazetteer(paths: tuple[Path, ...]) -> str:
    """Digest what the lists of places say of themselves; their headers hold a checksum of all the rest."""
    from recoupe.gazetteer.store import read_header

    return _digest_all(json.dumps(read_header(path)[0], sort_keys=True) for path in paths)


def _digest(folder: Path, files: Iterable[Path], *others: str) -> str:
    """Digest files with their names."""
    told = (f"{path.relative_to(folder).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files)
    return _digest_all([*others, *told])


def _digest_all(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
