"""The French dictionary behind the model: which parts of speech a form can have, and its lemma as each of them.

The forms are those of DELAF (Université Gustave Eiffel, LGPL-LR) as the package ``spacy-lookups-data`` distributes
them; what the treebanks say of a form comes before it.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import numpy as np
from spacy.strings import get_string_id

from recoupe.french.embedding import CLASS_BITS, short_keys
from recoupe.french.inflection import Form
from recoupe.french.inflection import forms as conjugated
from recoupe.french.language import plain
from training.treebanks import Sentence

_OPEN = ("VERB", "ADJ", "NOUN", "ADV")
# Parts of speech whose words are their own lemma: a table cannot help.
_OWN_LEMMA = ("PROPN", "X", "NUM", "SYM", "PUNCT")
# From this share on, what the treebanks say most often is taken for what a form's lemma is.
_MAJORITY = 0.8


def dictionary_forms() -> dict[str, dict[str, set[str]]]:
    """Every form with its possible lemmas as each open part of speech.

    Raises:
        ModuleNotFoundError: ``spacy-lookups-data`` is not installed.
    """
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    inflected = _table("fr_lemma_exc")
    bases = _table("fr_lemma_index")
    for pos in _OPEN:
        for form, lemmas in inflected.get(pos.lower(), {}).items():
            found[form][pos].update(lemmas)
        for form in bases.get(pos.lower(), ()):
            found[form][pos].add(form)
            if pos in ("NOUN", "ADJ") and not form.endswith(("s", "x", "z")):
                found[form + "s"][pos].add(form)
    for infinitive in bases["verb"]:
        if infinitive.endswith("er"):  # DELAF's tables list irregular verbs only
            for form in conjugated(infinitive):
                if not _bookish(form):
                    found[form.form]["VERB"].add(infinitive)
    for pos in ("ADP", "DET", "PRON", "CCONJ", "SCONJ", "AUX"):
        for form in inflected.get(pos.lower(), {}):
            found[form]["OTHER"].add(form)
    return found


def _bookish(form: Form) -> bool:
    """Forms that no news text has: *affirmassions*, *affirmâmes*, *affirmai*."""
    return form.person in (1, 2) and (form.mood, form.tense) in (("Sub", "Imp"), ("Ind", "Past"))


def _table(name: str) -> dict[str, Any]:
    packed = files("spacy_lookups_data").joinpath("data", f"{name}.json.gz").read_bytes()
    return json.loads(gzip.decompress(packed))


def form_classes(forms: dict[str, dict[str, set[str]]]) -> tuple[np.ndarray, np.ndarray]:
    """The sorted hashes of all forms, and the class bits of each."""
    bits_of: list[int] = []
    for form, analyses in forms.items():
        bits = sum(CLASS_BITS[pos] for pos in analyses)
        if form in analyses.get("VERB", ()):
            bits += CLASS_BITS["INFINITIVE"]
        bits_of.append(bits)
    hashes = np.array([get_string_id(plain(form).lower()) for form in forms], dtype="uint64")
    keys, order = np.unique(short_keys(hashes), return_index=True)
    return keys, np.array(bits_of, dtype="uint8")[order]


def lemma_table(forms: dict[str, dict[str, set[str]]], sentences: Iterable[Sentence]) -> dict[tuple[str, str], str]:
    """The lemma of each (form in small letters, part of speech): of several, the one most frequent in the treebanks."""
    sentences = list(sentences)
    frequency = Counter((word.lemma, word.pos) for sentence in sentences for word in sentence.words)
    table: dict[tuple[str, str], str] = {}
    for form, analyses in forms.items():
        if form != form.lower():
            continue
        for pos in _OPEN:
            lemmas = sorted(analyses.get(pos, ()), key=lambda lemma: -frequency[lemma, pos])
            if lemmas and (len(lemmas) == 1 or frequency[lemmas[0], pos] > frequency[lemmas[1], pos]):
                table[plain(form), pos] = lemmas[0]
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            if word.lemma and word.pos and word.pos not in _OWN_LEMMA:
                counts[plain(word.form).lower(), word.pos][word.lemma] += 1
    for key, found in counts.items():
        lemma, often = found.most_common(1)[0]
        if often >= _MAJORITY * found.total():
            table[key] = lemma
        else:
            table.pop(key, None)
    return table
