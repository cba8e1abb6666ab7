"""Which names are taken for places', and which are somebody's or something else's."""

from __future__ import annotations

import pytest

FOUND = [
    # prepositions
    ("Les secours sont arrivés à Homs.", ["Homs"]),
    ("La colonne roule vers Mossoul.", ["Mossoul"]),
    ("Ils viennent de Syrie et vont au Liban.", ["Syrie", "Liban"]),
    ("Les tirs sont partis depuis Kharkiv.", ["Kharkiv"]),
    ("La trêve tient en Ukraine.", ["Ukraine"]),
    ("La route est coupée jusqu'à Tombouctou.", ["Tombouctou"]),
    ("Des blindés stationnent près de Gao.", ["Gao"]),
    ("Elle vit aux Pays-Bas.", ["Pays-Bas"]),
    ("L'avion s'est posé au Caire.", ["Caire"]),
    ("Le train s'est arrêté à La Rochelle.", ["La Rochelle"]),
    # nouns that announce a place
    ("La ville de Falloujah est encerclée.", ["Falloujah"]),
    ("Le village de Tarkanat a brûlé.", ["Tarkanat"]),
    ("La localité frontalière d'al-Zarbour a été évacuée.", ["al-Zarbour"]),
    ("La base al-Norim a été visée.", ["al-Norim"]),
    ("La base aérienne de Norimeh a été visée.", ["Norimeh"]),
    ("Le camp de Velkat manque d'eau.", ["Velkat"]),
    ("Le maire de Bamako a parlé.", ["Bamako"]),
    ("Les habitants de Zerkoun fuient.", ["Zerkoun"]),
    ("Le procureur de Perpignan a ouvert une enquête.", ["Perpignan"]),
    # names that hold their noun
    ("La foule a rejoint la rue Belfroy.", ["rue Belfroy"]),
    ("Le cortège est parti de la place des Tilleuls-Rouges.", ["place des Tilleuls-Rouges"]),
    ("Les blessés sont à l'hôpital Verdaine.", ["hôpital Verdaine"]),
    ("Les élèves du collège Aubrac-Martin sont sortis.", ["collège Aubrac-Martin"]),
    ("Un navire a sombré en mer Noire.", ["mer Noire"]),
    ("La neige est tombée sur le mont Olbar.", ["mont Olbar"]),
    ("Ils se cachent dans Wadi Tarmoun.", ["Wadi Tarmoun"]),
    ("L'A7 est fermée, l'autoroute A9 aussi.", ["A7", "A9"]),
    ("La RN 88 a été coupée.", ["RN 88"]),
    ("Les tentes ont été pliées sur le Vieux-Port.", ["Vieux-Port"]),
    # lists and brackets
    ("Des raids ont touché les villages de Zarbour, de Velkat et d'al-Norim.", ["Zarbour", "Velkat", "al-Norim"]),
    ("Ils ont défilé à Lyon, Nantes et Bordeaux.", ["Lyon", "Nantes", "Bordeaux"]),
    ("L'accident a eu lieu à Agde (Hérault).", ["Agde", "Hérault"]),
    ("Les combats font rage entre Koupiansk et Lyman.", ["Koupiansk", "Lyman"]),
    # regions, sides, capitals without their name
    ("Il a neigé dans le Var et en Dordogne.", ["Var", "Dordogne"]),
    ("La Ghouta orientale est assiégée.", ["Ghouta orientale"]),
    ("Un attentat a frappé la capitale irakienne.", ["la capitale irakienne"]),
    ("Les pluies ont touché le grand Sud algérien.", ["grand Sud"]),
    # datelines
    ("HOMS (AFP) – Un pont est tombé.", ["HOMS"]),
    ("Kidal, 3 mars – Un pont est tombé.", ["Kidal"]),
    ("Rennes | Un pont est tombé.", ["Rennes"]),
    # seats of power and capitals
    ("Le Kremlin dément.", ["Kremlin"]),
    ("Washington a envoyé des renforts.", ["Washington"]),
    # names of towns that begin with a first name
    ("La route va de Sinjar à Tal Afar.", ["Sinjar", "Tal Afar"]),
    # what armies take, leave and fire on, whatever stands between, listed or not
    ("Les insurgés somaliens ont pris samedi Zarbourad et Velkano.", ["Zarbourad", "Velkano"]),
    ("L'armée syrienne a perdu Norimeh.", ["Norimeh"]),
    ("Les rebelles congolais se sont emparés de Zarimu, Velku et Norisha.", ["Zarimu", "Velku", "Norisha"]),
    ("La garnison libyenne s'est retirée de Sebha.", ["Sebha"]),
    ("L'artillerie israélienne a riposté dans l'après-midi sur Zarbil et Marjayoun.", ["Zarbil", "Marjayoun"]),
    ("L'armée burkinabè a perdu le contrôle de Djibo.", ["Djibo"]),
    ("Le blocus de Djibo dure.", ["Djibo"]),
    ("Ils ont tué dix civils congolais à Beni, Zarimu et Velku.", ["Beni", "Zarimu", "Velku"]),
    ("Les Kényans ont mené un raid en Somalie, à Zarno Velkat.", ["Somalie", "Zarno Velkat"]),
    # states called as people are
    ("Il a accusé Israël.", ["Israël"]),
    ("La coalition dirigée par Riyad a frappé.", ["Riyad"]),
    # a facility is named by the town
    ("La centrale de Zaporijjia est à l'arrêt.", ["Zaporijjia"]),
    ("Les habitants ont fui par le corridor de Latchine.", ["corridor de Latchine"]),
    ("L'avenir de l'Europe est en jeu.", ["Europe"]),
    ("Genève accueille les pourparlers.", ["Genève"]),
    ("Le kibboutz de Zarbour a été touché.", ["Zarbour"]),
    # a small town of a country that the text is about
    ("L'armée malienne a repris Tessalit. Ansongo résiste.", ["Tessalit", "Ansongo"]),
    ("En Ukraine, Orikhiv et Lyman brûlent.", ["Ukraine", "Orikhiv", "Lyman"]),
    # the same name again, where little announces it
    ("Les rebelles tiennent le village de Zarbour. Zarbour est encerclé.", ["Zarbour", "Zarbour"]),
    ("Il habite à Mantes-la-Jolie. La gare de Mantes est fermée.", ["Mantes-la-Jolie", "Mantes"]),
]


