"""One fact for a person at a terminal: its versions side by side, or every account of it, and the reasons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from recoupe.crosscheck.records import Conflict, Fact, Told, Version
from recoupe.exports._answers import flat
from recoupe.exports._course import courses
from recoupe.exports._fact_words import (
    KINDS,
    SLOTS,
    channels,
    days_in_words,
    dispute,
    document_of,
    grouped,
    holders,
    is_named,
    letter,
    listed,
    many,
    oppositions,
    origin_in_words,
    positions,
    reach_of,
    reference,
    since,
    since_in_words,
    title_of,
    version_of,
    version_title,
)
from recoupe.exports._page import beside, hang, one_line, say
from recoupe.model import Why

#: How much of a sentence is shown on both sides of what is marked in it: stacked, and in a column.
_AROUND, _AROUND_COLUMN = 150, 90
#: The narrowest and the widest column in which a sentence is read, and the space between two.
_COLUMN, _WIDE_COLUMN, _GAP = 32, 64, 3
#: Lines longer than this tire the eye; columns may go on beyond it.
_LINE = 100
#: Versions that are shown of a fact, and pairs of a reason; the rest is counted.
_VERSIONS, _PAIRS = 6, 4
#: Rows of updates that are shown of a fact.
_COURSES = 3
#: Without asking for the fact alone, so many reasons of a kind are given.
_REASONS = 8
_INDENT = 3
#: Places that are given for a difference; ``--format jsonl`` gives all.
_WHERE = 2
#: Stand for the signs around what is marked, while the quotation marks around it are changed.
_DIGITS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
#: Rows of them, as tables and careless pages have.
_SPACES = re.compile(r"\s{2,}")
_MARKS = "\ue000\ue001"
_UNMARKED = dict.fromkeys(map(ord, _MARKS), "\ufffd")

#: Gives the row and rule that found an account.
Finder = Callable[[Told], Why | None]


class FactWriter:
    """Writes facts.

    Args:
        console: where to.
        text: gives the text of a document by its number.
        finder: gives the row and rule that found an account; with it every reason is written.
    """

    def __init__(self, console: Console, text: Callable[[int], str], finder: Finder | None = None) -> None:
        self._console = console
        self._text = text
        self._finder = finder

    def fact(self, number: int, fact: Fact) -> None:
        """Write a fact with its versions, each by one sentence."""
        self._head(f"{number}. ", fact)
        shown = fact.versions[:_VERSIONS]
        columns = min((self._console.width - _INDENT + _GAP) // (_COLUMN + _GAP), len(shown))
        self._console.print()
        if columns > 1:
            width = (self._console.width - _INDENT + _GAP) // columns - _GAP
            for first in range(0, len(shown), columns):
                if first:
                    self._console.print()
                cells = [self._cell(fact, at, around=_AROUND_COLUMN) for at in range(len(shown))[first:][:columns]]
                beside(self._console, cells, width=min(width, _WIDE_COLUMN), indent=_INDENT, gap=_GAP)
        else:
            for at in range(len(shown)):
                if at:
                    self._console.print()
                self._say(self._cell(fact, at, around=_AROUND))
        self._rest(fact)
        self._oppositions(fact)
        self._reasons(fact, _REASONS)

    def whole(self, fact: Fact) -> None:
        """Write a fact with every account of it."""
        self._head("", fact)
        for at, version in enumerate(fact.versions):
            self._console.print()
            self._say(self._version(fact, at), indent=0)
            for told in in_time([fact.accounts[position] for position in version.accounts]):
                self._account(told)
        self._oppositions(fact)
        self._reasons(fact, None)

    def _head(self, number: str, fact: Fact) -> None:
        """Write what is at issue, how it is disputed, how many tell it, and how it came to be another."""
        self._console.print()
        self._say(Text(f"{number}{title_of(fact)}", style="bold"), indent=0)
        known = [dispute(fact), reach_of(fact), f"fait {fact.id}"]
        self._say(Text(" · ".join(filter(None, known))))
        found = courses(fact)
        if found:
            beyond = [f"et {many(len(found) - _COURSES, 'autre')}"] if len(found) > _COURSES else []
            self._say(Text("au fil du temps\xa0: " + "\xa0; ".join(found[:_COURSES] + beyond)))

    def _say(self, text: Text, indent: int = _INDENT) -> None:
        width = self._console.width
        self._console.width = min(width, _LINE)
        say(self._console, text, indent=indent)
        self._console.width = width

    def _version(self, fact: Fact, at: int) -> Text:
        """Say what a version says, who holds it, through whom, since when."""
        version = fact.versions[at]
        accounts = [fact.accounts[position] for position in version.accounts]
        cell = Text(f"{letter(at)}  {version_title(version, fact.kind)}", style="bold")
        if version.retracted and version.title != "retiré":
            cell.append("  ← retiré ensuite", style="bold")
        through = channels(accounts)
        alone = version.independent.max <= 1 and len({told.carrier.key for told in accounts}) == 1
        said = [
            "" if alone else reach_of(fact, version),
            holders(accounts),
            f"par {through}" if through else "",
            since_in_words(accounts),
        ]
        return cell.append("".join(f"\n{line}" for line in said if line), style="not bold")

    def _cell(self, fact: Fact, at: int, *, around: int) -> Text:
        """Write a version with the sentence that tells it best."""
        best = spokesman(fact.versions[at], fact)
        cell = self._version(fact, at).append("\n").append_text(self._sentence(best, around))
        return cell.append(f"\n{document_of(best)}", style="not bold dim")

    def _account(self, told: Told) -> None:
        """Write an account: when it was published, where it stands, who says it, through whom, and its sentence."""
        published = days_in_words(told.published)
        relays = [one_line(relay) for relay in told.account.relays]
        known = [published, reference(told), " → ".join([origin_in_words(told.by), *relays])]
        self._console.print()
        self._say(Text(" · ".join(known)))
        self._say(self._sentence(told, None), indent=_INDENT + 2)

    def _sentence(self, told: Told, around: int | None) -> Text:
        """Give the sentence of an account, what it says marked in it; cut where it is long and ``around`` is given."""
        text = self._text(told.carrier.number).translate(_UNMARKED)
        start, end = told.account.mark
        before = _SPACES.sub(" ", text[told.account.start : start])
        after = _SPACES.sub(" ", text[end : told.account.end])
        if around is not None and len(before) > around:
            before = "… " + before[-around:].split(None, 1)[-1]
        if around is not None and len(after) > around:
            after = after[:around].rsplit(None, 1)[0] + " …"
        line = _DIGITS.sub("\xa0", flat(f"{before}{_MARKS[0]}{text[start:end]}{_MARKS[1]}{after}"))
        before, _, rest = line.partition(_MARKS[0])
        marked, _, after = rest.partition(_MARKS[1])
        sentence = Text("«\xa0", style="not bold").append(before).append(f"*{marked}*", style="bold underline")
        return sentence.append(f"{after}\xa0»")

    def _rest(self, fact: Fact) -> None:
        """Count the versions that are not shown."""
        rest = [version_title(version, fact.kind) for version in fact.versions[_VERSIONS:]]
        if rest:
            said = many(len(rest), "autre version", "autres versions")
            self._console.print()
            self._say(Text(f"et {said}\xa0: {listed(rest, 6)}"))

    def _oppositions(self, fact: Fact) -> None:
        """Say which versions exclude each other, and why."""
        found = oppositions(fact)
        if found:
            self._console.print()
        for reason, pairs in found:
            signs = listed([f"{letter(a)}\xa0≠\xa0{letter(b)}" for a, b in pairs], _PAIRS)
            self._say(Text(f"{signs}  {reason}"))

    def _reasons(self, fact: Fact, most: int | None) -> None:
        """Write every reason, or of a kind at most so many."""
        if self._finder is None:
            return
        self._console.print()
        kinds = (
            ("Mis ensemble", list(map(one_line, fact.why))),
            ("Différences", list(_differences(fact))),
            ("Origines", list(_merges(fact))),
            ("Récits", list(self._findings(fact, self._finder))),
        )
        for name, reasons in kinds:
            if not reasons:
                continue
            self._say(Text(f"{name}\xa0:", style="italic"))
            for reason in reasons[:most]:
                self._reason(reason)
            if most is not None and len(reasons) > most:
                self._reason(f"et {many(len(reasons) - most, 'autre')} (--fact {fact.id} --explain)")

    def _reason(self, reason: str) -> None:
        """Write a reason, its lines set in behind the point before it."""
        width = self._console.width
        self._console.width = min(width, _LINE)
        hang(self._console, " " * (_INDENT + 2) + "· ", Text(reason, style="dim"))
        self._console.width = width

    def _findings(self, fact: Fact, finder: Finder) -> Iterator[str]:
        """Say of every account how its day was settled, and what found it."""
        place = version_of(fact)
        for position, told in enumerate(fact.accounts):
            day = f"jour\xa0: {days_in_words(told.day)}"
            if told.day.why:
                day += f" ({'; '.join(map(one_line, told.day.why))})"
            why = finder(told)
            rule = ""
            if why is not None:
                row = f", ligne {why.row} du lexique" if why.row else ", sans ligne du lexique"
                steps = f" ({'; '.join(map(one_line, why.steps))})" if why.steps else ""
                rule = f"\xa0; trouvé par la règle {why.rule}{row}{steps}"
            yield f"{letter(place[position])}, {reference(told)}\xa0: {day}{rule}"


def _differences(fact: Fact) -> Iterator[str]:
    """Say by which rule two versions exclude or replace each other, and between which accounts."""
    place = version_of(fact)
    found: dict[str, list[str]] = {}
    for one in (*fact.conflicts, *fact.updates):
        a, b = positions(one)
        if isinstance(one, Conflict):
            a, b = sorted((a, b), key=place.__getitem__)
            sign, kind = "≠", SLOTS[one.slot]
        else:
            sign, kind = "→", KINDS[one.kind]
        pair = f"{letter(place[a])}\xa0{sign}\xa0{letter(place[b])}"
        reason = f"{pair}, {kind}, règle {one.rule}\xa0: {one_line(one.reason)}"
        found.setdefault(reason, []).append(f"{reference(fact.accounts[a])} {sign} {reference(fact.accounts[b])}")
    for reason, pairs in found.items():
        yield f"{reason} ({listed(pairs, _WHERE)})"


def _merges(fact: Fact) -> Iterator[str]:
    """Say which accounts are counted as one origin, and why."""
    for merge in fact.independent.merges:
        sure = "établi" if merge.proven else "possible"
        names = [one_line(fact.accounts[position].carrier.name) for position in merge.accounts]
        yield f"{one_line(merge.reason)} ({sure}, règle {merge.rule}\xa0: {listed(names, _REASONS)})"


def in_time(accounts: Sequence[Told]) -> list[Told]:
    """Put accounts in the order of publication, undated ones last."""
    return sorted(
        accounts,
        key=lambda told: ((told.published.latest if told.published.is_settled else None) or "9999", told.order),
    )


def spokesman(version: Version, fact: Fact) -> Told:
    """Choose the account by which a version is shown: in its own words, news, of somebody named, the first."""
    accounts = [fact.accounts[position] for position in version.accounts]
    title = grouped(version.title)
    return min(
        accounts,
        key=lambda told: (
            grouped(told.account.text) != title,
            told.account.against,
            not is_named(told),
            since([told]).latest or "9999",
            told.order,
        ),
    )
