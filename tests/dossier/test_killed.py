"""``recoupe add`` killed at random points and begun again ends with the same rows as a run that nobody disturbed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from recoupe.dossier import Dossier
from recoupe.errors import DossierDamaged
from tests.dossier.kept import forked, keep, rows, write_corpus

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed the Unix way")

SEEDS = range(200)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("corpus") / "depeches.jsonl", SEEDS)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, corpus, remembering):
    """Give what a whole run leaves, how long it takes and how large the file becomes."""
    path = tmp_path_factory.mktemp("whole") / "essai.dossier"
    keep(path, remembering, corpus)  # from here on every analysis is at hand
    path.unlink()
    begun = time.monotonic()
    keep(path, remembering, corpus)
    return path, time.monotonic() - begun, path.stat().st_size


def size(path: Path) -> int:
    """Give the size of a dossier with its journal."""
    return sum(file.stat().st_size for file in (path, Path(f"{path}-wal")) if file.exists())


@pytest.mark.parametrize("seed", range(6))
def test_killed_at_random_moments(path, corpus, remembering, undisturbed, seed):
    expected, whole, _ = undisturbed
    draw = random.Random(seed)
    for _ in range(3):
        with forked(lambda: keep(path, remembering, corpus)) as adding:
            adding.join(draw.uniform(0, whole / 2))
    keep(path, remembering, corpus)
    assert rows(path, numbers=True) == rows(expected, numbers=True)


@pytest.mark.parametrize("seed", range(6))
def test_killed_in_the_middle_of_writing(path, corpus, remembering, undisturbed, seed):
    expected, whole, final = undisturbed
    draw = random.Random(seed)
    for _ in range(2):
        target = draw.uniform(0, 2 * final)
        with forked(lambda: keep(path, remembering, corpus)) as adding:
            end = time.monotonic() + 2 * whole + 1
            while size(path) < target and adding.exitcode is None and time.monotonic() < end:
                time.sleep(0.0005)
    keep(path, remembering, corpus)
    assert rows(path, numbers=True) == rows(expected, numbers=True)
    with Dossier(path) as dossier:
        assert dossier.check() == []


def test_the_program_itself_killed(tmp_path, corpus, nlp):
    """With working processes of its own, and a model that it loads itself."""
    few, path, whole = tmp_path / "few.jsonl", tmp_path / "essai.dossier", tmp_path / "whole.dossier"
    few.write_text("".join(corpus.read_text(encoding="utf-8").splitlines(keepends=True)[:60]), encoding="utf-8")
    keep(whole, nlp, few)
    command = [sys.executable, "-m", "recoupe", "add", "--dossier", str(path), "--jobs", "2", str(few)]
    draw = random.Random(1)
    for _ in range(3):
        adding = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        end = time.monotonic() + 30
        while not path.exists() and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(draw.uniform(0, 2))
        adding.send_signal(signal.SIGKILL)
        adding.wait()
    finished = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert rows(path, numbers=True) == rows(whole, numbers=True)


@pytest.mark.parametrize("seed", range(4))
def test_killed_and_its_journal_gone(tmp_path, path, corpus, remembering, undisturbed, seed):
    """Whoever copies the file without its journal has what was there at some moment, or is told of the damage."""
    expected, whole, _ = undisturbed
    with forked(lambda: keep(path, remembering, corpus)) as adding:
        adding.join(random.Random(seed).uniform(whole / 4, whole))
    for end in ("-wal", "-shm"):
        Path(f"{path}{end}").unlink(missing_ok=True)
    again = path
    try:
        with Dossier(path, create=True) as dossier:
            sound = dossier.check() == []
        if not sound:
            again = tmp_path / "neuf.dossier"
            with Dossier(again, create=True) as into, Dossier(path) as damaged:
                into.merge(damaged)
    except DossierDamaged:
        again = tmp_path / "neuf.dossier"
    keep(again, remembering, corpus)
    assert rows(again) == rows(expected)
