"""Sentence boundaries, seen from outside: which sentences a text gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from recoupe.french import sentences
from recoupe.french.language import French
from recoupe.french.sentences import SentenceBoundaries, sentence_starts

NLP = French()
NLP.add_pipe(sentences.NAME)


def split(text: str) -> list[str]:
    return [sentence.text.strip() for sentence in NLP(text).sents if sentence.text.strip()]


@pytest.mark.parametrize(
    "parts",
    [
        # plain and glued ends
        ["Le pont est coupé.", "Personne ne passe."],
        ["Qui a tiré ?", "Nul ne le sait !", "On attend…", "On attend encore..."],
        ["Ils étaient en 2014.", "300 sont revenus."],
        # closers belong to the sentence before
        ["« Nous restons. »", "Il n’a rien ajouté."],
        ["“Nous restons.”", "Il n’a rien ajouté."],
        ['"Nous restons."', "Il n’a rien ajouté."],
        ["(Lire aussi page 4.)", "La suite demain."],
        # incises after ! and ? are no new sentence
        ["« Partez ! », a-t-il lancé.", "Personne n’a bougé."],
        ["« Qui a tiré ? » demande le juge.", "Silence."],
        ["« Assez ! » s’est écriée la maire.", "Elle est sortie."],
        # a quotation over several sentences splits inside
        ["« Le front tient.", "Rien n’est perdu.", "Nous restons », a dit le colonel.", "Il repart demain."],
        # abbreviations, initials, figures
        ["M. Traoré et MM. Keïta et Sow sont partis.", "Mme Haddad reste."],
        ["Le Dr. Petrenko (cf. art. 12) vit près de St. Paul.", "Il a 3.500 patients."],
        ["A. B. Morel et J.-P. Sow l’ont vu, p. 7.", "Rien n’y fait."],
        ["Des chars, des obus, etc.", "Les stocks sont pleins."],
        ["La ville date de 50 av. J.-C.", "Elle est en ruine."],
        ["Des vivres, etc. sont arrivés.", "Enfin."],
        ["L’U.S. Army avance.", "Elle est à Mossoul."],
        # insertions
        [
            "« Le président [...] Morel a signé »",
        ],
        ["Il cède (...) Demain peut-être."],
        # dashes
        ["Le calme revient.", "– Vraiment ?", "– Oui."],
    ],
)
def test_sentences(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_glued_ends() -> None:
    assert split("Fin de l’attaque.Les renforts arrivent.«Tout va bien.»Le calme revient.") == [
        "Fin de l’attaque.",
        "Les renforts arrivent.",
        "«Tout va bien.»",
        "Le calme revient.",
    ]


def test_lost_line_breaks() -> None:
    assert split("Trêve fragileLes armes se taisent. « Une paix de façade »Le maire doute.") == [
        "Trêve fragile",
        "Les armes se taisent.",
        "« Une paix de façade »",
        "Le maire doute.",
    ]


@pytest.mark.parametrize(
    "parts",
    [
        ["Heurts au port", "Des vitrines ont été brisées lundi."],
        ["« Présence symbolique »", "Cette semaine, le pont a rouvert."],
        ["« Tenir bon »", "Paul Roux a salué la foule."],
        ["Le pont rouvre https://example.org/a1", "Paul Roux a salué la foule."],
    ],
)
def test_a_heading_without_a_point_ends_before_a_small_word_with_a_capital(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "L’association Le phare du sud a protesté.",
        "Le groupe, baptisé Les gardiens du pont, est parti.",
        "Elle vit à La Rochelle depuis dix ans.",
        "Bruno Le Maire a parlé hier.",
    ],
)
def test_a_name_that_begins_with_an_article_begins_no_sentence(text: str) -> None:
    assert split(text) == [text]


def test_headings_and_captions_stand_alone() -> None:
    text = "Nouvelle trêve au Sahel\nLes armes se taisent.\n\nUn convoi à Gao (photo d’archives)\nRien d’autre"
    assert split(text) == text.replace("\n\n", "\n").split("\n")


def test_text_wrapped_at_a_fixed_width_goes_on() -> None:
    text = "Le convoi est parti lundi\nsoir de la capitale avec\ndes vivres. Le président\nMorel\nl’a annoncé.\n\nFin"
    assert [sentence.replace("\n", " ") for sentence in split(text)] == [
        "Le convoi est parti lundi soir de la capitale avec des vivres.",
        "Le président Morel l’a annoncé.",
        "Fin",
    ]


@pytest.mark.parametrize("text", ["Près de 84\n000 habitants ont fui.", "La hausse est de 12\n% en un an."])
def test_a_number_goes_on_behind_a_line_break(text: str) -> None:
    assert [sentence.replace("\n", " ") for sentence in split(text)] == [text.replace("\n", " ")]


def test_paragraph_ends_even_an_open_quotation() -> None:
    assert split("« Nous restons\n\nIl est parti.") == ["« Nous restons", "Il est parti."]


def test_straight_quotes_are_counted() -> None:
    assert split('Il a dit "non." Elle a dit "oui." "Peut-être." Fin.') == [
        'Il a dit "non."',
        'Elle a dit "oui."',
        '"Peut-être."',
        "Fin.",
    ]


def test_every_token_is_decided() -> None:
    doc = NLP("Un. Deux. Trois.")
    assert [token.is_sent_start for token in doc] == [True, False] * 3


WORDS = st.lists(
    st.sampled_from(["Le", "les", ".", "!", "...", "«", "»", '"', "\n", "\n\n", " ", "12", "etc.", "M.", "(", "]", "–"])
)


@given(WORDS)
def test_same_tokens_give_the_same_sentences(words: list[str]) -> None:
    assert sentence_starts(words) == sentence_starts(list(words))
    assert len(sentence_starts(words)) == len(words)
    assert not words or sentence_starts(words)[0]


@given(WORDS)
def test_no_sentence_begins_with_a_closer_or_white_space(words: list[str]) -> None:
    for i, start in enumerate(sentence_starts(words)):
        if start and i and not words[i - 1].isspace():
            assert words[i] != "»"
            assert not words[i].isspace()


@given(WORDS, WORDS)
def test_paragraphs_do_not_touch_each_other(first: list[str], second: list[str]) -> None:
    if any("\n" in word and word.count("\n") == 1 for word in [*first, *second]):
        return  # single breaks are weighed over the whole text
    if not first or first[-1].isspace() or not second or second[0].isspace():
        return
    together = sentence_starts([*first, "\n\n", *second])
    assert together[: len(first)] == sentence_starts(first)
    assert together[len(first) + 1 :] == sentence_starts(second)


@given(st.text(alphabet='Aa.!?«»" \n1,’'))
def test_component_covers_any_text(text: str) -> None:
    doc: Doc = NLP(text)
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text


def test_component_is_stateless() -> None:
    doc = NLP.make_doc("Un. Deux.")
    component = SentenceBoundaries()
    once = [token.is_sent_start for token in component(doc)]
    assert [token.is_sent_start for token in component(doc)] == once
