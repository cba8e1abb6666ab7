"""Maximal noun phrases: from a head noun to the whole mention, as a source is annotated.

The phrase takes in determiners, adjectives, *de*-complements, restrictive participles, acronyms in brackets and nominal
appositions ("le général X, le porte-parole de Y"), and leaves out relative clauses, detached participles and whatever
depends on the verb beside it ("dans un communiqué", "lundi").
"""

from __future__ import annotations

from recoupe.extract.appositions import NEVER_OF_NOUNS, apposition_end, belongs, medium_follows, nobody_is_called
from recoupe.extract.calendar_words import DAYS
from recoupe.extract.dates import skip_date, skip_time
from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import ASKED, LOOSE, OF, PASSED_ON, RELATIVES, TITLES
from recoupe.lexicon import Lexicon

# A *de* behind one of these joins a quantity to its noun.
_MEASURED = frozenset(
    "plus moins près l'un un une l'une certains beaucoup nombre dizaine centaine majorité plupart partie".split()
)
_AFTER = ["d'", "après"]
_QUOTED_NAME = 6  # tokens of a name in quotation marks, marks included: « le collectif « Désarmons-les » »
# Quantities that stand before a *de* of their own.
_QUANTITIES = frozenset(
    "un une plus plupart beaucoup nombre majorité dizaine centaine cinquantaine vingtaine trentaine".split()
)


def phrase(r: Reading, lexicon: Lexicon, head: int, *, low: int, high: int, after_verb: bool) -> Range:
    """The maximal noun phrase around a head.

    Args:
        head: its head noun, name or pronoun.
        low, high: the tokens it may not leave.
        after_verb: the phrase follows its verb, so what comes behind may belong to the verb.
    """
    start = _left(r, head, low)
    end = _right(r, lexicon, head, high, after_verb)
    while end > head + 1 and (
        r.lower[end - 1] in (",", "et", "ou", "mais", ":") or r.lower[end - 1] in OF or r.words[end - 1] in "«“"
    ):
        end -= 1
    while start < head and r.words[start] in '«“"' and not any(r.words[k] in '»”"' for k in range(start + 1, end)):
        start += 1
    return start, end


def _left(r: Reading, head: int, low: int) -> int:
    """Leftmost token of the phrase: determiners, adjectives, numbers, titles, and the noun a name stands beside."""
    start = head
    j = head - 1
    while j >= low:
        pos, word = r.pos[j], r.lower[j]
        if (
            (
                pos in ("DET", "ADJ", "NUM", "PROPN", "X")
                or word in TITLES
                or word in ("l'", "quelque", "près", "plusieurs", "certains", "certaines")
            )
            or pos == "NOUN"
            and word not in DAYS
            and (r.pos[j + 1] in ("ADJ", "PROPN", "NOUN") or word in TITLES)
            or (word in OF and j > low and r.lower[j - 1] in _MEASURED)
            or (word in _QUANTITIES and r.lower[j + 1] in OF)
            or word in ("«", "“", '"')
            and j + 1 < head + 1
            and not r.closes_quotation(j)
        ):
            start = j
        elif (
            word in ("»", "”", '"')
            and r.quote[j] >= 0
            and r.closes_quotation(j)
            and j - r.quotation_tokens(r.quote[j])[0] <= 4
        ):
            start = r.quotation_tokens(r.quote[j])[0]
            j = start
        else:
            break
        j -= 1
    return start


