"""Complements: what a reporting verb with its subject before it reports.

Each *frame* of the lexicon (``que``, ``np``, ``de_inf`` ...) is looked for on the surface behind the verb group, over
adverbs, dative and adverbial phrases; the parser is asked where the surface leaves two answers, above all where a
content ends.
"""

from __future__ import annotations

from recoupe.extract.adjuncts import THAT, TO, infinitive_at, skip_adjuncts
from recoupe.extract.boundaries import content_end, relative_before
from recoupe.extract.clauses import trim
from recoupe.extract.cues import Cue, Found, limit_of, row_with
from recoupe.extract.objects import noun_phrase_complement, object_and_more, prepositional_complement, restrictive
from recoupe.extract.passives import find_passive
from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import OF, PASSING_ON
from recoupe.lexicon import Lexicon

_WH = frozenset("si s' où comment pourquoi combien quand quel quelle quels quelles qui".split())
_WITHHOLDING = frozenset("devoir pouvoir falloir refuser éviter hésiter vouloir aller appartenir voir".split())
# What makes a conjunction of *que*: *veut prévenir les heurts, un mois après qu'une émeute a éclaté*.
_CONJOINED = ("après", "avant", "dès", "pendant", "tandis", "afin", "pour", "parce", "sans", "sitôt")
_DONE_IF_NEGATED = frozenset("tarder hésiter manquer".split())


def find_complement(r: Reading, lexicon: Lexicon, unit: Range, cue: Cue, cues: list[Cue]) -> Found | None:
    """The content of a verb cue, with the row and frame that give it.

    Returns:
        The chosen row, the name of the frame, and the content's token ranges; ``None`` if nothing is reported here.
    """
    group = cue.group
    assert group is not None
    if group.passive:
        return find_passive(r, lexicon, unit, cue, cues)
    if any(r.dep[c].startswith("nsubj") and r.lower[c] in ("cela", "ça", "ceci") for c in r.children[cue.token]):
        # « Cela explique pourquoi »: nobody speaks.
        return None
    limit = limit_of(r, unit, cue)
    start = max(cue.end, group.end)
    for finder in (
        _that,
        _colon,
        _infinitive,
        _direct,
        object_and_more,
        prepositional_complement,
        noun_phrase_complement,
    ):
        found = finder(r, lexicon, (start, limit), cue, cues)
        if found:
            row, frame, ranges = found
            if frame == "si" and (_withheld(r, cue) or group.negated):
                return None
            if frame not in ("que", "si", "colon", "quote") and (
                _withheld(r, cue) or group.negated and row.attitude != "deny" and "neg" not in row.frames
            ):
                return None
            if _unverified(r, cue) and frame not in ("que", "si", "colon", "quote"):
                return None
            kept = [t for part in ranges if (t := trim(r, part))[0] < t[1]]
            if kept:
                return row, frame, kept
    announced = _announced_by_pronoun(r, (start, limit), cue)
    if announced is not None and (row := row_with(cue, "que", "quote")) is not None:
        return row, "cataphora", [trim(r, announced)]
    quoted = _leading_quotation(r, unit, cue)
    if quoted is not None and (row := row_with(cue, "quote")) is not None:
        return row, "leading-quotation", [trim(r, quoted)]
    return None


def _announced_by_pronoun(r: Reading, window: Range, cue: Cue) -> Range | None:
    """*Je le répète, P*; *nous l'avons dit : P*: the pronoun stands for the clause behind the comma."""
    group = cue.group
    assert group is not None
    j, end = window
    if group.mood != "fin" or group.start > r.units[r.unit_of[cue.token]][0] + 3 or j >= end:
        return None
    pronoun = any(w in ("le", "l'") for w in r.lower[group.start : cue.token])
    if r.lower[j] not in (",", ":") or not pronoun:
        return None
    return (j + 1, end) if any(r.is_finite(k) for k in range(j + 1, end)) else None


