"""Small pieces of French with their trees, written by hand, of which :mod:`training.templates` makes sentences.

A piece is written as words ``form=lemma/POS>head:relation``; the lemma is left out where it is the form in small
letters, and the one word without ``>`` is the piece's top. A mark such as ``@FS`` gives gender and number of the piece.

Example:
    >>> piece = parse("une=un/DET>2:det source/NOUN militaire/ADJ>2:amod @FS")
    >>> [(word.form, word.lemma, word.head, word.deprel) for word in piece]
    [('une', 'un', 1, 'det'), ('source', 'source', 1, 'root'), ('militaire', 'militaire', 1, 'amod')]
    >>> piece[0].feats
    'Definite=Ind|Gender=Fem|Number=Sing|PronType=Art'
"""

from __future__ import annotations

import re

from training.treebanks import Word

_WORD = re.compile(
    r"(?P<form>[^=/\s]+)(?:=(?P<lemma>[^/\s]+))?/(?P<pos>[A-Z]+)(?:>(?P<head>\d+):(?P<deprel>[a-z:]+))?$"
)
_GENDER = {"M": "Gender=Masc", "F": "Gender=Fem"}
_NUMBER = {"S": "Number=Sing", "P": "Number=Plur"}
_ARTICLES = {"le": "Def", "la": "Def", "l'": "Def", "les": "Def", "un": "Ind", "une": "Ind", "des": "Ind"}
_KINDS = {
    **dict.fromkeys("son sa ses leur leurs".split(), "Poss=Yes|PronType=Prs"),
    **dict.fromkeys("ce cet cette ces ceci cela".split(), "PronType=Dem"),
    **dict.fromkeys("lui nous".split(), "PronType=Prs"),
    "que": "PronType=Rel",
}
_PERSONS = {"lui": "Gender=Masc|Number=Sing|Person=3", "nous": "Number=Plur|Person=1"}
_FINITE = {
    "sait": "Number=Sing|Person=3|Tense=Pres",
    "sera": "Number=Sing|Person=3|Tense=Fut",
    "prendra": "Number=Sing|Person=3|Tense=Fut",
    "répondrons": "Number=Plur|Person=1|Tense=Fut",
}
_AGREEING = ("NOUN", "PROPN", "ADJ", "DET")


def parse(text: str) -> list[Word]:
    """Read a piece; heads are indices in it, the top is its own head.

    Raises:
        ValueError: the piece does not follow the notation.
    """
    mark = ""
    words: list[Word] = []
    for i, part in enumerate(text.split()):
        if part.startswith("@"):
            mark = part[1:]
            continue
        match = _WORD.match(part)
        if match is None:
            raise ValueError(f"{part!r} in {text!r} is not form=lemma/POS>head:relation")
        form, lemma, pos, head, deprel = match.group("form", "lemma", "pos", "head", "deprel")
        words.append(
            Word(
                form=form,
                lemma=lemma or (form if pos == "PROPN" else form.lower()),
                pos=pos,
                feats="",
                head=int(head) - 1 if head else i,
                deprel=deprel or "root",
                space=not form.endswith("'"),
            )
        )
    if sum(word.head == i for i, word in enumerate(words)) != 1:
        raise ValueError(f"{text!r} has no single top")
    for word in words:
        word.feats = _features(word, mark, agrees=_agrees(words, word))
    return words


def _agrees(words: list[Word], word: Word) -> bool:
    """Whether a word takes gender and number of the whole piece: its top and what hangs on it directly."""
    head = words[word.head]
    return head.head == words.index(head) and word.deprel in ("root", "det", "amod")


def _features(word: Word, mark: str, *, agrees: bool) -> str:
    form = word.form.lower()
    if word.pos in ("VERB", "AUX"):
        return _verb_features(word, form)
    found: list[str] = []
    if word.pos == "DET" and form in _ARTICLES:
        found += [f"Definite={_ARTICLES[form]}", "PronType=Art"]
    elif word.pos in ("DET", "PRON") and form in _KINDS:
        found.append(_KINDS[form])
    if word.pos == "PRON" and form in _PERSONS:
        found.append(_PERSONS[form])
    if word.form == "ne":
        found.append("Polarity=Neg")
    if mark and agrees and word.pos in _AGREEING:
        elided = word.pos == "DET" and form in ("l'", "les", "des")
        found += [] if elided else [_GENDER[mark[0]]]
        found.append(_NUMBER[mark[1]])
    return "|".join(sorted("|".join(found).split("|"))).strip("|")


def _verb_features(word: Word, form: str) -> str:
    """Infinitives, participles in -é, and the few finite forms that the pieces hold."""
    if form == word.lemma:
        return "VerbForm=Inf"
    if form in _FINITE:
        return f"Mood=Ind|{_FINITE[form]}|VerbForm=Fin"
    return "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"


def gender_number(piece: list[Word]) -> tuple[str, str]:
    """The gender and number of a noun phrase, ``M`` or ``F`` and ``S`` or ``P``, as its top has them."""
    top = next(word for i, word in enumerate(piece) if word.head == i)
    feats = top.feats or ""
    return ("F" if "Fem" in feats else "M"), ("P" if "Plur" in feats else "S")
