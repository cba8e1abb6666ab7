"""What several sentences tell of one thing: the tables of versions and of differences between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recoupe.crosscheck.records import Conflict
from recoupe.exports._fact_words import letter, positions, title_of, version_of
from recoupe.exports.dossier._selection import Source
from recoupe.exports.dossier._tables import DOCUMENT, PASSAGE, Table, columns, of_document


def _versions(source: Source) -> Iterator[tuple[Any, ...]]:
    document = of_document(source)
    for fact, position in source.told():
        told = fact.accounts[position]
        account, at = told.account, version_of(fact)[position]
        version = fact.versions[at]
        yield (
            *document,
            *account.mark,
            source.text[slice(*account.mark)],
            fact.id,
            _plain(title_of(fact)),
            fact.relation.value,
            fact.kind.value,
            fact.type,
            fact.place.name if fact.place else None,
            fact.day.earliest,
            fact.day.latest,
            fact.independent.min,
            fact.independent.max,
            letter(at),
            version.title,
            version.independent.min,
            version.independent.max,
            version.retracted,
            account.value,
            account.low,
            account.high,
            told.by,
            told.counter,
            account.relays,
            told.day.earliest,
            told.day.latest,
            account.start,
            account.end,
            source.text[account.start : account.end],
        )


VERSIONS = Table(
    "versions",
    "what several sentences tell of one thing, as `recoupe versions` finds it; a row an account",
    (
        *DOCUMENT,
        *PASSAGE,
        *columns("""
            fact text: id of the fact, the same in every row that tells it
            fact_title text: what is at issue, where and when, in French
            relation text: conflict where versions exclude each other, update where one replaces another, else agree
            kind text: figure, event or claim
            type text: what is counted, the type of the event, or said
            place text: where
            fact_earliest day: first day on which it may have happened
            fact_latest day: last day on which it may have happened
            fact_origins_min integer: at least so many independent origins tell the fact
            fact_origins_max integer: at most so many
            version text: letter of the version, A being held by most origins
            version_title text: what the version says, in French
            origins_min integer: at least so many independent origins hold the version
            origins_max integer: at most so many
            retracted boolean: all who hold the version have taken it back
            value number: of a figure
            low number: lower end of a range, or a lower bound
            high number: upper end of a range, or an upper bound
            origin text: who says it; outlet for the medium itself; empty where that is not known
            counter text: key of who counts; names of one counter share it
            relays names: through whom, from the origin outwards
            told_earliest day: first day on which what the account tells may have happened
            told_latest day: last day
            sentence_start integer: where the sentence begins
            sentence_end integer: where it ends
            sentence text: the sentence
        """),
    ),
    _versions,
)


def _differences(source: Source) -> Iterator[tuple[Any, ...]]:
    document = of_document(source)
    for fact, one in source.differences():
        a, b = (fact.accounts[position] for position in positions(one))
        other, other_text = source.other(b.carrier.number)
        place = version_of(fact)
        yield (
            *document,
            *a.account.mark,
            source.text[slice(*a.account.mark)],
            fact.id,
            _plain(title_of(fact)),
            "conflict" if isinstance(one, Conflict) else "update",
            one.slot.value if isinstance(one, Conflict) else one.kind.value,
            letter(place[positions(one)[0]]),
            a.by,
            letter(place[positions(one)[1]]),
            b.by,
            other,
            b.carrier.number,
            b.carrier.outlet,
            *b.account.mark,
            other_text[slice(*b.account.mark)],
            one.rule,
            one.reason,
        )


DIFFERENCES = Table(
    "differences",
    "accounts that exclude or replace each other; a row two accounts",
    (
        *DOCUMENT,
        *PASSAGE,
        *columns("""
            fact text: id of the fact, as in versions
            fact_title text: what is at issue, where and when, in French
            relation text: conflict, or update where the other account replaces this one
            slot text: number, occurrence, outcome, agent, place, time, responsibility; of an update rise, fall …
            version text: letter of the version of this account
            origin text: who says it
            other_version text: letter of the version of the other account
            other_origin text: who says that
            other text: name of the document of the other account
            other_number integer: its number in the dossier
            other_outlet text: the medium that published it
            other_start integer: where the words of the other account begin there
            other_end integer: where they end
            other_text text: the words of the other account as they stand there
            rule text: by which they differ
            reason text: in French
        """),
    ),
    _differences,
)


def _plain(text: str) -> str:
    """Write a text with plain spaces."""
    return text.replace("\xa0", " ")
