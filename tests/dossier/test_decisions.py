"""What people decide is kept apart, holds for what comes, and can be undone."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.crosscheck.versions import cross_check
from recoupe.dossier import Dossier
from recoupe.dossier.deciding import decided
from recoupe.dossier.decisions import AROUND, FIELDS, Anchor, Decision, Kind, Verdict, find, locate, span_of
from recoupe.errors import DossierError, NoSuchDecision, NoSuchDocument
from tests.dossier.kept import dispatch, item, keep, rows

TEXT = (
    "Selon la préfecture de Lizan, 1 200 personnes ont manifesté samedi 3 mai 2031 à Lizan. Deux soldats ont été tués à"
    " Kessar, à 70 km de Lizan, affirme le général Oussel.\n\n« Les terroristes ont pris le pont de Lizan », dit le"
    " maire, Anton Vessar. Il dément que l’armée ait bombardé Kessar vendredi. L’armée a arrêté trois civils à Lizan."
)
OTHER = "La police compte 3 000 manifestants samedi 3 mai 2031 à Lizan. Personne n’a été tué à Kessar, dit-elle."
#: What each kind of finding is corrected to in these tests.
VALUES = {
    Kind.STATEMENT: {"origin": "le sous-préfet"},
    Kind.EVENT: {"polarity": "neg", "place": "Kessar"},
    Kind.FIGURE: {"value": 70},
    Kind.LABEL: {"voice": "undetermined"},
    Kind.PLACE: {"name": "Lizan-le-Vieux", "latitude": 45.5, "longitude": 4.25, "country": "FR"},
    Kind.DATE: {"earliest": "2031-05-01", "latest": "2031-05-02"},
    Kind.ACTOR: {"name": "Quelqu’un d’autre", "kind": "organisation"},
}
BY_KIND = pytest.mark.parametrize("kind", list(FIELDS), ids=lambda kind: kind.value)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def place_of(analysis, kind, number=0):
    """Give where a finding stands."""
    span = span_of(getattr(analysis, FIELDS[kind])[number])
    return span.start, span.end


@pytest.fixture
def dossier(path, remembering):
    """A dossier with a document in which there is something of every kind."""
    keep(path, remembering, item(TEXT, id="depeche", outlet="Gazette"), item(OTHER, id="autre", outlet="Courrier"))
    with Dossier(path) as opened:
        assert all(getattr(opened.analysis(1), field) for field in FIELDS.values())
        yield opened


def found_in(path):
    """Give everything in the tables but what was decided."""
    return {name: held for name, held in rows(path).items() if name not in ("decisions", "sketches", "about")}


@BY_KIND
def test_what_is_rejected_is_left_out(dossier, kind):
    before = dossier.analysis(1)
    first, *rest = getattr(before, FIELDS[kind])
    dossier.decide(1, kind, "rejected", at=place_of(before, kind))
    after = dossier.decided(1)
    assert [span_of(one) for one in getattr(after, FIELDS[kind])] == [span_of(one) for one in rest]
    assert [one.id for one in getattr(after, FIELDS[kind])] == list(range(len(rest)))
    assert dossier.analysis(1) == before
    table = {Kind.DATE: None}.get(kind, FIELDS[kind])
    if table is not None:
        with closing(sqlite3.connect(dossier.path)) as connection:
            ids = connection.execute(f"SELECT id FROM {table} WHERE document = 1 ORDER BY id").fetchall()
        assert [id for (id,) in ids] == [one.id for one in rest]
        assert first.id not in [id for (id,) in ids]


@BY_KIND
def test_what_is_corrected_says_so(dossier, kind):
    before = dossier.analysis(1)
    dossier.decide(1, kind, "corrected", VALUES[kind], at=place_of(before, kind))
    finding = getattr(dossier.decided(1), FIELDS[kind])[0]
    for name, value in VALUES[kind].items():
        assert getattr(finding, name) == value, name
    reasons = finding.why.steps if hasattr(finding, "why") else finding.evidence
    assert "corrigé à la main" in reasons
    assert "corrigé à la main" not in str(dossier.analysis(1))


@BY_KIND
def test_what_is_accepted_stays_and_says_so(dossier, kind):
    before = dossier.analysis(1)
    dossier.decide(1, kind, "accepted", at=place_of(before, kind))
    finding = getattr(dossier.decided(1), FIELDS[kind])[0]
    reasons = finding.why.steps if hasattr(finding, "why") else finding.evidence
    assert reasons[-1] == "confirmé à la main"
    assert [span_of(one) for one in getattr(dossier.decided(1), FIELDS[kind])] == [
        span_of(one) for one in getattr(before, FIELDS[kind])
    ]


@BY_KIND
@pytest.mark.parametrize("verdict", ["rejected", "corrected", "accepted", "note"])
def test_undone_all_is_as_it_was(dossier, path, kind, verdict):
    before, machine = found_in(path), dossier.analysis(1)
    value = {"corrected": VALUES[kind], "note": {"words": "à vérifier"}}.get(verdict, {})
    number = dossier.decide(1, kind, verdict, value, at=place_of(machine, kind))
    assert [one.number for one in dossier.decisions()] == [number]
    dossier.undo(number)
    dossier.undo(number)
    assert found_in(path) == before
    assert dossier.decided(1) == machine
    assert dossier.decisions() == []
    assert [one.undone_at is not None for one in dossier.decisions(all=True)] == [True]


def test_a_place_moves_with_all_its_mentions_and_what_is_located_by_it(dossier):
    before = dossier.analysis(1)
    lizan = next(one for one in before.places if one.text == "Lizan")
    same = [one.id for one in before.places if one.referent == lizan.referent]
    assert len(same) > 2
    dossier.decide(1, "place", "corrected", VALUES[Kind.PLACE], at=(lizan.start, lizan.end))
    after = dossier.decided(1)
    assert {(one.latitude, one.longitude, one.status) for one in after.places if one.id in same} == {
        (45.5, 4.25, "resolved")
    }
    (ring,) = after.areas
    assert (ring.latitude, ring.longitude) == (45.5, 4.25)
    assert 70 <= ring.precision_km <= 80


def test_who_says_it_is_asked_of_the_dossier(dossier):
    before = dossier.analysis(1)
    dossier.decide(1, "statement", "corrected", {"origin": "le sous-préfet"}, at=place_of(before, Kind.STATEMENT))
    (origin,) = dossier.find_origins("le sous-préfet")
    assert [(one.document, one.id) for one in dossier.said([origin])] == [(1, 0)]
    inside = [one for one in dossier.decided(1).events if one.statement == 0]
    assert {one.voice for one in inside} <= {"le sous-préfet", "outlet"}


def test_what_a_rejected_statement_held_is_the_outlets(dossier):
    before = dossier.analysis(1)
    held = [one for one in before.events if one.statement is not None]
    statement = before.statements[held[0].statement]
    span = span_of(statement)
    dossier.decide(1, "statement", "rejected", at=(span.start, span.end))
    after = next(one for one in dossier.decided(1).events if one.trigger == held[0].trigger)
    assert (after.voice, after.statement) == ("outlet", None)


def test_facts_follow(dossier):
    before = cross_check(dossier)
    marched = next(one for one in before if one.type == "participants")
    assert {version.title for version in marched.versions} == {"1 200", "3 000"}
    state = dossier.state()
    one = next(one for one in dossier.analysis(1).figures if one.value == 1200)
    number = dossier.decide(1, "figure", "corrected", {"value": 3000}, at=(one.start, one.end))
    assert dossier.state() != state
    (after,) = [fact for fact in cross_check(dossier) if fact.type == "participants"]
    assert (after.relation.value, [version.title for version in after.versions]) == ("agree", ["3 000"])
    dossier.undo(number)
    assert dossier.state() == state
    assert cross_check(dossier) == before


def test_a_rejected_fact_is_left_out_until_it_changes(dossier, path, remembering):
    facts = cross_check(dossier)
    fact = next(one for one in facts if one.type == "participants")
    first = fact.accounts[0]
    number = dossier.decide(
        first.carrier.number, "fact", "rejected", {"fact": fact.id, "title": fact.title}, at=first.account.mark
    )
    assert [one.id for one in cross_check(dossier)] == [one.id for one in facts if one is not fact]
    dossier.undo(number)
    assert cross_check(dossier) == facts


def test_accounts_keep_the_numbers_of_the_machine(dossier):
    machine = dossier.analysis(1)
    dossier.decide(1, "event", "rejected", at=place_of(machine, Kind.EVENT))
    dossier.decide(1, "figure", "rejected", at=place_of(machine, Kind.FIGURE))
    named = {"figure": machine.figures, "event": machine.events}
    told = [told.account for fact in cross_check(dossier) for told in fact.accounts if told.carrier.number == 1]
    checked = [one for one in told if one.kind.value in named and one.id >= 0]
    assert checked
    for one in checked:
        span = span_of(named[one.kind.value][one.id])
        assert one.denial or (span.start, span.end) == one.mark


@pytest.mark.parametrize("again", ["renewed", "revision"])
def test_it_holds_for_what_comes(dossier, path, remembering, again):
    machine = dossier.analysis(1)
    one = next(one for one in machine.figures if one.value == 1200)
    dossier.decide(1, "figure", "corrected", {"value": 70}, at=(one.start, one.end))
    if again == "renewed":
        traces = msgspec.structs.replace(machine, labels=())
        dossier.rewrite([(1, traces, recoupe_traces())], next(iter(dossier.bases())))
        number = 1
    else:
        changed = f"Mis à jour à midi.\n\n{TEXT} La préfecture n’a pas réagi."
        keep(path, remembering, item(changed, id="depeche", outlet="Gazette"))
        number = dossier.document("depeche").number
        assert number != 1
    values = [figure.value for figure in dossier.decided(number).figures]
    assert 70 in values
    assert 1200 not in values
    with closing(sqlite3.connect(path)) as connection:
        kept = [value for (value,) in connection.execute("SELECT value FROM figures WHERE document = ?", (number,))]
    assert 70.0 in kept
    assert 1200.0 not in kept


def recoupe_traces():
    from recoupe.dossier import Traces

    return Traces()


def test_what_is_no_longer_there_is_told(dossier, path, remembering):
    one = next(one for one in dossier.analysis(1).figures if one.value == 1200)
    dossier.decide(1, "figure", "rejected", at=(one.start, one.end))
    changed = TEXT.replace("1 200 personnes ont manifesté", "des milliers de gens ont manifesté")
    keep(path, remembering, item(changed, id="depeche", outlet="Gazette"))
    number = dossier.document("depeche").number
    analysis = dossier.analysis(number)
    (told,) = find(dossier.decisions("depeche"), analysis)
    assert told.finding is None
    assert dossier.decided(number) == analysis


def test_dates_by_hand_are_undone_one_by_one(dossier):
    def day():
        stored = dossier.document(1)
        return stored.document.published if stored.dated else None

    dossier.date(1, "2031-05-04")
    second = dossier.decide(1, "document", "dated", {"day": "2031-05-05"})
    third = dossier.decide(1, "document", "dated", {"day": None})
    assert day() is None
    dossier.undo(third)
    assert day() == "2031-05-05"
    dossier.undo(second)
    assert day() == "2031-05-04"
    dossier.undo(dossier.decisions()[0].number)
    assert day() is None


def test_a_removed_document_comes_back_whole(dossier, path, remembering):
    keep(path, remembering, item(TEXT + " Rien de plus.", id="depeche", outlet="Gazette"))
    span = place_of(dossier.analysis(1), Kind.FIGURE)
    dossier.decide(1, "figure", "rejected", at=span)
    before = rows(path, numbers=True)
    number = dossier.decide("depeche", "document", "removed")
    with pytest.raises(NoSuchDocument):
        dossier.document("depeche")
    assert dossier.check() == []
    assert [hit.name for hit in dossier.search("bombardé")] == []
    dossier.undo(number)
    after = rows(path, numbers=True)
    assert {name: held for name, held in after.items() if name not in ("decisions", "sketches")} == {
        name: held for name, held in before.items() if name not in ("decisions", "sketches")
    }
    assert [hit.name for hit in dossier.search("bombardé")] == ["depeche"]
    assert dossier.check() == []


def test_a_removed_document_that_has_come_again_stays_as_it_came(dossier, path, remembering):
    number = dossier.decide("depeche", "document", "removed")
    keep(path, remembering, item(TEXT, id="depeche", outlet="Gazette"), item(dispatch(3), id="troisieme"))
    dossier.undo(number)
    assert sorted(stored.name for stored in dossier.documents(revisions=True)) == ["autre", "depeche", "troisieme"]


def test_what_was_removed_can_go_for_good(dossier, path):
    number = dossier.decide("depeche", "document", "removed")
    assert dossier.forget_removed() == 1
    with pytest.raises(DossierError, match="gone for good"):
        dossier.undo(number)
    assert not rows(path)["removed"]


@pytest.mark.parametrize(
    ("document", "kind", "verdict", "value", "at", "what"),
    [
        (1, "figure", "corrected", {"value": "beaucoup"}, (0, 5), "value"),
        (1, "figure", "corrected", {}, (0, 5), "nothing is corrected"),
        (1, "figure", "corrected", {"low": 5, "high": 3}, (0, 5), "low lies behind high"),
        (1, "place", "corrected", {"name": "x", "latitude": 91, "longitude": 0}, (0, 5), "latitude"),
        (1, "date", "corrected", {"earliest": "2031-02-30", "latest": "2031-03-01"}, (0, 5), "day is out of range"),
        (1, "event", "rejected", {}, None, "where it stands"),
        (1, "event", "rejected", {}, (5, 10**6), "does not lie"),
        (1, "event", "dated", {"day": "2031-05-05"}, (0, 5), "no event can be dated"),
        (1, "document", "accepted", {}, None, "no document can be accepted"),
        (1, "fact", "corrected", {}, (0, 5), "no fact can be corrected"),
        (None, "document", "removed", {}, None, "dossier itself"),
        (1, "event", "perhaps", {}, (0, 5), "perhaps"),
        (1, "event", "note", {"words": ""}, (0, 5), "words"),
    ],
)
def test_what_cannot_be_decided_is_refused(dossier, document, kind, verdict, value, at, what):
    with pytest.raises(DossierError, match=what):
        dossier.decide(document, kind, verdict, value, at=at)
    assert dossier.decisions(all=True) == []


def test_there_is_no_such_decision(dossier):
    with pytest.raises(NoSuchDecision):
        dossier.undo(7)


def test_merging_takes_decisions_over(dossier, path, tmp_path, remembering):
    machine = dossier.analysis(1)
    dossier.decide(1, "event", "rejected", at=place_of(machine, Kind.EVENT))
    dossier.decide(1, "figure", "corrected", {"value": 70}, at=place_of(machine, Kind.FIGURE))
    dossier.undo(dossier.decide(2, "document", "note", {"words": "vu"}))
    dossier.decide(None, "document", "note", {"words": "à relire"})
    dossier.decide(2, "document", "dated", {"day": "2031-05-09"})
    with Dossier(tmp_path / "b.dossier", create=True) as other:
        for _ in range(2):
            other.merge(dossier)
            said = [msgspec.structs.replace(one, number=0) for one in other.decisions(all=True)]
            assert said == [msgspec.structs.replace(one, number=0) for one in dossier.decisions(all=True)]
        assert other.decided(1) == dossier.decided(1)
        assert rows(path)["events"] == rows(other.path)["events"]
        assert other.document(2).dated


def test_of_two_dossiers_that_decide_the_same_thing_this_one_holds(dossier, tmp_path, remembering):
    copy = tmp_path / "b.dossier"
    keep(copy, remembering, item(TEXT, id="depeche", outlet="Gazette"))
    at = place_of(dossier.analysis(1), Kind.FIGURE)
    with Dossier(copy) as other:
        other.decide(1, "figure", "corrected", {"value": 1}, at=at)
        dossier.decide(1, "figure", "corrected", {"value": 2}, at=at)
        dossier.merge(other)
    assert [one.value for one in dossier.decisions()] == [{"value": 2}]
    assert len(dossier.decisions(all=True)) == 2
    assert dossier.decided(1).figures[0].value == 2


def test_where_nothing_was_decided_the_analysis_is_handed_on_as_it_is(dossier):
    machine = dossier.analysis(1)
    assert decided(machine, []) is machine


# What must hold for any decisions

SPOTS = st.tuples(
    st.sampled_from(list(FIELDS)), st.integers(0, 40), st.sampled_from(["accepted", "rejected", "corrected"])
)


def decisions_on(analysis, spots):
    """Make decisions on findings of an analysis."""
    made = []
    for number, (kind, place, verdict) in enumerate(spots, start=1):
        some = getattr(analysis, FIELDS[kind])
        span = span_of(some[place % len(some)])
        anchor = Anchor.at(analysis.text, span.start, span.end)
        value = VALUES[kind] if verdict == "corrected" else {}
        made.append(
            Decision(
                number=number, at="", document="", kind=kind, verdict=Verdict(verdict), value=value, **anchor._asdict()
            )
        )
    return made


_IDS = {
    "statements": {"parent": "statements"},
    "places": {"referent": "places"},
    "events": {"agent_id": "actors", "patient_id": "actors", "place_id": "places", "time": "dates"},
    "figures": {"event": "events", "statement": "statements", "part_of": "figures", "place_id": "places"},
    "labels": {"actor_id": "actors", "statement": "statements"},
    "retractions": {"retracts": "statements"},
}


@FEW
@given(st.lists(SPOTS, max_size=30))
def test_whatever_is_decided_numbers_are_places_and_lead_somewhere(nlp, spots):
    machine = nlp(TEXT)
    after = decided(machine, decisions_on(machine, spots))
    for field in ("retractions", "areas", *FIELDS.values()):
        some = getattr(after, field)
        assert [one.id for one in some] == list(range(len(some)))
        for one in some:
            for name, whose in _IDS.get(field, {}).items():
                id = getattr(one, name)
                assert id is None or 0 <= id < len(getattr(after, whose))
            for span in (span_of(one),) if field in FIELDS.values() else ():
                assert after.text[span.start : span.end] == span.text
    assert decided(machine, reversed(decisions_on(machine, spots))) == after
    last = {(kind, number % len(getattr(machine, FIELDS[kind]))): verdict for kind, number, verdict in spots}
    for field, kind in ((FIELDS[kind], kind) for kind in FIELDS):
        gone = sum(verdict == "rejected" for (of, _), verdict in last.items() if of is kind)
        assert len(getattr(after, field)) == len(getattr(machine, field)) - gone


@settings(FEW, max_examples=10)
@given(st.lists(SPOTS, max_size=12), st.randoms(use_true_random=False))
def test_undoing_all_in_any_order_gives_what_the_machine_found(dossier, path, spots, draw):
    machine, before = dossier.analysis(1), found_in(path)
    numbers = []
    for kind, place, verdict in spots:
        at = place_of(machine, kind, place % len(getattr(machine, FIELDS[kind])))
        numbers.append(dossier.decide(1, kind, verdict, VALUES[kind] if verdict == "corrected" else {}, at=at))
    draw.shuffle(numbers)
    for number in numbers:
        dossier.undo(number)
    assert dossier.decisions() == []
    assert dossier.decided(1) == machine
    assert found_in(path) == before


_PIECES = st.text(alphabet="ab é.\n", max_size=200)


@given(_PIECES, st.text(alphabet="abé ", min_size=1, max_size=20), _PIECES)
def test_what_stands_where_it_stood_is_found_there(before, words, after):
    text = before + words + after
    place = len(before), len(before) + len(words)
    assert locate(Anchor.at(text, *place), text) == place


@given(_PIECES, _PIECES, _PIECES, st.text(alphabet="abé ", min_size=AROUND, max_size=100), _PIECES)
def test_what_is_found_elsewhere_are_the_same_words(before, after, more, words, rest):
    anchor = Anchor.at(before + words + after, len(before), len(before) + len(words))
    found = locate(anchor, more + words + rest)
    assert found is not None
    assert (more + words + rest)[slice(*found)] == words


@given(_PIECES, st.text(max_size=30), st.text(max_size=300))
def test_nothing_is_found_that_is_not_there(before, words, text):
    anchor = Anchor.at(before + words, len(before), len(before) + len(words))
    found = locate(anchor, text)
    assert found is None or text[slice(*found)] == words
