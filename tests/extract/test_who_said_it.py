"""Who speaks where the shape of a dispatch tells it: headlines, brackets, colons, asides, and nobody at all."""

from __future__ import annotations

import pytest

from recoupe.extract.reading import Reading
from recoupe.extract.voices import OUTLET, Voices
from tests.extract.finding import contents, only, text_of, words


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        # a mere phrase, one comma, the verb: the subject stands behind
        ("Six morts dans un raid à Kessar, annonce l'armée.", "Six morts dans un raid à Kessar", "l'armée"),
        ("Kessar : attaque contre un camp, annoncent les autorités", None, "les autorités"),
        ("Trains : un sur trois lundi, indique la préfecture.", None, "la préfecture"),
        ("Six morts, dont un enfant, dans un raid à Kessar, annonce l'ONU.", None, "l'ONU"),
        # the same behind a preposition
        ("Douze morts et vingt blessés, selon le maire.", "Douze morts et vingt blessés", "le maire"),
        ("Bilan : douze morts, d'après le maire, qui est blessé.", "Bilan : douze morts", "le maire"),
        ("À Kessar, selon le maire, douze morts.", "douze morts", "le maire"),
        ("Le bilan est de 12 morts et, selon le maire, de 13 blessés.", "de 13 blessés", "le maire"),
        # brackets at the end of a line
        ("Kessar : six soldats tués au sud de Taldan (OSDH)", "Kessar : six soldats tués au sud de Taldan", "OSDH"),
        ("Trois marins tués dans un raid à Khan Sheraf (syndicat)", None, "syndicat"),
        ("34 morts, 120 blessés (Croissant-Rouge).", "34 morts, 120 blessés", "Croissant-Rouge"),
        ("Vingt morts dans un attentat (source sécuritaire)", None, "source sécuritaire"),
        # a comma behind the day
        ("Dix hommes ont été arrêtés, a indiqué jeudi, le ministre Paul Roux.", None, "le ministre Paul Roux"),
        ("Les rebelles sont partis, a déploré Marine Le Guen dans un tweet.", None, "Marine Le Guen"),
        # the sentence before
        ("Le pont est tombé. C'est du moins ce qu'affirment les rebelles.", "Le pont est tombé", "les rebelles"),
        # bodies
        ("Une enquête est ouverte, indique-t-on au parquet.", "Une enquête est ouverte", "parquet"),
        ("Un convoi a été bloqué, déplore Médecins sans frontières.", None, "Médecins sans frontières"),
        # over an adverbial
        ("Le maire a par ailleurs indiqué que le pont tenait.", "le pont tenait", "Le maire"),
        ("Le ministère a dans la soirée démenti toute attaque.", "toute attaque", "Le ministère"),
        ("Trois pays ont d'une même voix condamné le raid.", "le raid", "Trois pays"),
        ("Le maire a fait part sur Telegram de deux explosions.", "de deux explosions", "Le maire"),
        ("L'ONU estime à 1.200 le nombre de combattants.", "à 1.200 le nombre de combattants", "L'ONU"),
        ("L'armée n'a pas tardé à dénoncer une agression.", "une agression", "L'armée"),
        ("La morgue a compté neuf corps.", "neuf corps", "La morgue"),
        ("Trois blessés ont été soignés, a compté un infirmier.", "Trois blessés ont été soignés", "un infirmier"),
        # the right noun
        ("Des hommes ont attaqué le poste, l'armée évoquant six morts.", "six morts", "l'armée"),
        (
            "La garde sera renforcée, a décidé le ministre Paul Roux, promettant une enquête.",
            None,
            "le ministre Paul Roux",
        ),
        ("La ville vote malgré les menaces du gouverneur qui dénonce un complot.", "un complot", "gouverneur"),
        ("Rabah, 52 ans, qui affirme avoir vu trois morts, a fui.", "avoir vu trois morts", None),
        (
            "Au moins 1 200 familles sont parties en dix jours, recense l'ONG Terre d'asile, établie à Genève.",
            "Au moins 1 200 familles sont parties en dix jours",
            "l'ONG Terre d'asile",
        ),
        # relative clauses between commas
        ("Le Front, que Kiev accuse de meurtres, se tait.", "de meurtres", "Kiev"),
        ("Le Front, que Kiev accuse d'avoir tué dix civils, a fui.", "d'avoir tué dix civils", "Kiev"),
        ("Deux officiers, à qui Kiev reproche l'attaque du pont, sont partis.", "l'attaque du pont", "Kiev"),
        ("Bamako a rompu avec Niamey, qu'elle accuse de meurtres par milice interposée.", None, "elle"),
    ],
)
def test_content_and_source(nlp, text, content, source):
    found = only(nlp(text))
    if content is not None:
        assert words(found) == content
    if source is not None:
        assert text_of(found.source) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Six pays, dont la France, condamnent le Hamas.", "Six pays"),
        ("Le ministre de l'Intérieur, demande une enquête.", "Le ministre de l'Intérieur"),
        ("Deux ONG, Amnesty et HRW, dénoncent la répression.", "Deux ONG, Amnesty et HRW"),
    ],
)
def test_a_subject_that_speaks_keeps_its_verb(nlp, text, source):
    assert text_of(only(nlp(text)).source) == source


