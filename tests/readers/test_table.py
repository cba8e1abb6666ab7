"""CSV and TSV, seen from outside."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe import BinaryInput, Document, EmptyInput, InputError, NotFrench, UnreadableInput
from recoupe.model import Item
from recoupe.readers import read_stream, table
from recoupe.readers._source import Source
from tests.readers.building import FRENCH
from tests.readers.reading import documents, read_bytes

ROW = {
    "identifiant": "7",
    "Titre": "Le maire dément",
    "Média": "La Gazette",
    "Date": "10/06/2018",
    "Adresse": "https://exemple.org/7",
    "auteur": "Jeanne Roche",
    "archive": "https://archive.exemple.org/7",
    "Texte": FRENCH,
}


def written(*rows: dict[str, str], delimiter: str = ",", end: str = "\r\n") -> str:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter, lineterminator=end)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def read(data: bytes | str) -> list[Document | InputError]:
    return read_bytes(table, data.encode() if isinstance(data, str) else data, "a.csv")


def test_french_columns():
    data = written(ROW).encode()
    [item] = table.read(Source(stream=io.BytesIO(data), where="a.csv", path="a.csv"))
    assert isinstance(item, Item)
    found = item.document
    assert (found.id, found.title, found.outlet) == ("7", "Le maire dément", "La Gazette")
    assert (found.published, found.url, found.byline) == ("2018-06-10", "https://exemple.org/7", "Jeanne Roche")
    assert (found.text, found.path, item.key) == (FRENCH, None, "id:7")
    assert (item.original.archive, item.original.locator) == ("https://archive.exemple.org/7", "ligne 2")
    assert item.original.data == data.split(b"\r\n", 1)[1]


def test_english_columns_and_columns_of_no_interest():
    row = {"text": FRENCH, "id": "1", "score": "0.5", "title": "T", "outlet": "O", "published": "2018-06-10T14:05:00Z"}
    [found] = read(written({**row, "url": "https://exemple.org", "byline": "B"}))
    assert isinstance(found, Document)
    assert (found.id, found.title, found.outlet, found.byline) == ("1", "T", "O", "B")
    assert found.published_at == "2018-06-10T14:05:00+00:00"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_delimiters_and_line_ends(delimiter, end):
    rows = [ROW, {**ROW, "identifiant": "8", "Texte": "Rien ; rien, rien|rien\trien « rien »."}]
    texts = [item.text for item in read(written(*rows, delimiter=delimiter, end=end)) if isinstance(item, Document)]
    assert texts == [row["Texte"] for row in rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_encodings(encoding):
    text = FRENCH.replace("’", "'")
    [found] = read(written({**ROW, "Texte": text}, delimiter=";").encode(encoding))
    assert isinstance(found, Document)
    assert (found.text, found.outlet) == (text, "La Gazette")
    assert bool(found.notes) == (encoding not in ("utf-8", "utf-8-sig"))


def test_a_text_of_several_lines_with_quotation_marks():
    text = 'Un.\n\n"Deux", dit-il.\nTrois.'
    data = written({"id": "1", "text": text}, {"id": "2", "text": "Quatre."})
    first, second = read(data)
    assert isinstance(first, Document)
    assert first.text == text
    assert isinstance(second, Document)
    items = list(table.read(Source(stream=io.BytesIO(data.encode()), where="a.csv")))
    assert [item.original.locator for item in items if isinstance(item, Item)] == ["ligne 2", "ligne 6"]


def test_bad_rows_are_named_and_the_others_go_on():
    items = read(
        "id,text,date\n1,Un.,\n,,\n2,,\n3,Un, deux.,2018,x\n"
        "4,The minister said on Friday that the city was free and that the troops were going north again.,\n"
        "5\n6,Deux.,hier\n"
    )
    assert [type(item) for item in items] == [
        Document, EmptyInput, UnreadableInput, NotFrench, EmptyInput, Document,
    ]  # fmt: skip
    problems = [item for item in items if isinstance(item, InputError)]
    assert [problem.where for problem in problems] == ["a.csv:4", "a.csv:5", "a.csv:6", "a.csv:7"]
    assert all(problem.hint for problem in problems)
    last = items[-1]
    assert isinstance(last, Document)
    assert last.published is None
    assert last.notes == ("date de publication illisible, laissée de côté : hier",)


def test_no_column_of_text():
    [problem] = read("nom;âge\nJeanne;30\n")
    assert isinstance(problem, UnreadableInput)
    assert "nom" in problem.what
    assert "âge" in problem.what
    assert "texte" in (problem.hint or "")


@pytest.mark.parametrize(
    ("written_date", "published"),
    [
        ("2018-06-10", "2018-06-10"),
        ("10/06/2018", "2018-06-10"),
        ("1.6.2018", "2018-06-01"),
        ("31/06/2018", None),
        ("06/15/2018", None),
        ("Sun, 10 Jun 2018 14:05:00 +0200", "2018-06-10"),
    ],
)
def test_dates(written_date, published):
    [found] = read(written({"texte": "Rien.", "date": written_date}))
    assert isinstance(found, Document)
    assert found.published == published


@pytest.mark.parametrize("data", ["", "\n\n", "id,text\n", "id,text\n\n,\n"])
def test_empty(data):
    assert [type(item) for item in read(data)] == [EmptyInput]


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"id,text\n1,\x00\x00\x01\x02"])
def test_no_table_at_all(data):
    [problem] = read(data)
    assert isinstance(problem, BinaryInput | UnreadableInput)


def test_a_quotation_mark_that_is_never_closed():
    items = read('id,text\n1,"Un.\n' + "2,Deux.\n" * 10)
    assert len(items) == 1


def test_a_giant_field_is_named_and_the_others_go_on():
    first, last = read("id,text\n1," + "a" * (17 * 2**20) + "\n2,Rien.\n")
    assert isinstance(first, UnreadableInput)
    assert first.where == "a.csv:2"
    assert isinstance(last, Document)


def test_it_is_told_by_its_content():
    [found] = documents(read_stream(io.BytesIO(written(ROW, delimiter=";").encode()), where="standard input"))
    assert isinstance(found, Document)
    assert found.outlet == "La Gazette"


@given(
    st.lists(st.text(alphabet='aé"\n,;\t|x. ', min_size=1, max_size=40).filter(str.strip), min_size=1, max_size=5),
    st.sampled_from(",;\t|"),
)
def test_what_was_written_comes_back(texts, delimiter):
    rows = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    found = read(written(*rows, delimiter=delimiter))
    assert [item.text for item in found if isinstance(item, Document)] == texts
