"""What kind of actor a chain is, and of which country."""

from __future__ import annotations

import re

from recoupe.extract.actors.chains import Chain
from recoupe.lexicon import Lexicon
from recoupe.model import ActorKind

_STATE = frozenset({"official", "seat", "military", "police", "justice", "diplomat"})
# What people do in one event: no group.
_ROLES = frozenset("assaillant tireur kamikaze casseur émeutier agresseur".split())
_ACRONYM = re.compile(r"[A-ZÉ][A-Z0-9É-]{1,7}|(?:[A-Z]\.){2,}")


def kind_of(chain: Chain, lexicon: Lexicon) -> ActorKind | None:
    """What a chain is; ``None`` where it is no actor."""
    if chain.entry_kind:
        return ActorKind(chain.entry_kind)
    if chain.kind == "place":
        return ActorKind.STATE_BODY if chain.acts else None
    if chain.kind == "medium":
        return ActorKind.MEDIUM if chain.name or chain.leads else None
    if not chain.name and not chain.leads and any(lexicon.place_nouns.get(head) for head in chain.heads):
        return None  # « la province », « une église »: a place unless it acts
    if chain.kind == "person":
        if chain.name[:1].isupper():
            return ActorKind.PERSON
        armed = chain.number == "p" and "fighter" in chain.classes and not _ROLES.intersection(chain.heads)
        return ActorKind.ARMED_GROUP if armed else ActorKind.UNNAMED
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
    """A name that tells nothing of itself, by its shape, where it is an acronym or acts."""
    if any(_ACRONYM.fullmatch(name) for name in (chain.name, *chain.names)):
        return ActorKind.ORGANISATION
    if not chain.leads:
        return None
    return ActorKind.PERSON if len(chain.name.split()) > 1 else ActorKind.ORGANISATION


def country_of(chain: Chain, lexicon: Lexicon) -> str | None:
    """The country a chain belongs to: the lexicon's, else the only one that its descriptions name by an adjective."""
    if chain.country is not None or chain.entry is not None:
        return chain.country
    found: set[str] = set()
    for words in (*chain.words, frozenset(chain.name.lower().split())):
        for word in words:
            if word in lexicon.countries.demonyms:
                found.update(country.code for country in lexicon.countries.demonyms[word])
    return next(iter(found)) if len(found) == 1 else None
