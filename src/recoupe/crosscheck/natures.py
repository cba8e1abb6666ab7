"""Accident or intent: how a death, a fire or an explosion came about, as each side calls it.

Only words that say what it was count (« il s’agirait d’un accident », « considéré comme un acte volontaire »); an
*accident* that a text merely tells of takes no side. Two documents tell of one matter where they are about a place that
few documents are about, within days of each other.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from recoupe.crosscheck.counters import akin
from recoupe.crosscheck.happenings import Days, day_of, overlap
from recoupe.crosscheck.independence import Lineage
from recoupe.crosscheck.making import make_fact
from recoupe.crosscheck.reader import Reader
from recoupe.crosscheck.records import Account, AccountKind, Conflict, Fact, Slot, Told
from recoupe.model import Statement

#: The type of these accounts.
NATURE = "nature"
#: What it was, by the words that say so; one excludes the others.
_CALLED = {
    "accident": r"accident\w*|(?:\w+ )?involontaires?|(?:\w+ )?accidentel\w*|erreur de tir|balle perdue",
    "acte volontaire": (
        r"(?:acte|geste|homicide|tir|incendie) (?:\w+ )?(?:volontaire|delibere|intentionnel|premedite|criminel)e?s?"
        r"|assassinat|meurtre|attentat|sabotage|execution"
    ),
    "suicide": r"suicide",
}
_SAYS = (
    r"(?:considere\w* (?:\w+ ){0,8}comme|qualifi\w+ (?:\w+ ){0,4}(?:de|d)|evoqu\w+|parl\w+ (?:de|d)"
    r"|s agi(?:t|ssait|rait|ra) (?:\w+ ){0,2}(?:de|d)|coupables? (?:de|d)|(?:these|piste|hypothese) (?:de|d|du)"
    r"|conclu\w* a|invoqu\w+|etait|est|fut|ete)"
)
_NATURE = re.compile(
    rf"\b{_SAYS}\W+(?:un |une |l |le |la |du |de l )?\W*(?:simple |veritable |malheureux )?(?:"
    + "|".join(rf"(?P<n{at}>\b(?:{words})\b)" for at, words in enumerate(_CALLED.values()))
    + ")"
)
#: « n’était pas un accident », « rien n’indique qu’il s’agit d’un attentat »: what it was not is left to claims.
_NOT = re.compile(r"\b(?:pas|jamais|aucune?|ni|rien|si|question)\W+(?:\w+\W+){0,3}$")
#: So many documents at most are about a place by which their matters are known as one: of all, or so few.
_SHARE, _FEW = 0.05, 12
#: Two documents on one matter are published so near to each other.
_APART = timedelta(days=21)


def nature_accounts(reader: Reader, scene: tuple[str, ...]) -> Iterator[Account]:
    """Give an account for every sentence that says what something was: an accident, an act.

    Args:
        reader: reads the analysis of the document.
        scene: keys of the places that the document is about.
    """
    for match in _NATURE.finditer(reader.folded):
        group = str(match.lastgroup)
        mark = match.span(group)
        start, end = reader.sentence(*mark)
        if match.start() < start or _NOT.search(reader.folded, start, match.start()):
            continue
        voice = _innermost(reader, mark)
        yield Account(
            kind=AccountKind.CLAIM,
            id=voice.id if voice else -1,
            start=start,
            end=end,
            mark=mark,
            text=reader.analysis.text[slice(*mark)],
            type=NATURE,
            what="accident ou acte volontaire",
            **reader.voice(voice.origin if voice else "outlet", voice.id if voice else None),
            around=scene,
            words=(list(_CALLED)[int(group[1:])],),
            why=("nature",),
        )


def _innermost(reader: Reader, mark: tuple[int, int]) -> Statement | None:
    """Give the shortest statement that words stand in."""
    found = [
        (one.content[-1].end - one.content[0].start, one.id)
        for one in reader.analysis.statements
        if one.content and any(span.start <= mark[0] and mark[1] <= span.end for span in one.content)
    ]
    return reader.analysis.statements[min(found)[1]] if found else None


def find_natures(accounts: Sequence[Told], lineage: Lineage) -> Iterator[Fact]:
    """Put together what several say that one thing was, where they do not agree.

    Args:
        accounts: those that say so, of all documents, in order.
        lineage: where documents come from.
    """
    for members in _matters(accounts):
        versions: dict[str, list[int]] = defaultdict(list)
        for position, told in enumerate(members):
            versions[told.account.words[0]].append(position)
        conflicts = list(_conflicts(members))
        if conflicts:
            yield make_fact(members, conflicts, (), lineage, versions=list(versions.items()), why=("même lieu",))


def _conflicts(members: Sequence[Told]) -> Iterator[Conflict]:
    """Find who calls it otherwise, one account of each voice."""
    heads: dict[tuple, int] = {}
    for position, told in enumerate(members):
        heads.setdefault((told.account.words, told.counter or told.carrier.outlet), position)
    positions = sorted(heads.values())
    for at, i in enumerate(positions):
        for j in positions[at + 1 :]:
            a, b = members[i], members[j]
            named = a.counter is not None or b.counter is not None
            if named and a.account.words != b.account.words and not akin(a.counter, b.counter):
                reason = "l’un y voit un accident, l’autre un acte"
                yield Conflict(slot=Slot.RESPONSIBILITY, a=i, b=j, rule="nature", reason=reason)


def _matters(accounts: Sequence[Told]) -> list[list[Told]]:
    """Put accounts of one matter together: of one rare place, within days."""
    about = {told.carrier.number: set(told.account.around) for told in accounts}
    documents = Counter(key for keys in about.values() for key in keys)
    few = max(_FEW, int(_SHARE * len(about)))
    matters: dict[str, list[list[Told]]] = defaultdict(list)
    found: list[list[Told]] = []
    for told in sorted(accounts, key=lambda one: (one.published.earliest or "9999", one.order)):
        keys = [key for key in told.account.around if documents[key] <= few]
        near = (matter for key in keys for matter in matters[key][-1:] if _in_days(matter[-1], told))
        matter = next(near, None)
        if matter is None:
            matter = []
            found.append(matter)
        matter.append(told)
        for key in keys:
            if not matters[key] or matters[key][-1] is not matter:
                matters[key].append(matter)
    return [sorted(matter, key=lambda one: one.order) for matter in found if len(matter) > 1]


def _in_days(a: Told, b: Told) -> bool:
    """Whether two documents may have been published near each other."""
    return overlap(_around(a), _around(b)) is not False


def _around(told: Told) -> Days:
    first, last = day_of(told.published.earliest), day_of(told.published.latest)
    return first and first - _APART / 2, last and last + _APART / 2
