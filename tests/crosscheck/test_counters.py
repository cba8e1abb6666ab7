"""Which names are one counter, over all documents."""

from __future__ import annotations

import itertools

import pytest

from recoupe.crosscheck.counters import Counters, akin
from recoupe.crosscheck.keys import Key
from recoupe.crosscheck.namings import Namings
from recoupe.crosscheck.records import AccountKind, Carrier
from tests.crosscheck.telling import NAMING, OUTLETS, account, carrier, spot


def keys(*carriers: Carrier) -> list[str | None]:
    """Give the key of every account."""
    counters = Counters(carriers, OUTLETS, naming=NAMING)
    return [counters.of(one, told) for one in carriers for told in one.sketch.accounts]


def named(*names: str, country: str | None = "FR") -> list[str | None]:
    """Give the keys of names, each in a document of its own, of state bodies in one country."""
    place = spot("Orsenne", country)
    return keys(*(carrier(n, account(name, place=place, by_kind="state_body")) for n, name in enumerate(names, 1)))


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(
            ("ministère de l’Intérieur", "Ministère de l'Intérieur", "MINISTERE DE L'INTERIEUR"), id="spelling"
        ),
        pytest.param(("ministère de l’Intérieur", "le ministère français de l’Intérieur"), id="with its country"),
        pytest.param(("ministère de l’Intérieur", "manistère de l’Intérieur"), id="misspelt"),
        pytest.param(("ministère de l’Intérieur", "ministre de l’Intérieur", "place Beauvau"), id="office and seat"),
        pytest.param(("police nationale", "gendarmerie", "forces de l’ordre", "préfecture"), id="one chain of command"),
        pytest.param(("Préfecture de police (PP)", "préfecture de police de Paris", "PP"), id="town left out"),
        pytest.param(("armée ukrainienne", "état-major ukrainien", "ministère ukrainien de la Défense"), id="army"),
        pytest.param(("armée russe", "état-major russe", "ministère russe de la Défense"), id="army of another side"),
        pytest.param(("armée d’Israël", "Tsahal", "un porte-parole de l’armée israélienne"), id="army by its country"),
        pytest.param(("ministère arvanien de la Défense", "état-major arvanien"), id="land that no list knows"),
        pytest.param(("le nombre jaune", "comptage des «gilets jaunes»", "Gilets jaunes"), id="count by name"),
        pytest.param(("cabinet Occurrence", "Occurence"), id="count by name, misspelt"),
        pytest.param(("hôpital al-Nour", "un médecin de l’hôpital al-Nour"), id="hospital"),
        pytest.param(("parquet de Liège", "porte-parole du parquet de Liège", "procureur de Liège"), id="prosecution"),
        pytest.param(("gouverneur de Kherson", "le gouverneur de Kherson"), id="local body"),
        pytest.param(
            ("préfecture de Gironde", "préfecture de la Gironde", "préfet de la Gironde"), id="article of a land"
        ),
        pytest.param(
            ("Front du Nord", "le porte-parole du Front du Nord", "bureau médias du Front du Nord"), id="group"
        ),
        pytest.param(("ministère de la Pêche", "ministre de la Pêche"), id="ministry of no family"),
        pytest.param(("Ligue du littoral", "communiqué de la Ligue du littoral"), id="document"),
    ],
)
def test_names_of_one_counter(names: tuple[str, ...]):
    assert len(set(named(*names))) == 1
    assert None not in named(*names)


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("ministère français de l’Intérieur", "ministère belge de l’Intérieur"), id="two countries"),
        pytest.param(
            ("préfecture de Gironde", "préfecture du Bas-Rhin", "ministère de l’Intérieur"), id="local bodies"
        ),
        pytest.param(("police", "autorités sanitaires", "parquet", "pompiers", "armée"), id="families"),
        pytest.param(("police", "syndicat de police", "source policière"), id="union and unnamed source"),
        pytest.param(("CGT", "Force ouvrière", "organisateurs"), id="organisers and unions"),
        pytest.param(("Paul Kardo", "avocat de Paul Kardo"), id="lawyer"),
        pytest.param(("ministre de l’Intérieur", "ancien ministre de l’Intérieur"), id="former office"),
        pytest.param(("armée russe", "armée ukrainienne", "armée du salut"), id="armies"),
        pytest.param(("hôpital al-Nour", "hôpital Saint-Luc"), id="hospitals"),
        pytest.param(("ministère arvanien de la Défense", "ministère dolmanien de la Défense"), id="lands unknown"),
    ],
)
def test_names_of_several_counters(names: tuple[str, ...]):
    assert len(set(named(*names))) == len(names)


