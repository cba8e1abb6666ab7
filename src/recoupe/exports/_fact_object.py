"""Facts as plain objects for ``--format jsonl``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from recoupe.crosscheck.records import Conflict, Fact, Told, Update
from recoupe.exports._fact_words import origin_in_words, positions, since, title_of


def fact_object(fact: Fact, text: Callable[[int], str]) -> dict[str, Any]:
    """Give a fact as plain containers: its accounts by document, place and origin.

    Args:
        fact: which.
        text: gives the text of a document by its number.
    """
    return {
        "fact": fact.id,
        "relation": fact.relation.value,
        "kind": fact.kind.value,
        "type": fact.type,
        "title": title_of(fact).replace("\xa0", " "),
        "place": fact.place.to_dict() if fact.place else None,
        "day": fact.day.to_dict(),
        "accounts": [_account(told, text) for told in fact.accounts],
        "versions": [
            {
                "title": version.title,
                "accounts": list(version.accounts),
                "origins": list(dict.fromkeys(origin_in_words(fact.accounts[at].by) for at in version.accounts)),
                "independent": version.independent.to_dict(),
                "retracted": version.retracted,
                "since": since(fact.accounts[at] for at in version.accounts).latest,
            }
            for version in fact.versions
        ],
        "conflicts": [
            {"slot": one.slot.value, "a": one.a, "b": one.b, **_grounds(one, fact, text)} for one in fact.conflicts
        ],
        "updates": [
            {"kind": one.kind.value, "before": one.before, "after": one.after, **_grounds(one, fact, text)}
            for one in fact.updates
        ],
        "independent": fact.independent.to_dict(),
        "why": list(fact.why),
    }


def _account(told: Told, text: Callable[[int], str]) -> dict[str, Any]:
    """Give an account: where it stands, what it says, according to whom, of which day and place."""
    account = told.account
    return {
        "doc": told.carrier.name,
        "start": account.start,
        "end": account.end,
        "mark": list(account.mark),
        "text": account.text,
        "sentence": text(told.carrier.number)[account.start : account.end],
        "kind": account.kind.value,
        "id": account.id,
        "value": account.value,
        "low": account.low,
        "high": account.high,
        "unit": account.unit,
        "rounded": account.rounded,
        "by": told.by,
        "relays": list(account.relays),
        "polarity": account.polarity,
        "modality": account.modality,
        "agent": account.agent,
        "patient": account.patient,
        "attitude": account.attitude,
        "retracted": account.retracted is not None,
        "day": told.day.to_dict(),
        "outlet": told.carrier.outlet,
        "published": told.published.to_dict(),
        "counter": told.counter,
        "place": told.place.name if told.place else None,
        "as_of": account.as_of.text or None,
        "edition": list(account.edition) if account.edition else None,
        "revised": account.revised,
        "against": account.against,
        "why": list(account.why),
    }


def _grounds(one: Conflict | Update, fact: Fact, text: Callable[[int], str]) -> dict[str, Any]:
    """Give the rule of a conflict or update, its reason, and the words of both sides."""
    return {
        "rule": one.rule,
        "reason": one.reason,
        "spans": [_span(fact.accounts[position], text) for position in positions(one)],
    }


def _span(told: Told, text: Callable[[int], str]) -> dict[str, Any]:
    """Give the words that one side of a conflict stands on."""
    start, end = told.account.mark
    return {"doc": told.carrier.name, "start": start, "end": end, "text": text(told.carrier.number)[start:end]}
