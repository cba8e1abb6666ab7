"""A dossier in which everything wants to be more than text, in documents that want to be too much to show."""

from __future__ import annotations

from pathlib import Path

import msgspec

from recoupe import Analysis, Dossier, Pipeline, Span
from recoupe.crosscheck.accounts import sketch
from recoupe.crosscheck.records import Sketch
from recoupe.dossier.basis import crosscheck_basis
from recoupe.readers import build_document
from tests.exports.dossiers import CONTROLS, FORMULA, MARKUP, hostile, keep, renamed
from tests.web.rooms import DOCUMENTS

#: What a stranger may write so that something runs, besides :data:`~tests.exports.dossiers.MARKUP`; it would show a
#: dialog, or set ``ran``.
ATTACKS = (
    "</title></textarea></script><script>globalThis.ran = 1</script>",
    '" onmouseover="globalThis.ran = 1" autofocus onfocus="globalThis.ran = 1" x="',
    "' onerror='globalThis.ran = 1' ",
    "<img src=nulle-part onerror=globalThis.ran=1>",
    "<svg/onload=globalThis.ran=1><a href='javascript:globalThis.ran=1'>ici</a>",
    "<div hx-get=/dossier hx-trigger=load hx-on::load='globalThis.ran=1'></div>",
    "<meta http-equiv=refresh content='0;url=http://attacker.example/'><base href=http://attacker.example/>",
    "<!-- <![CDATA[ {{ 7 * 7 }} {% raw %} ${7 * 7} %(n)s",
)
#: Words around which the direction of writing is turned, in every way and never turned back.
TURNED = "".join(f"{control}drow\u2069\u202c" for control in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068") + "\u202e"
HUGE = 10_000_000
DEPTH = 1000


def make_hostile(path: Path, nlp: Pipeline) -> Path:
    """Make the dossier."""
    attacks = " ".join(ATTACKS)
    spoken = "".join(f"{attack} a affirmé : « {attack} ». Le {TURNED} dément. " for attack in ATTACKS)
    found = [
        hostile(),
        renamed(f"{TURNED}.txt", hostile(), outlet=TURNED, title=f"{TURNED} {attacks}", byline=attacks, id="t"),
        renamed("nuls.txt", hostile(), outlet="\0", title=f"\0{CONTROLS}", id="n"),
        _read(nlp, "nested.txt", "Le maire affirme : " + "« Il dit que " * DEPTH + "non" + " »" * DEPTH),
        _read(nlp, "attacks.txt", f"Selon {attacks}, 12 personnes ont été tuées à Kessar vendredi. {spoken}"),
        _read(
            nlp, "turned.txt", f"Selon {TURNED}, 14 personnes ont été tuées à Kessar. {TURNED} affirme que {TURNED}."
        ),
        _huge(),
        *(nlp(one) for one in DOCUMENTS[:2]),  # so that there is something on every page
    ]
    with Dossier(keep(path, *found)) as dossier:
        dossier.sketch(_sketch, crosscheck_basis())
    return path


def _sketch(analysis: Analysis) -> Sketch:
    """Do what the cross-check does once a document, but for the huge one: that would take longer than other tests."""
    return Sketch() if len(analysis.document.text) == HUGE else sketch(analysis)


def _read(nlp: Pipeline, name: str, text: str) -> Analysis:
    """Have the real pipeline read a text."""
    document = build_document(text, path=name, id=name, title=MARKUP, outlet=FORMULA, published="2024-05-13")
    return nlp(document)


def _huge() -> Analysis:
    """Give a document of one line, longer than anybody reads, with a finding at either end."""
    text = ("Le maire a été tué, " + "mot " * (HUGE // 4))[:HUGE]
    found = hostile()
    document = msgspec.structs.replace(found.document, text=text, path="huge.txt", id="huge", title="x" * 20_000)
    (figure,) = found.figures
    last = Span.of(text, HUGE - 4, HUGE - 1)
    figures = (msgspec.structs.replace(figure, start=last.start, end=last.end, text=last.text),)
    return Analysis(document=document, figures=figures)
