"""Whose words they are where dispatches are least regular: headings, contrasts, announced quotations, names."""

from __future__ import annotations

import pytest

from tests.extract.finding import contents, only, text_of, words


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Kessar : le Front populaire affirme tenir la ville", "Front populaire"),
        ("Yémen : les rebelles houthis disent avoir frappé un navire.", "rebelles houthis"),
        ("Kessar, ANK – Une source militaire a indiqué que le pont avait été miné.", "source militaire"),
        ("Un conseiller – ancien diplomate – affirme que la trêve tient.", "conseiller"),
    ],
)
def test_a_heading_is_no_speaker(nlp, text, origin):
    assert only(nlp(text)).origin == origin


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Selon l'Observatoire, neuf civils ont été tués, alors que les autorités parlent de trois morts.",
            [("Observatoire", "neuf civils ont été tués"), ("autorités", "de trois morts")],
        ),
        (
            "Le syndicat a dénoncé une « mascarade » tandis que le parti réclamait une enquête.",
            [("syndicat", "une « mascarade"), ("parti", "une enquête")],
        ),
        (
            "Certains élus saluent une avancée mais d'autres dénoncent un recul.",
            [("élus", "une avancée"), ("autres", "un recul")],
        ),
        (
            "Kiev revendique la prise d'un village, Moscou parle d'un échec.",
            [("Kiev", "la prise d'un village"), ("Moscou", "d'un échec")],
        ),
        (
            "Dix soldats sont morts, a annoncé le comité, l'armée démentant avoir subi des pertes.",
            [("comité", "Dix soldats sont morts"), ("armée", "avoir subi des pertes")],
        ),
        (
            "Les rebelles ont revendiqué une attaque contre un port, l'agence Nordpress signalant un incendie.",
            [("rebelles", "une attaque contre un port"), ("Nordpress", "un incendie")],
        ),
        (
            "Ali Diop, visé par une plainte après avoir appelé à la grève, a également dénoncé le préfet.",
            [("Ali Diop", "à la grève"), ("Ali Diop", "le préfet")],
        ),
    ],
)
def test_a_contrast_is_somebody_elses(nlp, text, said):
    assert [(s.origin, words(s)) for s in nlp(text).statements] == said


@pytest.mark.parametrize(
    ("text", "origin", "attitude"),
    [
        ("L'armée accuse Kessar de masser des troupes, ce que Kessar nie.", "Kessar", "deny"),
        ("Le ministère affirme que la route est sûre, ce que l'ONU a toujours contesté.", "ONU", "deny"),
        ("Les rebelles affirment que la route est coupée, ce que l'ONG, basée à Genève, confirme.", "ONG", "assert"),
    ],
)
def test_a_clause_taken_up(nlp, text, origin, attitude):
    first, second = nlp(text).statements
    assert words(second) == words(first)
    assert (second.origin, second.attitude.value, first.relays) == (origin, attitude, ())


def test_what_is_taken_up_and_denied_stays_the_first_speakers(nlp):
    analysis = nlp("Le général affirme que les rebelles ont attaqué le pont, ce que le Front dément.")
    assert [event.voice for event in analysis.events if event.trigger.text == "attaqué"] == ["général"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "« Nous attendons », résume à Lyon Awa Sow, employée de banque.",
            "Awa Sow, employée de banque",
            "Nous attendons",
        ),
        ("« Merci à tous », a écrit en fin de soirée Ousmane Keïta.", "Ousmane Keïta", "Merci à tous"),
        ("« Nous partons », lançait un peu plus tôt Nadia Haddad.", "Nadia Haddad", "Nous partons"),
        ("Il s'agit, a déclaré le maire, d'une rumeur.", "le maire", "Il s'agit || d'une rumeur"),
    ],
)
def test_speakers_behind_their_verb(nlp, text, source, content):
    found = only(nlp(text))
    assert (text_of(found.source), words(found)) == (source, content)


def test_a_participle_behind_an_incise_begins_another_statement(nlp):
    text = "« Nous restons vigilants », a ajouté la présidence, précisant que le chef de l'État « se tient informé »."
    assert contents(nlp(text)) == ["Nous restons vigilants", "le chef de l'État « se tient informé"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Le couple n'a rien pu emporter : « Nous avons tout laissé derrière nous. »",
            [("couple", "Nous avons tout laissé derrière nous")],
        ),
        (
            "Le démenti de l'armée n'a pas tardé : « Aucun village n'a été bombardé. »",
            [("armée", "Aucun village n'a été bombardé")],
        ),
        (
            "« Pas un mètre n'a été perdu », a répondu le général. « Ils mentent. »",
            [("général", "Pas un mètre n'a été perdu || Ils mentent")],
        ),
        (
            "Le maire a parlé. « Ils sont venus à moto, raconte un berger. Ils ont tiré sur tout le monde. »",
            [("berger", "Ils sont venus à moto || Ils ont tiré sur tout le monde")],
        ),
    ],
)
def test_quotations_around_no_usual_cue(nlp, text, said):
    assert [(s.origin, words(s)) for s in nlp(text).statements] == said


