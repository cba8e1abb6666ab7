"""The article of a page, found by trafilatura in what is left once other articles are taken away.

A dispatch of two sentences is shorter than the teasers of other articles around it, and what looks for the most text of
a page takes them for it. So boxes that lead to other articles go first, then what stands beside the ``article`` or
``main`` that holds the page's prose.
"""

from __future__ import annotations

import logging
import re
from collections import Counter, defaultdict
from typing import Any

from recoupe.readers._markup import paragraphs

#: Trafilatura compares elements with each other; pages have 1,000 to 5,000 of them and 0.1 MB of text, with these it
#: takes seconds.
_MOST_ELEMENTS, _MOST_TEXT = 20_000, 2_000_000
#: Menus, buttons and dates are shorter than this, in words; counted only where all visible text is taken.
_SHORT = 5
#: Prose are paragraphs of so many words; and so much of it, in characters, is the least that an article has.
_PROSE, _LEAST = 8, 40
#: The share of a page's prose that an element must hold to be taken for its article: the rest may be beside it.
_SHARE = 0.5
#: A teaser is shorter than this, in characters.
_TEASER = 600
_AROUND = ("nav", "header", "footer", "aside", "form")
_BOXES = frozenset({"article", "li", "section", "div", "a"})
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
#: What stands above lists of other articles.
_MORE = re.compile(
    r"^(?:[àa] (?:lire|voir|découvrir|écouter)(?: aussi| également| ensuite)?|(?:lire|voir) (?:aussi|également)"
    r"|sur le même (?:sujet|thème)|dans la même (?:rubrique|catégorie)|vous aimerez aussi|pour aller plus loin"
    r"|(?:articles?|contenus?) (?:liés?|similaires?|récents?|associés?)|(?:les )?articles les plus .*"
    r"|(?:les )?(?:plus|derniers|dernières) (?:lus?|articles|actualités|infos|news|commentés|partagés).*"
    r"|nos derniers articles|recommandés? pour vous|commentaires?|newsletters?|suivez-nous"
    r"|partagez(?: cet article)?)\W*$",
    re.IGNORECASE,
)
_ALL = "corps de l’article non reconnu : tout le texte visible est pris"


def article(tree: Any, title: str | None, size: int) -> tuple[list[str], tuple[str, ...]]:
    """Give the paragraphs of a page's article, and in French what to say about how it was found.

    Args:
        tree: the page; it is changed.
        title: of the page, which is taken away where it stands above the text: it is kept apart, and not analyzed.
        size: how many elements the page has.

    Example:
        >>> from recoupe.readers._markup import parse_html
        >>> article(parse_html("<article><h1>Trêve</h1><p>La trêve tient, dit le maire.</article>"), "Trêve", 6)
        (['La trêve tient, dit le maire.'], ())
    """
    usual = size <= _MOST_ELEMENTS and _length(tree) <= _MOST_TEXT
    if usual:
        _drop_others(tree)
        _narrow(_root(tree))
        if (body := _main_text(tree)) is not None and (found := _untitled(paragraphs(body), title)):
            return found, ()
    around = [element for element in tree.iter(*_AROUND) if not any(True for _ in element.iter("article", "main"))]
    root = next((element for element in tree.iter("article", "main")), tree)
    every = [text for text in paragraphs(root, without=around) if len(text.split()) >= _SHORT]
    return _untitled(every, title), (_ALL,)


def _length(tree: Any) -> int:
    """Count the characters that are no script."""
    return sum(len(element.text or "") for element in tree.iter() if element.tag not in ("script", "style"))


def _root(tree: Any) -> Any:
    """Give the smallest element that is marked as holding the article and does; else the whole page."""
    headings = list(tree.iter("h1"))
    marked = list(headings[0].iterancestors("article", "main")) if len(headings) == 1 else []
    for choice in (tree.xpath('//*[@itemprop="articleBody"]'), list(tree.iter("article")), list(tree.iter("main"))):
        marked += choice if len(choice) == 1 else []
    needed = max(_LEAST, _SHARE * _prose(tree)) if marked else 0
    return next((box for box in marked if _prose(box) >= needed), tree)


def _prose(box: Any) -> int:
    """Count the characters of the long paragraphs of an element, without menus, side columns and headings."""
    without = [
        other for other in box.iter("h1", *_AROUND) if not any(True for _ in other.iter("article", "main", "h1"))
    ]
    return sum(len(text) for text in paragraphs(box, without=without) if len(text.split()) >= _PROSE)


def _narrow(root: Any) -> None:
    """Take away what stands beside an element, up to the whole page; what the page says about itself stays."""
    while (parent := root.getparent()) is not None:
        for other in list(parent):
            if other is not root and other.tag not in ("head", "script"):
                _drop(other)
        root = parent


def _drop_others(root: Any) -> None:
    """Take away boxes that lead to other articles: under a heading that says so, or alike with linked headings."""
    main = {box for heading in root.iter("h1") for box in (heading, *heading.iterancestors())} | {root}
    main |= set(root.iter("body", "main"))
    beside: dict[Any, dict[Any, None]] = defaultdict(dict)
    counts: dict[Any, Counter[Any]] = {}
    for heading in list(root.iter(*_HEADINGS)):
        if _MORE.match(" ".join(" ".join(heading.itertext()).split())):
            parent = heading.getparent()
            if parent is not None and parent not in main:
                _drop(parent)
            else:
                _drop(heading)
        elif _leads_away(heading) and (box := _one_of_many(heading, counts)) is not None and box not in main:
            beside[box.getparent()].setdefault(box)
    for boxes in beside.values():
        if len(boxes) >= 2 and all(len("".join(box.itertext())) <= _TEASER for box in boxes):
            for box in boxes:
                _drop(box)


def _leads_away(heading: Any) -> bool:
    """Tell whether a heading is a link to another page."""
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    return any((link.get("href") or "#")[:1] != "#" for link in links)


def _one_of_many(heading: Any, counts: dict[Any, Counter[Any]]) -> Any:
    """Give the box around a heading that stands beside others of its kind."""
    for box in heading.iterancestors():
        parent = box.getparent()
        if parent is None:
            return None
        if box.tag in _BOXES:
            if parent not in counts:
                counts[parent] = Counter(child.tag for child in parent)
            if counts[parent][box.tag] >= 2:
                return box
    return None


def _drop(element: Any) -> None:
    """Take an element out of its page, but for the text after it."""
    if element.getparent() is not None:
        element.drop_tree()


def _main_text(tree: Any) -> Any:
    """Let trafilatura find the article; ``None`` where it finds none."""
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # we say ourselves what is wrong
    from trafilatura import bare_extraction  # 0.7 s to import

    try:
        found = bare_extraction(tree, include_comments=False)
    except Exception:  # whatever a broken page makes it stumble over, the text can still be taken
        return None
    return getattr(found, "body", None)


def _untitled(found: list[str], title: str | None) -> list[str]:
    """Take the title away where it stands above the text."""
    same = bool(found and title) and " ".join(found[0].split()).casefold() == " ".join(str(title).split()).casefold()
    return found[1:] if same else found
