"""The public surface: what a user may import, and what the pipeline promises about any text."""

from __future__ import annotations

import datetime
import pickle
import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import recoupe
import recoupe.errors
from recoupe.pipeline import pieces
from recoupe.readers import build_document

PUBLIC = [
    "Actor",
    "ActorKind",
    "Analysis",
    "Area",
    "AreaKind",
    "Attitude",
    "BinaryInput",
    "Candidate",
    "Copy",
    "CopyGroup",
    "Direction",
    "Document",
    "Dossier",
    "DossierBusy",
    "DossierDamaged",
    "DossierError",
    "DossierFull",
    "DossierTooNew",
    "EmptyInput",
    "Event",
    "FetchError",
    "Figure",
    "FigureKind",
    "FigureScope",
    "Form",
    "GazetteerError",
    "InputError",
    "Item",
    "Label",
    "LexiconError",
    "MissingExtra",
    "Modality",
    "ModelNotFound",
    "NoSuchDecision",
    "NoSuchDocument",
    "NoSuchFact",
    "NoSuchOrigin",
    "NotADossier",
    "NotFrench",
    "Original",
    "Part",
    "PartKind",
    "Passage",
    "PassageKind",
    "Pipeline",
    "Place",
    "PlaceCandidate",
    "PlaceStatus",
    "Polarity",
    "Publication",
    "PublishedStatus",
    "RecoupeError",
    "Relay",
    "Retraction",
    "Revision",
    "Span",
    "Stance",
    "Statement",
    "TimeExpression",
    "TimeReading",
    "TimeStatus",
    "TimeType",
    "UnreadableInput",
    "Why",
    "__version__",
    "analyze",
    "load",
]

#: Pieces of French news that make the grammar work, and characters that make the offsets work.
FRAGMENTS = [
    "Le ministre a déclaré que", "a-t-il ajouté", "selon une source", "«", "»", "“", '"', "’", "'", ", ", ". ", " : ",
    "\n\n", "\r\n", "\xa0", "\u200b", "\u00ad", "🇺🇦", "e\u0301", "[NDLR", "]", "l'AFP", "citant", "dément",
    "auraient été tués",
    "accuse", "d'avoir", "— ", "- ", "…", "http://x.fr/?a=1", "@afp", "#Kiev", "Sources : AFP",
    "est revenu sur ses propos",
    "lundi", "le vendredi 8 juin", "31 février 2018", "17 h 65", "²", "en 2017", "deux jours après", "du 3 au 5 mai",
    "à 70 km de", "Deir Ezzor", "Al-", "la ville de", "Syrie", "entre", "et",
    "(", ")", "84.000", "M.", "\ufeff", "\x00", "ﬁ", "مرحبا",
]  # fmt: skip


def test_the_public_surface():
    assert recoupe.__all__ == PUBLIC == sorted(PUBLIC)
    assert all(getattr(recoupe, name) is not None for name in PUBLIC)
    assert set(PUBLIC) <= set(dir(recoupe))
    with pytest.raises(AttributeError, match="nothing"):
        _ = recoupe.nothing


def test_importing_is_cheap():
    code = "import sys, recoupe; print(any(m in sys.modules for m in ('spacy', 'numpy', 'msgspec', 'rich', 'typer')))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"


def test_every_error_is_a_recoupe_error():
    errors = [getattr(recoupe, name) for name in PUBLIC]
    errors = [error for error in errors if isinstance(error, type) and issubclass(error, Exception)]
    assert set(errors) == {
        kind for kind in vars(recoupe.errors).values() if isinstance(kind, type) and issubclass(kind, Exception)
    }
    for error in errors:
        assert issubclass(error, recoupe.RecoupeError)
        again = pickle.loads(pickle.dumps(error("no text", where="a.txt", hint="give one")))
        assert (type(again), str(again)) == (error, "a.txt: no text; give one")


def test_details_of_a_text(nlp):
    found = nlp("Rien.", id="7", title="Titre", outlet="La Gazette", published=datetime.date(2024, 5, 3)).document
    assert (found.id, found.title, found.outlet, found.published) == ("7", "Titre", "La Gazette", "2024-05-03")


def test_a_document_brings_its_own_details(nlp):
    document = build_document("Rien.", outlet="La Gazette")
    assert nlp(document).document is document
    with pytest.raises(TypeError, match="Document"):
        nlp(document, outlet="Radio Littoral")


def test_a_date_that_is_none(nlp):
    with pytest.raises(ValueError, match="hier"):
        nlp("Rien.", published="hier")


@pytest.mark.parametrize("n_process", [1, 2])
def test_a_defect_names_the_document(nlp, monkeypatch, n_process):
    def fail(doc, document, lexicon, gazetteer):
        raise ZeroDivisionError

    monkeypatch.setattr("recoupe.extract.analysis.extract", fail)
    with pytest.raises(ZeroDivisionError) as caught:
        list(nlp.pipe([build_document("Rien.", id="7")] * 3, n_process=n_process))
    assert caught.value.__notes__ == ["while analyzing 7"]


def test_a_model_that_is_not_installed():
    with pytest.raises(recoupe.ModelNotFound) as caught:
        recoupe.load(model="fr_core_news_lg")
    assert "python -m spacy download fr_core_news_lg" in str(caught.value)


