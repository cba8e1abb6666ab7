"""Who cites whom, and what one source said, for a person at a terminal and as objects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from recoupe.crosscheck.sources import Citation, Source, Sources, Uttered
from recoupe.dossier.records import Who
from recoupe.exports._answers import (
    KINDS,
    LISTED,
    VAGUE,
    Sentences,
    acts_of,
    designation,
    flat,
    head_of,
    is_vague,
    rank,
    spellings,
)
from recoupe.exports._page import copied, count, hang, one_line, page, reasons, say
from recoupe.model import Analysis, Why

#: How much of a sentence is shown.
_SHOWN = 400
#: Documents that are named one by one where reasons are asked for.
_NAMED = 12
_COLUMNS = ("énoncés", "démentis", "rétract.", "relayés", "textes")
_GRAPH = "Le graphe entier\xa0: recoupe export DOSSIER -f graphml -o qui-cite-qui.graphml"
#: What somebody does, in the order in which it is shown.
_PARTS = (("statement", "Dit"), ("denial", "Dément"), ("retraction", "Se rétracte"))


def show_network(out: TextIO, sources: Sources, *, everybody: bool = False, explain: bool = False) -> None:
    """Write who says how much, and who cites whom.

    Args:
        out: where to.
        sources: of a dossier.
        everybody: all of them, not only the first.
        explain: say how names were put together, and in which documents an edge stands.
    """
    console = page(out)
    speaking = sorted((one for one in sources.network.sources if one.statements or one.retractions), key=rank)
    citations = sources.network.citations
    heading = f"{count(len(speaking), 'source')} dans {count(sources.documents, 'document')}"
    say(console, Text(f"{heading}\xa0; ce qui est repris d’un document à l’autre compte une fois", style="bold"))
    console.print()
    say(console, Text("".join(f"{column:>9}" for column in _COLUMNS), style="dim"))
    for one in speaking if everybody else speaking[:LISTED]:
        _show_source(console, one, explain)
    _rest(console, len(speaking), everybody)
    if citations:
        console.print()
        say(console, Text("Qui est cité par qui, de l’origine vers le média", style="bold"))
        console.print()
        say(console, Text(f"{'énoncés':>9}{'textes':>9}", style="dim"))
    for one in citations if everybody else citations[:LISTED]:
        _show_citation(console, one, explain)
    _rest(console, len(citations), everybody)
    console.print()
    say(console, Text(_GRAPH, style="dim"))


def _rest(console: Console, number: int, everybody: bool) -> None:
    """Say how many are not shown."""
    if not everybody and number > LISTED:
        say(console, Text(f"et {count(number - LISTED, 'autre')} (--all)", style="dim"))


def _show_source(console: Console, one: Source, explain: bool) -> None:
    """Write a source on one line: its numbers, then its name."""
    numbers = (one.statements, one.denials, one.retractions, one.relayed, one.texts)
    kind = f" · {KINDS[one.kind]}" if one.kind in KINDS else ""
    hang(console, "".join(f"{number or '·':>9}" for number in numbers) + "  ", Text(f"{_called(one)}{kind}"))
    if explain:
        reasons(console, [*one.why, _named(one.documents)], 11)


def _called(one: Source) -> str:
    """Name a source as it can be asked for."""
    country = f" ({one.country})" if one.country and one.kind == "state_body" and not one.entry else ""
    return one_line(one.name) + country


def _show_citation(console: Console, one: Citation, explain: bool, whom: str | None = None) -> None:
    """Write an edge on one line; ``whom`` where only one of its ends is of interest."""
    name = whom or f"{one_line(one.cited)} → {one_line(one.citing)}"
    again = copied(len(one.documents), one.texts)
    hang(console, f"{one.statements:>9}{one.texts:>9}  ", Text(f"{name}{again}"))
    if explain:
        reasons(console, [_named(one.documents)], 20)


def _named(documents: Sequence[str]) -> str:
    """Name documents, some of them where there are many."""
    names = ", ".join(one_line(name) for name in documents[:_NAMED])
    rest = f" et {count(len(documents) - _NAMED, 'autre')}" if len(documents) > _NAMED else ""
    return f"{'document' if len(documents) == 1 else 'documents'}\xa0: {names}{rest}"


def show_source(
    out: TextIO,
    sources: Sources,
    who: Sequence[Who],
    text: Callable[[int], str],
    analysis: Callable[[int], Analysis] | None = None,
) -> None:
    """Write one source: how much it said, who relays it and whom it relays, and each thing with its sentence.

    Args:
        out: where to.
        sources: of a dossier.
        who: the source, several where several are asked for by one name.
        text: gives the text of a document by its number.
        analysis: gives what was found in it, where reasons are asked for.
    """
    console = page(out)
    read = lru_cache(16)(analysis) if analysis is not None else None
    for place, one in enumerate(who):
        if place:
            console.print()
        found = sources.uttered(one)
        say(console, _title(one, found, sources))
        if is_vague(one) and len({uttered.said.document for uttered in found}) > 1:
            say(console, Text(VAGUE))
        if read is not None:
            reasons(console, one.why, 2)
        by, whom = sources.around(one)
        _show_edges(console, "Relayé ou publié par", [(edge, edge.citing) for edge in by], read is not None)
        _show_edges(console, "Relaie ou publie", [(edge, edge.cited) for edge in whom], read is not None)
        for part, heading in _PARTS:
            of_part = [uttered for uttered in found if part_of(uttered) == part]
            if of_part:
                console.print()
                say(console, Text(heading, style="bold"))
            for uttered in of_part:
                console.print()
                _show_uttered(console, uttered, text, read)


def _title(who: Who, found: Sequence[Uttered], sources: Sources) -> Text:
    """Name a source and its other spellings, and count what there is of it."""
    known = ", ".join(filter(None, (KINDS.get(who.kind or ""), *spellings(who.names)[1:])))
    parts = [part_of(uttered) for uttered in found]
    statements = len(found) - parts.count("retraction")
    keys = sources.keys(who)
    texts = sum(one.texts for one in sources.network.sources if one.key in keys)
    documents = len({name for one in sources.network.sources if one.key in keys for name in one.documents})
    counts = (
        count(statements, "énoncé"),
        count(parts.count("denial"), "démenti"),
        count(parts.count("retraction"), "rétractation"),
    )
    where = f" dans {count(texts, 'texte')}{copied(documents, texts)}" if found else ""
    title = Text(designation(who), style="bold").append(f" ({known})" if known else "", style="not bold")
    return title.append(f"\xa0: {', '.join(counts)}{where}", style="not bold")


def _show_edges(console: Console, heading: str, edges: Sequence[tuple[Citation, str]], explain: bool) -> None:
    """Write the edges on one side of a source."""
    if edges:
        console.print()
        say(console, Text(heading, style="bold"))
        say(console, Text(f"{'énoncés':>9}{'textes':>9}", style="dim"))
    for edge, name in edges:
        _show_citation(console, edge, explain, one_line(name))


def part_of(one: Uttered) -> str:
    """Tell whether it is a statement, a denial or a retraction; who does not deny makes a statement."""
    if one.said.kind == "retraction":
        return "retraction"
    return "denial" if one.said.attitude == "deny" and not one.said.negated else "statement"


def _show_uttered(
    console: Console, one: Uttered, text: Callable[[int], str], read: Callable[[int], Analysis] | None
) -> None:
    """Write one thing: when and through whom, its sentence, what is taken back, where it stands, who carries it."""
    said = one.said
    undated = "sans date · " if said.time == (None, None) else ""
    say(console, Text(undated).append_text(head_of(said)))
    start, end, sentence = sentence_of(one, text)
    cut = sentence if len(sentence) <= _SHOWN else f"{sentence[:_SHOWN].rstrip()}…"
    say(console, Text(f"«\xa0{cut}\xa0»"), indent=2)
    say(console, Text(acts_of(said), style="dim"), indent=2)
    if said.kind == "retraction":
        what = f"«\xa0{one_line(said.content)}\xa0»" if said.content else "le texte n’établit pas quoi"
        say(console, Text(f"revient sur\xa0: {what}"), indent=2)
    if said.retracted:
        say(console, Text("← rétracté ensuite dans le même texte", style="bold"), indent=2)
    place = f"{one_line(said.name)} {start}–{end}"
    if one.repeats:
        place += f"\xa0; {count(len(one.repeats), 'reprise')}\xa0: {', '.join(map(one_line, one.repeats[:_NAMED]))}"
        place += "…" if len(one.repeats) > _NAMED else ""
    say(console, Text(place, style="dim"), indent=2)
    if read is not None:
        why = why_of(one, read(said.document))
        row = f"ligne {why.row} du lexique" if why.row else "sans ligne du lexique"
        reasons(console, [f"règle {why.rule}, {row}", *why.steps], 4)


def why_of(one: Uttered, analysis: Analysis) -> Why:
    """Give the rule and the row by which it was found."""
    found = analysis.retractions if one.said.kind == "retraction" else analysis.statements
    return found[one.said.id].why


def sentence_of(one: Uttered, text: Callable[[int], str]) -> tuple[int, int, str]:
    """Give the sentence or sentences that it stands in: start, end, and its words on one line."""
    whole = text(one.said.document)
    start, end = Sentences(whole).around(one.said.start, one.said.end)
    return start, end, flat(whole[start:end])


def network_objects(sources: Sources) -> Iterator[dict[str, Any]]:
    """Give every source, then every edge, as an object."""
    for one in sources.network.sources:
        yield {"record": "source", **one.to_dict()}
    for one in sources.network.citations:
        yield {"record": "citation", **one.to_dict()}


def source_objects(
    sources: Sources, who: Sequence[Who], text: Callable[[int], str], analysis: Callable[[int], Analysis] | None = None
) -> Iterator[dict[str, Any]]:
    """Give a source, its edges, and all it said, denied and took back, as objects."""
    read = lru_cache(16)(analysis) if analysis is not None else None
    for one in who:
        keys = sources.keys(one)
        by, whom = sources.around(one)
        yield from ({"record": "source", **found.to_dict()} for found in sources.network.sources if found.key in keys)
        yield from ({"record": "citation", **edge.to_dict()} for edge in (*by, *whom))
        for uttered in sources.uttered(one):
            start, end, _ = sentence_of(uttered, text)
            said = {name: value for name, value in uttered.said.to_dict().items() if name not in ("document", "kind")}
            yield {
                "record": part_of(uttered),
                **said,
                "sentence": text(uttered.said.document)[start:end],
                "sentence_start": start,
                "sentence_end": end,
                "repeats": list(uttered.repeats),
                **({"why": why_of(uttered, read(uttered.said.document)).to_dict()} if read else {}),
            }
