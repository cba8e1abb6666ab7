"""``recoupe said`` as a user meets it."""

from __future__ import annotations

import json
import re

import msgspec
import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from recoupe.cli import app
from tests.dossier.asked import kept, text

LONG = "Le maire affirme que le pont " + "de la vallée et de la rivière " * 30 + "est coupé."
DOCUMENTS = (
    text(
        "fil-1",
        "« Le pont est à nous », a affirmé mardi Jeanne Roche. Jeanne Roche dément toute négociation.",
        outlet="Le Fil du Nord",
        title="Le pont de «\xa0Kessar\xa0»",
        url="https://fil.example/pont",
        published="2019-03-06",
    ),
    text(
        "retrait",
        "Le vendredi 1er mars, l’Observatoire du Littoral, relayé par l’AFP, avait annoncé que la ville était tombée"
        " avant de se rétracter.",
        outlet="Radio Plaine",
        published="2019-03-04",
    ),
    text("sans-date", "Jeanne Roche dit que le marché est fermé."),
    text("autre", "Paul Roche n’a pas confirmé que la route est fermée.", published="2019-03-06"),
    text("long", LONG, published="2019-03-06"),
    msgspec.structs.replace(
        text(
            "h\x1b[31m", "Le préfet\x9b31m dit que la \x1b]0;titre\x07route\u202e est fermée.", published="2019-03-06"
        ),
        outlet="Ra\x07dio",
        title="T\x9b2J",
    ),
)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory, nlp):
    path = tmp_path_factory.mktemp("said") / "a.dossier"
    return kept(path, nlp, *DOCUMENTS, archive="https://archive.example/1")


@pytest.fixture
def run(dossier, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments: str, command: str = "said"):
        return CliRunner().invoke(app, [command, str(dossier), *arguments])

    return call


def test_what_somebody_said(run):
    result = run("Jeanne Roche")
    assert (result.exit_code, result.stderr) == (0, "")
    blocks = result.stdout.split("\n\n")
    assert blocks == [
        "Jeanne Roche (personne)\xa0: 3 énoncés, 1 démenti, aucune rétractation",
        "le 5 mars 2019, paru le 6 mars 2019 · Le Fil du Nord\n"
        "  dit («\xa0affirmé\xa0», discours direct)\xa0: Le pont est à nous\n"
        "  fil-1 2–20",
        "paru le 6 mars 2019 · Le Fil du Nord\n"
        "  ≠ dément («\xa0dément\xa0», discours indirect)\xa0: toute négociation\n"
        "  fil-1 74–91",
        "Date non établie, donc rangé à la fin\xa0:",
        "média non indiqué\n  dit («\xa0dit\xa0», discours indirect)\xa0: le marché est fermé\n  sans-date 21–40\n",
    ]


def test_a_retraction_stands_behind_what_it_takes_back_and_both_say_so(run):
    shown = run("Observatoire du Littoral").stdout
    said, taken = (shown.index(part) for part in ("← rétracté ensuite", "← se rétracte («\xa0se rétracter\xa0»)"))
    assert said < taken
    assert "le 1er mars 2019, paru le 4 mars 2019 · AFP → Radio Plaine" in shown
    assert "1 rétractation" in shown


def test_a_negated_verb_says_nothing(run):
    assert "n’affirme pas («\xa0confirmé\xa0»" in run("Paul Roche").stdout


def test_several_of_one_name_are_listed_and_all_are_taken_where_asked(run):
    result = run("Roche")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "several origins have this name: Roche (Jeanne Roche, 3; Paul Roche, 1)" in result.stderr
    assert "--all" in result.stderr
    shown = run("Roche", "--all").stdout
    assert "Le pont est à nous" in shown
    assert "la route est fermée" in shown


def test_nobody_of_that_name(run):
    result = run("Jeane Roch")
    assert result.exit_code == 2
    assert "nobody of this name says anything: Jeane Roch; spelled alike: Jeanne Roche" in result.stderr
    assert "lists who speaks" in run("Qqqq").stderr


