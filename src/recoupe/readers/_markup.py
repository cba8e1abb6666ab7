"""HTML as a tree, and a tree as paragraphs: what pages, feeds and mails have in common.

Nothing here is fetched, no entity of a document's own is expanded, and every step takes time proportional to the input,
however it is nested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: libxml2 gives up at 256 levels; pages have thirty. Deeper ones are flattened, which keeps their text.
_DEEPEST = 150
#: Elements that begin and end a paragraph; the last row are trafilatura's own.
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody"
    " td tfoot th thead title tr ul"
    " cell head item list quote row".split()
)
#: Elements whose content is no text of the page, or is none that a reader sees.
_UNSEEN = frozenset(
    "script style noscript template svg math iframe object embed canvas audio video button select textarea input map"
    " link meta".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
#: Names of boxes that stand inside articles and are no part of them.
_NOISE = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|partages?|newsletter|promo|advert(?:isement)?|publicite|pub|related|comments?"
    r"|commentaires?|read-?also|lire-?aussi|breadcrumbs?|sr-only|visually-hidden)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[ \t\r\n\f\v\xa0\u202f]+")
_LINES = re.compile(r" ?\n ?")
_BROKEN = re.compile(r"\n{2,}")
#: A start tag, whatever stands in it. Possessive: the regular expression never goes back.
_TAG = re.compile(r"""<([a-zA-Z][^\s/>"'<]*+)(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>?""")
_GAVE_UP = re.compile("depth|huge|limit", re.IGNORECASE)
_QUOTED = re.compile(r"""="[^"]*+"|='[^']*+'""")
#: Parsers compare each attribute with all others: a tag of many thousands of them takes minutes. Tags are long where
#: they hold an image; then all of it is one value.
_LONG_PAGE, _LONG_TAG, _MANY = 200_000, 20_000, 1_000
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def parse_html(text: str) -> HtmlElement | None:
    """Parse a page or a piece of one, however broken; ``None`` where there is no element and no text in it.

    Example:
        >>> tree = parse_html("<p>Rien")
        >>> tree.tag, paragraphs(tree)
        ('html', ['Rien'])
    """
    text = _UNWRITABLE.sub("", text)
    if len(text) > _LONG_PAGE:
        text = _TAG.sub(lambda tag: f"<{tag[1]}>" if _monstrous(tag[0]) else tag[0], text)
    tree, refused = _parse(text)
    return _parse(_flattened(text), huge=True)[0] if refused else tree


def _monstrous(tag: str) -> bool:
    """Tell whether a tag has more attributes than any page needs."""
    return len(tag) > _LONG_TAG and sum(map(_QUOTED.sub("=", tag).count, " \t\n\r\f/=")) > _MANY


def _parse(text: str, *, huge: bool = False) -> tuple[HtmlElement | None, bool]:
    """Parse, and tell whether the parser gave up because of the depth or of a text of ten megabytes."""
    from lxml import etree, html  # pyright: ignore[reportAttributeAccessIssue]

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=huge)
    data = text.encode("utf-8")
    try:
        tree = html.document_fromstring(data, parser=parser, ensure_head_body=True) if data.strip() else None
    except (etree.LxmlError, ValueError):  # ParserError: nothing in it
        tree = None
    return tree, any(_GAVE_UP.search(entry.message) for entry in parser.error_log)


class _Flattener:
    """Takes the events of a parser and writes the page again without its deepest elements."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Write a start tag, or where it lies too deep only that something begins."""
        self.depth += 1
        if self.depth <= _DEEPEST:
            written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
            self.parts.append(f"<{tag}{written}>")
        elif tag in _BLOCKS:
            self.parts.append("<br><br>")

    def end(self, tag: str) -> None:
        """Write an end tag."""
        if self.depth <= _DEEPEST:
            self.parts.append(f"</{tag}>")
        elif tag in _BLOCKS:
            self.parts.append("<br><br>")
        self.depth -= 1

    def data(self, text: str) -> None:
        """Write text."""
        self.parts.append(escape(text, quote=False))

    def close(self) -> str:
        """Give the page."""
        return "".join(self.parts)


def _flattened(text: str) -> str:
    """Write a page again with no more than so many levels."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    parser = etree.HTMLParser(target=_Flattener(), encoding="utf-8", huge_tree=True)  # type: ignore[call-arg]
    result: Any = etree.fromstring(text.encode("utf-8"), parser)
    return result


def paragraphs(root: Any, *, without: Iterable[Any] = ()) -> list[str]:
    """Give the text of an element as a reader sees it, paragraph by paragraph, without scripts and hidden parts.

    A line break inside a paragraph stays one; other white space becomes one space, no-break spaces too: pages use them
    to lay out as much as to write « ».

    Args:
        root: an element, of HTML or of trafilatura's.
        without: elements inside it that are left out.

    Example:
        >>> paragraphs(parse_html("<h2>Titre</h2><p>Le maire<br>dément.<script>x()</script><ul><li>Un<li>Deux</ul>"))
        ['Titre', 'Le maire\\ndément.', 'Un', 'Deux']
    """
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    left_out = set(without)
    found: list[str] = []
    parts: list[str] = []

    def end() -> None:
        found.extend(_tidy("".join(parts)))
        parts.clear()

    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if element is not root and (element in left_out or _unseen(element, tag)):
                walk.skip_subtree()
                continue
            if tag in _BLOCKS:
                end()
            if tag in ("br", "lb"):
                parts.append("\n")
            if element.text:
                parts.append(_SPACES.sub(" ", element.text))
        else:
            if tag in _BLOCKS:
                end()
            if element is not root and element.tail:
                parts.append(_SPACES.sub(" ", element.tail))
    end()
    return found


def _unseen(element: Any, tag: str) -> bool:
    """Tell whether an element is no text, is hidden, or is a box of links to share, comment or read something else."""
    if not tag or tag in _UNSEEN or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    if style and _HIDDEN.search(style):
        return True
    named = element.get("class")
    return bool(named and tag in _BLOCKS and tag not in ("body", "p") and _NOISE.search(named))


def _tidy(text: str) -> Iterable[str]:
    """Cut at empty lines, and take away the space at edges."""
    for piece in _BROKEN.split(_LINES.sub("\n", text)):
        if clean := _SPACES.sub(lambda gap: "\n" if "\n" in gap[0] else " ", piece).strip():
            yield clean


def html_text(fragment: str) -> str:
    """Give the text of a piece of HTML, as in feeds and mails: its paragraphs with an empty line between them.

    Example:
        >>> html_text("<p>Le maire d&eacute;ment.</p><p>&laquo; Rien &raquo;</p>")
        'Le maire dément.\\n\\n« Rien »'
    """
    if "<" not in fragment and "&" not in fragment:
        return _plain(fragment)
    tree = parse_html(fragment)
    return "\n\n".join(paragraphs(tree)) if tree is not None else ""


def _plain(text: str) -> str:
    """Tidy text without markup; its own empty lines are paragraphs."""
    pieces = (_SPACES.sub(" ", piece).strip() for piece in re.split(r"\n[ \t\r]*\n", text))
    return "\n\n".join(piece for piece in pieces if piece)
