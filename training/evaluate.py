"""Scores on a treebank, computed from its raw sentences: tokens that the tokenizer cuts otherwise count as errors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from training.examples import to_example
from training.treebanks import Sentence


@dataclass(frozen=True)
class Scores:
    """Percentages: token F, UPOS and lemma accuracy, unlabelled and labelled attachment (punctuation not counted)."""

    token: float
    pos: float
    lemma: float
    uas: float
    las: float
    per_relation: dict[str, float]

    def __str__(self) -> str:
        return (
            f"token {self.token:.2f}  UPOS {self.pos:.2f}  lemma {self.lemma:.2f}  "
            f"UAS {self.uas:.2f}  LAS {self.las:.2f}"
        )


def score(nlp: Language, sentences: Sequence[Sentence], *, gold_tokens: bool = False) -> Scores:
    """Parse every sentence by itself and compare; with ``gold_tokens`` the treebank's own words are given."""
    examples = []
    for sentence in sentences:
        gold = to_example(nlp.vocab, [sentence]).reference
        if gold_tokens:
            made = Doc(nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])
        else:
            made = nlp.make_doc(sentence.text)
        for token in made[1:]:
            token.is_sent_start = False
        for name, component in nlp.pipeline:
            if name != "sentences":
                made = component(made)
        examples.append(Example(made, gold))
    found = {
        **Scorer.score_tokenization(examples),
        **Scorer.score_token_attr(examples, "pos"),
        **Scorer.score_token_attr(examples, "lemma"),
        **Scorer.score_deps(
            examples, "dep", getter=lambda t, attr: getattr(t, f"{attr}_"), ignore_labels=("p", "punct")
        ),
    }
    return Scores(
        token=100 * found["token_f"],
        pos=100 * found["pos_acc"],
        lemma=100 * found["lemma_acc"],
        uas=100 * found["dep_uas"],
        las=100 * found["dep_las"],
        per_relation={label: 100 * f["f"] for label, f in (found.get("dep_las_per_type") or {}).items()},
    )