def test_citations(run):
    first, second, third = run("Jeanne Roche", "--cite").stdout.splitlines()
    assert first == (
        "Jeanne Roche (dit, discours direct, propos tenus le 5 mars 2019)\xa0: «\xa0Le pont est à nous\xa0» (Le Fil du"
        " Nord, « Le pont de “Kessar” », 6 mars 2019, https://fil.example/pont, caractères 2–20, copie archivée :"
        " https://archive.example/1)"
    )
    assert "(dément, discours indirect)" in second
    assert "(date non établie, sans-date, caractères 21–40," in third


def test_a_retraction_is_cited_by_its_sentence(run):
    statement, retraction = run("Observatoire du Littoral", "--cite").stdout.splitlines()
    assert "cité par AFP" in statement
    assert DOCUMENTS[1].text in retraction


def test_offsets_of_citations_give_the_words(run):
    bodies = {document.id: document.text for document in DOCUMENTS}
    for asked in ("Jeanne Roche", "Paul Roche", "Observatoire du Littoral", "maire"):
        for line in run(asked, "--cite", "-f", "jsonl").stdout.splitlines():
            found = json.loads(line)
            quoted, start, end = re.search(r"«\xa0(.*?)\xa0» \(.*caractères (\d+)–(\d+)", found["citation"]).groups()
            assert bodies[found["name"]][int(start) : int(end)] == quoted


def test_long_contents_are_cut_on_screen_only(run):
    shown, cited, data = run("maire").stdout, run("maire", "--cite").stdout, run("maire", "-f", "jsonl").stdout
    assert "…" in shown
    assert "est coupé" not in shown
    assert "est coupé" in cited
    assert json.loads(data)["content"] in LONG


def test_limits_of_time_leave_out_what_has_none_and_say_so(run):
    result = run("Jeanne Roche", "--since", "2019-03-06")
    assert "toute négociation" in result.stdout
    assert "Le pont est à nous" not in result.stdout
    assert result.stderr == "recoupe: without a date, left out: 1\n"
    assert "Rien de tel" in run("Jeanne Roche", "--until", "2001-01-01").stdout
    assert run("Jeanne Roche", "--since", "hier").exit_code == 2


def test_what_it_is_about(run):
    [line] = run("Jeanne Roche", "--about", "marche", "-f", "jsonl").stdout.splitlines()
    assert json.loads(line)["name"] == "sans-date"
    assert "no word" in run("Jeanne Roche", "--about", "?!").stderr


def test_without_a_name_it_lists_who_speaks(run):
    result = run()
    assert result.stdout.splitlines()[0] == "    3  Jeanne Roche · personne"
    known = [json.loads(line) for line in run("-f", "jsonl").stdout.splitlines()]
    assert known[0]["name"] == "Jeanne Roche"
    assert len(run("--all").stdout.splitlines()) == len(known)


@pytest.mark.parametrize("arguments", [(), ("Roche", "--all"), ("maire",), ("préfet",)])
def test_everything_fits_in_80_columns(run, arguments):
    assert all(cell_len(line) <= 80 for line in run(*arguments).stdout.splitlines())


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("said", ()),
        ("said", ("préfet",)),
        ("said", ("préfet", "--cite")),
        ("said", ("préfet", "-f", "jsonl")),
        ("said", ("-f", "jsonl")),
        ("said", ("x\x1b[31m",)),
        ("search", ("route",)),
        ("search", ("route", "--cite")),
        ("search", ("route", "-f", "jsonl")),
        ("info", ()),
        ("info", ("--documents",)),
        ("info", ("-f", "json")),
    ],
)
def test_control_characters_never_reach_the_terminal(run, command, arguments):
    result = run(*arguments, command=command)
    written = result.stdout + result.stderr
    assert written
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)


def test_no_dossier(tmp_path):
    result = CliRunner().invoke(app, ["said", str(tmp_path / "nothing.dossier"), "OSDH"])
    assert result.exit_code == 2
    assert "no such dossier" in result.stderr
