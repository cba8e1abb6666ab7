"""The tables of a dossier, read back with the libraries that others read them with."""

from __future__ import annotations

import csv
import io
import sqlite3
import sys
from datetime import date, datetime

import msgspec
import openpyxl
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe import MissingExtra, Modality, Polarity
from recoupe.dossier import Dossier
from recoupe.exports.dossier import dossier_exports
from recoupe.exports.dossier._tables import TABLES, Kind, tables
from recoupe.exports.dossier.csv import _cell
from recoupe.model import FigureKind
from tests.exports.dossiers import FORMULA, export, hostile, keep, plain, renamed, share
from tests.making import TEXT, sample


@pytest.fixture
def dossier(tmp_path):
    """Documents of which the second carries a passage of the first, and the third wants to be more than text."""
    path = keep(tmp_path / "a.dossier", sample(), renamed("reprise.txt", outlet="Radio Littoral"), hostile())
    share(path, 1, 2, (9, 40, 9, 40), (50, 90, 50, 90))
    with Dossier(path) as opened:
        for number, words in ((1, "à vérifier"), (3, "=1+1 <script>alert(4)</script>")):
            trigger = opened.analysis(number).events[0].trigger
            opened.decide(number, "event", "note", {"words": words}, at=(trigger.start, trigger.end))
    return path


def read(path, table=None, **chosen):
    text = export(path, "csv", table, **chosen).decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_the_tables_are_those_that_are_announced():
    assert tuple(tables()) == TABLES
    for table in tables().values():
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))
        assert all(column.meaning for column in table.columns)


@pytest.mark.parametrize("table", [name for name in TABLES if name != "documents"])
def test_every_row_leads_back_to_its_passage(dossier, table):
    texts = {row.document.path: row.text for row in (sample(), renamed("reprise.txt"), hostile())}
    rows = read(dossier, table)
    assert rows
    for row in rows:
        shown = texts[row["document"]][int(row["start"]) : int(row["end"])]
        assert row["text"].removeprefix("'") == shown


def test_the_rows_of_decisions(dossier):
    with Dossier(dossier) as opened:
        figure = opened.analysis(1).figures[0]
        opened.decide(1, "figure", "corrected", {"value": 70}, at=(figure.start, figure.end))
        opened.undo(opened.decide(2, "document", "note", {"words": "annulée"}))
    rows = read(dossier, "decisions")
    assert [(row["decision"], row["kind"], row["verdict"], row["words"]) for row in rows] == [
        ("1", "event", "note", "à vérifier"),
        ("3", "figure", "corrected", "70"),
        ("2", "event", "note", "'=1+1 <script>alert(4)</script>"),
    ]
    assert rows[1]["value"] == '{"value": 70}'
    assert float(read(dossier, "figures")[0]["value"]) == 70


def test_the_rows_of_statements(dossier):
    first, denied, nested, conditional, *_ = read(dossier, "statements")
    assert (first["document"], first["outlet"]) == ("depeche.txt", "La Gazette du Nord")
    assert (first["earliest"], first["latest"]) == ("2031-05-02", "2031-05-02")
    assert first["relays"] == "Néréide; Radio Littoral"
    assert first["content"].startswith("la ville d’Orsenne est entièrement libérée […] l’ennemi se replie")
    assert [slice(*map(int, span.split("-"))) for span in first["spans"].split("; ")] == [
        slice(span.start, span.end) for span in sample().statements[0].content
    ]
    assert (denied["attitude"], denied["negated"], denied["source"]) == ("deny", "false", "Il")
    assert (nested["parent"], nested["origin"], nested["candidates"]) == (
        "1",
        "",
        "armée du Valmarc; armée de Tessane",
    )
    assert (conditional["form"], conditional["source"], conditional["source_start"]) == ("conditional", "", "")