@pytest.mark.parametrize(("text", "names"), FOUND, ids=[text[:40] for text, _ in FOUND])
def test_places_are_found(nlp, text, names):
    assert [place.text for place in nlp(text).places] == names


NOT_PLACES = [
    "M. Orange a salué la décision.",
    "Le ministre Jean Valence a parlé.",
    "Sophie Bastia a répondu à Paul Nancy.",
    "Il l'a confié à Reuters et à l'AFP.",
    "L'Observatoire syrien des droits de l'homme compte les morts.",
    "L'armée syrienne avance avec des conseillers russes.",
    "La Banque de France a relevé ses taux.",
    "L'équipe de France a gagné la coupe de France.",
    "Selon France Inter, la trêve tient.",
    "La société Limoges a fermé ses usines.",
    "Le Courrier de Mantes a paru hier.",
    "Le Front populaire a rejeté l'accord.",
    "La lettre à Castagnet est partie.",
    "Il a dit à Velmont que la trêve tenait.",
    "Les négociateurs ont pris place à table.",
    "La mise en place des Programmes a commencé.",
    "Le commandement US a démenti.",
    "L'ONU et l'Otan ont condamné l'attaque.",
    "Daech a revendiqué l'attaque.",
    "Vendredi, les combats ont repris.",
    "Maurice a quitté la salle.",
    "Castelnau a refusé de parler.",
    "Le portail France.fr est en panne.",
]


NOT_PLACES += [
    "Hollande a présidé le conseil.",
    "Orange a suspendu ses services.",
    "Trente soldats sont morts. Gauche et droite ont condamné l'attaque.",
    "La Cour internationale de Justice a statué.",
    "Le chef d'État yougoslave Slobodan Valence est arrivé.",
    "Riyad, 34 ans, a fui.",
    "Le marché rouvre à Noël.",
    "Le club a perdu Duvernoy et Dupartin.",
]


