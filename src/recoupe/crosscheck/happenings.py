"""Accounts of events as they are compared: what kind of happening, who did it to whom, on which days, and whether.

Two types may be two tellings of one happening (*tuer* and *mourir*, *attaquer* and *détruire*): they share a family.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from recoupe.crosscheck.records import Account, Told
from recoupe.french.folding import fold

#: Types that tell one kind of happening.
_FAMILY = {"death": "death", "kill": "death", "assault": "assault", "damage": "assault", "control": "control"}
#: Who did it, or to whom it was done, is told by these words in any camp: they name nobody.
_NOBODY = frozenset(
    "a au aux ce ces cet cette d de des du elle elles en et il ils l la le les leur leursui m mme mm ne nos notre on "
    "par qu que qui sa se ses son sur un une y soldat soldats militaire militaires force forces troupe "
    "troupes unite unites homme hommes combattant combattants rebelle rebelles terroriste terroristes milicien "
    "miliciens milice milices insurge insurges jihadiste jihadistes djihadiste djihadistes assaillant assaillants "
    "ennemi ennemis arme armes bandit bandits tireur tireurs inconnus element elements groupe groupes membre membres "
    "camp personne personnes gens civil civils victime victimes individu individus habitant habitants population autre "
    "autres plusieurs certains deux trois quatre cinq six sept huit neuf dix douze vingt trente quarante cinquante "
    "cent centaine centaines dizaine dizaines mille milliers millier quelque quelques ville village localite quartier "
    "province region positions position zone zones".split()
)
#: These name somebody only where nothing else does: there is one army in « l’armée », another in « l’armée russe ».
_WEAK = frozenset("armee armees regime autorites gouvernement police gendarmerie".split())
#: Verbs and nouns of a place that somebody loses.
_LOSING = re.compile(r"\b(?:perd\w*|perte|ced\w*|abandonn\w*)\b")
_PLACE = re.compile(r"\b(?:ville|localite|village|bourg|commune|quartier|centre ville)\b")
_WORD = re.compile(r"\w+")
#: A description by somebody else's name: « les parents de Kardo ».
_RELATED = re.compile(r"(?:[a-zà-ÿ\d][\w-]*\s+)+(?:de|du|des|d['’])\b")
_PROPER = re.compile(r"(?<![\w’'])[A-ZÀ-Þ][\w-]+")
#: What is told without a day happened so long before publication, at most; what is denied so, in that time.
_RECENT, _DENIED = timedelta(days=4), timedelta(days=30)
#: A day that the sentence takes over from elsewhere in its text is a guess.
_CARRIED = ("jour de l’événement", "dernier jour")
#: A longer stretch of days tells nothing.
_KNOWN = timedelta(days=62)


#: Words for the state and its forces, whichever of them is named.
BODIES = frozenset(
    "armee armees militaire militaires etat major ministere ministre defense interieur gouvernement regime police "
    "gendarmerie gendarmes policiers forces autorites prefet prefecture colonel general aviation air marine".split()
)
#: First and last of a stretch of days, ``None`` where an end is open.
Days = tuple[date | None, date | None]


class State(StrEnum):
    """What an account says of a happening."""

    HAPPENED = "happened"
    NOT = "not"  # it did not
    FAILED = "failed"  # attempted without success
    TAKEN_BACK = "taken_back"  # who had said so says so no longer


class Happening:
    """An account of an event as it is compared.

    Attributes:
        told: the account where it stands.
        account: what it says.
        family: see above.
        state: what it says.
        attempt: it tells of an attack on a place that failed or never was: what came of it is whether the place fell.
        agents, patients: what those who did it, and those to whom it was done, are known by.
        explicit: the sentence gives a time.
        days: first and last day on which it may have happened, or is said not to have.
    """

    __slots__ = ("account", "agents", "attempt", "days", "explicit", "family", "patients", "state", "told")

    def __init__(self, told: Told) -> None:
        account = told.account
        self.told = told
        self.account = account
        self.state = _state(account)
        self.family = _FAMILY.get(account.type, account.type)
        self.attempt = self.family == "assault" and self.state in (State.FAILED, State.NOT) and _at_place(account)
        if self.attempt:
            self.family = "control"
        if self.family == "retreat" and self.victim and fold(account.text).startswith("liber"):
            self.family = "release"
        if self.family == "control" and _LOSING.search(fold(account.text)):
            self.agents = names(account.patient, account.patient_entry)
            self.patients = names(account.agent, account.agent_entry)
        else:
            self.agents = names(account.agent, account.agent_entry)
            self.patients = names(account.patient, account.patient_entry)
        given = told_days(self)
        known = _is_known(given)
        self.explicit = known and bool(account.when.text) and not account.when.basis.startswith(_CARRIED)
        self.days = self._days(given, known)

    @property
    def victim(self) -> frozenset[str]:
        """The proper name of whom it was done to; none where only a description or a relative of somebody is named."""
        return _victim(self.account.patient or "")

    @property
    def offers(self) -> Iterator[str]:
        """By what an account that denies it, or takes it back, may point at this one."""
        document = self.told.carrier.number
        if self.account.id >= 0:
            yield f"!{document}:{self.account.id}"
        if self.account.statement is not None and self.state is State.HAPPENED:
            yield f"#{document}:{self.account.statement}"

    @property
    def asks(self) -> Iterator[str]:
        """What this account points at: the same words told otherwise, the statement that it answers."""
        document = self.told.carrier.number
        if self.state is not State.HAPPENED and self.account.id >= 0:
            yield f"!{document}:{self.account.id}"
        if self.account.answers is not None:
            yield f"#{document}:{self.account.answers}"

    @property
    def own(self) -> bool:
        """Whether those who did it are named only as somebody's own (« ses hommes », « nos unités »)."""
        return bool(self.account.agent) and not self.agents

    def _days(self, given: Days, known: bool) -> Days:
        """Give the days; ``given`` by the words, and whether these tell when something happened."""
        if self.account.denial == "other_day":
            return None, None
        if self.explicit:
            return given
        published = day_of(self.told.published.earliest), day_of(self.told.published.latest)
        guessed = given if known else published
        if not _is_known(guessed) or guessed[0] is None or guessed[1] is None:
            return None, None
        last = max(guessed[1], published[1] or guessed[1]) if _is_known(published) else guessed[1]
        return guessed[0] - (_RECENT if self.state is State.HAPPENED else _DENIED), last

    @property
    def voice(self) -> str | None:
        """Who tells it: who counts as one, else the outlet or document; ``None`` where that is not known."""
        if self.told.counter is not None:
            return self.told.counter
        if self.account.by == "outlet":
            return f"outlet:{self.told.carrier.outlet or self.told.carrier.key}"
        return None

    @property
    def is_outlet(self) -> bool:
        """Whether the journalist tells it in the outlet's own name."""
        return self.account.by == "outlet"


