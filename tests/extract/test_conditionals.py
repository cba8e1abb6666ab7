"""The journalistic conditional with nobody named, and the conditionals that report nothing."""

from __future__ import annotations

import pytest

from recoupe.model import Form, Stance
from tests.extract.finding import contents, only, text_of, words


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Deux civils auraient été tués dans le bombardement.", "auraient été tués"),
        ("Les autorités auraient fermé la frontière.", "auraient fermé"),
        ("Un accord aurait été trouvé dans la nuit.", "aurait été trouvé"),
        ("L'émir serait mort de ses blessures.", "serait mort"),
        ("Le chef rebelle serait blessé.", "serait blessé"),
        ("Le chef rebelle se trouverait en Libye.", "trouverait"),
    ],
)
def test_unverified_information(nlp, text, cue):
    found = only(nlp(text))
    assert (text_of(found.cue), words(found)) == (cue, text.rstrip("."))
    assert (found.why.rule, found.why.row, found.source, found.origin) == ("conditional", None, None, None)
    assert (found.form, found.stance) == (Form.CONDITIONAL, Stance.CONDITIONAL)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Selon l'ONU, deux civils auraient été tués.", Form.INDIRECT),
        ("« Deux civils auraient été tués », a dit le maire de Homs.", Form.DIRECT),
        ("Le maire a dit que les écoles fermeraient lundi.", Form.INDIRECT),
        ("D'après l'état-major, le pont serait miné.", Form.INDIRECT),
    ],
)
def test_with_a_source_it_is_reported_speech_like_any_other(nlp, text, form):
    found = only(nlp(text))
    assert found.form is form
    assert found.origin is not None


@pytest.mark.parametrize(
    "text",
    [
        "Si la trêve tenait, les convois pourraient passer.",
        "Si la trêve tenait, les convois passeraient.",
        "Le ministre savait que la trêve serait violée.",
        "Il faudrait ouvrir un couloir humanitaire.",
        "Sans l'aide, la ville serait tombée.",
        "On aimerait comprendre.",
        "Il serait prudent de fermer la route.",
        "Même si la pluie cessait, le pont resterait fermé.",
    ],
)
def test_conditionals_that_report_nothing(nlp, text):
    assert contents(nlp(text)) == []
