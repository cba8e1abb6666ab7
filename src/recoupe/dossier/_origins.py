"""Who speaks in a dossier: the names of origins over all documents, told apart and put together.

Names are one origin where the lexicon has one row for them (*OSDH, Observatoire syrien des droits de l’homme*), where
they are the same words, where a document uses one as the acronym of the other, and where a state body is named with
its country in the one and without in the other. They stay apart where they may be two: two persons of one surname,
ministries of two countries.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from recoupe.dossier.records import Form, Origin
from recoupe.french.words import Phrase, stands, words_of

#: Documents of which a later revision is there are not asked.
CURRENT = "documents.revision = (SELECT max(revision) FROM documents AS same WHERE same.key = documents.key)"
#: Everything that has an origin, with what its document knows of it.
SPOKEN = f"""
    WITH current AS MATERIALIZED (SELECT number FROM documents WHERE {CURRENT}),
    spoken AS (
        SELECT document, origin, entry, actor, source, 0 AS retracted FROM statements WHERE origin IS NOT NULL
        UNION ALL
        SELECT document, origin, entry, actor, NULL, 1 FROM retractions WHERE origin IS NOT NULL
    )
    SELECT spoken.origin, spoken.entry, actors.kind, actors.country, {{columns}}
    FROM spoken JOIN current ON current.number = spoken.document
    LEFT JOIN actors ON actors.document = spoken.document AND actors.id = spoken.actor
