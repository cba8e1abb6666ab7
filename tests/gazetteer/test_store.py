"""The compiled file: what goes in comes out, and damage is noticed."""

from __future__ import annotations

import struct

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.errors import GazetteerError
from recoupe.gazetteer import How
from recoupe.gazetteer.names import Spelling
from recoupe.gazetteer.store import MAGIC, VERSION, Store
from tests.gazetteer.dumps import gazetteer, row
from tests.gazetteer.test_names import NAMES

PLACES = [
    row(7, "Al-Nūr", "Nour", "النور", at=(35.12345, 40.2), population=1200),
    row(3_000_000_000, "Tchernolissia", "Чорнолісся", at=(-48.5, -179.99999), country="UA", kind="facility"),
    row(9, "Ras Dahr", at=(12.0, 43.0), country=""),
]


def test_what_goes_in_comes_out(tmp_path):
    found = gazetteer(tmp_path, PLACES)
    [first] = found.find("nour")
    place = first.place
    assert (place.id, place.name, place.country, place.admin1, place.kind) == (
        "test:7",
        "Al-Nūr",
        "SY",
        "SY.07",
        "city",
    )
    assert (place.latitude, place.longitude, place.population, place.size) == (35.12345, 40.2, 1200, 1200)
    [second] = found.find("Tchernolissia")
    assert (second.place.id, second.place.longitude, second.place.size) == ("test:3000000000", -179.99999, 2000)
    [third] = found.find("Ras Dahr")
    assert third.place.country is None


def test_the_same_places_give_the_same_file(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    paths = [gazetteer(tmp_path / name, PLACES).stores[0].path for name in "ab"]
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_file_without_places_can_be_asked(tmp_path):
    assert gazetteer(tmp_path, []).find("Nour", ["SY"]) == []


@given(
    names=st.lists(NAMES.filter(lambda name: Spelling(name).script and Spelling(name).folded), min_size=1, max_size=6)
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_name_finds_its_place_exactly(tmp_path, names):
    found = gazetteer(tmp_path, [row(number, "Nullepart", name) for number, name in enumerate(names)])
    for number, name in enumerate(names):
        matches = {match.place.id: match for match in found.find(name, limit=50)}
        assert matches[f"test:{number}"].how is How.EXACT
        assert matches[f"test:{number}"].similarity == 1.0
        in_country = found.find(name, ["SY"], limit=50)
        assert [match.place.id for match in in_country] == [m.place.id for m in found.find(name, ["SY"], limit=50)]
        assert found.find(name, ["FR"]) == []


@pytest.fixture
def compiled(tmp_path):
    return gazetteer(tmp_path, PLACES).stores[0].path


def _flip(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda data: b"", "cannot be read as a gazetteer"),
        (lambda data: data[:10], "cannot be read as a gazetteer"),
        (lambda data: b"PK\3\4" + data[4:], "no gazetteer"),
        (lambda data: MAGIC + struct.pack("<I", VERSION + 1) + data[12:], f"version {VERSION + 1}"),
        (lambda data: _flip(data, 30), "the header is damaged"),
        (lambda data: data[:-64], "cut short"),
        (lambda data: data + b"\0", "has grown"),
        (lambda data: _flip(data, len(data) - 100), "the contents are damaged"),
    ],
)
def test_damage_is_noticed_and_named(compiled, damage, reason):
    compiled.write_bytes(damage(compiled.read_bytes()))
    with pytest.raises(GazetteerError, match=reason) as raised:
        Store(compiled)
    assert raised.value.where == str(compiled)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(GazetteerError, match="no such file"):
        Store(tmp_path / "none.gaz")
