"""Letters that Unicode does not take apart, and the scripts that names are read from besides Latin."""

from __future__ import annotations

import re
import unicodedata

#: Latin letters without a decomposition, and Arabic letters that one name is written with or without.
LETTERS = {
    "ı": "i", "İ": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th",
    "Þ": "th", "ß": "ss", "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ə": "e", "Ə": "e", "ŋ": "n", "Ŋ": "n",
    "ɓ": "b", "Ɓ": "b", "ɗ": "d", "Ɗ": "d", "ƴ": "y", "Ƴ": "y", "ɛ": "e", "Ɛ": "e", "ɔ": "o", "Ɔ": "o", "ħ": "h",
    "Ħ": "h", "ʿ": "", "ʾ": "", "ʻ": "", "ʼ": "", "ˌ": "", "ʹ": "", "ʺ": "",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ک": "ك", "ـ": "",
    "ґ": "ґ", "ї": "ї", "й": "й", "ё": "ё", "Ґ": "ґ", "Ї": "ї", "Й": "й", "Ё": "ё",
}  # fmt: skip

# By sound, as in recoupe.gazetteer.names: S for *ch*, J for *j*, X for *kh*; as for Latin letters.
_ARABIC = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "t", "ج": "J", "ح": "h", "خ": "X", "د": "d", "ذ": "d", "ر": "r", "ز": "z",
    "س": "s", "ش": "S", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "g", "ف": "f", "ق": "k", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u", "ي": "i", "ء": "", "ؤ": "u", "ئ": "i", "پ": "p", "چ": "S",
    "ژ": "J", "گ": "g", "ڤ": "v", "ۆ": "u", "ە": "a", "ێ": "i", "ڕ": "r", "ڵ": "l", "ۇ": "u", "ہ": "h", "ھ": "h",
    "ټ": "t", "ډ": "d", "ړ": "r", "ښ": "X", "ڼ": "n", "ځ": "z", "څ": "ts", "ږ": "J",
}  # fmt: skip
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "i", "є": "i", "ё": "iu", "ж": "J", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "u", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "X", "ц": "ts", "ч": "S", "ш": "S", "щ": "S",
    "ъ": "", "ы": "i", "ь": "", "э": "i", "ю": "iu", "я": "ia", "ј": "i", "љ": "l", "њ": "n", "ћ": "S", "ђ": "J",
    "џ": "J", "ѓ": "g", "ќ": "k", "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "u", "ү": "u", "ұ": "u", "һ": "h",
}  # fmt: skip
_TABLES = {"arabic": str.maketrans(_ARABIC), "cyrillic": str.maketrans(_CYRILLIC)}
#: The feminine ending ه‍ ـة, with the vowel in front that some names write.
_ENDING = re.compile(r"(?<=..)(?:a?h|a)$")
_SCRIPTS = {"LATIN": "latin", "ARABIC": "arabic", "CYRILLIC": "cyrillic", "HEBREW": "hebrew"}


def script_of(name: str) -> str | None:
    """Tell the script of a name, ``None`` for one that French news never writes or that mixes several.

    Example:
        >>> script_of("Homs"), script_of("حمص"), script_of("Хомс"), script_of("霍姆斯")
        ('latin', 'arabic', 'cyrillic', None)
    """
    if name.isascii():
        return "latin"
    found = {
        unicodedata.name(character, "?").split()[0]
        for character in name
        if unicodedata.category(character) in ("Lu", "Ll", "Lo", "Lt")
    }
    return _SCRIPTS.get(found.pop()) if len(found) == 1 else None


def sounds_of(words: list[str], script: str) -> str:
    """Write folded Arabic or Cyrillic words by their sounds, without the Arabic article.

    Example:
        >>> sounds_of(["الحسكه"], "arabic"), sounds_of(["харків"], "cyrillic")
        ('hsk', 'Xarkiv')
    """
    if script == "arabic":
        words = [word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words]
    heard = [word.translate(_TABLES[script]) for word in words]
    if script == "arabic":
        heard = [_ENDING.sub("", word) for word in heard]
    return "".join(heard)
