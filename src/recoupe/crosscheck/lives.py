"""Who is said to be alive, and whose death is told by a noun: accounts of deaths that no event of the analysis is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from recoupe.crosscheck.reader import Reader
from recoupe.crosscheck.records import Account, AccountKind
from recoupe.crosscheck.retracting import TakenBack
from recoupe.model import Actor, ActorKind

#: Somebody is alive.
_ALIVE = re.compile(
    r"\b(?:(?:bien|toujours|encore) (?:vivante?|en vie)|(?:est|etait|serait|soit) (?:vivante?|en vie)"
    r"|saine? et sau(?:f|ve)|en (?:parfaite|bonne) sante)\b"
)
#: Somebody is dead, by a noun with his name; it stands so near behind.
_DEATH = re.compile(r"\bla (?P<noun>mort) d(?:u|e|es)?\b")
_NEXT = 40


def life_accounts(reader: Reader, back: Sequence[TakenBack]) -> Iterator[Account]:
    """Give an account for everybody who is said to be alive, or whose death is told by a noun.

    Args:
        reader: reads the analysis of the document.
        back: what is taken back in it.
    """
    known = {event.trigger.start for event in reader.analysis.events}
    for match in _ALIVE.finditer(reader.folded):
        start, _ = reader.sentence(*match.span())
        who = _person(reader, start, match.start(), last=True)
        if who is not None:
            yield _life(reader, match.span(), who, "neg")
    for match in _DEATH.finditer(reader.folded):
        who = _person(reader, match.end(), match.end() + _NEXT)
        if who is not None and match.start("noun") not in known:
            account = _life(reader, match.span("noun"), who, "pos")
            yield account
            yield from _taken_back(reader, account, back)


def _taken_back(reader: Reader, account: Account, back: Sequence[TakenBack]) -> Iterator[Account]:
    """Give the accounts in which a death that was told is taken back."""
    for one in back:
        if account.statement is not None and one.statement == account.statement:
            words = reader.analysis.text[one.start : one.end]
            yield replace(account, mark=(one.start, one.end), text=words, polarity="neg", denial="retracted")


def _life(reader: Reader, mark: tuple[int, int], who: Actor, polarity: str) -> Account:
    """Give the account that somebody is dead, or is not."""
    start, end = reader.sentence(*mark)
    said = [
        one
        for one in reader.analysis.statements
        if one.content and one.content[0].start <= mark[0] and mark[1] <= one.content[-1].end + 1
    ]
    voice = said[-1] if said else None
    return Account(
        kind=AccountKind.EVENT,
        id=-1,
        start=start,
        end=end,
        mark=mark,
        text=reader.analysis.text[slice(*mark)],
        type="death",
        what="mort d’une personne",
        **reader.voice(voice.origin if voice else "outlet", voice.id if voice else None),
        polarity=polarity,
        denial="never" if polarity == "neg" else None,
        patient=who.name,
        patient_entry=who.entry,
        why=("en-vie" if polarity == "neg" else "mort-de",),
    )


def _person(reader: Reader, start: int, end: int, *, last: bool = False) -> Actor | None:
    """Give the person named first, or last, in a stretch of text."""
    named = sorted(
        (mention.start, actor.id)
        for actor in reader.analysis.actors
        if actor.kind is ActorKind.PERSON
        for mention in actor.mentions
        if start <= mention.start < end
    )
    return reader.analysis.actors[named[-1 if last else 0][1]] if named else None
