"""Who does it to whom, where and when: from text to the roles of an event."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import recoupe
from recoupe.model import Event


def event_at(text: str, trigger: str) -> Event:
    """Give the event of a trigger; ``word#2`` is the second one."""
    word, _, number = trigger.partition("#")
    events = recoupe.analyze(text).events
    found = [event for event in events if word in event.trigger.text]
    assert len(found) >= int(number or 1), [event.trigger.text for event in events]
    return found[int(number or 1) - 1]


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "patient"),
    [
        # dates and datelines in between
        ("Alep (agence) – Au moins trois soldats ont été tués lundi.", "tués", None, "trois soldats"),
        ("L'armée a mené vendredi des frappes aériennes contre un dépôt.", "frappes", "armée", "dépôt"),
        ("Radio Vorakane : les rebelles ont attaqué un convoi.", "attaqué", "rebelles", "convoi"),
        ("Deux hommes ont été blessés, selon un bilan communiqué par les pompiers.", "blessés", None, "Deux hommes"),
        # what is bombed, what it is done with, of what kind it is
        ("Le maire a été tué dans le bombardement de la mairie.", "tué", None, "maire"),
        ("L'explosion d'une mine a blessé deux enfants.", "explosion", None, "deux enfants"),
        ("C'est la troisième attaque de ce genre.", "attaque", None, None),
        # claims, escapes, answers, watching
        ("Le Front rouge a revendiqué l'attaque.", "attaque", "Front rouge", None),
        ("Le maire a échappé à une tentative d'enlèvement.", "enlèvement", None, "maire"),
        ("Les gendarmes ont répliqué avec des tirs de grenades.", "tirs", "gendarmes", None),
        ("Les Casques bleus superviseront le retrait.", "retrait", None, None),
        ("Le tribunal a ordonné la remise en liberté de l'avocat.", "remise", "tribunal", "avocat"),
        # verbs
        ("L'armée a tué trois rebelles.", "tué", "armée", "trois rebelles"),
        ("Trois rebelles ont été tués par l'armée.", "tués", "armée", "Trois rebelles"),
        ("Trois rebelles ont été tués.", "tués", None, "Trois rebelles"),
        ("Deux hommes tués par la police ont été identifiés.", "tués", "police", "Deux hommes"),
        ("Deux soldats ont été tués par balles.", "tués", None, "Deux soldats"),
        ("Un policier s'est fait tuer par un tireur.", "tuer", "tireur", "policier"),
        ("Les rebelles qui ont attaqué le convoi ont fui.", "attaqué", "rebelles", "convoi"),
        ("Le convoi que les rebelles ont attaqué a brûlé.", "attaqué", "rebelles", "convoi"),
        ("Les miliciens ont attaqué le convoi et tué deux chauffeurs.", "tué", "miliciens", "deux chauffeurs"),
        ("Les soldats ont été arrêtés puis exécutés par les miliciens.", "exécutés", "miliciens", "soldats"),
        ("L'armée cherche à attaquer le convoi.", "attaquer", "armée", "convoi"),
        ("L'armée a ordonné à ses troupes d'attaquer le convoi.", "attaquer", "troupes", "convoi"),
        ("Le colonel est accusé d'avoir tué trois civils.", "tué", "colonel", "trois civils"),
        ("Les rebelles ont quitté la ville après avoir tué deux otages.", "tué", "rebelles", "deux otages"),
        ("La police a dispersé la foule en tuant deux manifestants.", "tuant", "police", "deux manifestants"),
        ("Plus d'une centaine d'étudiants ont bloqué le pont.", "bloqué", "Plus d'une centaine d'étudiants", "pont"),
        ("Réunis à Kessar, les rebelles ont attaqué le convoi.", "attaqué", "rebelles", "convoi"),
        ("Les soldats ont tué un homme avant d'être eux-mêmes attaqués.", "attaqués", None, "soldats"),
        ("Le gouvernement se réserve le droit d'expulser les diplomates.", "expulser", "gouvernement", "diplomates"),
        # nouns
        ("Une frappe de la coalition a touché un hôpital.", "frappe", "coalition", "hôpital"),
        ("L'attaque des rebelles contre le convoi a échoué.", "attaque", "rebelles", "convoi"),
        ("L'armée a mené une attaque contre le convoi.", "attaque", "armée", "convoi"),
        ("Une attaque menée par les rebelles a visé le convoi.", "attaque", "rebelles", "convoi"),
        ("L'offensive que mènent les rebelles a repris.", "offensive", "rebelles", None),
        ("L'attentat a été revendiqué par les rebelles.", "attentat", "rebelles", None),
        ("L'arrestation du maire par les gendarmes a surpris.", "arrestation", "gendarmes", "maire"),
        ("Le maire proteste contre son arrestation.", "arrestation", None, "maire"),
        ("Le convoi a été victime d'une attaque.", "attaque", None, "convoi"),
        ("Le convoi a subi une attaque.", "attaque", None, "convoi"),
        ("Des combats ont éclaté entre l'armée et les rebelles.", "combats", "armée", "rebelles"),
        ("Les rebelles sont responsables de cette attaque.", "attaque", "rebelles", None),
        ("Les dockers en grève bloquent le port.", "grève", "dockers", None),
        ("Six policiers ont été tués dans une embuscade tendue par des rebelles.", "tués", "rebelles", "Six policiers"),
        ("Le ministre s'est exprimé après une rencontre avec les syndicats.", "rencontre", "ministre", "syndicats"),
        ("Des frappes américaines ont touché le port.", "frappes", "États-Unis", "port"),
        # nobody
        ("On a arrêté deux hommes.", "arrêté", None, "deux hommes"),
        ("L'attaque de lundi inquiète les habitants.", "attaque", None, None),
        ("L'attaque du convoi a fait six morts.", "attaque", None, "convoi"),
        # the nouns of attempts, series and decisions stand for what they are about
        ("La tentative avortée de prise du pont par les miliciens a échoué.", "prise", "miliciens", None),
        (
            "La tentative avortée de prise du port par les miliciens a coûté la vie à six soldats.",
            "coûté",
            "miliciens",
            "six soldats",
        ),
        ("La tentative avortée des miliciens de prendre la caserne a échoué.", "prendre", "miliciens", None),
        ("La tentative des miliciens d'attaquer le convoi a échoué.", "attaquer", "miliciens", "convoi"),
        ("Une vague d'attaques de la milice a tué six soldats.", "tué", "milice", "six soldats"),
        # through others: whoever acts through them does it, and else they do
        ("Kaboul a mené des attaques contre la base par milices interposées.", "attaques", "Kaboul", "base"),
        ("Le régime frappe les rebelles par mercenaires interposés.", "frappe", "régime", "rebelles"),
        ("Des combats par milices interposées ont repris.", "combats", "milices", None),
        # what is repressed is done by others
        ("La gendarmerie a réprimé la manifestation.", "manifestation", None, None),
        ("L'armée a dispersé un rassemblement d'étudiants.", "rassemblement", "étudiants", None),
        # states behind the prepositions of a noun, counted people, the parser's slips
        ("La livraison de blindés à la Moldavie par la Slovaquie a repris.", "livraison", "Slovaquie", "Moldavie"),
        ("L'exode de milliers de familles a repris.", "exode", "milliers de familles", None),
        ("12 % des 4 000 villageois ont fui.", "fui", "12 % des 4 000 villageois", None),
        ("Trois quarts des familles ont fui.", "fui", "Trois quarts des familles", None),
        ("La Russie n'a à aucun moment bombardé Homs.", "bombardé", "Russie", None),
        ("Le col, dont les rebelles se sont emparés, domine la vallée.", "emparés", "rebelles", None),
        ("Quatorze pêcheurs se sont noyés au large de Kessar.", "noyés", None, "Quatorze pêcheurs"),
    ],
)
def test_who_does_it_to_whom(text: str, trigger: str, agent: str | None, patient: str | None) -> None:
    event = event_at(text, trigger)
    assert (event.agent, event.patient) == (agent, patient)


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Les rebelles se sont emparés de la ville d'Alep.", "emparés", "Alep"),
        ("L'armée a bombardé un marché à Alep.", "bombardé", "Alep"),
        ("Une attaque a fait six morts dans l'est de la Syrie.", "attaque", "Syrie"),
        ("Des combats ont éclaté près de Homs.", "combats", "Homs"),
        ("Les attentats de Paris ont bouleversé le pays.", "attentats", "Paris"),
        ("À Alep, où des combats ont éclaté, les écoles sont fermées.", "combats", "Alep"),
        ("Deux hommes ont été tués à Alep (Syrie).", "tués", "Alep"),
        ("Deux hommes ont été tués à Alep, dans le nord de la Syrie.", "tués", "Alep"),
        ("Deux hommes ont été tués à Homs, Hama et Idleb.", "tués", "Homs"),
        # names that no list knows
        ("Deux hommes ont été tués à Vorakane.", "tués", "Vorakane"),
        ("Un convoi a été attaqué près de Vorakane.", "attaqué", "Vorakane"),
        ("Un boulanger de Vorakane a été tué.", "tué", "Vorakane"),
        ("Un attentat a visé une file devant une banque de Vorakane.", "attentat", "Vorakane"),
        ("Des hommes armés ont tué deux chauffeurs sur l'axe Vorakane-Lunel.", "tué", "Vorakane-Lunel"),
        ("Les rebelles se sont emparés ce matin de Vorakane.", "emparés", "Vorakane"),
        ("Une embuscade entre Vorakane et Lunelac a fait six morts.", "embuscade", "Vorakane"),
        ("Les rebelles ont tiré un missile sur Vorakane.", "tiré", "Vorakane"),
        ("Des combats se poursuivent dans Vorakane.", "combats", "Vorakane"),
        ("Les soldats ont quitté Vorakane.", "quitté", "Vorakane"),
        ("Une frappe a touché Vorakane.", "frappe", "Vorakane"),
        ("Ils ont ordonné l'évacuation de l'école à Vorakane, où des combats ont éclaté.", "combats", "Vorakane"),
        ("Des combats opposent Vorakane à Lunelac.", "combats", None),
        # what stands in a town
        ("Un obus est tombé sur le marché hebdomadaire de Vorakane.", "tombé", "Vorakane"),
        ("Il a été retrouvé mort à son domicile de Vorakane.", "mort", "Vorakane"),
        ("Un obus est tombé sur le camp de réfugiés de Nora.", "tombé", "Nora"),
        ("La police a tiré sur la foule qui franchissait le pont Talma, à Alep.", "tiré", "Alep"),
        ("Le camp de Vorakane a été le théâtre d'une fusillade.", "fusillade", "Vorakane"),
        ("Des migrants ont péri au large de la Libye.", "péri", "Libye"),
        ("Un navire a sombré dans la Manche, au large de Vorakane.", "sombré", "Vorakane"),
        ("Trois hommes ont été tués dans le quartier de Cheikh Vorak, à Alep.", "tués", "Cheikh Vorak"),
        ("L'armée a bombardé Vorakane al-Talma.", "bombardé", "Vorakane al-Talma"),
        ("Des tirs ont éclaté à Homs. Des explosions ont été entendues jusqu'à Alep.", "explosions", "Homs"),
        # clauses
        ("La fusillade qui a fait dix morts à Homs a été condamnée.", "fusillade", "Homs"),
        ("Le ministre est arrivé lundi à Homs pour rencontrer les rebelles.", "rencontrer", "Homs"),
        ("Le ministre est arrivé à Homs pour rencontrer les rebelles. Les discussions durent.", "discussions", "Homs"),
        # who decides
        ("Le tribunal correctionnel de Lille a condamné deux hommes.", "condamné", "Lille"),
        ("Deux hommes ont été condamnés par la cour d'assises de Lille.", "condamnés", "Lille"),
        ("Le parquet de Lille a ouvert une enquête.", "enquête", "Lille"),
        ("La justice du Mali a ouvert une enquête.", "enquête", None),
        # all of a country, counts of all that has happened
        ("Des milliers de gens ont manifesté à travers la France, avec des heurts à Lyon.", "manifesté", "France"),
        ("Des milliers de gens ont manifesté à travers la France, avec des heurts à Lyon.", "heurts", "Lyon"),
        ("Des heurts ont éclaté à Lyon. Dix personnes sont mortes depuis le début du mouvement.", "mortes", None),
        ("Des heurts ont éclaté à Lyon. Une femme est morte.", "morte", "Lyon"),
        # several
        ("À Lyon, à Lille et à Nice, des milliers de gens ont défilé.", "défilé", "Lyon"),
        # datelines
        ("Mossoul : l'armée reprend un quartier.", "reprend", "Mossoul"),
        ("Kramatorsk, 12 mai. – Un missile a tué deux hommes.", "tué", "Kramatorsk"),
        ("Vorakane (agence) – Un missile a tué deux hommes.", "tué", "Vorakane"),
        # part of a name, an adjective's complement
        ("Une bombe a explosé à Alep. L'État islamique au Khorassan a revendiqué l'attaque.", "attaque", "Alep"),
        ("Alep (AFP) – La police a dispersé des étudiants hostiles à Damas.", "dispersé", "Alep"),
        # movements
        ("Une bombe a explosé à Alep. Les habitants ont fui vers Homs.", "fui", "Alep"),
        ("Les habitants ont fui vers Homs.", "fui", "Homs"),
        ("Une bombe a explosé à Alep. Trois blessés seront transférés à Homs.", "blessés", "Alep"),
        # the scene
        ("Une bombe a explosé à Alep. Le ministre s'est rendu sur place.", "rendu", "Alep"),
        ("Une bombe a explosé à Alep. Les forces de l'ordre ont arrêté deux hommes.", "arrêté", "Alep"),
        ("Une bombe a explosé à Alep. Trois hommes y ont été arrêtés.", "arrêtés", "Alep"),
        ("Trois hommes ont été arrêtés après l'attentat d'Alep.", "arrêtés", None),
        ("Une bombe a explosé à Alep. Les pompiers ont secouru deux femmes.", "secouru", "Alep"),
        ("Une bombe a explosé à Alep. Deux femmes ont été transportées à l'hôpital.", "transportées", None),
        ("Une bombe a explosé à Alep. Paris a livré des armes aux rebelles.", "livré", None),
        ("Une bombe a explosé à Alep. L'émir veut combattre les rebelles.", "combattre", None),
        ("À Alep, la police a dispersé la foule et arrêté deux hommes.", "arrêté", "Alep"),
        ("Des heurts ont éclaté à Alep. Des habitants ont manifesté dans plusieurs villes.", "manifesté", None),
        ("Des heurts ont éclaté à Lyon. Des habitants ont manifesté à travers la France.", "manifesté", "France"),
        (
            "Alep bombardée.\n\nTrois bombes ont explosé à Alep.\n\nÀ Lyon, la foule attend. Des heurts ont eu lieu.",
            "heurts",
            "Lyon",
        ),
        ("A Lyon, des habitants ont manifesté lundi.", "manifesté", "Lyon"),
        ("Une bombe a explosé lundi à Alep. Trois soldats ont été tués.", "tués", "Alep"),
        ("Une fusillade a éclaté lundi. Elle a fait deux morts à Alep.", "fusillade", "Alep"),
        ("Alep (AFP) – Trois soldats ont été tués lundi par une bombe.", "tués", "Alep"),
        ("Selon une ONG basée à Londres, trois soldats ont été tués.", "tués", None),
        ("« Trois soldats ont été tués », a dit le ministre à Paris.", "tués", None),
        ("Une bombe a explosé à Alep. Le parlement a voté une loi.", "voté", None),
        ("Une attaque a fait quatre blessés à Kessar-Est.", "attaque", "Kessar-Est"),
        ("Le ministre s'est rendu à Kessar, où il a rencontré le maire.", "rencontré", "Kessar"),
        ("Les raids ont repris jeudi sur Tell Rimaz, où l'école a brûlé.", "raids", "Tell Rimaz"),
        ("Le tribunal de Kessar a condamné deux hommes. Les trois autres ont été acquittés.", "acquittés", "Kessar"),
        ("La milice a pris Kessar. Elle menace de frapper les ports du pays.", "frapper", None),
        ("Le ministre a rencontré le maire à Kessar. Rien n'est sorti de ces discussions.", "discussions", "Kessar"),
        ("Ils ont été arrêtés lundi à Kessar-e Now.", "arrêtés", "Kessar-e Now"),
    ],
)
def test_where(text: str, trigger: str, place: str | None) -> None:
    assert event_at(text, trigger).place == place


