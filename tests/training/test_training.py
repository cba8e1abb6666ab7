"""How training data are made: treebanks read, conventions applied, sentences varied and made up."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from spacy.vocab import Vocab

from training.augment import variant
from training.examples import grouped, to_example
from training.fragments import parse
from training.phrases import top_of
from training.templates import FRAMES, made_up, usable
from training.treebanks import Sentence, Word, parse_sentence, read_treebank

# « Le pont est coupé », a dit le maire du village. As PUD would have it: the reporting verb is the root.
QUOTATION = """\
1 « « PUNCT _ _ 5 punct _ SpaceAfter=No
2 Le le DET _ Definite=Def|Emph=No 3 det _ _
3 pont pont NOUN _ Gender=Masc|Number=Sing 5 nsubj:pass _ _
4 est être AUX _ _ 5 aux:pass _ _
5 coupé couper VERB _ Voice=Pass 9 parataxis _ SpaceAfter=No
6 » » PUNCT _ _ 5 punct _ SpaceAfter=No
7 , , PUNCT _ _ 5 punct _ _
8 a avoir AUX _ _ 9 aux:tense _ _
9 dit dire VERB _ _ 0 root _ _
10 le le DET _ _ 11 det _ _
11 maire maire NOUN _ _ 9 nsubj _ _
12-13 du _ _ _ _ _ _ _ _
12 de de ADP _ _ 14 case _ _
13 le le DET _ _ 14 det _ _
14 village village NOUN _ _ 11 nmod _ SpaceAfter=No
15 . . PUNCT _ _ 9 punct _ _
"""
CLAUSE = """\
1 Les le DET _ _ 2 det _ _
2 renforts renfort NOUN _ Number=Plur 4 nsubj _ _
3 ont avoir AUX _ _ 4 aux _ _
4 quitté quitter VERB _ _ 0 root _ _
5 la le DET _ _ 6 det _ _
6 ville ville NOUN _ Number=Sing 4 obj _ _
7 lundi lundi NOUN _ Number=Sing 4 obl:mod _ _
8 soir soir NOUN _ Number=Sing 7 nmod _ SpaceAfter=No
9 . . PUNCT _ _ 4 punct _ _
"""


def rows(text: str) -> list[str]:
    return [line.replace(" ", "\t") for line in text.splitlines()]


def sentence(text: str) -> Sentence:
    return parse_sentence(rows(text))


def word(found: Sentence, form: str) -> Word:
    return next(word for word in found.words if word.form == form)


def head(found: Sentence, form: str) -> str:
    return found.words[word(found, form).head].form


def test_contractions_become_one_word() -> None:
    found = sentence(QUOTATION)
    assert found.text == "«Le pont est coupé», a dit le maire du village."
    assert (word(found, "du").pos, word(found, "du").lemma, head(found, "du")) == ("ADP", "de", "village")


def test_reporting_verb_hangs_on_what_it_reports() -> None:
    found = sentence(QUOTATION)
    assert (word(found, "coupé").deprel, head(found, "coupé")) == ("root", "coupé")
    assert (word(found, "dit").deprel, head(found, "dit")) == ("parataxis:insert", "coupé")
    assert head(found, "maire") == "dit"


def test_only_common_features_and_relations_stay() -> None:
    found = sentence(QUOTATION)
    assert found.words[1].feats == "Definite=Def"
    assert word(found, "coupé").feats == ""
    assert word(found, "a").deprel == "aux"


def test_read_treebank(tmp_path: Path) -> None:
    path = tmp_path / "own-ud-test.conllu"
    path.write_text("\n".join(["# sent_id = 1", *rows(CLAUSE), "", "# sent_id = 2", *rows(QUOTATION), "", ""]))
    assert [found.text[:10] for found in read_treebank(path)] == ["Les renfor", "«Le pont e"]


def test_broken_treebank_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.conllu"
    path.write_text("# sent_id = x7\n1\tLes\tle\n\n")
    with pytest.raises(ValueError, match=r"broken\.conllu: sentence x7"):
        list(read_treebank(path))


def test_pieces_need_one_top() -> None:
    with pytest.raises(ValueError, match="no single top"):
        parse("la/DET ville/NOUN")
    with pytest.raises(ValueError, match="form=lemma/POS"):
        parse("ville")


@pytest.mark.parametrize("frame", [frame for frame, _ in FRAMES], ids=lambda frame: frame.__name__)
def test_frames_make_trees(frame) -> None:
    clause = sentence(CLAUSE)
    assert usable(clause)
    for seed in range(60):
        words = frame(clause, random.Random(seed))
        if words is None:
            continue
        top = top_of(words)
        assert sum(word.head == i for i, word in enumerate(words)) == 1
        for i in range(len(words)):
            steps = 0
            while i != top:
                i = words[i].head
                steps += 1
                assert steps < len(words)


def test_made_up_sentences_are_the_same_for_the_same_seed() -> None:
    first, second = (made_up([sentence(CLAUSE)], 20, random.Random(3)) for _ in range(2))
    assert [found.text for found in first] == [found.text for found in second]
    assert all(found.text[0].isupper() or found.text[0] in "«" for found in first)


@pytest.mark.parametrize("seed", range(30))
def test_variants_keep_the_tree(seed: int) -> None:
    original = sentence(QUOTATION)
    changed = variant(original, random.Random(seed))
    assert original.text == sentence(QUOTATION).text
    kept = [word for word in changed.words if word.pos != "SPACE"]
    for before, after in zip(original.words, kept, strict=False):
        assert (before.lemma, before.deprel) == (after.lemma, after.deprel)
        if before.deprel != "root":
            assert original.words[before.head].lemma == changed.words[after.head].lemma


def test_examples_give_the_boundaries_and_leave_the_unknown_open() -> None:
    first, second = sentence(CLAUSE), sentence(QUOTATION)
    first.words[6].pos = first.words[6].feats = None
    first.words[6].sure = False
    example = to_example(Vocab(), [first, second])
    assert [token.is_sent_start for token in example.predicted].count(True) == 2
    heads, labels = example.get_aligned_parse()
    assert (heads[6], labels[6]) == (None, None)
    assert heads[5] == 3
    assert labels[3] == "ROOT"
    assert example.get_aligned("MORPH", as_string=True)[6] == ""
    assert len(list(example.reference.sents)) == 2


def test_groups_keep_the_order() -> None:
    many = [sentence(CLAUSE) for _ in range(20)]
    groups = grouped(many, random.Random(1))
    assert [found for group in groups for found in group] == many
    assert max(len(group) for group in groups) <= 6
