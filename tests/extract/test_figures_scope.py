"""Figures: where, on which day and as of when they count, what they are compared with. All sentences are invented."""

from __future__ import annotations

import pytest

import recoupe

Told = dict[str, tuple[str, str, str]]


def told(nlp: recoupe.Pipeline, text: str) -> Told:
    """For each figure by its text: where, on which day, as of when."""
    analysis = nlp(text)
    return {
        figure.text: (
            analysis.places[figure.place_id].text if figure.place_id is not None else figure.scope or "",
            analysis.dates[figure.time].text if figure.time is not None else "",
            analysis.dates[figure.as_of].text if figure.as_of is not None else "",
        )
        for figure in analysis.figures
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # beside the number
        (
            "Samedi, 9.000 personnes ont défilé en France, dont 2.000 à Lyon.",
            {"9.000": ("France", "Samedi", ""), "2.000": ("Lyon", "Samedi", "")},
        ),
        ("Deux cents personnes ont défilé à Lille.", {"Deux cents": ("Lille", "", "")}),
        ("La marche a réuni 300 personnes dans les rues de Lille.", {"300": ("Lille", "", "")}),
        (
            "Les marcheurs étaient 3.000 à Lille et 200 à Nantes.",
            {"3.000": ("Lille", "", ""), "200": ("Nantes", "", "")},
        ),
        ("Ils étaient 22.000 marcheurs à manifester en France.", {"22.000": ("France", "", "")}),
        # a clause that opens with it
        ("À Lille, 69 personnes ont été interpellées.", {"69": ("Lille", "", "")}),
        ("À Lille, où 300 personnes ont défilé, le calme est revenu.", {"300": ("Lille", "", "")}),
        (
            "Le 19 janvier, 840 marcheurs étaient là, et le 26 janvier 690 marcheurs.",
            {"840": ("", "Le 19 janvier", ""), "690": ("", "le 26 janvier", "")},
        ),
        # several days in one sentence, and what is told of several
        (
            "Ils n'étaient plus que 166 000 le 24 mars, 136 000 le 1er avril et 66 000 le 15 avril.",
            {
                "166 000": ("", "le 24 mars", ""),
                "136 000": ("", "le 1er avril", ""),
                "66 000": ("", "le 15 avril", ""),
            },
        ),
        (
            "La marche faiblit depuis mars, selon la mairie : le 19 avril, 840 personnes ont défilé.",
            {"840": ("", "le 19 avril", "")},
        ),
        (
            "La première journée, le 17 mars, avait réuni 2.820 personnes, et la deuxième 1.060, dont 80 à Lyon.",
            {"2.820": ("", "le 17 mars", ""), "1.060": ("", "", ""), "80": ("Lyon", "", "")},
        ),
        (
            "Des marches ont eu lieu à Lille (1.400 personnes selon la police, 3.000 selon la CGT), "
            "Marseille (2.000 selon la police) ou Lyon.",
            {"1.400": ("Lille", "", ""), "3.000": ("Lille", "", ""), "2.000": ("Marseille", "", "")},
        ),
        (
            "Le nombre de grévistes était deux fois plus important qu'à Paris, avec 4500 grévistes.",
            {"4500": ("", "", "")},
        ),
        # numbers that stand alone, each with a time of its own
        (
            "La clinique a compté trois morts vendredi, cinq samedi matin et neuf dimanche.",
            {
                "trois": ("", "vendredi", ""),
                "cinq": ("", "samedi matin", "samedi matin"),
                "neuf": ("", "dimanche", ""),
            },
        ),
        ("Le poste a soigné 30 blessés hier, 45 aujourd'hui.", {"30": ("", "hier", ""), "45": ("", "aujourd'hui", "")}),
        (
            "Hier, nous avions trente blessés, aujourd'hui quarante.",
            {"trente": ("", "Hier", ""), "quarante": ("", "aujourd'hui", "")},
        ),
        (
            "Les plongeurs ont sauvé douze pêcheurs jeudi, puis quatre vendredi.",
            {"douze": ("", "jeudi", ""), "quatre": ("", "vendredi", "")},
        ),
        ("Les mineurs ont remonté 12 corps en 2015, 17 en 2016.", {"12": ("", "2015", ""), "17": ("", "2016", "")}),
        ("Le club a gagné deux matchs samedi, trois à zéro.", {"deux": ("", "samedi", "")}),
        ("Deux convois sont arrivés lundi, l'un à huit heures, l'autre à midi.", {"Deux": ("", "lundi", "")}),
        # what follows brackets or an aside is of the number before them
        (
            "Près de 900 soldats (contre 650 le 1er décembre) seront mobilisés samedi en France.",
            {"Près de 900": ("France", "samedi", ""), "650": ("France", "le 1er décembre", "")},
        ),
        (
            "Le raid a tué 12 civils, dont trois enfants, mardi à Alep.",
            {"12": ("Alep", "mardi", ""), "trois": ("Alep", "mardi", "")},
        ),
        # what happened, and what came of it
        ("Une bombe a explosé lundi à Alep, tuant 12 civils.", {"12": ("Alep", "lundi", "")}),
        ("Le raid, mené dimanche sur Alep, a fait 12 morts.", {"12": ("Alep", "dimanche", "")}),
        (
            "Au moins 17 personnes ont été tuées dans l'attaque d'un village de la région de Mopti, au Mali.",
            {"Au moins 17": ("Mopti", "", "")},
        ),
        (
            "À Lille, où un homme a été blessé, la police a compté 4.000 marcheurs, contre 7.000 le 19 janvier.",
            {"un": ("Lille", "", ""), "4.000": ("Lille", "", ""), "7.000": ("Lille", "le 19 janvier", "")},
        ),
        # lists and parts share
        ("L'attaque a fait 12 morts et 40 blessés à Alep.", {"12": ("Alep", "", ""), "40": ("Alep", "", "")}),
        (
            "Samedi, 436 personnes ont été interpellées à Lyon et 391 placées en garde à vue.",
            {"436": ("Lyon", "Samedi", ""), "391": ("Lyon", "Samedi", "")},
        ),
        (
            "La police a procédé à 143 interpellations dont 98 gardes à vue samedi à Lyon.",
            {"143": ("Lyon", "samedi", ""), "98": ("Lyon", "samedi", "")},
        ),
        (
            "Samedi 5.000 personnes ont défilé à Lyon selon la police, 9.000 selon la CGT.",
            {"5.000": ("Lyon", "Samedi", ""), "9.000": ("Lyon", "Samedi", "")},
        ),
        # lands without a name
        ("Il y a eu 40 blessés sur l'ensemble du territoire.", {"40": ("country", "", "")}),
        ("Il y a eu 40 blessés à travers le pays lundi.", {"40": ("country", "lundi", "")}),
        ("Près de 600 personnes ont défilé dans la capitale.", {"Près de 600": ("capital", "", "")}),
        ("Selon un bilan national, 40 personnes ont été blessées.", {"40": ("country", "", "")}),
        # the place spoken of
        (
            "Deux cents marcheurs ont défilé à Lille. Douze marcheurs y ont été interpellés.",
            {"Deux cents": ("Lille", "", ""), "Douze": ("Lille", "", "")},
        ),
    ],
)
def test_each_number_has_its_own_place_and_day(nlp: recoupe.Pipeline, text: str, found: Told) -> None:
    assert told(nlp, text) == found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("À Lille, le ministre a annoncé que 300 gendarmes seraient déployés.", "300"),
        ("La préfecture de police de Paris a compté 300 marcheurs.", "300"),
        ("Un millier de personnes ont défilé à Paris, à Nantes et à Lille.", "Un millier"),
        ("Il y a eu des heurts dans plusieurs villes, notamment à Lille, et 300 blessés.", "300"),
        ("Quelque 300 personnes ont défilé dans un pays voisin.", "Quelque 300"),
        ("L'homme, arrêté lundi à Lille, avait tué trois personnes.", "trois"),
        ("Quelque 300 personnes ont défilé dans la capitale économique.", "Quelque 300"),
    ],
)
def test_no_place_is_guessed(nlp: recoupe.Pipeline, text: str, number: str) -> None:
    assert told(nlp, text)[number][0] == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Depuis le 3 octobre, 4.300 personnes ont été interpellées.", "4.300"),
        ("Quatre personnes sont mortes depuis le début du conflit, le 3 octobre.", "Quatre"),
        ("Quelque 300 personnes ont défilé, a annoncé dimanche la police.", "Quelque 300"),
        ("Quelque 300 personnes ont défilé, une hausse par rapport à samedi dernier.", "Quelque 300"),
        ("Quelque 300 personnes ont défilé, moins que la semaine dernière.", "Quelque 300"),
        ("Les loyers ont reculé de 310 euros entre 2011 et 2019.", "310"),
    ],
)
def test_no_day_is_guessed(nlp: recoupe.Pipeline, text: str, number: str) -> None:
    assert told(nlp, text)[number][1] == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("À 17 heures, 400 marcheurs étaient recensés.", {"400": ("", "", "17 heures")}),
        (
            "Samedi à la mi-journée, la police comptait 400 marcheurs.",
            {"400": ("", "Samedi à la mi-journée", "Samedi à la mi-journée")},
        ),
        ("Vers 19 h, la police avait procédé à 263 interpellations.", {"263": ("", "", "Vers 19 h")}),
        (
            "Il y avait 900 marcheurs à 15 heures, contre 1.800 samedi dernier à la même heure.",
            {"900": ("", "", "15 heures"), "1.800": ("", "samedi dernier", "15 heures")},
        ),
        ("Quelque 400 marcheurs ont été recensés à 14h par la police.", {"Quelque 400": ("", "", "14h")}),
        ("Samedi 40 maisons ont brûlé, selon un bilan donné dimanche.", {"40": ("", "Samedi", "dimanche")}),
        # the hour at which it happened
        ("À 17 heures, deux hommes ont été tués.", {"deux": ("", "17 heures", "")}),
        ("Vers 14 heures, cinq manifestants ont été interpellés.", {"cinq": ("", "Vers 14 heures", "")}),
    ],
)
def test_the_hour_of_a_count_is_none_of_what_happened(nlp: recoupe.Pipeline, text: str, found: Told) -> None:
    assert told(nlp, text) == found


