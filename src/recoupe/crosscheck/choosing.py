"""Choose among facts as people ask for them: by words, place, day, type, document, origin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from recoupe.crosscheck.records import AccountKind, Fact, Relation, Window
from recoupe.errors import NoSuchFact, NoSuchOrigin
from recoupe.french.words import Phrase, phrases_of, stands, words_of

if TYPE_CHECKING:
    from recoupe.dossier import Dossier

#: Alternatives that an error names.
_NAMED = 12
#: So much of an id is enough where it fits one fact only.
_SHORTEST = 4
#: Words by which people ask for what is counted, beside its name.
_ASKED_AS = {
    "participants": "participants manifestants protestataires marcheurs manifestation",
    "killed": "morts tués décès victimes",
    "wounded": "blessés",
    "arrested": "arrestations interpellations interpellés arrêtés",
    "custody": "gardes à vue",
    "charged": "poursuites mises en examen écroués",
    "convicted": "condamnations condamnés",
    "forces": "forces policiers gendarmes soldats militaires effectifs",
    "vehicles": "véhicules voitures",
    "money": "montant argent coût",
}


class Wanted(NamedTuple):
    """What is asked for; ``None`` leaves all.

    Attributes:
        about: words that a sentence, the title or who says it must have, as in a search.
        place: name of where it happened.
        since, until: days (YYYY-MM-DD) between which it may have happened.
        type: what is counted or what happened, in French or by its key.
        relation: how the versions stand to each other.
        document: number of a document that tells it.
        origin: a name of somebody who tells it.
    """

    about: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    type: str | None = None
    relation: Relation | None = None
    document: int | None = None
    origin: str | None = None


def choose(facts: Sequence[Fact], wanted: Wanted, dossier: Dossier) -> list[Fact]:
    """Give the facts that are asked for, in their order.

    Args:
        facts: of the dossier.
        wanted: all that holds of each of them.
        dossier: has the texts and knows the origins.

    Raises:
        NoSuchFact: no fact is of that place or type, whatever else is asked for.
        NoSuchOrigin: nobody of that name stands behind any fact.
    """
    found = list(facts)
    if wanted.type is not None:
        found = _of_type(found, wanted.type, dossier.path)
    if wanted.place is not None:
        found = _at(found, wanted.place, dossier.path)
    if wanted.origin is not None:
        found = _from(found, wanted.origin, dossier)
    if wanted.relation is not None:
        found = [fact for fact in found if fact.relation is wanted.relation]
    if wanted.document is not None:
        found = [fact for fact in found if any(told.carrier.number == wanted.document for told in fact.accounts)]
    if wanted.since is not None or wanted.until is not None:
        found = [fact for fact in found if in_time(fact.day, wanted.since, wanted.until)]
    if wanted.about is not None:
        phrases = phrases_of(wanted.about)
        found = [fact for fact in found if _is_about(fact, phrases, dossier.text)]
    return found


def fact_of(facts: Iterable[Fact], id: str, path: Path) -> Fact:
    """Give the fact of an id, or of the beginning of one.

    Raises:
        NoSuchFact: there is none, or several have that beginning.
    """
    asked = id.strip().lower()
    found = [fact for fact in facts if fact.id == asked or (len(asked) >= _SHORTEST and fact.id.startswith(asked))]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(fact.id for fact in found[:_NAMED])
        raise NoSuchFact(
            f"several facts have an id that begins so: {id} ({ids})", where=str(path), hint="give it whole"
        )
    hint = f"recoupe versions {path.name} shows the id of each fact; it changes with the documents that tell it"
    raise NoSuchFact(f"no fact has this id: {id}", where=str(path), hint=hint)


def in_time(window: Window, since: str | None, until: str | None) -> bool:
    """Whether something may have happened between two days; what is not settled within a year may not."""
    if not window.is_settled or window.earliest is None or window.latest is None:
        return False
    return (since is None or window.latest >= since) and (until is None or window.earliest <= until)


def _of_type(facts: Sequence[Fact], asked: str, path: Path) -> list[Fact]:
    """Keep what is of a type: its key, the part of it before the colon, or words of its French name."""
    wanted = list(map(_stem, words_of(asked)))
    found = [fact for fact in facts if asked in (fact.type, fact.type.split(":")[0])]
    found = found or [fact for fact in facts if wanted and _has(wanted, _names(fact))]
    if not found and facts:
        known = dict.fromkeys(_name(fact) for fact in facts)
        hint = f"there are {'; '.join(list(known)[:_NAMED])}" + (" …" if len(known) > _NAMED else "")
        raise NoSuchFact(f"no fact is of this type: {asked}", where=str(path), hint=hint)
    return found


def _name(fact: Fact) -> str:
    """Name the type of a fact as it may be asked for."""
    if fact.kind is AccountKind.CLAIM:
        return f"propos ({fact.type})"
    what = next((told.account.what for told in fact.accounts if told.account.type == fact.type), "")
    return f"{what} ({fact.type})" if what else fact.type


def _names(fact: Fact) -> list[list[str]]:
    """Give the words by which the type of a fact may be asked for, names one by one."""
    whats = dict.fromkeys(told.account.what for told in fact.accounts)
    names = [*whats, _ASKED_AS.get(fact.type.split(":")[0], "")]
    return [list(map(_stem, words_of(name))) for name in names]


def _stem(word: str) -> str:
    """Take the plural away, near enough to find a word by its singular."""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _has(wanted: Sequence[str], names: Iterable[Sequence[str]]) -> bool:
    return any(set(wanted) <= set(name) for name in names)


def _at(facts: Sequence[Fact], asked: str, path: Path) -> list[Fact]:
    """Keep what happened at a place of this name, or at one whose name has it as words of its own."""
    phrase = Phrase(tuple(words_of(asked)))
    found = [fact for fact in facts if any(stands(words_of(name), phrase) for name in _places(fact))]
    if not found and facts:
        known = dict.fromkeys(name for fact in facts for name in _places(fact))
        hint = f"there are {', '.join(list(known)[:_NAMED])}" + (" …" if len(known) > _NAMED else "")
        raise NoSuchFact(f"no fact is of this place: {asked}", where=str(path), hint=hint)
    return found


def _places(fact: Fact) -> Iterator[str]:
    """Give the names of the places of a fact, and of those its accounts name."""
    spots = [fact.place, *(told.place for told in fact.accounts)]
    yield from dict.fromkeys(spot.name for spot in spots if spot is not None)


def _from(facts: Sequence[Fact], asked: str, dossier: Dossier) -> list[Fact]:
    """Keep what somebody of this name tells, under any of the names that the dossier and the lexicon know."""
    names, entries = {" ".join(words_of(asked))}, set()
    for origin in dossier.find_origins(asked):
        names |= {" ".join(words_of(form.name)) for form in origin.forms}
        entries |= {form.entry for form in origin.forms if form.entry}
    found = [
        fact
        for fact in facts
        if any(
            told.account.entry in entries
            or any(" ".join(words_of(name)) in names for name in (told.by, told.account.by) if name is not None)
            for told in fact.accounts
        )
    ]
    if not found and facts:
        close = ", ".join(origin.name for origin in dossier.close_origins(asked))
        hint = f"spelled alike: {close}" if close else f"recoupe sources {dossier.path.name} lists who speaks"
        raise NoSuchOrigin(f"nobody of this name stands behind a fact: {asked}", where=str(dossier.path), hint=hint)
    return found


def _is_about(fact: Fact, phrases: Sequence[Phrase], text: Callable[[int], str]) -> bool:
    """Whether all words stand in one sentence that tells a fact, in who says it, or in what and where it is."""
    place = fact.place.name if fact.place else ""
    title = [words_of(fact.title), words_of(place)]
    for told in fact.accounts:
        account = told.account
        texts = [*title, words_of(text(told.carrier.number)[account.start : account.end])]
        texts += [words_of(name) for name in (told.by or "", account.by or "", *account.relays, account.what)]
        if all(any(stands(words, phrase) for words in texts) for phrase in phrases):
            return True
    return False
