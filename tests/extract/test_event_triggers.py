"""Which words of a text are events, and of which type: all theatres, invented sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import recoupe

FOUND = [
    # inflection, passives, participles, reflexive verbs
    ("Les séparatistes bombardent chaque nuit les faubourgs de Velinsk.", [("bombardent", "assault")]),
    ("Plusieurs localités ont été reprises aux insurgés.", [("reprises", "control")]),
    ("Deux milices rivales se sont affrontées à Dorga.", [("affrontées", "clash")]),
    ("Des renforts sont arrivés mardi de la capitale.", [("arrivés", "deploy")]),
    ("Les forces armées ont progressé de trois kilomètres.", [("progressé", "deploy")]),
    ("Les troupes massées à la frontière attendent.", [("massées", "deploy")]),
    # idioms, with words between
    ("Des tireurs ont soudain ouvert le feu sur un convoi.", [("ouvert le feu", "assault")]),
    ("Le village de Dorga est tombé mardi aux mains des rebelles.", [("tombé mardi aux mains", "control")]),
    ("Un kamikaze a actionné sa ceinture explosive.", [("actionné sa ceinture", "assault")]),
    ("Les mutins ont déposé les armes.", [("déposé les armes", "retreat")]),
    # nouns and what they are counted by
    ("Le raid a fait dix-sept morts.", [("raid", "assault"), ("morts", "kill")]),
    (
        "Des combats ont éclaté près de Dorga, faisant deux blessés et des milliers de déplacés.",
        [("combats", "clash"), ("blessés", "wound"), ("déplacés", "flee")],
    ),
    ("Une livraison d’armes aux insurgés a été interceptée.", [("livraison", "supply")]),
    ("Un couvre-feu est en vigueur à Velinsk.", [("couvre-feu", "coerce")]),
    # the same word in two senses
    ("L’armée a libéré le village de Dorga.", [("libéré", "control")]),
    ("Le groupe armé a libéré les otages.", [("libéré", "retreat")]),
    ("Les tireurs ont abattu un commerçant.", [("abattu", "kill")]),
    ("La défense aérienne a abattu deux drones.", [("abattu", "damage")]),
    ("Les soldats ont pris la ville de Dorga.", [("pris", "control")]),
    ("Des miliciens ont enlevé deux humanitaires.", [("enlevé", "abduct")]),
    # A coordinated participle shares the auxiliary and has an object of its own.
    (
        "Des casseurs ont saccagé un magasin de Kessar et brûlé des pneus.",
        [("saccagé", "riot"), ("brûlé", "riot")],
    ),
    # An object behind complements, a partitive one, a quantity that stands for people.
    ("La marine a arraisonné samedi, dans le détroit, un cargo.", [("arraisonné", "coerce")]),
    ("Le Croissant-Rouge a acheminé de la farine à Kessar.", [("acheminé", "aid")]),
    ("Des centaines ont fui Kessar.", [("fui", "flee")]),
    # What an adverb holds says nothing of the sense.
    ("Les gendarmes ont arrêté dans un premier temps deux hommes.", [("arrêté", "arrest")]),
    ("Les gendarmes interdisaient l’accès à la zone.", [("interdisaient", "coerce")]),
    # An attempt and its participle.
    ("Une tentative avortée de prendre la ville de Dorga a tourné court.", [("prendre", "control")]),
    ("Une tentative avortée d’attaque contre la base a tourné court.", [("tentative avortée d’attaque", "assault")]),
    # Participles that open a sentence, with a capital too, and what the tagger takes for a noun.
    ("Roué de coups par trois inconnus, un passant attend les secours.", [("Roué de coups", "assault")]),
    ("Réfugié en Arvanie, l’ancien sergent se tait.", [("Réfugié", "flee")]),
    (
        "Un drone s’est abattu sur un immeuble de Dorga, blessant sept personnes, dont deux enfants.",
        [("abattu", "assault"), ("blessant", "wound")],
    ),
    ("Trois boutiques sont parties en fumée.", [("parties en fumée", "damage")]),
    # What one has done to oneself; the object that a participle agrees with; plurals that have no lemma.
    ("Les occupants se sont fait expulser par les gendarmes.", [("expulser", "coerce")]),
    ("Ils défendent la mosquée, que le gouverneur a interdite.", [("interdite", "coerce")]),
    ("Des cocaleros ont maltraité un caporal.", [("maltraité", "assault")]),
    # What an adjective of something else says keeps nothing out.
    (
        "Douze autres ont été blessées, dont six dans un état critique.",
        [("blessées", "wound"), ("état critique", "wound")],
    ),
    # Whose an infinitive is.
    ("Des témoins ont vu les blindés entrer dans Dorga.", [("entrer", "deploy")]),
    # How it was done is no event of its own.
    ("Le gardien a été tué à coups de couteau.", [("tué", "kill")]),
]

NOTHING = [
    "L’ennemi a été arrêté devant le pont.",
    "Ma mère ne décroche plus.",
    "Il faut tirer les leçons de cet échec.",
    "La crise frappe les commerçants.",
    "Le maire avance une idée nouvelle.",
    "Le chômage recule dans la région.",
    "La banque a un nouveau siège à Lunel.",
    "Il a succombé au charme de la ville.",
    "Le joueur a tiré et le ballon a frappé le poteau.",
    "La lutte contre le chômage est sa priorité.",
    "Il habite rue de la Bataille.",
    "Le candidat mène le combat pour l’emploi.",
    "Les prix ont explosé.",
    "La neige est tombée toute la nuit.",
    "L’Observatoire des conflits a publié un rapport.",
    "Le Comité contre la torture a rendu son avis.",
    # An opinion, a state, an adjective before its noun, a verb without the object that it needs.
    "L’offre a été jugée insuffisante par Berlin.",
    "Le ministre se retrouve isolé.",
    "Un imposant dispositif entoure le stade.",
    "Il est temps d’arrêter.",
    # Decoys that begin before their noun.
    "Ils sont en mesure de gagner.",
    "La fréquentation est en léger recul.",
    "Cette guérilla ne tient aucune parole.",
    "L'affaire piétine, regrette un habitant joint par téléphone.",
    "La faim est une arme de guerre, et la bataille de l'emploi se joue ici.",
]


@pytest.mark.parametrize(("text", "events"), FOUND)
def test_words_that_mean_events(nlp: recoupe.Pipeline, text: str, events: list[tuple[str, str]]) -> None:
    assert [(event.trigger.text, event.type) for event in nlp(text).events] == events


@pytest.mark.parametrize("text", NOTHING)
def test_words_that_mean_none_here(nlp: recoupe.Pipeline, text: str) -> None:
    assert [(event.trigger.text, event.type) for event in nlp(text).events] == []


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Deux ouvriers ont été tués dans l’effondrement d’un immeuble.", "tués", "death"),
        ("Un séisme a tué douze personnes.", "tué", "death"),
        ("La tempête a fait trois morts.", "morts", "death"),
        ("Un berger est mort, touché par une balle.", "mort", "kill"),
        ("Quatre pêcheurs ont péri dans un naufrage.", "péri", "death"),
        ("Quatre villageois ont péri dans le bombardement.", "péri", "kill"),
        ("Des manifestants ont attaqué la préfecture.", "attaqué", "riot"),
        ("Des hommes armés ont attaqué la préfecture.", "attaqué", "assault"),
        ("Les soldats ont incendié le village.", "incendié", "damage"),
        ("Des casseurs ont incendié une voiture.", "incendié", "riot"),
        ("Une attaque a visé un marché. Sept personnes ont été tuées et conduites à l’hôpital.", "tuées", "kill"),
        ("Des inconnus ont poignardé un passant. Il a succombé à ses blessures.", "succombé à ses blessures", "kill"),
        ("Un cycliste a été renversé. Il a succombé à ses blessures.", "succombé à ses blessures", "death"),
        ("Il est mort sur le coup après avoir percuté un arbre.", "mort", "death"),
        ("Un homme a été mortellement blessé par des tirs.", "blessé", "kill"),
        ("Un cycliste a été mortellement blessé dans une collision.", "blessé", "death"),
        ("Un hélicoptère de l’armée s’est écrasé près de Dorga, faisant huit morts.", "morts", "death"),
        ("Un conducteur a fauché un groupe de cyclistes à Dorga : deux ont été tués.", "tués", "death"),
        ("Le convoi a sauté sur une mine artisanale : onze morts.", "morts", "kill"),
        ("Les rebelles ont attaqué le bourg, où trois boutiques ont été incendiées.", "incendiées", "damage"),
        ("Le pont s'est écroulé sous un autobus, tuant deux recrues.", "tuant", "death"),
        ("Des colons ont mis le feu à une voiture et caillassé une maison.", "caillassé", "riot"),
    ],
)
def test_the_context_settles_the_type(nlp: recoupe.Pipeline, text: str, trigger: str, kind: str) -> None:
    (event,) = [event for event in nlp(text).events if event.trigger.text == trigger]
    assert event.type == kind
    if event.type != (event.why.row or "").split("/")[0]:
        assert event.why.steps, "a changed type is explained"


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Un inconnu a poignardé un passant. Les faits se sont produits mardi.", "faits", "assault"),
        ("Un prêtre s’est suicidé. Personne ne comprend son geste.", "geste", "death"),
        ("Les gendarmes ont lancé une opération pour déloger les occupants.", "opération", "coerce"),
    ],
)
def test_nouns_that_take_up_an_event(nlp: recoupe.Pipeline, text: str, trigger: str, kind: str) -> None:
    (event,) = [event for event in nlp(text).events if event.trigger.text == trigger]
    assert event.type == kind
    assert any(trigger in step for step in event.why.steps)


def test_one_event_has_one_trigger(nlp: recoupe.Pipeline) -> None:
    text = "Une frappe a visé un dépôt. L’attaque a été menée par un drone."
    assert [event.trigger.text for event in nlp(text).events] == ["frappe", "L’attaque".removeprefix("L’")]


WORDS = st.sampled_from(
    "les rebelles ont attaqué pris la ville de Kessar une frappe a fait 17 morts et blessés . , « » se sont retirés "
    "s’emparer du feu ouvert le mort tirs sur l’armée opération faits ces qui que par contre".split()
)


@settings(max_examples=60, deadline=None)
@given(words=st.lists(WORDS, max_size=40))
def test_triggers_are_in_order_and_apart(nlp: recoupe.Pipeline, words: list[str]) -> None:
    text = " ".join(words)
    events = nlp(text).events if text.strip() else ()
    spans = [(event.trigger.start, event.trigger.end) for event in events]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(event.trigger.text == text[event.trigger.start : event.trigger.end] for event in events)
