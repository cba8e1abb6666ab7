"""The list of facts, and the page of one: what a reader sees and where each click leads."""

from __future__ import annotations

import csv
import html
import io
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec
import pytest

from recoupe.crosscheck.records import AccountKind
from recoupe.exports._marks import printable
from recoupe.web.choosing import FACETS
from recoupe.web.detailing import Knowing, detail_of
from tests.exports.dossiers import hostile, keep, plain
from tests.making import sample
from tests.web.facts import fact, told
from tests.web.rooms import opened, visitor

MARCH = "Valence"


def links(page, *marks):
    """Give the addresses of the links of which the tag has some marks."""
    tags = re.findall(r"<a\s[^>]*>", page)
    return [html.unescape(re.search(r'href="([^"]*)"', tag)[1]) for tag in tags if all(mark in tag for mark in marks)]


def query(address):
    return sorted(parse_qsl(urlsplit(address).query))


def words(page):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


@pytest.fixture(scope="module")
def listed(reader):
    return reader.get("/facts.json?size=1000").json()


@pytest.fixture(scope="module")
def march(reader):
    """The fact that two marchers' counts are about."""
    facts = reader.get("/facts.json", params={"words": MARCH, "relation": "conflict"}).json()["facts"]
    return next(one["id"] for one in facts if one["type"] == "participants")


@pytest.fixture(scope="module")
def taken_back(reader):
    """A fact that somebody takes back."""
    facts = reader.get("/facts.json").json()["facts"]
    return next(one["id"] for one in facts if "retraction" in one["updates"])


