"""Mentions of places: names that a list or their surroundings say are places.

A name is a run of capitalised words (:mod:`runs`). What stands in front of it (:mod:`surroundings`), its own form
(:mod:`composed`), the lists of the lexicon (:mod:`listed`) and the gazetteer (:mod:`judgement`) speak for a place;
people, media, bodies and firms of the same name against it.
"""

from __future__ import annotations

from recoupe.extract.places.composed import composed
from recoupe.extract.places.judgement import is_dateline, is_place, is_taken
from recoupe.extract.places.listed import in_company, listed, of_other_name
from recoupe.extract.places.scene import Known, Mention, Scene, kind_of
from recoupe.extract.places.surroundings import Left, Signal, left_of
from recoupe.extract.places.words import DETERMINERS, DIRECTIONS, OF, SIDES, STOPS
from recoupe.extract.reading import Reading
from recoupe.french.folding import fold
from recoupe.lexicon import Lexicon

# What joins a place to the one that holds it, up to the preposition.
_HOLDING = frozenset((*comma, word) for comma in ((), (",",)) for word in ("en", "au", "aux", "dans"))


def find_mentions(r: Reading, lexicon: Lexicon, known: Known) -> list[Mention]:
    """Find the mentions of a document, in text order.

    Args:
        r, lexicon: the text and the words.
        known: gives the places of the world that have exactly some name.
    """
    scene = Scene(r, lexicon, known)
    end = 0
    for a, b in scene.names:
        mention = _mention(scene, a, b) if a >= end else None
        if mention is not None:
            mention.dateline = is_dateline(scene, *mention.tokens)
            scene.add(mention)
            end = mention.tokens[1]
    found = sorted([*scene.mentions, *_repeated(scene), *_capitals(scene)], key=lambda mention: mention.tokens)
    _contain(r, found)
    return found


def _mention(scene: Scene, a: int, b: int) -> Mention | None:
    """The mention that begins within the name ``a:b``, if there is one."""
    left = left_of(scene.r, scene.lexicon.place_nouns, a)
    if left.signal is Signal.LIST:
        left = _inherit(scene, left)
    elif is_taken(scene, a, left):
        left.signal, left.taken = Signal.LOCATIVE, True
    whole = composed(scene, a, b, left)
    if whole is not None:
        return whole
    found = listed(scene, a, left)
    if found is None:
        found = _unlisted(scene, a, b, left)
    if found is not None:
        found.tokens = a, _with_side(scene, found.tokens[1])
    return found


def _unlisted(scene: Scene, a: int, b: int, left: Left) -> Mention | None:
    r = scene.r
    if left.preposition:
        # « le maire de Nantes Jean Dupont »
        person = next((k for k in range(a + 1, b) if scene.is_first_name(k) and scene.known(r.string((a, k)))), b)
        b = person if person < b and not scene.known(r.string((a, b))) else b
    if not is_place(scene, a, b, left):
        if b - a == 2 and r.lower[a + 1] in DIRECTIONS and is_place(scene, a, a + 1, left):
            # « Rouen Nord »
            mention = scene.mention((a, a + 1), left, kind="area")
            mention.tokens = a, b
            return mention
        return None
    b = scene.runs.longer(a, b, scene.known)
    if left.noun is not None and left.noun.noun in STOPS and not left.joined:
        b = scene.runs.past_particles(b)  # « la station Val de Seine »
    return scene.mention((a, b), left, kind=kind_of(left))


def _with_side(scene: Scene, b: int) -> int:
    """The token past a name and its side: *la Ghouta orientale, Montélimar sud*."""
    r = scene.r
    if b >= r.length or scene.runs.is_apart(b):
        return b
    if r.lower[b] in SIDES:
        return b + 1
    side = r.words[b] in ("sud", "nord", "est", "ouest") and r.pos[b] not in ("AUX", "VERB")
    return b + 1 if side and (b + 1 == r.length or r.lower[b + 1] not in OF) else b


def _inherit(scene: Scene, left: Left) -> Left:
    """A name joined to a mention shares what announces that: *les villages de A, de B et de C*."""
    r, at = scene.r, left.first
    weak = Signal.OF if left.preposition == "de" else Signal.NONE
    alone = Left(weak, preposition=left.preposition, article=left.article, first=at)
    if not scene.mentions or r.lower[at] not in ("et", "ou", ","):
        return alone
    last = scene.mentions[-1]
    gap = r.lower[last.tokens[1] : at]
    if gap and gap not in ([","], [")"]) and not (gap[0] == "(" and gap[-1] == ")"):
        return alone
    noun = last.left.noun if last.signal is Signal.NOUN else None
    if noun is not None and noun.extent != "out":
        noun = None
    signal = last.signal or Signal.LIST
    if signal is Signal.NOUN and noun is None:
        signal = Signal.LOCATIVE
    preposition = left.preposition or "list"
    taken = last.left.taken
    return Left(
        signal, noun=noun, joined=last.left.joined, preposition=preposition, article=left.article, first=at, taken=taken
    )


# Afterwards ------------------------------------------------------------------------------------------------------


def _repeated(scene: Scene) -> list[Mention]:
    """Names that are mentions elsewhere in the document, where their own surroundings say little."""
    r, found = scene.r, []
    accepted = {fold(mention.name) for mention in scene.mentions}
    taken = {k for mention in scene.mentions for k in range(*mention.tokens)}
    for a, b in scene.names:
        name = r.string((a, b))
        if a in taken or fold(name) not in accepted or scene.people.are_named(r, (a, b)):
            continue
        left = left_of(r, scene.lexicon.place_nouns, a)
        if left.preposition == "de" and of_other_name(scene, left.first - 1):
            continue
        entries = [entry for entry in scene.lexicon.place_names.get(name) if in_company(scene, entry, left)]
        found.append(scene.mention((a, b), left, kind="", entries=entries))
    return found


def _capitals(scene: Scene) -> list[Mention]:
    """*la capitale irakienne*: a city without its name."""
    r, found = scene.r, []
    for k in range(r.length - 1):
        if r.lower[k] != "capitale" or r.pos[k + 1] not in ("ADJ", "NOUN"):
            continue
        countries = scene.lexicon.countries.demonyms.get(r.lower[k + 1], ())
        if len(countries) != 1:
            continue
        start = k - 1 if k and r.lower[k - 1] in DETERMINERS else k
        capital, code = countries[0].capital, countries[0].code
        entries = [entry for entry in scene.lexicon.place_names.get(capital) if entry.country == code]
        left = Left(Signal.NOUN, first=start)
        found.append(Mention((start, k + 2), capital, "city", "capitale", Signal.NOUN, left, entries))
    return found


def _contain(r: Reading, mentions: list[Mention]) -> None:
    """*Odessa, en Ukraine*; *Arles (Bouches-du-Rhône)*; *la base X dans la région Y*: the second holds the first."""
    for index in range(len(mentions) - 1):
        one, other = mentions[index], mentions[index + 1]
        a, b, noun = one.tokens[1], other.left.first, other.left.noun
        if noun is not None and (noun.kind in ("region", "area") or noun.noun in DIRECTIONS):
            b = other.left.noun_start  # « dans la province de »: the preposition stands in front of the noun
            while b > a and r.lower[b - 1] in DETERMINERS:
                b -= 1
            b -= 1
        if tuple(r.lower[a : b + 1]) in _HOLDING or r.lower[a : other.tokens[0]] == ["("]:
            one.within = index + 1
