"""Reporting cues: where the words of the lexicon stand in the text, and in what shape.

A verb cue is found by its *form* (inflection is computed from the lexicon's lemmas), not by the parser's lemma or
tag, which err on just these words: *a pour sa part démenti* is a participle whatever the tagger says. Around the
verb, its *group* is read from the surface: auxiliaries, clitics, negation, an inverted subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import msgspec

from recoupe.extract.reading import Range, Reading
from recoupe.extract.verb_groups import BETWEEN, INVERTED, Group, auxiliary_of, read_group
from recoupe.french.inflection import Form
from recoupe.lexicon import Lexicon, ReportingRow
from recoupe.lexicon.reporting import RETRACT

Found = tuple[ReportingRow, str, list[Range]]
_WEEKDAYS = frozenset("lundi mardi mercredi jeudi vendredi samedi dimanche hier".split())
_CONTRACTED = {
    "de": ("de", "d'", "du", "des"),
    "à": ("à", "au", "aux"),
    "que": ("que", "qu'"),
    "le": ("le", "l'", "la", "les"),
}


def row_with(cue: Cue, *frames: str) -> ReportingRow | None:
    """The first of the cue's rows that allows one of the frames."""
    for frame in frames:
        for row in cue.rows:
            if frame in row.frames:
                return row
    return None


def limit_of(r: Reading, unit: Range, cue: Cue) -> int:
    """A cue inside a quotation reports only what the quotation holds."""
    number = r.quote[cue.token]
    return min(unit[1], r.quotation_tokens(number)[1] - 1) if number >= 0 else unit[1]


class Cue(msgspec.Struct):
    """A reporting word of the lexicon in the text.

    ``rows`` are the lexicon rows it may stand for; ``end`` is past the last word of a multiword cue (*fait savoir*);
    ``incise`` is set once an incise has been built on it.
    """

    kind: str
    token: int
    end: int
    rows: tuple[ReportingRow, ...]
    group: Group | None = None
    incise: bool = False


def find_cues(r: Reading, lexicon: Lexicon) -> Iterator[Cue]:
    """All reporting words of the text, in order; whether they report here is for the constructions to say."""
    reporting = lexicon.reporting
    taken = -1
    for i in range(r.length):
        if i < taken:
            continue
        found = _preposition(r, i, lexicon) or _noun(r, i, lexicon)
        verb = reporting.by_form.get(r.lower[i])
        if verb and not (found and found.kind == "prep"):
            cue = verb_cue(r, i, verb, lexicon)
            if cue:
                taken = cue.end
                yield cue
                continue
        if found:
            taken = found.end
            yield found


def verb_cue(
    r: Reading, i: int, entries: tuple[tuple[str, Form], ...], lexicon: Lexicon, *, retracting: bool = False
) -> Cue | None:
    """The verb cue at a token, among the rows that report or, if ``retracting``, those that take words back."""
    entries = tuple(entry for entry in entries if entry[1].mood)
    if not entries:
        return None
    forms = frozenset(_mood(form) for _, form in entries)
    unmistakable = all(_unmistakable(form) for _, form in entries)
    if not _may_be_verb(r, i, forms, unmistakable):
        return None
    group = read_group(r, i, forms)
    if group is None:
        return None
    kept = [
        lemma
        for lemma, form in entries
        if _mood(form) == group.mood or (group.aux is not None and _mood(form) == "part")
    ]
    rows: list[ReportingRow] = []
    end = i + 1
    for lemma in dict.fromkeys(kept or [lemma for lemma, _ in entries]):
        for row in lexicon.reporting.verbs.get(lemma, ()):
            if row.reflexive and not (group.reflexive or _has_reflexive(r, group)):
                continue
            if not row.reflexive and group.reflexive:
                continue
            if (row.attitude == RETRACT) != retracting:
                continue
            matched = _multiword_end(r, i, row)
            if matched is None:
                continue
            if matched > end:
                end, rows = matched, [row]
            elif matched == end:
                rows.append(row)
    if group.mood == "ger" and r.lower[i] == "citant":
        # « X, citant Y, affirme »: a link of the chain, no statement.
        return None
    rows = [
        row for row in rows if (row.attitude == RETRACT) == retracting and ("neg" not in row.frames or group.negated)
    ]
    if not rows:
        return None
    if any(row.reflexive for row in rows):
        rows = [row for row in rows if row.reflexive]
    group.end = max(group.end, end)
    return Cue("verb", i, end, tuple(rows), group)


_OWN_OBJECTS = frozenset({("je", "me"), ("je", "m'"), ("tu", "te"), ("tu", "t'"), ("nous", "nous"), ("vous", "vous")})


def _has_reflexive(r: Reading, group: Group) -> bool:
    """Whether the object is the subject: *se*, *nous nous félicitons*; not *permettez-moi de vous dire*."""
    words = r.lower[max(0, group.start - 1) : group.verb]
    if group.reflexive or any(w in ("se", "s'") for w in words):
        return True
    return any(pair in _OWN_OBJECTS for pair in pairwise(words))


def _mood(form: Form) -> str:
    """The mood of a form as groups have it; ``noun`` for forms that are no verb's."""
    if form.mood == "Part":
        return "part" if form.tense == "Past" else "ger"
    return "inf" if form.mood == "Inf" else "fin" if form.mood else "noun"


