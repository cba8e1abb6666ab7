"""Nouns that announce a place, and the joined index of names."""

from __future__ import annotations

import pytest

from recoupe.errors import LexiconError
from recoupe.french.folding import fold
from recoupe.lexicon import load_lexicon
from recoupe.lexicon.place_nouns import COLUMNS, FILE, load_place_nouns

NOUNS = load_place_nouns()


@pytest.mark.parametrize(
    ("form", "kind", "extent"),
    [
        ("ville", "city", "out"),
        ("Villages", "city", "out"),
        ("hôpitaux", "facility", "bare"),
        ("postes-frontières", "facility", "out"),
        ("centres commerciaux", "facility", "out"),
        ("maire", "", "of"),
        ("rue", "street", "in"),
    ],
)
def test_forms(form, kind, extent):
    noun = NOUNS.get(form)
    assert (noun.kind, noun.extent) == (kind, extent)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["le", "centre", "commercial"], (1, "centre commercial")),
        (["le", "poste", "frontalier"], (1, "poste frontalier")),
        (["la", "ville"], (1, "ville")),
        (["la", "nuit"], None),
        ([], None),
    ],
)
def test_the_longest_noun_counts(words, found):
    result = NOUNS.ending(words, len(words))
    assert (None if result is None else (result[0], result[1].noun)) == found


@pytest.mark.parametrize(
    ("row", "problem"),
    [("rue,,road,in,", "unknown kind 'road'"), ("rue,,street,inside,", "unknown extent 'inside'")],
)
def test_bad_rows_say_where_and_how(tmp_path, row, problem):
    path = tmp_path / "place_nouns.csv"
    path.write_text(",".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=problem) as caught:
        load_place_nouns(path)
    assert "place_nouns.csv:2" in str(caught.value)


def test_overlays_replace_add_and_remove(tmp_path):
    (tmp_path / "fr").mkdir()
    rows = ["ville,,,-,", "kishlak,,city,out,village d’Asie centrale"]
    (tmp_path / FILE).write_text("\n".join([",".join(COLUMNS), *rows]), encoding="utf-8")
    nouns = load_place_nouns(overlay=tmp_path)
    assert nouns.get("ville") is None
    assert nouns.get("kishlaks").kind == "city"
    assert len(nouns) == len(NOUNS)


NAMES = load_lexicon().place_names


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        ("Les États-Unis partent.", "États-Unis", "country:US"),
        ("La République démocratique du Congo dément.", "République démocratique du Congo", "country:CD"),
        ("Le Soudan du Sud dément.", "Soudan du Sud", "country:SS"),
        ("À Damas, rien.", "Damas", "capital:SY"),
    ],
)
def test_the_longest_name_is_found(text, name, id_):
    start = text.index(name)
    end, entries = NAMES.at(text, fold(text), start)
    assert text[start:end] == name
    assert id_ in {entry.id for entry in entries}


@pytest.mark.parametrize(("text", "start"), [("les us et coutumes", 4), ("Damasse dort", 0), ("Rien", 0), ("", 0)])
def test_no_name_is_found(text, start):
    assert NAMES.at(text, fold(text), start) is None


def test_every_list_is_joined():
    layers = {
        entry.layer for name in ("Syrie", "Damas", "Kremlin", "Cisjordanie", "al-Tanf") for entry in NAMES.get(name)
    }
    assert layers == {"country", "capital", "seat", "region", "place"}
