"""The functions that a document gives to those it names: *Awa Sow, procureure de Kessar*, *en tant que maire, il*.

A later *la procureure de Kessar a indiqué* is then hers. A function is given by an apposition behind or before a name
(*le maire de Kessar, Ali Diop,*), a copula (*Ali Diop est le maire de Kessar*), an appointment (*nommé porte-parole
de l'armée, Ali Diop*) or a phrase of capacity (*en qualité de préfet*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.extract.names import INSTITUTIONAL, is_capital, name_runs
from recoupe.extract.reading import Range, Reading
from recoupe.lexicon import Lexicon

_ARTICLES = ("le", "la", "l'")
_CLOSING = frozenset(", . ; : ) » ”".split())
_IS = (["est"], ["était"], ["devient"], ["est", "devenu"], ["est", "devenue"])
_MADE = frozenset("nommé nommée élu élue réélu réélue désigné désignée promu promue devenu devenue".split())
_CAPACITIES = (["en", "tant", "que"], ["en", "tant", "qu'"], ["en", "qualité", "de"], ["en", "qualité", "d'"])
_CAPACITIES = (*_CAPACITIES, ["en", "sa", "qualité", "de"], ["au", "titre", "de"])
# As descriptions are taken apart (:mod:`recoupe.extract.names`): *l'hôpital* is one.
_WORD = re.compile(r"[\w’'-]+")
#: Words that a function holds at most, and that may stand between a name and its function (*52 ans,*).
_LONG, _AGE = 12, 4

Introduction = tuple[str, frozenset[str], int]


def given_functions(r: Reading, lexicon: Lexicon) -> Iterator[Introduction]:
    """Give each name with the words of its function and the offset of the name, in text order.

    Example:
        « Awa Sow, procureure de Kessar, est venue » gives ``("Awa Sow", {"procureure", "kessar"}, 0)``.
    """
    for a, b in name_runs(r, (0, r.length)):
        name = _person(r, lexicon, (a, b))
        if name is None:
            continue
        before, after = name
        full, offset = r.string(name), r.start[before]
        for function in (_behind(r, lexicon, after), _in_front(r, lexicon, before), _opening(r, lexicon, before)):
            if function is not None:
                yield full, _words(r, lexicon, function), offset
        for function in _of_pronouns(r, lexicon, after):
            yield full, _words(r, lexicon, function), offset


def _person(r: Reading, lexicon: Lexicon, run: Range) -> Range | None:
    """The tokens of a run of capitals that name a person: two words or more, from a first name on."""
    a, b = run
    while a < b and (r.lower[a] in INSTITUTIONAL or lexicon.roles.get(r.words[a].lower()) is not None):
        a += 1
    start = next((k for k in range(a, b) if lexicon.first_names.gender(r.words[k]) is not None), None)
    if start is None or b - start < 2 or start in r.media or not is_capital(r.words[b - 1]):
        return None
    return start, b


def _role(r: Reading, lexicon: Lexicon, k: int) -> bool:
    """Whether the noun of a person's function stands at ``k``."""
    role = lexicon.roles.get(r.lower[k]) if k < r.length else None
    return role is not None and role.kind == "person"


def _function(r: Reading, lexicon: Lexicon, k: int) -> Range | None:
    """The function that begins at ``k``, up to the mark that closes it; no verb may stand in it."""
    if k < r.length and r.lower[k] in _ARTICLES:
        k += 1
    if not _role(r, lexicon, k):
        return None
    for end in range(k + 1, min(k + _LONG, r.length)):
        if r.lower[end] in _CLOSING or r.space[end]:
            return k, end
        if r.is_finite(end) or r.lower[end] in ("et", "qui", "que"):
            return None
    return None


def _behind(r: Reading, lexicon: Lexicon, k: int) -> Range | None:
    """*Awa Sow, (52 ans,) (nommée) procureure de Kessar,*; *Awa Sow est procureure de Kessar.*"""
    if k >= r.length:
        return None
    if r.lower[k] == ",":
        if r.lower[k + 2 : k + _AGE] == ["ans", ","]:
            k += _AGE - 1
        made = k + 1 < r.length and r.lower[k + 1] in _MADE
        return _function(r, lexicon, k + 1 + made)
    for words in _IS:
        if r.lower[k : k + len(words)] == words:
            return _function(r, lexicon, k + len(words))
    return None


def _in_front(r: Reading, lexicon: Lexicon, k: int) -> Range | None:
    """*le maire de Kessar, Ali Diop,*: the phrase in front of a name between commas."""
    if k < 1 or r.lower[k - 1] != "," or r.lower[k - 2 : k - 1] == [","]:
        return None
    for start in range(k - 2, max(0, k - _LONG) - 1, -1):
        if r.lower[start] in _CLOSING or r.is_finite(start):
            return None
        if r.lower[start] in _ARTICLES and _role(r, lexicon, start + 1):
            return start + 1, k - 1
    return None


def _opening(r: Reading, lexicon: Lexicon, k: int) -> Range | None:
    """*Nommé porte-parole de la coalition en mars, Jean Tardi*; *En tant que préfet, Jean Tardi*."""
    low = r.units[r.unit_of[k]][0]
    if k - low > 2 * _LONG or "," not in r.lower[low:k]:
        return None
    return _capacity(r, lexicon, low)


def _capacity(r: Reading, lexicon: Lexicon, low: int) -> Range | None:
    """The function in a phrase of capacity or an appointment that begins at ``low``."""
    if low < r.length and r.lower[low] in _MADE:
        return _function(r, lexicon, low + 1)
    words = next((w for w in _CAPACITIES if r.lower[low : low + len(w)] == w), None)
    return _function(r, lexicon, low + len(words)) if words is not None else None


def _of_pronouns(r: Reading, lexicon: Lexicon, k: int) -> Iterator[Range]:
    """The function of the sentence behind that begins with a capacity and goes on with *il, elle*."""
    unit = r.unit_of[min(k, r.length - 1)] + 1
    if unit >= len(r.units):
        return
    low = r.units[unit][0]
    function = _capacity(r, lexicon, low)
    if function is not None and r.lower[function[1] + 1 : function[1] + 2] in (["il"], ["elle"]):
        yield function


def _words(r: Reading, lexicon: Lexicon, tokens: Range) -> frozenset[str]:
    """The content words of a function, and the lemma of its noun (*procureur* for *procureure*)."""
    role = lexicon.roles.get(r.lower[tokens[0]])
    lemma = {role.lemma} if role is not None else set[str]()
    return frozenset({word for word in _WORD.findall(r.string(tokens).lower()) if len(word) > 2} | lemma)
