"""PDF files, seen from outside: pages in, paragraphs or a reason out."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from recoupe import Document, EmptyInput, InputError, UnreadableInput
from recoupe.readers import pdf
from recoupe.readers._paragraphs import lay
from tests.readers.building import make_pdf
from tests.readers.reading import read_bytes

ARTICLE = [
    "Le maire de Valmont a démenti jeudi toute négociation avec les insur-",
    "gés. Selon lui, les combats se poursuivent au nord de la ville, où la",
    "population manque d'eau.",
    "Le porte-parole de l'armée n'a pas souhaité répondre aux questions des",
    "journalistes, qui l'attendaient devant la préfecture.",
]
PARAGRAPHS = [
    "Le maire de Valmont a démenti jeudi toute négociation avec les insurgés. Selon lui, les combats se poursuivent au"
    " nord de la ville, où la population manque d'eau.",
    "Le porte-parole de l'armée n'a pas souhaité répondre aux questions des journalistes, qui l'attendaient devant la"
    " préfecture.",
]


def read(data: bytes) -> Document | InputError:
    [item] = read_bytes(pdf, data, "a.pdf")
    return item


def document(data: bytes) -> Document:
    item = read(data)
    assert isinstance(item, Document), item
    return item


def test_lines_become_paragraphs_and_divided_words_are_joined():
    found = document(make_pdf([ARTICLE]))
    assert found.text.split("\n\n") == PARAGRAPHS
    assert found.path == "a.pdf"
    assert found.notes == ("texte tiré d’un PDF de 1 page(s)", "1 mot(s) coupé(s) en fin de ligne recomposé(s)")


def test_running_heads_and_page_numbers_are_dropped():
    bodies = [ARTICLE[:3], ARTICLE[3:], ["Le préfet a confirmé ces chiffres."]]
    pages = [
        ["La Gazette du Nord – 10 juin 2018", "", *body, "", f"Page {number} sur 3"]
        for number, body in enumerate(bodies, start=1)
    ]
    found = document(make_pdf(pages))
    assert found.text.split("\n\n") == [*PARAGRAPHS, "Le préfet a confirmé ces chiffres."]
    assert any(note.startswith("6 en-tête") for note in found.notes)


def test_a_paragraph_goes_on_on_the_next_page():
    found = document(make_pdf([[*ARTICLE[:2], "12"], [*ARTICLE[2:], "13"]]))
    assert found.text.split("\n\n") == PARAGRAPHS


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("Le porte-\nparole a dit non.", "Le porte-parole a dit non."),
        ("Le vice-\nprésident a dit non.", "Le vice-président a dit non."),
        ("C'est vrai, a-t-\nil dit.", "C'est vrai, a-t-il dit."),
        ("Aux Etats-\nUnis.", "Aux Etats-Unis."),
        ("Les négo-\nciations ont repris.", "Les négociations ont repris."),
        ("Le cessez-\nle-feu a tenu.", "Le cessez-le-feu a tenu."),
        ("La mi-\nnovembre. La minovembre. La minovembre.", "La minovembre. La minovembre. La minovembre."),
        ("Un chauf-\nfeur-livreur et le chauffeur.", "Un chauffeur-livreur et le chauffeur."),
        ("Une démo\u00ad\ncratie.", "Une démocratie."),
        ("Il a dit -\nnon.", "Il a dit - non."),
    ],
)
def test_hyphens(lines, text):
    assert lay([lines]).paragraphs == [text]


def test_a_lone_article_on_one_page_keeps_all_its_lines():
    assert lay(["Valmont\nLe maire a démenti.\nIl parlera jeudi."]).heads == 0


def test_headings_and_items_stand_alone():
    lines = ["Nouvelle flambée de violence", *ARTICLE[:3], "- trois blessés", "- deux disparus"]
    assert lay(["\n".join(lines)]).paragraphs == [lines[0], PARAGRAPHS[0], *lines[-2:]]


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Valmont : le maire dément", True),
        ("Microsoft Word - depeche.doc", False),
        ("Sans titre", False),
        ("AFP-0012", False),
    ],
)
def test_title_and_date_of_the_file(title, kept):
    found = document(make_pdf([ARTICLE], title=title, created="D:20180610140500Z"))
    assert found.title == (title if kept else None)
    assert found.published is None
    assert "date de création du fichier : 2018-06-10" in found.notes


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf([ARTICLE]))))
    writer.encrypt(password, owner_password="secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_encrypted():
    item = read(locked("mot de passe"))
    assert isinstance(item, UnreadableInput)
    assert item.what == "encrypted"


def test_locked_against_printing_only():
    assert document(locked("")).text.split("\n\n") == PARAGRAPHS


def test_scanned():
    item = read(make_pdf([[], []]))
    assert isinstance(item, EmptyInput)
    assert "scanned" in item.what
    assert "2 page" in item.what


@pytest.mark.parametrize(
    "data", [b"", b"Rien.", b"%PDF-1.7\n", b"%PDF-1.4\nxref\n0 9999999\ntrailer <<", make_pdf([ARTICLE])[:600]]
)
def test_broken(data):
    item = read(data)
    assert isinstance(item, InputError)
    assert item.where == "a.pdf"
    assert item.hint


def test_a_cross_reference_that_lies_does_not_lose_the_text():
    data = make_pdf([ARTICLE])
    assert document(data.replace(b"startxref\n", b"startxref\n9")).text.split("\n\n") == PARAGRAPHS


def test_a_tree_of_pages_that_leads_back_to_itself():
    data = make_pdf([ARTICLE]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    assert isinstance(read(data), InputError)


@given(st.lists(st.text(alphabet="aàb -.\n«»\u00ad1A", max_size=80), max_size=6))
def test_laying_out_loses_no_letter_but_those_of_running_heads(pages):
    laid = lay(pages)
    letters = [character for page in pages for character in page if character.isalpha()]
    kept = [character for paragraph in laid.paragraphs for character in paragraph if character.isalpha()]
    assert kept == letters or laid.heads
    assert all(paragraph.strip() for paragraph in laid.paragraphs)
