"""The walk of somebody who checks facts, by the keyboard alone: from two files to what goes into an article.

Every step leaves a picture in ``build/screenshots``.
"""

from __future__ import annotations

import itertools

import pytest

from recoupe.web.language import Language
from tests.browser.browsing import NARROW, WIDE
from tests.browser.test_adding import FILES, own  # noqa: F401


@pytest.mark.parametrize(("width", "language"), list(itertools.product((NARROW, WIDE), ("fr", "en"))))
def test_from_two_files_to_an_export(own, width, language):  # noqa: F811
    seat, say = own(width=width, language=language), Language(language).say
    step = (f"walk-{language}-{width}-{number}" for number in itertools.count(1))
    tab = seat.visit("/dossier")
    seat.shoot(next(step))

    # Two files.
    with tab.expect_file_chooser() as choosing:
        seat.press("Enter", tab.locator("#files"))
    choosing.value.set_files(FILES)
    seat.press("Enter", tab.get_by_role("button", name=say("Ajouter"), exact=True))
    tab.get_by_text(say("terminé")).wait_for()
    seat.shoot(next(step))

    # A document, by the letters of the menu and the list.
    seat.type("gt")
    tab.wait_for_url("**/documents")
    seat.step_to("police.txt")
    seat.shoot(next(step))
    seat.type("\n")
    tab.wait_for_url("**/documents/12")

    # A sentence, and the card of what was found in it.
    seat.press("Enter", tab.locator("a.mk.figure").first)
    tab.locator("#card .finding").wait_for()
    assert "card=figure-0" in tab.url
    seat.shoot(next(step))
