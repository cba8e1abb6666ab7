"""What settles a value and what leaves it open: status, candidates, bounds and evidence.

Every sentence is invented; unless a test says otherwise they are read as of Wednesday 15 May 2024.
"""

from __future__ import annotations

import pytest

from recoupe.model import TimeStatus
from tests.extract.timing import one, times


@pytest.mark.parametrize(
    ("text", "status", "value"),
    [
        ("La ville est tombée le 8 juin 2018.", TimeStatus.EXPLICIT, "2018-06-08"),
        ("La ville est tombée le vendredi 8 juin 2018.", TimeStatus.EXPLICIT, "2018-06-08"),
        ("La ville est tombée mardi.", TimeStatus.INFERRED, "2024-05-14"),
        ("La ville est tombée le 3 mai.", TimeStatus.INFERRED, "2024-05-03"),
        ("La ville est tombée le jeudi 8 juin 2018.", TimeStatus.CONFLICTING, None),
        ("La ville est tombée le 30 février 2018.", TimeStatus.CONFLICTING, None),
        ("Le convoi attend depuis deux ans.", TimeStatus.EXPLICIT, "P2Y"),
        ("Il y a quelques jours, la ville est tombée.", TimeStatus.UNDERDETERMINED, None),
        ("Le marché a fermé pendant le ramadan 2023.", TimeStatus.UNDERDETERMINED, None),
    ],
)
def test_status(nlp, text, status, value):
    found = one(nlp, text)
    assert (found.status, found.value) == (status, value)


@pytest.mark.parametrize(
    "text",
    [
        "La ville est tombée mardi.",
        "La ville est tombée hier.",
        "La ville est tombée le vendredi 8 juin.",
        "La ville est tombée la semaine dernière.",
        "La ville est tombée en juin.",
        "La ville est tombée à 17 h.",
        "La ville est tombée le lendemain.",
        "La ville est tombée à Noël.",
    ],
)
def test_without_a_publication_date_these_stay_open(nlp, text):
    found = one(nlp, text, published=None)
    assert (found.value, found.status) == (None, TimeStatus.UNDERDETERMINED)
    assert (found.earliest, found.latest) == (None, None)
    assert found.evidence


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Il est mort le 3 mai 2019. Le lendemain, l'armée est partie.", ["2019-05-03", "2019-05-04"]),
        ("Il est mort le 3 mai 2019 à 17 h.", ["2019-05-03", "2019-05-03T17:00"]),
        ("Il est né en 1950. L'année suivante, son père est parti.", ["1950", "1951"]),
        ("Il est resté du 28 décembre au 4 janvier 2020.", ["2019-12-28", "2020-01-04"]),
    ],
)
def test_without_a_publication_date_the_story_still_counts(nlp, text, values):
    assert [time.value for time in times(nlp, text, published=None)] == values


def test_a_weekday_that_does_not_fit_is_never_mended(nlp):
    found = one(nlp, "La ville est tombée le jeudi 8 juin 2018.")
    assert found.value is None
    assert [reading.value for reading in found.candidates] == ["2018-06-08", "2018-06-07", "2017-06-08", "2023-06-08"]
    assert all(reading.reason for reading in found.candidates)
    assert found.evidence == ("le 8 juin 2018 est un vendredi, et non un jeudi",)


def test_a_weekday_that_fits_no_near_year_is_a_conflict_too(nlp):
    # 14 May was a Tuesday in 2024, and a Sunday in 2023
    found = one(nlp, "La ville est tombée le samedi 14 mai.")
    assert (found.value, found.status) == (None, TimeStatus.CONFLICTING)
    assert "2022-05-14" in [reading.value for reading in found.candidates]


def test_the_tense_and_the_weekday_must_agree(nlp):
    # 21 June was a Wednesday in 2023 and a Friday in 2024
    assert one(nlp, "L'armée a repris le col le mercredi 21 juin.").value == "2023-06-21"
    assert one(nlp, "L'armée reprendra le col le vendredi 21 juin.").value == "2024-06-21"
    for text in ("L'armée a repris le col le vendredi 21 juin.", "L'armée reprendra le col le mercredi 21 juin."):
        assert (one(nlp, text).value, one(nlp, text).status) == (None, TimeStatus.CONFLICTING)


def test_two_names_of_one_day_must_agree(nlp):
    hier, mardi = times(nlp, "L'armée est partie hier, mardi.")
    assert (hier.value, mardi.value) == ("2024-05-14", "2024-05-14")
    hier, lundi = times(nlp, "L'armée est partie hier, lundi.")
    assert (hier.value, lundi.value, lundi.status) == ("2024-05-14", None, TimeStatus.CONFLICTING)