def test_an_announced_quotation_of_nobody_has_no_origin(nlp):
    found = only(nlp("La colère n'est pas retombée : « On nous a menti depuis le début. »"))
    assert (found.why.rule, found.origin, found.form.value) == ("announced", None, "direct")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Selon le correspondant de la chaîne Canal Est, les tirs ont cessé.",
            "le correspondant de la chaîne Canal Est",
        ),
        (
            "La route est minée, selon un bilan donné lundi matin par la police.",
            "un bilan donné lundi matin par la police",
        ),
        (
            "Le pont a sauté, a indiqué la Direction de l'information et des relations publiques.",
            "la Direction de l'information et des relations publiques",
        ),
        (
            "D'après le chef d'une brigade déployée près de la frontière, les tirs ont cessé.",
            "le chef d'une brigade déployée près de la frontière",
        ),
        ("« Je regrette », a déclaré le ministre, lundi.", "le ministre"),
        (
            "D'après les premiers éléments de l'enquête, la victime, âgée de 24 ans, a été frappée.",
            "les premiers éléments de l'enquête",
        ),
        ("Selon le procureur et M. Diop « a voulu fuir », la plainte est vide.", "le procureur"),
    ],
)
def test_sources_are_whole_and_no_longer(nlp, text, source):
    assert text_of(nlp(text).statements[0].source) == source


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        (
            "Le Premier ministre Ali Diop est arrivé à Juba. Le chef du gouvernement a annoncé une trêve.",
            "Ali Diop",
        ),
        (
            "Le président de l'Assemblée nationale Ali Diop est venu. Le chef de l'État a annoncé une trêve.",
            "chef de l'État",
        ),
        ("Le préfet a reçu Marc Diallo. Ce dernier a réclamé une enquête.", "Marc Diallo"),
        ("L'armée a arrêté douze manifestants. Ces derniers affirment avoir été battus.", "douze manifestants"),
        (
            "Un conseiller de la ministre du Travail, Nadia Haddad, reconnaît que la loi est floue.",
            "conseiller de la ministre du Travail",
        ),
        ("Pour l'analyste Nadia Haddad, la trêve tient. Elle rappelle que l'armée a reculé.", "Nadia Haddad"),
        ("La Croix-Rouge est sur place. Les syndicats affirment que la route est coupée.", "syndicats"),
        ("Le porte-parole Ali Diop a dénoncé un crime. L'Iran a affirmé que la route était sûre.", "Iran"),
        (
            "Le Front populaire a pris la ville. Le Front populaire de Kessar affirme tenir le port.",
            "Front populaire de Kessar",
        ),
        ("Pour calmer la rue, le maire a reculé et annoncé une enquête.", "maire"),
        ("« C'est faux », a dit un porte-parole de l'armée. Celle-ci soutient que la route est sûre.", "armée"),
        ("Julien, étudiant, qui dit avoir vu la scène, est parti.", "Julien"),
        ("Faux, répond le syndicat Libre Transport : « Nos collègues ont été visés. »", "Libre Transport"),
        ("« Nous avons annoncé une trêve », a dit Awa Sow.", "Awa Sow"),
    ],
)
def test_who_is_meant(nlp, text, origin):
    assert nlp(text).statements[-1].origin == origin


def test_a_description_is_not_named_by_a_name_known_before(nlp):
    text = (
        "Le pays attend Ali Diop. « Nous sommes épuisés », confie le gérant du café de la gare. "
        "« La paix est proche », a dit Ali Diop."
    )
    assert [s.origin for s in nlp(text).statements] == ["gérant du café de la gare", "Ali Diop"]


@pytest.mark.parametrize(
    "text",
    [
        "Il n'était pas possible de vérifier ces images de source indépendante.",
        "Un élu, qui a requis l'anonymat, est arrivé.",
    ],
)
def test_conditions_of_speaking_are_no_statements(nlp, text):
    assert contents(nlp(text)) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Le ministère avait évoqué en août 70.000 morts.", "70.000 morts"),
        ("Le Front avait revendiqué la veille l'attaque d'un convoi.", "l'attaque d'un convoi"),
        ("La police en recense 9 000.", "9 000"),
    ],
)
def test_contents_begin_behind_the_date(nlp, text, content):
    assert words(only(nlp(text))) == content


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Ses combattants ont fui. D’après nos correspondants, la ville est calme.", "correspondants"),
        ("L’OCDH a retiré samedi son communiqué annonçant la prise de la ville.", "OCDH"),
    ],
)
def test_whose_a_possessive_makes_them(nlp, text, origin):
    assert [statement.origin for statement in nlp(text).statements] == [origin]
