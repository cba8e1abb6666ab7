"""What to call whom a mention stands for: its description without article, relative clause and participle clause."""

from __future__ import annotations

from recoupe.extract.names import balanced, strip_article
from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import OF

# Determiners that a description goes without; numbers and quantities stay (*trois hommes*).
_DROPPED = frozenset(
    "le la les l' un une des du de d' au aux ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes "
    'tous toutes tout toute certains certaines quelques même mêmes « “ "'.split()
)
_ONE = frozenset("un une l'un l'une".split())  # at the head: *l'une des trois*
_WHERE = frozenset("en à au aux dans sur".split())  # « des soldats | en Syrie »
_ABOUT = frozenset("près plus moins environ quelque".split())  # « en France | près de 300 manifestants »
_WHEN = frozenset("depuis pendant durant lors après avant dès jusque jusqu'".split())  # never part of a name
_SEVERAL = ("un de ", "une de ", "un des ", "une des ", "l'un des ", "l'une des ", "l’un des ", "l’une des ")
# « il accuse les miliciens | de crimes »: what follows belongs to the verb.
_BLAMING = frozenset("accuser qualifier traiter soupçonner suspecter taxer inculper menacer".split())
_MARKS = frozenset('« » “ ” "'.split())
_EDGES = " «»“”\"„'’,-–—"


def described(r: Reading, tokens: Range, head: int, *, joined: bool) -> Range:
    """The part of a phrase that describes: no article, no apposition, no participle clause.

    Args:
        joined: keep what is coordinated with the head (*l'armée et ses alliés*).
    """
    a, b = tokens
    while a < head and r.lower[a] in _DROPPED and not (r.lower[a] == "un" and r.lower[a + 1] in OF):
        a += 1
    for k in range(head - 1, a - 1, -1):
        quoted = r.words[k] in "»”" and not any(r.words[m] in "«“" for m in range(a, k))
        counted = r.pos[k + 1] in ("NUM", "DET") or r.lower[k + 1] in _ABOUT
        if quoted or r.pos[k] == "PROPN" and counted:
            a = k + 1  # « arrêté à Gao | quatre hommes »: what stands before is something else
            break
    for k in range(head + 1, b):
        if _ends(r, head, k, b, joined):
            b = k
            break
    while b > head + 1 and (r.pos[b - 1] in ("ADV", "ADP", "CCONJ") or r.lower[b - 1] in OF):
        b -= 1
    while b > head + 1 and r.words[b - 1] in _MARKS and not any(r.words[k] in _MARKS for k in range(a, b - 1)):
        b -= 1
    return a, b


# Bodies that are called after what they are against: *coalition internationale contre Daech*.
_OPPOSED = frozenset(
    "alliance association campagne coalition collectif comité coordination ligue mobilisation mouvement union".split()
)


def _ends(r: Reading, head: int, k: int, end: int, joined: bool) -> bool:
    """Whether a description ends before a token: a comma, a conjunction, a clause, or what hangs on something else."""
    word, pos = r.lower[k], r.pos[k]
    if word in ("(", "par", "se", "s'"):  # « la tentative des rebelles | de s'emparer de »
        return True
    if word in (",", ";", ":", "–", "—"):
        return not (joined and _is_list(r, head, k, end))
    if pos == "CCONJ":
        return not joined and _joins(r, head, k, end)
    following = r.lower[k + 1] if k + 1 < r.length else ""
    if word == "face" and following in ("à", "au", "aux"):
        return True
    if pos == "ADV" and k + 1 < end and r.pos[k + 1] == "VERB":
        return True  # « son chauffeur | légèrement blessé »
    if pos == "NUM" and r.pos[k - 1] == "NOUN" and r.dep[k] == "nummod" and r.head[k] > k:
        return True  # « il détient en otage | six ouvriers »
    if pos in ("VERB", "AUX") or pos == "ADJ" and following == "par":
        return True  # « milices | soutenues par Téhéran », « les personnes | arrêtées »
    if word == "contre" and k > head + 1 and r.lemma[head].lower() not in _OPPOSED:
        return True  # « la tentative du Front populaire | contre la ville »
    if r.dep[k] == "case":
        noun = r.head[k]
        if word in _WHEN:
            return True  # « l'exécutif | depuis le début du mouvement »
        if word in ("de", "d'") and noun > k and r.head[noun] == head and r.lemma[r.head[head]] in _BLAMING:
            return r.dep[head].startswith(("obj", "nsubj:pass")) and r.pos[k + 1] == "NOUN"
        if word in OF or word == "des":
            return noun > k and r.head[noun] < head  # « auprès de l'archevêque | de comportements indécents »
        return noun > k and r.pos[noun] == "PROPN" and word in _WHERE
    return False


def _is_list(r: Reading, head: int, comma: int, end: int) -> bool:
    """Whether a comma lists coordinated nouns rather than opening an apposition."""
    return any(
        r.dep[k] == "conj" and r.head[k] <= comma and r.pos[k] in ("NOUN", "PROPN") for k in range(comma + 1, end)
    ) and any(r.lower[k] in ("et", "ou") for k in range(comma + 1, end))


def _joins(r: Reading, head: int, conjunction: int, end: int) -> bool:
    """Whether a conjunction joins another member to the head itself rather than to a complement of it."""
    return any(r.dep[k] == "conj" and r.head[k] == head for k in range(conjunction + 1, end))


def label(r: Reading, tokens: Range, head: int, *, joined: bool = False) -> str:
    """The description of a mention as it is given in results, on one line."""
    return worded(r, described(r, tokens, head, joined=joined), head)


def worded(r: Reading, core: Range, head: int) -> str:
    """The text of the part of a phrase that describes, without article and lone quotation marks."""
    text = " ".join(r.string(core).split())
    whole = r.lower[head] in _ONE or text.lower().startswith(_SEVERAL)
    text = (text if whole else strip_article(text)).strip(_EDGES)
    return balanced(text)