@pytest.mark.parametrize(
    "text",
    [
        "Il faut rappeler que douze civils ont été tués en mai.",
        "La situation à Kessar démontre que les combats se poursuivent.",
        "Personne n'a revendiqué l'attentat.",
        "Aucun groupe n'a revendiqué l'attentat.",
        "Mort du député Jean Roux (PS)",
        "Un accord entre le ministre et l'Union africaine (UA)",
        "Trois blessés à Lyon (Rhône)",
        "La ville compte deux hôpitaux.",
        "Pas facile, pour le président, de reprendre le dialogue.",
        "C'est une trêve, que certains prennent pour une ruse.",
        "Des dizaines d'étudiants, venus du port, ont crié leur colère.",
        "Le pont est gardé par six blindés, véhicules venus du nord.",
    ],
)
def test_nobody_speaks(nlp, text):
    assert contents(nlp(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "La colère dénonce mieux que tout un complot.",
        "Aucune cause ne justifie qu'un homme soit tué, et cette violence dénonce un échec.",
        "Ce film confirme la peur qui règne au port.",
    ],
)
def test_things_are_no_origins(nlp, text):
    assert {s.origin for s in nlp(text).statements} <= {None}


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("TASS : les soldats ont attaqué Kessar. Le maire a fui.", "attaqué", "TASS"),
        ("TASS : les soldats ont attaqué Kessar. Le maire a fui.", "fui", OUTLET),
        ("« On ne négocie pas avec eux » : le ministre exclut toute trêve.", "négocie", "ministre"),
        ("« Nous avons tout perdu » : le maire Paul Roux affirme que l'armée a tiré.", "perdu", "Paul Roux"),
        ("« La peur règne ici. » Interrogé hier, le maire Paul Roux a déploré une attaque.", "règne", "Paul Roux"),
        ("« La peur règne ici. »\n\nInterrogé hier, le maire Paul Roux a déploré une attaque.", "règne", None),
        ("L'élu, qui a crié à l'aide selon un témoin, a été tué.", "crié", "témoin"),
        ("L'élu, qui a crié à l'aide selon un témoin, a été tué.", "tué", OUTLET),
        ("L'armée annonce la mort de dix hommes, dont deux officiers.", "officiers", "armée"),
        ("Les syndicats annoncent 200 manifestants, la police en a vu dix.", "manifestants", "syndicats"),
        ("Les syndicats annoncent 200 manifestants, la police en a vu dix.", "dix", OUTLET),
        ("Selon nos informations, le préfet a démissionné.", "démissionné", OUTLET),
        ("Rien ne permet d'affirmer que l'armée a tiré, souligne la procureure.", "tiré", "procureure"),
        ("L'ONU a fait état de 12 blessés après l'attaque du camp.", "attaque", "ONU"),
        ("Le maire a affirmé que ces menaces dénonçaient un complot.", "complot", "maire"),
        ("La colère dénonce mieux que tout un complot.", "complot", OUTLET),
        ("Des hommes ont relâché deux otages, contre 10 000 dollars selon la famille.", "otages", "outlet"),
    ],
)
def test_voices(nlp, text, word, name):
    r = Reading(nlp.language(text), nlp.lexicon)
    assert Voices(r, nlp(text).statements).at(r.words.index(word)).name == name


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        # whoever spoke comes before those he spoke of
        ("Le maire estime que le préfet a cédé. Il réclame une enquête.", "maire"),
        ("Le port est miné, explique son avocate, Lila Ferrand. Elle précise que le phare est vide.", "Lila Ferrand"),
        ("Les « gilets jaunes » ont écrit au préfet.\n« La ville tiendra bon », préviennent-ils.", "gilets jaunes"),
        # who is presented right before his words, and whose testimony is passed on
        ("Paul Roux, l'avocat du port, a accepté de répondre. « Le phare est vide depuis lundi. »", "Paul Roux"),
        ("La radio a diffusé le témoignage du père d'un marin, Paul Roux. Selon lui, le phare est vide.", "Paul Roux"),
        # of the walk of life of those spoken for
        (
            "« Deux hommes ont fui », a déclaré Lila Ferrand, porte-parole du parquet.\nUn homme est soupçonné, selon "
            "la magistrate.",
            "Lila Ferrand",
        ),
        # a relative clause does not make a reported clause of a subject
        (
            "L'avocat du marin dont le camion a heurté un homme il y a dix jours au port, critique la police fédérale.",
            "avocat du marin",
        ),
        ("Le Front du Nord l'a présenté comme un de ses soldats.", "Front du Nord"),
        (
            "Le groupe l'a présenté lundi comme un héros, une annonce « opportuniste », selon le ministre Paul Roux.",
            "Paul Roux",
        ),
        # documents
        ("Le préfet Jean Morel a diffusé un message annonçant une trêve.", "Jean Morel"),
        ("Ce bilan, fourni par la police de Kessar, fait état de neuf morts.", "police de Kessar"),
        ("Le maire dit avoir fui. Selon ses dires, le pont est tombé.", "maire"),
        # who is said not to be cited is no origin
        ("L'agence Belga, qui ne cite aucune source, écrit que le pont est tombé.", "Belga"),
        # what a relative clause is about is not its subject
        ("Les gardes, que le maire Paul Roux accuse d'avoir fui, sont revenus.", "Paul Roux"),
        ("Éric Roux, figure du parti « Demain » a estimé que le vote était truqué.", "Éric Roux"),
        # the functions that a text gives to those it names
        ("Paul Vidal, le maire de Kessar, est venu sur place. Le maire a annoncé un couvre-feu.", "Paul Vidal"),
        ("Le maire de Kessar, Paul Vidal, est venu sur place. Le maire a annoncé un couvre-feu.", "Paul Vidal"),
        ("Jeanne Roche, procureure de Kessar, suit l'affaire. La procureure a évoqué deux suspects.", "Jeanne Roche"),
        (
            "Paul Vidal a rejoint Norvex. En tant que PDG de Norvex, il dirige tout. Le PDG a dénoncé un vol.",
            "Paul Vidal",
        ),
        (
            "Nommé porte-parole de la coalition en mars, Paul Vidal est venu. "
            "Le porte-parole de la coalition a dénoncé un crime.",
            "Paul Vidal",
        ),
        ("En qualité de préfet, Paul Vidal a écouté. Le préfet a dénoncé une faute.", "Paul Vidal"),
        ("Paul Vidal est le directeur du port. Le directeur du port a dénoncé un vol.", "Paul Vidal"),
        # ... not where two have it, or it is another's
        ("Paul Vidal, maire de Kessar, et Ali Diop, maire d'Ostrel, sont venus. Le maire a dénoncé un vol.", "maire"),
        ("Paul Vidal, président du club, est parti. Le président a dénoncé un vol.", "président"),
        ("Les proches des otages attendent. Ceux-ci redoutent que la route ne ferme.", "proches des otages"),
    ],
)
def test_origin_of_the_last_statement(nlp, text, origin):
    assert nlp(text).statements[-1].origin == origin
