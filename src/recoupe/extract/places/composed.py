"""Names that say by themselves that they are places': roads, sides of a country, names that hold their noun."""

from __future__ import annotations

import re
from bisect import bisect_left

from recoupe.extract.places.listed import in_company
from recoupe.extract.places.scene import Mention, Scene
from recoupe.extract.places.surroundings import Left, Signal, left_of
from recoupe.extract.places.words import DIRECTIONS, OF, SIDES
from recoupe.lexicon.place_nouns import PlaceNoun

_ROAD = re.compile(r"[AND]\d{1,4}[a-z]?|R[ND]\d{1,4}|M\d{1,2}|E\d{1,3}")
_ROAD_LETTER = frozenset("A N D RN RD".split())
_NO_PLACE = frozenset("en une sa leur ma notre sur".split())  # « prendre place », « mise en place »


def composed(scene: Scene, a: int, b: int, left: Left) -> Mention | None:
    """Give the mention that the name ``a:b`` makes by its form, alone or with the noun in front."""
    return _road(scene, a, left) or _side(scene, a, b, left) or _own_noun(scene, a, b, left) or _noun(scene, a, b, left)


def _road(scene: Scene, a: int, left: Left) -> Mention | None:
    """*l'A9, la RN 113, l'autoroute A7*."""
    r, end = scene.r, a + 1
    if r.words[a] in _ROAD_LETTER and end < r.length and r.words[end].isdecimal() and not scene.runs.is_apart(end):
        end += 1
    elif not _ROAD.fullmatch(r.words[a]):
        return None
    announced = scene.lexicon.place_nouns.ending(r.lower, a)
    if left.article not in ("l'", "la") and (announced is None or announced[1].extent != "road"):
        return None
    return scene.mention((a, end), left, kind="street", sure=True)


def _side(scene: Scene, a: int, b: int, left: Left) -> Mention | None:
    """*dans le Nord, le grand Sud*: a part of the country that the text is about."""
    r = scene.r
    if b - a != 1 or r.lower[a] not in DIRECTIONS or b < r.length and (r.lower[b] in OF or r.lower[b] in SIDES):
        return None
    great = a > 0 and r.lower[a - 1] == "grand"
    if great:
        a -= 1
        left = left_of(r, scene.lexicon.place_nouns, a)
    if not left.article or left.signal < Signal.LOOSE and not great:
        return None
    entries = [entry for entry in scene.lexicon.place_names.get(r.string((a, b))) if in_company(scene, entry, left)]
    return scene.mention((a, b), left, kind="region", entries=entries, sure=True)


def _own_noun(scene: Scene, a: int, b: int, left: Left) -> Mention | None:
    """Names that begin with their noun in capitals: *Wadi Hauran, Tell Abyad, Stade de France, Vieux-Port*."""
    r, nouns = scene.r, scene.lexicon.place_nouns
    noun = nouns.get(r.words[a])
    inside = a > 0 and not r.space[a - 1] and r.words[a - 1] not in ('"', "«", ".")
    if noun is not None and noun.extent in ("in", "bare") and inside:
        end = scene.runs.past_particles(b) if b - a == 1 else b
        if end - a > 1 and not (left.signal is Signal.NOUN and left.noun is not None and left.noun.kind == "city"):
            # but « la ville de Tell Abyad »
            entries = scene.lexicon.place_names.get(r.string((a, end)))
            return scene.mention((a, end), left, kind=noun.kind, entries=entries, sure=True)
    _, hyphen, last = r.words[a].partition("-")
    if b - a == 1 and hyphen and left.article and left.signal in (Signal.LOCATIVE, Signal.LOOSE):
        # « sur le Vieux-Port, sur la Grand-Place »
        noun = nouns.get(last) if last[:1].isupper() else None
        if noun is not None and noun.kind:
            return scene.mention((a, b), left, kind="area", sure=True)
    return None


def _noun(scene: Scene, a: int, b: int, left: Left) -> Mention | None:
    """Names with the noun in front of them: *rue Monge, mer Égée, hôpital Necker, bande de Gaza*."""
    r, noun, start = scene.r, left.noun, left.noun_start
    if noun is None or left.signal not in (Signal.NOUN, Signal.COMPLEMENT):
        return None
    listed = scene.lexicon.place_names.at(r.text, scene.folded, r.start[start])
    if listed is not None and listed[0] >= r.end[a] and noun.noun not in DIRECTIONS:
        end = bisect_left(r.end, listed[0]) + 1
        if noun.extent == "out" and left.joined:
            # « la centrale de Zaporijjia »: the name alone, as for places that no list knows
            return scene.mention((a, end), left, kind=listed[1][0].kind, entries=listed[1])
        return scene.mention((start, end), left, kind=listed[1][0].kind, entries=listed[1], sure=True)
    if noun.extent not in ("in", "bare") or noun.extent == "bare" and left.joined:
        return None
    if noun.kind == "street" and _is_no_street(scene, a, b, left, noun):
        left.signal, left.noun = (Signal.OF if noun.noun == "place" else Signal.COMPLEMENT), None
        return None
    after = start + len(noun.noun.split())
    if left.joined and r.lower[after] not in OF or not left.joined and after != a:
        return None  # « l'île grecque de Chios », « l'école publique Diwan »
    if left.joined and noun.kind != "street":
        inner = scene.lexicon.place_names.at(r.text, scene.folded, r.start[a])
        if inner is not None and inner[0] == r.end[b - 1]:
            return None  # « l'île de Chypre »: the name alone
    return scene.mention((start, scene.runs.longer(a, b, scene.known)), left, kind=noun.kind, sure=True)


def _is_no_street(scene: Scene, a: int, b: int, left: Left, noun: PlaceNoun) -> bool:
    """*prendre place à*, *la place de Macron*, *une rue de Homs, les rues de Homs*."""
    r, start = scene.r, left.noun_start
    before = r.lower[start - 1] if start else ""
    if noun.noun == "place" and before in _NO_PLACE:
        return True
    plural = r.lower[start] != noun.noun
    return left.joined and (plural or before == "une" or scene.people.are_named(r, (a, b)))
