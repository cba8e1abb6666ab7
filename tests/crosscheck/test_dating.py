"""When documents were published, as the others tell: sketches in, windows out."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.crosscheck.dating import Dating
from recoupe.crosscheck.records import Account, AccountKind, Carrier, Sketch, When
from recoupe.crosscheck.times import AHEAD, NEAR, PAST
from recoupe.dossier.records import Overlap

SATURDAY = date(2031, 3, 8)
MARCH = ("marcheurs",)


def day(offset: int) -> str:
    return (SATURDAY + timedelta(offset)).isoformat()


def on(name: str, published: int | None = None, *, status: str | None = None, **fields: Any) -> Carrier:
    """A document: given a day of publication, counted from a Saturday, or open."""
    known = day(published) if published is not None else None
    number = int.from_bytes(name.encode(), "big") % 100_000
    return Carrier(
        number=number,
        name=name,
        key=f"id:{name}",
        earliest=known,
        latest=known,
        status=status or ("given" if known else "open"),
        sketch=Sketch(**{"theme": MARCH, **fields}),
    )


def saturday(side: tuple[int, int] = PAST) -> When:
    return When(text="samedi", weekday=5, shift=side)


def act(number: int, when: When | None = None) -> dict[str, Any]:
    return {"editions": (("acte", number, when or saturday()),), "leading": 1}


#: Two acts a week apart, each told on its Saturday.
KNOWN = [on("a4", 0, **act(4)), on("a5", 7, **act(5))]


def window(documents: list[Carrier], name: str, overlaps: tuple[Overlap, ...] = ()) -> tuple[str | None, str | None]:
    dating = Dating(documents, overlaps)
    found = dating.published(next(one for one in documents if one.name == name))
    return found.earliest, found.latest


def shared(a: Carrier, b: Carrier, share: float = 0.9, words: int = 50) -> Overlap:
    passages = ((0, 400, 0, 400, words, 0),)
    return Overlap(a=a.number, b=b.number, containment_a=share, containment_b=share, passages=passages)


def test_a_given_day_stays() -> None:
    assert window([on("x", 3)], "x") == (day(3), day(3))


def test_a_document_without_evidence_stays_open() -> None:
    assert window([*KNOWN, on("x")], "x") == (None, None)


@pytest.mark.parametrize(("number", "first"), [(4, 0), (5, 7), (6, 14), (7, 21)])
def test_acts_that_come_weekly_date_a_document(number: int, first: int) -> None:
    low, high = window([*KNOWN, on("x", **act(number))], "x")
    assert (low, high) == (day(first), day(first + 6))


def test_an_act_far_from_those_that_are_known_dates_nothing() -> None:
    assert window([*KNOWN, on("x", **act(19))], "x") == (None, None)


def test_one_act_alone_tells_nothing_of_the_others() -> None:
    assert window([KNOWN[0], on("x", **act(5))], "x") == (None, None)


def test_an_act_that_is_to_come_dates_the_days_before_it() -> None:
    assert window([*KNOWN, on("x", **act(5, saturday(AHEAD)))], "x") == (day(1), day(7))


def test_the_same_name_of_another_movement_dates_nothing() -> None:
    assert window([*KNOWN, on("x", **{**act(5), "theme": ("lycéens",)})], "x") == (None, None)


def test_weekdays_narrow_what_an_act_leaves() -> None:
    found = on("x", **act(5), weekdays=(5, 6), named=("samedi",))
    assert window([*KNOWN, found], "x") == (day(7), day(8))


def test_a_copy_is_of_the_days_around() -> None:
    source, copy = on("a", 0), on("x")
    assert window([source, copy], "x", (shared(source, copy),)) == (day(-2), day(2))


def test_a_chain_of_copies_carries_a_day_on() -> None:
    documents = [on("a", 0), on("b"), on("x")]
    first, second, third = documents
    overlaps = (shared(first, second), shared(second, third))
    assert window(documents, "x", overlaps) == (day(-4), day(4))


def test_a_shared_passage_with_a_weekday_is_of_one_week_and_one_without_is_not() -> None:
    marks: dict[str, Any] = {"marks": ((100, 5),)}
    source, copy = on("a", 0, **marks), on("x", **marks)
    assert window([source, copy], "x", (shared(source, copy, 0.1, 20),)) == (day(-2), day(2))
    plain = on("x")
    assert window([source, plain], "x", (shared(source, plain, 0.1, 20),)) == (None, None)


def test_evidence_that_contradicts_itself_leaves_the_day_open_and_says_why() -> None:
    source, found = on("a", 70), on("x", **act(4))
    documents = [*KNOWN, source, found]
    dating = Dating(documents, (shared(source, found),))
    assert dating.published(found).earliest is None
    said = " ".join(dating.published(found).why)
    assert "se contredisent" in said
    assert "acte 4" in said
    assert "partage 90" in said


def test_a_quoted_message_dates_what_tells_of_its_day() -> None:
    about = on("x", posted=day(0), main=saturday())
    assert window([about], "x") == (day(0), day(6))
    assert window([on("x", posted=day(0))], "x") == (day(0), None)


def account(when: When, edition: tuple[str, int] | None = None) -> Account:
    return Account(
        kind=AccountKind.FIGURE,
        id=0,
        start=0,
        end=9,
        mark=(0, 3),
        text="300",
        type="participants",
        value=300,
        when=when,
        edition=edition,
    )


@pytest.mark.parametrize(
    ("told", "edition", "expected"),
    [
        (saturday(), None, (day(0), day(0))),
        (When(text="hier", shift=(-1, -1)), None, (day(1), day(1))),
        (When(text="la veille", weekday=5, shift=PAST, plus=-1), None, (day(-1), day(-1))),
        (When(text="le 1er mars", date=(1, 3), shift=(-365, 0)), None, (day(-7), day(-7))),
        (When(), ("acte", 5), (day(7), day(7))),
        (When(), None, (None, None)),
    ],
)
def test_an_account_is_of_a_day(
    told: When, edition: tuple[str, int] | None, expected: tuple[str | None, str | None]
) -> None:
    found = on("x", 2, accounts=(account(told, edition),))
    dating = Dating([*KNOWN, found], ())
    window = dating.day(found, found.sketch.accounts[0])
    assert (window.earliest, window.latest) == expected


NAMES = [f"d{number}" for number in range(8)]
DOCUMENTS = st.lists(
    st.tuples(
        st.none() | st.integers(0, 40),
        st.none() | st.tuples(st.integers(1, 6), st.sampled_from([PAST, AHEAD, NEAR])),
        st.lists(st.integers(0, 6), max_size=3, unique=True).map(tuple),
    ),
    max_size=8,
)
LINKS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=6)


@given(DOCUMENTS, LINKS, st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_the_order_of_documents_makes_no_difference_and_no_window_is_reversed(
    drawn: list[tuple], links: list[tuple[int, int]], shuffled: random.Random
) -> None:
    documents = [
        on(name, published, **(act(event[0], saturday(event[1])) if event else {}), weekdays=weekdays)
        for name, (published, event, weekdays) in zip(NAMES, drawn, strict=False)
    ]
    overlaps = [shared(documents[a], documents[b]) for a, b in links if a != b and max(a, b) < len(documents)]
    one = Dating(documents, overlaps)
    shuffled.shuffle(overlaps)
    other = Dating(shuffled.sample(documents, len(documents)), overlaps)
    for document in documents:
        found = one.published(document)
        assert found == other.published(document)
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest


def test_two_documents_with_the_same_text_outweigh_what_a_text_seems_to_say() -> None:
    wrong = on("x", 60, status="inferred")
    others = [on("a", 0), on("b", 1)]
    overlaps = tuple(shared(one, wrong) for one in others)
    assert window([*others, wrong], "x", overlaps) == (day(-1), day(2))
    assert window([others[0], wrong], "x", overlaps[:1]) == (day(60), day(60))
