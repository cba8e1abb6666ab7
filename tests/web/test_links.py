"""Links with a wish in them lead to what they promise, never to an empty list."""

from __future__ import annotations

import html
import re

import pytest

from recoupe.web.paging import pages
from tests.web.addresses import addresses

_LINK = re.compile(r'<a [^>]*href="((?:/facts|/sources|/words|/map|/citations)[^"#]*)')
_WISH = re.compile(r"\?(?:.*&)?(origin|place|relation|kind|name|designation|by|part|cited)=")
#: Pages whose links wish for something; those of the facets' own page are counted there.
PAGES = [page for page in pages() if page.name in {"dossier", "source", "place", "actor", "words", "sources", "map"}]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_link_leads_to_an_empty_list(reader, page):
    led = set()
    for path in addresses(page, reader):
        main = reader.get(path).text.partition("<main")[2]
        led |= {html.unescape(link) for link in _LINK.findall(main) if _WISH.search(html.unescape(link))}
    assert led or page.name == "map"
    for link in sorted(led)[:40]:
        answer = reader.get(link)
        assert answer.status_code == 200, link
        shown = re.sub(r"<noscript>.*?</noscript>", "", answer.text, flags=re.DOTALL)
        assert 'class="empty"' not in shown, link


def test_the_facts_of_a_source_and_of_a_place_are_as_many_as_their_page_says(reader):
    for list_, one in (("sources", "origin"), ("places", "place")):
        where = {"sources": "/sources", "places": "/map"}[list_]
        counted = 0
        for row in reader.get(f"{where}.json").json()[list_][:20]:
            found = reader.get(f"{where}/{row['key']}.json").json()
            value = row["key"] if one == "origin" else found["place"]["facet"]
            assert reader.get("/facts.json", params={one: value}).json()["total"] == found["facts"]
            counted += found["facts"]
        assert counted


def test_of_a_designation_each_line_is_counted_once(reader):
    for row in reader.get("/words.json").json()["actors"]:
        found = reader.get(f"/words/{row['key']}.json").json()
        for some in found["designations"]:
            same = [
                line
                for line in found["lines"]
                if (line["designation"], line["loaded"]) == (some["designation"], some["loaded"])
            ]
            assert len(same) + some["hidden"] == sum(voice["times"] for voice in some["voices"])


def test_the_card_of_a_place_leads_to_where_it_is_or_is_located(reader):
    led = set()
    for place in reader.get("/map.json").json()["open"] + reader.get("/map.json").json()["places"]:
        shown = reader.get(f"/documents/{place['number']}?at={place['start']}&show=place").text
        for card in sorted(set(re.findall(r"card=(place-\d+)", shown))):
            page = reader.get(f"/documents/{place['number']}?card={card}").text
            links = re.findall(r'href="(/map[^"]*)"', page.partition('id="card-title"')[2])
            for link in map(html.unescape, links):
                led.add(link.partition("?")[1])
                answer = reader.get(link)
                assert answer.status_code == 200
                assert "?" not in link or reader.get(link.replace("/map?", "/map.json?")).json()["total"]
    assert led == {"?", ""}


def test_a_card_is_in_the_language_of_the_reader(reader, english_reader):
    path = "/documents/1?card=statement-0"
    assert "<dt>par quel verbe</dt>" in reader.get(path).text
    assert "<dt>by which verb</dt>" in english_reader.get(path).text
    assert "Statement 1" in english_reader.get(path).text


def test_the_places_that_a_search_leaves_out_are_a_click_away(reader):
    found = reader.get("/search.json?words=le").json()
    more = [one for one in found["documents"] if one["further"] is not None]
    assert more
    for one in more:
        shown = [line["start"] for line in found["lines"] if line["number"] == one["number"]]
        assert len(shown) < one["places"]
        assert one["further"] > max(shown)
        assert f"/documents/{one['number']}?at={one['further']}#at" in reader.get("/search?words=le").text


def test_the_documents_to_be_dated_are_as_many_as_the_timeline_says(reader):
    to_date = reader.get("/timeline.json").json()["to_date"]
    listed = reader.get("/documents.json?undated=true").json()
    assert to_date == listed["total"] == listed["undated"] > 0
    assert {one["status"] for one in listed["documents"]} == {"open"}
    assert "/documents?undated=true" in reader.get("/timeline").text
