"""Which words mean protest, justice, measures, talks, agreements, sanctions, aid, votes or accidents, which do not."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.lexicon.events import load_events

CIVIL = ("protest", "legal", "measure", "talks", "agree", "sanction", "aid", "vote", "accident")
FOUND = [
    # protest
    ("Près de deux mille infirmières ont défilé mardi à Valmer.", [("défilé", "protest")]),
    ("Des tracteurs bloquaient lundi l’accès au dépôt pétrolier.", [("bloquaient", "protest")]),
    ("Les étudiants occupent toujours le campus de Brenne.", [("occupent", "protest")]),
    ("L’autoroute A12 était coupée par des agriculteurs.", [("coupée", "protest")]),
    ("Le mouvement de grève à la raffinerie a été reconduit.", [("mouvement de grève", "protest")]),
    ("Quatre routes sont fermées depuis le début du mouvement.", [("mouvement", "protest")]),
    ("L’acte XII a réuni moins de monde.", [("acte XII", "protest")]),
    ("Les participants à l’action ont distribué des tracts.", [("action", "protest")]),
    ("Ils étaient 3 000 dans les rues de Lille.", [("étaient 3 000 dans les rues", "protest")]),
    ("Les mineurs ont assiégé la préfecture de Bamako.", [("assiégé", "protest")]),
    ("Des appels à bloquer Bamako se multiplient.", [("bloquer", "protest")]),
    ("Le dépôt pétrolier reste bloqué à Toulouse.", [("bloqué", "protest")]),
    # A supporting verb gives way to the noun that tells the event.
    ("Le gouverneur a décrété la fermeture des écoles.", [("fermeture", "measure")]),
    ("Un pont aérien a été mis en place.", [("pont aérien", "aid")]),
    # One who gives money abroad helps; a region that pays its farmers takes a measure.
    ("Le Qatar a versé dix millions de dollars aux déplacés.", [("versé", "aid")]),
    ("La région débloque deux millions d’euros pour les viticulteurs.", [("débloque", "measure")]),
    ("Une quarantaine de détenus ont fait grève.", [("fait grève", "protest")]),
    # justice
    ("Il a été condamné à dix-huit mois avec sursis.", [("condamné", "legal")]),
    ("Une information judiciaire a été ouverte contre X.", [("information judiciaire", "legal")]),
    ("L’accusée a été acquittée faute de preuves.", [("acquittée", "legal")]),
    ("Le procureur a requis la perpétuité.", [("requis", "legal")]),
    ("Le conducteur a été entendu par les gendarmes.", [("entendu", "legal")]),
    ("Trois hommes comparaissaient jeudi devant la cour d’assises.", [("comparaissaient", "legal")]),
    ("Le journaliste est poursuivi pour diffamation.", [("poursuivi", "legal")]),
    # measures
    ("La ministre de la Santé a présenté sa démission.", [("présenté sa démission", "measure")]),
    ("L’usine va supprimer deux cents postes.", [("supprimer", "measure")]),
    ("La Banque centrale a relevé son taux directeur.", [("relevé", "measure")]),
    ("La suspension de la taxe par le gouvernement a surpris.", [("suspension", "measure")]),
    ("Le gouvernement veut revoir la réforme des retraites.", [("revoir", "measure"), ("réforme", "measure")]),
    ("Le roi a rappelé son ambassadeur à Brenne.", [("rappelé", "measure")]),
    # talks
    ("Une délégation de l’opposition a été reçue au palais.", [("reçue", "talks")]),
    ("Les pourparlers de paix reprendront lundi à Valmer.", [("pourparlers", "talks")]),
    ("La présidente s’est rendue mardi à Valmer.", [("rendue", "talks")]),
    ("La préfète a écourté sa visite.", [("visite", "talks")]),
    ("Les deux présidents se sont parlé au téléphone.", [("parlé au téléphone", "talks")]),
    # agreements
    ("La trêve est entrée en vigueur à minuit.", [("trêve", "agree")]),
    ("Le Sénat a approuvé le projet de budget.", [("approuvé", "agree")]),
    ("Un compromis a été trouvé entre les trois partis.", [("compromis", "agree")]),
    # sanctions
    ("L’Union a gelé les avoirs de l’oligarque.", [("gelé les avoirs", "sanction")]),
    ("Le Chili a rompu ses relations avec l’Arvanie.", [("rompu", "sanction")]),
    # aid
    ("Quatre passagers ont été hospitalisés à Valmer.", [("hospitalisés", "aid")]),
    ("La cycliste a été conduite vers une clinique.", [("conduite", "aid")]),
    ("L’association a distribué des couvertures aux rescapés.", [("distribué", "aid")]),
    ("L’intervention des pompiers a duré trois heures.", [("intervention", "aid")]),
    # votes
    ("Les électeurs se rendront aux urnes dimanche.", [("rendront aux urnes", "vote")]),
    ("L’ancienne juge a été élue présidente.", [("élue", "vote")]),
    ("La présidentielle est prévue en octobre.", [("présidentielle", "vote")]),
    # accidents
    ("Un autocar s’est renversé dans un virage.", [("renversé", "accident")]),
    ("Le choc a été très violent.", [("choc", "accident")]),
    ("Deux chalutiers sont entrés en collision au large.", [("entrés en collision", "accident")]),
    ("Un séisme a frappé la province.", [("séisme", "accident")]),
    # the same words in two types
    ("Les députés se réuniront mercredi.", [("réuniront", "talks")]),
    ("Les manifestants se réuniront mercredi.", [("réuniront", "protest")]),
    ("Une automobiliste a renversé un piéton.", [("renversé", "accident")]),
]
NONE = [
    # protest
    "Le ministre a manifesté sa satisfaction.",
    "Les soldats ont défilé pour la fête nationale.",
    "La République en marche a perdu dix sièges.",
    "L’action du groupe a chuté de 3 %.",
    "Le match de barrage est fixé à mardi.",
    # justice
    "Le maire a fait appel à la générosité des habitants.",
    "Les voisins ont entendu une forte musique.",
    "Il juge le texte trop long.",
    "L’émission a battu son record d’audience.",
    "Elle parvint à peine à répondre.",
    # measures
    "Il n’est pas en mesure de répondre.",
    "C’est la loi de la jungle.",
    "Le fleuve a monté et la température a baissé.",
    "Il a changé de voiture.",
    # talks
    "Les habitants rencontrés sur place restent méfiants.",
    "La visite guidée du château dure une heure.",
    "Le film a rencontré son public.",
    "Le ministre s’est rendu à l’évidence.",
    # agreements
    "Elle est d’accord avec son voisin.",
    "Le couple a adopté une petite fille.",
    # sanctions
    "L’arbitre a sanctionné le gardien.",
    "Le ministre n’exclut pas cette idée.",
    # aid
    "Il a ouvert la porte à l’aide d’une clé.",
    # votes
    "Le chanteur a élu domicile à Brenne.",
    # accidents
    "Elle a été victime d’un accident vasculaire cérébral.",
    "La chute des cours inquiète.",
    "Ses propos ont déclenché une tempête politique.",
    "Le gilet doit être porté en cas d’accident.",
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_found(nlp: recoupe.Pipeline, text: str, wanted: list[tuple[str, str]]) -> None:
    found = [(event.trigger.text, event.type) for event in nlp(text).events]
    assert [event for event in found if event[1] in CIVIL] == wanted


@pytest.mark.parametrize("text", NONE)
def test_nothing(nlp: recoupe.Pipeline, text: str) -> None:
    assert [(event.trigger.text, event.type) for event in nlp(text).events if event.type in CIVIL] == []


@pytest.mark.parametrize(
    ("text", "plover", "mode"),
    [
        ("Les cheminots ont cessé le travail lundi.", "PROTEST", "strike-lim"),
        ("Les détenus ont entamé une grève de la faim.", "PROTEST", "strike-hun"),
        ("Des riverains ont bloqué le pont.", "PROTEST", "obstruct"),
        ("Le parquet a ouvert une enquête.", "ACCUSE", "investigate"),
        ("La cour a acquitté le banquier.", "SANCTION", "convict"),
        ("Le juge a mis en examen le banquier.", "COERCE", "arrest"),
        ("La ministre a démissionné.", "RETREAT", "resign"),
        ("Le gouvernement a renoncé à la taxe.", "CONCEDE", None),
        ("La commission a rejeté la demande des riverains.", "REJECT", None),
        ("Une trêve est en vigueur.", "RETREAT", "ceasefire"),
        ("Le maire s’est rallié au candidat du centre.", "SUPPORT", None),
        ("La coopération militaire entre les deux pays a repris.", "COOPERATE", None),
        ("Le Chili a rompu ses relations avec l’Arvanie.", "SANCTION", "sever"),
        ("Le roi a reçu une délégation de pêcheurs.", "CONSULT", "visit"),
        ("Quatre passagers ont été hospitalisés.", "AID", "humanitarian"),
        ("Le Sénat a adopté la loi.", "AGREE", None),
    ],
)
def test_plover(nlp: recoupe.Pipeline, text: str, plover: str, mode: str | None) -> None:
    assert (plover, mode) in [(event.plover, event.mode) for event in nlp(text).events]


def test_every_civil_type_has_rows_with_examples() -> None:
    types = load_events().types
    for name in CIVIL:
        assert types[name].triggers
        assert all(row.example and row.gives for row in types[name].triggers)
