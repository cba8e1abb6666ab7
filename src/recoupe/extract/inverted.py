"""Verb before subject: whether the noun phrase behind a verb is its subject, and how far it reaches."""

from __future__ import annotations

from recoupe.extract.adjuncts import skip_prepositional
from recoupe.extract.calendar_words import DAYS
from recoupe.extract.clauses import is_term
from recoupe.extract.dates import skip_date
from recoupe.extract.names import name_runs, profile
from recoupe.extract.nounphrase import phrase
from recoupe.extract.reading import Range, Reading
from recoupe.extract.verb_groups import INVERTED, skip_adverbial
from recoupe.extract.word_classes import OF, RELATIVES
from recoupe.lexicon import Lexicon


def subject_on_the_left(r: Reading, unit: Range, verb: int, start: int) -> bool:
    """Whether the verb behind a comma has its subject before it (*Le ministre, interrogé hier, affirme que*)."""
    for child in r.children[verb]:
        if (
            r.quote[child] >= 0
            and r.quote[child] != r.quote[verb]
            and not is_term(r, r.quotation_tokens(r.quote[child])[0])
        ):
            continue
        if r.dep[child].startswith("nsubj") or r.dep[child].startswith("expl:subj"):
            if child < start and r.pos[child] != "PRON":
                return not _clause_between(r, child, start)
            return child < start
    # Without the parser's help: something with a finite verb of its own, or a quotation, must stand before.
    before = range(unit[0], start)
    if r.lower[start - 1] in ("»", "”", '"', "?", "!"):
        return False
    return not any(r.is_finite(k) for k in before if not _in_relative(r, k, unit)) and not any(
        r.quote[k] >= 0 for k in before
    )


def speaker_behind_clause(r: Reading, lexicon: Lexicon, unit: Range, start: int, located: tuple[int, Range]) -> bool:
    """A whole clause before the verb and somebody who can speak right behind it: *P, ont indiqué les pompiers*."""
    head, np = located
    clause = any(r.is_finite(k) and not _in_relative(r, k, unit) for k in range(unit[0], start))
    # Without a comma of its own, what stands before is no subject with an aside: the tagger has missed its verb.
    bare = start - unit[0] > 5 and "," not in r.lower[unit[0] : start - 1]
    clause = clause or bare and not _speaker_with_relative(r, lexicon, unit, start)
    behind_quotation = (
        start - 2 >= unit[0]
        and r.lower[start - 1] == ","
        and r.quote[start - 2] >= 0
        and r.closes_quotation(start - 2)
        and not is_term(r, r.quotation_tokens(r.quote[start - 2])[0])
    )
    if (
        not clause
        and not behind_quotation
        and not any(r.opens_quotation(k) and not is_term(r, k) for k in range(unit[0], start))
    ):
        return False
    role = lexicon.roles.get(r.lower[head])
    speaks = (
        role is not None
        and role.kind in ("person", "organisation", "anonymous", "medium", "document")
        or head in r.media
    )
    if role is not None and role.kind == "document" and r.lower[np[0]] in ("son", "sa", "ses", "leur", "leurs"):
        # « a défendu son bilan »
        speaks = False
    speaks = speaks or r.words[head][:1].isupper()
    speaks = speaks or any(lexicon.first_names.gender(r.words[k]) is not None for k in range(*np))
    return speaks and (
        np[1] >= unit[1]
        or r.lower[np[1]] in (".", ",", "»", "!", "…", "(", "lors", "dans", "à", "sur")
        or r.space[np[1]]
    )


def _speaker_with_relative(r: Reading, lexicon: Lexicon, unit: Range, start: int) -> bool:
    """Somebody who can speak, and a relative clause that the comma closes: *Le maire dont X parle, critique Y*."""
    relative = next((k for k in range(unit[0], start - 1) if r.lower[k] in RELATIVES), None)
    noun = next((k for k in range(unit[0], relative or unit[0]) if r.pos[k] in ("NOUN", "PROPN")), None)
    if relative is None or noun is None or not any(r.is_finite(k) for k in range(relative, start - 1)):
        return False
    return profile(r, lexicon, (unit[0], noun + 1), noun).kind in _SPEAKERS


_SPEAKERS = ("person", "organisation", "group", "anonymous", "medium")


def behind_phrase(r: Reading, lexicon: Lexicon, unit: Range, start: int, located: tuple[int, Range]) -> bool:
    """A mere phrase, a comma, the verb and somebody who can speak: *Six morts dans un raid, annonce l'armée*.

    A single comma never parts a subject from its verb, so what stands before it is what is reported; with more commas
    it must be something that does not speak (*Six morts, dont un enfant, annonce l'armée*).
    """
    head, np = located
    before = range(unit[0], start - 1)
    if r.lower[start - 1] != "," or len(before) < 2:
        return False
    if any(r.is_finite(k) or r.quote[k] >= 0 for k in before):
        return False
    if any(r.lower[k] == "," for k in before):
        noun = next((k for k in before if r.pos[k] in ("NOUN", "PROPN")), None)
        if noun is None or r.pos[noun] == "PROPN" or profile(r, lexicon, (unit[0], noun + 1), noun).kind in _SPEAKERS:
            return False
    return profile(r, lexicon, np, head).kind in _SPEAKERS or r.pos[head] == "PROPN"


