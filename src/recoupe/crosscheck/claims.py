"""Facts of claims: what somebody says and somebody else denies, of whatever kind it is.

1. **pair**: a denial and what it denies. In one document a statement may answer another one by its words
   (:mod:`denials`); over all documents they share a quoted phrase, or their rare words.
2. **join**: pairs that have an account in common are one fact, and so are the same words in other documents.

Words are looked up where they are rare, so the cost grows with the accounts.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from recoupe.crosscheck.counters import akin
from recoupe.crosscheck.happenings import Days, day_of, overlap
from recoupe.crosscheck.lineage import Lineage
from recoupe.crosscheck.making import make_fact
from recoupe.crosscheck.records import Conflict, Fact, Slot, Told, Update, UpdateKind
from recoupe.french.folding import fold

#: How somebody denies who is asked about a fact; « refuse » is another matter.
_DENYING = frozenset({"denied", "wrong", "not"})
#: A word is looked up where at most so many accounts have it, and so many of the rarest words of an account are.
_POSTINGS, _LOOKED_UP = 200, 8
#: What of the weight of a denial’s words, and of the words of what it denies, they have to share.
_OF_DENIAL, _OF_SAID = {"denied": 0.55, "not": 0.65}, 0.4
#: So many words at least have to be shared, and so many of them rare: in at most so many documents, or so few of all.
_COMMON = {"denied": 2, "not": 3}
_RARE, _FEW, _SHARE = 2, 5, 0.01
#: Words in quotation marks that somebody denies to have heard or said.
_UTTERED = re.compile(r"\b(?:entend|dit\b|dire\b|pronon|employ|cri[ea]|tenu|ecrit|lance|scand|profer)")
#: Two accounts with so much of their words in common are the same words, carried by two documents.
_SAME = 0.8

#: The words of so many accounts are kept at hand.
_AT_HAND = 1 << 12

#: A retraction takes back what its origin said so many characters before.
_MATTER = 800

Pair = tuple[int, int, str]
Covered = Mapping[tuple[int, int], int]


def find_claims(accounts: Sequence[Told], covered: Covered, lineage: Lineage) -> Iterator[Fact]:
    """Put together what is said and denied.

    Args:
        accounts: of claims, of all documents, in order.
        covered: what is at issue in facts of events already: for each statement, by document and ``id``, which fact.
        lineage: where documents come from.
    """
    index = _Index(accounts)
    pairs = [*_answers(accounts, covered), *_alike(accounts, index, covered)]
    pairs += list(_of_same_matter(accounts, pairs))
    for members in _joined(accounts, index, pairs):
        place = {position: at for at, position in enumerate(members)}
        inside = [(place[a], place[b], rule) for a, b, rule in pairs if a in place and b in place]
        told = [accounts[position] for position in members]
        conflicts = [_conflict(told, a, b, rule) for a, b, rule in inside if rule != "retractation"]
        updates = [_update(a, b) for a, b, rule in inside if rule == "retractation"]
        if conflicts or updates:
            yield make_fact(
                told, conflicts, updates, lineage, versions=_versions(told), title=_title(told, inside), why=("propos",)
            )


class _Index:
    """Where words stand, and how rare they are."""

    def __init__(self, accounts: Sequence[Told]) -> None:
        self._accounts = accounts
        self._where: dict[str, list[int]] = defaultdict(list)
        for position, told in enumerate(accounts):
            for word in told.account.words:
                self._where[word].append(position)
        self._documents = {
            word: len({accounts[one].carrier.number for one in where}) for word, where in self._where.items()
        }
        most = len({told.carrier.number for told in accounts}) + 1
        self._few = max(_FEW, int(_SHARE * most))
        self._weight = {word: math.log(most / count) + 1 for word, count in self._documents.items()}

    def words(self, position: int) -> frozenset[str]:
        """Give the words of an account."""
        return _set(self._accounts[position].account.words)

    def weight(self, words: Iterable[str]) -> float:
        """Give how much words tell, the rare the most; quoted phrases count twice."""
        return sum(sorted(self._weight[word] * (2 if " " in word else 1) for word in words))

    def rare(self, words: Iterable[str]) -> int:
        """Count the words that few documents have."""
        return sum(self._documents[word] <= self._few for word in words)

    def near(self, position: int) -> list[int]:
        """Give the accounts that share rare words with one, in order."""
        words = self._accounts[position].account.words
        rare = sorted(
            (word for word in words if len(self._where[word]) <= _POSTINGS),
            key=lambda word: (len(self._where[word]), word),
        )
        found = {one for word in rare[:_LOOKED_UP] for one in self._where[word]}
        return sorted(found - {position})


@lru_cache(_AT_HAND)
def _set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def _answers(accounts: Sequence[Told], covered: Covered) -> Iterator[Pair]:
    """Pair what answers with what it answers, and what is taken back with the retraction."""
    by_statement: dict[tuple[int, int], list[int]] = defaultdict(list)
    for position, told in enumerate(accounts):
        if told.account.statement is not None and told.account.denial != "retracted":
            by_statement[told.carrier.number, told.account.statement].append(position)
    for position, told in enumerate(accounts):
        answers, document = told.account.answers, told.carrier.number
        if answers is None or _is_covered(told, answers, covered):
            continue
        rule = "retractation" if told.account.denial == "retracted" else "repond"
        said = [one for one in by_statement.get((document, answers), ()) if one != position]
        answered = max(said, key=lambda one: (len(accounts[one].account.words), -one), default=None)
        if told.account.denial is None or answered is None:
            continue
        if rule == "repond" and accounts[answered].account.denial is not None:
            continue
        if rule == "retractation" or told.counter is None or accounts[answered].counter != told.counter:
            yield answered, position, rule


def _of_same_matter(accounts: Sequence[Told], pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Pair what is denied with a retraction of its origin further on: it takes back the matter, not one sentence."""
    disputed: dict[tuple, list[int]] = defaultdict(list)
    for says, _, rule in pairs:
        if rule != "retractation":
            disputed[accounts[says].carrier.number, accounts[says].counter].append(says)
    for _, back, rule in pairs:
        told = accounts[back]
        if rule != "retractation" or told.counter is None:
            continue
        near = [
            says
            for says in disputed[told.carrier.number, told.counter]
            if 0 < told.account.mark[0] - accounts[says].account.mark[1] <= _MATTER
        ]
        if near:
            yield max(near), back, rule


