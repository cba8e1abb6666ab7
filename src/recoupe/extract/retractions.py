"""Retractions: who takes back what had been said.

*avant de se rétracter*, *est revenu sur ses déclarations*, *a retiré ses accusations*, *a publié un rectificatif*,
*contrairement à ce qu'il avait annoncé*. The words are the rows of ``reporting.csv`` with the attitude ``retract``.
"""

from __future__ import annotations

import msgspec

from recoupe.extract.adjuncts import skip_adjuncts
from recoupe.extract.cues import Cue, fixed_end, verb_cue
from recoupe.extract.draft import Draft, Mention
from recoupe.extract.nounphrase import phrase
from recoupe.extract.reading import Range, Reading
from recoupe.extract.sources import find_source
from recoupe.extract.subjects import mention
from recoupe.extract.verb_groups import read_group
from recoupe.extract.word_classes import OF
from recoupe.lexicon import Lexicon, ReportingRow

_OWN = frozenset({"son", "sa", "ses", "leur", "leurs", "propre", "propres"})
# Verbs that mend any text: only one's own words taken back are a retraction.
_MENDING = frozenset(
    {
        "corriger",
        "rectifier",
        "réviser",
        "revoir",
        "démentir",
        "regretter",
        "désavouer",
        "renier",
        "supprimer",
        "effacer",
        "annuler",
        "revenir",
    }
)
# Words for speech that ask or bind instead of saying how things are: to withdraw them takes back no statement.
_REQUESTS = frozenset(
    "plainte demande requête réclamation proposition conseil consigne injonction ordre sommation invitation "
    "engagement garantie souhait "
    "vidéo enregistrement responsabilité hommage remerciement notification sondage enquête étude texte entretien "
    "interview point note "
    "slogan formule prière serment vœu version discours allocution éditorial plaidoyer diatribe réquisitoire".split()
)
# Expressions that also tell of movement or of a change of plans: they take words back only where the subject has said
# some.
_FIGURATIVE = frozenset(
    {"faire marche arrière", "faire machine arrière", "faire volte-face", "se raviser", "rétropédaler"}
)
_MID_SENTENCE = frozenset({"se corriger", "se reprendre"})
_PUBLISHING = frozenset({"publier", "diffuser", "faire", "émettre", "insérer", "paraître", "présenter"})


class RetractionDraft(msgspec.Struct):
    """A retraction in the making.

    Attributes:
        tokens: the retracting expression, its object included.
        source: who takes back, or the draft whose source that is.
        cataphoric: the source is a pronoun that the main clause explains (*contrairement à ce qu'elle avait dit, X
        ...*).
    """

    unit: int
    tokens: Range
    row: ReportingRow
    source: Mention | Draft | None
    cataphoric: bool = False


def retraction_drafts(r: Reading, lexicon: Lexicon, drafts: list[Draft]) -> list[RetractionDraft]:
    """All retractions of a document, in text order."""
    found: list[RetractionDraft] = []
    reporting = lexicon.reporting
    for i in range(r.length):
        number = r.unit_of[i]
        unit = r.units[number]
        if not unit[0] <= i < unit[1] or found and i < found[-1].tokens[1] and found[-1].unit == number:
            continue
        draft = _prepositional(r, lexicon, number, unit, i)
        entries = reporting.by_form.get(r.lower[i])
        if draft is None and entries and any(form.mood for _, form in entries):
            cue = verb_cue(r, i, tuple(e for e in entries if e[1].mood), lexicon, retracting=True)
            draft = _verbal(r, lexicon, number, unit, cue, drafts) if cue is not None else None
        if draft is None and r.pos[i] in ("NOUN", "PROPN", "ADV", "X"):
            draft = _nominal(r, lexicon, number, unit, i, drafts)
        if draft is not None:
            found.append(draft)
    return found


def _verbal(
    r: Reading, lexicon: Lexicon, number: int, unit: Range, cue: Cue, drafts: list[Draft]
) -> RetractionDraft | None:
    group = cue.group
    if group is None or group.negated:
        return None
    for row in cue.rows:
        end: int | None = max(cue.end, group.end) if "retract" in row.frames else None
        if "retract_np" in row.frames:
            end = _words_taken_back(r, lexicon, unit, cue, row)
        if end is None or row.lemma in _MID_SENTENCE and not any(r.quote[k] >= 0 for k in range(*unit)):
            continue
        here = [d for d in drafts if d.unit == number]
        source = find_source(r, lexicon, unit, cue, here, [part for d in here for part in d.content])
        start = cue.token if row.reflexive is False else _with_pronoun(r, cue)
        return RetractionDraft(number, (start, end), row, source)
    return None


def _with_pronoun(r: Reading, cue: Cue) -> int:
    assert cue.group is not None
    return next((k for k in range(cue.token - 1, cue.group.start - 1, -1) if r.lower[k] in ("se", "s'")), cue.token)