@pytest.mark.parametrize(
    ("text", "recalled"),
    [
        ("Samedi 4.000 personnes ont défilé, contre 7.000 la semaine précédente.", {"7.000": "4.000"}),
        ("Samedi 4.000 personnes ont défilé, bien en deçà des 7.000 de samedi dernier.", {"7.000": "4.000"}),
        (
            "Samedi 9.000 personnes ont défilé en France, dont 2.000 à Lyon, contre 12.000 la semaine précédente.",
            {"12.000": "9.000"},
        ),
        (
            "Samedi 9.000 personnes ont défilé en France, dont 2.000 à Lyon, contre 1.500 la semaine précédente.",
            {"1.500": "2.000"},
        ),
        (
            "Il y avait 3.000 marcheurs samedi, contre 6.000 une semaine plus tôt et 9.000 le 17 novembre.",
            {"6.000": "3.000", "9.000": "3.000"},
        ),
        # another count of the same day, what was hoped for, another thing, no comparison
        ("Ils étaient 4.000 marcheurs selon la police contre 12.000 selon la CGT.", {}),
        ("La grève a réuni 5.000 personnes, loin des 9.000 personnes attendues.", {}),
        ("L'armée a envoyé 300 soldats contre 40 rebelles lundi.", {}),
        ("Ils étaient 9.000 marcheurs samedi, puis ils n'étaient plus que 7.000 lundi.", {}),
    ],
)
def test_a_number_of_another_day_is_recalled(nlp: recoupe.Pipeline, text: str, recalled: dict[str, str]) -> None:
    figures = nlp(text).figures
    assert {f.text: figures[f.against].text for f in figures if f.against is not None} == recalled


