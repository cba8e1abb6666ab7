"""What the keyboard does on every page, and other things that only a browser shows."""

from __future__ import annotations

import pytest

from recoupe.web.paging import pages
from tests.browser.browsing import NARROW

MENU = [page for page in pages() if page.menu is not None and page.key]


def test_every_page_of_the_menu_has_its_letter(desk):
    seat = desk()
    tab = seat.visit("/adding")
    for page in MENU:
        seat.type(f"g{page.key}")
        tab.wait_for_url(f"**{page.path}")
        assert tab.locator("nav a[aria-current=page]").first.inner_text() == page.title


def test_the_help_opens_and_closes(desk):
    seat = desk()
    tab = seat.visit("/documents")
    seat.type("?")
    shown = tab.locator("dialog#help[open]")
    shown.wait_for()
    assert seat.axe() == []
    assert all(page.title in shown.inner_text() for page in MENU)
    seat.type("gf")  # within a dialog, letters are letters
    assert tab.url.endswith("/documents")
    tab.keyboard.press("Escape")
    shown.wait_for(state="detached")
    tab.get_by_role("button", name="Touches du clavier").click()
    shown.wait_for()


def test_a_list_is_walked_through_and_an_item_opened(desk):
    seat = desk()
    tab = seat.visit("/documents")
    names = tab.locator("[data-item]").all_inner_texts()
    seat.type("jj")
    assert seat.focused == names[1]
    seat.type("k")
    assert seat.focused == names[0]
    seat.type("kkk")
    assert seat.focused == names[0]
    seat.type("\n")
    tab.wait_for_url("**/documents/*")


def test_letters_in_a_field_are_letters(desk):
    seat = desk()
    tab = seat.visit("/documents")
    seat.type("/")
    assert tab.evaluate("document.activeElement.name") == "words"
    seat.type("gf?j")
    assert tab.url.endswith("/documents")
    assert tab.locator("#find").input_value() == "gf?j"
    tab.locator("#find").fill("kessar")
    seat.type("\n")
    tab.wait_for_url("**/search?words=kessar")
    assert tab.locator("main mark").first.inner_text().casefold() == "kessar"


def test_where_the_focus_is_is_seen(desk):
    seat = desk()
    tab = seat.visit("/documents")
    for _ in range(12):
        tab.keyboard.press("Tab")
        outline = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", tab.evaluate("document.activeElement.outerHTML")


def test_the_first_stop_leads_past_the_menu(desk):
    seat = desk()
    tab = seat.visit("/documents")
    tab.keyboard.press("Tab")
    assert seat.focused == "Aller au contenu"
    seat.type("\n")
    assert tab.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("scripts", [True, False])
def test_the_language_changes_and_the_page_stays(desk, scripts):
    seat = desk(java_script_enabled=scripts)
    tab = seat.visit("/documents?outlet=Le+Fil+du+Rh%C3%B4ne")
    tab.get_by_role("button", name="English").click()
    tab.get_by_role("button", name="Français").wait_for()
    assert tab.url == f"{seat.base}/documents?outlet=Le+Fil+du+Rh%C3%B4ne"
    tab.get_by_role("button", name="Français").click()
    tab.get_by_role("button", name="English").wait_for()


def test_accents_are_drawn(desk):
    """A letter that no font has is drawn as an empty box, of one width for all."""
    tab = desk().visit("/documents")
    widths = tab.evaluate(
        """() => {
            const pen = document.createElement("canvas").getContext("2d");
            pen.font = `32px ${getComputedStyle(document.querySelector("h1")).fontFamily}`;
            return [..."eéèêëàâçîïôœùûüÿ«»’–…\\uE000"].map((letter) => pen.measureText(letter).width);
        }"""
    )
    *letters, missing = widths
    assert letters[0] == letters[1] == letters[2] == letters[3]
    assert missing not in letters


def test_a_citation_is_copied(desk):
    seat = desk()
    seat.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=seat.base)
    tab = seat.visit("/documents/1?at=300#at")
    button = tab.locator(".here-tools [data-copy]")
    button.click()
    assert tab.evaluate("navigator.clipboard.readText()") == button.get_attribute("data-copy")
    assert "copié" in button.inner_text()
    assert button.get_attribute("data-copy").startswith("«\N{NO-BREAK SPACE}")


def test_a_page_is_printed_without_what_leads_elsewhere(desk):
    seat = desk(width=NARROW)
    tab = seat.visit("/documents/1")
    tab.emulate_media(media="print")
    assert tab.locator("main .text").is_visible()
    assert not tab.locator("header.top").is_visible()
    assert not tab.locator("footer.bottom").is_visible()
