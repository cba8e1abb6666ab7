"""Which of two documents was likely copied from which, and why; nothing where reasons disagree or none is there.

What counts, each as one voice: an explicit credit (byline, dateline or credit that names the other's outlet), the time
of publication, and a short text that stands whole in a longer one. Two documents that credit the same agency, or one of
which credits an agency that the other is not, go back to the agency: between them no direction is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from recoupe.dossier.records import Making
from recoupe.french.folding import fold
from recoupe.lexicon.outlets import Outlets
from recoupe.model import Direction, Part, PartKind

#: A text stands whole in another where so much of it does, and the other is more than that.
_WHOLE, _MORE = 0.9, 0.6
_SIGNING = (PartKind.BYLINE, PartKind.DATELINE, PartKind.CREDIT)
#: Credits of pictures say nothing of the words.
_PICTURE = re.compile(r"[\W_]*(?:photos?|images?|videos?|illustrations?|©|\(c\))", re.IGNORECASE)


@dataclass(frozen=True)
class Signed:
    """Who made a document, as far as it says so.

    Attributes:
        number, name: of the document.
        outlet: who published it, as the lexicon writes it where it knows it.
        agency: that outlet is a news agency.
        credited: the media that it credits, without its own outlet.
        agencies: the news agencies among them, or its own outlet.
        persons: who signs it, folded.
        moment: when it was published, to the minute; ``None`` where only the day is known.
        earliest, latest: first and last possible day of publication.
        parts: its bylines, datelines, credits and boilerplate.
    """

    number: int
    name: str
    outlet: str | None = None
    agency: bool = False
    credited: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    persons: frozenset[str] = frozenset()
    moment: datetime | None = None
    earliest: str | None = None
    latest: str | None = None
    parts: tuple[Part, ...] = ()

    @property
    def order(self) -> tuple[str, str, int]:
        """What puts documents in the order of publication; those for which no one day is settled come last."""
        day = self.earliest if self.earliest and self.earliest == self.latest else "9999"
        return day, self.moment.isoformat() if self.moment and self.moment.tzinfo else f"{day}T99", self.number


def signed(making: Making, outlets: Outlets) -> Signed:
    """Read who made a document from what came with it and from its own words.

    Example:
        >>> from recoupe.lexicon.outlets import load_outlets
        >>> making = Making(number=1, name="a", outlet="Radio Littoral", byline="Jeanne Roche avec Reuters")
        >>> found = signed(making, load_outlets())
        >>> found.outlet, found.credited, found.agencies
        ('Radio Littoral', ('Reuters',), ('Reuters',))
    """
    known = outlets.get(making.outlet) if making.outlet else None
    own = known.name if known else making.outlet
    media: dict[str, bool] = {}
    persons: set[str] = set()
    for part in making.parts:
        if part.kind in _SIGNING and not _PICTURE.match(fold(part.text)):
            for name in part.names:
                medium = outlets.get(name)
                if medium is not None and medium.name == name:
                    media[name] = medium.kind == "agency"
                elif part.kind is PartKind.BYLINE:
                    persons.add(fold(name))
    for match in outlets.find(making.byline or ""):
        media[match.outlet.name] = match.outlet.kind == "agency"
    if making.byline and not media:
        persons.add(fold(making.byline))
    agency = known is not None and known.kind == "agency"
    credited = {name: is_agency for name, is_agency in media.items() if name != own}
    return Signed(
        number=making.number,
        name=making.name,
        outlet=own,
        agency=agency,
        credited=tuple(credited),
        agencies=tuple(([own] if agency and own else []) + [name for name, is_one in credited.items() if is_one]),
        persons=frozenset(persons),
        moment=_moment(making.moment),
        earliest=making.earliest,
        latest=making.latest,
        parts=making.parts,
    )


def _moment(written: str | None) -> datetime | None:
    """Read a date with a time of day; without an offset it is comparable only with others that have none."""
    try:
        found = datetime.fromisoformat(written) if written and "T" in written else None
    except ValueError:
        return None
    return found.astimezone(UTC) if found is not None and found.tzinfo else found


def direction(a: Signed, b: Signed, contained_a: float, contained_b: float) -> tuple[Direction | None, tuple[str, ...]]:
    """Tell which of two documents that share copied passages the other was likely copied from.

    Args:
        a, b: the documents.
        contained_a, contained_b: how much of each lies in what they share.

    Returns:
        The direction, ``None`` where it cannot be told, and the reasons in French.

    Example:
        >>> first = Signed(number=1, name="1", outlet="AFP", agency=True, agencies=("AFP",))
        >>> then = Signed(number=2, name="2", outlet="Radio Littoral", credited=("AFP",), agencies=("AFP",))
        >>> direction(first, then, 0.9, 0.8)
        (<Direction.A_TO_B: 'a_to_b'>, ('« 2 » crédite AFP, qui publie « 1 »',))
    """
    common = list(_common(a, b))
    if common:
        return None, tuple(common)
    forward = [*_credit(a, b), *_earlier(a, b), *_whole(a, b, contained_a, contained_b)]
    backward = [*_credit(b, a), *_earlier(b, a), *_whole(b, a, contained_b, contained_a)]
    shared = sorted(a.persons & b.persons)
    same = [f"même signature\xa0: {', '.join(shared)}"] if shared else []
    if forward and backward:
        return None, ("les indices se contredisent", *forward, *backward, *same)
    if forward or backward:
        return (Direction.A_TO_B if forward else Direction.B_TO_A), (*forward, *backward, *same)
    return None, ("rien n’indique lequel précède l’autre", *same)


def _common(a: Signed, b: Signed) -> Iterator[str]:
    """Say that both, or one of them, go back to an agency that is neither."""
    third = [name for name in dict.fromkeys((*a.agencies, *b.agencies)) if name not in (a.outlet, b.outlet)]
    if a.agency or b.agency:  # the agency's own dispatch is one of the two
        return
    for agency in third:
        if agency in a.agencies and agency in b.agencies:
            yield f"les deux textes créditent {agency}\xa0: source commune"
        elif a.outlet not in b.credited and b.outlet not in a.credited:
            one = a if agency in a.agencies else b
            yield f"« {one.name} » crédite {agency}\xa0: le texte peut venir de l’agence"


def _credit(origin: Signed, other: Signed) -> Iterator[str]:
    """Say that one names the outlet of the other."""
    if origin.outlet is not None and origin.outlet in other.credited:
        yield f"« {other.name} » crédite {origin.outlet}, qui publie « {origin.name} »"


def _earlier(origin: Signed, other: Signed) -> Iterator[str]:
    """Say that one was published before the other."""
    if origin.latest and other.earliest and origin.latest < other.earliest:
        yield f"« {origin.name} » est publié avant « {other.name} »"
    elif _before(origin.moment, other.moment):
        yield f"« {origin.name} » est publié plus tôt que « {other.name} »"


def _before(one: datetime | None, other: datetime | None) -> bool:
    """Whether one moment is known to come before another."""
    return one is not None and other is not None and bool(one.tzinfo) == bool(other.tzinfo) and one < other


def _whole(origin: Signed, other: Signed, contained: float, rest: float) -> Iterator[str]:
    """Say that one stands whole in the other, which is longer."""
    if contained >= _WHOLE and rest <= _MORE:
        yield f"« {origin.name} » se retrouve tout entier dans « {other.name} », qui est plus long"


def by_number(makings: Iterable[Making], outlets: Outlets) -> dict[int, Signed]:
    """Read who made each of some documents."""
    return {making.number: signed(making, outlets) for making in makings}