def _clause_between(r: Reading, subject: int, start: int) -> bool:
    """Whether a finite verb outside relative clauses stands between a subject and a token."""
    return any(r.is_finite(k) and not _in_relative(r, k, (subject, start)) for k in range(subject + 1, start))


def _in_relative(r: Reading, token: int, unit: Range) -> bool:
    """Whether a finite verb follows a relative pronoun or subordinator of its own on the left, in its comma segment.

    A second verb joined by *et* or *mais* (*qui n'a rien dit mais semble prêt*) is in the same clause.
    """
    for k in range(token - 1, max(unit[0], token - 25) - 1, -1):
        if r.lower[k] in RELATIVES:
            return True
        if r.lower[k] in (",", ";", ":", "»"):
            return False
        if r.is_finite(k) and r.pos[k] == "VERB" and not any(w in ("et", "mais") for w in r.lower[k + 1 : token]):
            return False
    return False


def postverbal_subject(r: Reading, lexicon: Lexicon, unit: Range, after: int) -> tuple[int, Range] | None:
    """Head and phrase of an inverted nominal subject."""
    j = after
    while j < unit[1]:
        j, before = max(skip_date(r, j, unit[1]), skip_adverbial(r, j)), j
        if j > before:
            continue
        word, pos = r.lower[j], r.pos[j]
        if j in r.media and r.words[j][:1].isupper():
            break  # « révèle De Standaard »
        if word in (",",) and j + 1 < unit[1] and (skip := _skip_between_commas(r, unit, j)) is not None:
            j = skip
            continue
        if word == "," and r.lower[j - 1] in DAYS and j + 1 < unit[1] and r.pos[j + 1] in ("DET", "PROPN"):
            j += 1  # « a indiqué jeudi, le ministre »
            continue
        if r.space[j] or word in (";", ":", ".", "!", "?", "»", "”") or word in RELATIVES:
            return None
        if pos == "ADV" or word in DAYS or word in INVERTED or word.endswith("ment") and pos == "ADV":
            j += 1
            continue
        if word in ("en", "y") and pos != "ADP":
            j += 1
            continue
        if (
            pos == "ADP" or word in ("à", "au", "aux", "dans", "sur", "en", "auprès", "lors", "pour", "ce_matin")
        ) and word not in OF:
            j = _before_name(r, lexicon, j, skip_prepositional(r, unit, j))
            continue
        if word in OF and r.pos[j] == "ADP":
            if j == after:
                return None
            j = skip_prepositional(r, unit, j)
            continue
        break
    if j >= unit[1]:
        return None
    head = j
    while (
        head < unit[1]
        and (r.pos[head] in ("DET", "NUM", "ADJ", "ADV") or r.lower[head] in ("l'", "«", "“", '"', "quelque"))
        and not (r.pos[head] == "NUM" and head + 1 < unit[1] and r.pos[head + 1] not in ("NOUN", "ADJ"))
    ):
        if r.pos[head] == "ADJ" and (head + 1 >= unit[1] or r.pos[head + 1] not in ("NOUN", "PROPN", "ADJ", "X")):
            break
        head += 1
    if head >= unit[1] or r.is_finite(head) and r.pos[head - 1] != "DET" or r.pos[head] in ("SCONJ", "CCONJ", "PUNCT"):
        return None
    if r.lower[head] in INVERTED or r.lower[head] in ("que", "qu'") or "VerbForm=Inf" in r.morph[head]:
        return None
    tokens = phrase(r, lexicon, head, low=j, high=unit[1], after_verb=True)
    end = tokens[1]
    if end == head + 1 and lexicon.first_names.gender(r.words[head]) is not None:
        # « a lancé Marine Le Pen »: a first name that the tagger took for a verb
        end = max([end, *(b for a, b in name_runs(r, (head, min(unit[1], head + 6))) if a == head)])
    return head, (min(j, tokens[0]), end)


# Behind one of these, a name of two words begins the subject: *a écrit en fin de soirée Ousmane Keïta*.
_TIMES = frozenset("soirée matinée journée nuit après-midi semaine midi soir matin".split())


def _before_name(r: Reading, lexicon: Lexicon, j: int, end: int) -> int:
    """Where a person's name begins within what was taken for one prepositional phrase: *résume à Lyon Awa Sow, …*."""
    for k in range(j + 2, end):
        if not r.words[k][:1].isupper() or r.pos[k - 1] not in ("PROPN", "NOUN") or r.lower[k - 1] in OF:
            continue
        named = k + 1 < r.length and (r.words[k + 1][:1].isupper() or k + 1 == end)
        if named and (lexicon.first_names.gender(r.words[k]) is not None or r.lower[k - 1] in _TIMES):
            return k
    return end


def _skip_between_commas(r: Reading, unit: Range, comma: int) -> int | None:
    """Over a short adjunct between commas (*a déclaré, mardi soir, le ministre*)."""
    for k in range(comma + 1, min(unit[1], comma + 10)):
        if r.lower[k] == ",":
            return k + 1
        if r.is_finite(k) or r.words[k] in "«»“”":
            return None
    return None
