"""The errors that Recoupe raises on purpose.

.. code-block:: text

    RecoupeError
    ├── InputError             one document cannot be used; the others go on
    │   ├── UnreadableInput    the file cannot be opened, decoded or parsed
    │   ├── EmptyInput         there is no text in it
    │   ├── BinaryInput        it is no text: an image, a PDF, an archive
    │   ├── FetchError         an address cannot be fetched, or must not be
    │   └── NotFrench          it is a text in another language
    ├── ModelNotFound          the spaCy pipeline asked for is missing or lacks a component
    ├── LexiconError           a row of the lexicon cannot be understood
    ├── GazetteerError         a gazetteer is missing or damaged, or a file to import is none
    ├── MissingExtra           a format needs a library that is not installed; the hint names the extra
    └── DossierError           a dossier cannot do what is asked
        ├── NotADossier        the file is something else, or missing
        ├── DossierTooNew      a later Recoupe made it
        ├── DossierBusy        another program has been writing to it for too long
        ├── DossierFull        no room is left on the disk; what was written before is whole
        ├── DossierDamaged     the file is damaged
        ├── NoSuchDocument     the dossier has no document, or several, of that name
        ├── NoSuchOrigin       nobody of that name says anything in the dossier
        ├── NoSuchFact         no fact of the dossier has that id, is of that type or place
        └── NoSuchDecision     no decision has that number, or no finding about which to decide

Catching :class:`RecoupeError` catches them all. Anything else that escapes is a defect of Recoupe.
"""

from __future__ import annotations


class RecoupeError(Exception):
    """Base of all errors: what is wrong, where, and how to mend it.

    Args:
        what: the problem, as a phrase without a final point.
        where: the file, ``file:line`` or name it concerns.
        hint: what the user can do about it.

    Example:
        >>> print(RecoupeError("no text in it", where="a.txt", hint="give a file with text"))
        a.txt: no text in it; give a file with text
    """

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        """Give ``where: what; hint``, leaving out what is not known."""
        place = f"{self.where}: " if self.where else ""
        advice = f"; {self.hint}" if self.hint else ""
        return f"{place}{self.what}{advice}"

    def __reduce__(self) -> tuple[object, ...]:
        """Let the error travel between processes with its three parts."""
        return _rebuild, (type(self), self.what, self.where, self.hint)


def _rebuild(kind: type[RecoupeError], what: str, where: str | None, hint: str | None) -> RecoupeError:
    """Make an error again on the other side of a process boundary."""
    return kind(what, where=where, hint=hint)


class InputError(RecoupeError):
    """One document cannot be used."""


class UnreadableInput(InputError):
    """The file cannot be opened, decoded or parsed."""


class EmptyInput(InputError):
    """There is no text in the document."""


class BinaryInput(InputError):
    """The file is no text: an image, a PDF, an archive."""


class FetchError(InputError):
    """An address cannot be fetched, or must not be; ``where`` is the address."""


class NotFrench(InputError):
    """The text is in another language than French."""


class ModelNotFound(RecoupeError):
    """The spaCy pipeline asked for is not installed, or lacks a component."""


class LexiconError(RecoupeError):
    """A row of the lexicon cannot be understood; ``where`` is ``file:line``."""


class GazetteerError(RecoupeError):
    """A gazetteer is missing or damaged, or a file to import is none; ``where`` is the file."""


class MissingExtra(RecoupeError):
    """A format needs a library that is not installed; the hint names the extra that brings it."""


class DossierError(RecoupeError):
    """A dossier cannot do what is asked; ``where`` is its file."""


class NotADossier(DossierError):
    """The file is no dossier, or there is none."""


class DossierTooNew(DossierError):
    """The dossier was made by a later version of Recoupe."""


class DossierBusy(DossierError):
    """Another program writes to the dossier and did not finish in the time that was given."""


class DossierFull(DossierError):
    """No room is left for the dossier; what was written before is whole."""


class DossierDamaged(DossierError):
    """The file of the dossier is damaged; the hint says how to save what can be read."""


class NoSuchDocument(DossierError):
    """The dossier has no document of that name, or several."""


class NoSuchOrigin(DossierError):
    """Nobody of that name says anything in the dossier; the hint names those that are spelled alike."""


class NoSuchFact(DossierError):
    """No fact of the dossier has that id, is of that type or at that place; the hint names those that there are."""


class NoSuchDecision(DossierError):
    """The dossier has no decision of that number, or a document no finding of that number to decide about."""
