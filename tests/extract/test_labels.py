"""Labels: which noun phrases, who is called so, and in whose words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.model import Label


def labels(nlp, text: str) -> list[Label]:
    return list(nlp(text).labels)


def texts(nlp, text: str) -> list[str]:
    return [label.text for label in labels(nlp, text)]


def only(nlp, text: str) -> Label:
    found = labels(nlp, text)
    assert len(found) == 1, [label.text for label in found]
    return found[0]


# Phrases ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "phrase", "term"),
    [
        ("Des casseurs ont brisé la vitrine.", "casseurs", "casseurs"),
        ("Une milice terroriste tient le pont.", "milice terroriste", "milice terroriste"),
        (
            "Le régime arvanien a fermé la radio. Le régime d’Orsan Kell a fermé la radio.",
            "régime d’Orsan Kell",
            "régime",
        ),
        ("Les combattants rebelles ont reculé.", "combattants rebelles", "rebelles"),
        ("Le chef djihadiste a été arrêté.", "chef djihadiste", "djihadiste"),
        ("Les soi-disant négociateurs ont signé.", "soi-disant négociateurs", "soi-disant"),
        ("Une figure du djihad a été jugée.", "figure du djihad", "du djihad"),
        ("Le controversé ministre a démissionné.", "controversé ministre", "controversé"),
        ("Des pseudo-manifestants ont frappé un agent.", "pseudo-manifestants", "pseudo-manifestants"),
        ("Des miliciens armés par Kessar ont fui.", "miliciens armés par Kessar", "miliciens"),
        ("La menace islamiste inquiète le ministre.", "menace islamiste", "islamiste"),
        ("Des ex-rebelles gardent le pont.", "ex-rebelles", "ex-rebelles"),
        ("Le président arvanien autoproclamé est parti.", "président arvanien autoproclamé", "autoproclamé"),
        ("L’armée a tué des bandits et terroristes.", "terroristes", "terroristes"),
        ("Il salue les « frères martyrs » du port.", "frères martyrs", "martyrs"),
        ("L’ancien régime avait fermé la radio.", "régime", "régime"),
        ("L’Union du Port (UP, populiste) a gagné.", "Union du Port (UP, populiste)", "populiste"),
    ],
)
def test_the_noun_phrase_and_its_term(nlp, text, phrase, term):
    found = {label.text: label.term for label in labels(nlp, text)}
    assert found.get(phrase) == term, found


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Le ministre compare les grévistes à des « saboteurs ».", "saboteurs"),
        ("Le général a assimilé les négociateurs à des « comploteurs de salon ».", "comploteurs de salon"),
        ("La radio présente les détenus comme des « déserteurs ».", "déserteurs"),
        ("Le ministre a traité les grévistes de « gangrène ».", "gangrène"),
        ("Le maire a dénoncé les « hordes de colons ».", "hordes de colons"),
        ("L’élu dépeint le préfet comme un « fossoyeur ».", "fossoyeur"),
    ],
)
def test_calling_somebody_something_is_one_label(nlp, text, phrase):
    assert texts(nlp, text) == [phrase]


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre compare la réforme à une « révolution ».",
        "Il dénonce la soi-disant menace qui pèse sur le port.",
        "« Nos éleveurs de porcs sont ruinés », a dit le maire.",
        "« On travaille comme des forcenés », a dit la serveuse.",
    ],
)
def test_things_and_turns_of_phrase_are_no_labels(nlp, text):
    assert texts(nlp, text) == []


def test_several_terms_in_one_phrase_are_one_label(nlp):
    label = only(nlp, "La milice intégriste terroriste a reculé.")
    assert label.term == "milice intégriste terroriste"
    assert label.why.row == "milice"


def test_coordinated_groups_are_labels_of_their_own(nlp):
    assert texts(nlp, "Les rebelles et les miliciens se disputent le pont.") == ["rebelles", "miliciens"]


@pytest.mark.parametrize(
    "text",
    [
        "L’attaque terroriste a fait deux morts.",  # an act
        "La propagande djihadiste recule.",  # words
        "La zone rebelle a été bombardée.",  # a place
        "Le terrorisme recule.",  # a concept
        "Une coalition antidjihadiste a été formée.",  # the other side
        "Les forces de l’ordre ont repoussé les manifestants.",  # functions
        "Les assaillants ont tiré sur l’armée.",  # roles
        "Il suit un régime alimentaire strict.",
        "Il a été condamné pour outrage et rébellion.",
        "Le député s’est insurgé contre la loi.",
        "Elle s’est radicalisée en prison.",
        "Le Parti de la Résistance a gagné trois sièges.",  # a name
        "Il condamne des propos racistes et antisémites.",
    ],
)
def test_acts_concepts_names_and_functions_are_no_labels(nlp, text):
    assert texts(nlp, text) == []


# Naming constructions -----------------------------------------------------------------------------------------------


def test_a_nickname_is_a_label_wherever_it_is_quoted(nlp):
    text = (
        "Orsan Kell, patron du port, a vite gagné le surnom de « briseur de grues » (« crane breaker »).\n"
        "« Briseur de grues »\nIl a fermé deux quais."
    )
    found = labels(nlp, text)
    assert [label.text.lower() for label in found] == ["briseur de grues", "crane breaker", "briseur de grues"]
    assert {label.voice for label in found} == {"outlet"}
    assert {label.why.rule for label in found} == {"nickname"}


def test_another_name_is_no_nickname(nlp):
    assert texts(nlp, "Le chef du groupe, surnommé « Abou Kessar », a été arrêté.") == []


def test_what_somebody_is_called_between_quotation_marks_is_a_label(nlp):
    label = only(nlp, "Le ministre Orsan Kell a traité les grévistes de « profiteurs ».")
    assert label.text == "profiteurs"
    assert str(label.voice).endswith("Orsan Kell")
    assert "grévistes" in (label.actor or "")


def test_what_a_thing_is_called_is_none(nlp):
    assert texts(nlp, "Le ministre a qualifié la décision de « mesurette ».") == []


def test_several_are_called_so_by_one_verb(nlp):
    found = labels(nlp, "Le maire a traité les élus de « vendeurs de vent » et les juges de « profiteurs ».")
    assert [label.text for label in found] == ["vendeurs de vent", "profiteurs"]
    assert all(str(label.voice).endswith("maire") for label in found)


def test_who_classes_a_group_so(nlp):
    label = only(nlp, "L’organisation, classée terroriste par Kessar, a démenti.")
    assert (label.why.rule, label.voice) == ("naming", "undetermined")
    assert str(label.actor).endswith("organisation")


@pytest.mark.parametrize(
    "text",
    [
        "Le régime malien et le régime burkinabè ont bombardé la ville.",
        "Les terroristes ukrainiens et les terroristes russes ont attaqué le village.",
        "La junte malienne et la junte birmane ont condamné l’accord.",
        "Les mercenaires de Wagner et les terroristes d’Idleb ont attaqué Kidal.",
        "L’État terroriste d’Israël et l’État terroriste de Russie ont bombardé la ville.",
    ],
)
def test_each_of_two_coordinated_labels_names_its_own_actor(nlp, text):
    found = nlp(text).labels
    assert [label.actor.replace("'", "’") for label in found] == [label.text for label in found]
    assert len({label.actor_id for label in found} - {None}) == 2


def test_no_mistaken_verb_is_part_of_a_label(nlp):
    assert only(nlp, "Sa reprise par les forces prorégime date de mars.").text == "forces prorégime"


@pytest.mark.parametrize("text", ["Les résistants de 1944 ont libéré la ville.", "Les nazis ont fui en 1945."])
def test_those_of_the_world_wars_are_not_labelled(nlp, text):
    assert texts(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "phrase", "neutral"),
    [
        ("Le soi-disant gouvernement a démissionné.", "soi-disant gouvernement", "qui se présente comme tel"),
        ("Il dénonce un prétendu État.", "prétendu État", "qui se présente comme tel"),
        ("Le gouvernement combat un État terroriste.", "État terroriste", None),
        ("Un terroriste a été tué.", "terroriste", "combattant, auteur de l’attentat"),
        ("Le régime des mollahs a cédé.", "régime des mollahs", "gouvernement, autorités de (pays)"),
        ("Moscou accuse Kiev d’avoir envoyé des nazis à Marioupol.", "nazis", "(nom)"),
        ("Les orques ont attaqué le village.", "orques", "soldat russe"),
    ],
)
def test_what_a_neutral_text_would_write(nlp, text, phrase, neutral):
    label = only(nlp, text)
    assert (label.text, label.neutral) == (phrase, neutral)


def test_the_group_whose_members_are_called_so(nlp):
    text = "Les Forces démocratiques syriennes ont reculé. Les miliciens des Forces démocratiques syriennes ont fui."
    assert only(nlp, text).actor == "Forces démocratiques syriennes"


def test_an_evaluative_predicate_in_a_quotation(nlp):
    found = texts(nlp, "« Les Casques du Port sont de très mauvais acteurs », a déclaré Orsan Kell.")
    assert found == ["très mauvais acteurs"]


# Voices -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Les terroristes ont pris la colline.", "outlet"),
        ("« Les terroristes ont pris la colline », a déclaré le général Orsan Kell.", "Orsan Kell"),
        ("Le général Orsan Kell a déclaré que les terroristes avaient pris la colline.", "undetermined"),
        ("Le général Orsan Kell a déclaré que les « terroristes » avaient pris la colline.", "Orsan Kell"),
        ("Selon le général Orsan Kell, les terroristes ont pris la colline.", "undetermined"),
        ("Les terroristes auraient pris la colline.", None),
        ("Les « terroristes », selon le mot du général Orsan Kell, ont pris la colline.", "Orsan Kell"),
    ],
)
def test_in_whose_words(nlp, text, voice):
    label = only(nlp, text)
    said = label.voice
    assert said == voice or voice is not None and said is not None and said.endswith(voice)
    if voice == "outlet":
        assert label.statement is None


def test_a_neutral_counterpart_and_the_reasons_are_given(nlp):
    label = only(nlp, "Des casseurs ont brisé la vitrine.")
    assert label.neutral == "auteur de dégradations"
    assert label.why.row == "casseur"
    assert label.why.rule == "noun"
    assert "mot de police" in label.why.steps[0]


# What always holds ---------------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    'les des un le la terroristes rebelles régime milice djihadiste soi-disant prétendu « » " ( ) , . de du djihad et '
    "ont tué groupe homme fort surnommé qualifié traité comme « Orsan Kell Kessar a dit que selon il qui devenu "
    "populiste ! \n".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_labels_lie_in_the_text_in_order_and_apart(nlp, words):
    analysis = nlp(" ".join(words))
    end = 0
    for number, label in enumerate(analysis.labels):
        assert label.id == number
        assert end <= label.start < label.end
        assert analysis.document.text[label.start : label.end] == label.text
        assert label.term
        end = label.end


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(
        ["Les terroristes", "Les résistants", "Les casseurs", "Les colons", "Les putschistes", "Les flics"]
    ),
    st.sampled_from(["ont pris la gare", "occupent le pont", "ont fui vers le nord"]),
)
def test_every_camp_is_treated_alike(nlp, subject, deed):
    quoted = only(nlp, f"« {subject} {deed} », a déclaré le général Orsan Kell.")
    plain = only(nlp, f"{subject} {deed}.")
    assert str(quoted.voice).endswith("Orsan Kell")
    assert plain.voice == "outlet"


# Whom and whose, where the words are left out -----------------------------------------------------------------------


def test_a_verb_left_out_leaves_each_his_word(nlp):
    found = {label.text: label.voice for label in labels(nlp, "Arvan parle de « traîtres », Kessar de « héros ».")}
    assert found == {"traîtres": "Arvan", "héros": "Kessar"}


def test_a_listed_term_that_a_verb_gives_knows_whom_it_is_given(nlp):
    label = only(nlp, "Le préfet a qualifié les grévistes de « terroristes ».")
    assert (label.actor, label.voice) == ("grévistes", "préfet")


def test_an_apposition_in_quotation_marks_means_the_name_before_it(nlp):
    label = only(nlp, "Le MLK, une « marionnette de Kessar », a pris la ville, a dit le préfet.")
    assert (label.text, label.actor) == ("marionnette de Kessar", "MLK")
