"""Polarity and modality of events, from text to record."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import recoupe
from recoupe.model import Event, Modality, Polarity


def event_at(analysis: recoupe.Analysis, trigger: str) -> Event:
    """Give the event of a trigger; ``word#2`` is the second one."""
    word, _, number = trigger.partition("#")
    found = [event for event in analysis.events if word in event.trigger.text]
    assert len(found) >= int(number or 1), [event.trigger.text for event in analysis.events]
    return found[int(number or 1) - 1]


@pytest.mark.parametrize(
    ("text", "trigger", "modality", "polarity"),
    [
        ("L'armée n'a pas bombardé le village de Kessar.", "bombardé", "actual", "neg"),
        ("À aucun moment les rebelles ne se sont emparés de Kessar.", "emparés", "actual", "neg"),
        ("Les miliciens n'ont jamais attaqué le convoi.", "attaqué", "actual", "neg"),
        ("La tentative avortée de prise du pont par les miliciens a ému.", "prise", "failed", "pos"),
        ("La tentative avortée d'assassinat du notaire a ému.", "assassinat", "failed", "pos"),
        ("La tentative avortée des miliciens de prendre la caserne a ému.", "prendre", "failed", "pos"),
        ("Une tentative avortée d'attaque contre la base a eu lieu.", "attaque", "failed", "pos"),
        ("Faute d'accord, les mineurs restent en grève.", "accord", "actual", "neg"),
        ("Personne n'a été arrêté.", "arrêté", "actual", "neg"),
        ("Aucun manifestant n'a été interpellé.", "interpellé", "actual", "neg"),
        ("Il n'y a pas eu d'attaque contre la base.", "attaque", "actual", "neg"),
        ("L'armée n'a mené aucune frappe sur la ville.", "frappe", "actual", "neg"),
        ("La marche s'est achevée sans affrontements.", "affrontements", "actual", "neg"),
        ("Les soldats sont entrés sans tuer personne.", "tuer", "actual", "neg"),
        ("L'armée dément avoir bombardé l'hôpital de Kessar.", "bombardé", "actual", "neg"),
        ("Le ministre a démenti que l'armée ait attaqué le village.", "attaqué", "actual", "neg"),
        ("Il est faux que l'armée ait bombardé le marché.", "bombardé", "actual", "neg"),
        ("Le général ne croit pas que les rebelles aient attaqué le village.", "attaqué", "actual", "neg"),
        ("L'armée n'a tué que trois combattants.", "tué", "actual", "pos"),
        ("Avant que l'armée ne bombarde le pont, les rebelles avaient attaqué la gare.", "attaqué", "actual", "pos"),
        ("Le colonel n'a pas nié avoir tué deux civils.", "tué", "actual", "pos"),
        ("Les miliciens n'ont pas hésité à attaquer l'hôpital.", "attaquer", "actual", "pos"),
        ("L'artillerie ne cesse de bombarder la ville.", "bombarder", "actual", "pos"),
        ("Ils sont accusés d'avoir tué le maire.", "tué", "actual", "pos"),
        ("Le maire a condamné l'attaque.", "attaque", "actual", "pos"),
        ("Le président condamnera l'attentat de Kessar.", "attentat", "actual", "pos"),
        ("Les victimes de l'attaque ne seront pas indemnisées.", "attaque", "actual", "pos"),
        ("Les combats auront tué trois cents personnes en un mois.", "tué", "actual", "pos"),
        ("L'armée vient de reprendre la ville de Kessar.", "reprendre", "actual", "pos"),
        ("La police a dû arrêter deux hommes.", "arrêter", "actual", "pos"),
        ("Après avoir bombardé la ville, l'armée s'est retirée.", "bombardé", "actual", "pos"),
        ("L'assaut contre la caserne a échoué.", "assaut", "failed", "pos"),
        ("Les rebelles n'ont pas réussi à prendre le contrôle de Kessar.", "prendre le contrôle", "failed", "pos"),
        ("L'armée a repoussé une offensive des rebelles.", "offensive", "failed", "pos"),
        ("Les rebelles ont tenté en vain de s'emparer du port.", "emparer", "failed", "pos"),
        ("La police a déjoué un attentat.", "attentat", "failed", "pos"),
        ("L'armée lancera une offensive lundi.", "offensive", "planned", "pos"),
        ("L'armée va attaquer la ville.", "attaquer", "planned", "pos"),
        ("Les rebelles s'apprêtent à attaquer Kessar et à bombarder le port.", "bombarder", "planned", "pos"),
        ("Le ministre a annoncé que l'armée attaquerait Kessar lundi.", "attaquerait", "planned", "pos"),
        ("Trois suspects seront jugés en mai.", "jugés", "planned", "pos"),
        ("La manifestation prévue samedi inquiète le préfet.", "manifestation", "planned", "pos"),
        ("Les négociations doivent reprendre mardi.", "négociations", "planned", "pos"),
        ("L'opposition appelle à une grève samedi.", "grève", "planned", "pos"),
        ("L'armée prépare une offensive. Cette offensive inquiète les habitants.", "offensive#2", "planned", "pos"),
        ("Les miliciens menacent d'attaquer la capitale.", "attaquer", "threatened", "pos"),
        ("Trois soldats auraient été tués dans la nuit.", "tués", "conditional", "pos"),
        ("Les rebelles auraient attaqué la base et tué deux gardes.", "tué", "conditional", "pos"),
        ("Des affrontements auraient éclaté à Kessar.", "affrontements", "conditional", "pos"),
        ("Si les rebelles attaquent la ville, les familles fuiront.", "attaquent", "hypothetical", "pos"),
        ("Si la ville tombe, l'armée attaquera le port.", "attaquera", "hypothetical", "pos"),
        ("Une éventuelle attaque contre Kessar inquiète l'ONU.", "attaque", "hypothetical", "pos"),
        ("L'ONU redoute une offensive contre Kessar.", "offensive", "hypothetical", "pos"),
        ("Les rebelles pourraient attaquer la ville.", "attaquer", "hypothetical", "pos"),
        ("L'opposition réclame l'arrestation du colonel.", "arrestation", "hypothetical", "pos"),
        ("L'armée n'attaquera pas la ville.", "attaquera", "planned", "neg"),
        ("Le parti a renoncé à manifester.", "manifester", "planned", "neg"),
        # what follows an event takes neither its failure nor its negation
        ("Les rebelles ont tenté de prendre le pont avant d'attaquer la gare.", "attaquer", "actual", "pos"),
        ("Les rebelles veulent prendre le pont avant d'attaquer la gare.", "attaquer", "planned", "pos"),
        # « ni » agrees with another negation
        ("Il n'y a eu ni attaque ni arrestation.", "arrestation", "actual", "neg"),
        ("Les soldats sont partis sans bombarder le port ni attaquer la gare.", "attaquer", "actual", "neg"),
        ("L'armée a attaqué le port sans parvenir à prendre le contrôle de Kessar.", "prendre", "failed", "pos"),
        # a negated hesitation leaves the tense
        ("Les miliciens n'hésiteront pas à attaquer le port.", "attaquer", "planned", "pos"),
        # what was planned or feared has come
        ("L'offensive tant redoutée a commencé.", "offensive", "actual", "pos"),
        ("La grève annoncée a débuté.", "grève", "actual", "pos"),
        ("La grève annoncée débutera lundi.", "grève", "planned", "pos"),
        # threats: by whom and with what
        ("« Nous attaquerons le port », a menacé le colonel.", "attaquerons", "threatened", "pos"),
        ("Le colonel a prévenu qu'il attaquerait le port.", "attaquerait", "threatened", "pos"),
        ("Le colonel a prévenu que l'ennemi attaquerait le port.", "attaquerait", "planned", "pos"),
        ("Les élus ont été menacés d'enlèvement.", "enlèvement", "threatened", "pos"),
        # conditions
        ("« En cas d'invasion, nous attaquerons leur port », a averti le colonel.", "attaquerons", "threatened", "pos"),
        ("En cas de refus, les mineurs bloqueront le port.", "bloqueront", "hypothetical", "pos"),
        ("Sans l'intervention des pompiers, l'usine aurait été détruite.", "détruite", "hypothetical", "pos"),
        ("L'usine aurait été détruite.", "détruite", "conditional", "pos"),
        ("Les soldats auraient dû attaquer le port lundi.", "attaquer", "hypothetical", "pos"),
        # a question is no demand, a bound in the past no plan
        ("Le maire demande pourquoi la marche a été interdite.", "interdite", "actual", "pos"),
        ("Le maire demande que la marche soit interdite.", "interdite", "hypothetical", "pos"),
        ("Les combats ont duré jusqu'à la prise de la ville par l'armée.", "prise", "actual", "pos"),
        ("Le pont restera fermé jusqu'à la prise de la ville par l'armée.", "prise", "planned", "pos"),
        ("Les secours craignent un lourd bilan après l'attaque.", "attaque", "actual", "pos"),
        # where the parser hangs a phrase elsewhere
        ("L'évêque lance un appel à la libération des otages.", "libération", "hypothetical", "pos"),
        ("Les mineurs réclament, entre autres, une enquête.", "enquête", "hypothetical", "pos"),
        ("L'association milite pour que les otages soient libérés.", "libérés", "hypothetical", "pos"),
        ("Ils étaient mille policiers à être déployés dans la ville.", "déployés", "actual", "pos"),
        ("Une attaque semble imminente.", "attaque", "planned", "pos"),
        (
            "Le colonel rejette les accusations selon lesquelles l'armée aurait bombardé le port.",
            "bombardé",
            "actual",
            "neg",
        ),
        ("L'usine n'aurait pas été détruite.", "détruite", "conditional", "neg"),
        ("Les secours n'ont pas été autorisés à évacuer les blessés.", "évacuer", "actual", "neg"),
        ("En cas d'attaque contre ses ports, le pays fermera le détroit.", "attaque", "hypothetical", "pos"),
        ("La menace d'une offensive plane sur la ville.", "offensive", "threatened", "pos"),
        ("Le parquet penche pour la thèse du suicide.", "suicide", "hypothetical", "pos"),
        ("Une trêve de dix jours devait entrer en vigueur samedi.", "trêve", "planned", "pos"),
        ("La ville voulait obtenir la démission du préfet.", "démission", "planned", "pos"),
        ("Des passants ont vu les gendarmes fuir.", "fuir", "actual", "pos"),
        ("Un affrontement aurait opposé des gardes à des braconniers.", "affrontement", "conditional", "pos"),
        ("Des pillages auraient fait cinq blessés à Kessar.", "pillages", "conditional", "pos"),
        ("L'attaque de lundi aurait fait deux morts.", "attaque", "actual", "pos"),
        ("Le Conseil se réunit ce soir à Genève.", "réunit", "planned", "pos"),
        ("Les routiers bloquent demain le port de Kessar.", "bloquent", "planned", "pos"),
    ],
)
def test_how_an_event_is_told(nlp: recoupe.Pipeline, text: str, trigger: str, modality: str, polarity: str) -> None:
    event = event_at(nlp(text), trigger)
    assert (event.modality, event.polarity) == (modality, polarity), event.why.steps


