"""Places that population lists lack: well-formed rows, positions in their country, look-up, overlay, errors."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import LexiconError
from recoupe.french.folding import fold
from recoupe.lexicon import load_lexicon
from recoupe.lexicon.places import COLUMNS, KINDS, bare, load_places
from recoupe.model import Place
from tests.lexicon.geography import towns

PLACES = load_places()
HEADER = ",".join(COLUMNS)
GOOD = "fort_bleu,Fort-Bleu,Al-Fort al-Azraq|Blue Fort,TD,facility,15.5,18.2,5,,fort ; position inventée"
ROWS = list(PLACES.by_id.values())


def changed(**cells: str) -> str:
    """The good row with other cells."""
    row = dict(zip(COLUMNS, GOOD.split(","), strict=True)) | cells
    return ",".join(row[name] for name in COLUMNS)


def written(folder: Path, *lines: str) -> Path:
    """Write a file of places with these rows below the header."""
    path = folder / "places.csv"
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    return path


def test_there_are_many_places_in_many_countries() -> None:
    assert len(PLACES) >= 350
    assert len({row.country for row in ROWS}) >= 45
    kinds = Counter(row.kind for row in ROWS)
    assert set(kinds) <= set(KINDS)
    assert kinds["facility"] >= 150
    assert kinds["area"] >= 60


def test_every_row_is_found_by_all_its_names() -> None:
    missed = [
        (row.id, name)
        for row in ROWS
        for name in row.names
        if not (row in PLACES.find(name) and row in PLACES.find(name.upper()))
    ]
    assert missed == []


def test_names_are_written_as_in_print() -> None:
    assert [row.id for row in ROWS if any(name != name.strip() or set("'()") & set(name) for name in row.names)] == []
    assert [row.id for row in ROWS if len({fold(name) for name in row.names}) != len(row.names)] == []


def test_every_row_says_what_it_rests_on() -> None:
    assert [row.id for row in ROWS if row.precision_km < 1 or " ; position " not in row.note] == []
    assert [row.id for row in ROWS if row.gazetteer and row.gazetteer not in row.note] == []
    assert [row.id for row in ROWS if not row.gazetteer and "connaissance générale" not in row.note] == []


def test_no_two_rows_of_a_country_share_a_name() -> None:
    owners: dict[tuple[str | None, str], set[str]] = {}
    for row in ROWS:
        for name in row.names:
            owners.setdefault((row.country, bare(fold(name))), set()).add(row.id)
    assert [ids for ids in owners.values() if len(ids) > 1] == []


def test_every_position_lies_in_its_country() -> None:
    """A town of that country is hardly farther than the nearest one, unless the row speaks of a border."""
    outside = []
    for row in ROWS:
        distances = towns().nearest_km(row.latitude, row.longitude)
        slack = 130 if "front" in row.note or "confins" in row.note else 15
        if row.country and distances[row.country] > min(distances.values()) + row.precision_km + slack:
            outside.append(row.id)
    assert outside == []


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Al-Tanf", "al_tanf"),
        ("al-tanf", "al_tanf"),
        ("At-Tanf", "al_tanf"),
        ("TANF", "al_tanf"),
        ("la base d'al-Tanf", "al_tanf"),
        ("Aïn al-Assad", "base_d_ain_al_assad"),
        ("Ain Al Assad", "base_d_ain_al_assad"),
        ("Semelka", "semalka"),
        ("la Ghouta orientale", "ghouta_orientale"),
        ("Chaafa", "chaafa"),
        ("al-Chaafa", "chaafa"),
        ("station T2", "station_t2"),
        ("Azovstal", "azovstal"),
        ("camp de Jabalia", "camp_de_jabaliya"),
        ("Kerem Shalom", "kerem_shalom"),
        ("l'Élysée", "elysee"),
        ("l’Elysee", "elysee"),
    ],
)
def test_find(name: str, id_: str) -> None:
    assert [row.id for row in PLACES.find(name)] == [id_]


@pytest.mark.parametrize("name", ["", "al", "Nulle-Part", "le", "province de", "wilaya d’Atlantis"])
def test_find_of_what_is_no_place(name: str) -> None:
    assert PLACES.find(name) == ()


def test_a_place_may_become_a_record() -> None:
    row = PLACES.by_id["al_tanf"]
    place = Place(
        id=0,
        referent=0,
        start=0,
        end=7,
        text="Al-Tanf",
        name=row.name,
        country=row.country,
        kind=row.kind,
        latitude=row.latitude,
        longitude=row.longitude,
        precision_km=row.precision_km,
        status="resolved",
        gazetteer=row.gazetteer,
    )
    assert place.country == "SY"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (changed(id=""), r"places\.csv:2: id and name may not be empty; fill in both"),
        (changed(name=""), r"places\.csv:2: id and name may not be empty; fill in both"),
        (changed(kind="castle"), r"places\.csv:2: unknown kind 'castle'; use one of region, city, facility"),
        (changed(country="Tchad"), r"places\.csv:2: 'Tchad' is no country code; give two capital letters"),
        (changed(country="td"), r"places\.csv:2: 'td' is no country code; "),
        (changed(latitude="95"), r"places\.csv:2: latitude '95' is no number from -90 to 90; write it in digits"),
        (changed(latitude="nord"), r"places\.csv:2: latitude 'nord' is no number"),
        (changed(longitude="-181"), r"places\.csv:2: longitude '-181' is no number from -180 to 180; "),
        (changed(longitude="nan"), r"places\.csv:2: longitude 'nan' is no number"),
        (changed(precision_km=""), r"places\.csv:2: precision_km '' is no number from 0 to 20000; "),
        (changed(gazetteer="173334"), r"places\.csv:2: '173334' is no id of a list; write geonames: or wof: and"),
        (GOOD + "\n" + GOOD, r"places\.csv:3: the id 'fort_bleu' is used twice; call this row fort_bleu_2"),
        ("fort_bleu,Fort-Bleu", r"places\.csv:2: 2 cells instead of 10; "),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        load_places(written(tmp_path, row))


def test_a_wrong_header_is_named(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("name;latitude\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"places\.csv:1: the header differs; it must read id,name,variants"):
        load_places(path)


def test_an_overlay_adds_replaces_and_removes(tmp_path: Path) -> None:
    written(tmp_path, GOOD, changed(id="semalka", name="Semalka", variants="", precision_km="1"), "al_tanf,-" + "," * 8)
    places = load_lexicon(tmp_path).places
    assert [row.id for row in places.find("blue fort")] == ["fort_bleu"]
    assert places.by_id["semalka"].precision_km == 1
    assert places.find("Al-Tanf") == ()
    assert len(places) == len(PLACES)
    assert "fort_bleu" not in load_lexicon().places.by_id


@given(st.text(max_size=30))
def test_no_text_breaks_a_look_up(name: str) -> None:
    found = PLACES.find(name)
    assert isinstance(found, tuple)
    assert all(row.id in PLACES.by_id for row in found)


def test_a_long_text_is_looked_up_without_recursion() -> None:
    assert PLACES.find("province de " * 5000 + "Nulle-Part") == ()
