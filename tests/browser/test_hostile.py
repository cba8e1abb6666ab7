"""What hostile documents do in a real browser: nothing."""

from __future__ import annotations

import shutil

import pytest

from recoupe.web.paging import pages
from tests.browser.browsing import NARROW, Desk, serving
from tests.web.addresses import address
from tests.web.hostile import HUGE

#: Moves over everything and into what can be reached first, which would start what listens to that.
_TOUCH = """() => {
  const all = [...document.querySelectorAll("main *")];
  for (const one of all.slice(0, 2000)) one.dispatchEvent(new MouseEvent("mouseover"));
  for (const one of all.filter((one) => one.tabIndex >= 0).slice(0, 20)) one.focus({ preventScroll: true });
}"""


@pytest.fixture(scope="module")
def address_of_victim(browser, hostile_shelf, tmp_path_factory):
    """Where the hostile dossier is served."""
    copy = tmp_path_factory.mktemp("hostile") / "essai.dossier"
    with serving(shutil.copy(hostile_shelf, copy)) as found:
        yield found


@pytest.fixture(scope="module")
def victim(browser, address_of_victim):
    """Somebody who reads it; a dialog is the work of a document."""
    with Desk(browser, address_of_victim, width=NARROW) as seat:
        seat.page.on("dialog", lambda dialog: (seat.problems.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        yield seat


def check(seat, path):
    """Look at a page, move over everything, and check that nothing has run and nothing sticks out."""
    tab = seat.visit(path)
    assert tab.url == seat.base + path
    tab.evaluate(_TOUCH)
    assert tab.evaluate("typeof globalThis.ran") == "undefined", path
    assert seat.overflow <= 0, path
    assert seat.problems == [], path


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_no_page_runs_what_a_document_says(victim, page):
    path = address(page, victim)
    if victim.get(path).status == 404:
        pytest.skip("this dossier has no such thing")
    check(victim, path)


def test_no_document_runs(victim):
    for one in victim.get("/documents.json").json()["documents"]:
        check(victim, f"/documents/{one['number']}?at=10&card=statement-0")


def test_no_fact_runs(victim):
    for one in victim.get("/facts.json").json()["facts"][:4]:
        check(victim, f"/facts/{one['id']}")


def test_the_end_of_ten_megabytes_is_reached(victim):
    (huge,) = [one for one in victim.get("/documents.json").json()["documents"] if one["length"] == HUGE]
    tab = victim.visit(f"/documents/{huge['number']}?card=figure-0&at={HUGE - 4}#at")
    assert tab.locator("#at").count() == 1
    assert tab.locator("#at").bounding_box()["y"] < 900
