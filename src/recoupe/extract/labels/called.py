"""Whom a label means: a name beside it, what it is said of, whom it takes up, or the country of a *régime*."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from recoupe.extract.actors import Actors, Participant
from recoupe.extract.labels.draft import LabelDraft
from recoupe.extract.reading import Reading
from recoupe.extract.word_classes import OF
from recoupe.french.folding import fold
from recoupe.lexicon import Lexicon
from recoupe.model import ActorKind

# Terms of these targets call members of a group so; a puppet, a butcher or a régime *of* somebody is no member.
_MEMBERS = frozenset(("insurgent", "occupier", "army", "believer"))
_GROUPS = frozenset((ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.STATE_BODY))
_REGIME = frozenset(("régime", "regime"))
_MARKS = frozenset('« " “'.split())
_CLEARLY = 2  # times as often as any other must the country of a bare *régime* be named


class Called:
    """Finds whom the labels of one document mean.

    A label that repeats the words of another means the same: *les terroristes du FPA … les terroristes*.
    """

    def __init__(self, r: Reading, lexicon: Lexicon, actors: Actors, drafts: Sequence[LabelDraft]) -> None:
        self.r = r
        self.lexicon = lexicon
        self.actors = actors
        self._found = {draft.tokens: _called(r, lexicon, actors, draft) for draft in drafts}
        self._same = {fold(r.string(draft.tokens)): self._found[draft.tokens] for draft in reversed(drafts)}

    def of(self, draft: LabelDraft) -> Participant | None:
        """Who is called so."""
        who = self._found[draft.tokens]
        if who is None:
            return None
        if fold(who.name) in _REGIME:
            return self._country() or who
        other = self._same.get(fold(who.name))
        return other if other is not None and other.actor != who.actor else who

    def _country(self) -> Participant | None:
        """The country that the text is clearly about, which a bare *régime* means."""
        counts: Counter[str] = Counter()
        for actor in self.actors.records:
            if actor.country is not None and actor.kind is not ActorKind.MEDIUM:
                counts[actor.country] += len(actor.mentions)
        most = counts.most_common(2)
        if not most or len(most) > 1 and most[0][1] < _CLEARLY * most[1][1]:
            return None
        country = self.lexicon.countries.get(most[0][0])
        if country is None:
            return None
        states = (
            a for a in self.actors.records if a.country == country.code and a.name in (*country.names, country.capital)
        )
        state = next(states, None)
        return Participant(name=country.name, actor=state.id if state is not None else None)


def _called(r: Reading, lexicon: Lexicon, actors: Actors, draft: LabelDraft) -> Participant | None:
    """Who is called so."""
    if draft.called is not None:
        return _without(r, actors.who(draft.called), draft)
    if not draft.hits:
        return None
    group = _group(r, actors, draft)
    if group is not None:
        return group
    name = _name_at_end(r, lexicon, draft)
    if name is not None:
        return name
    subject = _subject(r, draft.head)
    if subject is None:
        subject = _detached(r, draft)
    who = actors.who(draft.head if subject is None else subject, joined=False)
    if who is not None and draft.rule == "bracket":
        return msgspec.structs.replace(who, name=who.name.partition(" (")[0])
    return who


def _subject(r: Reading, head: int) -> int | None:
    """Whom a noun is said of: as a predicate (*Orsan est un dictateur*), or in apposition with a name."""
    if r.child(head, "cop") is not None:
        return r.child(head, "nsubj")
    if r.dep[head] == "appos" and r.words[r.head[head]][0].isupper():
        return r.head[head]
    return next((k for k in r.children[head] if r.dep[k] == "appos" and r.pos[k] == "PROPN"), None)


def _without(r: Reading, who: Participant | None, draft: LabelDraft) -> Participant | None:
    """Somebody's name without the label, where the parser hangs it on him: *traite le maire de « menteur »*."""
    if who is None:
        return None
    name, label, _ = who.name.partition(r.words[draft.tokens[0]])
    words = name.replace("«", " ").split()
    while label and words and words[-1] in (*OF, "d’"):
        words.pop()
    return msgspec.structs.replace(who, name=" ".join(words)) if label and words else who


def _detached(r: Reading, draft: LabelDraft) -> int | None:
    """The name that a label stands behind as an apposition: *le M23, une « marionnette »*, however it is parsed."""
    k = draft.tokens[0] - 1
    while k > 0 and (r.words[k] in _MARKS or r.pos[k] == "DET"):
        k -= 1
    if k < 1 or r.lower[k] != "," or r.pos[k - 1] != "PROPN":
        return None
    end = draft.tokens[1] + (r.words[draft.tokens[1] : draft.tokens[1] + 1] == ["»"])
    if end < r.length and r.lower[end] not in (",", ".", "selon"):
        return None
    name = k - 1
    while r.dep[name].startswith("flat"):
        name = r.head[name]
    return name


def _group(r: Reading, actors: Actors, draft: LabelDraft) -> Participant | None:
    """The group whose members are called so: *les miliciens du Front du Port*."""
    if not any(hit.row.target in _MEMBERS for hit in draft.hits):
        return None
    for k in r.children[draft.head]:
        if draft.head < k < draft.tokens[1] and r.dep[k] == "nmod" and r.lower[k - 1] in (*OF, "l'", "la", "le"):
            who = actors.who(k, joined=False)
            if who is not None and who.actor is not None and actors.records[who.actor].kind in _GROUPS:
                return who
    return None


def _name_at_end(r: Reading, lexicon: Lexicon, draft: LabelDraft) -> Participant | None:
    """The name that a label ends in: *la milice soutenue par les Russes Maghawir*, where no preposition leads to it."""
    a, b = draft.head, draft.tokens[1]
    k = b
    while k - 1 > a and r.pos[k - 1] in ("PROPN", "X") and not r.words[k - 1].islower():
        k -= 1
    while k < b and lexicon.countries.called(r.words[k]):
        k += 1
    if k == b or k - a < 2 or r.pos[k - 1] in ("ADP", "DET") or r.words[k - 1][:1] in "«“(":
        return None
    return Participant(name=r.string((k, b)), span=r.span((k, b)))
