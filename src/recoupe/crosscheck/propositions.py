"""What one document has others say that is no event: every statement that may be contradicted, and all that contradict.

A statement of several sentences is one account a sentence. What it says is kept as its content words without endings
and its quoted phrases, which is enough to find who says the contrary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.crosscheck.bare import bare_denials
from recoupe.crosscheck.concepts import is_empty, short_words, stem
from recoupe.crosscheck.denials import is_denial, is_negated, is_not_yet, made_up, says_wrong
from recoupe.crosscheck.reader import Reader
from recoupe.crosscheck.records import Account, AccountKind
from recoupe.crosscheck.retracting import TakenBack, all_taken_back
from recoupe.french.folding import fold
from recoupe.model import Attitude, Statement

#: Who does this says how things are.
_SAYING = frozenset({Attitude.ASSERT, Attitude.ACCUSE, Attitude.SUSPECT, Attitude.DENY})
#: So many words at most are kept of a sentence, and so many at least make it a claim.
_MOST, _LEAST = 16, 3
#: A quoted phrase of at most so many words is kept whole.
_PHRASE = 4
#: So many words at the beginning may be negated for the whole to be.
_HEAD = 12
_WORD = re.compile(r"\w+")
_QUOTES = re.compile(r"[\"“”«»„]")


def claim_accounts(reader: Reader) -> Iterator[Account]:
    """Give the accounts of claims in one document.

    Args:
        reader: reads its analysis.
    """
    answers = reader.answers
    back = all_taken_back(reader.analysis)
    bare = list(bare_denials(reader))
    met = {*answers.values(), *(one.statement for one in back), *(denied.id for _, _, denied in bare)}
    telling = {one.parent for one in reader.analysis.statements if one.attitude is Attitude.DENY}
    for statement in reader.analysis.statements:
        if statement.content and statement.attitude in _SAYING and statement.id not in telling:
            yield from _claims(reader, statement, answers.get(statement.id), statement.id in met)
    for mark, by, denied in bare:
        yield _bare(reader, mark, by, denied)
    for one in back:
        if one.statement is not None:
            yield _retracted(reader, one, reader.analysis.statements[one.statement])


def _claims(reader: Reader, statement: Statement, answers: int | None, met: bool) -> Iterator[Account]:
    """Give an account for every sentence of a statement; ``met`` where it is answered or taken back."""
    if statement.negated and statement.attitude is not Attitude.DENY:
        return  # « n’a pas confirmé »: neither said nor denied
    text = reader.analysis.text
    denied = is_denial(reader.analysis, statement)
    if statement.why.rule == "bare-denial" and statement.cue is not None:
        if answers is None:
            return
        cue = (statement.cue.start, statement.cue.end)
        words = key_words(" ".join(span.text for span in statement.content))
        yield _account(reader, statement, reader.sentence(*cue), cue, words, "denied", answers)
        return
    for span in statement.content:
        at = span.start
        while at < span.end:
            start, end = reader.sentence(at, at + 1)
            piece = (at, max(min(end, span.end), at + 1))
            at = max(piece[1], at + 1)
            while at < span.end and text[at].isspace():
                at += 1
            words = key_words(_matter(text[slice(*piece)]))
            denial = _denial(text[slice(*piece)], denied, statement)
            if answers is not None and denial is None:
                denial = "wrong"
            if len(words) >= _LEAST or met or (words and denial) or answers is not None:
                yield _account(reader, statement, (start, end), piece, words, denial, answers)


def _matter(piece: str) -> str:
    """Give what a sentence is about: of what it says to be made up, what stands before that."""
    at = made_up(piece)
    return piece[:at] if at and len(key_words(piece[:at])) > 1 else piece


def _denial(piece: str, denied: bool, statement: Statement) -> str | None:
    """Say how a sentence of a statement denies, if it does."""
    if denied:
        return "denied"
    if says_wrong(piece):
        return "wrong"
    if made_up(piece) is not None:
        return "denied"
    if statement.attitude is Attitude.DENY:
        return None if statement.negated else "refused"
    head = " ".join(piece.split()[:_HEAD])
    return "not" if is_negated(head) and not is_not_yet(head) else None


def _account(
    reader: Reader,
    statement: Statement,
    sentence: tuple[int, int],
    piece: tuple[int, int],
    words: tuple[str, ...],
    denial: str | None,
    answers: int | None,
) -> Account:
    """Make the account of a sentence."""
    return Account(
        kind=AccountKind.CLAIM,
        id=statement.id,
        start=sentence[0],
        end=sentence[1],
        mark=piece,
        text=reader.analysis.text[slice(*piece)],
        type="said",
        what="propos contestés",
        **reader.voice(statement.origin, statement.id),
        polarity="neg" if denial else "pos",
        modality="conditional" if statement.form.value == "conditional" else "actual",
        denial=denial,
        answers=answers,
        words=words,
        why=(statement.why.rule,),
    )


def _bare(reader: Reader, mark: tuple[int, int], by: str, denied: Statement) -> Account:
    """Give the account of a denial without words of its own."""
    start, end = reader.sentence(*mark)
    return Account(
        kind=AccountKind.CLAIM,
        id=-1,
        start=start,
        end=end,
        mark=mark,
        text=reader.analysis.text[slice(*mark)],
        type="said",
        what="propos contestés",
        **reader.voice(by, None),
        polarity="neg",
        denial="denied",
        answers=denied.id,
        words=key_words(" ".join(span.text for span in denied.content)),
        why=("dementi",),
    )


def _retracted(reader: Reader, back: TakenBack, statement: Statement) -> Account:
    """Give the account of a retraction: it says what it takes back."""
    start, end = reader.sentence(back.start, back.end)
    return Account(
        kind=AccountKind.CLAIM,
        id=statement.id,
        start=start,
        end=end,
        mark=(back.start, back.end),
        text=reader.analysis.text[back.start : back.end],
        type="said",
        what="propos contestés",
        **reader.voice(statement.origin or back.origin, statement.id),
        polarity="neg",
        denial="retracted",
        answers=statement.id,
        words=key_words(" ".join(span.text for span in statement.content)),
        why=(back.rule,),
    )


def key_words(text: str) -> tuple[str, ...]:
    """Give the content words of a text without their endings, each once, then its quoted phrases.

    Example:
        >>> key_words("Le dépôt ne contient aucun carburant")
        ('depot', 'conti', 'carbur')
    """
    words: dict[str, None] = {}
    short = short_words()
    for word in _WORD.findall(fold(text)):
        if (len(word) > 3 or word.isdigit() or word in short) and not is_empty(word):
            words.setdefault(stem(word))
    kept = tuple(words)[:_MOST]
    parts = _QUOTES.split(text)
    phrases = (tuple(_WORD.findall(fold(part))) for part in parts if len(parts) > 1)
    return (*kept, *dict.fromkeys(" ".join(part) for part in phrases if 1 < len(part) <= _PHRASE))