def _right(r: Reading, lexicon: Lexicon, head: int, high: int, after_verb: bool) -> int:
    """Past the last token of the phrase."""
    j = head + 1
    end = j
    while j < high:
        word = r.lower[j]
        if (
            r.space[j]
            or _is_link(word)
            or word in RELATIVES
            or word in (";", ":", ".", "!", "?", "»", "”", "–", "—", "…")
        ):
            break
        if word in ("«", "“", '"') or r.opens_quotation(j):
            close = r.quotation_tokens(r.quote[j])[1] if r.quote[j] >= 0 else j + 1
            named = close - j <= _QUOTED_NAME and r.words[min(j + 1, high - 1)][:1].isupper()
            says = not named and any(r.is_finite(k) for k in range(j, min(close, j + 3)))
            if close > high or close - j > 7 or says:
                break
            j = end = close
            continue
        if word == "(":
            close = _closing_bracket(r, j, high)
            if close is None or any(r.is_finite(k) for k in range(j, close)):
                break
            j = end = close
            continue
        if word == "," and not after_verb and nobody_is_called(r, lexicon, head, j):
            break
        if word == ",":
            close = apposition_end(r, lexicon, j, high, after_verb)
            if close is None:
                break
            j = end = close
            continue
        dated = skip_date(r, j, high)
        if dated == j:
            timed = skip_time(r, j, high)
            dated = max(skip_date(r, timed, high), timed) if timed > j else j
        if dated > j:
            # « un bilan mercredi midi de l'équipe médicale »
            if dated < high and r.lower[dated] in OF and not after_verb:
                j = dated
                continue
            if dated < high and r.lower[dated] == "par" and r.pos[j - 1] in ("VERB", "ADJ") and not after_verb:
                # « un bilan donné dimanche matin par le ministère »
                j = dated
                continue
            break
        step = _step(r, head, j, high, after_verb)
        if not step:
            break
        j += step
        end = j
    return end


def _is_link(word: str) -> bool:
    """Whether a word is the address of a page, as in tweets."""
    return "/" in word and "." in word or word.startswith(("http", "www."))


def _goes_on_counting(r: Reading, j: int) -> bool:
    """Whether *et* joins the next count: *selon la police et 3 500 selon la CGT*, *selon l'ONU et en blessant 60*."""
    if r.lower[j + 1 : j + 2] == ["en"]:
        return r.lower[min(j + 2, r.length - 1)].endswith("ant")
    number = j + 2 < r.length and r.pos[j + 1] == "NUM"
    return number and (r.lower[j + 2] == "selon" or r.lower[j + 2 : j + 4] == _AFTER)


def _step(r: Reading, head: int, j: int, high: int, after_verb: bool) -> int:
    """How many tokens from ``j`` on still belong to the phrase, 0 if none."""
    word, pos = r.lower[j], r.pos[j]
    if word in DAYS or r.is_finite(j) or word == "et" and _goes_on_counting(r, j):
        return 0
    following = r.lower[j + 1] if j + 1 < high else ""
    if word == "citant" or word.startswith(("cité", "repris")) and following in ("par", "dans", "sur"):
        return 0
    if pos in ("NOUN", "PROPN", "ADJ", "NUM", "X", "SYM") or word in TITLES:
        return 1
    if pos == "DET" and (
        after_verb
        or high - j >= 25
        or high >= r.length
        or r.pos[high] not in ("VERB", "AUX", "PRON")
        or not _before_verb(r, j, high)
    ):
        return (
            1
            if r.pos[j - 1] == "ADP"
            or r.lower[j - 1] in ("et", "ou", "tous", "toutes", "comme", "au", "aux")
            or r.lower[j - 1] in OF
            else 0
        )
    if word in OF:
        return (
            1
            if j + 1 < high
            and (r.is_noun(j + 1) or r.pos[j + 1] in ("DET", "ADJ", "ADV", "X") or r.words[j + 1] in '«“"')
            else 0
        )
    if (
        pos in ("CCONJ", "DET")
        and not after_verb
        and high - j < 25
        and high < r.length
        and (r.pos[high] in ("VERB", "AUX") or r.pos[high] == "PRON")
        and _before_verb(r, j, high)
    ):
        return 1
    if word in ("et", "ou", "&", "ainsi"):
        if j + 2 < high and r.lower[j + 1] in OF and r.pos[j + 2] == "NOUN" and r.words[head][:1].isupper():
            # « la Direction de l'information et des relations publiques »
            return 1
        return _coordination(r, j, high, after_verb)
    if word == "sans" and r.words[head][:1].isupper() and j == head + 1 and r.pos[j + 1 : j + 2] == ["NOUN"]:
        return 2 if j + 2 <= high else 0  # « Médecins sans frontières »
    if pos == "ADP" or word in LOOSE:
        if not after_verb:
            if word in NEVER_OF_NOUNS or (word == "par" and not any(r.pos[k] == "VERB" for k in range(head, j))):
                return 0
            return 0 if word in ("sur", "dans", "à", "au", "pour") and medium_follows(r, j, high) else 1
        return 1 if belongs(r, head, j, high) else 0
    if word in ("près", "loin", "autour") and following in OF and "VerbForm=Part" in r.morph[j - 1]:
        # « une brigade déployée près de la frontière »
        return 1
    if pos == "ADV":
        return (
            1
            if j + 1 < high
            and r.pos[j + 1] in ("ADJ", "NUM", "VERB")
            and not r.is_finite(j + 1)
            and r.lower[j] not in ("a", "pas")
            else 0
        )
    if word in PASSED_ON | ASKED and j + 1 < high and r.lower[j + 1] == "par":
        return 0
    if pos in ("VERB", "AUX") and "VerbForm=Part" in r.morph[j]:
        if after_verb and "Tense=Pres" in r.morph[j]:
            return 0
        return (
            1 if (not after_verb or r.dep[j].startswith("acl") or r.dep[j] == "amod") and r.lower[j - 1] != "," else 0
        )
    if pos == "PRON":
        return 1 if r.pos[j - 1] == "ADP" else 0
    return 0


