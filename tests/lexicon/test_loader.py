"""Reading the lexicon: what a bad row says, and what a user's folder changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.errors import LexiconError
from recoupe.lexicon import load_lexicon
from recoupe.lexicon.loader import SHIPPED
from recoupe.lexicon.reporting import COLUMNS, read_reporting

HEADER = ",".join(COLUMNS)
GOOD = "trompeter,trompeter,verb,que quote,assert,neutral,Le roi trompette que tout va bien.,Le roi,tout va bien,"


def written(folder: Path, *lines: str) -> Path:
    """Write a lexicon folder with these rows below the header."""
    path = folder / "fr" / "reporting.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    return folder


def changed(**cells: str) -> str:
    """The good row with other cells."""
    row = dict(zip(COLUMNS, GOOD.split(","), strict=True)) | cells
    return ",".join(row[name] for name in COLUMNS)


@pytest.mark.parametrize(
    ("row", "problem", "remedy"),
    [
        (changed(pos="adverb"), "unknown pos 'adverb'", "use one of verb, noun, prep"),
        (changed(frames="que que_inf"), "unknown frame 'que_inf' for a verb", "use some of"),
        (changed(frames=""), "no frame", "use some of"),
        (changed(frames="n_que"), "unknown frame 'n_que' for a verb", "use some of"),
        (changed(attitude="claim"), "unknown attitude 'claim'", "assert, deny, accuse, suspect, call, commit"),
        (changed(stance="conditional"), "unknown stance 'conditional'", "neutral, endorsing, distancing"),
        (changed(lemma="trompette"), "'trompette' is no infinitive", "begin the lemma with an infinitive"),
        (changed(lemma=""), "id and lemma may not be empty", "fill in both"),
        (changed(source="La reine"), "'La reine' does not occur in the example", "letter by letter"),
        (changed(content="tout va mal"), "'tout va mal' does not occur in the example", "letter by letter"),
        (changed(content=""), "no content", "give the words of the example"),
        ("trompeter,trompeter,verb", "3 cells instead of 10", "between quotation marks"),
        (changed(note='"never closed'), "unexpected end of data", "close every quotation mark"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, row: str, problem: str, remedy: str) -> None:
    written(tmp_path, row)
    with pytest.raises(LexiconError) as caught:
        load_lexicon(tmp_path)
    message = str(caught.value)
    assert message.startswith("reporting.csv:2: ")
    assert problem in message
    assert remedy in message


def test_an_id_may_not_be_used_twice(tmp_path: Path) -> None:
    written(tmp_path, GOOD, GOOD)
    with pytest.raises(LexiconError, match=r"reporting.csv:3: the id 'trompeter' is used twice; .*trompeter\.2"):
        load_lexicon(tmp_path)


def test_a_header_that_differs(tmp_path: Path) -> None:
    path = tmp_path / "reporting.csv"
    path.write_text("lemma;attitude\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"reporting.csv:1: the header differs; it must read id,lemma,"):
        read_reporting(path)


def test_a_file_that_is_no_utf8(tmp_path: Path) -> None:
    written(tmp_path).joinpath("fr", "reporting.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LexiconError, match="give a CSV file in UTF-8"):
        load_lexicon(tmp_path)


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such folder"):
        load_lexicon(tmp_path / "nowhere")


def test_a_folder_with_nothing_in_it(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"no lexicon file in it; it may hold fr/reporting\.csv"):
        load_lexicon(tmp_path)


def test_an_overlay_adds_a_row(tmp_path: Path) -> None:
    shipped = load_lexicon().reporting
    reporting = load_lexicon(written(tmp_path, GOOD)).reporting
    assert reporting.by_id["trompeter"].file_line == "reporting.csv:2"
    assert len(reporting.rows) == len(shipped.rows) + 1
    assert "trompettent" in reporting.by_form
    assert "trompettent" not in load_lexicon().reporting.by_form


def test_an_overlay_replaces_a_row(tmp_path: Path) -> None:
    row = changed(id="nier", lemma="nier", attitude="assert", example="Le roi nie que tout va bien.")
    reporting = load_lexicon(written(tmp_path, row)).reporting
    assert reporting.by_id["nier"].attitude == "assert"
    assert [row.id for row in reporting.by_head["nier"]] == ["nier"]
    assert len(reporting.rows) == len(load_lexicon().reporting.rows)


def test_an_overlay_removes_a_row(tmp_path: Path) -> None:
    reporting = load_lexicon(written(tmp_path, "nier,-" + "," * (len(COLUMNS) - 2))).reporting
    assert "nier" not in reporting.by_id
    assert "niait" not in reporting.by_form


REMOVALS = [
    ("fr/reporting.csv", "zzz,-,,,,,,,,"),
    ("fr/speech_acts.csv", "zzz,-,,"),
    ("fr/modality.csv", "zzz,verb,inf,,-,,,,,"),
    ("fr/roles.csv", "zzz,,m,,-,,"),
    ("fr/counted.csv", "zzz,counted,-,,,"),
    ("fr/count_words.csv", "zzz,land,-,,"),
    ("fr/loaded_terms.csv", "zzz,-,,,,,,,,,,"),
    ("fr/place_nouns.csv", "zzz,,city,-,"),
    ("fr/countries.csv", "ZZ,-,,,,,,,,,,"),
    ("fr/anchors.csv", "zzz,-,,,,,,,,,"),
    ("places.csv", "zzz,-,,,,,,,,"),
    ("fr/regions.csv", "zzz,-,,,,,,,,"),
]


def laid(folder: Path, file: str, line: str) -> Path:
    """Write a file of an overlay: the header of the shipped one, and a row."""
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    header = (SHIPPED / file).read_text(encoding="utf-8").splitlines()[0]
    (folder / file).write_text(f"{header}\n{line}\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(("file", "line"), REMOVALS)
def test_what_is_not_there_cannot_be_removed(tmp_path: Path, file: str, line: str) -> None:
    name = Path(file).name
    with pytest.raises(LexiconError, match=rf"{name}:2: '(zzz|ZZ).*' is no row, so it cannot be removed; copy"):
        load_lexicon(laid(tmp_path, file, line))


def test_the_types_of_modality_must_be_known(tmp_path: Path) -> None:
    laid(tmp_path, "fr/modality.csv", "zouker,verb,obj,assault battle,planned,,,,,")
    with pytest.raises(LexiconError, match=r"modality\.csv:2: unknown event type 'battle'; use one of abduct"):
        load_lexicon(tmp_path)


def test_rows_may_hold_either_apostrophe(tmp_path: Path) -> None:
    row = changed(id="s’égosiller", lemma="s’égosiller", example="Le roi s’égosille : tout va bien.")
    found = load_lexicon(written(tmp_path, row)).reporting.by_id["s’égosiller"]
    assert found.reflexive
    assert found.words == ("égosiller",)


def test_a_byte_order_mark_and_blank_lines_do_no_harm(tmp_path: Path) -> None:
    written(tmp_path, "", GOOD, "")
    path = tmp_path / "fr" / "reporting.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert "trompeter" in load_lexicon(tmp_path).reporting.by_id
