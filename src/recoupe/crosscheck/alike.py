"""Denials and what they deny, over all documents: the same words, a quoted phrase, or one matter in other words.

One matter is told where what is denied shares a name with what is said, and most of its words: the same, or of one
concept (``lexicon/fr/concepts.csv``: *contact* and *échanges*). The name may be that of who denies, where the other
speaks of him or her: « Anne Morel dément avoir démissionné ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple

from recoupe.crosscheck.concepts import concepts, is_empty, stem
from recoupe.crosscheck.counters import akin
from recoupe.crosscheck.denials import negated_word
from recoupe.crosscheck.happenings import Days, day_of, names, one_side, overlap, same
from recoupe.crosscheck.postings import Postings
from recoupe.crosscheck.reader import NAME
from recoupe.crosscheck.records import Told
from recoupe.french.folding import fold

#: What of the weight of a denial’s words, and of the words of what it denies, they have to share.
_OF_DENIAL, _OF_SAID = {"denied": 0.55, "not": 0.65}, 0.4
#: So many words at least have to be shared, and so many of them rare.
_COMMON = {"denied": 2, "not": 3}
_RARE = 2
#: What of the weight of a denial’s words has to be told in other words, and where it is denied by who is accused.
_TOLD, _ACCUSED = 0.5, 0.4
#: The same of what is merely negated, with no word that denies, unless it is of so many names that the other gives too.
_MOST, _NAMED = 0.75, 2
#: « aucun … n’a été victime »: what is denied of everybody is denied of each, whatever else is told of one.
_NOBODY = re.compile(r"^\W*aucune?\b|\bqu aucune?\b")
_OF_ANY = 0.25
#: Words in quotation marks that somebody denies to have heard or said.
_UTTERED = re.compile(r"\b(?:entend|dit\b|dire\b|pronon|employ|cri[ea]|tenu|ecrit|lance|scand|profer)")
#: What is denied was said so long before, or is still told so long after.
_BEFORE, _AFTER = timedelta(days=30), timedelta(days=14)
#: Attitudes with which somebody makes somebody answerable.
_BLAMING = frozenset({"accuse", "suspect"})
#: Words of a denial, without endings, that say nothing of what is denied.
_IDLE = frozenset(
    "moindr quelco implic partic respon accusa affirm rumeur inform allega propos quiconq forme nature formel catego "
    "mener menee mene commis commet effect presum mensong mise scene montag invent propag manipu fondem infond calomn "
    "fantai".split()
)
#: « nie avoir tiré »: by these rules.
_OWN_DEED = (("inf",), ("de_inf",))
#: The words of so many texts are kept at hand.
_AT_HAND = 1 << 14

Pair = tuple[int, int, str]
Covered = Mapping[tuple[int, int], int]
#: For every voice the words that name it and those for whom it speaks.
Sides = Mapping[str, frozenset[str]]


class Cast(NamedTuple):
    """Who is who in what is said.

    Attributes:
        sides: whom each voice speaks for.
        doers: who did what the statements tell, by document and statement.
    """

    sides: Sides
    doers: Mapping[tuple[int, int], frozenset[str]]


def find_alike(accounts: Sequence[Told], index: Postings, covered: Covered, cast: Cast) -> Iterator[Pair]:
    """Pair denials with what they deny.

    Args:
        accounts: of claims, of all documents, in order.
        index: where their words stand.
        covered, cast: see :func:`recoupe.crosscheck.claims.find_claims`.

    Yields:
        Position of what is said, position of the denial, and the rule.
    """
    for position, told in enumerate(accounts):
        denial, statement = told.account.denial, told.account.statement
        if denial not in _COMMON or told.counter is None or statement is None:
            continue
        if (told.carrier.number, statement) in covered:
            continue
        if not _may_deny(told):
            continue
        for other in index.near(position, _subject(told)):
            if may_differ(told, accounts[other], cast.sides) and not _did_others(told, accounts[other], cast):
                rule = _rule(accounts, index, position, other)
                if rule is not None:
                    yield other, position, rule


def _may_deny(told: Told) -> bool:
    """Whether an account denies anything that :func:`_rule` can find told: a phrase, or what its negation is about."""
    if told.account.denial == "denied" or _negated(told.account.text) is not None:
        return True
    return any(" " in word for word in told.account.words) and _utters(told.account.text)


def _did_others(denies: Told, says: Told, cast: Cast) -> bool:
    """Whether somebody denies to have done himself what others are told to have done."""
    if denies.account.why[:1] not in _OWN_DEED or says.account.statement is None or denies.counter is None:
        return False
    doers = cast.doers.get((says.carrier.number, says.account.statement), frozenset())
    mine = cast.sides.get(denies.counter, frozenset()) | names(denies.by, denies.account.entry)
    if not _subject(denies).isdisjoint(_stems(says.account.text)) or denies.account.by_country is not None:
        return False
    return one_side(doers, mine) is False


def _rule(accounts: Sequence[Told], index: Postings, position: int, other: int) -> str | None:
    """Give the rule by which an account denies another one; ``None`` where it does not."""
    told, against = accounts[position], accounts[other]
    denial = told.account.denial or ""
    words, said = index.words(position), index.words(other)
    shared = words & said
    if any(" " in word for word in shared) and _utters(told.account.text):
        return "cite-nie"
    if denial != "denied":
        word, meant = _negated(told.account.text), against.account.text
        if word is None or not (word in _stems(meant) or not _meant(meant).isdisjoint(concepts((word,)))):
            return None
    if _of_others(told, against):
        return None
    if len(shared) >= _COMMON[denial] and index.rare(shared) >= _RARE:
        enough = index.weight(shared) >= _OF_DENIAL[denial] * index.weight(words)
        least = _OF_ANY if _NOBODY.search(fold(told.account.text)) else _OF_SAID
        if enough and index.weight(shared) >= least * index.weight(said):
            return "memes-mots"
    return "meme-matiere" if _in_other_words(told, against, index, words, said) else None


def _in_other_words(told: Told, against: Told, index: Postings, words: frozenset[str], said: frozenset[str]) -> bool:
    """Whether what is denied is told by somebody else in other words: of somebody by name, and most of it."""
    named, theirs = _names(told.account.text), _names(against.account.text) | _names(against.by or "")
    subject, speaker = _subject(told), _subject(against)
    said |= speaker
    matter = frozenset(word for word in words if " " not in word) - _IDLE
    about = not subject.isdisjoint(said)
    if not (about or not named.isdisjoint(theirs)):
        return False
    told_of = concepts(said)
    met = frozenset(word for word in matter if word in said or not told_of.isdisjoint(concepts((word,))))
    deed = met - {stem(name) for name in named | theirs}
    if not deed:
        return False
    negated = told.account.denial != "denied"
    accused = about and against.account.attitude in _BLAMING
    if not accused and not about and index.rare(stem(name) for name in named & theirs) == 0:
        return False
    few = negated and len(named & theirs) < _NAMED
    return index.weight(met) >= (_MOST if few else _ACCUSED if accused else _TOLD) * index.weight(matter)


def _of_others(denies: Told, says: Told) -> bool:
    """Whether both name somebody or something besides those who speak, and not the same."""
    voices = _names(denies.by or "") | _names(says.by or "")
    one, other = _names(denies.account.text) - voices, _names(says.account.text) - voices
    return bool(one) and bool(other) and one.isdisjoint(other)


#: What the negation of a text is about.
_negated = lru_cache(_AT_HAND)(negated_word)


@lru_cache(_AT_HAND)
def _utters(text: str) -> bool:
    """Whether a text says that somebody uttered something."""
    return _UTTERED.search(fold(text)) is not None


@lru_cache(_AT_HAND)
def _meant(text: str) -> frozenset[str]:
    """Give the concepts of a text."""
    return concepts(_stems(text))


def _subject(told: Told) -> frozenset[str]:
    """Give the words, without endings, of the name of who denies."""
    return frozenset(stem(name) for name in _names(told.by or ""))


@lru_cache(_AT_HAND)
def _stems(text: str) -> frozenset[str]:
    """Give all the words of a text without their endings."""
    return frozenset(stem(word) for word in re.findall(r"\w{3,}", fold(text)))


@lru_cache(_AT_HAND)
def _names(text: str) -> frozenset[str]:
    """Give the names in a text, folded."""
    found = (fold(word) for name in NAME.findall(text) for word in re.split(r"[’'-]", name))
    return frozenset(word for word in found if len(word) > 3 and not is_empty(word))


def may_differ(denies: Told, says: Told, sides: Sides) -> bool:
    """Whether an account is said by somebody of another side, in the same days, and denies nothing."""
    if says.account.denial is not None or akin(says.counter, denies.counter):
        return False
    if says.carrier is denies.carrier and _overlap(says.account.mark, denies.account.mark):
        return False
    mine, theirs = (sides.get(told.counter, frozenset()) if told.counter else frozenset() for told in (denies, says))
    return same(mine, theirs) is not True and may_be_of_days(denies, says)


def may_be_of_days(told: Told, before: Told) -> bool:
    """Whether an account may be of the days of another one: not long before it, nor long after."""
    first, last = _days(told)
    return overlap((first and first - _BEFORE, last and last + _AFTER), _days(before)) is not False


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _days(told: Told) -> Days:
    return day_of(told.published.earliest), day_of(told.published.latest)
