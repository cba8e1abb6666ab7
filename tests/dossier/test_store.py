"""A dossier from outside: what goes in comes out, the same twice is the same, what is removed is gone."""

from __future__ import annotations

import sqlite3

import msgspec
import pytest

from recoupe.dossier import Dossier, Entry, Seen, Traces
from recoupe.dossier.basis import current_basis
from recoupe.dossier.renewing import renew
from recoupe.errors import DossierDamaged, EmptyInput, NoSuchDocument
from tests.dossier.kept import dispatch, item, keep, rows, write_corpus
from tests.making import TEXT, sample

TEXTS = [dispatch(seed) for seed in range(4)]


def test_adding_twice_changes_nothing(tmp_path, path, remembering):
    corpus = write_corpus(tmp_path / "a.jsonl", range(6))
    assert keep(path, remembering, corpus).new == 6
    before = path.read_bytes()
    again = keep(path, remembering, corpus)
    assert (again.new, again.changed, again.renewed, again.same) == (0, 0, 0, 6)
    assert path.read_bytes() == before


def test_a_changed_document_is_a_revision(path, remembering):
    first, second = item(TEXTS[0], path="a.txt"), item(f"{TEXTS[0]} Deux routes sont coupées.", path="a.txt")
    assert keep(path, remembering, first, second, first).changed == 1
    with Dossier(path) as dossier:
        [current] = dossier.documents()
        assert (current.revision, current.revisions, current.document.text) == (2, 2, second.document.text)
        assert [stored.revision for stored in dossier.documents(revisions=True)] == [1, 2]
        assert dossier.revisions("a.txt") == [1, 2]
        assert dossier.document("a.txt") == current


def test_the_metadata_alone_make_a_revision(path, remembering):
    keep(path, remembering, item(TEXTS[0], id="7", title="Un"), item(TEXTS[0], id="7", title="Deux"))
    with Dossier(path) as dossier:
        assert dossier.document("7").revision == 2


def test_a_moved_document_is_the_same(path, remembering):
    keep(path, remembering, item(TEXTS[0], path="a.txt"))
    assert keep(path, remembering, item(TEXTS[0], path="b/a.txt")).same == 1
    with Dossier(path) as dossier:
        assert len(dossier) == 1


@pytest.mark.parametrize("data", [b"", bytes(range(256)) * 30, "Téhéran dément".encode("cp1252")])
def test_the_bytes_come_back_exactly(path, remembering, data):
    one = item(TEXTS[0], path="a.txt")
    one = msgspec.structs.replace(one, original=msgspec.structs.replace(one.original, data=data, locator="ligne 3"))
    keep(path, remembering, one)
    with Dossier(path) as dossier:
        stored = dossier.document("a.txt")
        assert dossier.original(stored.number) == data
        assert (stored.obtained, stored.obtained_at, stored.locator) == ("a.txt", "2031-05-02T08:00:00Z", "ligne 3")


def test_the_analysis_comes_back_as_it_was_written(path, nlp):
    analysis = sample()
    document = analysis.document
    one = item(TEXT, path="depeche.txt", outlet=document.outlet, published=document.published)
    with Dossier(path, create=True) as dossier:
        assert dossier.write([Entry(item=one, analysis=analysis)], dossier.basis(current_basis(nlp))) == [Seen.NEW]
    with Dossier(path) as dossier:
        assert dossier.analysis(1) == msgspec.structs.replace(analysis, document=one.document)
        assert dossier.document(1).document == one.document


@pytest.mark.parametrize("seed", range(4))
def test_what_is_found_comes_back_as_it_was_found(path, nlp, seed):
    one = item(TEXTS[seed], id="7", published="2031-05-02T06:30:00+02:00", title="Un titre", byline="Jeanne Roche")
    keep(path, nlp, one)
    with Dossier(path) as dossier:
        assert dossier.analysis(1) == nlp(one.document)


def test_documents_are_found_by_every_name(path, remembering):
    address = "https://example.org/a"
    keep(path, remembering, item(TEXTS[0], id="7", path="a.txt", url=address), item(TEXTS[1], path="b.txt"))
    with Dossier(path) as dossier:
        assert {dossier.document(name).number for name in (1, "7", "a.txt", address, "id:7")} == {1}
        assert dossier.document("b.txt").number == 2
        with pytest.raises(NoSuchDocument, match=r"no document of this name: c\.txt; recoupe info --documents"):
            dossier.document("c.txt")


def test_a_name_of_several_documents_is_not_guessed(tmp_path, path, remembering):
    one, other = item(TEXTS[0], path="a.txt", url="https://example.org/1"), item(TEXTS[1], path="a.txt", id="2")
    keep(path, remembering, one, other)
    with Dossier(path) as dossier:
        with pytest.raises(NoSuchDocument, match=r"several documents have this name: a\.txt; say which: .*id:2"):
            dossier.remove("a.txt")
        assert len(dossier) == 2


