"""How a speaker is called: descriptions without their articles and determiners."""

from __future__ import annotations

import pytest

from recoupe.extract.names import strip_article


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("le maire de Gao", "maire de Gao"),
        ("La préfecture", "préfecture"),
        ("l'agence Anadolu", "agence Anadolu"),
        ("l’agence Anadolu", "agence Anadolu"),
        ("des témoins", "témoins"),
        ("certains observateurs", "observateurs"),
        ("plusieurs habitants", "habitants"),
        ("cette source", "source"),
        ("ses avocats", "avocats"),
        ("deux sources", "deux sources"),
        ("Kigali", "Kigali"),
        ("Leslie Okoro", "Leslie Okoro"),
        ("Lamine Diop", "Lamine Diop"),
        ("Desmond Okoro", "Desmond Okoro"),
        ("la", "la"),
        ("", ""),
    ],
)
def test_strip_article(mention, name):
    assert strip_article(mention) == name
