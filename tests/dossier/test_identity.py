"""By what a document is known again, and when the same id is a coincidence."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from recoupe.dossier import Dossier
from recoupe.dossier.renewing import renew
from recoupe.errors import NoSuchDocument
from tests.dossier.kept import item, keep, rows

HARBOUR = (
    "Le port de Kessar est fermé depuis lundi, a annoncé le gouverneur. Deux cargos attendent au large, selon les"
    " pêcheurs, et la police a bouclé les quais. Aucun blessé n’est à déplorer."
)
HARBOUR_LATER = (
    "Réouverture partielle. Le port de Kessar est fermé depuis lundi, a annoncé le gouverneur, mais un cargo a pu"
    " accoster mercredi. La police a bouclé les quais, disent les dockers."
)
SCHOOL = (
    "À Hautval, la rentrée est repoussée d’une semaine. « Les salles ne sont pas prêtes », explique la directrice, qui"
    " attend des travaux promis par la mairie."
)


def corpus(path: Path, *records: dict[str, str]) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


def current(path):
    """Give key, revision and text of every document."""
    with Dossier(path) as dossier:
        return [(stored.key, stored.revision, stored.document.text) for stored in dossier.documents()]


def test_two_corpora_that_number_alike_are_kept_apart(tmp_path, path, remembering):
    one = corpus(tmp_path / "a.jsonl", {"id": "1", "text": HARBOUR})
    other = corpus(tmp_path / "b.jsonl", {"id": "1", "text": SCHOOL})
    assert keep(path, remembering, one).new == 1
    assert keep(path, remembering, other).new == 1
    assert current(path) == [("id:1", 1, HARBOUR), (f"id:1 {other}", 1, SCHOOL)]
    with Dossier(path) as dossier:
        assert dossier.document("id:1").document.notes == ()
        [note] = dossier.document(f"id:1 {other}").document.notes
        assert note == f"un autre document du dossier porte aussi l’identifiant 1 ({one}) : compté à part"
    assert keep(path, remembering, one, other).same == 2


def test_each_of_them_has_its_own_revisions(tmp_path, path, remembering):
    one, other = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    keep(path, remembering, corpus(one, {"id": "1", "text": HARBOUR}), corpus(other, {"id": "1", "text": SCHOOL}))
    third = corpus(tmp_path / "c.jsonl", {"id": "1", "text": f"{SCHOOL} Le maire s’en excuse."})
    corpus(one, {"id": "1", "text": HARBOUR_LATER})
    assert keep(path, remembering, one, third).changed == 2
    assert [(key, revision) for key, revision, _ in current(path)] == [("id:1", 2), (f"id:1 {other}", 2)]


def test_the_same_file_may_change_every_word(tmp_path, path, remembering):
    one = corpus(tmp_path / "a.jsonl", {"id": "1", "text": HARBOUR})
    keep(path, remembering, one)
    corpus(one, {"id": "1", "text": SCHOOL})
    assert keep(path, remembering, one).changed == 1
    assert current(path) == [("id:1", 2, SCHOOL)]


def test_a_revision_may_come_from_another_file(tmp_path, path, remembering):
    keep(path, remembering, corpus(tmp_path / "a.jsonl", {"id": "1", "text": HARBOUR}))
    later = corpus(tmp_path / "later.jsonl", {"id": "1", "text": HARBOUR_LATER})
    assert keep(path, remembering, later).changed == 1
    assert current(path) == [("id:1", 2, HARBOUR_LATER)]


def test_the_same_address_is_the_same_document(tmp_path, path, remembering):
    address = "https://example.org/direct"
    keep(path, remembering, corpus(tmp_path / "a.jsonl", {"id": "1", "text": HARBOUR, "url": address}))
    later = corpus(tmp_path / "later.jsonl", {"id": "1", "text": SCHOOL, "url": address})
    assert keep(path, remembering, later).changed == 1


def test_files_of_one_name_in_two_folders_are_two(tmp_path, path, remembering, monkeypatch):
    for name, text in (("x", HARBOUR), ("y", SCHOOL)):
        corpus(tmp_path / name / "a.jsonl", {"id": "1", "text": text})
        monkeypatch.chdir(tmp_path / name)
        assert keep(path, remembering, Path("a.jsonl")).new == 1
    assert [key for key, _, _ in current(path)] == ["id:1", f"id:1 {tmp_path}/y/a.jsonl"]


def test_what_came_from_no_file_is_told_by_its_words(path, remembering):
    for text in (HARBOUR, SCHOOL):
        assert keep(path, remembering, item(text, id="1", obtained="standard input")).new == 1
    assert keep(path, remembering, item(HARBOUR_LATER, id="1", obtained="standard input")).changed == 1
    assert [revision for _, revision, _ in current(path)] == [1, 2]


def test_a_name_of_two_is_asked_back_with_what_tells_them_apart(tmp_path, path, remembering):
    keep(path, remembering, corpus(tmp_path / "a.jsonl", {"id": "1", "text": HARBOUR}))
    other = corpus(tmp_path / "b.jsonl", {"id": "1", "text": SCHOOL})
    keep(path, remembering, other)
    with Dossier(path) as dossier:
        with pytest.raises(NoSuchDocument, match=f"say which: .*id:1 {other}"):
            dossier.document("1")
        assert dossier.remove(f"id:1 {other}") == 1
        assert dossier.document("1").document.text == HARBOUR


def test_merging_keeps_them_apart_too(tmp_path, path, remembering):
    other = tmp_path / "autre.dossier"
    keep(path, remembering, corpus(tmp_path / "a.jsonl", {"id": "1", "text": HARBOUR}))
    keep(other, remembering, corpus(tmp_path / "b.jsonl", {"id": "1", "text": SCHOOL}))
    direct = tmp_path / "direct.dossier"
    keep(direct, remembering, tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    for _ in range(2):
        with Dossier(path) as into, Dossier(other) as taken:
            into.merge(taken)
        assert rows(path) == rows(direct)


@pytest.mark.parametrize("into_newer", [True, False])
def test_the_revision_obtained_last_is_the_current_one_whichever_dossier_is_merged(tmp_path, remembering, into_newer):
    paths = [tmp_path / "avant.dossier", tmp_path / "apres.dossier"]
    for path, text, day in zip(paths, ("Le pont est ouvert.", "Le pont est fermé."), ("02", "09"), strict=True):
        one = item(f"{text} Selon le maire, rien ne change à Orsenne.", path="a.txt")
        original = msgspec.structs.replace(one.original, obtained_at=f"2031-05-{day}T08:00:00Z")
        keep(path, remembering, msgspec.structs.replace(one, original=original))
    target, other = paths[::-1] if into_newer else paths
    with Dossier(target) as into, Dossier(other) as taken:
        into.merge(taken)
        (current,) = into.documents()
        assert current.document.text.startswith("Le pont est fermé.")
        assert [into.document(number).revision for number in into.revisions(current.number)] == [1, 2]


def test_a_date_set_by_hand_asks_for_renewing_after_merging(tmp_path, remembering):
    one, other = tmp_path / "un.dossier", tmp_path / "deux.dossier"
    keep(one, remembering, item("Selon le maire, le pont d’Orsenne est ouvert.", path="a.txt"))
    keep(other, remembering, item("Selon le maire, le pont d’Orsenne est fermé.", path="a.txt"))
    with Dossier(one) as into, Dossier(other) as taken:
        into.date("a.txt", "2031-04-30")
        renew(into, remembering)
        assert into.info().stale == 0
        assert into.merge(taken).unanalyzed == 1
        assert into.info().stale == 1
        renew(into, remembering)
        assert into.info().stale == 0
        assert into.merge(taken).unanalyzed == 0
