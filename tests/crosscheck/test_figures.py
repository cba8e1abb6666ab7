"""Which figures are told to be of one thing, and how they stand to each other: texts in, facts out."""

from __future__ import annotations

import pytest

from recoupe.crosscheck.accounts import sentences
from recoupe.crosscheck.records import AccountKind, Fact

OUTLETS = ("La Gazette", "Radio Littoral", "Le Phare", "Le Courrier de l’Est")


def by(outlet: int, words: str, **known: str) -> tuple[str, dict[str, str]]:
    """A text of one of several outlets."""
    return words, {"outlet": OUTLETS[outlet], **known}


def figures(facts: list[Fact]) -> dict[frozenset[str], str]:
    """Give the facts of figures that have several accounts: their numbers, and the relation."""
    return {
        frozenset(told.account.text for told in fact.accounts): fact.relation.value
        for fact in facts
        if fact.kind is AccountKind.FIGURE and len(fact.accounts) > 1
    }


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            [
                by(0, "Samedi, 12 400 personnes ont manifesté à Bamako, selon la police."),
                by(1, "Les organisateurs ont compté 30 000 manifestants samedi à Bamako."),
            ],
            {frozenset(["12 400", "30 000"]): "conflict"},
            id="two counters",
        ),
        pytest.param(
            [
                by(0, "Samedi, 12 400 personnes ont manifesté à Bamako, selon la police."),
                by(1, "À Bamako, 12 400 personnes ont manifesté samedi, selon la police."),
            ],
            {frozenset(["12 400"]): "agree"},
            id="the same number",
        ),
        pytest.param(
            [
                by(0, "Samedi, 1 730 personnes ont manifesté à Bamako, selon la police."),
                by(1, "Samedi, près de 1 700 personnes ont manifesté à Bamako, selon la police."),
            ],
            {frozenset(["1 730", "près de 1 700"]): "agree"},
            id="a rounded number",
        ),
        pytest.param(
            [
                by(0, "Selon l’hôpital, 17 personnes ont été tuées vendredi à Gao."),
                by(1, "Selon l’hôpital, 23 personnes ont été tuées vendredi à Gao.", published="2031-03-09"),
            ],
            {frozenset(["17", "23"]): "update"},
            id="a toll that rises",
        ),
        pytest.param(
            [
                by(0, "Samedi, 12 400 personnes ont manifesté à Bamako, selon la police."),
                by(1, "Samedi, 8 300 personnes ont manifesté à Ségou, selon les syndicats."),
            ],
            {},
            id="two towns",
        ),
        pytest.param(
            [
                by(0, "Vendredi, 12 400 personnes ont manifesté à Bamako, selon la police."),
                by(1, "Samedi, 8 300 personnes ont manifesté à Bamako, selon les syndicats."),
            ],
            {},
            id="two days",
        ),
        pytest.param(
            [
                by(0, "À Bamako, 117 personnes ont été interpellées samedi, selon la police."),
                by(1, "À Bamako, 73 personnes ont été placées en garde à vue samedi, selon le parquet."),
            ],
            {},
            id="arrests and custody",
        ),
        pytest.param(
            [
                by(
                    0, "Samedi, 12 400 personnes ont manifesté dans tout le Mali, dont 4 100 à Bamako, selon la police."
                ),
                by(1, "À Bamako, les syndicats ont compté 9 000 manifestants samedi."),
            ],
            {frozenset(["4 100", "9 000"]): "conflict"},
            id="a whole and its part",
        ),
        pytest.param(
            [
                by(0, "À 14 h samedi, la police avait compté 2 300 manifestants à Bamako."),
                by(1, "À 18 h samedi, la police avait compté 7 800 manifestants à Bamako."),
            ],
            {frozenset(["2 300", "7 800"]): "update"},
            id="a crowd that grows",
        ),
        pytest.param(
            [
                by(0, "Selon le ministère de la Défense, 17 personnes ont été tuées vendredi à Gao."),
                by(1, "Selon l’hôpital, 23 personnes ont été tuées vendredi à Gao."),
            ],
            {frozenset(["17", "23"]): "conflict"},
            id="two tolls of one day",
        ),
        pytest.param(
            [
                by(0, "Selon l’hôpital, 17 personnes ont été tuées vendredi à Gao."),
                by(1, "À Gao, les combats ont fait 246 morts depuis 2021, selon l’hôpital."),
            ],
            {},
            id="a toll of years",
        ),
        pytest.param(
            [by(0, "Le député touche une prime de 90 euros."), by(1, "Le maire touche une prime de 70 euros.")],
            {},
            id="two sums",
        ),
        pytest.param(
            [
                by(0, "Samedi, 12 400 personnes ont manifesté à Bamako, selon la police."),
                by(1, "Deux manifestants ont été reçus samedi à Bamako par le maire."),
            ],
            {},
            id="numbers of quite another size",
        ),
        pytest.param(
            [
                by(0, "Samedi, 12 400 personnes ont manifesté à Bamako, selon la police."),
                by(1, "À Bamako, il y a eu samedi 3 100 manifestants de moins que dimanche dernier, selon la police."),
            ],
            {},
            id="a difference",
        ),
        pytest.param(
            [
                by(0, "Samedi, 17 enfants de moins de dix ans ont été tués à Gao, selon l’hôpital."),
                by(1, "Selon l’hôpital, 17 enfants de moins de dix ans ont été tués samedi à Gao."),
            ],
            {frozenset(["17"]): "agree"},
            id="an age is no difference",
        ),
        pytest.param(
            [
                by(0, "Samedi, 46 personnes ont été blessées à Gao, dont douze grièvement, selon l’hôpital."),
                by(1, "Selon l’hôpital, 12 personnes ont été blessées samedi à Gao."),
            ],
            {frozenset(["46", "12"]): "update"},  # and not « douze »
            id="a part and a total",
        ),
        pytest.param(
            [
                by(0, "Samedi, 46 personnes ont été blessées à Gao, selon l’hôpital."),
                by(1, "Depuis le début du siège, le 3 mars 2029, 146 personnes ont été blessées à Gao."),
            ],
            {},
            id="added up since a day",
        ),
        pytest.param(
            [
                by(0, "Samedi, 46 personnes ont été blessées à Gao, selon l’hôpital."),
                by(1, "Depuis samedi matin, 46 personnes ont été blessées à Gao, selon l’hôpital."),
            ],
            {frozenset(["46"]): "agree"},
            id="since an hour of the day",
        ),
        pytest.param(
            [
                by(0, "Samedi, des milliers de personnes ont défilé pour le climat."),
                by(1, "Samedi, 2000 personnes ont défilé à Gao contre la faim, selon la mairie."),
            ],
            {},
            id="a vague number is no number",
        ),
        pytest.param(
            [by(0, "Samedi à Bamako, 40 personnes ont été tuées et 60 blessées, selon l’hôpital.")],
            {},
            id="killed and wounded",
        ),
    ],
)
def test_figures_meet_where_they_count_the_same(checked, texts, expected):
    assert figures(checked(*texts)) == expected


