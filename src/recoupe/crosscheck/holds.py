"""Who still holds a place: « Kessar est toujours aux mains de l’armée » denies that it fell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.crosscheck.concepts import is_empty
from recoupe.crosscheck.reader import NAME, Reader
from recoupe.crosscheck.records import Account, AccountKind, Spot
from recoupe.french.folding import fold

_STILL = r"(?:toujours|encore|bien|pleinement|totalement|entierement|fermement)"
_HELD = re.compile(
    rf"\b(?:{_STILL} (?:sous (?:le |notre |son |leur )?controle|aux mains|entre (?:les|nos) mains|tenue? par)"
    rf"|(?:tient|tiennent|tenons|controle|controlent|controlons) {_STILL}"
    r"|n (?:est|a) (?:pas|jamais|nullement) (?:ete )?(?:tombee?|prise?)(?! d assaut))\b"
)
#: A name stands so near behind, at its beginning; one of so few letters is none.
_NEXT, _SHORT = 24, 3
#: Who holds it, behind those words.
_BY = re.compile(r"\W+(?:d[eu]s? |de la |de l |par )(?:l |la |le |les )?")


def hold_accounts(reader: Reader) -> Iterator[Account]:
    """Give an account for every place that is said to be held still.

    Args:
        reader: reads the analysis of the document.
    """
    for match in _HELD.finditer(reader.folded):
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
            patient=_holder(reader, start, match.start(), match.end(), end),
            place=place,
            why=("tient-toujours",),
        )


def is_still_held(folded: str, start: int, end: int) -> bool:
    """Whether words of a sentence of a folded text say that a place is held still.

    Example:
        >>> is_still_held("kessar est toujours sous le controle de l armee", 0, 47)
        True
    """
    return _HELD.search(folded, start, end) is not None


def _place(reader: Reader, start: int, before: int, behind: int, end: int) -> Spot | None:
    """Give the place that is held: the last one named before the words, else the first one directly behind."""
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


def _holder(reader: Reader, start: int, before: int, behind: int, end: int) -> str | None:
    """Give who is named as holding it: directly behind (« aux mains de »), else before (« l’armée tient »)."""
    by = _BY.match(reader.folded, behind, end)
    spans = [(by.start(), by.end() + 1)] if by is not None else [(start, before)]
    named = sorted(
        (mention.start, actor.name)
        for actor in reader.analysis.actors
        for mention in actor.mentions
        for first, last in spans
        if first <= mention.start < last
    )
    return named[-1][1] if named else None