def _words_taken_back(r: Reading, lexicon: Lexicon, unit: Range, cue: Cue, row: ReportingRow) -> int | None:
    """End of the object, if it is a word for something said."""
    nouns = lexicon.reporting.speech_nouns
    group = cue.group
    assert group is not None
    if group.passive:
        return None
    j = skip_adjuncts(r, (max(cue.end, group.end), unit[1]))
    if j < unit[1] and r.lower[j] in OF:
        j += 1
    for k in range(j, min(unit[1], j + 5)):
        if r.lower[k] in nouns and r.lower[k].rstrip("s") not in _REQUESTS:
            determiners = set(r.lower[j:k])
            if row.words[0] in _MENDING and not determiners & _OWN:
                return None
            return k + 1
        if r.pos[k] not in ("DET", "ADJ", "NUM", "ADV") and r.lower[k] not in _OWN:
            break
    # « une information qu'elle a retirée »
    for k in range(group.start - 1, max(unit[0], group.start - 4) - 1, -1):
        if r.lower[k] in ("que", "qu'"):
            antecedent = next((m for m in range(k - 1, max(unit[0], k - 6) - 1, -1) if r.pos[m] == "NOUN"), None)
            return cue.end if antecedent is not None and r.lower[antecedent] in nouns else None
    return None


def _nominal(
    r: Reading, lexicon: Lexicon, number: int, unit: Range, i: int, drafts: list[Draft]
) -> RetractionDraft | None:
    """*publie un rectificatif*, *la volte-face du ministre*, *Volte-face : le diplomate dit ...*"""
    for row in lexicon.reporting.retractions:
        if row.pos != "noun":
            continue
        end = fixed_end(r, i, row.lemma)
        if end is None:
            continue
        verb = r.head[i]
        if r.lemma[verb] in _PUBLISHING and unit[0] <= verb < i:
            entries = Cue("verb", verb, end, (row,), None)
            return RetractionDraft(number, (verb, end), row, _subject_of(r, lexicon, unit, entries, drafts, number))
        if end < unit[1] and r.lower[end] in OF and end + 1 < unit[1]:
            head = end + 1
            while head < unit[1] and (r.pos[head] in ("DET", "ADJ") or r.lower[head] == "l'"):
                head += 1
            if head < unit[1] and r.is_noun(head):
                tokens = phrase(r, lexicon, head, low=end + 1, high=unit[1], after_verb=True)
                return RetractionDraft(number, (i, end), row, mention(r, (end + 1, tokens[1]), head))
        later = next((d for d in drafts if d.unit == number and d.start > i and d.source is not None), None)
        if i == unit[0] and later is not None:
            return RetractionDraft(number, (i, end), row, later.source)
    return None


def _subject_of(
    r: Reading, lexicon: Lexicon, unit: Range, cue: Cue, drafts: list[Draft], number: int
) -> Mention | Draft | None:
    cue.group = read_group(r, cue.token, frozenset({"fin", "part", "inf", "ger"}))
    return (
        find_source(r, lexicon, unit, cue, [d for d in drafts if d.unit == number], [])
        if cue.group is not None
        else None
    )


def _prepositional(r: Reading, lexicon: Lexicon, number: int, unit: Range, i: int) -> RetractionDraft | None:
    """*contrairement à ce que X avait annoncé*, *contrairement à son annonce*."""
    if r.lower[i] != "contrairement":
        return None
    for row in lexicon.reporting.retractions:
        if row.pos != "prep":
            continue
        end = fixed_end(r, i, row.lemma)
        if end is None or end >= unit[1]:
            continue
        if row.words[-1] != "que":
            return RetractionDraft(number, (i, end), row, _main_subject(r, lexicon, unit, end), cataphoric=False)
        # « ce qu'avait annoncé l'armée » and « ce que l'armée avait annoncé »
        verb = next(
            (k for k in range(end, min(unit[1], end + 14)) if r.lower[k] in ("avait", "avaient", "avais", "avions")),
            None,
        )
        said = (
            next((k for k in range(verb + 1, min(unit[1], verb + 6)) if r.lower[k] in lexicon.reporting.by_form), None)
            if verb
            else None
        )
        if verb is None or said is None:
            continue
        head = next((k for k in range(end, verb) if r.pos[k] in ("PRON", "NOUN", "PROPN")), None)
        if head is None:
            head = next((k for k in range(said + 1, min(unit[1], said + 5)) if r.pos[k] in ("NOUN", "PROPN")), None)
            if head is None:
                continue
            tokens = phrase(r, lexicon, head, low=said + 1, high=unit[1], after_verb=True)
            return RetractionDraft(number, (i, said + 1), row, mention(r, tokens, head))
        if r.pos[head] == "PRON":
            return RetractionDraft(number, (i, said + 1), row, mention(r, (head, head + 1), head), cataphoric=True)
        tokens = phrase(r, lexicon, head, low=end, high=verb, after_verb=False)
        return RetractionDraft(number, (i, said + 1), row, mention(r, tokens, head))
    return None


def is_figurative(row: ReportingRow) -> bool:
    """Whether an expression takes words back only if its subject has said some before (*faire volte-face*)."""
    return row.lemma in _FIGURATIVE


def main_mention(r: Reading, lexicon: Lexicon, draft: RetractionDraft) -> Mention | None:
    """The subject of the main clause, which a pronoun before it may stand for."""
    return _main_subject(r, lexicon, r.units[draft.unit], draft.tokens[1])


def _main_subject(r: Reading, lexicon: Lexicon, unit: Range, after: int) -> Mention | None:
    for k in range(after, unit[1]):
        if r.dep[k].startswith("nsubj") and r.pos[k] in ("NOUN", "PROPN") and r.quote[k] < 0:
            limit = next((m for m in range(k + 1, unit[1]) if r.is_finite(m)), unit[1])
            return mention(r, phrase(r, lexicon, k, low=after, high=limit, after_verb=False), k)
    return None
