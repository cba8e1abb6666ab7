"""Facts and their versions for a person at a terminal: the disputed first, each version with who holds it.

Readable in 60 columns and without colour. Versions stand in the order of their independent origins, then of time; no
side comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TextIO

from rich.console import Console
from rich.text import Text

from recoupe.crosscheck.records import AccountKind, Fact, Relation
from recoupe.exports._fact_page import FactWriter, Finder
from recoupe.exports._fact_words import many, reach_of, title_of, version_title
from recoupe.exports._page import hang, page, say

#: Facts of a kind that are shown without another number.
LIMIT = 20
#: Columns may stand side by side up to this width.
_WIDEST = 160
_SECTIONS = (
    (
        Relation.CONFLICT,
        "Versions incompatibles",
        "fait aux versions incompatibles",
        "faits aux versions incompatibles",
    ),
    (Relation.UPDATE, "Mises à jour", "fait mis à jour", "faits mis à jour"),
    (Relation.AGREE, "Récits concordants", "fait concordant", "faits concordants"),
)


def show_facts(
    out: TextIO,
    facts: Sequence[Fact],
    text: Callable[[int], str],
    *,
    limit: int | None = LIMIT,
    everything: bool = False,
    finder: Finder | None = None,
) -> None:
    """Write facts.

    Args:
        out: where to.
        facts: the disputed first.
        text: gives the text of a document by its number.
        limit: so many facts of a kind at most.
        everything: list those on which all agree, a line each.
        finder: gives the row and rule that found an account; with it every reason is written.
    """
    console = _page(out)
    told = [fact for fact in facts if is_told(fact)]
    say(console, Text(_summary(told, len(facts) - len(told)), style="bold"))
    writer = FactWriter(console, text, finder)
    number = 0
    for relation, title, one, several in _SECTIONS:
        group = [fact for fact in told if fact.relation is relation]
        listed = relation is Relation.AGREE
        if not group or (listed and not everything):
            continue
        console.print()
        say(console, Text(title.upper(), style="bold"))
        shown = group if limit is None else group[:limit]
        for fact in shown:
            number += 1
            if listed:
                hang(console, "· ", _in_one_line(fact))
            else:
                writer.fact(number, fact)
        if len(shown) < len(group):
            rest = many(len(group) - len(shown), one, several)
            console.print()
            say(console, Text(f"et encore {rest} (--limit {len(group)} donne tout, --about ou --place restreint)"))
    if not everything and any(fact.relation is Relation.AGREE for fact in told):
        console.print()
        say(console, Text("--all liste aussi les faits concordants, --fact ID donne un fait avec tous ses récits"))


def show_fact(out: TextIO, fact: Fact, text: Callable[[int], str], *, finder: Finder | None = None) -> None:
    """Write one fact with every account of it.

    Args:
        out: where to.
        fact: which.
        text: gives the text of a document by its number.
        finder: gives the row and rule that found an account; with it every reason is written.
    """
    FactWriter(_page(out), text, finder).whole(fact)


def is_told(fact: Fact) -> bool:
    """Whether more than one sentence tells a fact."""
    return len(fact.accounts) > 1 or fact.relation is not Relation.AGREE


def _page(out: TextIO) -> Console:
    """Make a console that is as wide as columns side by side may be."""
    console = page(out)
    console.width = min(Console(file=out).width, _WIDEST)
    return console


def _summary(told: Sequence[Fact], single: int) -> str:
    """Say what there is."""
    if not told and not single:
        return "aucun fait"
    counts = [
        many(number, one, several)
        for relation, _, one, several in _SECTIONS
        if (number := sum(fact.relation is relation for fact in told))
    ]
    alone = many(single, "fait que donne une seule phrase", "faits que donne une seule phrase") if single else ""
    return "\xa0; ".join(filter(None, (", ".join(counts) or "aucun fait que donnent plusieurs phrases", alone)))


def _in_one_line(fact: Fact) -> Text:
    """Write a fact on which all agree."""
    line = Text(title_of(fact))
    if fact.kind is AccountKind.FIGURE:
        line.append(f"\xa0: {version_title(fact.versions[0], fact.kind)}", style="bold")
    return line.append(f" · {reach_of(fact)} · {fact.id}", style="dim")
