"""Subjects: the noun phrase, pronoun or shared subject that a finite verb speaks for."""

from __future__ import annotations

import re

from recoupe.extract.calendar_words import DAYS
from recoupe.extract.clauses import opens_main_clause
from recoupe.extract.draft import Draft, Mention
from recoupe.extract.nounphrase import phrase
from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import OF, RELATIVES, WHICH
from recoupe.lexicon import Lexicon
from recoupe.model import Span

_CLITIC = re.compile(r"-(?:t-)?", re.IGNORECASE)
SUBJECT_PRONOUNS = frozenset("il elle ils elles on je nous j' tu vous".split())
_NOBODY = frozenset("on l'on ce c' cela ça ceci".split())
_SOME = frozenset("un une l'un l'une certains certaines plusieurs beaucoup".split())
_SPANS_OF_TIME = frozenset("jour heure minute semaine mois an année soir matin".split())


def mention(r: Reading, tokens: Range, head: int) -> Mention:
    """Make a mention of a token range; an inverted clitic gives the pronoun alone."""
    a, b = tokens
    start = r.start[a]
    if b - a == 1 and (match := _CLITIC.match(r.words[a])):
        start += match.end()
    return Mention(tokens=tokens, head=head, span=Span.of(r.text, start, r.end[b - 1]))


def finite_subject(
    r: Reading, lexicon: Lexicon, unit: Range, verb: int, start: int, drafts: list[Draft]
) -> Mention | Draft | None:
    """The subject of a finite verb whose group begins at ``start``: a mention, or the draft it shares one with."""
    if r.lower[start] in ("nous", "vous") and r.dep[start].startswith("nsubj"):
        # a subject that looks like a clitic
        return mention(r, (start, start + 1), start)
    pronoun = _pronoun_before(r, unit, start)
    if pronoun is not None:
        if r.lower[pronoun] == "qui" or r.lower[pronoun] in WHICH:
            return antecedent(r, lexicon, unit, pronoun)
        if r.lower[pronoun] in _NOBODY:
            return None
        return mention(r, (pronoun, pronoun + 1), pronoun)
    unit = (_headline_end(r, unit, start), unit[1])
    for token in _verb_tokens(r, verb, start):
        for child in r.children[token]:
            if (
                r.dep[child].startswith("nsubj")
                and not _in_front(r, child, token)
                and r.lower[child] not in DAYS
                and r.lemma[child] not in _SPANS_OF_TIME
                and unit[0] <= child < start
                and _same_level(r, child, verb)
            ):
                found = subject_at(r, lexicon, unit, child, start)
                if found is None or not _tells_time(r, found) and not _another_verb(r, found.tokens[1], start):
                    return found
    shared = _coordinated(r, unit, verb, start, drafts)
    if shared is not None:
        return shared
    joined = _joined_subject(r, lexicon, unit, verb, start)
    if joined is not None:
        return joined
    return _surface_subject(r, lexicon, unit, start)


def _in_front(r: Reading, noun: int, verb: int) -> bool:
    """Whether a would-be subject is what the relative clause of the verb is about: *ceux que le maire accuse*."""
    relative = next((k for k in range(noun + 1, verb) if r.lower[k] in ("que", "qu'", "dont", "où")), None)
    if relative is None:
        return False
    return any(r.dep[c].startswith("nsubj") and relative < c < verb for c in r.children[verb])


def _headline_end(r: Reading, unit: Range, start: int) -> int:
    """Where the clause of a verb begins behind a heading: *Kessar : le Front affirme*, *Damas, SANA – Une source a*.

    A heading is short and has no verb; behind a single dash or the last colon before the verb begins the clause.
    """
    marks = [k for k in range(unit[0] + 1, start) if r.quote[k] < 0 and r.lower[k] in (":", "–", "—")]
    if not marks or marks[-1] - unit[0] > 8 or r.lower[marks[-1]] != ":" and len(marks) > 1:
        return unit[0]
    if any(r.is_finite(k) for k in range(unit[0], marks[-1])):
        return unit[0]
    return marks[-1] + 1


