"""Adding files: dropped or chosen on the first page, analyzed beside the pages."""

from __future__ import annotations

from recoupe.errors import EmptyInput
from recoupe.model import Record
from recoupe.web.adding import Adding
from recoupe.web.paging import Done, Nothing, View, Visit, Words, action, page


class AddAsked(Record, frozen=True):
    """Files to add; the outlet of those that do not name theirs."""

    outlet: Words | None = None


class AddingView(View, frozen=True, kw_only=True):
    """How far files that were sent have come; nothing where none were."""

    adding: Adding | None


@page("/adding", template="adding_page.html", title="Ajout de documents")
def adding(visit: Visit, asked: Nothing) -> AddingView:
    """Show how far files that were sent have come."""
    return AddingView(adding=visit.room.adder.state)


@action("/adding", takes_files=True)
def add(visit: Visit, asked: AddAsked) -> Done:
    """Add files."""
    if not visit.uploads or visit.folder is None:
        raise EmptyInput("aucun fichier n’a été envoyé", hint="choisissez un ou plusieurs fichiers")
    visit.room.adder.add(list(visit.uploads), visit.folder, asked.outlet)
    return Done(back="/adding", said="adding")
