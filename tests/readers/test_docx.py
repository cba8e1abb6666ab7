"""Word documents, seen from outside."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
from docx import Document as WordDocument
from docx.oxml import parse_xml

from recoupe import Document, EmptyInput, InputError, UnreadableInput
from recoupe.readers import docx, read_file
from tests.readers.building import FRENCH, make_docx, make_zip, saved
from tests.readers.reading import documents, read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(data: bytes) -> Document | InputError:
    [item] = read_bytes(docx, data, "a.docx")
    return item


def document(data: bytes) -> Document:
    item = read(data)
    assert isinstance(item, Document), item
    return item


def test_paragraphs_headings_and_tables_in_their_order():
    word = WordDocument()
    word.add_heading("Valmont", level=1)
    word.add_paragraph(FRENCH)
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("Ville", "Morts", "Valmont", "3"), strict=True
    ):
        cell.text = text
    word.add_paragraph("Un trait-d’union\tet un\nretour.")
    found = document(saved(word))
    assert found.text.split("\n\n") == [
        "Valmont",
        FRENCH,
        "Ville | Morts",
        "Valmont | 3",
        "Un trait-d’union\tet un\nretour.",
    ]
    assert found.path == "a.docx"


def test_what_was_inserted_counts_and_what_was_deleted_does_not():
    word = WordDocument()
    paragraph = (
        f"<w:p {W}><w:r><w:t xml:space='preserve'>Le maire </w:t></w:r>"
        "<w:del><w:r><w:delText>nie</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>dément</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>"
    )
    word.element.body.insert(0, parse_xml(paragraph))
    assert document(saved(word)).text == "Le maire dément."


def test_a_text_box_is_read_once_after_its_paragraph():
    word = WordDocument()
    box = "<w:txbxContent><w:p><w:r><w:t>Encadré.</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    paragraph = (
        f"<w:p {W} {mc}><w:r><w:t>Le maire dément.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    word.element.body.insert(0, parse_xml(paragraph))
    assert document(saved(word)).text == "Le maire dément.\n\nEncadré."


def test_properties():
    created = datetime.datetime(2018, 6, 10, 14, 5)
    found = document(
        make_docx(["Le maire dément", FRENCH], title="Le maire dément", author="Jeanne Roche", created=created)
    )
    assert (found.title, found.byline, found.published, found.text) == ("Le maire dément", "Jeanne Roche", None, FRENCH)
    assert found.notes == ("date de création du fichier : 2018-06-10",)


@pytest.mark.parametrize("author", ["python-docx", "Utilisateur Windows", "admin", "jroche"])
def test_an_account_is_no_author(author):
    assert document(make_docx([FRENCH], author=author)).byline is None


def test_a_title_in_that_style():
    word = WordDocument()
    word.add_heading("Le maire dément", level=0)
    word.add_paragraph(FRENCH)
    found = document(saved(word))
    assert (found.title, found.text) == ("Le maire dément", FRENCH)


def test_empty():
    assert isinstance(read(make_docx([" ", ""])), EmptyInput)


def without(part: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(make_docx([FRENCH]))) as archive:
        return make_zip({name: archive.read(name) for name in archive.namelist() if name != part})


def rewritten(body: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(make_docx([FRENCH]))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return make_zip({**members, "word/document.xml": body})


DEEP = f"<w:document {W}><w:body>{'<w:tbl><w:tr><w:tc>' * 5_000}".encode()
ENTITIES = (
    b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (c, b"&%c;" % (c - 1) * 10) for c in b"bcdefghij")
    + f"]><w:document {W}><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>".encode()
)
LOCAL = (
    b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    + f"<w:document {W}><w:body><w:p><w:r><w:t>Rien&a;</w:t></w:r></w:p></w:body></w:document>".encode()
)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Rien.",
        make_docx([FRENCH])[:2_000],
        make_zip({"a.txt": FRENCH}),
        without("word/document.xml"),
        without("[Content_Types].xml"),
        rewritten(b"<broken"),
        rewritten(DEEP),
        rewritten(ENTITIES),
        rewritten(b"<w>" + b" " * 300_000_000 + b"</w>"),
    ],
    ids="empty text cut zip document types xml deep entities bomb".split(),
)
def test_broken(data):
    item = read(data)
    assert isinstance(item, UnreadableInput | EmptyInput)
    assert item.where == "a.docx"
    assert item.hint


def test_no_file_of_this_machine_gets_into_a_text():
    item = read(rewritten(LOCAL))
    assert not isinstance(item, Document) or item.text == "Rien"


def test_it_is_told_by_its_content(tmp_path):
    (tmp_path / "depeche").write_bytes(make_docx([FRENCH]))
    [found] = documents(read_file(tmp_path / "depeche"))
    assert isinstance(found, Document)
    assert found.text == FRENCH
