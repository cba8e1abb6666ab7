"""Actors: who is found, as what, and which mentions are theirs."""

from __future__ import annotations

import pytest

from recoupe.extract.actors import Actors, find_actors
from recoupe.extract.coreference import Resolver
from recoupe.extract.reading import Reading
from recoupe.model import Actor, Analysis


def actor(analysis: Analysis, name: str) -> Actor:
    """The only actor of this name."""
    found = [actor for actor in analysis.actors if actor.name == name]
    assert len(found) == 1, [actor.name for actor in analysis.actors]
    return found[0]


def mentions(analysis: Analysis, name: str) -> list[str]:
    """The mentions of the actor of this name."""
    return [span.text for span in actor(analysis, name).mentions]


@pytest.mark.parametrize(
    ("text", "name", "kind", "country", "entry"),
    [
        ("Daech a attaqué Rakka.", "Daech", "armed_group", None, "actors:etat-islamique"),
        ("L’armée syrienne a repris Palmyre.", "armée syrienne", "state_body", "SY", "actors:armee-syrienne"),
        ("La police kényane a dispersé la foule.", "police kényane", "state_body", "KE", None),
        ("Le ministère malien de la Défense dément.", "ministère malien de la Défense", "state_body", "ML", None),
        ("La milice du Gué a pris le pont.", "milice du Gué", "armed_group", None, None),
        ("Le Parti du Col a annoncé sa dissolution.", "Parti du Col", "organisation", None, None),
        ("L’ONG Rives Libres accuse Kinshasa.", "ONG Rives Libres", "organisation", None, None),
        ("Le général Igor Sandovar a été tué.", "Igor Sandovar", "person", None, None),
        ("Nadia Haddad a été arrêtée à Gao.", "Nadia Haddad", "person", None, None),
        ("Reuters a publié la liste.", "Reuters", "medium", "GB", "outlets:reuters"),
        ("Une source militaire dément toute attaque.", "source militaire", "unnamed", None, None),
        ("Des habitants ont fui.", "habitants", "unnamed", None, None),
        ("Washington a envoyé 250 camions.", "Washington", "state_body", "US", None),
        ("Des rebelles ont pris le pont.", "rebelles", "armed_group", None, None),
        ("Le M23 a pris Goma.", "M23", "armed_group", "CD", "actors:m23"),
        ("Trois casques bleus ont été tués.", "Trois casques bleus", "unnamed", None, None),
        ("Les Houthis ont tiré un missile.", "Houthis", "armed_group", "YE", "actors:houthis"),
        # armed groups that no list has, by their noun and by what the text says of them
        ("La katiba Ansar a pris Gao.", "Ansar", "armed_group", None, None),
        ("Le gang du Port a pillé des maisons.", "gang du Port", "armed_group", None, None),
        ("Les combattants du Front du Gué ont fui.", "Front du Gué", "armed_group", None, None),
        ("Le Front du Gué a bombardé la ville.", "Front du Gué", "armed_group", None, None),
        ("Le Front du Gué a présenté son programme.", "Front du Gué", "organisation", None, None),
        ("L’Armée du Gué (ADG), un groupe rebelle, recule.", "Armée du Gué", "armed_group", None, None),
        ("La 12e brigade mécanisée a bombardé la ville.", "12e brigade", "state_body", None, None),
        # bodies
        ("Le Conseil de transition a dissous le parti.", "Conseil de transition", "state_body", None, None),
        ("Le Parlement a voté la loi.", "Parlement", "state_body", None, None),
        ("La Coordination des jeunes dément tout repli.", "Coordination des jeunes", "organisation", None, None),
        ("Moscou dément toute attaque.", "Moscou", "state_body", "RU", None),
        # countries
        ("L’ambassadrice du Kenya, Nadia Haddad, est partie.", "Nadia Haddad", "person", "KE", None),
        ("Le ministre malien Samir Koval est parti.", "Samir Koval", "person", "ML", None),
        ("Des milices pro-iraniennes ont attaqué le pont.", "milices pro-iraniennes", "armed_group", None, None),
    ],
)
def test_who_is_found(nlp, text: str, name: str, kind: str, country: str | None, entry: str | None) -> None:
    found = actor(nlp(text), name)
    assert (found.kind.value, found.country, found.entry) == (kind, country, entry)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # names
        ("Igor Sandovar est arrivé. Sandovar a parlé.", "Igor Sandovar", ["Igor Sandovar", "Sandovar"]),
        ("M. Koval a parlé. Samir Koval était à Gao.", "Samir Koval", ["Koval", "Samir Koval"]),
        (
            "Le Front de libération du Gué (FLG) a attaqué. Le FLG dément.",
            "Front de libération du Gué",
            ["Front de libération du Gué", "FLG", "FLG"],
        ),
        ("Daech a attaqué Rakka. Daesh a fui.", "Daech", ["Daech", "Daesh"]),
        ("Washington a frappé. Les États-Unis démentent.", "États-Unis", ["Washington", "États-Unis"]),
        (
            "L’Observatoire des conflits (ODC) compte dix morts. L’Observatoire a publié la liste.",
            "Observatoire des conflits",
            ["Observatoire des conflits", "ODC", "Observatoire"],
        ),
        (
            "Les Forces de défense du peuple (PDF) ont fui.",
            "Forces de défense du peuple",
            ["Forces de défense du peuple", "PDF"],
        ),
        (
            "Igor Sandovar, dit Belette, a fui. Belette avait un couteau.",
            "Igor Sandovar",
            ["Igor Sandovar", "Belette", "Belette"],
        ),
        ("Les rebelles houthis avancent. Les Houthis ont tiré.", "Houthis", ["rebelles houthis", "Houthis"]),
        (
            "Le porte-parole de l’armée, le général Samir Koval, a parlé.",
            "Samir Koval",
            ["porte-parole de l’armée", "général", "Samir Koval"],
        ),
        (
            "Le Mouvement du Gué, une milice locale, a attaqué la ville.",
            "Mouvement du Gué",
            ["Mouvement du Gué", "milice locale"],
        ),
        # descriptions
        ("L’armée syrienne avance. L’armée a pris Palmyre.", "armée syrienne", ["armée syrienne", "armée"]),
        ("La police kényane a tiré. Cette police dément.", "police kényane", ["police kényane", "police"]),
        (
            "Igor Sandovar a été arrêté. Le suspect a été interrogé.",
            "Igor Sandovar",
            ["Igor Sandovar", "suspect"],
        ),
        (
            "Le ministre de la Défense, Samir Koval, est à Gao. Le ministre a parlé.",
            "Samir Koval",
            ["ministre de la Défense", "Samir Koval", "ministre"],
        ),
        ("Samir Koval, maire de Gao, a parlé.", "Samir Koval", ["Samir Koval", "maire de Gao"]),
        (
            "Un prêtre de 38 ans est mort mardi. Le corps du prêtre Samir Koval a été retrouvé.",
            "Samir Koval",
            ["prêtre de 38 ans", "prêtre", "Samir Koval"],
        ),
        (
            "Un ancien otage a porté plainte mardi. Samir Koval est rentré à Gao.",
            "Samir Koval",
            ["ancien otage", "Samir Koval"],
        ),
        ("Daech a attaqué Rakka. Les jihadistes ont fui.", "Daech", ["Daech", "jihadistes"]),
        # pronouns and possessives
        ("Nadia Haddad est arrivée mardi. Elle a parlé.", "Nadia Haddad", ["Nadia Haddad", "Elle"]),
        ("Igor Sandovar a été arrêté. Sa sœur a fui.", "Igor Sandovar", ["Igor Sandovar", "Sa"]),
        ("Les rebelles ont fui. Ils ont laissé leurs armes.", "rebelles", ["rebelles", "Ils", "leurs"]),
        ("L’armée a libéré les otages qui étaient à Gao.", "otages", ["otages", "qui"]),
        ("L’armée malienne et ses alliés ont pris Kidal.", "armée malienne", ["armée malienne", "ses"]),
        ("« J’ai vu un char », a dit Nadia Haddad.", "Nadia Haddad", ["J’", "Nadia Haddad"]),
    ],
)
def test_whose_mentions_are_joined(nlp, text: str, name: str, expected: list[str]) -> None:
    assert mentions(nlp(text), name) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("L’armée russe a tiré. L’armée ukrainienne a riposté.", ["armée russe", "armée ukrainienne"]),
        ("Un homme a été tué. Un homme a été arrêté.", ["homme", "homme"]),
        ("Il faut du temps. On a fermé la route.", []),
        ("Le pont est coupé et la route est fermée.", []),
        ("Les blessés sont à Gao.", ["blessés"]),  # a town where things happen is no actor
        ("L’attaque n’a fait aucune victime.", []),
        ("Le pouvoir d’achat baisse et les réseaux sociaux grondent.", []),
        ("Le convoi a quitté le pays.", []),
        ("Il a rejeté ces accusations d’un mouvement de tête.", []),
        ("Des familles d’otages ont manifesté.", ["familles d’otages"]),
        ("Les VDP ont poursuivi les assaillants au Burkina Faso.", ["VDP", "assaillants"]),
    ],
)
def test_who_is_kept_apart(nlp, text: str, names: list[str]) -> None:
    assert [actor.name for actor in nlp(text).actors] == names


