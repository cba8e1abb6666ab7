"""The page, read back with an HTML parser."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.exports._marks import printable
from recoupe.exports.dossier import _marked
from recoupe.model import Part, PartKind, Span
from tests.exports.dossiers import HOSTILE, export, hostile, keep, plain, renamed, share
from tests.making import TEXT, sample

#: Elements that have no end tag.
_VOID = {"meta", "br", "link", "img"}


class Page(HTMLParser):
    """What a browser would make of a page: elements, their attributes, and the text in some of them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.all = ""
        self._open: list[str] = []
        self._inside: int | None = None
        self.feed(page)
        self.close()
        assert not self._open, self._open

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag in _VOID:
            return
        self._open.append(tag)
        if tag == "div" and dict(attrs).get("class") == "text":
            self.texts.append("")
            self._inside = len(self._open)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag
        if tag in ("td", "th"):
            self.all += " "
        if self._inside is not None and len(self._open) < self._inside:
            self._inside = None

    def handle_data(self, data):
        self.all += data
        if self._inside is not None and "sup" not in self._open:
            self.texts[-1] += data

    def of(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture
def dossier(tmp_path):
    path = keep(tmp_path / "affaire.dossier", sample(), renamed("reprise.txt", outlet="Radio Littoral"), hostile())
    share(path, 1, 2, (9, 40, 9, 40))
    return path


def test_texts_are_whole(dossier):
    first, second, last = Page(export(dossier, "html").decode()).texts
    assert first == second == TEXT
    assert last == printable(HOSTILE).replace("\r", "")


def test_nothing_of_a_text_is_markup(dossier):
    page = Page(export(dossier, "html").decode())
    assert {"script", "img", "iframe", "link", "b", "r", "form", "object"}.isdisjoint(tag for tag, _ in page.elements)
    for _, attributes in page.elements:
        assert not [
            name for name in attributes if name.startswith("on") or name in ("src", "srcset", "action", "style")
        ]
        link = attributes.get("href")
        assert link is None or link.startswith(("#", "http://", "https://"))
    assert "49" not in page.texts[-1]
    assert "{{ 7 * 7 }}" in page.texts[-1]
    assert not set(page.all) & set("\x00\x07\x1b\x0b\u202e\u2066")


def test_nothing_is_loaded_from_elsewhere(dossier):
    page = export(dossier, "html").decode()
    [policy] = [meta["content"] for meta in Page(page).of("meta") if "http-equiv" in meta]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    [style] = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert "url(" not in style
    assert "@import" not in style
    for media in ("@media print", "prefers-color-scheme: dark"):
        assert media in style


def test_every_link_within_the_page_leads_somewhere(dossier):
    page = Page(export(dossier, "html").decode())
    anchors = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(anchors) == len(set(anchors))
    assert {link["href"][1:] for link in page.of("a") if (link.get("href") or "").startswith("#")} <= set(anchors)


def test_the_page_says_who_what_through_whom_and_where(dossier):
    words = " ".join(Page(export(dossier, "html").decode()).all.split())
    for said in (
        "Dossier « affaire »",
        "depeche.txt",
        "La Gazette du Nord",
        "2 mai 2031",
        "Néréide → Radio Littoral",
        "Néréide (repris)",
        "armée du Valmarc ou armée de Tessane ?",
        "dans l’énoncé 2",
        "verbe qui appuie",
        "109–268",
        "est revenu sur ses déclarations",
        "prise ou perte d’un lieu",
        "nié",
        "34,45° N 40,92° O, à 2,5 km près",
        "vendredi (vendredi 2 mai 2031)",
        "Trois",
        "tués",
        "le média ou sa source",
        "l’autre armée",
        "État ou organe d’État",
        "Sources citées en fin d’article : Néréide, Radio Littoral.",
        "Passages communs",
        "repris de là",
        "repris là",
        "50 %",
        "Qui parle",
    ):
        assert said in words
    for verdict in ("vrai", "faux", "mensonge", "fiable", "crédible"):
        assert verdict not in words.casefold()


def test_who_speaks_is_summed_up(dossier):
    words = " ".join(Page(export(dossier, "html").decode()).all.split("Qui parle")[-1].split())
    assert "ministère de la Défense du Valmarc 4 2 0 Néréide (4), Radio Littoral (2) 1, 2" in words
    assert "gouverneur 0 0 2 — 1, 2" in words


def test_parts_of_a_text_are_marked(tmp_path):
    analysis = plain("(AFP) – Rien.", path="a.txt")
    part = Part(start=0, end=7, text="(AFP) –", kind=PartKind.DATELINE)
    page = export(keep(tmp_path / "a.dossier", msgspec.structs.replace(analysis, parts=(part,))), "html").decode()
    assert '<span class="part" title="lieu et date d’origine">(AFP) –</span> Rien.' in page


class _Source:
    """A text with statements, as much as cutting it needs."""

    def __init__(self, analysis):
        self.analysis = analysis
        self.text = analysis.text
        self.stored = msgspec.defstruct("Numbered", [("number", int)])(1)


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=12))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_stretches_give_the_text_back_however_spans_cross(pairs):
    analysis = sample()
    found = tuple(
        msgspec.structs.replace(
            analysis.statements[0], id=number, content=(Span.of(TEXT, min(pair), max(pair)),), chain=(), source=None
        )
        for number, pair in enumerate(pairs)
    )
    source = _Source(msgspec.structs.replace(analysis, statements=found))
    pieces = list(_marked.stretches(source))  # pyright: ignore[reportArgumentType]
    assert "".join(piece.text for piece in pieces) == TEXT
    at = 0
    for piece in pieces:
        covered = any(span.start <= at < span.end for one in found for span in one.content)
        assert ("content" in piece.kinds) == covered
        at += len(piece.text)
