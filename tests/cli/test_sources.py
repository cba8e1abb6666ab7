"""``recoupe sources`` and ``recoupe words`` as a user meets them."""

from __future__ import annotations

import json
import re

import msgspec
import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from recoupe.cli import app
from tests.dossier.asked import kept, text

WIRE = (
    "Le pont de Lizan a été coupé mardi par une crue de la Valdre, a annoncé l’Observatoire des rivières du Littoral"
    " (ORL). La mairie dément toute évacuation des quartiers bas, où l’eau est montée jusqu’aux premières maisons. Les"
    " casseurs ont pillé la gare voisine, où aucun train ne s’arrête plus depuis lundi."
)
DOCUMENTS = (
    text("fil", f"{WIRE}\n\n(Néréide)", outlet="Néréide", published="2024-05-07"),
    text("reprise", WIRE, outlet="La Gazette de Lizan", published="2024-05-08"),
    text(
        "retrait",
        "Mercredi, l’ORL, cité par Radio Plaine, avait annoncé que la route était ouverte avant de se rétracter.",
        outlet="Le Courrier",
        published="2024-05-10",
    ),
    text("roche", "Jeanne Roche affirme que « les casseurs » sont partis. Paul Roche affirme que non."),
    msgspec.structs.replace(
        text("h\x1b[31m", "Le préfet\x9b31m dit que les casseurs\u202e de la \x1b]0;titre\x07gare sont partis."),
        outlet="Ra\x07dio",
    ),
)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory, nlp):
    return kept(tmp_path_factory.mktemp("sources") / "a.dossier", nlp, *DOCUMENTS)


