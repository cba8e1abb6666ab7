"""A dossier of invented documents, and a reading room over it, for tests of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

from recoupe import Pipeline
from recoupe.dossier.adding import add
from recoupe.dossier.store import Dossier
from recoupe.web.app import application
from recoupe.web.guard import token_of
from recoupe.web.room import Room
from tests.dossier.asked import item, text

SECRET = "un-secret-pour-les-essais"
PORT = 8999
ORIGIN = f"http://127.0.0.1:{PORT}"
EXAMPLES = Path(__file__).parents[2] / "examples"

#: Besides the examples, which name no medium and no day: a march that two media count otherwise, and a place of which
#: there are several.
DOCUMENTS = (
    text(
        "marche-1",
        "Environ 1 200 personnes ont manifesté samedi à Valence contre la fermeture du tribunal, selon la préfecture."
        " Les organisateurs comptent 4 000 manifestants.\n\nLa préfète, Alba Courtenot, affirme que le cortège s’est"
        " dispersé dans le calme. Deux personnes ont été arrêtées, a indiqué le procureur.",
        title="Valence : deux comptes pour une marche",
        outlet="Le Fil du Rhône",
        published="2024-05-11",
    ),
    text(
        "marche-2",
        "Selon les organisateurs, 4 000 personnes ont manifesté samedi 11 mai à Valence contre la fermeture du"
        " tribunal ; 1 200 d’après la préfecture.\n\nLe syndicat des greffiers dément que des manifestants aient été"
        " arrêtés. « Personne n’a été arrêté », assure sa secrétaire, Mona Ferrand.",
        title="La marche de Valence",
        outlet="Gazette de la Drôme-Haute",
        published="2024-05-12",
    ),
    text(
        "marche-3",
        "Le tribunal de Valence ne fermera pas, a déclaré lundi la ministre, Élise Corvan. Elle a reconnu que 4 000"
        " personnes avaient manifesté samedi.\n\nÀ Saint-Just, un autre cortège a réuni 300 personnes, d’après"
        " l’agence Néréide.",
        title="Le tribunal ne fermera pas",
        outlet="Le Fil du Rhône",
        published="2024-05-13",
    ),
)


def make_dossier(path: Path, nlp: Pipeline) -> Path:
    """Make the dossier: the examples, and what the pages need besides."""
    examples = [text(file.stem, file.read_text(encoding="utf-8")) for file in sorted(EXAMPLES.glob("*.txt"))]
    with Dossier(path, create=True) as dossier:
        add(dossier, [item(one) for one in [*examples, *DOCUMENTS]], nlp)
    return path


@contextmanager
def opened(path: Path, lexicon: Path | None = None) -> Iterator[Room]:
    """Open a reading room that has cross-checked its dossier."""
    room = Room(path, lexicon)
    try:
        assert room.wait(60)
        yield room
    finally:
        room.close()


def visitor(room: Room, *, language: str | None = None, let_in: bool = True, **options: bool) -> TestClient:
    """Give somebody who sits in a room.

    Args:
        room: which.
        language: of the pages, where one was chosen.
        let_in: whether the secret was shown at the door.
        options: of the client.
    """
    client = TestClient(application(room, secret=SECRET, port=PORT), base_url=ORIGIN, **options)
    if let_in:
        client.cookies.set(f"recoupe_{PORT}", SECRET, domain="127.0.0.1")
    if language is not None:
        client.cookies.set("recoupe_language", language, domain="127.0.0.1")
    return client


def form(**fields: str) -> dict[str, str]:
    """Give the fields of a form as our pages send them, with the token."""
    return {"token": token_of(SECRET), **fields}
