"""Who speaks: the nearest expressed mention of a cue's source."""

from __future__ import annotations

import re

from recoupe.extract.complements import agent_phrase
from recoupe.extract.cues import Cue
from recoupe.extract.draft import Draft, Mention
from recoupe.extract.incises import Incise
from recoupe.extract.nounphrase import DAYS, OF, RELATIVES, phrase
from recoupe.extract.reading import Range, Reading
from recoupe.lexicon import Lexicon
from recoupe.model import Span

_CLITIC = re.compile(r"-(?:t-)?", re.IGNORECASE)
SUBJECT_PRONOUNS = frozenset("il elle ils elles on je nous j' tu vous".split())
_SPANS_OF_TIME = frozenset("jour heure minute semaine mois an année soir matin".split())


def mention(r: Reading, tokens: Range, head: int) -> Mention:
    """Make a mention of a token range; an inverted clitic gives the pronoun alone."""
    a, b = tokens
    start = r.start[a]
    if b - a == 1 and (match := _CLITIC.match(r.words[a])):
        start += match.end()
    return Mention(tokens=tokens, head=head, span=Span.of(r.text, start, r.end[b - 1]))


def incise_source(r: Reading, lexicon: Lexicon, incise: Incise, unit: Range) -> Mention | None:
    """The source of an incise; for *a-t-on appris de X* it is X."""
    group = incise.cue.group
    if group is not None and group.clitic is not None and r.lower[group.clitic].endswith("on"):
        return learned_from(r, lexicon, (max(group.end, incise.cue.end), incise.tokens[1]))
    if incise.np is None or incise.head is None:
        return None
    return mention(r, incise.np, incise.head)


def learned_from(r: Reading, lexicon: Lexicon, window: Range) -> Mention | None:
    """X in *apprend-on de X*, *a-t-on appris auprès de X*, *de source policière*."""
    for k in range(*window):
        if r.lower[k] in ("auprès",) and r.lower[k + 1 : k + 2] and r.lower[k + 1] in OF:
            return _after(r, lexicon, k + 2, window[1])
        if r.lower[k] in OF and (
            k == window[0]
            or r.pos[k - 1] in ("ADV", "PUNCT", "NOUN", "NUM")
            or r.lower[k - 1] in DAYS
            or k - window[0] < 3
        ):
            return _after(r, lexicon, k + 1, window[1])
        if r.lower[k] == "selon":
            return _after(r, lexicon, k + 1, window[1])
    return None


def _after(r: Reading, lexicon: Lexicon, j: int, end: int) -> Mention | None:
    head = j
    while head < end and (r.pos[head] in ("DET", "ADJ", "NUM") or r.lower[head] == "l'"):
        head += 1
    if head >= end:
        return None
    tokens = phrase(r, lexicon, head, low=j, high=end, after_verb=False)
    tokens = (j, tokens[1])
    return mention(r, tokens, head) if tokens[0] < tokens[1] else None


def find_source(
    r: Reading, lexicon: Lexicon, unit: Range, cue: Cue, drafts: list[Draft], content: list[Range]
) -> Mention | Draft | None:
    """The source of a verb cue that is no incise.

    Returns:
        The mention; or an earlier draft of the unit whose source it shares; or ``None``.
    """
    group = cue.group
    assert group is not None
    if group.passive:
        agent = agent_phrase(r, cue, (max(cue.end, group.end), unit[1]))
        return _after(r, lexicon, agent[0] + 1, agent[1]) if agent else None
    if group.clitic is not None:
        if r.lower[group.clitic].endswith("on"):
            return learned_from(r, lexicon, (group.end, min(unit[1], group.end + 12)))
        return mention(r, (group.clitic, group.clitic + 1), group.clitic)
    if group.mood == "fin":
        return _finite_subject(r, lexicon, unit, cue.token, group.start, drafts)
    return _borrowed_subject(r, lexicon, unit, cue, drafts, content)


