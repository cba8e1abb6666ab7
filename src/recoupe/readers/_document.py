"""From a string to a :class:`~recoupe.model.Document`: the text is put in NFC once and never changes again."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date, datetime

from recoupe.model import Document
from recoupe.readers._mojibake import repair

_INVALID = re.compile("[\x00\ud800-\udfff]")
#: Characters that turn the direction of writing around what follows: they can make a text look like another.
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


def parse_date(value: str | date | None) -> str | None:
    """Give a date as YYYY-MM-DD.

    Args:
        value: a date, a date and time, or either of them as an ISO 8601 string.

    Raises:
        ValueError: the string is no ISO 8601 date.

    Example:
        >>> parse_date("2018-11-17T06:30:00Z")
        '2018-11-17'
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return datetime.fromisoformat(value.strip()).date().isoformat()


def build_document(
    text: str,
    *,
    id: str | None = None,
    path: str | None = None,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    published: str | date | None = None,
    byline: str | None = None,
    notes: tuple[str, ...] = (),
    text_changed: bool = False,
) -> Document:
    """Make the document that is analyzed: text in NFC, ``id`` from the text's SHA-256 unless given.

    What was surely decoded wrongly on its way (« Ã©tÃ© ») is set right. Halves of surrogate pairs, which no encoding
    can write, and NUL become U+FFFD one for one. Whatever is changed is said in ``notes`` and sets ``text_changed``;
    a text that needs nothing is kept as it stands, ``\\r\\n`` included.

    Args:
        text: the text to analyze.
        id, path, url, title, outlet, published, byline: what is known of it; ``published`` as for :func:`parse_date`;
            its time of day, where it has one, is kept in ``published_at``.
        notes, text_changed: what decoding the bytes already had to do.

    Raises:
        ValueError: ``published`` is no date.

    Example:
        >>> document = build_document("de\\u0301menti")
        >>> document.text, document.text_changed, document.notes
        ('démenti', True, ('texte normalisé en NFC',))
    """
    said = list(notes)
    clean = valid(text)
    if clean != text:
        said.append("caractères invalides remplacés par U+FFFD")
    clean, mended = repair(clean)
    if mended:
        said.append(f"{mended} mot(s) mal décodé(s) rétabli(s) (mojibake)")
    if not unicodedata.is_normalized("NFC", clean):
        clean = unicodedata.normalize("NFC", clean)
        said.append("texte normalisé en NFC")
    if _BIDI.search(clean):
        said.append("le texte contient des caractères qui changent le sens d’écriture (bidi)")
    return Document(
        id=valid(id) if id else hashlib.sha256(clean.encode("utf-8")).hexdigest()[:16],
        text=clean,
        path=path,
        url=valid(url) if url else url,
        title=repair(valid(title))[0] if title else title,
        outlet=repair(valid(outlet))[0] if outlet else outlet,
        published=parse_date(published),
        byline=repair(valid(byline))[0] if byline else byline,
        published_at=_moment(published),
        text_changed=text_changed or clean != text,
        notes=tuple(said),
    )


def valid(text: str) -> str:
    """Put U+FFFD in the place of what no file can hold and no database keeps: halves of surrogate pairs, and NUL.

    Example:
        >>> valid("Rien\\ud83d.")
        'Rien\ufffd.'
    """
    return _INVALID.sub("\ufffd", text)


def _moment(value: str | date | None) -> str | None:
    """Give a date with its time of day, which orders the dispatches of one day; ``None`` where there is no time."""
    if isinstance(value, str) and value.strip():
        if len(value.strip()) <= len("2018-11-17"):
            return None
        value = datetime.fromisoformat(value.strip())
    return value.isoformat() if isinstance(value, datetime) else None
