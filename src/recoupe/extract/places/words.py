"""Closed classes of words that the rules for places ask for."""

from __future__ import annotations

import re

# A capital, or one behind an Arabic article: *Boukamal, al-Boukamal, ez-Zor*; an address on the web (*France.fr*) is
# no name.
CAPITAL = re.compile(r"(?:[A-Za-z]{2,4}-)?[A-ZÀ-ÖØ-ÞĀ-Ž](?!.*\.[a-z])")
ARTICLE = re.compile(r"(?:[aeAE][lrsdtzn]|[aeAE](?:ch|sh)|[uU]l)[-\s](?=[A-ZÀ-ÖØ-Þ])")
ARABIC_PARTICLES = frozenset(
    "al el ez es as ad ed ar er at et an en az ech ach ash esh bin ben abou abu oum umm".split()
)
# Particles inside French and foreign names, joined only where a list knows the whole: *Rio de Janeiro*.
PARTICLES = frozenset("de du des d' la le les l' del di da do dos sur sous en et".split())

DETERMINERS = frozenset("la le les l'".split())
OF = frozenset({"de", "d'", "du", "des"})
# Prepositions that a place follows, and hardly anything else with a capital and no article.
LOCATIVE = frozenset("à vers jusqu' jusqu'à depuis au aux via".split())
# Prepositions that a place follows beside much else: a list has to know the name.
LOOSE = frozenset("dans en sur sous par pour contre entre devant derrière chez hors face".split())
# *près de, loin de, autour de*; *70 km de*
NEAR = frozenset(
    "près loin autour proximité abords environs alentours lisière portes distance ouest périphérie".split()
)
UNITS = frozenset("km kilomètre kilomètres mètres mètre m km² miles".split())
DIRECTIONS = {
    "nord": 0.0,
    "nord-est": 45.0,
    "est": 90.0,
    "sud-est": 135.0,
    "sud": 180.0,
    "sud-ouest": 225.0,
    "ouest": 270.0,
    "nord-ouest": 315.0,
}
SIDES = frozenset(
    "oriental orientale occidental occidentale septentrional septentrionale méridional méridionale".split()
)
JOINING = frozenset([",", "et", "ou", "puis", "comme", "ni", "&", ";"])

# Verbs whose *à* introduces whom one speaks or gives to: *a confié à Reuters*.
DATIVE = frozenset(
    "dire déclarer confier répondre affirmer expliquer indiquer préciser demander donner remettre offrir livrer parler "
    "écrire raconter assurer annoncer rappeler reprocher succéder appartenir ressembler vendre devoir attribuer "
    "opposer imputer transmettre envoyer ordonner promettre permettre interdire adresser rendre céder plaire "
    "obéir nuire associer allier comparer lier rallier joindre".split()
)
# Nouns whose *à* introduces whom something is for: *la lettre à Jean Dupont*.
TAKES_PERSON = frozenset(
    "lettre réponse soutien hommage message aide appel opposition question merci cadeau visite grâce recours "
    "avertissement adresse allégeance loyauté fidélité remise accès faire confiance".split()
)
# Countries whose towns French news names without saying where they lie.
AT_HOME = frozenset({"FR", "BE", "CH", "LU", "MC"})
# Verbs whose object is a place when it is a name that a list knows.
SEIZING = frozenset(
    "prendre reprendre conquérir reconquérir libérer bombarder pilonner assiéger encercler évacuer quitter contrôler "
    "occuper attaquer frapper viser atteindre rejoindre traverser survoler gagner rallier visiter défendre abandonner "
    "capturer perdre tenir menacer fuir approcher emparer envahir investir cerner incendier raser piller".split()
)
# Of these, what an army does to places: an object that no list knows is one, too, in a text on a war.
TAKING = frozenset(
    "prendre reprendre conquérir reconquérir bombarder pilonner assiéger encercler évacuer contrôler occuper envahir "
    "perdre incendier raser piller tenir fuir quitter".split()
)
# Verbs whose *de* introduces the place that one takes or leaves.
LEAVING = frozenset("emparer retirer replier chasser expulser déloger approcher rapprocher enfuir".split())
# What one does on a place with weapons: *ont riposté sur X, des tirs sur X*.
FIRING = frozenset(
    "riposter tirer pleuvoir raid frappe tir bombardement marcher avancer foncer replier progresser offensive".split()
)
# Times of the day, which a preposition may be attached to instead of the verb.
HOURS = frozenset("matin matinée midi après-midi soir soirée nuit aube journée week-end semaine".split())
# What may stand between a verb and its object: *ont pris samedi X*.
BETWEEN = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui matin soir midi ensuite aussi également "
    "brièvement totalement entièrement partiellement enfin finalement puis récemment".split()
)
# Nouns whose complement with *de* names a place even where no list knows it.
STRICT = frozenset(
    "habitant habitante maire mairie abords environs alentours parages périphérie centre-ville entrée sortie est ouest "
    "nord sud nord-est nord-ouest sud-est sud-ouest hauteurs hauteur wali bourgmestre préfet direction route intérieur "
    "rive bataille encerclement police procureur procureure tribunal parquet commissariat préfète sous-préfet".split()
)
# Nouns that announce many things beside places: *zone euro, camp républicain, base de loisirs*.
VAGUE = frozenset(
    "zone secteur front camp base campagne station capitale bastion fief port région cité mine métropole".split()
)
# Feasts have a capital, and villages their names: *à Noël*.
FEASTS = frozenset("noël pâques pentecôte toussaint ascension assomption épiphanie aïd hanoucca norouz achoura".split())
# Stops are called by compounds of names: *la station Val de Seine*.
STOPS = frozenset("station gare".split())
# Words in front of a name that make it a competition, a firm, a train ...: *coupe de France, Banque de France*.
NOT_OF_PLACE = frozenset(
    "coupe tour championnat championnats open trophée banque équipe miss collège gaz électricité air radio télévision "
    "radiodiffusion stade prix institut observatoire ligue fédération compagnie crédit société groupe "
    "orchestre opéra radios médecins".split()
)
# Capitalised common nouns that begin the name of a body, not of a place.
BODY = frozenset(
    "observatoire université institut ligue fédération compagnie société groupe banque parti front mouvement comité "
    "commission conseil ministère ministre président présidence assemblée sénat parlement gouvernement état armée "
    "forces force brigade brigades organisation association union centre agence haut haute direction régie église "
    "eglise syndicat confédération fondation maison école ecole cour tribunal "
    "état-major gendarmerie police premier première alliance "
    "coalition république royaume".split()
)
# First words of compound names that do not stand for the whole: *Saint-Denis, Mont-de-Marsan*.
GENERIC = frozenset(
    "saint sainte mont notre port pont ville villeneuve chateau château bourg neuf neuve vieux haut haute bas basse "
    "grand grande petit petite sud nord est ouest centre val bois".split()
)

# What happens at a place, and is not done to a person: « une attaque à X ».
EVENTS = frozenset(
    "affrontement assaut assassinat attaque attentat bataille bombardement carnage combat débarquement "
    "déraillement embuscade enlèvement explosion exécution frappe fusillade heurt incendie inondation "
    "intervention incursion massacre manifestation mutinerie opération pillage prise raid rassemblement séisme "
    "siège tir tuerie violence émeute échauffourée éboulement évacuation".split()
)
