"""``recoupe serve``: read a dossier in a browser, on this machine only."""

from __future__ import annotations

import secrets
import socket
import sys
from typing import Annotated

import typer

from recoupe.cli._dossier import CountersOption, DossierArgument, told

#: Where the reading room is unless told otherwise, and how many ports after it are tried.
_PORT = 8737
_TRIED = 20


def command(
    dossier: DossierArgument,
    port: Annotated[
        int | None,
        typer.Option(min=1, max=65535, metavar="N", help=f"The port; without it {_PORT}, or the next that is free."),
    ] = None,
    browser: Annotated[bool, typer.Option("--browser", help="Open it in the browser.")] = False,
    create: Annotated[bool, typer.Option("--create", help="Make the dossier where there is none.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Answer the first page once, say so, and end: for scripts.")
    ] = False,
    lexicon: CountersOption = None,
) -> None:
    """Open the reading room: a dossier in a browser.

    It answers on this machine only (127.0.0.1), to whoever has the address that it prints. Ctrl-C ends it.

    Exit codes: 0 ended, 2 the dossier cannot be opened, or the port is taken.
    """
    from recoupe.dossier import Dossier
    from recoupe.web.app import application
    from recoupe.web.room import Room
    from recoupe.web.serving import first_page, serve

    with told():
        if create:
            Dossier(dossier, create=True).close()
        listening = _listen(port)
        number = listening.getsockname()[1]
        secret = secrets.token_urlsafe(24)
        address = f"http://127.0.0.1:{number}/?secret={secret}"
        app = application(Room(dossier, lexicon), secret=secret, port=number)
        if check:
            typer.echo(first_page(app, listening, address))
            return
        typer.echo(f"{dossier.name}: {address}\nCtrl-C pour fermer", err=not sys.stdout.isatty())
        if browser:
            import webbrowser

            webbrowser.open(address)
        serve(app, listening)


def _listen(port: int | None) -> socket.socket:
    """Take a port of this machine, the one that is asked for or the first that is free."""
    for number in [port] if port is not None else range(_PORT, _PORT + _TRIED):
        # said to be TCP, so that answers are not held back for some 40 ms (asyncio asks for TCP_NODELAY only of such)
        taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind(("127.0.0.1", number))
            taken.listen()  # whoever opens the address at once waits instead of being turned away
            return taken
        except OSError:
            taken.close()
    raise typer.BadParameter("the port is taken; give another one with --port")
