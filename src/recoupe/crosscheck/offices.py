"""Whom a verb says that a person leads: *Jeanne Roche dirige l'hôpital de Gao* makes her *directeur de l'hôpital*."""

from __future__ import annotations

import re

from recoupe.model import Actor, ActorKind

#: The office that each verb tells; families of counters know both of its genders.
_OFFICES = {"dirig": "directeur", "présid": "président", "command": "commandant"}
_LEADS = re.compile(
    r"(?:,?[ \xa0]qui)?[ \xa0](?P<verb>dirig|présid|command)(?:e|eait|ait)[ \xa0]"
    r"(?P<of>l[’']|la[ \xa0]|le[ \xa0])(?P<whom>[^\W\d_][\w’'-]*(?:[ \xa0][\w’'-]+){0,7})"
)
#: What no longer belongs to the name.
_AFTER = re.compile(r"[ \xa0](?:et|depuis|où|qui|qu[’']|que|en|pendant|avec|dans|pour|sans|mais)\b.*")


def offices(actor: Actor, text: str) -> tuple[str, ...]:
    """Give the offices that the verbs behind the name of a person tell.

    Args:
        actor: whoever it is; only a person leads somebody.
        text: of the document.

    Example:
        >>> from recoupe.model import Span, Why
        >>> roche = Actor(
        ...     id=0,
        ...     name="Jeanne Roche",
        ...     kind=ActorKind.PERSON,
        ...     mentions=(Span(0, 12, "Jeanne Roche"),),
        ...     why=Why(row=None, rule="nom"),
        ... )
        >>> offices(roche, "Jeanne Roche dirige l'hôpital de Gao depuis 2029.")
        ("directeur de l'hôpital de Gao",)
    """
    found: dict[str, None] = {}
    for mention in actor.mentions if actor.kind is ActorKind.PERSON else ():
        match = _LEADS.match(text, mention.end)
        if match is not None:
            of = "du " if match["of"].startswith("le") else f"de {match['of']}"
            found.setdefault(f"{_OFFICES[match['verb']]} {of}{_AFTER.sub('', match['whom'])}")
    return tuple(found)