def test_retractions_name_what_is_taken_back(dossier):
    taken = read(dossier, "retractions")[0]
    assert (taken["origin"], taken["statement"]) == ("gouverneur", "0")
    assert taken["content"].startswith("la ville d’Orsenne")


def test_events_have_the_columns_of_acled(dossier):
    names = [column.name for column in tables()["events"].columns]
    assert (
        names[:15]
        == (
            "event_id_cnty event_date time_precision event_type sub_event_type actor1 actor2 country location latitude"
            " longitude geo_precision source notes fatalities"
        ).split()
    )
    taken, killed, *_ = read(dossier, "events")
    assert (taken["event_id_cnty"], killed["event_id_cnty"]) == ("XV-1-0", "1-1")
    assert (taken["event_date"], taken["time_precision"]) == ("2031-05-02", "1")
    assert (taken["event_type"], taken["sub_event_type"]) == ("Battles", "Government regains territory")
    assert (taken["actor1"], taken["actor2"], taken["location"]) == ("armée du Valmarc", "garnison", "Orsenne")
    assert (taken["latitude"], taken["longitude"], taken["geo_precision"]) == ("34.45", "-40.92", "1")
    assert (taken["polarity"], taken["voice"], taken["source"]) == (
        "neg",
        "ministère de la Défense du Valmarc",
        "La Gazette du Nord",
    )
    assert (killed["event_date"], killed["latitude"], killed["geo_precision"]) == ("", "", "")
    first, last = taken["notes"][:12], taken["notes"][-10:]
    assert (first, last) == ("Le ministère", "côtière\xa0».")
    assert killed["notes"] == "Trois soldats auraient été tués."


def figures(*values, part_of=None, **changed):
    """Give the sample with figures of the killed for its second event, who says so counted from a."""
    analysis = sample()
    [three] = analysis.figures
    told = msgspec.structs.replace(analysis.events[1], **{"modality": Modality.ACTUAL, **changed})
    found = tuple(
        msgspec.structs.replace(three, id=number, value=value, by="abcd"[number], part_of=part_of)
        for number, value in enumerate(values)
    )
    return msgspec.structs.replace(analysis, events=(analysis.events[0], told), figures=found)


@pytest.mark.parametrize(
    ("analysis", "number", "said"),
    [
        (figures(3), "3", "Trois (a)"),
        (figures(3, 3), "3", "Trois (a); Trois (b)"),
        (figures(3, 5), "", "Trois (a); Trois (b)"),
        (figures(3, None), "", "Trois (a); Trois (b)"),
        (figures(3, part_of=0), "", ""),
        (figures(3, modality=Modality.CONDITIONAL), "3", "Trois (a)"),
        (figures(3, modality=Modality.PLANNED), "", "Trois (a)"),
        (figures(3, polarity=Polarity.NEG), "", "Trois (a)"),
        (figures(3e30), "", "Trois (a)"),
        (figures(), "", ""),
    ],
)
def test_the_dead_are_counted_only_where_all_agree(tmp_path, analysis, number, said):
    row = read(keep(tmp_path / "a.dossier", analysis), "events")[1]
    assert (row["fatalities"], row["fatalities_said"]) == (number, said)


def test_the_wounded_are_not_dead(tmp_path):
    analysis = figures(3)
    wounded = msgspec.structs.replace(analysis.figures[0], kind=FigureKind.WOUNDED)
    row = read(keep(tmp_path / "a.dossier", msgspec.structs.replace(analysis, figures=(wounded,))), "events")[1]
    assert (row["fatalities"], row["fatalities_said"]) == ("", "")


def test_copies_name_both_places(dossier):
    one, other = read(dossier, "copies")
    assert (one["document"], one["other"], one["passage"], other["passage"]) == ("depeche.txt", "reprise.txt", "0", "1")
    assert (one["text"], one["other_text"]) == (TEXT[9:40], TEXT[9:40])
    assert (one["containment"], one["other_containment"], one["other_outlet"]) == ("0.5", "1.0", "Radio Littoral")
    assert (one["kind"], one["direction"]) == ("copy", "from")
    assert one["why"]


