"""Measure Recoupe: gold scores, each part's share of the time, start, peak memory, the gazetteer, the dossier,
the cross-check, the pages of the reading room.

    python -m benchmarks.run [--shared DIR] [--articles FILE.jsonl] [--only NAME ...]

``--shared`` is the folder of hand-annotated documents with its scorers (``gold/``, ``tools/``); it belongs to nobody's
installation, so without it the gold scores are left out, and that is said. Times depend on the machine, so each is
given as a ratio of two times taken in the same run. The parser's own measures are in :mod:`benchmarks.parser`.

Exit code: 0 where all that was measured reaches what is asked, 1 where something does not, 3 where something asked for
with ``--only`` could not be measured.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import dossier, events, gazetteer, gold, memory, share, startup, versions, web, when_where
from benchmarks.measure import Measure, Missing

MEASURES = {
    "gold": gold.measure,
    "when_where": when_where.measure,
    "events": events.measure,
    "share": share.measure,
    "startup": startup.measure,
    "memory": memory.measure,
    "gazetteer": gazetteer.measure,
    "dossier": dossier.measure,
    "versions": versions.measure,
    "web": web.measure,
}
EXAMPLES = Path(__file__).parent.parent / "examples"


def main() -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, help="folder with gold/ and tools/")
    parser.add_argument("--articles", type=Path, help="JSON Lines of articles; without it the examples, repeated")
    parser.add_argument("--only", nargs="+", choices=sorted(MEASURES), metavar="NAME", help=", ".join(sorted(MEASURES)))
    options = parser.parse_args()
    if options.articles is not None and not options.articles.is_file():
        parser.error(f"--articles {options.articles}: no such file; give a JSON Lines file, one article a line")
    rows: list[Measure] = []
    missing = 0
    for name in options.only or MEASURES:
        try:
            rows += MEASURES[name](shared=options.shared, articles=options.articles, examples=EXAMPLES)
        except Missing as reason:
            missing += 1
            print(f"{name}: not measured: {reason}", file=sys.stderr)
    print(f"{'measure':62} {'figure':>9} {'asked':>9}")
    for row in rows:
        print(f"{row.name:62} {row.shown:>9} {row.asked:>9}{'' if row.reached else '   not reached'}")
    if options.only and missing:
        return 3
    return 0 if all(row.reached for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
