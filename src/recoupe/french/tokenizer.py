"""Words of French news text, cut as the Universal Dependencies treebanks cut them; *du*, *au*, *des* stay whole.

What differs from spaCy's own French tokenizer: inverted pronouns are words of their own (*a -t-il*), names keep their
hyphens (*al-Boukamal*), a full point glued to the next sentence is cut off (*Washington.Parmi*), figures written with
spaces stay whole (*50 000*), and hours fall apart (*14 h 30*). Nothing is looked up in a table of words, so that
loading costs nothing.

Example:
    >>> from spacy.vocab import Vocab
    >>> tokenize = FrenchTokenizer(Vocab())
    >>> [token.text for token in tokenize("Qu’a-t-il dit aujourd’hui à al-Boukamal ?")]
    ['Qu’', 'a', '-t-il', 'dit', 'aujourd’hui', 'à', 'al-Boukamal', '?']
    >>> [token.text for token in tokenize("Selon l'ex-chef, «84.000» vivent à Washington.Parmi eux...")]
    ['Selon', "l'", 'ex-chef', ',', '«', '84.000', '»', 'vivent', 'à', 'Washington', '.', 'Parmi', 'eux', '...']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

NAME = "recoupe.FrenchTokenizer.v1"

APOSTROPHES = "'’‘ʼ´"
HYPHENS = "‐‑-"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero width spaces and joiners

_A = f"[{APOSTROPHES}]"
_H = f"[{HYPHENS}]"
_CHAR = rf"[\w{INVISIBLE}\u0300-\u036f]"  # what a word is made of: letters, digits, loose accents, invisible glue
_WORD = rf"{_CHAR}+"
_END = rf"(?!{_CHAR})"
_PRONOUNS = "ils? elles? on je tu nous vous ce les? la lui leur moi toi y en là ci".split()
_SECOND = rf"{_H}(?:moi|lui|leur|nous|vous|en|y){_END}"  # the second pronoun of « dis-le-moi »
# neither inside a word nor before another link of a hyphenated name
_NOT_LINKED = rf"(?!{_CHAR}|(?!{_SECOND}){_H}{_CHAR})"
_INVERTED = "|".join([rf"(?:t[{APOSTROPHES}{HYPHENS}])?(?:ils?|elles?|on)", *_PRONOUNS])
_CLITIC = (
    rf"{_H}(?:(?:{_INVERTED}|{'|'.join(_PRONOUNS).upper()}|T{_H}(?:ILS?|ELLES?|ON)){_NOT_LINKED}"
    rf"|t{_A}(?=(?:en|y){_END}))"
)
# Hyphenated words that end like a verb with its pronoun, or like « ce jour-là », and are one word all the same.
_WHOLE = (
    rf"(?:rendez{_H}vous|celui{_H}(?:ci|là)|celles?{_H}(?:ci|là)|ceux{_H}(?:ci|là)|jusque{_H}là|par{_H}là|comme{_H}ci"
    rf"|garde{_H}à{_H}vous|qu{_A}en{_H}dira{_H}t{_H}on|(?:jong|kyong|kyung|young|yong){_H}il)"
)
_APOSTROPHE_WORDS = (
    rf"(?:aujourd{_A}hui|quelqu{_A}une?|l{_A}on|c{_A}est{_H}à{_H}dire|presqu{_A}îles?|prud{_A}hom\w+"
    rf"|main{_H}d{_A}[œo]\w+|chefs?{_H}d{_A}[œo]\w+|hors{_H}d{_A}[œo]\w+|entr{_A}\w+|grand{_A}\w+)"
)
_ELIDED = rf"(?:[ldnsjmtc]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu){_A}"
_NAME = rf"[NMO]{_A}(?=[A-ZÀ-Þ][a-zß-ÿ])"  # N’Djamena, M’Bow, O’Neill: no elision
_ABBREVIATION = r"MM|Mr|Mrs|Mgr|Dr|Drs|Pr|Prof|Ste?|Sr|Jr|av|apr|cf|etc|Cie|Ltd|Inc|Corp|c\.-à-d"
_BEFORE_FIGURE = r"No|art|al|fig|vol|chap|env|réf|pp?|janv|févr|avr|juil|sept|oct|nov|déc"
_DOMAIN = r"(?:com|fr|org|net|info|eu|be|ch|ca|ru|uk|de|it|es|tv|gouv|gov|edu|io|me|ly|co|int|sy|ir|il|ua|ml|tn|dz|ma)"
_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}){1,6}(?:,\d+)?(?!\d)|\d+(?:[.,:/-]\d+){0,9}"
_UNIT = r"(?:km|kg|cm|mm|ha|min|[hHm])"
_PREFIX = rf"(?:ex|non|anti|pro|mi|sous|post|pré|semi|quasi|néo|inter|franco|vice){_H}"

# Repetitions are bounded wherever a pattern can fail after them, so that no text takes quadratic time.
_PATTERNS = (
    # addresses, handles, hashtags
    r"(?:https?://|www\.)[^\s<>«»\"“”]+[^\s<>«»\"“”.,;:!?)\]}'’]",
    rf"[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}}|(?<!\w)[@#]\w{_CHAR}*",
    rf"(?:\w[\w-]{{0,62}}\.){{1,8}}{_DOMAIN}(?:/[^\s<>«»\"“”]*[\w/])?(?![\w-]|\.\w|{_A})",
    # a pronoun that hangs on the word before
    rf"(?<=\w){_CLITIC}",
    # hours and measures: the figure, then the unit, then the figure
    rf"(?<!\w)\d+(?:,\d+)?(?={_UNIT}(?:\d\d)?{_END})|(?<=\d){_UNIT}(?=\d\d{_END})",
    rf"(?<![\w.,])[+−-]?(?>{_DIGITS})(?!{_CHAR}|{_H}{_CHAR})",
    # points that belong to the word: acronyms, initials, abbreviations
    rf"[A-Za-zÀ-ÿ]\.(?:{_H}?[A-Za-zÀ-ÿ]\.){{1,12}}(?!{_CHAR})",
    rf"(?<!\w)[A-ZÀ-Þ]\.(?=[ \u00a0]?[A-ZÀ-Þ][\w.'’-]|{_H}[A-Z])",
    rf"(?<!\w)(?:(?:{_ABBREVIATION})\.(?!{_CHAR})|M\.(?=\s*(?:[A-ZÀ-Þ]|d[eu]\s|d[’'][A-ZÀ-Þ]))|(?:{_BEFORE_FIGURE})\.(?=\s*\d)|[nN]°)|°[CF]{_END}",
    # the last word of a heading, glued to the sentence below it (« Danger imminentSave the Children a … »)
    r"(?<!\w)[a-zß-ÿ]{4,}(?=[A-ZÀ-Þ][a-zß-ÿ]{2,}\b)",
    # words with an apostrophe in them, elided words, hyphenated words
    rf"(?<!\w)(?i:{_APOSTROPHE_WORDS}){_END}",
    rf"(?<!\w)(?i:{_WHOLE}){_NOT_LINKED}",
    rf"(?<!\w){_NAME}{_WORD}(?:{_H}{_WORD})*",
    rf"(?<![\w{HYPHENS}])(?i:{_ELIDED})(?!{_A})",
    rf"(?<!\w)(?i:{_PREFIX})(?!{_CHAR})",
    rf"{_WORD}\((?:e?s|e|x|ne|E?S|E)\)",
    rf"{_WORD}(?:&{_WORD})+",
    rf"km/h{_END}",
    rf"\d+[.,]\d+(?={_CHAR})",
    rf"{_WORD}(?:(?!{_CLITIC}){_H}{_WORD}(?:(?<={_H}[dlDL]){_A}{_WORD})?|(?<=[a-zà-ÿ])(?<!{_H}t){_A}(?=[a-zà-ÿ]){_WORD})*",
    # signs
    r"\.{2,}|…+|[!?]{2,}|-{2,}|_+|\*+|=+|``|''",
    r"\S",
)
_TOKEN = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))


class FrenchTokenizer:
    """Cut a text into a spaCy :class:`~spacy.tokens.Doc`, whose ``text`` is the text given.

    One space after a word belongs to the word, as always in spaCy; any other run of white space is a token of its own.
    The class holds no state but the vocabulary, so that saving and loading it does nothing.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Cut ``text``; never fails, whatever it holds."""
        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        for start, end in _bounds(text):
            if start > at:
                _add_gap(text[at:start], words, spaces)
            words.append(text[start:end])
            spaces.append(False)
            at = end
        if at < len(text):
            _add_gap(text[at:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Write nothing: the rules are code."""

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> FrenchTokenizer:
        """Read nothing: the rules are code."""
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Give no bytes: the rules are code."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> FrenchTokenizer:
        """Take nothing from ``data``: the rules are code."""
        return self


def _bounds(text: str) -> Iterable[tuple[int, int]]:
    """Where the tokens of ``text`` begin and end, white space left out."""
    return (match.span() for match in _TOKEN.finditer(text))


def _add_gap(gap: str, words: list[str], spaces: list[bool]) -> None:
    """Give the first space of a gap to the word before it and make one token of the rest."""
    if gap[0] == " " and words:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)


@registry.tokenizers(NAME)
def create_tokenizer() -> Callable[[Language], FrenchTokenizer]:
    """What a saved pipeline's configuration names under ``[nlp.tokenizer]``."""

    def make(nlp: Language) -> FrenchTokenizer:
        return FrenchTokenizer(nlp.vocab)

    return make
