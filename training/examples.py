"""Sentences turned into what spaCy trains on: documents of several sentences whose boundaries are given."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from training.treebanks import Sentence, Word


class PartialExample(Example):
    """An example in which the governors of some words are open: the parser learns nothing from them.

    spaCy takes a word without governor for a root, which it then makes the trees around it projective with.
    """

    open_words: frozenset[int] = frozenset()

    def get_aligned_parse(self, projectivize: bool = True) -> tuple[list[int | None], list[str | None]]:
        """Give governors and relations as spaCy does, ``None`` for the open words."""
        heads, deps = super().get_aligned_parse(projectivize=projectivize)
        for i in self.open_words:
            heads[i] = deps[i] = None
        return heads, deps


def to_example(vocab: Vocab, sentences: Sequence[Sentence]) -> Example:
    """One example of several sentences; the boundaries are known to the predicted document too.

    At run time the rule component sets the boundaries before the parser, so the parser never has to find one.
    """
    words = [word for sentence in sentences for word in sentence.words]
    spaces = [space for sentence in sentences for space in _spaces(sentence)]
    starts = [i == 0 for sentence in sentences for i in range(len(sentence.words))]
    predicted = Doc(vocab, words=[w.form for w in words], spaces=spaces, sent_starts=starts)
    example = PartialExample(predicted, _gold(vocab, sentences, words, spaces, starts))
    example.open_words = frozenset(i for i, word in enumerate(words) if not word.sure)
    return example


def _spaces(sentence: Sentence) -> list[bool]:
    """Whether a space follows each word; sentences are set apart even where the treebank glues them."""
    return [word.space for word in sentence.words[:-1]] + [not sentence.words[-1].form.isspace()]


def _gold(
    vocab: Vocab, sentences: Sequence[Sentence], words: list[Word], spaces: list[bool], starts: list[bool]
) -> Doc:
    heads, deps, offset = [], [], 0
    for sentence in sentences:
        for word in sentence.words:
            heads.append(offset + word.head)
            deps.append("ROOT" if word.deprel == "root" else word.deprel)
        offset += len(sentence.words)
    doc = Doc(
        vocab,
        words=[w.form for w in words],
        spaces=spaces,
        pos=[w.pos or "" for w in words],
        morphs=[w.feats or "" for w in words],
        lemmas=[w.lemma or "" for w in words],
        heads=heads,
        deps=deps,
        sent_starts=starts,
    )
    for token, word in zip(doc, words, strict=True):
        if word.feats is None:
            token.set_morph(None)  # not annotated, which is something else than without features
    return doc


def grouped(sentences: Iterable[Sentence], rng: random.Random, longest: int = 6) -> list[list[Sentence]]:
    """Cut a run of sentences into groups of one to ``longest``: the model is to see what stands around a sentence."""
    groups: list[list[Sentence]] = []
    size = 0
    for sentence in sentences:
        if size == 0:
            groups.append([])
            size = rng.randint(1, longest)
        groups[-1].append(sentence)
        size -= 1
    return groups