def test_a_participle_shows_the_gender_of_the_object_before_it(nlp) -> None:
    r, actors = people(nlp, "Igor Sandovar a lancé une attaque. Nadia Haddad l’a condamnée.")
    object = max(k for k in range(r.length) if r.words[k] == "l’")
    found = actors.who(object)
    assert found is not None
    assert found.name == "attaque"


def test_an_actor_is_called_as_the_origin_of_what_it_says(nlp) -> None:
    analysis = nlp(
        "Igor Sandovar est porte-parole de l’armée. Le pont est pris, a dit M. Sandovar. Il dément tout repli."
    )
    origins = {statement.origin for statement in analysis.statements}
    assert origins == {"Igor Sandovar"}
    assert origins <= {actor.name for actor in analysis.actors}


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        # neither articles nor capitals make an alias, nor does the function before a name
        ("Le président Koval a parlé. Samir Koval a fui.", "Samir Koval", ("Koval",)),
        (
            "La Coalition a frappé en Irak. La coalition internationale dément.",
            "coalition internationale",
            ("Coalition",),
        ),
        ("L’armée a accusé les miliciens de crimes. Les miliciens démentent.", "miliciens", ()),
        ("La Russie dément. Moscou accuse Kiev.", "Russie", ("Moscou",)),
    ],
)
def test_aliases(nlp, text: str, name: str, aliases: tuple[str, ...]) -> None:
    assert actor(nlp(text), name).aliases == aliases


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        *(
            (f"{name} a attaqué Rakka.", "actors:etat-islamique")
            for name in ("Daech", "Daesh", "L’État islamique", "ISIS")
        ),
        ("Daech a attaqué Rakka. L’EI a fui.", "actors:etat-islamique"),
        ("Le groupe État islamique a attaqué Rakka.", "actors:etat-islamique"),
        ("L’OSDH a compté les morts.", "actors:osdh"),
        ("L’Observatoire syrien des droits de l’Homme a compté les morts.", "actors:osdh"),
        ("Les FDS ont pris Rakka, en Syrie.", "actors:fds"),
        ("L’armée syrienne a pris Palmyre.", "actors:armee-syrienne"),
        ("L’armée arabe syrienne a pris Palmyre.", "actors:armee-syrienne"),
        ("Les forces gouvernementales syriennes ont pris Palmyre.", "actors:armee-syrienne"),
        ("Les forces prorégime ont pris Palmyre.", "actors:forces-progouvernementales"),
    ],
)
def test_one_entry_for_all_names_across_documents(nlp, text: str, entry: str) -> None:
    assert [actor.entry for actor in nlp(text).actors if actor.entry is not None] == [entry]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("L’armée a bombardé Marea.", None),  # whose army acts there, the town does not tell
        ("En Syrie, l’armée a bombardé Marea.", "actors:armee-syrienne"),
        ("L’armée turque avance en Syrie. L’armée a bombardé Marea.", "actors:armee-turque"),
        ("Au Yémen, l’armée a bombardé Taëz.", "actors:armee-yemenite"),
        ("Au Mozambique, l’armée a repris Palma.", "actors:armee-mozambicaine"),
        ("À Brazzaville, l’armée congolaise a bombardé le Pool.", "actors:forces-armees-congolaises"),
        ("L’ARMÉE SYRIENNE A REPRIS ALEP.", "actors:armee-syrienne"),
    ],
)
def test_whose_army(nlp, text: str, entry: str | None) -> None:
    assert [found.entry for found in nlp(text).actors if "arm" in found.name.lower()] == [entry]


