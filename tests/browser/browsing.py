"""A real browser at a real reading room: what is served, who looks at it, and what goes wrong meanwhile."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, Response

#: What browsers of the Chromium family are called.
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
#: Widths of a small telephone and of a desk.
NARROW, WIDE = 375, 1400
SCREENSHOTS = Path(__file__).parents[2] / "build" / "screenshots"
#: Milliseconds that anything may take.
PATIENCE = 20_000
#: The rules of WCAG 2.0, 2.1 and 2.2, level A and AA, as axe-core names them.
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
#: What may be said in the console: vis-timeline's own word on the only one of its builds that writes no style element,
#: which the pages' policy forbids.
_KNOWN = ("This build has been deprecated.",)


@cache
def _axe() -> str:
    """Give the script of axe-core."""
    return AXE_FILE_PATH.read_text(encoding="utf-8")


def chromium() -> str | None:
    """Find a browser of the system: the one that ``CHROMIUM`` names, else the first there is."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def serving(dossier: Path, *options: str) -> Iterator[str]:
    """Serve a dossier as a user does; give the address that ``recoupe serve`` prints."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "recoupe", "serve", str(dossier), "--port", str(port), *options]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            line = process.stderr.readline()
            found = re.search(r"http://127\.0\.0\.1:\S+", line)
            assert found, line + process.stderr.read()
            yield found[0]
        finally:
            process.terminate()
            process.wait(20)


class Desk:
    """Somebody at a browser: a context of its own, and a note of everything that goes wrong in it.

    Args:
        browser: which.
        address: as ``recoupe serve`` prints it.
        width: of the window, in pixels.
        language: of the pages.
        options: of the context.

    Attributes:
        page: the tab.
        problems: errors of the console, scripts that failed, requests to other machines, answers with an error.
    """

    def __init__(self, browser: Browser, address: str, *, width: int = WIDE, language: str = "fr", **options: Any):
        self.base = "{0.scheme}://{0.netloc}".format(urlsplit(address))
        self.problems: list[str] = []
        self.context: BrowserContext = browser.new_context(
            base_url=self.base, viewport={"width": width, "height": 900}, locale="fr-FR", **options
        )
        self.context.set_default_timeout(PATIENCE)
        self._open: set[Request] = set()
        self.context.on("request", self._asks)
        self.context.on("requestfinished", lambda request: self._open.discard(request))
        self.context.on("requestfailed", lambda request: self._open.discard(request))
        self.context.on("response", self._gets)
        self.context.on("console", self._says)
        self.context.on("weberror", lambda error: self.problems.append(f"script failed: {error.error}"))
        self.page: Page = self.context.new_page()
        self.context.request.get(address)
        self.context.add_cookies([{"name": "recoupe_language", "value": language, "url": self.base}])

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    def get(self, path: str) -> Any:
        """Ask for something without showing it."""
        return self.context.request.get(path)

    def visit(self, path: str) -> Page:
        """Show a page, once what it shows is there."""
        for _ in range(PATIENCE // 500):
            answer = self.page.goto(path, wait_until="load")
            if answer is not None and answer.status == 503:
                self.page.wait_for_timeout(500)  # the cross-check is still at work
                self.problems.clear()
                continue
            if not self.page.locator("main .waiting").count():
                break
            self.page.wait_for_timeout(500)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until nothing is being loaded any more, nor will be at once."""
        still = 0
        for _ in range(PATIENCE // 40):
            self.page.wait_for_timeout(40)
            still = 0 if self._open else still + 1
            if still == 2:
                return
        raise AssertionError(f"still loading {[request.url for request in self._open]}")

    def axe(self, rules: list[str] | None = None) -> list[Any]:
        """Look for what keeps people out; give what axe-core found, in a form that says what to mend.

        Args:
            rules: only these; without them all of WCAG A and AA.
        """
        if not self.page.evaluate("typeof axe == 'object'"):
            self.page.evaluate(_axe())  # not by a script of the page: its policy forbids others than its own
        run_only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": WCAG}
        options = {"runOnly": run_only, "resultTypes": ["violations"], "preload": False, "iframes": False}
        found = self.page.evaluate("options => axe.run(options).then((found) => found.violations)", options)
        return [
            (one["id"], one["help"], [(node["target"], node["failureSummary"]) for node in one["nodes"][:5]])
            for one in found
        ]

    def shoot(self, name: str) -> None:
        """Keep a picture of what is seen now."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")

    @property
    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        return self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    def go(self, to: Locator, key: str = "Tab") -> Locator:
        """Move the focus to something by the keyboard alone."""
        to.wait_for()
        for _ in range(400):
            self.page.keyboard.press(key)
            if to.evaluate("one => one === document.activeElement"):
                return to
        raise AssertionError(f"the tabulator does not lead to {to}")

    def enter(self, to: Locator, key: str = "Tab") -> None:
        """Press the enter key on something to which another key leads."""
        self.go(to, key)
        self.type("\n")

    def type(self, keys: str) -> None:
        """Press keys one after the other, wherever the focus is."""
        for key in keys:
            self.page.keyboard.press({"\n": "Enter"}.get(key, key))
        self.settle()

    def step_to(self, words: str) -> None:
        """Walk through the items of a list to the first that says something."""
        for _ in range(100):
            self.page.keyboard.press("j")
            if words in self.focused:
                return
        raise AssertionError(f"no item says {words}; the last one says {self.focused}")

    @property
    def focused(self) -> str:
        """The words of what has the focus."""
        return self.page.evaluate("document.activeElement.innerText").strip()

    def _asks(self, request: Request) -> None:
        self._open.add(request)
        if not request.url.startswith((f"{self.base}/", "data:", "blob:")):
            self.problems.append(f"a request leaves this machine: {request.url}")

    def _gets(self, response: Response) -> None:
        if response.status >= 400:
            self.problems.append(f"{response.status}: {response.url}")

    def _says(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(_KNOWN):
            self.problems.append(f"console {message.type}: {message.text}")
