"""Who speaks: the nearest expressed mention of a cue's source."""

from __future__ import annotations

from recoupe.extract.calendar_words import DAYS
from recoupe.extract.clauses import Incise
from recoupe.extract.cues import Cue
from recoupe.extract.draft import Draft, Mention
from recoupe.extract.entities import THING_ENDINGS
from recoupe.extract.names import profile
from recoupe.extract.nounphrase import phrase
from recoupe.extract.passives import agent_phrase
from recoupe.extract.reading import Range, Reading
from recoupe.extract.subjects import antecedent, finite_subject, mention, subject_at
from recoupe.extract.word_classes import OF
from recoupe.lexicon import Lexicon

_AT = frozenset("à au aux dans chez".split())
# What things do to make something plain.
_SHOWING = frozenset(
    "démontrer montrer confirmer rappeler souligner révéler illustrer prouver résumer expliquer suggérer témoigner "
    "justifier attester indiquer".split()
)


def shows_only(r: Reading, lexicon: Lexicon, cue: Cue, source: Mention) -> bool:
    """Whether a would-be speaker is a thing that only shows something: *la situation démontre que P*."""
    head = source.head
    if r.pos[head] != "NOUN" or not r.lemma[head].lower().endswith(THING_ENDINGS) or cue.rows[0].head not in _SHOWING:
        return False
    described = profile(r, lexicon, source.tokens, head)
    return not described.kind and not described.name and not r.words[head][:1].isupper()


def incise_source(r: Reading, lexicon: Lexicon, incise: Incise) -> Mention | None:
    """The source of an incise; for *a-t-on appris de X* it is X."""
    group = incise.cue.group
    if group is not None and group.clitic is not None and r.lower[group.clitic].endswith("on"):
        return learned_from(r, lexicon, (max(group.end, incise.cue.end), incise.tokens[1]))
    if incise.np is None or incise.head is None:
        return None
    return mention(r, incise.np, incise.head)


def learned_from(r: Reading, lexicon: Lexicon, window: Range) -> Mention | None:
    """X in *apprend-on de X*, *a-t-on appris auprès de X*, *de source policière*, *indique-t-on au parquet*."""
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
        if r.lower[k] in _AT and all(r.pos[m] == "ADV" or r.lower[m] in DAYS for m in range(window[0], k)):
            found = _after(r, lexicon, k + 1, window[1])
            if found is not None and _is_office(r, lexicon, found):
                return found  # « indique-t-on au parquet »
    return None


def _is_office(r: Reading, lexicon: Lexicon, found: Mention) -> bool:
    """Whether somebody speaks for a body: *au parquet, dans l'entourage du ministre*; *à Paris* is but where."""
    return profile(r, lexicon, found.tokens, found.head).kind in ("organisation", "group", "anonymous")


def _after(r: Reading, lexicon: Lexicon, j: int, end: int) -> Mention | None:
    """The mention that begins at ``j``."""
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
        return finite_subject(r, lexicon, unit, cue.token, group.start, drafts)
    return _borrowed_subject(r, lexicon, unit, cue, drafts, content)


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
    own = r.child(token, "nsubj")
    if group.mood == "ger" and own is not None and own < group.start and r.pos[own] in ("NOUN", "PROPN"):
        # « le gouvernement assurant de son côté que P »: a participle with a subject of its own
        return subject_at(r, lexicon, unit, own, group.start)
    if group.mood == "ger" and modifies and beside and _can_speak(r, lexicon, head):
        return subject_at(r, lexicon, unit, head, group.start)
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
                        return subject_at(r, lexicon, unit, controlled, group.start - 1)
                    if child < head and r.lower[child] != "qui":
                        limit = next((k for k in range(child + 1, head + 1) if r.is_finite(k)), head)
                        return subject_at(r, lexicon, unit, child, limit)
                    if r.lower[child] == "qui":
                        return antecedent(r, lexicon, unit, child)
                    if head < child < group.start and r.pos[child] in ("NOUN", "PROPN"):
                        # « P, a décidé le ministre, promettant Q »
                        return subject_at(r, lexicon, unit, child, group.start)
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
            return finite_subject(r, lexicon, unit, finite, finite, drafts)
    return None


def _is_passive_verb(r: Reading, verb: int) -> bool:
    return any(r.dep[c] == "aux:pass" for c in r.children[verb])


def _can_speak(r: Reading, lexicon: Lexicon, noun: int) -> bool:
    """Whether a noun names a role or is capitalised."""
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
            return subject_at(r, lexicon, unit, k, limit)
    return None
