"""Every word of the pages is there in both languages."""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from recoupe.web import cards, language, problems
from recoupe.web.adding import WHY_UNUSED
from recoupe.web.answering import MESSAGES
from recoupe.web.language import LANGUAGES, Language, language_of
from recoupe.web.paging import pages
from tests.web.addresses import address, addresses

WEB = resources.files("recoupe.web")
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]")
_REFUSED = re.compile(r'Refused\(\s*"([^"]+)",\s*hint="([^"]+)"')
_ROW = re.compile(r'(?:_row\(\s*|name=)"([^"]+)"')
_KEYWORDS = {"_": None, "say": None, "n_": (1, 2), "count": (1, 2)}
_OPTIONS = {"trimmed": "false", "extensions": "jinja2.ext.do"}


def said() -> dict[str | tuple[str, str], list[str]]:
    """Give every message of templates and code with where it stands."""
    found: dict[str | tuple[str, str], list[str]] = {}
    for folder, ending, method in (("templates", ".html", "jinja2.ext:babel_extract"), (".", ".py", "python")):
        for file in sorted(WEB.joinpath(folder).rglob(f"*{ending}")):
            with file.open("rb") as opened:
                for line, message, _, _ in extract(method, opened, _KEYWORDS, options=_OPTIONS):
                    found.setdefault(message, []).append(f"{file.name}:{line}")
    for page in pages():
        found.setdefault(page.title, []).append(f"title of {page.path}")
    for key, message in MESSAGES.items():
        found.setdefault(message, []).append(f"MESSAGES[{key!r}]")
    for message in [*(words for told in problems.TOLD.values() for words in told[1:]), *problems.UNTOLD]:
        found.setdefault(message, []).append("problems.py")
    for message in [*problems.DEFECT[1:], *problems.NOWHERE.values(), problems.THE_MENU, problems.TOO_MUCH]:
        found.setdefault(message, []).append("problems.py")
    for file in sorted(WEB.joinpath("pages").glob("*.py")):
        for words in _REFUSED.findall(file.read_text(encoding="utf-8")):
            for message in words:
                found.setdefault(message, []).append(f"{file.name}: what it refuses")
    for message in WHY_UNUSED.values():
        found.setdefault(message, []).append("adding.py")
    cards_py = WEB.joinpath("cards.py").read_text(encoding="utf-8")
    tables = (cards._ATTITUDES, cards._FORMS, cards._STANCES, cards._TIMES, cards._PLACES, cards.PLACES, cards.ACTORS)
    for message in [*_ROW.findall(cards_py), *(words for table in tables for words in table.values())]:
        found.setdefault(message, []).append("cards.py")
    return found


SAID = said()


@pytest.fixture(scope="module", params=[code for code in LANGUAGES if code != "fr"])
def catalogue(request):
    """The words of a language as its file has them."""
    with (WEB / "locale" / f"{request.param}.po").open("rb") as opened:
        return read_po(opened, locale=request.param, abort_invalid=True)


def test_every_message_is_there(catalogue):
    known = {message.id for message in catalogue if message.string and not message.fuzzy and all(message.string)}
    missing = {message: where for message, where in SAID.items() if message not in known}
    assert missing == {}


@pytest.fixture
def looked_up(monkeypatch):
    """The messages that pages look up in English, and those that are not there."""
    found, missing = set(), set()

    class Noting(dict):
        def get(self, key, default=None):
            (found if key in self else missing).add(key)
            return super().get(key, default)

    english = Noting(language._catalogue("en"))
    monkeypatch.setattr(language, "_catalogue", lambda code: english if code == "en" else {})
    return found, missing


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_no_message_that_is_put_in_for_a_name_is_missing(english_reader, looked_up, page):
    """Extraction sees ``_("words")`` only, not ``_(name)``."""
    for path in addresses(page, english_reader):
        assert english_reader.get(path).status_code == 200
    found, missing = looked_up
    assert found
    assert missing == set()


def test_no_message_is_there_twice(catalogue):
    file = WEB / "locale" / f"{catalogue.locale}.po"
    keys = re.findall(r"^msgid (.*(?:\n\".*)*)", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_placeholders_agree(catalogue):
    for message in catalogue:
        for french, other in zip(_forms(message.id), _forms(message.string), strict=True):
            assert sorted(_PLACEHOLDER.findall(french)) == sorted(_PLACEHOLDER.findall(other)), message.id
            assert "%" not in _PLACEHOLDER.sub("", french + other), f"{message.id}: a bare % cannot be filled in"


def test_no_message_is_put_together_from_pieces():
    """A message with a blank at its end, or made of a bracket, is a piece of one: word order differs by language."""
    assert [message for message in SAID if isinstance(message, str) and message != message.strip()] == []


def test_what_the_files_say_is_french():
    """Templates are written in French: English words in them were forgotten."""
    english = re.compile(r"\b(the|and|with|from|this|search|close|open|next|page of|no such)\b", re.IGNORECASE)
    assert [message for message in SAID if english.search(" ".join(_forms(message)))] == []


def _forms(message: str | tuple[str, ...] | list[str]) -> list[str]:
    return [message] if isinstance(message, str) else list(message)


@pytest.mark.parametrize(("code", "shown"), [("fr", "0 fait"), ("en", "0 facts")])
def test_none_of_something(code, shown):
    assert Language(code).count("%(n)s fait", "%(n)s faits", 0) == shown


@pytest.mark.parametrize("code", [None, "", "de", "EN", "../en", "é"])
def test_a_language_that_there_is_not_is_french(code):
    assert language_of(code).code == "fr"


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_a_page_is_called_in_both_languages(reader, english_reader, page):
    path = address(page, reader)
    assert f"<title>{page.title}" in reader.get(path).text or "{" in page.path
    assert "Skip to content" in english_reader.get(path).text
