"""Is it French? A cheap test first; a trained identifier only where that one is unsure.

French function words make up a third of French news and next to nothing of other languages, so most texts need no more
than counting them. The identifier (py3langid: offline, 4.6 MB, BSD) takes 0.6 s to load and is asked for the rest.
"""

from __future__ import annotations

import re

from recoupe.errors import NotFrench

#: Function words that neighbours (Catalan, Italian, Occitan, Spanish, Portuguese) do not share, or seldom.
_FUNCTION_WORDS = frozenset(
    "le les des du et est dans pour qui une sur au aux avec par ce cette ces pas ne sont été il elle ils elles ont mais"
    " ou où leur leurs son ses nous vous je sans sous entre après avant selon était qu l d n s j".split()
)
_WORD = re.compile(r"[^\W\d_]+")
#: Of French news articles 24 % of the words and more are among these; Catalan and Italian stay below 8 %.
_SURELY_FRENCH = 0.18
_SURELY_NOT = 0.10
#: Below so many letters a headline or a name could be of any language: no verdict.
_ENOUGH_LETTERS = 60
#: How sure the identifier must be of another language.
_SURE = 0.95
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
    code, probability = _identify(sample)
    if code != "fr" and probability >= _SURE and share < _SURELY_NOT:
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
    """Name the likeliest language and how likely it is."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # slow to load, seldom needed

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    code, probability = identifier.classify(sample)
    return str(code), float(probability)