"""
_FORMS = SPOKEN.format(columns="count(*) - sum(spoken.retracted), sum(spoken.retracted)") + " GROUP BY 1, 2, 3, 4"
_ARTICLES = ("l", "le", "la", "les", "un", "une", "des")
_ACRONYM = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ0-9-]{1,9}")
#: « ministère de la Défense (RU) »: how the origins of one name are told apart, and asked for.
_IN_COUNTRY = re.compile(r"(.+?)\s*\(([A-Z]{2})\)")
#: What else is named: so many of the origins that speak beside the one asked for, the most talkative first.
_BESIDE = 8

Key = tuple[str, ...]
Known = TypeVar("Known", bound=Origin)


class Country:
    """Tells from the words of a name which country it belongs to (*ministère russe*).

    Args:
        called: gives the codes of the countries that an adjective belongs to.
    """

    def __init__(self, called: Callable[[str], Sequence[str]]) -> None:
        self._called = called

    def split(self, words: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
        """Give the words of a name without the adjective of its country, and that country.

        Example:
            >>> Country({"russe": ("RU",)}.get).split(["ministere", "russe", "de", "la", "defense"])
            (('ministere', 'de', 'la', 'defense'), 'RU')
        """
        for place, word in enumerate(words[1:], 1):
            codes = self._called(word)
            if codes and len(codes) == 1:
                return (*words[:place], *words[place + 1 :]), codes[0]
        return tuple(words), None


def origins(connection: sqlite3.Connection, country: Country) -> list[Origin]:
    """Give everybody who says something, who says most first; surnames and acronyms alone are not joined here."""
    groups: dict[tuple[Key, str | None], list[tuple[Form, int, int]]] = {}
    for *form, statements, retractions in connection.execute(_FORMS):
        groups.setdefault(key_of(Form(*form), country), []).append((Form(*form), statements, retractions))
    found = [_origin(forms, where) for (_, where), forms in groups.items()]
    return sorted(
        found, key=lambda origin: (-origin.statements - origin.retractions, origin.name, origin.country or "")
    )


def key_of(form: Form, country: Country) -> tuple[Key, str | None]:
    """Give that by which a name is one with others, and the country that tells a state body from its like."""
    if form.entry is not None:
        return ("entry", form.entry), None
    words = bare(form.name)
    if form.kind != "state_body":
        return ("name", *words), None
    rest, named = country.split(words)
    return ("name", *rest), named or form.country


def _origin(forms: Sequence[tuple[Form, int, int]], where: str | None) -> Origin:
    """Put forms of one origin together."""
    countries = {form.country for form, _, _ in forms if form.country}
    return Origin(
        **named([(form, statements + retractions) for form, statements, retractions in forms]),
        country=where or (countries.pop() if len(countries) == 1 else None),
        statements=sum(statements for _, statements, _ in forms),
        retractions=sum(retractions for _, _, retractions in forms),
        forms=tuple(form for form, _, _ in forms),
    )


def named(forms: Sequence[tuple[Form, int]]) -> dict[str, Any]:
    """Give name, names, kind and entry of some forms of one, each with how often it stands.

    The name is the one that stands most often, and no acronym where there are others.
    """
    counts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for form, times in forms:
        counts[flat(form.name)] += times
        if form.kind is not None:
            kinds[form.kind] += times
    names = sorted(counts, key=lambda name: (_ACRONYM.fullmatch(name) is not None, -counts[name], -len(name), name))
    return {
        "name": names[0],
        "names": tuple(names),
        "kind": min(kinds, key=lambda kind: (-kinds[kind], kind), default=None),
        "entry": next((form.entry for form, _ in forms if form.entry), None),
    }


def joined(some: Sequence[Known]) -> Known:
    """Take several origins as one."""
    first = some[0]
    if len(some) == 1:
        return first
    names = sorted(dict.fromkeys(name for origin in some for name in origin.names), key=lambda name: _rank(name, first))
    return msgspec.structs.replace(
        first,
        name=names[0],
        names=tuple(names),
        country=first.country if len({origin.country for origin in some if origin.country}) <= 1 else None,
        statements=sum(origin.statements for origin in some),
        retractions=sum(origin.retractions for origin in some),
        forms=tuple(dict.fromkeys(form for origin in some for form in origin.forms)),
    )


def _rank(name: str, first: Origin) -> tuple[bool, bool, int]:
    """Names in full before acronyms, those of the first origin before others, long before short."""
    return _ACRONYM.fullmatch(name) is not None, name not in first.names, -len(name)


def flat(name: str) -> str:
    """Write a name on one line, with plain spaces and one kind of apostrophe."""
    return " ".join(name.replace("'", "’").split())


def bare(name: str) -> list[str]:
    """Give the words of a name without its article.

    Example:
        >>> bare("L’Armée"), bare("Édouard\\u00a0Philippe")
        (['armee'], ['edouard', 'philippe'])
    """
    words = words_of(name)
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def find(
    connection: sqlite3.Connection, name: str, everybody: Sequence[Origin], country: Country, entries: Sequence[str]
) -> list[Origin]:
    """Give the origins that a name may mean, several where it does not tell which.

    Args:
        connection: to the dossier.
        name: as the user writes it; a country's code may stand behind it: *ministère de la Défense (RU)*.
        everybody: all origins.
        country: tells adjectives of countries.
        entries: the rows of the lexicon that know the name; such a row may also be the name.
    """
    code, entries = None, (*entries, name.strip())
    if match := _IN_COUNTRY.fullmatch(name.strip()):
        name, code = match[1], match[2]
    found = _named(name, code, everybody, country, entries)
    found = _with_acronyms(connection, name, found, everybody)
    if not found or all(len(bare(origin.name)) == 1 and origin.entry is None for origin in found):
        found = _with_persons(name, found, everybody)
    if not found:
        found = _by_alias(connection, name, everybody)
    return _one_country(found, code)


def _named(
    name: str, code: str | None, everybody: Sequence[Origin], country: Country, entries: Sequence[str]
) -> list[Origin]:
    """Give the origins of this very name."""
    known = [origin for origin in everybody if origin.entry is not None and origin.entry in entries]
    if known:
        return [joined(known)]
    words = tuple(bare(name))
    rest, named = country.split(words)
    code = code or named
    found = []
    for origin in everybody:
        keys = {tuple(bare(one)) for one in origin.names}
        body = origin.kind == "state_body" and rest in {country.split(key)[0] for key in keys}
        if words in keys or (body and (code is None or origin.country == code)):
            found.append(origin)
    rows = [origin for origin in found if origin.entry is not None]
    others = [origin for origin in found if origin.entry is None]
    return [joined([*rows, *others])] if len(rows) == 1 else found


def _with_acronyms(
    connection: sqlite3.Connection, name: str, found: Sequence[Origin], everybody: Sequence[Origin]
) -> list[Origin]:
    """Add what documents call by an acronym, and the other way round, as long as it is one name that it stands for."""
    result = list(found)
    if len(found) <= 1 and _ACRONYM.fullmatch(name.strip()):
        rows = connection.execute("SELECT DISTINCT name FROM actors WHERE instr(aliases, ?)", (f'"{name.strip()}"',))
        full = {tuple(bare(row[0])) for row in rows if is_acronym(name.strip(), row[0])}
        others = [origin for origin in everybody if origin not in found and tuple(bare(origin.name)) in full]
        return [joined([*result, *others])] if len(full) == 1 and others else [*result, *others]
    for number, origin in enumerate(result):
        rows = connection.execute(
            "SELECT DISTINCT aliases FROM actors WHERE name IN (SELECT value FROM json_each(?))",
            (json.dumps([form.name for form in origin.forms]),),
        )
        short = {alias for row in rows for alias in json.loads(row[0]) if is_acronym(alias, origin.name)}
        same = [other for other in everybody if other not in result and short & set(other.names)]
        result[number] = joined([origin, *same]) if same else origin
    return result


def is_acronym(short: str, name: str) -> bool:
    """Tell whether letters are the initials of a name, in order, small words left out or not.

    Example:
        >>> is_acronym("OSDH", "Observatoire syrien des droits de l’homme"), is_acronym("ONU", "Croix-Rouge")
        (True, False)
    """
    if not _ACRONYM.fullmatch(short):
        return False
    initials = iter(word[0] for word in words_of(name))
    return all(letter in initials for letter in "".join(words_of(short)))


def _with_persons(name: str, found: Sequence[Origin], everybody: Sequence[Origin]) -> list[Origin]:
    """Add the persons of this surname; a surname alone is one with the only person who has it."""
    for words in _endings(name):
        persons = [
            origin
            for origin in everybody
            if origin.kind == "person" and origin not in found and bare(origin.name)[-len(words) :] == words
        ]
        others = [origin for origin in persons if len(bare(origin.name)) > len(words)]
        alone = [*found, *(origin for origin in persons if origin not in others)]
        if len(others) == 1 and all(origin.kind in ("person", None) for origin in alone):
            return [joined([*others, *alone])]
        if others or alone:
            return [*others, *alone]
    return list(found)


def _by_alias(connection: sqlite3.Connection, name: str, everybody: Sequence[Origin]) -> list[Origin]:
    """Give the origins that some document also calls so (*le Front populaire*)."""
    query = SPOKEN.format(columns="actors.aliases") + " WHERE actors.aliases LIKE ? ESCAPE '!'"
    pattern = re.sub(r"([!%_])", r"!\1", f"%{name.strip()}%")
    rows = connection.execute(query, (pattern,))
    forms = {
        Form(*form)
        for *form, aliases in rows
        if any(bare(alias) == bare(name) for alias in json.loads(aliases or "[]"))
    }
    return [origin for origin in everybody if forms.intersection(origin.forms)]


def _endings(name: str) -> Iterable[list[str]]:
    """Give a name, then without the words in lower case before it (*le colonel Oussel*) and forms of address."""
    yield bare(name)
    words = name.split()
    while len(words) > 1 and (words[0].islower() or words[0] in ("M.", "Mme", "Mlle", "Me", "Dr", "Pr")):
        words = words[1:]
        yield words_of(" ".join(words))


def _one_country(found: Sequence[Origin], code: str | None) -> list[Origin]:
    """Take bodies of one name as one, unless two countries have them; asked with a country, only its own."""
    bodies = [origin for origin in found if origin.kind == "state_body" and (code is None or origin.country == code)]
    others = [origin for origin in found if origin.kind != "state_body"]
    if code is not None:
        others = [origin for origin in others if origin.country == code]
    if len(bodies) > 1 and len({origin.country for origin in bodies if origin.country}) <= 1:
        bodies = [joined(bodies)]
    return [*bodies, *others]


def beside(connection: sqlite3.Connection, asked: Origin, everybody: Sequence[Origin]) -> list[tuple[Origin, str]]:
    """Give who is not the origin asked for but is called by it (*le directeur de l’OSDH*), each with those words."""
    wanted = [Phrase(tuple(bare(name))) for name in asked.names if bare(name)]
    by_form = {form: origin for origin in everybody for form in origin.forms if form not in asked.forms}
    spelled = list({form.name for form in asked.forms})
    query = SPOKEN.format(columns="spoken.source, actors.aliases") + (
        " WHERE EXISTS (SELECT 1 FROM json_each(?) WHERE instr(spoken.source, value) OR instr(actors.aliases, value)"
        " OR instr(spoken.origin, value))"
    )
    found: dict[str, tuple[Origin, str]] = {}
    for *form, source, aliases in connection.execute(query, (json.dumps(spelled, ensure_ascii=False),)):
        origin = by_form.get(Form(*form))
        if origin is None or origin.name in found:
            continue
        for called in (origin.name, *json.loads(aliases or "[]"), source or ""):
            words = bare(called)
            if any(len(words) > len(phrase.words) and stands(words, phrase) for phrase in wanted):
                found[origin.name] = origin, "" if called == origin.name else flat(called)
                break
    said = sorted(found.values(), key=lambda item: -item[0].statements)
    return said[:_BESIDE]
