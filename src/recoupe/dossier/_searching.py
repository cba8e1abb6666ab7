"""Full text: FTS5 names the documents that may have the words, the words themselves are looked for in the text.

A user's question never becomes FTS5 syntax: it is cut into words here, and each goes between quotation marks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from recoupe.dossier._origins import CURRENT
from recoupe.dossier.records import Hit
from recoupe.french.words import Phrase, has, phrases_of, places, plain

#: So many words of a question, the longest, choose the documents; the others are looked for in the text only.
_ASKED = 20
#: A word that so many rare spellings of the index may mean does not choose documents: FTS5 bounds its expressions.
_SPELLINGS = 50
#: Longer words are none; FTS5 cuts them short.
_LONGEST = 1000

_HITS = f"""
    SELECT documents.number, documents.name, documents.outlet, documents.title, documents.text,
           analyses.earliest, analyses.latest
    FROM {{source}} LEFT JOIN analyses ON analyses.document = documents.number
    WHERE {CURRENT} {{condition}} ORDER BY {{order}}documents.number
"""
_MATCHED = _HITS.format(
    source="search JOIN documents ON documents.number = search.rowid", condition="AND search MATCH ?", order="rank, "
)
_ALL = _HITS.format(source="documents", condition="", order="")


def search(
    connection: sqlite3.Connection, query: str, limit: int, skip: int, rare: Sequence[tuple[str, str]]
) -> Iterator[Hit]:
    """Find words in texts and titles, every place where they stand; the best documents first, as FTS5 ranks (BM25).

    Args:
        connection: to the dossier.
        query: what somebody asks.
        limit: how many documents at most.
        skip: so many before them are left out; in these no more is read than tells that they have the words.
        rare: see :func:`rare_spellings`.
    """
    phrases = phrases_of(query)
    if not phrases:
        return
    asked = _asked(phrases, rare)
    rows = connection.execute(_MATCHED, (asked,)) if asked else connection.execute(_ALL)
    for row in rows:
        if limit <= 0:
            return
        if skip > 0:
            skip -= all(has(row["text"], phrase) or has(row["title"] or "", phrase) for phrase in phrases)
            continue
        in_text = places(row["text"], phrases)
        in_title = places(row["title"] or "", phrases)
        if all(in_text[phrase] or in_title[phrase] for phrase in phrases):
            limit -= 1
            yield Hit(
                document=row["number"],
                places=tuple(sorted({place for found in in_text.values() for place in found})),
                **{name: row[name] for name in "name outlet title earliest latest text".split()},
            )


def _asked(phrases: Sequence[Phrase], rare: Sequence[tuple[str, str]]) -> str:
    """Ask FTS5 for the documents that have all words, in any of their spellings; nothing where it cannot choose."""
    words = dict.fromkeys(
        (word, phrase.prefix and place == len(phrase.words) - 1)
        for phrase in phrases
        for place, word in enumerate(phrase.words)
        if len(word) <= _LONGEST
    )
    conditions = []
    for word, prefix in sorted(words, key=lambda asked: -len(asked[0]))[:_ASKED]:
        spellings = [term for term, as_asked in rare if as_asked == word or (prefix and as_asked.startswith(word))]
        if len(spellings) <= _SPELLINGS:
            alternatives = [f'"{word}"{" *" if prefix else ""}', *(f'"{term}"' for term in spellings)]
            conditions.append(f"({' OR '.join(alternatives)})")
    return " AND ".join(conditions)


def rare_spellings(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Give the words of the index that are more than plain letters (*cœur*), each as a question would have it."""
    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab('main', 'search', 'row')")
    return [
        (term, plain(term)) for (term,) in connection.execute("SELECT term FROM terms WHERE term GLOB '*[^a-z0-9]*'")
    ]
