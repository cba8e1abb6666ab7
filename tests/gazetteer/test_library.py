"""Importing lists of places, as files that a user may have."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile

import pytest

from recoupe.errors import GazetteerError
from recoupe.gazetteer import load_gazetteer
from recoupe.gazetteer.library import ENVIRONMENT, folder, import_file, imported, installed, remove
from tests.gazetteer.dumps import geonames_line, wof_line, write_wof, write_zip

LINES = [
    geonames_line(90000001, "Tall Qoubrous", "Tell Koubrous", "تل قبرص", at=(35.0, 39.0), population=120),
    geonames_line(90000002, "Wādī Zemmour", at=(35.2, 39.5), feature="T", code="VAL"),
    geonames_line(90000003, "Mintaqat Qoubrous", at=(35.1, 39.2), feature="A", code="ADM2"),
    geonames_line(90000004, "Ghabat Qoubrous", at=(35.1, 39.2), feature="V", code="FRST"),
]


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    monkeypatch.setenv(ENVIRONMENT, str(tmp_path / "data"))
    return tmp_path / "data"


def _id(name: str) -> str | None:
    place = load_gazetteer().resolve(name, {"SY": 1.0}).place
    return place.id if place else None


@pytest.mark.parametrize("zipped", [True, False])
def test_a_geonames_dump_is_searched_from_then_on(tmp_path, zipped):
    assert _id("Tal Qoubrous") is None
    path = tmp_path / "SY.txt"
    path.write_text("".join(LINES), encoding="utf-8")
    if zipped:
        path = write_zip(tmp_path / "SY.zip", "SY.txt", LINES)
    result = import_file(path)
    assert (result.changed, result.places, result.left_out, result.bad) == (True, 3, 1, 0)
    assert _id("Tal Qoubrous") == _id("تل قبرص") == "geonames:90000001"
    kinds = {match.place.id: match.place.kind for match in load_gazetteer().find("wadi zemmour")}
    assert kinds["geonames:90000002"] == "area"
    assert [name for name, _, _ in installed()] == ["geonames", "SY"]
    remove("SY")
    assert _id("Tal Qoubrous") is None


@pytest.mark.parametrize("suffix", [".tsv", ".tsv.xz"])
def test_a_whos_on_first_table_gets_its_countries_from_the_nearest_places(tmp_path, suffix):
    names = {"fra_x_preferred": ["Tell Koubrous"], "ara_x_variant": ["تل قبرص"]}
    lines = [
        wof_line(421000001, "Tall Qubrus", at=(35.34, 40.2), names=names),
        wof_line(421000002, "Kubrussivka", at=(48.6, 38.0)),
        wof_line(421000003, "Zemmour", current="0"),
        wof_line(421000004, "Base Qoubrous", at=(35.3, 40.1), kind="campus"),
    ]
    result = import_file(write_wof(tmp_path / f"places{suffix}", lines))
    assert (result.places, result.left_out, result.bad) == (3, 1, 0)
    found = {match.place.id: match.place for name in ("Tell Koubrous", "Koubroussivka", "Base Qoubrous")
             for match in load_gazetteer().find(name)}  # fmt: skip
    assert found["wof:421000001"].country == "SY"
    assert found["wof:421000002"].country == "UA"
    assert found["wof:421000004"].kind == "facility"


def test_the_same_file_twice_changes_nothing(tmp_path):
    path = write_zip(tmp_path / "SY.zip", "SY.txt", LINES)
    first = import_file(path)
    before = (first.path.read_bytes(), first.path.stat().st_mtime_ns)
    second = import_file(path)
    assert (second.changed, second.places, second.left_out) == (False, 3, 1)
    assert (first.path.read_bytes(), first.path.stat().st_mtime_ns) == before


def test_a_newer_file_of_the_same_name_replaces_the_older(tmp_path):
    import_file(write_zip(tmp_path / "SY.zip", "SY.txt", LINES))
    assert import_file(write_zip(tmp_path / "SY.zip", "SY.txt", LINES[1:])).changed
    assert _id("Tal Qoubrous") is None
    assert len(imported()) == 1


def test_bad_lines_are_counted_and_named(tmp_path):
    bad = [
        "7\tTrop court\n",
        geonames_line(90000011, "Nord", at=(95.0, 38.0)),
        geonames_line(90000012, "Sans chiffre", at=("nan", 38.0)),
        geonames_line(90000013, "  "),
        geonames_line(90000014, "Peuplé").replace("\t0\t\t300", "\tmille\t\t300"),
    ]
    path = tmp_path / "SY.txt"
    path.write_bytes("".join([*LINES, *bad, *LINES[:2]]).encode() + b"\xff\xfe\t\n")
    result = import_file(path)
    assert (result.places, result.bad) == (5, 6)
    assert [line.number for line in result.problems] == [5, 6, 7, 8, 9, 12]
    assert [line.problem.split()[0] for line in result.problems[:4]] == ["2", "'95.0'", "'nan'", "no"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "no list of places"),
        ("text.txt", b"Des combats ont eu lieu.\n", "no list of places"),
        ("image.png", b"\x89PNG\r\n\x1a\n\0\0\0", "no list of places"),
        ("table.tsv", b"id\tname\tlat\tlon\n1\tA\t2\t3\n", "no list of places"),
        ("header.tsv", "\t".join("id placetype name lat lon".split()).encode() + b"\n", "no places in it"),
        ("broken.zip", b"PK\3\4 not an archive", "cannot be read"),
        ("broken.xz", b"\xfd7zXZ\0 not compressed", "cannot be read"),
        ("other.txt", (geonames_line(1, "Un") + "x\ty\n" * 50).encode(), "no places in it"),
    ],
)
def test_what_is_no_list_of_places_is_refused(tmp_path, name, content, reason):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=reason):
        import_file(path)
    assert imported() == []
    assert [entry.name for entry in folder().iterdir() if entry.name != ".lock"] == []


def test_an_archive_of_several_tables_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("SY.txt", LINES[0])
        archive.writestr("IQ.txt", LINES[0])
    with pytest.raises(GazetteerError, match="2 tables in the archive"):
        import_file(tmp_path / "two.zip")


def test_a_truncated_archive_leaves_nothing_behind(tmp_path):
    path = write_wof(tmp_path / "places.tsv.xz", [wof_line(n, f"Koubrous {n}") for n in range(1, 2000)])
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(GazetteerError, match="cannot be read"):
        import_file(path)
    assert imported() == []


@pytest.mark.parametrize("name", ["", "../evil", "a b", "geonames", ".hidden", "x" * 70])
def test_names_that_cannot_be_files_are_refused(tmp_path, name):
    path = write_zip(tmp_path / "SY.zip", "SY.txt", LINES)
    if name:
        with pytest.raises(GazetteerError, match="cannot be the name"):
            import_file(path, name)
    with pytest.raises(GazetteerError):
        remove(name)


def test_removing_what_is_not_there_names_what_is(tmp_path):
    import_file(write_zip(tmp_path / "SY.zip", "SY.txt", LINES))
    with pytest.raises(GazetteerError, match="there is: SY"):
        remove("IQ")


def test_a_damaged_import_says_how_to_mend_it(tmp_path):
    result = import_file(write_zip(tmp_path / "SY.zip", "SY.txt", LINES))
    result.path.write_bytes(result.path.read_bytes()[:-1])
    with pytest.raises(GazetteerError, match="recoupe gazetteer remove SY, then import it again"):
        load_gazetteer()


def test_two_processes_take_turns(tmp_path):
    path = tmp_path / "SY.txt"
    path.write_text("".join(geonames_line(91000000 + n, f"Tell {n} Qoubrous") for n in range(3000)), encoding="utf-8")
    code = (
        "import pathlib, sys; from recoupe.gazetteer.library import import_file; "
        "print(import_file(pathlib.Path(sys.argv[1])).changed)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", code, str(path)]
    running = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert sorted(process.communicate(timeout=60)[0].strip() for process in running) == ["False", "True"]
    assert len(load_gazetteer().stores) == 2
    assert [entry.suffix for entry in folder().iterdir() if entry.name != ".lock"] == [".gaz"]


def test_progress_reaches_the_end(tmp_path):
    seen: list[tuple[int, int]] = []
    path = write_zip(tmp_path / "SY.zip", "SY.txt", LINES)
    import_file(path, progress=lambda done, size: seen.append((done, size)))
    assert seen[-1] == (path.stat().st_size, path.stat().st_size)
    assert all(0 <= done <= size for done, size in seen)
