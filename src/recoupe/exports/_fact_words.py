"""What is said of facts in French: titles, days, places, who holds a version, through whom, since when.

Nothing here says who is right: versions are named by what they say, and counted by their origins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from recoupe.crosscheck.independence import reach, repeats
from recoupe.crosscheck.records import (
    AccountKind,
    Conflict,
    Fact,
    Independence,
    Relation,
    Slot,
    Spot,
    Told,
    Update,
    UpdateKind,
    Version,
    Window,
)
from recoupe.exports._page import one_line
from recoupe.exports._when import day_in_words
from recoupe.french.folding import fold

SLOTS = {
    Slot.OCCURRENCE: "a eu lieu ou non",
    Slot.OUTCOME: "issue",
    Slot.NUMBER: "nombre",
    Slot.AGENT: "auteur",
    Slot.PLACE: "lieu",
    Slot.TIME: "date",
    Slot.RESPONSIBILITY: "responsabilité",
}
KINDS = {
    UpdateKind.RISE: "en hausse",
    UpdateKind.FALL: "en baisse",
    UpdateKind.CORRECTION: "rectifié",
    UpdateKind.RETRACTION: "retiré",
    UpdateKind.REVISION: "version suivante",
}
RELATIONS = {
    Relation.CONFLICT: "versions incompatibles",
    Relation.UPDATE: "mis à jour",
    Relation.AGREE: "concordant",
}
#: Types of events that are told of somebody: the title names whom.
_OF_SOMEBODY = frozenset({"death", "kill", "wound", "arrest", "abduct"})
#: Names that are no longer are no words.
_ACRONYM = 3
_GROUPED = re.compile(r"(?<![\d,.])\d{1,3}(?:[.'’\s]\d{3})+(?!\d)")
_LONG = re.compile(r"(?<![\d,.])\d{4,}(?![\d,.])")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def title_of(fact: Fact) -> str:
    """Say what is at issue, where and when (« Manifestants · France · 9 février 2019 »)."""
    place = place_in_words(fact.place) if fact.place else ""
    return " · ".join(part for part in (what_of(fact), place, days_in_words(fact.day)) if part)


def what_of(fact: Fact) -> str:
    """Say what is at issue: what is counted, what happened and to whom, or what somebody says."""
    if fact.kind is AccountKind.CLAIM:
        return f"«\xa0{one_line(fact.title)}\xa0»"
    first = next((told.account for told in fact.accounts if told.account.type == fact.type), fact.accounts[0].account)
    said = one_line(first.what) or ("nombre" if fact.kind is AccountKind.FIGURE else one_line(fact.title))
    if fact.kind is AccountKind.EVENT:
        said = short_name(said)
        patients = Counter(one_line(told.account.patient) for told in fact.accounts if told.account.patient)
        if fact.type in _OF_SOMEBODY and patients:
            whom = min(patients, key=lambda name: (-patients[name], name))
            said = f"{said}\xa0: {whom}"
    return said[:1].upper() + said[1:]


def short_name(name: str) -> str:
    """Give the first of the names that a type of events has.

    Example:
        >>> short_name("arrestation, garde à vue, emprisonnement"), short_name("contrainte : dispersion, fouille")
        ('arrestation', 'contrainte')
    """
    return re.split(r",|\s*:", name, maxsplit=1)[0]


def place_in_words(place: Spot) -> str:
    """Name a place; one that a dateline names in capitals as others are written."""
    name = one_line(place.name)
    return name.title() if name.isupper() and len(name) > _ACRONYM else name


def days_in_words(window: Window) -> str:
    """Say on which day, or between which, as people write it.

    Example:
        >>> days_in_words(Window(earliest="2019-02-01", latest="2019-02-01")), days_in_words(Window())
        ('1er février 2019', 'sans date')
        >>> days_in_words(Window(earliest="2019-02-01", latest="2019-02-09"))
        'entre le 1er et le 9 février 2019'
        >>> days_in_words(Window(earliest="2019-01-20", latest="2019-02-02"))
        'entre le 20 janvier et le 2 février 2019'
    """
    if not window.is_settled or window.earliest is None or window.latest is None:
        return "sans date"
    first, last = day_in_words(window.earliest), day_in_words(window.latest)
    if first == last:
        return last
    if window.earliest[:7] == window.latest[:7]:
        first = first.split()[0]
    elif window.earliest[:4] == window.latest[:4]:
        first = first.rsplit(" ", 1)[0]
    return f"entre le {first} et le {last}"


def grouped(text: str) -> str:
    """Write the numbers in a few words as French does: groups of three digits, a no-break space between them.

    Example:
        >>> grouped("Près de 1.723").replace("\\xa0", " "), grouped("136'000").replace("\\xa0", " "), grouped("3,8")
        ('près de 1 723', '136 000', '3,8')
    """
    text = one_line(text)
    text = _GROUPED.sub(lambda found: "\xa0".join(re.findall(r"\d+", found[0])), text[:1].lower() + text[1:])
    return _LONG.sub(lambda found: f"{int(found[0]):,}".replace(",", "\xa0"), text)


def letter(place: int) -> str:
    """Name a version by its place: A, B … Z, A2 …"""
    round, at = divmod(place, len(_LETTERS))
    return _LETTERS[at] + (str(round + 1) if round else "")


def version_title(version: Version, kind: AccountKind) -> str:
    """Say what a version says."""
    return grouped(version.title) if kind is AccountKind.FIGURE else one_line(version.title)


def holders(accounts: Sequence[Told], most: int = 4) -> str:
    """Say who stands behind accounts: those who are named, then how many texts name nobody."""
    called = [name for name, _ in named(accounts)]
    nobody = unnamed(accounts)
    if not called:
        return "sans origine nommée"
    beside = f"\xa0; {many(nobody, 'texte')} sans origine nommée" if nobody else ""
    return f"selon {listed(called, most)}{beside}"


def named(accounts: Iterable[Told]) -> list[tuple[str, list[Told]]]:
    """Give those who are named behind accounts, each by the name most used, with its accounts."""
    found: dict[str, list[Told]] = {}
    for told in accounts:
        if is_named(told):
            found.setdefault(told.counter or "", []).append(told)
    names = [Counter(one_line(told.by or "") for told in some) for some in found.values()]
    called = [min(counts, key=lambda name: (-counts[name], name)) for counts in names]
    return list(zip(called, found.values(), strict=True))


def unnamed(accounts: Iterable[Told]) -> int:
    """Count the texts that name nobody behind what they tell."""
    return len({told.carrier.key for told in accounts if not is_named(told)})


def is_named(told: Told) -> bool:
    """Whether an account names who says it."""
    return told.by not in (None, "outlet")


def origin_in_words(by: str | None) -> str:
    """Name who stands behind an account."""
    return one_line(by) if by not in (None, "outlet") else "sans origine nommée"


def channels(accounts: Sequence[Told], most: int = 4) -> str:
    """Say through whom accounts come: relays, then the outlets that print them."""
    relays, outlets = through(accounts)
    return " → ".join(filter(None, (listed(relays, most), listed(outlets, most))))


def through(accounts: Iterable[Told]) -> tuple[list[str], list[str]]:
    """Give the relays through whom accounts come, and the outlets that print them, but for what is a relay too."""
    told = list(accounts)
    relays = dict.fromkeys(one_line(relay) for one in told for relay in one.account.relays)
    passed = {fold(relay) for one in told for relay in one.account.relays}
    outlets = dict.fromkeys(one_line(one.carrier.outlet) for one in told if one.carrier.outlet)
    return list(relays), [name for name in outlets if fold(name) not in passed]


def since(accounts: Iterable[Told]) -> Window:
    """Give when something was first told, as far as the days of publication tell."""
    known = [told.published for told in accounts if told.published.is_settled]
    return min(known, key=lambda one: (one.latest or "", one.earliest or ""), default=Window())


def since_in_words(accounts: Iterable[Told]) -> str:
    """Say since when something is told; nothing where no document is dated."""
    first = since(accounts)
    if first.latest is None:
        return ""
    return f"depuis le {day_in_words(first.latest)}" + ("" if first.day else " au plus tard")


def reach_of(fact: Fact, version: Version | None = None) -> str:
    """Say how many texts carry a fact or a version of it, and from how many origins."""
    return reach(*_standing(fact, version))


def repeats_of(fact: Fact, version: Version | None = None) -> int:
    """Count the documents that tell a fact, or a version of it, and bring no origin of their own."""
    return repeats(*_standing(fact, version))


def _standing(fact: Fact, version: Version | None) -> tuple[Sequence[Told], Independence]:
    """Give accounts and their independence, its merges by positions among these accounts."""
    if version is None:
        return fact.accounts, fact.independent
    place = {position: at for at, position in enumerate(version.accounts)}
    merges = tuple(replace(one, accounts=tuple(place[at] for at in one.accounts)) for one in version.independent.merges)
    return [fact.accounts[at] for at in version.accounts], replace(version.independent, merges=merges)


def dispute(fact: Fact) -> str:
    """Say what the versions of a fact differ in, or what became of it."""
    slots = list(dict.fromkeys(SLOTS[one.slot] for one in fact.conflicts))
    kinds = list(dict.fromkeys(KINDS[one.kind] for one in fact.updates))
    return ", ".join(slots or kinds)


def oppositions(fact: Fact) -> list[tuple[str, list[tuple[int, int]]]]:
    """Give why versions exclude each other, each reason with the pairs of versions, by their places."""
    place = version_of(fact)
    found: dict[str, set[tuple[int, int]]] = {}
    for one in fact.conflicts:
        pair = tuple(sorted((place[one.a], place[one.b])))
        if pair[0] != pair[1]:
            found.setdefault(f"{SLOTS[one.slot]}\xa0: {one_line(one.reason)}", set()).add((pair[0], pair[1]))
    return sorted(((reason, sorted(pairs)) for reason, pairs in found.items()), key=lambda one: one[1])


def version_of(fact: Fact) -> dict[int, int]:
    """Give the place of the version of every account."""
    return {position: place for place, version in enumerate(fact.versions) for position in version.accounts}


def reference(told: Told) -> str:
    """Say where an account stands: outlet, document, place in its text."""
    start, end = told.account.mark
    return f"{document_of(told)} {start}–{end}"


def document_of(told: Told) -> str:
    """Name the document of an account, with its outlet."""
    known = [told.carrier.outlet, told.carrier.name]
    return " · ".join(one_line(item) for item in dict.fromkeys(known) if item)


def positions(one: Conflict | Update) -> tuple[int, int]:
    """Give the two accounts of a conflict or an update."""
    return (one.a, one.b) if isinstance(one, Conflict) else (one.before, one.after)


def many(number: int, one: str, several: str | None = None) -> str:
    """Say a number of things.

    Example:
        >>> many(1, "texte"), many(3, "texte"), many(2, "fait mis à jour", "faits mis à jour")
        ('1 texte', '3 textes', '2 faits mis à jour')
    """
    return f"{grouped(str(number))} {one if number <= 1 else several or f'{one}s'}"


def listed(names: Iterable[str], most: int) -> str:
    """List names once each, the rest counted.

    Example:
        >>> listed(["a", "b", "a", "c", "d"], 2), listed(["a", "b", "c"], 2)
        ('a, b et 2 autres', 'a, b, c')
    """
    different = list(dict.fromkeys(names))
    if len(different) <= most + 1:
        return ", ".join(different)
    return ", ".join(different[:most]) + f" et {many(len(different) - most, 'autre')}"
