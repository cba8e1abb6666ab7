"""Who may come in, and what a page may do.

The reading room is open to one person: whoever has the secret that ``recoupe serve`` printed. It is given once, in the
address, and kept in a cookie from then on. Pages of other sites in the same browser can send requests to this machine;
so besides the cookie (``SameSite=Strict``) the ``Host`` is checked (OWASP, *DNS Rebinding*), every ``POST`` must carry
a token that only our pages know and, where the browser tells it, come from our own pages (``Origin``). A page may load
nothing but what lies here (Content Security Policy level 3, no inline script or style).
"""

from __future__ import annotations

import hmac
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: What the address that is printed calls the secret.
PARAMETER = "secret"
#: The field and the header in which a form or a script sends the token.
TOKEN_FIELD = "token"
TOKEN_HEADER = "x-recoupe-token"
#: Names by which this machine may be called.
_HERE = ("127.0.0.1", "localhost", "[::1]")
_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
#: What every answer bears.
_HEADERS = {
    "content-security-policy": "; ".join(f"{what} {where}" for what, where in _POLICY.items()),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # without any, forms would be sent with « Origin: null »
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
#: What is said to who asks for another host, and to what another site sends; whoever reads it has no language yet.
_ELSEWHERE = "Cet hôte n’est pas servi ici.\nThis host is not served here.\n"
_FOREIGN = "Cela vient d’un autre site.\nThis comes from another site.\n"
_CLOSED = (
    "Cette salle de lecture est fermée : ouvrez l’adresse que « recoupe serve » a affichée.\n"
    "This reading room is closed: open the address that “recoupe serve” printed.\n"
)


class Guard:
    """Lets in who has the secret, keeps out the rest, and writes on every answer what a page may do.

    Args:
        app: what is guarded.
        secret: whoever has it may come in.
        port: on which the application is served; part of the name of the cookie, which browsers keep for all ports of
            a machine together.
    """

    def __init__(self, app: ASGIApp, *, secret: str, port: int) -> None:
        self._app = app
        self._secret = secret
        self._port = port
        self._cookie = f"recoupe_{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or say why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                if not scope["path"].startswith("/static/"):
                    headers.setdefault("cache-control", "no-store")
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, marked)
            return
        scope.setdefault("state", {})["token"] = token_of(self._secret)
        await self._app(scope, receive, marked)

    def _refusal(self, scope: Scope) -> Response | None:
        """Give the answer to who may not come in, or must be led on; ``None`` for who may."""
        request, headers = Request(scope), Headers(scope=scope)
        if not self._is_here(headers.get("host", "")):
            return PlainTextResponse(_ELSEWHERE, status_code=421)
        if PARAMETER in request.query_params and request.method in _SAFE:
            if not self._is_secret(request.query_params[PARAMETER]):
                return PlainTextResponse(_CLOSED, status_code=403)
            return self._let_in(request)
        if not self._is_secret(_cookie(headers.get("cookie", ""), self._cookie)):
            return PlainTextResponse(_CLOSED, status_code=403)
        if request.method not in _SAFE:
            origin = headers.get("origin")
            if origin is not None and not self._is_here(urlsplit(origin).netloc):
                return PlainTextResponse(_FOREIGN, status_code=403)
        return None

    def _let_in(self, request: Request) -> Response:
        """Keep the secret in a cookie and take it out of the address."""
        rest = [(name, value) for name, value in parse_qsl(request.url.query) if name != PARAMETER]
        path = "/" + request.url.path.lstrip("/")  # « //elsewhere » would lead to another machine
        answer = RedirectResponse(path + (f"?{urlencode(rest)}" if rest else ""), status_code=303)
        answer.set_cookie(self._cookie, self._secret, httponly=True, samesite="strict", path="/")
        return answer

    def _is_here(self, host: str) -> bool:
        """Tell whether a host with its port is this server."""
        return host in {f"{name}:{self._port}" for name in _HERE}

    def _is_secret(self, given: str) -> bool:
        """Tell whether somebody has the secret; takes the same time whatever is given."""
        return hmac.compare_digest(given.encode(errors="replace"), self._secret.encode())


def token_of(secret: str) -> str:
    """Give the token that pages send with what they want written; it does not tell the secret.

    Example:
        >>> token_of("a") == token_of("a") != token_of("b")
        True
    """
    return hmac.new(secret.encode(), b"recoupe writes", sha256).hexdigest()


def is_token(given: str, request: Request) -> bool:
    """Tell whether a request bears the token of our own pages."""
    return hmac.compare_digest(given.encode(errors="replace"), request.state.token.encode())


def _cookie(header: str, name: str) -> str:
    """Read a cookie; nothing where it is missing or cannot be read."""
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return found.value if found is not None else ""