def test_the_analysis_of_one_text():
    found = recoupe.analyze("Le maire dément toute négociation.", outlet="La Gazette")
    assert found == recoupe.load()("Le maire dément toute négociation.", outlet="La Gazette")
    assert [statement.attitude for statement in found.statements] == [recoupe.Attitude.DENY]


Anchored = recoupe.Span | recoupe.TimeExpression | recoupe.Place | recoupe.Area


def spans(analysis: recoupe.Analysis) -> list[Anchored]:
    """Give every span of an analysis."""
    found: list[Anchored] = [*analysis.credits, *analysis.dates, *analysis.places, *analysis.areas]
    for statement in analysis.statements:
        links = [relay.span for relay in statement.chain]
        others = [candidate.span for candidate in statement.origin_candidates]
        found += [
            span
            for span in (*statement.content, statement.cue, statement.source, statement.time, *links, *others)
            if span
        ]
    for retraction in analysis.retractions:
        others = [candidate.span for candidate in retraction.origin_candidates]
        found += [span for span in (retraction.cue, retraction.source, *others) if span]
    return found


def check(analysis: recoupe.Analysis) -> None:
    """Check what holds for any text."""
    assert all(analysis.text[span.start : span.end] == span.text for span in spans(analysis))
    for records in (analysis.statements, analysis.dates, analysis.places, analysis.areas):
        assert [record.id for record in records] == list(range(len(records)))
    for when in (*analysis.dates, analysis.published):
        assert not (when.earliest and when.latest) or when.earliest <= when.latest
    for place in analysis.places:
        assert analysis.places[place.referent].referent == place.referent <= place.id
        assert (place.latitude is None) == (place.longitude is None)
        assert (place.status is recoupe.PlaceStatus.RESOLVED) or place.latitude is None
    for statement in analysis.statements:
        assert statement.parent is None or statement.parent != statement.id
        assert statement.content
        assert list(statement.relays) == [relay.name for relay in statement.chain]
    for retraction in analysis.retractions:
        assert retraction.retracts is None or retraction.retracts < len(analysis.statements)


@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=40).map(" ".join) | st.text(max_size=80))
@example("")
@example(" \n\t")
@example("« » “ ” \" ' . , ; : ! ? … — [ ]")
@example("\ud800")
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_analyzed(nlp, text):
    check(nlp(text))


def test_a_text_of_a_megabyte_on_one_line(nlp):
    sentence = "Le ministre a déclaré que « la ville est libre », a rapporté l’AFP, mais le maire dément toute trêve. "
    text = sentence * (1_000_000 // len(sentence) + 1)
    begun = time.monotonic()
    found = nlp(text)
    check(found)
    assert len(found.statements) > 10_000
    assert time.monotonic() - begun < 180


@pytest.mark.parametrize("unit", ["a", "«", "( ", "« a-t-il dit ", "selon ", "\n"])
def test_a_long_text_of_one_thing(nlp, unit):
    begun = time.monotonic()
    check(nlp(unit * (40_000 // len(unit))))
    assert time.monotonic() - begun < 60


@given(st.text(alphabet="ab \n", max_size=80), st.integers(1, 20))
def test_pieces_give_the_text_back(text, limit):
    found = list(pieces(text, limit))
    assert "".join(found) == text
    assert all(len(piece) <= limit for piece in found)


TEXTS = [f"Le {who} dément toute négociation. « Rien n’est signé », a-t-il dit." for who in ("maire", "préfet")] * 9


def test_pipe_gives_what_calling_gives(nlp):
    assert list(nlp.pipe(TEXTS)) == [nlp(text) for text in TEXTS]


@pytest.mark.parametrize(("n_process", "batch_size"), [(1, 3), (2, 1), (2, 4), (2, 100)])
def test_pipe_keeps_order_and_contexts(nlp, n_process, batch_size):
    pairs = [(build_document(text, id=str(number)), number) for number, text in enumerate(TEXTS)]
    found = list(nlp.pipe(pairs, as_tuples=True, n_process=n_process, batch_size=batch_size))
    assert [(analysis.document.id, number) for analysis, number in found] == [(str(n), n) for n in range(len(TEXTS))]
    assert [analysis for analysis, _ in found] == [nlp(document) for document, _ in pairs]


def test_pipe_reads_no_further_than_it_must(nlp):
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield "Rien."

    results = nlp.pipe(endless(), n_process=2, batch_size=2)
    for _ in range(3):
        next(results)
    results.close()
    assert taken <= 24  # of two processes: two texts in work and two waiting each, and the batches that are done


@pytest.mark.parametrize("options", [{"n_process": 0}, {"n_process": -2}, {"batch_size": 0}])
def test_pipe_refuses_impossible_numbers(nlp, options):
    with pytest.raises(ValueError, match="n_process"):
        nlp.pipe(TEXTS, **options)


def test_the_same_text_gives_the_same_analysis_in_another_process(nlp):
    code = f"import recoupe; print(recoupe.analyze({TEXTS[0]!r}).to_dict())"
    again = subprocess.check_output([sys.executable, "-c", code], text=True, encoding="utf-8")
    assert again.strip() == str(nlp(TEXTS[0]).to_dict())
