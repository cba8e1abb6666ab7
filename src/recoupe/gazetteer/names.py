"""What makes two spellings of a place name one: folded names, sounds and skeletons.

The same town is *Al-Hasakah* in English, *Hassaké* in French and الحسكة where it lies. Three forms bring them together,
each looser than the one before:

- the **folded** name: no case, accents, apostrophes, hyphens or spaces (*Deir ez-Zor*, *Deir Ezzor*: ``deirezzor``);
- its **sound**: one letter a sound, whether French (*ch, ou, dj, gu*) or English (*sh, u, j, g*) wrote it, without
  articles and final vowels (*Al-Hasakah*, *Hassaké*: ``hasak``);
- its **skeleton**: the consonants of the sound, after an ``a`` where it begins with a vowel (*Idlib*, *Edleb*:
  ``adlb``). Vowels are what transcriptions disagree on most, and what Arabic script leaves out.

This module and :mod:`recoupe.gazetteer.store` need nothing but Python and NumPy: the build of the package runs them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from recoupe.gazetteer.scripts import LETTERS, script_of, sounds_of

_GAPS = "-\u2010\u2011\u2012\u2013\u2014/.,;:()[]_\u00a0\u202f \t"
#: The Arabic article as it is transcribed, assimilated or not.
ARTICLES = frozenset("al el il ul ar er as es ash ach esh ech at et ath eth ad ed adh edh az ez an en".split())
#: Those that are no words of French, English or Spanish names.
_ARABIC_ALONE = ARTICLES - {"as", "el", "en", "er", "es", "et", "an", "il", "at"}
#: *Ezzor, Arraqqa, Essouweida*: an assimilated article glued to its noun. Sun letters alone assimilate.
_GLUED = re.compile(r"^[ae](sh|ch|th|dh|[tdrznl])(?=\1)")
#: *Alboukamal, Essouweida*: a glued article, or a name that begins so (*Alger*, or *Assal* as French doubles its s).
_MAYBE_GLUED = re.compile(r"^[ae](?:l(?=[bcdfghjkmnpqrstvwxyz])|s(?=s))(?=.{4})")
_KUNYA = re.compile(r"^ab[uoi]u?$")  # Abou, Abu, Abi, Abo: the noun in front, often shortened to Bou

_SOUNDS = {
    "shch": "S", "tsch": "S", "chtch": "S", "tch": "S", "sch": "S", "sh": "S", "ch": "S",
    "dzh": "J", "dsch": "J", "dj": "J", "zh": "J", "j": "J",
    "kh": "X", "gh": "g", "ph": "f", "th": "t", "dh": "d",
    "ck": "k", "cq": "k", "q": "k", "c": "k", "x": "ks",
    "ou": "u", "oo": "u", "w": "u", "o": "u", "e": "i", "y": "i",
}  # fmt: skip
_SOUND = re.compile(
    r"(?P<soft>c(?=[eiy]))|(?P<gu>g[u](?=[eiy]))|(?P<qu>qu(?=[eiy]))|(?P<mute>(?<=[^aeiouyw])h)|(?P<nasal>m(?=[bp]))|"
    + "|".join(sorted(_SOUNDS, key=len, reverse=True))
)
_SPECIAL = {"soft": "s", "gu": "g", "qu": "k", "mute": "", "nasal": "n"}
#: What a feminine ending is written as: *-a, -ah, -eh, -é*, and *-iya, -iyah, -ieh, -ié*.
_ENDING = re.compile(r"(?:(?<=.)(i+y*|y+)(?:[ae]+h?)|(?<=..)[ae]+h?)$")
_REPEATED = re.compile(r"(.)\1+")
_VOWELS = "aiu"
_NOT_CONSONANTS = str.maketrans("", "", _VOWELS + "h")


class _Folding(dict[int, str | None]):
    """A table for :meth:`str.translate` that works out each character when it is first met."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        if character in _GAPS or character.isspace():
            folded = " "
        elif character in LETTERS:
            folded = LETTERS[character]
        else:
            parts = unicodedata.normalize("NFKD", character.lower())
            folded = "".join(LETTERS.get(part, part) for part in parts if part.isalnum())
        self[code] = folded
        return folded


_TABLE = _Folding()


def fold_words(name: str) -> list[str]:
    """Fold a name into its words: lower case, no accents or apostrophes, hyphens as gaps, *St* written out.

    Example:
        >>> fold_words("Saint-Jean-d’Acre"), fold_words("St. John"), fold_words("N'Djaména")
        (['saint', 'jean', 'dacre'], ['saint', 'john'], ['ndjamena'])
    """
    words = unicodedata.normalize("NFC", name).translate(_TABLE).split()
    if len(words) > 1:
        words = [{"st": "saint", "ste": "sainte"}.get(word, word) for word in words]
    return words


