"""Which accounts certainly depend on each other, and why.

1. **named**: the same counter (:mod:`~recoupe.crosscheck.counters`); those of a whole country with the one local body
   whose figures they pass on.
2. **unattributed**: what outlets tell in their own voice, first among themselves: copied text, one newsroom, one
   byline, one agency that both credit.
3. each of these groups with one named counter at most: in a copy of a text that names it, in a text that cites it, or
   with a number that nobody else can have. So a group never puts two counters together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from recoupe.crosscheck.keys import Key
from recoupe.crosscheck.lineage import Lineage
from recoupe.crosscheck.parts import Parts, grouped
from recoupe.crosscheck.records import AccountKind, Merge, Told
from recoupe.crosscheck.relating import same_number
from recoupe.dossier._origins import flat

#: What journalists may count themselves, in one place; the rest they have from somebody.
_SEEN = ("participants", "other", "vehicles")
#: Two who count apart do not come to the same number of so many digits, zeros at its end aside.
_DIGITS = 3
#: So many names are shown in a reason.
_SHOWN = 3


class Source(NamedTuple):
    """A named counter from which an unattributed account has what it tells; the lower the rank, the surer."""

    rank: int
    counter: str
    at: int
    other: int
    rule: str
    reason: str


class Dependence:
    """Accounts that are put together step by step.

    Args:
        accounts: what is told.
        lineage: where their documents come from.

    Attributes:
        parts: what is put together so far.
        merges: every step, with its reason.
        named, hidden, bare: positions of accounts with a named counter, with an unnamed one or one that only stands on
            somebody's side, and without any.
        groups: the unattributed, as they belong together.
        heads: of every named counter an account for each number that it gives.
    """

    def __init__(self, accounts: Sequence[Told], lineage: Lineage) -> None:
        self.accounts = accounts
        self.lineage = lineage
        self.parts = Parts(len(accounts))
        self.merges: list[Merge] = []
        self.keys = [Key.read(told.counter) if told.counter is not None else Key() for told in accounts]
        self.bare = [at for at, told in enumerate(accounts) if told.counter is None]
        self.named = [at for at, key in enumerate(self.keys) if accounts[at].counter is not None and not key.how]
        self.hidden = [at for at, key in enumerate(self.keys) if key.how]
        self.groups: list[list[int]] = []
        self._copied: dict[int, list[int]] = {}
        self.heads = self._heads()
        self._of_document = grouped((at, told.carrier.number) for at, told in enumerate(accounts))

    def prove(self) -> None:
        """Put together what certainly depends."""
        self._name()  # 1
        self._gather()  # 2
        self._attach()  # 3
        self._unnamed()

    def merge(self, positions: Sequence[int], rule: str, reason: str, *, proven: bool = True) -> None:
        """Put accounts together, and say why; nothing where they are already."""
        if self.parts.join(positions):
            self.merges.append(Merge(accounts=tuple(sorted(set(positions))), proven=proven, rule=rule, reason=reason))

    # 1

    def _name(self) -> None:
        """Put the named together."""
        counters = grouped((at, self.accounts[at].counter) for at in self.named)
        for positions in counters.values():
            if self.keys[positions[0]].family:
                self.merge(positions, "meme-compteur", self._one_count(positions))
            else:
                self.merge(positions, "meme-origine", f"{self.shown(positions)}\xa0: une seule origine")
        heads = [positions[0] for positions in counters.values() if self.keys[positions[0]].family]
        for members in grouped((at, self.keys[at].family) for at in heads).values():
            known = min((self.keys[at].country for at in members if self.keys[at].country), default="")
            for body in grouped((at, self.keys[at].country or known) for at in members).values():
                self._pass_on(body)
        self._relayed()
        self._exact(counters.values())

    def _pass_on(self, heads: Sequence[int]) -> None:
        """Put what a body says for a whole country with the figures of the local body that it has them from."""
        wide = [at for at in heads if not self.keys[at].area]
        local = [at for at in heads if self.keys[at].area and self._is_figure(at)]
        if wide and local and self._is_figure(wide[0]):
            wide.append(min(local, key=lambda at: self.keys[at]))
        if len(wide) > 1:
            self.merge(wide, "compte-transmis", self._one_count(wide))

    def _relayed(self) -> None:
        """Put a medium that is named as the source with the origin that another account has through it."""
        media = {Key.read(counter).name: heads for counter, heads in self.heads.items() if "outlets:" in counter}
        through: dict[str, list[tuple[Key, int, int]]] = defaultdict(list)
        for at in self.named if media else ():
            for entry in map(self.lineage.entry, self.accounts[at].account.relays):
                same = [head for head in media.get(entry, ()) if self.same(at, head)]
                if same and entry != self.keys[at].name:
                    through[entry].append((self.keys[at], at, same[0]))
        for _, found in sorted(through.items()):
            _, at, head = min(found)
            self.merge(
                [at, head], "relais", f"{self.shown([head])} ne fait que rapporter ce que dit {self.shown([at])}"
            )

    def _exact(self, counters: Iterable[Sequence[int]]) -> None:
        """Put those of no family who give nothing but one exact number with who gives it as well."""
        numbers: dict[int | float, list[int]] = defaultdict(list)
        loose: list[int] = []
        for positions in counters:
            first = positions[0]
            if not self.keys[first].family and all(self.precise(first, at) for at in positions):
                loose.append(first)
            else:
                for at in positions:
                    if self.precise(at, at):
                        numbers[self.accounts[at].account.value or 0].append(at)
        for number, positions in grouped((at, self.accounts[at].account.value or 0) for at in loose).items():
            beside = sorted(numbers[number], key=lambda at: self.keys[at])[:1]
            both = [*beside, *positions]
            reason = f"{self.shown(both)} : le même nombre exact"
            self.merge(both, "nombre-exact", reason)

    # 2

    def _gather(self) -> None:
        """Put the unattributed together among themselves."""
        loose = set(self.bare)
        for at in self.bare:
            for other in self._copies(at):
                if other in loose and other > at:
                    self.merge([at, other], "texte-repris", self._one_text(at, other))
        for rule, said, pairs in (
            ("meme-redaction", "une même rédaction, {}", [(at, (self._newsroom(at),)) for at in self.bare]),
            ("meme-agence", "l’agence {} est créditée", [(at, sorted(self._agencies(at))) for at in self.bare]),
            ("meme-signature", "une même signature, {}", [(at, sorted(self._persons(at))) for at in self.bare]),
        ):
            for name, positions in grouped((at, name) for at, names in pairs for name in names if name).items():
                self.merge(positions, rule, said.format(name))
        self.groups = list(grouped((at, self.parts.of(at)) for at in self.bare).values())

    def _copies(self, at: int) -> Sequence[int]:
        """Give the accounts of the same that stand in the same copied text."""
        if at not in self._copied:
            self._copied[at] = list(self._find_copies(at))
        return self._copied[at]

    def _find_copies(self, at: int) -> Iterator[int]:
        told = self.accounts[at]
        near = self.lineage.neighbours(told.carrier.number)
        for other in sorted(one for number in near for one in self._of_document.get(number, ())):
            there = self.accounts[other]
            loose = told.counter is None and there.counter is None
            copied = (loose or self.same(at, other)) and self.lineage.copied(told, there)
            if copied or (loose and self.lineage.one_text(told.carrier.number, there.carrier.number)):
                yield other

    # 3

    def _attach(self) -> None:
        """Put each group of unattributed accounts with the counter that it is known to have its number from."""
        for positions in self.groups:
            if found := min((one for at in positions for one in self._sources(at)), default=None):
                self.merge([found.other, found.at], found.rule, found.reason)

    def _heads(self) -> Mapping[str, Sequence[int]]:
        """Give accounts of every named counter, one for each number that it gives."""
        found: dict[str, dict[Hashable, int]] = defaultdict(dict)
        for at in self.named:
            told = self.accounts[at]
            given = told.account.value, told.account.low, told.account.high, told.account.polarity
            found[told.counter or ""].setdefault(given, at)
        return {counter: list(found[counter].values()) for counter in sorted(found)}

    def _sources(self, at: int) -> Iterator[Source]:
        """Say which named counters an unattributed account may have its number from."""
        told = self.accounts[at]
        for other in self._copies(at):
            if self.accounts[other].counter is not None and not self.keys[other].how:
                counter = self.accounts[other].counter or ""
                yield Source(0, counter, at, other, "texte-repris", self._one_text(at, other))
        for counter, positions in self.heads.items():
            same = [other for other in positions if self.same(at, other)]
            name = self.shown((same or positions)[:1])
            if told.account.kind is not AccountKind.FIGURE:
                for other in same:
                    if self.accounts[other].carrier.number == told.carrier.number:
                        yield Source(1, counter, at, other, "texte-cite", f"le même texte cite {name}")
                continue
            cites = self.lineage.cites(told.carrier.number, counter)
            if same and cites:
                reason = f"même nombre, dans un texte qui cite {name}"
                yield Source(1, counter, at, same[0], "texte-cite", reason)
            for other in same:
                if _rounded(told) is not None and _rounded(told) == _rounded(self.accounts[other]):
                    yield Source(2, counter, at, other, "nombre-exact", f"le nombre que donne {name}")
            if cites:
                yield Source(3, counter, at, positions[0], "texte-cite", f"le texte tient ses chiffres de {name}")
            if self._has_from_others(told):
                reason = f"une rédaction ne compte pas cela elle-même\xa0; {name} est un compteur nommé"
                yield Source(4 if same else 5, counter, at, (same or positions)[0], "chiffre-repris", reason)

    def _has_from_others(self, told: Told) -> bool:
        """Whether a journalist cannot have counted it: what only authorities know, or people in a whole country."""
        type = told.account.type.split(":")[0]
        return type not in _SEEN or (type == "participants" and told.place is not None and told.place.kind == "country")

    @cached_property
    def counters(self) -> Sequence[int]:
        """One account of every counter, the named first."""
        return [
            positions[0]
            for positions in grouped((at, self.accounts[at].counter) for at in (*self.named, *self.hidden)).values()
        ]

    def _unnamed(self) -> None:
        """Put unnamed sources together that are one in one text, or that give a number that just one counter gives."""
        for positions in grouped(
            (at, (self.accounts[at].counter, self.accounts[at].carrier.number)) for at in self.hidden
        ).values():
            self.merge(positions, "meme-source", f"{self.shown(positions)}, dans un même texte")
            for other in (one for at in positions for one in self._copies(at)):
                if self.accounts[other].counter == self.accounts[positions[0]].counter:
                    self.merge([positions[0], other], "texte-repris", self._one_text(positions[0], other))
        for positions in grouped((at, self.parts.of(at)) for at in self.hidden).values():
            given = [
                (self.keys[other], at, other)
                for at in positions
                for heads in self.heads.values()
                for other in heads
                if self.precise(at, other) and may_be(self.keys[at], self.keys[other])
            ]
            if given:
                _, at, other = min(given)
                self.merge([other, at], "nombre-exact", f"{self.shown([at, other])} : le même nombre exact")

    # What all need

    def origins(self) -> tuple[str, ...]:
        """Name the origins, as far as they have names: each as most of its accounts do."""
        found = grouped((at, self.parts.of(at)) for at in (*self.named, *self.hidden))
        return tuple(sorted(self._best(positions) for positions in found.values()))

    def _best(self, positions: Sequence[int]) -> str:
        """Give the name that most accounts have, of a named counter where there is one."""
        named = [at for at in positions if not self.keys[at].how] or positions
        named = [at for at in named if self.keys[at].family] or named
        counts = Counter(self._called(at) for at in named)
        return min(counts, key=lambda name: (-counts[name], -len(name), name))

    def _called(self, at: int) -> str:
        return flat(self.accounts[at].account.by or "")

    def shown(self, positions: Iterable[int]) -> str:
        """Show the names of some accounts, the first few; of those without any their documents."""
        names = sorted({self._called(at) for at in positions})
        more = len(names) - _SHOWN
        rest = f" et {more} autre" + "s" * (more > 1) if more > 0 else ""
        return ", ".join(f"«\xa0{name}\xa0»" for name in names[:_SHOWN]) + rest

    def same(self, at: int, other: int) -> bool:
        """Whether two accounts tell the same."""
        a, b = self.accounts[at].account, self.accounts[other].account
        if a.kind is AccountKind.FIGURE and b.kind is AccountKind.FIGURE:
            return same_number(a, b)
        return a.kind == b.kind and (a.polarity, a.modality) == (b.polarity, b.modality)

    def precise(self, at: int, other: int) -> bool:
        """Whether two accounts give one number of many digits."""
        a, b = self.accounts[at].account, self.accounts[other].account
        return a.value is not None and a.value == b.value and len(str(a.value).rstrip("0")) >= _DIGITS

    def is_known(self, positions: Iterable[int]) -> bool:
        """Whether a document of these says who made it, beside its outlet."""
        return any(self._agencies(at) or self._persons(at) for at in positions)

    def _is_figure(self, at: int) -> bool:
        return self.accounts[at].account.kind is AccountKind.FIGURE

    def _newsroom(self, at: int) -> str | None:
        return self.lineage.outlet(self.accounts[at])

    def _agencies(self, at: int) -> frozenset[str]:
        return self.lineage.agencies(self.accounts[at])

    def _persons(self, at: int) -> frozenset[str]:
        return self.lineage.persons(self.accounts[at])

    def _one_count(self, positions: Sequence[int]) -> str:
        """Say that members of a family give one count."""
        reason = self.lineage.families.by_id[self.keys[positions[0]].family].reason
        return f"{self.shown(positions)}\xa0: {reason}" if positions else ""

    def _one_text(self, at: int, other: int) -> str:
        """Say that two texts are one."""
        names = sorted((self.accounts[at].carrier.name, self.accounts[other].carrier.name))
        agencies = sorted(self._agencies(at) | self._agencies(other))
        of = f" de l’agence {agencies[0]}" if agencies else ""
        return f"un même texte{of}\xa0: «\xa0{names[0]}\xa0», «\xa0{names[1]}\xa0»"


def _rounded(told: Told) -> float | None:
    """Round a number to as many digits as two who count apart do not have in common; ``None`` where it has fewer."""
    value = told.account.value
    if value is None or len(str(value).rstrip("0")) < _DIGITS:
        return None
    return float(f"{value:.{_DIGITS - 1}e}")


def may_be(key: Key, other: Key) -> bool:
    """Whether an unnamed source, or one on somebody's side, may be another."""
    if key.how == "side":
        return (key.family, key.name) == (other.family, other.name)
    if key.family:
        return key.family == other.family and (key.country == other.country or not key.country or not other.country)
    return True
