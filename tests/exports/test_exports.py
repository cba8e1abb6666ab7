"""The output formats, on an analysis made by hand."""

from __future__ import annotations

import io
import json

import msgspec
import pytest

from recoupe import Analysis, Publication, PublishedStatus
from recoupe.exports import exports
from recoupe.exports._marks import marked, printable
from recoupe.exports._when import in_words
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
    assert found["published"]["status"] == "given"
    assert [(date["text"], date["type"], date["value"]) for date in found["dates"]] == [
        ("vendredi", "DATE", "2031-05-02"),
        ("Le jeudi 3 mai", "DATE", None),
        ("quatre jours", "DURATION", "P4D"),
    ]
    assert [place["referent"] for place in found["places"]] == [0, 0, 2, 0]
    assert found["areas"][0]["references"] == [3]
    assert [(event["trigger"]["text"], event["polarity"]) for event in found["events"]] == [
        ("libérée", "neg"),
        ("tués", "pos"),
    ]
    assert [found["actors"][0]["kind"], found["figures"][0]["kind"], found["labels"][0]["voice"]] == [
        "state_body",
        "killed",
        "undetermined",
    ]


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


def test_pretty_calls_an_event_by_the_name_of_its_type():
    analysis = sample()
    first, *others = analysis.events
    renamed = msgspec.structs.replace(first, name="ville prise")
    shown = write("pretty", msgspec.structs.replace(analysis, events=(renamed, *others)), explain=True)
    assert "ville prise" in shown
    assert "control" not in shown.split("Ce qui s’est passé")[1].split("Combien")[0]


def test_pretty_fits_in_eighty_columns_without_colour():
    output = write("pretty", sample(), explain=True).replace("\xa0", " ")
    assert max(map(len, output.splitlines())) <= 80
    assert "\x1b" not in output
    for words in (
        "La Gazette du Nord · publié le 2 mai 2031",
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
        "vendredi 2 mai 2031",
        "ne concorde pas",
        "4 jours",
        "Orsenne (×3)",
        "à 2,5",
        "70 km autour de",
        "ambigu",
        "à 70 km d’Orsenne",
        "couronne",
        "« Le jeudi 3 mai » : non établi",
        "lecture 2029-05-03 : le 3 mai est un jeudi",
        "candidat Ostrell : nom proche",
        "Ce qui s’est passé, ou pas",
        "« libérée »",
        "nié",
        "prévu",
        "type-de-l",
        "« libérée » sans agent",
        "Trois",
        "tués",
        "Qui est appelé comment",
        "le média ou sa",
        "l’autre armée",
        "armée du Valmarc (×2)",
        "organe",
    ):
        assert words in output


def test_a_date_nobody_gave_is_said_to_be_open_or_inferred():
    analysis = Analysis(document=build_document("Il pleut."))
    assert "date de publication non établie" in write("pretty", analysis)
    inferred = Publication(earliest="2018-06-10", latest="2018-06-12", status=PublishedStatus.INFERRED)
    words = " ".join(write("pretty", msgspec.structs.replace(analysis, published=inferred)).split())
    assert "publié entre le 10 juin 2018 et le 12 juin 2018 (déduit du texte)" in words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2018-06-08", "vendredi 8 juin 2018"),
        ("2018-06-09TEV", "samedi 9 juin 2018, soir"),
        ("2018-11-23T16:45", "vendredi 23 novembre 2018, 16\xa0h\xa045"),
        ("2018-11-23T16:00", "vendredi 23 novembre 2018, 16\xa0h"),
        ("2017-11", "novembre 2017"),
        ("2017-13", "2017-13"),
        ("2019-W03-WE", "week-end du 19 janvier 2019"),
        ("2019-FA", "automne 2019"),
        ("199", "années 1990"),
        ("P1Y", "1 an"),
        ("PT3H", "3 heures"),
        ("PXD", "quelques jours"),
        ("PAST_REF", "dans le passé"),
        ("2018-02-31", "2018-02-31"),
    ],
)
def test_values_are_said_in_french(value, words):
    assert in_words(value) == words


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
