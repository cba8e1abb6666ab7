"""Everybody in a dossier, over all documents: who speaks, passes on, publishes, or is only spoken of.

Forms are put together as :mod:`recoupe.dossier._origins` does, and beyond that where the documents themselves explain
a proper name: of a group or body by its acronym or the words that its name begins with, of a person by the surname,
where only one in the dossier has it. Every such step is told.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence

from recoupe.dossier._origins import CURRENT, SPOKEN, Country, Key, bare, flat, is_acronym, key_of, named
from recoupe.dossier.records import Form, Spoken, Who

_ACTORS = f"""
    SELECT document, actors.id, actors.name, actors.entry, actors.kind, actors.country, actors.aliases
    FROM actors JOIN documents ON documents.number = document WHERE {CURRENT}
"""
_FOUND = f"""
    SELECT found.document, found.id, found.start, found."end", found.origin, found.entry, actors.kind, actors.country,
           {{columns}} FROM {{table}} AS found JOIN documents ON documents.number = found.document
    LEFT JOIN actors ON actors.document = found.document AND actors.id = found.actor
    WHERE {CURRENT} ORDER BY found.document, found.id
"""
_STATEMENTS = _FOUND.format(
    table="statements", columns="found.relays, found.attitude, found.negated, found.parent, found.content, NULL"
)
_RETRACTIONS = _FOUND.format(table="retractions", columns="'[]', 'retract', 0, NULL, '', found.retracts")
_OUTLETS = f"SELECT number, trim(outlet) FROM documents WHERE trim(outlet) <> '' AND {CURRENT} ORDER BY number"
#: Whom a label calls so, where the text has nothing for them but a description.
_DESCRIBED = f"""
    SELECT DISTINCT actor FROM labels JOIN documents ON documents.number = document
    WHERE actor IS NOT NULL AND {CURRENT}
"""
#: What may stand in small letters in the name of a person.
_PARTICLES = frozenset("de du des d la le les l el al ben bin van von der den".split())
#: Gives the row of the lexicon that knows a medium by a name, and its name there (``outlets:afp``, *AFP*).
Medium = Callable[[str], tuple[str, str] | None]


def outlets(connection: sqlite3.Connection, medium: Medium) -> dict[int, Form]:
    """Give how documents name the medium that publishes them; those that do not are left out."""
    found: dict[int, Form] = {}
    for number, name in connection.execute(_OUTLETS):
        known = medium(name)
        found[number] = Form(name, known[0] if known else None, "medium", None)
    return found


def spoken(connection: sqlite3.Connection, medium: Medium) -> list[Spoken]:
    """Give every statement and retraction with its chain, in the order of the documents and of the text."""
    called = _relaying(connection)
    found = []
    for kind, query in (("statement", _STATEMENTS), ("retraction", _RETRACTIONS)):
        for row in connection.execute(query):
            document, id, start, end, origin, entry, actor, country, relays, attitude, negated, parent, said, back = row
            names = json.loads(relays) if relays != "[]" else ()
            found.append(
                Spoken(
                    kind=kind,
                    document=document,
                    id=id,
                    start=start,
                    end=end,
                    origin=Form(origin, entry, actor, country) if origin is not None else None,
                    relays=tuple(called.get((document, name)) or _unknown(name, medium) for name in names),
                    attitude=attitude,
                    negated=bool(negated),
                    parent=parent,
                    content=said,
                    retracts=back,
                )
            )
    return found


def _unknown(name: str, medium: Medium) -> Form:
    """Give the form of a relay that is no actor of its document."""
    known = medium(name)
    return Form(name, known[0], "medium", None) if known else Form(name, None, None, None)


def _relaying(connection: sqlite3.Connection) -> dict[tuple[int, str], Form]:
    """Tell which actor of a document a relay's name means: by its name, else by an alias that only one has."""
    relaying = " AND document IN (SELECT document FROM statements WHERE relays <> '[]') ORDER BY document, actors.id"
    by_name: dict[tuple[int, str], Form] = {}
    by_alias: dict[tuple[int, str], Form | None] = {}
    for document, _, *form, aliases in connection.execute(_ACTORS + relaying):
        by_name.setdefault((document, form[0]), Form(*form))
        for alias in json.loads(aliases) if aliases != "[]" else ():
            by_alias[document, alias] = None if (document, alias) in by_alias else Form(*form)
    return {key: form for key, form in by_alias.items() if form is not None} | by_name


