"""Facts and their versions: the disputed first, each version with who holds it, through whom and since when.

Readable in 80 columns and without colour. Versions stand in the order of their independent origins, then of time; no
side comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from recoupe.crosscheck.records import Conflict, Fact, Independence, Relation, Told, Update, Version
from recoupe.exports._marks import printable
from recoupe.exports._page import one_line, page, say, when

#: How much of a sentence is shown, on both sides of what is marked in it.
_AROUND = 110
#: Versions of a fact that are shown, and sentences of each; the rest is counted.
_VERSIONS, _SENTENCES = 6, 1
#: From this width on, versions stand side by side.
_WIDE = 76
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SLOTS = {
    "occurrence": "a-t-il eu lieu",
    "outcome": "issue",
    "number": "nombre",
    "agent": "auteur",
    "place": "lieu",
    "time": "date",
    "responsibility": "responsabilité",
}
_KINDS = {
    "rise": "en hausse",
    "fall": "en baisse",
    "correction": "corrigé",
    "retraction": "retiré",
    "revision": "version suivante",
}
_RELATIONS = {
    Relation.CONFLICT: "versions incompatibles",
    Relation.UPDATE: "mis à jour",
    Relation.AGREE: "concordant",
}


def fact_object(fact: Fact) -> dict[str, Any]:
    """Give a fact as plain containers: its accounts by document, place and origin."""
    return {
        "fact": fact.id,
        "relation": fact.relation.value,
        "kind": fact.kind.value,
        "type": fact.type,
        "title": fact.title,
        "place": fact.place.to_dict() if fact.place else None,
        "day": fact.day.to_dict(),
        "accounts": [
            {
                "doc": told.carrier.name,
                "start": told.account.start,
                "end": told.account.end,
                "mark": list(told.account.mark),
                "text": told.account.text,
                "value": told.account.value,
                "low": told.account.low,
                "high": told.account.high,
                "by": told.account.by,
                "relays": list(told.account.relays),
                "polarity": told.account.polarity,
                "day": told.day.to_dict(),
                "outlet": told.carrier.outlet,
                "counter": told.counter,
                "place": told.place.name if told.place else None,
                "as_of": told.account.as_of.text or None,
                "edition": list(told.account.edition) if told.account.edition else None,
                "revised": told.account.revised,
                "against": told.account.against,
            }
            for told in fact.accounts
        ],
        "versions": [version.to_dict() for version in fact.versions],
        "conflicts": [one.to_dict() for one in fact.conflicts],
        "updates": [one.to_dict() for one in fact.updates],
        "independent": fact.independent.to_dict(),
        "why": list(fact.why),
    }


def show_facts(
    out: TextIO, facts: Sequence[Fact], text: Callable[[int], str], *, everything: bool = False, explain: bool = False
) -> None:
    """Write facts.

    Args:
        out: where to.
        facts: the disputed first.
        text: gives the text of a document by its number.
        everything: show those that agree in full too.
        explain: say why accounts were put together, kept apart and counted as they are.
    """
    console = page(out)
    several = [fact for fact in facts if len(fact.accounts) > 1 or fact.relation is not Relation.AGREE]
    say(console, Text(_summary(several, len(facts) - len(several)), style="bold"))
    writer = _Writer(console, text, explain)
    number = 0
    for relation, group in groupby(several, key=lambda fact: fact.relation):
        if relation is Relation.AGREE and not everything:
            break
        for fact in group:
            number += 1
            writer.fact(number, fact)


def _summary(several: Sequence[Fact], single: int) -> str:
    """Say what there is."""
    counts = {relation: sum(fact.relation is relation for fact in several) for relation in Relation}
    parts = [
        _many(counts[Relation.CONFLICT], "fait aux versions incompatibles", "faits aux versions incompatibles"),
        _many(counts[Relation.UPDATE], "fait mis à jour", "faits mis à jour"),
        _many(counts[Relation.AGREE], "fait concordant", "faits concordants"),
    ]
    alone = f"\xa0; {single} que donne une seule phrase" if single else ""
    return ", ".join(parts) + alone


def _many(number: int, one: str, several: str) -> str:
    return f"{number or 'aucun'} {several if number > 1 else one}"


def origins_in_words(found: Independence, documents: int) -> str:
    """Say how many documents carry something, and how many independent origins stand behind it.

    Example:
        >>> origins_in_words(Independence(min=2, max=3), 12)
        '12 textes, 2 à 3 origines indépendantes'
    """
    texts = f"{documents} texte{'s' if documents > 1 else ''}"
    if found.max == 0:
        return f"{texts}, aucune origine connue"
    number = str(found.max) if found.min == found.max else f"{found.min} à {found.max}"
    return f"{texts}, {number} origine{'s indépendantes' if found.max > 1 else ''}"


class _Writer:
    """Writes facts one after the other."""

    def __init__(self, console: Console, text: Callable[[int], str], explain: bool) -> None:
        self._console = console
        self._text = text
        self._explain = explain

    def fact(self, number: int, fact: Fact) -> None:
        """Write a fact with its versions."""
        console = self._console
        console.print()
        head = Text(f"{number}. {_title(fact)}", style="bold").append(f" — {_dispute(fact)}", style="not bold")
        say(console, head)
        documents = len({told.carrier.key for told in fact.accounts})
        say(console, Text(origins_in_words(fact.independent, documents)), indent=3)
        shown = fact.versions[:_VERSIONS]
        cells = [self._version(fact, version, place) for place, version in enumerate(shown)]
        console.print()
        if 1 < len(cells) <= 3 and console.width >= _WIDE:
            table = Table.grid(padding=(0, 3), expand=False)
            for _ in cells:
                table.add_column(width=(console.width - 3) // len(cells) - 3, overflow="fold")
            table.add_row(*cells)
            grid = Table.grid()
            grid.add_column(width=3)
            grid.add_column()
            grid.add_row("", table)
            console.print(grid)
        else:
            for cell in cells:
                say(console, cell, indent=3)
        if len(fact.versions) > _VERSIONS:
            say(console, Text(f"et {len(fact.versions) - _VERSIONS} autres versions"), indent=3)
        for line in self._disputes(fact):
            say(console, line, indent=3)
        if self._explain:
            for reason in (*fact.why, *(merge.reason for merge in fact.independent.merges)):
                say(console, Text(f"· {printable(reason)}", style="dim"), indent=3)

    def _version(self, fact: Fact, version: Version, place: int) -> Text:
        """Give a version: what it says, who holds it, through whom, since when, and a sentence."""
        accounts = [fact.accounts[position] for position in version.accounts]
        cell = Text(f"{_letter(place)}  {one_line(version.title)}", style="bold")
        if version.retracted:
            cell.append("  ← retirée", style="bold")
        holders = _listed([_called(told) for told in accounts])
        outlets = _listed([*(relay for told in accounts for relay in told.account.relays), *_outlets(accounts)])
        days = [told.published.earliest for told in accounts if told.published.earliest]
        lines = [
            holders,
            f"par {outlets}" if outlets else "",
            f"depuis le {when(min(days), min(days))}" if days else "",
        ]
        for line in filter(None, lines):
            cell.append(f"\n{line}", style="not bold")
        for told in accounts[:_SENTENCES]:
            cell.append("\n").append_text(self._sentence(told))
        return cell

    def _sentence(self, told: Told) -> Text:
        """Give the sentence of an account, what it says marked in it."""
        text = self._text(told.carrier.number)
        start, end = told.account.mark
        first, last = max(told.account.start, start - _AROUND), min(told.account.end, end + _AROUND)
        before = ("… " if first > told.account.start else "") + _flat(text[first:start])
        after = _flat(text[end:last]) + (" …" if last < told.account.end else "")
        sentence = (
            Text("« ", style="not bold italic").append(before).append(_flat(text[start:end]), style="bold underline")
        )
        return sentence.append(after).append(" »")

    def _disputes(self, fact: Fact) -> list[Text]:
        """Give a line for every two versions that exclude or replace each other."""
        version_of = {position: place for place, version in enumerate(fact.versions) for position in version.accounts}
        lines: dict[tuple, Text] = {}
        for one in (*fact.conflicts, *fact.updates):
            a, b = (one.a, one.b) if isinstance(one, Conflict) else (one.before, one.after)
            if version_of[a] == version_of[b] and not isinstance(one, Update):
                continue
            sign = "≠" if isinstance(one, Conflict) else "→"
            key = (version_of[a], sign, version_of[b])
            kind = _SLOTS[one.slot] if isinstance(one, Conflict) else _KINDS[one.kind]
            pair = f"{_letter(version_of[a])} {sign} {_letter(version_of[b])}"
            lines.setdefault(key, Text(f"{pair}  {kind}\xa0: {printable(one.reason)}"))
        return [lines[key] for key in sorted(lines)]


def _title(fact: Fact) -> str:
    """Name a fact: what, where, when."""
    day = when(fact.day.earliest, fact.day.latest) if fact.day.earliest and fact.day.latest else ""
    first = one_line(fact.accounts[0].account.what or fact.title)
    place = one_line(fact.place.name) if fact.place else ""
    return " · ".join(part for part in (first[:1].upper() + first[1:], place, day) if part)


def _dispute(fact: Fact) -> str:
    """Say what is disputed."""
    slots = list(dict.fromkeys(_SLOTS[one.slot] for one in fact.conflicts))
    if slots:
        return f"{_RELATIONS[fact.relation]} ({', '.join(slots)})"
    kinds = list(dict.fromkeys(_KINDS[one.kind] for one in fact.updates))
    return f"{_RELATIONS[fact.relation]} ({', '.join(kinds)})" if kinds else _RELATIONS[fact.relation]


def _letter(place: int) -> str:
    return _LETTERS[place] if place < len(_LETTERS) else str(place + 1)


def _called(told: Told) -> str:
    """Name who stands behind an account."""
    by = told.account.by
    return one_line(by) if by not in (None, "outlet") else "sans origine nommée"


def _outlets(accounts: Sequence[Told]) -> list[str]:
    return [one_line(told.carrier.outlet) for told in accounts if told.carrier.outlet]


def _listed(names: Sequence[str], most: int = 5) -> str:
    """List names once each, the rest counted."""
    different = list(dict.fromkeys(names))
    rest = f" et {len(different) - most} autres" if len(different) > most else ""
    return ", ".join(different[:most]) + rest


def _flat(text: str) -> str:
    """Put words on one line and keep the spaces at their edges."""
    flat = one_line(text)
    return (" " if text[:1].isspace() else "") + flat + (" " if text[-1:].isspace() and flat else "")
