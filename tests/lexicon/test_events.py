"""The event lexicon: every row's example gives what it says, and what a user lays over it is taken or refused."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from pathlib import Path

import pytest

import recoupe
from recoupe.errors import LexiconError
from recoupe.lexicon import load_lexicon
from recoupe.lexicon.events import (
    ACLED,
    CLASSES,
    FOLDER,
    PLOVER,
    SHIPPED,
    TriggerRow,
    load_events,
    read_classes,
    read_type,
)

EVENTS = load_events()
LEXICON = load_lexicon()
ROWS = [pytest.param(row, id=row.id) for kind in EVENTS.types.values() for row in kind.triggers]
COUNTER = [
    pytest.param(row.type, sentence, id=f"{row.id}:{number}")
    for kind in EVENTS.types.values()
    for row in kind.triggers
    for number, sentence in enumerate(row.counterexamples)
]
TYPES = frozenset(
    "abduct accident agree aid arrest assault clash coerce control damage death deploy flee kill legal measure protest "
    "retreat riot sanction supply talks vote wound".split()
)


# Examples -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", ROWS)
def test_examples_give_what_they_say(nlp: recoupe.Pipeline, row: TriggerRow) -> None:
    assert row.gives.get("trigger"), "every row has an example"
    wanted = row.gives.get("type", row.type)
    events = [event for event in nlp(row.example).events if event.trigger.text == row.gives["trigger"]]
    assert [event.type for event in events] == [wanted], nlp(row.example).events
    for key, value in row.gives.items():
        if key not in ("trigger", "type"):
            assert getattr(events[0], key) == value, (key, events[0])


@pytest.mark.parametrize(("kind", "sentence"), COUNTER)
def test_counterexamples_give_nothing_of_the_type(nlp: recoupe.Pipeline, kind: str, sentence: str) -> None:
    assert [event.trigger.text for event in nlp(sentence).events if event.type == kind] == []


# What is shipped ------------------------------------------------------------------------------------------------------


def test_every_type_has_a_file() -> None:
    assert set(EVENTS.types) == TYPES


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_shipped_files_pass_the_checks_of_a_users(kind: str) -> None:
    read = read_type(SHIPPED / FOLDER / f"{kind}.toml", read_classes(SHIPPED / CLASSES))
    assert read == EVENTS.types[kind]


def test_codes_are_those_of_the_codebooks() -> None:
    assert len(PLOVER) == 16
    assert len(ACLED) == 6
    assert sum(map(len, ACLED.values())) == 25


def test_a_row_overrides_the_codes_of_its_type_only_in_its_type() -> None:
    row = next(row for row in EVENTS.types["assault"].triggers if "frappe aérienne" in row.nouns)
    assert EVENTS.codes(row, "assault").acled == "Explosions/Remote violence / Air/drone strike"
    assert EVENTS.codes(row, "riot") == EVENTS.types["riot"].codes


def test_a_row_with_a_code_of_its_own_does_not_go_by_participants() -> None:
    row = next(row for row in EVENTS.types["assault"].triggers if "frappe aérienne" in row.nouns)
    assert EVENTS.acled_by(row, "assault") == {}
    assert EVENTS.acled_by(row, "kill") == EVENTS.types["kill"].acled_by != {}
    siege = next(row for row in EVENTS.types["control"].triggers if "siège de" in row.nouns)
    assert EVENTS.codes(siege, "control").acled is None


# A user's files -------------------------------------------------------------------------------------------------------

ROW = """
[[triggers]]
verbs = 'rançonner'
agent = 'subject'
patient = 'object'
object = '@human'
example = 'La bande a rançonné des marchands.'
gives = { trigger = 'rançonné' }
"""


def overlay(folder: Path, text: str, name: str = "coerce.toml") -> Path:
    (folder / FOLDER).mkdir(exist_ok=True)
    (folder / FOLDER / name).write_text(text, encoding="utf-8")
    return folder


def test_a_row_is_added(tmp_path: Path) -> None:
    events = load_lexicon(overlay(tmp_path, ROW)).events
    assert events.types["coerce"].triggers[-1].id == "coerce/rançonner"
    assert [pattern.type for pattern in events.verbs.find("", "rançonnaient")] == ["coerce"]
    assert len(events.types["coerce"].triggers) == len(EVENTS.types["coerce"].triggers) + 1


def test_a_row_of_the_same_id_replaces_the_shipped_one(tmp_path: Path) -> None:
    old = EVENTS.types["supply"].triggers[0]
    text = f"[[triggers]]\nid = '{old.id.removeprefix('supply/')}'\nverbs = 'refiler'\n"
    events = load_events(overlay(tmp_path, text, "supply.toml"))
    row = events.types["supply"].triggers[0]
    assert (row.id, row.verbs) == (old.id, ("refiler",))


def test_a_dash_removes_a_row(tmp_path: Path) -> None:
    old = EVENTS.types["supply"].triggers[0]
    text = f"[[triggers]]\nid = '{old.id.removeprefix('supply/')}'\nverbs = '-'\n"
    events = load_events(overlay(tmp_path, text, "supply.toml"))
    assert old.id not in [row.id for row in events.types["supply"].triggers]


def test_a_new_file_is_a_new_type(tmp_path: Path) -> None:
    text = f"name = 'racket'\nplover = 'COERCE'\n{ROW}"
    nlp = recoupe.load(lexicon=overlay(tmp_path, text, "racket.toml"))
    (event,) = nlp("La bande a rançonné des marchands.").events
    assert (event.type, event.plover, event.trigger.text) == ("racket", "COERCE", "rançonné")


def test_classes_grow(tmp_path: Path) -> None:
    folder = overlay(tmp_path, ROW.replace("@human", "@betail"))
    (folder / "fr").mkdir()
    (folder / CLASSES).write_text("betail = 'vache, chèvre'\nhuman = 'marabout'\n", encoding="utf-8")
    events = load_events(folder)
    assert events.is_class("chèvre", ["@betail"])
    assert events.is_class("marabout", ["@human"])
    assert events.is_class("soldat", ["@human"])


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        (ROW.replace("rançonner", "rançon"), "coerce.toml:2: no infinitive in 'rançon'", "begin with an infinitive"),
        (ROW.replace("@human", "@humain"), "coerce.toml:2: unknown class '@humain'", "@human"),
        (ROW.replace("agent", "agents"), "coerce.toml:2: unknown key 'agents'", "agent"),
        (ROW + "nouns = 'rançon'\n", "coerce.toml:2: a row holds verbs or nouns", "make two rows for both"),
        (ROW + ROW, "coerce.toml:10: two rows are called 'coerce/rançonner'", "another id"),
        (ROW + "modality = 'maybe'\n", "coerce.toml:2: unknown modality 'maybe'", "hypothetical"),
        (ROW + "mode = 'steal'\n", "coerce.toml:2: unknown mode 'steal'", "confiscate"),
        (ROW + "acled = 'Riots'\n", "coerce.toml:2: unknown ACLED event 'Riots'", "Riots / Mob violence"),
        (ROW + "counted = 'yes'\n", "coerce.toml:2: counted is neither true nor false", "counted = true"),
        (ROW + "place = [1]\n", "coerce.toml:2: place is no list of words", "place = '…, …'"),
        (ROW.replace("{ trigger", "{ triger"), "coerce.toml:2: gives cannot be read", "trigger"),
        ("[[triggers]]\nverbs = '-'\n", "coerce.toml:1: no id", "which row goes"),
        ("plover = 'COERCION'\n", "coerce.toml:1: unknown PLOVER type 'COERCION'", "COERCE"),
        ("plover = 'COERCE'\nmode = 'riot'\n", "coerce.toml:1: unknown mode 'riot'", "curfew"),
        ("nom = 'contrainte'\n", "coerce.toml:1: unknown key 'nom'", "name"),
        ("name = 'contrainte\n", "coerce.toml:1: Expected", "field = 'value'"),
        ("name = 'contrainte'\nplover = [\n'COERCE'", "coerce.toml:3: Unclosed array", "field = 'value'"),
        (ROW.replace("'subject'", "'sujet'"), "coerce.toml:2: unknown construction 'sujet' of agent", "subject"),
        (ROW.replace("patient = 'object'", "patient = 'objet'"), "coerce.toml:2: unknown construction 'objet'", "par"),
        ("# comment\nname = 3\n", "coerce.toml:2: name is no name", "in French"),
        ("name = '-'\n", "coerce.toml:1: name is no name", "a type stays, its rows may be removed"),
        ("name = 'contrainte'\ntriggers = 'x'\n", "coerce.toml:2: triggers is no row", "[[triggers]]"),
        ("\n[triggers]\nverbs = 'rançonner'\n", "coerce.toml:2: triggers is no row", "[[triggers]]"),
        (ROW + "[[triggers]]\nid = 'zz'\nverbs = '-'\n", "coerce.toml:9: 'coerce/zz' is no row", "copy it"),
        (ROW + "[[triggers]]\nverbs = '-'\n", "coerce.toml:9: no id", "which row goes"),
        (ROW + "  [[ triggers ]]\nverbs = 'rançon'\n", "coerce.toml:9: no infinitive in 'rançon'", "infinitive"),
        (ROW.replace("'rançonné' }", "3 }"), "coerce.toml:2: gives cannot be read", "trigger"),
        (ROW + "counterexamples = 'La rançon.'\n", "coerce.toml:2: counterexamples is no list", "['…', '…']"),
        ("", "coerce.toml:1: the type has no row", "[[triggers]]"),
        ("acled_by = { agent = { rebels = 'x' } }\n", "coerce.toml:1: unknown side 'rebels' in acled_by", "armed"),
        ("acled_by = { agent = { armed = 'x' } }\n", "coerce.toml:1: unknown ACLED event 'x'", "Battles / Armed clash"),
        ("acled_by = { place = {} }\n", "coerce.toml:1: acled_by cannot be read", "agent and patient"),
    ],
)
def test_mistakes_are_told_with_line_and_remedy(tmp_path: Path, text: str, problem: str, hint: str) -> None:
    with pytest.raises(LexiconError) as error:
        load_events(overlay(tmp_path, text))
    assert str(error.value).startswith(problem)
    assert hint in str(error.value.hint)


@pytest.mark.parametrize("name", ["Mon Type.toml", "Racket.toml", "é.toml"])
def test_a_file_is_named_as_its_type_is(tmp_path: Path, name: str) -> None:
    with pytest.raises(LexiconError, match=rf"{name}:1: .* is no name of a type; name the file in small letters"):
        load_events(overlay(tmp_path, f"name = 'racket'\n{ROW}", name))


def test_a_new_type_needs_a_row(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"racket\.toml:1: the type has no row; write \[\[triggers\]\]"):
        load_events(overlay(tmp_path, "name = 'racket'\n", "racket.toml"))


def test_a_mistake_among_the_classes_has_its_line(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / CLASSES).write_text("betail = 'vache'\nhuman = 3\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"event_classes\.toml:2: human is no list of words"):
        load_events(tmp_path)


def test_a_users_rows_go_before_shipped_ones_of_the_same_words(tmp_path: Path) -> None:
    text = f"name = 'racket'\n{ROW.replace('rançonner', 'disperser, tuer')}"
    events = load_events(overlay(tmp_path, text, "racket.toml"))
    for form in ("dispersé", "tué"):
        plain = [pattern.type for pattern in events.verbs.find("", form) if not pattern.words]
        assert plain[0] == "racket"
        assert len(plain) > 1, "a shipped row has the verb, too"
    assert events.verbs.find("", "tué")[0].words, "idioms go first"


def test_the_name_of_a_type_comes_with_its_events(tmp_path: Path) -> None:
    folder = overlay(tmp_path, f"name = 'le racket'\n{ROW}", "racket.toml")
    nlp = recoupe.load(lexicon=overlay(folder, "name = 'homicide'\n", "kill.toml"))
    events = nlp("La bande a rançonné des marchands. Un tireur a tué deux passants.").events
    assert [(event.type, event.name) for event in events] == [("racket", "le racket"), ("kill", "homicide")]


def test_a_new_type_needs_a_name(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"racket\.toml:1: the type has no name"):
        load_events(overlay(tmp_path, ROW, "racket.toml"))


class Word(str):
    """A word that one can ask of whether it is still kept anywhere."""

    __slots__ = ("__weakref__",)


@pytest.mark.parametrize(
    "look_up",
    [
        EVENTS.verbs.find,
        EVENTS.nouns.find,
        lambda lemma, form: EVENTS.verbs.participle(form),
        lambda lemma, form: LEXICON.counted.verb(lemma, "object", [form]),
        lambda lemma, form: LEXICON.counted.noun_at([lemma, form], 0),
        lambda lemma, form: LEXICON.modality.rows(lemma, "verb"),
        lambda lemma, form: LEXICON.roles.get(lemma),
    ],
)
@pytest.mark.parametrize("lemma", ["brumoyer", "tuer"])
def test_no_word_of_a_text_is_kept(look_up: Callable[[str, str], object], lemma: str) -> None:
    unlisted, form = Word(lemma) if lemma != "tuer" else None, Word("brumoyait")
    kept = [weakref.ref(word) for word in (unlisted, form) if word is not None]
    look_up(unlisted or lemma, form)
    del unlisted, form
    assert not any(word() for word in kept)