@pytest.mark.parametrize(
    ("text", "trigger", "time"),
    [
        ("L'armée a bombardé le port lundi.", "bombardé", "lundi"),
        ("Lundi, l'armée a bombardé le port et les rebelles ont fui.", "fui", "Lundi"),
        ("L'armée a bombardé le port.", "bombardé", None),
        ("Lundi, le ministre a condamné l'attaque de dimanche.", "attaque", "dimanche"),
        ("Un homme tué le 3 mai a été enterré jeudi.", "tué", "le 3 mai"),
        ("Les rebelles, qui avaient pris la ville en 2019, ont tué deux hommes.", "tué", None),
        ("Les rebelles, qui avaient pris la ville en 2019, ont tué deux hommes.", "pris", "2019"),
        ("Des tirs ont retenti dans la nuit de samedi à dimanche.", "tirs", "la nuit de samedi à dimanche"),
        ("Samedi, deux hommes ont été enlevés. Dimanche, la police a arrêté trois suspects.", "arrêté", "Dimanche"),
        ("L'armée a attaqué mardi le village ; les habitants avaient fui la veille.", "fui", "la veille"),
    ],
)
def test_when(text: str, trigger: str, time: str | None) -> None:
    analysis = recoupe.analyze(text)
    event = event_at(text, trigger)
    assert (analysis.dates[event.time].text if event.time is not None else None) == time


