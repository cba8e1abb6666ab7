"""Wrongly decoded text set right, and correct French left alone."""

from __future__ import annotations

import ftfy.bad_codecs  # noqa: F401  (registers sloppy-windows-1252)
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.readers import build_document
from recoupe.readers._mojibake import repair

SENTENCE = (
    "L’armée a démenti à la presse que « des civils » — à Montbrun, où l’été fut long… — aient payé 20 € ; « sûr », dit"
    " Šárka Roš, « le cœur y est\xa0»."
)
#: Letters and marks that French is written with, and how they stand together: words end before a mark.
LETTERS = "abcdefghijklmnopqrstuvwxyzàâäæçéèêëîïôöœùûüÿ"
WORDS = st.text(LETTERS, min_size=1, max_size=9)
CAPITALS = WORDS.map(str.upper)
MARKS = st.sampled_from(
    [" ", ", ", ". ", "’", " « ", "\xa0» ", "«\xa0", "» ", "» ", " – ", " — ", "… ", " ! ", "\u202f; ",
     "“", "” ", "‘", "°",
     " €", "²", "® ", "\n\n", "-", "·", "™ ", "©"]
)  # fmt: skip
FRENCH = st.lists(st.tuples(WORDS | CAPITALS | WORDS.map(str.capitalize), MARKS), max_size=30).map(
    lambda pairs: "".join(map("".join, pairs))
)


@pytest.mark.parametrize("wrong", ["sloppy-windows-1252", "latin-1"])
def test_utf8_read_as_something_else_is_set_right(wrong):
    found = build_document(SENTENCE.encode().decode(wrong))
    assert found.text == SENTENCE
    assert found.text_changed
    assert "mojibake" in found.notes[0]


def test_twice_wrong():
    once = SENTENCE.encode().decode("sloppy-windows-1252")
    assert repair(once.encode().decode("sloppy-windows-1252"))[0] == SENTENCE


def test_broken_words_beside_whole_ones():
    assert repair("Le prÃ©fet dément : « LIBERTÉ» et « ÉGALITÉ… ».") == (
        "Le préfet dément : « LIBERTÉ» et « ÉGALITÉ… ».",
        1,
    )


def test_a_space_that_was_no_break():
    assert repair("Il Ã©tait lÃ , Ã  Paris, et alla Ã Lyon.")[0].endswith("à Paris, et alla à Lyon.")


def test_titles_are_set_right_too():
    found = build_document("Rien.", title="TrÃªve rompue", outlet="L’Ã‰cho", byline="RenÃ© Roche")
    assert (found.title, found.outlet, found.byline) == ("Trêve rompue", "L’Écho", "René Roche")
    assert not found.text_changed


@given(FRENCH)
@settings(max_examples=400)
def test_correct_french_never_changes(text):
    assert repair(text) == (text, 0)


@given(st.lists(WORDS | CAPITALS, min_size=1, max_size=12))
def test_correct_words_beside_mojibake_never_change(words):
    mended, _ = repair("Ã©tÃ© " + " ".join(words))
    assert mended == "été " + " ".join(words)


@given(st.text(max_size=60))
def test_any_text_is_repaired_once(text):
    once, _ = repair(text)
    assert isinstance(once, str)


def test_the_direction_of_writing_is_named():
    assert any("bidi" in note for note in build_document("Le \u202emaire\u202c dément.").notes)
