"""The encoding of pages and feeds: they declare one, and the declaration may be wrong.

The order is that of the HTML standard (https://html.spec.whatwg.org/multipage/parsing.html#the-input-byte-stream), but
for one thing: bytes that are valid UTF-8 are UTF-8, whatever they are declared as. Text in another encoding is next to
never valid UTF-8, and a declaration that the server adds to every page is often wrong.
"""

from __future__ import annotations

import codecs
import re

from recoupe.readers._decode import decode, refuse_binary

#: Where declarations are looked for: the standard says 1,024 bytes, pages put whole scripts before it.
_HEAD = 16_384
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})|<meta[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
#: Encodings of the standard and nothing else: Python's other codecs (punycode, unicode_escape …) are no encodings of
#: pages, and some of them take quadratic time.
_KNOWN = re.compile(
    r"(?:windows|cp)-?125\d|iso[-_]?8859[-_:]?\d{1,2}|latin[-_]?\d|l1|(?:us-)?ascii|macintosh|koi8[-_][ru]|(?:ibm|cp)866"
    r"|gbk|gb2312|gb18030|big5|euc[-_]jp|shift[-_]jis|sjis|euc[-_]kr",
    re.IGNORECASE,
)
#: The standard reads these as Windows-1252, which has letters and quotation marks where they have control characters.
_AS_WINDOWS = frozenset({"iso8859-1", "ascii"})
#: A page may hold a few bytes that its encoding does not have; more of them, and it is in another encoding.
_BAD_SHARE = 0.002
#: As many zero bytes a page may lose and still be a page.
_ZERO_SHARE = 0.005


def decode_markup(data: bytes, charset: str | None, where: str) -> tuple[str, tuple[str, ...]]:
    """Decode HTML or XML.

    Args:
        data: the whole page or feed.
        charset: what the server or the archive said, if anything.
        where: its name, for errors.

    Returns:
        The text, and in French what decoding had to do: nothing for UTF-8.

    Raises:
        BinaryInput, UnreadableInput: as :func:`recoupe.readers._decode.decode`.

    Example:
        >>> decode_markup('<meta charset="iso-8859-1"><p>Téhéran dément'.encode("cp1252"), None, "a.html")[1]
        ('décodé de windows-1252, l’encodage déclaré',)
    """
    refuse_binary(data, where)
    data, notes = _without_zeros(data)
    if b"\x00" in data:  # UTF-16, or no text at all
        text, said = decode(data, where)
        return text, (*notes, *said)
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8"), notes
    except UnicodeDecodeError:
        pass
    codec = _codec(charset) or _declared(data)
    if codec is not None:
        text = data.decode(codec, errors="replace")
        bad = text.count("\ufffd")
        if bad <= _BAD_SHARE * len(text):
            name = "windows-1252" if codec == "cp1252" else codec
            lost = (f"{bad} octet(s) illisible(s) remplacé(s) par U+FFFD",) if bad else ()
            return text, (*notes, f"décodé de {name}, l’encodage déclaré", *lost)
    text, said = decode(data, where)
    return text, (*notes, *said)


def _without_zeros(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Take stray zero bytes out, as browsers do; UTF-16 and binary files are full of them and are left alone."""
    zeros = data.count(0)
    if zeros == 0 or zeros > _ZERO_SHARE * len(data):
        return data, ()
    return data.replace(b"\x00", b""), (f"{zeros} octet(s) nul(s) retiré(s)",)


def _declared(data: bytes) -> str | None:
    """Give the encoding that a page or feed declares itself."""
    match = _DECLARED.search(data[:_HEAD])
    return _codec((match[1] or match[2]).decode("ascii")) if match else None


def _codec(label: str | None) -> str | None:
    """Give Python's name of an encoding, where it is one of the standard's."""
    if label is None or not _KNOWN.fullmatch(label.strip()):
        return None
    try:
        name = codecs.lookup(label.strip()).name
    except LookupError:
        return None
    return "cp1252" if name in _AS_WINDOWS else name
