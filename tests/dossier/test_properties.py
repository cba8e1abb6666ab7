"""What must hold for any document in a dossier."""

from __future__ import annotations

import json
import sqlite3
import string
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.dossier import Dossier
from recoupe.dossier._identity import in_common
from tests.dossier.kept import dispatch, item, keep, rows

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
#: Texts that hold findings, with anything between their sentences that a text may hold.
PIECES = st.one_of(
    st.integers(0, 400).map(dispatch),
    st.sampled_from(
        [
            "Sources : Néréide, Radio Littoral",
            "L’armée est revenue sur ses déclarations et dit s’être trompée.",
            "« Les terroristes sont en fuite », affirme le maire de Lizan. Il dément que deux soldats aient été tués.",
            "À 70 km d’Orsenne, une trentaine de pêcheurs ont manifesté le 3 mai 2031.",
        ]
    ),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(["\n\n", "\r\n", "\x00", "\u202e", "𝔘𝔫𝔦", "e\u0301", "👩‍👩‍👧", "  "]),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=5).map(" ".join).filter(str.strip)
WORDS = st.text(min_size=1, max_size=20)  # half surrogates too
CASES = st.text(alphabet=string.ascii_letters + " éà’", max_size=40)
_SPANS = ("statements", "retractions", "places", "events", "figures", "labels")


@SLOW
@given(TEXTS)
def test_offsets_hold_for_every_row(nlp, text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.dossier"
        one = item(text, id="7")
        keep(path, nlp, one)
        with Dossier(path) as dossier:
            analysis = dossier.analysis(1)
            assert dossier.check() == []
        with closing(sqlite3.connect(path)) as connection:
            connection.row_factory = sqlite3.Row
            (stored,) = connection.execute("SELECT text FROM documents").fetchone()
            assert stored == one.document.text
            found = {name: connection.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in _SPANS}
    for name in _SPANS:
        records = getattr(analysis, name)
        assert [row["id"] for row in found[name]] == [record.id for record in records]
        for row, record in zip(found[name], records, strict=True):
            assert stored[row["start"] : row["end"]] == said(name, record, stored)
    for row, statement in zip(found["statements"], analysis.statements, strict=True):
        assert row["content"].split(" […] ")[0] in stored[row["start"] : row["end"]]
        assert tuple(json.loads(row["relays"])) == statement.relays


def said(table, record, text):
    """Give what a row's place in the text must say."""
    if table == "statements":
        spans = record.content
        return text[spans[0].start : spans[-1].end] if spans else ""
    span = {"retractions": "cue", "events": "trigger"}.get(table)
    return getattr(record, span).text if span else record.text


@SLOW
@given(TEXTS, st.binary(max_size=500), *[st.none() | WORDS] * 4)
def test_whatever_comes_with_a_document_is_kept(remembering, text, data, title, outlet, byline, id):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.dossier"
        one = item(text, id=id, title=title, outlet=outlet, byline=byline)
        assert keep(path, remembering, one).new == 1
        before = rows(path, numbers=True)
        assert keep(path, remembering, one).same == 1
        assert rows(path, numbers=True) == before
        with Dossier(path) as dossier:
            [stored] = dossier.documents()
            assert dossier.check() == []
            assert dossier.original(1) == one.original.data
            assert dossier.document(stored.key) == stored
            for kept, given_ in zip(
                (stored.document.title, stored.document.outlet, stored.document.byline),
                (title, outlet, byline),
                strict=True,
            ):
                assert kept == given_ or not writable(given_)


def writable(text):
    try:
        return bool((text or "").encode())
    except UnicodeEncodeError:
        return False


@given(CASES, CASES)
def test_what_two_texts_have_in_common(one, other):
    share = in_common(one, other)
    assert 0 <= share <= 1
    assert share == in_common(other, one)
    assert in_common(one, one.upper()) == 1
    assert in_common(one, f"{one} {other}") == 1 or len(one.split()) < 3
