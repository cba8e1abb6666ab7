"""Names that the lexicon lists, unless they are part of the name of something else."""

from __future__ import annotations

from bisect import bisect_left

from recoupe.extract.names import INSTITUTIONAL
from recoupe.extract.places.scene import Mention, Scene, kind_of
from recoupe.extract.places.surroundings import Left, Signal
from recoupe.extract.places.words import ARTICLE, BODY, DIRECTIONS, NOT_OF_PLACE
from recoupe.lexicon.place_names import PlaceName
from recoupe.lexicon.regions import TRIGGER


def listed(scene: Scene, a: int, left: Left) -> Mention | None:
    """Give the mention of a listed place that begins at ``a``, an Arabic article left out or not."""
    r = scene.r
    starts = [r.start[a]]
    article = ARTICLE.match(r.words[a])
    if article:
        starts.append(r.start[a] + article.end())
    for start in starts:
        found = scene.lexicon.place_names.at(r.text, scene.folded, start)
        if found is None:
            continue
        end = bisect_left(r.end, found[0]) + 1
        entries = [entry for entry in found[1] if in_company(scene, entry, left)]
        if entries and r.end[end - 1] == found[0] and not is_inside_name(scene, a, end, left, entries[0].layer):
            return scene.mention((a, end), left, kind=kind_of(left), entries=entries)
    return None


def in_company(scene: Scene, entry: PlaceName, left: Left) -> bool:
    """Whether the text adds what an entry needs: *dans le Var*, *la province d'Alep*."""
    if not entry.needs:
        return True
    if left.signal is Signal.NOUN and left.noun is not None and left.noun.kind == "region":
        return True
    if entry.needs == TRIGGER:
        return False
    if left.preposition == "en" or left.first >= 0 and scene.r.words[left.first] == "(":
        return True
    if left.signal in (Signal.LOCATIVE, Signal.COMPLEMENT) or left.preposition in ("dans", "sur", "list"):
        return bool(left.article)
    return left.preposition == "de" and left.article in ("le", "l'")


def is_inside_name(scene: Scene, a: int, end: int, left: Left, layer: str) -> bool:
    """*France Inter, Air France, Banque de France, Israël Katz, Maurice Audin*: part of a name of something else."""
    r, runs = scene.r, scene.runs
    followed = runs.begins(end) and not runs.is_apart(end) and r.lower[end] not in DIRECTIONS
    if followed and not (left.preposition and scene.is_first_name(end)):
        return True  # but « le maire de Paris Jean Dupont »
    if a and runs.begins(a - 1) and not runs.is_apart(a):
        return scene.lexicon.place_nouns.get(r.words[a - 1]) is None and r.pos[a - 1] in ("PROPN", "NOUN", "X")
    if left.preposition == "de" and left.noun is None and of_other_name(scene, left.first - 1):
        return True
    if left.preposition == "de" and end - a == 1 and r.lower[a] in INSTITUTIONAL and layer != "region":
        return True  # « le ministère de la Défense », but « l'ouest de l'Europe »
    if r.words[a] == "US":
        return left.article != "les"  # « le commandement US »
    if layer == "country" and _lacks_article(scene, a, end, left):
        return True
    alone = left.signal < Signal.COMPLEMENT and end - a == 1 and not left.article and not scene.in_brackets(a)
    if alone and scene.is_first_name(a) and not _is_state(scene, a, layer):
        return True
    if layer in ("region", "place") and left.signal is Signal.NONE and not left.article and names_noun(scene, a):
        return True
    return left.signal < Signal.LOCATIVE and scene.people.are_named(r, (a, end))


def _is_state(scene: Scene, a: int, layer: str) -> bool:
    """*Riyad*: a government that is called as people are, unless the text names somebody so or gives an age."""
    r = scene.r
    if layer != "capital" or r.words[a] in scene.people.words or scene.lexicon.metonyms.get(r.words[a]) is None:
        return False
    return not (a + 2 < r.length and r.words[a + 1] == "," and r.words[a + 2].isdecimal())


def _lacks_article(scene: Scene, a: int, end: int, left: Left) -> bool:
    """*Hollande a présidé*: a country that acts has its article, unless it is one of several (*Russie et Chine*)."""
    r = scene.r
    if left.article or left.signal is not Signal.NONE or r.dep[a] != "nsubj" or r.pos[r.head[a]] != "VERB":
        return False
    joined = any(r.head[k] == a and r.dep[k] == "conj" for k in range(end, min(end + 4, r.length)))
    return not joined and has_article(scene, r.string((a, end)))


def has_article(scene: Scene, name: str) -> bool:
    """Whether the country of a name is called with an article: *la Dominique*, but *Israël*."""
    country = scene.lexicon.countries.named(name)
    return country is not None and bool(country.article)


def names_noun(scene: Scene, a: int) -> bool:
    """*le système Wassit*: in apposition to the noun right before."""
    r = scene.r
    if not a or r.dep[a] not in ("appos", "nmod") or r.pos[a - 1] not in ("NOUN", "ADJ"):
        return False
    return r.head[a] in (a - 1, a - 2)


def of_other_name(scene: Scene, noun: int) -> bool:
    """Whether a noun makes its complement a part of another name: *la coupe de France, l'Observatoire de Paris*."""
    r = scene.r
    if noun < 0:
        return False
    if r.lower[noun] in NOT_OF_PLACE:
        return True
    body = r.words[noun][:1].isupper() and r.lower[noun] in BODY
    return body and scene.lexicon.place_nouns.get(r.words[noun]) is None
