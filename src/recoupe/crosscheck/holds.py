"""Places that are said not to have fallen (« Kessar n’est pas tombée »), where no event of the analysis says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.crosscheck.concepts import is_empty
from recoupe.crosscheck.reader import NAME, Reader
from recoupe.crosscheck.records import Account, AccountKind, Spot
from recoupe.french.folding import fold

_HELD = re.compile(r"\bn (?:est|a) (?:pas|jamais|nullement) (?:ete )?(?:tombee?|prise?)\b(?! d assaut)")
#: A name stands so near behind, at its beginning; one of so few letters is none.
_NEXT, _SHORT = 24, 3


def hold_accounts(reader: Reader) -> Iterator[Account]:
    """Give an account for every place that is said not to have fallen.

    Args:
        reader: reads the analysis of the document.
    """
    known = [(event.trigger.start, event.trigger.end) for event in reader.analysis.events if event.type == "control"]
    for match in _HELD.finditer(reader.folded):
        if any(first < match.end() and match.start() < last for first, last in known):
            continue
        start, end = reader.sentence(*match.span())
        place = _place(reader, start, match.start(), match.end(), end)
        if place is None:
            continue
        said = [
            one
            for one in reader.analysis.statements
            if one.content and one.content[0].start <= match.start() and match.end() <= one.content[-1].end + 1
        ]
        voice = said[-1] if said else None
        yield Account(
            kind=AccountKind.EVENT,
            id=-1,
            start=start,
            end=end,
            mark=match.span(),
            text=reader.analysis.text[slice(*match.span())],
            type="control",
            what="prise de contrôle",
            **reader.voice(voice.origin if voice else "outlet", voice.id if voice else None),
            polarity="neg",
            denial="never",
            place=place,
            why=("pas-tombe",),
        )


def _place(reader: Reader, start: int, before: int, behind: int, end: int) -> Spot | None:
    """Give the place: the last one named before the words, else the first one directly behind."""
    known = [place for place in reader.analysis.places if place.kind != "country" and not place.actor]
    near = [one for one in reversed(known) if start <= one.start < before]
    near += [one for one in known if behind <= one.start < min(end, behind + _NEXT)]
    if near:
        return reader.spot(near[0].id)
    text = reader.analysis.text
    named = [
        *reversed(list(NAME.finditer(text, start, before))),
        *NAME.finditer(text, behind, min(end, behind + _NEXT)),
    ]
    for name in (one[0] for one in named):
        if len(name) > _SHORT and name[1:2] not in "'’" and not is_empty(fold(name)):
            return Spot(name=name, key=fold(name), kind="area")
    return None
