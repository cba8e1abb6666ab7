"""The bare spaCy language under the shipped pipeline: French without the tables that a trained model has no use for.

spaCy's own ``fr`` builds its tokenizer exceptions on import, which takes three seconds; this class takes none of them,
since :mod:`recoupe.french.tokenizer` needs no exceptions.
"""

from __future__ import annotations

from spacy.language import BaseDefaults, Language
from spacy.util import registry

from recoupe.french import sentences, tokenizer  # noqa: F401  (they register themselves with spaCy)


class FrenchDefaults(BaseDefaults):
    """Defaults of :class:`French`: the project's tokenizer, left-to-right, no stop words."""

    config = {  # noqa: RUF012  (spaCy's own form)
        "nlp": {"tokenizer": {"@tokenizers": tokenizer.NAME}},
    }


@registry.languages("recoupe_fr")
class French(Language):
    """A spaCy language named ``recoupe_fr``; ``French()`` is a pipeline that only tokenizes."""

    lang = "recoupe_fr"
    Defaults = FrenchDefaults
