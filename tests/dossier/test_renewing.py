"""Analyzing anew: after a change everything is as if all had been analyzed anew, and little has been."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoupe
from recoupe.crosscheck.words import word_set
from recoupe.dossier import Dossier
from recoupe.dossier.adding import add
from recoupe.dossier.renewing import renew, renew_one, settle, touching
from recoupe.gazetteer import load_gazetteer
from recoupe.gazetteer.library import import_file
from recoupe.lexicon import Lexicon, load_lexicon
from recoupe.lexicon.manifest import TABLES, changed, manifest
from tests.dossier.kept import dispatch, item, rows
from tests.gazetteer.dumps import geonames_line

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
#: By a name for each: the changes below say which of them they touch.
TEXTS = {
    "phare": "Selon le Phare d’Orsenne, le convoi est arrivé vendredi à Lizan.",
    "phares": "Les phares du port d’Orsenne sont éteints depuis lundi, indique la capitainerie.",
    "gazette": "La commune rouvre l’école, d’après un communiqué.",
    "enlever": "Des hommes armés ont enlevé trois humanitaires près de Kessar.",
    "kidnapper": "Un gang a kidnappé le médecin de Lizan et deux infirmières.",
    "emporter": "Les ravisseurs emportèrent le berger dans la brousse.",
    "cueillir": "Trois inconnus ont cueilli le journaliste devant sa maison.",
    "cueillette": "La cueillette des olives a commencé à Kessar.",
    "chalet": "Les rebelles ont bombardé un chalet près de Lizan.",
    "bombarder": "L’armée a bombardé le port de Lizan pendant la nuit.",
    "manifestation": "Une manifestation de marins a réuni 300 personnes à Lizan.",
    "clamer": "Le préfet clame que la route est sûre.",
    "dément": "Le maire dément que la route soit coupée.",
    "gouverneur": "La gouverneure de Lizan a promis une enquête.",
    "brigade": "La Brigade du Levant a pris le village de Kessar.",
    "brigades": "Deux brigades de pompiers ont combattu l’incendie.",
    "canaille": "Le ministre accuse cette canaille armée d’avoir brûlé le marché.",
    "terroriste": "L’armée a tué trois terroristes près de Kessar.",
    "ostrelle": "À Ostrelle, deux civils ont été blessés par un tir.",
    "kobani": "À Kobané, quatre combattants ont été tués jeudi.",
    "damas": "Damas a rejeté la proposition, selon un porte-parole.",
    "matelot": "L’accident a fait douze matelots portés disparus.",
    "émirat": "Dans tout l’émirat douze hommes ont été tués.",
    "rechigner": "Le général rechigne à attaquer le pont.",
    "songer": "Le général songe aux récoltes de Kessar.",
    "zora": "Zora Kardel a pris la parole. Elle a démenti toute négociation.",
    "bataille": "Deux ans après la bataille de Kessar, la ville se relève.",
    "abonnez": "Le port a rouvert.\n\nNe manquez rien de notre dossier",
    "menace": "Le syndicat a menacé de fermer le port.",
}
OUTLETS = "outlets.toml"
#: File of an overlay, what is in it, and which of the texts above are analyzed anew.
CHANGES = {
    "a new outlet": (OUTLETS, "[phare]\nname = 'Le Phare d’Orsenne'\nkind = 'newspaper'", {"phare"}),
    "an outlet known by a document's metadata": (
        OUTLETS,
        "[gazette]\nname = 'La Gazette du Nord'\nkind = 'newspaper'\ncountry = 'BE'",
        {"gazette"},
    ),
    "a new verb of an event": (
        "events/abduct.toml",
        "[[triggers]]\nverbs = 'cueillir'\nagent = 'subject'\npatient = 'object'",
        {"cueillir"},
    ),
    "an event without one of its rows": (
        "events/abduct.toml",
        "[[triggers]]\nid = 'emmener'\nverbs = '-'",
        {"emporter"},
    ),
    "a row with a new constraint": (
        "events/assault.toml",
        "[[triggers]]\nid = 'bombarder'\nverbs = 'bombarder'\nagent = 'subject'\npatient = 'object'\nunless = 'chalet'",
        {"chalet", "bombarder"},
    ),
    "a new decoy": ("events/abduct.toml", "decoys = 'enlever des humanitaires'", {"enlever"}),
    "a code of an event type": ("events/abduct.toml", "plover = 'COERCE'", None),
    "a new event type": (
        "events/cueillette.toml",
        "name = 'cueillette'\n[[triggers]]\nnouns = 'cueillette'\npatient = 'de'",
        None,
    ),
    "a new word of a class": ("fr/event_classes.toml", "human = 'chalet'", {"chalet"}),
    "a new reporting verb": (
        "fr/reporting.csv",
        "id,lemma,pos,frames,attitude,stance,example,source,content,note\n"
        "songer,songer,verb,a_np,assert,neutral,Il songe.,Il,songe,",
        {"songer"},
    ),
    "a reporting verb that is another": (
        "fr/reporting.csv",
        "id,lemma,pos,frames,attitude,stance,example,source,content,note\n"
        "clamer,clamer,verb,que,deny,distancing,Il clame que oui.,Il,oui,",
        {"clamer"},
    ),
    "a reporting verb that is none any more": (
        "fr/reporting.csv",
        "id,lemma,pos,frames,attitude,stance,example,source,content,note\nclamer,-,,,,,,,,",
        {"clamer"},
    ),
    "a role with another class": (
        "fr/roles.csv",
        "lemma,feminine,gender,plural,kind,class,notes\ngouverneur,gouverneure,m,,person,leader,",
        {"gouverneur"},
    ),
    "a new actor": (
        "actors.toml",
        "[levant]\nname = 'Brigade du Levant'\nkind = 'armed_group'\ncountry = 'SY'",
        {"brigade"},
    ),
    "a new label": (
        "fr/loaded_terms.csv",
        "term,stands,kind,target,tone,neutral,needs,unless,note,example,gives,never\n"
        "canaille,noun,insult,anyone,against,,,,injure,Cette canaille a fui.,Cette canaille,",
        {"canaille"},
    ),
    "a label that is none any more": (
        "fr/loaded_terms.csv",
        "term,stands,kind,target,tone,neutral,needs,unless,note,example,gives,never\nterroriste,-,,,,,,,,,,",
        {"terroriste"},
    ),
    "a new place": (
        "places.csv",
        "id,name,variants,country,kind,latitude,longitude,precision_km,gazetteer,note\n"
        "ostrelle,Ostrelle,,SY,city,35.1,38.2,3,,inventée",
        {"ostrelle"},
    ),
    "a capital that stands for another": (
        "fr/metonyms.csv",
        "name,gender,country,stands_for\nDamas,f,SY,présidence syrienne",
        {"damas"},
    ),
    "a new word for what is counted": (
        "fr/counted.csv",
        "lemma,role,kind,unit,example,figure\nmatelot,counted,killed,,Douze matelots.,Douze",
        {"matelot"},
    ),
    "a new word for a land": (
        "fr/count_words.csv",
        "words,role,gives,example,figure\némirat,land,country,Dans tout l’émirat douze hommes ont fui.,douze",
        {"émirat"},
    ),
    "a word of modality": (
        "fr/modality.csv",
        "word,pos,slots,types,gives,negated,tense,example,event,mode\n"
        "rechigner,verb,inf,,hypothetical,,,Il rechigne à attaquer.,attaquer,hypothetical",
        {"rechigner"},
    ),
    "a first name": ("fr/first_names.csv", "name,gender\nZora,m", {"zora"}),
    "a new anchor": (
        "fr/anchors.csv",
        "id,forms,title,kind,earliest,latest,day,with,note,example,gives\n"
        "kessar,bataille de Kessar,,day,2030-03-01,,2030-03-01,,inventée,La bataille de Kessar.,2030-03-01..",
        {"bataille"},
    ),
    "a new phrase of pages": (
        "fr/boilerplate.csv",
        "phrase,where,example,note\nne manquez rien,start,Ne manquez rien,",
        {"abonnez"},
    ),
    "a code of a speech act": ("fr/speech_acts.csv", "cue,plover,mode,example\nmenacer,COERCE,,Il menace.", {"menace"}),
}


class Parsed(recoupe.Pipeline):
    """A pipeline with another lexicon or gazetteer that parses every text once for all tests."""

    def __init__(self, nlp, lexicon=None, overlay=None, gazetteer=None):
        super().__init__(nlp.language, lexicon or nlp.lexicon, gazetteer or nlp.gazetteer, rebuild=(nlp.model, overlay))

    @staticmethod
    @cache
    def _known(language, text):
        return language(text)

    def inspect(self, document, look):
        """Analyze a parsed text."""
        doc = self._known(self.language, document.text)
        return self._extract(doc, document), look(doc)


@pytest.fixture(scope="module")
def before(tmp_path_factory, nlp):
    """A dossier of the examples and the texts above, analyzed with the shipped lexicon."""
    path = tmp_path_factory.mktemp("before") / "a.dossier"
    items = [item(text.read_text(encoding="utf-8"), path=text.name) for text in EXAMPLES]
    items += [
        item(text, path=name, outlet="La Gazette du Nord" if name == "gazette" else None, published="2031-05-02")
        for name, text in TEXTS.items()
    ]
    with Dossier(path, create=True) as dossier:
        add(dossier, items, Parsed(nlp))
    return path


@pytest.fixture
def dossier(before, path):
    """A copy of it."""
    path.write_bytes(before.read_bytes())
    with Dossier(path) as opened:
        yield opened


def renewed(dossier, nlp):
    """Renew; give the names of what was analyzed anew, and see to it that all is as if everything had been."""
    touched = set()
    result = renew(dossier, nlp, done=lambda number: touched.add(dossier.document(number).name))
    assert (result.renewed, result.renewed + result.settled + result.current) == (len(touched), len(dossier))
    for stored in dossier.documents():
        assert dossier.analysis(stored.number) == nlp(stored.document), stored.name
    assert renew(dossier, nlp).current == len(dossier)
    return touched


def overlaid(nlp, folder, file, content):
    """Give a pipeline with a file laid over its lexicon."""
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(content + "\n", encoding="utf-8")
    return Parsed(nlp, load_lexicon(folder), folder)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_the_lexicon_touches_what_it_bears_on(tmp_path, dossier, nlp, change):
    file, content, touched = CHANGES[change]
    new = overlaid(nlp, tmp_path / "lexique", file, content)
    found = renewed(dossier, new) & TEXTS.keys()
    if touched is not None:
        assert found == touched
    assert found
    assert len(found) < len(TEXTS) / 2
    assert renewed(dossier, Parsed(nlp)) & TEXTS.keys() == found  # and back again


def test_a_verb_more_in_a_users_row_does_not_touch_texts_with_its_others(tmp_path, dossier, nlp):
    row = "[[triggers]]\nid = 'rafler'\nagent = 'subject'\npatient = 'object'\nverbs = '{}'"
    one = overlaid(nlp, tmp_path / "un", "events/abduct.toml", row.format("rafler, songer"))
    two = overlaid(nlp, tmp_path / "deux", "events/abduct.toml", row.format("rafler, songer, cueillir"))
    assert renewed(dossier, one) & TEXTS.keys() == {"songer"}
    assert renewed(dossier, two) & TEXTS.keys() == {"cueillir"}


def test_a_verb_more_in_a_shipped_row_touches_what_other_rows_compete_for_alone(tmp_path, dossier, nlp):
    """A user's row goes before others that have a trigger for the same word; where there are none, that is the same."""
    [shipped] = [row for row in nlp.lexicon.events.types["abduct"].triggers if row.id == "abduct/enlever"]
    fields = {
        name: ", ".join(getattr(shipped, name))
        for name in ("verbs", "agent", "patient", "place", "subject", "object", "complement", "governor", "unless")
    }
    fields["verbs"] += ", cueillir"
    lines = "\n".join(f"{name} = '{value}'" for name, value in fields.items() if value)
    new = overlaid(nlp, tmp_path / "lexique", "events/abduct.toml", f"[[triggers]]\nid = 'enlever'\n{lines}")
    found = renewed(dossier, new)
    assert "cueillir" in found
    assert "kidnapper" not in found


