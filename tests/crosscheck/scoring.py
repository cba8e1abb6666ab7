"""Score the cross-check against hand-made facts: ``examples/gold``, ``tests/annotated/versions`` and its ``held``.

    recoupe versions DOSSIER --format jsonl > FACTS.jsonl
    python -m tests.crosscheck.scoring examples FACTS.jsonl --misses
    python -m tests.crosscheck.scoring stories FACTS.jsonl

The stories of ``held`` are for measuring only: no rule is made by what is missed in them.

What is judged is a list of facts ``{"fact", "relation", "accounts": [{"doc", "start", "end", "value", "low", "high",
"by", "relays", "polarity"}], "conflicts": [{"slot", ...}], "updates": [...], "independent": {"min", "max"}}``; the gold
is described in ``examples/README.md``. In a test: ``score(load(EXAMPLES), facts)``. Every measure is a share:

- **accounts**: of the gold accounts, those that some account of the document overlaps, with the same number where the
  gold has one; **by**: of those found, those according to the right one;
- **together**: of the pairs of accounts of one gold fact, those in one predicted fact; **apart**: of the pairs that
  must not meet (of two facts, or of two values within a trap) and are both found, those kept apart;
- **agree**, **conflict**, **update**: of the facts with half their pairs together, and all others, those whose main
  predicted fact has this relation; **traps**: of the facts marked ``different``, those found where nobody sees a
  conflict or an update;
- **independent**: of the facts with half their pairs together, those whose bracket is met within one;
- **conflicts_recall**, **updates_recall**: of what is planted, what some predicted fact holds with accounts of both
  sides; **conflicts_precision**, **updates_precision**: of the predicted facts that hold one, those where one is
  planted;
- **slots**: of the conflicts found, those with a right slot.

The gold is exhaustive in conflicts and updates, so that precision can be told. What is marked optional counts neither
when found nor when left out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path, PurePath
from typing import Any

from tests.matching import ROOT, same_name

EXAMPLES = ROOT / "examples" / "gold" / "versions.json"
STORIES = ROOT / "tests" / "annotated" / "versions" / "versions.json"
HELD = STORIES.parent / "held" / "versions.json"
GOLD = {"examples": EXAMPLES, "stories": STORIES, "held": HELD}
#: Whose account it is when nobody else's: the journalist's own, or of a source that is not named.
OUTLET = ("outlet", None)
#: Relations of a gold fact, other than traps.
RELATIONS = ("agree", "conflict", "update")
DISPUTES = ("conflicts", "updates")
MEASURES = (
    "accounts",
    "by",
    "together",
    "apart",
    *RELATIONS,
    "traps",
    "independent",
    *(f"{name}_{side}" for name in DISPUTES for side in ("recall", "precision")),
    "slots",
)

Fact = dict[str, Any]
Account = dict[str, Any]


@dataclass
class Share:
    """How many of how many.

    >>> Share(3, 4).value
    0.75
    """

    right: int = 0
    of: int = 0

    @property
    def value(self) -> float:
        """The share; 1 where there was nothing to judge."""
        return self.right / self.of if self.of else 1.0


@dataclass
class Report:
    """The shares by measure, and what went wrong in words."""

    shares: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in MEASURES})
    misses: list[str] = field(default_factory=list)

    def __getitem__(self, measure: str) -> float:
        return self.shares[measure].value

    def count(self, measure: str, right: int | bool, of: int = 1) -> None:
        """Add to one measure."""
        share = self.shares[measure]
        share.right, share.of = share.right + right, share.of + of


def load(path: Path) -> list[Fact]:
    """Read a file of gold facts."""
    return json.loads(path.read_text(encoding="utf-8"))


def texts(path: Path) -> dict[str, str]:
    """Give the texts that a file of gold facts is about, by the names it calls them by."""
    folder = path.parent.parent if path == EXAMPLES else path.parent
    return {text.stem: text.read_text(encoding="utf-8") for text in sorted(folder.glob("*.txt"))}


def same_document(gold: str, predicted: str) -> bool:
    """Tell whether a document is meant, by its id or by its path.

    >>> same_document("fictif-01-agence", "examples/fictif-01-agence.txt"), same_document("a", "b")
    (True, False)
    """
    return PurePath(predicted).name.removesuffix(".txt") == gold


def same_number(gold: Account, predicted: Account) -> bool:
    """Tell whether two accounts give one number or the same bounds; a gold account without any fits all.

    >>> same_number({"value": 15, "low": 15}, {"value": 15}), same_number({"value": 9}, {"value": 12})
    (True, False)
    """
    value, bounds = gold.get("value"), (gold.get("low"), gold.get("high"))
    given = (predicted.get("low"), predicted.get("high"))
    if value is not None:
        return value in (predicted.get("value"), *given)
    return bounds in ((None, None), given) or predicted.get("value") in [bound for bound in bounds if bound is not None]


def same_by(gold: Account, by: str | None) -> bool:
    """Tell whether an account is according to the right one, or to another that is right too."""
    wanted = [gold["according_to"], *gold.get("alt_according_to", [])]
    return any(by in OUTLET if name in OUTLET else by is not None and same_name(name, by) for name in wanted)


def overlapping(one: Account, other: Account) -> bool:
    """Tell whether two accounts stand in the same sentence of a text."""
    return same_document(one["doc"], other["doc"]) and max(one["start"], other["start"]) < min(one["end"], other["end"])


def holds(fact: Fact, dispute: str) -> bool:
    """Tell whether a predicted fact holds a conflict or an update."""
    return bool(fact.get(dispute)) or fact["relation"] == dispute.removesuffix("s")


def sides(planted: dict[str, Any]) -> list[list[int]]:
    """Give the numbers of the accounts on each side of a conflict, or before and after an update."""
    return planted["sides"] if "sides" in planted else [planted["before"], planted["after"]]


class Judge:
    """Judges the predicted facts against the gold ones and fills a report."""

    def __init__(self, gold: list[Fact], facts: list[Fact]) -> None:
        self.gold, self.facts, self.report = gold, facts, Report()
        self.by_document: dict[str, list[tuple[int, int]]] = {}
        for n, fact in enumerate(facts):
            for m, account in enumerate(fact["accounts"]):
                name = PurePath(account["doc"]).name.removesuffix(".txt")
                self.by_document.setdefault(name, []).append((n, m))
        self.found = [[self._hits(fact, account) for account in fact["accounts"]] for fact in gold]
        self.told = [[self._hits(fact, account, loosely=True) for account in fact["accounts"]] for fact in gold]
        self.partners = set(self._partners())

    def run(self) -> Report:
        """Judge everything."""
        for n, fact in enumerate(self.gold):
            if not fact.get("optional"):
                self._accounts(n, fact)
                judge = self._trap if fact["relation"] == "different" else self._relation
                judge(n, fact)
        self._apart()
        for dispute in DISPUTES:
            self._recall(dispute)
            self._precision(dispute)
        return self.report

    def _hits(self, fact: Fact, account: Account, *, loosely: bool = False) -> set[tuple[int, int]]:
        """Give the predicted accounts (number of the fact, number within it) that are this gold one.

        Loosely, an account without a number is that of a figure too: what is disputed may be told as an occurrence.
        """
        near = ((n, m, self.facts[n]["accounts"][m]) for n, m in self.by_document.get(account["doc"], []))
        fits = {(n, m): p for n, m, p in near if overlapping(account, p)}
        if fact["kind"] == "figure":
            fits = {at: p for at, p in fits.items() if same_number(account, p) or (loosely and not _numbered(p))}
        return {*fits}

    def _facts(self, n: int, i: int) -> set[int]:
        """Give the predicted facts that hold a gold account."""
        return {fact for fact, _ in self.found[n][i]}

    def _accounts(self, n: int, fact: Fact) -> None:
        for i, account in enumerate(fact["accounts"]):
            if account.get("optional"):
                continue
            given = [self.facts[fact]["accounts"][m].get("by") for fact, m in sorted(self.found[n][i])]
            self.report.count("accounts", bool(given))
            if not given:
                self._miss("-", fact, f"account not found: {_told(account)}")
                continue
            right = any(same_by(account, by) for by in given)
            self.report.count("by", right)
            if not right:
                self._miss("~", fact, f"by {given} for {account['according_to']!r}: {_told(account)}")

    def _relation(self, n: int, fact: Fact) -> None:
        """Judge a fact that is no trap: its pairs, the relation and the bracket of the fact that most of it is in."""
        counted = [i for i, account in enumerate(fact["accounts"]) if not account.get("optional")]
        pairs = list(combinations(counted, 2))
        together = sum(bool(self._facts(n, i) & self._facts(n, j)) for i, j in pairs)
        self.report.count("together", together, len(pairs))
        if together < len(pairs):
            self._miss("-", fact, f"{together} of {len(pairs)} pairs together")
        if not pairs:
            return
        main = Counter(k for i in counted for k in sorted(self._facts(n, i))).most_common(1)
        met = self.facts[main[0][0]] if main and together * 2 >= len(pairs) else None
        relations = {fact["relation"], *fact.get("alt_relations", [])}
        self.report.count(fact["relation"], bool(met and met["relation"] in relations))
        if met and met["relation"] not in relations:
            self._miss("~", fact, f"relation {met['relation']} for {fact['relation']}")
        wanted, given = fact.get("independent_origins"), (met or {}).get("independent")
        if wanted and given:
            right = all(abs(wanted[end] - given[end]) <= 1 for end in ("min", "max"))
            self.report.count("independent", right)
            if not right:
                self._miss("~", fact, f"independent {given} for {wanted['min']} to {wanted['max']}")

    def _trap(self, n: int, fact: Fact) -> None:
        """Judge a trap: nobody may see a conflict or an update between its values, nor one thing in equal numbers."""
        accounts = fact["accounts"]
        same = len({_value(account) for account in accounts}) == 1
        fallen = False
        for i, j in combinations(range(len(accounts)), 2):
            if not (same or _value(accounts[i]) != _value(accounts[j])) or not (self.found[n][i] and self.found[n][j]):
                continue
            shared = self._facts(n, i) & self._facts(n, j)
            if not fact.get("may_meet"):
                self.report.count("apart", not shared)
            fallen |= bool(shared) if same else any(holds(self.facts[k], d) for k in shared for d in DISPUTES)
        found = any(self.found[n])
        self.report.count("traps", found and not fallen)
        if fallen:
            self._miss("+", fact, f"trap: {fact.get('trap', '')}")

    def _partners(self) -> Iterator[frozenset[tuple[Any, ...]]]:
        """Give the pairs of accounts that belong together in some fact, also where another fact names them too."""
        for fact in self.gold:
            if fact["relation"] != "different":
                yield from (frozenset(pair) for pair in combinations(map(_identity, fact["accounts"]), 2))

    def _apart(self) -> None:
        """Judge the pairs of accounts of two facts that must not meet."""
        whole = [(n, fact) for n, fact in enumerate(self.gold) if not fact.get("optional")]
        for (n, one), (m, other) in combinations(whole, 2):
            if one["kind"] != other["kind"] or other["id"] in one.get("near", []) or one["id"] in other.get("near", []):
                continue
            met = 0
            for (i, a), (j, b) in product(enumerate(one["accounts"]), enumerate(other["accounts"])):
                if not (self.found[n][i] and self.found[m][j]) or overlapping(a, b):
                    continue
                if frozenset((_identity(a), _identity(b))) in self.partners:
                    continue
                shared = self._facts(n, i) & self._facts(m, j)
                self.report.count("apart", not shared)
                met += bool(shared)
            if met:
                self._miss("+", one, f"{met} pairs in one fact with {other['id']} ({other['what']})")

    def _meet(self, n: int, planted: dict[str, Any], k: int) -> bool:
        """Tell whether a predicted fact has accounts of both sides: two, or one sentence that tells a whole update."""
        hits = [[{m for fact, m in self.told[n][i] if fact == k} for i in side] for side in sides(planted)]
        one, other = (set[int]().union(*side) for side in hits)
        if any(p != q for p in one for q in other):
            return True
        accounts = self.gold[n]["accounts"]
        spans = [{(accounts[i]["doc"], accounts[i]["start"]) for i in side} for side in sides(planted)]
        return "change" in planted and bool(one & other) and bool(spans[0] & spans[1])

    def _holders(self, n: int, planted: dict[str, Any], dispute: str) -> list[Fact]:
        return [fact for k, fact in enumerate(self.facts) if holds(fact, dispute) and self._meet(n, planted, k)]

    def _planted(self, dispute: str) -> Iterator[tuple[int, dict[str, Any], bool]]:
        """Give the conflicts or updates of the gold, with the number of their fact and whether they are optional."""
        for n, fact in enumerate(self.gold):
            for planted in fact.get(dispute, []):
                yield n, planted, bool(fact.get("optional") or planted.get("optional"))

    def _recall(self, dispute: str) -> None:
        for n, planted, optional in self._planted(dispute):
            if optional:
                continue
            holders = self._holders(n, planted, dispute)
            self.report.count(f"{dispute}_recall", bool(holders))
            if not holders:
                self._miss("-", self.gold[n], f"missed: {planted.get('slot') or planted['change']} {sides(planted)}")
            given = [conflict["slot"] for fact in holders for conflict in fact.get("conflicts", [])]
            if dispute == "conflicts" and given:
                right = bool({planted["slot"], *planted.get("alt_slots", [])} & {*given})
                self.report.count("slots", right)
                if not right:
                    self._miss("~", self.gold[n], f"slots {given} for {planted['slot']}")

    def _precision(self, dispute: str) -> None:
        for k, fact in enumerate(self.facts):
            if not holds(fact, dispute):
                continue
            met = [optional for n, planted, optional in self._planted(dispute) if self._meet(n, planted, k)]
            if not met or not all(met):
                self.report.count(f"{dispute}_precision", bool(met))
            if not met:
                self._miss("+", fact, f"{dispute}: none planted here: {[_told(a) for a in fact['accounts']]}")

    def _miss(self, sign: str, fact: Fact, words: str) -> None:
        self.report.misses.append(f"{sign} {fact.get('id', fact.get('fact'))}: {words}")


def _value(account: Account) -> str:
    """What an account says, for comparing it within a trap."""
    return str(account.get("value", account.get("claim")))


def _numbered(account: Account) -> bool:
    return any(account.get(key) is not None for key in ("value", "low", "high"))


def _identity(account: Account) -> tuple[Any, ...]:
    """What makes two gold accounts the same, in whatever facts they stand."""
    return tuple(account.get(key) for key in ("doc", "start", "end", "value"))


def _told(account: Account) -> str:
    value = account.get("value", account.get("claim"))
    return f"{account['doc']}:{account['start']} {value} {account.get('text', '')[:60]}".rstrip()


def score(gold: list[Fact], facts: Iterable[Fact]) -> Report:
    """Judge predicted facts."""
    return Judge(gold, list(facts)).run()


def main(arguments: list[str] | None = None) -> int:
    """Print the shares, and with ``--misses`` every difference."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", choices=GOLD)
    parser.add_argument("facts", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args(arguments)
    lines = options.facts.read_text(encoding="utf-8").splitlines()
    report = score(load(GOLD[options.gold]), [json.loads(line) for line in lines])
    print("\n".join([*report.misses, ""]) if options.misses else "", end="")
    for name, share in report.shares.items():
        print(f"  {name:20} {share.value:.3f}   {share.right} of {share.of}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
