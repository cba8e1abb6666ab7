"""What decisions do to an analysis: the stored one stays as the machine made it, what is made of it follows the person.

1. **find** what each decision is about, in this analysis (:func:`recoupe.dossier.decisions.find`).
2. **correct** what is corrected, and say so in its reasons.
3. **leave out** what is rejected; what referred to it refers to nothing, or to what it stood in.
4. **number** what is left anew, as positions: analyses are read by them. :class:`Decided` keeps the numbers of the
   machine, by which facts and tables name findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from recoupe.crosscheck.records import Account, AccountKind, Sketch
from recoupe.dossier._correcting import Draft, correct
from recoupe.dossier.corrections import FigureCorrection, correction_of
from recoupe.dossier.decisions import FIELDS, JUDGING, Decision, Verdict, find, holding
from recoupe.model import Analysis, Statement

#: What is said in the reasons of a finding that somebody has confirmed.
ACCEPTED = "confirmé à la main"
#: Which fields refer to findings by their ``id``, and to which.
_REFERENCES: dict[str, dict[str, str]] = {
    "statements": {"parent": "statements"},
    "retractions": {"retracts": "statements"},
    "places": {"referent": "places"},
    "areas": {"place": "places"},
    "events": {
        "agent_id": "actors",
        "patient_id": "actors",
        "place_id": "places",
        "time": "dates",
        "statement": "statements",
    },
    "figures": {
        "statement": "statements",
        "event": "events",
        "part_of": "figures",
        "place_id": "places",
        "time": "dates",
        "as_of": "dates",
        "against": "figures",
        "replaces": "figures",
    },
    "labels": {"actor_id": "actors", "statement": "statements"},
}


class Decided(NamedTuple):
    """An analysis as decided.

    Attributes:
        analysis: with the numbers of the machine, so there are gaps where something was rejected.
        figures: the words of corrected numbers, by the ``id`` of the figure.
    """

    analysis: Analysis
    figures: Mapping[int, str]

    def numbered(self) -> Analysis:
        """Give it with findings numbered by position, as always."""
        return numbered(self.analysis)[0]

    def sketched(self, make: Callable[[Analysis], Sketch]) -> Sketch:
        """Make a sketch of it; its accounts have the numbers of the machine."""
        analysis, before = numbered(self.analysis)
        sketch = make(analysis)
        return replace(sketch, accounts=tuple(self._named(one, before) for one in sketch.accounts))

    def _named(self, account: Account, before: Mapping[str, Sequence[int]]) -> Account:
        """Give an account the numbers of the machine, and the words of a corrected number."""

        def number(field: str, id: int | None) -> int | None:
            return id if id is None or id < 0 else before[field][id]

        field = {AccountKind.FIGURE: "figures", AccountKind.EVENT: "events"}.get(account.kind, "statements")
        id = number(field, account.id)
        assert id is not None
        told = replace(
            account,
            id=id,
            statement=number("statements", account.statement),
            answers=number("statements", account.answers),
            event=number("events", account.event),
        )
        if account.kind is AccountKind.FIGURE and id in self.figures:
            return replace(told, text=self.figures[id], rounded=False)
        return told


def decided(analysis: Analysis, decisions: Iterable[Decision]) -> Analysis:
    """Give an analysis as people decided: without what was rejected, with what was corrected.

    Args:
        analysis: as the machine made it.
        decisions: on its document, in any order; those that do not hold are passed over.

    Returns:
        The analysis itself where nothing in it was decided. Findings are numbered by position, as always.

    Example:
        >>> import recoupe
        >>> from recoupe.dossier.decisions import Anchor, Decision, Kind, Verdict
        >>> found = recoupe.analyze("Le maire dément. Le préfet confirme que deux soldats ont été tués.")
        >>> cue = found.statements[0].cue
        >>> no = Decision(number=1, at="", document="", kind=Kind.STATEMENT, verdict=Verdict.REJECTED, value={},
        ...               **Anchor.at(found.text, cue.start, cue.end)._asdict())
        >>> len(found.statements) - len(decided(found, [no]).statements)
        1
    """
    return decide(analysis, decisions).numbered()


def decide(analysis: Analysis, decisions: Iterable[Decision]) -> Decided:
    """Do the same, and leave the numbers as they are."""
    judged = [one for one in holding(decisions) if one.verdict in JUDGING]
    last = {(one.kind, finding.id): one for one, finding in find(judged, analysis) if finding is not None}  # 1
    if not last:
        return Decided(analysis, {})
    draft = Draft(analysis)
    gone: dict[str, set[int]] = {field: set() for field in FIELDS.values()}
    figures: dict[int, str] = {}
    for (kind, id), one in sorted(last.items(), key=lambda item: item[1].number):
        if one.verdict is Verdict.REJECTED:
            gone[FIELDS[kind]].add(id)
        elif one.verdict is Verdict.ACCEPTED:
            draft.explain(FIELDS[kind], id, ACCEPTED)
        else:
            to = correction_of(one)
            correct(draft, kind, id, to)  # 2
            if isinstance(to, FigureCorrection) and to.is_number:
                figures[id] = number_in_words(to)
    changed = draft.analysis()
    return Decided(_without(changed, gone) if any(gone.values()) else changed, figures)  # 3


def number_in_words(to: FigureCorrection) -> str:
    """Write a corrected number as a text would.

    Example:
        >>> number_in_words(FigureCorrection(value=70)), number_in_words(FigureCorrection(low=3, high=4.5))
        ('70', 'entre 3 et 4,5')
    """
    value, low, high = (None if one is None else _written(one) for one in (to.value, to.low, to.high))
    if value is not None:
        return value
    if low is not None and high is not None:
        return f"entre {low} et {high}"
    return f"au moins {low}" if low is not None else f"au plus {high}"


def _written(number: float) -> str:
    """Write a number with all its digits and a decimal comma."""
    whole, _, rest = f"{number:f}".partition(".")
    rest = rest.rstrip("0")
    return str(number) if isinstance(number, int) else f"{whole},{rest}" if rest else whole


def _without(analysis: Analysis, gone: dict[str, set[int]]) -> Analysis:
    """Leave findings out, and let nothing refer to them."""
    heirs = _heirs(analysis.statements, gone["statements"])
    first = _first_mentions(analysis, gone["places"])

    def other(name: str, field: str, id: int) -> int | None:
        if id not in gone[field]:
            return id
        return {"referent": first, "parent": heirs, "statement": heirs}.get(name, {}).get(id)

    def kept(field: str) -> tuple[Any, ...]:
        found = []
        for one in getattr(analysis, field):
            if one.id in gone.get(field, ()):
                continue
            refers = {name: getattr(one, name) for name in _REFERENCES.get(field, ())}
            changed = {
                name: after
                for name, id in refers.items()
                if id is not None and (after := other(name, _REFERENCES[field][name], id)) != id
            }
            found.append(replace(one, **changed, **_losing(one, changed, analysis, gone)) if changed else one)
        return tuple(found)

    dates = {(one.start, one.end) for one in analysis.dates if one.id in gone["dates"]}
    statements = tuple(
        replace(one, time=None) if one.time is not None and (one.time.start, one.time.end) in dates else one
        for one in kept("statements")
    )
    areas = tuple(one for one in kept("areas") if gone["places"].isdisjoint(one.references))
    fields = {field: kept(field) for field in ("retractions", *FIELDS.values()) if field != "statements"}
    return replace(analysis, **fields, statements=statements, areas=areas)


def _heirs(statements: Sequence[Statement], gone: set[int]) -> dict[int, int | None]:
    """Give for each rejected statement the nearest one around it that stays: what it held is said by that one."""
    parents = {one.id: one.parent for one in statements}
    heirs: dict[int, int | None] = {}
    for id in sorted(gone):
        seen, heir = {id}, parents[id]
        while heir is not None and heir in gone and heir not in seen:
            seen.add(heir)
            heir = parents[heir]
        heirs[id] = None if heir in gone else heir
    return heirs


def _first_mentions(analysis: Analysis, gone: set[int]) -> dict[int, int]:
    """Give for each rejected first mention of a place the first of those that stay."""
    firsts: dict[int, int] = {}
    for place in analysis.places:
        if place.referent in gone and place.id not in gone:
            firsts.setdefault(place.referent, place.id)
    return firsts


def _losing(one: Any, changed: Mapping[str, Any], analysis: Analysis, gone: dict[str, set[int]]) -> dict[str, Any]:
    """Give what else changes in a finding that referred to something rejected: names, and in whose voice it is told."""
    also: dict[str, Any] = {}
    for reference, name in (("place_id", "place"), ("agent_id", "agent"), ("patient_id", "patient")):
        if changed.get(reference, 0) is None and name in one.__struct_fields__:
            also |= {name: None} | ({f"{name}_span": None} if f"{name}_span" in one.__struct_fields__ else {})
    if changed.get("actor_id", 0) is None:
        also["actor"] = None
    if "statement" in changed:
        heir = changed["statement"]
        voice = "outlet" if heir is None else analysis.statements[heir].origin
        field = "by" if "by" in one.__struct_fields__ else "voice"
        is_open = getattr(one, field) == "undetermined" and heir is not None  # reported indirectly, by whomever
        also |= {} if is_open else {field: voice}
    return also


def numbered(analysis: Analysis) -> tuple[Analysis, dict[str, list[int]]]:
    """Number findings by position; give beside the analysis, for each field, the numbers that they had."""
    fields = ("retractions", "areas", *FIELDS.values())
    before = {field: [one.id for one in getattr(analysis, field)] for field in fields}
    if all(ids == list(range(len(ids))) for ids in before.values()):
        return analysis, before
    after = {field: {id: position for position, id in enumerate(ids)} for field, ids in before.items()}

    def anew(field: str, one: Any) -> Any:
        refers = {name: getattr(one, name) for name in _REFERENCES.get(field, ())}
        changed: dict[str, Any] = {
            name: after[_REFERENCES[field][name]][id] for name, id in refers.items() if id is not None
        }
        if field == "areas":
            changed["references"] = tuple(after["places"][id] for id in one.references)
        return replace(one, id=after[field][one.id], **changed)

    return replace(
        analysis, **{field: tuple(anew(field, one) for one in getattr(analysis, field)) for field in fields}
    ), before