def test_a_conflict_keeps_its_hour_in_every_reading(nlp):
    found = one(nlp, "La ville est tombée le jeudi 8 juin 2018 au soir.")
    assert {reading.value[10:] for reading in found.candidates} == {"TEV"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("La ville est tombée hier.", "relatif à la publication (15 mai 2024)"),
        ("La ville est tombée mardi.", "verbe au passé"),
        ("La ville tombera mardi.", "verbe au futur"),
        ("La ville est tombée mardi dernier.", "« dernier »"),
        ("La ville est tombée mercredi.", "le jour même de la publication"),
        ("La ville est tombée à 17 h.", "aucun jour nommé avant : jour de la publication (15 mai 2024)"),
    ],
)
def test_the_evidence_says_what_decided(nlp, text, words):
    assert words in " ; ".join(one(nlp, text).evidence)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Il est parti le 8 juin 2018.", "2018-06-08", "2018-06-08"),
        ("Il est parti en février 2020.", "2020-02-01", "2020-02-29"),
        ("Il est parti en 2018.", "2018-01-01", "2018-12-31"),
        ("Il est parti dans les années 1990.", "1990-01-01", "1999-12-31"),
        ("Il est parti au XXe siècle.", "1901-01-01", "2000-12-31"),
        ("Il est parti au deuxième trimestre 2019.", "2019-04-01", "2019-06-30"),
        ("Il est parti la semaine dernière.", "2024-05-06", "2024-05-12"),
        ("Il est parti le week-end dernier.", "2024-05-11", "2024-05-12"),
        ("Il est parti il y a deux semaines.", "2024-04-28", "2024-05-05"),
        ("Il est parti mardi soir.", "2024-05-14", "2024-05-14"),
        ("Il est parti à Pâques 2018.", "2018-04-01", "2018-04-01"),
        ("Il est parti il y a quelques jours.", None, "2024-05-15"),
        ("Il a attendu deux ans.", None, None),
    ],
)
def test_first_and_last_day(nlp, text, earliest, latest):
    found = one(nlp, text)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_a_feast_by_the_moon_is_a_reading_and_no_value(nlp):
    # in Mecca the fast of 1444 began on 23 March 2023 and ended on 20 April
    found = one(nlp, "Le marché a fermé pendant le ramadan 2023.")
    assert found.value is None
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= "2023-03-23" < "2023-04-20" <= found.latest
    [reading] = found.candidates
    assert "observation de la lune" in reading.reason


def test_a_feast_that_falls_twice_in_a_year_has_two_readings(nlp):
    found = one(nlp, "Le marché a fermé pendant le ramadan 2030.")
    assert (found.value, found.status, len(found.candidates)) == (None, TimeStatus.UNDERDETERMINED, 2)


def test_what_counts_from_an_event_is_left_to_it(nlp):
    day, after = times(nlp, "Il est arrivé le 3 mai. Deux jours après l'accord, il est reparti.")
    assert day.value == "2024-05-03"
    assert (after.value, after.status) == (None, TimeStatus.UNDERDETERMINED)
    assert [reading.value for reading in after.candidates] == ["2024-05-05"]


def test_a_lead_counts_from_the_day_told_below(nlp):
    text = (
        "Deux jours après l'attaque du barrage, l'armée accuse les rebelles.\n\nVendredi, des hommes avaient "
        "attaqué le barrage."
    )
    assert [time.value for time in times(nlp, text, published="2024-05-12")] == ["2024-05-12", "2024-05-10"]


def test_history_does_not_lend_its_day_to_the_news(nlp):
    text = (
        "La ville commémore la bataille du 11 novembre 1918. Le maire a déposé une gerbe. Des enfants ont chanté. "
        "À 17 h, la foule est partie."
    )
    assert times(nlp, text)[-1].value == "2024-05-15T17:00"


def test_the_given_date_is_the_publication(nlp):
    published = nlp("Rien.", published="2024-05-15").published
    assert (published.earliest, published.latest, published.status) == ("2024-05-15", "2024-05-15", "given")


def test_a_day_alone_is_not_of_a_month_named_before_an_open_one(nlp):
    text = (
        "La cour se prononcera le 2 janvier 2000. Le tunnel a été fermé le vendredi 31 décembre. "
        "Le convoi est passé le 31."
    )
    assert nlp(text).dates[-1].value is None
