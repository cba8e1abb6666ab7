"""What is said once in several documents."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.crosscheck.repeated import Name, Placed, Repeated
from recoupe.model import Copy, CopyGroup, Passage, PassageKind


def said(document, *places):
    return [Placed(Name("statement", document, id), start, start + 20) for id, start in enumerate(places)]


def copy(a, b, *passages, kind=PassageKind.COPY):
    found = tuple(Passage(a=one, b=other, kind=kind) for one, other in passages)
    return Copy(a=str(a), b=str(b), containment_a=0.4, containment_b=0.4, passages=found, numbers=(a, b))


def group(*numbers):
    return CopyGroup(id=0, documents=tuple(map(str, numbers)), sample=(numbers[0], 0, 1), numbers=numbers)


def test_the_same_place_of_a_passage_is_the_same_statement():
    repeated = Repeated([*said(1, 10, 60), *said(2, 110, 300)], [copy(1, 2, ((0, 40), (100, 140)))], [])
    one, other = Name("statement", 1, 0), Name("statement", 2, 0)
    assert repeated.once(one) == repeated.once(other)
    assert repeated.once(Name("statement", 1, 1)) != repeated.once(Name("statement", 2, 1))
    assert repeated.texts([one, other]) == 1
    assert repeated.texts([Name("statement", 1, 1), Name("statement", 2, 1)]) == 2


def test_words_that_two_outlets_quote_are_said_in_both():
    quoted = copy(1, 2, ((0, 40), (0, 40)), kind=PassageKind.QUOTATION)
    assert Repeated([*said(1, 10), *said(2, 10)], [quoted], []).texts([Name("statement", n, 0) for n in (1, 2)]) == 2


def test_documents_that_are_little_else_than_one_text_are_one():
    names = [Name("statement", 1, 0), Name("statement", 2, 0)]
    assert Repeated([], [], [group(1, 2)]).texts(names) == 1


def test_one_finding_is_not_two_of_the_other_document():
    repeated = Repeated([*said(1, 10), *said(2, 5, 18)], [copy(1, 2, ((0, 60), (0, 60)))], [])
    assert repeated.once(Name("statement", 2, 0)) != repeated.once(Name("statement", 2, 1))


def test_a_retraction_is_no_statement():
    placed = [Placed(Name("statement", 1, 0), 10, 30), Placed(Name("retraction", 2, 0), 10, 30)]
    repeated = Repeated(placed, [copy(1, 2, ((0, 60), (0, 60)))], [])
    assert repeated.once(placed[0].name) != repeated.once(placed[1].name)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6), st.integers(0, 80), st.integers(0, 80)), max_size=12),
    st.lists(st.integers(0, 120), min_size=1, max_size=6, unique=True),
)
def test_counts_stay_between_one_and_the_documents(pairs, places):
    found = [placed for number in range(1, 7) for placed in said(number, *places)]
    copies = [copy(a, b, ((x, x + 60), (y, y + 60))) for a, b, x, y in pairs if a < b]
    repeated, again = Repeated(found, copies, []), Repeated(found[::-1], copies[::-1], [])
    names = [placed.name for placed in found]
    assert 1 <= repeated.texts(names) <= 6
    assert [repeated.once(name) for name in names] == [again.once(name) for name in names]
    assert all(repeated.once(repeated.once(name)) == repeated.once(name) for name in names)
    assert repeated.texts(names) == again.texts(names[::-1])
