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
            "Les avocats évoquent un accident, là où le parquet parle d’un acte délibéré.",
            {("avocats", "parquet")},
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


def on(day: int, text: str) -> tuple[str, dict[str, str | None]]:
    """A text of a day of March 2031."""
    return text, {"published": f"2031-03-{day:02}"}


def voices(facts: list[Fact]) -> set[frozenset[str | None]]:
    """Give between whom there is a conflict of events or claims."""
    disputed = [fact for fact in facts if fact.kind is not AccountKind.FIGURE]
    return {
        frozenset(fact.accounts[at].account.by for at in (one.a, one.b)) for fact in disputed for one in fact.conflicts
    }


@pytest.mark.parametrize(
    ("said", "denied", "between"),
    [
        pytest.param(
            "La ministre Anne Morel a démissionné, selon un conseiller.",
            "Anne Morel dément avoir démissionné.",
            {"conseiller", "Anne Morel"},
            id="who denies is whom the other speaks of",
        ),
        pytest.param(
            "Le conseiller Paul Kardo affirme avoir continué à échanger avec la ministre Anne Morel.",
            "Le cabinet d’Anne Morel assure n’avoir plus aucun contact avec Paul Kardo.",
            {"Paul Kardo", "cabinet d’Anne Morel"},
            id="another word of the concept",
        ),
        pytest.param(
            "Selon des médecins, du gaz sarin a été utilisé contre la population de Tarsal.",
            "L’attaque chimique présumée de Tarsal est « une mise en scène », a affirmé le colonel Marc Ortal.",
            {"médecins", "Marc Ortal"},
            id="staged",
        ),
        pytest.param(
            "Des habitants de Tarsal accusent des soldats de viols et de pillages.",
            "L’armée rejette les accusations de viols et de pillages à Tarsal.",
            {"habitants de Tarsal", "armée"},
            id="accusations",
        ),
        pytest.param(
            "Le président Igor Tamel a accusé les rebelles d’avoir attaqué un convoi près de Lormel.",
            "Les rebelles ont rejeté la responsabilité de l’attaque du convoi près de Lormel.",
            {"Igor Tamel", "rebelles"},
            id="a responsibility that is refused",
        ),
        pytest.param(
            "Deux cents combattants du Front se sont rendus à l’armée à Kessar, a annoncé l’état-major.",
            "Aucun combattant du Front ne s’est rendu à Kessar, a répliqué le député Karim Bodol.",
            {"état-major", "Karim Bodol"},
            id="nobody",
        ),
    ],
)
def test_a_denial_of_another_day_meets_what_it_denies(checked, said, denied, between):
    assert frozenset(between) in voices(checked(on(8, said), on(9, denied)))


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        pytest.param(
            "Le maire affirme que le marché de Lormel a été interdit par la police.",
            "Le préfet dément avoir interdit le marché de Kessar.",
            id="another place",
        ),
        pytest.param(
            "La ministre Anne Morel a démissionné, selon la présidence.",
            "Le maire Paul Rey dément avoir démissionné.",
            id="another person",
        ),
        pytest.param(
            "Des soldats du Varsal sont entrés à Danok, selon des habitants.",
            "Aucun soldat du Varsal n’a été blessé à Danok, selon l’armée.",
            id="another deed",
        ),
        pytest.param(
            "Les rebelles ont tué trois soldats à Kessar, selon l’armée.",
            "Les rebelles nient avoir tué un journaliste à Lormel.",
            id="another victim",
        ),
        pytest.param(
            "L’ONU appelle à respecter le cessez-le-feu à Danok.",
            "Les rebelles ont violé le cessez-le-feu à Danok, selon l’armée.",
            id="a wish",
        ),
    ],
)
def test_a_denial_of_something_else_meets_nothing(checked, said, denied):
    assert voices(checked(on(8, said), on(9, denied))) == set()


@pytest.mark.parametrize(
    ("text", "between"),
    [
        pytest.param(
            "Le ministre Paul Rey a estimé que les casseurs avaient répondu à l’appel d’Anne Morel. Anne Morel a "
            "réagi, affirmant n’avoir « jamais appelé à quelque violence que ce soit ».",
            {"Paul Rey", "Anne Morel"},
            id="réagi, affirmant",
        ),
        pytest.param(
            "« Ils ont répondu à l’appel d’Anne Morel », a déclaré le ministre Paul Rey. La députée a réfuté "
            "catégoriquement ce qu’elle a qualifié d’« accusation indigne ».",
            {"Paul Rey", "Anne Morel"},
            id="what she calls so",
        ),
        pytest.param(
            "Le ministre assure que les policiers étaient en légitime défense. Une version contestée par les témoins.",
            {"ministre", "témoins"},
            id="a version contested by",
        ),
        pytest.param(
            "Paul Kardo affirme avoir échangé à plusieurs reprises avec le président, des échanges qui se sont "
            "résumés à deux messages selon la présidence.",
            {"Paul Kardo", "présidence"},
            id="there was less",
        ),
        pytest.param(
            "Le dépôt de Valdo contient de l’essence, affirment les manifestants. Le directeur Paul Rey assure que le "
            "dépôt de Valdo ne contient que du fioul.",
            {"manifestants", "Paul Rey"},
            id="nothing else",
        ),
        pytest.param(
            "L’opposition affirme que 30 personnes ont été arrêtées à Lormel. « Il n’y a eu aucune arrestation », a "
            "assuré le préfet Paul Rey.",
            {"opposition", "Paul Rey"},
            id="there was none",
        ),
    ],
)
def test_an_answer_in_other_words(checked, text, between):
    assert frozenset(between) in voices(checked(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Le gouvernement affirme que la réforme est juste. Les syndicats assurent n’avoir pas été consultés sur la "
            "réforme.",
            id="about something else",
        ),
        pytest.param(
            "« Chaque annonce a été huée », a témoigné Marc Vidal. Pour l’expert Paul Rey, le président n’a "
            "pas annoncé un vrai virage.",
            id="a word in common",
        ),
        pytest.param(
            "Un camion aurait accéléré, écrasant un homme. Pour ses compagnons, il n’y a aucun doute.", id="no doubt"
        ),
    ],
)
def test_what_only_looks_like_an_answer(checked, text):
    assert voices(checked(text)) == set()


def test_what_two_say_and_deny_in_two_documents_is_one_fact(checked):
    facts = checked(
        on(
            8,
            "Paul Kardo affirme être resté en contact avec le président. Il « entretient un faisceau de "
            "contrevérités », a répliqué la présidence.",
        ),
        on(
            12,
            "Paul Kardo affirme avoir échangé à plusieurs reprises avec le chef de l’État, des échanges qui se sont "
            "résumés à deux messages selon la présidence.",
        ),
    )
    (fact,) = claims(facts)
    assert {told.carrier.name for told in fact.accounts} == {"texte-0", "texte-1"}