def test_documents_are_chosen(tmp_path):
    path = keep(
        tmp_path / "a.dossier",
        sample(),
        renamed("b.txt", outlet="Écho de Tessane"),
        msgspec.structs.replace(plain("Rien."), published=sample().published),
        plain("Rien du tout.", path="undated.txt"),
        plain("Rien non plus.", path="b2.txt", outlet="lemonde.fr"),
    )
    share(path, 1, 2, (0, 9, 0, 9))

    def names(**chosen):
        return [row["document"] for row in read(path, "documents", **chosen)]

    assert len(names()) == 5
    assert names(outlet=" echo de tessane") == ["b.txt"]
    assert names(outlet="Le Monde") == ["b2.txt"]
    assert names(since="2031-05-02", until="2031-05-02") == names()[:3]
    assert names(since="2031-05-03") == names(until="2031-05-01") == []
    assert names(documents=["undated.txt", "b.txt"]) == ["b.txt", "undated.txt"]
    assert len(read(path, "copies")) == 1
    assert read(path, "copies", documents=["b.txt"]) == []


def test_the_latest_revision_is_exported(tmp_path):
    path = keep(tmp_path / "a.dossier", plain("Rien.", path="a.txt"))
    keep(path, plain("Rien de neuf.", path="a.txt"))
    [row] = read(path, "documents")
    assert (row["revision"], row["revisions"], row["characters"]) == ("2", "2", "13")


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_no_cell_is_a_formula(dossier, format):
    if format == "csv":
        cells = [cell for name in TABLES for row in read(dossier, name) for cell in row.values()]
        assert f"'{FORMULA}" in cells
        begun = {cell for cell in cells if cell.lstrip().startswith(tuple("=+-@"))}
        assert begun == {"-40.92"}  # a longitude, and no text
        return
    book = openpyxl.load_workbook(io.BytesIO(export(dossier, "xlsx")))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert FORMULA in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d", "inlineStr"}
    assert not any(cell.hyperlink for cell in cells)


@given(st.text() | st.sampled_from(["=1", " =1", "\t=1", "-", "+1", "@a", "\r=2", "＝1"]))
def test_a_text_never_begins_as_a_formula(text):
    shown = _cell(tables()["documents"].columns[0], text)
    assert str(shown).lstrip(" \n")[:1] not in tuple("=+-@\t\r＝＋－＠")
    assert str(shown) in (text, f"'{text}")


def test_a_workbook_has_a_sheet_a_table(dossier):
    book = openpyxl.load_workbook(io.BytesIO(export(dossier, "xlsx")))
    assert book.sheetnames == list(TABLES)
    for name in TABLES:
        sheet, expected = book[name], read(dossier, name)
        header, *rows = sheet.iter_rows(values_only=True)
        assert list(header) == [column.name for column in tables()[name].columns]
        assert len(rows) == len(expected)
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, len(header)).column_letter}{len(rows) + 1}"
    events = dict(zip(*list(book["events"].iter_rows(values_only=True))[:2], strict=True))
    assert events["event_date"] == datetime(2031, 5, 2)
    assert (events["latitude"], events["time_precision"], events["fatalities"]) == (34.45, 1, None)
    statement = dict(zip(*list(book["statements"].iter_rows(values_only=True))[:2], strict=True))
    assert statement["negated"] is False


def test_a_workbook_keeps_hostile_texts_as_text(dossier):
    book = openpyxl.load_workbook(io.BytesIO(export(dossier, "xlsx")))
    [label] = [row for row in book["labels"].iter_rows(values_only=True) if row[1] == 3]
    assert "<r>gras</r> " in label  # with a space: the library would take it for its own formatting