def _tells_time(r: Reading, found: Mention) -> bool:
    """Whether a would-be subject is an expression of time: *Deux jours après l'arrestation*."""
    a, b = found.tokens
    return any(r.lemma[k] in _SPANS_OF_TIME for k in range(a, min(b, a + 2))) and any(
        w in ("après", "avant", "plus") for w in r.lower[a : min(b, a + 4)]
    )


def _another_verb(r: Reading, a: int, b: int) -> bool:
    """Whether another verb stands between a would-be subject and the verb: *que tous lui ont apportés, X a répondu*."""
    if "," not in r.lower[a:b]:
        return False
    comma = a + r.lower[a:b].index(",")
    return any(r.is_finite(k) for k in range(a, comma)) and not any(r.lower[k] in RELATIVES for k in range(a, comma))


def _same_level(r: Reading, token: int, verb: int) -> bool:
    """Not inside a quotation that ends before the verb, short quoted terms apart."""
    number = r.quote[token]
    if number < 0 or number == r.quote[verb]:
        return True
    a, b = r.quotation_tokens(number)
    return b - a <= 7


def _verb_tokens(r: Reading, verb: int, start: int) -> list[int]:
    """The verb, and its auxiliaries: a slip of the parser may hang the subject on either."""
    return [verb, *[k for k in range(start, verb) if r.pos[k] in ("AUX", "VERB")]]


def _pronoun_before(r: Reading, unit: Range, start: int) -> int | None:
    """The subject pronoun or *qui* right before a verb group, over adverbs and asides."""
    j = start - 1
    while j >= unit[0] and (r.pos[j] == "ADV" or r.lower[j] in ("aussi", "encore", "également")):
        j -= 1
    if j < unit[0]:
        return None
    word = r.lower[j]
    if word in SUBJECT_PRONOUNS or word == "qui" or word in WHICH and j > unit[0] and r.lower[j - 1] == ",":
        return j
    if word == ",":
        # « Il a, ... » is one group; « qui, hier, a dit »: a relative pronoun before an aside.
        for k in range(j - 1, max(unit[0], j - 8) - 1, -1):
            if r.lower[k] == "," and k - 1 >= unit[0] and r.lower[k - 1] in ("qui", "il", "elle"):
                return k - 1
            if r.is_finite(k):
                break
    return None


def subject_at(r: Reading, lexicon: Lexicon, unit: Range, head: int, start: int) -> Mention | None:
    """The whole mention around the head of a subject that stands before ``start``; relatives give their antecedent."""
    if r.lower[head] == "qui" or r.lower[head] in ("lequel", "laquelle"):
        return antecedent(r, lexicon, unit, head)
    if r.pos[head] == "PRON" and r.lower[head] in _NOBODY:
        return None
    low = unit[0]
    tokens = phrase(r, lexicon, head, low=low, high=start, after_verb=False)
    # A name right behind a role belongs to the same mention even if the parser took the name as head.
    a = min(tokens[0], _flat_start(r, head, low))
    before = a - 2 if a - 2 >= low and r.words[a - 1] in '«“"' else a - 1
    if before >= low and start > head and (r.lower[before] in OF or r.pos[before] == "ADP"):
        # The parser took a complement for the subject: *X, figure des « gilets jaunes » a estimé*.
        whole = _surface_subject(r, lexicon, unit, start)
        if whole is not None and whole.tokens[0] < a:
            return whole
    return _with_name(r, lexicon, mention(r, (a, tokens[1]), head), low)


def _with_name(r: Reading, lexicon: Lexicon, found: Mention, low: int) -> Mention:
    """Take in the name that an apposition stands behind: *Raymond Soubie, un expert …, qui affirme*."""
    a, b = found.tokens
    if (
        a - 2 >= low
        and r.lower[a - 1] == ","
        and (
            r.pos[a] == "NOUN"
            or r.lower[a] in ("un", "une", "l'un", "l'une")
            or r.lower[a : a + 2] in (["l'", "un"], ["l'", "une"])
            or r.lower[a] in ("le", "la", "l'")
            and lexicon.roles.get(r.lower[a + 1]) is not None
        )
        and r.pos[a - 2] in ("PROPN", "NOUN")
    ):
        start = phrase(r, lexicon, a - 2, low=low, high=a - 1, after_verb=False)[0]
        if any(lexicon.first_names.gender(r.words[k]) is not None for k in range(start, a - 1)):
            return mention(r, (start, b), a - 2)
    return found


