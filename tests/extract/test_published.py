"""When a text was published: every kind of evidence, what it may settle and what not, and conflicts.

Every sentence is invented, and so is what it attributes to anybody.
"""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import Analysis, Document, Publication, PublishedStatus, TimeStatus


def bounds(published: Publication) -> tuple[str | None, str | None, str]:
    return published.earliest, published.latest, published.status.value


def dates(analysis: Analysis) -> list[tuple[str, str | None]]:
    return [(date.text, date.value) for date in analysis.dates]


def test_a_given_date_is_taken_as_it_is(nlp: recoupe.Pipeline) -> None:
    analysis = nlp("Le pont a rouvert vendredi, a dit le président Obama.", published="2018-06-12")
    assert bounds(analysis.published) == ("2018-06-12", "2018-06-12", "given")
    assert analysis.published.evidence == ("date fournie avec le document",)
    assert dates(analysis) == [("vendredi", "2018-06-08")]


def test_a_given_date_that_is_none_is_left_aside(nlp: recoupe.Pipeline) -> None:
    published = nlp(Document(id="x", text="Le pont a rouvert.", published="naguère")).published
    assert bounds(published) == (None, None, "open")


@pytest.mark.parametrize("text", ["", "   ", "Le pont a rouvert.", "Mardi.", "1" * 3000, "le 8 juin " * 300])
def test_without_evidence_the_date_is_open(nlp: recoupe.Pipeline, text: str) -> None:
    published = nlp(text).published
    assert (published.status, published.earliest, published.latest) == (PublishedStatus.OPEN, None, None)


# What stands around an article ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KESSAR, 15 mars 2019 (ALC) – Le pont a rouvert jeudi.", ("2019-03-15", "2019-03-16")),
        ("Kessar (Arvanie), le 3 mai 2019 - Le pont a rouvert jeudi.", ("2019-05-03", "2019-05-04")),
        ("Le pont de Kessar\n\nKESSAR, 15 mars 2019 (ALC) – Le pont a rouvert jeudi.", ("2019-03-15", "2019-03-16")),
        ("Lundi 18 mars 2024. Le pont a rouvert dimanche.", ("2024-03-18", "2024-03-19")),
        ("Publié le 3 mai 2019 à 12h30\nLe pont a rouvert jeudi.", ("2019-05-03", "2019-05-03")),
        ("Le pont a rouvert.\nPublié le 03/05/2019, mis à jour le 05/05/2019", ("2019-05-03", "2019-05-05")),
        ("Le pont a rouvert.\nMis à jour le 1er août 2012", ("2012-08-01", "2012-08-01")),
        ("vendredi 3 mai 2019\nLe pont a rouvert jeudi.", ("2019-05-03", "2019-05-04")),
    ],
)
def test_what_stands_around_an_article_dates_it(nlp: recoupe.Pipeline, text: str, found: tuple[str, str]) -> None:
    assert bounds(nlp(text).published) == (*found, "inferred")


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://exemple.fr/2019/05/03/le-pont", "2019-05-03"),
        ("https://exemple.fr/monde/20190503-le-pont", "2019-05-03"),
        ("https://exemple.fr/le-pont-2019-5-3.html", "2019-05-03"),
        ("https://exemple.fr/article/120190503", None),
        ("https://exemple.fr/2019/13/03/le-pont", None),
        ("https://exemple.fr/2019/02/30/le-pont", None),
    ],
)
def test_an_address_dates_an_article(nlp: recoupe.Pipeline, url: str, found: str | None) -> None:
    published = nlp("Le pont a rouvert.", url=url).published
    assert (published.earliest, published.latest) == (found, found)


@pytest.mark.parametrize(
    "text",
    [
        "Publié le 3 mai 2016, le rapport a fait du bruit.",
        "Une étude publiée le 3 mai 2016 le montre.",
        "Le traité du 3 mai 2016 - un texte court - est critiqué.",
    ],
)
def test_the_date_of_another_thing_is_not_that_of_the_text(nlp: recoupe.Pipeline, text: str) -> None:
    assert nlp(text).published.latest is None


