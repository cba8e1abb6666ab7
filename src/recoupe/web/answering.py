"""How the answer of a page is written: as HTML, as JSON, as CSV; and what is said when there is none.

One view, three ways: ``/facts``, ``/facts.json``, ``/facts.csv`` show the same. Text from documents is escaped by Jinja
wherever it stands; JSON is never put inside of a page.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlencode

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from recoupe.exports._marks import printable
from recoupe.exports.dossier.csv import disarmed
from recoupe.web.deciding import Forms, look_up
from recoupe.web.keys import short
from recoupe.web.language import COOKIE, LANGUAGES, Language, language_of
from recoupe.web.marking import KINDS
from recoupe.web.paging import Page, View, Visit, pages
from recoupe.web.problems import Problem
from recoupe.web.room import Room

#: The formats of a page by the ending of its address.
FORMATS = {"": "html", ".json": "json", ".csv": "csv"}
_UNDO = re.compile(r"([0-9]{1,15})(?:-([0-9]{1,15}))?")
#: The cookies that carry what an action says to the next page, by its key, and what takes it back, by its number.
SAID, UNDO = "recoupe_said", "recoupe_undo"
#: What an action says once it is done.
MESSAGES = {
    "placed": "Le lieu est placé, dans tous les documents qui le nomment.",
    "adding": "Les fichiers sont en cours de lecture.",
    "accepted": "C’est noté : confirmé à la main.",
    "rejected": "C’est noté : écarté. Les faits suivront au prochain recoupement.",
    "corrected": "C’est noté : corrigé à la main. Les faits suivront au prochain recoupement.",
    "noted": "La note est gardée.",
    "dated": "La date est fixée ; le document est analysé de nouveau.",
    "removed": "Le document est retiré du dossier.",
    "undone": "La décision est annulée.",
}


def write(request: Request, page: Page, view: View, format: str, visit: Visit) -> Response:
    """Write the answer of a page in one of its formats."""
    if format == "json":
        return as_json(view)
    if format == "csv":
        return _csv(page, view)
    return _html(request, page.template, visit, page=page, view=view)


def complain(request: Request, problem: Problem, format: str, room: Room) -> Response:
    """Write a problem in the format that was asked for."""
    headers = {"retry-after": str(problem.wait)} if problem.wait else {}
    if format == "json":
        answer = as_json(problem, status=problem.status)
    elif format == "csv":
        answer = Response(f"{problem.what}\n{problem.hint}\n", problem.status, media_type="text/plain")
    else:
        visit = Visit(room, language_of(request.cookies.get(COOKIE)))
        answer = _html(request, "problem.html", visit, status=problem.status, page=None, problem=problem)
    answer.headers.update(headers)
    return answer


def as_json(what: Any, status: int = 200) -> Response:
    """Write a record as JSON."""
    return Response(msgspec.json.encode(what), status, media_type="application/json")


def _csv(page: Page, view: View) -> Response:
    """Write the table of a view, nested records flattened, with a header even where it is empty."""
    rows = [_flat(row) for row in getattr(view, page.view.TABLE)]
    names = columns(page.view)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in rows)
    name = page.path.strip("/").replace("/", "-").translate({ord("{"): None, ord("}"): None})
    headers = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return Response("\ufeff" + out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def columns(view: type[View]) -> list[str]:
    """Give the columns of the table of a view: the fields of its rows, those of records in them by a dot."""
    row = msgspec.inspect.type_info(_row_type(view))
    assert isinstance(row, msgspec.inspect.StructType)
    return [name for one in row.fields for name in _names(one.encode_name, one.type)]


def _row_type(view: type[View]) -> type:
    """Give the type of the rows."""
    (kind,) = [one.type for one in msgspec.structs.fields(view) if one.name == view.TABLE]
    return kind.__args__[0]


def _names(name: str, kind: Any) -> list[str]:
    """Name the columns of a field."""
    if isinstance(kind, msgspec.inspect.UnionType):
        kind = next((one for one in kind.types if isinstance(one, msgspec.inspect.StructType)), kind)
    if isinstance(kind, msgspec.inspect.StructType):
        return [f"{name}.{inner}" for one in kind.fields for inner in _names(one.encode_name, one.type)]
    return [name]


def _flat(row: Any) -> dict[str, Any]:
    """Write a row with the fields of inner records as its own, by a dot."""
    found: dict[str, Any] = {}

    def walk(value: Mapping[str, Any], before: str) -> None:
        for name, inner in value.items():
            if isinstance(inner, Mapping):
                walk(inner, f"{before}{name}.")
            else:
                found[before + name] = inner

    walk(msgspec.to_builtins(row), "")
    return found


def _cell(value: Any) -> str:
    """Write a cell; a spreadsheet must not take words of a document for a formula."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return disarmed("; ".join(map(_as_text, value)))
    return disarmed(value) if isinstance(value, str) else _as_text(value)


