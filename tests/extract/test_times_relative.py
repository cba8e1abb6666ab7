"""What counts from the day of writing and from the day the story has come to.

Every sentence is invented; they are read as of Wednesday 15 May 2024.
"""

from __future__ import annotations

import pytest

from tests.extract.timing import summary, times

RELATIVE = [
    ("Le convoi est arrivé hier.", "hier DATE 2024-05-14"),
    ("Le convoi repartira demain.", "demain DATE 2024-05-16"),
    ("Le convoi est arrivé avant-hier.", "avant-hier DATE 2024-05-13"),
    ("Le ministre doit rencontrer aujourd'hui les rebelles.", "aujourd'hui DATE 2024-05-15"),
    ("Rien ne justifie aujourd'hui une intervention.", "aujourd'hui DATE PRESENT_REF"),
    ("Le général a démissionné mardi.", "mardi DATE 2024-05-14"),
    ("Le général démissionnera mardi.", "mardi DATE 2024-05-21"),
    ("Le général a démissionné mercredi.", "mercredi DATE 2024-05-15"),
    ("Le général a démissionné mercredi dernier.", "mercredi dernier DATE 2024-05-08"),
    ("Le conseil se réunira lundi prochain.", "lundi prochain DATE 2024-05-20"),
    ("Le conseil se réunira lundi de la semaine prochaine.", "lundi de la semaine prochaine DATE 2024-05-20"),
    ("Les tirs ont cessé cette semaine.", "cette semaine DATE 2024-W20"),
    ("Les tirs ont cessé la semaine dernière.", "la semaine dernière DATE 2024-W19"),
    ("Les tirs cesseront le mois prochain.", "le mois prochain DATE 2024-06"),
    ("L'aéroport a fermé le mois dernier.", "le mois dernier DATE 2024-04"),
    ("L'aéroport a fermé l'an dernier.", "l'an dernier DATE 2023"),
    ("L'aéroport rouvrira cette année.", "cette année DATE 2024"),
    ("Le barrage a cédé il y a trois ans.", "il y a trois ans DATE 2021"),
    ("Le barrage a cédé il y a deux jours.", "il y a deux jours DATE 2024-05-13"),
    ("Le barrage a cédé il y a deux mois.", "il y a deux mois DATE 2024-03"),
    ("Les observateurs partiront dans deux mois.", "dans deux mois DATE 2024-07"),
    ("Les observateurs partiront dans trois jours.", "dans trois jours DATE 2024-05-18"),
    ("Les manifestants défileront ce week-end.", "ce week-end DATE 2024-W20-WE"),
    ("Les manifestants ont défilé le week-end dernier.", "le week-end dernier DATE 2024-W19-WE"),
    ("La récolte de l'été dernier a brûlé.", "l'été dernier DATE 2023-SU"),
    (
        "L'émissaire est venu le 3 mai. Le lendemain, il a vu le président.",
        "le 3 mai DATE 2024-05-03 | Le lendemain DATE 2024-05-04",
    ),
    (
        "L'émissaire est venu le 3 mai. La veille, un obus était tombé.",
        "le 3 mai DATE 2024-05-03 | La veille DATE 2024-05-02",
    ),
    (
        "L'émissaire est venu le 3 mai. Deux jours plus tard, il est reparti.",
        "le 3 mai DATE 2024-05-03 | Deux jours plus tard DATE 2024-05-05",
    ),
    (
        "L'émissaire est venu le 3 mai. Le même jour, le pont a sauté.",
        "le 3 mai DATE 2024-05-03 | Le même jour DATE 2024-05-03",
    ),
    (
        "L'émissaire est venu le 3 mai. Ce jour-là, le pont a sauté.",
        "le 3 mai DATE 2024-05-03 | Ce jour-là DATE 2024-05-03",
    ),
    (
        "La guerre a éclaté en mars 2011. Trois mois plus tard, la ville tombait.",
        "mars 2011 DATE 2011-03 | Trois mois plus tard DATE 2011-06",
    ),
    ("La guerre a éclaté en 2011. L'année suivante, la ville tombait.", "2011 DATE 2011 | L'année suivante DATE 2012"),
    ("La guerre a éclaté en 2011. La même année, la ville tombait.", "2011 DATE 2011 | La même année DATE 2011"),
    (
        "Le chef de la junte est mort samedi. L'avant-veille, il recevait encore.",
        "samedi DATE 2024-05-11 | L'avant-veille DATE 2024-05-09",
    ),
    ("Le siècle dernier a connu deux guerres.", "Le siècle dernier DATE 19"),
    ("Le chef des rebelles serait mort mardi.", "mardi DATE 2024-05-14"),
    ("Deux civils auraient été tués samedi.", "samedi DATE 2024-05-11"),
    ("Un sommet aurait lieu samedi.", "samedi DATE 2024-05-18"),
    ("La ville fut prise jeudi.", "jeudi DATE 2024-05-09"),
    ("Le blessé doit être opéré lundi.", "lundi DATE 2024-05-20"),
    ("Le convoi va partir jeudi.", "jeudi DATE 2024-05-16"),
    ("L'explosion survenue jeudi a tué deux hommes.", "jeudi DATE 2024-05-09"),
    ("Il était arrivé dimanche.", "dimanche DATE 2024-05-12"),
    ("Il sera jugé pour avoir frappé un homme lundi.", "lundi DATE 2024-05-13"),
    ("La trêve pourrait être rompue lundi.", "lundi DATE 2024-05-20"),
]


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_relative(nlp, text, expected):
    assert summary(times(nlp, text)) == expected