def _finite_subject(
    r: Reading, lexicon: Lexicon, unit: Range, verb: int, start: int, drafts: list[Draft]
) -> Mention | Draft | None:
    pronoun = _pronoun_before(r, unit, start)
    if pronoun is not None:
        if r.lower[pronoun] in ("qui",):
            return _antecedent(r, lexicon, unit, pronoun)
        if r.lower[pronoun] == "on":
            return None
        return mention(r, (pronoun, pronoun + 1), pronoun)
    for token in _verb_tokens(r, verb, start):
        for child in r.children[token]:
            if (
                r.dep[child].startswith("nsubj")
                and r.lower[child] not in DAYS
                and r.lemma[child] not in _SPANS_OF_TIME
                and unit[0] <= child < start
                and _same_level(r, child, verb)
            ):
                found = _from_head(r, lexicon, unit, child, start)
                if found is None or not _another_verb(r, found.tokens[1], start):
                    return found
    shared = _coordinated(r, unit, verb, start, drafts)
    if shared is not None:
        return shared
    return _surface_subject(r, lexicon, unit, start)


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
    j = start - 1
    while j >= unit[0] and (r.pos[j] == "ADV" or r.lower[j] in ("aussi", "encore", "également")):
        j -= 1
    if j < unit[0]:
        return None
    word = r.lower[j]
    if word in SUBJECT_PRONOUNS or word == "qui":
        return j
    if word == ",":
        # « Il a, ... » is one group; « qui, hier, a dit »: a relative pronoun before an aside.
        for k in range(j - 1, max(unit[0], j - 8) - 1, -1):
            if r.lower[k] == "," and k - 1 >= unit[0] and r.lower[k - 1] in ("qui", "il", "elle"):
                return k - 1
            if r.is_finite(k):
                break
    return None


def _from_head(r: Reading, lexicon: Lexicon, unit: Range, head: int, start: int) -> Mention | None:
    if r.lower[head] == "qui" or r.lower[head] in ("lequel", "laquelle"):
        return _antecedent(r, lexicon, unit, head)
    if r.pos[head] == "PRON" and r.lower[head] in ("on", "ce", "c'", "cela", "ça"):
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
        a - 2 > low
        and r.lower[a - 1] == ","
        and (r.lower[a] in ("un", "une", "l'un", "l'une") or r.lower[a : a + 2] in (["l'", "un"], ["l'", "une"]))
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


def _antecedent(r: Reading, lexicon: Lexicon, unit: Range, pronoun: int) -> Mention | None:
    """The noun a relative pronoun stands for: by the parser, else the last noun before it."""
    clause = pronoun
    while r.head[clause] != clause and not r.dep[clause].startswith("acl"):
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
    tokens = phrase(r, lexicon, head, low=unit[0], high=pronoun, after_verb=False)
    return _with_name(r, lexicon, mention(r, (min(tokens[0], _flat_start(r, head, unit[0])), tokens[1]), head), unit[0])


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


def _surface_subject(r: Reading, lexicon: Lexicon, unit: Range, start: int) -> Mention | None:
    """Without the parser: the first noun phrase of the clause that is not behind a preposition."""
    floor = _clause_start(r, unit, start)
    comma = next((k for k in range(start - 1, floor - 1, -1) if r.lower[k] == ","), None)
    if (
        comma is not None
        and comma + 1 < start
        and r.pos[comma + 1] in ("DET", "PROPN", "NOUN")
        and any(r.is_finite(k) for k in range(floor, comma))
    ):
        # « Interrogé sur les soutiens que beaucoup lui ont apportés, X a répondu »
        floor = comma + 1
    k = floor
    while k < start:
        word, pos = r.lower[k], r.pos[k]
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
        if pos in ("NOUN", "PROPN") and word not in DAYS:
            tokens = phrase(r, lexicon, k, low=floor, high=start, after_verb=False)
            return mention(r, tokens, k)
        if pos == "PRON" and word in SUBJECT_PRONOUNS and word != "on":
            return mention(r, (k, k + 1), k)
        k += 1
    if floor - 1 > unit[0] and r.lower[floor - 1] == "qui" and "," in r.lower[floor:start]:
        # « X, qui P, demandait »: the relative clause stands between subject and verb.
        return _antecedent(r, lexicon, unit, floor - 1)
    return None


def _clause_start(r: Reading, unit: Range, start: int) -> int:
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
        ):
            return k + 1
    return unit[0]


