"""Facts of claims: what is said and denied that is no event, and what only looks like a denial."""

from __future__ import annotations

import pytest

from recoupe.crosscheck.records import AccountKind, Fact, Relation, Slot, UpdateKind


def claims(facts: list[Fact]) -> list[Fact]:
    """Give the facts of claims."""
    return [fact for fact in facts if fact.kind is AccountKind.CLAIM]


def sides(facts: list[Fact]) -> set[tuple[str | None, ...]]:
    """Give who says and who denies, of every conflict of claims."""
    return {
        tuple(fact.accounts[at].account.by for at in sorted((one.a, one.b), key=lambda at: says(fact, at)))
        for fact in claims(facts)
        for one in fact.conflicts
    }


def says(fact: Fact, at: int) -> bool:
    """Whether an account denies."""
    return fact.accounts[at].account.polarity == "neg"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "D’après une source hospitalière, le stock de sang serait épuisé. « Il n’en est rien », répond le docteur "
            "Marc Ortal.",
            {("source hospitalière", "Marc Ortal")},
            id="in so many words",
        ),
        pytest.param(
            "Le dépôt contient du gaz, affirme le maire Jean Roche. La directrice de l’usine, Anne Morel, rejette "
            "cette affirmation.",
            {("Jean Roche", "Anne Morel")},
            id="a denial that takes it up",
        ),
        pytest.param(
            "Un accord de paix aurait été conclu mardi. Le Front nie avoir signé quoi que ce soit.",
            {(None, "Front")},
            id="quoi que ce soit",
        ),
        pytest.param(
            "Le président de l’association, Paul Rey, dément avoir détourné de l’argent. Un tract anonyme l’accusait "
            "de financer un parti.",
            {("tract anonyme", "Paul Rey")},
            id="the accusation comes after",
        ),
        pytest.param(
            "Une habitante, Marie Loric, raconte que les soldats ont vidé les magasins. Son voisin, lui, jure n’avoir "
            "vu aucun militaire.",
            {("Marie Loric", "voisin")},
            id="in contrast",
        ),
        pytest.param(
            "La firme affirme que ses filtres sont sûrs, ce que réfutent les autorités.",
            {("firme", "autorités")},
            id="ce que réfutent",
        ),
        pytest.param(
            "La défense évoque un accident, là où le parquet parle d’un acte délibéré.",
            {("défense", "parquet")},
            id="là où",
        ),
        pytest.param(
            "« Les photos prouvent que nous y étions », a lancé le commandant Karim Bodol. « Ces photos datent de l’an "
            "dernier », a répliqué le colonel Marc Ortal.",
            {("Karim Bodol", "Marc Ortal")},
            id="an answer that takes up a word",
        ),
        pytest.param(
            "La réforme avance, a déclaré la ministre Anne Morel. « Nous attendons depuis dix ans », a répliqué le "
            "syndicaliste Paul Rey.",
            set(),
            id="an answer about something else",
        ),
        pytest.param(
            "La route rouvrira mardi, a confié un officier. Le ministère des Transports assure n’en rien savoir.",
            set(),
            id="knowing nothing of it",
        ),
        pytest.param(
            "Deux élus auraient été arrêtés samedi. Le parquet ne confirme pas ces arrestations.",
            set(),
            id="not confirming",
        ),
        pytest.param(
            "Le maire Jean Roche affirme que la taxe est juste. La députée Anne Morel refuse de la voter.",
            set(),
            id="refusing",
        ),
        pytest.param(
            "Paul Kardo est soupçonné d’avoir mis le feu à un camion, selon le parquet. Il ne nie pas avoir jeté "
            "des pierres.",
            set(),
            id="does not deny",
        ),
        pytest.param(
            "Le dépôt contient du gaz, affirme le maire Jean Roche. La directrice, Anne Morel, a déclaré ne pouvoir ni "
            "confirmer ni infirmer ces informations.",
            set(),
            id="neither",
        ),
    ],
)
def test_a_denial_meets_what_it_denies(checked, text, expected):
    assert sides(checked(text)) == expected


def test_a_denied_number_says_so(checked):
    text = "Selon un infirmier, 25 soldats ont péri. L’état-major réfute ce chiffre."
    (fact,) = claims(checked(text))
    assert [conflict.slot for conflict in fact.conflicts] == [Slot.NUMBER]


def test_words_that_somebody_did_not_hear(checked):
    facts = checked(
        "« Sale traître », « Dehors », lui ont lancé des manifestants.",
        "Le député Paul Kardo a affirmé ne pas avoir entendu « sale traître » parmi les cris.",
    )
    assert sides(facts) == {("manifestants", "Paul Kardo")}


def test_copies_of_a_denial_are_in_one_fact(checked):
    text = (
        "D’après une source hospitalière, le stock de sang de Kessar serait épuisé depuis mardi. « C’est faux », "
        "répond la docteure Léna Aram."
    )
    (fact,) = claims(checked(text, f"{text} La pluie est attendue."))
    assert len({told.carrier.name for told in fact.accounts}) == 2


def test_a_retraction_belongs_to_what_is_denied(checked):
    (fact,) = claims(
        checked(
            "La livraison de drones au Front a été décidée en janvier, d’après un intermédiaire. Le Front a démenti "
            "dimanche avoir reçu le moindre appareil. L’intermédiaire, qui avait évoqué « une trentaine d’engins », "
            "est revenu sur ses propos."
        )
    )
    assert fact.relation is Relation.CONFLICT
    assert {update.kind for update in fact.updates} == {UpdateKind.RETRACTION}
    assert {fact.accounts[update.before].account.by for update in fact.updates} == {"intermédiaire"}


def test_what_a_fact_of_an_event_holds_is_told_once(checked):
    facts = checked(
        "« Nous tenons la ville de Kessar », a affirmé le commandant Bodol. Le ministère a aussitôt démenti."
    )
    assert claims(facts) == []
