"""French names of regions and waters: well-formed rows, positions in their country, what a name needs, overlay."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from recoupe.errors import LexiconError
from recoupe.french.folding import fold
from recoupe.lexicon import load_lexicon
from recoupe.lexicon.places import bare
from recoupe.lexicon.regions import COLUMNS, KINDS, LOCATIVE, NEEDS, TRIGGER, load_regions
from tests.lexicon.geography import towns

REGIONS = load_regions()
ROWS = list(REGIONS.by_id.values())
GOOD = "zz_haute_brume,Haute-Brume,Brume|les Brumes,FR,region,45.5,3.2,40,locative,position inventée"


def changed(**cells: str) -> str:
    """The good row with other cells."""
    row = dict(zip(COLUMNS, GOOD.split(","), strict=True)) | cells
    return ",".join(row[name] for name in COLUMNS)


def test_there_are_many_regions_of_every_kind() -> None:
    assert len(REGIONS) >= 900
    assert set(Counter(row.kind for row in ROWS)) == set(KINDS)
    assert {row.needs for row in ROWS} == set(NEEDS)


def test_every_row_is_found_by_all_its_names() -> None:
    assert [(row.id, name) for row in ROWS for name in row.names if row not in REGIONS.find(name)] == []


def test_rows_are_well_formed() -> None:
    assert [row.id for row in ROWS if any(set("'()") & set(name) for name in row.names)] == []
    assert [row.id for row in ROWS if len({bare(fold(name)) for name in row.names}) != len(row.names)] == []
    assert [row.id for row in ROWS if row.precision_km < 5 or not row.note] == []


def test_no_two_rows_of_a_country_share_a_name() -> None:
    """Rows of no country may: a mountain range and a sea are told apart by what stands before them."""
    owners: dict[tuple[str, str], set[str]] = {}
    for row in ROWS:
        for name in row.names:
            owners.setdefault((row.country or row.kind, bare(fold(name))), set()).add(row.id)
    assert [ids for ids in owners.values() if len(ids) > 1] == []


def test_every_centre_lies_in_its_country() -> None:
    """A town of that country lies within the radius that covers the region; a land without country has a town too."""
    outside = []
    for row in ROWS:
        distances = towns().nearest_km(row.latitude, row.longitude)
        if row.country:
            good = distances[row.country] <= row.precision_km + 15
        else:
            good = row.kind == "water" or row.id == "antarctique" or min(distances.values()) <= row.precision_km
        if not good:
            outside.append(row.id)
    assert outside == []


@pytest.mark.parametrize(
    ("name", "id_", "country", "needs"),
    [
        ("Nord-Kivu", "cd_nord_kivu", "CD", ""),
        ("le Var", "fr_var", "FR", LOCATIVE),
        ("province de Deir ez-Zor", "sy_deir_ezzor", "SY", TRIGGER),
        ("province d’al-Anbar", "iq_al_anbar", "IQ", ""),
        ("oblast de Koursk", "ru_koursk", "RU", TRIGGER),
        ("région de Kharkiv", "ua_kharkiv", "UA", TRIGGER),
        ("Cisjordanie", "ps_cisjordanie", "PS", ""),
        ("la bande de Gaza", "ps_bande_de_gaza", "PS", ""),
        ("l’Île-de-France", "fr_ile_de_france", "FR", ""),
        ("Ile-de-France", "fr_ile_de_france", "FR", ""),
        ("la mer Rouge", "mer_rouge", None, ""),
        ("Moyen-Orient", "moyen_orient", None, ""),
        ("Catalogne", "es_catalogne", "ES", ""),
        ("État de Washington", "us_washington", "US", TRIGGER),
        ("Haut-Karabagh", "az_haut_karabakh", "AZ", ""),
        ("Darfour-Nord", "sd_darfour_nord", "SD", ""),
    ],
)
def test_find(name: str, id_: str, country: str | None, needs: str) -> None:
    found = {row.id: row for row in REGIONS.find(name)}
    assert id_ in found
    assert (found[id_].country, found[id_].needs) == (country, needs)


@pytest.mark.parametrize("name", ["Landes", "Cher", "Manche", "Somme", "Lot", "Orne", "Ain", "Marne"])
def test_a_common_word_needs_company(name: str) -> None:
    assert REGIONS.find(name)
    assert all(row.needs for row in REGIONS.find(name))


def test_all_departments_of_france_are_there() -> None:
    names = (
        "Ain Aisne Allier Ardèche Ardennes Ariège Aube Aude Aveyron Calvados Cantal Charente Cher Corrèze Creuse "
        "Doubs Dordogne Drôme Eure Finistère Gard Gers Gironde Hérault Indre Isère Jura Landes Loire Loiret Lot Lozère "
        "Manche Marne Mayenne Meuse Morbihan Moselle Nièvre Nord Oise Orne Paris Rhône Sarthe Savoie Somme Tarn Var "
        "Vaucluse Vendée Vienne Vosges Yonne Essonne Yvelines Alpes-de-Haute-Provence Hautes-Alpes Alpes-Maritimes "
        "Bouches-du-Rhône Charente-Maritime Corse-du-Sud Haute-Corse Côte-d’Or Côtes-d’Armor Eure-et-Loir "
        "Haute-Garonne Ille-et-Vilaine Indre-et-Loire Loir-et-Cher Haute-Loire Loire-Atlantique Lot-et-Garonne "
        "Maine-et-Loire Haute-Marne Meurthe-et-Moselle Pas-de-Calais Puy-de-Dôme Pyrénées-Atlantiques Hautes-Pyrénées "
        "Pyrénées-Orientales Bas-Rhin Haut-Rhin Haute-Saône Saône-et-Loire Haute-Savoie Seine-Maritime Seine-et-Marne "
        "Deux-Sèvres Tarn-et-Garonne Haute-Vienne Hauts-de-Seine Seine-Saint-Denis Val-de-Marne Val-d’Oise "
        "Guadeloupe Martinique Guyane Mayotte"
    ).split()
    assert len({*names, "Territoire de Belfort", "La Réunion"}) == 101
    for name in (*names, "Territoire de Belfort", "La Réunion"):
        assert any(row.kind == "region" and row.country for row in REGIONS.find(name)), name


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (changed(needs="luck"), r"regions\.csv:2: unknown needs 'luck'; use one of \(empty\), locative, trigger"),
        (changed(kind="city"), r"regions\.csv:2: unknown kind 'city'; use one of region, area, water"),
        (changed(country="FRA"), r"regions\.csv:2: 'FRA' is no country code; "),
        (changed(longitude="E3"), r"regions\.csv:2: longitude 'E3' is no number from -180 to 180; "),
        (GOOD + "\n" + GOOD, r"regions\.csv:3: the id 'zz_haute_brume' is used twice; "),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "regions.csv"
    path.write_text(",".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        load_regions(path)


def test_an_overlay_adds_replaces_and_removes(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    lines = [",".join(COLUMNS), GOOD, changed(id="fr_var", name="Var", variants="", needs=""), "fr_gard,-" + "," * 8]
    (tmp_path / "fr" / "regions.csv").write_text("\n".join(lines), encoding="utf-8")
    regions = load_lexicon(tmp_path).regions
    assert [row.id for row in regions.find("les Brumes")] == ["zz_haute_brume"]
    assert regions.by_id["fr_var"].needs == ""
    assert regions.find("Gard") == ()
    assert len(regions) == len(REGIONS)