def test_the_noun_before_an_acronym_tells_what_it_is(nlp) -> None:
    text = "À Khartoum, l’ONG RSF dénonce l’arrestation de deux journalistes au Soudan."
    assert actor(nlp(text), "RSF").entry == "actors:rsf"


def test_two_of_the_same_noun_are_two_actors(nlp) -> None:
    analysis = nlp("L’État terroriste d’Israël et l’État terroriste de Russie ont bombardé la ville.")
    names = [found.name for found in analysis.actors]
    assert names == ["État terroriste d’Israël", "État terroriste de Russie"]


def test_as_what_somebody_is_taken_is_no_actor(nlp) -> None:
    names = [found.name for found in nlp("Le groupe détient en otage six ouvriers.").actors]
    assert names == ["groupe", "six ouvriers"]


def test_a_common_word_in_a_longer_name_is_no_listed_actor(nlp) -> None:
    found = actor(
        nlp("L’armée malienne recule au Mali. L’Armée de libération du Gué avance."), "Armée de libération du Gué"
    )
    assert found.entry is None


def test_the_members_of_a_group_are_an_actor_of_their_own(nlp) -> None:
    names = [
        actor.name for actor in nlp("Des combattants de Daech ont attaqué Rakka. Daech a revendiqué l’assaut.").actors
    ]
    assert names == ["combattants de Daech", "Daech"]


