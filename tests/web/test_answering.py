"""How answers are written: HTML, JSON and CSV of the same view, and what is said when there is none."""

from __future__ import annotations

import csv
import html
import io
import re
from typing import ClassVar

import msgspec
import pytest

from recoupe.model import Record
from recoupe.web import answering
from recoupe.web.answering import address, columns
from recoupe.web.paging import Nothing, Page, View, pages
from tests.web.addresses import address as example
from tests.web.addresses import addresses
from tests.web.rooms import visitor

TABLES = [page for page in pages() if page.has_table]
NOWHERE = ("/nulle-part", "/dossier/1", "/documents/x", "/facts/zzzzzzzz", "/documents/999999")


def rows(answer):
    """Read a table as a spreadsheet does."""
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    header, *found = csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""))
    return header, found


def words(page):
    """Give what stands in a page, without tags, blanks made one."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_every_page_answers_in_its_formats(reader, english_reader, page):
    for path in addresses(page, reader):
        for client, code in ((reader, "fr"), (english_reader, "en")):
            answer = client.get(path)
            assert answer.status_code == 200, path
            assert answer.headers["content-type"] == "text/html; charset=utf-8"
            assert f'<html lang="{code}">' in answer.text
        where, _, query = path.partition("?")
        answer = reader.get(f"{where}.json?{query}")
        assert answer.headers["content-type"] == "application/json"
        msgspec.json.decode(answer.content, type=page.view)
        if page.has_table:
            header, found = rows(reader.get(f"{where}.csv?{query}"))
            assert header == columns(page.view)
            assert len(found) == len(answer.json()[page.view.TABLE])


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_a_page_leads_to_its_other_formats(reader, page):
    path = example(page, reader)
    bare, _, query = path.partition("?")
    query = f"{query}&page=1" if query else "page=1"
    shown = reader.get(f"{bare}?{query}").text
    for ending in [".json", *([".csv"] if page.has_table else [])]:
        assert f'href="{html.escape(f"{bare}{ending}?{query}")}"' in shown
        assert reader.get(f"{bare}{ending}?{query}").status_code == 200


def test_the_pages_of_documents_say_the_same(reader):
    listed = reader.get("/documents.json").json()["documents"]
    assert len(listed) == 11
    shown = words(reader.get("/documents").text)
    _, table = rows(reader.get("/documents.csv"))
    for one, row in zip(listed, table, strict=True):
        assert (one["title"] or one["name"]) in shown
        assert row[:2] == [str(one["number"]), one["name"]]


def test_a_list_that_is_left_ends(reader):
    found = reader.get("/documents.json?page=1000000").json()
    assert (found["page"], found["pages"], found["total"]) == (1, 1, 11)


@pytest.mark.parametrize("path", NOWHERE)
@pytest.mark.parametrize("ending", ["", ".json", ".csv"])
def test_what_there_is_not(reader, path, ending):
    answer = reader.get(path + ending, follow_redirects=False)
    assert answer.status_code in (400, 404), answer.headers.get("location")
    check_problem(answer, ending)


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-1", "page=x", "page=1.5", "page=99999999999999999999999", f"outlet={'é' * 501}"],
)
@pytest.mark.parametrize("ending", ["", ".json", ".csv"])
def test_what_does_not_fit(reader, query, ending):
    answer = reader.get(f"/documents{ending}?{query}")
    assert answer.status_code == 400
    check_problem(answer, ending)


@pytest.mark.parametrize("query", ["", "inconnu=1", "page=", "page=%20", "page=x&page=1", "%00=%ff&=&&&"])
def test_what_is_passed_over(reader, query):
    assert reader.get(f"/documents?{query}").status_code == 200


@pytest.mark.parametrize(
    ("path", "french", "english"),
    [
        ("/facts/ffffffff", "ce fait n’est pas dans le dossier", "this fact is not in the dossier"),
        ("/documents/99999", "ce document n’est pas dans le dossier", "this document is not in the dossier"),
        ("/sources/0000000000", "cette source n’est pas", "this source is not"),
        ("/words/0000000000", "cet acteur n’est pas", "this actor is not"),
        ("/map/0000000000", "ce lieu n’est pas", "this place is not"),
        ("/facts?page=x", "une valeur qui ne convient pas", "a value that does not fit"),
        ("/nulle-part", "cette page n’existe pas", "there is no such page"),
        ("/nulle-part.json", "cette page n’existe pas", "there is no such page"),
    ],
)
def test_a_problem_is_told_in_the_language_of_the_reader(reader, english_reader, path, french, english):
    assert french in reader.get(path).text
    assert english in english_reader.get(path).text
    assert french not in english_reader.get(path).text


def test_a_form_of_another_origin_is_refused_in_both_languages(reader, english_reader):
    answers = [one.post("/decisions", data={"token": "x"}, follow_redirects=False) for one in (reader, english_reader)]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert "ce formulaire ne vient pas" in answers[0].text
    assert "this form does not come" in answers[1].text


def check_problem(answer, ending):
    """Check that a problem is told in the format that was asked for."""
    kind = {"": "text/html", ".json": "application/json", ".csv": "text/plain"}[ending]
    assert answer.headers["content-type"].startswith(kind)
    if ending == ".json":
        problem = answer.json()
        assert problem["status"] == answer.status_code
        assert problem["what"]
    elif ending == "":
        assert "<h1>" in answer.text
        assert 'href="/dossier"' in answer.text
    else:
        assert answer.text.strip()
    assert "Traceback" not in answer.text


class Inner(Record, frozen=True):
    name: str
    value: float | None = None


class Row(Record, frozen=True):
    text: str
    inner: Inner
    other: Inner | None = None
    names: tuple[str, ...] = ()
    inners: tuple[Inner, ...] = ()
    sure: bool = True


class Table(View, frozen=True):
    TABLE: ClassVar[str] = "rows"
    rows: tuple[Row, ...]


def written(*given):
    """Write a table of rows, and read it again."""

    def show(visit, asked):
        raise NotImplementedError

    page = Page("/essai/{id}", show, Nothing, Table, "dossier.html", "Essai")
    answer = answering._csv(page, Table(rows=given))
    assert answer.headers["content-disposition"] == 'attachment; filename="essai-id.csv"'
    return rows(_Sent(answer))


class _Sent:
    """An answer as a client has it."""

    status_code = 200

    def __init__(self, answer):
        self.headers = answer.headers
        self.content = bytes(answer.body)


def test_records_within_records_are_columns():
    header, found = written(
        Row("a", Inner("b", 1.5), None, ("x", "y"), (Inner("z"),)), Row("c", Inner("d"), Inner("e"))
    )
    assert header == ["text", "inner.name", "inner.value", "other.name", "other.value", "names", "inners", "sure"]
    assert found[0] == ["a", "b", "1.5", "", "", "x; y", '{"name":"z","value":null}', "true"]
    assert found[1] == ["c", "d", "", "e", "", "", "", "true"]


def test_an_empty_table_has_its_columns():
    header, found = written()
    assert header[0] == "text"
    assert found == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "=cmd|' /C calc'!A0", "  =1+1", "\n=1", "＝1"])
def test_no_cell_is_a_formula(start):
    """OWASP, *CSV Injection*: a spreadsheet computes a cell that begins so, also behind blanks."""
    _, found = written(Row(f"{start}1", Inner(f"{start}2"), None, (f"{start}3", f"{start}4")))
    for cell in (found[0][0], found[0][1], found[0][5]):
        assert not cell.lstrip(" ").startswith(tuple("=+-@\t\r\n＝＋－＠")), cell


def test_a_number_stays_a_number():
    _, found = written(Row("a", Inner("b", -1.5)))
    assert found[0][2] == "-1.5"


@pytest.mark.parametrize("text", ['"', ";", ",", "a\nb", "a\r\nb", "\u2028", "\x00", "😀"])
def test_a_cell_holds_anything(text):
    _, found = written(Row(f"x{text}y", Inner("b")))
    assert found[0][0] == f"x{text}y"


def test_addresses_keep_what_was_asked():
    query = [("type", "kill"), ("type", "wound"), ("page", "2")]
    assert address("/facts", query, page=3) == "/facts?type=kill&type=wound&page=3"
    assert address("/facts", query, type=None, page=None) == "/facts"
    assert address("/facts", [], words="é&=#?/<") == "/facts?words=%C3%A9%26%3D%23%3F%2F%3C"


def test_a_part_is_sent_where_only_that_is_wanted(reader):
    whole, part = reader.get("/dossier").text, reader.get("/dossier", headers={"hx-request": "true"}).text
    assert "<html" in whole
    assert "<html" not in part
    assert "<h1>essai.dossier</h1>" in part


def test_an_answer_is_compressed_where_that_is_wanted(reader):
    answer = reader.get("/documents", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in reader.get("/documents", headers={"accept-encoding": "identity"}).headers


def test_a_head_is_answered(reader):
    answer = reader.head("/documents")
    assert (answer.status_code, answer.content) == (200, b"")


def test_the_root_leads_to_the_dossier(unchanged):
    answer = visitor(unchanged, follow_redirects=False).get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/dossier")
