"""What a document says that something was: *un accident*, *un acte délibéré*, *un tir*, *une grenade*.

The words are those of ``lexicon/fr/natures.csv``. They count only where it is said what something was (« il s’agirait
d’un accident », « considéré comme un acte volontaire », « due à un tir »); an *accident* that a text merely tells of
takes no side.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from recoupe.crosscheck.propositions import key_words
from recoupe.crosscheck.reader import Reader
from recoupe.crosscheck.records import Account, AccountKind
from recoupe.french.folding import fold
from recoupe.lexicon.natures import HOWS, Nature, load_natures
from recoupe.model import ActorKind, Attitude, Event, Statement

#: Before a victim that has no name.
UNNAMED = "?"
#: The type of these accounts.
NATURE = "nature"
_SAYS = (
    r"(?:considere\w* (?:\w+ ){0,8}comme|qualifi\w+ (?:\w+ ){0,4}(?:de|d)|evoqu\w+|parl\w+ (?:de|d)"
    r"|s agi(?:t|ssait|rait|ra) (?:\w+ ){0,2}(?:de|d)|coupables? (?:de|d)|(?:these|piste|hypothese) (?:de|d|du)"
    r"|conclu\w* a|invoqu\w+|etait|est|fut|ete)"
)
_CAUSED = (
    r"(?:due?s? (?:a|au|aux)|(?:caus|provoqu|touch|bless|tu|atteint|frapp|detruit|men)\w* par|(?:resultat|consequence) "
    r"(?:de|d|du)|victimes? (?:de|d|du)|mort\w* (?:de|d|du|dans|sous|des suites d)|decede\w* (?:de|d|du|des suites d)"
    r"|succomb\w+ a|imput\w+ a|c est|c etait|s agi(?:t|ssait|rait) (?:\w+ ){0,2}(?:de|d)|evoqu\w+|parl\w+ (?:de|d)"
    r"|(?:these|piste|hypothese) (?:de|d|du)|en raison (?:de|d|du)|a cause (?:de|d|du)|a la suite (?:de|d|du)"
    r"|survecu a|suite a|affirm\w+ (?:\w+ ){0,3}(?:a|par))"
)
#: Who does this does not say what something was.
_WISHING = frozenset({Attitude.CALL, Attitude.COMMIT})
_BEFORE = {"called": _SAYS, "caused": _CAUSED}
_ARTICLE = r"(?:un |une |l |le |la |les |des |du |de l |de la |d )?\W*(?:simple |veritable |malheureux )?"
#: « n’était pas un accident », « rien n’indique qu’il s’agit d’un attentat »: what it was not is left to claims.
_NOT = re.compile(
    r"\b(?:(?:pas|jamais|aucune?|ni|rien|si|question)\W+(?:\w+\W+){0,3}"
    r"|(?:refut|dement|ecart|rejet|exclu|contest|recus)\w*\W+(?:\w+\W+){0,6})$"
)
#: Who is told to have called it so stands before the verb, or behind *par*.
_PRESENTED = re.compile(r"\b(?:presente\w*|decri\w+|designe\w*|juge\w*|qualifi\w+|estim\w+)\b(?:\W+\w+){0,4}\W*$")
_CLAIMED = re.compile(r"revendiqu\w+")
_BY = re.compile(r"\W+par ")
#: A death, a wound or an accident is told of so near before what somebody did not see, or behind it.
_HARM = frozenset({"kill", "death", "wound", "accident"})
_NEAR, _BEHIND = 900, 400
#: Of these who is told to do it suffers it: « il a perdu un œil ».
_SUFFERED = frozenset({"wound", "death"})
#: A name of so few letters is none.
_SHORT = 2
#: Behind these a capital begins a sentence.
_STOPS = frozenset('.!?…\n«»"”:–—-')
#: So many words of a sentence are kept.
_WORDS = 10


class _Pattern(NamedTuple):
    """One way of saying it: its name, its pattern, the row of each group, and words one of which any match has."""

    how: str
    pattern: re.Pattern[str]
    rows: tuple[Nature, ...]
    hints: tuple[str, ...]


@cache
def _patterns() -> tuple[_Pattern, ...]:
    """Give the pattern of each way of saying it."""
    found = []
    for how in HOWS:
        rows = tuple(row for row in load_natures() if row.how == how)
        words = "|".join(rf"(?P<n{at}>\b(?:{row.pattern})\b)" for at, row in enumerate(rows))
        before = rf"\b{_BEFORE[how]}\W+{_ARTICLE}" if how in _BEFORE else ""
        hints = {max(phrase.replace("*", "").split(), key=len) for row in rows for phrase in row.words}
        found.append(_Pattern(how, re.compile(f"{before}(?:{words})"), rows, tuple(sorted(hints))))
    return tuple(found)


def nature_accounts(reader: Reader, scene: tuple[str, ...]) -> Iterator[Account]:
    """Give an account for every sentence that says what something was: an accident, an act.

    Args:
        reader: reads the analysis of the document.
        scene: keys of the places that the document is about.
    """
    found = list(_found(reader))
    if not found:
        return
    spans = sorted((span.start, span.end, one.id) for one in reader.analysis.statements for span in one.content)
    longest = max((end - start for start, end, _ in spans), default=0)
    told: set[tuple[int, str]] = set()
    places = tuple(key for key in scene if ":" in key or _is_name(reader, key))
    for row, begin, mark in found:
        start, end = reader.sentence(*mark)
        if begin < start or (start, row.value) in told:
            continue
        told.add((start, row.value))
        near = spans[bisect_left(spans, (mark[0] - longest,)) : bisect_right(spans, (mark[0], math.inf))]
        said = _innermost(reader, [one for _, end, one in near if mark[1] <= end])
        if said is not None and said.attitude in _WISHING:
            continue
        voice = _voice(reader, start, begin, mark[1], end) or (said.origin if said else "outlet")
        yield Account(
            kind=AccountKind.CLAIM,
            id=said.id if said else -1,
            start=start,
            end=end,
            mark=mark,
            text=reader.analysis.text[slice(*mark)],
            type=NATURE,
            what=row.matter,
            **reader.voice(voice, said.id if said and said.origin == voice else None),
            patient=_victim(reader, start, mark[0], end, None if said and said.why.rule == "inf" else voice),
            around=places,
            words=(row.value, *key_words(reader.analysis.text[start:end])[:_WORDS]),
            why=("nature", row.how),
        )


def _found(reader: Reader) -> Iterator[tuple[Nature, int, tuple[int, int]]]:
    """Give each row that is met: with the start of the words that make it count, and the stretch of its own."""
    for how, pattern, rows, hints in _patterns():
        for start, end in _sentences(reader, hints):
            for match in pattern.finditer(reader.folded, start, end):
                group = str(match.lastgroup)
                begin, mark = match.start(), match.span(group)
                if how in _BEFORE and _NOT.search(reader.folded, start, begin):
                    continue
                if how == "harm" and not _is_harm_near(reader, begin):
                    continue
                yield rows[int(group[1:])], begin, mark


def _sentences(reader: Reader, hints: tuple[str, ...]) -> list[tuple[int, int]]:
    """Give the sentences that have one of some words, in order: looking for words is quicker than for patterns."""
    found: set[tuple[int, int]] = set()
    for hint in hints:
        at = reader.folded.find(hint)
        while at >= 0:
            sentence = reader.sentence(at, at + 1)
            found.add(sentence)
            at = reader.folded.find(hint, max(sentence[1], at + 1))
    return sorted(found)


def _is_name(reader: Reader, key: str) -> bool:
    """Whether a folded word is written as a name somewhere within a sentence, not only at the beginning of one."""
    text = reader.analysis.text
    if len(key) <= _SHORT:
        return False
    return any(
        text[match.start()].isupper() and text[max(0, match.start() - 2)] not in _STOPS
        for match in re.finditer(rf"(?<= )\b{re.escape(key)}\b", reader.folded)
    )


def _is_harm_near(reader: Reader, at: int) -> bool:
    """Whether a death, a wound or an accident is told of near a place in the text."""
    return any(
        event.type in _HARM and at - _NEAR <= event.trigger.start <= at + _BEHIND for event in reader.analysis.events
    )


def _innermost(reader: Reader, numbers: Sequence[int]) -> Statement | None:
    """Give the shortest of some statements."""
    found = [reader.analysis.statements[number] for number in numbers]
    return min(found, key=lambda one: (one.content[-1].end - one.content[0].start, one.id), default=None)


def _voice(reader: Reader, start: int, begin: int, mark_end: int, end: int) -> str | None:
    """Give who calls it so: « l’organe du groupe l’a présenté comme … », « qualifié d’acte par le ministre »."""
    by = _BY.match(reader.folded, mark_end, end)
    if by is not None:
        named = _mentions(reader, by.end() - 1, end)
        return named[0][1] if named else None
    claimed = _CLAIMED.match(reader.folded, begin, end)
    presented = claimed or _PRESENTED.search(reader.folded, start, begin)
    if presented is not None:
        named = _mentions(reader, start, presented.start())
        return named[-1][1] if named else None
    return None


def _mentions(reader: Reader, start: int, end: int) -> list[tuple[int, str]]:
    """Give where actors are named in a stretch of text, and which."""
    return sorted(
        (mention.start, actor.name)
        for actor in reader.analysis.actors
        for mention in actor.mentions
        if start <= mention.start < end and mention.text[:2].lower() not in ("l'", "l’")
    )


def _victim(reader: Reader, start: int, at: int, end: int, voice: str | None) -> str | None:
    """Give whom it was done to, folded: whom a death or wound of the sentence names, else the last one before it.

    Somebody without a name is marked so (« un manifestant a été touché »). Who says so (``voice``) is somebody else,
    unless it is told of himself (« dit avoir été touché »): then there is no such voice.
    """
    harms = [event for event in reader.analysis.events if event.type in _HARM and event.trigger.start < end]
    inside = [event for event in harms if event.trigger.start >= start]
    if inside:
        nearest = min(inside, key=lambda event: (abs(event.trigger.start - at), event.id))
        if nearest.patient is not None:
            return _person(reader, nearest) or UNNAMED + fold(nearest.patient)
    others = (who for who in reader.analysis.actors if who.kind is ActorKind.PERSON and who.name != voice)
    named = sorted((one.start, who.name) for who in others for one in who.mentions if start <= one.start < end)
    if named:  # « Antonio, lui-même blessé par une grenade »; who stands behind suffers nothing
        before = [name for where, name in named if where < at]
        return fold(before[-1]) if before else None
    found = (_person(reader, event) for event in reversed(harms) if event.trigger.start >= at - _NEAR)
    return next((name for name in found if name is not None), None)


def _person(reader: Reader, event: Event) -> str | None:
    """Give the name of the person that an event was done to, folded."""
    id = event.agent_id if event.patient is None and event.type in _SUFFERED else event.patient_id
    who = reader.analysis.actors[id] if id is not None else None
    return fold(who.name) if who is not None and who.kind is ActorKind.PERSON else None
