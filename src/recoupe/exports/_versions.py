"""Facts and their versions, as lines of JSON."""

from __future__ import annotations

from typing import Any

from recoupe.crosscheck.records import Fact


def fact_object(fact: Fact) -> dict[str, Any]:
    """Give a fact as plain containers: its accounts by document, place and origin."""
    return {
        "fact": fact.id,
        "relation": fact.relation.value,
        "kind": fact.kind.value,
        "type": fact.type,
        "title": fact.title,
        "place": fact.place.to_dict() if fact.place else None,
        "day": fact.day.to_dict(),
        "accounts": [
            {
                "doc": told.carrier.name,
                "start": told.account.start,
                "end": told.account.end,
                "mark": list(told.account.mark),
                "text": told.account.text,
                "value": told.account.value,
                "low": told.account.low,
                "high": told.account.high,
                "by": told.account.by,
                "relays": list(told.account.relays),
                "polarity": told.account.polarity,
                "day": told.day.to_dict(),
                "outlet": told.carrier.outlet,
                "counter": told.counter,
            }
            for told in fact.accounts
        ],
        "versions": [version.to_dict() for version in fact.versions],
        "conflicts": [one.to_dict() for one in fact.conflicts],
        "updates": [one.to_dict() for one in fact.updates],
        "independent": fact.independent.to_dict(),
        "why": list(fact.why),
    }
