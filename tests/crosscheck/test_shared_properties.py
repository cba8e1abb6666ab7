"""What holds for any texts: symmetry, offsets, the same result in any order of adding."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.crosscheck import copies as index
from recoupe.crosscheck.alignment import LEAST, Aligned
from recoupe.crosscheck.comparing import compare
from recoupe.crosscheck.copies import Shared, find_shared
from recoupe.crosscheck.words import word_hashes, word_spans
from recoupe.dossier import Dossier
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
    return list(find_shared([word_hashes(text) for text in texts], **options))


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


def test_a_long_text_of_one_word_ends():
    [pair] = shared(["a " * 300_000, "a " * 200_000])
    assert pair.containment_a == pair.containment_b == 1.0


def test_a_long_text_and_its_paragraphs_in_another_order():
    chance = random.Random(3)
    paragraphs = [" ".join(prose(chance, 30)) for _ in range(3000)]
    [pair] = shared([" ".join(paragraphs), " ".join(chance.sample(paragraphs, len(paragraphs)))])
    assert pair.containment_a > 0.8
    assert len(pair.passages) > 2900