def _coordination(r: Reading, j: int, high: int, after_verb: bool) -> int:
    """How many tokens from a conjunction on join another member to the phrase, 0 if none."""
    k = j + 1
    if r.lower[j] == "ainsi":
        if r.lower[k : k + 1] != ["que"]:
            return 0
        k += 1
    if k >= high:
        return 0
    first = r.pos[k]
    if r.lower[k] in ("des", "un", "une") and not after_verb:
        # « selon la préfecture et des barrages … »: an indefinite joins no definite speaker.
        return 0
    if first not in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "ADP") and r.words[k] not in '«“"':
        return 0
    if after_verb and first not in ("PROPN", "DET", "NOUN", "ADJ"):
        return 0
    # What follows must be joined to the phrase, not be a clause of its own.
    for m in range(k, min(high, k + 8)):
        if r.lower[m] in (",", ";", ":", "»"):
            break
        if r.opens_quotation(m) and any(r.is_finite(x) for x in range(m, min(r.length, m + 3))):
            # « selon le procureur et M. X « a voulu le neutraliser » »
            return 0
        if r.is_finite(m):
            return k - j if not after_verb and m >= high else 0 if not _joined(r, j, m) else k - j
    return k - j if _joined(r, j, min(high, k + 6)) else 0


def _before_verb(r: Reading, j: int, high: int) -> bool:
    """Whether all that stands between ``j`` and the verb at ``high`` is nominal, so that it can only be the subject."""
    return all(
        r.pos[k] in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "CCONJ", "NUM", "X") or r.lower[k] in (",", "l'", "(", ")")
        for k in range(j, high)
    )


def _joined(r: Reading, conjunction: int, end: int) -> bool:
    """Whether the parser coordinates something behind the conjunction with a noun right before it."""
    for m in range(conjunction + 1, end):
        if (
            r.dep[m] == "conj"
            and conjunction - 12 <= r.head[m] < conjunction
            and r.pos[r.head[m]] in ("NOUN", "PROPN", "ADJ")
        ):
            return True
    return False


def _closing_bracket(r: Reading, j: int, high: int) -> int | None:
    """Past the bracket that closes the one at ``j``, if it is near."""
    for k in range(j + 1, min(high, j + 14)):
        if r.lower[k] == ")":
            return k + 1
    return None
