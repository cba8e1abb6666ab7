"""Peak memory of the command line over many articles."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Measure, Missing, texts

COUNT = 637
#: Run in a process of its own, which has no other children: the peak of its children is the peak of the command.
_WATCH = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def measure(*, shared: Path | None, articles: Path | None, examples: Path) -> list[Measure]:
    """Analyze the articles to JSON Lines and ask the system for the peak."""
    if sys.platform == "win32":
        raise Missing("the peak memory of a process is only asked for on Linux and macOS")
    documents = texts(articles, examples, COUNT)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with path.open("w", encoding="utf-8") as out:
            for number, text in enumerate(documents):
                out.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
        command = [sys.executable, "-m", "recoupe", "analyze", str(path), "--format", "jsonl"]
        peak = int(subprocess.check_output([sys.executable, "-c", _WATCH, *command], text=True))
    megabytes = peak / (1024 * 1024 if sys.platform == "darwin" else 1024)  # macOS counts bytes, Linux kilobytes
    return [Measure(f"peak memory over {len(documents)} articles", megabytes, 700, at_most=True, unit=" MB")]
