"""Through whom the words came: relays in order from the origin outwards, and those carried over from before."""

from __future__ import annotations

import pytest

from tests.extract.finding import only


@pytest.mark.parametrize(
    ("text", "origin", "relays"),
    [
        (
            "« Le pont est tombé », a indiqué à l'AFP une source militaire syrienne.",
            "source militaire syrienne",
            ("AFP",),
        ),
        ("Une source militaire a indiqué à l'AFP que le pont était tombé.", "source militaire", ("AFP",)),
        (
            "Le gouverneur de Kherson a affirmé sur BFMTV que le pont était tombé.",
            "gouverneur de Kherson",
            ("BFMTV",),
        ),
        (
            "Dans une interview à la BBC, le chef rebelle a nié toute responsabilité.",
            "chef rebelle",
            ("BBC",),
        ),
        ("Interrogé par Radio France, le maire assure que le pont tiendra.", "maire", ("Radio France",)),
        ("Selon Reuters, citant un diplomate turc, les pourparlers ont repris.", "diplomate turc", ("Reuters",)),
        ("Selon la BBC, qui cite un médecin, l'hôpital est vide.", "médecin", ("BBC",)),
        (
            "L'agence Tass, citant le ministère russe de la Défense, a annoncé la prise du village.",
            "ministère russe de la Défense",
            ("Tass",),
        ),
        (
            "L'agence Ukrinform, citant le ministère ukrainien de la Défense, a annoncé la prise du village.",
            "ministère ukrainien de la Défense",
            ("Ukrinform",),
        ),
        (
            "L'agence Sana, citant une source militaire, rapporte que la route est coupée.",
            "source militaire",
            ("Sana",),
        ),
        ("Le ministère a annoncé la prise du village, rapporte l'agence Tass.", "ministère", ("Tass",)),
        ("« Le pont est tombé », a déclaré le gouverneur, cité par l'agence Interfax.", "gouverneur", ("Interfax",)),
        ("L'ONU, citée par l'AFP, affirme que la route est coupée.", "ONU", ("AFP",)),
        (
            "La route est coupée, selon une source militaire citée par l'agence Sana.",
            "source militaire",
            ("Sana",),
        ),
        ("La nouvelle est fausse, affirme un communiqué de l'armée relayé par Reuters.", "armée", ("Reuters",)),
        ("Le roi a assuré au micro de RFI que la trêve tenait.", "roi", ("RFI",)),
        (
            "Citant un employé de l'aérodrome, la radio Al-Noujoum rapporte que la piste est fermée.",
            "employé de l'aérodrome",
            ("Al-Noujoum",),
        ),
    ],
)
def test_one_relay(nlp, text, origin, relays):
    found = only(nlp(text))
    assert (found.origin, found.relays) == (origin, relays)
    assert not any(relay.carried for relay in found.chain)


@pytest.mark.parametrize(
    ("text", "origin", "relays"),
    [
        (
            "« Le pont est tombé », a déclaré le gouverneur à l'agence Anadolu, rapporte Al Jazeera.",
            "gouverneur",
            ("Anadolu", "Al Jazeera"),
        ),
        (
            "Le gouverneur a indiqué à l'agence Tass, dont les propos sont repris par Reuters, que la base est vide.",
            "gouverneur",
            ("Tass", "Reuters"),
        ),
        (
            "Un médecin a confié à la BBC que l'hôpital était vide, rapporte Reuters.",
            "médecin",
            ("BBC", "Reuters"),
        ),
    ],
)
def test_two_relays(nlp, text, origin, relays):
    found = only(nlp(text))
    assert (found.origin, found.relays) == (origin, relays)


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        (
            "« L'hôpital est vide », a dit un médecin à la BBC, rapporte Reuters, citée par Le Soir.",
            ("BBC", "Reuters", "Le Soir"),
        ),
        (
            "« L'hôpital est vide », a dit un médecin à la BBC, cité par l'AFP, rapporte Al Jazeera.",
            ("BBC", "AFP", "Al Jazeera"),
        ),
    ],
)
def test_three_relays(nlp, text, relays):
    found = only(nlp(text))
    assert (found.origin, found.relays) == ("médecin", relays)


@pytest.mark.parametrize(
    "text",
    [
        "Selon Le Parisien, le suspect est mort.",
        "Selon la BBC, le suspect est mort.",
        "L'agence Tass affirme que le suspect est mort.",
    ],
)
def test_a_medium_that_speaks_itself_is_the_origin(nlp, text):
    found = only(nlp(text))
    assert found.relays == ()
    assert found.origin in {"Le Parisien", "BBC", "Tass"}


@pytest.mark.parametrize(
    "text",
    [
        "Le colonel a écrit sur Twitter que le pont était tombé.",
        "Le colonel a affirmé dans un communiqué que le pont était tombé.",
        "Le colonel a dit à ses hommes que le pont était tombé.",
    ],
)
def test_networks_communiques_and_hearers_are_no_relays(nlp, text):
    assert only(nlp(text)).relays == ()


def test_a_relay_is_carried_to_what_the_speaker_adds(nlp):
    text = "« Le pont est tombé », a dit à l'AFP le colonel Touré. « La route est coupée », a-t-il ajouté."
    first, second = nlp(text).statements
    assert first.relays == second.relays == ("AFP",)
    assert [relay.carried for relay in first.chain] == [False]
    assert [relay.carried for relay in second.chain] == [True]
    assert first.chain[0].span == second.chain[0].span


def test_a_relay_is_not_carried_to_somebody_else(nlp):
    text = "« Le pont est tombé », a dit à l'AFP le colonel Touré. « La route est libre », affirme le maire."
    assert [s.relays for s in nlp(text).statements] == [("AFP",), ()]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Une source militaire a indiqué à l'AFP que le pont était tombé.", ["AFP"]),
        ("« Le pont est tombé », a déclaré le gouverneur à l'agence Anadolu, rapporte Al Jazeera.", ["Anadolu", "Al"]),
    ],
)
def test_each_link_stands_in_the_text(nlp, text, names):
    for relay, name in zip(only(nlp(text)).chain, names, strict=True):
        assert relay.span is not None
        assert name in text[relay.span.start : relay.span.end]
