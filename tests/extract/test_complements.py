"""What stands behind the verb: a clause, a question, an infinitive, a noun, an object and what is said of it."""

from __future__ import annotations

import pytest

from recoupe.model import Attitude
from tests.extract.finding import contents, only, text_of, words

CASES = [
    # rule, text, source, content, attitude
    (
        "que",
        "Le président colombien a affirmé que la guérilla avait déposé les armes.",
        "Le président colombien",
        "la guérilla avait déposé les armes",
        Attitude.ASSERT,
    ),
    (
        "que",
        "Le général a assuré que la route était sûre et que le convoi passerait.",
        "Le général",
        "la route était sûre et que le convoi passerait",
        Attitude.ASSERT,
    ),
    (
        "que",
        "Le comité demande que l'enquête soit rouverte.",
        "Le comité",
        "l'enquête soit rouverte",
        Attitude.CALL,
    ),
    (
        "que",
        "Le ministre craint que la trêve ne tienne pas.",
        "Le ministre",
        "la trêve ne tienne pas",
        Attitude.SUSPECT,
    ),
    (
        "si",
        "La porte-parole de l'ONU a demandé si les couloirs étaient ouverts.",
        "La porte-parole de l'ONU",
        "si les couloirs étaient ouverts",
        Attitude.ASSERT,
    ),
    (
        "colon",
        "Le maire a prévenu : l'eau manquera dès lundi.",
        "Le maire",
        "l'eau manquera dès lundi",
        Attitude.ASSERT,
    ),
    (
        "inf",
        "Le banquier a confié dimanche à Reuters avoir reçu des menaces.",
        "Le banquier",
        "avoir reçu des menaces",
        Attitude.ASSERT,
    ),
    (
        "inf",
        "Le ministre ukrainien affirme avoir reçu trois batteries de missiles.",
        "Le ministre ukrainien",
        "avoir reçu trois batteries de missiles",
        Attitude.ASSERT,
    ),
    (
        "de_inf",
        "Le général soudanais promet de respecter la trêve.",
        "Le général soudanais",
        "de respecter la trêve",
        Attitude.COMMIT,
    ),
    (
        "de_inf",
        "Le général a ordonné à ses troupes de se replier.",
        "Le général",
        "de se replier",
        Attitude.CALL,
    ),
    (
        "a_inf",
        "L'armée s'engage à libérer les mineurs.",
        "L'armée",
        "à libérer les mineurs",
        Attitude.COMMIT,
    ),
    (
        "np",
        "L'armée éthiopienne a annoncé la prise de Mekele.",
        "L'armée éthiopienne",
        "la prise de Mekele",
        Attitude.ASSERT,
    ),
    (
        "np",
        "L'ONG dénonce des détentions arbitraires.",
        "L'ONG",
        "des détentions arbitraires",
        Attitude.ACCUSE,
    ),
    (
        "np",
        "Le président a demandé la libération des otages.",
        "Le président",
        "la libération des otages",
        Attitude.CALL,
    ),
    (
        "np",
        "Le ministre a promis une enquête.",
        "Le ministre",
        "une enquête",
        Attitude.COMMIT,
    ),
    (
        "obj_de",
        "Kigali accuse Kinshasa de soutenir les rebelles.",
        "Kigali",
        "Kinshasa de soutenir les rebelles",
        Attitude.ACCUSE,
    ),
    (
        "obj_de",
        "Kinshasa accuse Kigali de soutenir les rebelles.",
        "Kinshasa",
        "Kigali de soutenir les rebelles",
        Attitude.ACCUSE,
    ),
    (
        "obj_de",
        "Le gouvernement a accusé les séparatistes d'avoir bombardé le marché.",
        "Le gouvernement",
        "les séparatistes d'avoir bombardé le marché",
        Attitude.ACCUSE,
    ),
    (
        "obj_de",
        "Le ministre soupçonne la milice d'avoir caché des armes.",
        "Le ministre",
        "la milice d'avoir caché des armes",
        Attitude.SUSPECT,
    ),
    (
        "obj_a",
        "Le pape a appelé les deux camps à déposer les armes.",
        "Le pape",
        "les deux camps à déposer les armes",
        Attitude.CALL,
    ),
    (
        "obj_pour",
        "Le président a remercié Oslo pour sa médiation.",
        "Le président",
        "Oslo pour sa médiation",
        Attitude.ASSERT,
    ),
    (
        "a_np",
        "Le syndicat a appelé à la grève générale.",
        "Le syndicat",
        "à la grève générale",
        Attitude.CALL,
    ),
    (
        "de_np",
        "La Croix-Rouge s'inquiète du sort des prisonniers.",
        "La Croix-Rouge",
        "du sort des prisonniers",
        Attitude.ASSERT,
    ),
    (
        "contre_np",
        "L'ONU met en garde contre une famine.",
        "L'ONU",
        "contre une famine",
        Attitude.ASSERT,
    ),
    (
        "sur_np",
        "L'envoyée spéciale a alerté sur la situation des déplacés.",
        "L'envoyée spéciale",
        "la situation des déplacés",
        Attitude.ASSERT,
    ),
    (
        "pour_np",
        "Le médiateur plaide pour une trêve.",
        "Le médiateur",
        "une trêve",
        Attitude.CALL,
    ),
    (
        "qualif",
        "L'opposition qualifie le vote de farce.",
        "L'opposition",
        "le vote || de farce",
        Attitude.ASSERT,
    ),
    (
        "comme",
        "Le porte-parole a présenté l'attaque comme une riposte.",
        "Le porte-parole",
        "l'attaque || une riposte",
        Attitude.ASSERT,
    ),
    (
        "attr_refl",
        "Le maire se dit favorable à un vote.",
        "Le maire",
        "favorable à un vote",
        Attitude.ASSERT,
    ),
    (
        "passive",
        "L'offensive a été dénoncée par l'Union africaine.",
        "l'Union africaine",
        "L'offensive",
        Attitude.ACCUSE,
    ),
    (
        "passive",
        "Le plan, jugé irréaliste par Ankara, a été abandonné.",
        "Ankara",
        "Le plan || irréaliste",
        Attitude.ASSERT,
    ),
]


