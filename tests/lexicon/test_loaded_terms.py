"""The loaded terms: every row's example, even-handedness, forms, errors and overlays."""

from __future__ import annotations

from collections import Counter

import pytest

from recoupe.errors import LexiconError
from recoupe.lexicon.loaded_terms import COLUMNS, FILE, TARGETS, load_loaded_terms, term_forms

TERMS = load_loaded_terms()
BY_ID = {term.id: term for term in TERMS}
HEADER = ",".join(COLUMNS)
ROW = "malotru,noun,insult,anyone,against,(nom),,,injure,Ces malotrus ont ri.,malotrus,"


@pytest.mark.parametrize("term", list(TERMS), ids=lambda term: term.id)
def test_the_example_gives_what_the_row_says(nlp, term):
    found = {label.text: label for label in nlp(term.example).labels}
    assert term.gives in found, list(found)
    assert term.id in found[term.gives].why.row or any(term.id in step for step in found[term.gives].why.steps)


@pytest.mark.parametrize("term", [term for term in TERMS if term.never], ids=lambda term: term.id)
def test_the_other_sense_gives_nothing(nlp, term):
    assert [label.text for label in nlp(term.never).labels] == []


# Even-handedness ---------------------------------------------------------------------------------------------------


def test_every_target_has_terms():
    assert {term.target for term in TERMS} == set(TARGETS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("insurgent",), ("state", "army", "police")),  # insurgents, and the states that they fight
        (("protester",), ("police", "army")),  # protesters, and those who face them
        (("insurgent", "ally"), ("occupier", "settler")),  # those under foreign rule, and those who rule
        (("party",), ("state",)),  # opposition, and power
    ],
)
def test_no_side_of_a_conflict_has_far_more_terms_against_it(one, other):
    count = Counter(term.target for term in TERMS if term.tone == "against")
    first, second = (sum(count[target] for target in side) for side in (one, other))
    assert max(first, second) <= 3 * min(first, second)


@pytest.mark.parametrize("target", ["insurgent", "army", "occupier", "protester"])
def test_terms_of_praise_are_loaded_too(target):
    assert any(term.target == target and term.tone == "for" for term in TERMS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ukronazi", "banderiste"), ("orque", "rachiste")),  # Ukraine and Russia
        (
            ("entité sioniste", "ennemi sioniste", "colon"),
            ("terroriste", "takfiri", "extrémiste"),
        ),  # Israel and its foes
        (("régime", "prorégime"), ("terroriste", "rebelle")),  # Syria
        (("junte", "putschiste", "mercenaire"), ("djihadiste", "bandit armé")),  # Sahel
        (("casseur", "séditieux"), ("flic", "nervi")),  # protest at home
        (("État voyou", "axe du Mal"), ("Grand Satan", "impérialiste")),  # states about each other
        (("facho", "néonazi"), ("gauchiste", "islamo-gauchiste")),  # parties
        (("kouffar", "mécréant", "croisé"), ("islamiste", "intégriste")),  # believers about each other
    ],
)
def test_both_sides_of_known_conflicts_stand_in_it(one, other):
    assert set(one) | set(other) <= set(BY_ID)


def test_the_kind_of_a_term_does_not_follow_its_target():
    for target in ("insurgent", "state", "occupier", "protester", "party"):
        assert len({term.kind for term in TERMS if term.target == target}) >= 3, target


# Forms --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "forms"),
    [
        ("djihadiste", ["jihadistes", "djihadiste"]),
        ("agitateur", ["agitatrices", "agitateurs"]),
        ("séditieux", ["séditieuse", "séditieuses"]),
        ("subversif", ["subversives"]),
        ("radical", ["radicaux", "radicale"]),
        ("milicien", ["miliciennes"]),
        ("seigneur de guerre", ["seigneurs de guerre", "seigneur de la guerre"]),
        ("force d’occupation", ["forces d' occupation"]),
        ("du djihad", ["du djihad"]),
    ],
)
def test_forms_are_computed(term, forms):
    assert set(forms) <= {" ".join(form) for form in term_forms(BY_ID[term])}


def test_another_word_is_no_form():
    assert ("colonne",) not in term_forms(BY_ID["colon"])
    assert ("martyre",) not in term_forms(BY_ID["martyr"])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["seigneurs", "de", "guerre"], (3, "seigneur de guerre")),
        (["bandits", "armés"], (2, "bandit armé")),
        (["bandits", "en", "fuite"], (1, "bandit")),
        (["seigneurs", "féodaux"], None),
    ],
)
def test_the_longest_term_counts(words, found):
    result = TERMS.at(words, 0)
    assert (None if result is None else (result[0], result[1].id)) == found


# Files --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (ROW.replace(",noun,", ",verb,"), "unknown stands 'verb'"),
        (ROW.replace(",insult,", ",rude,"), "unknown kind 'rude'"),
        (ROW.replace(",anyone,", ",them,"), "unknown target 'them'"),
        (ROW.replace(",against,", ",versus,"), "unknown tone 'versus'"),
        (ROW.replace(",malotrus,", ",malotru,").replace("Ces malotrus", "Ces gens"), "does not stand in the example"),
        (ROW.replace(",injure,", ",,"), "no note"),
        (ROW.replace("malotru,noun", ",noun"), "no term"),
        (ROW + "\n" + ROW, "stands twice"),
    ],
)
def test_bad_rows_say_where_and_how(tmp_path, row, problem):
    path = tmp_path / "loaded_terms.csv"
    path.write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=problem) as caught:
        load_loaded_terms(path)
    assert "loaded_terms.csv:" in str(caught.value)


def test_overlays_replace_add_and_remove(tmp_path):
    (tmp_path / "fr").mkdir()
    rows = [ROW, "casseur,-,,,,,,,,,,", ROW.replace("malotru,", "voyou,").replace("insult", "evaluative")]
    (tmp_path / FILE).write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    terms = {term.id: term for term in load_loaded_terms(overlay=tmp_path)}
    assert "malotru" in terms
    assert "casseur" not in terms
    assert terms["voyou"].kind == "evaluative"
    assert len(terms) == len(TERMS)