def test_a_cell_that_is_too_long_is_cut_with_a_sign(tmp_path):
    path = keep(tmp_path / "a.dossier", plain("Rien.", path="a.txt", title="é" * 40_000))
    book = openpyxl.load_workbook(io.BytesIO(export(path, "xlsx", "documents")))
    title = book["documents"]["D2"].value
    assert (len(title), title[-2:]) == (32_767, "é…")


def test_more_rows_than_a_sheet_holds_go_on_another(dossier, monkeypatch):
    monkeypatch.setattr("recoupe.exports.dossier.xlsx._ROWS", 4)
    book = openpyxl.load_workbook(io.BytesIO(export(dossier, "xlsx", "statements")))
    assert book.sheetnames == ["statements", "statements 2", "statements 3"]
    rows = [row for sheet in book for row in list(sheet.iter_rows(values_only=True))[1:]]
    assert len(rows) == len(read(dossier, "statements")) == 9


@pytest.mark.parametrize("table", TABLES)
def test_parquet_has_typed_columns(dossier, table):
    found = pyarrow.parquet.read_table(io.BytesIO(export(dossier, "parquet", table)))
    kinds = {
        Kind.TEXT: "string",
        Kind.INTEGER: "int64",
        Kind.NUMBER: "double",
        Kind.BOOLEAN: "bool",
        Kind.DAY: "date32[day]",
    }
    for column in tables()[table].columns:
        assert str(found.schema.field(column.name).type) == kinds.get(column.kind, "list<element: string>")
    rows = read(dossier, table)
    assert found.num_rows == len(rows)
    texts = found.to_pylist()
    assert [row["document"] for row in texts] == [row["document"].removeprefix("'") for row in rows]


def test_parquet_holds_texts_as_they_are(dossier):
    found = pyarrow.parquet.read_table(io.BytesIO(export(dossier, "parquet"))).to_pylist()
    assert found[-1]["origin"] == FORMULA
    assert found[0]["relays"] == ["Néréide", "Radio Littoral"]
    assert found[0]["earliest"] == date(2031, 5, 2)


def test_rows_are_written_in_groups(dossier, monkeypatch):
    whole = pyarrow.parquet.read_table(io.BytesIO(export(dossier, "parquet")))
    monkeypatch.setattr("recoupe.exports.dossier.parquet._GROUP", 2)
    assert pyarrow.parquet.read_table(io.BytesIO(export(dossier, "parquet"))).equals(whole)


@pytest.mark.parametrize(
    ("format", "library", "extra"),
    [("xlsx", "xlsxwriter", "xlsx"), ("parquet", "pyarrow", "parquet"), ("graphml", "networkx", "graphs")],
)
def test_a_library_that_is_missing_is_named_with_its_extra(dossier, monkeypatch, format, library, extra):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra) as caught:
        export(dossier, format)
    assert str(caught.value) == f"{library} is not installed; pip install recoupe[{extra}]"


@pytest.mark.parametrize("format", sorted(dossier_exports()))
def test_the_same_dossier_gives_the_same_bytes(dossier, format):
    assert export(dossier, format) == export(dossier, format) != b""


@pytest.mark.parametrize("format", sorted(dossier_exports()))
def test_an_empty_dossier_is_written_too(tmp_path, format):
    export(keep(tmp_path / "a.dossier"), format)


@pytest.mark.parametrize("format", sorted(dossier_exports()))
def test_a_document_that_was_never_analyzed_has_no_findings(tmp_path, format):
    path = keep(tmp_path / "a.dossier", sample())
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM analyses")
    export(path, format)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(TEXTS, TEXTS, TEXTS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("format", sorted(dossier_exports()))
def test_any_text_is_written(tmp_path_factory, format, text, name, title):
    path = tmp_path_factory.mktemp("any") / "a.dossier"
    document = msgspec.structs.replace(hostile().document, path=name or None, title=title, outlet=text)
    keep(path, msgspec.structs.replace(hostile(), document=document))
    export(path, format)
