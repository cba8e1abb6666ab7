"""CSV and TSV with named columns: a row a document. Delimiter and encoding are found, names are taken in two languages.

The delimiter is the one under which the header has the most names that are known here. (:class:`csv.Sniffer` guesses
from the contents, where news are full of commas and semicolons.)
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from recoupe.errors import EmptyInput, InputError, UnreadableInput
from recoupe.model import Item
from recoupe.readers._decode import decode
from recoupe.readers._document import parse_date
from recoupe.readers._limits import LARGEST_TEXT, read_whole, shown
from recoupe.readers._lines import read_lines
from recoupe.readers._source import Source, make_item
from recoupe.readers._when import parse_when

NAME = "table"
SUFFIXES = (".csv", ".tsv")
MEDIA_TYPES = ("text/csv", "text/tab-separated-values", "application/csv")
DESCRIPTION = (
    "CSV and TSV, a row a document, with a column named text (texte) and optionally id, title (titre), outlet (média,"
    " journal), published (date), byline (auteur), url (adresse, lien), archive"
)

#: What columns are called, without accents; the first that a table has counts.
_COLUMNS = {
    "text": "text texte content contenu body corps fulltext textecomplet".split(),
    "id": "id identifiant docid".split(),
    "title": "title titre headline".split(),
    "outlet": "outlet media medium journal newspaper publication".split(),
    "published": "publishedat published date datedepublication datepublication publicationdate pubdate".split(),
    "byline": "byline author authors auteur auteurs signature".split(),
    "url": "url lien adresse link address".split(),
    "archive": "archive archiveurl".split(),
}
_DELIMITERS = ",;\t|"
#: As much as is looked at for the encoding.
_HEAD = 2**18
#: « 10/06/2018 », « 10.06.2018 14:05 », as French tables have it: the day first.
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:[ T](?:à )?(\d{1,2})[:hH](\d\d)(?::(\d\d))?)?")
_DECODED = "décodé de "
_HINT = "name a column text or texte"


def recognises(head: bytes) -> bool:
    """Claim a stream whose first line names a column of text and another one.

    Example:
        >>> recognises(b"id;titre;texte\\r\\n1;"), recognises("Le texte, dit-il, est clair.\\n".encode())
        (True, False)
    """
    line = head.decode("utf-8-sig", errors="replace").split("\n")[0]
    fields = _fields(_header(line, _delimiter(line)))
    return "text" in fields and len(fields) >= 2


def read(source: Source) -> Iterator[Item | InputError]:
    """Yield the document of each row, or why the row cannot be used; empty rows are passed over.

    Example:
        >>> table = "média;date;texte\\nLa Gazette;10/06/2018;Le maire dément.\\n"
        >>> [item] = read(Source(stream=io.BytesIO(table.encode()), where="a.csv", path="a.csv"))
        >>> item.document.outlet, item.document.published, item.document.text
        ('La Gazette', '2018-06-10', 'Le maire dément.')
    """
    csv.field_size_limit(max(csv.field_size_limit(), LARGEST_TEXT))  # of the whole process, but only ever raised
    lines = _Lines(source)
    try:
        header = next(lines, "")
        while header and not header.strip():
            header = next(lines, "")
        if not header:
            raise EmptyInput("there is no table in it", where=source.where, hint=_HINT)
        delimiter = _delimiter(header)
        names = _header(header, delimiter)
        fields = _fields(names)
        if "text" not in fields:
            raise UnreadableInput(_columns_said(names), where=source.where, hint=_HINT)
    except InputError as problem:
        yield problem
        return
    yield from _rows(source, lines, delimiter, len(names), fields)


def _columns_said(names: list[str]) -> str:
    """Say what columns a table has instead of a text."""
    said = ", ".join(shown(name[:40]) or "(no name)" for name in names[:20])
    return f"no column of text; its columns are: {said}{', …' if len(names) > 20 else ''}"


def _delimiter(header: str) -> str:
    """Give the delimiter under which a header names most of what is known, then the one that it holds most often."""
    return max(_DELIMITERS, key=lambda mark: (len(_fields(_header(header, mark))), header.count(mark)))


def _header(line: str, delimiter: str) -> list[str]:
    """Cut a header up."""
    try:
        return next(csv.reader([line[:100_000]], delimiter=delimiter), [])
    except csv.Error:
        return []


def _fields(names: list[str]) -> dict[str, int]:
    """Tell which column holds what."""
    found: dict[str, int] = {}
    plain = [_plain(name) for name in names]
    for field, spellings in _COLUMNS.items():
        column = next((plain.index(spelling) for spelling in spellings if spelling in plain), None)
        if column is not None:
            found[field] = column
    return found


def _plain(name: str) -> str:
    """Take accents, case and marks off a column's name."""
    decomposed = unicodedata.normalize("NFKD", name[:100]).lower()
    return "".join(character for character in decomposed if character.isalnum())


