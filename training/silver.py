"""Silver trees: raw news text parsed by several models, kept where they agree.

The trees are those of the first model. A governor that not most of the models see is marked as unsure, and the parser
learns nothing from it. Parts of speech and features are kept where most models agree; lemmas are left to the table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from recoupe.french.sentences import SentenceBoundaries
from training.conventions import INSERT
from training.treebanks import Sentence, Word

SHORTEST, LONGEST = 4, 70
# A sentence with less agreement than this is mostly not French prose: tables, tags, lists of names.
AGREEMENT = 0.75


def silver(models: Sequence[Language], texts: Iterable[str]) -> Iterator[Sentence]:
    """Parse the texts with all models and give the sentences on which they agree well enough.

    Args:
        models: the strongest first.
    """
    boundaries = SentenceBoundaries()
    for text in texts:
        docs = [_parsed(model, boundaries, text) for model in models]
        for sentence in docs[0].sents:
            if SHORTEST <= len(sentence) <= LONGEST:
                words = [_vote([doc[i] for doc in docs], sentence.start) for i in range(sentence.start, sentence.end)]
                _doubt_incises(words)
                agreed = sum(word.sure for word in words)
                if agreed >= AGREEMENT * len(words):
                    yield Sentence(words, "silver")


def _doubt_incises(words: list[Word]) -> None:
    """Leave open what stands before an incise and was taken for its subject, and what then was taken for its object.

    « L'armée, précise le maire, tient la ville »: incises have their subject behind the verb, but models that know few
    of them agree on the wrong one.
    """
    for i, verb in enumerate(words):
        if verb.deprel != INSERT:
            continue
        kids = [(j, word) for j, word in enumerate(words) if word.head == i and j != i]
        first = min([j for j, word in kids if word.deprel.startswith("aux")] + [i])
        if any(word.deprel.startswith("nsubj") and j < first for j, word in kids):
            for _, word in kids:
                word.sure = word.sure and word.deprel in ("aux", "det", "punct")


def _parsed(model: Language, boundaries: SentenceBoundaries, text: str) -> Doc:
    doc = boundaries(model.make_doc(text))
    for name, component in model.pipeline:
        if name in ("tok2vec", "morphologizer", "parser"):
            doc = component(doc)
    return doc


def _vote(tokens: Sequence, start: int) -> Word:
    """What the models say of one word, as far as most of them say the same."""
    wanted = len(tokens) // 2 + 1
    (((pos, feats), votes),) = Counter((token.pos_, str(token.morph)) for token in tokens).most_common(1)
    agreed = votes >= wanted
    first = tokens[0]
    return Word(
        form=first.text,
        lemma=None,
        pos=pos if agreed else None,
        feats=feats if agreed else None,
        head=first.head.i - start,
        deprel="root" if first.dep_ == "ROOT" else first.dep_,
        space=bool(first.whitespace_),
        sure=sum(token.head.i == first.head.i for token in tokens) >= wanted,
    )
