"""The tokenizer, seen from outside: what words a text gives."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.french.language import French

NLP = French()


def words(text: str) -> list[str]:
    return [token.text for token in NLP(text) if not token.is_space]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # inverted subjects
        ("Qu’a-t-il dit ?", ["Qu’", "a", "-t-il", "dit", "?"]),
        ("assure-t-on à Kiev", ["assure", "-t-on", "à", "Kiev"]),
        ("ajoute-t’elle", ["ajoute", "-t’elle"]),
        ("disent-ils", ["disent", "-ils"]),
        ("EST-IL MORT ?", ["EST", "-IL", "MORT", "?"]),
        ("dis-le-moi", ["dis", "-le", "-moi"]),
        ("va-t’en", ["va", "-t’", "en"]),
        ("ce jour-là", ["ce", "jour", "-là"]),
        ("celui-là, ceux-ci", ["celui-là", ",", "ceux-ci"]),
        ("un rendez-vous", ["un", "rendez-vous"]),
        # names
        ("à al-Boukamal et Deir ez-Zor", ["à", "al-Boukamal", "et", "Deir", "ez-Zor"]),
        ("Aix-en-Provence", ["Aix-en-Provence"]),
        ("Villeneuve-d’Ascq", ["Villeneuve-d’Ascq"]),
        ("la Côte d'Ivoire", ["la", "Côte", "d'", "Ivoire"]),
        ("N’Djamena n’est pas loin", ["N’Djamena", "n’", "est", "pas", "loin"]),
        ("Kim Jong-il", ["Kim", "Jong-il"]),
        ("Sana'a", ["Sana'a"]),
        # elision
        ("l’ex-président", ["l’", "ex-président"]),
        ("aujourd'hui", ["aujourd'hui"]),
        ("S'ils", ["S'", "ils"]),
        ("lorsqu’«on»", ["lorsqu’", "«", "on", "»"]),
        ("L'ONU", ["L'", "ONU"]),
        # contractions stay whole
        ("du chef des armées au front", ["du", "chef", "des", "armées", "au", "front"]),
        # glued text
        ("à Washington.Parmi eux", ["à", "Washington", ".", "Parmi", "eux"]),
        ("«Tous unis»,dit-il", ["«", "Tous", "unis", "»", ",", "dit", "-il"]),
        ("attaque.«Les", ["attaque", ".", "«", "Les"]),
        ("Trêve fragileLes armes se taisent", ["Trêve", "fragile", "Les", "armes", "se", "taisent"]),
        ("un iPhone, McDonald", ["un", "iPhone", ",", "McDonald"]),
        # figures, hours, measures
        ("84.000 soldats, 3,5 %", ["84.000", "soldats", ",", "3,5", "%"]),
        ("50 000 hommes", ["50 000", "hommes"]),
        ("50\u202f000 hommes", ["50\u202f000", "hommes"]),
        ("en 2018 300 morts", ["en", "2018", "300", "morts"]),
        ("à 14h30", ["à", "14", "h", "30"]),
        ("160km/h", ["160", "km/h"]),
        ("le 24/11/2018", ["le", "24/11/2018"]),
        ("1,3M€", ["1,3", "M", "€"]),
        ("-6°C", ["-6", "°C"]),
        ("le T-72 et le 1er char", ["le", "T-72", "et", "le", "1er", "char"]),
        # points in words
        ("M. Diallo et MM. Keïta", ["M.", "Diallo", "et", "MM.", "Keïta"]),
        ("J.-P. Morel, p. 12", ["J.-P.", "Morel", ",", "p.", "12"]),
        ("l’O.N.U. siège", ["l’", "O.N.U.", "siège"]),
        ("Le plan B.", ["Le", "plan", "B", "."]),
        ("Ils sont sept.", ["Ils", "sont", "sept", "."]),
        ("n.c., T2", ["n.c.", ",", "T2"]),
        # the web
        ("voir https://example.org/a?b=1.", ["voir", "https://example.org/a?b=1", "."]),
        ("@agence et #trêve", ["@agence", "et", "#trêve"]),
        ("selon journal.fr.", ["selon", "journal.fr", "."]),
        ("les élu(e)s", ["les", "élu(e)", "s"]),
        # invisible characters
        ("offen\u00adsive", ["offen\u00adsive"]),
        ("ces\u200bsez", ["ces\u200bsez"]),
        ("re\u0301sume\u0301", ["re\u0301sume\u0301"]),
        # signs
        ("Quoi ?! Rien...", ["Quoi", "?!", "Rien", "..."]),
        ("AFP/Reuters", ["AFP", "/", "Reuters"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_white_space_is_kept_as_tokens() -> None:
    doc = NLP("Un  titre\n\nUn\u00a0texte ")
    assert [token.text for token in doc] == ["Un", " ", "titre", "\n\n", "Un", "\u00a0", "texte"]
    assert doc.text == "Un  titre\n\nUn\u00a0texte "


@pytest.mark.parametrize(
    ("word", "norm"), [("L’", "l'"), ("Qu‘", "qu'"), ("vice‑roi", "vice-roi"), ("offen\u00adsive", "offensive")]
)
def test_norm_has_one_spelling(word: str, norm: str) -> None:
    assert NLP(word)[0].norm_ == norm


@given(st.text())
def test_text_is_never_changed(text: str) -> None:
    assert NLP.make_doc(text).text == text


@given(st.text(alphabet="aé-'’«».!? \n\u00a0\u00ad1,A"))
def test_offsets_are_those_of_the_text(text: str) -> None:
    for token in NLP.make_doc(text):
        assert text[token.idx : token.idx + len(token)] == token.text


@pytest.mark.parametrize(
    "unit", ["a", "-", "a-", "1.", "1:", "1-", "'", "a'", "a.", "a+", "www.", "ab.", "1 111 ", "«", "@", "t-il-"]
)
@pytest.mark.parametrize("end", ["", "ab", "1a", "@"])
def test_long_runs_take_no_long_time(unit: str, end: str) -> None:
    text = unit * 20_000 + end
    started = time.perf_counter()
    assert NLP.make_doc(text).text == text
    assert time.perf_counter() - started < 5
