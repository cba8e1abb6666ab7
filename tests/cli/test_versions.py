"""``recoupe versions`` as a user meets it."""

from __future__ import annotations

import json
import re

import msgspec
import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.dossier import Dossier
from tests.dossier.asked import kept, text

_LONG = "« La digue " + "du vieux port et de la rivière " * 40 + "a tenu », a affirmé samedi Léa Morvan."
DOCUMENTS = (
    text(
        "fil-1",
        "Quelque 2 000 personnes manifestaient samedi à 15 heures à Tarvenne contre le barrage, selon la préfecture."
        " Elles étaient 9 000, selon les organisateurs.",
        outlet="Radio Estuaire",
        published="2031-03-08T15:40:00+01:00",
    ),
    text(
        "fil-2",
        "Selon la préfecture, 3 500 personnes ont manifesté samedi 8 mars à Tarvenne contre le barrage. Les"
        " organisateurs assurent que 9 000 personnes ont manifesté samedi à Tarvenne.",
        outlet="La Gazette",
        published="2031-03-09",
    ),
    text(
        "fil-3",
        "Samedi 8 mars, 3 500 personnes ont manifesté à Tarvenne, selon la préfecture.",
        outlet="Le Courrier\x9b31m de 中村",
        published="2031-03-09",
    ),
    text(
        "front",
        "OZRAK (Belvanie), 14 mars 2031 – « Nos unités contrôlent la ville d’Ozrak », a affirmé vendredi le Front du"
        " Levant (FDL). Le ministère de la Défense a aussitôt démenti. « Ozrak n’est pas tombée », a déclaré le colonel"
        " Jan Rusta, porte-parole du ministère.\n\nL’Observatoire des vallées (ODV) a de son côté annoncé que le Front"
        " avait pris le contrôle de la ville vers midi.",
        outlet="Onde 9",
        published="2031-03-14",
    ),
    text(
        "retrait",
        "Vendredi 14 mars, l’Observatoire des vallées avait annoncé la chute de la ville d’Ozrak. Samedi matin,"
        " l’Observatoire est revenu sur ses affirmations.",
        outlet="Rivages",
        published="2031-03-15",
    ),
    text("sans-date", "Douze personnes ont été blessées à Lorvane. Douze blessés ont été hospitalisés à Lorvane."),
    msgspec.structs.replace(text("long", _LONG, published="2031-03-15"), outlet="https://" + "tres-long-" * 20),
)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory, nlp):
    return kept(tmp_path_factory.mktemp("versions") / "a.dossier", nlp, *DOCUMENTS)


@pytest.fixture
def run(dossier, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments: str, columns: int = 80, path=dossier):
        monkeypatch.setenv("COLUMNS", str(columns))
        return CliRunner().invoke(app, ["versions", str(path), *arguments])

    return call


@pytest.fixture
def facts(run):
    """Gives the facts that some options choose."""

    def chosen(*arguments: str) -> list[dict]:
        result = run(*arguments, "-f", "jsonl")
        assert result.exit_code == 0, result.output
        return [json.loads(line) for line in result.stdout.splitlines()]

    return chosen


def flat(shown: str) -> str:
    """Put lines together again, whatever the width."""
    return " ".join(shown.replace("\xa0", " ").split())


def test_the_disputed_come_first_with_title_dispute_reach_and_id(run, facts):
    [march, town, *_] = facts("--relation", "conflict")
    shown = run()
    assert shown.exit_code == 0
    assert shown.stdout.startswith("2 faits aux versions incompatibles")
    lines = shown.stdout.replace("\xa0", " ").splitlines()
    assert "1. Participants · Tarvenne · 8 mars 2031" in lines
    assert re.search(rf"   nombre · .*reprises?, 2 origines indépendantes · fait {march['fact']}\n", "\n".join(lines))
    assert "2. Prise ou perte d’un lieu · Ozrak · 14 mars 2031" in lines
    assert f"fait {town['fact']}" in shown.stdout
    assert lines.index("VERSIONS INCOMPATIBLES") < lines.index("1. Participants · Tarvenne · 8 mars 2031")


def test_a_version_says_who_holds_it_through_whom_since_when_and_by_which_sentence(run):
    shown = flat(run("--type", "participants", columns=60).stdout)
    version = shown.split("B 9 000")[1].split("C 3 500")[0]
    reach, _, rest = version.partition(" selon ")
    assert re.fullmatch(r" (?:aucune|\d+) reprises?, 1 origine", reach)
    assert rest.strip() == (
        "organisateurs par Radio Estuaire, La Gazette depuis le 8 mars 2031 « Elles étaient *9 000*, selon les"
        " organisateurs. » Radio Estuaire · fil-1"
    )
    assert "A ≠ B, B ≠ C nombre : deux compteurs donnent des nombres différents" in shown


