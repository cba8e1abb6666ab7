"""What statements are in PLOVER: every row of ``fr/speech_acts.csv``, and what a user lays over it."""

from __future__ import annotations

from pathlib import Path

import pytest

import recoupe
from recoupe.errors import LexiconError
from recoupe.lexicon import load_lexicon
from recoupe.lexicon.event_codes import PLOVER
from recoupe.lexicon.loader import SHIPPED
from recoupe.lexicon.speech_acts import COLUMNS, FILE, load_speech_acts
from recoupe.lexicon.tables import read_table

LEXICON = load_lexicon()
ROWS = [pytest.param(*cells, id=cells[0]) for _, cells in read_table(SHIPPED / FILE, COLUMNS)]


@pytest.mark.parametrize(("cue", "plover", "mode", "example"), ROWS)
def test_examples_give_their_codes(nlp: recoupe.Pipeline, cue: str, plover: str, mode: str, example: str) -> None:
    assert cue[0] == "@" or cue in LEXICON.reporting.by_id
    found = [
        (statement.plover, statement.mode)
        for statement in nlp(example).statements
        if cue in (f"@{statement.attitude}", statement.why.row)
    ]
    assert found == [(plover, mode or None)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Le maire a déclaré que la route rouvrirait lundi.", id="assertion"),
        pytest.param("Le syndicat n'a pas menacé de fermer le port.", id="negated cue"),
    ],
)
def test_no_codes(nlp: recoupe.Pipeline, text: str) -> None:
    for statement in nlp(text).statements:
        assert (statement.plover, statement.mode) == (None, None)


def test_every_plover_type_has_a_home() -> None:
    events = {
        row.plover or kind.codes.plover
        for kind in LEXICON.events.types.values()
        for row in kind.triggers
        if row.example
    }
    statements = {codes.plover for codes in LEXICON.speech_acts.by_cue.values()}
    assert events | statements >= set(PLOVER)
    assert statements >= {"REQUEST", "ACCUSE", "REJECT", "THREATEN"}


def overlay(folder: Path, *lines: str) -> Path:
    path = folder / FILE
    path.parent.mkdir(parents=True)
    path.write_text("\n".join([",".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    return folder


def test_an_overlay_replaces_adds_and_removes(tmp_path: Path) -> None:
    lines = ("menacer,REJECT,,", "menace,-,,", "regretter,SUPPORT,,")
    found = load_speech_acts(overlay=overlay(tmp_path, *lines)).by_cue
    assert found["menacer"].plover == "REJECT"
    assert "menace" not in found
    assert found["regretter"].plover == "SUPPORT"
    assert found["@call"] == LEXICON.speech_acts.by_cue["@call"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (",ACCUSE,,", "no cue"),
        ("@hope,ACCUSE,,", "unknown attitude"),
        ("menacer,SHOUT,,", "unknown PLOVER type"),
        ("menacer,ACCUSE", "2 cells"),
        ("menacer,THREATEN,shout,", "unknown mode"),
    ],
)
def test_what_cannot_be_read_says_where_and_how_to_mend_it(tmp_path: Path, line: str, problem: str) -> None:
    with pytest.raises(LexiconError, match=rf"speech_acts\.csv:2: .*{problem}.*;"):
        load_speech_acts(overlay=overlay(tmp_path, line))


def test_a_users_cue_must_report(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"speech_acts\.csv:2: 'zzz' reports nothing; give the id of a row"):
        load_lexicon(overlay(tmp_path, "zzz,ACCUSE,,"))
