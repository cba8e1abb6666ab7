"""Inserted reporting clauses: whose subject is whose."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from recoupe.french.incises import Incises
from recoupe.french.parser import load_parser

NLP = load_parser()


@pytest.mark.parametrize(
    ("text", "incise", "verb"),
    [
        ("L’armée, précise le porte-parole, tient la ville.", ("précise", "porte-parole"), ("tient", "armée")),
        ("La ville, affirme le maire, reste aux mains des rebelles.", ("affirme", "maire"), ("reste", "ville")),
        (
            "Cette attaque, a déclaré la ministre, ne restera pas impunie.",
            ("déclaré", "ministre"),
            ("restera", "attaque"),
        ),
        ("Ces tirs, dénonce l’ONG, ont fait douze morts.", ("dénonce", "ONG"), ("fait", "tirs")),
        ("Le siège, ont indiqué des habitants, est levé.", ("indiqué", "habitants"), ("levé", "siège")),
        ("Les rebelles, ajoute-t-il, ont fui.", ("ajoute", "-t-il"), ("fui", "rebelles")),
    ],
)
def test_each_verb_has_its_subject(text: str, incise: tuple[str, str], verb: tuple[str, str]) -> None:
    doc = NLP(text)
    found = {token.head.text: token.text for token in doc if token.dep_ in ("nsubj", "nsubj:pass")}
    assert (found.get(incise[0]), found.get(verb[0])) == (incise[1], verb[1])
    assert [token.text for token in doc if token.dep_ == "parataxis:insert"] == [incise[0]]


def tree(words: str, tags: str, heads: list[int], deps: str, lemmas: str) -> Doc:
    fin = "VerbForm=Fin"
    return Doc(
        NLP.vocab,
        words=words.split(),
        pos=tags.split(),
        heads=heads,
        deps=deps.split(),
        lemmas=lemmas.split(),
        morphs=[fin if tag == "VERB" else "" for tag in tags.split()],
    )


def relations(doc: Doc) -> list[tuple[str, str, str]]:
    return [(token.text, token.dep_, token.head.text) for token in doc if token.pos_ in ("NOUN", "VERB")]


def test_a_subject_before_the_comma_goes_to_the_other_verb() -> None:
    doc = tree(
        "armée , précise maire , tient ville",
        "NOUN PUNCT VERB NOUN PUNCT VERB NOUN",
        [2, 2, 5, 2, 2, 5, 5],
        "nsubj punct advcl obj punct ROOT obj",
        "armée , préciser maire , tenir ville",
    )
    assert relations(Incises()(doc)) == [
        ("armée", "nsubj", "tient"),
        ("précise", "parataxis:insert", "tient"),
        ("maire", "nsubj", "précise"),
        ("tient", "ROOT", "tient"),
        ("ville", "obj", "tient"),
    ]


@pytest.mark.parametrize(
    ("lemma", "deps"),
    [
        ("prendre", "nsubj punct advcl obj punct ROOT obj"),  # a verb that reports nothing
        ("préciser", "obl punct advcl obj punct ROOT obj"),  # nothing before that could be a subject
    ],
)
def test_other_clauses_stay_as_they_are(lemma: str, deps: str) -> None:
    doc = tree(
        "armée , précise maire , tient ville",
        "NOUN PUNCT VERB NOUN PUNCT VERB NOUN",
        [2, 2, 5, 2, 2, 5, 5],
        deps,
        f"armée , {lemma} maire , tenir ville",
    )
    before = relations(doc)
    assert relations(Incises()(doc)) == before


def test_boundaries_do_not_move() -> None:
    doc = NLP("L’armée, précise le maire, tient la ville. Le front, dit-il, recule.")
    assert [sentence.text for sentence in doc.sents] == [
        "L’armée, précise le maire, tient la ville.",
        "Le front, dit-il, recule.",
    ]
