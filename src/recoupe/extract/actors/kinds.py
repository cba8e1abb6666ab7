"""What kind of actor a chain is, and of which country."""

from __future__ import annotations

import re

from recoupe.extract.actors.chains import Chain
from recoupe.lexicon import Lexicon
from recoupe.model import ActorKind

_STATE = frozenset({"official", "seat", "military", "police", "justice", "diplomat"})
_ACRONYM = re.compile(r"[A-ZÉ][A-Z0-9É-]{1,7}|(?:[A-Z]\.){2,}")
_PERSON_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: (?:de |van |al-|el-|ben |bin )?[A-ZÀ-Þ][\w’'-]+){1,2}")


def kind_of(chain: Chain, lexicon: Lexicon) -> ActorKind | None:
    """What a chain is; ``None`` where it is no actor."""
    if chain.entry_kind:
        return ActorKind(chain.entry_kind)
    if chain.kind == "place":
        return ActorKind.STATE_BODY if chain.acts else None
    if chain.kind == "medium":
        return ActorKind.MEDIUM
    if chain.kind == "person":
        if chain.name:
            return ActorKind.PERSON
        return ActorKind.ARMED_GROUP if chain.number == "p" and "fighter" in chain.classes else ActorKind.UNNAMED
    if chain.kind in ("organisation", "group"):
        return _body(chain)
    if chain.kind == "anonymous":
        return ActorKind.UNNAMED
    if chain.kind == "name":
        return _named(chain)
    return None


def _body(chain: Chain) -> ActorKind:
    """An organisation or group by the classes of its role nouns."""
    if "fighter" in chain.classes:
        return ActorKind.ARMED_GROUP
    if any(name in _STATE for name in chain.classes):
        return ActorKind.STATE_BODY
    if chain.kind == "group" and not chain.name:
        return ActorKind.UNNAMED
    return ActorKind.ORGANISATION


def _named(chain: Chain) -> ActorKind | None:
    """A name that tells nothing of itself: an acronym is an organisation's; two capitalised words that act, a person's."""
    if _ACRONYM.fullmatch(chain.name) or any(_ACRONYM.fullmatch(name) for name in chain.names):
        return ActorKind.ORGANISATION
    return None


def country_of(chain: Chain, lexicon: Lexicon) -> str | None:
    """The country a chain belongs to: the lexicon's, else the only one that its descriptions name by an adjective."""
    if chain.country is not None or chain.entry is not None:
        return chain.country
    found: set[str] = set()
    for words in (*chain.words, frozenset(chain.name.lower().split())):
        for word in words:
            found.update(country.code for country in lexicon.countries.demonyms.get(word, ()))
    return next(iter(found)) if len(found) == 1 else None