def test_remarks_and_examples_touch_nothing(tmp_path, dossier, nlp):
    row = next(row for row in nlp.lexicon.boilerplate.phrases if row.where == "start")
    content = f"phrase,where,example,note\n{row.phrase},start,Autre exemple,autre remarque"
    assert renewed(dossier, overlaid(nlp, tmp_path / "lexique", "fr/boilerplate.csv", content)) == set()


def test_an_imported_gazetteer_touches_the_texts_that_have_its_names(tmp_path, monkeypatch, dossier, nlp):
    monkeypatch.setenv("RECOUPE_DATA", str(tmp_path / "data"))
    dump = tmp_path / "SY.txt"
    dump.write_text(geonames_line(90000001, "Ostrelle", population=4000), encoding="utf-8")
    import_file(dump)
    new = Parsed(nlp, gazetteer=load_gazetteer())
    assert renewed(dossier, new) & TEXTS.keys() == {"ostrelle"}
    assert renewed(dossier, Parsed(nlp)) & TEXTS.keys() == {"ostrelle"}


@pytest.mark.parametrize("what", ["_code", "_model"])
def test_other_rules_or_another_model_touch_all(monkeypatch, dossier, nlp, what):
    monkeypatch.setattr(f"recoupe.dossier.basis.{what}", lambda *given: "another")
    result = renew(dossier, Parsed(nlp))
    assert (result.renewed, result.settled) == (len(dossier), 0)


