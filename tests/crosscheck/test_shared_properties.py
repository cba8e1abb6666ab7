"""What holds for any texts: symmetry, offsets, the same result in any order of adding."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from recoupe.crosscheck import copies as index
from recoupe.crosscheck.alignment import LEAST, Aligned
from recoupe.crosscheck.comparing import compare
from recoupe.crosscheck.copies import Corpus, Shared
from recoupe.crosscheck.judging import find_copies
from recoupe.crosscheck.words import word_hashes, word_spans
from recoupe.dossier import Dossier
from recoupe.model import PassageKind
from tests.crosscheck.corpus import keep, prose

_BLOCKS = [prose(random.Random(n), 24) for n in range(6)]
#: Texts out of a few blocks of words, so that much is shared, repeated, cut and in another order.
WORDS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 12), st.integers(12, 24)) | st.integers(0, 3), max_size=6
).map(
    lambda parts: [
        word
        for part in parts
        for word in (_BLOCKS[part[0]][part[1] : part[2]] if isinstance(part, tuple) else [f"mot{part}"] * 3)
    ]
)
TEXTS = st.lists(WORDS.map(" ".join) | st.text(max_size=60), max_size=7)
FEW = settings(max_examples=60, deadline=None)


def shared(texts: list[str], **options: list[bool]) -> list[Shared]:
    """Find what texts share."""
    return list(Corpus([word_hashes(text) for text in texts], **options).shared())


def turned(passages: tuple[Aligned, ...]) -> list[Aligned]:
    """Give passages as seen from the other document."""
    return sorted((passage.turned() for passage in passages), key=lambda one: (one.a_start, one.b_start))


@given(WORDS, WORDS)
@FEW
def test_it_makes_no_difference_which_text_comes_first(one, other):
    forth, back = shared([" ".join(one), " ".join(other)]), shared([" ".join(other), " ".join(one)])
    if word_hashes(" ".join(one)).tolist() != word_hashes(" ".join(other)).tolist():
        assert [(pair.containment_b, pair.containment_a, turned(pair.passages)) for pair in forth] == [
            (pair.containment_a, pair.containment_b, list(pair.passages)) for pair in back
        ]


@given(TEXTS)
@FEW
def test_passages_lie_in_their_texts(texts):
    hashes = [word_hashes(text) for text in texts]
    found = shared(texts)
    assert found == shared(texts)
    assert [(pair.a, pair.b) for pair in found] == sorted({(pair.a, pair.b) for pair in found})
    for pair in found:
        assert pair.a < pair.b
        assert 0 <= pair.containment_a <= 1
        assert 0 <= pair.containment_b <= 1
        assert list(pair.passages) == sorted(pair.passages, key=lambda one: (one.a_start, one.b_start)) != []
        for passage in pair.passages:
            assert 0 <= passage.a_start < passage.a_end <= len(hashes[pair.a])
            assert 0 <= passage.b_start < passage.b_end <= len(hashes[pair.b])
            assert LEAST <= passage.equal <= min(passage.a_end - passage.a_start, passage.b_end - passage.b_start)
            common = np.intersect1d(
                hashes[pair.a][passage.a_start : passage.a_end], hashes[pair.b][passage.b_start : passage.b_end]
            )
            assert len(common) > 0


@given(TEXTS, st.lists(st.booleans(), min_size=7, max_size=7))
@FEW
def test_pairs_of_what_has_been_compared_are_left_out(texts, new):
    fresh = new[: len(texts)]
    expected = [pair for pair in shared(texts) if fresh[pair.a] or fresh[pair.b]]
    assert shared(texts, fresh=fresh) == expected


@pytest.mark.parametrize(("stock", "near"), [(60, 8), (3, 1), (2, 2), (0, 1)])
@given(texts=TEXTS, cut=st.integers(0, 7))
@FEW
def test_links_never_depend_on_later_texts(stock, near, texts, cut):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "STOCK", stock)
        patch.setattr(index, "NEAR", near)
        whole = shared(texts)
        before = shared(texts[:cut])
        after = shared(texts, fresh=[False] * len(texts[:cut]) + [True] * len(texts[cut:]))
    assert sorted([*before, *after], key=lambda pair: (pair.a, pair.b)) == whole


@given(TEXTS, st.sets(st.integers(0, 7)), st.integers(0, 6), st.integers(0, 6))
@settings(max_examples=25, deadline=None)
def test_compared_one_by_one_or_all_at_once(texts, stops, removed, revised):
    texts = [text for text in texts if text.strip()]
    with TemporaryDirectory() as folder:
        one, whole = (Dossier(Path(folder) / name, create=True) for name in ("a", "b"))
        with one, whole:
            for dossier in (one, whole):
                for number, text in enumerate(texts):
                    keep(dossier, text, str(number))
                    if dossier is one and number in stops:
                        compare(dossier)
                if removed < len(texts):
                    dossier.remove(str(removed))
                if revised < len(texts) and revised != removed:
                    keep(dossier, f"{texts[revised]} Encore.", str(revised))
                compare(dossier)
            assert list(one.overlaps()) == list(whole.overlaps())
            assert one.info().copies == len(list(one.overlaps()))
            assert compare(one) == 0
            for pair in one.overlaps():
                for a_start, a_end, b_start, b_end, _, _ in pair.passages:
                    for number, start, end in ((pair.a, a_start, a_end), (pair.b, b_start, b_end)):
                        spans = word_spans(one.text(number))
                        assert start in {span[0] for span in spans}
                        assert end in {span[1] for span in spans}


@pytest.mark.parametrize(("stock", "near"), [(60, 8), (3, 1), (2, 2), (1, 1)])
@given(TEXTS, st.randoms(use_true_random=False), st.sets(st.integers(0, 7)), st.integers(0, 6), st.booleans())
@settings(max_examples=25, deadline=None)
def test_in_whatever_order_they_come(stock, near, texts, chance, stops, again, between):
    come = [(str(number), text) for number, text in enumerate(texts) if text.strip()]
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "STOCK", stock)
        patch.setattr(index, "NEAR", near)
        found = []
        for name in "ab":
            with Dossier(Path(folder) / name, create=True) as dossier:
                for number, (id, text) in enumerate(come):
                    keep(dossier, text, id)
                    if name == "b" and number in stops:
                        compare(dossier)
                compare(dossier)
                if name == "b" and again < len(come):  # removed, and added again
                    dossier.remove(come[again][0])
                    if between:
                        compare(dossier)
                    keep(dossier, come[again][1], come[again][0])
                    compare(dossier)
                found.append(set(by_name(dossier)))
            chance.shuffle(come)
    assert found[0] == found[1]


def by_name(dossier):
    """Give what documents share, by their names and from the first of these on."""
    names = {stored.number: int(stored.name) for stored in dossier.documents()}
    for pair in dossier.overlaps():
        turned = pair if names[pair.a] < names[pair.b] else pair.turned()
        yield replace(turned, a=names[turned.a], b=names[turned.b])


ABOUT = st.fixed_dictionaries(
    {},
    optional={
        "outlet": st.sampled_from(["AFP", "La Gazette", "Radio Littoral", "lemonde.fr", ""]),
        "published": st.sampled_from(["2024-05-03", "2024-05-03T08:00:00", "2024-05-03T08:00:00Z", "2024-06-30"]),
        "byline": st.sampled_from(["Jeanne Roche", "Jeanne Roche avec AFP", "Reuters", "-"]),
    },
)
CREDITS = st.sampled_from(["", "", "\n\n(AFP)", "\n\nAvec Le Monde", "\n\nLire aussi : Le port rouvre"])


@given(st.lists(st.tuples(WORDS.map(" ".join), CREDITS, ABOUT), max_size=7))
@settings(max_examples=40, deadline=None)
def test_what_is_judged_of_any_documents(documents):
    documents = [(text + credit, about) for text, credit, about in documents if text]
    with TemporaryDirectory() as folder, Dossier(Path(folder) / "a", create=True) as dossier:
        for number, (text, about) in enumerate(documents):
            keep(dossier, text, str(number), **about)
        compare(dossier)
        copies, groups = find_copies(dossier)
        assert find_copies(dossier) == (copies, groups)
        raw = {(pair.a, pair.b): pair for pair in dossier.overlaps()}
        for copy in copies:
            assert copy.containment_a <= raw[copy.numbers].containment_a
            assert {(*one.a, *one.b) for one in copy.passages} <= {one[:4] for one in raw[copy.numbers].passages}
            assert copy.passages
            assert copy.why
            if all(passage.kind is PassageKind.QUOTATION for passage in copy.passages):
                assert (copy.containment_a, copy.containment_b, copy.direction) == (0, 0, None)
        kinds = [name for group in groups for name in group.documents]
        assert len(kinds) == len(set(kinds))  # a document is of one text
        for group in groups:
            assert len(group.numbers) == len(group.documents) + len(group.within) >= 2
            assert len(group.documents) >= 1
            assert group.origin is None or group.origin in (*group.documents, *group.within)
            number, start, end = group.sample
            assert number in group.numbers
            assert 0 <= start < end <= len(dossier.text(number))


def test_a_long_text_of_one_word_ends():
    [pair] = shared(["a " * 300_000, "a " * 200_000])
    assert pair.containment_a == pair.containment_b == 1.0


def test_a_long_text_and_its_paragraphs_in_another_order():
    chance = random.Random(3)
    paragraphs = [" ".join(prose(chance, 30)) for _ in range(3000)]
    [pair] = shared([" ".join(paragraphs), " ".join(chance.sample(paragraphs, len(paragraphs)))])
    assert pair.containment_a > 0.8
    assert len(pair.passages) > 2900