def _is_covered(told: Told, answers: int, covered: Covered) -> bool:
    """Whether a fact of an event holds both statements, or what a retraction takes back."""
    document, statement = told.carrier.number, told.account.statement
    fact = covered.get((document, answers))
    return fact is not None and statement is not None and covered.get((document, statement)) == fact


def _alike(accounts: Sequence[Told], index: _Index, covered: Covered) -> Iterator[Pair]:
    """Pair denials with what shares their rare words, or a phrase that they quote."""
    for position, told in enumerate(accounts):
        denial = told.account.denial
        statement = told.account.statement
        if denial not in _COMMON or told.counter is None or statement is None:
            continue
        if (told.carrier.number, statement) in covered:
            continue
        words = index.words(position)
        whole = index.weight(words)
        utters = _UTTERED.search(fold(told.account.text)) is not None
        for other in index.near(position):
            against = accounts[other]
            shared = words.intersection(against.account.words)
            quoted = utters and any(" " in word for word in shared)
            common = len(shared) >= _COMMON[denial]
            if not (quoted or common) or not _may_differ(told, against):
                continue
            enough = common and index.weight(shared) >= _OF_DENIAL[denial] * whole
            enough = enough and index.rare(shared) >= _RARE
            enough = enough and index.weight(shared) >= _OF_SAID * index.weight(against.account.words)
            if quoted or enough:
                yield other, position, "cite-nie" if quoted else "memes-mots"


def _may_differ(denies: Told, says: Told) -> bool:
    """Whether an account is said by somebody else, in the same days, and denies nothing."""
    if says.account.denial is not None or akin(says.counter, denies.counter):
        return False
    if says.carrier is denies.carrier and _overlap(says.account.mark, denies.account.mark):
        return False
    return overlap(_days(denies), _days(says)) is not False


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _days(told: Told) -> Days:
    return day_of(told.published.earliest), day_of(told.published.latest)


def _joined(accounts: Sequence[Told], index: _Index, pairs: Sequence[Pair]) -> list[list[int]]:
    """Join pairs, and the same words in other documents, to facts: positions in order."""
    root: dict[int, int] = {}

    def find(position: int) -> int:
        root.setdefault(position, position)
        while root[position] != position:
            root[position] = root[root[position]]
            position = root[position]
        return position

    def join(a: int, b: int) -> None:
        a, b = find(a), find(b)
        root[max(a, b)] = min(a, b)

    for a, b, _ in pairs:
        join(a, b)
    for position in sorted(root):
        told = accounts[position]
        words = index.words(position)
        if told.account.denial == "retracted" or len(words) < 3:
            continue
        for other in index.near(position):
            apart = accounts[other].carrier is not told.carrier
            if apart and _same_words(told, accounts[other], words, index.words(other)):
                join(position, other)
    found: dict[int, list[int]] = defaultdict(list)
    for position in sorted(root):
        found[find(position)].append(position)
    return [found[first] for first in sorted(found)]


def _same_words(a: Told, b: Told, words: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two accounts are the same words."""
    return (a.account.denial is None) == (b.account.denial is None) and len(words & other) >= _SAME * len(words | other)


def _conflict(told: Sequence[Told], a: int, b: int, rule: str) -> Conflict:
    """Say where the two differ."""
    slot = Slot.NUMBER if _is_number(told[b]) else Slot.OCCURRENCE
    reasons = {
        "repond": "l’un l’affirme, l’autre lui répond que non",
        "cite-nie": "l’un le dit, l’autre nie les mots mêmes",
        "memes-mots": "l’un l’affirme, l’autre nie la même chose",
    }
    return Conflict(slot=slot, a=min(a, b), b=max(a, b), rule=rule, reason=reasons[rule])


def _is_number(told: Told) -> bool:
    return {"chiffr", "bilan"} & set(told.account.words) != set() and len(told.account.words) <= 2


def _update(before: int, after: int) -> Update:
    reason = "la même origine revient sur ses propos"
    return Update(kind=UpdateKind.RETRACTION, before=before, after=after, rule="retractation", reason=reason)


def _versions(told: Sequence[Told]) -> list[tuple[str, list[int]]]:
    """Give who says so, who denies it, who takes it back."""
    found: dict[str, list[int]] = {}
    for position, one in enumerate(told):
        denial = one.account.denial
        title = "affirmé" if denial in (None, "refused") else "retiré" if denial == "retracted" else "démenti"
        found.setdefault(title, []).append(position)
    return list(found.items())


def _title(told: Sequence[Told], pairs: Sequence[Pair]) -> str:
    """Say what is at issue, in the words of what is denied most often."""
    counts = Counter(a for a, _, _ in pairs)
    at = min(counts, key=lambda one: (-counts[one], one))
    words = told[at].account.text.split()
    return " ".join(words[:14]) + (" …" if len(words) > 14 else "")
