"""The output formats, on an analysis made by hand."""

from __future__ import annotations

import io
import json

import pytest

from recoupe import Analysis
from recoupe.exports import exports
from recoupe.exports._marks import marked, printable
from recoupe.readers import build_document
from tests.making import TEXT, sample


def write(name: str, *analyses: Analysis, **options: bool) -> str:
    out = io.StringIO()
    writer = exports()[name].Writer(out, **options)
    for analysis in analyses:
        writer.write(analysis)
    writer.close()
    return out.getvalue()


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch):
    """Eighty columns, no colour, whatever the terminal of whoever runs the tests."""
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.parametrize("name", sorted(exports()))
def test_an_export_describes_itself_and_writes_nothing_wrong_for_nothing(name):
    assert exports()[name].DESCRIPTION
    assert write(name).strip() in ("", "[]")


def test_jsonl_and_json_hold_the_same_object():
    [line] = write("jsonl", sample()).splitlines()
    assert json.loads(write("json", sample())) == [json.loads(line)]


def test_what_the_object_holds():
    found = json.loads(write("jsonl", sample()))
    assert list(found)[:3] == ["id", "text", "path"]
    assert found["text"] == TEXT
    assert "url" not in found
    first, *_, last = found["statements"]
    assert first["relays"] == ["Néréide", "Radio Littoral"]
    assert first["chain"][0]["span"]["text"] == "l’agence Néréide"
    assert (first["form"], first["attitude"]) == ("mixed", "assert")
    assert (last["source"], last["origin"], last["form"]) == (None, None, "conditional")
    assert found["retractions"][0]["retracts"] == 0
    assert [credit["text"] for credit in found["credits"]] == ["Néréide", "Radio Littoral"]


def test_line_separators_within_a_text_survive():
    text = "Un.\u2028Deux.\x85Trois."
    analysis = Analysis(document=build_document(text))
    assert json.loads(write("json", analysis))[0]["text"] == text
    assert json.loads(write("jsonl", analysis))["text"] == text


def test_marks_name_everything_by_sign():
    plain = marked(sample()).plain
    for sign in (
        "‹Le ministère de la Défense du Valmarc›¹ a *affirmé*¹",
        "{l’agence Néréide}¹",
        "[¹la ville d’Orsenne est entièrement libérée]¹",
        "‹Il›² *dément*² que [²‹l’armée›³ ait *reconnu*³ [³des pertes]³]²",
        "[⁴Trois soldats *auraient été tués*⁴]⁴",
        "‹Le gouverneur›ʳ¹ *est revenu sur ses déclarations*ʳ¹",
    ):
        assert sign in plain


def test_without_the_signs_the_text_is_whole():
    plain = marked(sample()).plain
    assert plain.translate(dict.fromkeys(map(ord, "‹›*{}[]¹²³⁴ʳ⁺"))) == TEXT


def test_pretty_fits_in_eighty_columns_without_colour():
    output = write("pretty", sample(), explain=True).replace("\xa0", " ")
    assert max(map(len, output.splitlines())) <= 80
    assert "\x1b" not in output
    for words in (
        "La Gazette du Nord · 2031-05-02",
        "Qui dit quoi, par quel verbe, à travers qui",
        "→ Radio",
        "(repris)",
        "ou armée de",
        "(dans l’énoncé",
        "conditionnel",
        "Rétractation r1 : gouverneur",
        "Sources citées en fin d’article : Néréide, Radio Littoral",
        "règle verbe-que, ligne affirmer.que du lexique",
        "« Il » renvoie au ministère",
        "candidat armée de Tessane : l’autre camp",
    ):
        assert words in output


def test_pretty_has_colour_where_it_is_wanted(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = write("pretty", sample())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;36m‹Le ministère" in coloured
    assert "\x1b[1;36m" not in write("pretty", sample())


def test_pretty_says_that_nothing_was_found():
    output = write("pretty", Analysis(document=build_document("Il pleut.")))
    assert "Aucun énoncé rapporté." in output
    assert "Qui dit quoi" not in output


def test_pretty_adds_up_several_documents():
    words = " ".join(write("pretty", sample(), sample()).split())
    assert words.endswith("2 documents : 8 énoncés rapportés, dont 4 à travers au moins un relais ; 2 rétractations.")


def test_a_text_cannot_command_the_terminal():
    analysis = Analysis(document=build_document("Rien\x1b[31m de\u202e neuf\x07."))
    output = write("pretty", analysis)
    assert not set(output) & set("\x1b\u202e\x07")
    assert printable("a\r\nb\rc") == "a\nb\nc"


def test_markup_of_the_table_is_not_taken_from_the_text():
    output = write("pretty", Analysis(document=build_document("[bold]Rien[/bold] :smile:")))
    assert "[bold]Rien[/bold] :smile:" in output
