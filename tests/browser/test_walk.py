"""The walk of somebody who checks facts, by the keyboard alone: from two files to what goes into an article.

Every step leaves a picture in ``build/screenshots``.
"""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from recoupe.web.language import Language
from tests.browser.browsing import NARROW, PATIENCE, WIDE
from tests.browser.test_adding import FILES, own  # noqa: F401


@pytest.mark.parametrize(("width", "language"), list(itertools.product((NARROW, WIDE), ("fr", "en"))))
def test_from_two_files_to_an_export(own, width, language):  # noqa: F811
    seat, words = own(width=width, language=language), Language(language)
    say = words.say
    step = (f"walk-{language}-{width}-{number}" for number in itertools.count(1))
    tab = seat.visit("/dossier")
    seat.shoot(next(step))

    # Two files.
    with tab.expect_file_chooser() as choosing:
        seat.enter(tab.locator("#files"))
    choosing.value.set_files(FILES)
    seat.enter(tab.get_by_role("button", name=say("Ajouter"), exact=True))
    tab.get_by_text(say("terminé")).wait_for()
    seat.shoot(next(step))

    # The fact that they dispute, once it is known, by the letters of the menu and of lists.
    until(seat, lambda: any("Saint-Just" in (one["place"] or "") for one in facts(seat)))
    seat.type("gf")
    tab.wait_for_url("**/facts")
    assert say("versions incompatibles") in tab.locator("main").inner_text()
    seat.step_to(f"Participants · Saint-Just · {words.day('2024-06-04')}")
    seat.shoot(next(step))
    seat.type("\n")

    # Its versions.
    tab.wait_for_url("**/facts/*")
    assert {"300", "900"} <= set(tab.locator("article.version h3 [lang=fr]").all_inner_texts())
    seat.shoot(next(step))

    # The sentence behind one of them.
    seat.enter(tab.locator("article.version a[href*='?at=']", has_text="900").first)
    tab.wait_for_url("**/documents/*")
    assert "900 manifestants" in "".join(tab.locator("mark.here").all_inner_texts())
    seat.shoot(next(step))

    # The place of it, of which there are several.
    seat.enter(tab.locator("a.mk.place", has_text="Saint-Just").first)
    card = tab.locator("#card .finding")
    card.wait_for()
    seat.enter(card.locator("summary", has_text=say("Décider")))
    seat.shoot(next(step))
    seat.enter(card.locator("form button[name=place]").first)
    tab.locator(".said").wait_for()
    seat.shoot(next(step))
    (decided,) = seat.get("/decisions.json").json()["decisions"]
    assert (decided["verdict"], decided["kind"]) == ("corrected", "place")

    # What goes into the article.
    seat.type("gf")
    tab.wait_for_url("**/facts")
    with tab.expect_download() as coming:
        seat.enter(tab.locator("footer a", has_text="CSV"), "Shift+Tab")
    table = Path(coming.value.path()).read_text(encoding="utf-8-sig")
    assert "Saint-Just" in table
    seat.shoot(next(step))


def facts(seat):
    """Give the facts as they are known now."""
    answer = seat.get("/facts.json")
    return answer.json()["facts"] if answer.ok else []


def until(seat, true):
    """Wait until something is true."""
    for _ in range(PATIENCE // 200):
        if true():
            return
        seat.page.wait_for_timeout(200)
    raise AssertionError("it did not come")
