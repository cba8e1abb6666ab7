"""Families of counters and nouns that speak for somebody: every row's own examples, overlays, and wrong rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.crosscheck.naming import Naming
from recoupe.dossier._origins import bare
from recoupe.errors import LexiconError
from recoupe.lexicon.families import FILE, Family, load_families, one_letter_off
from recoupe.lexicon.speaks_for import COLUMNS, Link, load_speaks_for
from recoupe.lexicon.speaks_for import FILE as SPEAKS_FOR

NAMING = Naming()
FAMILIES = tuple(load_families().by_id.values())
#: A family that a user may add, and the same without the fields that are put in place of these.
TABLE = "[port]\nname = 'port'\nreason = 'le port'\nbodies = ['capitainerie']\nexamples = ['la capitainerie']\n"


@pytest.mark.parametrize(("family", "name"), [(family, name) for family in FAMILIES for name in family.examples])
def test_examples_belong_to_their_family(family: Family, name: str):
    assert NAMING.read(name).family == family.id


@pytest.mark.parametrize(("family", "name"), [(family, name) for family in FAMILIES for name in family.others])
def test_others_do_not(family: Family, name: str):
    assert NAMING.read(name).family != family.id


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
def test_every_family_shows_what_belongs_to_it_and_what_does_not(family: Family):
    assert family.examples
    assert family.others
    assert set(family.areas) | set(family.countries) <= {
        *family.bodies, *family.offices, *family.local, *family.local_offices, *family.unnamed
    }  # fmt: skip


@pytest.mark.parametrize("row", load_speaks_for().rows, ids=lambda row: row.noun)
def test_nouns_speak_for_whom_their_example_says(row: Link):
    found = NAMING.read(row.example)
    assert list(found.words) == bare(row.whom)
    assert found.how == {"same": "", "words": ""}.get(row.link, row.link)


@pytest.mark.parametrize("state", ["russe", "ukrainien", "israélien", "syrien", "américain", "malien", "français"])
def test_every_state_has_the_same_families(state: str):
    of = {name: NAMING.read(name) for name in (f"ministère {state} de la Défense", f"ministère {state} de l’Intérieur")}
    assert [found.family for found in of.values()] == ["army", "order"]
    assert len({found.country for found in of.values()}) == 1


def overlay(tmp_path: Path, file: str, text: str) -> Path:
    """Write a file of an overlay folder."""
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_user_adds_a_family(tmp_path: Path):
    families = load_families(overlay=overlay(tmp_path, FILE, TABLE))
    assert Naming(families).read("la capitainerie de Port-Kessar").family == "port"
    assert Naming(families).read("la police").family == "order"


def test_a_user_takes_a_family_away(tmp_path: Path):
    families = load_families(overlay=overlay(tmp_path, FILE, "[town]\nname = '-'\n"))
    assert Naming(families).read("la mairie d’Orsenne").family == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TABLE + "colour = 'bleu'\n", r"families.toml:1: port: .*colour.*; the fields are .*bodies"),
        (TABLE.replace("examples", "passes = ['mer']\nexamples"), r"families.toml:1: .*'mer', which is no family"),
        (TABLE.replace("capitainerie'", "parquet'", 1), r"families.toml:1: 'parquet' of port also belongs to pros"),
        ("[rien]\nname = '-'\n", r"families.toml:1: 'rien' is no row"),
    ],
)
def test_a_wrong_table_says_where_and_how_to_mend_it(tmp_path: Path, text: str, message: str):
    with pytest.raises(LexiconError, match=message):
        load_families(overlay=overlay(tmp_path, FILE, text))


def test_a_user_adds_and_takes_away_nouns(tmp_path: Path):
    rows = "héraut,same,le héraut de Kessar,Kessar\nporte-voix,-,,\n"
    found = load_speaks_for(overlay=overlay(tmp_path, SPEAKS_FOR, ",".join(COLUMNS) + "\n" + rows))
    assert found.at(["heraut", "de", "kessar"]) is not None
    assert found.at(["porte", "voix"]) is None


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("héraut,crier,le héraut de Kessar,Kessar\n", r"speaks_for.csv:2: unknown link 'crier'; use one of same"),
        ("héraut,same,le héraut de Kessar,Orsenne\n", r"speaks_for.csv:2: héraut: the example .*'Orsenne'; write"),
        (",same,le héraut de Kessar,Kessar\n", r"speaks_for.csv:2: no noun; begin"),
        ("a,same,a de b,b\na,same,a de b,b\n", r"speaks_for.csv:3: 'a' stands twice; keep one"),
        ("héraut,same\n", r"speaks_for.csv:2: 2 cells instead of 4"),
    ],
)
def test_a_wrong_row_says_where_and_how_to_mend_it(tmp_path: Path, rows: str, message: str):
    with pytest.raises(LexiconError, match=message):
        load_speaks_for(overlay=overlay(tmp_path, SPEAKS_FOR, ",".join(COLUMNS) + "\n" + rows))


@given(st.text("abc", min_size=1, max_size=8), st.integers(0, 8), st.sampled_from("xyz"))
def test_one_letter_off_is_one_letter_put_in_left_out_or_changed(word: str, place: int, letter: str):
    place = min(place, len(word) - 1)
    assert one_letter_off(word, word[:place] + letter + word[place:])
    assert one_letter_off(word, word[:place] + word[place + 1 :])
    assert one_letter_off(word, word[:place] + letter + word[place + 1 :])
    assert not one_letter_off(word, word)
    assert not one_letter_off(word, "xy" + word)


@given(st.text(max_size=60))
def test_any_name_can_be_read(name: str):
    assert NAMING.read(name) == NAMING.read(name)