class TestTheList:
    def test_disputed_first(self, listed):
        order = ["conflict", "update", "agree"]
        relations = [order.index(one["relation"]) for one in listed["facts"]]
        assert relations == sorted(relations)
        assert relations[0] == 0
        assert relations[-1] == 2

    def test_shows_what_its_json_has(self, reader, listed):
        page = reader.get("/facts").text
        assert [link.split("/")[2] for link in links(page, "data-item")] == [one["id"] for one in listed["facts"]][:50]

    def test_every_version_leads_to_its_sentence(self, reader, listed):
        for one in listed["facts"]:
            accounts = reader.get(f"/facts/{one['id']}.json").json()["accounts"]
            told = {(account["says"], account["number"], account["start"]) for account in accounts}
            assert {(version["title"], version["number"], version["start"]) for version in one["versions"]} <= told
        addresses = links(reader.get("/facts").text, "/documents/")
        assert len(addresses) == sum(min(6, len(one["versions"])) for one in listed["facts"][:50])
        assert reader.get(addresses[0]).text.count('<mark class="here">') > 0

    @pytest.mark.parametrize("facet", FACETS)
    def test_a_count_is_how_many_its_click_gives(self, reader, listed, facet):
        [values] = [one["first"] + one["folded"] for one in listed["facets"] if one["name"] == facet]
        assert values
        for one in values:
            assert reader.get("/facts.json", params={facet: one["value"]}).json()["total"] == one["count"], one

    def test_facets_narrow_each_other_and_values_of_one_add_up(self, reader):
        def total(*asked):
            return reader.get("/facts.json", params=list(asked)).json()["total"]

        figure, event, several = ("kind", "figure"), ("kind", "event"), ("told", "several")
        assert total(figure, event) == total(figure) + total(event)
        assert total(figure, event, several) == total(figure, several) + total(event, several)
        assert 0 < total(figure, several) < total(figure)

    def test_a_form_says_the_same_as_the_address(self, reader):
        filled = {"kind": "figure", "words": "", "since": "", "until": "2031-01-01", "sort": "latest"}
        assert (
            reader.get("/facts.json", params=filled).json()
            == reader.get("/facts.json?kind=figure&until=2031-01-01&sort=latest").json()
        )
        form = re.search(r"<form id=\"facets\".*?</form>", reader.get("/facts").text, re.DOTALL)[0]
        assert 'method="get" action="/facts"' in form
        assert "<button" in form
        assert {"words", "since", "until", *FACETS} - {"document"} <= set(re.findall(r'name="(\w+)"', form))

    def test_a_chip_takes_its_own_wish_away(self, reader):
        asked = [("kind", "figure"), ("kind", "event"), ("until", "2031-01-01"), ("words", "les"), ("sort", "latest")]
        page = reader.get("/facts", params=asked).text
        chips = [query(link) for link in links(page, 'class="chip"')]
        assert sorted(chips) == sorted(sorted(one for one in asked if one != gone) for gone in asked[:-1])
        checked = re.findall(r'name="kind" value="(\w+)" checked', page)
        assert sorted(checked) == ["event", "figure"]

    def test_pages_have_every_fact_once(self, reader, listed):
        seen, address = [], "/facts?size=7&told=one"
        while address:
            page = reader.get(address).text
            seen += [link.split("/")[2].partition("?")[0] for link in links(page, "data-item")]
            address = next(iter(links(page, 'rel="next"')), None)
        once = reader.get("/facts.json?size=1000&told=one").json()["facts"]
        assert seen == [one["id"] for one in once]
        assert len(set(seen)) == len(seen) > 14

    def test_the_whole_list_as_a_table(self, reader, listed):
        page = reader.get("/facts?size=7").text
        [address] = [
            link for link in links(page) if link.startswith("/facts.csv") and f"size={listed['total']}" in link
        ]
        rows = list(csv.DictReader(io.StringIO(reader.get(address).content.decode("utf-8-sig"))))
        assert [row["id"] for row in rows] == [one["id"] for one in listed["facts"]]

    def test_long_facets_are_folded(self, reader):
        facets = {one["name"]: one for one in reader.get("/facts.json?size=1").json()["facets"]}
        assert len(facets["type"]["first"]) == 8
        assert facets["type"]["folded"]
        assert facets["type"]["left"] == 0
        last = facets["type"]["folded"][-1]["value"]
        chosen = reader.get("/facts.json", params={"type": last}).json()["facets"]
        [first] = [one["first"] for one in chosen if one["name"] == "type"]
        assert [one["value"] for one in first if one["chosen"]] == [last]  # what is chosen is not folded away

    def test_only_the_part_that_changes_is_sent_to_who_asks_so(self, reader):
        page = reader.get("/facts?kind=event", headers={"hx-request": "true"}).text
        assert "<html" not in page
        assert links(page, "data-item")
        assert re.search(r'<footer[^>]*id="bottom" hx-swap-oob="true">', page)
        assert '<a href="/facts.json?kind=event">' in page
        assert 'id="back" name="back" value="/facts?kind=event" hx-swap-oob="true"' in page

    @pytest.mark.parametrize(
        "asked",
        ["relation=no", "kind=", "since=2024-13-01", "until=hier", "size=0", "size=10001", "document=x", "sort=?"],
    )
    def test_what_does_not_fit(self, reader, asked):
        assert reader.get(f"/facts?{asked}").status_code == (200 if asked.endswith("=") else 400)

    def test_nothing_found(self, reader):
        page = reader.get("/facts", params={"place": "<b>nulle part", "words": "<script>alert(1)</script>"}).text
        assert "Aucun fait ne répond à tout cela à la fois." in page
        assert "<script>alert" not in page
        assert "<b>nulle" not in page
        assert [query(link) for link in links(page, 'class="chip"')] == [
            [("words", "<script>alert(1)</script>")],
            [("place", "<b>nulle part")],
        ]

    def test_words_are_shown_where_they_stand(self, reader):
        view = reader.get("/facts.json", params={"words": "manif* prefecture"}).json()
        assert view["matches"]
        assert {one["fact"] for one in view["matches"]} <= {one["id"] for one in view["facts"]}
        page = reader.get("/facts", params={"words": "manif* prefecture"}).text
        for one in view["matches"]:
            assert one["text"].lower().startswith(("manif", "préfecture"))
            assert f"{one['before']}<mark>{one['text']}</mark>" in html.unescape(page)
            here = reader.get(f"/documents/{one['number']}.json?at={one['start']}").json()
            start, end = here["here"]
            assert one["text"] in here["text"][start - here["start"] : end - here["start"]]

    def test_facts_of_a_document(self, reader, listed):
        numbers = {reader.get(f"/facts/{one['id']}.json").json()["accounts"][0]["number"] for one in listed["facts"]}
        for number in numbers:
            for one in reader.get(f"/facts.json?document={number}").json()["facts"]:
                accounts = reader.get(f"/facts/{one['id']}.json").json()["accounts"]
                assert number in {account["number"] for account in accounts}

    def test_one_sentence_alone_agrees_with_nobody(self, reader):
        page = words(reader.get("/facts?told=one&relation=agree").text).partition("Ordre")[2]
        assert "un seul récit" in page
        assert "= concordant" not in page


