"""Who calls the same actor what, and in whose voice, over all documents of a dossier.

A designation is a loaded term that was found as a label, or the plain words by which a document names one of its
actors (:mod:`recoupe.crosscheck.designations`). What stands in copies counts once
(:mod:`recoupe.crosscheck.repeated`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any, NamedTuple

from recoupe.crosscheck.cast import Cast, in_time
from recoupe.crosscheck.designations import Designation, Named, Voice, bare, same
from recoupe.crosscheck.judging import find_copies
from recoupe.crosscheck.repeated import Name, Placed, Repeated
from recoupe.dossier import Dossier
from recoupe.dossier.records import Form, Naming, Who
from recoupe.french.folding import fold
from recoupe.model import Actor, Record, Why


class Call(Record, frozen=True, kw_only=True):
    """One place where somebody is called so.

    Attributes:
        document, outlet: the name and outlet of the document; ``number`` is its number in the dossier.
        start, end, text: the words, in code points of the document's text.
        why: of a loaded term how the label was found, of plain words how the actor's mentions were.
        repeats: the names of other documents that carry it in a copied passage, the earliest first.
    """

    number: int
    document: str
    outlet: str | None
    start: int
    end: int
    text: str
    why: Why
    repeats: tuple[str, ...] = ()


class Wording(Record, frozen=True, kw_only=True):
    """How one voice calls an actor. What stands in copies is counted once.

    Attributes:
        key: tells the actor from all others.
        actor, names, kind, country, entry: who is called so, see :class:`~recoupe.dossier.records.Who`.
        designation: the words, without article, as they stand most often; of a loaded term that term.
        loaded: the lexicon holds it for evaluative, contested or partisan.
        neutral: what it proposes that a neutral text would write.
        voice: see :class:`~recoupe.crosscheck.designations.Voice`.
        by: the outlet, or the speaker; ``None`` where that is not known.
        times: how often.
        documents: the names of those in which it stands, the earliest first.
        texts: how many these are, copies of one text being one.
        calls: each place, the earliest first.
        why: how the actor's names were put together, in French.
    """

    key: str
    actor: str
    names: tuple[str, ...]
    kind: str | None
    country: str | None
    entry: str | None
    designation: str
    loaded: bool
    neutral: str | None
    voice: Voice
    by: str | None
    times: int
    documents: tuple[str, ...]
    texts: int
    calls: tuple[Call, ...]
    why: tuple[str, ...] = ()


class Called(Record, frozen=True, kw_only=True):
    """One designation of an actor in all voices, that of most texts first; counted as a :class:`Wording` is."""

    designation: str
    loaded: bool
    neutral: str | None
    times: int
    documents: tuple[str, ...]
    texts: int
    voices: tuple[Wording, ...]


class _Place(NamedTuple):
    """A designation, whom it means, and by whom it is said."""

    name: Name
    found: Designation
    by: str | None


#: Key of the actor, whether it is a loaded term, and the term's row or what the words have in common.
_Group = tuple[str, bool, str]


class Wordings:
    """Who calls whom what in a dossier.

    Args:
        dossier: where :func:`~recoupe.crosscheck.comparing.compare` has been run, copies count once.

    Attributes:
        everybody: all actors, among whom a name can be looked for.
        labelled: the keys of those who are called by a loaded term.

    Raises:
        DossierError: the dossier cannot be read.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._documents = {stored.number: stored for stored in dossier.documents()}
        self._outlets = dossier.outlets()
        spoken = dossier.spoken()
        self._origins = {(one.document, one.id): one.origin for one in spoken if one.kind == "statement"}
        self.everybody = dossier.everybody(spoken)
        self._cast = Cast(self.everybody)
        self.labelled = {
            self._cast.key(_form(found)) for naming in dossier.namings() for found in Named(naming, "").labelled()
        }

    def through(self, dossier: Dossier) -> Wordings:
        """Give the same, asking through another connection: one cannot be used by several threads."""
        other = copy(self)
        other._dossier = dossier
        return other

    def among(self, name: str) -> list[Who]:
        """Give those among whom a name is looked for: who speaks or has a label, else everybody."""
        known = [who for who in self.everybody if who.statements or self.keys(who) & self.labelled]
        return known if self._dossier.find_origins(name, known) else self.everybody

    def keys(self, who: Who) -> set[str]:
        """Give the keys by which somebody is known: several where several are taken as one."""
        return {self._cast.key(form) for form in who.forms}

    def called(self, some: Sequence[Who] | None = None) -> list[Called]:
        """Give what actors are called: by actor, the designation of most texts first, then in alphabetical order.

        Args:
            some: these actors, each of whom may be several taken as one; without it those who have a label.
        """
        if some is None:
            some = [who for who in self.everybody if self.keys(who) & self.labelled]
        wanted = {key: who for who in some for key in self.keys(who)}
        groups: dict[_Group, list[_Place]] = defaultdict(list)
        for naming in self._dossier.namings():
            self._gather(naming, wanted, groups)
        places = [place for some in groups.values() for place in some]
        repeated = Repeated(
            (Placed(place.name, place.found.span.start, place.found.span.end) for place in places),
            *find_copies(self._dossier),
        )
        found = [self._called(group, wanted[group[0]], of_group, repeated) for group, of_group in groups.items()]
        return sorted(
            found,
            key=lambda one: (
                fold(one.voices[0].actor),
                one.voices[0].key,
                -one.texts,
                fold(one.designation),
                one.loaded,
            ),
        )

    def _gather(self, naming: Naming, wanted: Mapping[str, Who], groups: dict[_Group, list[_Place]]) -> None:
        """Gather the designations of some actors in one document."""
        named = Named(naming, self._documents[naming.document].document.text)
        acting = [actor for actor in naming.actors if self._cast.key(form_of(actor)) in wanted]
        found = [*named.labelled(), *(one for actor in acting for one in named.plain(actor))]
        forms = {called: form_of(actor) for actor in naming.actors[::-1] for called in (*actor.aliases, actor.name)}
        for place, one in enumerate(found):
            who = wanted.get(self._cast.key(_form(one)))
            if who is not None:
                key = self._cast.key(who.forms[0])
                term = same(one.span.text) if one.label is None else one.why.row or same(one.label.term)
                by = self._by(naming.document, one, forms)
                groups[key, one.label is not None, term].append(_Place(Name("call", naming.document, place), one, by))

    def _by(self, document: int, one: Designation, forms: Mapping[str, Form]) -> str | None:
        """Give the outlet or the speaker by the name that all documents share."""
        if one.voice is Voice.OUTLET:
            outlet = self._outlets.get(document)
            return self._cast.called(outlet) if outlet is not None else None
        if one.speaker is None:
            return None
        origin = self._origins.get((document, one.statement)) if one.statement is not None else None
        form = origin if origin is not None and origin.name == one.speaker else forms.get(one.speaker)
        return self._cast.called(form) if form is not None else one.speaker

    def _called(self, group: _Group, who: Who, places: list[_Place], repeated: Repeated) -> Called:
        """Make the record of a designation."""
        key, loaded, _ = group
        forms = Counter(bare(one.found.label.term if one.found.label else one.found.span.text) for one in places)
        neutral = next((one.found.label.neutral for one in places if one.found.label and one.found.label.neutral), None)
        designation = min(forms, key=lambda form: (-forms[form], form))
        known = {name: getattr(who, name) for name in ("names", "kind", "country", "entry", "why")}
        voices: dict[tuple[Voice, str | None], list[_Place]] = defaultdict(list)
        for place in places:
            voices[place.found.voice, place.by].append(place)
        wordings = [
            Wording(
                key=key,
                actor=who.name,
                designation=designation,
                loaded=loaded,
                neutral=neutral,
                voice=voice,
                by=by,
                calls=self._calls(some, repeated),
                **known,
                **self._counts(some, repeated),
            )
            for (voice, by), some in voices.items()
        ]
        order = list(Voice)
        wordings.sort(key=lambda one: (-one.texts, -one.times, order.index(one.voice), fold(one.by or "\uffff")))
        return Called(
            designation=designation,
            loaded=loaded,
            neutral=neutral,
            voices=tuple(wordings),
            **self._counts(places, repeated),
        )

    def _counts(self, places: Sequence[_Place], repeated: Repeated) -> dict[str, Any]:
        """Count places, what stands in copies once."""
        documents = {place.name.document for place in places}
        return {
            "times": len({repeated.once(place.name) for place in places}),
            "documents": tuple(one.name for one in sorted((self._documents[n] for n in documents), key=in_time)),
            "texts": repeated.texts(place.name for place in places),
        }

    def _calls(self, places: Sequence[_Place], repeated: Repeated) -> tuple[Call, ...]:
        """Give each place, what stands in copies once: where it was published first."""
        once: dict[Name, list[_Place]] = defaultdict(list)
        for place in places:
            once[repeated.once(place.name)].append(place)
        found = []
        for some in once.values():
            some.sort(key=self._order)
            first = some[0]
            others = (one for one in some[1:] if one.name.document != first.name.document)
            found.append((first, tuple(dict.fromkeys(self._documents[one.name.document].name for one in others))))
        found.sort(key=lambda one: self._order(one[0]))
        return tuple(self._call(first, repeats) for first, repeats in found)

    def _order(self, place: _Place) -> tuple[tuple[str, str, str], int, int]:
        """Order by the days of publication, then by the text."""
        return in_time(self._documents[place.name.document]), place.found.span.start, place.found.span.end

    def _call(self, place: _Place, repeats: tuple[str, ...]) -> Call:
        stored, span = self._documents[place.name.document], place.found.span
        return Call(
            number=stored.number,
            document=stored.name,
            outlet=stored.document.outlet,
            start=span.start,
            end=span.end,
            text=span.text,
            why=place.found.why,
            repeats=repeats,
        )


def form_of(actor: Actor) -> Form:
    """Give the form of an actor of a document."""
    return Form(actor.name, actor.entry, actor.kind.value, actor.country)


def _form(found: Designation) -> Form:
    """Give the form of whom a designation means."""
    return form_of(found.actor) if found.actor is not None else Form(found.description, None, "unnamed", None)
