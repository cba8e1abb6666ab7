"""``recoupe versions``: facts and their versions, what contradicts what, and how many origins stand behind each."""

from __future__ import annotations

import gc
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli._dossier import (
    CountersOption,
    DossierArgument,
    day,
    found,
    in_utf8,
    named,
    one_of,
    opened,
    ordered,
    question,
)
from recoupe.cli._progress import Steps

if TYPE_CHECKING:
    from recoupe.crosscheck.records import Fact
    from recoupe.dossier import Dossier
    from recoupe.exports._fact_page import Finder

#: Documents of which text and findings are kept at hand.
_KEPT = 512


def command(
    dossier: DossierArgument,
    about: Annotated[
        str | None,
        typer.Option(metavar="WORDS", callback=question, help="Facts told by a sentence that has these words."),
    ] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", callback=named, help="Facts of this place.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", callback=day, help="Facts of this day (YYYY-MM-DD) or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", callback=day, help="Facts of this day or earlier.")
    ] = None,
    type: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", callback=named, help="Facts of this type, in French (blessés, prise) or by its key."
        ),
    ] = None,
    relation: Annotated[
        str | None,
        typer.Option(metavar="NAME", callback=one_of("conflict", "update", "agree"), help="conflict, update or agree."),
    ] = None,
    document: Annotated[
        str | None, typer.Option(metavar="NAME", help="Facts of this document: its id, path, address or number.")
    ] = None,
    origin: Annotated[
        str | None, typer.Option(metavar="NAME", callback=named, help="Facts told by this origin, in any spelling.")
    ] = None,
    fact: Annotated[
        str | None, typer.Option(metavar="ID", callback=named, help="One fact in full, with every account of it.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="Facts of a kind at most; 20 as text.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="List facts on which all agree too, and cut nothing.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why accounts are one fact, differ, and count as they do.")
    ] = False,
    lexicon: CountersOption = None,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", callback=one_of("text", "jsonl"), help="text or jsonl.")
    ] = "text",
) -> None:
    """Cross-check a dossier: facts, who tells them how, what contradicts what, and how many origins there are.

    Exit codes: 0 shown (also where nothing fits, which is said), 2 the dossier cannot be read or written, or has no
    such fact, place, type, document or origin.
    """
    from recoupe.crosscheck.choosing import Wanted, choose, fact_of
    from recoupe.crosscheck.records import Relation
    from recoupe.crosscheck.versions import cross_check, uncollected
    from recoupe.exports._fact_object import fact_object
    from recoupe.exports._page import as_json
    from recoupe.exports._versions import LIMIT, show_fact, show_facts

    ordered(since, until)
    options = {"--about": about, "--place": place, "--since": since, "--until": until, "--type": type}
    _alone(fact, {**options, "--relation": relation, "--document": document, "--origin": origin})
    with uncollected(), opened(dossier) as asked:
        number = found(asked, document).number if document is not None else None
        wanted = Wanted(about, place, since, until, type, Relation(relation) if relation else None, number, origin)
        text = lru_cache(_KEPT)(asked.text)
        finder = _finder(asked) if explain else None
        with Steps(sys.stderr) as begin:
            before = cross_check(asked, lexicon, begin)
        facts = [fact_of(before, fact, asked.path)] if fact is not None else choose(before, wanted, asked)
        if since or until:
            _tell_undated(choose(before, wanted._replace(since=None, until=None), asked))
        if format == "jsonl":
            in_utf8()
            for one in facts[:limit]:
                sys.stdout.write(as_json(fact_object(one, text)) + "\n")
        elif fact is not None:
            show_fact(sys.stdout, facts[0], text, finder=finder)
        else:
            most = limit or (None if everything else LIMIT)
            everything = everything or relation == "agree"
            show_facts(sys.stdout, facts, text, limit=most, everything=everything, finder=finder)
        gc.freeze()  # the process ends here: nothing of it need be looked through before


def _alone(fact: str | None, options: dict[str, object]) -> None:
    """Refuse to look for one fact among those that something else is asked of."""
    given = [name for name, value in options.items() if value is not None]
    if fact is not None and given:
        raise typer.BadParameter(f"--fact gives one fact as it is; leave out {', '.join(given)}")


def _tell_undated(facts: list[Fact]) -> None:
    """Say on standard error how much is left out because nobody knows of which day it is."""
    undated = sum(not fact.day.is_settled for fact in facts)
    if undated:
        typer.echo(f"recoupe: without a day, left out: {undated}", err=True)


def _finder(dossier: Dossier) -> Finder:
    """Give what looks up, in the analysis of its document, the row and rule that found an account."""
    from recoupe.crosscheck.findings import why_of
    from recoupe.crosscheck.records import Told
    from recoupe.model import Why

    analysis = lru_cache(_KEPT)(dossier.analysis)

    def find(told: Told) -> Why | None:
        return why_of(told.account, analysis(told.carrier.number))

    return find
