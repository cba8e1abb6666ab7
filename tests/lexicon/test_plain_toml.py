"""The lexicon's own reading of TOML: the same as that of the standard library, on whatever it is given."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoupe.lexicon
from recoupe.lexicon import plain_toml

FILES = sorted(Path(recoupe.lexicon.__file__).parent.rglob("*.toml"))
#: Lines that mean something else before or behind others, and some that mean nothing.
LINES = (
    "",
    "  ",
    "# un mot",
    "  # un mot",
    "[tir]",
    "[tir]  # un mot",
    " [tir]",
    "[tir.arme]",
    "[tir.arme.genre]",
    "[[tir]]",
    "[[garde]]",
    "[tir . arme]",
    "name = 'tir'",
    "name = 'tir' # un mot",
    "name = 'l' arme'",
    "'le nom' = 'tir'",
    '"name" = "tir"',
    "name='tir'",
    "name = true",
    "name = 7",
    "arme = { genre = 'fusil' }",
    "arme = { genre = 'fusil', genre = 'canon' }",
    "arme = { genre = 'fusil', nom = 'a, b = c' }",
    "arme.genre = 'fusil'",
    "arme.genre.nom = 'fusil'",
    "arme.nom = { genre = 'fusil' }",
    "verbs = ['tirer', 'faire feu']",
    "verbs = ['tirer' 'faire feu']",
    "verbs = ['tirer', ]",
    "verbs = []",
    "verbs = [",
    "  'tirer',",
    "  'tirer'",
    "  'tirer', 'faire feu',",
    "]",
    "nouns = '''tir, feu",
    "nouns = '''",
    "tir, l'arme, ''",
    "feu'''",
    "feu''' # un mot",
    "'''",
    "feu\x07",
    "feu\r",
)


def order(value):
    """Give containers as lists, so that the order of their keys counts."""
    if isinstance(value, dict):
        return [(key, order(one)) for key, one in value.items()]
    return [order(one) for one in value] if isinstance(value, list) else value


def read(loads, text):
    """Give what is read, or that it is refused."""
    try:
        return order(loads(text))
    except tomllib.TOMLDecodeError as error:
        return str(error)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_files_of_the_lexicon(path):
    text = path.read_text(encoding="utf-8")
    assert read(plain_toml.loads, text) == read(tomllib.loads, text)


@given(st.lists(st.sampled_from(LINES), max_size=9), st.sampled_from(["\n", "\r\n"]))
def test_lines_in_any_order(lines, end):
    text = end.join(lines)
    assert read(plain_toml.loads, text) == read(tomllib.loads, text)


@given(st.text(alphabet="ab='[]{}.,#\"\n \t\\", max_size=24))
def test_any_text(text):
    assert read(plain_toml.loads, text) == read(tomllib.loads, text)
