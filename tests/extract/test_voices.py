"""In whose voice a word stands."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.extract.reading import Reading
from recoupe.extract.voices import OUTLET, Voice, Voices


def voice_of(nlp: recoupe.Pipeline, text: str, word: str) -> Voice:
    """Give the voice of the first token that reads so."""
    r = Reading(nlp.language(text), nlp.lexicon)
    return Voices(r, nlp(text).statements).at(r.words.index(word))


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("L'armée a attaqué le village de Kessar.", "attaqué", OUTLET),
        ("Selon le maire, l'armée a attaqué le village.", "attaqué", "maire"),
        ("« L'armée a attaqué le village de Kessar », a déclaré le maire.", "attaqué", "maire"),
        ("Le maire affirme que l'armée a attaqué le village.", "attaqué", "maire"),
        ("Le maire accuse l'armée d'avoir attaqué le village.", "attaqué", "maire"),
        # what is said in a quotation is the quoted speaker's
        ("« Le ministre a promis que l'armée attaquerait Kessar », a déclaré le maire.", "attaquerait", "maire"),
        # what a passive says something of is not part of what is said, unless it is news
        ("Les attaques dénoncées par le maire ont duré trois jours.", "attaques", OUTLET),
        ("Une attaque a été annoncée par le maire.", "attaque", "maire"),
        # what will be said has not been said
        ("Le maire demandera lundi que l'armée attaque le village.", "attaque", OUTLET),
        # when it is said, and what else is to be said of it, is the journalist's
        ("Le préfet a annoncé un couvre-feu après l'attaque de la gare.", "couvre-feu", "préfet"),
        ("Le préfet a annoncé un couvre-feu après l'attaque de la gare.", "attaque", OUTLET),
        ("Le préfet réclame l'arrestation du colonel, qui a attaqué la gare.", "arrestation", "préfet"),
        ("Le préfet réclame l'arrestation du colonel, qui a attaqué la gare.", "attaqué", OUTLET),
        ("Le préfet affirme que l'armée a tiré après l'attaque de la gare.", "attaque", "préfet"),
        ("Les mineurs protestent contre l'arrestation de leur délégué.", "arrestation", OUTLET),
        # what nobody in particular tells, inside what somebody says
        ("« L'attaque a été signalée », a déclaré le maire.", "attaque", "maire"),
        ("On déplore trois morts.", "morts", OUTLET),
        # brackets are the journalist's
        ("« Ils [les soldats qui ont attaqué Kessar] doivent partir », a déclaré le maire.", "attaqué", OUTLET),
        ("Le maire affirme que l'armée (qui a attaqué Kessar lundi) ment.", "attaqué", OUTLET),
        ("« L'armée (qui a attaqué Kessar lundi) ment », a déclaré le maire.", "attaqué", "maire"),
        # nobody is named
        ("Trois soldats auraient été tués.", "tués", None),
        # a bare denial leaves the words to whoever said them
        ("Le maire affirme que l'armée a attaqué le village. Le ministre a aussitôt démenti.", "attaqué", "maire"),
    ],
)
def test_whose_voice_it_is(nlp: recoupe.Pipeline, text: str, word: str, name: str | None) -> None:
    assert voice_of(nlp, text, word).name == name


@pytest.mark.parametrize(
    ("text", "quoted", "indirect"),
    [
        ("« Les terroristes ont attaqué le village », a déclaré le maire.", True, False),
        ("Le maire affirme que les « terroristes » ont attaqué le village.", True, False),
        ("Le maire affirme que les terroristes ont attaqué le village.", False, True),
        ("Les « terroristes » ont attaqué le village.", False, False),
        ("Les terroristes auraient été tués.", False, False),
    ],
)
def test_whose_wording_it_is(nlp: recoupe.Pipeline, text: str, quoted: bool, indirect: bool) -> None:
    voice = voice_of(nlp, text, "terroristes")
    assert (voice.quoted, voice.indirect) == (quoted, indirect)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Le maire dément que l'armée ait attaqué le village.", True),
        ("Le maire n'a pas démenti que l'armée ait attaqué le village.", False),
        ("« L'armée n'a pas attaqué le village », a démenti le maire.", False),
        ("Le maire affirme que l'armée a attaqué le village.", False),
    ],
)
def test_what_is_denied(nlp: recoupe.Pipeline, text: str, denied: bool) -> None:
    assert voice_of(nlp, text, "attaqué").denied is denied


def test_a_statement_is_named_by_its_number(nlp: recoupe.Pipeline) -> None:
    text = "L'armée avance. Selon le maire, elle a attaqué le village."
    assert voice_of(nlp, text, "avance").statement is None
    assert voice_of(nlp, text, "attaqué").statement == 0