@lru_cache(4096)
def _victim(patient: str) -> frozenset[str]:
    """Give the proper name in how somebody is called to whom something was done."""
    if _RELATED.match(patient):
        return frozenset()
    return frozenset(fold(word) for word in _PROPER.findall(patient)) - _NOBODY


def _state(account: Account) -> State:
    """Say what an account says of the happening."""
    if account.denial in ("retracted", "corrected"):
        return State.TAKEN_BACK
    if account.polarity == "neg":
        return State.NOT
    return State.FAILED if account.modality == "failed" else State.HAPPENED


def _at_place(account: Account) -> bool:
    """Whether an attack is on the place itself, not on somebody or something there."""
    patient = fold(account.patient or "")
    if account.place is None or not patient:
        return False
    return bool(_PLACE.search(patient)) or account.place.key in patient or fold(account.place.name) in patient


@lru_cache(4096)
def day_of(day: str | None) -> date | None:
    """Read a day; one that no calendar has is none."""
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def _is_known(days: Days) -> bool:
    """Whether a stretch of days tells when something happened: a weekday of any year does not."""
    first, last = days
    return first is not None and last is not None and last - first <= _KNOWN


def told_days(one: Happening) -> Days:
    """Give the days that the words of an account give."""
    return day_of(one.told.day.earliest), day_of(one.told.day.latest)


@lru_cache(1 << 14)
def names(name: str | None, entry: str | None) -> frozenset[str]:
    """Give what a participant is known by: the row of the lexicon and the words that name it; none where it is nobody.

    Example:
        >>> sorted(names("combattants du Front populaire", None))
        ['front', 'populaire']
        >>> names("unités", None)
        frozenset()
    """
    words = {word for word in _WORD.findall(fold(name or "")) if word not in _NOBODY and not word.isdigit()}
    strong = words - _WEAK
    if entry is not None and strong:
        strong.add(entry)
    return frozenset(strong or words)


def same(a: frozenset[str], b: frozenset[str]) -> bool | None:
    """Whether two participants are the same; ``None`` where one of them is not known.

    Example:
        >>> same(names("Front populaire", None), names("Front", None)), same(names("Front", None), names("ONU", None))
        (True, False)
    """
    if not a or not b:
        return None
    return not a.isdisjoint(b) or _acronym(a, b) or _acronym(b, a)


def _acronym(short: frozenset[str], long: frozenset[str]) -> bool:
    """Whether one name is the initials of another."""
    if len(short) != 1 or len(long) < 2:
        return False
    (letters,) = short
    return len(letters) == len(long) and sorted(letters) == sorted(word[0] for word in long)


def one_side(a: frozenset[str], b: frozenset[str]) -> bool | None:
    """Whether two names are of one side, the bodies of a state being one; ``None`` where that is not known."""
    found = same(a, b)
    return True if found is False and a & BODIES and b & BODIES else found


def overlap(a: Days, b: Days) -> bool | None:
    """Whether two stretches of days have one in common; ``None`` where that cannot be told."""
    if a == (None, None) or b == (None, None):
        return None
    (first, last), (begin, end) = a, b
    if first is None or (begin is not None and begin > first):
        first = begin
    if last is None or (end is not None and end < last):
        last = end
    return first is None or last is None or first <= last