def everybody(
    connection: sqlite3.Connection,
    relayed: Sequence[Spoken],
    country: Country,
    first_names: Container[str],
    medium: Medium,
) -> list[Who]:
    """Give everybody, who says most first.

    Args:
        connection: to the dossier.
        relayed: all statements, as :func:`spoken` gives them.
        country: tells adjectives of countries.
        first_names: what is no surname.
        medium: tells the rows of media.
    """
    counts: dict[Form, tuple[int, int]] = {
        Form(*form): (statements, retractions)
        for *form, statements, retractions in connection.execute(
            SPOKEN.format(columns="count(*) - sum(spoken.retracted), sum(spoken.retracted)") + " GROUP BY 1, 2, 3, 4"
        )
    }
    weights: Counter[Form] = Counter({form: sum(said) for form, said in counts.items()})
    evidence: dict[str, set[Form]] = defaultdict(set)
    for _, _, *form, aliases in connection.execute(_ACTORS):
        weights[Form(*form)] += 1
        for alias in json.loads(aliases) if aliases != "[]" else ():
            if _is_short(alias, form[0], form[2]):
                evidence[alias].add(Form(*form))
    weights.update(form for one in relayed for form in one.relays)
    weights.update(outlets(connection, medium).values())
    for (name,) in connection.execute(_DESCRIBED):
        weights[Form(name, None, "unnamed", None)] += 0  # known, and of no weight where another form has the name
    united = _United(weights, country, first_names)
    united.by_evidence(evidence)
    united.by_surname()
    found = [_who(forms, weights, counts, steps, medium) for forms, steps in united.groups()]
    return sorted(found, key=lambda who: (-who.statements - who.retractions, who.name, who.country or ""))


def _is_short(alias: str, name: str, kind: str | None) -> bool:
    """Tell whether an alias is a proper name and a shorter form of the name: its initials, or some of its words."""
    if kind in ("person", "unnamed") or not alias[:1].isupper() or alias == name:
        return False  # surnames are weighed over all persons
    begins = kind in ("armed_group", "organisation") and name[:1].isupper()
    return is_acronym(alias, name) or (begins and bare(name)[: len(bare(alias))] == bare(alias))


def _is_full(name: str) -> bool:
    """Tell whether a person is named by more than one word, and by nothing but a name.

    Example:
        >>> _is_full("Jeanne de la Roche"), _is_full("président des Patriotes"), _is_full("Roche")
        (True, False, False)
    """
    words = re.findall(r"[\w-]+", name)
    return len(words) > 1 and all(word[:1].isupper() or word in _PARTICLES for word in words)


def _who(
    forms: Sequence[Form],
    weights: Mapping[Form, int],
    counts: Mapping[Form, tuple[int, int]],
    steps: Sequence[str],
    medium: Medium,
) -> Who:
    """Make the record of some forms; a medium that the lexicon knows is called as it is there."""
    called, where = named([(form, weights[form]) for form in forms]), {form.country for form in forms if form.country}
    if (called["entry"] or "").startswith("outlets:") and (known := medium(called["name"])):
        called["name"] = known[1]
        called["names"] = tuple(dict.fromkeys((known[1], *called["names"])))
    return Who(
        **called,
        country=where.pop() if len(where) == 1 else None,
        statements=sum(counts.get(form, (0, 0))[0] for form in forms),
        retractions=sum(counts.get(form, (0, 0))[1] for form in forms),
        forms=tuple(forms),
        why=tuple(steps),
    )


