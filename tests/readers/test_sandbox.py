"""Parsing in a child process: what hangs, fills the memory or dies is named, and the next file is read."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from recoupe import UnreadableInput
from recoupe.readers import _sandbox

HERE = __name__
posix = pytest.mark.skipif(sys.platform == "win32", reason="no such bounds there")


def echo(data: bytes) -> dict[str, object]:
    print("this goes nowhere")
    return {"data": data, "pid": os.getpid()}


def fail(data: bytes) -> None:
    raise ValueError("bad\x1b[2J " + "x" * 500)


def refuse(data: bytes) -> None:
    raise UnreadableInput("encrypted", hint="unlock it")


def spin(data: bytes) -> None:
    while True:
        pass


def sleep(data: bytes) -> None:
    time.sleep(1_000)


def die(data: bytes) -> None:
    os._exit(3)


def hoard(data: bytes) -> int:
    return len(bytearray(8 * 2**30))


def dig(data: bytes) -> None:
    dig(data)


def flood(data: bytes) -> bytes:
    return bytes(300 * 2**20)


def call(name: str, data: bytes = b"") -> object:
    return _sandbox.call(f"{HERE}:{name}", data, "a.pdf")


@pytest.fixture(autouse=True)
def little_time(monkeypatch):
    monkeypatch.setattr(_sandbox, "_SECONDS", 1)


def test_plain_values_come_back_from_one_child():
    first, second = call("echo", b"Rien."), call("echo", bytes(5_000_000))
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert (first["data"], len(second["data"])) == (b"Rien.", 5_000_000)
    assert first["pid"] == second["pid"] != os.getpid()


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("fail", "bad"),
        ("refuse", "encrypted"),
        ("die", "unexpectedly"),
        ("dig", "nested"),
        ("sleep", "more than 1 seconds"),
        ("flood", "unexpectedly"),
        pytest.param("spin", "more than 1 seconds", marks=posix),
        pytest.param("hoard", "memory", marks=posix),
    ],
)
def test_failures_are_named_and_the_next_file_is_read(name, word):
    with pytest.raises(UnreadableInput, match=word) as caught:
        call(name)
    assert caught.value.where == "a.pdf"
    assert caught.value.hint
    assert len(caught.value.what) < 250
    assert caught.value.what.isprintable()
    assert isinstance(call("echo"), dict)


def test_several_threads_take_turns():
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda number: call("echo", b"%d" % number), range(40)))
    assert [answer["data"] for answer in answers if isinstance(answer, dict)] == [
        b"%d" % number for number in range(40)
    ]


@posix
def test_a_forked_process_asks_a_child_of_its_own():
    code = (
        "import os, sys; from recoupe.readers import _sandbox as s\n"
        "assert s.call('builtins:len', b'1', 'a') == 1\n"
        "if os.fork() == 0:\n    os._exit(s.call('builtins:len', b'12', 'a'))\n"
        "assert os.waitstatus_to_exitcode(os.wait()[1]) == 2\n"
        "assert s.call('builtins:len', b'123', 'a') == 3"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@posix
def test_the_child_ends_with_its_parent():
    code = (
        "import os; from recoupe.readers import _sandbox as s\n"
        "s.call('builtins:len', b'1', 'a'); print(s._child._process.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False)
    child = int(finished.stdout)
    for _ in range(100):
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        with open(f"/proc/{child}/stat") if os.path.exists(f"/proc/{child}/stat") else open(os.devnull) as stat:
            if " Z " in stat.read():
                return
        time.sleep(0.1)
    pytest.fail("it is still there")