def _borrowed_subject(
    r: Reading, lexicon: Lexicon, unit: Range, cue: Cue, drafts: list[Draft], content: list[Range]
) -> Mention | Draft | None:
    """The subject of a participle or infinitive: its noun, or the subject of the verb above it."""
    group = cue.group
    assert group is not None
    token = cue.token
    head = r.head[token]
    before = r.lower[group.start - 1] if group.start > unit[0] else ""
    modifies = r.dep[token].startswith(("acl", "amod")) and r.pos[head] in ("NOUN", "PROPN")
    beside = group.start - 8 <= head < token and before not in (",", "en", "et")
    if group.mood == "ger" and modifies and beside and _can_speak(r, lexicon, head):
        return _from_head(r, lexicon, unit, head, group.start)
    if group.mood == "inf" and before in ("de", "d'") and r.lower[group.start - 2 : group.start - 1] == ["avant"]:
        # « X a juré P, avant de se dédire »: the subject of the clause before.
        earlier = [d for d in drafts if d.cue is not None and d.cue.token < token and d.parent is None]
        return earlier[-1] if earlier else _main_subject(r, lexicon, unit, content)
    previous = [d for d in drafts if d.cue is not None and d.cue.token < token and d.unit == r.unit_of[token]]
    if group.mood == "ger":
        for draft in previous:
            adjacent = 0 <= group.start - draft.clause[1] <= 2 and draft.rule in ("selon", "incise")
            if adjacent or any(a <= head < b for a, b in draft.content) and draft.rule not in ("selon", "incise"):
                return draft
    for _ in range(6):
        if head == token or not unit[0] <= head < unit[1] or any(a <= head < b for a, b in content):
            break
        for draft in previous:
            if draft.cue is not None and draft.cue.token == head:
                return draft
        if r.is_finite(head) or any(r.dep[c].startswith("aux") for c in r.children[head]):
            if _is_passive_verb(r, head):
                break
            for child in r.children[head]:
                if r.dep[child].startswith("nsubj"):
                    if r.pos[child] == "PRON" and r.lower[child] in ("il", "elle", "ils", "elles"):
                        return mention(r, (child, child + 1), child)
                    if any(a <= child < b for a, b in content):
                        continue
                    if (
                        group.mood == "inf"
                        and r.lower[group.start - 1 : group.start] == ["à"]
                        and (controlled := _object(r, head, group.start)) is not None
                    ):
                        return _from_head(r, lexicon, unit, controlled, group.start - 1)
                    if child < head and r.lower[child] != "qui":
                        limit = next((k for k in range(child + 1, head + 1) if r.is_finite(k)), head)
                        return _from_head(r, lexicon, unit, child, limit)
                    if r.lower[child] == "qui":
                        return _antecedent(r, lexicon, unit, child)
        token, head = head, r.head[head]
    if group.mood == "ger":
        if previous:
            return previous[-1]
        return _main_subject(r, lexicon, unit, content)
    if group.mood == "inf":
        finite = next(
            (k for k in range(group.start - 1, max(unit[0], group.start - 8) - 1, -1) if r.is_finite(k)), None
        )
        if finite is not None:
            return _finite_subject(r, lexicon, unit, finite, finite, drafts)
    return None


def _is_passive_verb(r: Reading, verb: int) -> bool:
    return any(r.dep[c] == "aux:pass" for c in r.children[verb])


def _can_speak(r: Reading, lexicon: Lexicon, noun: int) -> bool:
    return lexicon.roles.get(r.words[noun]) is not None or r.words[noun][:1].isupper()


def _object(r: Reading, verb: int, before: int) -> int | None:
    """The object between a verb and the infinitive it governs: *a amené les opposants à appeler*."""
    return next(
        (c for c in r.children[verb] if r.dep[c] == "obj" and verb < c < before and r.pos[c] in ("NOUN", "PROPN")), None
    )


def _main_subject(r: Reading, lexicon: Lexicon, unit: Range, content: list[Range]) -> Mention | None:
    """The subject of the unit's main verb, before or behind the participle."""
    for k in range(unit[0], unit[1]):
        if (
            r.dep[k].startswith("nsubj")
            and r.quote[k] < 0
            and r.is_finite(r.head[k]) | any(r.dep[c].startswith("aux") for c in r.children[r.head[k]])
        ):
            if r.lower[k] in ("qui", "que", "on") or any(a <= k < b for a, b in content):
                continue
            if r.pos[k] == "PRON":
                return mention(r, (k, k + 1), k)
            limit = next((m for m in range(k + 1, unit[1]) if r.is_finite(m)), unit[1])
            return _from_head(r, lexicon, unit, k, limit)
    return None
