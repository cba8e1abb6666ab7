"""What one document says to have been taken back: by whom, in which words, and which statement it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from recoupe.crosscheck.denials import SAYING
from recoupe.french.folding import fold
from recoupe.model import Analysis, Retraction, Statement

#: These regret or change a plan: what was said stands.
_REGRETS = frozenset(
    "faire_son_mea_culpa mea_culpa battre_sa_coulpe présenter_des_excuses présenter_ses_excuses s'excuser.retract "
    "regretter.retract faire_marche_arrière faire_machine_arrière rétropédaler faire_volte-face volte-face "
    "faire_amende_honorable".split()
)
_INFINITIVE = re.compile(r"(?:se |s )?\w+(?:er|ir|dire)\b")
_BEFORE = re.compile(r"\b(?:avant de|pour|apres|a du|ont du|vient de|finit par|fini par)\s*$")
#: Why somebody takes it back is no part of what is taken back.
_EXPLAINING = re.compile(r"\b(?:expliquant|explique|precisant|reconnaissant|admettant|disant|assurant)\b")
#: Something said is taken up and taken back: « Il est revenu samedi sur cette annonce ».
_ON_THIS = re.compile(
    r"\b(?:ils?|elles?) (?:est|sont|etait|etaient) (?:revenue?s?|retracte\w*) (?:\w+ ){0,3}sur "
    r"(?:ce|cet|cette|ces|son|sa|ses|leurs?) "
    r"(?:annonces?|declarations?|propos|affirmations?|chiffres?|informations?|versions?|accusations?)\b"
)
_AFTER = re.compile(r"(?:ils?|elles?|son|sa|ses|leurs?|l (?:auteur|interesse\w*|institution|organisation))\b")
#: A retraction stands so near behind what it takes back, and its explanation so near behind it.
_JUST_BEFORE, _AROUND = 160, 400


class TakenBack(NamedTuple):
    """Something said that is taken back.

    Attributes:
        start, end: of the words that take it back.
        origin: who does, as far as the document tells.
        statement: ``id`` of the statement taken back, ``None`` where it is none of the document.
        rule: how it was found.
    """

    start: int
    end: int
    origin: str | None
    statement: int | None
    rule: str


def all_taken_back(analysis: Analysis) -> list[TakenBack]:
    """Find what is taken back in a document, in text order.

    Args:
        analysis: what was found in it.
    """
    found = [
        TakenBack(one.cue.start, one.cue.end, one.origin, _statement(analysis, one), one.why.rule)
        for one in analysis.retractions
        if one.why.row not in _REGRETS and not _may_be(analysis, one)
    ]
    return sorted([*found, *_on_this(analysis, found)])


def _on_this(analysis: Analysis, found: list[TakenBack]) -> Iterator[TakenBack]:
    """Find what takes up the statement before it, in words that no row of the lexicon has."""
    for match in _ON_THIS.finditer(fold(analysis.text)):
        start, end = match.span()
        if any(one.start < end and start < one.end for one in found):
            continue
        before = _just_before(analysis, start)
        if before is not None:
            yield TakenBack(start, end, before.origin, before.id, "revenir-sur")


def _statement(analysis: Analysis, retraction: Retraction) -> int | None:
    """Give the ``id`` of the statement that a retraction takes back.

    The one that was found, unless it follows the retraction (« a retiré ces propos, expliquant … »); then, and where
    none was found, the one that ends just before.
    """
    found, cue = retraction.retracts, retraction.cue
    if found is not None:
        content = analysis.statements[found].content
        if content and content[0].start < cue.end + _AROUND:
            explains = _EXPLAINING.search(fold(analysis.text[cue.end : max(cue.end, content[0].start)]))
            if content[0].start <= cue.end or not explains:
                return found
    before = _just_before(analysis, cue.start)
    if before is None or not (before.origin == retraction.origin or _goes_on(retraction)):
        return found
    return before.id


def _goes_on(retraction: Retraction) -> bool:
    """Whether who takes it back is named by what was said before (« elle », « son auteur »)."""
    source = retraction.source
    return source is None or _AFTER.match(fold(source.text)) is not None


def _just_before(analysis: Analysis, start: int) -> Statement | None:
    """Give the statement that ends just before a place in the text."""
    near = [
        one
        for one in analysis.statements
        if one.content and one.attitude in SAYING and 0 <= start - one.content[-1].end <= _JUST_BEFORE
    ]
    return max(near, key=lambda one: (one.content[-1].end, one.id), default=None)


def _may_be(analysis: Analysis, retraction: Retraction) -> bool:
    """Whether somebody is only asked, or might, take it back (« a intérêt à revenir sur son analyse »)."""
    start = retraction.cue.start
    infinitive = _INFINITIVE.match(fold(retraction.cue.text)) is not None
    return infinitive and not _BEFORE.search(fold(analysis.text[max(0, start - 20) : start]))
