"""Short and joined forms: two ends in one token, days without a month, quotation marks, parts of a stretch.

Every sentence is invented; they are read as of Wednesday 15 May 2024.
"""

from __future__ import annotations

import pytest

from tests.extract.timing import one, summary, times

FORMS = [
    ("Le salon se tiendra les 30-31 mai.", "les 30-31 mai DATE 2024-05-30/2024-05-31"),
    ("La grève de mars-avril a coûté cher.", "mars-avril DATE 2024-03/2024-04"),
    ("La permanence est ouverte de 19h-20h.", "19h-20h TIME 2024-05-15T19:00"),
    ("Le bureau a ouvert 9h30-12h.", "9h30-12h TIME 2024-05-15T09:30"),
    ("Le convoi partira le 8/06.", "le 8/06 DATE 2024-06-08"),
    ("Le convoi est parti le 8.06.99.", "le 8.06.99 DATE 1999-06-08"),
    ("Ils ont gagné 8/06, puis 3.05 %.", ""),
    ("Le sommet s'ouvrira le 3 juin. Il s'achèvera le 5.", "le 3 juin DATE 2024-06-03 | le 5 DATE 2024-06-05"),
    ("Le sommet s'ouvrira le 30 mai. Il s'achèvera le 2.", "le 30 mai DATE 2024-05-30 | le 2 DATE 2024-06-02"),
    ("Il habite le 19, rue Basse.", ""),
    ("La séance aura lieu le samedi 18 à 14 h.", "le samedi 18 DATE 2024-05-18 | 14 h TIME 2024-05-18T14:00"),
    ("La fête a lieu le premier dimanche de juin.", "le premier dimanche de juin DATE 2024-06-02"),
    ("La fête aura lieu le dernier samedi d'octobre.", "le dernier samedi d'octobre DATE 2024-10-26"),
    ("Mardi « matin », les tirs ont repris.", "Mardi « matin » TIME 2024-05-14TMO"),
    ("« Tous les soirs, ils tirent », dit-il.", "Tous les soirs SET XXXX-XX-XXTEV"),
    ("Toutes les nuits, ils tirent.", "Toutes les nuits SET XXXX-XX-XXTNI"),
    ("Le musée ouvre tous les jours sauf le lundi.", "tous les jours SET P1D | le lundi SET XXXX-WXX-1"),
    ("Le pont doit rouvrir avant le week-end.", "le week-end DATE 2024-W20-WE"),
    ("Durant le week-end, trois obus sont tombés.", "le week-end DATE 2024-W19-WE"),
    ("Sous l'Occupation, le fort servait de prison.", "l'Occupation DATE PAST_REF"),
    ("À la Libération, le fort servait de prison.", "la Libération DATE PAST_REF"),
    ("La rue de la Libération est coupée.", ""),
    ("Il a attendu trois quarts d'heure.", "trois quarts d'heure DURATION PT45M"),
    ("La scène a duré 2 mn 30.", "2 mn 30 DURATION PT2M30S"),
    ("Le trajet a duré une journée et demie.", "une journée et demie DURATION P1.5D"),
    ("Il y a exactement trois jours, le pont a sauté.", "Il y a exactement trois jours DATE 2024-05-12"),
    ("J'ai passé 3 mois au front.", "3 mois DURATION P3M"),
    ("Il risque de trois mois à un an de prison.", "trois mois DURATION P3M | un an DURATION P1Y"),
    ("Paul, intérimaire de 28 ans, attendait.", ""),
    ("Ils étaient 2000 sur la place.", ""),
    ("Les taxes montent du jour au lendemain.", ""),
    ("À deux jours de Noël, la grève continue.", "deux jours DURATION P2D | Noël DATE 2023-12-25"),
    ("Les articles 1645 et 1646 du code sont abrogés.", ""),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_forms(nlp, text, expected):
    assert summary(times(nlp, text)) == expected


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Le pont rouvrira début juin.", "2024-06-01", "2024-06-10"),
        ("Le pont rouvrira à la mi-juin.", "2024-06-11", "2024-06-20"),
        ("Le pont rouvrira fin juin.", "2024-06-21", "2024-06-30"),
        ("Le pont a sauté fin février 2024.", "2024-02-21", "2024-02-29"),
        ("Le pont a sauté début 2014.", "2014-01-01", "2014-04-30"),
        ("Le pont a sauté à la fin de l'été 2014.", "2014-08-22", "2014-09-22"),
    ],
)
def test_a_part_of_a_stretch_narrows_its_ends(nlp, text, earliest, latest):
    found = one(nlp, text)
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize("digit", ["²", "①", "٣", "½", "Ⅻ", "²-3", "3²", "336.210.00", "1.2.3.4", "84,00,0"])
def test_digits_that_are_none_are_no_dates(nlp, digit):
    text = f"Le {digit} mai, à {digit} h, il y a {digit} ans, le {digit}/{digit}, dans {digit} jours."
    assert all(text[time.start : time.end] == time.text for time in times(nlp, text))


def test_a_century_that_nobody_can_date_is_none(nlp):
    assert nlp("Au 999e siècle, rien.").dates == ()
