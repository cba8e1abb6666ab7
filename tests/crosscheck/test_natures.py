"""Accident or intent: who calls it what."""

from __future__ import annotations

import pytest

from recoupe.crosscheck.called import NATURE
from recoupe.crosscheck.records import Fact, Slot


def natures(facts: list[Fact]) -> list[dict[str, set[str | None]]]:
    """Give who calls it what, of every fact."""
    return [
        {version.title: {fact.accounts[at].account.by for at in version.accounts} for version in fact.versions}
        for fact in facts
        if fact.type == NATURE
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            [
                "Un routier a tué un homme à Lormel. « Il s’agit d’un accident », a déclaré son avocat, Paul Rey.",
                "Mort à Lormel : la procureure, Anne Morel, parle d’un acte volontaire.",
            ],
            [{"accident": {"Paul Rey"}, "acte volontaire": {"Anne Morel"}}],
            id="two sides",
        ),
        pytest.param(
            ["À Lormel, les avocats évoquent un accident, là où le parquet parle d’un acte délibéré."],
            [{"accident": {"avocats"}, "acte volontaire": {"parquet"}}],
            id="in one sentence",
        ),
        pytest.param(
            [
                "Un routier a tué un homme à Lormel. « Il s’agit d’un accident », a déclaré son avocat, Paul Rey.",
                "Mort à Kessar : la procureure, Anne Morel, parle d’un acte volontaire.",
            ],
            [],
            id="two places",
        ),
        pytest.param(
            [
                "Un accident de la route a fait deux morts à Lormel, selon le maire, Jean Roche.",
                "Mort à Lormel : la procureure, Anne Morel, parle d’un acte volontaire.",
            ],
            [],
            id="an accident that is told of takes no side",
        ),
        pytest.param(
            [
                "Ce n’est pas un accident, a déclaré à Lormel l’avocat Paul Rey.",
                "Mort à Lormel : la procureure, Anne Morel, parle d’un acte volontaire.",
            ],
            [],
            id="what it was not",
        ),
        pytest.param(
            [
                "Marc Vidal a perdu un œil à Lormel, touché par un tir de LBD, selon son avocat.",
                "La blessure de Marc Vidal à Lormel est due à l’explosion d’une grenade, selon une source policière.",
            ],
            [{"tir de balle de défense": {"avocat"}, "grenade": {"source policière"}}],
            id="what wounded somebody",
        ),
        pytest.param(
            [
                "Marc Vidal a perdu un œil à Lormel, touché par un tir de LBD, selon son avocat.",
                "Paul Kardo a été blessé à Lormel par une grenade, selon les secours.",
            ],
            [],
            id="two who are wounded",
        ),
        pytest.param(
            [
                "Le groupe Etat islamique a présenté l’assaillant de Lormel comme un de ses « soldats ».",
                "Le ministre de l’Intérieur juge « opportuniste » la revendication de l’attaque de Lormel.",
            ],
            [{"en est": {"Etat islamique"}, "n’en est pas": {"ministre de l’Intérieur"}}],
            id="whose fighter somebody was",
        ),
        pytest.param(
            [
                "Un homme a été renversé par un camion à Lormel. Le chauffeur ne l’avait pas vu.",
                "Un homme a été tué par un camion à Lormel. Il n’a pas vu le piéton, assure l’avocat Paul Rey.",
                "Mort à Lormel : des témoins assurent que le camion a délibérément foncé sur le piéton.",
            ],
            [{"accident": {"Paul Rey"}, "acte volontaire": {"témoins"}}],
            id="what somebody did not see",
        ),
    ],
)
def test_what_it_was_depends_on_who_is_asked(checked, texts, expected):
    facts = checked(*texts)
    assert natures(facts) == expected
    assert {one.slot for fact in facts if fact.type == NATURE for one in fact.conflicts} <= {Slot.RESPONSIBILITY}
