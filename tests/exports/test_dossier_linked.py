"""Claims in JSON-LD, entities of FollowTheMoney, whole analyses in JSON Lines."""

from __future__ import annotations

import io
import json

import msgspec
import pytest

from recoupe import Attitude
from recoupe.exports.dossier.jsonld import CONTEXT
from tests.exports.dossiers import export, hostile, keep, renamed, share
from tests.exports.test_exports import write
from tests.making import TEXT, sample


@pytest.fixture
def dossier(tmp_path):
    path = keep(tmp_path / "a.dossier", sample(), renamed("reprise.txt", outlet="Radio Littoral"), hostile())
    share(path, 1, 2, (9, 40, 10, 41))
    return path


def lines(path, format):
    return [json.loads(line) for line in io.BytesIO(export(path, format))]


def test_jsonl_holds_what_analyze_writes_and_what_the_dossier_knows(dossier):
    first, second, _ = lines(dossier, "jsonl")
    kept = first.pop("dossier")
    assert first == json.loads(write("jsonl", sample()))
    assert (kept["name"], kept["number"], kept["revision"], kept["obtained"]) == ("depeche.txt", 1, 1, "depeche.txt")
    shared = {"kind": "copy", "start": 9, "end": 40, "other_start": 10, "other_end": 41}
    assert kept["copies"] == [
        shared | {"other": "reprise.txt", "direction": "from", "containment": 0.5, "other_containment": 1.0}
    ]
    [mirrored] = second["dossier"]["copies"]
    assert (mirrored["other"], mirrored["direction"]) == ("depeche.txt", "to")
    assert (mirrored["start"], mirrored["containment"]) == (10, 1.0)


def claims(path):
    found = json.loads(export(path, "jsonld"))
    assert found["@context"] == CONTEXT
    return found["@graph"]


def test_who_asserts_is_the_author_of_a_claim_and_who_denies_is_not(dossier):
    article, asserted, denied, nested, conditional, *_ = claims(dossier)
    assert (article["type"], article["articleBody"], article["datePublished"]) == ("NewsArticle", TEXT, "2031-05-02")
    assert (asserted["type"], asserted["author"]["name"]) == ("Claim", "ministère de la Défense du Valmarc")
    assert [relay["name"] for relay in asserted["relays"]] == ["Néréide", "Radio Littoral"]
    assert "author" not in denied
    assert (denied["speaker"]["name"], denied["attitude"]) == ("ministère de la Défense du Valmarc", "deny")
    assert nested["isPartOf"] == {"id": denied["id"]}
    assert {"author", "speaker"}.isdisjoint(nested)
    assert conditional["form"] == "conditional"


@pytest.mark.parametrize(
    ("attitude", "negated", "type", "role"),
    [
        ("assert", False, "Claim", "author"),
        ("assert", True, "Claim", "speaker"),
        ("deny", False, "Claim", "speaker"),
        ("accuse", False, "Claim", "author"),
        ("suspect", False, "Claim", "author"),
        ("call", False, "Quotation", "speaker"),
        ("commit", False, "Quotation", "speaker"),
    ],
)
def test_roles(tmp_path, attitude, negated, type, role):
    analysis = sample()
    first, *others = analysis.statements
    changed = msgspec.structs.replace(first, attitude=Attitude(attitude), negated=negated)
    path = keep(tmp_path / "a.dossier", msgspec.structs.replace(analysis, statements=(changed, *others)))
    claim = claims(path)[1]
    assert (claim["type"], {"author", "speaker"} & set(claim)) == (type, {role})


def test_nothing_is_rated(dossier):
    words = export(dossier, "jsonld").decode()
    assert not [term for term in ("ClaimReview", "Rating", "truth", "verdict") if term.lower() in words.lower()]


def test_selectors_lead_to_the_passage(dossier):
    texts = {}
    targets = 0
    for node in claims(dossier):
        if node["type"] == "NewsArticle":
            texts[node["id"]] = node["articleBody"]
            continue
        for target in node["appearance"]["target"]:
            text = texts[target["source"]]
            position, quote = target["selector"]
            found = text[position["start"] : position["end"]]
            assert quote["exact"] == found
            assert quote["prefix"] + found + quote["suffix"] in text
            targets += 1
    assert targets == 5 + 5 + 2


