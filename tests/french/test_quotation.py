"""Quotation marks of every kind: nested, unclosed, over paragraphs, and apostrophes that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.french.quotation import find_quotations


def inner(text: str) -> list[str]:
    """Give the words of all quotations."""
    return [quotation.inner(text) for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Il dit : « Rien ne change » et part.",
        "Il dit : «Rien ne change» et part.",
        "Il dit : «\xa0Rien ne change\xa0» et part.",
        "Il dit : «\u202fRien ne change\u202f» et part.",
        "Il dit : “Rien ne change” et part.",
        'Il dit : "Rien ne change" et part.',
        "Il dit : „Rien ne change“ et part.",
        "Il dit : ‘Rien ne change’ et part.",
        "Il dit : ''Rien ne change'' et part.",
    ],
)
def test_every_kind_of_mark(text):
    [found] = find_quotations(text)
    assert (found.inner(text), found.depth, found.closed) == ("Rien ne change", 0, True)
    assert text[found.start : found.end].startswith(text[9])
    assert text[found.end :] == " et part."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("« Il crie “Partez” et sort »", [("Il crie “Partez” et sort", 0), ("Partez", 1)]),
        ("« Il crie « Partez » et sort »", [("Il crie « Partez » et sort", 0), ("Partez", 1)]),
        ('« Il crie "Partez" et sort »', [('Il crie "Partez" et sort', 0), ("Partez", 1)]),
        ("“Il crie ‘Partez’ et sort”", [("Il crie ‘Partez’ et sort", 0), ("Partez", 1)]),
        ("« Un “a “b” c” d »", [("Un “a “b” c” d", 0), ("a “b” c", 1), ("b", 2)]),
        ("« Un », puis « deux »", [("Un", 0), ("deux", 0)]),
        ('Les "gardiens» du pont et les "marins" du port', [("gardiens", 0), ("marins", 0)]),
        ('"Un", puis "deux"', [("Un", 0), ("deux", 0)]),
        (
            "« Un « a » puis « b » et « c » aussi »",
            [("Un « a » puis « b » et « c » aussi", 0), ("a", 1), ("b", 1), ("c", 1)],
        ),
        # an opening mark too many does not run on to the end of the text
        (
            "Des faits « graves « selon lui, des « jets » et des « coups ». Puis dix gardes et un « chef ».",
            [
                ("graves « selon lui, des « jets", 0),
                ("selon lui, des « jets", 1),
                ("jets", 2),
                ("coups", 0),
                ("chef", 0),
            ],
        ),
    ],
)
def test_outer_before_inner(text, found):
    assert [(quotation.inner(text), quotation.depth) for quotation in find_quotations(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "L’armée d’Éthiopie n’a rien dit aujourd’hui.",
        "L'armée d'Éthiopie n'a rien dit aujourd'hui.",
        "Un mot » sans début.",
        "Rien ici.",
        "",
    ],
)
def test_apostrophes_and_stray_closing_marks_are_no_quotations(text):
    assert find_quotations(text) == ()


def test_an_apostrophe_inside_single_marks_does_not_close_them():
    assert inner("Il dit : ‘L’armée n’a rien fait’ et part.") == ["L’armée n’a rien fait"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Il dit : « Rien ne change.\nLa nuit tombe.", ["Rien ne change."]),
        ("Il dit : “Rien ne change.\nLa nuit tombe.", ["Rien ne change."]),
        ('Il dit : "Rien ne change.\nLa nuit tombe.', ["Rien ne change."]),
    ],
)
def test_an_unclosed_quotation_ends_with_its_paragraph(text, found):
    assert inner(text) == found
    assert [quotation.closed for quotation in find_quotations(text)] == [False]


def test_a_quotation_over_paragraphs_is_closed_in_a_later_one():
    text = "Il dit : « Rien ne change.\nLa nuit tombe. » Il part."
    assert inner(text) == ["Rien ne change.\nLa nuit tombe."]


def test_each_paragraph_opens_again():
    text = "Il dit : « Rien ne change.\n« La nuit tombe.\n« Il pleut. » Il part."
    assert inner(text) == ["Rien ne change.", "La nuit tombe.", "Il pleut."]


def test_an_opening_mark_far_before_is_a_slip():
    text = "Il dit : « Rien.\n" + "Une ligne.\n" * 12 + "Fin. »"
    assert inner(text) == ["Rien."]


def test_one_closing_mark_for_two():
    text = "Elle dit : « Ils crient « Partez ». « Personne ne bouge »."
    assert inner(text)[-1] == "Personne ne bouge"
    assert all(quotation.end <= text.rindex(".") for quotation in find_quotations(text))


@given(st.text(alphabet="«»“”„\"‘’' ab.\n\xa0", max_size=40))
def test_quotations_are_in_order_and_properly_nested(text):
    found = find_quotations(text)
    assert [q.start for q in found] == sorted(q.start for q in found)
    around: list[int] = []
    for quotation in found:
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert quotation.start < quotation.inner_start <= quotation.inner_end <= quotation.end
        while around and around[-1] <= quotation.start:
            around.pop()
        assert quotation.depth == len(around)
        assert not around or quotation.end <= around[-1], "crosses the one around it"
        around.append(quotation.end)
