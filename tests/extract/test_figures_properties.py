"""What holds for the figures of any text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import recoupe

PIECES = [
    "au moins", "près de", "plus d'", "entre", "et", "à", "ou", "dont", "17", "300", "84.000", "100'000", "3,5", "deux",
    "vingt et un", "cent", "mille", "millions", "un", "une", "dizaine", "des centaines", "de", "d'", "morts", "blessés",
    "soldats", "euros", "%", "ont été tués", "selon la police", "Le bilan", "s'élève", "le 8 juin", "la moitié des",
    "sur", "cinq", "\n", "84\n000", "1\u200b7", "3,4,5", "10-20-30", "000",
    "«", "»", "(", ")", ",", ".", "\n\n", "-", "€", "$", "kg", "ans", "l'un", "aucun", "autres", "en",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map(" ".join)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts)
def test_figures_are_what_they_claim(nlp: recoupe.Pipeline, text: str) -> None:
    analysis = nlp(text)
    figures = analysis.figures
    assert [figure.id for figure in figures] == list(range(len(figures)))
    end = 0
    for figure in figures:
        assert end <= figure.start < figure.end
        end = figure.end
        assert figure.text == analysis.text[figure.start : figure.end]
        assert figure.value is not None or figure.low is not None or figure.high is not None
        bounds = [bound for bound in (figure.low, figure.value, figure.high) if bound is not None]
        assert bounds == sorted(bounds)
        assert figure.part_of is None or figure.part_of != figure.id and figure.part_of < len(figures)
        assert not any(date.start < figure.end and figure.start < date.end for date in analysis.dates)


@pytest.mark.parametrize("unit", ["dont 17 ", "un cent ", "12-", "deux ou ", "des millions de ", "% sur dix "])
def test_long_monotonous_text_is_read(nlp: recoupe.Pipeline, unit: str) -> None:
    analysis = nlp(unit * 2000)
    assert analysis.figures == nlp(unit * 2000).figures


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["Près de 84 000 habitants ont fui la ville.", "Entre 300 et 400 soldats gardent le pont."]),
    st.integers(0, 5),
    st.sampled_from(["\n", "\r\n", " \n"]),
)
def test_where_a_line_ends_changes_no_number(nlp: recoupe.Pipeline, text: str, gap: int, end: str) -> None:
    first, *rest = text.split(" ")
    words = [first, *(f"{end if k == gap else ' '}{word}" for k, word in enumerate(rest))]
    found = [(figure.value, figure.low, figure.high, figure.counts) for figure in nlp("".join(words)).figures]
    assert found == [(figure.value, figure.low, figure.high, figure.counts) for figure in nlp(text).figures]


@pytest.mark.parametrize(
    "unit",
    [
        "trente-",
        "deux cent mille ",
        "1 000 000",
        "17 morts, 84 000 blessés, 3,5 millions d'euros, 12 %, ",
        "l'armée a tué dix civils et les rebelles ont attaqué le village, ",
        "Les terroristes ont fui, a-t-il dit. ",
        "84\n",
        "\u200b1",
    ],
)
def test_a_text_without_end_is_read_to_its_end(nlp: recoupe.Pipeline, unit: str) -> None:
    size = 100_000
    text = unit * (size // len(unit))
    analysis = nlp(text)
    assert analysis.text == text
    assert all(figure.text == text[figure.start : figure.end] for figure in analysis.figures)


def test_the_counts_of_an_endless_list_are_all_found(nlp: recoupe.Pipeline) -> None:
    size = 4000
    text = "L'armée a tué " + ", ".join(f"{number} civils" for number in range(2, size)) + "."
    assert len(nlp(text).figures) > size * 0.9
