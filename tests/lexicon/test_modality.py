"""Words that tell whether an event has happened: every row's example, and what bad rows say."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.errors import LexiconError
from recoupe.extract.events.draft import Trigger
from recoupe.extract.events.mode import Modes
from recoupe.extract.reading import Reading
from recoupe.extract.voices import Voice
from recoupe.lexicon.events import TriggerRow
from recoupe.lexicon.modality import COLUMNS, FILE, ModalityRow, load_modality
from recoupe.model import Polarity, Publication

ROWS = load_modality().all
HEADER = ",".join(COLUMNS)


def told(nlp: recoupe.Pipeline, row: ModalityRow) -> str:
    """Say how the example of a row tells its event: ``planned``, ``neg``, ``planned neg``, ``actual``."""
    r = Reading(nlp.language(row.example), nlp.lexicon)
    token = len(r.words) - 1 - r.words[::-1].index(row.event)
    kind = row.types[0] if row.types else "legal"
    trigger = Trigger((token, token + 1), token, TriggerRow(id=kind, type=kind), kind)
    mode = Modes(r, nlp.lexicon.modality, Publication()).of(trigger, Voice())
    if mode.polarity is Polarity.POS:
        return mode.modality.value
    return "neg" if mode.modality == "actual" else f"{mode.modality.value} neg"


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.id} {'+'.join(row.slots)}" for row in ROWS])
def test_the_example_is_told_as_the_row_says(nlp: recoupe.Pipeline, row: ModalityRow) -> None:
    assert told(nlp, row) == row.mode


def test_no_row_is_without_an_example() -> None:
    assert [row.id for row in ROWS if not (row.example and row.event and row.mode)] == []


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("rêver,name,inf,,planned,,,,,", "unknown pos 'name'"),
        ("rêver,verb,infinitive,,planned,,,,,", "unknown slot 'infinitive'"),
        ("rêver,verb,inf,,dreamt,,,,,", "unknown gives 'dreamt'"),
        ("rêver,verb,inf,,planned,never,,,,", "unknown negated 'never'"),
        ("rêver,verb,inf,,planned,,future,,,", "unknown tense 'future'"),
        (",verb,inf,,planned,,,,,", "no word"),
    ],
)
def test_bad_rows_say_where_and_how(tmp_path, row, problem):
    path = tmp_path / "modality.csv"
    path.write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=problem) as caught:
        load_modality(path)
    assert "modality.csv:2" in str(caught.value)


def test_overlays_replace_add_and_remove(tmp_path):
    (tmp_path / "fr").mkdir()
    rows = [
        "soupirer,verb,inf de,,hypothetical,,,,,",
        "préparatif,noun,inf de pour,,-,,,,,",
        "imminent,adj,mod subj,,threatened,,,,,",
    ]
    (tmp_path / FILE).write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    words = load_modality(overlay=tmp_path)
    assert [row.gives for row in words.rows("soupirer", "verb")] == ["hypothetical"]
    assert words.rows("préparatif", "noun") == ()
    assert [row.gives for row in words.rows("imminent", "adj")] == ["threatened"]
    assert len(words) == len(ROWS)


def test_idioms_and_tenses_come_before_the_plain_word():
    words = load_modality()
    assert [row.word for row in words.rows("avoir", "verb")] == ["avoir lieu", "avoir"]
    assert [row.tense for row in words.rows("pouvoir", "verb")] == ["perfect", ""]