def test_a_mistyped_date_around_an_article_is_no_date(nlp: recoupe.Pipeline) -> None:
    assert nlp("KESSAR, 31 juin 2019 (ALC) – Le pont a rouvert.").published.latest is None


# Anchors ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le président Emmanuel Macron a parlé.", ("2017-05-14", "2027-05-13")),
        ("Le ministre de l'Économie Emmanuel Macron a parlé.", ("2014-08-26", "2016-08-30")),
        ("Emmanuel Macron a parlé.", (None, None)),  # a name alone bounds nothing
        ("Le président a reçu Angela Merkel.", (None, None)),  # two persons
        ("Le président américain Donald Trump a parlé.", ("2017-01-20", "2029-01-20")),
        ("L'ancien président Jacques Chirac a parlé.", ("2007-05-16", None)),
        ("L'ex-Premier ministre Alain Juppé a parlé.", ("1997-06-02", None)),
        ("La ligne avait été ouverte sous le président Chirac.", ("1995-05-17", None)),
        ("Le président Chirac, à l'époque, avait inauguré la ligne.", ("1995-05-17", None)),
        ("Le futur président Emmanuel Macron avait visité le pont.", (None, None)),
        ("Le président de l'UMP Nicolas Sarkozy a parlé.", ("2002-04-23", None)),  # the party's, and not the state's
        ("Nicolas Sarkozy, président de l'association, a parlé.", (None, None)),
        ("Theresa May, la Première ministre britannique, a parlé.", ("2016-07-13", "2019-07-24")),
        ("Le message a circulé sur WhatsApp et sur Telegram.", ("2009-02-24", None)),
    ],
)
def test_anchors_bound_the_date(nlp: recoupe.Pipeline, text: str, found: tuple[str | None, str | None]) -> None:
    published = nlp(text).published
    assert (published.earliest, published.latest) == found, published.evidence


def test_an_office_of_the_past_is_set_aside_beside_newer_things(nlp: recoupe.Pipeline) -> None:
    published = nlp("Le président Chirac avait inauguré le pont. La vidéo est sur TikTok.").published
    assert (published.earliest, published.latest) == ("2017-05-01", None)
    assert any(said.startswith("écarté") and "Chirac" in said for said in published.evidence)


def test_the_narrowest_of_several_offices_counts(nlp: recoupe.Pipeline) -> None:
    text = "Le président Emmanuel Macron a reçu la Première ministre britannique Liz Truss et le président Joe Biden."
    assert bounds(nlp(text).published) == ("2022-09-06", "2022-10-25", "inferred")


# Years, tenses ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La ville a été libérée en novembre 2017.", ("2017-11-01", None)),
        ("La ville est tombée le 3 mars 2014.", ("2014-03-03", None)),
        ("La cour se prononcera le 3 mars 2014.", (None, "2014-03-03")),
        ("Le gouvernement a annoncé la fin de la taxe en 2024.", (None, None)),  # the fee ends, the past announces
        ("Le prix, revalorisé dès 2024, a été critiqué.", (None, None)),
        ("Le tunnel devait ouvrir en 2024.", (None, None)),
        ("« La route ouvrira en 2012 », avait promis le maire.", (None, None)),  # somebody else's future
        ("Le budget de 2024 est prêt.", (None, None)),
        ("En 2017, l'an dernier, le pont était fermé.", ("2018-01-01", "2018-12-31")),
        ("Il est né en 1955.", (None, None)),  # before the years looked at
    ],
)
def test_years_bound_the_date_by_their_tense(
    nlp: recoupe.Pipeline, text: str, found: tuple[str | None, str | None]
) -> None:
    published = nlp(text).published
    assert (published.earliest, published.latest) == found, published.evidence


# Weekdays ---------------------------------------------------------------------------------------------------------


def test_one_weekday_with_its_date_leaves_the_years_that_fit(nlp: recoupe.Pipeline) -> None:
    analysis = nlp("Le message a circulé sur WhatsApp. Le pont a été fermé le vendredi 8 juin.")
    assert analysis.published.status is PublishedStatus.OPEN
    assert [reading.value[:4] for reading in analysis.published.candidates] == ["2012", "2018", "2029", "2035"]
    [date] = analysis.dates
    assert (date.value, date.status) == (None, TimeStatus.UNDERDETERMINED)
    assert [reading.value for reading in date.candidates] == ["2012-06-08", "2018-06-08", "2029-06-08", "2035-06-08"]


