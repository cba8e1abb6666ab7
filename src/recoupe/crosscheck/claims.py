"""Facts of claims: what somebody says and somebody else denies, of whatever kind it is.

1. **pair**: a denial and what it denies. In one document a statement may answer another one by its words
   (:mod:`denials`); over all documents they share a quoted phrase, or their rare words.
2. **join**: pairs that have an account in common are one fact, and so are the same words in other documents.

Words are looked up where they are rare, so the cost grows with the accounts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from recoupe.crosscheck.alike import Cast, Covered, Pair, find_alike, may_be_of_days
from recoupe.crosscheck.concepts import concepts
from recoupe.crosscheck.lineage import Lineage
from recoupe.crosscheck.making import make_fact
from recoupe.crosscheck.postings import Postings
from recoupe.crosscheck.records import Conflict, Fact, Slot, Told, Update, UpdateKind

#: How somebody denies who is asked about a fact; « refuse » is another matter.
_DENYING = frozenset({"denied", "wrong", "not"})
#: Two accounts with so much of their words in common are the same words, carried by two documents.
_SAME = 0.8

#: So many words the disputes of the same two have in common; so many of them are tried, those met last.
_IN_COMMON, _TRIED = 2, 16
#: A retraction takes back what its origin said so many characters before.
_MATTER = 800


def find_claims(accounts: Sequence[Told], covered: Covered, cast: Cast, lineage: Lineage) -> Iterator[Fact]:
    """Put together what is said and denied.

    Args:
        accounts: of claims, of all documents, in order.
        covered: what is at issue in facts of events already: for each statement, by document and ``id``, which fact.
        cast: who speaks for whom, and who did what is told.
        lineage: where documents come from.
    """
    index = Postings(accounts)
    pairs = [*_answers(accounts, covered), *find_alike(accounts, index, covered, cast)]
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


def _joined(accounts: Sequence[Told], index: Postings, pairs: Sequence[Pair]) -> list[list[int]]:
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
    for a, b in _of_same_voices(accounts, index, pairs):
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


def _of_same_voices(accounts: Sequence[Told], index: Postings, pairs: Sequence[Pair]) -> Iterator[tuple[int, int]]:
    """Give what one says and another denies in one document, and in another one of the same matter."""
    between: dict[tuple, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for says, denies, rule in pairs:
        voices = accounts[says].counter, accounts[denies].counter
        if rule == "retractation" or None in voices:
            continue
        words = index.words(says) | index.words(denies)
        for other, theirs in between[voices][-_TRIED:]:
            apart = accounts[other].carrier is not accounts[says].carrier
            near = len(words & theirs) >= _IN_COMMON or not concepts(words).isdisjoint(concepts(theirs))
            if apart and near and may_be_of_days(accounts[says], accounts[other]):
                yield other, says
        between[voices].append((says, words))


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
        "meme-matiere": "l’un l’affirme, l’autre nie la même chose en d’autres mots",
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
