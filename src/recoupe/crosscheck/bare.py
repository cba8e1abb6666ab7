"""Denials with no words of their own, of what was said just before, that are no statement of the analysis.

« La députée a réfuté ce qu’elle a qualifié d’accusation indigne », « Une version contestée par les témoins ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.crosscheck.denials import SAYING
from recoupe.crosscheck.reader import Reader
from recoupe.model import Statement

_DENYING = r"(?:refut|dement|rejet|contest|recus|balay|ni)"
#: Who denies stands before the verb.
_BY_SUBJECT = re.compile(
    rf"\b{_DENYING}(?:e|ent|ie|i|te|tent|ait|aient|aye)? (?:\w+ment )?ce qu (?:il|elle|ils|elles) "
)
#: Who denies stands behind *par*.
_BY_AGENT = re.compile(
    r"\b(?:une|cette|des|ces|les|la) "
    r"(?:version|accusation|affirmation|information|allegation|these|hypothese|rumeur)s? "
    rf"(?:\w+ment )?{_DENYING}(?:e|ee|te|tee|ie|iee|aye|ayee)?s? (?:\w+ment )?par "
)
#: It stands so near behind what it denies.
_NEAR = 300


def bare_denials(reader: Reader) -> Iterator[tuple[tuple[int, int], str, Statement]]:
    """Find them in one document.

    Args:
        reader: reads its analysis.

    Yields:
        Start and end of the words that deny, who does, and the statement that is denied.
    """
    known = {one.cue.start for one in reader.analysis.statements if one.cue is not None}
    for pattern, by_agent in ((_BY_SUBJECT, False), (_BY_AGENT, True)):
        for match in pattern.finditer(reader.folded):
            start, end = reader.sentence(*match.span())
            if any(match.start() <= cue < match.end() for cue in known):
                continue
            who = _actor(reader, match.end() - 1, end) if by_agent else _actor(reader, start, match.start())
            before = _before(reader, match.start())
            if who is not None and before is not None and before.origin != who:
                yield match.span(), who, before


def _actor(reader: Reader, start: int, end: int) -> str | None:
    """Give the actor that is named first in a stretch of text."""
    named = sorted(
        (mention.start, actor.name)
        for actor in reader.analysis.actors
        for mention in actor.mentions
        if start <= mention.start < end
    )
    return named[0][1] if named else None


def _before(reader: Reader, at: int) -> Statement | None:
    """Give the statement that ends just before a place in the text."""
    near = [
        one
        for one in reader.analysis.statements
        if one.content and one.attitude in SAYING and 0 <= at - one.content[-1].end <= _NEAR
    ]
    return max(near, key=lambda one: (one.content[-1].end, one.id), default=None)
