"""Serving the application to this machine."""

from __future__ import annotations

import socket
import sys
import threading
import time
from contextlib import suppress
from urllib.request import HTTPCookieProcessor, build_opener

import uvicorn
from starlette.applications import Starlette

#: Seconds that the first page may take until it is given up, and between two looks.
_PATIENCE = 60.0
_BETWEEN = 0.05
#: Seconds after which a thread that computes lets another one go on. The cross-check computes for seconds beside the
#: pages, and a page that reads from the dossier lets it in at every row: with the 5 ms that Python has for this, a list
#: of hundreds of rows would take more than a second.
_TURN = 0.001


def serve(app: Starlette, listening: socket.socket) -> None:
    """Serve until somebody presses Ctrl-C.

    Args:
        app: the application.
        listening: a socket bound to an address of this machine.
    """
    with suppress(KeyboardInterrupt):  # the usual way to end it
        _server(app).run(sockets=[listening])


def first_page(app: Starlette, listening: socket.socket, address: str) -> str:
    """Serve until the first page has answered; give a line that says so.

    Raises:
        OSError: it did not answer.
    """
    server = _server(app)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    begun = time.monotonic()
    try:
        while not server.started:
            if not thread.is_alive() or time.monotonic() - begun > _PATIENCE:
                raise OSError("the reading room does not answer")
            time.sleep(_BETWEEN)
        with build_opener(HTTPCookieProcessor()).open(address, timeout=_PATIENCE) as answer:
            size = len(answer.read())
            return f"{answer.geturl()}: {answer.status}, {size} bytes"
    finally:
        server.should_exit = True
        thread.join()


def _server(app: Starlette) -> uvicorn.Server:
    """Make the server; it says nothing but what went wrong, and names itself to nobody."""
    sys.setswitchinterval(_TURN)
    return uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=2))