def test_the_words_that_tell_are_among_the_reasons(nlp: recoupe.Pipeline) -> None:
    event = event_at(nlp("Les miliciens n'ont pas réussi à prendre le contrôle de Kessar."), "prendre")
    assert "échec : « pas réussi »" in event.why.steps


def test_what_is_dated_after_the_publication_is_planned(nlp: recoupe.Pipeline) -> None:
    text = "Une réunion des deux délégations le 12 mai à Kessar inquiète le préfet."
    before = event_at(nlp(text, published="2031-05-02"), "réunion")
    after = event_at(nlp(text, published="2031-05-20"), "réunion")
    assert (before.modality, after.modality) == (Modality.PLANNED, Modality.ACTUAL)


def test_a_future_of_the_past_is_told_as_a_fact(nlp: recoupe.Pipeline) -> None:
    text = "Le général sera tué le 12 avril à Kessar."
    before = event_at(nlp(text, published="2031-03-01"), "tué")
    after = event_at(nlp(text, published="2031-05-20"), "tué")
    assert (before.modality, after.modality) == (Modality.PLANNED, Modality.ACTUAL)


def test_an_unsourced_conditional_is_in_nobodys_voice(nlp: recoupe.Pipeline) -> None:
    analysis = nlp("Le général, dont la base aurait été bombardée lundi, a quitté la ville.")
    assert event_at(analysis, "bombardée").voice is None


