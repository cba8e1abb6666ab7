"""Who holds a town, in words that are no event: *Kessar n’est pas tombée*, *la ville tient bon*, *maîtres de Kessar*.

Whether a name is that of a town only the other documents may tell; an account of one that nobody else speaks of as
taken or lost is alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.crosscheck.reader import Reader
from recoupe.crosscheck.records import Account, AccountKind, Spot
from recoupe.french.folding import fold

_TOWN = (
    r"(?P<town>(?:[Ll]a|[Ss]a|[Nn]otre|[Cc]ette) (?:ville|cité|localité|capitale)|[Ll]e (?:village|bourg)"
    r"|(?<!\w)[A-ZÀ-Þ][\w’'-]+)"
)
#: The town was not lost.
_HELD = re.compile(
    rf"{_TOWN} (?P<words>n['’](?:est|était) (?:pas|jamais) (?:tombée?|perdue?|prise?)\b"
    r"|n['’](?:a|avait) (?:pas|jamais) été (?:prise?|conquise?|perdue?)\b"
    r"|(?:tient|tenait|a tenu|tiendra) bon\b)"
)
#: The town was taken: « les rebelles sont maîtres de Kessar ».
_TAKEN = re.compile(
    r"(?P<words>(?:maîtres?|maîtresses?) (?:incontestée?s? )?(?:de|d['’]) ?)"
    r"(?P<behind>(?:la|cette) (?:ville|cité|localité)|[A-ZÀ-Þ][\w’'-]+)"
)
_NOT = re.compile(r"\b(?:pas|jamais|aucun\w*|ni)\W+(?:\w+\W+){0,2}$")


def holding_accounts(reader: Reader, scene: tuple[str, ...]) -> Iterator[Account]:
    """Give an account for every sentence that says who holds a town, and is no event of the analysis.

    Args:
        reader: reads the analysis of the document.
        scene: keys of the places that the document is about.
    """
    text = reader.analysis.text
    known = {event.trigger.start for event in reader.analysis.events if event.type == "control"}
    for pattern, group in ((_HELD, "town"), (_TAKEN, "behind")):
        for match in pattern.finditer(text):
            mark = match.start("words"), match.start("words") + len(match["words"].rstrip())
            start, end = reader.sentence(*mark)
            held = pattern is _HELD or _NOT.search(reader.folded, start, mark[0]) is not None
            if match.start() < start or any(mark[0] <= one < mark[1] for one in known):
                continue
            yield _account(reader, scene, (start, end), mark, match.span(group), held=held)


def _account(
    reader: Reader,
    scene: tuple[str, ...],
    sentence: tuple[int, int],
    mark: tuple[int, int],
    town: tuple[int, int],
    *,
    held: bool,
) -> Account:
    """Give the account that a town was lost, or was not."""
    said = [
        one
        for one in reader.analysis.statements
        if one.content and one.content[0].start <= mark[0] and mark[1] <= one.content[-1].end + 1
    ]
    voice = said[-1] if said else None
    spot = _spot(reader, town)
    return Account(
        kind=AccountKind.EVENT,
        id=-1,
        start=sentence[0],
        end=sentence[1],
        mark=mark,
        text=reader.analysis.text[slice(*mark)],
        type="control",
        what="prise ou perte d’un lieu",
        **reader.voice(voice.origin if voice else "outlet", voice.id if voice else None),
        polarity="neg" if held else "pos",
        denial="not" if held else None,
        place=spot,
        around=() if spot is not None else scene,
        when=reader.when(None, mark),
        why=("tient-bon" if held else "maitre-de",),
    )


def _spot(reader: Reader, town: tuple[int, int]) -> Spot | None:
    """Give the place that a name means; where no list knows it, the name itself; nothing for « la ville »."""
    name = reader.analysis.text[slice(*town)]
    place = next((one for one in reader.analysis.places if one.start == town[0]), None)
    if place is not None:
        return reader.spot(place.id)
    return Spot(name=name, key=fold(name), kind="area") if name[0].isupper() and " " not in name else None