def _flat_start(r: Reading, head: int, low: int) -> int:
    """Start of the mention when nouns and *de*-complements stand before a name that the parser took as head."""
    a, _ = r.subtree(head)
    if a < low:
        return head
    for k in range(a, head):
        if (
            r.lower[k] in (",", ":", ";", "»", "«")
            or r.is_finite(k)
            or r.pos[k] in ("SCONJ", "CCONJ", "ADV")
            or r.lower[k] in RELATIVES
        ):
            return head
    return a if r.pos[a] in ("DET", "NOUN", "PROPN", "ADJ", "NUM") or r.lower[a] == "l'" else head


def antecedent(r: Reading, lexicon: Lexicon, unit: Range, pronoun: int) -> Mention | None:
    """The noun a relative pronoun stands for: by the parser, else the last noun before it."""
    clause = pronoun
    while r.lower[pronoun] not in WHICH and r.head[clause] != clause and not r.dep[clause].startswith("acl"):
        clause = r.head[clause]
    head = r.head[clause] if r.dep[clause].startswith("acl") else None
    if head is None or head >= pronoun or head < unit[0] or r.pos[head] not in ("NOUN", "PROPN", "PRON"):
        head = pronoun - 1
        while head >= unit[0] and not (
            r.pos[head] in ("NOUN", "PROPN") or r.lower[head] in ("celui", "celle", "ceux", "celles")
        ):
            head -= 1
        if head < unit[0]:
            return None
    if r.lemma[head] == "an" and r.pos[head - 1] == "NUM" and r.lower[head - 2] == "," and head - 3 >= unit[0]:
        head -= 3  # « Rabah, 52 ans, qui affirme »
    else:
        head = _agreeing(r, unit, head, pronoun)
    tokens = phrase(r, lexicon, head, low=unit[0], high=pronoun, after_verb=False)
    return _with_name(r, lexicon, mention(r, (min(tokens[0], _flat_start(r, head, unit[0])), tokens[1]), head), unit[0])


def _agreeing(r: Reading, unit: Range, head: int, pronoun: int) -> int:
    """The noun right before *qui* where its verb does not agree with the first: *les menaces du maire qui craint*."""
    if r.lower[pronoun] != "qui":
        return head
    near = next((k for k in range(pronoun - 1, head, -1) if r.pos[k] in ("NOUN", "PROPN")), head)
    verb = next((k for k in range(pronoun + 1, min(unit[1], pronoun + 8)) if r.is_finite(k)), None)
    number = r.feature(verb, "Number") if verb is not None else None
    if near == head or number is None or None in (r.feature(head, "Number"), r.feature(near, "Number")):
        return head
    return near if r.feature(head, "Number") != number == r.feature(near, "Number") else head


def _coordinated(r: Reading, unit: Range, verb: int, start: int, drafts: list[Draft]) -> Mention | Draft | None:
    """The draft whose subject a verb without one of its own shares, behind *et* or a comma."""
    j = start - 1
    while j >= unit[0] and r.pos[j] == "ADV":
        j -= 1
    if j < unit[0] or r.lower[j] not in ("et", "mais", "ou", "puis", ","):
        return None
    for draft in reversed(drafts):
        cue = draft.cue
        if cue is None or cue.group is None or cue.token >= verb or draft.rule == "selon":
            continue
        if cue.group.mood == "fin" and cue.group.clitic is None or r.head[verb] == cue.token:
            return draft
    return None


def _joined_subject(r: Reading, lexicon: Lexicon, unit: Range, verb: int, start: int) -> Mention | None:
    """The subject of the verb that another is joined to: *Pour durer, le maire a reculé et annoncé une trêve*."""
    head = r.head[verb]
    if r.dep[verb] != "conj" or not unit[0] <= head < verb or r.pos[head] not in ("VERB", "AUX"):
        return None
    for child in r.children[head]:
        if r.dep[child].startswith("nsubj") and unit[0] <= child < head and r.pos[child] in ("NOUN", "PROPN"):
            limit = next((k for k in range(child + 1, head + 1) if r.is_finite(k)), head)
            return subject_at(r, lexicon, unit, child, limit)
    return None