def test_every_term_of_the_graph_is_in_the_context_or_of_schema_org(dossier):
    schema = set(
        "headline publisher datePublished url inLanguage articleBody text author isPartOf appearance name".split()
    )

    def terms(node):
        if isinstance(node, dict):
            return set(node) | {term for value in node.values() for term in terms(value)}
        return {term for value in node for term in terms(value)} if isinstance(node, list) else set()

    assert terms(claims(dossier)) <= schema | set(CONTEXT)


def test_ids_are_unique_and_no_text_is_an_address(dossier):
    ids = [node["id"] for node in claims(dossier)]
    assert len(ids) == len(set(ids))
    assert not any(set(key) & set(' <>"{}') for key in ids)
    assert "javascript:" not in json.dumps([node.get("url") for node in claims(dossier)])


def test_entities_refer_to_each_other(dossier):
    found = lines(dossier, "ftm")
    ids = {entity["id"]: entity for entity in found}
    assert len(ids) == len(found)
    for entity in found:
        for name in ("proof", "document", "resolved", "entity", "involved"):
            assert set(entity["properties"].get(name, ())) <= set(ids)
        assert all(isinstance(value, str) for values in entity["properties"].values() for value in values)


def test_what_entities_say(dossier):
    found = lines(dossier, "ftm")
    [article, *_] = [entity for entity in found if entity["schema"] == "Article"]
    assert article["properties"]["bodyText"] == [TEXT]
    assert article["properties"]["publishedAt"] == ["2031-05-02"]
    army = next(entity for entity in found if entity["schema"] == "PublicBody")["properties"]
    assert (army["name"], army["weakAlias"], army["country"]) == (
        ["armée du Valmarc"],
        ["l’armée", "ses soldats"],
        ["xv"],
    )
    taken, planned, *_ = [entity["properties"] for entity in found if entity["schema"] == "Event"]
    assert taken["name"] == ["prise ou perte d’un lieu («\xa0libérée\xa0») — nié".replace("\xa0", " ")]
    assert taken["notes"] == ["depeche.txt, caractères 144–151"]
    assert (taken["date"], taken["location"]) == (["2031-05-02"], ["Orsenne"])
    assert planned["keywords"] == ["type-de-l’utilisateur", "pos", "planned"]
    said = [entity["properties"] for entity in found if entity["schema"] == "Note"]
    assert said[0]["name"] == ["ministère de la Défense du Valmarc dit « affirmé », par Néréide, puis Radio Littoral"]
    assert any("se rétracte" in note["name"][0] for note in said)


def test_an_actor_that_the_lexicon_knows_is_one_entity(tmp_path):
    analysis = sample()
    known = msgspec.structs.replace(analysis.actors[0], entry="actors:x")
    one = msgspec.structs.replace(analysis, actors=(known,))
    other = msgspec.structs.replace(analysis, actors=(msgspec.structs.replace(known, name="armée valmarcienne"),))
    path = keep(tmp_path / "a.dossier", one, renamed("b.txt", other, outlet="Radio Littoral"))
    bodies = [entity for entity in lines(path, "ftm") if entity["schema"] == "PublicBody"]
    assert [body["properties"]["name"] for body in bodies] == [["armée du Valmarc", "armée valmarcienne"]]
    assert len(bodies[0]["properties"]["proof"]) == 2
    apart = keep(tmp_path / "b.dossier", analysis, renamed("b.txt", outlet="Radio Littoral"))
    assert len([entity for entity in lines(apart, "ftm") if entity["schema"] == "PublicBody"]) == 2


def test_entities_are_valid(dossier):
    """Against the schema itself, where its library is installed (it needs a C library that some machines lack)."""
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed").model
    for entity in lines(dossier, "ftm"):
        schema = model.get(entity["schema"])
        assert schema is not None
        assert not schema.abstract
        assert set(schema.required) <= set(entity["properties"])
        for name, values in entity["properties"].items():
            kind = schema.get(name).type
            assert [value for value in values if value != "xv" and kind.clean(value) is None] == []