def test_a_dossier_without_facts(tmp_path):
    with opened(keep(tmp_path / "vide.dossier", plain("Rien."))) as room:
        page = visitor(room).get("/facts").text
    assert "Aucun fait dans ce dossier." in page
    assert "<select" not in page


class TestAFact:
    def test_every_version_with_every_account(self, reader, listed):
        for one in listed["facts"]:
            view = reader.get(f"/facts/{one['id']}.json", params={"all": "true"}).json()
            shown = [account["position"] for version in view["fact"]["versions"] for account in version["accounts"]]
            assert sorted(shown) == list(range(len(view["accounts"])))
            assert view["is_whole"]
            for version in view["fact"]["versions"]:
                letters = {view["accounts"][account["position"]]["version"] for account in version["accounts"]}
                assert letters == {version["letter"]}
                assert version["accounts"][0]["position"] == version["best"]

    def test_versions_differ_where_their_words_are_marked(self, reader, march):
        view = reader.get(f"/facts/{march}.json").json()["fact"]
        assert "number" in view["aspects"]
        numbers = {version["title"].replace("\xa0", " ") for version in view["versions"]}
        assert numbers == {"1 200", "4 000"}
        for version in view["versions"]:
            for account in version["accounts"]:
                [mark] = [one for one in account["marks"] if one["kind"] == "figure"]
                assert mark["differs"]
                assert [mark["start"], mark["end"]] == account["mark"]
                cut = account["sentence"][mark["start"] - account["start"] : mark["end"] - account["start"]]
                assert re.search(r"1 200|4 000", cut)
        page = reader.get(f"/facts/{march}").text
        assert page.count('<a class="mk figure differs"') >= 2

    def test_sentences_are_whole(self, reader, listed):
        for one in listed["facts"]:
            page = reader.get(f"/facts/{one['id']}").text
            view = reader.get(f"/facts/{one['id']}.json").json()["fact"]
            shown = [words(quote) for quote in re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", page, re.DOTALL)]
            sentences = [account["sentence"] for version in view["versions"] for account in version["accounts"]]
            assert shown == [" ".join(sentence.split()) for sentence in sentences]

    def test_every_link_to_a_sentence_leads_to_it(self, reader, march, taken_back):
        for id in (march, taken_back):
            view = reader.get(f"/facts/{id}.json").json()
            page = reader.get(f"/facts/{id}").text
            addresses = {link for link in links(page) if link.startswith("/documents/")}
            assert len(addresses) >= len(view["accounts"])
            for account in view["accounts"]:
                assert f"/documents/{account['number']}?at={account['start']}#at" in addresses
                answer = reader.get(f"/documents/{account['number']}.json?at={account['start']}").json()
                start, end = answer["here"]
                assert start <= account["start"] < end
            for address in addresses:
                answer = reader.get(address)
                assert answer.status_code == 200
                if address.endswith("#card"):
                    assert 'class="card finding"' in answer.text

    def test_who_holds_a_version_has_a_page(self, reader, listed):
        holders = {}
        for one in listed["facts"]:
            for version in reader.get(f"/facts/{one['id']}.json").json()["fact"]["versions"]:
                holders |= {holder["origin"]: holder["name"] for holder in version["holders"] if holder["origin"]}
        assert "préfecture" in holders.values()
        for origin, name in holders.items():
            assert name in words(reader.get(f"/sources/{origin}").text)

    def test_a_sentence_is_copied_with_its_reference(self, reader, march):
        view = reader.get(f"/facts/{march}.json").json()["fact"]
        page = reader.get(f"/facts/{march}").text
        copied = [html.unescape(one) for one in re.findall(r'data-copy="([^"]*)"', page)]
        accounts = [account for version in view["versions"] for account in version["accounts"]]
        assert copied == [account["citation"] for account in accounts]
        for account in accounts:
            citation = account["citation"]
            assert account["outlet"] in citation
            assert account["title"] in citation
            assert "mai 2024" in citation
            assert re.search(rf"caractères {account['start']}–\d+\)$", citation)
            assert citation.startswith("«")  # the words are the document's: whoever is named in them did not say them

    def test_the_bracket_opens_to_every_merge(self, reader, listed):
        merged = 0
        for one in listed["facts"]:
            view, page = reader.get(f"/facts/{one['id']}.json").json(), reader.get(f"/facts/{one['id']}").text
            for part in (view["fact"], *view["fact"]["versions"]):
                for merge in part["merges"]:
                    merged += 1
                    assert html.escape(merge["reason"], quote=True).replace("&#x27;", "&#39;") in page
                    assert f"<code>{merge['rule']}</code>" in page
                    assert max(merge["accounts"]) < len(view["accounts"])
        assert merged > 5

    def test_who_takes_back_what(self, reader, english_reader, taken_back):
        view = reader.get(f"/facts/{taken_back}.json").json()["fact"]
        [back] = [one for one in view["versions"] if one["takes_back"]]
        before = [one for one in view["versions"] if back["letter"] in one["taken_back"]]
        assert [one["letter"] for one in before] == back["takes_back"]
        [ground] = [one for one in view["grounds"] if one["kind"] == "retraction"]
        assert (before[0]["letter"], back["letter"]) in [tuple(one["versions"]) for one in ground["opposed"]]
        page = words(reader.get(f"/facts/{taken_back}").text)
        assert page.count("↩ retiré ensuite") == sum(
            one["retracted"] for version in view["versions"] if version is not back for one in version["accounts"]
        )
        assert f"↩ rétractation : {back['letter']}" in page
        assert f"↩ revient sur {before[0]['letter']}" in page
        assert f"↩ goes back on {before[0]['letter']}" in words(english_reader.get(f"/facts/{taken_back}").text)

    def test_a_difference_names_rule_reason_and_both_sides(self, reader, march):
        view, page = reader.get(f"/facts/{march}.json").json(), reader.get(f"/facts/{march}").text
        [ground] = view["fact"]["grounds"]
        assert (ground["relation"], ground["kind"]) == ("conflict", "number")
        assert ground["reason"] in words(page)
        [pair] = ground["opposed"]
        for a, b in pair["pairs"]:
            sides = [view["accounts"][at] for at in (a, b)]
            assert [one["version"] for one in sides] == pair["versions"]
            assert {one["text"][-5:].replace("\xa0", " ") for one in sides} == {"1 200", "4 000"}

    def test_a_walk_through_the_list(self, reader):
        asked = {"kind": "figure", "told": "several"}
        ids = [one["id"] for one in reader.get("/facts.json", params=asked).json()["facts"]]
        assert len(ids) > 2
        page, seen = reader.get("/facts", params=asked).text, []
        address = links(page, "data-item")[0]
        while address:
            page = reader.get(address).text
            seen.append(urlsplit(address).path.rpartition("/")[2])
            assert f"/facts?{urlencode(asked)}" in links(page)  # and back to the list
            assert f"{len(seen)} sur {len(ids)}" in words(page)
            address = next(iter(links(page, 'rel="next"')), None)
        assert seen == ids
        elsewhere = reader.get(f"/facts/{ids[0]}.json?kind=event").json()
        assert (elsewhere["place"], elsewhere["before"], elsewhere["after"]) == (0, None, None)

    def test_its_accounts_are_a_table(self, reader, march):
        accounts = reader.get(f"/facts/{march}.json").json()["accounts"]
        rows = list(csv.DictReader(io.StringIO(reader.get(f"/facts/{march}.csv").content.decode("utf-8-sig"))))
        assert [(row["version"], row["sentence"]) for row in rows] == [
            (one["version"], one["sentence"]) for one in accounts
        ]

    def test_english(self, english_reader, march):
        page = words(english_reader.get(f"/facts/{march}").text)
        for said in ("The versions side by side", "Why they differ", "incompatible versions", "May 11, 2024"):
            assert said in page
        assert "Les versions" not in page


@pytest.fixture(scope="module")
def stranger(tmp_path_factory):
    """Somebody who reads facts in which every word wants to be more than a word."""
    path = tmp_path_factory.mktemp("faits") / "hostile.dossier"
    with opened(keep(path, hostile(), sample())) as room:
        yield visitor(room)


def test_what_strangers_write_is_never_markup(stranger):
    facts = stranger.get("/facts.json").json()["facts"]
    pages = [stranger.get(path).text for path in ("/facts", *(f"/facts/{one['id']}" for one in facts))]
    assert any("&lt;script&gt;alert(1)" in page for page in pages)
    for page in pages:
        assert re.findall(r"<script[^>]*>", page) == re.findall(r'<script src="/static/[^"]*" defer>', page)
        assert re.findall(r"<img[^>]*>", page) == re.findall(r'<img src="/static/[^>]*>', page)
        assert "<r>" not in page
        assert all(link.startswith(("/", "#")) for link in links(page))
        assert not set(page) & set("\x00\x07\x1b\x0b\u202e\u2066")


def test_what_strangers_write_can_be_chosen_by_its_name(stranger):
    for facet in stranger.get("/facts.json").json()["facets"]:
        for one in facet["first"]:
            answer = stranger.get("/facts.json", params={facet["name"]: one["value"]})
            assert answer.json()["total"] == one["count"], (facet["name"], one)


def test_without_an_analysis_an_account_shows_its_own_words(unchanged):
    """Analyses go when documents do; what was found before is shown all the same until the next cross-check."""
    found = unchanged.found()
    for one in found.facts:
        knowing = Knowing(found.documents.__getitem__, lambda number: None, found.by_facet.origin)
        for version in detail_of(one, knowing).versions:
            for account in version.accounts:
                [mark] = account.marks
                assert (mark.start, mark.end) == account.mark
                assert "".join(piece.text for piece in account.pieces()) == printable(account.sentence)


def test_what_it_was_called_is_no_finding_and_has_no_card(tmp_path, monkeypatch):
    """« accident », said in nobody's statement: the account has no finding that could be decided."""
    text = "La préfecture parle d’un accident."
    path = keep(tmp_path / "a.dossier", plain(text))
    account = msgspec.structs.replace(
        told(1, kind=AccountKind.CLAIM, type="nature").account, id=-1, start=0, end=len(text), mark=(25, 33)
    )
    nature = fact(msgspec.structs.replace(told(1), account=account))
    monkeypatch.setattr("recoupe.web.room.cross_check", lambda *_: [nature])
    with opened(path) as room:
        page = visitor(room).get(f"/facts/{nature.id}")
    assert page.status_code == 200
    assert '<a class="mk words" href="/documents/1?at=0#at"' in page.text
    assert '<mark class="here">' in page.text
    assert "/decide?" not in page.text


def test_a_sentence_without_end_is_cut_around_its_words(tmp_path):
    """A page of one line, such as a careless converter makes, is one sentence."""
    line = "il y avait du monde et " * 4000
    long = f"Selon la préfecture, 300 personnes ont défilé samedi à Tarvenne et {line}rien d’autre."
    start = long.index("300")
    account = msgspec.structs.replace(told(1).account, start=0, end=len(long), mark=(start, start + 3), text="300")
    carrier = msgspec.structs.replace(told(1), account=account)
    with opened(keep(tmp_path / "a.dossier", plain(long))) as room:
        stored = room.found().documents[1]
        detail = detail_of(fact(carrier), Knowing(lambda number: stored, lambda number: None, lambda one: None))
    [shown] = detail.versions[0].accounts
    assert shown.is_cut
    assert len(shown.sentence) < 4000
    assert shown.sentence.startswith("Selon la préfecture")
    assert shown.citation.count("300") == 1
    assert len(shown.citation) < 4000
