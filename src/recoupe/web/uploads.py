"""What comes with a form, kept within bounds."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.types import Message

from recoupe.web.adding import Upload

#: Files of one form, and bytes of all of it: a week of a busy desk, not the whole disk.
MAX_FILES = 1000
MAX_BYTES = 512 * 1024 * 1024
#: What a name of a file may not have: it is shown, and its ending tells the format.
_UNNAMED = re.compile(r"[\x00-\x1f\x7f/\\]+")


class TooMuch(Exception):
    """More came than anybody is served.

    Args:
        most: how many megabytes are taken at once.
    """

    def __init__(self, most: int) -> None:
        super().__init__(f"more than {most} MB at once")
        self.most = most


def bounded(request: Request) -> Request:
    """Give a request that stops where more comes than :data:`MAX_BYTES`.

    Raises:
        TooMuch: as soon as that is known, from its length or when it has come.
    """
    most = MAX_BYTES // 1024 // 1024
    length = request.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length[:20]) > MAX_BYTES:
        raise TooMuch(most)
    come = 0
    receive = request.receive

    async def counted() -> Message:
        nonlocal come
        message = await receive()
        come += len(message.get("body", b""))
        if come > MAX_BYTES:
            raise TooMuch(most)
        return message

    return Request(request.scope, counted)


def keep(files: Sequence[UploadFile]) -> tuple[tuple[Upload, ...], Path | None]:
    """Put files where they stay when the request is over.

    Returns:
        The files that have a name, and the folder they lie in; whoever takes them takes it away.
    """
    named = [one for one in files if one.filename]
    if not named:
        return (), None
    folder = Path(mkdtemp(prefix="recoupe-"))
    uploads = []
    for place, one in enumerate(named):
        path = folder / str(place)
        with path.open("wb") as out:
            shutil.copyfileobj(one.file, out)
        uploads.append(Upload(_UNNAMED.sub("_", one.filename or "")[-200:], path))
    return tuple(uploads), folder
