"""The bare spaCy language under the shipped pipeline: French without the tables that a trained model has no use for.

spaCy's own ``fr`` builds its tokenizer exceptions on import, which takes three seconds; this class takes none of them,
since :mod:`recoupe.french.tokenizer` needs no exceptions. What the model sees of a word is its spelling with one kind
of apostrophe, hyphen and quotation mark and without invisible characters; the text itself is never changed.

Example:
    >>> nlp = French()
    >>> [token.norm_ for token in nlp("L’armée, « Qu’\u00adil »")]
    ["l'", 'armée', ',', '"', "qu'", 'il', '"']
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.attrs import NORM, PREFIX, SHAPE, SUFFIX
from spacy.lang.lex_attrs import LEX_ATTRS, word_shape
from spacy.language import BaseDefaults, Language
from spacy.util import registry
from thinc.api import Config

from recoupe.french import embedding, incises, lemmatizer, sentences, tokenizer  # noqa: F401  (they register)

_SAME = str.maketrans(
    dict.fromkeys(tokenizer.APOSTROPHES, "'")
    | dict.fromkeys(tokenizer.HYPHENS, "-")
    | {"“": "«", "„": "«", "”": "»"}
    | dict.fromkeys(tokenizer.INVISIBLE)
)


def plain(word: str) -> str:
    """Give a word without the variants that spelling it takes in print.

    >>> plain("lorsqu’")
    "lorsqu'"
    """
    return word if word.isascii() else word.translate(_SAME)


def _norm(word: str) -> str:
    return plain(word).lower()


def _prefix(word: str) -> str:
    return plain(word)[:3]


def _suffix(word: str) -> str:
    return plain(word)[-3:]


def _shape(word: str) -> str:
    return word_shape(plain(word))


class FrenchDefaults(BaseDefaults):
    """Defaults of :class:`French`: the project's tokenizer, plain spelling in the attributes that the model sees."""

    config = Config({"nlp": {"tokenizer": {"@tokenizers": tokenizer.NAME}}})
    lex_attr_getters: dict[int, Callable[[str], object]] = {  # noqa: RUF012
        **LEX_ATTRS,
        NORM: _norm,
        PREFIX: _prefix,
        SUFFIX: _suffix,
        SHAPE: _shape,
    }


@registry.languages("recoupe_fr")
class French(Language):
    """A spaCy language named ``recoupe_fr``; ``French()`` is a pipeline that only tokenizes."""

    lang = "recoupe_fr"
    Defaults = FrenchDefaults
