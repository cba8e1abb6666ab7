"""Which day the story is at, and on which side of the day of writing a date lies.

Every sentence is invented; they are read as of Wednesday 15 May 2024.
"""

from __future__ import annotations

import pytest

from tests.extract.timing import summary, times

STORY = [
    (  # a day that dates the saying does not move the story
        "L'armée a repris mardi le village, a affirmé dimanche l'agence. La veille, des obus étaient tombés.",
        "mardi DATE 2024-05-14 | dimanche DATE 2024-05-12 | La veille DATE 2024-05-13",
    ),
    (  # unless it is the only one
        "Le préfet a affirmé mardi que la route était coupée. La veille, le pont avait cédé.",
        "mardi DATE 2024-05-14 | La veille DATE 2024-05-13",
    ),
    (  # or stands in front
        "Il a plu samedi. Lundi, le préfet a affirmé que la route était coupée. La veille, un pont avait cédé.",
        "samedi DATE 2024-05-11 | Lundi DATE 2024-05-13 | La veille DATE 2024-05-12",
    ),
    (  # nor does one that says which thing is meant
        "L'émissaire est venu lundi après les violences de jeudi. La veille, il était à Genève.",
        "lundi DATE 2024-05-13 | jeudi DATE 2024-05-09 | La veille DATE 2024-05-12",
    ),
    (
        "Les violences de dimanche ont fait dix morts. Le lendemain, le maire est parti.",
        "dimanche DATE 2024-05-12 | Le lendemain DATE 2024-05-13",
    ),
    (
        "L'émissaire est venu lundi malgré les menaces proférées jeudi. La veille, il était à Genève.",
        "lundi DATE 2024-05-13 | jeudi DATE 2024-05-09 | La veille DATE 2024-05-12",
    ),
    (  # nor one that bounds or compares
        "Des tirs ont lieu depuis samedi. Dans la soirée, un pont a cédé.",
        "samedi DATE 2024-05-11 | la soirée TIME 2024-05-15TEV",
    ),
    (
        "Ils étaient 60, contre 80 samedi. Dans la matinée, un pont a cédé.",
        "samedi DATE 2024-05-11 | la matinée TIME 2024-05-15TMO",
    ),
    (  # nor a distance from an event
        "Le maire est mort lundi, deux jours après la crue. Dans la soirée, la foule a prié.",
        "lundi DATE 2024-05-13 | deux jours après DATE None | la soirée TIME 2024-05-13TEV",
    ),
    (
        "Il est venu le 3 mars 2015. Élu en 2018, il a été réélu la même année.",
        "le 3 mars 2015 DATE 2015-03-03 | 2018 DATE 2018 | la même année DATE 2018",
    ),
    (  # after a night between two days
        "Dans la nuit de lundi à mardi, un homme a tiré. Vers 3 h, la police est venue. L'après-midi, il a avoué.",
        "la nuit de lundi à mardi TIME 2024-05-13TNI | Vers 3 h TIME 2024-05-14T03:00 | "
        "L'après-midi TIME 2024-05-14TAF",
    ),
    (
        "Dans la nuit du 3 au 4 mai, vers 23 h, un homme a tiré.",
        "la nuit du 3 au 4 mai TIME 2024-05-03TNI | vers 23 h TIME 2024-05-03T23:00",
    ),
]


@pytest.mark.parametrize(("text", "expected"), STORY)
def test_story(nlp, text, expected):
    assert summary(times(nlp, text)) == expected


SIDES = [
    ("Le maire a appelé à manifester samedi.", "samedi DATE 2024-05-18"),
    ("Les quatre avions n'ont pas pu atterrir samedi.", "samedi DATE 2024-05-11"),
    ("Il craint des heurts samedi.", "samedi DATE 2024-05-18"),
    ("Le président a annoncé que le ministre donnerait mardi une conférence.", "mardi DATE 2024-05-21"),
    ("Bien que le ministre ait renoncé début avril à son projet, la grève dure.", "début avril DATE 2024-04"),
    ("Ils ont demandé une trêve pour lundi.", "lundi DATE 2024-05-20"),
    ("Ils seront plus nombreux que le 1er mai.", "le 1er mai DATE 2024-05-01"),
    ("La réunion du 20 mai a été annulée.", "20 mai DATE 2024-05-20"),
    ("La réunion du 12 juin portera sur le budget.", "12 juin DATE 2024-06-12"),
    ("Réunion samedi à 20 h 30, salle des fêtes.", "samedi DATE 2024-05-18 | 20 h 30 TIME 2024-05-18T20:30"),
    ("Rendez-vous vendredi à la salle des fêtes.", "vendredi DATE 2024-05-17"),
    ("L'équipe reçoit Nancy dimanche à 15 h.", "dimanche DATE 2024-05-19 | 15 h TIME 2024-05-19T15:00"),
    (
        "Dimanche, vers 17 h, un homme se rend au café.",
        "Dimanche DATE 2024-05-12 | vers 17 h TIME 2024-05-12T17:00",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SIDES)
def test_before_or_after_the_day_of_writing(nlp, text, expected):
    assert summary(times(nlp, text)) == expected