def strip_articles(words: list[str]) -> list[str]:
    """Leave out Arabic articles, unless nothing else is there.

    Example:
        >>> strip_articles(["deir", "ez", "zor"]), strip_articles(["deir", "ezzor"]), strip_articles(["el"])
        (['deir', 'zor'], ['deir', 'zor'], ['el'])
    """
    kept = [word for word in words if word not in ARTICLES] or words
    return [_GLUED.sub("", word) if len(word) > 4 else word for word in kept]


def _sound_of_word(word: str) -> str:
    """One letter a sound; a name's word has no other than folded letters."""
    if _KUNYA.match(word):
        return "bu"
    word = _ENDING.sub(lambda m: "i" if m[1] else "", word)
    return _SOUND.sub(lambda m: _SPECIAL[m.lastgroup] if m.lastgroup else _SOUNDS[m[0]], word)


def sound(words: list[str]) -> str:
    """Write folded words as they sound, whatever language transcribed them.

    Example:
        >>> sound(["al", "hasakah"]), sound(["hassake"]), sound(["khan", "cheikhoun"]), sound(["khan", "shaykhun"])
        ('hasak', 'hasak', 'XanSiXun', 'XanSiXun')
    """
    return even("".join(map(_sound_of_word, strip_articles(words))))


def even(text: str) -> str:
    """Write one letter where it is doubled, and one vowel for the diphthongs that are written *ay, ai, ei, aw, au, o*.

    Example:
        >>> even("zapuriJJia"), even("sulaiman")
        ('zapuriJia', 'suliman')
    """
    return _REPEATED.sub(r"\1", text.replace("ai", "i").replace("au", "u"))


def skeleton(heard: str) -> str:
    """Keep the consonants of a sound, after ``a`` where it begins with a vowel; an h only at its head.

    Example:
        >>> skeleton("idlib"), skeleton("XanSiXun")
        ('adlb', 'XnSXn')
    """
    head = heard[:1]
    start = "a" if head and head in _VOWELS else "h" if head == "h" else ""
    return start + heard.translate(_NOT_CONSONANTS)


class Spelling:
    """One name in all its forms.

    Attributes:
        folded: the folded name in one piece.
        bare: the same without articles.
        sound: see :func:`sound`.
        skeleton: see :func:`skeleton`.
        readings: the sound, and the sound without an article that may be glued to the name.
        has_article: a word of it is an Arabic article, and no French word.
        script: ``latin``, ``arabic``, ``cyrillic`` or ``hebrew``.

    Example:
        >>> spelling("الحسكة").skeleton, spelling("Al-Hasakah").skeleton
        ('hsk', 'hsk')
    """

    __slots__ = ("bare", "folded", "has_article", "readings", "script", "skeleton", "sound")

    def __init__(self, name: str) -> None:
        words = fold_words(name)
        self.script = script_of(name)
        self.folded = "".join(words)
        self.has_article = len(words) > 1 and not _ARABIC_ALONE.isdisjoint(words)
        if self.script in ("arabic", "cyrillic"):
            self.bare, self.sound = self.folded, even(sounds_of(words, self.script))
        else:
            self.bare = "".join(strip_articles(words)) if self.script == "latin" else self.folded
            self.sound = sound(words) if self.script == "latin" else ""
        self.skeleton = skeleton(self.sound)
        self.readings = (self.sound,) if self.sound else ()
        if self.script == "latin" and words and _MAYBE_GLUED.match(words[0]):
            self.readings += (sound([words[0][2:], *words[1:]]),)


@lru_cache(maxsize=4096)
def spelling(name: str) -> Spelling:
    """Give the forms of a name; those met last are kept."""
    return Spelling(name)


#: Sounds that transcriptions mix up: German and Polish *ch* for *kh*, *dh* heard as *z*, *th* as *s*, Egyptian *g* for
#: *j*, *kh* written *k* or *h*, Turkish and Kurdish letters that lost their cedilla.
_CONFUSED = (("S", "s"), ("S", "X"), ("d", "z"), ("t", "s"), ("g", "J"), ("X", "k"), ("h", "X"), ("h", ""))


def variants(heard: Spelling) -> list[str]:
    """Give skeletons that other transcriptions of the same name may have, the name's own first.

    One sound is changed at a time, everywhere in the name.

    Example:
        >>> variants(spelling("Dhamar"))[:2]
        ['dmr', 'zmr']
    """
    own = heard.skeleton
    found = {own: None}
    for one, other in _CONFUSED:
        for a, b in ((one, other), (other, one)):
            if a and a in own and own.replace(a, b):
                found[own.replace(a, b)] = None
    return list(found)
