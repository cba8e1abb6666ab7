"""The tables of versions and differences."""

from __future__ import annotations

import csv
import io

import pytest

from recoupe.crosscheck.versions import cross_check
from recoupe.dossier import Dossier
from tests.dossier.asked import kept, text
from tests.exports.dossiers import export

DOCUMENTS = (
    text(
        "fil-1",
        "Quelque 2 000 personnes manifestaient samedi à 15 heures à Tarvenne contre le barrage, selon la préfecture."
        " Elles étaient 9 000, selon les organisateurs.",
        outlet="Radio Estuaire",
        published="2031-03-08",
    ),
    text(
        "fil-2",
        "Selon la préfecture, 3 500 personnes ont manifesté samedi 8 mars à Tarvenne contre le barrage. Les"
        " organisateurs assurent que 9 000 personnes ont manifesté samedi à Tarvenne.",
        outlet="=1+1",
        published="2031-03-09",
    ),
    text("fil-3", "Quatre personnes ont été blessées à Lorvane.", published="2031-03-09"),
)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory, nlp):
    return kept(tmp_path_factory.mktemp("tables") / "a.dossier", nlp, *DOCUMENTS)


def read(path, table, **chosen):
    return list(csv.DictReader(io.StringIO(export(path, "csv", table, **chosen).decode(), newline=""), strict=True))


def test_a_row_is_an_account_of_a_fact_that_several_sentences_tell(dossier):
    with Dossier(dossier) as checked:
        facts = {fact.id: fact for fact in cross_check(checked) if len(fact.accounts) > 1}
        texts = {stored.name: stored.document.text for stored in checked.documents()}
    rows = read(dossier, "versions")
    assert len(rows) == sum(len(fact.accounts) for fact in facts.values())
    for row in rows:
        fact, whole = facts[row["fact"]], texts[row["document"]]
        assert whole[int(row["start"]) : int(row["end"])] == row["text"]
        assert whole[int(row["sentence_start"]) : int(row["sentence_end"])] == row["sentence"]
        version = fact.versions["ABCDEFGH".index(row["version"])]
        assert (row["version_title"], row["relation"]) == (version.title, fact.relation.value)
        assert (int(row["origins_min"]), int(row["origins_max"])) == (version.independent.min, version.independent.max)
    assert {row["fact_title"] for row in rows} >= {"Participants · Tarvenne · 8 mars 2031"}
    assert "fil-3" not in {row["document"] for row in rows}


def test_a_row_of_differences_names_both_sides(dossier):
    rows = read(dossier, "differences")
    assert {(row["relation"], row["slot"]) for row in rows} == {("conflict", "number"), ("update", "rise")}
    [rise] = [row for row in rows if row["relation"] == "update"]
    assert (rise["text"], rise["other_text"]) == ("Quelque 2 000", "3 500")
    assert (rise["document"], rise["other"], rise["other_outlet"]) == ("fil-1", "fil-2", "'=1+1")
    assert all(row["rule"] and row["reason"] and row["version"] != row["other_version"] for row in rows)
    assert all({row["origin"], row["other_origin"]} == {"préfecture", "organisateurs"} for row in rows if row != rise)


def test_of_chosen_documents_both_sides_must_be_chosen(dossier):
    whole, part = read(dossier, "differences"), read(dossier, "differences", documents=["fil-1"])
    assert part == [row for row in whole if (row["document"], row["other"]) == ("fil-1", "fil-1")]
    versions = read(dossier, "versions", documents=["fil-1"])
    assert versions == [row for row in read(dossier, "versions") if row["document"] == "fil-1"]
    assert versions
