"""Several programs at one dossier."""

from __future__ import annotations

import os
import time
from collections import Counter

import pytest

from recoupe.dossier import Dossier, Entry, Seen
from recoupe.model import Analysis
from tests.dossier.kept import dispatch, forked, item, keep, rows, write_corpus

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="programs are copies of this one")


@pytest.fixture(scope="module")
def corpora(tmp_path_factory):
    """Three corpora; the second shares most with the first."""
    folder = tmp_path_factory.mktemp("corpora")
    seeds = [range(120), range(30, 150), range(100, 180)]
    return [write_corpus(folder / f"{number}.jsonl", some) for number, some in enumerate(seeds)]


@pytest.fixture(scope="module")
def one_after_the_other(tmp_path_factory, corpora, remembering):
    path = tmp_path_factory.mktemp("one") / "essai.dossier"
    for corpus in corpora:
        keep(path, remembering, corpus)
    return path


def without_place(found):
    """Leave out what depends on which of two files with the same document came first."""
    places = ("file", "obtained", "obtained_at", "locator")
    documents = (tuple(pair for pair in row if pair[0] not in places) for row in found["documents"])
    return {**found, "documents": Counter(documents)}


@pytest.mark.parametrize("attempt", range(3))
def test_three_that_add_the_same_to_a_new_dossier(path, corpora, remembering, one_after_the_other, attempt):
    with (
        forked(lambda: keep(path, remembering, corpora[0])) as first,
        forked(lambda: keep(path, remembering, corpora[1])) as second,
        forked(lambda: keep(path, remembering, corpora[2])) as third,
    ):
        for adding in (first, second, third):
            adding.join(60)
        assert [adding.exitcode for adding in (first, second, third)] == [0, 0, 0]
    assert without_place(rows(path)) == without_place(rows(one_after_the_other))
    with Dossier(path) as dossier:
        assert dossier.check() == []
        assert [stored.number for stored in dossier.documents()] == list(range(1, 181))


def test_many_that_make_the_same_dossier(path):
    for _ in range(5):
        with (
            forked(lambda: Dossier(path, create=True).close()) as a,
            forked(lambda: Dossier(path, create=True).close()) as b,
            forked(lambda: Dossier(path, create=True).close()) as c,
            forked(lambda: Dossier(path, create=True).close()) as d,
        ):
            for making in (a, b, c, d):
                making.join(30)
            assert [making.exitcode for making in (a, b, c, d)] == [0, 0, 0, 0]
        Dossier(path).close()
        path.unlink()


def test_a_reader_sees_whole_documents_while_another_writes(path, corpora, remembering):
    Dossier(path, create=True).close()
    seen = []
    with forked(lambda: keep(path, remembering, *corpora)) as adding, Dossier(path) as dossier:
        end = time.monotonic() + 60
        while adding.exitcode is None and time.monotonic() < end:
            info = dossier.info()
            seen.append(info.documents)
            for stored in dossier.documents():
                assert stored.status in ("given", "inferred")
            assert len(list(dossier.search("gazette", limit=1000))) >= seen[-1]
        assert adding.exitcode == 0
        assert len(dossier) == 180
    assert seen == sorted(seen)


def test_writing_while_another_reads_on(path, corpora, remembering):
    """A reader that stops in the middle of its answer keeps nobody from writing, and sees what was there."""
    keep(path, remembering, corpora[0])
    with Dossier(path) as asked:
        reading = asked.documents()
        next(reading)
        assert keep(path, remembering, corpora[2]).new == 60
        with Dossier(path) as changed:
            changed.remove("depeche-5")
        assert sum(1 for _ in reading) == 119
        assert len(asked) == 179


def test_what_another_wrote_meanwhile_is_not_written_twice(path, remembering):
    one = item(dispatch(1), path="a.txt")
    entry = Entry(item=one, analysis=Analysis(document=one.document))
    keep(path, remembering, one)
    before = rows(path, numbers=True)
    with Dossier(path) as dossier:
        assert dossier.write([entry, entry], 1) == [Seen.SAME, Seen.SAME]
    assert rows(path, numbers=True) == before
