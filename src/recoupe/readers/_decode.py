"""From bytes to text: encodings found, binary files told apart.

Steps: 1. signatures of binary formats; 2. byte order marks; 3. UTF-16 without a mark; 4. control bytes, which no text
has; 5. UTF-8; 6. UTF-8 with a few broken bytes; 7. older encodings, by charset-normalizer.
"""

from __future__ import annotations

import codecs

from recoupe.errors import BinaryInput, UnreadableInput

#: First bytes of what people hand over by mistake, its name, and what to do about it.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF file", "let its name end in .pdf"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "let its name end in .zip or .docx"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text first"),
    (b"{\\rtf", "an RTF document", "save it as plain text first"),
    (b"\x1f\x8b", "gzip-compressed", "let its name end in .gz, or decompress it first"),
    (b"\xfd7zXZ\x00", "xz-compressed", "let its name end in .xz, or decompress it first"),
    (b"BZh", "bzip2-compressed", "let its name end in .bz2, or decompress it first"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed", "decompress it first, or pipe it: zstd -dc FILE | recoupe analyze -"),
    (b"\x89PNG", "a PNG image", "give the article's text"),
    (b"\xff\xd8\xff", "a JPEG image", "give the article's text"),
    (b"GIF8", "a GIF image", "give the article's text"),
    (b"SQLite format 3\x00", "an SQLite database", "give the article's text"),
)
#: Byte order marks; UTF-32 before UTF-16, whose mark it begins with.
_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
#: Control characters that no text holds (tab, line ends, form feed, ^Z and escape are left out).
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1a\x1b")
#: A text may hold a stray control byte; one in two hundred is a binary file.
_CONTROL_SHARE = 0.005
#: Half of a Latin text in UTF-16 are zero bytes, nearly all on one side; 40 % on one side leaves room for others.
_ZERO_SHARE = 0.4
#: The encodings French texts come in besides UTF-8; more candidates only make short texts ambiguous.
_OLDER = ("cp1252", "iso8859_15", "mac_roman", "cp850")
_GIVE_TEXT = "give the article's text"


def decode(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    """Decode a text file.

    Args:
        data: the whole file.
        where: its name, for the error.

    Returns:
        The text, and in French what decoding had to do: nothing for UTF-8 without a mark, where the text's code points
        are the file's.

    Raises:
        BinaryInput: the file is no text.
        UnreadableInput: it is text in no encoding that French uses.

    Example:
        >>> decode("Téhéran dément".encode("cp1252"), "a.txt")
        ('Téhéran dément', ('décodé de cp1252',))
    """
    refuse_binary(data, where)  # 1
    for mark, codec, name in _MARKS:  # 2
        if data.startswith(mark):
            note = "marque d’ordre des octets (BOM) retirée" if name == "UTF-8" else f"décodé de {name}"
            return _strict(data[len(mark) :], codec, name, where), (note,)
    if (codec := _utf16_side(data)) is not None:  # 3
        return _strict(data, codec, "UTF-16", where), ("décodé de UTF-16",)
    if b"\x00" in data or sum(map(data.count, _CONTROLS)) > _CONTROL_SHARE * len(data):  # 4
        raise BinaryInput("not a text: it holds control bytes", where=where, hint=_GIVE_TEXT)
    try:  # 5
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _broken_utf8(data) or _older(data, where)


def refuse_binary(data: bytes, where: str) -> None:
    """Name a binary format by its first bytes.

    Raises:
        BinaryInput: the file begins as one.
    """
    for signature, name, hint in _SIGNATURES:
        if data.startswith(signature):
            raise BinaryInput(f"not a text but {name}", where=where, hint=hint)
    if data[257:262] == b"ustar":
        raise BinaryInput("not a text but a tar archive", where=where, hint="unpack it and give the folder")


def _strict(data: bytes, codec: str, name: str, where: str) -> str:
    """Decode what says its own encoding; a lie is an unreadable file."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError as problem:
        raise UnreadableInput(
            f"marked as {name} but not valid {name} at byte {problem.start}", where=where, hint="save it as UTF-8"
        ) from problem


def _utf16_side(data: bytes) -> str | None:
    """Tell which half of each pair of bytes is zero, as in UTF-16 without a mark."""
    if len(data) < 4 or len(data) % 2 or b"\x00" not in data:
        return None
    pairs = len(data) // 2
    low, high = data[0::2].count(0) / pairs, data[1::2].count(0) / pairs
    if high >= _ZERO_SHARE and low < 0.01:
        return "utf-16-le"
    return "utf-16-be" if low >= _ZERO_SHARE and high < 0.01 else None


def _broken_utf8(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """Read UTF-8 of which a few bytes were lost (a cut, a bad copy): many valid sequences for each broken one."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    sequences = sum(character > "\x7f" for character in text) - broken
    if broken and sequences >= 4 * broken:
        return text, (f"{broken} octet(s) illisible(s) remplacé(s) par U+FFFD",)
    return None


def _older(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    """Ask charset-normalizer which of the older encodings it is."""
    from charset_normalizer import from_bytes  # only where it is needed: most files are UTF-8

    best = from_bytes(data, cp_isolation=list(_OLDER), enable_fallback=False).best()
    if best is None:
        raise UnreadableInput(
            "neither UTF-8 nor another encoding of French texts", where=where, hint="save it as UTF-8"
        )
    return str(data, best.encoding), (f"décodé de {best.encoding}",)
