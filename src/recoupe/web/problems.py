"""What is said when there is no answer: in the words of whoever reads, never in those of a library.

Errors from beneath the pages speak English and of files and commands; a page says the same for its readers, in French
through the catalogue, and shows what the error itself says as a detail.
"""

from __future__ import annotations

import msgspec

from recoupe.errors import (
    DossierBusy,
    DossierDamaged,
    DossierFull,
    EmptyInput,
    NoSuchDecision,
    NoSuchDocument,
    NoSuchFact,
    NoSuchOrigin,
    RecoupeError,
)
from recoupe.web.language import Language


class NotReady(RecoupeError):
    """The cross-check has not come to its first result yet."""


class Refused(RecoupeError):
    """What a page refuses; its words and its hint are of the catalogue.

    Args:
        what, hint: in French.
        status: of HTTP.
    """

    def __init__(self, what: str, *, hint: str, status: int = 400) -> None:
        super().__init__(what, hint=hint)
        self.status = status


class Problem(msgspec.Struct, frozen=True):
    """What is said when there is no answer.

    Attributes:
        status: of HTTP.
        what: the problem, in the language of whoever asks.
        hint: how to mend it, in the same language.
        wait: seconds after which to ask again.
        detail: what the error says itself.
    """

    status: int
    what: str
    hint: str = ""
    wait: int | None = None
    detail: str = ""


#: The status of each kind of error, what it is to readers, and what they can do; the first that fits holds.
TOLD: dict[type[Exception], tuple[int, str, str]] = {
    msgspec.ValidationError: (
        400,
        "l’adresse ou le formulaire contient une valeur qui ne convient pas, ou il en manque une",
        "corrigez-la, ou repartez du menu",
    ),
    NoSuchFact: (
        404,
        "ce fait n’est pas dans le dossier, ou n’y est plus",
        "un fait change d’adresse quand ses documents changent : retrouvez-le dans la liste des faits ; s’il a été "
        "écarté, la page Décisions permet d’y revenir",
    ),
    NoSuchDocument: (
        404,
        "ce document n’est pas dans le dossier, ou n’y est plus",
        "la liste des documents les montre tous ; s’il a été retiré, la page Décisions permet d’y revenir",
    ),
    NoSuchOrigin: (404, "cette source n’est pas dans le dossier", "cherchez-la dans la liste des sources"),
    NoSuchDecision: (
        404,
        "il n’y a pas de décision de ce numéro, ou pas de constat sur lequel décider",
        "choisissez une marque dans le texte du document, ou une décision dans la liste",
    ),
    NotReady: (503, "le recoupement n’est pas encore terminé", "redemandez dans un instant"),
    DossierBusy: (503, "un autre programme écrit dans le dossier", "recommencez dans un instant"),
    DossierFull: (500, "il n’y a plus de place sur le disque", "ce qui était écrit est intact : libérez de la place"),
    DossierDamaged: (500, "le fichier du dossier est abîmé", "reprenez-en une copie"),
    EmptyInput: (400, "aucun fichier n’a été envoyé", "choisissez un ou plusieurs fichiers"),
    RecoupeError: (400, "le dossier ne permet pas cela", "revenez en arrière et recommencez autrement"),
}
#: What a defect of Recoupe is to readers.
DEFECT = (500, "une erreur de Recoupe", "le terminal où tourne « recoupe serve » en dit plus")
#: What is said of an address that leads nowhere.
NOWHERE = {404: "cette page n’existe pas", 405: "cette adresse ne répond pas à cela"}
THE_MENU = "le menu mène aux pages"
#: What a form without the token of our pages is told, and files that are too many or too large.
UNTOLD = ("ce formulaire ne vient pas de cette salle de lecture", "rechargez la page et recommencez")
TOO_MUCH = "envoyez moins de fichiers à la fois"


def problem_of(error: Exception, language: Language) -> Problem:
    """Say what an error is to whoever asked.

    Example:
        >>> problem_of(NoSuchFact("no fact has the id x"), Language("en")).what
        'this fact is not in the dossier, or no longer'
    """
    if isinstance(error, Refused):
        return Problem(error.status, language.say(error.what), language.say(error.hint or ""))
    found = next((told for kind, told in TOLD.items() if isinstance(error, kind)), None)
    status, what, hint = found or DEFECT
    detail = "" if found is None else "; ".join(filter(None, _own_words(error)))
    return Problem(status, language.say(what), language.say(hint), 2 if status == 503 else None, detail)


def _own_words(error: Exception) -> tuple[str, ...]:
    """Give what an error says, without the path of the dossier, which is told to nobody."""
    return (error.what, error.hint or "") if isinstance(error, RecoupeError) else (str(error),)
