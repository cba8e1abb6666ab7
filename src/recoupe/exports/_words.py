"""Who calls the same actor what, for a person at a terminal and as objects. Neutral: by count, then by the alphabet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from recoupe.crosscheck.designations import Voice
from recoupe.crosscheck.wording import Call, Called, Wording
from recoupe.exports._answers import KINDS, LISTED, VAGUE, Sentences, flat, spellings
from recoupe.exports._page import copied, count, hang, one_line, page, reasons, say

#: How much of a sentence is shown, how many voices on one line, how many plain designations of each actor in a list.
_SHOWN = 300
_VOICES = 6
_PLAIN = 5
_TIMES = 20
_LEGEND = (
    "* terme que le lexique tient pour évaluatif, contesté ou partisan\xa0; «\xa0cité\xa0»\xa0: entre guillemets,"
    " «\xa0indirect\xa0»\xa0: mots du locuteur ou du média"
)


def show_words(out: TextIO, found: Sequence[Called], *, everything: bool = False, explain: bool = False) -> None:
    """Write the actors that are called by a loaded term, and all that each is called, in whose voice.

    Args:
        out: where to.
        found: designations, those of one actor in a row.
        everything: all of them, not only the first.
        explain: say how names were put together, and in which documents each designation stands.
    """
    console = page(out)
    actors = sorted(_by_actor(found), key=lambda some: -sum(one.texts for one in some if one.loaded))
    heading = f"{count(len(actors), 'acteur')} que des termes chargés désignent" if actors else "aucun terme chargé"
    say(console, Text(heading, style="bold"))
    if actors:
        say(console, Text(_LEGEND, style="dim"))
    for of_actor in actors if everything else actors[:LISTED]:
        console.print()
        _title(console, of_actor, explain)
        loaded = [one for one in of_actor if one.loaded]
        plain = [one for one in of_actor if not one.loaded]
        cut = [] if everything else plain[_PLAIN:]
        shown = [one for one in of_actor if one.loaded or one not in cut]
        for one in shown if everything or len(loaded) <= LISTED else shown[:LISTED]:
            _show_designation(console, one)
            if explain:
                reasons(console, [_named(one.documents)], 6)
        if cut:
            rest = f"{len(cut)} autre{'s' if len(cut) > 1 else ''} désignation{'s' if len(cut) > 1 else ''}"
            say(console, Text(f"et {rest} (--all)", style="dim"), indent=4)
    if not everything and len(actors) > LISTED:
        console.print()
        say(console, Text(f"et {count(len(actors) - LISTED, 'autre')} (--all)", style="dim"))


def _by_actor(found: Sequence[Called]) -> list[list[Called]]:
    """Take the designations of each actor together."""
    return [list(some) for _, some in groupby(found, key=lambda one: one.voices[0].key)]


def _documents(of_actor: Sequence[Called]) -> set[str]:
    return {name for one in of_actor for name in one.documents}


def _title(console: Console, of_actor: Sequence[Called], explain: bool) -> None:
    """Name an actor."""
    actor = of_actor[0].voices[0]
    known = ", ".join(filter(None, (KINDS.get(actor.kind or ""), *spellings(actor.names)[1:])))
    title = Text(one_line(actor.actor), style="bold").append(f" ({known})" if known else "", style="not bold")
    documents = count(len(_documents(of_actor)), "document")
    say(console, title.append(f"\xa0: {count(len(of_actor), 'désignation')} dans {documents}", style="not bold"))
    if explain:
        reasons(console, actor.why, 2)


def _show_designation(console: Console, one: Called) -> None:
    """Write a designation: in how many texts, and in whose voice."""
    hang(console, f"{one.texts:>6}  ", _designation(one))
    voices = [f"{_voice(voice)} {voice.texts}" for voice in one.voices[:_VOICES]]
    rest = len(one.voices) - _VOICES
    say(
        console,
        Text(" · ".join([*voices, *([f"et {rest} {_other(rest)} voix"] if rest > 0 else [])]), style="dim"),
        indent=12,
    )


def _designation(one: Called) -> Text:
    """Give the words, a star before a loaded term, and what would be more neutral."""
    words = Text(f"{'* ' if one.loaded else ''}{one_line(one.designation)}", style="bold")
    words.append(copied(len(one.documents), one.texts), style="not bold")
    return words.append(f" — plus neutre\xa0: {one_line(one.neutral)}" if one.neutral else "", style="not bold")


def _voice(one: Wording) -> str:
    """Say whose words they are."""
    if one.voice is Voice.OUTLET:
        return one_line(one.by) if one.by else "média non indiqué"
    return f"{one_line(one.by) if one.by else 'source non nommée'} ({_how(one)})"


def _how(one: Wording) -> str:
    return "cité" if one.voice is Voice.SPEAKER else "indirect"


def _named(documents: Sequence[str]) -> str:
    """Name documents, some of them where there are many."""
    names = ", ".join(one_line(name) for name in documents[:_TIMES])
    rest = f" et {count(len(documents) - _TIMES, 'autre')}" if len(documents) > _TIMES else ""
    return f"{'document' if len(documents) == 1 else 'documents'}\xa0: {names}{rest}"


def show_actor(
    out: TextIO,
    found: Sequence[Called],
    text: Callable[[int], str],
    *,
    everything: bool = False,
    explain: bool = False,
) -> None:
    """Write what one actor is called, each in every voice with a sentence.

    Args:
        out: where to.
        found: the designations, those of one actor in a row.
        text: gives the text of a document by its number.
        everything: every place with its sentence, not only the first of each voice.
        explain: say why each was found.
    """
    console = page(out)
    sentences = _sentences(text)
    for place, of_actor in enumerate(_by_actor(found)):
        if place:
            console.print()
        _title(console, of_actor, explain)
        if of_actor[0].voices[0].kind == "unnamed" and len(_documents(of_actor)) > 1:
            say(console, Text(VAGUE))
        if not place:
            say(console, Text(_LEGEND, style="dim"))
        for one in of_actor if everything else of_actor[:LISTED]:
            console.print()
            hang(console, f"{one.texts:>6}  ", _designation(one))
            for voice in one.voices if everything else one.voices[:_VOICES]:
                _show_voice(console, voice, sentences, everything, explain)
            if not everything and len(one.voices) > _VOICES:
                say(
                    console,
                    Text(
                        f"et {len(one.voices) - _VOICES} {_other(len(one.voices) - _VOICES)} voix (--all)", style="dim"
                    ),
                    indent=8,
                )
        if not everything and len(of_actor) > LISTED:
            console.print()
            say(console, Text(f"et {count(len(of_actor) - LISTED, 'autre')} (--all)", style="dim"))


def _show_voice(console: Console, voice: Wording, sentences: _Around, everything: bool, explain: bool) -> None:
    """Write one voice: how often, and the sentence."""
    times = f"{voice.times} fois dans {count(voice.texts, 'texte')}" if voice.times > 1 else "1 fois"
    say(console, Text(f"{_voice(voice)}\xa0: {times}{copied(len(voice.documents), voice.texts)}"), indent=8)
    for call in voice.calls if everything else voice.calls[:1]:
        *_, sentence = sentences(call)
        cut = sentence if len(sentence) <= _SHOWN else f"{sentence[:_SHOWN].rstrip()}…"
        say(console, Text(f"«\xa0{cut}\xa0»"), indent=10)
        say(console, Text(f"{one_line(call.document)} {call.start}–{call.end}", style="dim"), indent=10)
        if explain:
            row = f", ligne {call.why.row} du lexique" if call.why.row else ""
            reasons(console, [f"règle {call.why.rule}{row}", *call.why.steps], 12)


_Around = Callable[[Call], tuple[int, int, str]]


def _sentences(text: Callable[[int], str]) -> _Around:
    """Make what gives the sentence of a place: start, end, its words on one line."""

    @lru_cache(16)
    def cut(number: int) -> tuple[str, Sentences]:
        whole = text(number)
        return whole, Sentences(whole)

    def around(call: Call) -> tuple[int, int, str]:
        whole, sentences = cut(call.number)
        start, end = sentences.around(call.start, call.end)
        return start, end, flat(whole[start:end])

    return around


def word_objects(
    found: Sequence[Called], text: Callable[[int], str], *, explain: bool = False, but: Collection[str] = ("number",)
) -> Iterator[dict[str, Any]]:
    """Give every actor, designation and voice as an object, each place with its sentence.

    Args:
        found: the designations.
        text: gives the text of a document by its number.
        explain: keep why each was found.
        but: fields of places that are left out.
    """
    around = _sentences(text)
    left_out = {*but, *(() if explain else ("why",))}
    for one in found:
        for voice in one.voices:
            calls = []
            for call in voice.calls:
                start, end, _ = around(call)
                kept = {name: value for name, value in call.to_dict().items() if name not in left_out}
                calls.append({**kept, "sentence": text(call.number)[start:end], "sentence_start": start})
            yield {**voice.to_dict(), "calls": calls}


def _other(number: int) -> str:
    """*autre* before so many voices: *voix* itself does not change."""
    return "autre" if number == 1 else "autres"
