"""What a name says of who it is: its family of counters, its town, whom it speaks for, whether nobody is named.

Read from the words of one name alone: *un porte-parole de la police parisienne* is the police, of a town with an
adjective like *parisienne*; *une source au sein de l'armée* is somebody in the army; *l'avocat de M. Kardo* speaks for
Kardo's side. What several documents know together is put together in :mod:`~recoupe.crosscheck.counters`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from recoupe.dossier._origins import Country
from recoupe.french.words import words_of
from recoupe.lexicon.countries import Countries, load_countries
from recoupe.lexicon.families import Families, Member, load_families
from recoupe.lexicon.speaks_for import Link, SpeaksFor, load_speaks_for

_ARTICLES = frozenset(("l", "le", "la", "les", "un", "une", "des", "ce", "cette", "ces", "son", "sa", "ses", "leur"))
_OF = frozenset(("de", "du", "des", "d", "a", "au", "aux", "sein", "pour"))
_PLACED = frozenset(("de", "du", "des", "d", "a", "au", "aux", "en"))
#: Small words inside the name of a place: *Bas-Rhin, Tarn-et-Garonne, Ille-et-Vilaine, Aulnay-sous-Bois*.
_WITHIN = frozenset(("et", "sur", "sous", "en", "de", "du", "des", "la", "le", "les", "l", "d", "lez", "aux"))
_ARABIC = frozenset("al el an as ach ash es ad ed ar er at et az".split())
_TITLES = frozenset(
    "m mm mme mlle me dr pr general colonel capitaine lieutenant commandant amiral maitre docteur professeur".split()
)
#: « premier bilan », but « Premier ministre ».
_ORDER = frozenset(
    "premier premiere dernier derniere derniers dernieres nouveau nouvelle nouveaux second seconde".split()
)
_OFFICES = ("offices", "local_offices", "national")
#: « un de ses responsables »
_ONE_OF = re.compile(r"(?:l[’'])?une? (?:des|de (?:ses|leurs|nos)) ", re.IGNORECASE)
_FORMER = frozenset(("ex", "ancien", "ancienne", "anciens", "anciennes"))
#: « parisienne », « bruxelloise », « marseillaise », « toulousaine », « niçoise », « stéphanois »
_OF_TOWN = re.compile(r"([a-z]{3,}?)n?(?:ienn?e?|oise?|aise?|aine?|asque)s?")
#: So far inside a name stands the adjective of a country: « état-major arvanien des armées ».
_INSIDE = 4
#: « blessésLa police »: two lines that were glued together.
_GLUED = re.compile(r".*[a-zà-ÿ](?=(?:La|Le|Les|L[’'])\s?[a-zà-ÿ])", re.DOTALL)
_TOKEN = re.compile(r"[^\W_]+|[^\s’'«»\"“”-]")
#: What ends a name: a digit, a mark, a link, or the participle of what it has done (« chargé de », « publié »).
_ENDS = re.compile(r"[^\w]|.*\d|pic|http.*|www|.*[^\W\d_]{2}ées?|.*[^\W\d_]{2}és?|qui|que|dans|vers|sur|apres|après|et")
_BODIES = (("ministres", "ministeres"), ("ministre", "ministere"), ("secretaire d etat", "secretariat d etat"))


class Named(NamedTuple):
    """What a name says.

    Attributes:
        words: of the name, without article, title, adjective of a country, and by whom it is spoken for.
        family: id of its family of counters.
        country: ISO 3166 alpha-2, where the name has its adjective or name.
        area: the town or region of its family's local body; of an adjective only its stem.
        stem: the area is the stem of an adjective.
        office: a person may be called so.
        how: empty, ``side`` (it only stands on that side), ``unnamed``, or ``words`` (a document without an author).
        right: how the lexicon writes it, where one letter of it is wrong; empty elsewhere.
    """

    words: tuple[str, ...] = ()
    family: str = ""
    country: str = ""
    area: str = ""
    stem: bool = False
    office: bool = False
    how: str = ""
    right: str = ""


class Naming:
    """Reads names.

    Args:
        families: who passes on one count.
        speaks_for: who speaks for whom.
        countries: names and adjectives of countries.

    Example:
        >>> naming = Naming()
        >>> found = naming.read("le porte-parole du ministère français de l’Intérieur")
        >>> found.family, found.country, found.office
        ('order', 'FR', True)
        >>> found = naming.read("préfecture de la Gironde")
        >>> found.family, found.area
        ('order', 'gironde')
        >>> found = naming.read("l’avocate de M. Kardo")
        >>> found.words, found.how
        (('kardo',), 'side')
    """

    def __init__(
        self,
        families: Families | None = None,
        speaks_for: SpeaksFor | None = None,
        countries: Countries | None = None,
    ) -> None:
        self.families = families or load_families()
        self._speaks_for = speaks_for or load_speaks_for()
        self._countries = countries or load_countries()
        self._split = Country(lambda word: [country.code for country in self._countries.called(word)]).split

    def read(self, name: str) -> Named:
        """Read a name."""
        name = _ONE_OF.sub("", _GLUED.sub("", name))
        tokens = [token for token in _TOKEN.findall(name) if words_of(token) or token in "(,;:"]
        return self._read(tokens, "")

    def _read(self, tokens: Sequence[str], how: str) -> Named:
        """Read the words of a name, those by whom it is spoken for first."""
        tokens = _without_articles(tokens)
        words = [_plain(token) for token in tokens]
        if not words:
            return Named(how=how)
        linked = self._speaks_for.at(words)
        if linked is None and words[0] in _ORDER and self._speaks_for.at(words[1:]):
            return self._read(tokens[1:], how)
        spoken = self._spoken(tokens[linked[1] :], how, linked[0]) if linked is not None else None
        length = linked[1] if linked is not None and spoken is not None else 0
        found = self._member(tokens, how, length) or spoken or self._member(tokens, how, length, nearly=True)
        if found is not None:
            return found
        if linked is not None and linked[0].link in ("unnamed", "words"):
            how = linked[0].link
        rest, country = self._country(_until_end(tokens))
        return Named(
            words=_office_as_body(_without_titles([_plain(token) for token in rest])), country=country, how=how
        )

    def _spoken(self, tokens: Sequence[str], how: str, link: Link) -> Named | None:
        """Read whom a noun speaks for, where that is said."""
        rest, country = self._country(tokens)
        if len(rest) > 1 and _plain(rest[0]) in _OF:
            rest = rest[1:]
        elif not rest or link.link != "words" or not rest[0][:1].isupper():
            return None
        inner = self._read(rest, link.link if link.link in ("side", "unnamed") and how != "unnamed" else how)
        return inner._replace(country=inner.country or country, office=link.link == "same" and not inner.how)

    def _member(self, tokens: Sequence[str], how: str, longer: int, *, nearly: bool = False) -> Named | None:
        """Read the name of a member of a family, and what stands behind it.

        Args:
            tokens: the name.
            how: how it is spoken for.
            longer: the name of a member without country must be longer than so many words.
            nearly: one letter is wrong.
        """
        if _plain(tokens[0]) in _FORMER:
            return None
        rest, country = self._country(tokens)
        rest, land = self._land(rest, country)
        words = [_plain(token) for token in rest]
        member = self.families.nearly(words) if nearly else self.families.member(words)
        behind = self._behind(rest[member.length :], self._field(words, member)) if member is not None else None
        if member is None or behind is None:
            return None
        area, stem, of_country = behind
        country = country or of_country or member.country
        if not country if member.field == "national" else member.length <= longer:
            return None
        if member.field == "unnamed" and area and rest[0][:1].isupper():  # « Médecins du Nord » is a name
            return None
        if not area and member.area and country in ("", "FR"):
            area = _plain(member.area)
        how = "unnamed" if member.field == "unnamed" else how
        office = member.field in _OFFICES
        right = member.name if nearly and member.length == len(tokens) else ""
        return Named(
            tuple(words[: member.length]), member.family, country, area or land, stem or bool(land), office, how, right
        )

    def _land(self, tokens: Sequence[str], country: str) -> tuple[Sequence[str], str]:
        """Take the adjective of a land that is no country out of a name (*ministère transnistrien de la Défense*).

        Returns:
            The other words, and the stem of the adjective; only where they are a longer name of a member.
        """
        words = [_plain(token) for token in tokens]
        for place in range(1, min(_INSIDE, len(words) - 1)) if not country else ():
            land = _OF_TOWN.fullmatch(words[place])
            if land and tokens[place].islower():
                member = self.families.member([*words[:place], *words[place + 1 :]])
                if member is not None and member.length > place:
                    return [*tokens[:place], *tokens[place + 1 :]], land[1]
        return tokens, ""

    def _field(self, words: Sequence[str], member: Member) -> str:
        """Say what a name stands behind: of an office that ends with a local body (*médecin de l'hôpital*), it."""
        last = self.families.member(words[member.length - 1 : member.length])
        return "local" if last is not None and last.field == "local" else member.field

    def _behind(self, tokens: Sequence[str], field: str) -> tuple[str, bool, str] | None:
        """Say what stands behind a member: area, whether it is a stem, country; ``None`` where it is another body."""
        if not tokens or _ENDS.fullmatch(tokens[0]):
            return "", False, ""
        first = _plain(tokens[0])
        if first in _PLACED and len(tokens) > 1:
            area = _name_at(_without_articles(tokens[1:]))
            if area:
                known = self._countries.named(" ".join(area))
                return ("", False, known.code) if known else (" ".join(map(_plain, area)), False, "")
            return ("", False, "") if first in ("a", "au", "en") else None
        if _opens_name(tokens):
            if field in _OFFICES:  # « le préfet Paul Kardo »
                return "", False, ""
            return (" ".join(map(_plain, _name_at(tokens))), False, "") if field == "local" else None
        town = _OF_TOWN.fullmatch(first)
        return (town[1], True, "") if town else None

    def _country(self, tokens: Sequence[str]) -> tuple[list[str], str]:
        """Give the words of a name without the adjective of its country, and that country."""
        words = [_plain(token) for token in tokens]
        rest, country = self._split(words)
        if country is None:
            return list(tokens), ""
        gone = next(place for place, word in enumerate(words) if place >= len(rest) or rest[place] != word)
        return [*tokens[:gone], *tokens[gone + 1 :]], country


@lru_cache(1 << 14)
def _plain(token: str) -> str:
    """Write a word as words are compared; marks stay what they are."""
    found = words_of(token)
    return found[0] if found else token


def _name_at(tokens: Sequence[str]) -> Sequence[str]:
    """Give the name of a place that words begin with: capitals, and small words between them."""
    end = 0
    for place, token in enumerate(tokens):
        if token[:1].isupper():
            end = place + 1
        elif place == 0 and _opens_name(tokens):
            continue
        elif place == 0 or _plain(token) not in _WITHIN:
            break
    return tokens[:end]


def _opens_name(tokens: Sequence[str]) -> bool:
    """Whether words begin with a capital, or with the article of an Arabic name before one (*al-Nour*)."""
    first = tokens[0]
    return first[:1].isupper() or (first in _ARABIC and len(tokens) > 1 and tokens[1][:1].isupper())


def _without_articles(tokens: Sequence[str]) -> Sequence[str]:
    while len(tokens) > 1 and _plain(tokens[0]) in _ARTICLES:
        tokens = tokens[1:]
    return tokens


def _until_end(tokens: Sequence[str]) -> Sequence[str]:
    """Give the words of a name up to a mark, a digit or a link."""
    for place, token in enumerate(tokens):
        if place and (not words_of(token) or token[0].isdigit() or token in ("pic", "http", "https", "www", "sur")):
            return tokens[:place]
    return tokens


def _without_titles(words: Sequence[str]) -> Sequence[str]:
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return words


def _office_as_body(words: Sequence[str]) -> tuple[str, ...]:
    """Write an office as its body: a minister speaks for his ministry."""
    written = " ".join(words)
    for office, body in _BODIES:
        if written.startswith(office + " "):
            return tuple((body + written[len(office) :]).split())
    return tuple(words)
