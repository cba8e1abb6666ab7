"""Is it French? A cheap test first; a trained identifier only where that one is unsure.

French function words make up a third of French news and next to nothing of other languages, so most texts need no more
than counting them. The identifier (py3langid: offline, 4.6 MB, BSD) takes 0.6 s to load and is asked for the rest.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from recoupe.errors import NotFrench

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

#: Function words that neighbours (Catalan, Italian, Occitan, Spanish, Portuguese) do not share, or seldom.
_FUNCTION_WORDS = frozenset(
    "le les des du et est dans pour qui une sur au aux avec par ce cette ces pas sont été il elle ils elles ont mais"
    " ou où leur leurs son ses nous vous je sans sous entre après avant selon était qu".split()
)
_WORD = re.compile(r"[^\W\d_]+")
#: Of 637 French news articles nearly all have 16 % and more of their words among these; Italian, the nearest of the
#: neighbours, has some 10 %: in between only the identifier can tell, and below it may refuse.
_SURELY_FRENCH = 0.16
_SURELY_NOT = 0.12
#: Below so many letters a headline or a name could be of any language: no verdict.
_ENOUGH_LETTERS = 60
#: The identifier must leave French no more chance than this, in any third of the text: a long English quotation is no
#: reason to refuse an article.
_NO_CHANCE = 0.01
#: How much of a long text is looked at: three windows of so many characters.
_WINDOW = 4_000
_NAMES = {
    "ar": "Arabic", "ca": "Catalan", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "he": "Hebrew",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "ku": "Kurdish", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


def check_french(text: str, where: str) -> None:
    """Accept French, and whatever is too short or too mixed to tell; refuse what is surely something else.

    Args:
        text: the whole text; of a long one, its beginning, middle and end are looked at.
        where: its name, for the error.

    Raises:
        NotFrench: the text is in another language.

    Example:
        >>> check_french("Le porte-parole a démenti.", "a.txt")
    """
    sample = _sample(text)
    words = _WORD.findall(sample.lower())
    letters = sum(map(len, words))
    share = sum(word in _FUNCTION_WORDS for word in words) / max(1, len(words))
    if letters < _ENOUGH_LETTERS or share >= _SURELY_FRENCH:
        return
    code, chance = _identify(sample)
    if chance <= _NO_CHANCE and share < _SURELY_NOT:
        raise NotFrench(
            f"not French but {_NAMES.get(code, f'the language with the code {code}')}, it seems",
            where=where,
            hint="Recoupe reads French only; from Python, recoupe.load()(text) analyzes a text without asking",
        )


def _sample(text: str) -> str:
    """Give the text, or three windows of a long one."""
    if len(text) <= 3 * _WINDOW:
        return text
    middle = len(text) // 2
    return "\n".join((text[:_WINDOW], text[middle : middle + _WINDOW], text[-_WINDOW:]))


def _identify(sample: str) -> tuple[str, float]:
    """Name the likeliest language of all, and give the chance that a third of the sample or more is French."""
    identifier = _identifier()
    third = max(len(sample) // 3, _ENOUGH_LETTERS)
    thirds = [sample[start : start + third] for start in range(0, len(sample) - third + 1, third)]
    chance = max(float(dict(identifier.rank(part))["fr"]) for part in thirds)
    return str(identifier.classify(sample)[0]), chance


@cache  # a feed or a folder may hold hundreds of texts to ask about
def _identifier() -> LanguageIdentifier:
    """Load the identifier."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # slow to load, seldom needed

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