@pytest.fixture
def run(dossier, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")

    def call(command: str, *arguments: str):
        return CliRunner().invoke(app, [command, str(dossier), *arguments])

    return call


def test_who_says_how_much_and_who_cites_whom(run):
    result = run("sources")
    assert (result.exit_code, result.stderr) == (0, "")
    shown = " ".join(result.stdout.split())
    assert "énoncés démentis rétract. relayés textes 2 · 1 1 2 Observatoire des rivières du Littoral" in shown
    assert " 1 1 · · 1 mairie · organe d’État " in shown
    assert " 1 1 Radio Plaine → Le Courrier " in shown
    assert "recoupe export DOSSIER -f graphml" in result.stdout


def test_one_source(run):
    shown = run("sources", "ORL").stdout
    assert shown.startswith("Observatoire des rivières du Littoral (organisation, ORL)\xa0: 2 énoncés, aucun\ndémenti,")
    assert re.findall(r"^\w.*$", shown, re.MULTILINE)[2:] == [
        "Relayé ou publié par",
        "Dit",
        "paru le 7 mai 2024 · Néréide",
        "le 8 mai 2024, paru le 10 mai 2024 · Radio Plaine → Le Courrier",
        "Se rétracte",
        "paru le 10 mai 2024 · Le Courrier",
    ]
    assert "fil 0–118\xa0; 1 reprise\xa0: reprise" in shown
    assert "revient sur\xa0: «\xa0la route était ouverte\xa0»" in shown


def test_denials_stand_apart(run):
    assert re.search(
        r"\nDément\n\nparu le 7 mai 2024 · Néréide\n  «\xa0La mairie dément", run("sources", "mairie").stdout
    )


def test_who_only_relays_is_found_too(run):
    result = run("sources", "Radio Plaine")
    assert result.exit_code == 0
    assert "Relaie ou publie" in result.stdout


def test_who_is_called_what(run):
    result = run("words")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "casseurs (sans nom)\xa0: 1 désignation dans 3 documents" in result.stdout
    assert "2  * casseurs (et 1 reprise) — plus neutre" in result.stdout
    assert "Jeanne Roche (cité) 1" in " ".join(result.stdout.split())


def test_what_one_actor_is_called(run):
    shown = run("words", "casseurs").stdout
    assert "Néréide\xa0: 1 fois" in shown
    assert "«\xa0Les casseurs ont pillé la gare voisine" in shown
    assert "d’un document à l’autre" in shown
    assert run("words", "Paul Roche").stdout.splitlines()[-3:] == [
        "        média non indiqué\xa0: 1 fois",
        "          «\xa0Paul Roche affirme que non.\xa0»",
        "          roche 55–65",
    ]


def test_sources_as_objects(run, dossier):
    found = [json.loads(line) for line in run("sources", "-f", "jsonl").stdout.splitlines()]
    assert {one["record"] for one in found} == {"source", "citation"}
    [observatory] = [one for one in found if "ORL" in one.get("names", ())]
    assert observatory["documents"] == ["fil", "reprise", "retrait"]
    one, *others = (json.loads(line) for line in run("sources", "ORL", "-f", "jsonl", "--explain").stdout.splitlines())
    assert one["key"] == observatory["key"]
    assert [other["record"] for other in others].count("retraction") == 1
    bodies = {document.id: document.text for document in DOCUMENTS}
    for said in (other for other in others if other["record"] != "citation"):
        sentence = bodies[said["name"]][said["sentence_start"] : said["sentence_end"]]
        assert said["sentence"] == sentence
        assert bodies[said["name"]][said["start"] : said["end"]] in sentence
        assert said["why"]["rule"]


def test_words_as_objects(run):
    found = [json.loads(line) for line in run("words", "-f", "jsonl").stdout.splitlines()]
    assert {(one["actor"], one["voice"]) for one in found} >= {("casseurs", "outlet"), ("casseurs", "speaker")}
    bodies = {document.id: document.text for document in DOCUMENTS}
    for call in (call for one in found for call in one["calls"]):
        assert bodies[call["document"]][call["start"] : call["end"]] == call["text"]
        assert call["text"] in call["sentence"]
        assert "why" not in call
    explained = [json.loads(line) for line in run("words", "-f", "jsonl", "--explain").stdout.splitlines()]
    assert all(call["why"]["rule"] for one in explained for call in one["calls"])


@pytest.mark.parametrize("arguments", [("sources",), ("sources", "ORL"), ("words",), ("words", "casseurs")])
def test_reasons_where_asked_for(run, arguments):
    plain, explained = run(*arguments).stdout, run(*arguments, "--explain").stdout
    assert "· " in explained.replace(plain, "")
    assert len(explained) > len(plain)


def test_all_shows_no_less(run):
    for command in ("sources", "words"):
        assert set(run(command).stdout.splitlines()) <= set(run(command, "--all").stdout.splitlines())


def test_the_same_again_gives_the_same(run):
    for command in ("sources", "words"):
        assert run(command, "-f", "jsonl").stdout == run(command, "-f", "jsonl").stdout


@pytest.mark.parametrize("command", ["sources", "words"])
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Roche", "several origins have this name: Roche (Jeanne Roche, 1; Paul Roche, 1)"),
        ("Jeane Roch", "spelled alike: Jeanne Roche"),
        ("?!", "no letter or digit"),
    ],
)
def test_names_that_mean_nobody_or_several(run, command, name, says):
    result = run(command, name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in " ".join(result.stderr.replace("│", " ").split())


def test_several_of_one_name_where_asked(run):
    assert "Jeanne Roche" in run("sources", "Roche", "--all").stdout
    assert "Paul Roche" in run("words", "Roche", "--all").stdout


@pytest.mark.parametrize(
    "arguments",
    [(command, *rest) for command in ("sources", "words") for rest in ((), ("--explain",), ("préfet",), ("casseurs",))],
)
def test_everything_fits_in_80_columns_and_obeys_nothing(run, arguments):
    for written in (run(*arguments).stdout, run(*arguments, "-f", "jsonl").stdout):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)
    assert all(cell_len(line) <= 80 for line in run(*arguments).stdout.splitlines())


@pytest.mark.parametrize("command", ["sources", "words"])
def test_an_empty_dossier_and_none(command, tmp_path, nlp):
    empty = kept(tmp_path / "empty.dossier", nlp)
    assert CliRunner().invoke(app, [command, str(empty)]).exit_code == 0
    result = CliRunner().invoke(app, [command, str(tmp_path / "nothing.dossier")])
    assert result.exit_code == 2
    assert "no such dossier" in result.stderr
