"""Hostile documents neither run nor break a page."""

from __future__ import annotations

import re
import shutil
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest

from recoupe.web.paging import pages
from tests.web.addresses import addresses
from tests.web.hostile import ATTACKS, HUGE
from tests.web.rooms import opened, visitor

#: Elements and attributes that pages have; anything else came from a document.
_SCRIPTS = re.compile(r"/static/(?:vendor/)?[\w./-]+\.js")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def victim(tmp_path_factory, hostile_shelf):
    """Somebody who reads the hostile dossier."""
    copy = tmp_path_factory.mktemp("hostile") / "essai.dossier"
    with opened(Path(shutil.copy(hostile_shelf, copy))) as room:
        yield visitor(room)


class Seen(HTMLParser):
    """What a browser makes of a page: every element with its attributes, and the text."""

    def __init__(self, page):
        super().__init__()
        self.elements = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))


def every_address(victim):
    """Give every page's addresses, those of every document, and of what is found in it, among them."""
    found = [path for page in pages() for path in addresses(page, victim)]
    for one in victim.get("/documents.json").json()["documents"]:
        found += [f"/documents/{one['number']}", f"/documents/{one['number']}?at=0&card=statement-0"]
    for one in victim.get("/facts.json").json()["facts"]:
        found.append(f"/facts/{one['id']}")
    return list(dict.fromkeys(found))


def test_nothing_of_a_document_becomes_part_of_a_page(victim):
    seen = every_address(victim)
    assert len(seen) > len(pages()) + 7
    for path in seen:
        answer = victim.get(path)
        assert answer.status_code in (200, 404), path
        assert len(answer.content) < 3_000_000, path
        for tag, attributes in Seen(answer.text).elements:
            named = [name for name in attributes if name.startswith("on") or name == "style"]
            assert named == [], (path, tag)
            assert tag not in ("base", "iframe", "object", "embed", "svg"), path
            if tag == "script":
                assert _SCRIPTS.fullmatch(attributes["src"]), path
            if tag == "meta" and "http-equiv" in attributes:
                assert attributes["content"].isdigit(), path
            for name in ("href", "src", "action", "formaction", "hx-get", "hx-post"):
                assert (attributes.get(name) or "/").startswith(("/", "#", "?")), (path, tag, attributes)
        assert "49" not in re.findall(r"CDATA\[ (\S+)", answer.text)


def test_no_character_of_a_page_turns_or_hides_others(victim):
    for path in every_address(victim):
        found = _CONTROL.search(victim.get(path).text)
        assert found is None, f"{path}: {found[0]!r} in {found.string[max(0, found.start() - 60) :][:120]!r}"


def test_json_gives_what_the_documents_say(victim):
    documents = victim.get("/documents.json").json()["documents"]
    (attacks,) = [one for one in documents if one["name"].endswith("attacks.txt")]
    text = victim.get(f"/documents/{attacks['number']}.json").json()["text"]
    assert all(attack in text for attack in ATTACKS)


def test_a_line_of_ten_megabytes_is_shown_in_parts(victim):
    (huge,) = [one for one in victim.get("/documents.json").json()["documents"] if one["length"] == HUGE]
    for query in ("", "?part=2", "?part=999999", f"?at={HUGE - 5}", f"?at={HUGE}", "?card=figure-0"):
        begun = time.monotonic()
        answer = victim.get(f"/documents/{huge['number']}{query}")
        assert answer.status_code == 200
        assert len(answer.content) < 3_000_000
        assert time.monotonic() - begun < 5, query
