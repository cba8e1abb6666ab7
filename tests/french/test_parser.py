"""The shipped pipeline, seen from outside, and what :func:`load_parser` says when a pipeline will not do."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
import spacy.training
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Token

from recoupe.errors import ModelNotFound
from recoupe.french.language import French
from recoupe.french.parser import SHIPPED, load_parser

NLP = load_parser()


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


def subjects(doc: Doc, verb: str) -> list[str]:
    return [child.text for child in word(doc, verb).children if child.dep_.startswith("nsubj")]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("« Nous restons », a-t-il ajouté.", "ajouté", "-t-il"),
        ("« Nous restons », a ajouté le ministre malien.", "ajouté", "ministre"),
        ("La route est coupée, assure-t-on de source militaire.", "assure", "-t-on"),
        ("« Rien n’est signé », ont indiqué des sources concordantes.", "indiqué", "sources"),
        ('"Rien n\'est signé", ont indiqué des sources concordantes.', "indiqué", "sources"),
        ("L’armée, précise le porte-parole, tient la ville.", "précise", "porte-parole"),
        ("Le général a pour sa part démenti toute attaque.", "démenti", "général"),
        ("À aucun moment l’armée ne s’est emparée de la ville.", "emparée", "armée"),
        ("Les rebelles ont assuré que le pont était détruit.", "détruit", "pont"),
        ("S’ils veulent revenir, ceci sera impossible.", "impossible", "ceci"),
        ("S’ils veulent revenir, ceci sera impossible.", "veulent", "ils"),
    ],
)
def test_subjects_of_reporting_and_reported_verbs(text: str, verb: str, subject: str) -> None:
    assert subjects(NLP(text), verb) == [subject]


@pytest.mark.parametrize(
    "text",
    [
        "« Nous restons dans la ville », a-t-il ajouté.",
        "« Nous restons », a déclaré mardi à la presse le chef des rebelles, « dans la ville ».",
        "L’accord est mort, estime le quotidien.",
    ],
)
def test_incise_hangs_on_what_it_reports(text: str) -> None:
    doc = NLP(text)
    incise = [token for token in doc if token.dep_ == "parataxis:insert"]
    assert len(incise) == 1
    assert incise[0].lemma_ in ("ajouter", "déclarer", "estimer")
    assert incise[0].head.dep_ == "ROOT"


@pytest.mark.parametrize(
    ("text", "verb", "lemma"),
    [
        ("Il a démenti.", "démenti", "démentir"),
        ("Elles préviendront.", "préviendront", "prévenir"),
        ("Le chef reconnut ses torts.", "reconnut", "reconnaître"),
        ("Les témoins soutenaient le contraire.", "soutenaient", "soutenir"),
        ("L’agence écrit cela.", "écrit", "écrire"),
        ("Il promet une réponse.", "promet", "promettre"),
        ("Ils admirent leur défaite.", "admirent", "admettre"),
        ("Nous dénonçons ce crime.", "dénonçons", "dénoncer"),
        ("Kiev rejettera cet accord.", "rejettera", "rejeter"),
        ("On apprit la nouvelle.", "apprit", "apprendre"),
        ("Le ministre craindra une attaque.", "craindra", "craindre"),
        ("Il s’est rétracté.", "rétracté", "rétracter"),
    ],
)
def test_lemmas_of_reporting_verbs(text: str, verb: str, lemma: str) -> None:
    if verb == "admirent":
        assert word(NLP(text), verb).lemma_ in (lemma, "admirer")  # the form is truly both
    else:
        assert word(NLP(text), verb).lemma_ == lemma


def test_apostrophes_and_marks_make_no_difference() -> None:
    curly = NLP("“L’armée n’a pas tiré”, a dit l’élu.")
    straight = NLP("“L'armée n'a pas tiré”, a dit l'élu.")
    assert [(t.pos_, t.dep_, t.head.i) for t in curly] == [(t.pos_, t.dep_, t.head.i) for t in straight]


def test_boundaries_are_those_of_the_rules() -> None:
    doc = NLP("Titre sans point\nLe texte. « Non ! » a-t-il crié.Fin.")
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Titre sans point",
        "Le texte.",
        "« Non ! » a-t-il crié.",
        "Fin.",
    ]


def test_every_word_is_annotated() -> None:
    for token in NLP("Le 3 mars, M. Sow a quitté al-Boukamal : « Adieu »."):
        assert token.pos_
        assert token.dep_
        assert token.lemma_


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "«", "’", "a" * 5000, "12 " * 2000, "🙂🙂", "\u00ad\u200b"])
def test_odd_texts(text: str) -> None:
    assert NLP(text).text == text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    assert NLP(text).text == text


def test_same_text_gives_the_same_tree() -> None:
    text = "Selon l’ONU, deux civils auraient été tués à Gao, ce que dément l’armée."
    first, second = NLP(text), next(load_parser().pipe([text, text]))
    assert [(t.head.i, t.dep_, t.lemma_) for t in first] == [(t.head.i, t.dep_, t.lemma_) for t in second]


def test_pipeline_survives_a_trip_as_bytes() -> None:
    copy = French.from_config(NLP.config).from_bytes(NLP.to_bytes())
    text = "Les rebelles affirmaient qu’il reviendrait, ce que l’armée dément."
    assert [(t.lemma_, t.dep_, t.head.i) for t in copy(text)] == [(t.lemma_, t.dep_, t.head.i) for t in NLP(text)]


def test_shipped_model_is_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file()) < 25_000_000


def test_missing_pipeline_names_the_command() -> None:
    with pytest.raises(ModelNotFound, match="python -m spacy download fr_dep_absent"):
        load_parser("fr_dep_absent")


def test_folder_without_pipeline(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound, match=r"config\.cfg"):
        load_parser(tmp_path)


def test_pipeline_without_parser_says_what_is_missing(tmp_path: Path) -> None:
    spacy.blank("xx").to_disk(tmp_path / "bare")
    with pytest.raises(ModelNotFound, match="no parts of speech and no dependencies and no lemmas"):
        load_parser(tmp_path / "bare")


def other_pipeline(folder: Path) -> Path:
    """A pipeline of other people: spaCy's own components, no boundaries of ours."""
    nlp: Language = spacy.blank("xx")
    doc = Doc(
        nlp.vocab,
        words=["Il", "parle", "."],
        pos=["PRON", "VERB", "PUNCT"],
        heads=[1, 1, 1],
        deps=["nsubj", "ROOT", "punct"],
        lemmas=["il", "parler", "."],
        morphs=["", "", ""],
    )
    for name in ("morphologizer", "parser", "trainable_lemmatizer", "ner"):
        nlp.add_pipe(name)
    nlp.get_pipe("ner").add_label("PER")  # pyright: ignore[reportAttributeAccessIssue]
    example = spacy.training.Example(nlp.make_doc(doc.text), doc)
    nlp.initialize(lambda: [example] * 10)
    nlp.to_disk(folder)
    return folder


def test_other_pipelines_get_our_boundaries(tmp_path: Path) -> None:
    nlp = load_parser(other_pipeline(tmp_path / "other"))
    assert nlp.pipe_names.index("sentences") < nlp.pipe_names.index("parser")
    assert "ner" not in nlp.pipe_names
    with nlp.select_pipes(enable="sentences"):
        found = [sentence.text for sentence in nlp("Il parle . « Oui ! » a-t-il dit .").sents]
    assert found == ["Il parle .", "« Oui ! » a-t-il dit ."]
