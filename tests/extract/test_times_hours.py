"""Hours and parts of the day, and the day that they belong to.

Every sentence is invented; they are read as of Wednesday 15 May 2024.
"""

from __future__ import annotations

import pytest

from tests.extract.timing import summary, times

HOURS = [
    ("L'alerte a été donnée mardi à 17 h.", "mardi DATE 2024-05-14 | 17 h TIME 2024-05-14T17:00"),
    ("L'alerte a été donnée mardi à 16H45.", "mardi DATE 2024-05-14 | 16H45 TIME 2024-05-14T16:45"),
    ("L'alerte a été donnée mardi vers 17h30.", "mardi DATE 2024-05-14 | vers 17h30 TIME 2024-05-14T17:30"),
    (
        "L'alerte a été donnée mardi à huit heures du soir.",
        "mardi DATE 2024-05-14 | huit heures du soir TIME 2024-05-14T20:00",
    ),
    (
        "L'alerte a été donnée mardi à 3 heures du matin.",
        "mardi DATE 2024-05-14 | 3 heures du matin TIME 2024-05-14T03:00",
    ),
    ("L'alerte a été donnée à midi.", "midi TIME 2024-05-15T12:00"),
    ("L'alerte a été donnée hier à 10 h.", "hier à 10 h TIME 2024-05-14T10:00"),
    ("Les tirs ont repris mardi soir.", "mardi soir TIME 2024-05-14TEV"),
    ("Les tirs ont repris samedi en fin de matinée.", "samedi en fin de matinée TIME 2024-05-11TMO"),
    ("Les tirs ont repris hier après-midi.", "hier après-midi TIME 2024-05-14TAF"),
    ("Les tirs ont repris ce matin.", "ce matin TIME 2024-05-15TMO"),
    ("Les tirs ont repris la nuit dernière.", "la nuit dernière TIME 2024-05-14TNI"),
    ("Les tirs ont repris dans la nuit de samedi à dimanche.", "la nuit de samedi à dimanche TIME 2024-05-11TNI"),
    ("Les tirs ont repris dans la soirée de lundi.", "la soirée de lundi TIME 2024-05-13TEV"),
    ("Les tirs ont repris samedi à la mi-journée.", "samedi à la mi-journée TIME 2024-05-11TMI"),
    (
        "Le 24 mars, l'armée est entrée. En début d'après-midi, le calme régnait.",
        "Le 24 mars DATE 2024-03-24 | début d'après-midi TIME 2024-03-24TAF",
    ),
    ("Le couvre-feu courra de 18 h à 23 h.", "18 h TIME 2024-05-15T18:00 | 23 h TIME 2024-05-15T23:00"),
    ("Le couvre-feu courra de 18 à 23 h.", "18 TIME 2024-05-15T18:00 | 23 h TIME 2024-05-15T23:00"),
    (
        "Des coups de feu ont éclaté entre 1 h 15 et 3 h mardi.",
        "1 h 15 TIME 2024-05-14T01:15 | 3 h mardi TIME 2024-05-14T03:00",
    ),
    ("Vers 0 h 40, jeudi, un obus est tombé.", "Vers 0 h 40 TIME 2024-05-09T00:40 | jeudi DATE 2024-05-09"),
    (
        "Le pont a sauté le 3 mai. À 17 h, les secours étaient là.",
        "le 3 mai DATE 2024-05-03 | 17 h TIME 2024-05-03T17:00",
    ),
    ("L'obus est tombé peu après 21h00.", "peu après 21h00 TIME 2024-05-15T21:00"),
    ("La séance est à 21:30 samedi.", "21:30 samedi TIME 2024-05-18T21:30"),
    ("Le feu a pris dans la nuit de lundi 13 à mardi 14 mai.", "la nuit de lundi 13 à mardi 14 mai TIME 2024-05-13TNI"),
    ("L'avion s'est posé samedi à 12 h 30 locales.", "samedi DATE 2024-05-11 | 12 h 30 locales TIME 2024-05-11T12:30"),
]


@pytest.mark.parametrize(("text", "expected"), HOURS)
def test_hours(nlp, text, expected):
    assert summary(times(nlp, text)) == expected