def test_pronouns_stand_for_whom_they_take_up() -> None:
    event = event_at("Le colonel Marek Oussel est arrivé lundi. Il a été arrêté mardi.", "arrêté")
    assert event.patient == "Marek Oussel"
    assert event.patient_span is not None
    assert event.patient_span.text == "Il"


def test_the_place_points_to_its_mention() -> None:
    text = "Une bombe a explosé lundi à Alep. Trois soldats ont été tués."
    analysis = recoupe.analyze(text)
    event = event_at(text, "tués")
    assert event.place_id is not None
    assert analysis.places[event.place_id].text == "Alep"
    assert any("Alep" in step for step in event.why.steps)


def test_what_is_inherited_is_said() -> None:
    event = event_at("L'armée a ordonné à ses troupes d'attaquer le convoi.", "attaquer")
    assert event.why.rule == "infinitif"
    assert "complément de « ordonné »" in event.why.steps


def test_those_through_whom_somebody_acts_are_said() -> None:
    event = event_at("L'émir combat ses rivaux par mercenaires interposés.", "combat")
    assert event.agent == "émir"
    assert "par l'intermédiaire de « mercenaires »" in event.why.steps


@pytest.mark.parametrize(
    "text",
    [
        "L'armée veut " + "vouloir " * 1500 + "attaquer.",
        "L'attaque de " * 800 + "Kessar.",
        "Il tue et " * 800,
        "Il est tué dans l'attaque " * 500,
    ],
)
def test_endless_chains_end(text: str) -> None:
    assert len(recoupe.analyze(text).events) <= len(text.split())