def test_updates_are_a_line_of_time(run):
    shown = flat(run().stdout)
    assert "au fil du temps : 15 h : quelque 2 000 → 9 mars 2031 : 3 500" in shown
    assert "au fil du temps : Observatoire des vallées : A affirmé → C retiré" in shown


def test_nothing_raw_is_shown_and_nothing_judged(run):
    shown = run("--all").stdout
    assert not re.search(r"\d{4}-\d\d-\d\d|\b\w+:\w+|None|outlet|_", shown)
    assert not re.search(r"\b(?:faux|fausse|vrai|vraie|mensonge)\b", shown, re.IGNORECASE)


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("options", [(), ("--all",), ("--explain",)], ids=" ".join)
def test_every_width_holds(run, columns, options):
    result = run(*options, columns=columns)
    assert result.exit_code == 0
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", result.stdout)
    for line in result.stdout.splitlines():
        assert line == line.rstrip()
        assert cell_len(line) <= columns or "tres-long" in line, line


def test_columns_where_there_is_room(run):
    beside = [line for line in run("--place", "Tarvenne").stdout.splitlines() if re.match(r" +A  ", line)]
    below = [line for line in run("--place", "Tarvenne", columns=60).stdout.splitlines() if re.match(r" +A  ", line)]
    assert [("B  " in line) for line in (*beside, *below)] == [True, False]


def test_versions_stand_in_the_order_of_origins_then_of_time(facts):
    for fact in facts():
        order = [(-one["independent"]["max"], one["since"] or "9999") for one in fact["versions"]]
        assert order == sorted(order)


def test_agreeing_facts_are_counted_and_listed_on_demand(run, facts):
    agreeing = [fact for fact in facts("--relation", "agree") if len(fact["accounts"]) > 1]
    assert agreeing
    assert f"{len(agreeing)} fait" in flat(run().stdout)
    listed = flat(run("--all").stdout).split("RÉCITS CONCORDANTS")[1]
    assert all(fact["fact"] in listed and fact["fact"] not in flat(run().stdout) for fact in agreeing)
    assert flat(run("--relation", "agree").stdout).endswith(agreeing[-1]["fact"])


def test_the_rest_is_counted_where_it_is_cut(run):
    shown = run("--limit", "1").stdout
    assert "2. Prise" not in shown
    assert "et encore 1 fait aux versions incompatibles (--limit 2 donne tout" in flat(shown)


@pytest.mark.parametrize(
    ("options", "places"),
    [
        (("--place", "tarvenne"), {"Tarvenne"}),
        (("--place", "OZRAK"), {"Ozrak"}),
        (("--type", "manifestants"), {"Tarvenne"}),
        (("--type", "participants"), {"Tarvenne"}),
        (("--type", "blessé"), {"Lorvane"}),
        (("--type", "control"), {"Ozrak"}),
        (("--since", "2031-03-14", "--until", "2031-03-14"), {"Ozrak"}),
        (("--until", "2031-03-08"), {"Tarvenne"}),
        (("--document", "retrait"), {"Ozrak"}),
        (("--document", "fil-3"), {"Tarvenne"}),
        (("--origin", "ODV", "--relation", "conflict"), {"Ozrak"}),
        (("--origin", "les organisateurs"), {"Tarvenne"}),
        (("--about", "barrage"), {"Tarvenne"}),
        (("--about", '"front du levant"'), {"Ozrak"}),
        (("--about", "licorne"), set()),
        (("--place", "Lorvane", "--relation", "conflict"), set()),
    ],
    ids=lambda options: " ".join(options) if isinstance(options, tuple) else "",
)
def test_choosing(facts, options, places):
    found = {fact["place"]["name"].title() for fact in facts(*options) if fact["place"]}
    assert found == places


def test_what_has_no_day_is_left_out_of_a_stretch_of_days_and_counted(run):
    result = run("--since", "2031-03-01", "--place", "Lorvane")
    assert result.stdout == "aucun fait\n"
    assert re.fullmatch(r"recoupe: without a day, left out: [1-9]\d*\n", result.stderr)


@pytest.mark.parametrize(
    ("options", "problem", "hint"),
    [
        (("--fact", "ffffffff0"), "no fact has this id: ffffffff0", "shows the id of each fact"),
        (("--place", "Nulle-Part"), "no fact is of this place: Nulle-Part", "Tarvenne"),
        (("--type", "licorne"), "no fact is of this type: licorne", "participants"),
        (("--origin", "Zorglub"), "nobody of this name stands behind a fact: Zorglub", "recoupe sources"),
        (("--document", "absent"), "absent", "recoupe info"),
        (("--fact", "1234", "--place", "Ozrak"), "--fact gives one fact as it is", "leave out --place"),
        (("--since", "2031-03-09", "--until", "2031-03-08"), "is later than", "--until"),
        (("--since", "hier"), "is no date", "YYYY-MM-DD"),
        (("--relation", "dispute"), "is not one of", "conflict, update, agree"),
        (("--about", "…"), "no word in it", ""),
        (("--limit", "0"), "--limit", ""),
    ],
)
def test_what_cannot_be_meant_is_told_with_how_to_mend_it(run, options, problem, hint):
    result = run(*options, columns=200)
    assert (result.exit_code, result.stdout) == (2, "")
    assert problem in result.stderr
    assert hint in result.stderr


