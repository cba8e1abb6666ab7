"""The same text from several places, texts that go back to what they were, addresses and ids that many share."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.dossier import Dossier

BRIDGE = "Le pont de Kessar est coupé depuis lundi, selon la mairie, et les habitants passent par la vallée."
MARKET = "Les marchands du port ont obtenu jeudi un délai de trois mois pour quitter les halles, dit la région."
STRIKE = "La grève des dockers d’Ostrel continue, affirme leur syndicat, qui demande l’ouverture de pourparlers."


@pytest.fixture
def add(tmp_path):
    def run(*paths: Path) -> str:
        result = CliRunner().invoke(app, ["add", "-d", str(tmp_path / "a.dossier"), "-j", "1", *map(str, paths)])
        assert result.exit_code == 0, result.output
        return result.stdout

    return run


def texts(tmp_path) -> list[str]:
    with Dossier(tmp_path / "a.dossier") as dossier:
        return sorted(stored.document.text for stored in dossier.documents())


def records(*items: dict[str, str]) -> str:
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)


def test_members_of_an_archive_with_the_same_ids_are_kept_apart(tmp_path, add):
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("a/n.jsonl", records({"id": "1", "text": BRIDGE}))
        archive.writestr("b/n.jsonl", records({"id": "1", "text": MARKET}))
    add(tmp_path / "two.zip")
    assert texts(tmp_path) == sorted([BRIDGE, MARKET])


def test_one_id_at_two_addresses_is_two_documents(tmp_path, add):
    file = tmp_path / "n.jsonl"
    file.write_text(
        records(
            {"id": "1", "text": BRIDGE, "url": "https://example.org/pont"},
            {"id": "1", "text": MARKET, "url": "https://example.org/halles"},
        )
    )
    add(file)
    assert texts(tmp_path) == sorted([BRIDGE, MARKET])


def test_the_address_of_a_site_makes_no_document_known(tmp_path, add):
    file = tmp_path / "n.jsonl"
    file.write_text(records(*({"text": text, "url": "https://example.org/"} for text in (BRIDGE, MARKET, STRIKE))))
    add(file)
    assert texts(tmp_path) == sorted([BRIDGE, MARKET, STRIKE])


def test_a_text_that_goes_back_to_what_it_was(tmp_path, add):
    file = tmp_path / "x.txt"
    for day, text in enumerate((BRIDGE, MARKET, BRIDGE)):
        file.write_text(text)
        os.utime(file, (1_700_000_000 + day * 86_400,) * 2)
        assert "already" in add(file)
        assert texts(tmp_path) == [text]
    assert "1 already there" in add(file)
    with Dossier(tmp_path / "a.dossier") as dossier:
        assert len(dossier) == 2


def test_what_one_file_no_longer_says_another_still_does(tmp_path, add):
    one, other = tmp_path / "x.txt", tmp_path / "z.txt"
    one.write_text(BRIDGE)
    other.write_text(BRIDGE)
    add(one, other)
    one.write_text(MARKET)
    add(one, other)
    assert texts(tmp_path) == sorted([BRIDGE, MARKET])


def test_several_captures_in_one_file_are_there_already(tmp_path, add):
    file = tmp_path / "n.jsonl"
    file.write_text(records(*({"text": text, "url": "https://example.org/pont"} for text in (BRIDGE, MARKET))))
    assert add(file).startswith("1 new, 1 changed")
    assert add(file).startswith("0 new, 0 changed")
    assert texts(tmp_path) == [MARKET]