LEAD = (
    "Trois jours après l'attaque de la patrouille contre le pont de Kessar, le préfet accuse la milice.\n"
    "Le pont a été rendu en avril 2014.\n"
    "Lundi, la milice avait repris ses tirs contre le pont.\n"
    "Le lundi 13 octobre, elle a brûlé deux barques. « Nous tenons la rive », a dit le mardi 14 octobre le préfet.\n"
    "Mardi soir, le maire a démenti qu'il y ait eu des tirs.\n"
)


def test_two_weekdays_settle_the_year_behind_the_last_date_told(nlp: recoupe.Pipeline) -> None:
    analysis = nlp(LEAD)
    assert bounds(analysis.published) == ("2014-10-16", "2014-10-18", "inferred")
    assert dict(dates(analysis)) == {
        "Trois jours après": "2014-10-16",
        "avril 2014": "2014-04",
        "Lundi": "2014-10-13",
        "Le lundi 13 octobre": "2014-10-13",
        "le mardi 14 octobre": "2014-10-14",
        "Mardi soir": "2014-10-14TEV",
    }


def test_a_weekday_alone_may_be_a_later_one_than_the_same_with_its_date(nlp: recoupe.Pipeline) -> None:
    published = nlp(
        "En 1999, l'an dernier, le pont a fermé. Il a été gardé le samedi 22 janvier. Il a rouvert samedi."
    ).published
    assert published.latest is not None
    assert published.latest > "2000-02-05"


def test_two_weekdays_without_a_date_told_settle_nothing(nlp: recoupe.Pipeline) -> None:
    published = nlp(LEAD.replace("en avril 2014", "au printemps")).published
    assert published.status is PublishedStatus.OPEN
    assert len({reading.value[:4] for reading in published.candidates}) != 1


def test_a_later_year_in_the_text_keeps_the_date_open(nlp: recoupe.Pipeline) -> None:
    assert nlp(LEAD + "Le plan de 2019 est critiqué.").published.status is PublishedStatus.OPEN


@pytest.mark.parametrize(
    "text",
    [
        "KESSAR, 24 juin 2017 (ALC) – Le général a parlé le jeudi 23 juin.",
        "L'acte V des gilets jaunes a été calme. Le préfet a parlé le jeudi 13 juin. Le pont a fermé le mardi 4"
        " décembre dernier. Un convoi est passé le lundi 15 décembre.",
    ],
)
def test_a_weekday_that_does_not_fit_is_a_conflict(nlp: recoupe.Pipeline, text: str) -> None:
    conflicting = [date for date in nlp(text).dates if date.status is TimeStatus.CONFLICTING]
    assert conflicting
    for date in conflicting:
        assert date.value is None
        assert len({reading.value for reading in date.candidates}) > 1
        assert date.evidence


def test_a_conflict_leaves_the_publication_open(nlp: recoupe.Pipeline) -> None:
    text = "L'acte V des gilets jaunes a été calme. Un convoi est passé le lundi 15 décembre."
    analysis = nlp(text)
    assert analysis.published.status is PublishedStatus.OPEN
    assert any("contredit" in said for said in analysis.published.evidence)
    assert [date.status for date in analysis.dates] == [TimeStatus.CONFLICTING]


# Counting from a known day ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L'acte V des gilets jaunes a été calme.", ("2018-12-08", "2018-12-28")),
        ("Les gilets jaunes ont défilé pour le neuvième samedi consécutif.", ("2019-01-05", "2019-01-19")),
        ("Une semaine après le début du mouvement, les gilets jaunes tiennent le pont.", ("2018-11-17", "2018-12-01")),
        (
            "Le mouvement des gilets jaunes, qui bloque le pont depuis trois semaines, continue.",
            ("2018-12-01", "2018-12-15"),
        ),
    ],
)
def test_counting_from_a_known_day_settles_the_date(nlp: recoupe.Pipeline, text: str, found: tuple[str, str]) -> None:
    assert bounds(nlp(text).published) == (*found, "inferred")


