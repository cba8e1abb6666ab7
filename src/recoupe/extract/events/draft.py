"""What the rules for events pass from one to the next: a trigger, and an event in the making."""

from __future__ import annotations

import msgspec

from recoupe.extract.reading import Range
from recoupe.lexicon.events import TriggerRow


class Trigger(msgspec.Struct, eq=False):
    """A word or idiom of the text that means an event of a type.

    Attributes:
        tokens: the trigger as it is reported (verb without auxiliaries and clitics, noun, idiom).
        head: the token that the syntax hangs on: the verb (of an idiom, *pris* in *pris le contrôle*) or the noun.
        row: the row of the lexicon.
        type: the event type, which the context may have changed from the row's (*tué* in an accident is a death).
        steps: what settled the type, in French.
    """

    tokens: Range
    head: int
    row: TriggerRow
    type: str
    steps: tuple[str, ...] = ()
