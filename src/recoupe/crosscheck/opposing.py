"""How accounts of one happening stand to each other: it happened, it did not, somebody else did it, it is retracted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from recoupe.crosscheck.alike import Sides
from recoupe.crosscheck.counters import akin
from recoupe.crosscheck.happenings import BODIES, Happening, State, names, one_side, overlap, same, told_days
from recoupe.crosscheck.records import Conflict, Slot, Update, UpdateKind
from recoupe.french.folding import fold
from recoupe.lexicon.countries import load_countries

#: « pas encore », « ne … plus »: no denial of what is told of another time.
_OF_ANOTHER_TIME = frozenset({"not_yet", "no_longer", "refused"})
#: What is done to somebody who is named.
_OF_PATIENT = frozenset({"death", "wound", "arrest", "abduct", "release"})
#: Attitudes with which somebody makes somebody answerable.
_BLAMING = frozenset({"accuse", "suspect"})
_TITLES = {
    State.HAPPENED: "affirmé",
    State.NOT: "démenti",
    State.FAILED: "tenté sans succès",
    State.TAKEN_BACK: "retiré",
}


def versions(members: Sequence[Happening]) -> list[tuple[str, list[int]]]:
    """Give the versions of a happening: title and positions.

    Args:
        members: in the order of the fact.
    """
    found: dict[str, list[int]] = {}
    for position, one in enumerate(members):
        title = _TITLES[one.state]
        if one.state is State.HAPPENED and one.account.modality == "conditional":
            title = "au conditionnel"
        if one.state is State.HAPPENED and one.family == "assault" and one.account.agent and one.agents:
            title = f"attribué à : {one.account.agent}"
        found.setdefault(title, []).append(position)
    return list(found.items())


def sides_of(happenings: Iterable[Happening]) -> Sides:
    """Say whom each voice speaks for, as far as any document tells.

    Args:
        happenings: of all documents.

    Returns:
        For every voice the words that name it and those for whom it speaks.
    """
    found: dict[str, set[str]] = {}
    for one in happenings:
        if one.told.counter is not None:
            mine = found.setdefault(one.told.counter, set())
            mine |= names(one.account.by, one.account.entry) | names(one.account.side, None)
    return {voice: frozenset(words) for voice, words in found.items()}


def oppose(members: Sequence[Happening], sides: Sides) -> tuple[list[Conflict], list[Update]]:
    """Compare the accounts of one happening.

    Of each voice that says the same, one account is compared.

    Args:
        members: in the order of the fact.
        sides: whom each voice speaks for.

    Returns:
        Conflicts and updates, between accounts by position.
    """
    heads: dict[tuple, int] = {}
    for position, one in enumerate(members):
        heads.setdefault((one.state, one.voice, one.account.denial, one.agents), position)
    positions = sorted(heads.values())
    conflicts = [
        found
        for at, i in enumerate(positions)
        for j in positions[at + 1 :]
        if (found := _conflict(members, i, j, sides)) is not None
    ]
    return conflicts, [*_retractions(members), *_revisions(members, positions)]


def _conflict(members: Sequence[Happening], i: int, j: int, sides: Sides) -> Conflict | None:
    """Compare two accounts."""
    a, b = members[i], members[j]
    if a.state is State.HAPPENED and b.state is State.HAPPENED:
        return _other_day(a, b, i, j, sides) or _blame(a, b, i, j, sides)
    says, denies = (a, b) if a.state is State.HAPPENED else (b, a)
    if says.state is not State.HAPPENED or denies.state not in (State.NOT, State.FAILED):
        return None
    if (
        denies.account.denial in _OF_ANOTHER_TIME
        or not _two_voices(says, denies, sides)
        or not _of_one(says, denies, sides)
    ):
        return None
    if denies.state is State.FAILED and says.family not in ("control", "assault"):
        return None
    if denies.state is State.FAILED:
        return Conflict(slot=Slot.OUTCOME, a=i, b=j, rule="reussi-echoue", reason="l’un le dit fait, l’autre échoué")
    if says.account.attitude in _BLAMING and denies.family == "assault":
        reason = "l’un accuse, l’autre nie l’avoir fait"
        return Conflict(slot=Slot.RESPONSIBILITY, a=i, b=j, rule="accuse-nie", reason=reason)
    return Conflict(slot=Slot.OCCURRENCE, a=i, b=j, rule="affirme-nie", reason="l’un l’affirme, l’autre le nie")


def _other_day(a: Happening, b: Happening, i: int, j: int, sides: Sides) -> Conflict | None:
    """Two that date it differently, one of them against the other."""
    puts_right = "other_day" in (a.account.denial, b.account.denial)
    if not puts_right or not a.explicit or not b.explicit or not _two_voices(a, b, sides):
        return None
    if overlap(told_days(a), told_days(b)) is not False:
        return None
    return Conflict(slot=Slot.TIME, a=i, b=j, rule="autre-jour", reason="chacun le date d’un autre jour")


def _blame(a: Happening, b: Happening, i: int, j: int, sides: Sides) -> Conflict | None:
    """Two that say of one attack that somebody else did it."""
    blaming = a.account.attitude in _BLAMING or b.account.attitude in _BLAMING
    if a.family != "assault" or not blaming or same(a.patients, b.patients) is not True:
        return None
    if a.told.counter is None or b.told.counter is None:
        return None
    if same(a.agents, b.agents) is not False or not _two_voices(a, b, sides):
        return None
    return Conflict(
        slot=Slot.RESPONSIBILITY, a=i, b=j, rule="accusations-croisees", reason="chacun l’attribue à quelqu’un d’autre"
    )


def _two_voices(a: Happening, b: Happening, sides: Sides) -> bool:
    """Whether two accounts come from two sides; the outlet against itself, or against an outlet, is no second side."""
    if a.voice == b.voice or (a.is_outlet and b.is_outlet) or akin(a.told.counter, b.told.counter):
        return False
    one, other = _side(a, sides), _side(b, sides)
    return same(one - BODIES or one, other - BODIES or other) is not True


def _side(one: Happening, sides: Sides) -> frozenset[str]:
    return sides.get(one.told.counter, frozenset()) if one.told.counter is not None else frozenset()


def _of_one(says: Happening, denies: Happening, sides: Sides) -> bool:
    """Whether the denial is of what is said: of the same place or victim, and of a day that may be the same."""
    if says.told.carrier is denies.told.carrier and denies.account.answers is not None:
        return denies.account.answers == says.account.statement
    if not _same_day(says, denies):
        return False
    if says.family == "control":
        new = denies.attempt and denies.state is State.NOT  # who denies another attack does not deny the first
        return not new and _one_place(says, denies)
    if denies.own and says.family == "assault" and not (says.agents and one_side(says.agents, _side(denies, sides))):
        return False  # that his men did it is denied, not that it was done, nor that others did it
    if says.family == "assault" and _own_deed(denies, sides) and _one_of_side(says, denies) is False:
        return False  # who says that he did not do it does not deny that others did
    outright = denies.account.attitude == "deny" or denies.account.denial == "never"
    if says.family == "assault":
        if denies.account.attitude == "deny" and not denies.patients and denies.account.denial != "no_part":
            by_him = not _own_deed(denies, sides) or _one_of_side(says, denies) is True
            return by_him and _at_one_place(says, denies)
        of_one = same(says.patients, denies.patients) is True and _same_place(says, denies)
        return (of_one or _is_accused(says, denies, sides)) and (outright or says.account.attitude in _BLAMING)
    if says.family in _OF_PATIENT:
        return bool(says.victim & denies.victim)
    done = same(says.agents, denies.agents) is True and same(says.patients, denies.patients) is True
    return denies.account.attitude == "deny" and done and _same_place(says, denies)


def _own_deed(denies: Happening, sides: Sides) -> bool:
    """Whether somebody denies to have done it himself."""
    return bool(denies.agents) and same(denies.agents, _side(denies, sides)) is True


def _one_of_side(says: Happening, denies: Happening) -> bool | None:
    """Whether who did it, as it is told, is of the side of who is said not to have; ``None`` where it is not known.

    « des avions russes » are of the side of Moscow.
    """
    country = denies.account.by_country
    if country is not None and not says.agents.isdisjoint(_demonyms(country)):
        return True
    return one_side(says.agents, denies.agents)


@cache
def _demonyms(code: str) -> frozenset[str]:
    """Give the folded names and adjectives of a country."""
    country = next((one for one in load_countries() if one.code == code), None)
    if country is None:
        return frozenset()
    return frozenset(fold(word) for word in (*country.names, *country.demonyms, country.capital))


def _at_one_place(says: Happening, denies: Happening) -> bool:
    """Whether both name the same place, no country."""
    place = says.account.place
    return (
        place is not None
        and place.kind not in ("country", "region")
        and denies.account.place is not None
        and (place.key == denies.account.place.key)
    )


def _is_accused(says: Happening, denies: Happening, sides: Sides) -> bool:
    """Whether who denies an attack on a place is the one that is said to have made it."""
    place, other = says.account.place, denies.account.place
    if place is None or other is None or place.key != other.key or same(says.patients, denies.patients) is False:
        return False
    return any(one_side(says.agents, names) is True for names in (denies.agents, _side(denies, sides)))


def _one_place(a: Happening, b: Happening) -> bool:
    """Whether two accounts are of one place, as far as both tell."""
    place_a, place_b = a.account.place, b.account.place
    return place_a is None or place_b is None or place_a.key == place_b.key


def _same_place(a: Happening, b: Happening) -> bool:
    """Whether two accounts may be of one place."""
    return bool(a.account.around or b.account.around) or _one_place(a, b)


def _same_day(a: Happening, b: Happening) -> bool:
    return overlap(a.days, b.days) is not False


def _retractions(members: Sequence[Happening]) -> list[Update]:
    """Find what is taken back: by the same voice, or by a text that says of itself that it was wrong."""
    said = [at for at, one in enumerate(members) if one.state is State.HAPPENED]
    said.sort(key=lambda at: (members[at].told.published.earliest or "9999", members[at].told.order))
    first = {members[at].voice: at for at in reversed(said)}
    found = []
    for after, back in enumerate(members):
        if back.state is not State.TAKEN_BACK:
            continue
        before = said[0] if said and back.account.denial == "corrected" else first.get(back.voice)
        if before is None:
            continue
        if back.account.denial == "corrected":
            kind, rule, reason = UpdateKind.CORRECTION, "rectificatif", "le texte se corrige lui-même"
        else:
            kind, rule, reason = UpdateKind.RETRACTION, "retractation", "la même origine revient sur ses propos"
        found.append(Update(kind=kind, before=before, after=after, rule=rule, reason=reason))
    return found


def _revisions(members: Sequence[Happening], positions: Sequence[int]) -> list[Update]:
    """Find what one voice first reserved (« aurait été ») and later says outright."""
    hedged = {
        one.voice: i for i, one in enumerate(members) if one.account.modality == "conditional" and one.told.counter
    }
    found = []
    for after in positions:
        one = members[after]
        before = hedged.get(one.voice)
        if before is None or one.state is not State.HAPPENED or one.account.modality == "conditional":
            continue
        first, then = members[before].told.published.latest, one.told.published.earliest
        if first and then and first < then:
            reason = "d’abord au conditionnel, puis affirmé"
            found.append(Update(kind=UpdateKind.REVISION, before=before, after=after, rule="confirme", reason=reason))
    return found
