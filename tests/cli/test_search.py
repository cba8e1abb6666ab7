"""``recoupe search`` as a user meets it."""

from __future__ import annotations

import json
import re

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from recoupe.cli import app
from tests.dossier.asked import kept, text

BODY = (
    "Le pont de Kessar est coupé depuis lundi. M. Roche dément : « Le pont est ouvert. »\n\n"
    "Les manœuvres ont repris près du PONT, disent les habitants. Rien d’autre."
)
DOCUMENTS = (
    text(
        "a", BODY, outlet="Le Fil du Nord", title="Kessar coupée", published="2019-03-06", url="https://fil.example/a"
    ),
    text("b", "Rien à signaler.", title="Le pont rouvre"),
    text(
        "c", "漢字漢字漢字漢字漢字漢字漢字漢字 pont 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字 pontpontpontpontpontpont"
    ),
)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory, nlp):
    return kept(tmp_path_factory.mktemp("search") / "a.dossier", nlp, *DOCUMENTS, archive="https://archive.example/1")


@pytest.fixture
def run(dossier, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    return lambda *arguments: CliRunner().invoke(app, ["search", str(dossier), *arguments])


def test_words_in_context(run):
    result = run("manœuvres", "kessar")
    assert result.stdout.splitlines() == [
        "2 occurrences dans 1 document",
        "",
        "1 · a · Le Fil du Nord · 6 mars 2019 · Kessar coupée",
        "  1:11–17                      Le pont de Kessar est coupé depuis lundi. M. Roch",
        "  1:89–98  « Le pont est ouvert. »  Les manœuvres ont repris près du PONT, dise",
    ]


def test_every_line_has_document_and_characters_and_fits(run):
    lines = run("pont").stdout.splitlines()
    places = [re.fullmatch(r"  (\d+):(?:(\d+)–(\d+)|titre) .*", line) for line in lines]
    found = [place.groups() for place in places if place]
    bodies = [document.text for document in DOCUMENTS]
    assert len(found) == 5
    assert all(bodies[int(n) - 1][int(start) : int(end)].lower() == "pont" for n, start, end in found if start)
    assert all(cell_len(line) <= 80 for line in lines)


def test_a_title_has_no_characters(run):
    assert "  2:titre  Le pont rouvre" in run("rouvre").stdout
    [found] = [json.loads(line) for line in run("rouvre", "-f", "jsonl").stdout.splitlines()]
    assert (found["document"], found["start"], found["text"]) == ("b", None, "Le pont rouvre")
    assert run("rouvre", "--cite").stdout.startswith("«\xa0Le pont rouvre\xa0» (date non établie, b, titre,")


def test_objects(run):
    found = [json.loads(line) for line in run("pont", "kessar", "-f", "jsonl").stdout.splitlines()]
    assert [one["text"] for one in found] == ["pont", "Kessar", "pont", "PONT"]
    for one in found:
        assert BODY[one["start"] : one["end"]] == one["text"]
        assert BODY[: one["start"]].endswith(one["before"])
        assert BODY[one["end"] :].startswith(one["after"])


def test_citations_are_whole_sentences_each_once(run):
    lines = run("pont", "kessar", "--cite").stdout.splitlines()
    assert [re.match(r"«\xa0(.*?)\xa0» \(", line)[1] for line in lines] == [
        "Le pont de Kessar est coupé depuis lundi.",
        "M. Roche dément : “Le pont est ouvert.”",
        "Les manœuvres ont repris près du PONT, disent les habitants.",
    ]
    assert lines[0].endswith(
        "(Le Fil du Nord, « Kessar coupée », 6 mars 2019, https://fil.example/a, caractères 0–41, copie archivée :"
        " https://archive.example/1)"
    )
    for line in lines:
        start, end = map(int, re.search(r"caractères (\d+)–(\d+)", line).groups())
        cited = re.match(r"«\xa0(.*?)\xa0» \(", line)[1]
        assert re.sub(r"[«»“” ]", "", BODY[start:end]) == re.sub(r"[«»“” ]", "", cited)


def test_nothing_found_and_nothing_asked(run):
    assert (run("zibeline").exit_code, run("zibeline").stdout) == (0, "aucune occurrence\n")
    assert run("zibeline", "-f", "jsonl").stdout == ""
    assert run("?!").exit_code == 2
    assert "no word" in run("?!").stderr


@pytest.mark.parametrize(
    "query", ['"', "(", "a:b", "^pont", "pont OR", "NEAR(", "-- -x", "pont*x", "+", "{pont}", "'; DROP"]
)
def test_no_syntax_is_obeyed_by_accident(run, query):
    result = run("--", query, "pont")
    assert result.exit_code == 0
    assert result.stderr == ""


def test_documents_are_limited(run):
    assert run("pont", "-n", "1").stdout.splitlines()[0].startswith("1 occurrence dans 1 document (le premier")
    assert run("pont", "-n", "0").exit_code == 2
