"""The words of the pages, in French or English.

French is what templates are written in; ``locale/en.po`` has the English of each (GNU gettext, read with Babel, which
also writes numbers and days). What documents say, and why something was found, stays French in both.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from importlib import resources

from babel import Locale
from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from recoupe.model import Record

#: The languages that there are, the first one without being asked; each by its own name.
LANGUAGES = {"fr": "Français", "en": "English"}
#: The cookie that keeps the choice.
COOKIE = "recoupe_language"
#: Characters of a day (YYYY-MM-DD).
_DAY = 10


class Language(Record, frozen=True):
    """One of the languages of the pages.

    Attributes:
        code: ISO 639-1.

    Example:
        >>> english = Language("en")
        >>> english.say("Faits"), english.count("%(n)s fait", "%(n)s faits", 1234)
        ('Facts', '1,234 facts')
        >>> Language("fr").count("%(n)s fait", "%(n)s faits", 0)
        '0 fait'
    """

    code: str

    def say(self, words: str, **values: object) -> str:
        """Give words in this language, ``%(name)s`` filled in."""
        found = _catalogue(self.code).get(words, words)
        assert isinstance(found, str)
        return found % values if values else found

    def count(self, one: str, several: str, n: int, **values: object) -> str:
        """Give words for a number of things; it fills in ``%(n)s``."""
        found = _catalogue(self.code).get(one, (one, several))
        forms = found if isinstance(found, tuple) else (found, found)
        return forms[_locale(self.code).plural_form(n) != "one"] % {"n": self.number(n), **values}

    def number(self, value: float) -> str:
        """Write a number as this language groups its digits."""
        return _number(self.code, value)

    def country(self, code: str) -> str:
        """Name a country by its code (ISO 3166 alpha-2); a code that nobody knows stays one.

        Example:
            >>> Language("fr").country("SY"), Language("en").country("SY"), Language("fr").country("??")
            ('Syrie', 'Syria', '??')
        """
        return _locale(self.code).territories.get(code, code)

    def day(self, value: str) -> str:
        """Write a day (YYYY-MM-DD) in words; what is none stays as it is.

        Example:
            >>> Language("fr").day("2018-06-08"), Language("en").day("2018-06-08"), Language("fr").day("2018")
            ('8 juin 2018', 'June 8, 2018', '2018')
        """
        return _day(self.code, value) if len(value) == _DAY else value

    def between(self, earliest: str | None, latest: str | None) -> str:
        """Write a stretch of days, of which an end or both may be open.

        Example:
            >>> Language("fr").between("2018-06-08", "2018-06-10"), Language("en").between(None, None)
            ('8 juin 2018 – 10 juin 2018', 'no date')
        """
        if earliest is None and latest is None:
            return self.say("sans date")
        if earliest is None or latest is None:
            words = "jusqu’au %(day)s" if earliest is None else "depuis le %(day)s"
            return self.say(words, day=self.day(latest or earliest or ""))
        return self.day(earliest) if earliest == latest else f"{self.day(earliest)} – {self.day(latest)}"


def language_of(code: str | None) -> Language:
    """Give the language of a code, French where there is none of that code."""
    return Language(code if code in LANGUAGES else next(iter(LANGUAGES)))


@cache
def _locale(code: str) -> Locale:
    """Give what Babel knows of a language."""
    return Locale(code)


@lru_cache(10_000)
def _number(code: str, value: float) -> str:
    """Write a number; a page has hundreds, mostly small ones."""
    return format_decimal(value, locale=code)


@lru_cache(10_000)
def _day(code: str, value: str) -> str:
    """Write a day in words."""
    try:
        return format_date(date.fromisoformat(value), "long", locale=code)
    except ValueError:
        return value


@cache
def _catalogue(code: str) -> dict[str, str | tuple[str, ...]]:
    """Read the words of a language: a pair where a number decides, else a text."""
    file = resources.files("recoupe.web") / "locale" / f"{code}.po"
    if not file.is_file():
        return {}
    with file.open("rb") as opened:
        found = read_po(opened, locale=code)
    words: dict[str, str | tuple[str, ...]] = {}
    for message in found:
        key = message.id[0] if isinstance(message.id, tuple | list) else message.id
        if key and message.string and not message.fuzzy:
            words[key] = message.string if isinstance(message.string, str) else tuple(message.string)
    return words