def _leading_quotation(r: Reading, unit: Range, cue: Cue) -> Range | None:
    """The quotation at the head of the sentence that a colon joins to the clause: *« … » : X a donné l'alerte*."""
    a = unit[0]
    group = cue.group
    if group is None or group.mood != "fin" or not r.opens_quotation(a):
        return None
    close = r.quotation_tokens(r.quote[a])[1]
    if close >= group.start or r.lower[close] != ":":
        return None
    return (a, close) if close - a > 3 and not any(r.is_finite(k) for k in range(close, group.start)) else None


def _withheld(r: Reading, cue: Cue) -> bool:
    """Whether an infinitive tells what somebody must, may or will not say (*doit annoncer des mesures*)."""
    group = cue.group
    assert group is not None
    if group.mood != "inf":
        return False
    before = r.lower[max(0, group.start - 1)]
    governor = r.head[cue.token]
    near = [k for k in range(max(0, group.start - 4), group.start) if r.pos[k] in ("VERB", "AUX")]
    if any(w in ("je", "j'", "nous") for w in r.lower[max(0, group.start - 5) : group.start]):
        # « je voudrais souligner » does underline.
        return False
    if any(w in ("pas", "jamais", "guère") for w in r.lower[max(0, group.start - 4) : group.start]):
        return not any(r.lemma[k] in _DONE_IF_NEGATED for k in near)  # « n'a pas tardé à dénoncer » denounces
    return before == "sans" or any(r.lemma[k] in _WITHHOLDING for k in [*near, governor] if k != cue.token)


def _unverified(r: Reading, cue: Cue) -> bool:
    """*aurait proposé une amnistie*: the conditional itself is the report, not the verb."""
    group = cue.group
    assert group is not None
    return (
        group.conditional
        and group.mood == "fin"
        and r.quote[cue.token] < 0
        and "Mood=Cnd" in r.morph[group.aux if group.aux is not None else cue.token]
    )


def _that(r: Reading, lexicon: Lexicon, window: Range, cue: Cue, cues: list[Cue]) -> Found | None:
    """*que* clauses and indirect questions: *affirme que P*, *explique comment P*."""
    row = row_with(cue, "que", "obj_que")
    wh = row_with(cue, "si")
    if row is None and wh is None:
        return None
    j = skip_adjuncts(r, window)
    if row_with(cue, "obj_que") is not None and j < window[1] and r.lower[j] not in THAT:
        marked = _marked_clause(r, cue, window) or _that_behind_object(r, (j, window[1]))
        j = marked if marked is not None else j
    if row is not None and j < window[1] and r.lower[j] not in THAT:
        marked = _marked_clause(r, cue, window)
        if (
            marked is not None
            and not any(r.is_finite(k) or r.lower[k] == ":" for k in range(window[0], marked))
            and marked - window[0] < 25
        ):
            j = marked
    if j >= window[1] or r.lower[j] in THAT and r.lower[j - 1] in _CONJOINED:
        return None
    if r.lower[j] in THAT and j + 1 < window[1] and r.lower[j + 1] in PASSING_ON:
        return None
    if r.lower[j] in THAT and row is not None and not restrictive(r, cue):
        return row, "que", [(j + 1, content_end(r, j + 1, window[1], cue, cues))]
    following = r.lower[j + 1] if j + 1 < r.length else ""
    asks = r.lower[j] in _WH or r.lower[j] == "ce" and following in ("que", "qu'", "qui", "dont")
    if wh is not None and asks and any(r.is_finite(k) for k in range(j + 1, min(window[1], j + 12))):
        return wh, "si", [(j, content_end(r, j, window[1], cue, cues))]
    return None


def _that_behind_object(r: Reading, window: Range) -> int | None:
    """The *que* right behind the person told: *a averti les habitants que la digue céderait*."""
    for k in range(window[0], min(window[1], window[0] + 9)):
        if r.lower[k] in THAT:
            return k if k > window[0] else None
        if r.pos[k] not in ("DET", "NOUN", "ADJ", "PROPN", "ADP", "NUM"):
            return None
    return None