class _Lines:
    """The decoded lines of a table; remembers the bytes of the row that is being read.

    Attributes:
        notes: in French, what decoding had to do.
        number: of the last line that was given.
        taken: the bytes of the lines given since they were last taken.
        broken: why one of them could not be read.
    """

    def __init__(self, source: Source) -> None:
        self.notes: tuple[str, ...] = ()
        self.number = 0
        self.taken: list[bytes] = []
        self.broken: InputError | None = None
        self._lines = self._decoded(source)

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        """Give the next line."""
        return next(self._lines)

    def row(self) -> tuple[bytes, InputError | None]:
        """Take what belongs to the row that was just read."""
        data, broken = b"".join(self.taken), self.broken
        self.taken, self.broken = [], None
        return data, broken

    def _decoded(self, source: Source) -> Iterator[str]:
        """Find the encoding in the beginning, and decode line by line.

        Raises:
            BinaryInput, UnreadableInput: as :func:`recoupe.readers._decode.decode`.
        """
        head = source.stream.read(_HEAD)
        if b"\x00" in head[:4_096] or b"\n" not in head:  # UTF-16, UTF-32, line ends of old Macs, or no table at all
            text, self.notes = decode(head + read_whole(source.stream, source.where), source.where)
            for line in io.StringIO(text, newline=None):
                yield self._give(self.number + 1, line.encode("utf-8", errors="replace"), line)
            return
        codec = self._codec(head, source.where)
        stream = io.BufferedReader(_Again(head, source.stream))
        for number, line in read_lines(replace(source, stream=stream)):
            if isinstance(line, InputError):
                self.broken, line = line, b"\n"
            text = line.removeprefix(codecs.BOM_UTF8 if number == 1 else b"").decode(codec, errors="replace")
            yield self._give(number, line, text)

    def _give(self, number: int, data: bytes, text: str) -> str:
        """Remember a line."""
        self.number = number
        self.taken.append(data)
        return text

    def _codec(self, head: bytes, where: str) -> str:
        """Name the encoding of a table that begins like this; of one in UTF-8, some bytes may be broken."""
        start = head[: head.rindex(b"\n")]
        _, said = decode(start, where)  # refuses what is no text
        for note in said:
            if note.startswith(_DECODED):
                self.notes = (note,)
                return note.removeprefix(_DECODED)
        return "utf-8"


class _Again(io.RawIOBase):
    """A stream whose beginning was read, from its beginning."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read on."""
        data = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _rows(
    source: Source, lines: _Lines, delimiter: str, width: int, fields: dict[str, int]
) -> Iterator[Item | InputError]:
    """Make the documents."""
    rows = csv.reader(lines, delimiter=delimiter)
    seen = False
    lines.row()
    while True:
        where = f"{source.where}:{lines.number + 1}"
        try:
            row = next(rows, None)
            data, broken = lines.row()
            if broken is not None:
                raise broken
            if row is None:
                break
            if any(cell.strip() for cell in row):
                seen = True
                yield _item(source, row, data, where, width, fields, lines.notes)
        except csv.Error as problem:
            lines.row()
            seen = True
            yield UnreadableInput(
                f"no row of a table ({problem})", where=where, hint='a text that holds a " has it twice: ""'
            )
        except InputError as problem:
            seen = True
            yield problem
    if not seen:
        yield EmptyInput("there is no row in the table", where=source.where, hint="check how it was saved")


def _item(
    source: Source,
    row: list[str],
    data: bytes,
    where: str,
    width: int,
    fields: dict[str, int],
    notes: tuple[str, ...],
) -> Item:
    """Make the document of one row."""
    if any(cell.strip() for cell in row[width:]):
        raise UnreadableInput(
            f"{len(row)} fields where the header names {width}",
            where=where,
            hint='put the text between quotation marks: "..."',
        )
    cells = {field: row[column] for field, column in fields.items() if column < len(row)}
    text = cells.pop("text", "")
    if not text.strip():
        raise EmptyInput("the text is empty", where=where, hint="leave such rows out")
    known = {field: cell.strip() or None for field, cell in cells.items()}
    published = _published(known.pop("published", None))
    if published is None and (unread := row[fields["published"]].strip() if "published" in cells else ""):
        notes = (*notes, f"date de publication illisible, laissée de côté : {unread[:60]}")
    number = where.rpartition(":")[2]
    return make_item(
        source,
        text,
        data,
        media_type="text/csv",
        locator=f"ligne {number}",
        alone=False,
        where=where,
        published=published,
        notes=notes,
        text_changed=bool(notes) and notes[0].startswith(_DECODED),
        **known,
    )


def _published(value: str | None) -> str | None:
    """Read a date as machines and French tables write it.

    Example:
        >>> _published("10/06/2018 14h05"), _published("2018-06-10"), _published("hier")
        ('2018-06-10T14:05:00', '2018-06-10', None)
    """
    if not value:
        return None
    if match := _DAY_FIRST.fullmatch(value):
        day, month, year, *clock = (int(part) if part else None for part in match.groups())
        value = f"{year:04}-{month:02}-{day:02}"
        if clock[0] is not None:
            value += f"T{clock[0]:02}:{clock[1]:02}:{clock[2] or 0:02}"
    try:
        parse_date(value)
    except ValueError:
        return parse_when(value)
    return value
