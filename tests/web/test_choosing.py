"""Facets: what they count is what choosing gives."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.crosscheck import choosing
from recoupe.crosscheck.records import AccountKind, Relation, Window
from recoupe.web.choosing import FACETS, NONE, FactIndex, Sort, Tellings, Wanted
from recoupe.web.keys import short
from tests.web.facts import SENTENCE, fact, told

DAYS = ["2031-03-07", "2031-03-08", "2031-03-09"]
PLACES = ["Lorvane", "Tarvenne"]
NAMES = ["front", "garde"]
OUTLETS = ["Onde 9", "Rivages"]


def maybe(values):
    return st.sampled_from([None, *values])


@st.composite
def some_facts(draw):
    """Facts of one or two accounts, each about as likely in every value of every facet."""
    made = []
    for number in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from([AccountKind.FIGURE, AccountKind.EVENT]))
        type = draw(st.sampled_from(["participants", "wounded"]))
        place, day = draw(maybe(PLACES)), draw(maybe(DAYS))
        accounts = [
            told(
                2 * number + at,
                draw(st.integers(1, 3)),
                at=at,
                kind=kind,
                type=type,
                place=place,
                day=day,
                agent=draw(maybe(NAMES)),
                outlet=draw(maybe(OUTLETS)),
                by=draw(st.sampled_from([None, "outlet", *NAMES])),
            )
            for at in range(draw(st.integers(1, 2)))
        ]
        tied = draw(st.sampled_from(["conflicts", "updates", ""])) if len(accounts) == 2 else ""
        made.append(fact(*accounts, **({tied: [(0, 1)]} if tied else {})))
    return made


def some(values):
    return st.lists(st.sampled_from(values), unique=True, max_size=2).map(tuple)


WANTED = st.builds(
    Wanted,
    relation=some(list(Relation)),
    kind=some(list(AccountKind)),
    told=some(list(Tellings)),
    type=some(["participants", "wounded", "killed"]),
    place=some([NONE, "lorvane", "tarvenne", "nulle part"]),
    actor=some([NONE, *map(short, NAMES)]),
    outlet=some([NONE, *OUTLETS]),
    origin=some([NONE, *map(short, NAMES)]),
    since=maybe(DAYS),
    until=maybe(DAYS),
    document=maybe([0, 1, 2]),
    sort=st.sampled_from(list(Sort)),
)


def has(one, facet, value):
    """Tell whether a fact has a value of a facet, without any index."""
    accounts = one.accounts
    values = {
        "relation": {one.relation},
        "kind": {one.kind},
        "told": {Tellings.SEVERAL if len(accounts) > 1 else Tellings.ONE},
        "type": {one.type},
        "place": {one.place.key if one.place else NONE},
        "actor": {short(told.account.agent) for told in accounts if told.account.agent} or {NONE},
        "outlet": {told.carrier.outlet or NONE for told in accounts},
        "origin": {NONE if told.by in (None, "outlet") else short(told.by) for told in accounts},
    }
    return value in values[facet]


def holds(one, wanted):
    """Tell whether all that is asked for holds of a fact."""
    return (
        all(any(has(one, facet, value) for value in asked) for facet in FACETS if (asked := getattr(wanted, facet)))
        and (wanted.since is None or (one.day.latest or "") >= wanted.since)
        and (wanted.until is None or (one.day.earliest or "9999") <= wanted.until)
        and (wanted.document is None or any(told.carrier.number == wanted.document for told in one.accounts))
    )


def index(facts):
    return FactIndex(facts, lambda number: SENTENCE * 3, [])


@given(some_facts(), WANTED)
@settings(max_examples=150, deadline=None)
def test_what_is_chosen_is_all_that_is_asked_for(facts, wanted):
    chosen = index(facts).choose(wanted).facts
    assert sorted(chosen) == [at for at, one in enumerate(facts) if holds(one, wanted)]


@given(some_facts(), WANTED)
@settings(max_examples=150, deadline=None)
def test_a_count_is_how_many_there_are_when_it_is_chosen_alone(facts, wanted):
    found = index(facts)
    for facet, values in found.choose(wanted).facets.items():
        for one in values:
            alone = msgspec.structs.replace(wanted, **{facet: (one.value,)})
            assert one.facts == sum(holds(each, alone) for each in facts), (facet, one)
        assert {one.value for one in values} >= set(getattr(wanted, facet))


@given(some_facts(), WANTED)
@settings(max_examples=60, deadline=None)
def test_every_value_is_there_once_and_none_comes_last(facts, wanted):
    for values in index(facts).choose(wanted).facets.values():
        names = [one.value for one in values]
        assert len(set(names)) == len(names)
        assert NONE not in names[:-1]


def days(found, facts):
    return [facts[at].day.day for at in found]


@given(some_facts())
@settings(max_examples=60, deadline=None)
def test_orders(facts):
    found = index(facts)
    assert found.choose(Wanted()).facts == list(range(len(facts)))
    latest = days(found.choose(Wanted(sort=Sort.LATEST)).facts, facts)
    earliest = days(found.choose(Wanted(sort=Sort.EARLIEST)).facts, facts)
    assert [day for day in latest if day] == sorted(filter(None, latest), reverse=True)
    assert [day for day in earliest if day] == sorted(filter(None, latest))
    for dated in (latest, earliest):
        assert None not in dated[: len(dated) - dated.count(None)]  # what has no day comes last
    for sort, of in ((Sort.DOCUMENTS, lambda one: len(one.accounts)), (Sort.ORIGINS, lambda one: one.independent.max)):
        counts = [of(facts[at]) for at in found.choose(Wanted(sort=sort)).facts]
        assert counts == sorted(counts, reverse=True)


def test_an_uncertain_day_comes_before_none_that_is_sure():
    """A fact of some day between January and May is neither the latest nor the earliest beside one of March."""
    vague, march = fact(told(1)), fact(told(2, day="2031-03-08"))
    vague = msgspec.structs.replace(vague, day=Window(earliest="2031-01-02", latest="2031-05-02"))
    found = index([vague, march])
    assert found.choose(Wanted(sort=Sort.LATEST)).facts == [1, 0]
    assert found.choose(Wanted(sort=Sort.EARLIEST)).facts == [1, 0]


TEXTS = {
    1: "La préfecture compte 300 manifestants à Tarvenne, près du marché couvert.",
    2: "Les organisateurs, eux, parlent de 900 personnes au marché.",
    3: "Sept blessés à Lorvane après la marche, selon les secours.",
}


class _Texts:
    """What asks a dossier for its texts, with these."""

    path = Path("essai.dossier")

    def text(self, number):
        return TEXTS[number]


def telling(number, **known):
    one = told(number, **known)
    account = msgspec.structs.replace(one.account, start=0, end=len(TEXTS[number]))
    return msgspec.structs.replace(one, account=account)


SPOKEN = [
    fact(telling(1, place="Tarvenne", by="préfecture"), telling(2, by="organisateurs")),
    fact(telling(3, type="wounded", place="Lorvane", by="secours")),
]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("marche", [0, 1]),  # accents are passed over, so « marché » is « marche »
        ("MARCHÉ prefecture", [0]),
        ("prefecture organisateurs", []),  # of one fact, but no one sentence has both
        ("« marché couvert »", [0]),
        ('"couvert marché"', []),
        ("manif*", [0]),
        ('"eux parlent" march*', [0]),
        ("lorvane wounded", [1]),  # where it is and what is counted count too
        ("secours", [1]),
        ("z*", []),
        ("?!", []),
    ],
)
def test_words(words, found):
    assert FactIndex(SPOKEN, TEXTS.__getitem__, []).choose(Wanted(words=words)).facts == found


_ASKED = st.lists(st.sampled_from(["marche", "eux", "par*", '"de 900"', '"900 de"', "a", "préfecture", "lor*", "«»"]))


@given(_ASKED.map(" ".join))
@settings(deadline=None)
def test_words_find_what_the_command_line_finds(words):
    expected = choosing.choose(SPOKEN, choosing.Wanted(about=words), _Texts()) if words.strip("«» ") else []
    found = FactIndex(SPOKEN, TEXTS.__getitem__, []).choose(Wanted(words=words or "«»")).facts
    assert [SPOKEN[at] for at in found] == expected


def test_values_of_the_same_name_are_told_apart():
    facts = [
        fact(told(1, type="money:EUR")),
        fact(told(2, type="money:EUR")),
        fact(told(3, type="money:USD")),
    ]
    renamed = [
        msgspec.structs.replace(
            one,
            accounts=tuple(
                msgspec.structs.replace(told, account=msgspec.structs.replace(told.account, what="montant"))
                for told in one.accounts
            ),
        )
        for one in facts
    ]
    values = index(renamed).choose(Wanted()).facets["type"]
    assert [(one.label, one.facts) for one in values] == [("montant", 2), ("montant (USD)", 1)]
