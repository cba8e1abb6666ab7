"""What one document has others say that is no event: every statement that may be contradicted, and all that contradict.

A statement of several sentences is one account a sentence. What it says is kept as its content words without endings
and its quoted phrases, which is enough to find who says the contrary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.crosscheck.concepts import stem
from recoupe.crosscheck.denials import answered, is_denial, is_negated, is_not_yet, made_up, says_wrong
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
#: Words that say little of what is at issue.
_EMPTY = frozenset(  # folded
    "ainsi alors apres assez aucun aucune aupres aussi autant autour autre autres avaient avait avant avec avoir ayant "
    "beaucoup bien cela celle celles celui cependant certain certaines certains cette ceux chaque chez comme comment "
    "contre cours dans deja depuis dernier derniere derniers deux devant doit donc dont doute durant elle elles encore "
    "enfin entre etaient etait etant etes etre eux fait faire faut fois font grand grande hier ici jamais jour jours "
    "jusqu leur leurs lors lorsque lundi mardi mercredi jeudi vendredi samedi dimanche mais meme memes mieux moins "
    "mois moment monde nombre notre notamment nous nouveau nouvelle ont ou outre parce parmi part partie pas pendant "
    "personne peu peut peuvent plus plusieurs plutot point pour pourquoi pourrait pourtant pouvait pouvoir premier "
    "premiere pres presque puis quand quant quatre quel quelle quelles quelque quelques quels qui quoi rien sans sauf "
    "selon semaine sera serait seraient seront ses seul seule seulement soir soit sont sous sujet sur surtout tant "
    "tel telle tellement tous tout toute toutes tres trois trop une vers voila votre vous vraiment ete ans annee "
    "annees avons avez suis sommes ces des les aux par est son non oui ceci lui aurait auraient aura matin "
    "ajoute ajouter dire dit declare declarer affirme affirmer estime estimer indique indiquer explique expliquer "
    "president gouvernement ministre aujourd hui maintenant toujours lieu cas chose choses gens fin debut".split()
)


def claim_accounts(reader: Reader) -> Iterator[Account]:
    """Give the accounts of claims in one document.

    Args:
        reader: reads its analysis.
    """
    answers = answered(reader.analysis)
    back = all_taken_back(reader.analysis)
    met = {*answers.values(), *(one.statement for one in back)}
    telling = {one.parent for one in reader.analysis.statements if one.attitude is Attitude.DENY}
    for statement in reader.analysis.statements:
        if statement.content and statement.attitude in _SAYING and statement.id not in telling:
            yield from _claims(reader, statement, answers.get(statement.id), statement.id in met)
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
    for word in _WORD.findall(fold(text)):
        if (len(word) > 3 or word.isdigit()) and word not in _EMPTY:
            words.setdefault(stem(word))
    kept = tuple(words)[:_MOST]
    parts = _QUOTES.split(text)
    phrases = (tuple(_WORD.findall(fold(part))) for part in parts if len(parts) > 1)
    return (*kept, *dict.fromkeys(" ".join(part) for part in phrases if 1 < len(part) <= _PHRASE))


def is_empty(word: str) -> bool:
    """Whether a folded word says little of what is at issue.

    Example:
        >>> is_empty("beaucoup"), is_empty("drone")
        (True, False)
    """
    return word in _EMPTY