_WHO = st.sampled_from(["Les rebelles", "Les soldats", "Les miliciens", "Les gendarmes"])
_WHOM = st.sampled_from(["trois civils", "deux passants", "le maire", "un chauffeur"])


@given(who=_WHO, whom=_WHOM, verb=st.sampled_from(["tué", "blessé", "arrêté", "enlevé"]))
@settings(max_examples=20, deadline=None)
def test_active_and_passive_give_the_same_roles(who: str, whom: str, verb: str) -> None:
    active = event_at(f"{who} ont {verb} {whom}.", verb)
    ending = "s" if whom[0] in "td" else ""
    aux = "ont" if ending else "a"
    passive = event_at(f"{whom.capitalize()} {aux} été {verb}{ending} par {who.lower()}.", verb)
    assert active.agent == passive.agent
    assert (active.patient or "").lower() == (passive.patient or "").lower()


@given(text=st.text(alphabet="Larméetuéàdepr .,»«:–()\n", max_size=120))
@settings(max_examples=30, deadline=None)
def test_any_text_gives_roles_that_stand_in_it(text: str) -> None:
    analysis = recoupe.analyze(text)
    for event in analysis.events:
        for span in (event.agent_span, event.patient_span):
            assert span is None or analysis.text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "patient"),
    [
        ("Les rebelles ont encerclé la base, contraignant la garnison à se replier.", "replier", "garnison", None),
        (
            "Le tribunal a condamné Igor Sandovar pour avoir agressé deux policiers.",
            "agressé",
            "Igor Sandovar",
            "deux policiers",
        ),
        ("La police a arrêté deux hommes pour avoir tué un berger.", "tué", "deux hommes", "berger"),
        ("Les tirs ont contraint des centaines de familles à l'exode.", "exode", "centaines de familles", None),
        ("Le syndicat a appelé les dockers à la grève.", "grève", "dockers", None),
        ("Kiev impute la frappe à Moscou.", "frappe", "Moscou", None),
        ("Les rebelles à qui l'armée attribue l'attaque du convoi démentent.", "attaque", "rebelles", "convoi"),
        ("L'attaque du convoi, que l'armée attribue aux rebelles, a duré une heure.", "attaque", "rebelles", "convoi"),
        ("Le commissariat est chargé de l'enquête.", "enquête", "commissariat", None),
    ],
)
def test_control_and_blame(text: str, trigger: str, agent: str | None, patient: str | None) -> None:
    """Whoever is brought to do something does it, whoever is blamed for it did it."""
    event = event_at(text, trigger)
    assert (event.agent, event.patient) == (agent, patient)


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "patient"),
    [
        ("Le tribunal a condamné mardi Igor Sandovar à dix ans de prison.", "condamné", "tribunal", "Igor Sandovar"),
        (
            "Les gardes-côtes ont arraisonné jeudi, à l'entrée du port, un navire turc.",
            "arraisonné",
            "gardes-côtes",
            "navire turc",
        ),
        ("L'armée n'a jamais tué de civils.", "tué", "armée", "civils"),
        ("Réunis à Kessar, les délégués ont dîné ensemble.", "Réunis", "délégués", None),
        ("Le pilote a été abattu alors qu'il tentait de s'enfuir.", "enfuir", "pilote", None),
        ("Les deux voisins sont convenus d'une trêve.", "convenus", "deux voisins", None),
        (
            "Quatre infirmiers ont été arrêtés puis relâchés par les miliciens.",
            "arrêtés",
            "miliciens",
            "Quatre infirmiers",
        ),
        ("L'armée a repoussé un assaut et infligé de lourdes pertes aux rebelles.", "repoussé", "armée", None),
        ("Six civils ont péri sous les bombardements de l'armée.", "péri", None, "Six civils"),
    ],
)
def test_objects_and_participles(text: str, trigger: str, agent: str | None, patient: str | None) -> None:
    """Objects behind dates and negations, participles of reflexive verbs, coordinated participles."""
    event = event_at(text, trigger)
    assert (event.agent, event.patient) == (agent, patient)


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "patient"),
    [
        ("Le maire a reçu le préfet. Ce dernier a été placé en garde à vue.", "placé en garde à vue", None, "préfet"),
        (
            "La brigade a rejoint le camp. Les tirs de cette dernière ont tué dix soldats.",
            "tué",
            "brigade",
            "dix soldats",
        ),
        ("« Nous avons tué trois rebelles », a dit le colonel Marek Oussel.", "tué", "Marek Oussel", "trois rebelles"),
        ("« On ne bloquera pas le port », a promis Jean Talec.", "bloquera", "Jean Talec", "port"),
        ("« On a bombardé l'hôpital », a raconté Jean Talec.", "bombardé", None, "hôpital"),
        ("« On nous a arrêtés deux fois », a raconté Jean Talec.", "arrêtés", None, "Jean Talec"),
        ("Moscou menace d'encercler la garnison.", "encercler", "Moscou", "garnison"),
    ],
)
def test_whom_pronouns_mean(text: str, trigger: str, agent: str | None, patient: str | None) -> None:
    """*Ce dernier* is the last one named; *nous* and, in speech, *on* are whoever speaks."""
    event = event_at(text, trigger)
    assert (event.agent, event.patient) == (agent, patient)


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "patient"),
    [
        ("L'offensive rebelle contre le port a échoué.", "offensive", "rebelles", "port"),
        ("Le groupe n'a pas revendiqué l'attaque.", "attaque", None, None),
        ("Personne n'a revendiqué cet attentat.", "attentat", None, None),
        ("Le tireur a revendiqué, au nom du Front rouge, l'attaque de lundi.", "attaque", "Front rouge", None),
        ("Les commandos ont libéré deux otages lors d'un assaut contre une ferme.", "assaut", "commandos", "ferme"),
        ("Les soldats ont tué deux rebelles lors d'une attaque contre leur base.", "attaque", None, "base"),
        ("L'armée a annoncé la prise de Kessar.", "prise", "armée", None),
        ("Le maire a annoncé la prise de Kessar.", "prise", None, None),
    ],
)
def test_agents_of_nouns(text: str, trigger: str, agent: str | None, patient: str | None) -> None:
    """Who does it, by adjectives, claims, announcements and the clause around; nobody where nobody is named."""
    event = event_at(text, trigger)
    assert (event.agent, event.patient) == (agent, patient)


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "patient"),
    [
        (
            "Des affrontements opposent depuis l'aube les loyalistes aux séparatistes.",
            "affrontements",
            "loyalistes",
            "séparatistes",
        ),
        (
            "La démission du ministre Igor Sandovar, mis en examen mardi, a surpris.",
            "mis en examen",
            None,
            "Igor Sandovar",
        ),
        ("Une automobiliste a perdu la vie à Kessar, percutée par un camion.", "percutée", "camion", "automobiliste"),
        ("Le maire a reçu la visite de la ministre.", "visite", "ministre", "maire"),
        ("Trois otages ont recouvré la liberté vendredi.", "recouvré", None, "Trois otages"),
        ("Un porte-parole des rebelles, qui ont attaqué le convoi, a nié.", "attaqué", "rebelles", "convoi"),
    ],
)
def test_patients_further_off(text: str, trigger: str, agent: str | None, patient: str | None) -> None:
    """Whom it is done to: the other side, whom a detached participle means, who receives or regains."""
    event = event_at(text, trigger)
    assert (event.agent, event.patient) == (agent, patient)


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "patient"),
    [
        ("Les généraux ont fui. Un mandat d'arrêt a été émis à leur encontre.", "mandat d'arrêt", None, "généraux"),
        ("Igor Sandovar s'est retranché. Le préfet négocie avec lui.", "négocie", "préfet", "Igor Sandovar"),
        ("Les Chabab ont tendu une embuscade à une patrouille kényane.", "embuscade", "Chabab", "patrouille kényane"),
        ("L'UE a sanctionné cinq oligarques.", "sanctionné", "UE", "cinq oligarques"),
        ("L'expulsion de l'ambassadeur par Bamako a surpris.", "expulsion", "Bamako", "ambassadeur"),
        ("Le préfet a fait évacuer le campement par les gendarmes.", "évacuer", "préfet", "campement"),
        ("Des heurts ont éclaté au niveau du pont.", "heurts", None, None),
        ("Le gouvernement veut éviter une nouvelle manifestation.", "manifestation", None, None),
        ("Le suspect, dont Radio Kessar a annoncé l'arrestation, nie.", "arrestation", None, "suspect"),
        ("Le chauffeur comparaîtra devant la cour d'assises.", "comparaîtra", None, "chauffeur"),
    ],
)
def test_stressed_pronouns_and_others(text: str, trigger: str, agent: str | None, patient: str | None) -> None:
    """Pronouns behind prepositions, *à son encontre*, blows dealt to somebody, unions of states, *dont*."""
    event = event_at(text, trigger)
    assert (event.agent, event.patient) == (agent, patient)


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "patient"),
    [
        (
            "L'Alliance a nommé le général Igor Sandovar, lequel a limogé trois gouverneurs.",
            "limogé",
            "Igor Sandovar",
            "trois gouverneurs",
        ),
        ("Un homme soupçonné d'avoir frappé un manifestant a été arrêté.", "frappé", "homme", "manifestant"),
        (
            "Un automobiliste a foncé sur la foule, blessant trois passants.",
            "blessant",
            "automobiliste",
            "trois passants",
        ),
        ("La rencontre entre Igor Sandovar et les maires a duré six heures.", "rencontre", "Igor Sandovar", "maires"),
        ("Des heurts entre policiers et manifestants ont fait douze blessés.", "blessés", None, None),
        ("L'armée fait état d'une attaque de la part des rebelles.", "attaque", "rebelles", None),
        ("Des frappes US ont visé un dépôt.", "frappes", "États-Unis", "dépôt"),
        ("Six policiers ont été tués dans une embuscade.", "embuscade", None, "Six policiers"),
        ("Il a péri dans une attaque au missile.", "attaque", None, None),
        ("Un incendie a détruit la mairie.", "détruit", None, "mairie"),
        ("La mort de l'assassin présumé a été annoncée.", "mort", None, "assassin présumé"),
        ("Une surveillante a pris des coups.", "pris des coups", None, "surveillante"),
    ],
)
def test_surface_slips(text: str, trigger: str, agent: str | None, patient: str | None) -> None:
    """Objects and subjects that a parser hangs elsewhere; adjectives; weapons and sums."""
    event = event_at(text, trigger)
    assert (event.agent, event.patient) == (agent, patient)


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "patient"),
    [
        ("Quatre soldats ont été tués et trois autres blessés.", "blessés", None, "trois autres soldats"),
        ("Deux personnes sont mortes et 11 autres ont été blessées.", "blessées", None, "11 autres personnes"),
        ("L'assaut a tué trois civils et blessé dix autres.", "blessé", None, "dix autres civils"),
        (
            "Ce jour-là, 412 personnes ont été interpellées et 378 placées en garde à vue.",
            "placées",
            None,
            "378 personnes",
        ),
        ("Les armées observent la trêve conclue entre Moscou et Ankara.", "trêve", "Moscou", "Ankara"),
        ("La police a ouvert une enquête sur les tirs.", "enquête", "police", None),
        ("Une femme a été tuée et deux autres personnes blessées.", "blessées", None, "deux autres personnes"),
    ],
)
def test_left_out_nouns(text: str, trigger: str, agent: str | None, patient: str | None) -> None:
    """A number or *autres* leaves out the noun that was counted before."""
    event = event_at(text, trigger)
    assert (event.agent, event.patient) == (agent, patient)


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "patient"),
    [
        (
            "Pékin a livré des avions à la junte birmane. Elle s'en sert pour bombarder des villages.",
            "bombarder",
            "junte birmane",
            "villages",
        ),
        (
            "Ankara soutient l'Armée nationale. Elle a attaqué hier un convoi kurde.",
            "attaqué",
            "Armée nationale",
            "convoi kurde",
        ),
        (
            "La Russie soutient l'Armée nationale. Elle a attaqué hier un convoi kurde.",
            "attaqué",
            "Russie",
            "convoi kurde",
        ),
    ],
)
def test_pronouns_and_capitals(text: str, trigger: str, agent: str | None, patient: str | None) -> None:
    """*Elle* is rather the army or the junta than a capital."""
    event = event_at(text, trigger)
    assert (event.agent, event.patient) == (agent, patient)


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "patient"),
    [
        (
            "Quatorze fidèles ont été massacrés dans une église de Kessar par des éléments du Front rouge.",
            "massacrés",
            "éléments du Front rouge",
            "Quatorze fidèles",
        ),
        ("Une frappe américaine a fait six morts.", "morts", None, None),
        ("Les syndicats ont reculé. Ils ont levé leur préavis de grève.", "grève", "syndicats", None),
        ("L'accrochage a blessé cinq militaires.", "accrochage", None, None),
        ("Trois alpinistes ont été tués et deux autres blessés.", "blessés", None, "deux autres alpinistes"),
        ("L'auteur de l'attentat de Kessar a été abattu.", "attentat", "auteur", None),
        ("Un chef, que la junte soupçonne d'enlèvements, est mort.", "enlèvements", None, None),
        ("Une source médicale a fait part de six morts à la suite d'une frappe.", "frappe", None, None),
    ],
)
def test_agents_further_off(text: str, trigger: str, agent: str | None, patient: str | None) -> None:
    """*Par X* at the end, casualties of a strike, whose strike notice, who undergoes an encounter."""
    event = event_at(text, trigger)
    assert (event.agent, event.patient) == (agent, patient)
