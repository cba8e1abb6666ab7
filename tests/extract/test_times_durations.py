"""Durations, what comes back, and words without a place in the calendar.

Every sentence is invented; they are read as of Wednesday 15 May 2024.
"""

from __future__ import annotations

import pytest

from tests.extract.timing import summary, times

LENGTHS = [
    ("Il a été condamné à deux ans de prison.", "deux ans DURATION P2Y"),
    ("Le siège a duré un demi-siècle.", "un demi-siècle DURATION P50Y"),
    ("Le siège a duré près de 24 heures.", "près de 24 heures DURATION PT24H"),
    ("Le siège a duré environ deux mois.", "environ deux mois DURATION P2M"),
    ("Le siège a duré plusieurs semaines.", "plusieurs semaines DURATION PXW"),
    ("Le siège a duré une heure et demie.", "une heure et demie DURATION PT1H30M"),
    ("Le siège a duré 1 h 45.", "1 h 45 DURATION PT1H45M"),
    ("Les peines vont de 8 à 24 mois.", "8 DURATION P8M | 24 mois DURATION P24M"),
    ("Le convoi attend depuis 2 ans.", "2 ans DURATION P2Y"),
    ("Le convoi attend depuis des mois.", "des mois DURATION PXM"),
    ("Ces quatre derniers jours, trois convois sont passés.", "Ces quatre derniers jours DURATION P4D"),
    ("Au cours des dernières 24 heures, dix obus sont tombés.", "dernières 24 heures DURATION PT24H"),
    ("Le président veut réussir son quinquennat.", "quinquennat DURATION P5Y"),
    ("Les observateurs resteront une dizaine de jours.", "une dizaine de jours DURATION P10D"),
    ("Chaque lundi, le conseil se réunit.", "Chaque lundi SET XXXX-WXX-1"),
    ("Tous les jeudis, le marché ferme.", "Tous les jeudis SET XXXX-WXX-4"),
    ("Tous les jours, des obus tombent.", "Tous les jours SET P1D"),
    ("Le conseil siège tous les deux mois.", "tous les deux mois SET P2M"),
    ("Le guichet est ouvert du lundi au vendredi.", "lundi SET XXXX-WXX-1 | vendredi SET XXXX-WXX-5"),
    ("Le marché se tient le samedi.", "le samedi SET XXXX-WXX-6"),
    ("L'armée avait récemment quitté la ville.", "récemment DATE PAST_REF"),
    ("Le président actuel du conseil est malade.", "actuel DATE PRESENT_REF"),
    ("L'avenir du pays est sombre.", "L'avenir DATE FUTURE_REF"),
    ("Une famille touche 300 euros par mois.", "mois SET P1M"),
    ("Le conseil siège deux fois par an.", "deux fois par an SET P1Y"),
    ("La deuxième journée du congrès a été annulée.", "La deuxième journée DURATION P1D"),
    ("Le général entame sa troisième année à la tête du pays.", "sa troisième année DURATION P1Y"),
    ("Ces années-là, le pays était en paix.", "Ces années-là DATE PAST_REF"),
    ("Il a fallu attendre un mois avant que la route rouvre.", "un mois DURATION P1M"),
    ("Le futur président sera élu par le peuple.", "futur DATE FUTURE_REF"),
]

NOTHING = [
    "Il a été blessé et a été transporté à l'hôpital.",
    "Amina Diallo, 41 ans, est morte.",
    "Un homme de 41 ans a été arrêté.",
    "Une fillette de 6 ans a disparu.",
    "Le chauffeur, âgé de 54 ans, a fui.",
    "Les plus de 60 ans sont partis.",
    "Le robot a atteint la planète Mars.",
    "L'Atlas a battu le Raja 2-1.",
    "Le convoi a pris l'A7 puis la RN 113.",
    "Appelez le 01 45 67 89 12.",
    "Quelque 2500 enfants attendent.",
    "Le second accord est mort.",
    "L'appareil est neuf.",
    "Noël Kanté a parlé.",
    "Selon le Journal du Dimanche, la ville est perdue.",
    "Les 24 Heures du Mans ont été annulées.",
    "Il reviendra un jour.",
    "La ville prépare les Jeux d'hiver.",
    "Le marché de Noël est fermé.",
    "Les fêtes de fin d'année coûtent cher.",
    "C'est un jour de deuil.",
    "La 12e journée de championnat est reportée.",
    "Il a parlé au journal télévisé de 20 heures.",
]


@pytest.mark.parametrize(("text", "expected"), LENGTHS)
def test_durations(nlp, text, expected):
    assert summary(times(nlp, text)) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_ages_scores_roads_and_names_are_no_times(nlp, text):
    assert summary(times(nlp, text)) == ""