@pytest.mark.parametrize(
    ("text", "revised"),
    [
        ("Le bilan s'alourdit à 14 morts.", {"14": ("up", "")}),
        ("Le bilan est passé de 15 à 12 morts.", {"12": ("down", "15")}),
        ("Le raid a fait 14 morts, le précédent bilan étant de 12 morts.", {"14": ("up", "12")}),
        ("Le raid a fait 14 morts. Un précédent bilan faisait état de 16 morts.", {"14": ("down", "16")}),
        (
            "Samedi, il y avait 300 marcheurs (chiffre revu à la hausse, le précédent étant de 200 marcheurs).",
            {"300": ("up", "200")},
        ),
        (
            "L'hôpital fait désormais état de trois morts et sept blessés.",
            {"trois": ("changed", ""), "sept": ("changed", "")},
        ),
        ("Selon un bilan non définitif, le raid a fait 14 morts.", {"14": ("provisional", "")}),
        # no count of the same
        ("Le salaire minimum passe à 1.200 euros.", {}),
        ("Le nombre de foyers aidés passera de trois à cinq millions.", {}),
        ("Le premier ministre a rencontré 14 maires.", {}),
        ("La marche a réuni 300 personnes, contre 200 la semaine précédente.", {}),
    ],
)
def test_a_count_takes_the_place_of_another(
    nlp: recoupe.Pipeline, text: str, revised: dict[str, tuple[str, str]]
) -> None:
    figures = nlp(text).figures
    found = {
        f.text: (f.revision or "", figures[f.replaces].text if f.replaces is not None else "")
        for f in figures
        if f.revision is not None or f.replaces is not None
    }
    assert found == revised


def test_how_it_was_found_is_told(nlp: recoupe.Pipeline) -> None:
    first, second = nlp("Samedi 4.000 personnes ont défilé à Lyon, contre 7.000 la semaine précédente.").figures
    assert "lieu de la phrase" in first.why.steps
    assert "comme « 4.000 »" in second.why.steps
    assert "rappelé pour comparaison avec « 4.000 »" in second.why.steps