def _unmistakable(form: Form) -> bool:
    """Whether no noun or adjective looks like this form: imperfects, futures, conditionals, third persons plural."""
    return form.mood == "Cnd" or form.tense in ("Imp", "Fut") or form.person == 3 and form.number == "Plur"


def _may_be_verb(r: Reading, i: int, forms: frozenset[str], unmistakable: bool) -> bool:
    """Keep out nouns and adjectives that share a form with a verb (*une annonce*, *la demande*, *le rapport*)."""
    if r.pos[i] in ("VERB", "AUX") or unmistakable:
        return True
    if i + 1 < r.length and r.lower[i + 1] in INVERTED:
        return True
    if "fin" in forms and i and _stands_as_finite(r, i):
        return True
    if "part" in forms and auxiliary_of(r, i) is not None:
        return True
    return r.pos[i] == "ADJ" and bool(forms & {"part", "ger"})


def _stands_as_finite(r: Reading, i: int) -> bool:
    """Whether the neighbours of a word that may be a finite verb show that it is one."""
    before, pos_before = r.lower[i - 1], r.pos[i - 1]
    after, pos_after = (r.lower[i + 1], r.pos[i + 1]) if i + 1 < r.length else ("", "")
    if after in ("que", "qu'") and pos_before not in ("DET", "ADP", "ADJ", "NUM"):
        return True
    if before in ("s'", "se", "n'", "ne", "qui"):
        return True
    if before in (",", "»", "”", '"'):
        closing = i - 2 if before == "," else i - 1
        if closing >= 0 and r.quote[closing] >= 0 and r.closes_quotation(closing):
            return True
        if pos_after in ("DET", "PROPN") or after in _WEEKDAYS:
            return True
    # A sentence has a verb: where no other word is one, this is it (*La presse conjecture que …*, *X, son chef, table
    # sur …*).
    after_aside = before == "," and after in ("sur", "contre")
    return (after_aside or pos_before in ("NOUN", "PROPN", "ADJ")) and not _has_verb(r, i)


def _has_verb(r: Reading, i: int) -> bool:
    """Whether the unit has a finite verb at the same depth of quotation as a token."""
    a, b = r.units[r.unit_of[i]]
    return any(r.is_finite(k) and r.quote[k] == r.quote[i] for k in range(a, b))


def _multiword_end(r: Reading, i: int, row: ReportingRow) -> int | None:
    """End of a cue of several words that begins with token ``i``; adverbs and an inverted subject may come between."""
    j = i + 1
    for word in row.words[1:]:
        skipped = 0
        while j < r.length and skipped < 3 and not _same_word(r, j, word):
            if r.pos[j] != "ADV" and r.lower[j] not in INVERTED and r.lower[j] not in BETWEEN:
                return None
            j += 1
            skipped += 1
        if j >= r.length or not _same_word(r, j, word):
            return None
        j += 1
    return j


def _same_word(r: Reading, j: int, word: str) -> bool:
    """Whether a token is a word of a fixed expression, contracted, elided or inflected as it may be."""
    if r.lower[j] == word:
        return True
    word = word.replace("’", "'")
    if r.lower[j] == word or r.lemma[j] == word or r.lower[j] in _CONTRACTED.get(word, ()):
        return True
    # participles agree: « se dire convaincu », *s'est dite convaincue*
    return len(word) > 4 and word.endswith(("é", "u", "i")) and r.lower[j].rstrip("es") == word.rstrip("es")


def _preposition(r: Reading, i: int, lexicon: Lexicon) -> Cue | None:
    """The longest prepositional cue that begins with a token."""
    best: Cue | None = None
    for row in lexicon.reporting.preps_by_first.get(r.lower[i], ()):
        end = fixed_end(r, i, row.lemma)
        if end is None:
            continue
        if best is None or end > best.end:
            best = Cue("prep", i, end, (row,))
        elif end == best.end:
            best.rows += (row,)
    return best


@cache
def _pieces(lemma: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words of a fixed expression, and each again cut at its apostrophes."""
    pieces = lemma.replace("’", "'").lower().split(" ")
    return tuple((piece, tuple(re.findall(r"[^']+'?", piece))) for piece in pieces)


def fixed_end(r: Reading, i: int, lemma: str) -> int | None:
    """End of a fixed expression that begins with token ``i``; *de*, *à* and articles may be contracted or elided."""
    j = i
    for piece, parts in _pieces(lemma):
        for word in (piece,) if j < r.length and _same_word(r, j, piece) else parts:
            if j >= r.length or not _same_word(r, j, word):
                return None
            j += 1
    return j


def _noun(r: Reading, i: int, lexicon: Lexicon) -> Cue | None:
    """The longest noun cue that begins with a token."""
    if r.pos[i] not in ("NOUN", "PROPN"):
        return None
    reporting = lexicon.reporting
    best: Cue | None = None
    for row in reporting.nouns_by_form.get(r.lower[i], ()):
        j = i + 1
        for word in row.words[1:]:
            if j >= r.length or not _same_word(r, j, word):
                break
            j += 1
        else:
            if row.attitude == RETRACT:
                continue
            if best is None or j > best.end:
                best = Cue("noun", i, j, (row,))
            elif j == best.end:
                best.rows += (row,)
    return best