@pytest.mark.parametrize(("rule", "text", "source", "content", "attitude"), CASES)
def test_complements(nlp, rule, text, source, content, attitude):
    found = only(nlp(text))
    assert (found.why.rule, text_of(found.source), words(found)) == (rule, source, content)
    assert found.attitude is attitude


@pytest.mark.parametrize(
    ("text", "attitude"),
    [
        ("Le maire est accusé d'avoir détourné l'aide.", Attitude.ACCUSE),
        ("Le général est soupçonné d'avoir vendu des armes.", Attitude.SUSPECT),
    ],
)
def test_a_passive_without_its_agent_has_no_source(nlp, text, attitude):
    found = only(nlp(text))
    assert (found.why.rule, found.source, found.origin, found.attitude) == ("passive", None, None, attitude)
    assert [span.text.rstrip(".") for span in found.content] == text.rstrip(".").split(f" est {text_of(found.cue)} ")


def test_an_impersonal_passive(nlp):
    found = only(nlp("Il a été annoncé que les écoles fermeraient mardi."))
    assert (found.why.rule, found.source, found.origin) == ("que", None, None)
    assert words(found).startswith("les écoles fermeraient mardi")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Le président s'est dit prêt à négocier.", "dit prêt"),
        ("L'ONU met en garde contre une famine.", "met en garde"),
        ("Le ministre a dit ignorer où se trouvaient les otages.", "dit ignorer"),
        ("Le maire de Sloviansk a lancé un appel à l'aide.", "lancé un appel"),
    ],
)
def test_cues_of_several_words(nlp, text, cue):
    assert text_of(only(nlp(text)).cue) == cue


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre ne dit que du bien de la trêve.",
        "Le ministre n'a dit que quelques mots.",
        "Les rebelles n'ont pas revendiqué l'attaque.",
        "Le chef du Hamas a rencontré le ministre turc.",
        "Le président a rappelé son ambassadeur.",
        "Le tribunal a condamné deux officiers.",
        "Le colonel pense que la ville tombera.",
        "Le ministre doit annoncer des mesures.",
    ],
)
def test_what_is_no_statement(nlp, text):
    assert contents(nlp(text)) == []


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("L'armée n'a pas confirmé que ses soldats avaient traversé le fleuve.", True),
        ("L'armée a confirmé que ses soldats avaient traversé le fleuve.", False),
        ("L'armée ne dément pas la perte du village.", True),
        ("L'armée dément la perte du village.", False),
    ],
)
def test_negation_of_the_cue(nlp, text, negated):
    assert only(nlp(text)).negated is negated


def test_the_participle_shares_the_subject(nlp):
    found = nlp("Le maire a dénoncé le siège, assurant que l'eau manquait.").statements
    assert [(text_of(s.cue), s.origin) for s in found] == [("dénoncé", "maire"), ("assurant", "maire")]


def test_coordinated_verbs_share_the_subject(nlp):
    found = nlp("Le maire a dénoncé le siège et a demandé l'envoi de vivres.").statements
    assert [(text_of(s.cue), text_of(s.source), words(s)) for s in found] == [
        ("dénoncé", "Le maire", "le siège"),
        ("demandé", "Le maire", "l'envoi de vivres"),
    ]
