"""What the tests in a browser share: one browser and one reading room for each process that runs tests."""

from __future__ import annotations

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.browsing import NAMES, Desk, chromium, serving
from tests.conftest import NO_CHROMIUM


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium."""
    path = chromium()
    if path is None:
        pytest.skip(f"{NO_CHROMIUM} (none of {', '.join(NAMES)}); tests/browser/install.sh installs it")
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=[*as_root, "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def served(browser, shelf, tmp_path_factory):
    """The address of a reading room that no test changes."""
    copy = tmp_path_factory.mktemp("servi") / "essai.dossier"
    with serving(shutil.copy(shelf, copy)) as address:
        yield address


@pytest.fixture
def desk(browser, served):
    """Makes somebody who looks at the room; in the end nothing may have gone wrong."""
    made = []

    def sit(**options) -> Desk:
        made.append(Desk(browser, served, **options))
        return made[-1]

    yield sit
    for one in made:
        one.__exit__()
    assert [problem for one in made for problem in one.problems] == []
