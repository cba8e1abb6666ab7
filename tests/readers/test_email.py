"""Mails, seen from outside."""

from __future__ import annotations

import io

import pytest

from recoupe import Document, EmptyInput, InputError, UnreadableInput
from recoupe.model import Item
from recoupe.readers import email, read_source
from recoupe.readers._source import Source
from tests.readers.building import FRENCH, make_mail, make_pdf, make_zip, page
from tests.readers.reading import read_bytes


def read(data: bytes) -> list[Document | InputError]:
    return read_bytes(email, data, "a.eml")


def document(data: bytes) -> Document:
    [item] = read(data)
    assert isinstance(item, Document), item
    return item


def test_subject_sender_date_and_text():
    data = bytes(
        make_mail(
            FRENCH,
            Subject="Démenti à Valmont",
            From="Zoé Kardo <zoe@exemple.org>",
            Archived_At="<https://exemple.org/1>",
        )
    )
    [item] = email.read(Source(stream=io.BytesIO(data), where="a.eml", path="a.eml"))
    assert isinstance(item, Item)
    found = item.document
    assert found.text.strip() == FRENCH
    assert (found.title, found.byline, found.outlet) == ("Démenti à Valmont", "Zoé Kardo", None)
    assert (found.published, found.published_at) == ("2018-06-10", "2018-06-10T14:05:00+02:00")
    assert (item.original.obtained_at, item.original.archive) == ("2018-06-10T12:05:00Z", "https://exemple.org/1")
    assert (item.original.data, item.original.media_type) == (data, "message/rfc822")
    assert found.path == "a.eml"


def test_a_medium_that_sends_its_news_is_no_author():
    found = document(bytes(make_mail(From="Le Monde <alertes@lemonde.fr>")))
    assert (found.outlet, found.byline) == ("Le Monde", None)


def test_plain_text_is_preferred():
    assert document(bytes(make_mail(FRENCH, html="<p>" + "Autre chose. " * 50))).text.strip() == FRENCH


@pytest.mark.parametrize("stub", [None, "Votre logiciel n’affiche pas le HTML."])
def test_html_where_there_is_no_real_text(stub):
    data = bytes(make_mail(stub, html=page().decode()))
    found = document(data)
    assert (found.text, found.title, found.byline) == (FRENCH, "Alerte", "Jeanne Roche")
    assert found.published_at == "2018-06-10T14:05:00+02:00"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "x-unknown"])
@pytest.mark.parametrize("encoding", ["8bit", "base64", "quoted-printable"])
def test_encodings(charset, encoding):
    import base64
    import quopri

    text = FRENCH.replace("’", "'")
    data = text.encode(charset if charset != "x-unknown" else "cp1252")
    body = {"8bit": data, "base64": base64.encodebytes(data), "quoted-printable": quopri.encodestring(data)}[encoding]
    head = f"Subject: =?iso-8859-1?q?D=E9menti?=\nContent-Type: text/plain; charset={charset}\n"
    head += f"Content-Transfer-Encoding: {encoding}\n\n"
    found = document(head.encode() + body)
    assert found.text.strip() == text
    assert found.title == "Démenti"


def test_raw_bytes_in_headers():
    found = document("Subject: Démenti\nFrom: Zoé <z@exemple.org>\n\nRien.".encode("cp1252"))
    assert (found.title, found.byline) == ("Démenti", "Zoé")


def test_broken_lines_are_joined_where_the_mail_says_so():
    head = b"Subject: a\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
    assert document(head + "Le maire \ndément.\n-- \nJeanne\n".encode()).text == "Le maire dément.\n-- \nJeanne\n"


def test_attachments_are_read_and_pictures_named():
    mail = make_mail()
    mail.add_attachment(
        make_pdf([["Le préfet confirme le bilan."]]),
        maintype="application",
        subtype="octet-stream",
        filename="bilan.pdf",
    )
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="carte.png")
    mail.add_attachment(page(), maintype="text", subtype="html", filename="article.html")
    text, bilan, article = read(bytes(mail))
    assert isinstance(text, Document)
    assert isinstance(bilan, Document)
    assert isinstance(article, Document)
    assert text.notes == ("pièce(s) jointe(s) laissée(s) de côté : carte.png",)
    assert (bilan.path, bilan.text) == ("a.eml!bilan.pdf", "Le préfet confirme le bilan.")
    assert (article.path, article.title) == ("a.eml!article.html", "Un titre")


def test_a_forwarded_mail_and_an_archive():
    inner = make_mail("Le préfet confirme.", Subject="Bilan")
    mail = make_mail()
    mail.add_attachment(inner)
    mail.add_attachment(
        make_zip({"a.txt": "Le maire dément."}), maintype="application", subtype="zip", filename="a.zip"
    )
    paths = [item.path if isinstance(item, Document) else item for item in read(bytes(mail))]
    assert paths == ["a.eml", "a.eml!Bilan", "a.eml!a.zip!a.txt"]


def test_mails_in_mails_have_a_bottom():
    mail = make_mail("Au fond.")
    for number in range(12):
        outer = make_mail(f"Niveau {number}.")
        outer.add_attachment(mail)
        mail = outer
    items = read(bytes(mail))
    assert [item.text.strip() for item in items if isinstance(item, Document)] == [
        "Niveau 11.",
        "Niveau 10.",
        "Niveau 9.",
    ]
    [problem] = [item for item in items if isinstance(item, InputError)]
    assert "deep" in problem.what


def test_addresses_that_strangers_send_are_not_fetched():
    mail = make_mail()
    mail.add_attachment(b"https://exemple.org/a\n", maintype="text", subtype="uri-list", filename="a.urls")
    asked: list[str] = []
    source = Source(stream=io.BytesIO(bytes(mail)), where="a.eml", path="a.eml", fetch=asked.append)  # type: ignore[arg-type]
    assert next(type(item) for item in read_source(source)) is Item
    assert asked == []


LOOP = (
    b'Subject: a\nContent-Type: multipart/mixed; boundary="a"\n\n'
    + b'--a\nContent-Type: multipart/mixed; boundary="a"\n\n' * 3_000
)
DEEP = b"Subject: a\n" + b"".join(
    b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (i, i) for i in range(3_000)
)
NESTED = b"Subject: a\n" + b"Content-Type: message/rfc822\n\n" * 5_000


@pytest.mark.parametrize(
    "data", [b"", b"Rien.", b"\n\nRien.", LOOP, DEEP, NESTED], ids="empty text headless loop deep nested".split()
)
def test_broken(data):
    for item in read(data):
        assert isinstance(item, InputError)
        assert item.where
        assert item.hint


@pytest.mark.parametrize("data", [b"Subject: a\n\n", bytes(make_mail(None, html="<p></p>"))])
def test_empty(data):
    [item] = read(data)
    assert isinstance(item, EmptyInput)


def test_an_unreadable_date_is_left_out():
    found = document(bytes(make_mail()).replace(b"Sun, 10 Jun 2018 14:05:00 +0200", b"hier"))
    assert (found.published, found.published_at) == (None, None)


def test_a_damaged_attachment_does_not_lose_the_text():
    mail = make_mail()
    mail.add_attachment(b"%PDF-1.4 ...", maintype="application", subtype="pdf", filename="a.pdf")
    text, broken = read(bytes(mail))
    assert isinstance(text, Document)
    assert isinstance(broken, UnreadableInput)
    assert broken.where == "a.eml!a.pdf"