def _marked_clause(r: Reading, cue: Cue, window: Range) -> int | None:
    """The *que* of the complement clause that the parser hangs on the cue."""
    for child in r.children[cue.token]:
        if r.dep[child].startswith(("ccomp", "xcomp")) and child > cue.token:
            for mark in r.children[child]:
                if r.lower[mark] in THAT and window[0] <= mark < child:
                    return mark
    return None


def _colon(r: Reading, lexicon: Lexicon, window: Range, cue: Cue, cues: list[Cue]) -> Found | None:
    """What a colon behind the verb introduces: *a déclaré à l'AFP : « … »*."""
    row = row_with(cue, "quote", "que", "incise")
    if row is None:
        return None
    for k in range(window[0], window[1]):
        if r.lower[k] == ":":
            if r.quote[k] >= 0 and r.quote[k] != r.quote[cue.token]:
                return None
            if k + 1 < window[1] and (r.opens_quotation(k + 1) or skip_adjuncts(r, (window[0], k)) >= k):
                end = window[1]
                if r.opens_quotation(k + 1):
                    end = _quotation_run_end(r, k + 1, window[1])
                return row, "colon", [(k + 1, end)]
            return None
        if (
            r.is_finite(k)
            and r.quote[k] < 0
            and not relative_before(r, k, window[0])
            or r.lower[k] in THAT
            and r.dep[k] == "mark"
            or r.opens_quotation(k)
            and k > window[0]
        ):
            return None
    return None


def _quotation_run_end(r: Reading, j: int, end: int) -> int:
    """End of a quotation that begins at ``j``; what follows in the unit stays if it goes on with the sentence."""
    close = r.quotation_tokens(r.quote[j])[1]
    if close >= end:
        return end
    return end if r.lower[close] in ("et", "mais", "à", "de", "dans", "pour") else close


def _direct(r: Reading, lexicon: Lexicon, window: Range, cue: Cue, cues: list[Cue]) -> Found | None:
    """A quotation right behind the verb: *a lancé « … »*."""
    row = row_with(cue, "quote")
    if row is None:
        return None
    j = skip_adjuncts(r, window)
    if j < window[1] and r.opens_quotation(j):
        a, b = r.quotation_tokens(r.quote[j])
        speech = b - a > 4 or any(r.is_finite(k) or r.lower[k] in ("!", "?", "oui", "non") for k in range(a, b))
        if speech or "np" not in row.frames and r.words[min(a + 1, b - 1)][:1].isupper():
            return row, "quote", [(j, content_end(r, j, window[1], cue, cues))]
    return None


def _infinitive(r: Reading, lexicon: Lexicon, window: Range, cue: Cue, cues: list[Cue]) -> Found | None:
    """Infinitives: *promet de*, *appelle à*, *dit avoir*."""
    bare = row_with(cue, "inf")
    with_de = row_with(cue, "de_inf", "dat_de")
    with_a = row_with(cue, "a_inf")
    if with_de is not None:
        j = skip_adjuncts(r, window)
        if j < window[1] and r.lower[j] in ("de", "d'") and infinitive_at(r, j + 1) is not None:
            return with_de, "de_inf", [(j, content_end(r, j, window[1], cue, cues, nominal=True))]
    if with_a is not None:
        j = skip_adjuncts(r, window, over=TO)
        if j < window[1] and r.lower[j] == "à" and infinitive_at(r, j + 1) is not None:
            return with_a, "a_inf", [(j, content_end(r, j, window[1], cue, cues, nominal=True))]
    if bare is not None:
        j = skip_adjuncts(r, window)
        if j < window[1] and r.lower[j] not in OF and infinitive_at(r, j) is not None:
            return bare, "inf", [(j, content_end(r, j, window[1], cue, cues, nominal=True))]
    return None
