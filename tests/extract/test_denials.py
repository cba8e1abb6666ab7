"""Who denies what: clauses, infinitives, nouns, and a denial that says nothing but that it is one."""

from __future__ import annotations

import pytest

from recoupe.model import Attitude
from tests.extract.finding import only, text_of, words


@pytest.mark.parametrize(
    ("text", "rule", "content"),
    [
        (
            "L'armée a démenti que ses soldats aient pillé le marché.",
            "que",
            "ses soldats aient pillé le marché",
        ),
        ("Le ministre conteste que des soldats aient tiré.", "que", "des soldats aient tiré"),
        ("Le Rwanda dément soutenir les rebelles.", "inf", "soutenir les rebelles"),
        ("Téhéran nie avoir livré des drones.", "inf", "avoir livré des drones"),
        ("Kiev nie avoir livré des drones.", "inf", "avoir livré des drones"),
        ("Le Rwanda dément tout soutien aux rebelles.", "np", "tout soutien aux rebelles"),
        ("Le ministre rejette les accusations de torture.", "np", "les accusations de torture"),
        ("Le général a réfuté l'existence d'un accord secret.", "np", "l'existence d'un accord secret"),
        ("La route est coupée, ce que dément la préfecture.", "ce-que", "La route est coupée"),
        ("« Nous n'avons pas tiré », s'est défendu le policier kényan.", "incise", "Nous n'avons pas tiré"),
    ],
)
def test_denials(nlp, text, rule, content):
    found = only(nlp(text))
    assert (found.attitude, found.why.rule, words(found)) == (Attitude.DENY, rule, content)
    assert found.source is not None


@pytest.mark.parametrize(
    ("accuser", "denier"), [("Kinshasa", "Kigali"), ("Kigali", "Kinshasa"), ("Bakou", "Erevan"), ("Erevan", "Bakou")]
)
def test_a_bare_denial_denies_what_was_last_said(nlp, accuser, denier):
    text = f"{accuser} affirme que des soldats ont traversé la frontière. {denier} a aussitôt démenti."
    claim, denial = nlp(text).statements
    assert (denial.why.rule, denial.attitude, text_of(denial.cue)) == ("bare-denial", Attitude.DENY, "démenti")
    assert denial.content == claim.content
    assert (claim.origin, denial.origin) == (accuser, denier)


def test_a_bare_denial_of_nothing_is_no_statement(nlp):
    assert nlp("Kigali a aussitôt démenti.").statements == ()


@pytest.mark.parametrize(
    "text",
    ["L'armée ne dément pas la perte du village.", "L'armée n'a pas démenti la perte du village."],
)
def test_who_does_not_deny(nlp, text):
    found = only(nlp(text))
    assert (found.attitude, found.negated) == (Attitude.DENY, True)