WHO = st.sampled_from(["Les rebelles", "Les soldats", "Les policiers", "Les miliciens", "Les gendarmes"])
DEEDS = st.sampled_from(["bombardé le village", "attaqué la base", "arrêté le maire", "tué trois civils"])
FRAMES = st.sampled_from(
    [
        "« {} », a déclaré le préfet.",
        "Le préfet affirme que {}.",
        "Selon le préfet, {}.",
        "{}, a indiqué lundi le préfet.",
    ]
)


def _first(nlp: recoupe.Pipeline, text: str) -> Event:
    return nlp(text).events[0]


@settings(max_examples=20, deadline=None)
@given(who=WHO, deed=DEEDS)
def test_a_negation_turns_the_polarity_and_nothing_else(nlp: recoupe.Pipeline, who: str, deed: str) -> None:
    plain, negated = _first(nlp, f"{who} ont {deed}."), _first(nlp, f"{who} n'ont pas {deed}.")
    assert (plain.polarity, negated.polarity) == (Polarity.POS, Polarity.NEG)
    assert plain.modality == negated.modality == Modality.ACTUAL


@settings(max_examples=20, deadline=None)
@given(who=WHO, deed=DEEDS, frame=FRAMES, negated=st.booleans())
def test_who_says_so_changes_neither(nlp: recoupe.Pipeline, who: str, deed: str, frame: str, negated: bool) -> None:
    sentence = f"{who} n'ont pas {deed}" if negated else f"{who} ont {deed}"
    told = _first(nlp, frame.format(sentence if frame[0] in "«{" else sentence[0].lower() + sentence[1:]))
    assert told.polarity is (Polarity.NEG if negated else Polarity.POS)
    assert told.modality is Modality.ACTUAL