def test_removing_leaves_nothing_behind(tmp_path, path, remembering):
    keep(path, remembering, write_corpus(tmp_path / "a.jsonl", range(3)))
    before = rows(path)
    keep(path, remembering, item(TEXTS[3], path="x.txt"), item(f"{TEXTS[3]} Et encore.", path="x.txt"))
    with Dossier(path) as dossier:
        assert dossier.remove("x.txt") == 2
        assert dossier.check() == []
    assert rows(path) == before


def test_bytes_that_another_document_has_too_stay(path, remembering):
    page = item(TEXTS[0], path="a.html").original
    entries = [
        msgspec.structs.replace(item(text, id=str(number)), original=page) for number, text in enumerate(TEXTS[:2])
    ]
    keep(path, remembering, *entries)
    with Dossier(path) as dossier:
        dossier.remove("0")
        assert dossier.original(dossier.document("1").number) == page.data
        dossier.remove("1")
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM originals").fetchone() == (0,)


def test_a_date_set_by_hand_wins_over_revisions_and_new_analyses(path, nlp):
    first, second = (item(text, path="a.txt", published="2031-05-02") for text in (TEXTS[0], f"{TEXTS[0]} Suite."))
    keep(path, nlp, first)
    with Dossier(path) as dossier:
        stored = dossier.date("a.txt", "2030-01-07")
        assert (stored.dated, stored.document.published) == (True, "2030-01-07")
        assert renew(dossier, nlp).renewed == 1
        assert dossier.analysis(1) == nlp(msgspec.structs.replace(first.document, published="2030-01-07"))
    assert keep(path, nlp, first).same == 1
    assert keep(path, nlp, second).changed == 1
    with Dossier(path) as dossier:
        assert renew(dossier, nlp).renewed == 0
        current = dossier.document("a.txt")
        assert (current.revision, current.document.published, current.earliest) == (2, "2030-01-07", "2030-01-07")
        dossier.date("a.txt", None)
        assert dossier.document("a.txt").document.published == "2031-05-02"
        assert renew(dossier, nlp).renewed == 2
        assert dossier.document("a.txt").earliest == "2031-05-02"


def places(path, words):
    with Dossier(path) as dossier:
        return [(hit.name, [hit.text[start:end] for start, end in hit.places]) for hit in dossier.search(words)]


def test_accents_case_and_apostrophes_do_not_count(path, remembering):
    keep(path, remembering, item("L’Élysée dément toute négociation à Kessar, dit-on.", path="a.txt"))
    for words in ("élysée", "ELYSEE", "l'elysee", "l’Élysée", '"dement toute negociation"', "negoc*"):
        assert places(path, words), words
    assert places(path, "l'elysee")[0][1] == ["L’Élysée"]


def test_full_text_follows_removal_revision_and_merging(tmp_path, path, remembering):
    keep(path, remembering, item("Le port de Kessar est fermé.", path="a.txt"), item(TEXTS[0], path="b.txt"))
    keep(path, remembering, item("Le port de Lizan est fermé.", path="a.txt"))
    assert not places(path, "Kessar est")  # the earlier revision is not asked
    assert places(path, '"port de Lizan"') == [("a.txt", ["port de Lizan"])]
    other = tmp_path / "autre.dossier"
    with Dossier(other, create=True) as into, Dossier(path) as taken:
        into.merge(taken)
        into.remove("b.txt")
        assert into.check() == []
    assert places(other, '"port de Lizan"') == [("a.txt", ["port de Lizan"])]
    assert not places(other, "gazette")


def test_names_that_are_no_unicode_are_kept(tmp_path, path, remembering):
    file = tmp_path / "d\udce9p\udceache.txt"
    file.write_text(TEXTS[0], encoding="utf-8")
    assert keep(path, remembering, file).new == 1
    assert keep(path, remembering, file).same == 1
    with Dossier(path) as dossier:
        [stored] = dossier.documents()
        assert stored.name.endswith(r"d\udce9p\udceache.txt")
        assert dossier.document(str(file)) == stored
        dossier.refuse([EmptyInput("there is no text in it", where=str(file))])
        assert dossier.refusals()[0][0] == stored.name
        assert dossier.check() == []


def test_half_surrogates_in_what_comes_with_a_text_are_kept(path, remembering):
    """Readers take them out; whoever makes documents without a reader may not."""
    one = item(TEXTS[0], id="7", url="https://example.org/")
    known = {"id": "7\ud83d", "title": "Titre \ude00", "outlet": "La \ud83dGazette", "byline": "\udcff"}
    one = msgspec.structs.replace(one, key="id:7\ud83d", document=msgspec.structs.replace(one.document, **known))
    keep(path, remembering, one)
    assert keep(path, remembering, one).same == 1
    with Dossier(path) as dossier:
        assert dossier.document("7\ud83d").document.outlet == r"La \ud83dGazette"
        assert dossier.check() == []