class _United:
    """Forms by their keys, and keys put together (union-find over keys)."""

    def __init__(self, weights: Mapping[Form, int], country: Country, first_names: Container[str]) -> None:
        self._first_names = first_names
        self._forms: dict[tuple[Key, str | None], list[Form]] = defaultdict(list)
        for form in sorted(
            weights, key=lambda form: (form.name, form.entry or "", form.kind or "", form.country or "")
        ):
            self._forms[key_of(form, country)].append(form)
        self._root = {key: key for key in self._forms}
        self._steps: dict[tuple[Key, str | None], list[str]] = defaultdict(list)
        self._country = country

    def _find(self, key: tuple[Key, str | None]) -> tuple[Key, str | None]:
        while self._root[key] != key:
            self._root[key] = key = self._root[self._root[key]]
        return key

    def _join(self, key: tuple[Key, str | None], to: tuple[Key, str | None], step: str) -> None:
        """Take two keys as one; the second is the root."""
        one, other = self._find(key), self._find(to)
        if one != other:
            self._root[one] = other
            self._steps[other] += [*self._steps.pop(one, ()), step]

    def by_evidence(self, evidence: Mapping[str, set[Form]]) -> None:
        """A proper name that documents use for one actor only, as its acronym or a shorter form, is that actor."""
        of_words: dict[Key, list[tuple[Key, str | None]]] = defaultdict(list)
        for key, forms in self._forms.items():
            for words in dict.fromkeys(
                tuple(bare(form.name)) for form in forms if form.kind not in ("person", "unnamed")
            ):
                of_words[words].append(key)
        fuller: dict[Key, dict[tuple[Key, str | None], tuple[str, str]]] = defaultdict(dict)
        for alias in sorted(evidence):
            for form in sorted(evidence[alias], key=lambda form: (form.name, form.kind or "")):
                root = self._find(key_of(form, self._country))
                fuller[tuple(bare(alias))].setdefault(root, (alias, form.name))
        for words in sorted(fuller, key=lambda words: (-len(words), words)):
            others = [key for key in of_words[words] if all(form.name[:1].isupper() for form in self._forms[key])]
            roots = {self._find(root): told for root, told in fuller[words].items()}
            if len(roots) != 1 or not others:
                continue
            [(root, (alias, name))] = roots.items()
            how = "sigle" if is_acronym(alias, name) else "forme courte"
            for key in others:
                if self._may_join(key, root):
                    self._join(key, root, f"« {flat(alias)} » : {how} de « {flat(name)} », d’après un document")

    def _may_join(self, key: tuple[Key, str | None], root: tuple[Key, str | None]) -> bool:
        """Two rows of the lexicon are two, and so are bodies of two countries."""
        rows = {form.entry for one in (key, root) for form in self._forms[one] if form.entry}
        countries = {form.country for one in (key, root) for form in self._forms[one] if form.country}
        return len(rows) <= 1 and len(countries) <= 1

    def by_surname(self) -> None:
        """A surname alone is the only person of the dossier who has it."""
        persons = [(key, forms[0].name) for key, forms in self._forms.items() if forms[0].kind == "person"]
        having: dict[str, dict[tuple[Key, str | None], str]] = defaultdict(dict)
        for key, name in persons:
            if _is_full(name):
                having[bare(name)[-1]].setdefault(self._find(key), flat(name))
        for key, name in persons:
            words = bare(name)
            if len(words) == 1 and len(having[words[0]]) == 1 and not name.isupper() and name not in self._first_names:
                [(only, full)] = having[words[0]].items()
                self._join(key, only, f"« {flat(name)} » : « {full} » seul porte ce nom dans le dossier")

    def groups(self) -> Iterator[tuple[list[Form], list[str]]]:
        """Give the forms of each, and how they were put together."""
        gathered: dict[tuple[Key, str | None], list[Form]] = defaultdict(list)
        for key, forms in self._forms.items():
            gathered[self._find(key)] += forms
        for root, forms in gathered.items():
            yield forms, self._steps[root]
