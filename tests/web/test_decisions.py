"""What a reader decides in the reading room, and takes back."""

from __future__ import annotations

import re
import time

import pytest

from recoupe.dossier.decisions import FIELDS
from tests.web.rooms import form, visitor

#: Fields by which each kind is corrected, and the words that say so in the list.
CORRECTIONS = {
    "statement": ({"origin": "le sous-préfet"}, "origine : le sous-préfet"),
    "event": ({"polarity": "neg", "type": "clash"}, "n’a pas eu lieu"),
    "figure": ({"number": "1 300,5"}, "1300,5"),
    "label": ({"voice": "outlet"}, "dans la voix du média"),
    "place": ({"latitude": "45,5", "longitude": "-4.25", "name": "Là-bas"}, "Là-bas, 45.5, -4.25"),
    "date": ({"day": "2024-05-10"}, "2024-05-10"),
    "actor": ({"name": "Quelqu’un", "country": "fr"}, "Quelqu’un, FR"),
}


@pytest.fixture
def person(room):
    """Somebody who may decide."""
    return visitor(room)


def first(room, kind):
    """Give the number of a document in which there is a finding of a kind."""
    for stored, analysis in room.dossier.analyses():
        if getattr(analysis, FIELDS[kind]):
            return stored.number
    raise AssertionError(f"the examples have no {kind}")


def decide(person, **fields):
    """Send a form."""
    return person.post("/decisions", data=form(**{"back": "/decisions", **{k: str(v) for k, v in fields.items()}}))


def undone(person, shown):
    """Press the button of a message that takes back what was just done."""
    (said,) = re.findall(r'<div class="said".*?</div>', shown.text, re.DOTALL)
    (path,) = re.findall(r'action="(/decisions/\d+/undo)"', said)
    return person.post(path, data=form(back="/decisions"))


@pytest.mark.parametrize("kind", list(CORRECTIONS))
def test_a_finding_is_corrected_and_taken_back_in_one_click(person, room, kind):
    fields, words = CORRECTIONS[kind]
    document = first(room, kind)
    shown = decide(person, document=document, kind=kind, id=0, verdict="corrected", **fields)
    assert shown.status_code == 200
    assert re.search(f"<bdi>[^<]*{re.escape(words)}", shown.text)
    page = f"/documents/{document}/decide?kind={kind}&id=0"
    assert re.search(f"<bdi>[^<]*{re.escape(words)}", person.get(page).text)
    after = undone(person, shown)
    assert "Aucune décision" in after.text
    assert not re.search(f"<bdi>[^<]*{re.escape(words)}", person.get(page).text)


@pytest.mark.parametrize("verdict", ["accepted", "rejected"])
def test_what_was_decided_shows_at_once_on_the_card(person, room, verdict):
    document = first(room, "place")
    back = f"/documents/{document}?card=place-0"
    shown = decide(person, document=document, kind="place", id=0, verdict=verdict, back=back)
    assert str(shown.url).endswith(back)
    assert f'class="verdict {verdict}"' in shown.text


def test_notes_are_kept_as_they_were_written(person, room):
    words = "<script>alert(1)</script> & « à revoir »"
    for fields in (
        {"document": 1, "id": 0, "kind": "event"},
        {"document": 1, "kind": "document"},
        {"kind": "document"},
    ):
        shown = decide(person, verdict="note", words=words, **fields)
        assert "<script>alert" not in shown.text
    assert [one["says"] for one in person.get("/decisions.json").json()["decisions"]] == [words] * 3
    assert "&lt;script&gt;" in person.get("/documents/1").text


def test_a_place_is_chosen_among_those_of_its_name(person, room):
    document = first(room, "place")
    page = person.get(f"/documents/{document}/decide?kind=place&id=0&name=Tripoli")
    offered = re.findall(r'name="place" value="(.*?)"', page.text)
    assert len(offered) > 1
    shown = decide(person, document=document, kind="place", id=0, verdict="corrected", place=offered[1], name="Tripoli")
    assert "Tripoli (" in shown.text
    assert room.dossier.decided(document).places[0].gazetteer == offered[1]


def test_what_was_decided_together_is_taken_back_together(person, room):
    for words in ("une", "deux", "deux", "trois"):
        decide(person, document=1, kind="document", verdict="note", words=words)
    person.post("/decisions/2/undo", data=form(last="9"))
    assert [one.number for one in room.dossier.decisions()] == [1, 4]
    person.post("/decisions/1/undo", data=form(last="1"))
    assert [one.number for one in room.dossier.decisions()] == [4]


def test_facts_follow(person, room):
    facts = {fact.id for fact in room.found().facts}
    marched = next(stored.number for stored in room.dossier.documents() if stored.name == "marche-1")
    figure = next(one.id for one in room.dossier.analysis(marched).figures if one.value == 1200)
    decide(person, document=marched, kind="figure", id=figure, verdict="rejected")
    assert room.wait(60)
    after = {fact.id for fact in room.found().facts}
    assert after != facts
    number = room.dossier.decisions()[0].number
    person.post(f"/decisions/{number}/undo", data=form(back="/decisions"))
    assert room.wait(60)
    assert {fact.id for fact in room.found().facts} == facts


def test_a_fact_is_rejected(person, room):
    fact = room.found().facts[0]
    shown = decide(person, kind="fact", id=fact.id, verdict="rejected")
    assert shown.status_code == 200
    assert room.wait(60)
    assert fact.id not in room.found().fact
    undone(person, shown)
    assert room.wait(60)
    assert fact.id in room.found().fact