def test_one_fact_in_full_gives_every_account(run, facts):
    for fact in facts("--relation", "conflict"):
        shown = run("--fact", fact["fact"], columns=100).stdout
        assert len(re.findall(r"\*[^*]+\*", shown)) == len(fact["accounts"])
        assert all(f"{one['mark'][0]}–{one['mark'][1]}" in shown for one in fact["accounts"])
        assert run("--fact", fact["fact"][:5].upper(), columns=100).stdout == shown
        assert facts("--fact", fact["fact"]) == [fact]


def test_every_reason_is_given_on_demand(run, facts):
    [fact, *_] = facts("--place", "Ozrak", "--relation", "conflict")
    shown = flat(run("--fact", fact["fact"], "--explain", columns=100).stdout)
    differences = [*fact["conflicts"], *fact["updates"]]
    assert all(f"règle {one['rule']} : {one['reason']}" in shown for one in differences)
    assert all(flat(merge["reason"]) in shown for merge in fact["independent"]["merges"])
    assert fact["independent"]["merges"]
    assert all(flat(why) in shown for why in fact["why"])
    assert "trouvé par la règle trigger, ligne control/prise de du lexique" in shown
    assert "jour : 14 mars 2031" in shown
    assert "règle" not in run("--fact", fact["fact"]).stdout


def test_jsonl_gives_every_word_where_it_stands(dossier, facts):
    with Dossier(dossier) as kept_in:
        texts = {stored.name: stored.document.text for stored in kept_in.documents()}
    found = facts()
    for fact in found:
        for one in fact["accounts"]:
            assert texts[one["doc"]][one["start"] : one["end"]] == one["sentence"]
            assert texts[one["doc"]][slice(*one["mark"])]
        for one in (*fact["conflicts"], *fact["updates"]):
            ends = (one["a"], one["b"]) if "a" in one else (one["before"], one["after"])
            for span, position in zip(one["spans"], ends, strict=True):
                account = fact["accounts"][position]
                assert (span["doc"], [span["start"], span["end"]]) == (account["doc"], account["mark"])
                assert texts[span["doc"]][span["start"] : span["end"]] == span["text"]
        positions = sorted(position for one in fact["versions"] for position in one["accounts"])
        assert positions == list(range(len(fact["accounts"])))
    assert {fact["relation"] for fact in found} >= {"conflict", "agree"}
    assert {"by", "relays", "polarity", "value", "low", "high"} <= set(found[0]["accounts"][0])


def test_a_terminal_obeys_no_text(run):
    assert "\x9b" not in run("-f", "jsonl").stdout
    assert "\x9b" not in run("--fact", json.loads(run("-f", "jsonl").stdout.splitlines()[0])["fact"]).stdout


def test_the_same_again(run):
    assert run("--all", "--explain").stdout == run("--all", "--explain").stdout


def test_little_to_check(tmp_path, nlp, run):
    with Dossier(tmp_path / "vide.dossier", create=True):
        pass
    assert run(path=tmp_path / "vide.dossier").stdout == "aucun fait\n"
    assert run("--place", "Ozrak", path=tmp_path / "vide.dossier").exit_code == 0
    one = kept(tmp_path / "un.dossier", nlp, text("seul", "Trois personnes ont été blessées à Lorvane."))
    shown = run(path=one).stdout
    assert "que donne une seule phrase" in flat(shown)
    assert "1." not in shown


@pytest.mark.parametrize("arguments", [(), ("--explain",), ("-f", "jsonl")])
def test_no_dossier(tmp_path, run, arguments):
    result = run(*arguments, path=tmp_path / "rien.dossier")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "rien.dossier" in result.stderr


def test_rows_of_spaces_are_shown_as_one(run, tmp_path, nlp):
    gap = " " * 300
    words = (
        f"Samedi 8 mars, 3 500 personnes ont manifesté à Tarvenne{gap}, selon la préfecture.",
        f"Les organisateurs assurent que{gap} 9 000 personnes ont manifesté samedi à Tarvenne.",
    )
    documents = [text(f"creux-{number}", body, published="2031-03-09") for number, body in enumerate(words)]
    result = run("--all", columns=60, path=kept(tmp_path / "creux.dossier", nlp, *documents))
    assert result.exit_code == 0, result.output
    shown = flat(result.stdout)
    assert "*3 500* personnes ont manifesté à Tarvenne , selon la préfecture. »" in shown
    assert "« Les organisateurs assurent que *9 000* personnes" in shown
