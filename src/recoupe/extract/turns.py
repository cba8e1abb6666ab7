"""Turns: words given with their speaker's name before a colon, in interviews, live blogs and embedded tweets.

*Samir Koval : Trois roquettes sont tombées …*, *Ilir Dastan (@dastan) : « … »*. A label counts as a speaker if it
labels several paragraphs or stands before a quotation; the side that asks is no statement. A medium there passes on
what the sentence says (*TASS : deux villages ont été pris*). An embedded message has its author behind it (*Le pont
rouvre !— Mairie de Kessar (@kessar) 3 mai 2021*), and is often there twice.
"""

from __future__ import annotations

import re
from collections import Counter

from recoupe.extract.clauses import trim
from recoupe.extract.draft import Draft, Mention
from recoupe.extract.reading import Range, Reading
from recoupe.lexicon import Lexicon
from recoupe.model import Span

_LABEL = re.compile(r"(?:[-–—•]\s*)?([A-ZÀ-Þ][\w’'.-]*(?:\s+[\w’'.-]+){0,5}?)(\s*\(@[\w.]+\))?\s*:\s+(?=\S)")
# Paragraphs that are no turns although they begin with a word and a colon.
_NO_SPEAKERS = frozenset(
    "source sources note crédit crédits photo vidéo résumé contexte rappel lire voir exemple question q".split()
)

# The author and date of an embedded message, right behind its words.
_SIGNED = re.compile(
    r"[—–]\s?([^—–\n()]{2,60}?)\s\(@\w{1,20}\)\s(?:\d{1,2}(?:er)?\s\w{3,9}\.?\s\d{4}|\w{3,9}\s\d{1,2},\s\d{4})"
)
#: A message has at most so many characters, on a line of its own so many, and so many at its beginning tell it again.
_MESSAGE, _TWEET, _ALIKE = 700, 360, 16


def message_drafts(r: Reading) -> list[Draft]:
    """A draft for every embedded message whose beginning is known: a line of its own, or words that stand twice."""
    drafts: list[Draft] = []
    text = r.text
    for match in _SIGNED.finditer(text):
        again = match.end()
        while text[again : again + 1].isspace() and again < match.end() + 4:
            again += 1
        floor = max(0, match.start() - _MESSAGE)
        first = text[again : again + _ALIKE]
        start = text.rfind(first, floor, match.start()) if len(first) == _ALIKE else -1
        length = match.start() - start
        twice = start >= 0 and text[again : again + length].split()[:4] == text[start : match.start()].split()[:4]
        if not twice:
            start = text.rfind("\n", 0, match.start()) + 1
            if match.start() - start > _TWEET or text[match.end() : match.end() + 1] not in ("", "\r", "\n"):
                continue
        parts = [(start, match.start()), (again, min(len(text), again + length))] if twice else [(start, match.start())]
        content = [trim(r, r.tokens_within(a, b)) for a, b in parts]
        author = r.tokens_within(match.start(1), match.end(1))
        if author[0] >= author[1] or any(a >= b for a, b in content):
            continue
        span = Span.of(text, match.start(1), match.end(1))
        mention = Mention(tokens=author, head=author[0], span=span)
        drafts += [_turn(r, (part[0], part[0]), part, mention, rule="message") for part in content]
    return drafts


def turn_drafts(r: Reading, lexicon: Lexicon) -> list[Draft]:
    """A draft for every turn that is no question."""
    starts = [a for number, (a, b) in enumerate(r.units) if a < b and (a == 0 or r.space[a - 1])]
    labels: list[tuple[int, re.Match[str]]] = []
    for a in starts:
        match = _LABEL.match(r.text, r.start[a])
        if match and match.group(1).lower() not in _NO_SPEAKERS and "\n" not in match.group(0):
            labels.append((a, match))
    counts = Counter(match.group(1) for _, match in labels)
    drafts = []
    for a, match in labels:
        name = match.group(1)
        begin = r.token_at(match.end())
        end = _paragraph_end(r, begin)
        content = trim(r, (begin, end))
        if content[0] >= content[1] or _asks(r, name, counts, labels, content):
            continue
        span = Span.of(r.text, match.start(1), match.end(1))
        tokens = r.tokens_within(span.start, span.end)
        if tokens[0] >= tokens[1]:
            continue
        speaker = Mention(tokens=tokens, head=tokens[0], span=span)
        quoted = r.quote[begin] >= 0 and r.opens_quotation(begin)
        medium = a in r.media and r.end[r.media[a][0] - 1] == match.end(1)
        if medium and not quoted and counts[name] == 1:
            reported = trim(r, (begin, r.units[r.unit_of[begin]][1]))
            if any(r.is_finite(k) for k in range(*reported)):
                drafts.append(_turn(r, (a, begin), reported, speaker, rule="medium-says"))
            continue
        if not (quoted and (match.group(2) or _is_name(lexicon, name)) or counts[name] > 1):
            continue
        if quoted:
            content = trim(r, (begin, r.quotation_tokens(r.quote[begin])[1]))
        drafts.append(_turn(r, (a, begin), content, speaker, rule="turn"))
    return drafts


def _turn(r: Reading, clause: Range, content: Range, speaker: Mention, *, rule: str) -> Draft:
    """What a speaker says behind the colon that ends ``clause``, or before his name."""
    return Draft(
        unit=r.unit_of[clause[1]],
        rule=rule,
        content=[content],
        clause=clause,
        source=speaker,
        outer=[],
        direct=rule != "medium-says",
    )


def _paragraph_end(r: Reading, begin: int) -> int:
    return next((k for k in range(begin, r.length) if r.space[k]), r.length)


def _is_name(lexicon: Lexicon, name: str) -> bool:
    words = name.split()
    return len(words) >= 2 and words[-1][:1].isupper() and lexicon.first_names.gender(words[0]) is not None


def _asks(r: Reading, name: str, counts: Counter[str], labels: list[tuple[int, re.Match[str]]], content: Range) -> bool:
    """Whether a label is the side that asks: most of its turns end with a question mark."""
    if r.lower[content[1] - 1] != "?" and not name.startswith(("Question", "Q.")):
        return False
    ends = [r.words[_paragraph_end(r, r.token_at(m.end())) - 1] for _, m in labels if m.group(1) == name]
    return ends.count("?") * 2 > len(ends)