def test_a_person_is_the_office_that_another_document_gives():
    full = account("Paul Kardo", by_kind="person", called=("ministre de l’Intérieur", "Kardo"), place=spot("Orsenne"))
    alone = account("Paul Kardo", by_kind="person", place=spot("Orsenne"))
    surname = account("M. Kardo", by_kind="person", place=spot("Orsenne"))
    ministry = account("ministère de l’Intérieur", by_kind="state_body", place=spot("Orsenne"))
    assert set(keys(carrier(1, full), carrier(2, alone), carrier(3, surname), carrier(4, ministry))) == {"order|FR|||"}


def test_an_office_that_one_of_many_documents_gives_is_an_error():
    right = [
        carrier(n, account("Paul Kardo", by_kind="person", called=("chef de file du parti",))) for n in range(1, 8)
    ]
    wrong = carrier(9, account("Paul Kardo", by_kind="person", called=("chef de l’État",)))
    assert set(keys(*right, wrong)) == {str(Key(name="paul kardo"))}


def test_a_spokesman_is_the_group_that_he_speaks_for():
    group = account("Front du Nord", by_kind="armed_group", called=("FN",))
    spoken = account("Paul Kardo", by_kind="person", called=("porte-parole du Front du Nord",))
    short = account("Marie Roussel", by_kind="person", called=("cheffe du FN",))
    other = account("Ivo Tessar", by_kind="person", called=("chef du village",))
    found = keys(*(carrier(n, one) for n, one in enumerate((group, spoken, short, other))))
    assert found == ["|||front du nord|"] * 3 + ["|||ivo tessar|"]


@pytest.mark.parametrize("verb", ["dirige", ", qui dirige", "dirigeait"])
def test_who_leads_a_hospital_gives_its_count(checked, verb):
    text = f"Jeanne Roche{' ' * (verb[0] != ',')}{verb} la clinique de Gao, touchée vendredi par un obus. "
    (fact,) = (
        fact
        for fact in checked(
            text.replace(", touchée vendredi par un obus", "") + "Jeanne Roche a compté six morts vendredi à Gao.",
            "La clinique a compté huit morts vendredi à Gao.",
        )
        if len(fact.accounts) > 1
    )
    assert [update.rule for update in fact.updates] == ["meme-compteur"]
    assert not fact.conflicts


def test_a_surname_that_two_persons_have_is_neither():
    people = [account(name, by_kind="person") for name in ("Paul Kardo", "Marie Kardo", "Kardo")]
    assert len(set(keys(*(carrier(n, one) for n, one in enumerate(people))))) == 3


def test_an_acronym_is_the_name_that_a_document_gives_beside_it():
    both = account("Observatoire du littoral nord", by_kind="organisation", called=("OLN",))
    short = account("OLN", by_kind="organisation")
    assert len(set(keys(carrier(1, both), carrier(2, short)))) == 1


def test_a_row_of_the_lexicon_is_known_by_its_name_everywhere():
    known = account("OSDH", by_kind="organisation", entry="actors:osdh")
    spoken = account("le directeur de l’OSDH", by_kind="unnamed")
    assert keys(carrier(1, known), carrier(2, spoken)) == ["|||actors:osdh|"] * 2


def test_who_writes_for_a_medium_is_that_medium():
    assert keys(carrier(1, account("une journaliste de l’AFP", by_kind="unnamed"))) == ["|||outlets:afp|"]


