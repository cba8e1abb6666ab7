"""What may stand between a verb and its complement or subject: adverbs, dates, prepositional phrases, asides."""

from __future__ import annotations

from recoupe.extract.calendar_words import DAYS, MONTHS
from recoupe.extract.dates import skip_date
from recoupe.extract.reading import Range, Reading
from recoupe.extract.verb_groups import skip_adverbial
from recoupe.extract.word_classes import OF, RELATIVES

# What may stand between a preposition and its infinitive.
_BEFORE_INFINITIVE = frozenset("ne n' se s' le la les l' lui leur y en pas « “ \" ni bien".split())
# Words that begin a complement although the tagger may call them adverbs.
_NO_ADJUNCTS = frozenset("ne n' si comment pourquoi quand où combien plus moins".split())
THAT = frozenset({"que", "qu'"})
TO = frozenset({"à", "au", "aux"})


def skip_adjuncts(r: Reading, window: Range, *, over: frozenset[str] = frozenset()) -> int:
    """Past what may stand between a verb and its complement: adverbs, *à l'AFP*, *jeudi*, *dans un communiqué*, asides.

    Args:
        over: prepositions that begin the complement itself and must not be skipped.
    """
    j, end = window
    while j < end:
        word, pos = r.lower[j], r.pos[j]
        past = max(skip_adverbial(r, j), skip_date(r, j, end))
        if past > j:
            j = past
        elif r.space[j] or (
            word in DAYS
            or pos == "ADV"
            and word not in ("auprès", "lors", "face", "hors")
            and word not in _NO_ADJUNCTS
            or word in ("en",)
            and pos == "PRON"
        ):
            j += 1
        elif (
            (pos == "ADP" or word in TO or word in ("dans", "sur", "lors", "auprès", "devant"))
            and word not in over
            and word not in OF
        ):
            j = _past_phrase(r, window, j)
        elif word == "," and j + 1 < end and r.lower[j + 1] in THAT:
            j += 1
        elif word == "," or word in ("–", "—"):
            close = _aside_end(r, j, end)
            if close is None:
                return j
            j = close
        elif word == "(":
            close = next((k + 1 for k in range(j, end) if r.lower[k] == ")"), None)
            if close is None:
                return j
            j = close
        else:
            return j
    return j


def _past_phrase(r: Reading, window: Range, j: int) -> int:
    """Past the prepositional phrase that begins at ``j``, or to where the complement begins within it."""
    k = skip_prepositional(r, (j, window[1]), j)
    # The phrase ends where the complement begins.
    for m in range(j + 1, k):
        if r.lower[m] in THAT or (
            r.lower[m] in ("de", "d'", "à") and m + 1 < r.length and infinitive_at(r, m + 1) is not None
        ):
            return m
        # « à Reuters avoir vu », « à l'AFP avoir vu »; but « à se plaindre » is one phrase
        if "VerbForm=Inf" in r.morph[m] and (m > j + 2 or m == j + 2 and r.pos[m - 1] == "PROPN"):
            return m
    return max(k, j + 1)


def _aside_end(r: Reading, comma: int, end: int) -> int | None:
    """Past an aside between two commas, if one begins here and the clause goes on with a complement behind it."""
    if comma + 1 >= end:
        return None
    for k in range(comma + 1, min(end, comma + 30)):
        if r.lower[k] in (",", "–", "—"):
            following = r.lower[k + 1] if k + 1 < end else ""
            if following in THAT or following in ("de", "d'", "à", ":") or following in ("«", '"', "“"):
                return k + 1
            if (
                r.pos[comma + 1] == "ADP"
                and k - comma < 16
                and k + 1 < end
                and not r.is_finite(k + 1)
                and r.pos[k + 1] in ("DET", "ADP", "NOUN", "NUM", "PROPN")
            ):
                return k + 1
            if k - comma > 20:
                return None
        elif (
            r.words[k] in "«»“”"
            or r.lower[k] in (".", ";", ":")
            or r.lower[k] in THAT
            and r.lower[k - 1] in ("alors", "tandis")
        ):
            return None
    return None


def infinitive_at(r: Reading, j: int) -> int | None:
    """The infinitive that begins at ``j`` (clitics, negation, adverbs before it), if one does."""
    for k in range(j, min(r.length, j + 7)):
        if (
            "VerbForm=Inf" in r.morph[k]
            or r.pos[k] in ("VERB", "AUX")
            and r.lower[k].endswith(("er", "ir", "re", "oir"))
            and "VerbForm=Fin" not in r.morph[k]
        ):
            return k
        if r.pos[k] not in ("PRON", "ADV", "PART") and r.lower[k] not in _BEFORE_INFINITIVE:
            return None
    return None


def skip_prepositional(r: Reading, unit: Range, j: int) -> int:
    """Past the prepositional phrase that begins at ``j`` (*à l'AFP*, *lors d'un point de presse*)."""
    k = j + 1
    while k < unit[1]:
        word, pos = r.lower[k], r.pos[k]
        if r.space[k] or word in (",", ";", ":", ".", "!", "?", "»", "”", "«", "“") or word in RELATIVES:
            return k
        if k in r.media:
            k = r.media[k][0]
            if k < unit[1] and (r.pos[k] in ("DET", "PROPN", "NOUN") or r.lower[k] in ("l'", "à", "au", "aux")):
                return k
            continue
        if skip_date(r, k, unit[1]) > k and k > j + 1:
            return k
        if r.lower[k - 1] in MONTHS and word[:1].isdigit() and not (word.isdigit() and len(word) == 4):
            # « avait évoqué en août 70.000 morts »
            return k
        if (
            pos == "DET"
            and k > j + 1
            and r.pos[k - 1] not in ("ADP", "DET", "CCONJ")
            and r.lower[k - 1] not in OF
            and r.lower[k - 1] not in ("à", "au", "aux", "dans", "sur", "lors", "en")
        ):
            return k
        if r.is_finite(k) and pos == "AUX":
            return k
        if pos == "PROPN" and k > j + 1 and r.pos[k - 1] == "PROPN":
            # « à l'AFP Étienne Thieffry »: a medium ends where its name ends.
            medium = _medium_end(r, j + 1)
            if medium is not None and medium <= k:
                return k
        k += 1
    return k


def _medium_end(r: Reading, j: int) -> int | None:
    """Where the name of a medium that begins within the next tokens ends, in tokens."""
    for k in range(j, min(r.length, j + 4)):
        if k in r.media:
            return r.media[k][0]
    return None