def _surface_subject(r: Reading, lexicon: Lexicon, unit: Range, start: int) -> Mention | None:
    """Without the parser: the first noun phrase of the clause that is not behind a preposition."""
    floor = _clause_start(r, lexicon, unit, start)
    comma = next((k for k in range(start - 1, floor - 1, -1) if r.lower[k] == ","), None)
    if (
        comma is not None
        and comma + 1 < start
        and r.pos[comma + 1] in ("DET", "PROPN", "NOUN")
        and any(r.is_finite(k) or r.lemma[k] in _SPANS_OF_TIME for k in range(floor, comma))
    ):
        # « Interrogé sur les soutiens que beaucoup lui ont apportés, X a répondu »
        floor = comma + 1
    elif r.pos[floor] == "VERB" and not r.is_finite(floor):
        # « Dénonçant la trêve, l'un des chefs, X, a appelé à »
        floor = next(
            (k + 1 for k in range(floor, start) if r.lower[k] == "," and opens_main_clause(r, k + 1, start + 1)), floor
        )
    k = floor
    while k < start:
        word, pos = r.lower[k], r.pos[k]
        if word in _SOME and k + 1 < start and r.lower[k + 1] in OF:
            # « un des chefs du Front, X, a »
            tokens = phrase(r, lexicon, k, low=floor, high=start, after_verb=False)
            return mention(r, tokens, k)
        if pos == "ADP" or word in OF or word in ("à", "au", "aux", "dans", "en", "sur"):
            # over a prepositional phrase, to the next comma or noun phrase of its own
            k += 1
            while (
                k < start
                and r.pos[k] not in ("PUNCT", "VERB", "AUX")
                and not (r.pos[k] == "DET" and r.pos[k - 1] in ("NOUN", "PROPN", "ADJ"))
            ):
                k += 1
            continue
        if pos in ("NOUN", "PROPN") and r.lemma[k] in _SPANS_OF_TIME:
            # « Deux jours après l'arrestation d'un commando, le ministre a … »
            k = next((m + 1 for m in range(k, start) if r.lower[m] == ","), k + 1)
            continue
        if pos in ("NOUN", "PROPN") and word not in DAYS:
            tokens = phrase(r, lexicon, k, low=floor, high=start, after_verb=False)
            return mention(r, tokens, k)
        if pos == "PRON" and word in SUBJECT_PRONOUNS and word != "on":
            return mention(r, (k, k + 1), k)
        k += 1
    if floor - 1 > unit[0] and r.lower[floor - 1] == "qui" and "," in r.lower[floor:start]:
        # « X, qui P, demandait »: the relative clause stands between subject and verb.
        return antecedent(r, lexicon, unit, floor - 1)
    return None


def _clause_start(r: Reading, lexicon: Lexicon, unit: Range, start: int) -> int:
    """Where the clause begins that holds the token ``start``, by the marks on the surface."""
    for k in range(start - 1, unit[0] - 1, -1):
        if (
            r.lower[k] in (";", ":")
            or r.quote[k] >= 0
            and r.closes_quotation(k)
            and not _same_level(r, k, start)
            or r.lower[k] in RELATIVES
            or r.pos[k] == "SCONJ"
            or r.space[k]
            or r.is_finite(k)
            and r.pos[k] == "VERB"
            and not _is_role(r, lexicon, k)
        ):
            return k + 1
    return unit[0]


def _is_role(r: Reading, lexicon: Lexicon, token: int) -> bool:
    """Whether what was tagged a verb is the role behind a name and a comma: *Éric Roux, juge à Kessar, a estimé*."""
    behind_name = token >= 2 and r.lower[token - 1] == "," and r.pos[token - 2] == "PROPN"
    return behind_name and lexicon.roles.get(r.lower[token]) is not None
