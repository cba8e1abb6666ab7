"""Silver trees: raw news text parsed by several models, kept where they agree.

Words whose governor at least two models see alike keep it; the others are left without one, and spaCy's parser learns
nothing from them. Parts of speech and features are kept where most models agree, lemmas never: the table knows more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from recoupe.french.sentences import SentenceBoundaries
from training.treebanks import Sentence, Word

SHORTEST, LONGEST = 4, 70
# A sentence with less agreement than this is mostly not French prose: tables, tags, lists of names.
AGREEMENT = 0.75


def silver(models: Sequence[Language], texts: Iterable[str]) -> Iterator[Sentence]:
    """Parse the texts with all models and give the sentences on which they agree well enough.

    Args:
        models: the strongest first; its label is taken where only the governor is agreed on.
    """
    boundaries = SentenceBoundaries()
    for text in texts:
        docs = [_parsed(model, boundaries, text) for model in models]
        for sentence in docs[0].sents:
            if SHORTEST <= len(sentence) <= LONGEST:
                words = [_vote([doc[i] for doc in docs], sentence.start) for i in range(sentence.start, sentence.end)]
                agreed = sum(word.head is not None for word in words)
                if agreed >= AGREEMENT * len(words):
                    yield Sentence(words, "silver")


def _parsed(model: Language, boundaries: SentenceBoundaries, text: str) -> Doc:
    doc = boundaries(model.make_doc(text))
    for name, component in model.pipeline:
        if name in ("tok2vec", "morphologizer", "parser"):
            doc = component(doc)
    return doc


def _vote(tokens: Sequence, start: int) -> Word:
    """What the models say of one word, as far as most of them say the same."""
    wanted = len(tokens) // 2 + 1
    ((head, votes),) = Counter(token.head.i - start for token in tokens).most_common(1)
    (((pos, feats), tag_votes),) = Counter((token.pos_, str(token.morph)) for token in tokens).most_common(1)
    best = next(token for token in tokens if token.head.i - start == head)
    return Word(
        form=best.text,
        lemma=None,
        pos=pos if tag_votes >= wanted else None,
        feats=feats if tag_votes >= wanted else None,
        head=head if votes >= wanted else None,
        deprel="root" if best.dep_ == "ROOT" else best.dep_,
        space=bool(best.whitespace_),
    )
