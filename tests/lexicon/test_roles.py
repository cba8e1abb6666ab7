"""Nouns for whoever speaks, first names, and capitals that stand for a government."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import LexiconError
from recoupe.lexicon.first_names import load_first_names
from recoupe.lexicon.metonyms import load_metonyms
from recoupe.lexicon.roles import CLASSES, KINDS, load_roles, pluralize

ROLES = load_roles()
NAMES = load_first_names()
METONYMS = load_metonyms()


def test_there_are_many_nouns_of_every_kind_and_class() -> None:
    assert len(ROLES.by_lemma) >= 450
    kinds = Counter(role.kind for role in ROLES.by_lemma.values())
    assert set(kinds) == set(KINDS)
    assert kinds["person"] >= 300
    assert {role.role_class for role in ROLES.by_lemma.values()} == set(CLASSES)


@pytest.mark.parametrize("role", ROLES.by_lemma.values(), ids=lambda role: role.lemma)
def test_each_noun_is_found_by_its_forms(role) -> None:
    assert ROLES.get(role.lemma) is not None
    for feminine in role.feminine:
        found = ROLES.get(feminine)
        assert found is not None
        assert found.gender in "fx"
    assert "'" not in role.lemma + role.notes


@pytest.mark.parametrize(
    ("form", "lemma", "role_class", "gender", "number"),
    [
        ("porte-parole", "porte-parole", "spokesperson", "x", "x"),
        ("Ministres", "ministre", "official", "x", "p"),
        ("présidentes", "président", "official", "f", "p"),
        ("généraux", "général", "military", "m", "p"),
        ("procureures générales", "procureur général", "justice", "f", "p"),
        ("chefs d'état-major", "chef d’état-major", "military", "m", "p"),
        ("cheffe de la diplomatie", "chef de la diplomatie", "official", "f", "s"),
        ("chef de l’Etat", "chef de l’État", "official", "m", "s"),
        ("envoyés spéciaux", "envoyé spécial", "journalist", "m", "p"),
        ("victimes", "victime", "witness", "f", "p"),
        ("autrice", "auteur", "generic", "f", "s"),
        ("forces de l'ordre", "forces de l’ordre", "police", "f", "p"),
        ("ONG", "ONG", "activist", "f", "x"),
        ("Elysée", "Élysée", "seat", "m", "s"),
        ("procès-verbaux", "procès-verbal", "document", "m", "p"),
        ("vieux hommes", "vieil homme", "generic", "m", "p"),
        ("premières ministres", "premier ministre", "official", "f", "p"),
    ],
)
def test_get(form: str, lemma: str, role_class: str, gender: str, number: str) -> None:
    role = ROLES.get(form)
    assert role is not None
    assert (role.lemma, role.role_class, role.gender, role.number) == (lemma, role_class, gender, number)
    assert role.form.casefold().replace("’", "'")[1:] == form.casefold().replace("’", "'")[1:] or "É" in role.form


@pytest.mark.parametrize("form", ["table", "", "président de", "Kremlins"])
def test_get_of_what_is_no_role(form: str) -> None:
    assert ROLES.get(form) is None


def test_a_seat_says_what_it_stands_for() -> None:
    seats = [role for role in ROLES.by_lemma.values() if role.role_class == "seat"]
    assert all(role.notes and role.kind == "organisation" for role in seats)


def test_the_longest_form_bounds_a_search() -> None:
    assert ROLES.longest == max(len(lemma.split()) for lemma in ROLES.by_lemma)


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("sous-officier", "sous-officiers"),
        ("lieutenant-colonel", "lieutenants-colonels"),
        ("grand-mère", "grands-mères"),
        ("chargé d’affaires", "chargés d’affaires"),
        ("secrétaire général adjoint", "secrétaires généraux adjoints"),
        ("époux", "époux"),
    ],
)
def test_pluralize(noun: str, plural: str) -> None:
    assert pluralize(noun) == plural


def test_roles_overlay_adds_replaces_and_removes(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "roles.csv").write_text(
        "lemma,feminine,gender,plural,kind,class,notes\n"
        "éclusier,éclusière,m,,person,witness,\n"
        "ministre,=,x,,person,leader,\n"
        "préfet,,,,-,,\n",
        encoding="utf-8",
    )
    roles = load_roles(overlay=tmp_path)
    assert [getattr(roles.get(form), "role_class", None) for form in ("éclusières", "ministre", "préfet")] == [
        "witness",
        "leader",
        None,
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("éclusier,,q,,person,witness,", r"roles\.csv:2: unknown gender 'q'; use one of m, f, x"),
        ("éclusier,,m,,people,witness,", r"roles\.csv:2: unknown kind 'people'; use one of"),
        ("éclusier,,m,,person,canal,", r"roles\.csv:2: unknown class 'canal'; use one of"),
        ("éclusier,=,m,,person,witness,", r"roles\.csv:2: éclusier: gender 'm' and feminine '=' disagree; "),
        (",,m,,person,witness,", r"roles\.csv:2: no lemma; "),
        ("éclusier,,m,person,witness", r"roles\.csv:2: 5 cells instead of 7; "),
        ("roi,,m,,person,leader,\nroi,,m,,person,leader,", r"roles\.csv:3: 'roi' stands twice; "),
        ('éclusier,,m,,person,witness,"sans fin', r"roles\.csv:\d: .*; close every quotation mark"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "roles.csv"
    path.write_text("lemma,feminine,gender,plural,kind,class,notes\n" + row + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        load_roles(path)


def test_a_wrong_header_or_a_missing_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "first_names.csv"
    with pytest.raises(LexiconError, match=r"first_names\.csv: cannot be read"):
        load_first_names(path)
    path.write_text("prénom,genre\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"first_names\.csv:1: the header differs; it must read name,gender"):
        load_first_names(path)


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("François", "m"),
        ("Francois", "m"),
        ("Aïssatou", "f"),
        ("Volodymyr", "m"),
        ("Recep", "m"),
        ("Hevrin", "f"),
        ("Zohra", "f"),
        ("Ngozi", "f"),
        ("Benyamin", "m"),
        ("Claude", "x"),
        ("Michèle", "f"),
        ("Michele", "m"),
        ("MICHÈLE", "f"),
        ("Jean-Yves", "m"),
        ("Anne-Sophie", "f"),
        ("Damas", None),
        ("", None),
    ],
)
def test_gender_of_a_first_name(name: str, gender: str | None) -> None:
    assert NAMES.gender(name) == gender
    assert (name in NAMES) == (gender is not None)


def test_there_are_many_first_names() -> None:
    assert len(NAMES) >= 900


@pytest.mark.parametrize(
    ("name", "stands_for"),
    [
        ("Téhéran", "gouvernement iranien"),
        ("Washington", "gouvernement américain"),
        ("N'Djamena", "gouvernement tchadien"),
        ("Le Caire", "gouvernement égyptien"),
    ],
)
def test_metonym(name: str, stands_for: str) -> None:
    metonym = METONYMS.get(name)
    assert metonym is not None
    assert metonym.stands_for == stands_for
    assert metonym.country is None or re.fullmatch("[A-Z]{2}", metonym.country)


def test_a_town_that_is_no_capital_is_no_metonym() -> None:
    assert METONYMS.get("Marseille") is None
    assert len(METONYMS) >= 100


@given(st.text(max_size=20))
def test_no_word_breaks_a_look_up(word: str) -> None:
    role = ROLES.get(word)
    assert role is None or role.gender in "mfx"
    assert NAMES.gender(word) in (None, "m", "f", "x")
