"""How many independent origins stand behind accounts: brackets, their merges, and how they are told."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.crosscheck import dependence, supposing
from recoupe.crosscheck.direction import Signed
from recoupe.crosscheck.independence import bracket, reach
from recoupe.crosscheck.lineage import Lineage
from recoupe.crosscheck.parts import Parts
from recoupe.crosscheck.records import Account, AccountKind, Independence, Told
from recoupe.model import Copy, Passage, PassageKind
from tests.crosscheck.telling import OUTLETS, account, carrier, spot, told

FRANCE, PARIS = spot("France", kind="country"), spot("Paris")
MINISTRY = {"by": "ministère de l’Intérieur", "by_kind": "state_body", "place": FRANCE}
POLICE = {"by": "police", "by_kind": "state_body", "place": FRANCE}
PREFECTURE = {"by": "préfecture de police", "by_kind": "state_body", "place": PARIS}
UNION = {"by": "syndicat Mer libre", "by_kind": "organisation"}
SOURCE = {"by": "source policière", "by_kind": "unnamed", "place": FRANCE}
EXACT = 12_347


def copy(a: int, b: int, share: float = 0.3) -> Copy:
    """All that two documents tell is one copied text, and so much of each."""
    passages = (Passage(a=(0, 5000), b=(0, 5000), kind=PassageKind.COPY),)
    return Copy(a=str(a), b=str(b), containment_a=share, containment_b=share, passages=passages, numbers=(a, b))


def signed(
    number: int, outlet: str | None = None, agencies: tuple[str, ...] = (), persons: tuple[str, ...] = ()
) -> Signed:
    """Who made a document."""
    return Signed(number=number, name=str(number), outlet=outlet, agencies=agencies, persons=frozenset(persons))


def judged(
    *documents: list[Account], copies: tuple[Copy, ...] = (), by: tuple[Signed, ...] = (), of: int = 0
) -> Independence:
    """Give the bracket of all accounts, or of those that begin before ``of``, of documents numbered from 1."""
    outlets = {one.number: one.outlet for one in by}
    accounts = told([carrier(n, *given, outlet=outlets.get(n)) for n, given in enumerate(documents, 1)])
    lineage = Lineage(copies, {one.number: one for one in by}, accounts, OUTLETS)
    return bracket([one for one in accounts if not of or one.account.start < of], lineage)


def ends(found: Independence) -> tuple[int, int]:
    return found.min, found.max


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        pytest.param([[account(**MINISTRY)]] * 6, (1, 1), id="a ministry in six outlets"),
        pytest.param([[account(**MINISTRY)], [account(value=30, **POLICE)]], (1, 1), id="a ministry and its police"),
        pytest.param([[account(**MINISTRY)], [account(value=90, **UNION)]], (2, 2), id="a ministry and a union"),
        pytest.param([[account(**MINISTRY)], [account(value=90, **SOURCE)]], (1, 2), id="an unnamed source beside"),
        pytest.param([[account(value=EXACT, **MINISTRY)], [account(value=EXACT, **SOURCE)]], (1, 1), id="its number"),
        pytest.param([[account(**PREFECTURE)], [account(value=30, **MINISTRY)]], (1, 1), id="a ministry, a prefecture"),
        pytest.param([[account(by="préfecture du Nord", by_kind="state_body", place=FRANCE)],
                      [account(by="préfecture du Gard", by_kind="state_body", place=FRANCE)],
                      [account(**MINISTRY)]], (1, 2), id="two prefectures and a ministry"),
        pytest.param([[account(value=EXACT, **UNION)], [account("banderole", EXACT)]], (1, 1), id="one exact number"),
        pytest.param([[account(value=90, **UNION)], [account("banderole", 90)]], (2, 2), id="one round number"),
        pytest.param([[account(by="Paul Kardo", by_kind="person")], [account(by="avocat de Paul Kardo")]], (1, 2),
                     id="somebody and his lawyer"),
        pytest.param([[account(**UNION)], [account(by="sources", by_kind="unnamed")]], (1, 2), id="any source"),
        pytest.param([[account(by="SANA", by_kind="medium", entry="outlets:sana")],
                      [account(by="Al-Ikhbariya", by_kind="medium", entry="outlets:al-ikhbariya")]], (1, 2),
                     id="two media of one state"),
        pytest.param([[account(by="Le Monde", by_kind="medium", entry="outlets:le-monde")],
                      [account(relays=("Le Monde",), **UNION)]], (1, 1), id="a relay and its origin"),
    ],
)  # fmt: skip
def test_named_origins(documents: list[list[Account]], expected: tuple[int, int]):
    assert ends(judged(*documents)) == expected


@pytest.mark.parametrize(
    ("value", "told_elsewhere", "expected"),
    [
        pytest.param(40, True, (1, 1), id="its number in a text that cites it"),
        pytest.param(70, True, (1, 1), id="another number in a text that cites it"),
        pytest.param(40, False, (1, 2), id="its number in a text that does not"),
        pytest.param(70, False, (1, 2), id="another number"),
    ],
)
def test_what_an_outlet_tells_beside_a_named_counter(value: int, told_elsewhere: bool, expected: tuple[int, int]):
    given = {**POLICE, "place": PARIS}
    cited = [account(at=9000, value=3, type="vehicles", **given)] if told_elsewhere else []
    assert ends(judged([account(**given)], [account(value=value, place=PARIS), *cited], of=9000)) == expected


@pytest.mark.parametrize(("type", "place", "most"), [
    ("participants", PARIS, 2), ("participants", FRANCE, 1), ("arrested", PARIS, 1), ("killed", PARIS, 1),
])  # fmt: skip
def test_outlets_do_not_count_what_only_authorities_know(type: str, place, most: int):
    given = {"type": type, "place": place}
    assert judged([account(**{**POLICE, **given})], [account(value=70, **given)]).max == most


@pytest.mark.parametrize(
    ("copies", "by", "expected"),
    [
        pytest.param((), (), (1, 2), id="nothing known"),
        pytest.param((copy(1, 2),), (), (1, 1), id="one copied text"),
        pytest.param((), (signed(1, "La Gazette"), signed(2, "La Gazette")), (1, 1), id="one newsroom"),
        pytest.param((), (signed(1, "A", ("AFP",)), signed(2, "B", ("AFP",))), (1, 1), id="one agency"),
        pytest.param((), (signed(1, "A", ("AFP",)), signed(2, "B", ("Belga",))), (2, 2), id="two agencies"),
        pytest.param(
            (), (signed(1, "A", persons=("anna",)), signed(2, "B", persons=("anna",))), (1, 1), id="one byline"
        ),
        pytest.param(
            (), (signed(1, "A", persons=("anna",)), signed(2, "B", persons=("ivo",))), (2, 2), id="two bylines"
        ),
        pytest.param((), (signed(1, "Le Figaro"), signed(2, "Le Dauphiné libéré")), (1, 2), id="two newsrooms"),
    ],
)
def test_what_outlets_tell_in_their_own_voice(copies, by, expected: tuple[int, int]):
    assert ends(judged([account(value=100)], [account(value=300)], copies=copies, by=by)) == expected


def test_two_edited_states_of_one_text_are_one():
    sentences = [account(value=30, at=6000)], [account(value=50, at=6000)]
    assert ends(judged(*sentences, copies=(copy(1, 2, 0.8),))) == (1, 1)
    assert ends(judged(*sentences, copies=(copy(1, 2, 0.2),))) == (1, 2)


def test_a_text_that_two_counters_share_does_not_make_them_one():
    both = [account(value=500, **MINISTRY), account(value=900, at=60, **UNION)]
    assert ends(judged(both, both, copies=(copy(1, 2, 0.9),))) == (2, 2)


def test_a_chain_of_copies_goes_with_one_counter_only():
    """One end of the chain stands in a text that cites the police, the other in one that cites the union."""
    cites = {"at": 9000, "value": 3, "type": "vehicles"}
    first, last = account(**{**POLICE, **cites}), account(**{**UNION, **cites})
    documents = [account(**POLICE)], [account(value=90, **UNION)], [account(value=70), first], [account(value=70), last]
    assert ends(judged(*documents, copies=(copy(3, 4),), of=9000)) == (2, 2)


def test_events_in_an_outlets_own_voice_are_those_that_its_text_cites():
    event = {"kind": AccountKind.EVENT, "type": "control", "value": None}
    army = account(by="armée", by_kind="state_body", place=PARIS, **event)
    assert ends(judged([army, account(at=60, **event)])) == (1, 1)
    assert ends(judged([army, account(at=60, polarity="neg", **event)])) == (1, 2)
    assert ends(judged([army], [account(**event)])) == (1, 2)


def test_a_merge_names_its_accounts_its_rule_and_its_reason():
    found = judged([account(**MINISTRY)], [account(value=50, **SOURCE)], [account(value=30, **POLICE)])
    one, other = found.merges
    assert (one.accounts, one.proven, one.rule) == ((0, 2), True, "meme-compteur")
    assert one.reason.startswith(
        "«\xa0ministère de l’Intérieur\xa0», «\xa0police\xa0»\xa0: le ministère de l’Intérieur, ses"
    )
    assert (other.accounts, other.proven, other.rule) == ((0, 1), False, "source-anonyme")
    assert "peut être la même" in other.reason
    assert found.origins == ("ministère de l’Intérieur", "source policière")


def test_merges_may_be_told_by_other_positions():
    accounts = told([carrier(1, account(**MINISTRY)), carrier(2, account(**MINISTRY))])
    (merge,) = bracket(accounts, Lineage(), [4, 7]).merges
    assert merge.accounts == (4, 7)


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        pytest.param([], "aucune origine connue", id="nothing"),
        pytest.param([[account()]], "aucune reprise, 1 origine", id="one text"),
        pytest.param([[account(**MINISTRY)]], "aucune reprise, 1 origine", id="one origin, one text"),
        pytest.param([[account(**MINISTRY)]] * 6, "5 reprises, 1 origine", id="one origin"),
        pytest.param([[account(**MINISTRY)], [account(**UNION)]], "aucune reprise, 2 origines indépendantes", id="two"),
        pytest.param([[account(**MINISTRY)], [account(**MINISTRY)]], "1 reprise, 1 origine", id="once again"),
        pytest.param([[account(**MINISTRY)], [account(value=90, **SOURCE)], [account(**UNION)], [account(**UNION)]],
                     "1 reprise, 2 à 3 origines indépendantes", id="two to three"),
    ],
)  # fmt: skip
def test_reach_is_told_in_french(documents: list[list[Account]], expected: str):
    accounts = told([carrier(n, *given) for n, given in enumerate(documents, 1)])
    assert reach(accounts, bracket(accounts, Lineage(told=accounts))) == expected


def test_the_page_explains_every_rule():
    page = (Path(__file__).parents[2] / "docs" / "counters.md").read_text(encoding="utf-8")
    explained = {
        rule for line in page.splitlines() if line.startswith("| `") for rule in re.findall(r"`([a-z]+-[a-z]+)`", line)
    }
    modules = (dependence, supposing)
    code = "".join(Path(str(module.__file__)).read_text(encoding="utf-8") for module in modules)
    rules = set(re.findall(r'"((?:meme|texte|compte|nombre|chiffre|source|lignee)-[a-z]+|relais)"', code))
    assert rules - {"relais"} == explained
    assert "`relais`" in page


# What always holds


class World(NamedTuple):
    """Accounts of one thing, and where their documents come from."""

    accounts: list[Told]
    lineage: Lineage


SPEAKERS = (
    "outlet", None, "police", "ministère de l’Intérieur", "préfecture de police", "préfecture du Gard", "gouvernement",
    "source policière", "sources", "syndicat Mer libre", "avocat de Paul Kardo", "Paul Kardo", "banderole", "Le Monde",
    "hôpital al-Nour", "ministère belge de l’Intérieur", "SANA",
)  # fmt: skip
NAMED = tuple(name for name in SPEAKERS if name not in ("outlet", None))
KINDS = {"Paul Kardo": "person", "Le Monde": "medium", "SANA": "medium", "syndicat Mer libre": "organisation"}


@st.composite
def worlds(
    draw: st.DrawFn, speakers: tuple[str | None, ...] = SPEAKERS, values: tuple[int, ...] = (40, 70, 2000, EXACT)
) -> World:
    """Up to ten accounts in up to five documents."""
    accounts: dict[int, list[Account]] = {number: [] for number in range(1, 6)}
    type = draw(st.sampled_from(["participants", "arrested"]))
    for at in range(draw(st.integers(0, 10))):
        by = draw(st.sampled_from(speakers))
        kind = KINDS.get(by or "", "state_body" if by and by.startswith(("police", "min", "préf")) else "unnamed")
        value = draw(st.sampled_from(values))
        relays = draw(st.sampled_from([(), (), ("Le Monde",)]))
        place = draw(st.sampled_from([None, PARIS, FRANCE]))
        made = account(by, value, 60 * at, by_kind=kind, relays=relays, place=place, type=type)
        accounts[draw(st.integers(1, 5))].append(made)
    outlets = st.sampled_from(["Le Figaro", "La Gazette", None])
    makers = {
        number: signed(
            number,
            draw(outlets),
            draw(st.sampled_from([(), (), ("AFP",), ("Belga",)])),
            draw(st.sampled_from([(), (), ("anna",)])),
        )
        for number in accounts
    }
    pairs = draw(
        st.sets(st.tuples(st.integers(1, 4), st.integers(2, 5)).filter(lambda pair: pair[0] < pair[1]), max_size=3)
    )
    copies = [copy(a, b, draw(st.sampled_from([0.2, 0.9]))) for a, b in sorted(pairs)]
    found = told([carrier(n, *given, outlet=makers[n].outlet) for n, given in accounts.items()])
    return World(found, Lineage(copies, makers, found, OUTLETS))


@given(worlds())
def test_the_ends_are_in_order(world: World):
    found = bracket(world.accounts, world.lineage)
    assert min(1, len(world.accounts)) <= found.min <= found.max <= len(world.accounts)


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_accounts_does_not_matter(world: World, random):
    mixed = list(world.accounts)
    random.shuffle(mixed)
    there, here = bracket(mixed, world.lineage), bracket(world.accounts, world.lineage)
    assert ends(there) == ends(here)


@given(worlds(), st.integers(0, 9))
def test_an_account_again_adds_nothing(world: World, which: int):
    again = [*world.accounts, *world.accounts[which : which + 1]]
    assert ends(bracket(again, world.lineage)) == ends(bracket(world.accounts, world.lineage))


@given(worlds())
def test_one_account_more_adds_at_most_one_origin(world: World):
    counts = [bracket(world.accounts[:end], world.lineage).max for end in range(len(world.accounts) + 1)]
    assert all(after <= before + 1 for before, after in pairwise(counts))


@given(
    worlds(("police", "ministère de l’Intérieur", "préfecture du Gard", "syndicat Mer libre"), values=(40, 70, 2000))
)
def test_one_named_counter_more_never_lowers_the_upper_end(world: World):
    counts = [bracket(world.accounts[:end], world.lineage).max for end in range(len(world.accounts) + 1)]
    assert counts == sorted(counts)


@given(worlds())
def test_the_merges_alone_give_both_ends(world: World):
    found = bracket(world.accounts, world.lineage)
    proven, all_of_them = Parts(len(world.accounts)), Parts(len(world.accounts))
    for merge in found.merges:
        assert len(merge.accounts) > 1
        assert merge.reason
        assert all_of_them.join(merge.accounts)
        if merge.proven:
            proven.join(merge.accounts)
    assert (all_of_them.count, proven.count) == ends(found)


@given(worlds(speakers=NAMED))
def test_copied_text_changes_nothing_where_everybody_is_named(world: World):
    named = [one for one in world.accounts if one.counter is not None and not one.counter.endswith(("unnamed", "side"))]
    assert ends(bracket(named, world.lineage)) == ends(bracket(named, Lineage(outlets=OUTLETS)))