def test_only_what_was_affected_is_written_anew(tmp_path, dossier, nlp):
    """The others have the same rows as before but for the basis that they rest on."""
    old = dict(_without_basis(dossier))
    renew(dossier, overlaid(nlp, tmp_path / "lexique", *CHANGES["a new outlet"][:2]))
    new = dict(_without_basis(dossier))
    assert [number for number in old if old[number] != new[number]] == [dossier.document("phare").number]


def _without_basis(dossier):
    for row in map(dict, rows(dossier.path, numbers=True)["analyses"]):
        del row["basis"]
        yield row["document"], row


def test_renewing_on_several_processes_gives_the_same(tmp_path, dossier, nlp, monkeypatch):
    monkeypatch.setattr("recoupe.dossier.basis._code", lambda: "another")
    renew(dossier, Parsed(nlp), jobs=2)
    for stored in dossier.documents():
        assert dossier.analysis(stored.number) == Parsed(nlp)(stored.document)


def test_one_document_is_analyzed_anew_after_its_date_was_set(dossier, nlp):
    stored = dossier.date("zora", "2029-01-01")
    renew_one(dossier, Parsed(nlp), stored.number)
    assert dossier.document("zora").earliest == "2029-01-01"
    assert renew(dossier, Parsed(nlp)).renewed == 0


