"""What must hold of every page, also of those that come later: see ``tests/web/addresses.py`` for their examples."""

from __future__ import annotations

import pytest

from recoupe.web.paging import pages
from tests.browser.browsing import NARROW, WIDE
from tests.web.addresses import address, addresses

#: Bytes over the wire until something is seen: all that was asked for by then, whether the paint waited for it or not.
FIRST_PAINT = 300_000
#: Each language is looked at in both widths and in the light and the dark, and each of these with each other in one of
#: the languages: their words differ, not their rules.
VIEWS = {"fr": ((WIDE, "light"), (NARROW, "dark")), "en": ((NARROW, "light"), (WIDE, "dark"))}
_LOADED = """() => {
  const [page] = performance.getEntriesByType("navigation");
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  const begun = performance.getEntriesByType("resource").filter((one) => one.startTime < paint.startTime);
  return page.transferSize + begun.reduce((sum, one) => sum + one.transferSize, 0);
}"""

every_page = pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)


@every_page
@pytest.mark.parametrize("language", VIEWS)
def test_axe_finds_nothing_nothing_sticks_out_and_little_is_loaded(desk, page, language):
    seat = desk(language=language)
    path, *more = addresses(page, seat)
    tab = seat.visit(path)
    assert tab.locator("html").get_attribute("lang") == language
    assert 0 < tab.evaluate(_LOADED) < FIRST_PAINT
    for width, scheme in VIEWS[language]:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=scheme)
        assert seat.axe() == [], f"{path}, {width} px, {scheme}"
        assert seat.overflow <= 0, f"{path}, {width} px"
    if language == "fr":
        tab.set_viewport_size({"width": NARROW, "height": 900})
        for path in more[:2]:
            seat.visit(path)
            assert seat.axe() == [], path
            assert seat.overflow <= 0, path


@every_page
def test_a_page_can_be_read_without_scripts(desk, page):
    seat = desk(java_script_enabled=False)
    tab = seat.visit(address(page, seat))
    assert tab.locator("main h1").is_visible()
    assert len(tab.locator("main").inner_text()) > 40
    assert tab.locator("main a:not([href])").count() == 0
    buttons = tab.locator("main button:visible:not(form button):not([form]):not([data-copy])")
    assert buttons.count() == 0, "a button outside of a form does nothing without a script"
