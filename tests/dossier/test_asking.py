"""What a dossier is asked: who speaks, what they said, where words stand."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.dossier import Dossier
from tests.dossier.asked import item, kept, text

OBSERVATORY = "l’Observatoire syrien des droits de l’homme"
DOCUMENTS = (
    text(
        "fil-1",
        f"Les combats ont cessé à Hajin, a indiqué mardi {OBSERVATORY} (OSDH). Le front est calme, a ajouté l’OSDH.",
        outlet="Le Fil du Nord",
        published="2019-03-06",
        title="Hajin\xa0: les combats cessent",
    ),
    text(
        "fil-2",
        "L'OSDH affirme que trois civils ont été tués à Palmyre. « Nous comptons les morts », a déclaré le directeur de"
        " l'OSDH, Rami Kanaan. Rami Kanaan dément toute négociation avec l’armée.",
        outlet="Gazette",
        published="2019-03-02",
    ),
    text(
        "retrait",
        "Le vendredi 1er mars, l’OSDH, relayé par l’AFP, avait annoncé que la ville de Soukhna était tombée avant de se"
        " rétracter. La route reste ouverte, a assuré samedi 2 mars l’OSDH.",
        outlet="Radio Plaine",
        published="2019-03-04",
    ),
    text("sans-date", "L’OSDH dit que le pont de Kessar est coupé.", outlet="Radio Plaine"),
    text(
        "ministres-1",
        "Le ministre Paul Martin a promis une enquête. « La route est sûre », a dit Paul Martin.",
        published="2019-03-03",
    ),
    text("ministres-2", "La ministre Claire Martin dément ces chiffres.", published="2019-03-03"),
    text(
        "defense-ru",
        "Le ministère russe de la Défense affirme que le pont est intact. Le ministère russe de la Défense dément.",
        published="2019-03-05",
    ),
    text("defense-fr", "Le ministère français de la Défense affirme que le pont est coupé.", published="2019-03-05"),
    text(
        "philippe",
        "Édouard\xa0Philippe a annoncé des travaux. Edouard Philippe a promis un pont. M. Philippe a démenti un"
        " retard.",
        published="2019-03-07",
    ),
    text(
        "front",
        "Le Front du Littoral Uni (FLU) affirme tenir le port. « Le port est à nous », a déclaré le FLU.",
        published="2019-03-07",
    ),
    text("front-2", "Le FLU a revendiqué l’attaque du dépôt de Menil.", published="2019-03-08"),
    text(
        "mots",
        "Les manœuvres de l’armée ont repris ; sœur Anne, du café Łódź, a vu « le cessez-le-feu » échouer. "
        "Mot_clé, x², aujourd’hui, AUJOURD'HUI : NOT OR NEAR(a) manifestation, manifestants.",
        title="Échos du cœur",
    ),
)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory, nlp):
    path = tmp_path_factory.mktemp("asked") / "a.dossier"
    with Dossier(kept(path, nlp, *DOCUMENTS, archive="https://archive.example/1")) as opened:
        yield opened


def names(origins) -> list[str]:
    return [origin.name for origin in origins]


def said(dossier, name, **limits):
    [origin] = dossier.find_origins(name)
    return dossier.said([origin], **limits)


@pytest.mark.parametrize(
    "asked",
    [
        "OSDH",
        "osdh",
        "l'OSDH",
        "Observatoire syrien des droits de l'homme",
        "L’OBSERVATOIRE SYRIEN DES DROITS DE L’HOMME",
        "Observatoire\xa0syrien des droits de l'Homme",
        "actors:osdh",
    ],
)
def test_an_origin_has_many_spellings(dossier, asked):
    [origin] = dossier.find_origins(asked)
    assert (origin.entry, origin.statements, origin.retractions) == ("actors:osdh", 6, 1)


@pytest.mark.parametrize(
    "asked", ["Edouard Philippe", "Philippe", "édouard philippe", "M. Philippe", "le ministre Philippe"]
)
def test_a_person_is_asked_for_by_the_surname(dossier, asked):
    [origin] = dossier.find_origins(asked)
    assert origin.statements == 3
    assert {unicodedata.normalize("NFD", name)[0] for name in origin.names} == {"E"}


def test_two_persons_of_one_surname_stay_apart(dossier):
    assert sorted(names(dossier.find_origins("Martin"))) == ["Claire Martin", "Paul Martin"]
    assert names(dossier.find_origins("Paul Martin")) == ["Paul Martin"]


def test_ministries_of_two_countries_stay_apart(dossier):
    both = dossier.find_origins("ministère de la Défense")
    assert sorted(origin.country or "" for origin in both) == ["FR", "RU"]
    assert [origin.country for origin in dossier.find_origins("ministère de la Défense (RU)")] == ["RU"]
    assert [origin.country for origin in dossier.find_origins("le ministère français de la Défense")] == ["FR"]
    assert dossier.find_origins("ministère de la Défense (SY)") == []


@pytest.mark.parametrize("asked", ["FLU", "Front du Littoral Uni", "le front du littoral uni"])
def test_an_acronym_of_one_document_names_the_same_in_another(dossier, asked):
    [origin] = dossier.find_origins(asked)
    assert {one.name for one in dossier.said([origin])} == {"front", "front-2"}
    assert origin.name == "Front du Littoral Uni"


def test_a_director_is_another_origin_but_named_beside(dossier):
    [origin] = dossier.find_origins("OSDH")
    assert [(other.name, "directeur de l’OSDH" in called) for other, called in dossier.beside(origin)] == [
        ("Rami Kanaan", True)
    ]
    assert "Nous comptons les morts" not in [one.content for one in dossier.said([origin])]


def test_nobody_of_that_name(dossier):
    assert dossier.find_origins("Zacharie Untel") == []
    assert names(dossier.close_origins("Rami Kanan")) == ["Rami Kanaan"]
    assert dossier.find_origins("") == dossier.find_origins("(RU)") == dossier.find_origins("%") == []


def test_who_says_most_comes_first(dossier):
    everybody = dossier.origins()
    assert everybody[0].entry == "actors:osdh"
    assert [origin.statements for origin in everybody] == sorted((o.statements for o in everybody), reverse=True)


def test_what_was_said_is_in_the_order_of_time_and_a_retraction_behind_what_it_takes_back(dossier):
    found = [(one.name, one.kind, one.time[0]) for one in said(dossier, "OSDH")]
    assert found == [
        ("retrait", "statement", "2019-03-01"),
        ("retrait", "retraction", "2019-03-04"),
        ("fil-2", "statement", "2019-03-02"),
        ("retrait", "statement", "2019-03-02"),
        ("fil-1", "statement", "2019-03-05"),
        ("fil-1", "statement", "2019-03-06"),
        ("sans-date", "statement", None),
    ]


def test_a_statement_knows_that_it_was_taken_back_and_who_relayed_it(dossier):
    taken, retraction, *others = said(dossier, "OSDH")
    assert (taken.retracted, taken.relays, retraction.retracts) == (True, ("AFP",), taken.id)
    assert retraction.content == taken.content
    assert (retraction.attitude, retraction.cue) == ("retract", "se rétracter")
    assert not any(one.retracted for one in others)


def test_places_hold_what_is_said(dossier):
    bodies = {document.id: document.text for document in DOCUMENTS}
    for origin in dossier.origins():
        for one in dossier.said([origin]):
            here = bodies[one.name][one.start : one.end]
            first, last = (one.cue, one.cue) if one.kind == "retraction" or not one.content else (
                one.content.split(" […] ")[0],
                one.content.split(" […] ")[-1],
            )  # fmt: skip
            assert here.startswith(first)
            assert here.endswith(last)


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"until": "2019-03-01"}, ["retrait", "retrait"]),
        ({"since": "2019-03-05"}, ["fil-1", "fil-1"]),
        ({"since": "2019-03-05", "until": "2019-03-05"}, ["fil-1"]),
        ({"since": "2020-01-01"}, []),
        ({"about": "palmyre"}, ["fil-2"]),
        ({"about": "SOUKHNA tombee"}, ["retrait", "retrait"]),
        ({"about": '"tombée Soukhna"'}, []),
        ({"about": "combat*"}, ["fil-1"]),
        ({"about": "homicide"}, []),
    ],
)
def test_limits(dossier, limits, expected):
    assert [one.name for one in said(dossier, "OSDH", **limits)] == expected


def test_what_it_is_about_may_be_the_name_of_an_event(dossier):
    [event] = [event for event in dossier.analysis(2).events if event.trigger.text == "tués"]
    assert [one.name for one in said(dossier, "OSDH", about=event.name)] == ["fil-2"]


def test_a_later_revision_is_asked_alone(tmp_path, nlp):
    path = kept(tmp_path / "b.dossier", nlp, text("a", "Le maire dit que le pont est coupé."))
    kept(path, nlp, text("a", "Le préfet dit que le pont est ouvert."))
    with Dossier(path) as opened:
        assert names(opened.origins()) == ["préfet"]
        assert opened.find_origins("maire") == []
        assert list(opened.search("coupé")) == []
        assert [hit.name for hit in opened.search("ouvert")] == ["a"]


# Search


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("manoeuvres", ["manœuvres"]),
        ("MANŒUVRES armee", ["manœuvres", "armée"]),
        ("soeur", ["sœur"]),
        ("lodz", ["Łódź"]),
        ("cessez-le-feu", ["cessez-le-feu"]),
        ('"cessez le feu"', ["cessez-le-feu"]),
        ("« cessez le feu »", ["cessez-le-feu"]),
        ("manif*", ["manifestation", "manifestants"]),
        ("manifest", []),
        ("aujourd'hui", ["aujourd’hui", "AUJOURD'HUI"]),
        ("l'armée", ["l’armée"]),
        ("NOT NEAR", ["NOT", "NEAR"]),
        ("NEAR(a)", ["NEAR(a"]),
        ("clé", ["clé"]),
        ("x2", []),
        ("x²", ["x²"]),
        ("manœuvres AND nulle", []),
        ("title:armée", []),
        ("", []),
        ("?!*", []),
    ],
)
def test_words_are_found_whatever_their_spelling(dossier, query, expected):
    hits = [hit for hit in dossier.search(query) if hit.name == "mots"]
    assert [hit.text[start:end] for hit in hits for start, end in hit.places] == expected


def test_a_title_is_searched_too(dossier):
    [hit] = dossier.search("coeur echos")
    assert (hit.name, hit.places) == ("mots", ())


def test_a_limit_counts_documents_that_have_the_words(dossier):
    assert len(list(dossier.search("le", limit=3))) == 3
    assert len(list(dossier.search("le"))) > 3


@pytest.mark.parametrize("query", ["le", "le pont", '"le pont"', "mini* martin", "hajin", "introuvable", '"a déclar*"'])
@pytest.mark.parametrize("skip", [0, 1, 3, 100])
def test_a_later_page_of_a_search_goes_on_where_the_one_before_ends(dossier, query, skip):
    every = list(dossier.search(query))
    assert list(dossier.search(query, limit=2, skip=skip)) == every[skip : skip + 2]


@pytest.mark.parametrize("outlet", [None, "Radio Plaine", "personne"])
@pytest.mark.parametrize("skip", [0, 1, 100])
def test_a_stretch_of_the_documents_is_in_their_order(dossier, outlet, skip):
    every = [one for one in dossier.documents() if outlet in (None, one.document.outlet)]
    assert dossier.some(outlet, skip=skip, most=3) == every[skip : skip + 3]


def test_what_there_is_is_counted_anew_after_somebody_has_written(tmp_path, nlp):
    path = kept(tmp_path / "a.dossier", nlp, DOCUMENTS[0])
    with Dossier(path) as reader, Dossier(path) as writer:
        before = reader.info()
        writer.remove(1)
        assert (before.documents, reader.info().documents) == (1, 0)
        assert before.findings["statements"] > reader.info().findings["statements"] == 0


def folded(character: str) -> str:
    """A letter without case and accent, by Unicode alone."""
    return unicodedata.normalize("NFD", character.lower())[0]


def cut(body: str) -> list[tuple[str, int, int]]:
    """The words of a text by a plain scan: runs of letters and digits."""
    found, start = [], None
    for place, character in enumerate(f"{body} "):
        if character.isalnum():
            start = place if start is None else start
        elif start is not None:
            found.append(("".join(map(folded, body[start:place])), start, place))
            start = None
    return found


WRITTEN = st.text(alphabet="aAàéEÉçñx '’-.,;\n\u00a0«»()\"*:²7", max_size=60)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory, nlp):
    """A dossier whose one document is written anew for every example; the pipeline is not needed for searching."""
    from recoupe.dossier.basis import current_basis

    with Dossier(tmp_path_factory.mktemp("scratch") / "c.dossier", create=True) as opened:
        basis = opened.basis(current_basis(nlp))

        def put(body: str) -> Dossier:
            from recoupe.dossier.records import Entry
            from recoupe.model import Analysis

            document = text("only", body)
            if len(opened):
                opened.remove("only")
            opened.write([Entry(item=item(document), analysis=Analysis(document=document))], basis)
            return opened

        yield put


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=WRITTEN, query=WRITTEN | st.text(max_size=30))
def test_every_place_of_a_word_and_no_other_is_found(scratch, body, query):
    opened = scratch(body)
    for word, _, _ in cut(query)[:2]:
        expected = tuple((start, end) for other, start, end in cut(body) if other == word)
        hits = [hit.places for hit in opened.search(word)]
        assert hits == ([expected] if expected else [])


@settings(max_examples=300, deadline=None)
@given(query=st.text(max_size=40) | WRITTEN)
def test_any_query_is_answered_with_places_where_its_words_are(dossier, query):
    wanted = {word for word, _, _ in cut(query)}
    for hit in dossier.search(query):
        for start, end in hit.places:
            words = cut(hit.text[start:end])
            assert words
            assert (words[0][1], words[-1][2]) == (0, end - start)
            if query.isascii() and "*" not in query:
                assert {word.replace("œ", "oe") for word, _, _ in words} <= wanted


@pytest.mark.parametrize(
    "query", ["mot " * 5000, "a" * 100_000, '"' * 2001, "o* " * 300, " ".join(map(str, range(3000)))]
)
def test_no_query_is_too_long(dossier, query):
    assert len(list(dossier.search(query))) <= len(DOCUMENTS)
