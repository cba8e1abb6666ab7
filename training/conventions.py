"""One annotation for all treebanks: features, relations and reporting incises brought to a common denominator.

The French treebanks agree on the core of Universal Dependencies and differ at its edges: PUD has no ``Voice``, only
Sequoia marks ``NumType`` on every numeral, PUD writes ``obl`` where the others write ``obl:mod`` or ``obl:arg``, and
PUD makes the reporting verb the root where the others hang it on the quotation. What only some of them say would reach
the model as noise, so it is dropped here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.french.incises import INSERT, REPORTING

if TYPE_CHECKING:
    from training.treebanks import Word

KEPT_FEATURES = ("Definite", "Gender", "Mood", "Number", "Person", "Polarity", "Poss", "PronType", "Tense", "VerbForm")
KEPT_SUBTYPES = {
    "acl:relcl",
    "aux:pass",
    "expl:subj",
    "expl:comp",
    "flat:foreign",
    "flat:name",
    "nsubj:pass",
    "obl:agent",
    INSERT,
}
RENAMED = {"expl:pv": "expl:comp", "expl:pass": "expl:comp", "nmod:appos": "appos"}


def normal_feats(feats: str, pos: str) -> str | None:
    """Keep the features that all treebanks mark; ``None`` where neither features nor part of speech are given.

    >>> normal_feats("Emph=No|Number=Sing|Person=3|PronType=Prs", "PRON")
    'Number=Sing|Person=3|PronType=Prs'
    """
    if pos == "_":
        return None
    pairs = (pair for pair in feats.split("|") if pair.partition("=")[0] in KEPT_FEATURES)
    return "|".join(sorted(pairs))


# Personal pronouns have the lemma of their disjunctive form in Sequoia and GSD, others elsewhere.
_PRONOUN_LEMMAS = {
    "lui": "il elle lui le la l' -il -elle -t-il -t-elle -le -la -lui",
    "eux": "ils elles eux les leur -ils -elles -t-ils -t-elles -les -leur",
    "moi": "je j' me m' moi -je -moi",
    "toi": "tu te t' toi -tu -toi",
    "soi": "se s' soi",
    "nous": "nous -nous",
    "vous": "vous -vous",
    "on": "on l'on -on -t-on",
}
PRONOUN_LEMMA_OF = {form: lemma for lemma, forms in _PRONOUN_LEMMAS.items() for form in forms.split()}


def normal_lemma(form: str, lemma: str, pos: str) -> str | None:
    """Bring a lemma to the conventions of Sequoia and GSD; ``None`` where the treebank gives none of its own.

    >>> normal_lemma("-t-il", "il", "PRON"), normal_lemma("afin", "afin_que", "ADV")
    ('lui', None)
    """
    plain = form.lower().replace("’", "'")
    if pos == "PRON" and plain in PRONOUN_LEMMA_OF:
        return PRONOUN_LEMMA_OF[plain]
    if plain in ("mme", "madame"):
        return "madame"
    if (lemma == "_" and form != "_") or ("_" in lemma and "_" not in form) or ("/" in lemma and "/" not in form):
        return None
    return lemma


def normal_deprel(deprel: str) -> str:
    """Drop or rename the subtypes that the treebanks use differently.

    >>> [normal_deprel(d) for d in ("obl:arg", "aux:tense", "nsubj:pass", "expl:pv", "parataxis:parenth")]
    ['obl', 'aux', 'nsubj:pass', 'expl:comp', 'parataxis']
    """
    deprel = RENAMED.get(deprel, deprel)
    return deprel if deprel in KEPT_SUBTYPES else deprel.partition(":")[0]


def unify_incises(words: list[Word]) -> None:
    """Hang a reporting verb that follows its quotation on it as ``parataxis:insert``, and call nothing else so.

    PUD's « X, a dit Y » has *dit* as root and X as its ``parataxis`` or ``ccomp``: turned round. An inserted clause
    whose verb reports nothing becomes a plain ``parataxis``.
    """
    for i, word in enumerate(words):
        if word.head == i and word.lemma in REPORTING:
            _clitic_subject(words, i)
            quoted = _quotation_before(words, i)
            if quoted is not None:
                _turn_round(words, i, quoted)
                break
    for i, word in enumerate(words):
        if word.deprel.startswith("parataxis"):
            _clitic_subject(words, i)
            word.deprel = INSERT if _is_incise(words, i) else "parataxis"


def _clitic_subject(words: list[Word], verb: int) -> None:
    """Take the pronoun of « a-t-il dit » for the subject where nothing else is: some trees have it as an expletive."""
    kids = [word for i, word in enumerate(words) if word.head == verb and i != verb]
    if words[verb].lemma in REPORTING and not any(word.deprel.startswith("nsubj") for word in kids):
        for word in kids:
            if word.deprel == "expl:subj" and word.form.startswith("-"):
                word.deprel = "nsubj"


def _quotation_before(words: list[Word], verb: int) -> int | None:
    """The clause before the root that it reports, if the verb's subject is inverted and nothing stands after it."""
    kids = [i for i, word in enumerate(words) if word.head == verb and i != verb]
    start = _first_own(words, verb)
    before = [i for i in kids if i < verb and words[i].deprel in ("parataxis", "ccomp")]
    if len(before) != 1 or not _inverted(words, verb):
        return None
    others = [i for i in kids if i < before[0] and words[i].pos not in ("PUNCT", "CCONJ")]
    last = max(_subtree(words, before[0]))
    return before[0] if not others and last < start else None


def _first_own(words: list[Word], verb: int) -> int:
    """Where the verb begins, its auxiliary counted: *a* of « a-t-il ajouté »."""
    return min([i for i, w in enumerate(words) if w.head == verb and w.deprel.startswith("aux")] + [verb])


def _inverted(words: list[Word], verb: int) -> bool:
    """Whether the verb has a subject and all its subjects stand behind it or its auxiliary."""
    subjects = [i for i, w in enumerate(words) if w.head == verb and w.deprel.startswith("nsubj")]
    return bool(subjects) and min(subjects) > _first_own(words, verb)


def _subtree(words: list[Word], top: int) -> set[int]:
    found = {top}
    grown = True
    while grown:
        more = {i for i, word in enumerate(words) if word.head in found and i not in found}
        found |= more
        grown = bool(more)
    return found


def _turn_round(words: list[Word], verb: int, quoted: int) -> None:
    words[quoted].head = quoted
    words[quoted].deprel = "root"
    words[verb].head = quoted
    words[verb].deprel = INSERT
    start = _first_own(words, verb)
    for i, word in enumerate(words):
        if word.head == verb and (i < start or i == len(words) - 1) and word.pos in ("PUNCT", "CCONJ"):
            word.head = quoted


def _is_incise(words: list[Word], i: int) -> bool:
    word = words[i]
    if word.lemma not in REPORTING or word.pos != "VERB":
        return False
    return word.deprel.startswith("parataxis") and _inverted(words, i)
