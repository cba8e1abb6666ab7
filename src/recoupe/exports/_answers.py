"""What an origin said over all documents, for a person at a terminal, and as citations.

Readable in 80 columns and without colour: denials and retractions carry a sign and a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.text import Text

from recoupe.dossier.records import Origin, Said, Stored
from recoupe.exports._page import count, one_line, page, say, when
from recoupe.exports._when import between
from recoupe.french.folding import fold

if TYPE_CHECKING:
    from recoupe.crosscheck.sources import Source

#: How much of a content is shown; a citation gives it whole.
_SHOWN = 400
_SENTENCE_END = re.compile(r"(?<!\bM)(?<!\bMM)(?<!\b[A-Z])[.!?…](?:[^\S\n]?»|[”\")\]])*(?:\s|(?=[A-ZÀ-Þ]))|\n")
_ACTS = {"assert": "dit", "deny": "≠ dément", "accuse": "accuse", "suspect": "soupçonne", "call": "appelle à",
         "commit": "s’engage", "retract": "← se rétracte"}  # fmt: skip
#: What it does where the verb is negated: « n’a pas confirmé ».
_NOT = {"assert": "n’affirme pas", "deny": "ne dément pas", "accuse": "n’accuse pas", "suspect": "ne soupçonne pas",
        "call": "n’appelle pas à", "commit": "ne s’engage pas"}  # fmt: skip
_FORMS = {"direct": "discours direct", "indirect": "discours indirect", "mixed": "discours en partie direct",
          "conditional": "au conditionnel"}  # fmt: skip
KINDS = {"person": "personne", "state_body": "organe d’État", "armed_group": "groupe armé", "medium": "média",
          "organisation": "organisation", "unnamed": "sans nom"}  # fmt: skip
#: What to know of a description that several documents have.
VAGUE = "Sans nom propre\xa0: d’un document à l’autre, ce peut être quelqu’un d’autre."
#: Without --all, so many of those who speak are listed.
LISTED = 40


def show_said(
    out: TextIO, origins: Sequence[Origin], found: Sequence[Said], beside: Sequence[tuple[Origin, str]]
) -> None:
    """Write what origins said, in the order of time, and who else speaks by their name."""
    console = page(out)
    for origin in origins:
        say(console, title(origin, found if len(origins) == 1 else None))
    if not found:
        say(console, Text("Rien de tel (--since, --until, --about restreignent)."))
    documents = len({one.document for one in found})
    if documents > 1 and any(is_vague(origin) for origin in origins):
        say(console, Text(VAGUE))
    dated = True
    for one in found:
        console.print()
        if dated and one.time == (None, None):
            dated = False
            say(console, Text("Date non établie, donc rangé à la fin\xa0:", style="italic"))
            console.print()
        _show(console, one)
    if beside:
        console.print()
        say(console, Text("À part, sous un nom qui le contient\xa0:", style="italic"))
        for other, called in beside:
            words = f" («\xa0{one_line(called)}\xa0»)" if called else ""
            say(console, Text(f"{one_line(other.name)}{words}\xa0: {count(other.statements, 'énoncé')}"), indent=2)


def title(origin: Origin, found: Sequence[Said] | None) -> Text:
    """Name an origin, its other spellings, and what there is of it."""
    title = Text(designation(origin), style="bold")
    known = [KINDS.get(origin.kind or ""), *(one_line(name) for name in origin.names[1:])]
    if any(known):
        title.append(f" ({', '.join(filter(None, known))})", style="not bold")
    if found is None:
        return title.append(f"\xa0: {_counts(origin)}", style="not bold")
    denials = sum(one.attitude == "deny" and not one.negated for one in found)
    retracted = sum(one.kind == "retraction" for one in found)
    counts = [count(len(found) - retracted, "énoncé"), count(denials, "démenti"), count(retracted, "rétractation")]
    return title.append(f"\xa0: {', '.join(counts)}", style="not bold")


def _counts(origin: Origin) -> str:
    """Count what an origin said and took back."""
    taken = f", {count(origin.retractions, 'rétractation')}" if origin.retractions else ""
    return count(origin.statements, "énoncé") + taken


def designation(origin: Origin) -> str:
    """Give the name by which an origin can be asked for: that of a state body with its country.

    Example:
        >>> ministry = Origin(name="ministère de la Défense", names=("ministère de la Défense",), kind="state_body",
        ...                   country="RU", entry=None, statements=1, retractions=0, forms=())
        >>> designation(ministry)
        'ministère de la Défense (RU)'
    """
    country = f" ({origin.country})" if origin.country and origin.kind == "state_body" and not origin.entry else ""
    return one_line(origin.name) + country


def spellings(names: Sequence[str]) -> list[str]:
    """Give the names that differ in more than case, accents and punctuation.

    Example:
        >>> spellings(["gilets jaunes", "Gilets jaunes +", "GJ"])
        ['gilets jaunes', 'GJ']
    """
    return list({tuple(re.findall(r"\w+", fold(name))): one_line(name) for name in reversed(names)}.values())[::-1]


def is_vague(origin: Origin) -> bool:
    """Whether a name may stand for somebody else in another document: a description, a first name."""
    if origin.entry is not None:
        return False
    alone = origin.kind == "person" and " " not in origin.name
    return origin.kind == "unnamed" or alone or (origin.country is None and origin.name[:1].islower())


def _show(console: Console, one: Said) -> None:
    """Write one thing that was said: when and through whom, what, and where it stands."""
    say(console, head_of(one))
    said = content_of(one)
    say(
        console,
        Text(acts_of(one), style="bold" if is_marked(one) else "").append(f"\xa0: {said}", style="not bold"),
        indent=2,
    )
    if one.retracted:
        say(console, Text("← rétracté ensuite dans le même texte", style="bold"), indent=2)
    say(console, Text(f"{one_line(one.name)} {one.start}–{one.end}", style="dim"), indent=2)


def is_marked(one: Said) -> bool:
    """Whether it is a denial or a retraction."""
    return one.kind == "retraction" or (one.attitude == "deny" and not one.negated)


def head_of(one: Said) -> Text:
    """Say when, through whom, in which outlet: from the origin outwards."""
    published = between(one.earliest, one.latest)
    if one.said_earliest or one.said_latest:
        day = between(one.said_earliest, one.said_latest)
        line = Text(day, style="bold").append(f", paru {published}" if published != day else "", style="not bold")
    elif one.earliest or one.latest:
        line = Text(f"paru {published}", style="bold")
    else:
        return Text(_through(one))
    return line.append(f" · {_through(one)}", style="not bold")


def _through(one: Said) -> str:
    """Give those who passed it on and the outlet that prints it, in order."""
    chain = [one_line(relay) for relay in one.relays]
    outlet = one_line(one.outlet) if one.outlet else None
    if outlet and outlet not in chain[-1:]:
        chain.append(outlet)
    return " → ".join(chain if outlet else [*chain, "média non indiqué"])


def acts_of(one: Said) -> str:
    """Say what the origin does, with its verb, and how its words are rendered."""
    act = (_NOT if one.negated else _ACTS).get(one.attitude, one.attitude)
    verb = f"«\xa0{one_line(one.cue)}\xa0»" if one.cue else "sans verbe"
    form = _FORMS.get(one.form or "")
    return f"{act} ({', '.join(filter(None, (verb, form)))})"


def content_of(one: Said) -> str:
    """Give the content, cut where it is long."""
    content = one_line(one.content)
    if not content:
        return "le texte n’établit pas quoi" if one.kind == "retraction" else "sans contenu propre"
    return content if len(content) <= _SHOWN else f"{content[:_SHOWN].rstrip()}…"


def list_origins(out: TextIO, origins: Sequence[Origin], *, everybody: bool) -> None:
    """Write who speaks, names before descriptions, what can hardly be anybody last."""
    console = page(out)
    ranked = sorted(origins, key=rank)
    shown = ranked if everybody else ranked[:LISTED]
    for origin in shown:
        kind = f" · {KINDS[origin.kind]}" if origin.kind in KINDS else ""
        say(console, Text(f"{origin.statements + origin.retractions:>5}  {designation(origin)}{kind}"), indent=0)
    if len(shown) < len(ranked):
        say(console, Text(f"et {len(ranked) - len(shown)} autres (--all)", style="dim"))


def rank(origin: Origin | Source) -> tuple[int, int]:
    """Order names by how much they say; descriptions after them, then what begins with a number or is of no kind."""
    first = origin.name[:1]
    if first.isupper() and origin.kind not in ("unnamed", None):
        group = 0
    else:
        group = 2 if origin.kind is None or not first.isalpha() else 1
    return group, -origin.statements - origin.retractions


def citation(one: Said, stored: Stored) -> str:
    """Give what was said as a citation: who, what, through whom, where, when, and the place in the text.

    A retraction is cited by the sentence that tells of it.
    """
    text = stored.document.text
    start, end = one.start, one.end
    if one.kind == "retraction":
        start, end = Sentences(text).around(start, end)
    through = f", cité par {', puis '.join(one_line(relay) for relay in one.relays)}" if one.relays else ""
    act = (_NOT if one.negated else _ACTS).get(one.attitude, one.attitude).removeprefix("≠ ").removeprefix("← ")
    how = ", ".join(filter(None, (act, _FORMS.get(one.form or ""))))
    if one.said_earliest or one.said_latest:
        how += f", propos tenus {between(one.said_earliest, one.said_latest)}"
    words = flat(text[start:end])
    return f"{one_line(one.origin)}{through} ({how})\xa0: «\xa0{words}\xa0» {source(stored, characters(start, end))}"


class Sentences:
    """The sentences of a text, as its punctuation and line ends tell.

    Example:
        >>> text = "Rien. M. Roche dément. Tout va bien."
        >>> start, end = Sentences(text).around(9, 14)
        >>> text[start:end]
        'M. Roche dément.'
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]

    def starts(self) -> list[int]:
        """Give where sentences begin, in text order; spaces before a sentence are no part of it."""
        found = []
        for first, last in pairwise(self._ends):
            cut = self._text[first:last]
            if cut.strip():
                found.append(first + len(cut) - len(cut.lstrip()))
        return found

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Give the sentence or sentences around a place, without the spaces at their edges."""
        first = self._ends[bisect_right(self._ends, start) - 1] if start < len(self._text) else start
        last = self._ends[bisect_left(self._ends, end)]
        cut = self._text[first:last]
        return first + len(cut) - len(cut.lstrip()), first + len(cut.rstrip())


def source(stored: Stored, place: str, *, titled: bool = True) -> str:
    """Say where something stands: outlet, title, date, address or file, the place in it, archived copy."""
    document = stored.document
    title = f"«\xa0{flat(document.title)}\xa0»" if document.title and titled else None
    archived = f"copie archivée\xa0: {stored.archive}" if stored.archive else None
    day = when(stored.earliest, stored.latest) if stored.status != "open" else "date non établie"
    known = [document.outlet, title, day, document.url or stored.name, place, archived]
    return f"({', '.join(one_line(item) for item in known if item)})"


def characters(start: int, end: int) -> str:
    """Name a place in a text."""
    return f"caractères {start}–{end}"


def flat(text: str) -> str:
    """Put a passage on one line; its own quotation marks become English ones inside ours.

    Example:
        >>> flat("Elle dit\\u00a0: «\\u00a0Non\\u00a0».")
        'Elle dit : “Non”.'
    """
    line = one_line(text)
    return re.sub(r"\s?»", "”", re.sub(r"«\s?", "“", line))