def test_aliases_and_reasons_are_given(nlp) -> None:
    found = actor(nlp("Daech a attaqué Rakka. Daesh a fui. Il a perdu la ville."), "Daech")
    assert found.aliases == ("Daesh",)
    assert found.why.row == "actors:etat-islamique"
    assert any("Il" in step and "Daech" in step for step in found.why.steps)


# Whom a noun phrase stands for -----------------------------------------------------------------------------------


def people(nlp, text: str) -> tuple[Reading, Actors]:
    """A text as the rules read it, and its actors."""
    analysis = nlp(text)
    r = Reading(nlp.language(analysis.text), nlp.lexicon)
    return r, find_actors(r, nlp.lexicon, Resolver(r, nlp.lexicon), analysis.statements, analysis.places)


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Trois soldats ont été tués par un homme armé d’un couteau.", "soldats", "Trois soldats"),
        ("Trois soldats ont été tués par un homme armé d’un couteau.", "homme", "homme"),
        ("Les milices soutenues par Bamako ont fui.", "milices", "milices"),
        ("Le chef de l’armée, qui parlait mardi, a fui.", "chef", "chef de l’armée"),
        ("Le chef de l’armée, qui parlait mardi, a fui.", "qui", "chef de l’armée"),
        ("L’armée syrienne et ses alliés russes ont attaqué.", "armée", "armée syrienne et ses alliés russes"),
        ("Igor Sandovar a fui. Son frère a été tué.", "Son", "Igor Sandovar"),
        ("Igor Sandovar a fui. Les soldats l’ont arrêté.", "l’", "Igor Sandovar"),
        ("Igor Sandovar et Nadia Haddad ont fui. La police les a arrêtés.", "les", "Igor Sandovar et Nadia Haddad"),
        ("Les attaques contre la ville, qui ont fait dix morts, continuent.", "qui", "attaques contre la ville"),
        ("Deux soldats ont fui. L’un d’eux, Igor Sandovar, a été arrêté.", "un", "Igor Sandovar"),
        ("Deux soldats ont fui. L’un d’eux a été arrêté.", "un", "un des deux soldats"),
        ("Un homme a été tué. La victime avait 30 ans.", "victime", "homme"),
        ("M. Sandovar a fui.", "M.", "Sandovar"),
        ("Nadia Haddad a reçu Igor Sandovar. Ils ont signé un accord.", "Ils", "Nadia Haddad et Igor Sandovar"),
        ("Les personnes arrêtées à Gao ont parlé.", "personnes", "personnes"),
        ("L’armée a nommé le général Igor Sandovar, lequel a fui.", "lequel", "Igor Sandovar"),
        ("Il faut partir.", "Il", None),
        ("On a fermé la route.", "On", None),
    ],
)
def test_whom_a_phrase_stands_for(nlp, text: str, word: str, name: str | None) -> None:
    r, actors = people(nlp, text)
    found = actors.who(r.words.index(word))
    assert (found.name if found is not None else None) == name


def test_the_same_source_is_the_last_one_and_not_another_source(nlp):
    text = (
        "Selon une source militaire, l’assaut a échoué. Le pont est coupé, a assuré un élu local. "
        "La même source évoque des tirs."
    )
    actors = {actor.name: actor.aliases for actor in nlp(text).actors}
    assert actors["élu local"] == ("source",)
    assert actors["source militaire"] == ()
