"""Facts in a browser: facets that answer at once, versions side by side, a sentence with its reference."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.browser.browsing import NARROW, WIDE

#: Two versions exclude each other there.
DISPUTED = "/facts?relation=conflict&type=participants"


def test_a_facet_answers_at_once_and_all_else_follows(desk):
    seat = desk()
    tab = seat.visit("/facts")
    tab.locator("#more-type > summary").press("Enter")
    box = tab.locator("#more-type input").first
    value = box.get_attribute("value")
    box.press("Space")
    expect(tab.locator(".chip")).to_have_count(1)
    seat.settle()
    asked = urlencode({"type": value})
    assert tab.url.endswith(f"/facts?{asked}")  # nothing that was left empty
    assert tab.evaluate("document.activeElement.value") == value
    assert tab.locator("#more-type").get_attribute("open") is not None
    expect(tab.locator("#bottom a").first).to_have_attribute("href", f"/facts.json?{asked}")
    expect(tab.locator("#back")).to_have_value(f"/facts?{asked}")
    tab.locator("#sort").select_option("latest")
    tab.wait_for_url("**sort=latest")
    seat.settle()
    tab.go_back()
    expect(tab.locator("#sort")).to_have_value("")
    expect(tab.locator("#facets :checked")).to_have_count(1)
    tab.locator(".chip").press("Enter")
    tab.wait_for_url("**/facts")
    expect(tab.locator(".chip")).to_have_count(0)


def test_a_hasty_reader_gets_what_was_asked_last(desk):
    seat = desk()
    tab = seat.visit("/facts")
    for _ in range(3):
        for box in tab.locator("input[name=kind]").all():
            box.press("Space")
    seat.settle()
    asked = tab.evaluate("[...document.querySelectorAll('input[name=kind]:checked')].map((one) => one.value)")
    assert len(asked) > 1
    assert tab.url.partition("?")[2] == "&".join(f"kind={value}" for value in asked)
    expect(tab.locator(".chip")).to_have_count(len(asked))


@pytest.mark.parametrize("scripts", [True, False])
def test_facets_are_beside_the_list_or_folded_above_it(desk, scripts):
    seat = desk(java_script_enabled=scripts)
    tab = seat.visit("/facts")
    assert tab.locator("#facets input[name=relation]").first.is_visible()
    assert not tab.locator("#narrow > summary").is_visible()
    tab.set_viewport_size({"width": NARROW, "height": 900})
    assert not tab.locator("#facets input[name=relation]").first.is_visible()
    tab.locator("#narrow > summary").press("Enter")
    tab.locator("#facets input[name=relation]").first.check()
    if not scripts:
        tab.get_by_role("button", name="Filtrer", exact=True).click()
    expect(tab.locator(".chip")).to_have_count(1)
    if scripts:  # without one the page is a new page
        assert tab.locator("#facets input[name=relation]").first.is_visible()


def test_versions_stand_side_by_side_where_there_is_room(desk):
    seat = desk()
    tab = seat.visit(DISPUTED)
    tab.locator("h3 a").first.press("Enter")
    tab.locator(".version").first.wait_for()
    for width, is_beside in ((WIDE, True), (NARROW, False)):
        tab.set_viewport_size({"width": width, "height": 900})
        first, second = (tab.locator(".version").nth(at).bounding_box() for at in (0, 1))
        assert (first["y"] == second["y"]) == is_beside
        assert (first["x"] == second["x"]) != is_beside
    seat.shoot("versions")


def test_the_bracket_opens_by_the_keyboard_and_every_number_leads_to_its_sentence(desk):
    seat = desk()
    tab = seat.visit(DISPUTED)
    tab.locator("h3 a").first.press("Enter")
    merges = tab.locator("details.origins li").first
    assert not merges.is_visible()
    seat.enter(tab.locator("details.origins > summary").first)
    assert merges.is_visible()
    number = tab.locator(".differences a").first
    words = number.inner_text().split()[-1]
    seat.enter(number)
    tab.wait_for_url("**/documents/*")
    assert words in " ".join(tab.locator("mark.here").all_inner_texts())


def test_a_sentence_is_copied_with_its_reference(desk):
    seat = desk(permissions=["clipboard-read", "clipboard-write"])
    tab = seat.visit(DISPUTED)
    tab.locator("h3 a").first.press("Enter")
    button = tab.locator(".account [data-copy]").first
    expect(button).to_have_text("copier avec la référence")
    seat.enter(button)
    expect(button).to_have_text("copié")
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied == button.get_attribute("data-copy")
    assert "caractères" in copied
