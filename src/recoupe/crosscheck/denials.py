"""How a document denies: in which words, and what said before it answers."""

from __future__ import annotations

import re
from itertools import pairwise

from recoupe.french.folding import fold
from recoupe.model import Analysis, Attitude, Statement

#: Rows of the lexicon of reporting words that deny that something is so; the others refuse or oppose.
FACTUAL = frozenset(
    "démentir nier réfuter contester récuser infirmer se_défendre démenti contredire dénier s'inscrire_en_faux "
    "clamer_son_innocence plaider_non_coupable se_disculper opposer_un_démenti apporter_un_démenti dénégation "
    "réfutation couper_court tordre_le_cou battre_en_brèche invalider".split()
)
#: Rows that deny that something is so where what they are about is something said (« rejette ces accusations »).
_OF_WORDS = frozenset("rejeter repousser balayer balayer_d'un_revers_de_main écarter décliner exclure rejet".split())
_SAID = re.compile(
    r"\b(?:accusations?|allegations?|affirmations?|rumeurs?|soupcons?|hypotheses?|theses?|versions?|insinuations?"
    r"|imputations?|responsabilites?|informations?|chiffres?|propos)\b"
)
#: Rows that answer what somebody else has said.
_REPLYING = frozenset("rétorquer répliquer riposter répondre objecter".split())
#: Words that say of something said that it is not so.
_WRONG = re.compile(
    r"\b(?:c est (?:totalement |completement |absolument )?(?:faux|inexact|mensonger|un mensonge|une invention)"
    r"|(?:il )?n en est rien|ce n est pas (?:vrai|exact|le cas)|(?:est|sont) (?:faux|fausses?|inexacte?s?|mensongers?"
    r"|infondee?s?|contradictoires)|contre ?verites?|fake news|fausses? (?:information|nouvelle|rumeur)s?|infox)\b"
)
_NOT_YET = re.compile(r"\b(?:pas encore|toujours pas|encore pas|pas (?:\w+ ){1,3}encore)\b")
_NEVER = re.compile(r"\b(?:jamais|a aucun moment|en aucun cas|a aucune heure)\b")
_NO_LONGER = re.compile(r"\bn(?:e|)\b (?:\w+ ){0,4}plus\b")
_NEGATION = re.compile(
    r"\b(?:(?:ne|n) (?:\w+ ){0,6}?(?:pas|jamais|aucune?|rien|personne|nullement|guere)\b"
    r"|(?:ne|n) (?:\w+ ){0,3}plus (?:aucune?|jamais|rien)\b|aucune? (?:\w+ ){1,3}(?:ne|n)\b|ne (?:pas|plus|rien)\b"
    r"|a aucun moment|rien (?:ne|n)\b)"
)
#: An answer stands so near to what it answers.
_NEAR = 200


def kind_of_denial(text: str, start: int, end: int, mark: tuple[int, int]) -> str:
    """Say how the sentence ``text[start:end]`` denies what its words ``mark`` tell.

    Example:
        >>> kind_of_denial("Le pont n’est pas encore tombé.", 0, 31, (24, 30))
        'not_yet'
        >>> kind_of_denial("À aucun moment le pont n’est tombé.", 0, 35, (29, 35))
        'never'
    """
    near = fold(text[max(start, mark[0] - 90) : min(end, mark[1] + 30)])
    if _NOT_YET.search(near):
        return "not_yet"
    if _NEVER.search(near):
        return "never"
    return "no_longer" if _NO_LONGER.search(near) else "not"


def is_denial(statement: Statement) -> bool:
    """Whether a statement says that something is not so, by its reporting word."""
    if statement.attitude is not Attitude.DENY or statement.negated:
        return False
    content = fold(" ".join(span.text for span in statement.content))
    return statement.why.row in FACTUAL or (statement.why.row in _OF_WORDS and bool(_SAID.search(content)))


def says_wrong(words: str) -> bool:
    """Whether words say of something said that it is not so.

    Example:
        >>> says_wrong("C’est faux."), says_wrong("Il n’en est rien"), says_wrong("un faux passeport")
        (True, True, False)
    """
    return bool(_WRONG.search(fold(words)))


def is_negated(words: str) -> bool:
    """Whether a clause is negated, by its words alone.

    Example:
        >>> [is_negated(one) for one in ("n’avoir vu aucun militaire", "le pont est tombé", "ne plus voir personne")]
        [True, False, True]
    """
    return bool(_NEGATION.search(fold(words)))


def answered(analysis: Analysis) -> dict[int, int]:
    """Say which statements answer which: the ``id`` of each that answers, with that of the one that it answers.

    What is answered was said just before by somebody else, and is said to be wrong, denied with no content of its own
    (« Le ministère a démenti »), or answered in so many words (*rétorquer, répliquer*).
    """
    found: dict[int, int] = {}
    told = sorted(
        (one for one in analysis.statements if one.content and one.parent is None),
        key=lambda one: (one.content[0].start, one.id),
    )
    for before, after in pairwise(told):
        gap = _begins(after) - before.content[-1].end
        other = before.origin != after.origin or before.origin is None
        if other and gap <= _NEAR and before.attitude is not Attitude.CALL and _answers(after):
            found[after.id] = before.id
    for one in analysis.statements:
        if one.why.rule == "bare-denial":
            same = [two.id for two in analysis.statements if two.id != one.id and _same_content(two, one)]
            if same:
                found[one.id] = same[0]
    return found


def _begins(statement: Statement) -> int:
    """Where a statement begins, with its cue."""
    starts = [statement.content[0].start, *([statement.cue.start] if statement.cue else [])]
    return min(starts)


def _answers(statement: Statement) -> bool:
    """Whether a statement answers what was said before it."""
    content = " ".join(span.text for span in statement.content)
    return says_wrong(content) or (statement.why.row in _REPLYING and statement.why.row != "répondre")


def _same_content(a: Statement, b: Statement) -> bool:
    return bool(a.content) and bool(b.content) and a.content[0] == b.content[0]
