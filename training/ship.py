"""A trained pipeline made ready to ship: our sentence component in front, nothing in it that parsing does not need."""

from __future__ import annotations

import shutil
from pathlib import Path

import srsly
from spacy.language import Language

from recoupe.french import incises, sentences
from recoupe.french.parser import SENTENCES

INCISES = "incises"

NEEDLESS = ("vocab/lookups.bin", "vocab/vectors", "vocab/vectors.cfg", "vocab/key2row")
META = {
    "name": "recoupe",
    "description": "French news pipeline of Recoupe: sentences, parts of speech, morphology, lemmas, dependencies.",
    "author": "Recoupe",
    "license": "CC BY-SA 4.0 and LGPL-LR, see CARD.md",
    "spacy_version": ">=3.8.7,<3.9.0",
}


def ship(nlp: Language, folder: Path, *, version: str) -> int:
    """Write ``nlp`` to ``folder``, replacing what is there; gives the size in bytes."""
    if SENTENCES not in nlp.pipe_names:
        nlp.add_pipe(sentences.NAME, name=SENTENCES, first=True)
    if INCISES not in nlp.pipe_names:
        nlp.add_pipe(incises.NAME, name=INCISES, last=True)
    nlp.meta.update(META, version=version, performance={})
    if folder.exists():
        shutil.rmtree(folder)
    nlp.to_disk(folder)
    for name in NEEDLESS:
        (folder / name).unlink(missing_ok=True)
    _without_machine(folder)
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _without_machine(folder: Path) -> None:
    """Take out of the settings what tells where they were made."""
    meta = srsly.read_json(folder / "meta.json")
    meta.pop("spacy_git_version", None)
    meta["spacy_version"] = META["spacy_version"]
    srsly.write_json(folder / "meta.json", meta)
