"""How long the pages of the reading room take to answer, and how large they are, over a connection as browsers have.

Every page is asked for many of the things that it can show, each once; the first answer of a page, for which its
template is read, does not count. The server is a process of its own.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote, urlsplit

from benchmarks.measure import Measure, Missing, run, texts, write_articles
from tests.web.addresses import ASKED, EXAMPLES, path_of

COUNT = 637
#: Answers of each page.
ANSWERS = 24
#: Milliseconds that half of the answers of a page may take at most, and that 95 of 100 may.
HALF, MOST = 150, 400
#: Words that are looked for, besides those of titles.
WORDS = ("police", "le", "ministre de l'intérieur", "manif*", '"selon la"', "zzz")
#: Seconds until the first cross-check has to be there.
PATIENCE = 600


def measure(*, shared: Path | None, articles: Path | None, examples: Path) -> list[Measure]:
    """Measure all pages on a dossier of articles."""
    with tempfile.TemporaryDirectory() as folder:
        path, dossier = Path(folder) / "articles.jsonl", Path(folder) / "articles.dossier"
        if articles is None:
            write_articles(path, texts(articles, examples, COUNT))
        else:  # with their outlets and dates
            with articles.open(encoding="utf-8") as lines:
                path.write_text("".join(line for line, _ in zip(lines, range(COUNT), strict=False)), encoding="utf-8")
        run(["add", str(path), "--dossier", str(dossier)])
        return list(_measures(dossier))


def _measures(dossier: Path) -> Iterator[Measure]:
    """Measure all pages on a dossier."""
    from recoupe.web.paging import pages

    with _served(dossier) as reader:
        for page in pages():
            times, sizes = [], []
            for path in _addresses(reader, path_of(page)):
                begun = time.perf_counter()
                status, body = reader.get(path)
                if status == 200:
                    times.append(1000 * (time.perf_counter() - begun))
                    sizes.append(len(body))
                elif status != 404:  # not every document has, say, a place to be corrected
                    raise Missing(f"{path} answered {status}")
            del times[0]
            name = path_of(page)
            yield Measure(f"{name}: median of {len(times)} answers", median(times), HALF, True, " ms")
            yield Measure(f"{name}: 95th percentile", quantiles(times, n=20)[-1], MOST, True, " ms")
            yield Measure(f"{name}: largest, as it is sent", max(sizes) / 1000, None, True, " kB")


class _Reader:
    """A connection that stays open, as that of a browser does."""

    def __init__(self, address: str) -> None:
        at = urlsplit(address)
        self._connection = HTTPConnection(at.hostname or "", at.port, timeout=PATIENCE)
        self._headers = {"accept-encoding": "gzip"}
        self._connection.request("GET", f"{at.path}?{at.query}", headers=self._headers)
        answer = self._connection.getresponse()
        answer.read()
        self._headers["cookie"] = (answer.getheader("set-cookie") or "").partition(";")[0]

    def get(self, path: str) -> tuple[int, bytes]:
        """Give the status and the body of an answer, packed as it came."""
        self._connection.request("GET", path, headers=self._headers)
        answer = self._connection.getresponse()
        return answer.status, answer.read()

    def json(self, path: str) -> dict[str, list[dict[str, object]]]:
        """Give an answer in JSON."""
        headers = {"cookie": self._headers["cookie"]}
        self._connection.request("GET", path, headers=headers)
        answer = self._connection.getresponse()
        body = answer.read()
        return json.loads(body) if answer.status == 200 else {}


@contextmanager
def _served(dossier: Path) -> Iterator[_Reader]:
    """Serve a dossier until all has been asked; wait until it has been cross-checked."""
    command = [sys.executable, "-m", "recoupe", "serve", str(dossier)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            found = re.search(r"http://\S+", process.stderr.readline())
            if found is None:
                raise Missing("recoupe serve did not say where")
            reader, end = _Reader(found[0]), time.monotonic() + PATIENCE
            while reader.get("/facts.json")[0] == 503:
                if time.monotonic() > end:
                    raise Missing("the cross-check did not end")
                time.sleep(0.5)
            yield reader
        finally:
            process.terminate()


def _addresses(reader: _Reader, path: str) -> list[str]:
    """Give addresses of a page: as many of the things that it can show as are asked for, from all over their list."""
    found = [path]
    if path in EXAMPLES:
        where, rows, leads = EXAMPLES[path]
        there = reader.json(where)
        every = there.get(rows, [])
        for number in range(2, 1 + int(str(there.get("pages", 1)))):
            every += reader.json(f"{where}{'&' if '?' in where else '?'}page={number}").get(rows, [])
        if not every:
            raise Missing(f"nothing leads to {path}")
        found = [leads.format(**every[at * (len(every) - 1) // ANSWERS]) for at in range(ANSWERS + 1)]
    elif path == "/search":
        found = [f"/search?words={quote(words)}" for words in WORDS]
    first, *more = found
    asked = [first + query for query in ASKED.get(path, ()) if path not in EXAMPLES and path != "/search"]
    every = [first, first, *more, *asked]
    return [every[0], *(every[1 + at % (len(every) - 1)] for at in range(ANSWERS))]
