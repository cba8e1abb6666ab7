"""Inflection: hand-checked forms of regular and irregular verbs, and what must hold for every verb."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.french.inflection import forms, head_verb, is_verb, noun_forms, without_clitics
from recoupe.lexicon import load_lexicon

HEADS = sorted(load_lexicon().reporting.verbs)


def spelled(lemma: str, mood: str, tense: str = "", person: int = 0, number: str = "", gender: str = "") -> list[str]:
    """The forms of a verb with just these features."""
    wanted = (mood, tense, person, number, gender)
    return [f.form for f in forms(lemma) if (f.mood, f.tense, f.person, f.number, f.gender) == wanted]


def tense_of(lemma: str, mood: str, tense: str) -> str:
    """One tense, person by person."""
    return " ".join(f.form for f in forms(lemma) if f.mood == mood and f.tense == tense)


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("déclarer", "déclare déclares déclare déclarons déclarez déclarent"),
        ("dénoncer", "dénonce dénonces dénonce dénonçons dénoncez dénoncent"),
        ("exiger", "exige exiges exige exigeons exigez exigent"),
        ("révéler", "révèle révèles révèle révélons révélez révèlent"),
        ("alléguer", "allègue allègues allègue alléguons alléguez allèguent"),
        ("appeler", "appelle appelles appelle appelons appelez appellent"),
        ("rejeter", "rejette rejettes rejette rejetons rejetez rejettent"),
        ("marteler", "martèle martèles martèle martelons martelez martèlent"),
        ("appuyer", "appuie appuies appuie appuyons appuyez appuient"),
        ("avertir", "avertis avertis avertit avertissons avertissez avertissent"),
        ("démentir", "démens démens dément démentons démentez démentent"),
        ("offrir", "offre offres offre offrons offrez offrent"),
        ("dire", "dis dis dit disons dites disent"),
        ("prédire", "prédis prédis prédit prédisons prédisez prédisent"),
        ("maudire", "maudis maudis maudit maudissons maudissez maudissent"),
        ("faire savoir", "fais fais fait faisons faites font"),
        ("prévoir", "prévois prévois prévoit prévoyons prévoyez prévoient"),
        ("croire", "crois crois croit croyons croyez croient"),
        ("soutenir", "soutiens soutiens soutient soutenons soutenez soutiennent"),
        ("convenir", "conviens conviens convient convenons convenez conviennent"),
        ("apprendre", "apprends apprends apprend apprenons apprenez apprennent"),
        ("promettre", "promets promets promet promettons promettez promettent"),
        ("craindre", "crains crains craint craignons craignez craignent"),
        ("naître", "nais nais naît naissons naissez naissent"),
        ("écrire", "écris écris écrit écrivons écrivez écrivent"),
        ("conclure", "conclus conclus conclut concluons concluez concluent"),
        ("répondre", "réponds réponds répond répondons répondez répondent"),
        ("poursuivre", "poursuis poursuis poursuit poursuivons poursuivez poursuivent"),
        ("requérir", "requiers requiers requiert requérons requérez requièrent"),
        ("se prévaloir", "prévaux prévaux prévaut prévalons prévalez prévalent"),
        ("convaincre", "convaincs convaincs convainc convainquons convainquez convainquent"),
        ("débattre", "débats débats débat débattons débattez débattent"),
        ("exclure", "exclus exclus exclut excluons excluez excluent"),
        ("sourire", "souris souris sourit sourions souriez sourient"),
        ("savoir", "sais sais sait savons savez savent"),
        ("être d'avis", "suis es est sommes êtes sont"),
    ],
)
def test_present(lemma: str, expected: str) -> None:
    assert tense_of(lemma, "Ind", "Pres") == expected


@pytest.mark.parametrize(
    ("lemma", "mood", "tense", "person", "number", "expected"),
    [
        ("annoncer", "Ind", "Imp", 3, "Sing", ["annonçait"]),
        ("annoncer", "Ind", "Imp", 1, "Plur", ["annoncions"]),
        ("exiger", "Ind", "Past", 3, "Plur", ["exigèrent"]),
        ("exiger", "Ind", "Past", 3, "Sing", ["exigea"]),
        ("dire", "Ind", "Past", 3, "Sing", ["dit"]),
        ("dire", "Ind", "Past", 3, "Plur", ["dirent"]),
        ("dire", "Ind", "Imp", 3, "Plur", ["disaient"]),
        ("croire", "Ind", "Past", 3, "Sing", ["crut"]),
        ("soutenir", "Ind", "Past", 3, "Sing", ["soutint"]),
        ("prévenir", "Ind", "Past", 3, "Plur", ["prévinrent"]),
        ("craindre", "Ind", "Past", 3, "Sing", ["craignit"]),
        ("écrire", "Ind", "Past", 3, "Sing", ["écrivit"]),
        ("conclure", "Ind", "Past", 3, "Sing", ["conclut"]),
        ("promettre", "Ind", "Past", 3, "Sing", ["promit"]),
        ("reconnaître", "Ind", "Past", 3, "Sing", ["reconnut"]),
        ("requérir", "Ind", "Fut", 3, "Sing", ["requerra"]),
        ("prévoir", "Ind", "Fut", 3, "Sing", ["prévoira"]),
        ("voir", "Ind", "Fut", 3, "Sing", ["verra"]),
        ("soutenir", "Cnd", "Pres", 3, "Sing", ["soutiendrait"]),
        ("vouloir", "Cnd", "Pres", 3, "Sing", ["voudrait"]),
        ("pouvoir", "Cnd", "Pres", 3, "Plur", ["pourraient"]),
        ("faire état", "Cnd", "Pres", 3, "Sing", ["ferait"]),
        ("rejeter", "Ind", "Fut", 3, "Sing", ["rejettera"]),
        ("marteler", "Ind", "Fut", 3, "Sing", ["martèlera"]),
        ("révéler", "Ind", "Fut", 3, "Sing", ["révélera", "révèlera"]),
        ("déployer", "Ind", "Fut", 3, "Plur", ["déploieront"]),
        ("envoyer", "Ind", "Fut", 3, "Sing", ["enverra"]),
        ("bégayer", "Ind", "Pres", 3, "Sing", ["bégaie", "bégaye"]),
        ("grommeler", "Ind", "Pres", 3, "Sing", ["grommelle", "grommèle"]),
        ("trompeter", "Ind", "Pres", 3, "Plur", ["trompettent", "trompètent"]),
        ("acheter", "Ind", "Pres", 3, "Sing", ["achète"]),
        ("reconnaître", "Ind", "Pres", 3, "Sing", ["reconnaît", "reconnait"]),
        ("reconnaître", "Ind", "Pres", 3, "Plur", ["reconnaissent"]),
        ("reconnaître", "Cnd", "Pres", 3, "Sing", ["reconnaîtrait", "reconnaitrait"]),
        ("retweeter", "Ind", "Pres", 3, "Sing", ["retweete"]),
        ("créer", "Ind", "Pres", 3, "Sing", ["crée"]),
        ("regretter", "Ind", "Pres", 3, "Plur", ["regrettent"]),
        ("maintenir", "Sub", "Pres", 3, "Sing", ["maintienne"]),
        ("savoir", "Sub", "Pres", 3, "Sing", ["sache"]),
        ("faire", "Sub", "Pres", 3, "Sing", ["fasse"]),
        ("reprendre", "Sub", "Pres", 1, "Plur", ["reprenions"]),
        ("dire", "Sub", "Imp", 3, "Sing", ["dît"]),
        ("tenir", "Sub", "Imp", 3, "Sing", ["tînt"]),
        ("être", "Sub", "Pres", 3, "Plur", ["soient"]),
        ("parler", "Imp", "Pres", 2, "Sing", ["parle"]),
        ("offrir", "Imp", "Pres", 2, "Sing", ["offre"]),
        ("dire", "Imp", "Pres", 2, "Plur", ["dites"]),
    ],
)
def test_one_form(lemma: str, mood: str, tense: str, person: int, number: str, expected: list[str]) -> None:
    assert spelled(lemma, mood, tense, person, number) == expected


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("accuser", "accusé accusée accusés accusées"),
        ("dire", "dit dite dits dites"),
        ("promettre", "promis promise promis promises"),
        ("admettre", "admis admise admis admises"),
        ("soutenir", "soutenu soutenue soutenus soutenues"),
        ("prétendre", "prétendu prétendue prétendus prétendues"),
        ("craindre", "craint crainte craints craintes"),
        ("reconnaître", "reconnu reconnue reconnus reconnues"),
        ("écrire", "écrit écrite écrits écrites"),
        ("requérir", "requis requise requis requises"),
        ("ouvrir", "ouvert ouverte ouverts ouvertes"),
        ("démentir", "démenti démentie démentis démenties"),
        ("devoir", "dû due dus dues"),
        ("exclure", "exclu exclue exclus exclues"),
        ("inclure", "inclus incluse inclus incluses"),
        ("naître", "né née nés nées"),
        ("résoudre", "résolu résolue résolus résolues"),
        ("convaincre", "convaincu convaincue convaincus convaincues"),
    ],
)
def test_past_participle(lemma: str, expected: str) -> None:
    assert tense_of(lemma, "Part", "Past") == expected


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("affirmer", "affirmant"),
        ("dénoncer", "dénonçant"),
        ("exiger", "exigeant"),
        ("avertir", "avertissant"),
        ("faire valoir", "faisant"),
        ("savoir", "sachant"),
        ("craindre", "craignant"),
        ("avoir", "ayant"),
        ("prédire", "prédisant"),
    ],
)
def test_present_participle(lemma: str, expected: str) -> None:
    assert spelled(lemma, "Part", "Pres") == [expected]


@pytest.mark.parametrize(
    ("lemma", "plural"),
    [("aveu", "aveux"), ("avis", "avis"), ("vœu", "vœux"), ("procès-verbal", "procès-verbaux"), ("tuyau", "tuyaux")],
)
def test_plural_of_nouns(lemma: str, plural: str) -> None:
    assert [form.form for form in noun_forms(lemma) if form.number == "Plur"] == [plural]


def test_clitics_and_fixed_words_do_not_inflect() -> None:
    assert head_verb("s’en prendre") == head_verb("s'en prendre") == "prendre"
    assert without_clitics("se faire l'écho") == "faire l'écho"
    assert forms("se féliciter") == forms("féliciter")


def test_a_word_that_is_no_infinitive() -> None:
    assert not is_verb("selon")
    with pytest.raises(ValueError, match="no French infinitive"):
        forms("selon")


def test_every_verb_of_the_lexicon_is_complete() -> None:
    for lemma in HEADS:
        found = forms(lemma)
        assert spelled(lemma, "Inf")[0] == lemma
        for mood, tense in [("Ind", "Pres"), ("Ind", "Imp"), ("Ind", "Fut"), ("Cnd", "Pres"), ("Sub", "Pres")]:
            persons = {(f.person, f.number) for f in found if f.mood == mood and f.tense == tense}
            assert len(persons) == 6, (lemma, mood, tense)
        odd = [f.form for f in found if not re.fullmatch(r"[a-zâàäéèêëïîôöùûüçœæ-]+", f.form)]
        assert not odd, lemma


def test_soft_c_and_g_stay_soft() -> None:
    """No *dénoncait*, no *exigait*: the last letter of the stem changes before a, â and o."""
    soft = [lemma for lemma in HEADS if lemma.endswith(("cer", "ger"))]
    assert len(soft) > 10
    for lemma in soft:
        stem = lemma[:-2]
        hard = [f.form for f in forms(lemma) if re.match(stem + "[aâo]", f.form)]
        assert not hard, lemma


def test_closed_e_opens_before_a_mute_ending() -> None:
    """No *révélent*, no *répéte*."""
    closed = [lemma for lemma in HEADS if re.search(r"é[^aeiouyéèê]u?er$", lemma)]
    assert len(closed) > 10
    for lemma in closed:
        mute = [f.form for f in forms(lemma) if f.mood in ("Ind", "Sub") and f.tense == "Pres" and f.person == 3]
        assert all(re.search(r"è\w+$", form) for form in mute), lemma


@given(st.text(alphabet="abcdefghilmnoprstuvéè", min_size=2, max_size=8))
def test_made_up_verbs_inflect(stem: str) -> None:
    """A verb that somebody adds to the lexicon inflects, whatever its stem."""
    for infinitive in (stem + "er", stem + "ir"):
        found = {f.form for f in forms(infinitive)}
        assert infinitive in found
        assert len(found) > 20
        assert not any(re.search(r"[^\w]", form) for form in found)
