"""Every row of the reporting lexicon is sound, and the rows together are what they promise to be."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from recoupe.french.inflection import forms, noun_forms
from recoupe.lexicon import ReportingRow, load_lexicon
from recoupe.lexicon.reporting import ATTITUDES, FRAMES, RETRACT
from recoupe.model import Attitude, Stance

REPORTING = load_lexicon().reporting
ROWS = REPORTING.rows
FREQUENT = [  # a reader of French news meets these daily
    ("dire", "assert", "neutral"),
    ("affirmer", "assert", "neutral"),
    ("révéler", "assert", "endorsing"),
    ("souligner", "assert", "endorsing"),
    ("reconnaître", "assert", "endorsing"),
    ("prétendre", "assert", "distancing"),
    ("démentir", "deny", "neutral"),
    ("nier", "deny", "neutral"),
    ("accuser", "accuse", "neutral"),
    ("dénoncer", "accuse", "neutral"),
    ("soupçonner", "suspect", "neutral"),
    ("craindre", "suspect", "neutral"),
    ("exiger", "call", "neutral"),
    ("exhorter", "call", "neutral"),
    ("promettre", "commit", "neutral"),
    ("menacer", "commit", "neutral"),
    ("faire savoir", "assert", "neutral"),
    ("mettre en garde", "assert", "neutral"),
    ("se rétracter", "retract", "neutral"),
    ("selon", "assert", "neutral"),
]


def words_of(text: str) -> set[str]:
    """The words of a text in lower case, an elision apart from what follows it."""
    return set(re.findall(r"[\w-]+'?", text.lower().replace("’", "'"))) | set(re.findall(r"\w+", text.lower()))


def test_there_are_enough_lemmas() -> None:
    lemmas = {(row.lemma, row.pos) for row in ROWS}
    assert len(lemmas) >= 700
    kinds = Counter(pos for _, pos in lemmas)
    assert kinds["verb"] >= 400
    assert kinds["noun"] >= 100
    assert kinds["prep"] >= 40


def test_every_attitude_and_stance_is_covered() -> None:
    assert {row.attitude for row in ROWS} == set(ATTITUDES)
    assert {row.stance for row in ROWS} == {Stance.NEUTRAL, Stance.ENDORSING, Stance.DISTANCING}


def test_every_frame_is_used() -> None:
    for pos, frames in FRAMES.items():
        used = {frame for row in ROWS if row.pos == pos for frame in row.frames}
        assert used == set(frames), pos


@pytest.mark.parametrize(("lemma", "attitude", "stance"), FREQUENT)
def test_frequent_words(lemma: str, attitude: str, stance: str) -> None:
    row = next(row for row in ROWS if row.lemma == lemma)
    assert (row.attitude, row.stance.value) == (attitude, stance)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_row(row: ReportingRow) -> None:
    """An id made from the lemma, an example that is a sentence and holds the word, and what it says in it."""
    assert row.id.split(".")[0] == row.lemma.replace(" ", "_")
    assert re.fullmatch(r"[\w'’.\-]+", row.id)
    assert row.example[0].isupper() or row.example[0] == "«"
    assert row.example.rstrip(" »")[-1] in ".!?"
    assert len(row.example.split()) >= 3
    assert row.example.count("«") == row.example.count("»")
    assert bool(row.content) == (row.attitude != RETRACT)
    words = words_of(row.example)
    if row.pos == "verb":
        assert any(form.form in words for form in forms(row.lemma))
    elif row.pos == "noun":
        assert any(form.form in words for form in noun_forms(row.words[0]))
    else:
        for word in row.words:
            contracted = {"de": {"de", "d'", "du", "des"}, "que": {"que", "qu'"}}.get(word, {word})
            assert words & contracted, word


def test_multiword_rows_come_before_their_head() -> None:
    lengths = [len(row.words) for row in REPORTING.by_head["faire"]]
    assert lengths == sorted(lengths, reverse=True)
    assert "faire savoir" in {row.lemma for row in REPORTING.by_head["faire"]}


def test_forms_lead_to_their_lemma() -> None:
    assert ("déclarer", "Part") in {(lemma, form.mood) for lemma, form in REPORTING.by_form["déclarées"]}
    assert {lemma for lemma, _ in REPORTING.by_form["annonce"]} == {"annoncer", "annonce"}
    assert "mise" not in {lemma for lemma, _ in REPORTING.by_form.get("mise", ())}


def test_words_leave_pronouns_out_and_cut_elisions() -> None:
    by_id = REPORTING.by_id
    assert by_id["s'indigner"].words == ("indigner",)
    assert by_id["s'indigner"].reflexive
    assert by_id["d'après"].words == ("d'", "après")
    assert not by_id["dire"].reflexive


def test_retractions_are_no_statements() -> None:
    assert {row.attitude for row in REPORTING.retractions} == {RETRACT}
    assert len(REPORTING.retractions) >= 30
    assert not set(REPORTING.retractions) & set(REPORTING.preps)
    assert all(Attitude(row.attitude) for row in REPORTING.preps)


def test_words_for_speech() -> None:
    assert {"propos", "accusation", "accusations", "bilan", "annonces", "déclaration"} <= REPORTING.speech_nouns
    assert not {"troupes", "chars", "maison"} & REPORTING.speech_nouns


def test_no_example_is_used_twice() -> None:
    repeated = [example for example, count in Counter(row.example for row in ROWS).items() if count > 1]
    assert not repeated