def test_an_account_says_where_it_stands(checked):
    words = "La ville est calme. Samedi, 12 400 personnes ont manifesté à Bamako, selon la police."
    (fact,) = [fact for fact in checked(words) if fact.kind is AccountKind.FIGURE]
    (told,) = fact.accounts
    assert words[slice(*told.account.mark)] == told.account.text == "12 400"
    assert words[told.account.start : told.account.end].startswith("Samedi, 12 400")


def test_a_conflict_names_its_slot_and_its_rule(checked):
    facts = checked(
        by(0, "Samedi, 12 400 personnes ont manifesté à Bamako, selon la police."),
        by(1, "Les organisateurs ont compté 30 000 manifestants samedi à Bamako."),
    )
    (conflict,) = [conflict for fact in facts for conflict in fact.conflicts]
    assert (conflict.slot, conflict.rule) == ("number", "deux-compteurs")
    assert conflict.reason


def told_by(facts: list[Fact]) -> set[str | None]:
    """Give who stands behind the accounts of figures."""
    return {told.by for fact in facts for told in fact.accounts if told.account.kind is AccountKind.FIGURE}


def test_the_police_that_arrests_counts_its_arrests(checked):
    assert told_by(checked("Samedi, la police a interpellé 40 personnes à Bamako.")) == {"police"}


def test_who_protests_does_not_count_himself(checked):
    assert told_by(checked("Samedi, 4 000 lycéens ont manifesté à Bamako.")) == {"outlet"}


def test_a_misspelt_name_is_that_of_the_one_it_nearly_is(checked):
    words = "Le {} mars, le ministère de l’Intérieur a compté {}00 manifestants à Bamako."
    right = [by(n % 4, words.format(n, n)) for n in range(2, 6)]
    wrong = by(0, words.replace("ministère", "minstère").format(7, 8))
    assert told_by(checked(*right, wrong)) == {"ministère de l’Intérieur"}


def test_a_number_above_every_local_one_is_that_of_the_country(checked):
    facts = checked(
        by(0, "Samedi, 12 400 personnes ont manifesté dans tout le Mali, selon la police."),
        by(1, "Samedi, 2 000 personnes ont manifesté à Bamako, selon la police."),
        by(2, "Au Mali, la colère monte. Les syndicats annoncent 30 000 manifestants samedi."),
    )
    assert figures(facts) == {frozenset(["12 400", "30 000"]): "conflict"}


@pytest.mark.parametrize("row", [".", " ", "\n", ". ", ".» ", "12. ", "…   »"])
def test_rows_of_the_same_signs_are_cut_in_no_time(row):
    """What is read from each of its places to the end would take hours here."""
    words = "Rien." + row * 100_000 + "Fin."
    found = sentences(words)
    assert (found[0][0], found[-1][1]) == (0, len(words))


def test_a_sentence_without_end_is_read_in_pieces():
    words = "12 blessés à Gao, " * 5_000
    found = sentences(words)
    assert max(end - start for start, end in found) <= 4_000
    assert "".join(words[start:end] for start, end in found) == words.rstrip()