def test_a_document_is_removed_and_brought_back(person, room):
    shown = person.post("/documents/1/remove", data=form(back="/documents/1?at=3"))
    assert shown.url.path == "/documents"
    assert person.get("/documents/1").status_code == 404
    undone(person, shown)
    assert person.get("/documents/1").status_code == 200


def test_a_document_is_dated_and_analyzed_anew(person, room):
    number = next(one.number for one in room.dossier.documents() if one.name == "marche-3")
    shown = person.post(f"/documents/{number}/date", data=form(back=f"/documents/{number}", day="2024-06-17"))
    assert "17 juin 2024" in shown.text
    end = time.monotonic() + 60
    while room.dossier.mistimed() and time.monotonic() < end:
        time.sleep(0.2)
    assert room.dossier.analysis(number).published.earliest == "2024-06-17"
    undone(person, shown)
    assert not room.dossier.document(number).dated


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"document": 1, "kind": "event", "id": 10**6, "verdict": "rejected"}, 404),
        ({"document": 1, "kind": "event", "id": "x", "verdict": "rejected"}, 404),
        ({"document": 10**6, "kind": "event", "id": 0, "verdict": "rejected"}, 404),
        ({"kind": "fact", "id": "aucun", "verdict": "rejected"}, 404),
        ({"kind": "event", "id": 0, "verdict": "rejected"}, 400),
        ({"document": 1, "kind": "event", "id": 0, "verdict": "corrected"}, 400),
        ({"document": 1, "kind": "place", "id": 0, "verdict": "corrected"}, 400),
        ({"document": 1, "kind": "place", "id": 0, "verdict": "corrected", "place": "geonames:0"}, 400),
        ({"document": 1, "kind": "place", "id": 0, "verdict": "corrected", "latitude": 95, "longitude": 0}, 400),
        ({"document": 1, "kind": "figure", "id": 0, "verdict": "corrected", "number": "beaucoup"}, 400),
        ({"document": 1, "kind": "statement", "id": 0, "verdict": "corrected"}, 400),
        ({"document": 1, "kind": "event", "id": 0, "verdict": "corrected", "type": "aucun"}, 400),
        ({"document": 1, "kind": "event", "id": 0, "verdict": "note"}, 400),
        ({"document": 1, "kind": "document", "verdict": "rejected"}, 400),
        ({"kind": "autre", "verdict": "rejected"}, 400),
    ],
)
def test_what_cannot_be_decided_is_refused(person, room, fields, status):
    assert decide(person, **fields).status_code == status
    assert room.dossier.decisions(all=True) == []


@pytest.mark.parametrize("cookie", ["x", "-1", "1/../../language", "9" * 40, "%C2%B2", '"><script>'])
def test_a_cookie_that_is_no_number_makes_no_button(person, cookie):
    person.cookies.set("recoupe_said", "undone", domain="127.0.0.1")
    person.cookies.set("recoupe_undo", cookie, domain="127.0.0.1")
    page = person.get("/decisions").text
    assert "La décision est annulée." in page
    assert "/undo" not in page


def test_without_the_token_nothing_is_decided(person, room):
    fields = {"document": "1", "kind": "event", "id": "0", "verdict": "rejected"}
    assert person.post("/decisions", data=fields).status_code == 403
    for path in ("/decisions/1/undo", "/documents/1/date", "/documents/1/remove"):
        assert person.post(path, data={"day": "2024-05-05"}).status_code == 403
    assert room.dossier.decisions(all=True) == []


def test_the_list_is_filtered(person, room):
    for kind, verdict in (("event", "accepted"), ("event", "rejected"), ("actor", "accepted")):
        decide(person, document=1, kind=kind, id=0, verdict=verdict)
    room.dossier.undo(3)
    for query, numbers in (
        ("", [2, 1]),
        ("?undone=true", [3, 2, 1]),
        ("?kind=event", [2, 1]),
        ("?verdict=rejected", [2]),
        ("?document=2", []),
        ("?kind=actor&undone=true", [3]),
    ):
        assert [one["number"] for one in person.get(f"/decisions.json{query}").json()["decisions"]] == numbers, query
    assert person.get("/decisions.csv").text.count("\n") == 3


def test_a_script_is_told_what_takes_it_back(person):
    answer = person.post(
        "/decisions",
        data=form(document="1", kind="event", id="0", verdict="accepted"),
        headers={"accept": "application/json"},
    )
    assert answer.json() == {"back": "/decisions", "said": "accepted", "undo": 1, "undo_last": None}


def test_a_fact_is_decided_on_its_page(person, room):
    fact = room.found().facts[0]
    page = f"/facts/{fact.id}"
    shown = decide(person, kind="fact", id=fact.id, verdict="note", words="à recouper encore", back=page)
    assert "à recouper encore" in shown.text
    shown = decide(person, kind="fact", id=fact.id, verdict="rejected", back=page)
    assert 'class="verdict rejected"' in shown.text
    assert room.wait(60)
    answer = person.get(page)
    assert (answer.status_code, "Décisions takes that back" in answer.text) == (404, True)


@pytest.mark.parametrize("back", ["javascript:alert(1)", "//ailleurs.example/", "https://ailleurs.example/"])
def test_a_way_back_leads_nowhere_else(person, back):
    page = person.get("/documents/1/decide", params={"back": back}).text
    assert re.findall(r'<a href="([^"]*)">Revenir', page) == ["/"]
