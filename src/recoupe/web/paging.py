"""What a page is: an address, what may be asked of it, and what it answers.

A page is a function from a :class:`Visit` and what was asked (a record, one field a parameter of the address) to a
:class:`View` (a record: what is shown). Nothing in it speaks HTML, JSON or CSV; :mod:`recoupe.web.answering` writes all
three. An action is the same for ``POST``: what was asked comes from a form, and it answers with :class:`Done`.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, get_type_hints

import msgspec
from msgspec import Meta

from recoupe.model import Record
from recoupe.web.adding import Upload
from recoupe.web.language import Language

if TYPE_CHECKING:
    from recoupe.web.room import Room

#: A number of a document: what SQLite takes for one.
Number = Annotated[int, Meta(ge=1, le=2**62)]
#: A position in a text, in code points.
Position = Annotated[int, Meta(ge=0, le=2**40)]
#: The number of a page of a list, from 1.
PageNumber = Annotated[int, Meta(ge=1, le=1_000_000)]
#: Words that somebody looks for, a name, a key: no longer than anybody writes.
Words = Annotated[str, Meta(max_length=500)]
#: A day.
Day = Annotated[str, Meta(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]


class Nothing(Record, frozen=True):
    """What is asked of a page that takes no parameters."""


class View(Record, frozen=True, kw_only=True):
    """What a page shows.

    Attributes:
        TABLE: the field whose records are the rows of ``.csv``; empty where the page is no table.
    """

    TABLE: ClassVar[str] = ""


class Done(Record, frozen=True, kw_only=True):
    """What an action did.

    Attributes:
        back: where to go on, an address of this application.
        said: in French, a message of the catalogue (:data:`recoupe.web.answering.MESSAGES`), by its key.
        undo: the number of the decision that was made, where it can be taken back; of several that were made together
            the first, and ``undo_last`` the last.
    """

    back: str
    said: str
    undo: int | None = None
    undo_last: int | None = None


@dataclass(frozen=True)
class Visit:
    """Who asks: the room, the language of whoever sits in it, and the files that came with a form.

    Attributes:
        uploads: they lie in ``folder``; whoever takes them takes that folder away, unless it is still there in the end.
    """

    room: Room
    language: Language
    uploads: tuple[Upload, ...] = ()
    folder: Path | None = None


@dataclass(frozen=True)
class Page:
    """A screen.

    Attributes:
        path: address as Starlette writes it, ``/facts/{id}``; what stands in braces are fields of ``asked``.
        show: makes the view.
        asked, view: what it takes and gives.
        template: the HTML of it.
        title: in French, for the menu and the head of the window.
        menu: its place in the menu; ``None`` where it has none.
        key: in the menu, the letter that leads there after ``g``.
    """

    path: str
    show: Callable[[Visit, Any], View]
    asked: type[Record]
    view: type[View]
    template: str
    title: str
    menu: int | None = None
    key: str | None = None

    @property
    def name(self) -> str:
        """What templates and tests call it: the name of its function."""
        return self.show.__name__

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of ``asked`` that stand in the path."""
        return tuple(re.findall(r"{(\w+)", self.path))

    @property
    def has_table(self) -> bool:
        """Whether it can be had as ``.csv``."""
        return bool(self.view.TABLE)


@dataclass(frozen=True)
class Action:
    """What a form does; attributes as :class:`Page` has them, and ``takes_files`` where some may come with it."""

    path: str
    do: Callable[[Visit, Any], Done]
    asked: type[Record]
    takes_files: bool = False

    @property
    def name(self) -> str:
        """The name of its function."""
        return self.do.__name__


_PAGES: dict[str, Page] = {}
_ACTIONS: dict[str, Action] = {}

Show = Callable[[Visit, Any], View]
Do = Callable[[Visit, Any], Done]


def page(
    path: str, *, template: str, title: str, menu: int | None = None, key: str | None = None
) -> Callable[[Show], Show]:
    """Make a function a page; its annotations say what it takes and gives."""

    def keep(show: Show) -> Show:
        hints = get_type_hints(show)
        _PAGES[path] = Page(path, show, hints["asked"], hints["return"], template, title, menu, key)
        return show

    return keep


def action(path: str, *, takes_files: bool = False) -> Callable[[Do], Do]:
    """Make a function an action; its annotation says what it takes."""

    def keep(do: Do) -> Do:
        _ACTIONS[path] = Action(path, do, get_type_hints(do)["asked"], takes_files)
        return do

    return keep


def pages() -> list[Page]:
    """Give all pages, those of the menu first, in its order.

    Example:
        >>> [page.path for page in pages()][0]
        '/dossier'
    """
    _load()
    return sorted(_PAGES.values(), key=lambda one: (one.menu is None, one.menu or 0, one.path))


def actions() -> list[Action]:
    """Give all actions."""
    _load()
    return sorted(_ACTIONS.values(), key=lambda one: one.path)


def _load() -> None:
    """Import every file of ``pages/``: importing it is what makes its pages known."""
    package = importlib.import_module(f"{__package__}.pages")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")


def understand(asked: type[Record], given: dict[str, list[str]]) -> Record:
    """Make the record of what was asked from the parameters of an address or the fields of a form.

    Fields that are left empty, as forms send them, count as not given; what the record does not know is passed over.

    Args:
        asked: which record.
        given: for every name its values.

    Raises:
        msgspec.ValidationError: a value is missing or does not fit.

    Example:
        >>> class Asked(Record, frozen=True):
        ...     type: tuple[str, ...] = ()
        ...     page: PageNumber = 1
        >>> understand(Asked, {"type": ["kill", "wound"], "page": ["2"], "since": [""]})
        Asked(type=('kill', 'wound'), page=2)
    """
    values: dict[str, Any] = {}
    for one in msgspec.structs.fields(asked):
        found = [value for value in given.get(one.encode_name, []) if value.strip()]
        if found:
            values[one.encode_name] = found if _is_many(one.type) else found[-1]
    return msgspec.convert(values, asked, strict=False)


def _is_many(kind: Any) -> bool:
    """Tell whether a field takes several values."""
    return getattr(kind, "__origin__", None) is tuple


def inside(address: str) -> str:
    """Keep an address on this machine: what names another one leads to the first page.

    Example:
        >>> inside("/facts?page=2"), inside("//elsewhere.example"), inside("javascript:alert(1)")
        ('/facts?page=2', '/', '/')
    """
    is_ours = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_ours and address.isprintable() else "/"
