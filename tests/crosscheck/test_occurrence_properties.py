"""What holds for any accounts of events and claims: order does not matter, and facts hang together."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.crosscheck.lineage import Lineage
from recoupe.crosscheck.occurrences import find_occurrences
from recoupe.crosscheck.records import Account, AccountKind, Carrier, Relation, Spot, Told, When, Window

_PLACES = [None, *(Spot(name=name, key=name.lower(), kind="city") for name in ("Kessar", "Dorval"))]
_DAYS = [None, *(f"2031-03-{day:02}" for day in range(5, 10))]
_WORDS = ["pont", "drone", "sang", "gaz", "photo"]
LINEAGE = Lineage()
MANY = settings(max_examples=60, deadline=None)


@st.composite
def told(draw: st.DrawFn) -> list[Told]:
    """Accounts of a few documents, events and claims."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        published = draw(st.sampled_from(_DAYS))
        outlet = draw(st.sampled_from([None, "Le Phare", "Radio Cap"]))
        carrier = Carrier(number=number, name=f"texte-{number}", key=f"id:{number}", outlet=outlet)
        for at in range(draw(st.integers(0, 6))):
            account = draw(accounts(at))
            day = draw(st.sampled_from(_DAYS)) if account.when.text else published
            found.append(
                Told(
                    carrier=carrier,
                    account=account,
                    place=account.place,
                    day=Window(earliest=day, latest=day),
                    published=Window(earliest=published, latest=published),
                    by=account.by,
                    counter=f"|||{account.by.lower()}|" if account.by not in (None, "outlet") else None,
                )
            )
    return found


@st.composite
def accounts(draw: st.DrawFn, at: int) -> Account:
    """An account of an event or a claim."""
    event = draw(st.booleans())
    denial = draw(st.sampled_from([None, None, "not", "never", "denied", "retracted", "corrected", "not_yet"]))
    statement = draw(st.sampled_from([None, 0, 1, 2]))
    return Account(
        kind=AccountKind.EVENT if event else AccountKind.CLAIM,
        id=draw(st.integers(-1, 3)),
        start=at * 100,
        end=at * 100 + 90,
        mark=(at * 100 + 10, at * 100 + 20),
        text=draw(st.sampled_from(["pris", "perdu", "tué"])),
        type=draw(st.sampled_from(["control", "kill", "assault", "protest"])) if event else "said",
        by=draw(st.sampled_from(["outlet", None, "Karim Bodol", "Marc Ortal", "Front"])),
        statement=statement,
        attitude=draw(st.sampled_from([None, "assert", "deny", "accuse"])),
        polarity="neg" if denial else "pos",
        denial=denial,
        modality=draw(st.sampled_from(["actual", "actual", "failed", "conditional"])),
        agent=draw(st.sampled_from([None, "Front", "armée", "ses hommes"])),
        patient=draw(st.sampled_from([None, "Paul Kardo", "hôpital", "ville de Kessar"])),
        side=draw(st.sampled_from([None, "Front"])),
        place=draw(st.sampled_from(_PLACES)),
        around=draw(st.sampled_from([(), ("kessar",)])),
        answers=draw(st.sampled_from([None, None, 0, 1])),
        words=tuple(draw(st.lists(st.sampled_from(_WORDS), unique=True, max_size=4))),
        when=When(text="vendredi") if draw(st.booleans()) else When(),
    )


@MANY
@given(told(), st.randoms(use_true_random=False))
def test_the_order_of_accounts_does_not_matter(accounts, chance):
    mixed = list(accounts)
    chance.shuffle(mixed)
    facts, others = (sorted(find_occurrences(some, LINEAGE), key=lambda fact: fact.id) for some in (accounts, mixed))
    assert facts == others


@MANY
@given(told())
def test_facts_hang_together(accounts):
    for fact in find_occurrences(sorted(accounts, key=lambda one: one.order), LINEAGE):
        positions = range(len(fact.accounts))
        assert list(fact.accounts) == sorted(fact.accounts, key=lambda one: one.order)
        assert len({told.account.kind for told in fact.accounts}) == 1
        assert sorted(at for version in fact.versions for at in version.accounts) == list(positions)
        assert fact.relation is (
            Relation.CONFLICT if fact.conflicts else Relation.UPDATE if fact.updates else Relation.AGREE
        )
        for conflict in fact.conflicts:
            a, b = (fact.accounts[at] for at in (conflict.a, conflict.b))
            assert conflict.a != conflict.b
            assert a.counter is None or a.counter != b.counter
        for update in fact.updates:
            assert {update.before, update.after} <= set(positions)
            assert fact.accounts[update.after].account.denial in ("retracted", "corrected") or update.rule == "confirme"


@MANY
@given(told())
def test_every_account_of_an_event_is_in_one_fact_at_most(accounts):
    facts = list(find_occurrences(sorted(accounts, key=lambda one: one.order), LINEAGE))
    events = [told.order for fact in facts if fact.kind is AccountKind.EVENT for told in fact.accounts]
    assert len(events) == len(set(events))