def test_adding_after_a_change_analyzes_anew_what_comes_and_is_affected(tmp_path, dossier, nlp):
    new = overlaid(nlp, tmp_path / "lexique", *CHANGES["a new outlet"][:2])
    again = [item(TEXTS[name], path=name, published="2031-05-02") for name in ("phare", "phares")]
    result = add(dossier, again, new)
    assert (result.renewed, result.same) == (1, 1)
    assert settle(dossier, new)[1] == 0


def test_every_table_of_the_lexicon_is_in_the_manifest():
    assert {field.name for field in dataclasses.fields(Lexicon)} | {"classes"} == TABLES.keys()


def test_the_manifest_is_the_same_every_time():
    one, other = manifest(load_lexicon()), manifest(load_lexicon())
    assert list(one.items()) == list(other.items())
    assert changed(one, other) == set()


@given(st.lists(st.integers(0, 400), min_size=1, max_size=8), st.integers(0, 7))
def test_a_text_is_touched_by_any_of_its_phrases_in_any_order(seeds, at):
    text = dispatch(seeds[at % len(seeds)])
    words = text.replace("’", " ").split()
    phrase = " ".join(reversed(words[at : at + 3]))
    assert touching([phrase, "mot qui manque"])(word_set([text]))
    assert touching(["mot qui manque", f'"{phrase}"'])(word_set([text]))
    assert not touching([f"{phrase} introuvable"])(word_set([text]))