def test_a_document_without_analysis_is_told_apart_from_none(path, remembering):
    keep(path, remembering, item(TEXTS[0], path="a.txt"))
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM analyses")
    with Dossier(path) as dossier:
        with pytest.raises(NoSuchDocument, match="document 1 is not analyzed yet; recoupe renew analyzes it"):
            dossier.analysis(1)
        with pytest.raises(NoSuchDocument, match="no document of this name: 2"):
            dossier.analysis(2)
        assert dossier.stale(1) == [1]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("UPDATE originals SET data = x'789c030000000001'", "the bytes of document 1 are damaged"),
        ("UPDATE originals SET data = x'00'", "the bytes of document 1 are damaged"),
        ("UPDATE analyses SET record = substr(record, 1, 40)", "damaged"),
        ("UPDATE analyses SET record = x'789c030000000001'", "damaged"),
    ],
)
def test_what_does_not_unpack_is_damage(path, remembering, change, what):
    keep(path, remembering, item(TEXTS[0], path="a.txt"))
    with sqlite3.connect(path) as connection:
        connection.execute(change)
    with Dossier(path) as dossier:
        with pytest.raises(DossierDamaged, match=f"{what}.*; recoupe merge NEW DAMAGED saves"):
            (dossier.original if "originals" in change else dossier.analysis)(1)
        assert dossier.check() != []


def test_refused_inputs_are_listed_until_they_can_be_read(tmp_path, path, remembering):
    corpus = tmp_path / "a.jsonl"
    corpus.write_text('{"id": "1"}\n{"id": "2", "text": "Le maire dément tout."}\n', encoding="utf-8")
    assert keep(path, remembering, corpus).refused == 1
    with Dossier(path) as dossier:
        assert dossier.refusals() == [(f"{corpus}:1", "UnreadableInput", '"text" is missing')]
        assert dossier.info().refused == {"UnreadableInput": 1}
    corpus.write_text('{"id": "1", "text": "La police confirme tout."}\n', encoding="utf-8")
    assert keep(path, remembering, corpus).new == 1
    with Dossier(path) as dossier:
        assert dossier.refusals() == []


def test_info_counts(tmp_path, path, remembering):
    keep(path, remembering, write_corpus(tmp_path / "a.jsonl", range(6)), item(TEXTS[0], path="a.txt"))
    keep(path, remembering, item(f"{TEXTS[0]} Suite.", path="a.txt"))
    with Dossier(path) as dossier:
        dossier.date("depeche-3", "2031-06-30")
        info = dossier.info()
        assert (info.documents, info.revisions, info.copies, info.refused) == (7, 8, None, {})
        assert info.outlets == (("Gazette 0", 2), ("Gazette 1", 2), ("Gazette 2", 2), (None, 1))
        assert sum(info.dates.values()) == 7
        assert info.dates["dated"] == 1
        found = [dossier.analysis(stored.number) for stored in dossier.documents()]
        for name, count in info.findings.items():
            assert count == sum(len(getattr(analysis, name)) for analysis in found), name
        assert info.size == path.stat().st_size


def test_the_same_basis_has_the_same_number(path, nlp):
    basis = current_basis(nlp)
    with Dossier(path, create=True) as dossier:
        number = dossier.basis(basis)
        assert dossier.basis(basis) == number
        other = dossier.basis(msgspec.structs.replace(basis, lexicon="0" * 64))
        assert other != number
        assert set(dossier.bases()) == set()  # nothing rests on them
        dossier.write([Entry(item=item(TEXTS[0], path="a.txt"), analysis=nlp(TEXTS[0]), traces=Traces())], other)
        assert dossier.bases()[other].rows == basis.rows


def test_rewriting_passes_over_what_was_removed(path, nlp):
    keep(path, nlp, item(TEXTS[0], path="a.txt"), item(TEXTS[1], path="b.txt"))
    with Dossier(path) as dossier:
        analysis = dossier.analysis(1)
        dossier.remove("a.txt")
        dossier.rewrite([(1, analysis, Traces())], 1)
        assert [stored.number for stored in dossier.documents()] == [2]
        assert dossier.check() == []


def test_info_takes_no_open_end_for_a_day_of_publication(path, remembering):
    since = item("Depuis l’accord du 29 avril 2006, le pont d’Orsenne est ouvert, selon le maire.", path="a.txt")
    keep(path, remembering, since, item("Le pont de Lizan est fermé.", path="b.txt", published="2031-05-02"))
    with Dossier(path) as dossier:
        assert {stored.status for stored in dossier.documents()} == {"open", "given"}
        info = dossier.info()
        assert (info.earliest, info.latest) == ("2031-05-02", "2031-05-02")


def test_stale_is_what_does_not_rest_on_the_basis_used_last(path, nlp):
    older = current_basis(nlp)
    with Dossier(path, create=True) as dossier:
        bases = [dossier.basis(one) for one in (older, msgspec.structs.replace(older, lexicon="0" * 64))]
        for name, basis in (("a.txt", bases[0]), ("b.txt", bases[1]), ("c.txt", bases[0])):
            one = item(f"Le pont de Lizan est fermé ({name}).", path=name)
            dossier.write([Entry(item=one, analysis=nlp(one.document), traces=Traces())], basis)
        assert dossier.info().stale == 1  # b.txt, though its basis has the highest number
