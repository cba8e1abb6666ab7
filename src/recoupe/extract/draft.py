"""What the rules pass from one to the next: a statement in the making, in token ranges."""

from __future__ import annotations

import msgspec

from recoupe.extract.cues import Cue
from recoupe.extract.reading import Range
from recoupe.lexicon import ReportingRow
from recoupe.model import Span


class Mention(msgspec.Struct):
    """An expressed source: its tokens, its head, and its exact span (*-t-il* gives *il*)."""

    tokens: Range
    head: int
    span: Span


class Draft(msgspec.Struct, eq=False):
    """A statement in the making.

    Attributes:
        unit: index of the unit it was found in.
        rule: name of the construction.
        content: token ranges, in text order.
        cue: the cue, or ``None`` for a quotation without one.
        row: the lexicon row that the construction chose among the cue's.
        clause: the tokens of the cue's own clause, where source, relays and time stand.
        source: the expressed source, once found.
        shares: the draft whose source this one shares (*a dit X ..., assurant que*).
        outer: cue clauses around this one that pass its words on (*..., rapporte Y*).
        negated: the cue is negated.
        direct: the words are the speaker's own although no marks stand around them (a turn of an interview).
        cited: who is behind the source (*X dit tenir de Y que*).
        parent: the draft inside of whose content this one stands.
        conditional: the journalistic conditional without a source.
        inherits: a quotation without a cue that goes on with the words of an earlier draft.
    """

    unit: int
    rule: str
    content: list[Range]
    clause: Range
    cue: Cue | None = None
    row: ReportingRow | None = None
    source: Mention | None = None
    shares: Draft | None = None
    parent: Draft | None = None
    conditional: bool = False
    inherits: Draft | None = None
    outer: list[Draft] = []
    negated: bool = False
    cited: Mention | None = None
    direct: bool = False

    @property
    def start(self) -> int:
        """First token of the content or the cue, whichever comes first; of a bare denial, its cue."""
        if self.rule == "bare-denial" and self.cue is not None:
            return self.cue.token
        firsts = [a for a, _ in self.content]
        if self.cue:
            firsts.append(self.cue.token)
        return min(firsts)