def _as_text(value: Any) -> str:
    """Write what is no list."""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _html(request: Request, template: str, visit: Visit, *, status: int = 200, **values: Any) -> Response:
    """Write a page as HTML."""
    language, room = visit.language, visit.room
    body = _environment(language.code).get_template(template)
    rendered = body.render(
        **values,
        room=room,
        language=language,
        languages=LANGUAGES,
        menu=[one for one in pages() if one.menu is not None],
        here=str(request.url.path) + (f"?{request.url.query}" if request.url.query else ""),
        query=request.query_params.multi_items(),
        token=getattr(request.state, "token", ""),
        said=MESSAGES.get(request.cookies.get(SAID, "")),
        undo=_numbers(request.cookies.get(UNDO, "")),
        deciding=Forms(room, language),
        htmx=request.headers.get("hx-request") == "true",
    )
    answer = HTMLResponse(rendered, status)
    for name in (SAID, UNDO):
        if name in request.cookies:
            answer.delete_cookie(name)
    return answer


def _numbers(written: str) -> tuple[int, int] | None:
    """Read the numbers of the first and the last of the decisions that were made; a cookie may say anything."""
    found = _UNDO.fullmatch(written)
    return (int(found[1]), int(found[2] or found[1])) if found else None


@cache
def _environment(code: str) -> Environment:
    """Make what writes HTML in a language."""
    language = language_of(code)
    made = Environment(
        loader=PackageLoader("recoupe.web"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    made.globals |= {"_": language.say, "n_": language.count, "address": address, "kinds": KINDS}
    made.filters |= {"number": language.number, "day": language.day, "short": short}
    return made


def warm() -> None:
    """Read beforehand what the first page of each kind would have to wait for: templates, words, the gazetteer."""
    for code in LANGUAGES:
        language_of(code).count("%(n)s fait", "%(n)s faits", 1)
        language_of(code).day("2000-01-01")
        environment = _environment(code)
        for name in environment.list_templates():
            environment.get_template(name)
    look_up("Paris")


def _shown(value: Any) -> Any:
    """Write a value into a page: characters that control, and those that turn the direction of writing, are made seen.

    Unseen they could show the words around them in another order than that in which they stand (Boucher and Anderson,
    *Trojan Source*, 2021).

    Example:
        >>> _shown("le\\u202ekoob"), _shown(3)
        ('le�koob', 3)
    """
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def address(path: str, query: list[tuple[str, str]] | None = None, **changed: Any) -> str:
    """Make an address from a path and the parameters that it is to have.

    Args:
        path: without parameters.
        query: parameters to start from.
        changed: those to set; ``None`` takes one away, a list sets it several times.

    Example:
        >>> address("/facts", [("type", "kill"), ("page", "2")], page=None, place="Kessar")
        '/facts?type=kill&place=Kessar'
    """
    kept = [(name, value) for name, value in query or [] if name not in changed]
    for name, value in changed.items():
        values = value if isinstance(value, list | tuple) else [value]
        kept += [(name, str(one)) for one in values if one is not None]
    return path + (f"?{urlencode(kept)}" if kept else "")


def language_asked(request: Request) -> Language:
    """Give the language that whoever asks has chosen."""
    return language_of(request.cookies.get(COOKIE))
