"""The application: every page under its address in its formats, every action, the static files.

1. the guard lets in who may (:mod:`recoupe.web.guard`);
2. what was asked is understood (:func:`recoupe.web.paging.understand`);
3. the page shows it, in a thread: reading a dossier waits for the disk;
4. the answer is written in the format asked for (:mod:`recoupe.web.answering`).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib import resources

import msgspec
from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.errors import ServerErrorMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from recoupe.errors import RecoupeError
from recoupe.web import answering
from recoupe.web.answering import FORMATS, complain, language_asked
from recoupe.web.guard import TOKEN_FIELD, TOKEN_HEADER, Guard, is_token
from recoupe.web.language import COOKIE, LANGUAGES
from recoupe.web.openapi import describe
from recoupe.web.paging import Action, Page, Visit, actions, inside, pages, understand
from recoupe.web.problems import NOWHERE, THE_MENU, TOO_MUCH, UNTOLD, Problem, problem_of
from recoupe.web.room import Room
from recoupe.web.uploads import MAX_FILES, TooMuch, bounded, keep

_LOG = logging.getLogger(__name__)
#: Bytes of a field that is no file.
_FIELD = 64 * 1024
#: Pages that are made at the same time; each of their threads has a connection to the dossier with what it has read.
_THREADS = 8
#: How hard answers are packed: what is left to be gained beyond costs more time than it saves.
_PACKED = 5

Endpoint = Callable[[Request], Awaitable[Response]]


def application(room: Room, *, secret: str, port: int) -> Starlette:
    """Make the application.

    Args:
        room: the dossier.
        secret: whoever has it may come in.
        port: on which it will be served.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = _THREADS
        threading.Thread(target=answering.warm, name="warming", daemon=True).start()
        yield
        room.close()

    routes: list[BaseRoute] = [
        Route("/", _to_first_page),
        Route("/openapi.json", _openapi),
        Route("/language", _language, methods=["POST"]),
        Mount("/static", StaticFiles(directory=str(resources.files("recoupe.web") / "static"))),
    ]
    for page in pages():
        endings = [".json", *([".csv"] if page.has_table else []), ""]  # /facts/{id} would take /facts/1.json too
        routes += [Route(page.path + ending, _page(page, FORMATS[ending]), methods=["GET"]) for ending in endings]
    routes += [Route(one.path, _action(one), methods=["POST"]) for one in actions()]
    app = Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[
            Middleware(Guard, secret=secret, port=port),
            Middleware(ServerErrorMiddleware, handler=_failed),  # inside the guard, which marks this answer too
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=_PACKED),
        ],
        exception_handlers={HTTPException: _refused},
    )
    app.state.room = room
    return app


def _page(page: Page, format: str) -> Endpoint:
    """Make what answers for a page in a format."""

    async def endpoint(request: Request) -> Response:
        room = request.app.state.room
        visit = Visit(room, language_asked(request))
        given: dict[str, list[str]] = {}
        for name, value in [*request.query_params.multi_items(), *request.path_params.items()]:
            if name in request.path_params:
                given[name] = [str(value)]
            else:
                given.setdefault(name, []).append(value)

        def answer() -> Response:
            try:
                asked = understand(page.asked, given)
                return answering.write(request, page, page.show(visit, asked), format, visit)
            except (RecoupeError, msgspec.ValidationError) as problem:
                return complain(request, problem_of(problem, language_asked(request)), format, room)

        return await run_in_threadpool(answer)

    return endpoint


def _action(action: Action) -> Endpoint:
    """Make what does an action: from a form it leads back to a page, asked for JSON it says what it did."""

    async def endpoint(request: Request) -> Response:
        room = request.app.state.room
        format = "json" if "application/json" in request.headers.get("accept", "") else "html"
        try:
            most = MAX_FILES if action.takes_files else 0
            async with bounded(request).form(max_files=most, max_fields=1000, max_part_size=_FIELD) as form:
                if not is_token(_token(request, form), request):
                    return complain(request, _untold(request), format, room)
                return await run_in_threadpool(_done, action, request, form, format)
        except TooMuch as problem:
            return complain(request, _too_much(request, problem), format, room)

    return endpoint


def _done(action: Action, request: Request, form: FormData, format: str) -> Response:
    """Do an action with what a form says."""
    room = request.app.state.room
    given: dict[str, list[str]] = {name: [str(value)] for name, value in request.path_params.items()}
    for name, value in form.multi_items():
        if isinstance(value, str) and name not in request.path_params:
            given.setdefault(name, []).append(value)
    try:
        asked = understand(action.asked, given)
        uploads, folder = keep([value for _, value in form.multi_items() if isinstance(value, UploadFile)])
        result = action.do(Visit(room, language_asked(request), uploads, folder), asked)
    except (RecoupeError, msgspec.ValidationError) as problem:
        return complain(request, problem_of(problem, language_asked(request)), format, room)
    room.look()
    if format == "json":
        return answering.as_json(result)
    answer = RedirectResponse(inside(result.back), status_code=303)
    numbers = (str(one) for one in (result.undo, result.undo_last) if one is not None)
    for name, value in {answering.SAID: result.said, answering.UNDO: "-".join(numbers)}.items():
        if value:
            answer.set_cookie(name, value, max_age=60, httponly=True, samesite="strict")
    return answer


def _untold(request: Request) -> Problem:
    """Say that a form has not the token of our pages."""
    what, hint = map(language_asked(request).say, UNTOLD)
    return Problem(403, what, hint)


def _too_much(request: Request, told: TooMuch) -> Problem:
    """Say that more came than is taken at once."""
    say = language_asked(request).say
    return Problem(413, say("plus de %(most)s Mo à la fois", most=told.most), say(TOO_MUCH))


def _token(request: Request, form: FormData) -> str:
    """Give the token that came with a form."""
    field = form.get(TOKEN_FIELD)
    return field if isinstance(field, str) else request.headers.get(TOKEN_HEADER, "")


async def _to_first_page(request: Request) -> Response:
    """Lead to the first page of the menu."""
    return RedirectResponse(pages()[0].path, status_code=303)


async def _openapi(request: Request) -> Response:
    """Describe the JSON of all pages."""
    return answering.as_json(describe())


async def _language(request: Request) -> Response:
    """Change the language of the pages."""
    form = await bounded(request).form(max_files=0, max_part_size=_FIELD)
    if not is_token(_token(request, form), request):
        return complain(request, _untold(request), "html", request.app.state.room)
    code, back = form.get("to"), form.get("back")
    answer = RedirectResponse(inside(back if isinstance(back, str) else "/"), status_code=303)
    if isinstance(code, str) and code in LANGUAGES:
        answer.set_cookie(COOKIE, code, max_age=365 * 86400, httponly=True, samesite="strict")
    return answer


async def _refused(request: Request, error: Exception) -> Response:
    """Answer what no page answers."""
    assert isinstance(error, HTTPException)
    say = language_asked(request).say
    problem = Problem(error.status_code, say(NOWHERE.get(error.status_code, error.detail)), say(THE_MENU))
    return complain(request, problem, _format(request), request.app.state.room)


async def _failed(request: Request, error: Exception) -> Response:
    """Answer when something in Recoupe is wrong; the terminal gets the trace, the page does not."""
    _LOG.error("%s failed", request.url.path, exc_info=error)
    return complain(request, problem_of(error, language_asked(request)), _format(request), request.app.state.room)


def _format(request: Request) -> str:
    """Tell the format asked for by the ending of the address."""
    return next((format for end, format in FORMATS.items() if end and request.url.path.endswith(end)), "html")
