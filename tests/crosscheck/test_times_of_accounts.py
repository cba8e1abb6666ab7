"""Which day a sentence tells of, and when it may have been published: one text in, days out."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.crosscheck.accounts import sketch
from recoupe.crosscheck.daymath import publication, told, window, window_of
from recoupe.crosscheck.editions import find_editions
from recoupe.crosscheck.records import Sketch, When
from recoupe.crosscheck.times import AHEAD, LAST, PAST, when_of

#: A Monday.
MONDAY = "2031-03-10"


def read(nlp: recoupe.Pipeline, text: str, published: str | None = None) -> Sketch:
    return sketch(nlp(text, published=published))


def day_of(found: Sketch, words: str, published: str = MONDAY) -> tuple[str | None, str | None]:
    """First and last day of the account of a figure or event, where the text was published on a day."""
    account = next(one for one in found.accounts if one.text == words)
    if not account.when.says:
        return None, None
    window_ = window_of(told(account.when, window(published, published)))
    return window_.earliest, window_.latest


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("À Valdoré, 1 240 personnes ont défilé samedi.", "1 240", "2031-03-08", id="weekday"),
        pytest.param("À Valdoré, 1 240 personnes ont défilé hier.", "1 240", "2031-03-09", id="deictic"),
        pytest.param(
            "Le 3 mars 2031, la grève commence.\nLe 5 mars 2031, le préfet s’adresse aux grévistes.\n"
            "Samedi 8 mars 2031, ils s’opposent à la police.\nQuelque 1 240 grévistes sont recensés.",
            "Quelque 1 240",
            "2031-03-08",
            id="the line before in a chronology",
        ),
        pytest.param("Samedi 1er mars 2031, 1 240 personnes ont défilé à Valdoré.", "1 240", "2031-03-01", id="date"),
        pytest.param("À Valdoré, 1 240 personnes ont défilé samedi dernier.", "1 240", "2031-03-08", id="last"),
        pytest.param(
            "Samedi, la place était pleine à Valdoré. Selon la mairie, 1 240 personnes ont défilé.",
            "1 240",
            "2031-03-08",
            id="told before",
        ),
        pytest.param(
            "La marche a eu lieu samedi à Valdoré.\n\nSelon la mairie, 1 240 personnes ont défilé.",
            "1 240",
            "2031-03-08",
            id="the news",
        ),
        pytest.param(
            "Samedi, 1 240 personnes ont défilé à Valdoré, a annoncé dimanche la mairie.",
            "1 240",
            "2031-03-08",
            id="not the saying",
        ),
        pytest.param(
            "Samedi, la place était pleine à Valdoré. 1 240 personnes ont défilé, selon un bilan donné dimanche.",
            "1 240",
            "2031-03-08",
            id="not the counting",
        ),
        pytest.param(
            "Samedi, 1 240 personnes ont défilé à Valdoré, contre 2 315 la semaine dernière.",
            "1 240",
            "2031-03-08",
            id="not the comparison",
        ),
        pytest.param(
            "Samedi, 1 240 personnes ont défilé à Valdoré, contre 2 315 la semaine dernière.",
            "2 315",
            "2031-03-01",
            id="recalled, a week before",
        ),
        pytest.param(
            "Samedi, 1 240 personnes ont défilé à Valdoré, dont 315 devant la mairie.", "315", "2031-03-08", id="part"
        ),
    ],
)
@pytest.mark.parametrize("given", [MONDAY, None], ids=["dated", "undated"])
def test_a_figure_is_of_a_day(nlp: recoupe.Pipeline, text: str, words: str, expected: str, given: str | None) -> None:
    assert day_of(read(nlp, text, given), words) == (expected, expected)


def test_the_week_before_is_that_of_the_news(nlp: recoupe.Pipeline) -> None:
    found = read(nlp, "Samedi, 1 240 personnes ont défilé. La mairie en avait compté 2 315 la semaine précédente.")
    assert day_of(found, "2 315") == ("2031-03-01", "2031-03-01")


def test_what_nothing_dates_has_no_day(nlp: recoupe.Pipeline) -> None:
    assert day_of(read(nlp, "Selon la mairie, 1 240 personnes ont défilé."), "1 240") == (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le pont a été rouvert samedi.", PAST),
        ("Le pont sera rouvert samedi.", AHEAD),
        ("Le pont a été rouvert samedi dernier.", LAST),
    ],
)
def test_the_tense_says_on_which_side_a_weekday_lies(
    nlp: recoupe.Pipeline, text: str, expected: tuple[int, int]
) -> None:
    analysis = nlp(text)
    assert when_of(analysis.dates[0], text, analysis.published).shift == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("à 17H30", (1050, 1050)),
        ("vers 17 heures", (990, 1050)),
        ("à la mi-journée", (690, 840)),
        ("en fin de journée", (1020, 1260)),
        ("samedi matin", (300, 750)),
        ("à 9 h (heure du Québec)", None),
    ],
)
def test_an_hour_is_read(nlp: recoupe.Pipeline, words: str, expected: tuple[int, int] | None) -> None:
    found = read(nlp, f"Samedi {words}, 1 240 personnes défilaient à Valdoré, selon la mairie.")
    account = next(one for one in found.accounts if one.text == "1 240")
    assert expected in (account.when.clock, account.as_of.clock)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’acte XIV et l'acte 15", [("acte", 14), ("acte", 15)]),
        ("pour leur onzième samedi consécutif", [("samedi", 11)]),
        ("la 3e journée d’action", [("journee", 3)]),
        ("pour son troisième samedi de manifestation", []),  # somebody's own count
        ("la troisième journée du festival", []),
        ("lors de la première journée d’action, et à la deuxième, le 3 mai", [("journee", 1), ("journee", 2)]),
        ("l’acte de vente", []),
    ],
)
def test_a_numbered_event_is_found(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(one.series, one.number) for one in find_editions(text, [(0, len(text))])] == expected


def test_a_time_and_its_publication_fit_each_other() -> None:
    for shift in (PAST, AHEAD, LAST):
        when = When(text="samedi", weekday=5, shift=shift)
        for day in range(7):
            published = window(f"2031-03-{10 + day}", f"2031-03-{10 + day}")
            days = told(when, published)
            assert days.bit_count() == 1
            assert publication(when, days) & published
