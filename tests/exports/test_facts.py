"""Facts in French: lines of time, columns, numbers."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from recoupe.crosscheck.lineage import Lineage
from recoupe.crosscheck.making import make_fact
from recoupe.crosscheck.records import Account, AccountKind, Carrier, Fact, Told, Update, UpdateKind, When, Window
from recoupe.exports._course import courses
from recoupe.exports._fact_words import days_in_words, grouped, letter, listed, since_in_words
from recoupe.exports._page import beside, page


def told(
    number: int, value: int, *, clock: int | None = None, day: str | None = None, revised: str | None = None
) -> Told:
    """An account of so many people, counted at an hour, published on a day."""
    account = Account(
        kind=AccountKind.FIGURE,
        id=0,
        start=0,
        end=9,
        mark=(0, 4),
        text=str(value),
        type="participants",
        what="participants",
        value=value,
        revised=revised,
        as_of=When(text=f"à {clock} h", clock=(clock * 60, clock * 60)) if clock is not None else When(),
    )
    carrier = Carrier(number=number, name=f"texte-{number:02}", key=f"{number:02}")
    published = Window(earliest=day, latest=day)
    return Told(
        carrier=carrier, account=account, place=None, day=Window(), published=published, by="outlet", counter=None
    )


def fact(accounts: list[Told], edges: list[tuple[int, int]]) -> Fact:
    """A fact of these accounts, of which some replace others."""
    updates = [
        Update(kind=UpdateKind.RISE, before=before, after=after, rule="essai", reason="essai")
        for before, after in edges
    ]
    return make_fact(accounts, [], updates, Lineage())


@pytest.mark.parametrize(
    ("accounts", "edges", "lines"),
    [
        (
            [told(1, 81_307, clock=15), told(2, 106_301, clock=17), told(3, 166_119, revised="up")],
            [(0, 1), (0, 2), (1, 2)],
            ["15 h : 81 307 → 17 h : 106 301 → revu à la hausse : 166 119"],
        ),
        (
            [told(1, 23, day="2031-03-09"), told(2, 17, day="2031-03-08")],
            [(1, 0)],
            ["8 mars 2031 : 17 → 9 mars 2031 : 23"],
        ),
        ([told(1, 3), told(2, 5), told(3, 70), told(4, 90)], [(0, 1), (2, 3)], ["3 → 5", "70 → 90"]),
        ([told(1, 3), told(2, 5), told(3, 7)], [(0, 2), (1, 2)], ["3 → 7", "5 → 7"]),
        ([told(1, 3), told(2, 5)], [(0, 1), (1, 0)], ["3 → 5"]),  # both orders are told: only one is shown
        ([told(1, 3), told(2, 5)], [], []),
    ],
)
def test_a_line_of_time(accounts, edges, lines):
    assert [line.replace("\xa0", " ") for line in courses(fact(accounts, edges))] == lines


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] != pair[1]), max_size=20))
def test_every_update_is_told_whatever_replaces_what(edges):
    values = [3, 17, 101, 1_001, 10_001, 100_001, 1_000_001, 10_000_001]
    accounts = [told(number, value, clock=number) for number, value in enumerate(values)]
    rows = [
        [int(part.split(" : ")[1].replace(" ", "")) for part in line.replace("\xa0", " ").split(" → ")]
        for line in courses(fact(accounts, edges))
    ]
    together = {(a, b) for row in rows for at, a in enumerate(row) for b in row[at + 1 :]}
    for before, after in edges:
        assert {(values[before], values[after]), (values[after], values[before])} & together


_WORDS = st.lists(st.text(st.sampled_from("abcé中—«» \n"), max_size=30), min_size=1, max_size=4)


@given(_WORDS, st.integers(8, 30), st.integers(0, 5))
def test_columns_hold_their_width_and_every_letter(cells, width, indent):
    out = io.StringIO()
    console = page(out)
    beside(console, [Text(cell) for cell in cells], width=width, indent=indent)
    shown = out.getvalue()
    assert all(cell_len(line) <= indent + len(cells) * (width + 3) for line in shown.split("\n"))
    for letter_ in "abcé中—«»":
        assert shown.count(letter_) == sum(cell.count(letter_) for cell in cells)
    assert all(line == line.rstrip(" ") for line in shown.split("\n"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("51.400", "51 400"),
        ("282'710", "282 710"),
        ("136\u202f000", "136 000"),
        ("Plus de 1,5 million", "plus de 1,5 million"),
        ("7000", "7 000"),
        ("entre 3000 et 4000", "entre 3 000 et 4 000"),
        ("12", "12"),
        ("1.723.450", "1 723 450"),
        ("", ""),
    ],
)
def test_numbers_as_french_writes_them(text, shown):
    assert grouped(text).replace("\xa0", " ") == shown


def test_days_letters_and_lists():
    assert days_in_words(Window(earliest="2018-12-31", latest="2019-01-01")) == (
        "entre le 31 décembre 2018 et le 1er janvier 2019"
    )
    assert days_in_words(Window(earliest="1990-01-05", latest="2035-12-28")) == "sans date"
    assert [letter(0), letter(25), letter(26)] == ["A", "Z", "A2"]
    assert listed(["a", "a"], 3) == "a"
    assert since_in_words([told(1, 3), told(2, 3, day="2031-03-09"), told(3, 3, day="2031-03-08")]) == (
        "depuis le 8 mars 2031"
    )
    assert since_in_words([told(1, 3)]) == ""
