"""Files come into a dossier from the first page."""

from __future__ import annotations

import shutil

import pytest

from tests.browser.browsing import Desk, serving

#: Two dispatches that do not agree, about a town of which there are several.
FILES = [
    {
        "name": "police.txt",
        "mimeType": "text/plain",
        "buffer": "Selon la police, 300 personnes ont manifesté mardi 4 juin 2024 à Saint-Just contre la fermeture de"
        " l’hôpital. Le maire affirme que l’hôpital restera ouvert.".encode(),
    },
    {
        "name": "syndicat.txt",
        "mimeType": "text/plain",
        "buffer": "Le cortège a réuni 900 manifestants mardi 4 juin 2024 à Saint-Just contre la fermeture de l’hôpital,"
        " d’après le syndicat. Le maire dément que l’hôpital ferme.".encode(),
    },
]


@pytest.fixture
def own(browser, shelf, tmp_path):
    """Makes somebody who sits at a reading room of the test's own."""
    with serving(shutil.copy(shelf, tmp_path / "essai.dossier")) as address:
        made = []

        def sit(**options) -> Desk:
            made.append(Desk(browser, address, **options))
            return made[-1]

        yield sit
        for one in made:
            one.__exit__()
        assert [problem for one in made for problem in one.problems] == []


def test_two_files_are_dropped_and_their_progress_is_told(own):
    seat = own()
    tab = seat.visit("/dossier")
    drop(tab, FILES)
    tab.get_by_text("2 documents ajoutés").wait_for()
    tab.get_by_text("terminé").wait_for()
    seat.settle()
    assert seat.axe() == []
    assert seat.get("/dossier.json").json()["info"]["documents"] == 13
    names = {one["name"] for one in seat.get("/documents.json").json()["documents"]}
    assert names >= {"police.txt", "syndicat.txt"}


def test_without_scripts_the_form_leads_to_the_progress(own):
    seat = own(java_script_enabled=False)
    tab = seat.visit("/dossier")
    tab.locator("#files").set_input_files(FILES)
    tab.get_by_role("button", name="Ajouter").click()
    tab.wait_for_url("**/adding")
    tab.get_by_text("terminé").wait_for()  # the page asks again by itself
    assert "2 documents ajoutés" in tab.locator("main").inner_text()


def drop(tab, files):
    """Drop files on a page, as a browser tells the page of it."""
    tab.evaluate(
        """(files) => {
            const carried = new DataTransfer();
            for (const { name, text } of files) carried.items.add(new File([text], name, { type: "text/plain" }));
            for (const type of ["dragenter", "dragover", "drop"]) {
                const init = { bubbles: true, cancelable: true, dataTransfer: carried };
                document.querySelector("main").dispatchEvent(new DragEvent(type, init));
            }
        }""",
        [{"name": one["name"], "text": one["buffer"].decode()} for one in files],
    )
