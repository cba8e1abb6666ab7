"""Subjects of inserted reporting clauses, mended after the parser.

« L'armée, précise le maire, tient la ville »: reading from left to right, the parser often gives *l'armée* to *précise*
and makes *le maire* its object. French leaves no choice there: an inserted clause has its subject behind the verb (or a
pronoun hung on it), so what stands before its comma belongs to the verb that follows. The rules look at the tree alone:

1. an inserted verb without subject takes the noun phrase right behind it, its "object", for one;
2. a subject before the comma of an inserted verb goes to the verb that the clause is inserted in;
3. a finite verb between commas with a subject before them, a noun phrase behind it and then a verb without subject is
   an inserted clause, whatever the parser called it.

Only verbs that report are looked at: the parser sees inserted clauses in a few places where there are none.

Example:
    >>> from recoupe.french.parser import load_parser
    >>> doc = load_parser()("L’armée, précise le maire, tient la ville.")
    >>> [(token.text, token.head.text) for token in doc if token.dep_ == "nsubj"]
    [('armée', 'tient'), ('maire', 'précise')]
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

NAME = "recoupe_incises"
INSERT = "parataxis:insert"

# Verbs that stand in inserted clauses; a verb that does not report is left as the parser has it.
REPORTING = frozenset(
    """accuser admettre affirmer ajouter analyser annoncer appeler apprendre argumenter arguer assurer avancer avertir
    avouer clamer commenter conclure concéder confesser confier confirmer considérer constater convenir crier croire
    demander déclarer déplorer dénoncer détailler dévoiler dire douter décrire écrire estimer expliquer exhorter
    exprimer indiquer insister interroger ironiser jubiler juger jurer justifier lancer lire marteler mentionner
    murmurer noter objecter observer penser plaider plaisanter poursuivre prédire préciser prétendre prévenir
    proclamer promettre proposer protester publier raconter rappeler rapporter reconnaître recommander redire regretter
    remarquer renchérir reprendre répéter répliquer répondre résumer rétorquer révéler rire s'alarmer s'interroger
    signaler souligner soupirer soutenir suggérer supposer témoigner tempérer tonner tweeter""".split()
)
# What the parser may call an inserted clause when it does not see one.
_MISTAKEN = ("advcl", "parataxis", "conj", "acl", "dep", "ccomp")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X")
_COMMAS = (",", "–", "—")


class Incises:
    """The spaCy component ``recoupe_incises``: mends heads and relations around inserted clauses."""

    def __call__(self, doc: Doc) -> Doc:
        """Mend the tree of ``doc`` in place and give it back."""
        for verb in doc:
            if verb.pos_ != "VERB" or verb.lemma_ not in REPORTING:
                continue
            if verb.dep_ == INSERT:
                _mend(verb)
            elif verb.dep_ in _MISTAKEN and _is_incise(verb):
                _mend(verb)
                verb.dep_ = INSERT
        return doc


def _mend(verb: Token) -> None:
    """Apply rules 1 and 2 to an inserted verb."""
    first = _first(verb)
    before = [child for child in verb.lefts if _is_subject(child) and child.i < first.i]
    if before and not _comma_between(before[-1], first):
        return
    if not any(_is_subject(child) and child.i > first.i for child in verb.children):
        noun = next((child for child in verb.rights if child.dep_ == "obj" and child.pos_ in _NOMINAL), None)
        opens = first.i == 0 or first.nbor(-1).pos_ in ("PUNCT", "SPACE")
        if noun is None or not opens or noun.left_edge.i != verb.i + 1 or not _is_finite(first):
            return
        noun.dep_ = "nsubj"
    if before:
        _give(before[-1], verb.head)


def _give(subject: Token, verb: Token) -> None:
    """Hang a subject on the verb it belongs to; what was taken for that verb's subject behind it is its object."""
    if verb.i < subject.i or any(_is_subject(child) for child in verb.lefts):
        return
    passive = any(child.dep_ == "aux:pass" for child in verb.lefts)
    for child in verb.rights:
        if child.dep_ == "nsubj" and not child.text.startswith("-"):
            child.dep_ = "obj"
    subject.head = verb
    subject.dep_ = "nsubj:pass" if passive else "nsubj"


def _is_incise(verb: Token) -> bool:
    """Rule 3: « L'armée, précise le maire, tient la ville » with *précise* taken for something else."""
    first = _first(verb)
    if not _is_finite(first) or verb.head.i <= verb.right_edge.i:
        return False
    if any(child.dep_ in ("mark", "cc") for child in verb.children) or any(map(_is_subject, verb.head.lefts)):
        return False
    subject = next((child for child in verb.lefts if _is_subject(child) and child.i < first.i), None)
    if subject is None or subject.pos_ == "PRON" or not _comma_between(subject, first):
        return False
    noun = next((child for child in verb.rights if child.dep_ in ("obj", "nsubj") and child.pos_ in _NOMINAL), None)
    return noun is not None and _comma_between(noun, verb.head)


def _is_finite(token: Token) -> bool:
    return "Fin" in token.morph.get("VerbForm", [])


def _first(verb: Token) -> Token:
    """The first word of the verb: its auxiliary, if it has one."""
    return next((child for child in verb.lefts if child.dep_.startswith("aux")), verb)


def _is_subject(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubj:pass")


def _comma_between(left: Token, right: Token) -> bool:
    """Whether a comma or a dash separates two words."""
    return any(token.text in _COMMAS for token in left.doc[left.i + 1 : right.i])


@Language.factory(NAME, assigns=["token.dep", "token.head"], requires=["token.dep", "token.head", "token.pos"])
def create_incises(nlp: Language, name: str) -> Incises:
    """Make the component; it has no settings and no state and must come after the parser."""
    return Incises()
