"""The time of an utterance goes to its statement: the saying is dated, not what is said."""

from __future__ import annotations

import pytest

from tests.extract.finding import only, text_of


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("« Le pont est tombé », a indiqué jeudi à l'AFP une source militaire.", "jeudi"),
        ("« La ville est libre », a dit le jeudi 23 juin le général Bertin.", "le jeudi 23 juin"),
        ("« Les combats ont cessé », a-t-il indiqué le samedi 9 juin.", "le samedi 9 juin"),
        ("Le ministre a annoncé mardi que les troupes partiraient vendredi.", "mardi"),
        ("Le ministre nommé en 2015 a déclaré mardi que la route était coupée.", "mardi"),
        ("Le porte-parole a affirmé hier soir que l'aéroport avait été pris mercredi.", "hier soir"),
        ("Mercredi, le président avait assuré que la trêve tiendrait.", "Mercredi"),
        ("Le 5 mars, l'ONU a dénoncé le bombardement du 3 mars.", "Le 5 mars"),
        ("L'armée a démenti lundi avoir frappé l'hôpital samedi.", "lundi"),
        ("« Deux blessés », a précisé à 17 h la préfecture.", "17 h"),
        ("Le ministre a annoncé que les troupes partiraient vendredi.", None),
        ("« Nous partirons demain », a dit le général.", None),
    ],
)
def test_the_time_of_the_saying(nlp, text, time):
    assert text_of(only(nlp(text)).time) == time


def test_the_time_is_one_of_the_dates(nlp):
    analysis = nlp("« Le pont est tombé », a indiqué jeudi une source militaire.", published="2024-05-17")
    assert only(analysis).time in analysis.dates
    assert only(analysis).time.value == "2024-05-16"