@pytest.mark.parametrize("text", NOT_PLACES)
def test_what_is_no_place(nlp, text):
    assert [place.text for place in nlp(text).places] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a person beside a place
        ("Le maire de Nantes Jean Valence a parlé.", ["Nantes"]),
        ("Le général Orange est à Orange.", ["Orange"]),
        # the place in a body's name is not mentioned, the one where it sits is
        ("L'Institut de Paris siège à Lyon.", ["Lyon"]),
        ("Marc Toulon dirige la police de Toulon.", ["Toulon"]),
    ],
)
def test_person_or_place(nlp, text, names):
    assert [place.text for place in nlp(text).places] == names


ACTORS = [
    ("Washington a envoyé des renforts à Damas.", {"Washington": True, "Damas": False}),
    ("Selon Moscou, la trêve tient.", {"Moscou": True}),
    ("La crise entre Rome et Paris s'aggrave.", {"Rome": True, "Paris": True}),
    ("La Turquie a rappelé son ambassadeur à Rome.", {"Turquie": True, "Rome": False}),
    ("La position de Kiev n'a pas changé.", {"Kiev": True}),
    ("Les rues de Kiev sont désertes.", {"Kiev": False}),
    ("La ville de Moscou est sous la neige.", {"Moscou": False}),
    ("Les insurgés soutenus par Téhéran avancent.", {"Téhéran": True}),
    ("Marseille a connu des orages.", {"Marseille": False}),
    ("Berlin et Varsovie ont promis des armes.", {"Berlin": True, "Varsovie": True}),
    ("La France et l'Italie ont signé le texte.", {"France": True, "Italie": True}),
    ("Le Kremlin dément.", {"Kremlin": True}),
    ("La guerre entre la Russie et l'Ukraine dure.", {"Russie": True, "Ukraine": True}),
    ("Des combats ont éclaté en Ukraine.", {"Ukraine": False}),
    ("KIEV (AFP) – Un pont est tombé.", {"KIEV": False}),
    # joined, each of them
    ("Ankara et Téhéran se renvoient la responsabilité.", {"Ankara": True, "Téhéran": True}),
    ("Paris et Washington appellent à la retenue.", {"Paris": True, "Washington": True}),
    ("Les États-Unis et la Russie se sont opposés.", {"États-Unis": True, "Russie": True}),
    ("Pékin a appelé à la retenue, Paris à un vote.", {"Pékin": True, "Paris": True}),
    # agents, those addressed, those whose account it is
    ("L'Éthiopie, accusée par Asmara de duplicité, nie.", {"Éthiopie": True, "Asmara": True}),
    ("Elle a été accusée par Asmara de mentir.", {"Asmara": True}),
    ("D'après Téhéran, la trêve tient.", {"Téhéran": True}),
    ("Pour Moscou, la trêve tient.", {"Moscou": True}),
    ("Rabat a protesté auprès de Madrid.", {"Rabat": True, "Madrid": True}),
    ("Bangui a demandé l'aide de Kigali.", {"Bangui": True, "Kigali": True}),
    ("Alger négocie avec Tunis.", {"Alger": True, "Tunis": True}),
    # what places do, and ways
    ("Paris compte deux millions d'habitants.", {"Paris": False}),
    ("La Syrie est en guerre.", {"Syrie": False}),
    ("L'Irak ne dispose d'aucun sous-marin.", {"Irak": False}),
    ("Le convoi passant par Moscou est en retard.", {"Moscou": False}),
]


@pytest.mark.parametrize(("text", "actors"), ACTORS, ids=[text[:40] for text, _ in ACTORS])
def test_actors(nlp, text, actors):
    assert {place.text: place.actor for place in nlp(text).places} == actors


def test_what_happens_at_a_place_that_no_list_knows(nlp):
    places = nlp("Une attaque à Zarbalogho a fait 100 morts au Burkina Faso.").places
    assert [(place.text, place.country, place.status.value) for place in places] == [
        ("Zarbalogho", "BF", "unlocated"),
        ("Burkina Faso", "BF", "resolved"),
    ]
