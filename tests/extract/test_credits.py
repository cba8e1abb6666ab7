"""Names credited at the end: candidates, never origins."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le pont est tombé.\n\nSources : AFP, Sputnik", ["AFP", "Sputnik"]),
        ("Le pont est tombé.\n\nSource : Anadolu", ["Anadolu"]),
        ("Le pont est tombé.\nSources : Reuters, AFP et EFE", ["Reuters", "AFP", "EFE"]),
        ("Le pont est tombé. (avec AFP et Reuters)", ["AFP", "Reuters"]),
        ("Le pont est tombé.\n\nCrédits : Xinhua / Tass\n", ["Xinhua", "Tass"]),
    ],
)
def test_credits(nlp, text, names):
    analysis = nlp(text)
    assert [span.text for span in analysis.credits] == names
    assert analysis.statements == ()


@pytest.mark.parametrize(
    "text",
    [
        "Le pont est tombé, selon deux sources.",
        "Sources : AFP, Sputnik\n\nLe pont est tombé.\n\nLa route est coupée.",
        "Le maire (avec son adjoint) a quitté la ville.",
        "Le pont est tombé.",
    ],
)
def test_what_credits_nobody(nlp, text):
    assert nlp(text).credits == ()


def test_credits_are_no_origin_of_what_stands_before(nlp):
    analysis = nlp("Deux civils auraient été tués.\n\nSources : AFP, Sputnik")
    assert [(s.origin, s.relays) for s in analysis.statements] == [(None, ())]
