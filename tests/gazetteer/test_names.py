"""One name in many spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.gazetteer.names import Spelling, fold_words, sound, spelling, variants

#: Letters that names are written in, gaps and marks included.
NAMES = st.text(
    st.sampled_from(
        "aàâbcçdeéèfgğhḥiıïjklmnñoôœpqrsşştuūvwxyz’'‘-. ABCDEĐŁØابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإאבגабвгґїщю1"
    ),
    max_size=24,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir Ezzor", "Deir ez-Zor"),
        ("N'Djaména", "Ndjamena"),
        ("Saint-Jean-d’Acre", "St Jean d'Acre"),
        ("Kryvyï Rih", "Kryvyi-Rih"),
        ("ŁÓDŹ", "Lodz"),
    ],
)
def test_case_accents_hyphens_and_apostrophes_do_not_count(one, other):
    assert spelling(one).folded == spelling(other).folded


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Cheikh Zouweid", "Shaykh Zuwayd"),
        ("Djéroud", "Jerud"),
        ("Jisr al-Choughour", "Jisr ash-Shughur"),
        ("Khan al-Assal", "Khan al Asal"),
        ("Jytomyr", "Zhytomyr"),
        ("Louhansk", "Luhansk"),
        ("Tchouhouïv", "Chuhuiv"),
        ("Guéchir", "Geshir"),
        ("Souleimaniyé", "Suleimaniyah"),
        ("Mahra", "Mahrah"),
        ("Tell Rifaat", "Tel Rifa‘at"),
        ("Ennaqoura", "En-Naqoura"),
        ("Roubijné", "Rubizhne"),
    ],
)
def test_french_and_english_transcriptions_sound_the_same(french, english):
    assert spelling(french).sound == spelling(english).sound


@pytest.mark.parametrize("name", ["as-Souweida", "es-Suwayda", "As Suwaydā’", "Souweida", "al-Souweida"])
def test_an_article_does_not_count(name):
    assert spelling(name).skeleton == "sd"


@pytest.mark.parametrize(
    ("local", "latin"),
    [
        ("الحسكة", "Al-Hasakah"),
        ("دير الزور", "Deir ez-Zor"),
        ("القنيطرة", "Quneitra"),
        ("جرابلس", "Jarablous"),
        ("Харків", "Kharkiv"),
        ("Житомир", "Jytomyr"),
        ("Щастя", "Chtchastia"),
    ],
)
def test_other_scripts_lead_to_the_same_consonants(local, latin):
    assert spelling(local).skeleton == spelling(latin).skeleton


@given(NAMES)
def test_folding_twice_is_folding_once(name):
    words = fold_words(name)
    assert fold_words(" ".join(words)) == words


@given(NAMES)
def test_forms_are_plain_and_repeat(name):
    forms = Spelling(name)
    assert (forms.folded, forms.sound, forms.skeleton) == (lambda f: (f.folded, f.sound, f.skeleton))(Spelling(name))
    assert " " not in forms.folded
    assert forms.sound.isascii() or forms.script is None or not forms.sound.isalpha()
    assert len(forms.skeleton) <= len(forms.sound) + 1


@given(NAMES.filter(lambda name: Spelling(name).skeleton))
def test_a_name_is_among_its_own_variants(name):
    forms = Spelling(name)
    found = variants(forms)
    assert found[0] == forms.skeleton
    assert len(found) == len(set(found))


def test_a_name_of_articles_alone_keeps_them():
    assert sound(["el"]) == "il"
