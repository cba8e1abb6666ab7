"""Lists of addresses: a text file with an address a line, fetched only where the user asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.errors import EmptyInput, FetchError, InputError, UnreadableInput
from recoupe.model import Item
from recoupe.readers._decode import decode
from recoupe.readers._source import Source

NAME = "urls"
SUFFIXES = (".urls",)
MEDIA_TYPES = ("text/uri-list",)
DESCRIPTION = "a list of addresses, one a line, # before comments; they are fetched only with --fetch"

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
#: Nobody writes longer lists by hand, and a server would notice.
_LARGEST = 4 * 2**20


def recognises(head: bytes) -> bool:
    """Claim a text of whose lines every one is an address or a comment.

    Example:
        >>> recognises(b"# Mali\\nhttps://example.org/a\\n"), recognises("Voir https://example.org".encode())
        (True, False)
    """
    try:
        lines = head.decode("utf-8-sig", errors="ignore").split("\n")
    except UnicodeDecodeError:
        return False
    if len(head) >= 4_096:  # the last line may be cut
        lines = lines[:-1]
    lines = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return bool(lines) and all(_ADDRESS.fullmatch(line) for line in lines)


def addresses(source: Source) -> Iterator[tuple[str, str] | InputError]:
    """Give each address with the line it stands on (``list.urls:3``), and an error for each line that is none.

    Example:
        >>> import io
        >>> list(addresses(Source(stream=io.BytesIO(b"# Mali\\nhttps://example.org/a\\n"), where="a.urls")))
        [('a.urls:2', 'https://example.org/a')]
    """
    data = source.stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        yield UnreadableInput(f"larger than {_LARGEST >> 20} MB", where=source.where, hint="cut the list up")
        return
    try:
        text, _ = decode(data, source.where)
    except InputError as problem:
        yield problem
        return
    seen: set[str] = set()
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.strip()
        if not line or line.startswith("#") or line in seen:
            continue
        seen.add(line)
        where = f"{source.where}:{number}"
        if _ADDRESS.fullmatch(line):
            yield where, line
        else:
            yield UnreadableInput(
                f"no address: {line[:60]}", where=where, hint="a line is an address, or begins with #"
            )
    if not seen:
        yield EmptyInput("there is no address in it", where=source.where, hint="write one a line")


def read(source: Source) -> Iterator[Item | InputError]:
    """Yield what the addresses lead to, fetched one after the other, where ``source.fetch`` allows it; else why not.

    What is fetched may itself be a list; that one is not followed.

    Example:
        >>> import io
        >>> [problem] = read(Source(stream=io.BytesIO(b"https://example.org/a\\n"), where="a.urls"))
        >>> print(problem)
        a.urls: a list of addresses (1), which are fetched only when asked for; recoupe add --fetch fetches them
    """
    from recoupe.readers import read_source

    if source.fetch is None:
        found = list(addresses(source))
        count = sum(isinstance(item, tuple) for item in found)
        if not count:
            yield from (item for item in found if isinstance(item, InputError))
            return
        yield FetchError(
            f"a list of addresses ({count}), which are fetched only when asked for",
            where=source.where,
            hint="recoupe add --fetch fetches them",
        )
        return
    for item in addresses(source):
        if isinstance(item, InputError):
            yield item
            continue
        try:
            fetched = source.fetch(item[1])
        except FetchError as problem:
            yield problem
        else:
            yield from read_source(fetched)
