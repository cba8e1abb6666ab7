"""The cross-check does not depend on when documents came, and does nothing twice."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.crosscheck import figures, versions
from recoupe.crosscheck.accounts import sketch
from recoupe.crosscheck.versions import cross_check
from recoupe.dossier import Dossier, Entry
from recoupe.dossier.analyzing import analyze
from recoupe.dossier.records import Basis
from recoupe.exports._fact_object import fact_object
from recoupe.exports._page import as_json
from recoupe.model import Item, Original
from recoupe.readers import build_document
from tests.matching import load_examples

#: Invented, of one affair: a count that rises, one that is disputed, a copy, no day, two of one outlet.
DISPATCHES = (
    "Selon la préfecture, 1 250 personnes ont manifesté samedi à Ostrel. Les organisateurs en annoncent 3 400.",
    "Samedi à Ostrel, 3 400 personnes ont manifesté, selon les organisateurs. La police a arrêté 17 manifestants.",
    "La police dément avoir tiré sur la foule à Ostrel. Dix-sept manifestants ont été arrêtés, a annoncé le procureur.",
    "Le bilan s’alourdit à Ostrel : 21 manifestants ont été arrêtés samedi, selon le procureur.",
    "Les rebelles affirment avoir pris la ville de Torvik dimanche. L’armée dément avoir perdu Torvik.",
    "L’armée a repris Torvik lundi, a annoncé le ministère de la Défense. Les combats ont fait 12 morts.",
    "Douze soldats ont été tués à Torvik, selon l’Observatoire des conflits. Le ministère parle de 4 morts.",
)
OUTLETS = ("La Gazette du Nord", "Radio Littoral", None)


@pytest.fixture(scope="module")
def entries(nlp) -> list[Entry]:
    """The examples and the dispatches above, some of them copied into another, each analyzed."""
    chance = random.Random(7)
    texts = [item.text for item in load_examples() if item.id.startswith("fictif")]
    texts += [*DISPATCHES, *(f"{one} {other}" for one, other in zip(DISPATCHES, DISPATCHES[2:], strict=False))]
    found = []
    for number, text in enumerate(texts):
        day = f"2031-03-{chance.randint(8, 14):02}" if chance.random() < 0.6 else None
        document = build_document(text, id=f"texte {number}", outlet=chance.choice(OUTLETS), published=day)
        analysis, traces = analyze(nlp, document)
        original = Original(data=text.encode(), media_type="text/plain", obtained=f"essai {number}")
        item = Item(document=document, original=original, key=f"id:texte {number}")
        found.append(Entry(item=item, analysis=analysis, traces=traces))
    return found


def added(dossier: Dossier, *some: Entry) -> None:
    """Put documents into a dossier."""
    dossier.write(some, dossier.basis(Basis(code="1", model="1", lexicon="1", gazetteer="1")))


def shown(dossier: Dossier) -> list[str]:
    """Cross-check a dossier; give the lines that are written."""
    return [as_json(fact_object(fact, dossier.text)) for fact in cross_check(dossier)]


@pytest.fixture(scope="module")
def expected(entries) -> list[str]:
    """What is found where all come at once."""
    with TemporaryDirectory() as folder, Dossier(Path(folder) / "a", create=True) as dossier:
        added(dossier, *entries)
        return shown(dossier)


def test_there_is_something_to_find(expected):
    assert len(expected) > 10
    assert any('"relation": "conflict"' in line for line in expected)
    assert any('"relation": "update"' in line for line in expected)


@given(
    st.randoms(use_true_random=False), st.sets(st.integers(1, 20), max_size=4), st.sets(st.integers(0, 20), max_size=3)
)
@settings(max_examples=12, deadline=None)
def test_the_same_in_whatever_order_documents_come(entries, expected, chance, stops, again):
    order = chance.sample(entries, len(entries))
    with TemporaryDirectory() as folder, Dossier(Path(folder) / "a", create=True) as dossier:
        for number, entry in enumerate(order, start=1):
            added(dossier, entry)
            if number in stops:
                cross_check(dossier)
        for entry in [order[number] for number in sorted(again) if number < len(order)]:
            dossier.remove(entry.item.key)
            if chance.random() < 0.5:
                cross_check(dossier)
            added(dossier, entry)
        assert shown(dossier) == expected
        assert shown(dossier) == expected  # nor does asking change anything


@given(st.randoms(use_true_random=False))
@settings(max_examples=6, deadline=None)
def test_what_is_kept_is_what_would_be_found_anew(entries, chance):
    order = chance.sample(entries, len(entries))
    with TemporaryDirectory() as folder, Dossier(Path(folder) / "a", create=True) as dossier:
        for entry in order:
            added(dossier, entry)
            if chance.random() < 0.3:
                found = shown(dossier)
                for what in ("facts", "names"):
                    assert dossier.kept(what)
                    dossier.keep(what, {})
                assert shown(dossier) == found


def test_one_document_more_changes_the_facts_of_what_it_counts(tmp_path, monkeypatch, entries):
    made: list[str] = []

    def spy(type, *others):
        made.append(type)
        return facts(type, *others)

    facts = figures._facts
    monkeypatch.setattr(figures, "_facts", spy)
    with Dossier(tmp_path / "a", create=True) as dossier:
        added(dossier, *entries[:-1])
        cross_check(dossier)
        everything = set(made)
        made.clear()
        cross_check(dossier)
        assert made == []
        added(dossier, entries[-1])
        cross_check(dossier)
        assert {"killed"} <= set(made) < everything  # the last two dispatches count the dead of Torvik


def test_with_a_lexicon_of_ones_own_nothing_kept_is_taken(tmp_path, entries):
    own = tmp_path / "own" / "fr"
    own.mkdir(parents=True)
    rows = "[prosecution]\nname = '-'\n[justice-ministry]\nname = '-'\n"
    (own / "families.toml").write_text(rows, encoding="utf-8")
    with Dossier(tmp_path / "a", create=True) as one, Dossier(tmp_path / "b", create=True) as other:
        added(one, *entries)
        added(other, *entries)
        shipped = [fact_object(fact, one.text) for fact in cross_check(one)]
        found = [fact_object(fact, one.text) for fact in cross_check(one, own.parent)]
        assert found != shipped  # the prosecutor has the key of his name
        assert found == [fact_object(fact, other.text) for fact in cross_check(other, own.parent)]
        assert other.kept("facts") == {}


def test_what_is_removed_leaves_nothing(tmp_path, entries):
    with Dossier(tmp_path / "a", create=True) as one, Dossier(tmp_path / "b", create=True) as other:
        added(one, *entries)
        cross_check(one)
        for entry in entries[::3]:
            one.remove(entry.item.key)
        added(other, *(entry for entry in entries if entry not in entries[::3]))
        assert shown(one) == shown(other)


def test_one_document_more_is_the_only_one_that_is_read(tmp_path, monkeypatch, entries):
    read: list[str] = []

    def spy(analysis):
        read.append(analysis.document.id)
        return sketch(analysis)

    monkeypatch.setattr(versions, "sketch", spy)
    with Dossier(tmp_path / "a", create=True) as dossier:
        added(dossier, *entries[:-1])
        cross_check(dossier)
        assert read == [entry.item.document.id for entry in entries[:-1]]
        added(dossier, entries[-1])
        assert dossier.uncompared() == [len(entries)]
        cross_check(dossier)
        cross_check(dossier)
        assert read == [entry.item.document.id for entry in entries]
        assert dossier.uncompared() == []


def test_the_parser_is_not_loaded():
    command = "import sys, recoupe.crosscheck.versions; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", command], check=False).returncode == 0