def test_a_land_that_no_list_knows_is_one_wherever_it_is_told_of():
    bodies = [
        account("armée arvanienne", by_kind="state_body", place=spot(*place))
        for place in (("Lyon", "FR"), ("Gao", "ML"))
    ]
    assert len(set(keys(*(carrier(n, one) for n, one in enumerate(bodies))))) == 1


def test_a_town_known_from_its_adjective():
    body = account("police marseillaise", by_kind="state_body", place=spot("Marseille"))
    other = account("police de Marseille", by_kind="state_body", place=spot("Marseille"))
    assert set(keys(carrier(1, body), carrier(2, other))) == {"order|FR|marseille||"}


def test_the_government_passes_on_the_count_of_its_police_but_speaks_for_itself():
    place = spot("France", kind="country")
    number = account("Premier ministre", by_kind="unnamed", place=place)
    words = account("Premier ministre", None, by_kind="unnamed", place=place, kind=AccountKind.CLAIM, type="said")
    money = account("Premier ministre", by_kind="unnamed", place=place, type="money")
    assert keys(carrier(1, number, words, money)) == ["order|FR|||", "government|FR|||", "government|FR|||"]


@pytest.mark.parametrize(
    ("by", "country", "shown"),
    [
        ("palais présidentiel", "FR", "Élysée"),
        ("palais présidentiel", "ML", "palais présidentiel"),
        ("place Beauvau", "FR", "ministère de l’Intérieur"),
        ("Occurence", "FR", "Occurrence"),
        ("manistère de l’Intérieur", "FR", "ministère de l’Intérieur"),
    ],
)
def test_a_name_is_shown_as_its_country_and_the_lexicon_write_it(by: str, country: str, shown: str):
    told = account(by, by_kind="state_body", place=spot("Orsenne", country))
    carriers = [carrier(1, told)]
    assert Namings(carriers, Counters(carriers, OUTLETS, naming=NAMING)).of(carriers[0], told)[0] == shown


def test_a_name_of_the_lexicon_is_no_misspelt_other_one():
    often = [account("ministère de l’Intérieur", by_kind="state_body", at=at) for at in range(9)]
    once = account("ministre de l’Intérieur", by_kind="state_body")
    carriers = [carrier(1, *often), carrier(2, once)]
    naming = Namings(carriers, Counters(carriers, OUTLETS, naming=NAMING))
    assert naming.of(carriers[1], once)[0] == "ministre de l’Intérieur"


@pytest.mark.parametrize("by", [None, "outlet", "bilan provisoire", "un décompte", "les chiffres", "2500 manifestants"])
def test_nobody_is_named(by: str | None):
    assert keys(carrier(1, account(by, by_kind="unnamed"))) == [None]


def test_keys_do_not_depend_on_the_order_of_documents():
    accounts = [
        account("Paul Kardo", by_kind="person", called=("préfet de police de Paris",), place=spot("Paris")),
        account("Kardo", by_kind="person"),
        account("police parisienne", by_kind="state_body", place=spot("Paris")),
        account("Observatoire du littoral", by_kind="organisation", called=("ODL",)),
        account("ODL", by_kind="organisation"),
    ]
    carriers = [carrier(n, one) for n, one in enumerate(accounts)]
    orders = (list(order) for order in itertools.permutations(carriers))
    found = {tuple(sorted(zip([c.number for c in order], keys(*order), strict=True))) for order in orders}
    assert len(found) == 1


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("order|FR|||", "order|FR|paris||", True),
        ("order|FR|||", "order|||unnamed".replace("|||", "||||", 1), True),
        ("order|FR|||", "order|BE|||", False),
        ("order|FR|||", "army|FR|||", False),
        ("|||cgt|", "|||cgt|", True),
        ("|||cgt|", "|||fo|", False),
        ("order|FR|||", None, False),
    ],
)
def test_kin_have_one_family_in_one_country(a: str, b: str | None, expected: bool):
    assert akin(a, b) is akin(b, a) is expected


def test_a_key_reads_as_it_is_written():
    for key in (Key(), Key("order", "FR", "paris"), Key(name="paul kardo", how="side")):
        assert Key.read(str(key)) == key
