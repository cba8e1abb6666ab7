"""A folder of hostile files: each is named or read, within seconds and a bounded memory, and nothing else happens."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.errors import InputError
from recoupe.model import Item
from recoupe.readers import Source, readers
from tests.readers.building import FRENCH, Warc, make_docx, make_mail, make_pdf, make_zip, page
from tests.readers.hostile import hostile_files

#: For one file: of the processor, and by the clock on a machine that is busy with other tests.
SECONDS, CLOCK = 10, 60
MEGABYTES = 600
#: Reads a folder, and tells of each of its files what came, how long it took, and how much memory there was.
TELL = """
import json, os, resource, sys, time
from recoupe.errors import InputError
from recoupe.readers import read_file
with os.scandir(sys.argv[1]) as found:
    names = sorted(entry.name for entry in found)
def used():
    return sum(resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime
               for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
for name in names:
    start, began, items, problems = used(), time.monotonic(), [], []
    for item in read_file(os.path.join(sys.argv[1], name)):
        if isinstance(item, InputError):
            problems.append([type(item).__name__, str(item)])
        else:
            document = item.document
            document.text.encode(); (document.id + (document.title or "") + item.key).encode()
            items.append(len(document.text))
    memory = 0
    if os.path.exists("/proc/self/status"):  # ru_maxrss has the memory of whoever started this process in it
        with open("/proc/self/status") as status:
            memory = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    took = [used() - start, time.monotonic() - began]
    print(json.dumps([name, took, memory, items, problems[:20], len(problems)]), flush=True)
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    if sys.platform == "win32":
        pytest.skip("time and memory of processes are asked for otherwise there")
    folder = tmp_path_factory.mktemp("hostile")
    for name, data in hostile_files().items():
        (folder / name).write_bytes(data)
    finished = subprocess.run(
        [sys.executable, "-c", TELL, str(folder)], capture_output=True, text=True, timeout=900, check=False
    )
    assert finished.returncode == 0, finished.stdout[-500:] + finished.stderr[-3_000:]
    return {line[0]: line[1:] for line in map(json.loads, finished.stdout.splitlines())}


def test_every_file_gives_something(told):
    assert set(told) == set(hostile_files())
    silent = [name for name, (_, _, items, problems, _) in told.items() if not items and not problems]
    assert silent == []


def test_none_takes_long_or_fills_the_memory(told):
    slow = {name: took for name, (took, *_) in told.items() if took[0] > SECONDS or took[1] > CLOCK}
    large = {name: memory for name, (_, memory, *_) in told.items() if memory > MEGABYTES}
    assert (slow, large) == ({}, {})


def test_reasons_can_be_shown(told):
    for _, _, _, problems, _ in told.values():
        for kind, said in problems:
            assert kind.endswith(("Input", "French"))
            assert re.sub(r"[ ]", "", said).isprintable()
            assert len(said) < 100_000


@pytest.mark.parametrize(
    "name",
    "utf-8.txt utf-8-sig.txt utf-16.txt utf-16-le.txt utf-16-be.txt utf-32.txt cp1252.txt mac_roman.txt bidi.txt"
    " escapes.txt broken-utf8.txt deep.jsonl wide.jsonl types.jsonl fields.csv".split(),
)
def test_what_can_be_read_is_read(told, name):
    _, _, items, _, _ = told[name]
    assert items


@pytest.mark.parametrize(
    "name",
    "empty.txt nuls.txt endless-line.txt line-ends.txt endless.jsonl fields.csv cut.txt.gz bomb.txt.gz bomb.jsonl.gz"
    " memory.xz cut.pdf signature.pdf loop.pdf deep.pdf html.pdf cut.docx bomb.docx old.doc bomb.zip lying.zip"
    " nested.zip members.zip cut.zip list.zip length.warc negative.warc no-length.warc bomb.warc.gz cut.warc.gz"
    " magic.warc.gz loop.eml deep.eml mails.eml".split(),
)
def test_what_cannot_be_read_is_named(told, name):
    _, _, _, problems, _ = told[name]
    assert problems


def test_nothing_of_this_machine_comes_in(told):
    for name, (_, _, items, problems, _) in told.items():
        assert "root:" not in json.dumps([items, problems]), name


WHOLE = [
    FRENCH.encode(),
    page(),
    make_pdf([[FRENCH[:90], FRENCH[90:]]]),
    make_docx([FRENCH]),
    make_zip({"a.txt": FRENCH, "b.html": page()}),
    bytes(make_mail(html=page().decode())),
    Warc().response("https://exemple.org/", page()).data,
    b'id;texte\n1;"Rien."\n',
    b'{"text": "Rien."}\n',
    b"<rss version='2.0'><channel><item><title>Rien</title></item></channel></rss>",
]


@st.composite
def damaged(draw) -> bytes:
    """Give bytes: any, or those of a real file with some of them changed, cut or doubled."""
    data = bytearray(draw(st.one_of(st.binary(max_size=300), st.sampled_from(WHOLE))))
    for _ in range(draw(st.integers(0, 5))):
        if not data:
            break
        start = draw(st.integers(0, len(data) - 1))
        how = draw(st.sampled_from(("change", "cut", "double", "put")))
        if how == "change":
            data[start] = draw(st.integers(0, 255))
        elif how == "cut":
            del data[start : start + draw(st.integers(1, 200))]
        elif how == "double":
            data[start:start] = data[start : start + draw(st.integers(1, 200))]
        else:
            data[start:start] = draw(st.binary(max_size=8))
    return bytes(data)


@pytest.mark.parametrize("name", sorted(readers()))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=damaged())
def test_any_bytes_give_items_or_reasons_in_any_reader(name, data):
    source = Source(stream=io.BufferedReader(io.BytesIO(data)), where="a", path="a")  # type: ignore[arg-type]
    for item in readers()[name].read(source):
        if isinstance(item, Item):
            text = item.document.text
            assert text.encode("utf-8").decode("utf-8") == text
            assert "\0" not in text
            assert item.original.obtained.startswith("a")
        else:
            assert isinstance(item, InputError)
            assert item.where
            assert item.where.startswith("a")
