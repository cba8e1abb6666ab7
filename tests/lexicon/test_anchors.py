"""The dated anchors: every row's example gives what the row says, bad rows say how to mend them, overlays lay over."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

import recoupe
from recoupe.errors import LexiconError
from recoupe.lexicon.anchors import COLUMNS, KINDS, load_anchors

ANCHORS = load_anchors()
ROW = (
    "pont_vert,Pont vert,,start,2011-04-05,,2011-04-05,,chantier inventé,"
    "Le Pont vert est long de deux kilomètres.,2011-04-05.."
)
DOC = Path(__file__).parents[2] / "docs" / "published.md"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def test_there_are_many_and_of_every_kind() -> None:
    assert len(ANCHORS) > 600
    assert {row.kind for row in ANCHORS.rows} == set(KINDS)


@pytest.mark.parametrize("row", ANCHORS.rows, ids=lambda row: row.id)
def test_the_example_of_a_row_gives_what_the_row_says(nlp: recoupe.Pipeline, row) -> None:
    published = nlp(row.example).published
    assert (published.earliest, published.latest) == (_iso(row.gives[0]), _iso(row.gives[1])), published.evidence


@pytest.mark.parametrize("row", ANCHORS.rows, ids=lambda row: row.id)
def test_a_row_agrees_with_itself(row) -> None:
    low, high = row.gives
    assert row.latest is None or row.earliest <= row.latest
    assert low is None or low <= row.earliest
    assert high is None or row.requires or (row.latest is not None and row.latest <= high)
    assert row.day is None or row.day >= row.earliest


def test_offices_of_one_holder_do_not_overlap() -> None:
    by_office: dict[tuple[str, str], list] = {}
    for row in ANCHORS.rows:
        if row.kind == "office":
            by_office.setdefault((row.forms[0], row.titles[0]), []).append(row)
    for rows in by_office.values():
        rows.sort(key=lambda row: row.earliest)
        for one, other in pairwise(rows):
            assert one.latest is not None
            assert one.latest < other.earliest, (one.id, other.id)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L’OSDH recense des blessés.", ["osdh"]),
        ("L'osdh recense des blessés.", []),  # an acronym keeps its capitals
        ("Il est sur WhatsApp et facebook.", ["whatsapp"]),
        ("La base d’Al-Tanf est calme.", ["al_tanf"]),
        ("Nuit. Debout, ils attendent.", []),  # a form does not run over the end of a sentence
        ("", []),
    ],
)
def test_forms_are_found_as_news_write_them(text: str, found: list[str]) -> None:
    assert [one.anchor.id for one in ANCHORS.find(text)] == found
    assert all(text[one.start : one.end] for one in ANCHORS.find(text))


def _overlay(folder: Path, *rows: str) -> Path:
    (folder / "fr").mkdir()
    (folder / "fr" / "anchors.csv").write_text("\n".join((",".join(COLUMNS), *rows)), encoding="utf-8")
    return folder


def test_an_overlay_adds_replaces_and_removes(tmp_path: Path) -> None:
    overlay = _overlay(
        tmp_path,
        ROW,
        "whatsapp,-,,since,2009-02-24,,,,,x,..",
        "facebook,Facebook,,since,2006-09-26,,,,ouverture à tous,Il l'a écrit sur Facebook.,2006-09-26..",
    )
    laid = load_anchors(overlay=overlay)
    assert laid["pont_vert"].day == date(2011, 4, 5)
    assert laid["facebook"].earliest == date(2006, 9, 26)
    assert "whatsapp" not in {row.id for row in laid.rows}
    assert recoupe.load(lexicon=overlay)("Le Pont vert est fermé.").published.earliest == "2011-04-05"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW.replace("2011-04-05,,", "5 avril 2011,,", 1), "YYYY-MM-DD"),
        (ROW.replace("start", "begin"), "unknown kind"),
        (ROW.replace(",start,", ",office,"), "an office needs a title"),
        (ROW.replace("2011-04-05,,2011-04-05", "2011-04-05,,"), "needs a day"),
        (ROW.replace("2011-04-05,,2011", "2011-04-05,2010-01-01,2011"), "lies before earliest"),
        (ROW.replace("2011-04-05..", "2011-04-05"), "no stretch"),
        (ROW.replace("Pont vert,,", "Pont vert|,,"), "holds no word"),
        (ROW.replace(",,chantier", ",nulle_part,chantier"), "which is no row"),
        (ROW.replace("Le Pont vert est long de deux kilomètres.", ""), "is empty"),
        (f"{ROW}\n{ROW}", "a second row"),
    ],
)
def test_a_bad_row_says_what_is_wrong_and_how_to_mend_it(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(LexiconError, match=said) as caught:
        load_anchors(overlay=_overlay(tmp_path, row))
    assert "anchors.csv" in str(caught.value)
    assert ";" in str(caught.value)


def test_every_column_and_kind_is_documented() -> None:
    text = DOC.read_text(encoding="utf-8")
    for name in (*COLUMNS, *KINDS):
        assert f"`{name}`" in text, name