@pytest.mark.parametrize(
    "text",
    [
        "Le premier acte de la pièce a plu.",
        "L'acte IV de la pièce a plu.",  # no movement is named
        "Le préfet, en poste depuis dix-huit mois, a reçu des gilets jaunes.",  # his months
        "Elle est venue voir les gilets jaunes pour son troisième samedi consécutif.",  # her Saturdays
        "Depuis l'acte I des gilets jaunes, le pont est gardé.",  # said for years
    ],
)
def test_counting_something_else_settles_nothing(nlp: recoupe.Pipeline, text: str) -> None:
    assert nlp(text).published.status is PublishedStatus.OPEN


def test_the_first_day_of_a_movement_without_its_year(nlp: recoupe.Pipeline) -> None:
    published = nlp("Les gilets jaunes tiennent le pont depuis le 17 novembre.").published
    assert bounds(published) == ("2018-11-17", "2019-08-14", "open")


# Values where the date is only bounded ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "candidates"),
    [
        ("{} Le pont a fermé en novembre.", "2018-11", []),
        ("{} Le pont a fermé il y a trois ans.", "2015", []),
        ("{} Le pont a fermé le 30 novembre.", "2018-11-30", []),
        ("{} Le pont a fermé vendredi.", None, ["2018-12-07", "2018-12-14", "2018-12-21", "2018-12-28"]),
    ],
)
def test_a_value_is_what_all_remaining_days_agree_on(
    nlp: recoupe.Pipeline, text: str, value: str | None, candidates: list[str]
) -> None:
    date = nlp(text.format("L'acte V des gilets jaunes a été calme.")).dates[-1]
    assert date.value == value
    assert [reading.value for reading in date.candidates] == candidates
    assert date.status is (TimeStatus.INFERRED if value else TimeStatus.UNDERDETERMINED)


def test_an_address_older_than_what_the_text_names_is_no_date(nlp: recoupe.Pipeline) -> None:
    published = nlp("La vidéo est sur TikTok.", url="https://exemple.fr/article/20081112-5").published
    assert (published.earliest, published.latest) == ("2017-05-01", None)


def test_a_weekday_and_a_day_alone_give_their_years_and_bound_nothing(nlp: recoupe.Pipeline) -> None:
    analysis = nlp("La ville est tombée le vendredi 8 juin.")
    years = [reading.value[:4] for reading in analysis.dates[0].candidates]
    assert years == ["1990", "2001", "2007", "2012", "2018", "2029", "2035"]
    assert bounds(analysis.published) == (None, None, "open")


def test_an_address_that_the_text_contradicts_settles_nothing(nlp: recoupe.Pipeline) -> None:
    text, url = "Le pont a été détruit le 3 mai 2021. Jeudi, il a rouvert.", "https://exemple.fr/2009/03/04/le-pont"
    published = nlp(text, url=url).published
    assert bounds(published) == ("2021-05-03", None, "open")
    assert "écarté, contredit par le texte : adresse de la page : 2009/03/04" in published.evidence


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Le président Emmanuel Macron a reçu mardi 6 mars les maires.", "2018-03-06"),
        ("Le président Nicolas Sarkozy a reçu jeudi 5 mars les maires.", "2009-03-05"),
        ("Le président Joe Biden a parlé mercredi 15 mars.", "2023-03-15"),
    ],
)
def test_a_weekday_that_fits_some_year_of_an_office_is_no_conflict(
    nlp: recoupe.Pipeline, text: str, reading: str
) -> None:
    [date] = nlp(text).dates
    assert (date.value, date.status) == (None, TimeStatus.UNDERDETERMINED)
    assert reading in [candidate.value for candidate in date.candidates]


@pytest.mark.parametrize(("text", "known"), [("L'AfD progresse.", True), ("L'AFD a prêté de l'argent.", False)])
def test_capitals_tell_a_party_from_an_agency(nlp: recoupe.Pipeline, text: str, known: bool) -> None:
    assert (nlp(text).published.earliest is not None) is known


def test_a_given_date_of_a_blank_text_is_kept(nlp: recoupe.Pipeline) -> None:
    assert bounds(nlp("   ", published="2020-01-01").published) == ("2020-01-01", "2020-01-01", "given")
